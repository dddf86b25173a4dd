//! A share told in one sentence, part and whole in another: "it will shed a quarter of its
//! staff … 80 of the mill's 320 workers will go".
//!
//! Only where the text tells one such share and one such pair: then they speak of one thing,
//! if they are of one size.

use super::share::of_those_gone;
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::language::{Clitics, Cue, Function, Noun, NounClass, Sense};
use crate::value::Number;
use petgraph::visit::EdgeRef;
use std::ops::Range;

/// How many sentences apart share and pair may stand.
const REACH: usize = 7;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let pairs = pairs(draft);
    let shares = shares(draft);
    for (part, whole) in &pairs {
        let Some(w) = draft.get(*whole) else { continue };
        let Some(p) = draft.get(*part) else { continue };
        let reach = draft.around(*part);
        let kin: Vec<usize> = within(&shares, &reach)
            .iter()
            .filter(|(_, group)| is_kin(draft, group, p, w))
            .map(|(share, _)| *share)
            .take(2)
            .collect();
        let [share] = kin.as_slice() else { continue };
        if of_those_gone(draft, *share) {
            continue;
        }
        let rivals = within(&pairs, &reach).iter().filter(|(_, other)| {
            draft
                .get(*other)
                .is_some_and(|o| o.measure.head == w.measure.head || o.measure.class == w.measure.class)
        });
        let (Some(s), 1) = (draft.get(*share), rivals.count()) else { continue };
        // "845 of the 2,171 judges, or 38.9 percent": another share says it already.
        if is_borne_out(draft, w.sentence, *part, *whole) {
            continue;
        }
        // "…, 600 of them women, while 60 percent of the staff hold a degree": another thing is told.
        let behind = p.end_token().max(w.end_token())..s.first_token();
        let joined = s.sentence == w.sentence
            && draft.claims.has(s.block, behind, |s| {
                matches!(s, Sense::Function(Function::And | Function::But | Function::While))
            });
        if !joined && s.sentence.abs_diff(w.sentence) <= REACH && is_near(draft, *share, *part, *whole) {
            let edge = |kind| Edge { basis: Basis::Inferred, ..Edge::stated(kind, None) };
            draft.edge(*share, *part, edge(EdgeKind::ShareIs));
            draft.edge(*share, *whole, edge(EdgeKind::ShareOf));
        }
    }
}

/// Of what stands in the order of claims, what stands in this stretch of them.
fn within<'a, T>(all: &'a [(usize, T)], reach: &Range<usize>) -> &'a [(usize, T)] {
    let place = |end: usize| all.partition_point(|(claim, _)| *claim < end);
    all.get(place(reach.start)..place(reach.end)).unwrap_or(&[])
}

/// Parts and wholes that a cue tied and that no share restates.
fn pairs(draft: &Draft<'_, '_>) -> Vec<(usize, usize)> {
    let told = |index: usize| {
        draft.nodes.get(index).is_some_and(|node| {
            draft
                .graph
                .edges_directed(*node, petgraph::Incoming)
                .any(|e| e.weight().kind == EdgeKind::ShareIs)
        })
    };
    let whole = |part: usize| {
        let edge = draft.graph.edges(*draft.nodes.get(part)?).find(|e| {
            e.weight().kind == EdgeKind::PartOf && !e.weight().all && e.weight().basis == Basis::Stated
        })?;
        draft.index_of(edge.target())
    };
    (0..draft.claims.claims.len())
        .filter(|part| !told(*part) && draft.get(*part).is_some_and(|c| !c.headline))
        .filter_map(|part| Some((part, whole(part)?)))
        .collect()
}

/// Shares of a group that the text names: "a quarter of its staff", "ربع موظفيها".
fn shares(draft: &Draft<'_, '_>) -> Vec<(usize, Group)> {
    let open = |index: usize| {
        draft.nodes.get(index).is_some_and(|node| {
            !draft.graph.edges(*node).any(|e| {
                matches!(e.weight().kind, EdgeKind::ShareIs)
                    || (e.weight().kind == EdgeKind::ShareOf && draft.index_of(e.target()).is_some())
            })
        })
    };
    (0..draft.claims.claims.len())
        .filter(|index| draft.get(*index).is_some_and(|c| c.is_share() && !c.headline) && open(*index))
        .filter(|index| !restates_its_own(draft, *index))
        .filter_map(|index| Some((index, group(draft, draft.get(index)?)?)))
        .collect()
}

