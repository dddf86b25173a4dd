//! A length that runs until now without "ago": "The war ended in 1998. Thirty years on, mines still
//! kill farmers", "it last won in 2008 … the 17-year wait", "coach since 2011, he leaves after 12
//! years".

use super::occurrence::{self, Occurrence};
use super::span::date;
use super::stretch::compound;
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, DeedForm, Function, Sense};
use crate::mention::{Kind, Value};
use crate::value::time::{Grain, TimeExpr};

/// How many sentences before a length its beginning stands.
const NEAR: usize = 2;
/// How many tokens behind "after" the word stands for what happened.
const AFTER: usize = 4;
/// How many tokens behind a length "has been" stands.
const LASTED: usize = 6;
/// Younger years are too near for a length in years.
const YOUNGEST: i32 = 2;

pub(super) fn link(draft: &mut Draft<'_, '_>, occurrences: &[Occurrence]) {
    for index in 0..draft.claims.claims.len() {
        if draft.draws(index, EdgeKind::Starts) || draft.draws(index, EdgeKind::During) {
            continue;
        }
        let Some(origin) = draft.get(index).and_then(|claim| origin(draft, index, claim, occurrences)) else {
            continue;
        };
        draft.state(index, EdgeKind::Starts, origin, None);
    }
}

/// The one old year that a length of years until now is counted from.
fn origin(
    draft: &Draft<'_, '_>,
    index: usize,
    claim: &Claim<'_>,
    occurrences: &[Occurrence],
) -> Option<usize> {
    if claim.mention.kind != Kind::Duration
        || !is_years(claim)
        || claim.headline
        || draft.is_arabic(claim.block)
    {
        return None;
    }
    let now = is_now(draft, claim);
    let end = claim.end_token();
    let behind = |test: &dyn Fn(&Sense) -> bool| draft.claims.has(claim.block, end..end + 1, test);
    // "Nine years later", "thirty years on,".
    let on = behind(&|s| *s == Sense::Cue(Cue::Later))
        || behind(&|s| *s == Sense::Function(Function::On))
            && (draft.claims.is_mark(claim.block, end + 1, ",.") || opens(draft, claim));
    if on && now {
        return sole_year(draft, index, claim, NEAR);
    }
    // "A decade and a half after the disaster".
    if behind(&|s| *s == Sense::Cue(Cue::AfterEvent)) && now {
        return of_deed(draft, claim, occurrences);
    }
    // "The 17-year wait".
    let waited = behind(&|s| *s == Sense::Cue(Cue::Wait));
    if waited && compound(draft, claim) {
        return sole_year(draft, index, claim, 1).filter(|c| is_last(draft, *c));
    }
    // "The last eruption was in 1994; for 34 years the mountain has been quiet".
    let lasted = claim.lead.is(Function::For)
        && draft.claims.has(claim.block, end..end + LASTED, |s| *s == Sense::Cue(Cue::Now));
    if lasted && now {
        return sole_year(draft, index, claim, 1).filter(|c| is_last(draft, *c));
    }
    // "Coach since 2011, Weber leaves after 12 years in the job".
    let after = claim.lead.cues(Cue::AfterEvent)
        && behind(&|s| matches!(s, Sense::Function(Function::In | Function::At)));
    let since = |c: &usize| draft.get(*c).is_some_and(|c| c.lead.cues(Cue::Since));
    if after {
        return sole_year(draft, index, claim, 0).filter(since);
    }
    None
}

fn is_years(claim: &Claim<'_>) -> bool {
    match &claim.mention.value {
        Value::Time(TimeExpr::Duration(length)) => {
            length.parts.iter().all(|p| matches!(p.grain, Grain::Year | Grain::Decade | Grain::Century))
        }
        _ => false,
    }
}

/// The length opens its sentence, or a clause behind "and".
fn opens(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let start = draft.claims.sentences.get(claim.sentence).map_or(0, |p| p.sentence.tokens.start);
    let first = claim.first_token();
    let and = |s: &Sense| matches!(s, Sense::Function(Function::And | Function::But));
    first <= start + 1 || draft.claims.has(claim.block, first.saturating_sub(1)..first, and)
}

/// Told of today: "is", "has", "still", and nothing told as past.
fn is_now(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let clause = place.sentence.clause_of(claim.first_token());
    let has = |test: &dyn Fn(&Sense) -> bool| draft.claims.has(place.block, clause.clone(), test);
    let present = has(&|s| matches!(s, Sense::Cue(Cue::Now)));
    let past = has(&|s| matches!(s, Sense::Function(Function::Was) | Sense::Cue(Cue::Had | Cue::Pluperfect)));
    let deed = has(&|s| matches!(s, Sense::Deed(d) if d.form == DeedForm::Past))
        && !has(&|s| *s == Sense::Function(Function::Have));
    present && !past && !deed
}

/// The only year told in the sentences from `near` before the length on, if it is old.
fn sole_year(draft: &Draft<'_, '_>, index: usize, claim: &Claim<'_>, near: usize) -> Option<usize> {
    let published = i32::from(draft.claims.document.published?.year());
    let from = claim.sentence.saturating_sub(near);
    let dated = |c: &usize| draft.get(*c).is_some_and(Claim::is_time);
    let times: Vec<usize> = (from..=claim.sentence)
        .flat_map(|s| draft.claims_of(s))
        .filter(|c| *c != index && dated(c))
        .collect();
    let year = |c: usize| date(draft, c).filter(|d| d.anchor.is_none()).and_then(|d| d.year);
    let old: Vec<usize> = times.iter().copied().filter(|c| year(*c).is_some()).collect();
    let length =
        |c: &usize| draft.get(*c).is_some_and(|c| matches!(c.mention.kind, Kind::Duration | Kind::Period));
    let [one] = old.as_slice() else { return None };
    let plain = year(*one).is_some_and(|y| y <= published - YOUNGEST);
    (plain && *one < index && !times.iter().any(length)).then_some(*one)
}

/// "It has not won since 2008", "last won in 2008".
fn is_last(draft: &Draft<'_, '_>, index: usize) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    let from = draft.claims.sentences.get(claim.sentence).map_or(0, |p| p.sentence.tokens.start);
    let last = |s: &Sense| matches!(s, Sense::Direction(_));
    claim.lead.cues(Cue::Since) || draft.claims.has(claim.block, from..claim.first_token(), last)
}

/// "After the disaster": the dated one of the deeds that the word can stand for.
fn of_deed(draft: &Draft<'_, '_>, claim: &Claim<'_>, occurrences: &[Occurrence]) -> Option<usize> {
    let end = claim.end_token();
    let lexicon = draft.claims.readings.get(claim.block)?.scan.language.lexicon();
    let deed = |s: &Sense| match s {
        Sense::Deed(d) => Some(lexicon.lemma_name(d.lemma)),
        _ => None,
    };
    let known = |s: &Sense| {
        matches!(
            s,
            Sense::Function(Function::The | Function::Their | Function::That | Function::This | Function::It)
        )
    };
    let (tokens, name) = draft.claims.find(claim.block, end + 1..end + 1 + AFTER, deed)?;
    if !draft.claims.has(claim.block, end + 1..tokens.end, known) {
        return None;
    }
    let before = occurrence::within(occurrences, claim.sentence.saturating_sub(NEAR), claim.sentence);
    let dated = |o: &&Occurrence| {
        date(draft, o.claim).is_some_and(|d| d.year.is_some() && d.anchor.is_none())
            && super::twice::all_names_of(o).any(|n| n == name)
    };
    let mut found = before.iter().filter(dated);
    let one = found.next()?;
    found.next().is_none().then_some(one.claim)
}
