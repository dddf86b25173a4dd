//! Matches of a pattern in a graph, in the order of the nodes.

use crate::graph::{ClaimGraph, Edge, NodeId};
use crate::rule::{Link, Pattern};
use petgraph::Direction;
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// How many steps a rule may take from one node of the first slot, and how many edges of a node
/// it follows. Far above any article; keeps a page made to hurt from costing more than its length.
const STEPS: usize = 1_000;
const EDGES: usize = 1_000;

/// Every match: the node of each slot. Where too much hangs together by one node, `cut` is set
/// and some are left out.
///
/// The first slot runs over all nodes; every further one is reached along an edge from
/// a bound slot. Distinct variables are distinct nodes.
pub fn matches(pattern: &Pattern, graph: &ClaimGraph, cut: &mut bool) -> Vec<Vec<NodeId>> {
    let neighbours = FxHashMap::default();
    let mut search = Search { pattern, graph, steps: STEPS, found: Vec::new(), neighbours, cut };
    let Some(first) = pattern.slots.first() else { return Vec::new() };
    for id in graph.node_indices() {
        if graph.node_weight(id).is_some_and(|node| first.fits(node)) {
            let mut bound = vec![None; pattern.slots.len()];
            search.steps = STEPS;
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
    /// What was found along a link from a node, this way or that: a hub is asked by each of its spokes.
    neighbours: FxHashMap<(NodeId, usize, bool), Rc<[NodeId]>>,
    cut: &'a mut bool,
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
        let Some((index, forward)) = self.pattern.plan.get(step) else {
            self.found.extend(bound.iter().copied().collect::<Option<Vec<_>>>());
            return;
        };
        let Some(link) = self.pattern.links.get(*index) else { return };
        let (near, far) = if *forward { (link.from, link.to) } else { (link.to, link.from) };
        let Some(at) = bound.get(near).copied().flatten() else { return };
        if let Some(there) = bound.get(far).copied().flatten() {
            let (from, to) = if *forward { (at, there) } else { (there, at) };
            if self.graph.edges_connecting(from, to).any(|edge| follows(link, edge.weight())) {
                self.follow(bound, step + 1);
            }
            return;
        }
        for other in self.neighbours(at, *index, *forward).iter().copied() {
            if self.steps == 0 {
                *self.cut = true;
                return;
            }
            self.steps -= 1;
            let fits = self.pattern.slots.get(far).zip(self.graph.node_weight(other));
            if !bound.contains(&Some(other)) && fits.is_some_and(|(slot, node)| slot.fits(node)) {
                self.bind(bound, far, other, step + 1);
            }
        }
    }

    /// Nodes along the edges that a link describes, each once, in order.
    fn neighbours(&mut self, at: NodeId, index: usize, forward: bool) -> Rc<[NodeId]> {
        if let Some(known) = self.neighbours.get(&(at, index, forward)) {
            return Rc::clone(known);
        }
        let direction = if forward { Direction::Outgoing } else { Direction::Incoming };
        let mut found: Vec<NodeId> = self
            .graph
            .edges_directed(at, direction)
            .filter(|edge| self.pattern.links.get(index).is_some_and(|link| follows(link, edge.weight())))
            .take(EDGES)
            .map(|edge| if forward { edge.target() } else { edge.source() })
            .collect();
        *self.cut |= found.len() == EDGES;
        found.sort_unstable();
        found.dedup();
        let found: Rc<[NodeId]> = found.into();
        self.neighbours.insert((at, index, forward), Rc::clone(&found));
        found
    }
}

fn follows(link: &Link, edge: &Edge) -> bool {
    link.kinds.contains(&edge.kind)
        && link.basis.is_none_or(|b| b == edge.basis)
        && link.all.is_none_or(|all| all == edge.all)
}
