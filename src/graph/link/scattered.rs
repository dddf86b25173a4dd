//! Shares of one whole that are told one after the other, sentences and paragraphs apart: "Schools
//! took 45% of the budget. … Roads took 35% of the budget. … The remaining 30% of the budget …".
//!
//! That they are of one whole, and that none overlaps, must be said: each names the whole by the
//! same noun, and the last is called the rest or their sum, or each further one another share.

use super::change::is_change;
use super::topic::Root;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind, Node, NodeId, NodeKind};
use crate::language::{Cue, Function, Sense};
use crate::mention::Kind;
use crate::value::{Number, Unit};
use petgraph::visit::EdgeRef;
use std::collections::BTreeSet;

/// How many sentences may stand between two of the shares.
const APART: usize = 3;

/// How many shares a run has at least, the last included.
const FEWEST: usize = 3;

/// The highest sum, in per cent, that shares of one whole are believed to have.
const MOST: i64 = 130;

/// How far from a share the word may stand that calls it the rest or a further one, in tokens.
const CALLED: usize = 4;

/// How the last share of a run is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// "The remaining 30% of the budget".
    Rest,
    /// "Another 30% of the members".
    Further,
    /// "Together they take 80% of the budget".
    Sum,
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let mut runs: Vec<(Vec<usize>, Last)> = Vec::new();
    for sentence in 0..draft.claims.sentences.len() {
        let Some((share, nouns)) = only_share(draft, sentence) else { continue };
        let Some(last) = called(draft, share) else { continue };
        let mut run = before(draft, sentence, &nouns, last);
        run.push(share);
        // A further one that goes on a run stands for it.
        runs.retain(|(known, how)| *how != Last::Further || !known.iter().all(|c| run.contains(c)));
        runs.push((run, last));
    }
    for (run, last) in runs.into_iter().filter(|(run, _)| run.len() >= FEWEST) {
        draw(draft, &run, last);
    }
}

/// The only share of a sentence that tells of no other time, with the words for what it is of.
fn only_share(draft: &Draft<'_, '_>, sentence: usize) -> Option<(usize, BTreeSet<Root>)> {
    let place = draft.claims.sentences.get(sentence)?;
    let figures = || place.claims.clone().filter_map(|c| Some((c, draft.get(c)?)));
    let mut shares = figures().filter(|(_, c)| c.is_share());
    let (index, claim) = shares.next()?;
    let alone = shares.next().is_none() && !figures().any(|(_, c)| c.is_time());
    let (block, end) = (claim.block, claim.end_token());
    let of = draft.claims.has(block, end..end + 2, |s| *s == Sense::Function(Function::Of));
    let stop = (end + 1..end + 6).find(|at| draft.claims.is_mark(block, *at, ",،;؛."));
    let nouns = draft.topics.inside(sentence, &(end + 1..stop.unwrap_or(end + 4).min(end + 4)));
    let moved = claim.lead.is(Function::To)
        || claim.lead.is(Function::By)
        || claim.lead.cues(Cue::OldValue)
        || claim.lead.cues(Cue::Comparison);
    let around = claim.first_token().saturating_sub(3)..end + 1;
    let plain = claim.mention.kind == Kind::Percent
        && claim.amount().is_some_and(|a| a.unit != Unit::Points)
        && !claim.headline
        && place.modal.is_none()
        && !moved
        && !draft.claims.has(block, around, is_change)
        && !draft.claims.has(block, place.sentence.tokens.clone(), |s| *s == Sense::Cue(Cue::Overlap));
    (alone && plain && of && !nouns.is_empty() && !draft.draws(index, EdgeKind::ShareIs))
        .then_some((index, nouns))
}

/// Whether a share is called the rest, a further one, or the sum of those before.
fn called(draft: &Draft<'_, '_>, share: usize) -> Option<Last> {
    let claim = draft.get(share)?;
    let place = draft.claims.sentences.get(claim.sentence)?;
    let begins = place.sentence.tokens.start;
    let near = claim.first_token().saturating_sub(CALLED).max(begins)..claim.end_token() + 2;
    let has = |cue: Cue| {
        claim.lead.cues(cue) || draft.claims.has(claim.block, near.clone(), |s| *s == Sense::Cue(cue))
    };
    let opens = begins..(begins + CALLED).min(claim.first_token());
    let sum = |s: &Sense| matches!(s, Sense::Cue(Cue::Total | Cue::MakesUp));
    match () {
        () if has(Cue::Rest) => Some(Last::Rest),
        () if has(Cue::Further) => Some(Last::Further),
        () if draft.claims.has(claim.block, opens, sum) => Some(Last::Sum),
        () => None,
    }
}

/// The shares told before of what these words name, first to last.
fn before(draft: &Draft<'_, '_>, sentence: usize, nouns: &BTreeSet<Root>, last: Last) -> Vec<usize> {
    let (mut run, mut from): (Vec<usize>, usize) = (Vec::new(), sentence);
    let mut at = sentence;
    while at > 0 && from - (at - 1) <= APART + 1 {
        at -= 1;
        let shares = draft.claims_of(at).into_iter().filter(|c| draft.get(*c).is_some_and(Claim::is_share));
        if shares.count() == 0 {
            continue;
        }
        // A share of something else ends what is told of this.
        let Some((share, named)) = only_share(draft, at).filter(|(_, named)| !named.is_disjoint(nouns))
        else {
            break;
        };
        let how = called(draft, share);
        if matches!(how, Some(Last::Rest | Last::Sum)) || named.is_empty() {
            break;
        }
        run.push(share);
        from = at;
        // Of a run of further ones the first is told plainly.
        if last == Last::Further && how.is_none() {
            break;
        }
    }
    run.reverse();
    run
}

fn draw(draft: &mut Draft<'_, '_>, run: &[usize], last: Last) {
    let total =
        |run: &[usize]| run.iter().filter_map(|c| draft.stated(*c)).fold(Number::ZERO, |a, b| &a + &b);
    let most = Number::from(MOST);
    if last == Last::Sum {
        let Some((sum, parts)) = run.split_last().filter(|(_, parts)| total(parts) <= most) else { return };
        for part in parts {
            draft.edge(*part, *sum, Edge { all: true, ..Edge::stated(EdgeKind::PartOf, None) });
        }
        return;
    }
    if total(run) > most {
        return;
    }
    let whole =
        known(draft, run).unwrap_or_else(|| draft.graph.add_node(Node::named(NodeKind::Measure, "", None)));
    for node in run.iter().filter_map(|share| draft.nodes.get(*share).copied()).collect::<Vec<_>>() {
        draft.join(node, whole, Edge { all: true, ..Edge::stated(EdgeKind::ShareOf, None) });
    }
}

/// The whole that some of the shares are told to make up already.
fn known(draft: &Draft<'_, '_>, run: &[usize]) -> Option<NodeId> {
    let nodes = run.iter().filter_map(|share| draft.nodes.get(*share));
    let mut edges = nodes.flat_map(|node| draft.graph.edges(*node));
    edges.find(|e| e.weight().kind == EdgeKind::ShareOf && e.weight().all).map(|e| e.target())
}
