//! The checklist's view of what was read: every figure and time apart, in order.
//!
//! Linking wants one mention for a date told in two calendars and none for "now" or
//! "every week"; whoever goes through a checklist wants two, and wants to see the rest.

use super::{Kind, Mention, Reading, Value};
use crate::document::Span;
use crate::language::{Cue, Function, Scan, Sense};
use crate::value::time::{self, ClockTime, DateExpr, Days, Direction, Grain, TimeExpr};
use jiff::civil::Date;
use std::borrow::Cow;

/// One line of the checklist.
// One lives at a time, on the stack; a box would cost more.
#[allow(clippy::large_enum_variant)]
pub enum Listed<'m> {
    /// A mention, or a part of one.
    Figure(Cow<'m, Mention>),
    /// A time that dates nothing by itself: "now", "daily", "in recent weeks".
    Loose {
        /// Its words.
        span: Span,
        /// [`Kind::Date`], [`Kind::Period`] or [`Kind::Time`].
        kind: Kind,
        /// Its TIMEX3 form: "PRESENT_REF", "P1D", "PXW".
        timex: Cow<'static, str>,
        /// First and last day, where publication tells them.
        days: Option<Days>,
    },
}

/// What was read in a block, as the checklist shows it.
pub fn listing<'m>(reading: &'m Reading<'_>, published: Option<Date>) -> Vec<Listed<'m>> {
    let scan = &reading.scan;
    let mut out = Vec::new();
    let mut at = 0;
    let mut mentions = reading.mentions.iter().peekable();
    while let Some(mention) = mentions.next() {
        let stretch = stretch(scan, mention, published).filter(|(from, _)| *from >= at);
        let from = stretch.as_ref().map_or(mention.tokens.start, |(from, _)| *from);
        loose_times(scan, (at, from), published, &mut out);
        at = mention.tokens.end;
        if let Some((_, listed)) = stretch {
            out.push(listed);
            continue;
        }
        if let Some((end, listed)) = mentions.peek().and_then(|next| counted_from(scan, mention, next)) {
            at = end;
            mentions.next();
            out.push(listed);
            continue;
        }
        if let Some((end, listed)) = part_of_day(scan, mention, published) {
            at = end;
            if mentions.peek().is_none_or(|next| next.tokens.start >= end) {
                out.push(listed);
                continue;
            }
            at = mention.tokens.end;
        }
        if let Some(joined) = mentions.peek().and_then(|next| dated_clock(scan, mention, next)) {
            at = joined.tokens.end;
            mentions.next();
            out.push(Listed::Figure(Cow::Owned(joined)));
            continue;
        }
        match two_calendars(scan, mention) {
            Some(pair) => out.extend(pair.map(|m| Listed::Figure(Cow::Owned(m)))),
            None => out.push(Listed::Figure(Cow::Borrowed(mention))),
        }
    }
    loose_times(scan, (at, scan.tokens.len()), published, &mut out);
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
            Listed::Figure(mention) => mention.span,
            Listed::Loose { span, .. } => *span,
        }
    }
}

fn loose_times(
    scan: &Scan<'_>,
    (from, to): (usize, usize),
    published: Option<Date>,
    out: &mut Vec<Listed<'_>>,
) {
    let mut at = from;
    while at < to {
        let input = scan.slice(at, to);
        let Some((rest, loose)) = scan.language.loose_time(input) else {
            at += 1;
            continue;
        };
        let kind = if loose.repeats { Kind::Period } else { Kind::Date };
        let placed = loose.step.zip(published).and_then(|(step, day)| time::placed(loose.timex, step, day));
        let timex = placed.map_or(Cow::Borrowed(loose.timex), Cow::Owned);
        out.push(Listed::Loose { span: input.span_to(rest), kind, timex, days: None });
        at = rest.from.max(at + 1);
    }
}

