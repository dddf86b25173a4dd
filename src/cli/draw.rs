//! `addsup graph`: what hangs together with what.

use crate::document::Document;
use crate::render::{self, GraphReport};
use clap::ValueEnum;

/// Ways to draw a claim graph.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Format {
    /// Graphviz
    Dot,
    /// A flowchart for Markdown pages
    Mermaid,
    /// For programs
    Json,
}

/// The graphs of all documents, one after the other.
pub(super) fn all(documents: &[Document], format: Format) -> String {
    let graphs = documents.iter().map(|document| (document, crate::understand(document)));
    match format {
        Format::Dot => graphs.map(|(document, graph)| render::graph_dot(document, &graph)).collect(),
        Format::Mermaid => graphs.map(|(_, graph)| render::graph_mermaid(&graph)).collect(),
        Format::Json => {
            let files = graphs.map(|(document, graph)| render::graph_json(document, &graph)).collect();
            super::to_json(&GraphReport { version: 1, files })
        }
    }
}
