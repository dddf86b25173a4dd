//! English durations, and dates told by one ("three years ago").

use crate::language::times::{
    away, before, direction, folded, grain, halves, maybe, no, one_of, part, vague_part, whole,
};
use crate::language::{Res, TokenKind, Tokens, no_space, punct, word};
use crate::value::Number;
use crate::value::time::{Anchor, DateExpr, Direction, DurationExpr, DurationPart, Grain, TimeExpr};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// "seven years", "four years and six months", "a year and a half", "a 30-minute stop".
pub(super) fn duration(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    let (rest, parts) = parts(input, false)?;
    Ok((rest, TimeExpr::Duration(DurationExpr { parts })))
}

/// "three years ago", "a week from now", "in two days' time".
pub(super) fn ago(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    let (rest, ahead) = opt(word("in")).parse(input)?;
    let (rest, parts) = parts(rest, true)?;
    let (rest, direction) = match ahead {
        Some(_) => {
            let (rest, _) = opt(punct("'’")).parse(rest)?;
            word("time").map(|_| Direction::After).parse(rest)?
        }
        None => away(rest)?,
    };
    let Some((count, grain)) = whole(&parts) else { return no() };
    let anchor = Some(Anchor::Away(direction, grain, count));
    Ok((rest, TimeExpr::Date(DateExpr { anchor, ..DateExpr::default() })))
}

