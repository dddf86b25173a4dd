//! "The 25th anniversary of the 1989 rising", "مرور نصف قرن على حرب 1973": what is marked
//! lies so many years before publication.

use super::span::date;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Sense, VerbClass};
use crate::mention::{Kind, Value};

/// How far from the ordinal the word may stand, in tokens.
const REACH: usize = 2;
/// Younger years are taken for the year of the celebration.
const YOUNGEST: i32 = 3;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
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
        let Some((cue, ())) = marks(before).or_else(|| marks(after)) else { continue };
        let ordinal = claim.mention.kind != Kind::Duration;
        if !counts || !ordinal && cue.start > claim.first_token() {
            continue;
        }
        let Some(origin) = same_sentence(draft, index, latest).or_else(|| founded(draft, index, latest))
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

/// Another year of the text makes the number right: the anniversary was kept in that year.
fn held_then(draft: &Draft<'_, '_>, index: usize, origin: usize) -> bool {
    let year = |c: usize| date(draft, c).and_then(|d| d.year);
    let (Some(first), Some(claim)) = (year(origin), draft.get(index)) else { return false };
    let Value::Ordinal(nth) = claim.mention.value else { return false };
    let kept = first.saturating_add(i32::try_from(nth).unwrap_or(i32::MAX));
    draft.around(index).any(|c| c != origin && year(c).is_some_and(|y| (y - kept).abs() <= 1))
}
