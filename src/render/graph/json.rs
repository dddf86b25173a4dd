//! JSON, for programs.

use super::{Ordered, caption};
use crate::document::{Document, Span};
use crate::graph::{Basis, ClaimGraph, EdgeKind, NodeKind};
use crate::render::Utf16;
use schemars::JsonSchema;
use serde::Serialize;

/// The graphs of one run.
#[derive(Serialize, JsonSchema)]
pub struct GraphReport {
    /// Version of the form: 1.
    #[schemars(extend("const" = 1))]
    pub version: u32,
    /// One for each file.
    pub files: Vec<FileGraph>,
}

/// The graph of one file.
#[derive(Serialize, JsonSchema)]
pub struct FileGraph {
    path: String,
    nodes: Vec<JsonNode>,
    edges: Vec<JsonEdge>,
}

#[derive(Serialize, JsonSchema)]
struct JsonNode {
    /// Its number; edges refer to it.
    id: usize,
    /// Source, claim, measure, event, change or list.
    node: NodeKind,
    /// The kind of figure or time, for claims.
    kind: String,
    text: String,
    /// Bytes of the file on disk; null for what stands nowhere in the text.
    byte_start: Option<usize>,
    byte_end: Option<usize>,
    /// The same in units of UTF-16, where a caller of the server asks for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    utf16_start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    utf16_end: Option<usize>,
    /// Told as fact, not planned, demanded or denied.
    factual: bool,
}

#[derive(Serialize, JsonSchema)]
struct JsonEdge {
    from: usize,
    to: usize,
    edge: EdgeKind,
    /// Stated by a cue of the text, or inferred.
    basis: Basis,
    /// The parts are said to be all there are.
    all: bool,
    /// The words that say so.
    cue: Option<String>,
}

/// The JSON form of a document's graph.
pub fn graph_json(document: &Document, graph: &ClaimGraph) -> FileGraph {
    let ordered = Ordered::of(graph);
    let bytes = |span: Option<Span>| span.map(|s| document.file_range(s));
    let nodes = ordered.nodes.iter().enumerate().map(|(id, (_, node))| {
        let (text, kind) = caption(node);
        JsonNode {
            id,
            node: node.kind,
            kind,
            text,
            byte_start: bytes(node.span).map(|b| b.start),
            byte_end: bytes(node.span).map(|b| b.end),
            utf16_start: None,
            utf16_end: None,
            factual: node.factual,
        }
    });
    let words = |span: Span| span.of(&document.text).to_owned();
    let edges = ordered.edges.iter().map(|(from, edge, to)| JsonEdge {
        from: *from,
        to: *to,
        edge: edge.kind,
        basis: edge.basis,
        all: edge.all,
        cue: edge.cue.map(words),
    });
    FileGraph { path: document.path.clone(), nodes: nodes.collect(), edges: edges.collect() }
}

impl FileGraph {
    /// Adds places in UTF-16.
    pub fn count_utf16(&mut self, utf16: &Utf16) {
        for node in &mut self.nodes {
            node.utf16_start = node.byte_start.and_then(|byte| utf16.at(byte));
            node.utf16_end = node.byte_end.and_then(|byte| utf16.at(byte));
        }
    }
}
