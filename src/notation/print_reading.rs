//! A reading in words of the notation: the counterpart of `reading` and `reading_time`.

use super::lex::quoted;
use super::reading::{CLASSES, FORMS, Form, HEDGES, NUMBERS, form_of};
use super::reading_time::{DIRECTIONS, PARTS};
use super::words::{FIGURES, word_for};
use crate::document::{Lang, Span};
use crate::language;
use crate::mention::{Amount, Counted, Mention, Value};
use crate::value::time::{
    Anchor, Calendar, ClockTime, DateExpr, Days, Direction, PartOf, PeriodExpr, PeriodName, TimeExpr, Zone,
};
use crate::value::{Interval, Reading, Unit};
use std::fmt::Write;

/// `read as …` for a mention whose phrase begins at byte `from` of `text`.
pub(super) fn reading(mention: &Mention, phrase: Span, text: &str, lang: Lang) -> String {
    let mut out = format!("read as {}", word_for(FIGURES, &mention.kind));
    let form = match &mention.value {
        Value::Amount(_) => Form::Amount,
        Value::Ordinal(_) => Form::Place,
        Value::Time(TimeExpr::Date(_)) => Form::Date,
        Value::Time(TimeExpr::Clock(_)) => Form::Clock,
        Value::Time(TimeExpr::Duration(_)) => Form::Length,
        Value::Time(TimeExpr::Period(_)) => Form::Period,
    };
    if form != form_of(mention.kind) {
        add(&mut out, word_for(FORMS, &form));
    }
    let mut place = |name: &str, span: Span| {
        let count = |at: u32| {
            let before = Span { start: phrase.start, end: at };
            before.of(text).chars().count()
        };
        let _ = write!(out, " {name} {}-{}", count(span.start) + 1, count(span.end));
    };
    if mention.span != phrase {
        place("words", mention.span);
    }
    if mention.figure != mention.span {
        place("number", mention.figure);
    }
    if let Some(hedge) = mention.hedge {
        place("hedge", hedge);
    }
    match &mention.value {
        Value::Amount(amount) => self::amount(&mut out, amount, lang),
        Value::Ordinal(n) => add(&mut out, &format!("value {n}")),
        Value::Time(TimeExpr::Date(date)) => self::date(&mut out, date),
        Value::Time(TimeExpr::Clock(clock)) => self::clock(&mut out, clock),
        Value::Time(TimeExpr::Duration(length)) => {
            for part in &length.parts {
                add(&mut out, &format!("{} {}", count(&part.amount), part.grain.name()));
            }
        }
        Value::Time(TimeExpr::Period(period)) => self::period(&mut out, period),
    }
    out
}

fn add(out: &mut String, words: &str) {
    out.push(' ');
    out.push_str(words);
}

fn amount(out: &mut String, amount: &Amount, lang: Lang) {
    out.push_str(&ends(&amount.reading, true));
    if let Some(hedge) = amount.hedge {
        add(out, &format!("hedged {}", word_for(HEDGES, &hedge)));
    }
    match amount.unit {
        Unit::None => {}
        Unit::Percent => add(out, "percent"),
        Unit::Points => add(out, "points"),
        Unit::Money(currency) => add(out, &format!("money {}", symbol(currency.0))),
        Unit::Physical(unit) => add(out, &format!("unit {}", symbol(unit.symbol))),
        Unit::Time(grain) => add(out, &format!("in {}", grain.name())),
    }
    if let Some(noun) = &amount.noun {
        self::noun(out, noun, lang);
    }
    if let Some((over, under)) = amount.ratio {
        add(out, &format!("ratio {over}/{under}"));
    }
    if let Some((low, high)) = &amount.ends {
        add(out, &format!("ends {}..{}", low, high));
    }
    if let Some(other) = &amount.other {
        add(out, &format!("or {}", other));
    }
    if amount.in_words {
        add(out, "worded");
    }
}

/// What is stated and both intervals; `short` leaves out what follows from what stands there.
fn ends(reading: &Reading, short: bool) -> String {
    let mut out = String::new();
    let Reading { stated, plain, lenient } = reading;
    if let Some(value) = stated {
        add(&mut out, &format!("value {}", value));
    }
    let told = stated.as_ref().is_some_and(|value| *plain == Interval::exact(value.clone()));
    if !(short && told) {
        add(&mut out, &format!("plain {}", interval(plain)));
    }
    if !(short && plain == lenient) {
        add(&mut out, &format!("lenient {}", interval(lenient)));
    }
    out
}

fn interval(interval: &Interval) -> String {
    if let (Some(low), Some(high)) = (&interval.low, &interval.high)
        && low == high
    {
        return low.value.to_string();
    }
    let low = interval.low.as_ref().map(|b| format!("{}{}", if b.open { ">" } else { "" }, b.value));
    let high = interval.high.as_ref().map(|b| format!("{}{}", if b.open { "<" } else { "" }, b.value));
    format!("{}..{}", low.unwrap_or_default(), high.unwrap_or_default())
}

