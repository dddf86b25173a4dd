//! Matches of a pattern in a graph, in the order of the nodes.

use crate::graph::{ClaimGraph, NodeId};
use crate::rule::{Link, Pattern};
use petgraph::Direction;
use petgraph::visit::EdgeRef;

/// How many steps one rule may take in one graph, and how many matches it may give.
/// Far above any article; keeps a page made to hurt from costing more than its length.
const STEPS: usize = 200_000;
const MATCHES: usize = 20_000;

/// Every match: the node of each slot.
///
/// The first slot runs over all nodes; every further one is reached along an edge from
/// a bound slot. Distinct variables are distinct nodes.
pub fn matches(pattern: &Pattern, graph: &ClaimGraph) -> Vec<Vec<NodeId>> {
    let mut search = Search { pattern, graph, steps: STEPS, found: Vec::new() };
    let Some(first) = pattern.slots.first() else { return Vec::new() };
    for id in graph.node_indices() {
        if graph.node_weight(id).is_some_and(|node| first.fits(node)) {
            let mut bound = vec![None; pattern.slots.len()];
            search.bind(&mut bound, 0, id, 0);
        }
    }
    search.found
}

struct Search<'a> {
    pattern: &'a Pattern,
    graph: &'a ClaimGraph,
    steps: usize,
    found: Vec<Vec<NodeId>>,
}

impl Search<'_> {
    fn bind(&mut self, bound: &mut [Option<NodeId>], slot: usize, id: NodeId, step: usize) {
        if let Some(place) = bound.get_mut(slot) {
            *place = Some(id);
            self.follow(bound, step);
        }
        if let Some(place) = bound.get_mut(slot) {
            *place = None;
        }
    }

    fn follow(&mut self, bound: &mut [Option<NodeId>], step: usize) {
        let Some((link, forward)) = self.pattern.plan.get(step) else {
            if self.found.len() < MATCHES {
                self.found.extend(bound.iter().copied().collect::<Option<Vec<_>>>());
            }
            return;
        };
        let Some(link) = self.pattern.links.get(*link) else { return };
        let (near, far) = if *forward { (link.from, link.to) } else { (link.to, link.from) };
        let Some(at) = bound.get(near).copied().flatten() else { return };
        for other in self.neighbours(at, link, *forward) {
            if self.steps == 0 || self.found.len() >= MATCHES {
                return;
            }
            self.steps -= 1;
            match bound.get(far).copied().flatten() {
                Some(there) if there == other => self.follow(bound, step + 1),
                Some(_) => {}
                None if bound.contains(&Some(other)) => {}
                None => {
                    let fits = self.pattern.slots.get(far).zip(self.graph.node_weight(other));
                    if fits.is_some_and(|(slot, node)| slot.fits(node)) {
                        self.bind(bound, far, other, step + 1);
                    }
                }
            }
        }
    }

    /// Nodes along the edges that `link` describes, each once, in order.
    fn neighbours(&self, at: NodeId, link: &Link, forward: bool) -> Vec<NodeId> {
        let direction = if forward { Direction::Outgoing } else { Direction::Incoming };
        let mut found: Vec<NodeId> = self
            .graph
            .edges_directed(at, direction)
            .filter(|edge| {
                let edge = edge.weight();
                link.kinds.contains(&edge.kind)
                    && link.basis.is_none_or(|b| b == edge.basis)
                    && link.all.is_none_or(|all| all == edge.all)
            })
            .map(|edge| if forward { edge.target() } else { edge.source() })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
