//! What is wrong with a claim file, and where.

mod ar;
mod en;

use crate::document::{Document, Lang, Lines, Span};
use crate::language::distance;

/// A mistake in a claim file, in the language of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Bytes of the file's text that are at fault.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What was expected, or what to do.
    pub help: String,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// Something else should stand here.
    Expected(Want, String),
    /// A word that means nothing here; the nearest that does.
    UnknownWord(String, Option<&'static str>),
    /// Nothing has this name; the nearest that is there.
    UnknownName(String, Option<String>),
    /// Two things have this name.
    Twice(String),
    /// No figure can be read in these words.
    NoFigure(String),
    /// More than one figure stands in these words.
    ManyFigures(String),
    /// What is given makes this a part of itself.
    Cycle(String),
    /// A sum has this twice.
    Repeated(String),
    /// This is tied to itself.
    Itself(String),
    /// A text is opened and never closed.
    Unclosed,
    /// More than so many bytes.
    TooLong(usize),
    /// More than so many figures or properties on a line.
    TooMany(usize),
    /// Brackets in brackets, more than so many.
    TooDeep(usize),
    /// More mistakes than are told.
    More(usize),
}

/// What should stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub(super) enum Want {
    Statement,
    Name,
    Figure,
    Text,
    Property,
    Number,
    Interval,
    Day,
    Language,
    Field,
    Unit,
    Noun,
    Zone,
    Kind,
    Bracket,
    Comma,
    Equals,
}

impl Problem {
    /// The mistake at its place, told in this language.
    pub fn at(&self, span: Span, lang: Lang) -> Fault {
        let (message, help) = match lang {
            Lang::En => en::say(self),
            Lang::Ar => ar::say(self),
        };
        Fault { span, message, help }
    }
}

/// The mistakes of a file, as far as they are told one by one.
pub(super) struct Faults {
    lang: Lang,
    told: Vec<Fault>,
    more: usize,
}

impl Faults {
    /// None yet, told in this language.
    pub fn new(lang: Lang) -> Faults {
        Faults { lang, told: Vec::new(), more: 0 }
    }

    /// One more; beyond those that are told nothing is worked out for it.
    pub fn add(&mut self, span: Span, problem: impl FnOnce() -> Problem) {
        match self.told.len() < TOLD {
            true => self.told.push(problem().at(span, self.lang)),
            false => self.more += 1,
        }
    }

    /// In the order of the file, with the number of the others at its end.
    pub fn all(mut self, end: usize) -> Vec<Fault> {
        self.told.sort_by_key(|fault| fault.span);
        if self.more > 0 {
            self.told.push(Problem::More(self.more).at(Span::new(end, end), self.lang));
        }
        self.told
    }
}

/// How many mistakes are told one by one.
const TOLD: usize = 200;

impl Fault {
    /// `line:column: message; help`, on one line. `lines` are those of the document.
    pub fn line(&self, document: &Document, lines: &Lines<'_>) -> String {
        let place = lines.position(self.span.start as usize);
        let head = format!("{}:{}: {}", place.line, place.column, self.message);
        let mark = if document.language == Lang::Ar { '؛' } else { ';' };
        if self.help.is_empty() { head } else { format!("{head}{mark} {}", self.help) }
    }
}

/// The nearest of these words, if one is near enough to be meant.
pub(super) fn nearest<'n>(wrong: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let short = |word: &str| -> String { word.to_lowercase().chars().take(LONGEST).collect() };
    let wrong = short(wrong);
    let most = (wrong.chars().count() / 3).clamp(1, 3);
    let near = names.take(MOST).map(|name| (distance(&short(name), &wrong), name)).min()?;
    Some(near.1).filter(|_| near.0 <= most)
}

/// How long a word may be, and how many names are compared with it: a file made to hurt must
/// not make the search for what was meant the longest part of reading it.
const LONGEST: usize = 40;
const MOST: usize = 500;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_is_told_in_every_language() {
        let word = || "wrod".to_owned();
        let wants = [
            Want::Statement,
            Want::Name,
            Want::Figure,
            Want::Text,
            Want::Property,
            Want::Number,
            Want::Interval,
            Want::Day,
            Want::Language,
            Want::Field,
            Want::Unit,
            Want::Noun,
            Want::Zone,
            Want::Kind,
            Want::Bracket,
            Want::Comma,
            Want::Equals,
        ];
        let mut all: Vec<Problem> = wants.into_iter().map(|w| Problem::Expected(w, word())).collect();
        all.extend([
            Problem::UnknownWord(word(), Some("also")),
            Problem::UnknownWord(word(), None),
            Problem::UnknownName(word(), Some("word".into())),
            Problem::UnknownName(word(), None),
            Problem::Twice(word()),
            Problem::NoFigure(word()),
            Problem::ManyFigures(word()),
            Problem::Cycle(word()),
            Problem::Repeated(word()),
            Problem::Itself(word()),
            Problem::Unclosed,
            Problem::TooLong(512),
            Problem::TooMany(1000),
            Problem::TooDeep(8),
            Problem::More(90),
        ]);
        let arabic = |c: char| ('\u{600}'..'\u{700}').contains(&c);
        for problem in all {
            let [english, other] = [Lang::En, Lang::Ar].map(|lang| problem.at(Span::default(), lang));
            assert!(!english.message.chars().chain(english.help.chars()).any(arabic), "{english:?}");
            assert!(other.message.chars().filter(|c| arabic(*c)).count() > 5, "{other:?}");
            assert_eq!(english.help.is_empty(), other.help.is_empty(), "{english:?} {other:?}");
            for fact in ["wrod", "also", "word", "512", "1000", "8", "90"] {
                let has = |fault: &Fault| format!("{} {}", fault.message, fault.help).contains(fact);
                assert_eq!(has(&english), has(&other), "{english:?} {other:?}");
            }
        }
    }

    #[test]
    fn the_nearest_word_is_near() {
        let words = ["part of", "share of", "same as"];
        assert_eq!(nearest("prat of", words.into_iter()), Some("part of"));
        assert_eq!(nearest("zebra", words.into_iter()), None);
        assert_eq!(nearest("جنودي", ["جنود", "ضحايا"].into_iter()), Some("جنود"));
    }
}
