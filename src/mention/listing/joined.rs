//! Times of the checklist that several mentions or words make up together.

use super::{Listed, Loose};
use crate::document::Span;
use crate::language::{Clitics, Cue, Function, Placed, Scan, Sense, TokenKind, Tokens};
use crate::mention::{Kind, Mention, Value};
use crate::value::time::{self, ClockTime, DateExpr, Days, Direction, Grain, TimeExpr};
use jiff::civil::Date;
use std::borrow::Cow;

/// "Tuesday afternoon", "last night", "مساء" behind a date: a day and the part of it, and the
/// hour where it stands behind them ("tomorrow evening at 7").
pub fn part_of_day<'m>(
    scan: &Scan<'_>,
    mention: &Mention,
    next: Option<&Mention>,
    published: Option<Date>,
) -> Option<(usize, Listed<'m>)> {
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
    if next.is_some_and(|next| next.tokens.start < end) {
        return None;
    }
    let afternoon = matches!(part, "AF" | "EV" | "NI");
    if let Some((end, clock)) = hour_behind(scan, end, afternoon) {
        let clock = ClockTime { date: Some(date.clone()), ..clock };
        let span = mention.span.to(words(scan, mention.tokens.start, end));
        let tokens = mention.tokens.start..end;
        let choices = time::choices(&TimeExpr::Clock(clock.clone()), published);
        let value = Value::Time(TimeExpr::Clock(clock));
        let whole = Mention { span, figure: span, tokens, kind: Kind::Time, value, hedge: None };
        return Some((end, Listed::Figure(Cow::Owned(whole), choices)));
    }
    let span = mention.span.to(words(scan, mention.tokens.start, end));
    Some((end, parted(date, part, span, published)))
}

/// "The morning of 31 January", «مساء الخميس»: the part of the day stands before the day; with
/// the token it begins at.
pub fn part_before<'m>(
    scan: &Scan<'_>,
    from: usize,
    mention: &Mention,
    published: Option<Date>,
) -> Option<(usize, Listed<'m>)> {
    let Value::Time(TimeExpr::Date(date)) = &mention.value else { return None };
    if !of_a_day(date) || date.paired.is_some() {
        return None;
    }
    let end = mention.tokens.start;
    let (start, part) = (1..=PART_BEFORE).rev().find_map(|back| {
        let start = end.checked_sub(back).filter(|start| *start >= from)?;
        let (rest, part) = scan.language.part_before(scan.slice(start, end)).ok()?;
        rest.is_empty().then_some((start, part))
    })?;
    let span = words(scan, start, end).to(mention.span);
    let listed = match part {
        Placed::Part(part) => parted(date, part, span, published),
        Placed::Week => week_of(date, span, published)?,
    };
    Some((start, listed))
}

/// "The week of 18 May": from Monday to Sunday.
fn week_of<'m>(date: &DateExpr, span: Span, published: Option<Date>) -> Option<Listed<'m>> {
    let week = |day: Date| {
        let back = i64::from(time::weekday_of(day)) - 1;
        let monday = day.checked_sub(jiff::Span::new().days(back)).ok()?;
        Some(Days::between(monday, monday.checked_add(jiff::Span::new().days(6)).ok()?))
    };
    let open = time::choices(&TimeExpr::Date(date.clone()), published);
    let weeks = open.iter().filter_map(|day| week(day.parse().ok()?));
    let choices = weeks.filter_map(|days| days.first().map(|day| day.to_string())).collect();
    let days = week(date.days.and_then(Days::single)?)?;
    let timex = format!("{}/{}", days.first()?, days.last()?);
    let (kind, days) = (Kind::Period, Some(days));
    Some(Listed::Loose(Loose { span, kind, timex: timex.into(), days, choices }))
}

/// "The fiscal year 2008", "the year 2008": a loose year and its number.
pub fn numbered_year<'m>(scan: &Scan<'_>, loose: &Loose, year: &Mention) -> Option<Listed<'m>> {
    let Value::Time(TimeExpr::Date(date)) = &year.value else { return None };
    let whole = date.month.is_none() && date.weekday.is_none() && date.part.is_none();
    let number = date.year.filter(|_| whole)?;
    let last = year.tokens.start.checked_sub(1)?;
    let of = scan.slice(last, last + 1).head_senses().any(|(s, _)| *s == Sense::Function(Function::Of));
    let last = last - usize::from(of && last > 0);
    let adjoins = scan.tokens.get(last).is_some_and(|t| t.span.end == loose.span.end);
    let timex = match loose.timex.as_ref() {
        form @ ("XXXX" | "FYXXXX" | "SYXXXX") if adjoins => form.replace("XXXX", &format!("{number:04}")),
        _ => return None,
    };
    let days = date.days.filter(|_| loose.timex == "XXXX");
    let (span, kind) = (loose.span.to(year.span), Kind::Date);
    Some(Listed::Loose(Loose { span, kind, timex: timex.into(), days, choices: Vec::new() }))
}

/// How many tokens a part of the day takes before its day.
const PART_BEFORE: usize = 3;

