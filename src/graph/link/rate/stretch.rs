//! So much in a stretch of time, said again for a longer or shorter one: "50 patients a day, or 500 a
//! week", "12,000 last year, an average of 2,000 a month", «يتقاضى 12 ألفا سنويا، أي 2000 شهريا». How many
//! of the one make the other no figure says; the calendar does.

use super::{Per, per, stated};
use crate::claim::Claim;
use crate::document::Span;
use crate::graph::build::Draft;
use crate::graph::link::part::comparable;
use crate::graph::link::total::number_node;
use crate::graph::{Edge, EdgeKind, NodeId, NodeKind};
use crate::language::{Cue, Function, Sense};
use crate::mention::Value;
use crate::value::time::{Anchor, Direction, Grain, TimeExpr};
use crate::value::{Interval, Number, Reading};

/// How many tokens may stand between a figure and its stretch of time.
const BESIDE: usize = 4;

/// Links a rate to the total of a longer time in its sentence.
pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for rate in 0..draft.claims.claims.len() {
        let Some((total, span, (low, high))) = found(draft, rate) else { continue };
        super::super::inherit::unit(draft, total, rate);
        super::super::inherit::unit(draft, rate, total);
        let number = made_up_of(draft, span, low, high);
        let (Some(r), Some(t)) = (draft.nodes.get(rate).copied(), draft.nodes.get(total).copied()) else {
            continue;
        };
        draft.join(r, t, Edge::stated(EdgeKind::RateOf, None));
        draft.join(r, number, Edge::stated(EdgeKind::PerEach, None));
    }
}

/// The total, the words of its stretch of time, and how many of the rate's make it up.
fn found(draft: &Draft<'_, '_>, rate: usize) -> Option<(usize, Span, (i64, i64))> {
    let claim = draft.get(rate).filter(|c| c.is_quantity() && !c.headline)?;
    let Some(Per::Time(short)) = per(draft, rate) else { return None };
    if draft.draws(rate, EdgeKind::RateOf) || !draft.is_prose(claim.sentence) {
        return None;
    }
    let place = draft.claims.sentences.get(claim.sentence)?;
    let figures: Vec<usize> = place
        .claims
        .clone()
        .filter(|c| *c != rate && draft.get(*c).is_some_and(|t| t.is_quantity() && comparable(claim, t)))
        .collect();
    let [total] = figures.as_slice() else { return None };
    let t = draft.get(*total)?;
    let (long, span) = stretch(draft, *total, t)?;
    let many = ratio(short, long)?;
    // The later of the two restates the earlier, or is its average.
    let later = if t.first_token() > claim.first_token() { t } else { claim };
    let from = later.first_token().saturating_sub(BESIDE + 1);
    let earlier = if later.first_token() == t.first_token() { claim } else { t };
    let words = earlier.end_token().max(from)..later.first_token() + 1;
    let again =
        draft.claims.has(claim.block, words, |s| matches!(s, Sense::Cue(Cue::Restates | Cue::Average)))
            || later.lead.cues(Cue::Restates)
            || later.lead.cues(Cue::Average);
    let (r, sum) = (stated(claim)?, stated(t)?);
    let made = &r * &Number::from(many.1);
    let (off, off2) = (Number::from(4), Number::from(4));
    (again && r < sum && made <= &sum * &off && sum <= &made * &off2).then_some((*total, span, many))
}

/// The time that a figure is told for: "a week", "last year", «في أسبوع», in 2020.
fn stretch(draft: &Draft<'_, '_>, index: usize, claim: &Claim<'_>) -> Option<(Grain, Span)> {
    let (block, end) = (claim.block, claim.end_token());
    let words = |at: usize| draft.claims.words(block, at..at + 1);
    if let Some(Per::Time(grain)) = per(draft, index) {
        let at = (end..end + BESIDE).find(|at| {
            draft.claims.has(
                block,
                *at..*at + 1,
                |s| matches!(s, Sense::Grain(g) | Sense::Rate(g) if *g == grain),
            )
        });
        let before = || {
            (claim.first_token().saturating_sub(BESIDE)..claim.first_token()).find(|at| {
                draft.claims.has(block, *at..*at + 1, |s| matches!(s, Sense::Rate(g) if *g == grain))
            })
        };
        return Some((grain, words(at.or_else(before)?)?));
    }
    let within = |at: usize| {
        draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Function(Function::In | Function::During)))
    };
    let grain = |at: usize| {
        draft.claims.find(block, at..at + 1, |s| match s {
            Sense::Grain(grain) => Some(*grain),
            _ => None,
        })
    };
    let place = draft.claims.sentences.get(claim.sentence)?;
    for c in place.claims.clone() {
        let Some(time) = draft.get(c).filter(|t| t.first_token() >= end && t.lead.start <= end + BESIDE)
        else {
            continue;
        };
        let Value::Time(TimeExpr::Date(date)) = &time.mention.value else { continue };
        let named = match date.anchor {
            Some(Anchor::Named(Direction::Before, grain)) => Some(grain),
            None if date.year.is_some() && date.month.is_none() && !date.of_name => Some(Grain::Year),
            _ => None,
        };
        return Some((named?, time.mention.span));
    }
    let a = |at: usize| draft.claims.has(block, at..at + 1, |s| *s == Sense::Function(Function::A));
    let at = (end..end + BESIDE).find(|at| within(*at))?;
    let at = at + 1 + usize::from(a(at + 1));
    let (_, grain) = grain(at)?;
    Some((grain, words(at)?))
}

/// How many of the shorter make the longer: as many as people work, or as the calendar has.
fn ratio(short: Grain, long: Grain) -> Option<(i64, i64)> {
    use Grain::{Day, Hour, Minute, Month, Second, Week, Year};
    Some(match (short, long) {
        (Second, Minute) | (Minute, Hour) => (60, 60),
        (Second, Hour) => (3_600, 3_600),
        (Hour, Day) => (8, 24),
        (Day, Week) => (5, 7),
        (Day, Month) => (20, 31),
        (Day, Year) => (200, 366),
        (Week, Month) => (4, 5),
        (Week, Year) => (44, 53),
        (Month, Year) => (12, 12),
        _ => return None,
    })
}

/// A node for the number that the calendar gives.
fn made_up_of(draft: &mut Draft<'_, '_>, span: Span, low: i64, high: i64) -> NodeId {
    let range = Interval::closed(Number::from(low), Number::from(high));
    let reading = Reading { stated: Some(Number::from(high)), plain: range.clone(), lenient: range };
    number_node(draft, NodeKind::Claim, span, reading)
}
