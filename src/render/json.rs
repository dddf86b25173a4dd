//! The report as JSON, version 1 of the contract.

use crate::document::{Document, Lines};
use crate::finding::{FigureCounts, FileReport, Finding, Report, Role, Severity};
use schemars::JsonSchema;
use serde::Serialize;

/// The report of one run.
#[derive(Serialize, JsonSchema)]
pub struct JsonReport {
    /// Version of the form: 1.
    version: u32,
    /// Every file that was read, in order.
    files: Vec<JsonFile>,
    /// Totals; suppressed findings are not counted.
    summary: Summary,
}

/// One file.
#[derive(Serialize, JsonSchema)]
struct JsonFile {
    /// As given on the command line, or found in a folder.
    path: String,
    /// ISO 639-1 code.
    language: String,
    /// ISO 8601 date, if one is known.
    published: Option<String>,
    figures: FigureCounts,
    findings: Vec<JsonFinding>,
    notes: Vec<Note>,
}

/// Something that could not be read.
#[derive(Serialize, JsonSchema)]
struct Note {
    message: String,
}

/// One clash.
#[derive(Serialize, JsonSchema)]
struct JsonFinding {
    /// The kind of clash.
    rule: String,
    severity: Severity,
    message: String,
    help: String,
    /// The arithmetic, a step a line.
    explanation: Vec<String>,
    labels: Vec<JsonLabel>,
    /// Changes, each of which alone would settle it.
    replacements: Vec<JsonReplacement>,
    /// Stays the same while the clash stays, whatever is edited elsewhere.
    fingerprint: String,
    suppressed: bool,
}

/// A place of a clash.
#[derive(Serialize, JsonSchema)]
struct JsonLabel {
    /// The part of a packed file (a Word file) that the bytes are counted in, unpacked.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    /// Bytes of the file on disk.
    byte_start: usize,
    byte_end: usize,
    /// From 1.
    line: usize,
    /// From 1, in Unicode scalar values.
    column: usize,
    text: String,
    role: Role,
}

/// What to write where.
#[derive(Serialize, JsonSchema)]
struct JsonReplacement {
    /// As in a label.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    /// Bytes of the file on disk.
    byte_start: usize,
    byte_end: usize,
    text: String,
}

/// Totals of a run.
#[derive(Serialize, JsonSchema)]
struct Summary {
    files: usize,
    error: usize,
    warning: usize,
    note: usize,
}

/// The JSON form of a report.
pub fn json(report: &Report) -> JsonReport {
    let loud = || report.files.iter().flat_map(|f| &f.findings).filter(|f| !f.suppressed);
    let count = |severity: Severity| loud().filter(|f| f.severity == severity).count();
    JsonReport {
        version: 1,
        files: report.files.iter().map(file).collect(),
        summary: Summary {
            files: report.files.len(),
            error: count(Severity::Error),
            warning: count(Severity::Warning),
            note: count(Severity::Note),
        },
    }
}

fn file(report: &FileReport) -> JsonFile {
    let document = &report.document;
    let lines = document.lines();
    JsonFile {
        path: document.path.clone(),
        language: document.language.code().to_owned(),
        published: document.published.map(|date| date.to_string()),
        figures: report.figures,
        findings: report.findings.iter().map(|f| finding(document, &lines, f)).collect(),
        notes: document.notes.iter().map(|message| Note { message: message.clone() }).collect(),
    }
}

fn finding(document: &Document, lines: &Lines<'_>, finding: &Finding) -> JsonFinding {
    JsonFinding {
        rule: finding.rule.clone(),
        severity: finding.severity,
        message: finding.message.clone(),
        help: finding.help.clone(),
        explanation: finding.explanation.clone(),
        labels: finding
            .labels
            .iter()
            .map(|label| {
                let at = lines.position(label.span.start as usize);
                let bytes = document.file_range(label.span);
                JsonLabel {
                    part: document.part(label.span.start).map(str::to_owned),
                    byte_start: bytes.start,
                    byte_end: bytes.end,
                    line: at.line,
                    column: at.column,
                    text: label.span.of(&document.text).to_owned(),
                    role: label.role,
                }
            })
            .collect(),
        replacements: finding
            .replacements
            .iter()
            .map(|r| {
                let bytes = document.file_range(r.span);
                let part = document.part(r.span.start).map(str::to_owned);
                JsonReplacement { part, byte_start: bytes.start, byte_end: bytes.end, text: r.text.clone() }
            })
            .collect(),
        fingerprint: finding.fingerprint.clone(),
        suppressed: finding.suppressed,
    }
}
