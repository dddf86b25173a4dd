//! One moment by two clocks: "3 pm in Baghdad (1200 GMT)".

use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Sense, TokenKind};
use crate::mention::Value;
use crate::value::time::{ClockTime, TimeExpr, Zone};
use std::collections::BTreeSet;

/// How many sentences back the town may be named.
const BACK: usize = 2;
/// How many tokens may stand between the two.
const REACH: usize = 8;
/// Hours of half a day.
const NOON: u8 = 12;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let claims = draft.claims_of(sentence);
        for pair in claims.windows(2) {
            pair_up(draft, sentence, pair[0], pair[1]);
        }
    }
}

fn clock<'c>(draft: &Draft<'c, '_>, index: usize) -> Option<&'c ClockTime> {
    match &draft.claims.get(index)?.mention.value {
        Value::Time(TimeExpr::Clock(clock)) if clock.until.is_none() => Some(clock),
        _ => None,
    }
}

fn pair_up(draft: &mut Draft<'_, '_>, sentence: usize, local: usize, universal: usize) {
    let (Some(here), Some(there)) = (clock(draft, local), clock(draft, universal)) else { return };
    let (Some(x), Some(y)) = (draft.get(local), draft.get(universal)) else { return };
    let gap = x.end_token()..y.mention.tokens.start;
    let bracket =
        y.mention.tokens.start.checked_sub(1).is_some_and(|at| draft.claims.is_mark(x.block, at, "(["));
    let named = |clock: &ClockTime| matches!(clock.zone, Some(Zone::Named(_)));
    let offset = |clock: &ClockTime| matches!(clock.zone, Some(Zone::Offset(_)));
    // "At 15:20 GMT (22:20 Cairo time)", "7 pm in Cairo, that is 8 pm in Amman".
    let restated = draft.claims.has(x.block, gap.clone(), |s| *s == Sense::Cue(Cue::Restates));
    if gap.len() > REACH || !(bracket || restated) {
        return;
    }
    if named(there) && here.zone.is_some() {
        if here.zone != there.zone {
            // «(18:00 غرينتش)، أي التاسعة بتوقيت مكة»
            if !told_whole(draft, universal) {
                into_afternoon(draft, universal, local);
            }
            draft.state(universal, EdgeKind::Converts, local, None);
        }
        return;
    }
    if !(bracket || named(here)) || !offset(there) || offset(here) {
        return;
    }
    if !matches!(here.zone, Some(Zone::Named(_))) {
        let Some(town) = town(draft, sentence, local) else { return };
        if let Some(Value::Time(TimeExpr::Clock(clock))) = draft.mention_mut(local).map(|m| &mut m.value) {
            clock.zone = Some(Zone::Named(town));
        }
    }
    if !told_whole(draft, local) {
        into_afternoon(draft, local, universal);
    }
    draft.state(universal, EdgeKind::Converts, local, None);
}

/// «الثامنة والنصف بتوقيت بيروت»: an hour in words alone may be one of the morning or the evening.
fn told_whole(draft: &Draft<'_, '_>, local: usize) -> bool {
    let Some(claim) = draft.get(local) else { return true };
    let part = |s: &Sense| matches!(s, Sense::DayPart(_));
    let digits = |at: usize| draft.claims.token(claim.block, at).is_some_and(|t| t.kind == TokenKind::Digits);
    let tokens = claim.mention.tokens.clone();
    draft.claims.has(claim.block, tokens.clone(), part) || tokens.into_iter().any(digits)
}

/// Takes the hour for one of the evening where that is the moment of the other zone.
fn into_afternoon(draft: &mut Draft<'_, '_>, local: usize, universal: usize) {
    let published = draft.claims.document.published;
    let moment = clock(draft, universal).and_then(|c| c.utc_minute(published));
    let told = draft.mention_mut(local).map(|m| &mut m.value);
    let Some(Value::Time(TimeExpr::Clock(clock))) = told else { return };
    let later = ClockTime { hour: clock.hour.saturating_add(NOON), open: false, ..clock.clone() };
    if clock.hour < NOON && moment.is_some() && later.utc_minute(published) == moment {
        *clock = later;
    }
}

/// The clock of the town that stands right behind the hour, else of the nearest before it in the
/// sentence, else of the only one behind.
fn town(draft: &Draft<'_, '_>, sentence: usize, local: usize) -> Option<&'static str> {
    let claim = draft.get(local)?;
    let tokens = draft.claims.sentences.get(sentence)?.sentence.tokens.clone();
    let named = |at: usize| {
        let found = draft.claims.find(claim.block, at..at + 1, |s| match s {
            Sense::Town(zone) => Some(*zone),
            _ => None,
        });
        found.map(|(_, zone)| zone)
    };
    let (start, end) = (claim.first_token(), claim.end_token());
    let beside = (end..(end + 4).min(tokens.end)).find_map(named);
    let before = || (tokens.start..start).rev().find_map(named);
    let behind: BTreeSet<&'static str> = (end..tokens.end).filter_map(named).collect();
    // "A poll in part of Delhi … The booths closed at 5.30 pm local time".
    let earlier = || -> Option<&'static str> {
        let places = (sentence.saturating_sub(BACK)..sentence).filter_map(|s| draft.claims.sentences.get(s));
        let tokens = places.filter(|p| p.block == claim.block).flat_map(|p| p.sentence.tokens.clone());
        let zones: BTreeSet<&'static str> = tokens.filter_map(named).collect();
        zones.first().copied().filter(|_| zones.len() == 1)
    };
    let only = behind.first().copied().filter(|_| behind.len() == 1);
    beside.or_else(before).or(only).or_else(|| if behind.is_empty() { earlier() } else { None })
}
