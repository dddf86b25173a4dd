//! Fixes as changes of the text.

use super::Replacement;
use super::fraction::fraction;
use super::inflected::Inflected;
use super::{exchange, restyle};
use crate::document::{Document, Span};
use crate::graph::{ClaimGraph, Node, NodeKind};
use crate::language::{Language, Sense, Wording, of, scan};
use crate::mention::{Amount, Mention, Value};
use crate::rule::Prop;
use crate::solve::{Fix, Target};
use crate::value::Number;
use crate::value::time::{Anchor, DateExpr, Days, TimeExpr, weekday_of};
use jiff::civil::Date;

/// A new figure, and whether it is told without the noun, whose form is not known.
pub(super) struct Rewritten {
    pub replacement: Replacement,
    pub alone: bool,
}

/// The changes a fix comes to; a weekday can also be settled by the day beside it.
/// Empty where the figure cannot be rewritten well.
pub(super) fn changes(fix: &Fix, graph: &ClaimGraph, document: &Document) -> Vec<Replacement> {
    match fix.target {
        Target::Word => {
            return exchange::opposite(graph.node_weight(fix.node), document).into_iter().collect();
        }
        Target::Part(Prop::Factor) => {
            return exchange::factor(graph.node_weight(fix.node), &fix.value, document).into_iter().collect();
        }
        Target::Place(other) => {
            let two = graph.node_weight(fix.node).zip(graph.node_weight(other));
            return two.and_then(|(a, b)| exchange::places(a, b, document)).into_iter().collect();
        }
        _ => {}
    }
    let Some(Node { kind, mention: Some(mention), .. }) = graph.node_weight(fix.node) else {
        return Vec::new();
    };
    // "The tram driver" holds no figure to be rewritten.
    if *kind == NodeKind::Member {
        return Vec::new();
    }
    let rewriter = Rewriter::new(document, mention);
    let mut found = Vec::new();
    match fix.target {
        Target::Figure(_) => {
            let rewritten = rewriter.figure(&fix.value);
            return rewritten
                .and_then(|new| rewriter.change(new.replacement, new.alone))
                .into_iter()
                .collect();
        }
        Target::End(end, part) => found.extend(rewriter.end(end, part, &fix.value)),
        Target::Day { paired } => found.extend(rewriter.other_day(paired, &fix.value)),
        Target::Hour(end) => found.extend(rewriter.hour(end, &fix.value)),
        Target::Name => found.extend(rewriter.period(&fix.value)),
        Target::Part(Prop::Year) => found.extend(rewriter.year(&fix.value)),
        Target::Part(Prop::Weekday) => {
            found.extend(rewriter.weekday(&fix.value));
            found.extend(rewriter.day());
        }
        Target::Part(Prop::Day) => found.extend(rewriter.day_of_month(&fix.value)),
        Target::Part(Prop::Month) => found.extend(rewriter.month(&fix.value, false)),
        Target::Part(Prop::OtherMonth) => found.extend(rewriter.month(&fix.value, true)),
        _ => {}
    }
    found.into_iter().filter_map(|replacement| rewriter.change(replacement, false)).collect()
}

pub(super) struct Rewriter<'a> {
    pub document: &'a Document,
    pub mention: &'a Mention,
    words: &'static dyn Wording,
}

impl<'a> Rewriter<'a> {
    pub fn new(document: &'a Document, mention: &'a Mention) -> Rewriter<'a> {
        Rewriter { document, mention, words: of(document.language).wording() }
    }
}

