//! A figure that counts something, written anew together with what it counts.

use super::Replacement;
use super::replace::{Rewriter, Rewritten};
use super::restyle;
use crate::document::Span;
use crate::language::{Counted, Language, Place};
use crate::value::Number;

/// A figure with its noun or unit and the words around them.
pub(super) struct Inflected<'t> {
    language: &'static dyn Language,
    place: Place<'t>,
    /// The bare number, and number and noun together.
    figure: Span,
    whole: Span,
    /// The noun itself says the number ("جنديان"), or stands before it ("جندي واحد").
    bare: bool,
    /// The word before number and noun.
    ahead: &'t str,
}

impl<'t> Inflected<'t> {
    /// Of the mention: whether it counts a noun, and whether a noun or a unit.
    pub fn of(rewriter: &Rewriter<'t>, noun: bool, counts: bool) -> Inflected<'t> {
        Inflected::at(rewriter, rewriter.mention.figure, noun, counts)
    }

    /// The same, of the number that stands at `figure` in the mention.
    pub fn at(rewriter: &Rewriter<'t>, figure: Span, noun: bool, counts: bool) -> Inflected<'t> {
        let text = &rewriter.document.text;
        let whole = rewriter.mention.span;
        let piece = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or("");
        let rest = piece(figure.end, whole.end);
        let number = figure.of(text);
        let bare = counts && rest.trim().is_empty();
        // The head ends the phrase; a unit is all of it.
        let start = match rest.rfind(char::is_whitespace) {
            _ if !counts => rest.len(),
            Some(at) if noun => at + 1,
            _ => rest.len() - rest.trim_start().len(),
        };
        let (between, noun) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let noun = match bare {
            true if whole.start < figure.start => piece(whole.start, figure.start).trim(),
            true => number,
            false => noun,
        };
        let place = Place {
            before: last_word(text.get(..figure.start as usize).unwrap_or("")),
            number,
            between: if bare { " " } else { between },
            noun,
            behind: first_word(text.get(whole.end as usize..).unwrap_or("")),
        };
        let ahead = last_word(text.get(..whole.start as usize).unwrap_or(""));
        Inflected { language: rewriter.language(), place, figure, whole, bare, ahead }
    }

    /// The figure that says `new` where it says `old`, its noun in the form that goes with it.
    pub fn write(&self, old: &Number, new: &Number) -> Option<Rewritten> {
        let inflection = self.language.inflection();
        let small = |n: &Number| *n == Number::ONE || *n == Number::from(2);
        let told = |span, text, alone| {
            Some(Rewritten {
                replacement: Replacement { span, text, was: String::new(), reads: String::new() },
                alone,
            })
        };
        let definite = self.language.may_be_definite(&self.language.fold(self.place.number));
        if self.bare && small(old) && !definite {
            let number = new.to_i64().and_then(|n| inflection.cardinal(n, &self.place));
            let number = number.unwrap_or_else(|| self.language.wording().number(new, 0));
            return match inflection.counted(old, new, &number, &self.place) {
                Counted::Form(noun) => told(self.whole, format!("{number} {noun}"), false),
                Counted::Whole(text) => told(self.whole, text, false),
                Counted::Same | Counted::Unknown => None,
            };
        }
        if self.bare && small(new) && definite && self.whole.start < self.figure.start {
            let place = Place { before: self.ahead, ..self.place };
            let (noun, agrees) = inflection.taken_up(new.to_i64()?, &place)?;
            let behind = agrees.as_ref().map_or(0, |_| 1 + self.place.behind.len());
            let span = Span::new(self.whole.start as usize, self.whole.end as usize + behind);
            return told(
                span,
                [Some(noun), agrees].into_iter().flatten().collect::<Vec<_>>().join(" "),
                false,
            );
        }
        let number = restyle::figure(&self.place, old, new, self.language)?;
        if self.bare {
            return told(self.figure, number, false);
        }
        // What leads up to the figure stays: "منذ".
        let both = Span { start: self.figure.start, end: self.whole.end };
        // "16 قدما", not as behind sixteen and a bit.
        let rounded = Some(new.round()).filter(|whole| restyle::says(&number, whole));
        match inflection.counted(old, rounded.as_ref().unwrap_or(new), &number, &self.place) {
            Counted::Same => told(self.figure, number, false),
            Counted::Unknown => told(self.figure, number, true),
            Counted::Form(noun) => told(both, format!("{number}{}{noun}", self.place.between), false),
            Counted::Whole(text) => told(both, text, false),
        }
    }
}

/// The last word of the text before a figure, or the particle that is glued to it.
fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or("").trim_matches(|c: char| !c.is_alphabetic())
}

/// The word behind a figure; nothing where a mark parts the two.
fn first_word(text: &str) -> &str {
    match text.strip_prefix([' ', '\u{a0}']) {
        Some(rest) => rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or(""),
        None => "",
    }
}
