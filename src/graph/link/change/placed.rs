//! What places one value before another: the words that lead up to it, and its time.

use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::link::enumeration::claims_in;
use crate::language::{Clitics, Cue, Function, Sense, VerbClass};
use crate::mention::Value;
use crate::value::time::{Days, Direction, TimeExpr};

/// How far from a figure the words that place it may stand, in tokens.
const ROLE: usize = 7;

/// How many tokens may stand between a figure and its time.
const BESIDE: usize = 4;

/// Whether the nearest word before a figure says that it was so (`true`) or is so (`false`).
pub(super) fn placed(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<bool> {
    let (block, first) = (claim.block, claim.first_token());
    let start = draft.claims.sentences.get(claim.sentence)?.sentence.tokens.start;
    let near = start.max(first.saturating_sub(ROLE))..first;
    let figure = |at: usize| {
        claims_in(draft, block, &(at..first)).any(|c| draft.get(c).is_some_and(|c| c.amount().is_some()))
    };
    let found = near.rev().take_while(|at| !figure(*at)).find_map(|at| {
        draft.claims.find(block, at..at + 1, |s| match s {
            Sense::Function(Function::Was) => Some(true),
            Sense::Cue(
                Cue::OldValue | Cue::PreviousOf | Cue::Earlier | Cue::AfterEvent | Cue::Pluperfect,
            ) => Some(true),
            Sense::Cue(Cue::Became) | Sense::RelativeDay(0) | Sense::Direction(Direction::At) => Some(false),
            Sense::Verb(v) if v.class == VerbClass::Reach => Some(false),
            _ => None,
        })
    });
    let (words, old) = found?;
    // «حين وصلت إلى مئة», «بعدما ناهزت 40»: reached by then.
    let then = draft.claims.has(block, words.start.saturating_sub(2)..words.start, |s| {
        matches!(
            s,
            Sense::Function(Function::While) | Sense::Cue(Cue::AfterEvent | Cue::When | Cue::OldValue)
        )
    });
    Some(old || then)
}

/// The time of a figure: the date right behind it, or before it with no other figure between.
pub(super) fn time_of(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Days> {
    let place = draft.claims.sentences.get(claim.sentence)?;
    let days = |c: &Claim<'_>| match &c.mention.value {
        Value::Time(TimeExpr::Date(date)) => date.days,
        _ => None,
    };
    let told: Vec<&Claim<'_>> = place.claims.clone().filter_map(|c| draft.get(c)).collect();
    let at = told.iter().position(|c| c.first_token() == claim.first_token())?;
    let near = |a: &Claim<'_>, b: &Claim<'_>| b.lead.start.saturating_sub(a.end_token()) <= BESIDE;
    // «50 مصنعا، وفي عام 2020 صار 100»: behind an "and" a time belongs to what follows.
    let own = |t: &Claim<'_>| {
        let gap = claim.end_token()..t.first_token() + 1;
        !gap.clone().any(|at| {
            draft.claims.is_mark(claim.block, at, ",،;؛")
                || draft.claims.token(claim.block, at).is_some_and(|t| t.clitics.has(Clitics::AND))
                || draft.claims.has(claim.block, at..at + 1, |s| *s == Sense::Function(Function::And))
        })
    };
    let behind = told.get(at + 1).filter(|t| near(claim, t) && own(t)).and_then(|t| days(t));
    let ahead = || {
        at.checked_sub(1)
            .and_then(|i| told.get(i))
            .filter(|t| near(t, claim) || t.first_token() <= place.sentence.tokens.start + 2)
    };
    behind.or_else(|| ahead().and_then(|t| days(t)))
}