/// "Tuesday afternoon", "last night", "مساء" behind a date: a day and the part of it.
fn part_of_day(
    scan: &Scan<'_>,
    mention: &Mention,
    published: Option<Date>,
) -> Option<(usize, Listed<'static>)> {
    let Value::Time(TimeExpr::Date(date)) = &mention.value else { return None };
    let end = mention.tokens.end;
    if !of_a_day(date) || date.paired.is_some() {
        return None;
    }
    let part = |from: usize, to: usize| {
        let (rest, loose) = scan.language.loose_time(scan.slice(from, to))?;
        let part = loose.timex.strip_prefix('T').filter(|p| p.chars().all(|c| c.is_ascii_alphabetic()))?;
        Some((rest.from, part))
    };
    let own = || (end > mention.tokens.start + 1).then(|| part(end - 1, end)).flatten();
    let (end, part) = part(end, scan.tokens.len()).or_else(own)?;
    let start = scan.slice(mention.tokens.start, end);
    let timex = format!("{}T{part}", time::timex(&TimeExpr::Date(date.clone()), published));
    let span = mention.span.to(start.span_to(scan.slice(end, end)));
    Some((end, Listed::Loose { span, kind: Kind::Time, timex: timex.into(), days: date.days }))
}

/// "the last three months", "over the next 10 days": a length that publication dates;
/// with the token its words begin at.
fn stretch(scan: &Scan<'_>, mention: &Mention, published: Option<Date>) -> Option<(usize, Listed<'static>)> {
    let Value::Time(TimeExpr::Duration(length)) = &mention.value else { return None };
    let [part] = length.parts.as_slice() else { return None };
    let count = part.amount.stated.as_ref()?.to_i64()?;
    let from = mention.tokens.start.checked_sub(1)?;
    let direction = scan.slice(from, mention.tokens.start).head_senses().find_map(|(s, len)| match s {
        Sense::Direction(direction) if len == 1 && *direction != Direction::At => Some(*direction),
        _ => None,
    })?;
    // "It will last three months" lasts; "the last three months" are past.
    let lasts = from.checked_sub(1).is_some_and(|at| {
        let verb = |s: &Sense| matches!(s, Sense::Modal(_) | Sense::Function(Function::To | Function::Not));
        scan.slice(at, from).head_senses().any(|(s, _)| verb(s))
    });
    let published = published.filter(|_| !lasts)?;
    let away = span_of(count, part.grain)?;
    let days = match direction {
        Direction::Before => Days::between(published.checked_sub(away).ok()?, published),
        _ => Days::between(published.tomorrow().ok()?, published.checked_add(away).ok()?),
    };
    let timex = format!("{}/{}", days.first()?, days.last()?);
    let span =
        scan.slice(from, mention.tokens.end).span_to(scan.slice(mention.tokens.end, mention.tokens.end));
    let listed = Listed::Loose { span, kind: Kind::Period, timex: timex.into(), days: Some(days) };
    Some((from, listed))
}

/// "three weeks after 1 March", "two days before Christmas": the day counted to, with the
/// token behind it.
fn counted_from(scan: &Scan<'_>, length: &Mention, date: &Mention) -> Option<(usize, Listed<'static>)> {
    let (Value::Time(TimeExpr::Duration(parts)), Value::Time(TimeExpr::Date(from))) =
        (&length.value, &date.value)
    else {
        return None;
    };
    let gap = scan.slice(length.tokens.end, date.tokens.start);
    let later = gap.head_senses().filter(|_| gap.len() == 1).find_map(|(s, _)| match s {
        Sense::Cue(Cue::AfterEvent) | Sense::Function(Function::From) => Some(true),
        Sense::Cue(Cue::BeforeEvent) => Some(false),
        _ => None,
    })?;
    let mut day = from.days.and_then(Days::single)?;
    for part in &parts.parts {
        let count = part.amount.stated.as_ref()?.to_i64()?;
        let span = span_of(if later { count } else { -count }, part.grain)?;
        day = day.checked_add(span).ok()?;
    }
    let span = length.span.to(date.span);
    let listed =
        Listed::Loose { span, kind: Kind::Date, timex: day.to_string().into(), days: Some(Days::on(day)) };
    Some((date.tokens.end, listed))
}

