//! The front door: documents in, report out.

use crate::claim;
use crate::document::{Document, Span};
use crate::finding::{self, FileReport, Report, check_graph};
use crate::graph::{self, ClaimGraph};
use crate::mention;
use crate::notation::{self, Sheet};
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

/// A fact sheet to check copy against.
pub struct Facts {
    document: Document,
    sheet: Sheet,
}

impl Facts {
    /// The fact sheet in a claim file; `None` if the document is none.
    pub fn of(document: Document) -> Option<Facts> {
        let sheet = notation::is_sheet(&document).then(|| notation::parse(&document).0)?;
        Some(Facts { document, sheet })
    }
}

/// Checks one document by itself and against a fact sheet.
pub fn check_against(document: Document, facts: &Facts, rules: &Rules) -> FileReport {
    if notation::is_sheet(&document) {
        return check_one(document, rules);
    }
    let checked = {
        let readings = mention::read(&document, &ReadingTable::default());
        let claims = claim::gather(&document, &readings);
        let joined = notation::join(&claims, graph::build(&claims), &facts.sheet, &facts.document);
        finding::check_against(&joined, &facts.document, rules)
    };
    FileReport { document, figures: checked.counts, marked: checked.marked, findings: checked.findings }
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

/// What was understood of a document with its words, as the claim notation holds it.
pub fn claims_of(document: &Document) -> Sheet {
    if notation::is_sheet(document) {
        return notation::parse(document).0;
    }
    let readings = mention::read(document, &ReadingTable::default());
    let claims = claim::gather(document, &readings);
    let place = |place: &claim::Place| {
        let tokens = &readings.get(place.block)?.scan.tokens;
        let inside = tokens.get(place.sentence.tokens.clone())?;
        Some(inside.first()?.span.to(inside.last()?.span))
    };
    let sentences: Vec<Span> = claims.sentences.iter().filter_map(place).collect();
    Sheet::of(graph::build(&claims), document, &sentences)
}

/// The claim graph of a document: what was understood, before any rule.
pub fn understand(document: &Document) -> ClaimGraph {
    if notation::is_sheet(document) {
        return notation::parse(document).0.graph;
    }
    let readings = mention::read(document, &ReadingTable::default());
    graph::build(&claim::gather(document, &readings))
}
