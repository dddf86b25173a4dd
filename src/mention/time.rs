//! Times as mentions: read by the language, resolved against publication.

use super::{Kind, Mention, Value};
use crate::document::{Document, Span};
use crate::language::{Function, Scan, Sense, Side, TokenKind, Tokens, sense};
use crate::value::time::{Anchor, DateExpr, TimeExpr, resolve};
use crate::value::{Hedge, Number, Printed, Reading, ReadingTable};

/// How many tokens before a duration a hedge may begin.
const LONGEST_HEDGE: usize = 4;

/// The longest time expression that starts at token `from`, resolved against the
/// document's publication date. `figure` is the bare number of a duration, else
/// the whole expression.
pub fn read_at(scan: &Scan<'_>, from: usize, document: &Document, table: &ReadingTable) -> Option<Mention> {
    let input = scan.slice(from, scan.tokens.len());
    let (rest, mut expr) = scan.language.time(input).ok()?;
    if rest.from <= from {
        return None;
    }
    let hedge = apply_hedge(&mut expr, scan, from, rest, table);
    resolve(&mut expr, document.published);
    let span = input.span_to(rest);
    let figure = match &expr {
        TimeExpr::Duration(_) => number_of(input, rest).unwrap_or(span),
        _ => span,
    };
    Some(Mention {
        span,
        figure,
        hedge,
        tokens: from..rest.from,
        kind: kind(&expr),
        value: Value::Time(expr),
    })
}

fn kind(expr: &TimeExpr) -> Kind {
    match expr {
        TimeExpr::Clock(_) => Kind::Time,
        TimeExpr::Duration(_) => Kind::Duration,
        TimeExpr::Period(_) => Kind::Period,
        TimeExpr::Date(date) if is_pair(date) => Kind::MonthPair,
        TimeExpr::Date(date) if is_weekday(date) => Kind::Weekday,
        TimeExpr::Date(_) => Kind::Date,
    }
}

fn is_pair(date: &DateExpr) -> bool {
    date.other_month.is_some() && date.day.is_none() && date.weekday.is_none()
}

/// A weekday and no date; "yesterday, Tuesday" is dated by its first word.
fn is_weekday(date: &DateExpr) -> bool {
    date.weekday.is_some()
        && date.day.is_none()
        && date.month.is_none()
        && !matches!(date.anchor, Some(Anchor::Day(_)))
}

/// The number's own bytes at the head of a duration; `None` for a dual or an article.
fn number_of(input: Tokens<'_>, rest: Tokens<'_>) -> Option<Span> {
    let (after, _) = input.numeral().ok()?;
    (after.from < rest.from).then(|| input.span_to(after))
}

/// Reads the hedge about a duration into its last part, and gives back its words.
fn apply_hedge(
    expr: &mut TimeExpr,
    scan: &Scan<'_>,
    from: usize,
    rest: Tokens<'_>,
    table: &ReadingTable,
) -> Option<Span> {
    let TimeExpr::Duration(duration) = expr else { return None };
    let found = hedge_before(scan, from).or_else(|| {
        let (after, hedge) = hedge_at(rest, Side::After)?;
        Some((hedge, rest.span_to(after)))
    });
    let part = duration.parts.last_mut()?;
    if let Some(value) = part.amount.stated.clone() {
        let printed = Printed::Count { unit: last_digit(&value), scaled: false };
        part.amount = Reading::of(value, printed, found.map(|(hedge, _)| hedge), table);
    }
    found.map(|(_, span)| span)
}

/// Exponent of ten of the last digit that is not a round zero; -1 for a half.
fn last_digit(value: &Number) -> i8 {
    let Some(mut whole) = value.to_i64() else { return -1 };
    let mut unit = 0;
    while whole != 0 && whole % 10 == 0 {
        whole /= 10;
        unit += 1;
    }
    unit
}

/// The longest hedge that ends right before the figure.
fn hedge_before(scan: &Scan<'_>, from: usize) -> Option<(Hedge, Span)> {
    (1..=LONGEST_HEDGE.min(from)).rev().find_map(|back| {
        let start = scan.slice(from - back, from);
        let (rest, hedge) = hedge_at(start, Side::Before)?;
        (rest.is_empty() && !is_throughout(scan, from, back)).then(|| (hedge, start.span_to(rest)))
    })
}

/// "Spread over three days", "four venues over three days": the word bounds nothing there.
fn is_throughout(scan: &Scan<'_>, from: usize, back: usize) -> bool {
    let over = back == 1 && scan.slice(from - 1, from).text_at(0).eq_ignore_ascii_case("over");
    // A verb is bounded ("waited over three hours"), a noun lasts.
    let places = |at: usize| {
        let before = scan.slice(at, from);
        let word = before.first().is_some_and(|t| t.kind == TokenKind::Word);
        let told = before.head_senses().any(|(s, _)| {
            matches!(
                s,
                Sense::Function(_) | Sense::Verb(_) | Sense::Deed(_) | Sense::Cue(_) | Sense::Hedge(..)
            )
        });
        word && !told && !before.text_at(0).ends_with("ed") && !before.text_at(0).ends_with("ing")
    };
    if over && from.checked_sub(2).is_some_and(places) {
        return true;
    }
    from.checked_sub(back + 1).is_some_and(|start| {
        scan.slice(start, from)
            .head_senses()
            .any(|(s, len)| len == back + 1 && matches!(s, Sense::Function(Function::During)))
    })
}

fn hedge_at(input: Tokens<'_>, side: Side) -> Option<(Tokens<'_>, Hedge)> {
    sense(|s| match s {
        Sense::Hedge(hedge, at) if *at == side => Some(*hedge),
        _ => None,
    })(input)
    .ok()
}

#[cfg(test)]
mod tests;
