//! What went and what is left: "60 of the 100 left, leaving 40", "و بقي 40".

use super::part::comparable;
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, NounClass, Sense, VerbClass};
use petgraph::visit::EdgeRef;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let claims = draft.claims_of(sentence);
        let Some((gone, whole)) = departure(draft, &claims) else { continue };
        let next =
            draft.claims.sentences.get(sentence + 1).filter(|next| {
                draft.claims.sentences.get(sentence).is_some_and(|here| here.block == next.block)
            });
        let following = next.map_or(0..0, |place| place.claims.clone());
        let left = claims.iter().copied().filter(|c| *c > gone.max(whole)).chain(following);
        let left: Vec<usize> = left.filter(|c| is_left(draft, *c, whole)).collect();
        if let Some(left) = left.first() {
            draft.state(gone, EdgeKind::LeavesOf, whole, None);
            draft.state(*left, EdgeKind::RemainsOf, whole, None);
        }
    }
}

/// A figure or share that is part of a whole in this sentence.
fn departure(draft: &Draft<'_, '_>, claims: &[usize]) -> Option<(usize, usize)> {
    claims.iter().find_map(|part| {
        let node = draft.nodes.get(*part)?;
        let edge = draft
            .graph
            .edges(*node)
            .find(|e| matches!(e.weight().kind, EdgeKind::PartOf | EdgeKind::ShareOf) && !e.weight().all)?;
        let whole = claims.iter().copied().find(|c| draft.nodes.get(*c) == Some(&edge.target()))?;
        Some((*part, whole))
    })
}

/// Whether words say that this is what is left.
fn is_left(draft: &Draft<'_, '_>, index: usize, whole: usize) -> bool {
    let (Some(claim), Some(whole)) = (draft.get(index), draft.get(whole)) else { return false };
    if !claim.is_quantity() || !comparable(claim, whole) {
        return false;
    }
    claim.lead.cues(Cue::Leaving) || claim.lead.cues(Cue::Rest) || verb_of_remaining(draft, claim)
}

/// "40 remain", "بقي 40", "40 are still missing", beside the figure and in its clause.
fn verb_of_remaining(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let (start, end) = (claim.first_token(), claim.end_token());
    let behind = end..clause.end.min(end + 4);
    let before = clause.start.max(start.saturating_sub(3))..start;
    let remain = |s: &Sense| {
        matches!(s, Sense::Verb(v) if v.class == VerbClass::Remain)
            || matches!(s, Sense::Noun(n) if n.class == NounClass::Missing)
    };
    let owned = claim.lead.is(Function::Of);
    !owned && (draft.claims.has(claim.block, behind, remain) || draft.claims.has(claim.block, before, remain))
}
