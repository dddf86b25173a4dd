//! A part of a sum that is named again: "the network brought in 2.8 million … kept 3.4 million of
//! the proceeds".

use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::language::{Cue, Function, Sense};
use crate::mention::Kind;

/// How many sentences back the sum stands.
const BACK: usize = 2;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for part in 0..draft.claims.claims.len() {
        if let Some(whole) = sum(draft, part) {
            draft.edge(part, whole, Edge { basis: Basis::Inferred, ..Edge::stated(EdgeKind::PartOf, None) });
        }
    }
}

/// The only other sum of money that was told before.
fn sum(draft: &Draft<'_, '_>, part: usize) -> Option<usize> {
    let money = |c: &Claim<'_>| c.mention.kind == Kind::Money && !c.headline;
    let claim = draft.get(part).filter(|c| money(c))?;
    let (block, end) = (claim.block, claim.end_token());
    let has = |at: usize, test: &dyn Fn(&Sense) -> bool| draft.claims.has(block, at..at + 1, test);
    let known = |s: &Sense| matches!(s, Sense::Function(Function::The | Function::That | Function::This));
    let named = has(end, &|s| *s == Sense::Function(Function::Of))
        && has(end + 1, &known)
        && has(end + 2, &|s| *s == Sense::Cue(Cue::SumWord));
    if !named || draft.is_arabic(block) || draft.draws(part, EdgeKind::PartOf) {
        return None;
    }
    let first = draft.claims.sentences.get(claim.sentence.saturating_sub(BACK))?.claims.start;
    let unit = |c: &Claim<'_>| c.amount().map(|a| a.unit);
    let sums: Vec<usize> =
        (first..part).filter(|c| draft.get(*c).is_some_and(|c| money(c) && unit(c) == unit(claim))).collect();
    match sums.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}
