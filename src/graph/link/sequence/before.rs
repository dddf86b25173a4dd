//! How many came before, said of the count by the words around it: "the tenth time; it had won
//! seven titles before", "the fifth to resign; two had done so before him", «الهجوم الثاني بعد
//! ثلاثة هجمات», «الجولة الثانية، إذ سبقتها أربع جولات».

use super::{SLIP, exact, matter};
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, NounClass, Sense};
use crate::mention::{Kind, Value};

/// How far behind a count the words stand that close it off, in tokens.
const BEHIND: usize = 9;
/// How far before a count "preceded by" or "had" stands, in tokens.
const LEAD: usize = 8;

/// The same for a verb that says what they came before.
const NEAR: usize = 3;

/// How firmly a count is said to be of those before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bond {
    /// "Before him": of the one that was told, whatever noun it has.
    Told,
    /// "Before", "after four strikes": of the series that has the same noun.
    Noun,
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for count in 0..draft.claims.claims.len() {
        let Some(before) = exact(draft, count) else { continue };
        let Some(bond) = bond(draft, count) else { continue };
        if let Some(nth) = place(draft, count, before, bond) {
            draft.state(nth, EdgeKind::Succeeds, count, None);
        }
    }
}

/// What says that a count is one of those before.
fn bond(draft: &Draft<'_, '_>, count: usize) -> Option<Bond> {
    let claim = draft.get(count)?;
    let place = draft.claims.sentences.get(claim.sentence)?;
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let (first, end) = (claim.first_token(), claim.end_token());
    let block = claim.block;
    let next = draft.get(count + 1).filter(|c| c.sentence == claim.sentence);
    let until = next.map_or(clause.end, Claim::first_token).min(end + BEHIND).max(end);
    let this = |s: &Sense| *s == Sense::Cue(Cue::BeforeThis);
    let from = clause.start.max(first.saturating_sub(LEAD));
    let near = clause.start.max(first.saturating_sub(NEAR))..first;
    let by = claim.lead.is(Function::By) && draft.is_arabic(block);
    if draft.claims.has(block, end..until, this) || draft.claims.has(block, near, this) && !by {
        return Some(Bond::Told);
    }
    let unbound = |s: &Sense| {
        matches!(
            s,
            Sense::Function(Function::Other | Function::Not) | Sense::Cue(Cue::Further | Cue::Lacking)
        )
    };
    if draft.claims.has(block, first.saturating_sub(3)..end, unbound) {
        return None;
    }
    let had = draft.claims.has(block, from..first, |s| {
        matches!(s, Sense::Cue(Cue::Had | Cue::Pluperfect) | Sense::Function(Function::Have))
    });
    let earlier = |s: &Sense| matches!(s, Sense::Cue(Cue::Earlier | Cue::BeforeEvent)).then_some(());
    let closed = draft.claims.find(block, end..until, earlier).is_some_and(|(words, ())| {
        draft.claims.token(block, words.end).is_none() || draft.claims.is_mark(block, words.end, ",،.;؛!?:")
    });
    // «من قبل أربع ولايات»; an adjective ("in the earlier games") speaks of something else.
    let opened = draft.is_arabic(block)
        && (from..first).any(|at| {
            let is = |cue: Cue| draft.claims.has(block, at..at + 1, |s| *s == Sense::Cue(cue));
            is(Cue::Earlier) && !is(Cue::PreviousOf)
        });
    if had && closed || draft.is_arabic(block) && (closed || opened) {
        return Some(Bond::Noun);
    }
    let after = claim.lead.cues(Cue::AfterEvent)
        || draft.claims.has(block, first.saturating_sub(1)..first, |s| *s == Sense::Cue(Cue::AfterEvent));
    (after && claim.mention.kind == Kind::Quantity).then_some(Bond::Noun)
}

/// The one place of its sentence that a count of those before belongs to, else that of the
/// sentence before.
fn place(draft: &Draft<'_, '_>, count: usize, before: i64, bond: Bond) -> Option<usize> {
    let claim = draft.get(count)?;
    let noun = matter(draft, claim);
    let often = draft.claims.has(claim.block, claim.mention.tokens.clone(), |s| *s == Sense::Cue(Cue::Often));
    let fits = |c: &usize| {
        let Some(nth) = draft.get(*c) else { return false };
        let Value::Ordinal(number) = nth.mention.value else { return false };
        let number = i64::from(number);
        // "The two earlier rounds" of a tenth are the last two of nine.
        let latest = before <= 2 && number > 3 && bond == Bond::Noun;
        let time = draft
            .claims
            .has(nth.block, nth.end_token()..nth.end_token() + 1, |s| *s == Sense::Cue(Cue::Often))
            || draft.is_arabic(nth.block)
                && draft.claims.has(nth.block, nth.first_token().saturating_sub(1)..nth.first_token(), |s| {
                    *s == Sense::Cue(Cue::Often)
                });
        let bare = nth.measure.head.is_empty() || claim.measure.head.is_empty() || time || often;
        let elliptical = claim.measure.head.is_empty();
        let arabic = draft.is_arabic(claim.block);
        let loose = elliptical && !arabic || time || often;
        // «بدلا من 7 في الطراز السابق»: of something else, where no noun says of what.
        if arabic && elliptical && !often {
            return false;
        }
        let people = nth.measure.class.is_some_and(NounClass::is_people) && claim.measure.is_people();
        let same = matter(draft, nth) == noun && !noun.is_empty();
        let kind = same
            || bond == Bond::Told && (bare || people || nth.measure.class.is_none())
            || bond == Bond::Noun && loose && !is_after(draft, claim);
        // Of twelve men one may have been elected twice.
        let apart = same || bare || (number - before - 1).abs() > 1;
        number >= 2 && apart && kind && !latest && (number - before - 1).abs() <= SLIP.max(number / 5)
    };
    let here = draft.claims.sentences.get(claim.sentence)?;
    let mut found = here.claims.clone().filter(fits);
    if let Some(one) = found.next() {
        return found.next().is_none().then_some(one);
    }
    let last = claim.sentence.checked_sub(1).and_then(|s| draft.claims.sentences.get(s))?;
    let mut found =
        last.claims.clone().filter(|_| last.block == here.block && !is_after(draft, claim)).filter(fits);
    found.next().filter(|_| found.next().is_none())
}

/// "After four strikes": bound by its noun alone.
fn is_after(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let first = claim.first_token();
    claim.lead.cues(Cue::AfterEvent)
        || draft
            .claims
            .has(claim.block, first.saturating_sub(1)..first, |s| *s == Sense::Cue(Cue::AfterEvent))
}
