//! A date told elsewhere than the stretch it lies in: "begun in 1983 … that 1970s project",
//! "in the second quarter … in that period, namely on 8 June".

use super::calendar;
use super::occurrence::{self, Occurrence};
use super::span::date;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, Sense, TokenKind};
use crate::mention::Value;
use crate::value::time::{Grain, PeriodName, TimeExpr};

/// How many sentences before a stretch the date of its thing stands.
const NEAR: usize = 2;
/// How many tokens before a date the word stands that takes up the stretch.
const TAKEN: usize = 6;

/// What gives a thing its date, by deed.
const MADE: &[&str] = &[
    "open",
    "build",
    "write",
    "paint",
    "make-film",
    "begin-work",
    "complete",
    "publish",
    "record",
    "premiere",
    "sign",
    "introduce",
];

pub(super) fn link(draft: &mut Draft<'_, '_>, occurrences: &[Occurrence]) {
    for index in 0..draft.claims.claims.len() {
        if let Some(made) = thing(draft, index, occurrences) {
            calendar::place(draft, index, made);
        }
        if let Some(stretch) = taken_up(draft, index) {
            calendar::place(draft, stretch, index);
        }
    }
}

fn name(draft: &Draft<'_, '_>, index: usize) -> Option<PeriodName> {
    match &draft.get(index)?.mention.value {
        Value::Time(TimeExpr::Period(period)) if period.ends.is_none() => Some(period.name),
        _ => None,
    }
}

/// "The 19th-century letter", "that 1970s project": the one date of the thing's making.
fn thing(draft: &Draft<'_, '_>, index: usize, occurrences: &[Occurrence]) -> Option<usize> {
    name(draft, index).filter(|n| matches!(n, PeriodName::Decade(_) | PeriodName::Century(_)))?;
    let claim = draft.get(index)?;
    let (first, end) = (claim.first_token(), claim.end_token());
    let before = first.saturating_sub(1)..first;
    let points = |s: &Sense| matches!(s, Sense::Function(Function::That | Function::This | Function::Those));
    let pointed = draft.claims.has(claim.block, before.clone(), points);
    let article = |s: &Sense| matches!(s, Sense::Function(Function::The));
    let definite = pointed || draft.claims.has(claim.block, before, article);
    let noun = draft.claims.token(claim.block, end).filter(|t| t.kind == TokenKind::Word)?;
    let grammar = |s: &Sense| matches!(s, Sense::Function(_) | Sense::Verb(_) | Sense::Cue(_));
    if !definite || draft.claims.has(claim.block, end..end + 1, grammar) || noun.capital {
        return None;
    }
    let roots = draft.topics.inside(claim.sentence, &(end..end + 2));
    let speaks = |sentence: usize| {
        let place = draft.claims.sentences.get(sentence);
        place.is_some_and(|p| !draft.topics.inside(sentence, &p.sentence.tokens).is_disjoint(&roots))
    };
    let year = |o: &&Occurrence| date(draft, o.claim).is_some_and(|d| d.year.is_some() && d.anchor.is_none());
    let before = occurrence::within(occurrences, claim.sentence.saturating_sub(NEAR), claim.sentence);
    let mut made = before.iter().filter(year).filter(|o| MADE.iter().any(|deed| o.is(deed)));
    let one = made.next().filter(|_| made.next().is_none())?;
    let named = speaks(one.sentence) || one.sentence.checked_sub(1).is_some_and(speaks);
    (named && one.claim != index || pointed).then_some(one.claim)
}

/// "In that period, namely on 8 June", «في ذروة الربع، أي في أيار».
fn taken_up(draft: &Draft<'_, '_>, index: usize) -> Option<usize> {
    let claim = draft.get(index)?;
    date(draft, index)?;
    let first = claim.first_token();
    let place = draft.claims.sentences.get(claim.sentence)?;
    let lead = first.saturating_sub(TAKEN).max(place.sentence.tokens.start)..first;
    let restates = |s: &Sense| matches!(s, Sense::Cue(Cue::Restates));
    if !draft.claims.has(claim.block, lead.clone(), restates) {
        return None;
    }
    let grain = |s: &Sense| match s {
        Sense::Grain(grain @ (Grain::Quarter | Grain::Decade | Grain::Century)) => Some(*grain),
        Sense::Cue(Cue::Stretch) => Some(Grain::Quarter),
        _ => None,
    };
    let (tokens, _) = draft.claims.find(claim.block, lead, grain)?;
    let glued = draft.claims.token(claim.block, tokens.start).is_some_and(|t| t.clitics.has(Clitics::THE));
    let points = |s: &Sense| {
        matches!(s, Sense::Function(Function::The | Function::That | Function::This | Function::Those))
    };
    let before = tokens.start.saturating_sub(1)..tokens.start;
    if !glued && !draft.claims.has(claim.block, before, points) {
        return None;
    }
    let inside = draft.claims_of(claim.sentence).into_iter().filter(|c| *c < index);
    let earlier = claim.sentence.checked_sub(1).map_or(Vec::new(), |s| draft.claims_of(s));
    earlier.into_iter().chain(inside).rfind(|c| name(draft, *c).is_some())
}
