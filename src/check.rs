//! The front door: documents in, report out.

use crate::claim::{self, LONGEST};
use crate::document::{Document, Note};
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
    let (graph, limits) = understood(&document);
    report(document, &graph, limits, rules)
}

/// The same; what follows from the figures without being told is noted, a sentence each.
pub fn check_implied(mut document: Document, rules: &Rules) -> FileReport {
    let (graph, limits) = understood(&document);
    document.notes.extend(finding::implied(&document, &graph, rules));
    report(document, &graph, limits, rules)
}

fn report(mut document: Document, graph: &ClaimGraph, mut limits: Vec<Note>, rules: &Rules) -> FileReport {
    let checked = check_graph(&document, graph, rules);
    limits.extend(checked.cut.then_some(Note::Tangled));
    document.notes.extend(limits.iter().map(|note| note.say(document.language)));
    FileReport { document, figures: checked.counts, marked: checked.marked, findings: checked.findings }
}

/// The claim graph of a document: what was understood, before any rule.
pub fn understand(document: &Document) -> ClaimGraph {
    understood(document).0
}

/// The claim graph, and what was left out of it.
fn understood(document: &Document) -> (ClaimGraph, Vec<Note>) {
    let readings = mention::read(document, &ReadingTable::default());
    let claims = claim::gather(document, &readings);
    let long = claims.sentences.iter().any(|place| !place.sentence.whole);
    let many = claims.claims.len() > graph::HORIZON;
    let limits =
        [long.then_some(Note::LongSentence(LONGEST)), many.then_some(Note::LongText(graph::HORIZON))];
    (graph::build(&claims), limits.into_iter().flatten().collect())
}
