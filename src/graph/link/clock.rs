//! One moment by two clocks: "3 pm in Baghdad (1200 GMT)".

use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::Sense;
use crate::mention::Value;
use crate::value::time::{ClockTime, TimeExpr, Zone};
use std::collections::BTreeSet;

/// How many sentences back the town may be named.
const BACK: usize = 2;
/// How many tokens may stand between the two.
const REACH: usize = 8;

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
    if !matches!(there.zone, Some(Zone::Offset(_))) || matches!(here.zone, Some(Zone::Offset(_))) {
        return;
    }
    let (Some(x), Some(y)) = (draft.get(local), draft.get(universal)) else { return };
    let gap = x.end_token()..y.mention.tokens.start;
    let bracket =
        y.mention.tokens.start.checked_sub(1).is_some_and(|at| draft.claims.is_mark(x.block, at, "(["));
    if gap.len() > REACH || !bracket {
        return;
    }
    if !matches!(here.zone, Some(Zone::Named(_))) {
        let Some(town) = town(draft, sentence, local) else { return };
        let node = draft.nodes.get(local).copied().and_then(|id| draft.graph.node_weight_mut(id));
        if let Some(Value::Time(TimeExpr::Clock(clock))) =
            node.and_then(|n| n.mention.as_mut()).map(|m| &mut m.value)
        {
            clock.zone = Some(Zone::Named(town));
        }
    }
    draft.state(universal, EdgeKind::Converts, local, None);
}

/// The clock of the town that the sentence names, right behind the hour, else the
/// only one of the sentence.
fn town(draft: &Draft<'_, '_>, sentence: usize, local: usize) -> Option<&'static str> {
    let claim = draft.get(local)?;
    let place = draft.claims.sentences.get(sentence)?;
    let of = |s: &Sense| match s {
        Sense::Town(zone) => Some(*zone),
        _ => None,
    };
    let behind = claim.end_token()..(claim.end_token() + 4).min(place.sentence.tokens.end);
    if let Some((_, zone)) = draft.claims.find(place.block, behind, of) {
        return Some(zone);
    }
    let named = |block: usize, range: std::ops::Range<usize>| -> BTreeSet<&'static str> {
        range.filter_map(|at| draft.claims.find(block, at..at + 1, of).map(|(_, zone)| zone)).collect()
    };
    let here = named(place.block, place.sentence.tokens.clone());
    // "A poll in part of Delhi … The booths closed at 5.30 pm local time".
    let before = (sentence.saturating_sub(BACK)..sentence).filter_map(|s| draft.claims.sentences.get(s));
    let zones = match here.is_empty() {
        true => before.flat_map(|p| named(p.block, p.sentence.tokens.clone())).collect(),
        false => here,
    };
    let mut zones = zones.into_iter();
    zones.next().filter(|_| zones.next().is_none())
}
