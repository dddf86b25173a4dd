//! The checklist's view of what was read: every figure and time apart, in order.
//!
//! Linking wants one mention for a date told in two calendars and none for "now" or
//! "every week"; whoever goes through a checklist wants two, and wants to see the rest.

mod feasts;
mod joined;
mod placed;
mod words;

use super::{Kind, Mention, Reading, Value};
use crate::document::Span;
use crate::language::Scan;
use crate::value::time::{self, Days};
use feasts::Named;
use jiff::civil::Date;
use std::borrow::Cow;

/// One line of the checklist.
// One lives at a time, on the stack; a box would cost more.
#[allow(clippy::large_enum_variant)]
pub enum Listed<'m> {
    /// A mention, or a part of one, and what it may be where its words leave that open.
    Figure(Cow<'m, Mention>, Vec<String>),
    /// A time that dates nothing by itself: "now", "daily", "in recent weeks".
    Loose(Loose),
}

/// A time of the checklist that is no mention.
pub struct Loose {
    /// Its words.
    pub span: Span,
    /// [`Kind::Date`], [`Kind::Period`] or [`Kind::Time`].
    pub kind: Kind,
    /// Its TIMEX3 form: "PRESENT_REF", "P1D", "PXW".
    pub timex: Cow<'static, str>,
    /// First and last day, where publication tells them.
    pub days: Option<Days>,
    /// Days it may be, where its words leave that open.
    pub choices: Vec<String>,
}

/// What was read in a block, as the checklist shows it.
pub fn listing<'m>(reading: &'m Reading<'_>, published: Option<Date>) -> Vec<Listed<'m>> {
    let scan = &reading.scan;
    let mut out = Vec::new();
    let mut at = 0;
    let mut before: Option<&Mention> = None;
    let mut mentions = reading.mentions.iter().peekable();
    while let Some(mention) = mentions.next() {
        if mention.tokens.start < at {
            continue;
        }
        if let Some((start, end, listed)) = placed::nth_over(scan, at, mention, published) {
            gap(scan, (at, start), published, before, &mut out);
            out.push(listed);
            (at, before) = (end, None);
            continue;
        }
        let stretch = joined::stretch(scan, mention, published).filter(|(from, ..)| *from >= at);
        let parted = joined::part_before(scan, at, mention, published)
            .map(|(from, listed)| (from, mention.tokens.end, listed));
        let stretch = stretch.or(parted);
        let from = stretch.as_ref().map_or(mention.tokens.start, |(from, ..)| *from);
        let feast = gap(scan, (at, from), published, before, &mut out);
        at = mention.tokens.end;
        before = Some(mention);
        if let Some(named) = feast
            && let Some(listed) = named.in_year(scan, mention, published)
        {
            out.pop();
            out.push(listed);
            continue;
        }
        let last = if let Some(Listed::Loose(loose)) = out.last() { Some(loose) } else { None };
        if let Some(listed) = last.and_then(|loose| joined::numbered_year(scan, loose, mention)) {
            out.pop();
            out.push(listed);
            continue;
        }
        if let Some((_, end, listed)) = stretch {
            out.push(listed);
            at = end;
            continue;
        }
        let next = mentions.peek().copied();
        let counted = || joined::counted_from(scan, mention, next?);
        let part = || joined::part_of_day(scan, mention, next, published);
        if let Some((end, listed)) = counted().or_else(part) {
            at = end;
            out.push(listed);
            continue;
        }
        if let Some(whole) = next.and_then(|next| joined::dated_clock(scan, mention, next)) {
            at = whole.tokens.end;
            out.push(figure(Cow::Owned(whole), scan, published));
            continue;
        }
        match joined::two_calendars(scan, mention) {
            Some(pair) => out.extend(pair.map(|m| figure(Cow::Owned(m), scan, published))),
            None => out.push(figure(Cow::Borrowed(mention), scan, published)),
        }
    }
    gap(scan, (at, scan.tokens.len()), published, before, &mut out);
    out
}

/// The places of the lines of the checklist.
pub fn places(reading: &Reading<'_>, published: Option<Date>) -> Vec<Span> {
    listing(reading, published).iter().map(Listed::span).collect()
}

impl Listed<'_> {
    /// Its words.
    pub fn span(&self) -> Span {
        match self {
            Listed::Figure(mention, _) => mention.span,
            Listed::Loose(loose) => loose.span,
        }
    }
}

