//! `read as …`: how a figure is read where its words alone do not tell.

use super::fault::{Problem, Want};
use super::lex::{
    Parsed, Source, blanks, in_name, is_line_end, mark, number, one_of, text, want, whole, words, wrong,
};
use super::reading_time::time;
use super::syntax::{Noun, Reads};
use super::words::FIGURES;
use crate::language::{self, GrammaticalNumber, NounClass};
use crate::mention::{Amount, Kind, Value};
use crate::value::time::Grain;
use crate::value::{Bound, Hedge, Interval, Number, Reading, Unit, UnitDef};
use nom::Parser;
use nom::bytes::complete::{take_while, take_while1};
use nom::combinator::opt;

/// What a reading says, in the order of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Amount,
    Place,
    Date,
    Clock,
    Length,
    Period,
}

pub(super) const FORMS: &[(&str, Form)] = &[
    ("amount", Form::Amount),
    ("place", Form::Place),
    ("calendar", Form::Date),
    ("clock", Form::Clock),
    ("length", Form::Length),
    ("stretch", Form::Period),
];

pub(super) const HEDGES: &[(&str, Hedge)] = &[
    ("about", Hedge::About),
    ("nearly", Hedge::Nearly),
    ("more-than", Hedge::MoreThan),
    ("less-than", Hedge::LessThan),
    ("at-least", Hedge::AtLeast),
    ("at-most", Hedge::AtMost),
    ("exactly", Hedge::Exactly),
];

pub(super) const CLASSES: &[(&str, NounClass)] = &[
    ("person", NounClass::Person),
    ("anyone", NounClass::Anyone),
    ("dead", NounClass::Dead),
    ("hurt", NounClass::Hurt),
    ("missing", NounClass::Missing),
    ("held", NounClass::Held),
    ("seat", NounClass::Seat),
    ("vote", NounClass::Vote),
    ("vehicle", NounClass::Vehicle),
    ("building", NounClass::Building),
    ("place", NounClass::Place),
    ("event", NounClass::Event),
    ("organisation", NounClass::Organisation),
    ("thing", NounClass::Thing),
    ("document", NounClass::Document),
    ("animal", NounClass::Animal),
    ("change", NounClass::Change),
    ("sequence", NounClass::Sequence),
    ("abstract", NounClass::Abstract),
];

pub(super) const NUMBERS: &[(&str, GrammaticalNumber)] = &[
    ("singular", GrammaticalNumber::Singular),
    ("dual", GrammaticalNumber::Dual),
    ("plural", GrammaticalNumber::Plural),
];

/// The form that a kind has unless another one is named.
pub(super) fn form_of(kind: Kind) -> Form {
    match kind {
        Kind::Ordinal | Kind::Rank => Form::Place,
        Kind::Date | Kind::Weekday | Kind::MonthPair => Form::Date,
        Kind::Time => Form::Clock,
        Kind::Duration => Form::Length,
        Kind::Period => Form::Period,
        _ => Form::Amount,
    }
}

/// What stands behind `read as`.
pub(super) fn reads<'a>(source: Source<'a>, input: &'a str) -> Parsed<'a, Reads<'a>> {
    let (rest, kind) = one_of(FIGURES, Want::Kind)(input)?;
    let (rest, form) = opt(one_of(FORMS, Want::Field)).parse(rest)?;
    let value = Value::Ordinal(0);
    let mut reads = Reads { kind, value, words: None, figure: None, hedge: None, noun: None, settled: true };
    let rest = match form.unwrap_or(form_of(kind)) {
        Form::Amount => amount(source, rest, &mut reads)?.0,
        Form::Place => place(rest, &mut reads)?.0,
        form => {
            let (rest, _) = places(rest, &mut reads)?;
            let (rest, (expr, settled)) = time(source, form, rest)?;
            reads.value = Value::Time(expr);
            reads.settled = settled;
            rest
        }
    };
    Ok((rest, reads))
}

/// Whether no field follows.
pub(super) fn over(input: &str) -> bool {
    let rest = blanks(input).map_or(input, |(rest, _)| rest);
    rest.is_empty() || rest.starts_with(is_line_end) || rest.starts_with([',', '،', ')', '#'])
}

/// The name of the field that stands next.
pub(super) fn field(input: &str) -> Parsed<'_, &str> {
    let (start, _) = blanks(input)?;
    match take_while1::<_, _, super::lex::Stop<'_>>(in_name)(start) {
        Ok(found) => Ok(found),
        Err(_) => want(start, Want::Field),
    }
}

/// `words 1-4 number 1-2 hedge 6-9`, as far as they stand here.
fn places<'a>(mut input: &'a str, reads: &mut Reads<'_>) -> Parsed<'a, ()> {
    while !over(input) {
        // A length of time may begin with a bracket.
        let Ok((rest, name)) = field(input) else { break };
        let place = match name {
            "words" => &mut reads.words,
            "number" => &mut reads.figure,
            "hedge" => &mut reads.hedge,
            _ => break,
        };
        let (rest, first) = whole::<usize>(rest)?;
        let (rest, last) = (mark("-"), whole::<usize>).parse(rest).map(|(rest, (_, last))| (rest, last))?;
        if first == 0 || last < first {
            return want(blanks(input)?.0, Want::Number);
        }
        *place = Some((first, last));
        input = rest;
    }
    Ok((input, ()))
}