/// A part of a day.
fn parted<'m>(date: &DateExpr, part: &str, span: Span, published: Option<Date>) -> Listed<'m> {
    let timex = format!("{}T{part}", time::timex(&TimeExpr::Date(date.clone()), published));
    // The hour by which the afternoon, the evening and the night have begun.
    let begins = match part {
        "MI" | "AF" => Some(12),
        "EV" | "NI" => Some(18),
        _ => None,
    };
    let days = || {
        let open = time::choices(&TimeExpr::Date(date.clone()), published);
        let only = date.days.and_then(Days::single).map(|day| day.to_string());
        if open.is_empty() { only.into_iter().collect() } else { open }
    };
    let at = |hour: u8| days().iter().map(|day| format!("{day}T{hour:02}:00:00")).collect();
    let choices = begins.map_or_else(Vec::new, at);
    Listed::Loose(Loose { span, kind: Kind::Time, timex: timex.into(), days: date.days, choices })
}

/// "at 7", "@ 10:30", "around 8" behind a part of the day.
fn hour_behind(scan: &Scan<'_>, at: usize, afternoon: bool) -> Option<(usize, ClockTime)> {
    let all = scan.slice(at, scan.tokens.len());
    let joins = |s: &Sense| matches!(s, Sense::Function(Function::At) | Sense::Hedge(..));
    let joined = all.text_at(0) == "@" || all.head_senses().any(|(s, len)| len == 1 && joins(s));
    if !joined {
        return None;
    }
    let input = all.skip(1);
    let later = |hour: u8| if afternoon && hour < 12 { hour + 12 } else { hour };
    if let Ok((rest, TimeExpr::Clock(clock))) = scan.language.time(input)
        && clock.date.is_none()
    {
        let hour = if clock.open { later(clock.hour) } else { clock.hour };
        return Some((rest.from, ClockTime { hour, open: false, ..clock }));
    }
    let (rest, count) = scan.language.numeral(input).ok()?;
    let hour = count.value.to_i64().and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=12).contains(n))?;
    let ends = rest.first().is_none_or(|t| t.kind == TokenKind::Mark && ends(rest));
    let clock = ClockTime::at(later(hour), 0);
    ends.then_some((rest.from, clock))
}

/// A full stop, comma or bracket, not the rest of a figure.
fn ends(rest: Tokens<'_>) -> bool {
    matches!(rest.text_at(0), "." | "," | "،" | ";" | "؛" | ")" | "?" | "!" | "؟")
}

fn words(scan: &Scan<'_>, start: usize, end: usize) -> Span {
    scan.slice(start, end).span_to(scan.slice(end, end))
}

/// "the last three months", "over the next 10 days": a length that publication dates;
/// with the token its words begin at and one past its last.
pub fn stretch(
    scan: &Scan<'_>,
    mention: &Mention,
    published: Option<Date>,
) -> Option<(usize, usize, Listed<'static>)> {
    let Value::Time(TimeExpr::Duration(length)) = &mention.value else { return None };
    let [part] = length.parts.as_slice() else { return None };
    let count = part.amount.stated.as_ref()?.to_i64()?;
    let directed = |at: usize| {
        scan.slice(at, at + 1).head_senses().find_map(|(s, len)| match s {
            Sense::Direction(direction) if len == 1 && *direction != Direction::At => Some(*direction),
            _ => None,
        })
    };
    // "the last three months", "the three previous weeks", «الأشهر الثلاثة الماضية»
    let before = mention.tokens.start.checked_sub(1).and_then(|at| Some((at, directed(at)?)));
    let within = || mention.tokens.clone().skip(1).find_map(directed);
    let behind = || {
        let definite = scan.tokens.get(mention.tokens.end)?.clitics.has(Clitics::THE);
        directed(mention.tokens.end).filter(|_| definite)
    };
    let (from, to, direction) = match before {
        Some((from, direction)) => (from, mention.tokens.end, direction),
        None => match within() {
            Some(direction) => (mention.tokens.start, mention.tokens.end, direction),
            None => (mention.tokens.start, mention.tokens.end + 1, behind()?),
        },
    };
    // "The last four months of 2021" are not the last ones before publication.
    let of = scan.slice(to, scan.tokens.len());
    if of.head_senses().any(|(s, _)| *s == Sense::Function(Function::Of))
        && scan.language.time(of.skip(1)).is_ok()
    {
        return None;
    }
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
    let span = words(scan, from, to);
    let listed = Listed::Loose(Loose {
        span,
        kind: Kind::Period,
        timex: timex.into(),
        days: Some(days),
        choices: Vec::new(),
    });
    Some((from, to, listed))
}

/// "three weeks after 1 March", "two days before Christmas": the day counted to, with the
/// token behind it.
pub fn counted_from(scan: &Scan<'_>, length: &Mention, date: &Mention) -> Option<(usize, Listed<'static>)> {
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
    let listed = Listed::Loose(Loose {
        span,
        kind: Kind::Date,
        timex: day.to_string().into(),
        days: Some(Days::on(day)),
        choices: Vec::new(),
    });
    Some((date.tokens.end, listed))
}

/// So many of a unit of a day or more.
pub fn span_of(count: i64, grain: Grain) -> Option<jiff::Span> {
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
pub fn dated_clock(scan: &Scan<'_>, date: &Mention, clock: &Mention) -> Option<Mention> {
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
pub fn two_calendars(scan: &Scan<'_>, mention: &Mention) -> Option<[Mention; 2]> {
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
