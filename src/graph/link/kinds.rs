//! Kinds that make up a set between them, each with its figure: gold, silver and bronze
//! medals; men, women and children. Where all are told, they make the total.

use super::enumeration::{Member, claims_in};
use super::total::{Promise, all_of};
use crate::graph::build::Draft;
use crate::language::{Cue, Lemma, Sense};
use std::ops::Range;

/// How many sentences back the total may stand.
const REACH: usize = 3;

/// How far behind a figure its kind may stand where the whole is taken up between, in tokens.
const PARTED: usize = 4;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if !draft.is_prose(sentence) {
            continue;
        }
        let Some(found) = complete(draft, sentence) else { continue };
        let Some(first) = found.first().and_then(|c| draft.get(*c)) else { continue };
        let (block, start) = (first.block, first.first_token());
        let Some(place) = draft.claims.sentences.get(sentence) else { continue };
        let tokens = place.sentence.tokens.clone();
        let before = tokens.start..start;
        // "Seven gold, five silver and nine bronze medals, a total of 21"
        let last = found.last().and_then(|c| draft.get(*c)).map_or(start, |c| c.end_token());
        let behind = last..tokens.end;
        let summed = draft.claims.has(block, behind.clone(), |s| *s == Sense::Cue(Cue::Total));
        // "…, as well as a medic"
        let more = draft.claims.has(block, behind.clone(), |s| *s == Sense::Cue(Cue::Also));
        // "Among them were 3 men, …": there may be others.
        if more || opens_parts(draft, block, &before) {
            continue;
        }
        let members = found.into_iter().map(Member::Figure).collect();
        let total = if summed { behind } else { before };
        all_of(draft, sentence, &total, members, (REACH, Promise::Before));
    }
}

/// "Among them were": a cue for parts that stands behind no figure of its own ("19 of them died").
fn opens_parts(draft: &Draft<'_, '_>, block: usize, before: &Range<usize>) -> bool {
    let cue = |s: &Sense| (*s == Sense::Cue(Cue::PartFollows)).then_some(());
    let mut from = before.start;
    while let Some((found, ())) = draft.claims.find(block, from..before.end, cue) {
        let glued = claims_in(draft, block, &(before.start..found.start))
            .last()
            .and_then(|c| draft.get(c))
            .is_some_and(|c| c.end_token() == found.start);
        if !glued {
            return true;
        }
        from = found.end;
    }
    false
}

/// The figures of a sentence that give each kind of a set once, and nothing between them.
fn complete(draft: &Draft<'_, '_>, sentence: usize) -> Option<Vec<usize>> {
    let place = draft.claims.sentences.get(sentence)?;
    let figures: Vec<usize> =
        place.claims.clone().filter(|c| draft.get(*c).is_some_and(|c| c.is_quantity())).collect();
    let kinds: Vec<Option<(Lemma, u8, Lemma)>> = figures.iter().map(|c| kind_of(draft, *c)).collect();
    let first = kinds.iter().position(Option::is_some)?;
    let (set, size, _) = (*kinds.get(first)?)?;
    let run = kinds.get(first..first + usize::from(size))?;
    let mut names: Vec<Lemma> = Vec::new();
    for kind in run {
        let (other, _, name) = (*kind)?;
        if other != set || names.contains(&name) {
            return None;
        }
        names.push(name);
    }
    let more = kinds.get(first + usize::from(size)..)?.iter().any(|k| k.is_some_and(|(s, ..)| s == set));
    if more {
        return None;
    }
    figures.get(first..first + usize::from(size)).map(<[usize]>::to_vec)
}

/// The kind that a figure counts: named in it or right behind it ("206 are men").
fn kind_of(draft: &Draft<'_, '_>, index: usize) -> Option<(Lemma, u8, Lemma)> {
    let claim = draft.get(index)?;
    let end = claim.end_token();
    // "Ninety of these were men": behind what takes up the whole and its verb.
    let parted = draft.claims.has(claim.block, end..end + 1, |s| *s == Sense::Cue(Cue::PartFollows));
    let reach = end + if parted { PARTED } else { 2 };
    let next = claims_in(draft, claim.block, &(end..reach)).next().and_then(|c| draft.get(c));
    let until = next.map_or(reach, |c| c.first_token().max(end));
    let until = (end..until).find(|at| draft.claims.is_mark(claim.block, *at, ",،;؛")).unwrap_or(until);
    let (_, kind) = draft.claims.find(claim.block, claim.mention.tokens.start..until, |s| match s {
        Sense::Kind(set, size, name) => Some((*set, *size, *name)),
        _ => None,
    })?;
    Some(kind)
}