/// The parts from the longest to the shortest. `sure` where an article may count.
fn parts(input: Tokens<'_>, sure: bool) -> Res<'_, Vec<DurationPart>> {
    let (mut rest, first) = first_part(input, sure)?;
    let mut smallest = first.grain;
    let mut parts = vec![first];
    if let Ok((after, half)) = and_a_half(rest, smallest)
        && let Some(only) = parts.first_mut()
    {
        if let Some(stated) = &only.amount.stated {
            let total = stated + half.amount.stated.as_ref().unwrap_or(&Number::ZERO);
            only.amount = crate::value::Reading::exact(total);
        }
        rest = after;
    }
    while let Ok((after, next)) = next_part(rest) {
        if next.grain >= smallest {
            break;
        }
        smallest = next.grain;
        parts.push(next);
        rest = after;
    }
    // "More than 500 years old": nobody is that old.
    let ancient = |p: &DurationPart| p.amount.stated.as_ref().is_some_and(|n| *n >= Number::from(130));
    if is_age(input, rest) && !parts.first().is_some_and(ancient) { no() } else { Ok((rest, parts)) }
}

/// "34 years old", "34-year-old", "aged 34 years", "3 years of age".
fn is_age(input: Tokens<'_>, rest: Tokens<'_>) -> bool {
    let next = folded(rest, 0);
    let after = folded(rest, 1);
    matches!(before(input, 1).as_ref(), "aged" | "age")
        || next == "old"
        || (next == "-" && (after == "old" || after == "olds"))
        || (next == "of" && after == "age")
}

fn first_part(input: Tokens<'_>, sure: bool) -> Res<'_, DurationPart> {
    if let Ok(read) = half_a_grain(input) {
        return Ok(read);
    }
    if let Ok((rest, unit)) = article(input, sure) {
        return Ok((rest, halves(2, unit)));
    }
    alt((counted, vague_part)).parse(input)
}

fn next_part(input: Tokens<'_>) -> Res<'_, DurationPart> {
    let (rest, _) = opt(punct(",")).parse(input)?;
    let (rest, _) = opt(word("and")).parse(rest)?;
    counted(rest)
}

/// A number and what it counts: "seven years", "seven-year", "two and a half years".
fn counted(input: Tokens<'_>) -> Res<'_, DurationPart> {
    let (rest, count) = input.numeral()?;
    if count.value.is_negative() {
        return no();
    }
    let (rest, half) = maybe(rest, half_behind);
    let (rest, hyphen) = opt(punct("-‐‑")).parse(rest)?;
    if hyphen.is_some() {
        no_space(rest)?;
    }
    // "the five previous years"
    let in_a_row = |i| one_of(&["previous", "following", "consecutive", "straight", "successive"])(i);
    let set = |i| alt((direction.map(|_| ()), in_a_row.map(|_| ()))).parse(i);
    let (rest, between) = if hyphen.is_none() { maybe(rest, set) } else { (rest, None) };
    let (after, unit) = length_unit(rest)?;
    // "rose to 60 last year" counts no years.
    if between.is_some() && !before(after, 1).ends_with('s') {
        return no();
    }
    // "One day he left" measures nothing.
    let word_one = count.value == Number::ONE && input.first().is_some_and(|t| t.kind == TokenKind::Word);
    if word_one && unit == Grain::Day && hyphen.is_none() {
        return no();
    }
    let read = part(count, unit);
    Ok((after, if half.is_some() { plus_half(read) } else { read }))
}

fn plus_half(mut read: DurationPart) -> DurationPart {
    if let (Some(stated), Some(half)) = (&read.amount.stated, Number::ratio(1, 2)) {
        read.amount = crate::value::Reading::exact(stated + &half);
    }
    read
}

/// "and a half", "-and-a-half".
fn half_behind(input: Tokens<'_>) -> Res<'_, ()> {
    let hyphen = |input| opt(punct("-‐‑")).parse(input);
    let (rest, _) = hyphen(input)?;
    let (rest, _) = word("and")(rest)?;
    let (rest, _) = hyphen(rest)?;
    let (rest, _) = word("a")(rest)?;
    let (rest, _) = hyphen(rest)?;
    word("half").map(|_| ()).parse(rest)
}

/// "and a half" behind the unit.
fn and_a_half(input: Tokens<'_>, unit: Grain) -> Res<'_, DurationPart> {
    let (rest, ()) = half_behind(input)?;
    Ok((rest, halves(1, unit)))
}

fn half_a_grain(input: Tokens<'_>) -> Res<'_, DurationPart> {
    let (rest, _) = word("half")(input)?;
    let (rest, _) = alt((word("a"), word("an"))).parse(rest)?;
    let (rest, unit) = length_unit(rest)?;
    Ok((rest, halves(1, unit)))
}

/// Words before "a year" that make it a length; elsewhere it is "every year".
const MEASURING: &[&str] = &[
    "for", "in", "within", "over", "after", "about", "nearly", "almost", "than", "lasted", "took", "lasting",
    "around", "under", "least", "takes", "lasts", "spent",
];
const MEASURED: &[&str] = &["ago", "later", "earlier", "and", "from", "after", "before"];

/// "a year", "an hour", where it is a length.
fn article(input: Tokens<'_>, sure: bool) -> Res<'_, Grain> {
    let (rest, _) = alt((word("a"), word("an"))).parse(input)?;
    let (rest, unit) = length_unit(rest)?;
    let behind = folded(rest, 0);
    let half = half_behind(rest).is_ok();
    let measured = MEASURED.contains(&behind.as_ref()) && behind != "and" || half;
    if sure || measured || MEASURING.contains(&before(input, 1).as_ref()) { Ok((rest, unit)) } else { no() }
}

/// A unit of time; quarters are left to fractions, but for "the past two quarters" and "three
/// straight quarters".
fn length_unit(input: Tokens<'_>) -> Res<'_, Grain> {
    let (rest, unit) = grain(input)?;
    let lead = |n| {
        let word = before(input, n);
        matches!(
            word.as_ref(),
            "last"
                | "past"
                | "previous"
                | "next"
                | "coming"
                | "following"
                | "consecutive"
                | "straight"
                | "successive"
        )
    };
    let measured = MEASURING.contains(&before(input, 2).as_ref()) && folded(rest, 0) != "of";
    let told = folded(input, 0).ends_with('s') && (lead(1) || lead(2) || measured);
    if unit == Grain::Quarter && !told { no() } else { Ok((rest, unit)) }
}
