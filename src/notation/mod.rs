//! The claim notation: what was understood of copy as text that a person can read, correct and
//! check again, and a newsroom's fact sheet. `docs/claims.md` is its reference.
//!
//! `grammar` reads lines, `build` makes a claim graph of them, `print` goes the other way.

mod against;
mod build;
mod fault;
mod figure;
mod given;
mod grammar;
mod lex;
mod names;
mod print;
mod print_reading;
mod reading;
mod reading_time;
mod syntax;
mod words;

pub use against::{Joined, join};
pub use fault::Fault;
pub use words::keywords;

use crate::document::{Block, BlockKind, Document, Span};
use crate::graph::{ClaimGraph, NodeId, NodeKind};
use fault::Faults;
use std::collections::BTreeMap;

/// How many characters of a sentence are quoted above its claims.
const QUOTED: usize = 400;

/// A claim graph with what only its notation holds. Spans are of the document it was read from.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The title in its first line.
    pub title: String,
    /// What is stated.
    pub graph: ClaimGraph,
    /// What each node is called.
    pub names: BTreeMap<NodeId, String>,
    /// The words that a claim was taken from.
    pub quotes: BTreeMap<NodeId, Span>,
    /// Other words for a measure or an event, in whatever language.
    pub aliases: BTreeMap<NodeId, Vec<Span>>,
}

impl Sheet {
    /// The sheet of a graph that was read from copy. `sentences` are in the order of the text.
    pub fn of(graph: ClaimGraph, document: &Document, sentences: &[Span]) -> Sheet {
        let quote = |id: NodeId| {
            let node = graph.node_weight(id).filter(|node| node.kind == NodeKind::Claim)?;
            let span = node.span?;
            let after = sentences.partition_point(|sentence| sentence.start <= span.start);
            let sentence = sentences.get(after.checked_sub(1)?)?;
            (span.end <= sentence.end).then(|| (id, shortened(*sentence, document)))
        };
        let quotes = graph.node_indices().filter_map(quote).collect();
        let headline = document.blocks.iter().find(|block| block.kind == BlockKind::Headline);
        let title = headline.map_or(document.path.as_str(), |block| block.span.of(&document.text));
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let names = names::names(&graph, document);
        Sheet { title, names, quotes, aliases: BTreeMap::new(), graph }
    }

    /// The sheet as text, in normal form.
    pub fn print(&self, document: &Document) -> String {
        print::print(self, document)
    }
}

fn shortened(sentence: Span, document: &Document) -> Span {
    let text = sentence.of(&document.text);
    let end = text.char_indices().nth(QUOTED).map_or(text.len(), |(at, _)| at);
    Span::new(sentence.start as usize, sentence.start as usize + end)
}

/// Whether a document is a claim file.
pub fn is_sheet(document: &Document) -> bool {
    document.blocks.first().is_some_and(|block| block.kind == BlockKind::Claims)
}

/// A claim file as copy: each of its figures a block, so that what reads copy reads them.
pub fn as_copy(document: &Document, graph: &ClaimGraph) -> Document {
    let figures = graph.node_weights().filter_map(|node| node.mention.as_ref());
    let block = |mention| Block { kind: BlockKind::Paragraph, span: figure::phrase(mention), cell: None };
    Document { blocks: figures.map(block).collect(), ..document.clone() }
}

/// Reads a claim file: what can be understood of it, and every mistake in it.
pub fn parse(document: &Document) -> (Sheet, Vec<Fault>) {
    let mut faults = Faults::new(document.language);
    let lines = grammar::lines(&document.text, &mut faults);
    let sheet = build::build(&lines, document, &mut faults);
    (sheet, faults.all(document.text.len()))
}
