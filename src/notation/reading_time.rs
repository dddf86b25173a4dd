//! The readings of times.

use super::fault::{Problem, Want};
use super::grammar::bracketed;
use super::lex::{Parsed, Source, blanks, mark, number, one_of, text, want, whole, words, wrong};
use super::reading::{Form, field, interval, over};
use crate::language;
use crate::value::Reading;
use crate::value::time::{
    Anchor, Calendar, ClockTime, DateExpr, Days, Direction, DurationExpr, DurationPart, Grain, PartOf,
    PeriodExpr, PeriodName, TimeExpr, Zone,
};
use jiff::civil::Date;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while;
use nom::combinator::opt;

/// How deep dates may stand in dates.
const DEEPEST: usize = 4;

pub(super) const DIRECTIONS: &[(&str, Direction)] =
    &[("last", Direction::Before), ("this", Direction::At), ("next", Direction::After)];

pub(super) const PARTS: &[(&str, PartOf)] = &[
    ("early", PartOf::Early),
    ("mid", PartOf::Mid),
    ("late", PartOf::Late),
    ("beginning", PartOf::Beginning),
    ("end", PartOf::End),
];

/// A time in this form, and whether its days are given or said not to be known.
pub(super) fn time<'a>(source: Source<'a>, form: Form, input: &'a str) -> Parsed<'a, (TimeExpr, bool)> {
    match form {
        Form::Clock => clock(input).map(|(rest, (clock, settled))| (rest, (TimeExpr::Clock(clock), settled))),
        Form::Length => length(input).map(|(rest, length)| (rest, (TimeExpr::Duration(length), true))),
        Form::Period => {
            period(source, input).map(|(rest, (period, settled))| (rest, (TimeExpr::Period(period), settled)))
        }
        _ => date(0, input).map(|(rest, (date, settled))| (rest, (TimeExpr::Date(date), settled))),
    }
}

/// Fields of a date, up to the end of the property or a bracket.
fn date(depth: usize, mut rest: &str) -> Parsed<'_, (DateExpr, bool)> {
    let mut date = DateExpr::default();
    let mut settled = false;
    let start = rest;
    if depth > DEEPEST {
        return wrong(blanks(rest)?.0, Problem::TooDeep(DEEPEST), 1);
    }
    while !over(rest) {
        let (after, name) = field(rest)?;
        rest = match name {
            "hijri" => put(after, Calendar::Hijri, &mut date.calendar),
            "year" => set(year(after)?, &mut date.year),
            "month" => set(whole(after)?, &mut date.month),
            "or" => set(whole(after)?, &mut date.other_month),
            "day" => set(whole(after)?, &mut date.day),
            "weekday" => set(whole(after)?, &mut date.weekday),
            "half" => {
                let (after, n) = whole(after)?;
                put(after, Some(PartOf::Half(n)), &mut date.part)
            }
            "in-name" => put(after, true, &mut date.of_name),
            "impossible" => put(after, true, &mut date.impossible),
            "paired" => {
                let (after, (paired, _)) = bracketed(|input| self::date(depth + 1, input)).parse(after)?;
                put(after, Some(Box::new(paired)), &mut date.paired)
            }
            "days" => {
                settled = true;
                set(days(after)?, &mut date.days)
            }
            "undated" => put(after, true, &mut settled),
            _ => match (anchor(rest), one_of(PARTS, Want::Field)(rest)) {
                (Ok(found), _) => set(found, &mut date.anchor),
                (_, Ok(found)) => set(found, &mut date.part),
                _ => return want(blanks(rest)?.0, Want::Field),
            },
        };
    }
    if date == DateExpr::default() && !settled {
        return want(blanks(start)?.0, Want::Field);
    }
    Ok((rest, (date, settled)))
}

/// `away -1`, `last month`, `3 year ago`, `3 year on`.
fn anchor(input: &str) -> Parsed<'_, Anchor> {
    if let Ok((rest, ())) = words("away")(input) {
        return whole(rest).map(|(rest, days)| (rest, Anchor::Day(days)));
    }
    if let Ok((rest, (direction, grain))) = (one_of(DIRECTIONS, Want::Field), grain).parse(input) {
        return Ok((rest, Anchor::Named(direction, grain)));
    }
    let way = alt((
        words("ago").map(|()| Direction::Before),
        words("around").map(|()| Direction::At),
        words("on").map(|()| Direction::After),
    ));
    let (rest, (count, grain, direction)) = (whole, grain, way).parse(input)?;
    Ok((rest, Anchor::Away(direction, grain, count)))
}

/// A year of the calendar that days are counted in.
fn year(input: &str) -> Parsed<'_, i32> {
    let (rest, year) = whole(input)?;
    if (-9999..=9999).contains(&year) { Ok((rest, year)) } else { want(blanks(input)?.0, Want::Number) }
}

fn grain(input: &str) -> Parsed<'_, Grain> {
    let (rest, name) = field(input)?;
    match Grain::from_name(name) {
        Some(grain) => Ok((rest, grain)),
        None => want(blanks(input)?.0, Want::Field),
    }
}

/// `2021-04-07` or `2021-04-01..2021-04-30`.
fn days(input: &str) -> Parsed<'_, Days> {
    let (rest, from) = day(input)?;
    let (rest, to) = opt((mark(".."), day)).parse(rest)?;
    let days = Days { from, to: to.map_or(from, |(_, to)| to) };
    if days.from > days.to { want(blanks(input)?.0, Want::Day) } else { Ok((rest, days)) }
}

