//! All that the page shows of a draft, in one answer: the reports of the contract, and the copy
//! with the places of everything in it.

use crate::Study;
use crate::document::{Block, BlockKind, Format, Span};
use crate::finding::{self, FileReport, Finding};
use crate::language::{self, plain};
use crate::render::{Figure, FileGraph, JsonFile, Utf16, graph_json};
use crate::rule::Rules;
use schemars::JsonSchema;
use serde::Serialize;

/// The answer for the page.
#[derive(Serialize, JsonSchema)]
pub(super) struct StudyReport {
    /// Version of the form: 1.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// The format that was read.
    format: &'static str,
    /// The copy without its markup; places below are units of UTF-16 in it.
    copy: CopyText,
    /// The report.
    report: JsonFile,
    /// The places of each finding of the report, in its order.
    findings: Vec<Places>,
    /// The checklist.
    figures: Vec<Row>,
    /// What hangs together with what.
    graph: FileGraph,
    /// What the figures imply without saying so.
    implied: Vec<String>,
}

/// The copy.
#[derive(Serialize, JsonSchema)]
struct CopyText {
    text: String,
    blocks: Vec<Piece>,
}

/// A headline, paragraph and so on.
#[derive(Serialize, JsonSchema)]
struct Piece {
    kind: &'static str,
    #[serde(flatten)]
    place: Place,
    /// Table, row and column of a cell, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<[u32; 3]>,
}

/// A stretch of the copy.
#[derive(Clone, Copy, Serialize, JsonSchema)]
struct Place {
    start: usize,
    end: usize,
}

/// Where a finding points.
#[derive(Serialize, JsonSchema)]
struct Places {
    /// Of its labels, in their order.
    labels: Vec<Place>,
    /// Of its replacements, in their order.
    replacements: Vec<Place>,
    /// How each replacement reads with what it counts.
    reads: Vec<String>,
}

/// A line of the checklist.
#[derive(Serialize, JsonSchema)]
struct Row {
    #[serde(flatten)]
    place: Place,
    /// What it is read as, in a few words.
    read_as: String,
    sentence: String,
    /// The figures that hang together with it.
    linked_to: Vec<String>,
    /// The kinds of the rules that tested it.
    tested: Vec<String>,
    /// Which it is of the figures with these words, from 1.
    number: usize,
    figure: Figure,
}

impl StudyReport {
    pub fn of(study: Study, format: Format, utf16: Option<&Utf16>, rules: &Rules) -> StudyReport {
        let Study { report, figures, graph } = study;
        let document = &report.document;
        let copy = Utf16::of(&document.text);
        let place = |span: Span| Place {
            start: copy.at(span.start as usize).unwrap_or(0),
            end: copy.at(span.end as usize).unwrap_or(0),
        };
        let words = language::of(document.messages).wording();
        let mut seen = std::collections::BTreeMap::<String, usize>::new();
        let row = |(mut figure, span): (Figure, Span)| {
            let number = seen.entry(language::one_line(&figure.text)).or_default();
            *number += 1;
            Row {
                place: place(span),
                read_as: figure.read_as(words),
                sentence: std::mem::take(&mut figure.sentence),
                linked_to: std::mem::take(&mut figure.linked_to),
                tested: std::mem::take(&mut figure.tested),
                number: *number,
                figure,
            }
        };
        let spans = report.marked.iter().map(|marked| marked.span);
        let rows: Vec<Row> = figures.figures.into_iter().zip(spans).map(row).collect();
        let mut drawn = graph_json(document, &graph);
        if let Some(utf16) = utf16 {
            drawn.count_utf16(utf16);
        }
        StudyReport {
            version: 1,
            format: Format::names().find(|(_, known)| *known == format).map_or("", |(name, _)| name),
            copy: CopyText {
                text: document.text.clone(),
                blocks: document.blocks.iter().map(|block| piece(block, place)).collect(),
            },
            report: JsonFile::of(&report, utf16),
            findings: places(&report, place),
            figures: rows,
            graph: drawn,
            implied: finding::implied(document, &graph, rules),
        }
    }
}

fn piece(block: &Block, place: impl Fn(Span) -> Place) -> Piece {
    let kind = match block.kind {
        BlockKind::Headline => "headline",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Quotation => "quotation",
        BlockKind::ListItem => "list-item",
        BlockKind::Caption => "caption",
        BlockKind::TableCell => "cell",
        BlockKind::Footnote => "footnote",
        BlockKind::Claims => "claims",
    };
    Piece { kind, place: place(block.span), cell: block.cell.map(|c| [c.table, c.row, c.column]) }
}

fn places(report: &FileReport, place: impl Fn(Span) -> Place) -> Vec<Places> {
    let of = |finding: &Finding| Places {
        labels: finding.labels.iter().map(|label| place(label.span)).collect(),
        replacements: finding.replacements.iter().map(|change| place(change.span)).collect(),
        reads: finding.replacements.iter().map(|change| plain(&change.reads)).collect(),
    };
    report.findings.iter().map(of).collect()
}