fn place<'a>(input: &'a str, reads: &mut Reads<'_>) -> Parsed<'a, ()> {
    let (rest, ()) = places(input, reads)?;
    let (rest, ()) = words("value")(rest).or_else(|_: nom::Err<_>| want(rest, Want::Field))?;
    let (rest, n) = whole(rest)?;
    reads.value = Value::Ordinal(n);
    Ok((rest, ()))
}

fn amount<'a>(source: Source<'a>, input: &'a str, reads: &mut Reads<'a>) -> Parsed<'a, ()> {
    let (mut rest, ()) = places(input, reads)?;
    let start = rest;
    let mut stated = None;
    let (mut plain, mut lenient): (Option<Interval>, Option<Interval>) = (None, None);
    let mut amount = Amount { in_words: false, ..Amount::bare(Reading::exact(Number::ZERO)) };
    while !over(rest) {
        let (after, name) = field(rest)?;
        let at = blanks(rest)?.0;
        rest = match name {
            "value" => set(number(after)?, &mut stated),
            "plain" => set(interval(after)?, &mut plain),
            "lenient" => set(interval(after)?, &mut lenient),
            "hedged" => set(one_of(HEDGES, Want::Field)(after)?, &mut amount.hedge),
            "percent" => put(after, Unit::Percent, &mut amount.unit),
            "points" => put(after, Unit::Points, &mut amount.unit),
            "money" => {
                let (after, code) = symbol(source, after)?;
                let Some(currency) = language::currency(code) else { return want(at, Want::Unit) };
                put(after, Unit::Money(currency), &mut amount.unit)
            }
            "unit" => {
                let (after, name) = symbol(source, after)?;
                let Some(unit) = UnitDef::by_symbol(name) else { return want(at, Want::Unit) };
                put(after, Unit::Physical(unit), &mut amount.unit)
            }
            "in" => {
                let (after, name) = field(after)?;
                let Some(grain) = Grain::from_name(name) else { return want(at, Want::Unit) };
                put(after, Unit::Time(grain), &mut amount.unit)
            }
            "counting" => set(noun(source, after)?, &mut reads.noun),
            "ratio" => {
                let (after, (over, _, under)) = (whole, mark("/"), whole).parse(after)?;
                put(after, Some((over, under)), &mut amount.ratio)
            }
            "ends" => {
                let (after, (low, _, high)) = (number, mark(".."), number).parse(after)?;
                put(after, Some((low, high)), &mut amount.ends)
            }
            "or" => set(number(after)?, &mut amount.other),
            "worded" => put(after, true, &mut amount.in_words),
            _ => return want(at, Want::Field),
        };
    }
    let exact = stated.clone().map(Interval::exact);
    let Some(plain) = plain.or(exact) else { return want(blanks(start)?.0, Want::Field) };
    amount.reading = Reading { stated, lenient: lenient.unwrap_or_else(|| plain.clone()), plain };
    reads.value = Value::Amount(amount);
    Ok((rest, ()))
}

fn set<'a, T>((rest, value): (&'a str, T), place: &mut Option<T>) -> &'a str {
    *place = Some(value);
    rest
}

fn put<'a, T>(rest: &'a str, value: T, place: &mut T) -> &'a str {
    *place = value;
    rest
}

/// A unit: a word, or a text where it is no word.
fn symbol<'a>(source: Source<'a>, input: &'a str) -> Parsed<'a, &'a str> {
    if let Ok((rest, piece)) = text(source)(input) {
        return Ok((rest, piece.text));
    }
    let (start, _) = blanks(input)?;
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '،' | ')' | '#');
    let (rest, word) = take_while(|c| !ends(c))(start)?;
    if word.is_empty() { want(start, Want::Unit) } else { Ok((rest, word)) }
}

/// `"lemma" class number`, each of them if it is known.
fn noun<'a>(source: Source<'a>, input: &'a str) -> Parsed<'a, Noun<'a>> {
    let (rest, lemma) = match blanks(input)?.0.starts_with(['"', '|']) {
        true => text(source)(input).map(|(rest, lemma)| (rest, Some(lemma)))?,
        false => (words("something")(input).or_else(|_: nom::Err<_>| want(input, Want::Noun))?.0, None),
    };
    let (rest, class) = opt((words("class"), one_of(CLASSES, Want::Noun))).parse(rest)?;
    let (rest, number) = opt(one_of(NUMBERS, Want::Noun)).parse(rest)?;
    Ok((rest, Noun { lemma, class: class.map(|(_, class)| class), number }))
}

/// `3000`, `2500..3500`, `>3000..`, `..<0.5`: an end that stands there is inside unless a sign
/// says otherwise.
pub(super) fn interval(input: &str) -> Parsed<'_, Interval> {
    let end = |sign: &'static str| {
        (opt(mark(sign)), number).map(|(open, value)| Bound { value, open: open.is_some() })
    };
    let (start, _) = blanks(input)?;
    let (rest, low) = opt(end(">")).parse(start)?;
    let Ok((rest, _)) = mark("..").parse(rest) else {
        return match low {
            Some(Bound { value, open: false }) => Ok((rest, Interval::exact(value))),
            _ => want(start, Want::Interval),
        };
    };
    let (rest, high) = opt(end("<")).parse(rest)?;
    let found = Interval { low, high };
    if found.is_empty() {
        return wrong(start, Problem::Expected(Want::Interval, String::new()), start.len() - rest.len());
    }
    Ok((rest, found))
}
