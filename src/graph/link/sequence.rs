//! Things that are numbered one after another: "the third round" after "the two previous
//! rounds"; the first before the second.

use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, NounClass, Sense};
use crate::mention::{Kind, Value};
use std::collections::BTreeMap;

/// An ordinal of a series, with the noun it counts (its own, or the last one's).
struct Member {
    claim: usize,
    number: u32,
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let series = series(draft);
    let previous = previous(draft);
    for (noun, members) in &series {
        if let Some(count) = previous.get(noun) {
            succeeds(draft, members, *count);
        }
        in_order(draft, members);
    }
}

/// Ordinals by noun; one without a noun continues the series of the ordinal before it.
fn series(draft: &Draft<'_, '_>) -> BTreeMap<String, Vec<Member>> {
    let mut series: BTreeMap<String, Vec<Member>> = BTreeMap::new();
    let mut last: Option<(String, usize)> = None;
    for (index, claim) in draft.claims.claims.iter().enumerate() {
        let Value::Ordinal(number) = claim.mention.value else { continue };
        let noun = match &last {
            _ if !claim.measure.head.is_empty() => claim.measure.head.clone(),
            Some((noun, sentence)) if claim.measure.head.is_empty() && claim.sentence <= sentence + 1 => {
                noun.clone()
            }
            _ => continue,
        };
        series.entry(noun.clone()).or_default().push(Member { claim: index, number });
        last = Some((noun, claim.sentence));
    }
    series
}

/// The first count of each noun that is called the previous ones.
fn previous(draft: &Draft<'_, '_>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for (index, claim) in draft.claims.claims.iter().enumerate() {
        let around = claim.first_token().saturating_sub(1)..claim.end_token() + 1;
        let previous = claim.mention.kind == Kind::Quantity
            && draft.claims.has(claim.block, around, |s| matches!(s, Sense::Cue(Cue::PreviousOf)));
        if previous {
            counts.entry(claim.measure.head.clone()).or_insert(index);
        }
    }
    counts
}

/// The latest of the series comes right after those that are called the previous ones.
fn succeeds(draft: &mut Draft<'_, '_>, members: &[Member], count: usize) {
    if let Some(latest) = members.iter().max_by_key(|m| m.number) {
        draft.state(latest.claim, EdgeKind::Succeeds, count, None);
    }
}

/// Members named one right after the other in the text come in the order of their numbers.
/// Others may belong to another year's series.
fn in_order(draft: &mut Draft<'_, '_>, members: &[Member]) {
    for pair in members.windows(2) {
        let [a, b] = pair else { continue };
        let (first, second) = if a.number < b.number { (a, b) } else { (b, a) };
        let numbered = draft
            .get(first.claim)
            .is_some_and(|c| matches!(c.measure.class, None | Some(NounClass::Sequence | NounClass::Event)));
        if second.number != first.number + 1 || !numbered {
            continue;
        }
        let (Some(x), Some(y)) = (date_of(draft, first.claim), date_of(draft, second.claim)) else {
            continue;
        };
        if x != y {
            draft.state(first.claim, EdgeKind::Before, second.claim, None);
            draft.state(first.claim, EdgeKind::Dated, x, None);
            draft.state(second.claim, EdgeKind::Dated, y, None);
        }
    }
}

/// The one date that stands behind an ordinal before the next ordinal or clause.
fn date_of(draft: &Draft<'_, '_>, index: usize) -> Option<usize> {
    let claim = draft.get(index)?;
    let place = draft.claims.sentences.get(claim.sentence)?;
    let end = place
        .claims
        .clone()
        .find(|c| *c > index && draft.get(*c).is_some_and(|c| matches!(c.mention.value, Value::Ordinal(_))));
    let until = end.unwrap_or(place.claims.end);
    let dates: Vec<usize> =
        (index + 1..until).filter(|c| draft.get(*c).is_some_and(|c| c.is_time())).collect();
    match dates.as_slice() {
        [date] => Some(*date),
        _ => None,
    }
}
