//! The front door: documents in, report out.

use crate::claim::{self, Claims, LONGEST};
use crate::document::{Document, Note, Span};
use crate::finding::{self, Checked, FigureCounts, FileReport, Report, check_graph};
use crate::graph::{self, ClaimGraph};
use crate::mention::{self, Reading, listing};
use crate::notation::{self, Sheet};
use crate::render::{FileFigures, figures_of};
use crate::rule::Rules;
use std::borrow::Cow;

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
pub fn check_telling(document: Document, rules: &Rules, telling: Telling) -> FileReport {
    let told = examined(&document, None, rules, |examined| Told::of(&document, examined, rules, telling));
    told.report(document)
}

/// A document with all that was made of it.
pub struct Study {
    /// What is told of it.
    pub report: FileReport,
    /// The checklist.
    pub figures: FileFigures,
    /// What was understood. Of copy beside a fact sheet, what stands behind the end of the copy is
    /// the sheet's.
    pub graph: ClaimGraph,
}

/// Checks one document, against a fact sheet if there is one, and keeps what was understood.
pub fn study(document: Document, facts: Option<&Facts>, rules: &Rules) -> Study {
    let (told, figures, graph) = examined(&document, facts, rules, |examined| {
        let figures = figures_of(&document, examined.readings, &examined.graph, &examined.checked);
        let graph = examined.graph.clone();
        (Told::of(&document, examined, rules, Telling::default()), figures, graph)
    });
    Study { report: told.report(document), figures, graph }
}

/// A fact sheet to check copy against.
pub struct Facts {
    document: Document,
    sheet: Sheet,
}

impl Facts {
    /// The fact sheet in a claim file; `None` if the document is none.
    pub fn of(document: Document) -> Option<Facts> {
        Facts::read(document).map(|(facts, _)| facts)
    }

    /// The same, with the lines of it that are not understood.
    pub fn read(document: Document) -> Option<(Facts, Vec<notation::Fault>)> {
        let (sheet, faults) = notation::is_sheet(&document).then(|| notation::parse(&document))?;
        Some((Facts { document, sheet }, faults))
    }

    /// The file that it was read from.
    pub fn document(&self) -> &Document {
        &self.document
    }
}

/// Checks one document by itself and against a fact sheet.
pub fn check_against(document: Document, facts: &Facts, rules: &Rules, telling: Telling) -> FileReport {
    let told =
        examined(&document, Some(facts), rules, |examined| Told::of(&document, examined, rules, telling));
    told.report(document)
}

/// A document as far as the rules.
struct Examined<'e, 'd> {
    readings: &'e [Reading<'d>],
    graph: ClaimGraph,
    checked: Checked,
    limits: Vec<Note>,
}

/// Reads copy, or a claim file as copy, and tests it; a claim file is checked against no other.
fn examined<T>(
    document: &Document,
    facts: Option<&Facts>,
    rules: &Rules,
    then: impl FnOnce(Examined<'_, '_>) -> T,
) -> T {
    let Some(facts) = facts.filter(|_| !notation::is_sheet(document)) else {
        return understood(document, |readings, graph, limits| {
            let mut checked = check_graph(document, &graph, rules);
            if !notation::is_sheet(document) {
                finding::sound(&mut checked.findings, document, |tried| {
                    check_graph(tried, &understand(tried), rules).findings
                });
            }
            then(Examined { readings, graph, checked, limits })
        });
    };
    let readings = mention::read(document);
    let claims = claim::gather(document, &readings);
    let joined = notation::join(&claims, graph::build(&claims), &facts.sheet, &facts.document);
    let mut checked = finding::check_against(&joined, &facts.document, rules);
    finding::sound(&mut checked.findings, document, |tried| {
        let readings = mention::read(tried);
        let claims = claim::gather(tried, &readings);
        let joined = notation::join(&claims, graph::build(&claims), &facts.sheet, &facts.document);
        finding::check_against(&joined, &facts.document, rules).findings
    });
    let limits = limits(&claims);
    then(Examined { readings: &readings, graph: joined.graph, checked, limits })
}

/// What a report tells of a document.
struct Told {
    marked: Vec<finding::Marked>,
    findings: Vec<finding::Finding>,
    notes: Vec<String>,
}

impl Told {
    fn of(document: &Document, examined: Examined<'_, '_>, rules: &Rules, telling: Telling) -> Told {
        let Examined { readings, graph, checked, mut limits } = examined;
        let listed = readings.iter().flat_map(|reading| listing::places(reading, document.published));
        let marked = checked.marked(&graph, listed);
        let mut notes = Vec::new();
        if telling.implied {
            notes.extend(finding::implied(document, &graph, rules));
        }
        if telling.unchecked {
            notes.extend(finding::unchecked(document, &marked));
        }
        limits.extend(checked.cut.then_some(Note::Tangled));
        notes.extend(limits.iter().map(|note| note.say(document.messages)));
        Told { marked, findings: checked.findings, notes }
    }

    fn report(self, mut document: Document) -> FileReport {
        document.notes.extend(self.notes);
        let figures = FigureCounts::of(&self.marked);
        FileReport { document, figures, marked: self.marked, findings: self.findings }
    }
}

/// Reads copy, or a claim file as copy, and hands on what was read, the graph, and what is left
/// out of it.
fn understood<T>(document: &Document, then: impl FnOnce(&[Reading<'_>], ClaimGraph, Vec<Note>) -> T) -> T {
    let own = notation::is_sheet(document).then(|| notation::parse(document).0.graph);
    let copy = own.as_ref().map_or(Cow::Borrowed(document), |g| Cow::Owned(notation::as_copy(document, g)));
    let readings = mention::read(&copy);
    if let Some(graph) = own {
        return then(&readings, graph, Vec::new());
    }
    let claims = claim::gather(document, &readings);
    then(&readings, graph::build(&claims), limits(&claims))
}

/// The checklist of a document.
pub fn figures(document: &Document, rules: &Rules) -> FileFigures {
    examined(document, None, rules, |examined| {
        figures_of(document, examined.readings, &examined.graph, &examined.checked)
    })
}

/// What was understood of a document with its words, as the claim notation holds it.
pub fn claims_of(document: &Document) -> Sheet {
    if notation::is_sheet(document) {
        return notation::parse(document).0;
    }
    let readings = mention::read(document);
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
    let readings = mention::read(document);
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
