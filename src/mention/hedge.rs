//! The words that loosen or bound a figure.

use crate::document::Span;
use crate::language::{Clitics, Scan, Sense, Side, Tokens, VerbClass, sense};
use crate::value::Hedge;

/// How many tokens before a figure a hedge may begin.
const LONGEST: usize = 6;

/// The longest hedge that ends right before token `from`.
pub(super) fn before(scan: &Scan<'_>, from: usize) -> Option<(Hedge, Span)> {
    (1..=LONGEST.min(from)).rev().find_map(|back| {
        let start = scan.slice(from - back, from);
        let (rest, hedge) = hedge_at(start, Side::Before)?;
        // "goes up to 14 zlotys": a rise, no bound.
        if hedge == Hedge::AtMost && rises_before(scan, from - back) {
            return None;
        }
        // «ليصل إلى 75 دولارا»: where a change ends, no bound.
        let so = scan.tokens.get(from - back).is_some_and(|t| t.clitics.has(Clitics::TO));
        if hedge == Hedge::AtMost && so {
            return None;
        }
        rest.is_empty().then(|| (hedge, start.span_to(rest)))
    })
}

/// Whether the token before `at` begins a phrase of change that goes on ("goes up").
fn rises_before(scan: &Scan<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        scan.slice(before, at + 1).head_senses().any(|(s, len)| {
            len == 2 && matches!(s, Sense::Verb(v) if matches!(v.class, VerbClass::Rise | VerbClass::Fall))
        })
    })
}

/// A hedge that begins right at `rest`, and what follows it.
pub(super) fn after(rest: Tokens<'_>) -> Option<(Tokens<'_>, Hedge, Span)> {
    let (after, hedge) = hedge_at(rest, Side::After)?;
    Some((after, hedge, rest.span_to(after)))
}

fn hedge_at(input: Tokens<'_>, side: Side) -> Option<(Tokens<'_>, Hedge)> {
    sense(|s| match s {
        Sense::Hedge(hedge, at) if *at == side => Some(*hedge),
        _ => None,
    })(input)
    .ok()
}