/// The noun of the group a share is of: behind "of" or a possessive, in Arabic right behind.
fn group(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Group> {
    let at = claim.end_token();
    let led = draft.claims.has(claim.block, at..at + 1, |s| {
        matches!(s, Sense::Function(Function::Of | Function::Their) | Sense::Cue(_))
    });
    let arabic = draft.claims.document.language == Lang::Ar;
    let end = at + if led { 5 } else { 1 };
    let stop = (at..end).find(|at| draft.claims.is_mark(claim.block, *at, ",،.;؛:()")).unwrap_or(end);
    if !led && !arabic {
        return None;
    }
    // "its staff", "the structures", "موظفيها": a group that was spoken of. A share of "all
    // workers" is of no group of the text, and one that something rose by is of none at all.
    let owner =
        |at: usize| draft.claims.token(claim.block, at).is_some_and(|t| t.clitics.has(Clitics::OWNER));
    let owned = draft.claims.has(claim.block, at..stop, |s| *s == Sense::Function(Function::Their))
        || (arabic && (at..at + 2).any(owner));
    let known = owned
        || draft.claims.has(claim.block, at..stop, |s| {
            matches!(s, Sense::Function(Function::Their | Function::The | Function::Those))
        })
        || draft.claims.is_mark(claim.block, stop, "'’")
        || (arabic
            && (at..at + 2)
                .any(|at| draft.claims.token(claim.block, at).is_some_and(|t| t.clitics.has(Clitics::THE))));
    if !known || claim.lead.is(Function::By) {
        return None;
    }
    draft
        .claims
        .find(claim.block, at..stop, |s| match s {
            Sense::Noun(noun) => Some(*noun),
            _ => None,
        })
        .map(|(_, noun)| Group { noun, owned })
}

/// "141 of 188, or three quarters of the pupils": the share of what was told right before it.
fn restates_its_own(draft: &Draft<'_, '_>, share: usize) -> bool {
    let Some(claim) = draft.get(share).filter(|c| c.lead.cues(Cue::Restates)) else { return false };
    let before = draft.claims_of(claim.sentence).into_iter().take_while(|c| *c < share);
    before.filter(|c| draft.get(*c).is_some_and(Claim::is_quantity)).count() > 1
}

/// What a share is told of.
struct Group {
    noun: Noun,
    /// "its staff", "موظفيها"
    owned: bool,
}

/// The share's group can be the whole: the same noun, buildings and buildings ("30% of the
/// structures"), or people that belong to somebody and people.
fn is_kin(draft: &Draft<'_, '_>, group: &Group, part: &Claim<'_>, whole: &Claim<'_>) -> bool {
    let noun = &group.noun;
    let lemma =
        draft.claims.readings.first().map_or("", |r| r.scan.language.lexicon().lemma_name(noun.lemma));
    let vague = matches!(noun.class, NounClass::Thing | NounClass::Abstract)
        || (noun.class == NounClass::Person && !group.owned);
    [part, whole]
        .iter()
        .any(|counted| lemma == counted.measure.head || (!vague && counted.measure.class == Some(noun.class)))
}

/// Whether a share of the sentence is just what part and whole make.
fn is_borne_out(draft: &Draft<'_, '_>, sentence: usize, part: usize, whole: usize) -> bool {
    let ratio = || draft.stated(part)?.checked_div(&draft.stated(whole)?);
    let Some(counted) = ratio().map(|ratio| &ratio * &Number::from(100)) else { return false };
    draft
        .claims_of(sentence)
        .into_iter()
        .filter(|c| draft.get(*c).is_some_and(Claim::is_share))
        .any(|c| draft.stated(c).is_some_and(|told| (&counted - &told).abs() <= Number::ONE))
}

/// The share told and the share counted are of one size: within a factor of 8/5.
fn is_near(draft: &Draft<'_, '_>, share: usize, part: usize, whole: usize) -> bool {
    let value = |c: usize| draft.stated(c);
    let (Some(s), Some(p), Some(w)) = (value(share), value(part), value(whole)) else { return false };
    let Some(counted) = (&p * &Number::from(100)).checked_div(&w) else { return false };
    let (five, eight) = (Number::from(5), Number::from(8));
    &counted * &five <= &s * &eight && &s * &five <= &counted * &eight
}
