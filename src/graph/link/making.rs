//! Parts told before the whole that they make up ("Seven women and five men make up the panel of
//! 12"), and those of a whole that is said to go so many ways ("split three ways. Schools get …").

use super::enumeration::{Member, members};
use super::total::{Promise, all_of};
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::language::{Cue, Sense};
use crate::value::Number;

/// How far behind "make up" the whole may stand, in tokens.
const NEAR: usize = 8;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if draft.is_prose(sentence) {
            make_up(draft, sentence);
            go_ways(draft, sentence);
        }
    }
}

/// The parts before "make up" are all of the figure behind it.
fn make_up(draft: &mut Draft<'_, '_>, sentence: usize) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let cue = |s: &Sense| (*s == Sense::Cue(Cue::MakesUp)).then_some(());
    let Some((verb, ())) = draft.claims.find(block, tokens.clone(), cue) else { return };
    let quantity = |c: &Claim<'_>| c.is_quantity();
    let figures = place.claims.clone().filter_map(|c| draft.get(c)).filter(|c| quantity(c));
    let Some(start) = figures.map(Claim::first_token).next().filter(|at| *at < verb.start) else { return };
    let Some(parts) = members(draft, block, start..verb.start, &quantity, true) else { return };
    let told = parts.iter().all(|p| matches!(p, Member::Figure(_)));
    if told && start <= tokens.start + 3 {
        let whole = verb.end..tokens.end.min(verb.end + NEAR);
        all_of(draft, sentence, &whole, parts, (0, Promise::Before));
    }
}

/// "split three ways": the next sentence tells so many parts, and no more.
fn go_ways(draft: &mut Draft<'_, '_>, sentence: usize) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let split = |s: &Sense| (*s == Sense::Cue(Cue::Split)).then_some(());
    let Some((verb, ())) = draft.claims.find(place.block, place.sentence.tokens.clone(), split) else {
        return;
    };
    let number = place
        .claims
        .clone()
        .filter_map(|c| draft.get(c))
        .find(|c| c.is_quantity() && c.first_token() >= verb.end && c.first_token() <= verb.end + 2);
    let stated = number.and_then(|c| c.amount()).and_then(|a| a.reading.stated.clone());
    let Some(ways) = stated.as_ref().and_then(Number::to_i64).and_then(|n| usize::try_from(n).ok()) else {
        return;
    };
    let Some(next) = draft.claims.sentences.get(sentence + 1) else { return };
    let quantity = |c: &Claim<'_>| c.is_quantity();
    let figures = next.claims.clone().filter_map(|c| draft.get(c)).filter(|c| quantity(c));
    let Some(start) = figures.map(Claim::first_token).next() else { return };
    let Some(parts) = members(draft, next.block, start..next.sentence.tokens.end, &quantity, false) else {
        return;
    };
    let told = parts.iter().all(|p| matches!(p, Member::Figure(_)));
    if told && (2..=9).contains(&ways) && parts.len() == ways {
        all_of(draft, sentence + 1, &(start..start), parts, (1, Promise::Before));
    }
}
