//! Parts right before the words that make them one: "121 of whom", "a third of them", «23 جائزة منها».

use super::{REACH, can_be_whole, comparable, holds, unnamed_group};
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::link::rate::is_rate;
use crate::language::{Function, Sense, TokenKind};
use crate::value::Unit;

/// "20 of them over 60": a limit without a noun, mostly of years.
pub(super) fn is_limit(claim: &Claim<'_>) -> bool {
    let bound = claim.amount().is_some_and(|a| a.hedge.is_some_and(|h| !h.is_loose()));
    bound && claim.measure.head.is_empty()
}

/// A count or share that stands right before the cue: "121 of whom", "a third of them".
pub(super) fn glued_before(draft: &Draft<'_, '_>, claims: &[usize], cue: usize) -> Option<usize> {
    let bare = |c: &Claim<'_>| {
        let unit = c.amount().is_some_and(|a| a.unit != Unit::None);
        c.is_share() || c.is_quantity() && (c.measure.head.is_empty() || unit || is_closed(draft, c, cue))
    };
    claims.iter().rev().copied().find(|c| draft.get(*c).is_some_and(|c| c.end_token() == cue && bare(c)))
}

/// «23 جائزة منها إلى نساء»: with its noun, where no other figure or name follows the cue.
fn is_closed(draft: &Draft<'_, '_>, claim: &Claim<'_>, cue: usize) -> bool {
    let next = cue + 1..cue + 2;
    let mark = draft.claims.token(claim.block, cue + 1).is_none_or(|t| t.kind == TokenKind::Mark);
    let preposition = |s: &Sense| {
        use Function::*;
        matches!(s, Sense::Function(In | On | To | At | By | With | From | During))
    };
    mark || draft.claims.has(claim.block, next, preposition)
}

/// The whole of such a part: the nearest figure before it that can hold it.
pub(super) fn whole_of_glued(draft: &Draft<'_, '_>, claims: &[usize], part: usize) -> Option<usize> {
    let p = draft.get(part)?;
    if let Some(whole) = unnamed_group(draft, claims, part) {
        return Some(whole);
    }
    let fits = |c: &usize| {
        draft.get(*c).is_some_and(|w| *c < part && can_be_whole(w) && (p.is_share() || comparable(p, w)))
            && !is_rate(draft, *c)
    };
    let candidates: Vec<usize> = claims.iter().rev().copied().filter(fits).collect();
    // The only group of the sentence is taken up from farther away; "81 of the 90 senators" are two.
    let parted = |c: &usize| {
        draft.get(*c).is_some_and(|w| {
            let before = w.first_token().saturating_sub(2)..w.first_token();
            w.lead.is(Function::Of)
                || draft.claims.has(w.block, before, |s| *s == Sense::Function(Function::Of))
        })
    };
    let alone = candidates.len() == 1 && !candidates.iter().any(parted);
    let reach = if alone { 2 * REACH } else { REACH };
    let near =
        |c: &usize| draft.get(*c).is_some_and(|w| p.first_token().saturating_sub(w.end_token()) <= reach);
    let can_hold = candidates.iter().find(|whole| holds(draft, part, **whole));
    can_hold.or(candidates.first()).copied().filter(near)
}
