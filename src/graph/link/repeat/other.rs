//! What keeps the two sayings of one voice apart: "12 were killed … 15 people were hurt", «عمر الجمجمة
//! 3000 سنة … تلك الجرة عمرها 5000», «يتسع لأربعين … سيتسع بعد التوسعة لستين».

use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::language::{Clitics, Function, Modal, NounClass, Sense, VerbClass};
use std::ops::Range;

/// How many tokens before a figure the thing stands that it is told of.
const THING: usize = 3;
/// How many tokens before a figure its verb stands.
const VERB: usize = 6;

/// Whether the later figure is told of something else than the earlier one, by its own words.
pub(in crate::graph::link) fn is_other(draft: &Draft<'_, '_>, earlier: usize, later: usize) -> bool {
    let (Some(a), Some(b)) = (draft.get(earlier), draft.get(later)) else { return true };
    draft.is_arabic(b.block)
        && !b.measure.definite
        && !super::profile::is_amounting(draft, b)
        && (befalls_other(draft, a, b)
            || points_at_other(draft, a, b)
            || is_quoted(draft, b)
                && (is_to_come(draft, a) && is_fact(draft, b) || is_to_come(draft, b) && is_fact(draft, a)))
}

fn told(draft: &Draft<'_, '_>, claim: &Claim<'_>, root: u32) -> bool {
    let tokens = clause(draft, claim);
    draft.topics.words(claim.sentence, &tokens).any(|(_, r)| draft.topics.akin(r, root))
}

fn clause(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Range<usize> {
    draft.claims.sentences.get(claim.sentence).map_or(0..0, |p| p.sentence.tokens.clone())
}

/// «15 شخصا أصيبوا»: a verb right behind people says what befell them, and nothing told that of the others.
fn befalls_other(draft: &Draft<'_, '_>, a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let behind = b.end_token()..b.end_token() + 1;
    // «ثلاثة ملايين شخص نزحوا»: a verb in the plural.
    let language = crate::language::of(draft.claims.document.language);
    let plural = language.may_be_plural_verb(draft.claims.text(b.block, behind.start));
    let fate = draft.claims.find(b.block, behind.clone(), |s| match s {
        Sense::Verb(v) if matches!(v.class, VerbClass::Die | VerbClass::Kill) => Some(NounClass::Dead),
        Sense::Verb(v) if v.class == VerbClass::Hurt => Some(NounClass::Hurt),
        _ => None,
    });
    let fates = fate.zip(a.measure.befallen()).is_some_and(|((_, x), y)| x != y);
    plural
        && b.measure.is_people()
        && (fates || draft.topics.words(b.sentence, &behind).any(|(_, root)| !told(draft, a, root)))
}

/// «تلك الجرة عمرها»: a thing that is pointed at and was not told of.
fn points_at_other(draft: &Draft<'_, '_>, a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let before = b.first_token().saturating_sub(THING + 1)..b.first_token();
    let points = |at: usize| {
        draft
            .claims
            .has(b.block, at..at + 1, |s| matches!(s, Sense::Function(Function::This | Function::Those)))
    };
    let the = |at: usize| draft.claims.token(b.block, at).is_some_and(|t| t.clitics.has(Clitics::THE));
    before
        .clone()
        .filter(|at| points(*at) && the(at + 1))
        .any(|at| draft.topics.words(b.sentence, &(at + 1..at + 2)).any(|(_, root)| !told(draft, a, root)))
}

/// «سيتسع»: told of what is to come.
fn is_to_come(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let language = crate::language::of(draft.claims.document.language);
    let before = claim.first_token().saturating_sub(VERB)..claim.first_token();
    let known = |at: usize| {
        draft.claims.has(claim.block, at..at + 1, |s| matches!(s, Sense::Cardinal(_) | Sense::Noun(_)))
    };
    super::profile::modal(draft, claim) == Some(Modal::Future)
        || before.into_iter().any(|at| language.may_be_verb(draft.claims.text(claim.block, at)) && !known(at))
}

/// Told as it is: no word in its sentence makes it another mood.
fn is_fact(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let modal = draft.claims.sentences.get(claim.sentence).is_some_and(|p| p.modal.is_some());
    !modal && !is_to_come(draft, claim)
}

fn is_quoted(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    draft.claims.is_quoted(claim.block, claim.mention.tokens.start)
}
