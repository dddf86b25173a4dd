//! Times over all statements together: a Simple Temporal Network over parts of minutes.
//!
//! Rules that speak of `when(x)` contribute differences between events and dates; a cycle
//! that leaves less than no time is a contradiction, and its edges are the explanation.

mod cycle;
mod difference;
#[cfg(test)]
mod tests;

pub use cycle::{Difference, negative_cycle};
pub use difference::{Bound, bounds, numbered};

use super::Contribution;
use super::eval::Env;
use super::linear::Clash;
use super::value::Mode;
use crate::graph::{ClaimGraph, NodeId};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How many clashes one component may give.
const MOST_CLASHES: usize = 8;

/// A component with more differences than this is a table, and left alone.
const LARGEST: usize = 2_000;

/// Contradictions of two contributions or more under the reading of `mode`; `cut` is set where
/// a component is left alone. What holds between two events that one rule has `told` of already is
/// left out.
pub fn clashes(
    contributions: &[Contribution<'_>],
    graph: &ClaimGraph,
    (published, mode): (Option<Date>, Mode),
    told: &dyn Fn(NodeId, NodeId) -> bool,
    cut: &mut bool,
) -> Vec<Clash> {
    let mut all: Vec<(usize, Bound)> = Vec::new();
    for (index, contribution) in contributions.iter().enumerate() {
        let env = Env { graph, published, rows: &contribution.rows, mode, given: None };
        all.extend(bounds(&env, &contribution.rule.require).into_iter().map(|bound| (index, bound)));
    }
    all.retain(|(_, bound)| !bound.from.zip(bound.to).is_some_and(|(from, to)| told(from, to)));
    let mut found = Vec::new();
    for mut component in components(all) {
        for _ in 0..MOST_CLASHES {
            let bounds: Vec<&Bound> = component.iter().map(|(_, bound)| bound).collect();
            let (points, differences) = numbered(&bounds);
            if differences.len() > LARGEST {
                *cut = true;
                break;
            }
            let Some(cycle) = negative_cycle(points, &differences) else { break };
            let on: Vec<&(usize, Bound)> = cycle.iter().filter_map(|at| component.get(*at)).collect();
            let contributions: BTreeSet<usize> = on.iter().map(|(index, _)| *index).collect();
            let mut figures: BTreeSet<NodeId> =
                on.iter().flat_map(|(_, bound)| &bound.figures).copied().collect();
            if figures.is_empty() {
                // No date takes part: what is told of the order of events goes round in a circle.
                figures = on.iter().flat_map(|(_, bound)| [bound.from, bound.to]).flatten().collect();
            }
            component.retain(|(index, _)| !contributions.contains(index));
            if contributions.len() > 1 {
                found.push(Clash { contributions: contributions.into_iter().collect(), figures });
            }
        }
    }
    found
}

/// Whether a contribution sets two events against each other.
pub fn joins_events(contribution: &Contribution<'_>, graph: &ClaimGraph, published: Option<Date>) -> bool {
    let env = Env { graph, published, rows: &contribution.rows, mode: Mode::Lenient, given: None };
    bounds(&env, &contribution.rule.require).iter().any(|b| b.from.is_some() && b.to.is_some())
}

/// Bounds that share an event, in order.
fn components(all: Vec<(usize, Bound)>) -> Vec<Vec<(usize, Bound)>> {
    let mut first: BTreeMap<NodeId, usize> = BTreeMap::new();
    let mut sets: Vec<usize> = (0..all.len()).collect();
    for (index, (_, bound)) in all.iter().enumerate() {
        for event in [bound.from, bound.to].into_iter().flatten() {
            let other = *first.entry(event).or_insert(index);
            let (a, b) = (super::linear::root(&mut sets, index), super::linear::root(&mut sets, other));
            if let Some(place) = sets.get_mut(a.max(b)) {
                *place = a.min(b);
            }
        }
    }
    let mut found: BTreeMap<usize, Vec<(usize, Bound)>> = BTreeMap::new();
    for (index, bound) in all.into_iter().enumerate() {
        found.entry(super::linear::root(&mut sets, index)).or_default().push(bound);
    }
    found.into_values().collect()
}
