//! Mermaid, for Markdown pages.

use super::{Ordered, caption};
use crate::graph::{Basis, ClaimGraph, NodeKind};
use std::fmt::Write;

/// The graph as a Mermaid flowchart; inferred relations are dotted.
pub fn graph_mermaid(graph: &ClaimGraph) -> String {
    let ordered = Ordered::of(graph);
    let mut out = String::from("flowchart LR\n");
    for (number, (_, node)) in ordered.nodes.iter().enumerate() {
        let (words, kind) = caption(node);
        let (open, close) = match node.kind {
            NodeKind::Source => ("([", "])"),
            NodeKind::Change | NodeKind::List => ("{{", "}}"),
            _ => ("[", "]"),
        };
        let _ = writeln!(out, "  n{number}{open}\"{}<br/>{kind}\"{close}", escaped(&words));
    }
    for (from, edge, to) in &ordered.edges {
        let line = if edge.basis == Basis::Inferred { "-.->" } else { "-->" };
        let _ = writeln!(out, "  n{from} {line}|{}| n{to}", edge.kind.name());
    }
    out
}

/// Mermaid reads entities; marks that it would take for its own become such.
fn escaped(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '"' | '<' | '>' | '&' | '#' | '`' | '|' | '[' | ']' | '{' | '}' => {
                format!("#{};", u32::from(c))
            }
            c => c.to_string(),
        })
        .collect()
}
