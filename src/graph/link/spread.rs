//! A total and all its parts, told over several sentences: "It will buy 60 trains. Of these 24 stay in the
//! capital. A further 18 go to Halm. The remaining 22 …", «على ثلاثة محاور لا رابع لها، أولها … ثم … أما الأخير».
//!
//! Words promise that the parts are all there are: the last is called the rest or the last, or the total is
//! said to be split. The parts are all figures of the sort of the total that follow it, up to the last one.
//! That they come near to it, and none is larger, shows that nothing else was among them.

use super::part::comparable;
use super::rate::is_rate;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::link::repeat::profile::{Measured, is_apart, measured};
use crate::graph::{Edge, EdgeKind};
use crate::language::{Cue, Sense};
use crate::value::{Number, Truth, Unit};
use std::ops::Range;

/// How many sentences behind a total its last part stands.
const FAR: usize = 4;
/// How few and how many parts there are.
const MANY: Range<usize> = 3..7;
/// A part is no less than one in so many of the total.
const SMALL: i64 = 60;
/// How many figures behind a total are tried in all their sums.
const FIGURES: usize = 10;
/// A slip in the parts is no more than so many hundredths of the total.
const OFF: i64 = 15;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let total = |c: usize| parts(draft, c).map(|parts| (c, parts));
    let found: Vec<(usize, Vec<usize>)> = (0..draft.claims.claims.len()).filter_map(total).collect();
    for (whole, parts) in found {
        for part in parts {
            draft.edge(part, whole, Edge { all: true, ..Edge::stated(EdgeKind::PartOf, None) });
        }
    }
}

/// All the parts of a figure, where they are told behind it.
fn parts(draft: &Draft<'_, '_>, whole: usize) -> Option<Vec<usize>> {
    let w = draft.get(whole).filter(|w| w.is_quantity() && !w.headline && !is_rate(draft, whole))?;
    let (sort, value, _) = measured(draft, whole)?;
    let taken = draft.nodes.get(whole).is_some_and(|node| {
        let mut into = draft.graph.edges_directed(*node, petgraph::Incoming);
        into.any(|e| e.weight().all)
    });
    if taken
        || is_apart(draft, w)
        || is_earlier(draft, w)
        || draft.draws(whole, EdgeKind::PartOf)
        || sort == Measured::Count && w.measure.head.is_empty()
    {
        return None;
    }
    let last = (w.sentence + FAR).min(draft.claims.sentences.len().checked_sub(1)?);
    let until = draft.claims.sentences.get(last)?.claims.end;
    let mut parts: Vec<usize> = Vec::new();
    let mut ended = false;
    for c in whole + 1..until {
        let Some(p) = draft.get(c).filter(|p| p.is_quantity() && draft.is_prose(p.sentence)) else {
            continue;
        };
        if !is_like(draft, w, p) {
            continue;
        }
        let n = draft.stated(c)?;
        if n >= value || is_rate(draft, c) || super::change::is_year(draft, p) {
            break;
        }
        // "It had held 19": of another time.
        if is_earlier(draft, p) {
            return None;
        }
        parts.push(c);
        if is_last(draft, p) {
            ended = true;
            break;
        }
        if !MANY.contains(&parts.len()) && parts.len() > 2 {
            break;
        }
    }
    let split = || is_split(draft, w);
    if !MANY.contains(&parts.len()) || !(ended || split()) {
        return None;
    }
    let apart = parts.iter().filter_map(|c| draft.get(*c)).any(|p| p.sentence != w.sentence);
    let sum = parts.iter().filter_map(|c| draft.stated(*c)).fold(Number::ZERO, |a, b| &a + &b);
    let off = &(&sum - &value).abs() * &Number::from(100) <= &value * &Number::from(OFF);
    let makes = w.amount().is_some_and(|a| {
        a.reading.lenient.equals(&crate::value::Interval::exact(sum.clone())) != Truth::Breaks
    });
    let free = parts
        .iter()
        .all(|c| !draft.draws(*c, EdgeKind::PartOf) || draft.target(*c, EdgeKind::PartOf) == Some(whole));
    let small = parts.iter().filter_map(|c| draft.stated(*c)).any(|n| &n * &Number::from(SMALL) < value);
    (apart && off && free && !makes && !small && !is_made(draft, whole + 1..until, &value)).then_some(parts)
}

/// Whether some of the figures behind a total make it: then these are its parts.
fn is_made(draft: &Draft<'_, '_>, behind: Range<usize>, value: &Number) -> bool {
    let figures =
        behind.filter(|c| draft.get(*c).is_some_and(Claim::is_quantity)).filter_map(|c| draft.stated(c));
    let mut sums: Vec<Number> = vec![Number::ZERO];
    for n in figures.filter(|n| n < value).take(FIGURES) {
        for at in 0..sums.len() {
            let Some(sum) = sums.get(at).map(|s| s + &n) else { continue };
            if sum == *value {
                return true;
            }
            if sum < *value {
                sums.push(sum);
            }
        }
    }
    false
}

/// Told of another time than the story's.
fn is_earlier(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return true };
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    draft.claims.has(claim.block, clause.start..claim.end_token() + 2, |s| {
        matches!(s, Sense::Cue(Cue::Pluperfect | Cue::Had | Cue::Earlier | Cue::OldValue | Cue::PreviousOf))
    })
}

/// Of the sort of the total: of its unit, of its noun or of none.
fn is_like(draft: &Draft<'_, '_>, w: &Claim<'_>, p: &Claim<'_>) -> bool {
    let unit = |c: &Claim<'_>| c.amount().map_or(Unit::None, |a| a.unit);
    if unit(w) != Unit::None {
        return unit(p) == unit(w)
            || unit(p) == Unit::None
                && p.measure.head.is_empty()
                && is_scaled(draft, p) == is_scaled(draft, w);
    }
    unit(p) == Unit::None
        && comparable(w, p)
        && (p.measure.head.is_empty()
            || p.measure.head == w.measure.head
            || p.measure.is_people() && w.measure.is_people())
}

fn is_scaled(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    draft.claims.has(claim.block, claim.mention.tokens.clone(), |s| matches!(s, Sense::Scale(e) if *e >= 3))
}

/// "The remaining 22", "the rest, three deputies", «والباقي وعدده 25», «أما المحور الأخير».
fn is_last(draft: &Draft<'_, '_>, p: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(p.sentence) else { return false };
    let clause = place.sentence.clause_of(p.mention.tokens.start);
    let before = clause.start.min(p.first_token())..p.end_token() + 1;
    let rest = |s: &Sense| matches!(s, Sense::Cue(Cue::Rest));
    let opens = place.sentence.tokens.start..(place.sentence.tokens.start + 5).min(p.first_token());
    p.lead.cues(Cue::Rest)
        || draft.claims.has(p.block, before, rest)
        || draft.claims.has(p.block, opens, rest)
}

/// The total is split, or its parts are said to be all there are, in its sentence or the next.
fn is_split(draft: &Draft<'_, '_>, w: &Claim<'_>) -> bool {
    (w.sentence..w.sentence + 2).any(|s| {
        draft.claims.sentences.get(s).is_some_and(|place| {
            let tokens = place.sentence.tokens.clone();
            let cue = |s: &Sense| {
                matches!(s, Sense::Cue(Cue::SharedOut | Cue::Split | Cue::Closed | Cue::Partition))
            };
            place.block == w.block && draft.claims.has(place.block, tokens, cue)
        })
    })
}
