//! The words that loosen or bound a figure.

use crate::document::Span;
use crate::language::{Scan, Sense, Side, Tokens, sense};
use crate::value::Hedge;

/// How many tokens before a figure a hedge may begin.
const LONGEST: usize = 6;

/// The longest hedge that ends right before token `from`.
pub(super) fn before(scan: &Scan<'_>, from: usize) -> Option<(Hedge, Span)> {
    (1..=LONGEST.min(from)).rev().find_map(|back| {
        let start = scan.slice(from - back, from);
        let (rest, hedge) = hedge_at(start, Side::Before)?;
        rest.is_empty().then(|| (hedge, start.span_to(rest)))
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
