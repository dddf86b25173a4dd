//! The front door: documents in, report out.

use crate::claim::{self, Claims, LONGEST};
use crate::document::{Document, Note};
use crate::finding::{self, FigureCounts, FileReport, Report, check_graph};
use crate::graph::{self, ClaimGraph};
use crate::mention::{self, listing};
use crate::render::{FileFigures, figures_of};
use crate::rule::Rules;
use crate::value::ReadingTable;

/// What a report tells beside the findings, as notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// What follows from the figures without being told.
    pub implied: bool,
    /// Every figure that no rule tested, and why.
    pub unchecked: bool,
}

/// Checks documents against rules. The files of the report stand in the order of `documents`.
pub fn check(documents: &[Document], rules: &Rules) -> Report {
    Report { files: documents.iter().map(|document| check_one(document.clone(), rules)).collect() }
}

/// Checks one document.
pub fn check_one(document: Document, rules: &Rules) -> FileReport {
    check_telling(document, rules, Telling::default())
}

/// The same; `telling` says what is noted beside, a sentence each.
pub fn check_telling(mut document: Document, rules: &Rules, telling: Telling) -> FileReport {
    let readings = mention::read(&document, &ReadingTable::default());
    let claims = claim::gather(&document, &readings);
    let (graph, mut limits) = (graph::build(&claims), limits(&claims));
    let checked = check_graph(&document, &graph, rules);
    let listed = readings.iter().flat_map(|reading| listing::places(reading, document.published));
    let marked = checked.marked(&graph, listed);
    let mut notes = Vec::new();
    if telling.implied {
        notes.extend(finding::implied(&document, &graph, rules));
    }
    if telling.unchecked {
        notes.extend(finding::unchecked(&document, &marked));
    }
    drop(readings);
    limits.extend(checked.cut.then_some(Note::Tangled));
    notes.extend(limits.iter().map(|note| note.say(document.messages)));
    document.notes.extend(notes);
    FileReport { document, figures: FigureCounts::of(&marked), marked, findings: checked.findings }
}

/// The checklist of a document.
pub fn figures(document: &Document, rules: &Rules) -> FileFigures {
    let readings = mention::read(document, &ReadingTable::default());
    let graph = graph::build(&claim::gather(document, &readings));
    let checked = check_graph(document, &graph, rules);
    figures_of(document, &readings, &graph, &checked)
}

/// The claim graph of a document: what was understood, before any rule.
pub fn understand(document: &Document) -> ClaimGraph {
    let readings = mention::read(document, &ReadingTable::default());
    graph::build(&claim::gather(document, &readings))
}

/// What is left out of the graph for its length.
fn limits(claims: &Claims<'_>) -> Vec<Note> {
    let long = claims.sentences.iter().any(|place| !place.sentence.whole);
    let many = claims.claims.len() > graph::HORIZON;
    let limits =
        [long.then_some(Note::LongSentence(LONGEST)), many.then_some(Note::LongText(graph::HORIZON))];
    limits.into_iter().flatten().collect()
}