/// A day as a count from 1970.
fn day(input: &str) -> Parsed<'_, i64> {
    let (start, _) = blanks(input)?;
    let (rest, written) = take_while(|c: char| c.is_ascii_digit() || c == '-')(start)?;
    match written.parse::<Date>() {
        Ok(day) => Ok((rest, Days::on(day).from)),
        Err(_) => want(start, Want::Day),
    }
}

/// `9:30`
fn hour(input: &str) -> Parsed<'_, (u8, u8)> {
    let (rest, (hour, _, minute)) = (whole, mark(":"), whole).parse(input)?;
    Ok((rest, (hour, minute)))
}

fn clock(input: &str) -> Parsed<'_, (ClockTime, bool)> {
    let (mut rest, (hour, minute)) = self::hour(input)?;
    let mut clock = ClockTime::at(hour, minute);
    let mut settled = true;
    while !over(rest) {
        let (after, name) = field(rest)?;
        rest = match name {
            "until" => set(self::hour(after)?, &mut clock.until),
            "zone" => set(zone(after)?, &mut clock.zone),
            "on" => {
                let (after, (date, known)) = bracketed(|input| date(1, input)).parse(after)?;
                settled = known;
                put(after, Some(date), &mut clock.date)
            }
            "impossible" => put(after, true, &mut clock.impossible),
            _ => return want(blanks(rest)?.0, Want::Field),
        };
    }
    Ok((rest, (clock, settled)))
}

fn zone(input: &str) -> Parsed<'_, Zone> {
    if let Ok((rest, minutes)) = whole(input) {
        return Ok((rest, Zone::Offset(minutes)));
    }
    let (start, _) = blanks(input)?;
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '،' | ')');
    let (rest, name) = take_while(|c| !ends(c))(start)?;
    match (name, language::zone(name)) {
        ("local", _) => Ok((rest, Zone::Local)),
        (_, Some(zone)) => Ok((rest, Zone::Named(zone))),
        _ => want(start, Want::Zone),
    }
}

/// `4 year 6 month`, a count that is no plain number in brackets.
fn length(mut rest: &str) -> Parsed<'_, DurationExpr> {
    let mut parts = Vec::new();
    while parts.is_empty() || !over(rest) {
        let (after, (amount, grain)) = (count, grain).parse(rest)?;
        parts.push(DurationPart { amount, grain });
        rest = after;
    }
    Ok((rest, DurationExpr { parts }))
}

/// `3` or `(value 3 plain 2..4 lenient 1..5)`.
fn count(input: &str) -> Parsed<'_, Reading> {
    if let Ok((rest, value)) = number(input) {
        return Ok((rest, Reading::exact(value)));
    }
    let value = opt(words("value").and(number).map(|((), value)| value));
    let fields = (value, words("plain"), interval, words("lenient"), interval);
    bracketed(fields.map(|(stated, (), plain, (), lenient)| Reading { stated, plain, lenient })).parse(input)
}

fn period<'a>(source: Source<'a>, input: &'a str) -> Parsed<'a, (PeriodExpr, bool)> {
    let (mut rest, name) = period_name(input)?;
    let mut period = PeriodExpr::named(name, Grain::Day);
    let mut settled = false;
    while !over(rest) {
        let (after, name) = field(rest)?;
        rest = match name {
            "year" => set(year(after)?, &mut period.year),
            "steps" => {
                let (after, grain) = grain(after)?;
                put(after, grain, &mut period.grain)
            }
            "iso" => {
                let (after, form) = text(source)(after)?;
                settled = true;
                put(after, form.text.to_owned(), &mut period.timex)
            }
            "days" => {
                settled = true;
                set(days(after)?, &mut period.days)
            }
            "undated" => put(after, true, &mut settled),
            "ends" => {
                let mut both = (bracketed(|input| date(1, input)), bracketed(|input| date(1, input)));
                let (after, ((first, _), (last, _))) = both.parse(after)?;
                put(after, Some(Box::new((first, last))), &mut period.ends)
            }
            _ => set(anchor(rest)?, &mut period.anchor),
        };
    }
    Ok((rest, (period, settled)))
}

fn period_name(input: &str) -> Parsed<'_, PeriodName> {
    let (rest, name) = field(input)?;
    if name == "range" {
        return Ok((rest, PeriodName::Range));
    }
    let small = |make: fn(u8) -> PeriodName| whole(rest).map(|(rest, n)| (rest, make(n)));
    match name {
        "decade" => year(rest).map(|(rest, year)| (rest, PeriodName::Decade(year))),
        "century" => small(PeriodName::Century),
        "quarter" => small(PeriodName::Quarter),
        "half" => small(PeriodName::Half),
        "week" => small(PeriodName::Week),
        "season" => small(PeriodName::Season),
        "feast" => small(PeriodName::Feast),
        _ => want(blanks(input)?.0, Want::Field),
    }
}

fn set<'a, T>((rest, value): (&'a str, T), place: &mut Option<T>) -> &'a str {
    *place = Some(value);
    rest
}

fn put<'a, T>(rest: &'a str, value: T, place: &mut T) -> &'a str {
    *place = value;
    rest
}
