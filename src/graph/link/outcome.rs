//! What befell a group that words name: "of the dead", "the freed group", «الناجون». Such a group
//! is only one that was counted with that outcome.

use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::language::{Cue, NounClass, Sense};
use std::ops::Range;

/// How far from a figure the word may stand that says what befell the counted, in tokens.
const NEAR: usize = 6;

/// What became of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Dead, hurt, held or missing.
    Befell(NounClass),
    /// Freed, rescued, alive, unhurt.
    Spared,
}

/// The outcome that words name, the first one where there are several.
pub(super) fn named(draft: &Draft<'_, '_>, block: usize, tokens: Range<usize>) -> Option<Outcome> {
    tokens.into_iter().find_map(|at| draft.claims.find(block, at..at + 1, outcome)).map(|(_, found)| found)
}

fn outcome(sense: &Sense) -> Option<Outcome> {
    match sense {
        Sense::Cue(Cue::Spared) => Some(Outcome::Spared),
        Sense::Noun(n) if n.class.befalls() => Some(Outcome::Befell(n.class)),
        Sense::Verb(v) => v.class.befalls().map(Outcome::Befell),
        _ => None,
    }
}

/// What is said of the counted: by the noun, by the verb, or by a word of being spared beside it.
fn told(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Vec<Outcome> {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return Vec::new() };
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let start = clause.start.max(claim.first_token().saturating_sub(NEAR));
    let end = clause.end.min(claim.end_token() + NEAR);
    let beside = (start..end).filter_map(|at| named(draft, claim.block, at..at + 1));
    claim.measure.befallen().map(Outcome::Befell).into_iter().chain(beside).collect()
}

/// Whether a group that words name with this outcome can be the one that a figure counts.
pub(super) fn admits(draft: &Draft<'_, '_>, outcome: Option<Outcome>, whole: &Claim<'_>) -> bool {
    outcome.is_none_or(|outcome| told(draft, whole).contains(&outcome))
}

/// Whether nothing else is said of what a figure counts: «قضى عشرة … القتلى هم …».
pub(super) fn allows(draft: &Draft<'_, '_>, outcome: Option<Outcome>, whole: &Claim<'_>) -> bool {
    admits(draft, outcome, whole) || told(draft, whole).is_empty()
}
