//! The front door: documents in, report out.

use crate::claim;
use crate::document::Document;
use crate::finding::{self, FileReport, Report, check_graph};
use crate::graph::{self, ClaimGraph};
use crate::mention;
use crate::rule::Rules;
use crate::value::ReadingTable;

/// Checks documents against rules. The files of the report stand in the order of `documents`.
pub fn check(documents: &[Document], rules: &Rules) -> Report {
    Report { files: documents.iter().map(|document| check_one(document.clone(), rules)).collect() }
}

/// Checks one document.
pub fn check_one(document: Document, rules: &Rules) -> FileReport {
    let graph = understand(&document);
    report(document, &graph, rules)
}

/// The same; what follows from the figures without being told is noted, a sentence each.
pub fn check_implied(mut document: Document, rules: &Rules) -> FileReport {
    let graph = understand(&document);
    document.notes.extend(finding::implied(&document, &graph, rules));
    report(document, &graph, rules)
}

fn report(document: Document, graph: &ClaimGraph, rules: &Rules) -> FileReport {
    let checked = check_graph(&document, graph, rules);
    FileReport { document, figures: checked.counts, marked: checked.marked, findings: checked.findings }
}

/// The claim graph of a document: what was understood, before any rule.
pub fn understand(document: &Document) -> ClaimGraph {
    let readings = mention::read(document, &ReadingTable::default());
    graph::build(&claim::gather(document, &readings))
}
