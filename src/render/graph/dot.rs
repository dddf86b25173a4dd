//! Graphviz.

use super::{Ordered, caption};
use crate::document::Document;
use crate::graph::{Basis, ClaimGraph, NodeKind};
use std::fmt::Write;

/// The graph in the DOT language; inferred relations are dashed.
pub fn graph_dot(document: &Document, graph: &ClaimGraph) -> String {
    let ordered = Ordered::of(graph);
    let mut out = format!("digraph {} {{\n  node [shape=box];\n", quoted(&document.path));
    for (number, (_, node)) in ordered.nodes.iter().enumerate() {
        let (words, kind) = caption(node);
        let shape = match node.kind {
            NodeKind::Source => ", shape=oval",
            NodeKind::Change | NodeKind::List => ", shape=diamond",
            _ => "",
        };
        let _ = writeln!(out, "  n{number} [label={}{shape}];", quoted(&format!("{words}\n{kind}")));
    }
    for (from, edge, to) in &ordered.edges {
        let style = if edge.basis == Basis::Inferred { ", style=dashed" } else { "" };
        let _ = writeln!(out, "  n{from} -> n{to} [label={}{style}];", quoted(edge.kind.name()));
    }
    out + "}\n"
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
