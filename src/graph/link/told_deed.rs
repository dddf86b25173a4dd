//! "The council backed the charter after its signing, on 7 December": a date that is put after or
//! before something whose own date stands elsewhere.

use super::occurrence::{Occurrence, comparable, numbered};
use super::span::date;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, Sense};
use crate::mention::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// How many days two dates without a year lie apart that are of one.
const NEAR: i64 = 31;
/// How many tokens behind "after" the deed stands.
const REACH: usize = 3;

pub(super) fn link(draft: &mut Draft<'_, '_>, occurrences: &[Occurrence]) {
    let mut by_deed: BTreeMap<&str, Vec<&Occurrence>> = BTreeMap::new();
    for occurrence in occurrences.iter().filter(|o| !numbered(draft, o)) {
        for name in occurrence.names.iter().copied().collect::<BTreeSet<&str>>() {
            by_deed.entry(name).or_default().push(occurrence);
        }
    }
    for sentence in 0..draft.claims.sentences.len() {
        if !draft.is_prose(sentence) {
            continue;
        }
        let Some((told, deed, after)) = put(draft, sentence) else { continue };
        let dated = by_deed.get(deed).map_or(&[][..], Vec::as_slice);
        let mut found = dated.iter().filter(|o| o.sentence != sentence);
        let (Some(one), None) = (found.next(), found.next()) else { continue };
        let other = one.claim;
        if comparable(draft, told, other) && is_settled(draft, told, other) {
            let (first, second) = if after { (other, told) } else { (told, other) };
            draft.state(first, EdgeKind::Before, second, None);
        }
    }
}

/// Both name their year, or lie near each other: "16 November" may be of any year.
fn is_settled(draft: &Draft<'_, '_>, a: usize, b: usize) -> bool {
    let (Some(x), Some(y)) = (date(draft, a), date(draft, b)) else { return false };
    let near = x.days.zip(y.days).is_some_and(|(x, y)| (x.from - y.from).abs() <= NEAR);
    x.year.is_some() && y.year.is_some() || near
}

/// The only date of a sentence, the deed that it is put after or before, and whether after.
fn put(draft: &Draft<'_, '_>, sentence: usize) -> Option<(usize, &'static str, bool)> {
    let place = draft.claims.sentences.get(sentence)?;
    let mut times = place.claims.clone().filter(|c| draft.get(*c).is_some_and(|c| c.is_time()));
    let (told, None) = (times.next()?, times.next()) else { return None };
    // "19 months after his body was found": of another year than it seems.
    let length = |c: usize| draft.get(c).is_some_and(|c| c.mention.kind == Kind::Duration);
    if place.claims.clone().any(length) {
        return None;
    }
    let ordered = |s: &Sense| match s {
        Sense::Cue(Cue::AfterEvent) => Some(true),
        Sense::Cue(Cue::BeforeEvent) => Some(false),
        _ => None,
    };
    let (cue, after) = draft.claims.find(place.block, place.sentence.tokens.clone(), ordered)?;
    let lexicon = draft.claims.readings.get(place.block)?.scan.language.lexicon();
    let deed = |s: &Sense| match s {
        Sense::Deed(deed) => Some(lexicon.lemma_name(deed.lemma)),
        _ => None,
    };
    let (tokens, name) = draft.claims.find(place.block, cue.end..cue.end + REACH, deed)?;
    let owner = |s: &Sense| matches!(s, Sense::Function(Function::Their | Function::The | Function::It));
    let owned = draft.claims.has(place.block, cue.end..tokens.start.max(cue.end), owner)
        || draft
            .claims
            .token(place.block, tokens.start)
            .is_some_and(|t| t.clitics.has(Clitics::OWNER) || t.clitics.has(Clitics::THE));
    let date = draft.get(told)?;
    // Behind the deed the date must stand apart, or it is the date of the deed.
    let comma = (tokens.end..date.first_token()).any(|at| draft.claims.is_mark(place.block, at, ",،"));
    let apart = date.end_token() <= cue.start || date.first_token() >= tokens.end && comma;
    (owned && apart).then_some((told, name, after))
}
