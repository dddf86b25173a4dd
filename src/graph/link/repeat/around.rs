//! What stands around a figure and says which of several it is: names, and places in a row.

use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::language::Sense;
use crate::mention::Value;
use std::collections::BTreeSet;

/// How far from a figure, in tokens, a name says of whom it is told.
const NEAR: usize = 12;

/// The ordinals that the sentence of a claim tells: the first race, the second one.
pub(in crate::graph::link) fn ordinals(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> BTreeSet<u32> {
    let told = draft.claims_of(claim.sentence).into_iter().filter_map(|c| draft.get(c));
    told.filter_map(|c| match c.mention.value {
        Value::Ordinal(n) => Some(n),
        _ => None,
    })
    .collect()
}

/// The names within reach of a figure in its sentence, save that of who says it.
pub(super) fn names(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> BTreeSet<String> {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return BTreeSet::new() };
    let tokens = &place.sentence.tokens;
    let near =
        tokens.start.max(claim.first_token().saturating_sub(NEAR))..tokens.end.min(claim.end_token() + NEAR);
    let said = |at: usize| {
        let token = draft.claims.token(claim.block, at).map(|t| t.span);
        claim
            .source
            .zip(token)
            .is_some_and(|(source, token)| source.start <= token.start && token.end <= source.end)
    };
    let language = crate::language::of(draft.claims.document.language);
    let name = |at: usize| {
        let town = draft.claims.has(claim.block, at..at + 1, |s| matches!(s, Sense::Town(_)));
        let word = draft.claims.text(claim.block, at);
        let capital = at > tokens.start
            && draft.claims.token(claim.block, at).is_some_and(|t| t.capital)
            && !draft.claims.has(claim.block, at..at + 1, |s| !matches!(s, Sense::Noun(_) | Sense::Name));
        (town || capital).then(|| language.fold(word).into_owned())
    };
    near.filter(|at| !said(*at)).filter_map(name).collect()
}