/// So many of a unit of a day or more.
fn span_of(count: i64, grain: Grain) -> Option<jiff::Span> {
    let span = jiff::Span::new();
    match grain {
        Grain::Day => span.try_days(count),
        Grain::Week => span.try_weeks(count),
        _ => span.try_months(count.checked_mul(grain.months()?)?),
    }
    .ok()
}

fn of_a_day(date: &DateExpr) -> bool {
    date.day.is_some() || date.weekday.is_some() || date.days.is_some_and(|d| d.from == d.to)
}

/// "Friday at 8 pm": a date with the time of day behind it.
fn dated_clock(scan: &Scan<'_>, date: &Mention, clock: &Mention) -> Option<Mention> {
    let (Value::Time(TimeExpr::Date(day)), Value::Time(TimeExpr::Clock(time))) = (&date.value, &clock.value)
    else {
        return None;
    };
    let gap = scan.slice(date.tokens.end, clock.tokens.start);
    let joins = match gap.len() {
        0 => true,
        1 => {
            let at = |s: &Sense| {
                matches!(
                    s,
                    Sense::Function(Function::At | Function::In | Function::From | Function::By)
                        | Sense::Cue(Cue::AfterEvent | Cue::BeforeEvent | Cue::Until | Cue::Since)
                        | Sense::Hedge(..)
                )
            };
            gap.first().is_some_and(|t| matches!(gap.text(t), "," | "،" | "@"))
                || gap.head_senses().any(|(s, _)| at(s))
        }
        _ => false,
    };
    if !of_a_day(day) || !joins || time.date.is_some() || day.paired.is_some() {
        return None;
    }
    let span = date.span.to(clock.span);
    let time = ClockTime { date: Some(day.clone()), ..time.clone() };
    Some(Mention {
        span,
        figure: span,
        tokens: date.tokens.start..clock.tokens.end,
        value: Value::Time(TimeExpr::Clock(time)),
        ..clock.clone()
    })
}

/// The two dates of a date told in two calendars, each with its own words.
fn two_calendars(scan: &Scan<'_>, mention: &Mention) -> Option<[Mention; 2]> {
    let Value::Time(TimeExpr::Date(date)) = &mention.value else { return None };
    let twin = date.paired.as_deref()?;
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let same = |other: &DateExpr| other.calendar == twin.calendar && other.month == twin.month;
    let at = (start + 1..end).find(|at| {
        let read = scan.language.time(scan.slice(*at, end));
        matches!(read, Ok((rest, TimeExpr::Date(d))) if rest.from == end && same(&d))
    })?;
    let (first_end, _) = scan.language.time(scan.slice(start, at)).ok()?;
    let part = |from: usize, to: usize, date: &DateExpr| {
        let span = scan.slice(from, to).span_to(scan.slice(to, to));
        let value = Value::Time(TimeExpr::Date(DateExpr { paired: None, ..date.clone() }));
        Mention { span, figure: span, tokens: from..to, value, ..mention.clone() }
    };
    Some([part(start, first_end.from, date), part(at, end, twin)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Options};
    use crate::value::ReadingTable;

    fn listed(text: &str, lang: &str) -> Vec<String> {
        let file = format!("---\ndate: 2021-04-07\nlang: {lang}\n---\n{text}\n");
        let document = Document::from_bytes("draft.txt", file.as_bytes(), &Options::default())
            .unwrap_or_else(|error| panic!("{error}"));
        let readings = super::super::read(&document, &ReadingTable::default());
        let span = |listed: &Listed<'_>| match listed {
            Listed::Figure(m) => m.span.of(&document.text).to_owned(),
            Listed::Loose { span, timex, .. } => format!("{} {timex}", span.of(&document.text)),
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
