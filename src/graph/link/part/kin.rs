//! A part of a group that is named again by another noun or pointed at: "nine paintings … eleven of the
//! stolen canvases", "18 of the old planes … twenty-one of those aircraft", «64 حالة … 71 من هؤلاء المرضى»,
//! «1240 هكتارا … 1420 هكتارا من هذه المساحة».
//!
//! What is pointed at, or taken up by a word of one kin, was told in this sentence or the last. So where
//! one figure there can be its number, the part is held to it; as a slip it is not much larger.

use super::{can_be_whole, comparable};
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::graph::link::topic::Root;
use crate::language::{Clitics, Cue, Function, Sense};
use crate::value::Number;

/// How many sentences back the group was counted.
const BACK: usize = 2;
/// How many words around its number name the group.
const AROUND: usize = 5;
/// A part that is more than its whole by a slip is no more than so many hundredths of it.
const SLIP: i64 = 150;

/// The group that a figure is "of the …" or "of those …", `of` being where that begins.
pub(super) fn group(draft: &Draft<'_, '_>, part: usize, claim: &Claim<'_>, of: usize) -> Option<usize> {
    let pointed = draft
        .claims
        .has(claim.block, of + 1..of + 2, |s| matches!(s, Sense::Function(Function::Those | Function::This)));
    // "Six of its staff" are of another group than "four people".
    let owned = draft.claims.token(claim.block, of + 1).is_some_and(|t| t.clitics.has(Clitics::OWNER))
        || draft.claims.has(claim.block, of + 1..of + 2, |s| *s == Sense::Function(Function::Their));
    // A toll grows: nine of the dead after eight.
    let fate = super::outcome::named(draft, claim.block, of + 1..of + 4).is_some();
    if owned || fate {
        return None;
    }
    let names: Vec<Root> = draft.topics.words(claim.sentence, &(of + 1..of + 4)).map(|(_, r)| r).collect();
    if names.is_empty() {
        return None;
    }
    let from = draft.claims.sentences.get(claim.sentence.saturating_sub(BACK))?.claims.start;
    let near: Vec<usize> = (from..part).filter(|c| fits(draft, claim, *c)).collect();
    let akin = |c: &usize| {
        draft.get(*c).is_some_and(|w| {
            let phrase = w.first_token().saturating_sub(AROUND)..w.end_token() + AROUND;
            draft
                .topics
                .words(w.sentence, &phrase)
                .any(|(_, r)| names.iter().any(|n| draft.topics.akin(*n, r)))
        })
    };
    let named: Vec<usize> = near.iter().copied().filter(akin).collect();
    let one = match (named.as_slice(), near.as_slice()) {
        ([one], _) => Some(*one),
        ([], [one]) if pointed => Some(*one),
        _ => None,
    }?;
    (is_slip(draft, part, one) && !draft.draws(part, EdgeKind::PartOf)).then_some(one)
}

/// A figure that can be the number of the group.
fn fits(draft: &Draft<'_, '_>, part: &Claim<'_>, whole: usize) -> bool {
    draft.get(whole).is_some_and(|w| {
        let unit = |c: &Claim<'_>| c.amount().map(|a| a.unit);
        let fates = part.measure.befallen().zip(w.measure.befallen()).is_none_or(|(a, b)| a == b);
        let around = w.first_token().saturating_sub(2)..w.end_token() + 2;
        let apart = draft.claims.has(w.block, around, |s| {
            matches!(
                s,
                Sense::Cue(
                    Cue::Further
                        | Cue::Others
                        | Cue::Rest
                        | Cue::Earlier
                        | Cue::PartFollows
                        | Cue::Each
                        | Cue::Per
                )
            )
        });
        !w.headline
            && can_be_whole(w)
            && comparable(part, w)
            && (unit(part) == unit(w) || part.measure.head.is_empty())
            && fates
            && !apart
            && !draft.draws(whole, EdgeKind::PartOf)
    })
}

/// The part is larger, and not by much.
fn is_slip(draft: &Draft<'_, '_>, part: usize, whole: usize) -> bool {
    let (Some(p), Some(w)) = (draft.stated(part), draft.stated(whole)) else { return false };
    p > w && &p * &Number::from(100) <= &w * &Number::from(SLIP)
}

/// "Of the species on the shelves, 2,410 …": where the words for the group open the sentence, and the first
/// figure behind their comma.
pub(super) fn opening(draft: &Draft<'_, '_>, sentence: usize, claims: &[usize]) -> Option<(usize, usize)> {
    let place = draft.claims.sentences.get(sentence)?;
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let of = |at: usize| draft.claims.has(block, at..at + 1, |s| *s == Sense::Function(Function::Of));
    let known = |at: usize| {
        draft.claims.has(block, at..at + 1, |s| {
            matches!(s, Sense::Function(Function::The | Function::Those | Function::This))
        })
    };
    let comma = (tokens.start..tokens.end.min(tokens.start + OPENING))
        .find(|at| draft.claims.is_mark(block, *at, ",،"))?;
    let amount = |c: &&usize| draft.get(**c).is_some_and(|c| c.amount().is_some());
    let first = claims.iter().find(amount)?;
    let claim = draft.get(*first).filter(|c| c.is_quantity() && c.first_token() > comma)?;
    let bare = claim.measure.head.is_empty();
    (of(tokens.start) && known(tokens.start + 1) && bare).then_some((*first, tokens.start))
}

/// How many tokens the words for the group may have.
const OPENING: usize = 9;