fn figure<'m>(mention: Cow<'m, Mention>, scan: &Scan<'_>, published: Option<Date>) -> Listed<'m> {
    let span = words::shown(scan, &mention);
    let mention =
        if span == mention.span { mention } else { Cow::Owned(Mention { span, ..mention.into_owned() }) };
    let choices = match &mention.value {
        Value::Time(expr) => {
            let mut open = time::choices(expr, published);
            open.extend(placed::counted_to(scan, &mention, published));
            open.extend(placed::either_order(scan, &mention));
            open
        }
        _ => Vec::new(),
    };
    Listed::Figure(mention, choices)
}

/// Lists the times between two mentions that are none themselves; the feast that ends the
/// stretch, which the mention behind it may date.
fn gap(
    scan: &Scan<'_>,
    (from, to): (usize, usize),
    published: Option<Date>,
    before: Option<&Mention>,
    out: &mut Vec<Listed<'_>>,
) -> Option<Named> {
    let mut at = from;
    let mut feast = None;
    while at < to {
        if let Some((end, listed)) = placed::nth(scan, (at, to), published) {
            out.push(listed);
            (at, feast) = (end, None);
            continue;
        }
        let input = scan.slice(at, to);
        let Some((rest, loose)) = scan.language.loose_time(input) else {
            at += 1;
            continue;
        };
        let span = input.span_to(rest);
        let end = rest.from.max(at + 1);
        if let Some(day) = loose.feast {
            let named = Named::read(scan, day, (from, at, end), to, published);
            match before.and_then(|length| named.counted_from(scan, length)) {
                Some(listed) => {
                    out.pop();
                    out.push(listed);
                }
                None => out.push(named.listed()),
            }
            at = named.end();
            feast = Some(named);
            continue;
        }
        let kind = if loose.repeats { Kind::Period } else { Kind::Date };
        let told = loose.step.filter(|_| !loose.from_story);
        let placed = told.zip(published).and_then(|(step, day)| time::placed(loose.timex, step, day));
        let step = loose.step.unwrap_or(0);
        let choices =
            if placed.is_none() { time::choices_of(loose.timex, step, published) } else { Vec::new() };
        let timex = placed.map_or(Cow::Borrowed(loose.timex), Cow::Owned);
        out.push(Listed::Loose(Loose { span, kind, timex, days: None, choices }));
        (at, feast) = (end, None);
    }
    feast.filter(|named| named.end() + 2 >= to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Options};

    fn listed(text: &str, lang: &str) -> Vec<String> {
        let file = format!("---\ndate: 2021-04-07\nlang: {lang}\n---\n{text}\n");
        let document = Document::from_bytes("draft.txt", file.as_bytes(), &Options::default())
            .unwrap_or_else(|error| panic!("{error}"));
        let readings = super::super::read(&document);
        let span = |listed: &Listed<'_>| match listed {
            Listed::Figure(m, _) => m.span.of(&document.text).to_owned(),
            Listed::Loose(Loose { span, timex, .. }) => format!("{} {timex}", span.of(&document.text)),
        };
        readings
            .iter()
            .flat_map(|r| listing(r, document.published).iter().map(span).collect::<Vec<_>>())
            .collect()
    }

    #[test]
    fn two_calendars_are_two_dates() {
        assert_eq!(
            listed("عقد اللقاء يوم الأحد 5 رجب 1441هـ الموافق 1 مارس 2020م.", "ar"),
            ["يوم الأحد 5 رجب 1441هـ", "1 مارس 2020م"]
        );
    }

    #[test]
    fn a_day_and_its_hour_are_one_time() {
        assert_eq!(listed("The ferry sails on Friday at 8 pm.", "en"), ["Friday at 8 pm"]);
        assert_eq!(listed("It sank on Tuesday afternoon.", "en"), ["Tuesday afternoon XXXX-WXX-2TAF"]);
    }

    #[test]
    fn a_length_from_publication_has_its_days() {
        assert_eq!(
            listed("Sales fell over the past three months.", "en"),
            ["past three months 2021-01-07/2021-04-07"]
        );
    }

    #[test]
    fn what_dates_nothing_is_listed_too() {
        assert_eq!(
            listed("The pier is closed now; ferries sail daily.", "en"),
            ["now PRESENT_REF", "daily P1D"]
        );
        assert_eq!(listed("الرصيف مغلق الآن والعبّارات تبحر يوميا.", "ar"), ["الآن PRESENT_REF", "يوميا P1D"]);
    }
}
