//! What went and what is left: "60 of the 100 left, leaving 40", "و بقي 40".

use super::part::comparable;
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, NounClass, Sense, VerbClass};
use crate::value::Number;
use petgraph::visit::EdgeRef;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let claims = draft.claims_of(sentence);
        let Some((gone, whole)) = departure(draft, &claims) else { continue };
        let Some(left) = next_figure(draft, sentence, &claims, gone.max(whole), whole) else { continue };
        if is_left(draft, left, whole) {
            draft.state(gone, EdgeKind::LeavesOf, whole, None);
            draft.state(left, EdgeKind::RemainsOf, whole, None);
        }
    }
}

/// The next figure of the same kind, in this sentence or the next of its paragraph. Only it can
/// be the rest: with others between, more than one group went.
fn next_figure(
    draft: &Draft<'_, '_>,
    sentence: usize,
    claims: &[usize],
    after: usize,
    whole: usize,
) -> Option<usize> {
    let here = draft.claims.sentences.get(sentence)?;
    let next = draft.claims.sentences.get(sentence + 1).filter(|next| next.block == here.block);
    let following = next.map_or(0..0, |place| place.claims.clone());
    let whole = draft.get(whole)?;
    let counts = |c: &usize| draft.get(*c).is_some_and(|c| c.is_quantity() && comparable(c, whole));
    claims.iter().copied().filter(|c| *c > after).chain(following).find(counts)
}

/// The one figure or share that is said to be of a whole in this sentence. Parts that only
/// describe ("among them 20 women") go nowhere.
fn departure(draft: &Draft<'_, '_>, claims: &[usize]) -> Option<(usize, usize)> {
    let mut pairs = claims.iter().filter_map(|part| {
        let node = draft.nodes.get(*part)?;
        let edge = draft
            .graph
            .edges(*node)
            .find(|e| matches!(e.weight().kind, EdgeKind::PartOf | EdgeKind::ShareOf) && !e.weight().all)?;
        let whole = claims.iter().copied().find(|c| draft.nodes.get(*c) == Some(&edge.target()))?;
        Some((*part, whole))
    });
    let one = pairs.next()?;
    pairs.next().is_none().then_some(one)
}

/// Whether words say that this is what is left.
fn is_left(draft: &Draft<'_, '_>, index: usize, whole: usize) -> bool {
    let (Some(claim), Some(whole)) = (draft.get(index), draft.get(whole)) else { return false };
    // "the three others" of four billion are three billion: the scale was not said again.
    let small =
        claim.amount().and_then(|a| a.reading.stated.as_ref()).is_some_and(|n| *n < Number::from(100));
    let large =
        whole.amount().and_then(|a| a.reading.stated.as_ref()).is_some_and(|n| *n >= Number::from(10_000));
    if small && large {
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
