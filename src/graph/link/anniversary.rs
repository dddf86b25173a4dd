//! "The 25th anniversary of the 1989 rising", "مرور نصف قرن على حرب 1973": what is marked
//! lies so many years before publication.

use super::occurrence::{Occurrence, within};
use super::span::date;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Sense, VerbClass};
use crate::mention::{Kind, Value};
use crate::value::time::{Days, Grain, TimeExpr};
use jiff::civil::Date;

/// How far from the ordinal the word may stand, in tokens.
const REACH: usize = 2;
/// How many sentences around an anniversary its origin stands.
const NEAR: usize = 8;
/// How many days around its date an anniversary is kept.
const SEASON: i64 = 4;

/// What is kept in mind by anniversaries, by deed.
const BEGINNINGS: &[&str] =
    &["open", "independence", "build", "complete", "merge", "publish", "premiere", "found"];

/// Younger years are taken for the year of the celebration.
const YOUNGEST: i32 = 3;

pub(super) fn link(draft: &mut Draft<'_, '_>, occurrences: &[Occurrence]) {
    let Some(published) = draft.claims.document.published else { return };
    let latest = i32::from(published.year()) - YOUNGEST;
    for index in 0..draft.claims.claims.len() {
        let Some(claim) = draft.get(index) else { continue };
        let counts = matches!(claim.mention.value, Value::Ordinal(n) if n >= 2)
            || claim.mention.kind == Kind::Duration;
        let before = claim.first_token().saturating_sub(REACH)..claim.first_token();
        let after = claim.end_token()..claim.end_token() + REACH;
        let marks = |range| {
            draft.claims.find(claim.block, range, |s| matches!(s, Sense::Cue(Cue::Anniversary)).then_some(()))
        };
        let ordinal = claim.mention.kind != Kind::Duration;
        // "150 years in business".
        let stands = draft
            .claims
            .find(claim.block, after.clone(), |s| matches!(s, Sense::Cue(Cue::Standing)).then_some(()))
            .filter(|_| !ordinal);
        let marked = marks(before).or_else(|| marks(after).filter(|_| ordinal)).or(stands);
        let Some((cue, ())) = marked.filter(|_| counts) else { continue };
        let Some(origin) = same_sentence(draft, index, latest)
            .or_else(|| founded(draft, index, latest))
            .or_else(|| begun(draft, index, latest, occurrences))
        else {
            continue;
        };
        if held_then(draft, index, origin) {
            continue;
        }
        let words = draft.claims.token(claim.block, cue.start).map(|t| t.span);
        draft.state(index, EdgeKind::Starts, origin, words);
    }
}

fn is_origin(draft: &Draft<'_, '_>, index: usize, latest: i32) -> bool {
    date(draft, index).is_some_and(|d| d.anchor.is_none() && d.year.is_some_and(|year| year <= latest))
}

/// The first year behind it in its sentence, with no other anniversary before.
fn same_sentence(draft: &Draft<'_, '_>, index: usize, latest: i32) -> Option<usize> {
    let place = draft.claims.sentences.get(draft.get(index)?.sentence)?;
    let behind = (index + 1..place.claims.end)
        .take_while(|c| draft.get(*c).is_some_and(|c| !matches!(c.mention.value, Value::Ordinal(_))));
    behind.into_iter().find(|c| is_origin(draft, *c, latest))
}

/// "Founded in 1903" in the next sentences, when it is the only founding told.
fn founded(draft: &Draft<'_, '_>, index: usize, latest: i32) -> Option<usize> {
    let claim = draft.get(index)?;
    if claim.mention.kind == Kind::Duration {
        return None;
    }
    let mut found = Vec::new();
    for sentence in claim.sentence + 1..claim.sentence + 3 {
        let Some(place) = draft.claims.sentences.get(sentence) else { continue };
        for other in place.claims.clone().filter(|c| is_origin(draft, *c, latest)) {
            let at = draft.get(other)?.first_token();
            let before = at.saturating_sub(5).max(place.sentence.tokens.start)..at;
            let begins = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Begin);
            if draft.claims.has(place.block, before, begins) {
                found.push(other);
            }
        }
    }
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// "Founded in 1872 … celebrates its 125th anniversary": the only beginning told around it, or
/// the only old day that comes round now.
fn begun(draft: &Draft<'_, '_>, index: usize, latest: i32, occurrences: &[Occurrence]) -> Option<usize> {
    let claim = draft.get(index)?;
    let published = draft.claims.document.published?;
    let around = within(occurrences, claim.sentence.saturating_sub(NEAR), claim.sentence + NEAR);
    let begins =
        |o: &&Occurrence| BEGINNINGS.iter().any(|name| o.is(name)) && is_origin(draft, o.claim, latest);
    let mut found = around.iter().filter(begins);
    if let Some(one) = found.next() {
        return found.next().is_none().then_some(one.claim);
    }
    let from = draft.claims.sentences.get(claim.sentence.saturating_sub(NEAR))?.claims.start;
    let to =
        draft.claims.sentences.get(claim.sentence + NEAR).map_or(draft.claims.claims.len(), |p| p.claims.end);
    let round = |c: &usize| {
        is_origin(draft, *c, latest)
            && date(draft, *c).is_some_and(|d| {
                let day = d.day.zip(d.month).and_then(|(day, month)| {
                    Date::new(published.year(), i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
                });
                day.is_some_and(|day| (Days::on(day).from - Days::on(published).from).abs() <= SEASON)
            })
    };
    let mut days = (from..to).filter(round);
    let one = days.next()?;
    days.next().is_none().then_some(one)
}

/// The whole years that an ordinal or a length of time counts.
fn years(draft: &Draft<'_, '_>, index: usize) -> Option<i32> {
    match &draft.get(index)?.mention.value {
        Value::Ordinal(nth) => i32::try_from(*nth).ok(),
        Value::Time(TimeExpr::Duration(length)) => match length.parts.as_slice() {
            [part] if part.grain == Grain::Year => i32::try_from(part.amount.stated.as_ref()?.to_i64()?).ok(),
            _ => None,
        },
        _ => None,
    }
}

/// Another year of the text makes the number right: the anniversary was kept in that year.
fn held_then(draft: &Draft<'_, '_>, index: usize, origin: usize) -> bool {
    let year = |c: usize| date(draft, c).and_then(|d| d.year);
    let (Some(first), Some(nth)) = (year(origin), years(draft, index)) else { return false };
    let kept = first.saturating_add(nth);
    // "The 50th anniversary of the first class of 1967 … the school, founded in 1963".
    let published = draft.claims.document.published.map(|day| i32::from(day.year()));
    let right = |y: i32| published.is_some_and(|now| now - y == nth);
    // "The 60th anniversary … the 50th had been kept for a whole year".
    let other =
        |c: usize| c != index && published.zip(years(draft, c)).is_some_and(|(now, n)| now - first == n);
    draft.around(index).any(|c| {
        other(c) || c != origin && year(c).is_some_and(|y| (y - kept).abs() <= 1 || right(y) && !right(first))
    })
}
