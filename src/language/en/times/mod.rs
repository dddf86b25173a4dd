//! English times: dates, weekdays, clock times, durations and periods.

mod clock;
mod date;
mod figures;
mod length;
mod nth;
mod period;
#[cfg(test)]
mod tests;
mod years;

use crate::language::times::{before, folded, no};
use crate::language::{GrammaticalNumber, NounClass, Placed, Res, Sense, TokenKind, Tokens};
use crate::value::time::TimeExpr;

pub(super) use nth::nth_of;

/// The longest time expression at the head of the tokens.
pub(super) fn time(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    let read: [fn(Tokens<'_>) -> Res<'_, TimeExpr>; 6] =
        [clock::clock, period::range, period::period, date::time, length::ago, length::duration];
    let mut best: Res<'_, TimeExpr> = no();
    for grammar in read {
        if let Ok((rest, expr)) = grammar(input)
            && best.as_ref().map_or(true, |(longest, _)| rest.from > longest.from)
        {
            best = Ok((rest, expr));
        }
    }
    best
}

/// "the morning of", "the week of" before a day.
pub(super) fn part_before(input: Tokens<'_>) -> Res<'_, Placed> {
    use crate::language::{times::one_of, word};
    let (rest, _) = nom::Parser::parse(&mut nom::combinator::opt(word("the")), input)?;
    if let Ok((after, _)) = word("week")(rest) {
        let (after, _) = one_of(&["of", "beginning", "starting", "commencing"])(after)?;
        return Ok((after, Placed::Week));
    }
    let (after, token) = one_of(&["morning", "afternoon", "evening", "night"])(rest)?;
    let part = match rest.text(token) {
        "morning" => "MO",
        "afternoon" => "AF",
        "evening" => "EV",
        _ => "NI",
    };
    one_of(&["of", "on"])(after).map(|(rest, _)| (rest, Placed::Part(part)))
}

/// Words after which a bare month, year or season is a time.
const LEADS: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "from",
    "of",
    "before",
    "after",
    "during",
    "through",
    "throughout",
    "to",
    "between",
    "for",
    "on",
    "around",
    "early",
    "mid",
    "late",
    "year",
    "about",
    "than",
    "back",
    "as",
];

fn led_in(input: Tokens<'_>) -> bool {
    LEADS.contains(&before(input, 1).as_ref())
}

/// "In January, February and March": a month behind another one.
fn listed(input: Tokens<'_>) -> bool {
    let joined = matches!(before(input, 1).as_ref(), "and" | "or" | ",");
    let other = |at: usize| date::any_month(input.scan.slice(at - 2, at - 1)).is_ok();
    joined && input.from >= 2 && other(input.from) && input.first().is_some_and(|t| t.capital)
}

/// Words in s that are no plural.
const NO_PLURAL: &[&str] = &[
    "was", "has", "is", "as", "its", "his", "this", "thus", "us", "does", "less", "plus", "versus",
    "perhaps", "always",
];
const PEOPLE: &[&str] = &["people", "men", "women", "children", "police", "dead", "more", "other", "new"];

/// Whether people or things that news counts most follow: "In May 21 soldiers died".
fn counts_people(rest: Tokens<'_>) -> bool {
    let word = folded(rest, 0);
    let Some(next) = rest.first().filter(|t| t.kind == TokenKind::Word && !t.capital) else { return false };
    let senses = rest.scan.language.lexicon().senses(next.entry);
    let known = |s: &Sense| {
        matches!(s, Sense::Noun(n) if n.number == GrammaticalNumber::Plural
            && !matches!(n.class, NounClass::Abstract | NounClass::Document | NounClass::Change | NounClass::Sequence))
    };
    PEOPLE.contains(&word.as_ref()) || senses.iter().any(known)
}

/// Whether a noun follows that the figure counts: "2014 soldiers", no year.
fn counts_what_follows(rest: Tokens<'_>) -> bool {
    let Some(next) = rest.first().filter(|t| t.kind == TokenKind::Word && !t.capital) else { return false };
    let word = folded(rest, 0);
    if PEOPLE.contains(&word.as_ref()) {
        return true;
    }
    let senses = rest.scan.language.lexicon().senses(next.entry);
    if senses.iter().any(|s| matches!(s, Sense::Noun(n) if n.number == GrammaticalNumber::Plural)) {
        return true;
    }
    let known = senses.iter().any(|s| matches!(s, Sense::Verb(_)));
    !known
        && word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !NO_PLURAL.contains(&word.as_ref())
}
