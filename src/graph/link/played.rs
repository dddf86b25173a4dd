//! Matches by how they ended: "ten wins, five draws and five defeats from 20 matches", «خاض 20 نزالا
//! فاز في 18 منها وخسر اثنين». Each match ends one way.

use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind};
use crate::language::{Cue, NounClass, Sense, VerbClass};
use crate::mention::Kind;

/// How many tokens before a count its verb may stand.
const NEAR: usize = 3;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if draft.is_prose(sentence) {
            balance(draft, sentence);
        }
    }
}

/// Draws the edges of one balance, where each outcome and the matches are told once.
fn balance(draft: &mut Draft<'_, '_>, sentence: usize) {
    let counts: Vec<usize> = draft.claims_of(sentence).into_iter().filter(|c| is_count(draft, *c)).collect();
    let ended: Vec<(usize, Cue)> =
        counts.iter().filter_map(|c| Some((*c, outcome(draft, &counts, *c)?))).collect();
    let once = |cue: Cue| ended.iter().filter(|(_, other)| *other == cue).count();
    let all = [Cue::Victory, Cue::Draws, Cue::Defeat].into_iter().all(|cue| once(cue) == 1);
    if ended.len() < 2 || ended.iter().any(|(_, cue)| once(*cue) > 1) {
        return;
    }
    let parts = |c: &usize| ended.iter().any(|(part, _)| part == c);
    let mut wholes =
        counts.iter().filter(|c| !parts(c) && draft.get(**c).is_some_and(|c| is_match(draft, c)));
    let (Some(whole), None) = (wholes.next().copied(), wholes.next()) else { return };
    let fits = ended.iter().all(|(part, _)| draft.stated(*part) <= draft.stated(whole));
    if !fits {
        return;
    }
    let kind = if all { EdgeKind::PartOf } else { EdgeKind::ApartIn };
    for (part, _) in &ended {
        draft.edge(*part, whole, Edge { all, ..Edge::stated(kind, None) });
    }
}

fn is_count(draft: &Draft<'_, '_>, index: usize) -> bool {
    let exact = |c: &Claim<'_>| c.amount().is_some_and(|a| a.hedge.is_none() && a.reading.stated.is_some());
    draft.get(index).is_some_and(|c| matches!(c.mention.kind, Kind::Number | Kind::Quantity) && exact(c))
}

fn is_match(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    draft.claims.has(claim.block, claim.mention.tokens.clone(), |s| match s {
        Sense::Cue(Cue::Match) => true,
        Sense::Noun(noun) => matches!(noun.class, NounClass::Event | NounClass::Sequence),
        _ => false,
    })
}

/// How the counted matches ended, by the noun or by the verb before it.
fn outcome(draft: &Draft<'_, '_>, counts: &[usize], index: usize) -> Option<Cue> {
    let claim = draft.get(index)?;
    let pick = |s: &Sense| match s {
        Sense::Cue(cue @ (Cue::Victory | Cue::Draws | Cue::Defeat)) => Some(*cue),
        Sense::Verb(v) if v.class == VerbClass::Win => Some(Cue::Victory),
        Sense::Verb(v) if v.class == VerbClass::Lose => Some(Cue::Defeat),
        _ => None,
    };
    let noun = |s: &Sense| match s {
        Sense::Cue(cue @ (Cue::Victory | Cue::Draws | Cue::Defeat)) => Some(*cue),
        _ => None,
    };
    let first = claim.first_token();
    if let Some((_, cue)) = draft.claims.find(claim.block, claim.mention.tokens.clone(), noun) {
        return Some(cue);
    }
    let last = counts.iter().rev().find(|c| **c < index).and_then(|c| draft.get(*c));
    let from = last.map_or(0, Claim::end_token).max(first.saturating_sub(NEAR));
    let place = draft.claims.sentences.get(claim.sentence)?;
    let before = from.max(place.sentence.tokens.start)..first.max(from);
    // «فاز في عشر مباريات»; points and goals are won too.
    let goals =
        draft.claims.has(claim.block, claim.mention.tokens.clone(), |s| *s == Sense::Cue(Cue::ScoreWord));
    let bare = claim.measure.head.is_empty() || is_match(draft, claim);
    // "A victory after seven attempts"
    let after = draft.claims.has(claim.block, before.clone(), |s| *s == Sense::Cue(Cue::AfterEvent));
    let (_, cue) = draft.claims.find(claim.block, before, pick).filter(|_| bare && !goals && !after)?;
    Some(cue)
}
