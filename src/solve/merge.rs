//! Figures that are taken up again, as one.

use super::linear::root;
use super::value::{Mode, Value, of_node};
use crate::graph::{ClaimGraph, EdgeKind, NodeId, NodeKind};
use crate::value::Truth;
use jiff::civil::Date;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A graph in which figures (and events) that are said again are one node, so that what is
/// said of them in different paragraphs hangs together.
pub struct Merged {
    /// The graph; repeats are left in it without an edge.
    pub graph: ClaimGraph,
    /// The repeats of each node that has any.
    pub repeats: BTreeMap<NodeId, Vec<NodeId>>,
    first: FxHashMap<NodeId, NodeId>,
}

impl Merged {
    /// The node that stands for `node`.
    pub fn representative(&self, node: NodeId) -> NodeId {
        self.first.get(&node).copied().unwrap_or(node)
    }
}

/// Merges what `SAME_AS` and `REPEATS` join; `None` where they join nothing. Figures that a
/// generous reader cannot take for one stay apart: that they differ is a clash of its own.
pub fn merged(graph: &ClaimGraph, published: Option<Date>) -> Option<Merged> {
    let joins =
        graph.edge_references().filter(|e| matches!(e.weight().kind, EdgeKind::SameAs | EdgeKind::Repeats));
    let mut pairs =
        joins.map(|e| (e.source(), e.target())).filter(|(a, b)| alike(graph, *a, *b, published)).peekable();
    pairs.peek()?;
    let size = graph.node_indices().map(|id| id.index() + 1).max().unwrap_or(0);
    let mut sets: Vec<usize> = (0..size).collect();
    for (a, b) in pairs {
        let (a, b) = (root(&mut sets, a.index()), root(&mut sets, b.index()));
        if let Some(place) = sets.get_mut(a.max(b)) {
            *place = a.min(b);
        }
    }
    let mut merged = Merged { graph: graph.clone(), repeats: BTreeMap::new(), first: FxHashMap::default() };
    for id in graph.node_indices() {
        let first = NodeId::new(root(&mut sets, id.index()));
        if first != id {
            merged.first.insert(id, first);
            merged.repeats.entry(first).or_default().push(id);
        }
    }
    for edge in graph.edge_references() {
        let first = |id: NodeId, sets: &mut [usize]| NodeId::new(root(sets, id.index()));
        let (from, to) = (first(edge.source(), &mut sets), first(edge.target(), &mut sets));
        if (from, to) == (edge.source(), edge.target()) {
            continue;
        }
        merged.graph.remove_edge(edge.id());
        if from != to {
            merged.graph.add_edge(from, to, edge.weight().clone());
        }
    }
    Some(merged)
}

fn alike(graph: &ClaimGraph, a: NodeId, b: NodeId, published: Option<Date>) -> bool {
    let is_measure = |id| graph.node_weight(id).is_some_and(|node| node.kind == NodeKind::Measure);
    let value = |id| graph.node_weight(id).map(|node| of_node(node, Mode::Lenient, published));
    match (value(a), value(b)) {
        (Some(Value::Number(x, d)), Some(Value::Number(y, e))) => {
            d.join(e).is_some() && x.equals(&y) != Truth::Breaks
        }
        // Events and measures have no value of their own; a sum that no figure tells is what its
        // figure says.
        (Some(Value::Missing), Some(Value::Missing)) => true,
        (Some(Value::Missing), Some(Value::Number(..))) => is_measure(a),
        (Some(Value::Number(..)), Some(Value::Missing)) => is_measure(b),
        _ => false,
    }
}
