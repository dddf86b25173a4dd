//! "The first Tuesday of October", "the last week of the month", "the 20th of next month".

use super::date;
use crate::language::times::{direction, folded, grain, maybe, no, one_of, plain, weekday};
use crate::language::{Res, Sense, Tokens, punct, word};
use crate::value::time::{Anchor, Counted, DateExpr, Direction, Grain, NthOf};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// See [`crate::language::Language::nth_of`].
pub(in crate::language) fn nth_of(input: Tokens<'_>) -> Res<'_, NthOf> {
    let (rest, the) = opt(word("the")).parse(input)?;
    let (rest, nth) = alt((from_the_end, last, ordinal)).parse(rest)?;
    let unit = |i| alt((weekday.map(Counted::Weekday), counted_grain)).parse(i);
    let (after, unit) = maybe(rest, unit);
    let (after, joined) = maybe(after, one_of(&["of", "in"]));
    let (after, of) = alt((whole_month, told, |i| year_only(i, unit))).parse(after)?;
    let month = of.month.is_some() || matches!(of.anchor, Some(Anchor::Named(_, Grain::Month)));
    // "The 20th of next month" leaves its day to the number; "20 October" is another grammar's.
    let (unit, sure) = match unit {
        Some(unit) => (unit, joined.is_some()),
        None => {
            let told = joined.is_some() || the.is_some();
            (Counted::Grain(Grain::Day), told && nth > 0 && of.anchor.is_some() && month)
        }
    };
    let named = of.anchor.is_none() && !month && unit == Counted::Grain(Grain::Week);
    if sure && !named { Ok((after, NthOf { nth, unit, of })) } else { no() }
}

/// "last", "final"
fn last(input: Tokens<'_>) -> Res<'_, i8> {
    one_of(&["last", "final"])(input).map(|(rest, _)| (rest, -1))
}

/// "second last", "second-to-last", "penultimate"
fn from_the_end(input: Tokens<'_>) -> Res<'_, i8> {
    if let Ok((rest, _)) = word("penultimate")(input) {
        return Ok((rest, -2));
    }
    let (rest, nth) = ordinal(input)?;
    let (rest, dash) = opt(punct("-")).parse(rest)?;
    let (rest, _) = opt(word("to")).parse(rest)?;
    let (rest, _) = if dash.is_some() { opt(punct("-")).parse(rest)? } else { (rest, None) };
    last(rest).map(|(rest, _)| (rest, -nth))
}

fn ordinal(input: Tokens<'_>) -> Res<'_, i8> {
    let bare = |i| plain(i).map(|(rest, (n, _))| (rest, n));
    let (rest, n) = alt((date::ordinal, bare)).parse(input)?;
    i8::try_from(n).ok().filter(|n| *n > 0).map_or_else(no, |n| Ok((rest, n)))
}

fn counted_grain(input: Tokens<'_>) -> Res<'_, Counted> {
    match grain(input)? {
        (rest, unit @ (Grain::Day | Grain::Week | Grain::Month)) if !folded(input, 0).ends_with('s') => {
            Ok((rest, Counted::Grain(unit)))
        }
        _ => no(),
    }
}

/// "October", "Oct. 2014", "March next year"
fn whole_month(input: Tokens<'_>) -> Res<'_, DateExpr> {
    match date::placed(input)? {
        (rest, of) if of.month.is_some() && of.day.is_none() && of.weekday.is_none() => Ok((rest, of)),
        _ => no(),
    }
}

/// "the month", "this month", "next month", "the current year"
fn told(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, the) = opt(word("the")).parse(input)?;
    let (rest, side) = maybe(rest, direction);
    let (rest, unit) = grain(rest)?;
    let side = side.or_else(|| the.map(|_| Direction::At));
    let here = |d| DateExpr { anchor: Some(Anchor::Named(d, unit)), ..DateExpr::default() };
    let single = !folded(input, rest.from - input.from - 1).ends_with('s');
    match side {
        Some(side) if matches!(unit, Grain::Month | Grain::Year) && single => Ok((rest, here(side))),
        _ => no(),
    }
}

/// "2019", of which weeks are [`super::period`]'s.
fn year_only(input: Tokens<'_>, unit: Option<Counted>) -> Res<'_, DateExpr> {
    let counts = matches!(unit, Some(Counted::Grain(Grain::Day | Grain::Month)));
    let (rest, year) = crate::language::times::year(input)?;
    let ends = !rest.head_senses().any(|(s, _)| matches!(s, Sense::Noun(_)));
    if counts && ends { Ok((rest, DateExpr { year: Some(year), ..DateExpr::default() })) } else { no() }
}
