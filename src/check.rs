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
    let checked = check_graph(&document, &understand(&document), rules);
    FileReport { document, figures: checked.counts, marked: checked.marked, findings: checked.findings }
}

/// What follows from the figures of a document without being told, a sentence each.
pub fn implied(document: &Document, rules: &Rules) -> Vec<String> {
    finding::implied(document, &understand(document), rules)
}

/// The claim graph of a document: what was understood, before any rule.
pub fn understand(document: &Document) -> ClaimGraph {
    let readings = mention::read(document, &ReadingTable::default());
    graph::build(&claim::gather(document, &readings))
}