fn symbol(name: &str) -> String {
    let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "/°²³".contains(c));
    if plain { name.to_owned() } else { quoted(name) }
}

fn noun(out: &mut String, noun: &Counted, lang: Lang) {
    let lexicon = language::of(lang).lexicon();
    match noun.lemma.map(|lemma| lexicon.lemma_name(lemma)).filter(|name| !name.is_empty()) {
        Some(name) => add(out, &format!("counting {}", quoted(name))),
        None => add(out, "counting something"),
    }
    if let Some(class) = noun.class {
        add(out, &format!("class {}", word_for(CLASSES, &class)));
    }
    if let Some(number) = noun.number {
        add(out, word_for(NUMBERS, &number));
    }
}

fn date(out: &mut String, date: &DateExpr) {
    if date.calendar == Calendar::Hijri {
        add(out, "hijri");
    }
    let mut number = |name: &str, value: Option<i64>| {
        if let Some(value) = value {
            add(out, &format!("{name} {value}"));
        }
    };
    number("year", date.year.map(i64::from));
    number("month", date.month.map(i64::from));
    number("or", date.other_month.map(i64::from));
    number("day", date.day.map(i64::from));
    number("weekday", date.weekday.map(i64::from));
    if let Some(anchor) = date.anchor {
        add(out, &self::anchor(anchor));
    }
    match date.part {
        Some(PartOf::Half(n)) => add(out, &format!("half {n}")),
        Some(part) => add(out, word_for(PARTS, &part)),
        None => {}
    }
    if date.of_name {
        add(out, "in-name");
    }
    if let Some(paired) = &date.paired {
        add(out, "paired");
        bracketed(out, paired);
    }
    days(out, date.days);
    if date.impossible {
        add(out, "impossible");
    }
}

fn bracketed(out: &mut String, inner: &DateExpr) {
    let mut fields = String::new();
    date(&mut fields, inner);
    add(out, &format!("({})", fields.trim_start()));
}

fn days(out: &mut String, days: Option<Days>) {
    match days.and_then(|days| Some((days.first()?, days.last()?))) {
        Some((first, last)) if first == last => add(out, &format!("days {first}")),
        Some((first, last)) => add(out, &format!("days {first}..{last}")),
        None => add(out, "undated"),
    }
}

fn anchor(anchor: Anchor) -> String {
    match anchor {
        Anchor::Day(away) => format!("away {away}"),
        Anchor::Named(direction, grain) => format!("{} {}", word_for(DIRECTIONS, &direction), grain.name()),
        Anchor::Away(direction, grain, count) => {
            let way = match direction {
                Direction::Before => "ago",
                Direction::At => "around",
                Direction::After => "on",
            };
            format!("{count} {} {way}", grain.name())
        }
    }
}

fn clock(out: &mut String, clock: &ClockTime) {
    add(out, &format!("{}:{:02}", clock.hour, clock.minute));
    if let Some((hour, minute)) = clock.until {
        add(out, &format!("until {hour}:{minute:02}"));
    }
    match clock.zone {
        Some(Zone::Offset(minutes)) => add(out, &format!("zone {minutes}")),
        Some(Zone::Named(name)) => add(out, &format!("zone {name}")),
        Some(Zone::Local) => add(out, "zone local"),
        None => {}
    }
    if let Some(date) = &clock.date {
        add(out, "on");
        bracketed(out, date);
    }
    if clock.impossible {
        add(out, "impossible");
    }
}

fn count(reading: &Reading) -> String {
    match &reading.stated {
        Some(value) if *reading == Reading::exact(value.clone()) => value.to_string(),
        _ => format!("({})", ends(reading, false).trim_start()),
    }
}

fn period(out: &mut String, period: &PeriodExpr) {
    let (name, n) = match period.name {
        PeriodName::Decade(year) => ("decade", Some(i64::from(year))),
        PeriodName::Century(n) => ("century", Some(n.into())),
        PeriodName::Quarter(n) => ("quarter", Some(n.into())),
        PeriodName::Half(n) => ("half", Some(n.into())),
        PeriodName::Week(n) => ("week", Some(n.into())),
        PeriodName::Season(n) => ("season", Some(n.into())),
        PeriodName::Feast(n) => ("feast", Some(n.into())),
        PeriodName::Range => ("range", None),
    };
    add(out, name);
    if let Some(n) = n {
        add(out, &n.to_string());
    }
    if let Some(year) = period.year {
        add(out, &format!("year {year}"));
    }
    if let Some(anchor) = period.anchor {
        add(out, &self::anchor(anchor));
    }
    if let Some(ends) = &period.ends {
        add(out, "ends");
        bracketed(out, &ends.0);
        bracketed(out, &ends.1);
    }
    add(out, &format!("steps {}", period.grain.name()));
    add(out, &format!("iso {}", quoted(&period.timex)));
    days(out, period.days);
}