impl Rewriter<'_> {
    fn change(&self, replacement: Replacement, alone: bool) -> Option<Replacement> {
        let whole = if alone { replacement.span } else { self.mention.span.to(replacement.span) };
        let text = |from: u32, to: u32| Span { start: from, end: to }.of(&self.document.text);
        let before = whole.of(&self.document.text).to_owned();
        let after = [
            text(whole.start, replacement.span.start),
            &replacement.text,
            text(replacement.span.end, whole.end),
        ]
        .concat();
        let replacement = Replacement { was: before.clone(), reads: after.clone(), ..replacement };
        (before != after).then_some(replacement)
    }

    pub fn figure(&self, value: &Number) -> Option<Rewritten> {
        let span = self.mention.figure;
        let original = span.of(&self.document.text);
        let alone = |text| Rewritten {
            replacement: Replacement { span, text, was: String::new(), reads: String::new() },
            alone: false,
        };
        match &self.mention.value {
            Value::Ordinal(n) => {
                restyle::ordinal(original, i64::from(*n), value.to_i64()?, self.language()).map(alone)
            }
            Value::Amount(Amount { ratio: Some(ratio), .. }) => {
                let percent = || self.words.phrase("percent").replace("{0}", &self.words.number(value, 0));
                Some(alone(fraction(original, *ratio, value, self.language()).unwrap_or_else(percent)))
            }
            Value::Amount(amount) => {
                let counts = amount.noun.is_some() || !amount.unit.symbol().is_empty();
                Inflected::of(self, amount.noun.is_some(), counts)
                    .write(amount.reading.stated.as_ref()?, value)
            }
            Value::Time(TimeExpr::Duration(length)) => match length.parts.as_slice() {
                [one] => Inflected::of(self, false, true).write(one.amount.stated.as_ref()?, value),
                _ => None,
            },
            Value::Time(TimeExpr::Date(DateExpr { anchor: Some(Anchor::Away(_, _, n)), .. })) => {
                let old = i64::from(*n);
                let number = if span == self.mention.span { self.number(old)? } else { span };
                Inflected::at(self, number, false, true).write(&old.into(), value)
            }
            Value::Time(_) => None,
        }
    }

    pub fn language(&self) -> &'static dyn Language {
        of(self.document.language)
    }

    /// The number that says `old` in the mention, in digits or words: "ten years ago".
    fn number(&self, old: i64) -> Option<Span> {
        let start = self.mention.span.start as usize;
        if let Some((from, to, _)) = restyle::digits_in(self.mention.span.of(&self.document.text), old, old) {
            return Some(Span::new(start + from, start + to));
        }
        let says = |sense: &Sense| matches!(sense, Sense::Cardinal(n) if i64::from(*n) == old);
        self.named(says).first().copied()
    }

    pub fn date(&self) -> Option<&DateExpr> {
        match &self.mention.value {
            Value::Time(TimeExpr::Date(date)) => Some(date),
            Value::Time(TimeExpr::Clock(clock)) => clock.date.as_ref(),
            _ => None,
        }
    }

    fn year(&self, value: &Number) -> Option<Replacement> {
        let date = self.date()?;
        let new = value.to_i64()?;
        // What was past when the copy came out is not moved to a day after it.
        let (month, day) = (date.month.unwrap_or(1), date.day.unwrap_or(1));
        let moved = i16::try_from(new)
            .ok()
            .and_then(|year| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok());
        let later = |day: Option<Date>| day.zip(self.document.published).is_some_and(|(a, b)| a > b);
        if later(moved) && !later(date.days.and_then(Days::first))
            || self.breaks_weekday(Some(new), None, None)
        {
            return None;
        }
        self.digits(i64::from(date.year?), new)
    }

    fn digits(&self, old: i64, new: i64) -> Option<Replacement> {
        let (from, to, text) = restyle::digits_in(self.mention.span.of(&self.document.text), old, new)?;
        let start = self.mention.span.start as usize;
        Some(Replacement {
            span: Span::new(start + from, start + to),
            text,
            was: String::new(),
            reads: String::new(),
        })
    }

    /// The year or the day of the date that a period begins or ends with.
    fn end(&self, end: Prop, part: Prop, value: &Number) -> Option<Replacement> {
        let Value::Time(TimeExpr::Period(period)) = &self.mention.value else { return None };
        let (first, last) = period.ends.as_deref()?;
        let date = if end == Prop::Begins { first } else { last };
        let old = match part {
            Prop::Year => i64::from(date.year?),
            _ => i64::from(date.day?),
        };
        let text = self.mention.span.of(&self.document.text);
        // Where both ends say the same number, the later one is meant by the later end.
        let halves = text.len() - restyle::digits_in(text, old, old).map_or(0, |(_, to, _)| to);
        let behind = text.get(text.len() - halves..)?;
        let again = restyle::digits_in(behind, old, value.to_i64()?).filter(|_| end == Prop::Ends);
        match again {
            Some((from, to, new)) => {
                let start = self.mention.span.end as usize - behind.len();
                let span = Span::new(start + from, start + to);
                Some(Replacement { span, text: new, was: String::new(), reads: String::new() })
            }
            None => self.digits(old, value.to_i64()?),
        }
    }

    fn day_of_month(&self, value: &Number) -> Option<Replacement> {
        let new = value.to_i64()?;
        match self.breaks_weekday(None, None, Some(new)) {
            true => None,
            false => {
                let old = self.date()?.day?;
                self.digits(old.into(), new).or_else(|| self.day_in_words(old, new))
            }
        }
    }

    /// The nearest day of the month that is the weekday that is named.
    fn day(&self) -> Option<Replacement> {
        let date = self.date()?;
        let (day, said) = (date.day?, date.weekday?);
        let actual = date.days?.single()?;
        let away = (i64::from(said) - i64::from(weekday_of(actual)) + 10).rem_euclid(7) - 3;
        let length = i64::from(actual.days_in_month());
        let near = [away, away - 7, away + 7].map(|a| i64::from(actual.day()) + a);
        let new = near.into_iter().find(|d| (1..=length).contains(d))?;
        self.digits(i64::from(day), new)
    }

    fn weekday(&self, value: &Number) -> Option<Replacement> {
        let said = self.date()?.weekday?;
        let span = self.named(|s| matches!(s, Sense::Weekday(n) if *n == said)).into_iter().next()?;
        let name = |n: i64| self.words.phrase(&format!("weekday-{n}"));
        let text =
            self.renamed(span.of(&self.document.text), name(i64::from(said)), name(value.to_i64()?))?;
        Some(Replacement { span, text, was: String::new(), reads: String::new() })
    }

    /// One name of a double month, in the set of names it is taken from.
    fn month(&self, value: &Number, second: bool) -> Option<Replacement> {
        let date = self.date()?;
        let old = if second { date.other_month? } else { date.month? };
        let new = value.to_i64()?;
        if !second && self.breaks_weekday(None, Some(new), None) {
            return None;
        }
        let names = self.named(|s| matches!(s, Sense::Month(m) if m.number == old));
        // "أغسطس/آب" is one month told twice: both names change.
        if let ([first, last], false) = (names.as_slice(), second) {
            let text = &self.document.text;
            let between = text.get(first.end as usize..last.start as usize)?;
            let (a, b) =
                (self.month_name(first.of(text), old, new)?, self.month_name(last.of(text), old, new)?);
            let span = Span::new(first.start as usize, last.end as usize);
            let text = format!("{a}{between}{b}");
            return Some(Replacement { span, text, was: String::new(), reads: String::new() });
        }
        let span = if second { names.last() } else { names.first() }.copied()?;
        let text = self.month_name(span.of(&self.document.text), old, new)?;
        Some(Replacement { span, text, was: String::new(), reads: String::new() })
    }

    /// The name of the month `new` in the set that `word`, a name of `old`, is taken from.
    pub fn month_name(&self, word: &str, old: u8, new: i64) -> Option<String> {
        let language = self.language();
        let name = |set: &str, n: i64| self.words.phrase(&format!("{set}-{n}"));
        let is = |set: &&str| {
            let (name, word) = (language.fold(name(set, i64::from(old))), language.fold(word));
            !name.is_empty() && word.ends_with(&*name)
        };
        let set = ["other-month", "hijri-month"].into_iter().find(is).unwrap_or("month");
        self.renamed(word, name(set, i64::from(old)), name(set, new))
    }

    /// Whether the date with another year, month or day would fall on another weekday than it names.
    fn breaks_weekday(&self, year: Option<i64>, month: Option<i64>, day: Option<i64>) -> bool {
        let Some(date) = self.date() else { return false };
        let Some(said) = date.weekday else { return false };
        let actual = date.days.and_then(Days::single);
        let part = |new: Option<i64>, old: Option<i64>| new.or(old);
        let moved = (|| {
            let year = part(year, actual.map(|d| i64::from(d.year())))?;
            let month = part(month, date.month.map(i64::from))?;
            let day = part(day, date.day.map(i64::from))?;
            Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
        })();
        // What names the wrong day already is settled elsewhere.
        let right = actual.is_some_and(|day| weekday_of(day) == said);
        right && moved.is_some_and(|day| weekday_of(day) != said)
    }

    /// `word` with `old` at its end replaced, what is attached in front kept.
    fn renamed(&self, word: &str, old: &str, new: &str) -> Option<String> {
        if new.is_empty() {
            return None;
        }
        let kept = word.strip_suffix(old).filter(|_| !old.is_empty()).unwrap_or("");
        Some(format!("{kept}{new}"))
    }

    /// Words of the mention that have a sense, in order.
    fn named(&self, wanted: impl Fn(&Sense) -> bool) -> Vec<Span> {
        named(&self.document.text, self.mention.span, self.language(), wanted)
    }
}

/// Words of a part of a text that have a sense, in order.
pub(super) fn named(
    text: &str,
    part: Span,
    language: &'static dyn Language,
    wanted: impl Fn(&Sense) -> bool,
) -> Vec<Span> {
    let scan = scan(text, part, language);
    let lexicon = language.lexicon();
    let mut found = Vec::new();
    for (index, token) in scan.tokens.iter().enumerate() {
        if token.phrase_len > 1 && lexicon.senses(token.phrase).iter().any(&wanted) {
            let last = scan.tokens.get(index + usize::from(token.phrase_len) - 1).unwrap_or(token);
            found.push(token.span.to(last.span));
        } else if lexicon.senses(token.entry).iter().any(&wanted) {
            found.push(token.span);
        }
    }
    found
}
