//! The claim graph of a document as Graphviz, Mermaid or JSON.
//!
//! Nodes are numbered in the order of the text; a node that stands nowhere in it (the
//! writer's voice) comes first. Edges follow in the order of their ends.

mod dot;
mod json;
mod mermaid;

pub use dot::graph_dot;
pub use json::{FileGraph, GraphReport, graph_json};
pub use mermaid::graph_mermaid;

use crate::graph::{ClaimGraph, Edge, Node, NodeId, NodeKind};
use crate::language::plain;
use crate::render::variant;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use std::collections::BTreeMap;

/// A graph in the order in which it is printed.
struct Ordered<'g> {
    nodes: Vec<(NodeId, &'g Node)>,
    /// Number of the node an edge leaves, the edge, number of the node it reaches.
    edges: Vec<(usize, &'g Edge, usize)>,
}

impl<'g> Ordered<'g> {
    fn of(graph: &'g ClaimGraph) -> Ordered<'g> {
        let mut nodes: Vec<(NodeId, &Node)> =
            graph.node_indices().filter_map(|id| Some((id, graph.node_weight(id)?))).collect();
        nodes.sort_by_key(|(id, node)| (node.span, node.kind, *id));
        let number: BTreeMap<NodeId, usize> = nodes.iter().enumerate().map(|(n, (id, _))| (*id, n)).collect();
        let mut edges: Vec<(usize, &Edge, usize)> = graph
            .edge_references()
            .filter_map(|e| Some((*number.get(&e.source())?, e.weight(), *number.get(&e.target())?)))
            .collect();
        edges.sort_by_key(|(from, edge, to)| (*from, edge.kind, *to));
        Ordered { nodes, edges }
    }
}

/// What a person reads on a node: its words, and what kind of thing it is.
fn caption(node: &Node) -> (String, String) {
    let kind = match (node.kind, node.figure_kind()) {
        (NodeKind::Claim, Some(kind)) => variant(&kind),
        (kind, _) => variant(&kind),
    };
    (plain(&node.name), kind)
}
