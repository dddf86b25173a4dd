//! A part of a group that is named again without its number: "They looked at 140 glaciers. …
//! 84 of the glaciers have shrunk".

use super::{can_be_whole, comparable};
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::graph::link::outcome;
use crate::language::{Cue, Function, Sense};

/// How many sentences back the group may have been counted.
const BACK: usize = 4;

/// How many tokens behind "of" the noun may stand.
const NOUN: usize = 3;

/// Ties each such part to its group, where the noun was counted once before it.
pub(super) fn link(draft: &mut Draft<'_, '_>, sentence: usize, claims: &[usize]) {
    if draft.claims.document.language != Lang::En || !draft.is_prose(sentence) {
        return;
    }
    for part in claims.iter().copied() {
        let Some(claim) = draft.get(part).filter(|c| is_part(draft, c)) else { continue };
        let span = draft.claims.token(claim.block, claim.end_token()).map(|t| t.span);
        if let Some(whole) = group(draft, sentence, part, claim) {
            draft.state(part, EdgeKind::PartOf, whole, span);
        }
    }
}

/// A bare figure with "of the" or "of its" behind it, and no number behind that.
fn is_part(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let end = claim.end_token();
    let of = draft.claims.has(claim.block, end..end + 1, |s| *s == Sense::Function(Function::Of));
    let known = draft.claims.has(claim.block, end + 1..end + 2, |s| {
        matches!(s, Sense::Function(Function::The | Function::Those | Function::Their | Function::This))
    });
    let further = claim.lead.cues(Cue::Further)
        || draft.claims.has(claim.block, end.saturating_sub(2)..end, |s| {
            matches!(s, Sense::Cue(Cue::Further | Cue::Others))
        });
    claim.is_quantity() && claim.measure.head.is_empty() && of && known && !further && !claim.headline
}

/// The one group of this noun that was counted in the sentences before.
fn group(draft: &Draft<'_, '_>, sentence: usize, part: usize, claim: &Claim<'_>) -> Option<usize> {
    let start = claim.end_token() + 2;
    let noun = (start..start + NOUN)
        .find_map(|at| draft.topics.inside(claim.sentence, &(at..at + 1)).pop_first())?;
    let already = draft.draws(part, EdgeKind::PartOf);
    let from = sentence.saturating_sub(BACK);
    let counted = |c: &usize| {
        draft.get(*c).is_some_and(|w| {
            let nouns = draft.topics.inside(w.sentence, &w.mention.tokens);
            let outcome = outcome::named(draft, claim.block, start..start + NOUN);
            *c < part
                && outcome::admits(draft, outcome, w)
                && can_be_whole(w)
                && comparable(claim, w)
                && nouns.contains(&noun)
                && !w.headline
        })
    };
    let groups: Vec<usize> = (from..=sentence).flat_map(|s| draft.claims_of(s)).filter(counted).collect();
    match groups.as_slice() {
        [one] if !already => Some(*one),
        _ => None,
    }
}
