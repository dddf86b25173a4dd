//! Turnout: those who voted against those who could: "1.2 million cast ballots … of three million
//! registered … a turnout of 40 percent", wherever in a few sentences each is told.

use super::enumeration::claims_in;
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, NounClass, Sense};
use crate::value::{Number, Unit};
use petgraph::visit::EdgeRef;
use std::ops::Range;

/// How many sentences before the turnout the two numbers may stand.
const BACK: usize = 3;

/// How far from a figure the word stands that says who is counted, in tokens.
const NEAR: usize = 8;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for share in 0..draft.claims.claims.len() {
        let Some(claim) = draft.get(share).filter(|c| is_turnout(draft, c)) else { continue };
        let from = claim.sentence.saturating_sub(BACK);
        let sentences = from..=claim.sentence + 1;
        let of = |cue: Cue| -> Vec<usize> {
            let all = sentences.clone().flat_map(|s| draft.claims_of(s));
            all.filter(|c| draft.get(*c).is_some_and(|c| is_many(c) && says(draft, c, cue))).collect()
        };
        let (mut cast, registered) = (of(Cue::Voted), of(Cue::Eligible));
        cast.retain(|c| !registered.contains(c));
        let ([part], [whole]) = (cast.as_slice(), registered.as_slice()) else { continue };
        let (part, whole) = (*part, *whole);
        let value = |c: usize| draft.stated(c);
        if value(part) < value(whole) && !is_told(draft, share) {
            draft.state(share, EdgeKind::ShareIs, part, None);
            draft.state(share, EdgeKind::ShareOf, whole, None);
        }
    }
}

fn is_turnout(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let points = claim.amount().is_some_and(|a| a.unit == Unit::Points);
    claim.is_share() && !points && !claim.headline && says(draft, claim, Cue::Turnout)
}

/// A number of people, or one that says nothing of what it counts.
fn is_many(claim: &Claim<'_>) -> bool {
    let class =
        matches!(claim.measure.class, None | Some(NounClass::Person | NounClass::Anyone | NounClass::Vote));
    let large = claim.amount().is_some_and(|a| {
        a.unit == Unit::None && a.reading.stated.as_ref().is_some_and(|n| *n >= Number::from(100))
    });
    claim.is_quantity() && class && large && !claim.headline
}

/// Whether a word of this sort stands beside the figure, no other figure between.
fn says(draft: &Draft<'_, '_>, claim: &Claim<'_>, cue: Cue) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let tokens = &place.sentence.tokens;
    let (start, end) = (claim.first_token(), claim.end_token());
    let amount = |c: &usize| draft.get(*c).is_some_and(|c| c.amount().is_some());
    let behind = end..tokens.end.min(end + NEAR);
    let next = claims_in(draft, claim.block, &behind).find(amount).and_then(|c| draft.get(c));
    let behind = behind.start..next.map_or(behind.end, |c| c.lead.start.clamp(end, behind.end));
    let before = tokens.start.max(start.saturating_sub(NEAR))..start;
    let last = claims_in(draft, claim.block, &before).filter(amount).last().and_then(|c| draft.get(c));
    let before = last.map_or(before.start, |c| c.end_token().min(start))..start;
    let has = |range: Range<usize>| draft.claims.has(claim.block, range, |s| *s == Sense::Cue(cue));
    // The noun of the figure may say it: "200 registered voters".
    has(claim.mention.tokens.clone()) || has(behind) || (before.len() <= NEAR && has(before))
}

/// Already a share of something.
fn is_told(draft: &Draft<'_, '_>, share: usize) -> bool {
    let claim =
        |e: &petgraph::stable_graph::EdgeReference<'_, crate::graph::Edge>| draft.index_of(e.target());
    draft.nodes.get(share).is_some_and(|node| {
        draft
            .graph
            .edges(*node)
            .any(|e| matches!(e.weight().kind, EdgeKind::ShareIs | EdgeKind::ShareOf) && claim(&e).is_some())
    })
}
