//! The report as JSON, version 1 of the contract.

use super::output::Output;
use super::utf16::Utf16;
use crate::document::{Document, Lines};
use crate::finding::{Fact, FigureCounts, FileReport, Finding, Role, Severity, Suppression};
use crate::rule::Rules;
use schemars::JsonSchema;
use serde::Serialize;

/// The report of one run.
#[derive(Serialize, JsonSchema)]
pub struct JsonReport {
    /// Version of the form: 1.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// Every file that was read, in order.
    files: Vec<JsonFile>,
    /// Totals; suppressed findings are not counted.
    summary: Summary,
}

/// One file.
#[derive(Serialize, JsonSchema)]
pub struct JsonFile {
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
    /// Places of the fact sheet (`--against`) that it clashes with.
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<Vec<JsonFact>>,
    /// Changes, each of which alone would settle it.
    replacements: Vec<JsonReplacement>,
    /// Stays the same while the clash stays, whatever is edited elsewhere.
    fingerprint: String,
    /// Set aside by the newsroom; such findings are not told and not counted.
    suppressed: bool,
    /// Where that was said, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    suppression: Option<Suppression>,
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
    /// The same in units of UTF-16, where a caller of the server asks for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    utf16_start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    utf16_end: Option<usize>,
    /// From 1.
    line: usize,
    /// From 1, in Unicode scalar values.
    column: usize,
    text: String,
    role: Role,
}

/// A place of a fact sheet.
#[derive(Serialize, JsonSchema)]
struct JsonFact {
    /// The sheet, as given on the command line.
    path: String,
    /// Bytes of the sheet on disk.
    byte_start: usize,
    byte_end: usize,
    /// From 1.
    line: usize,
    /// From 1, in Unicode scalar values.
    column: usize,
    text: String,
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
    /// As in a label.
    #[serde(skip_serializing_if = "Option::is_none")]
    utf16_start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    utf16_end: Option<usize>,
    text: String,
}

/// Totals of a run.
#[derive(Default, Serialize, JsonSchema)]
struct Summary {
    files: usize,
    error: usize,
    warning: usize,
    note: usize,
}

/// One line of the report in lines: a file of the report, by itself.
#[derive(Serialize, JsonSchema)]
pub struct JsonLine {
    /// Version of the form: 1.
    #[schemars(extend("const" = 1))]
    version: u32,
    #[serde(flatten)]
    file: JsonFile,
}

impl JsonReport {
    /// The report of one file.
    pub fn of(report: &FileReport, utf16: Option<&Utf16>) -> JsonReport {
        let mut summary = Summary { files: 1, ..Summary::default() };
        report.told().for_each(|finding| summary.count(finding.severity));
        JsonReport { version: 1, files: vec![JsonFile::of(report, utf16)], summary }
    }
}

impl JsonFile {
    /// What is told of a file, with places in UTF-16 where they are wanted too.
    pub fn of(report: &FileReport, utf16: Option<&Utf16>) -> JsonFile {
        let mut file = file(report);
        let Some(utf16) = utf16 else { return file };
        for finding in &mut file.findings {
            for label in &mut finding.labels {
                (label.utf16_start, label.utf16_end) = utf16.ends(label.byte_start, label.byte_end);
            }
            for change in &mut finding.replacements {
                (change.utf16_start, change.utf16_end) = utf16.ends(change.byte_start, change.byte_end);
            }
        }
        file
    }
}

impl Summary {
    fn count(&mut self, severity: Severity) {
        *match severity {
            Severity::Error => &mut self.error,
            Severity::Warning => &mut self.warning,
            Severity::Note => &mut self.note,
        } += 1;
    }
}

/// The report as one JSON object, file by file.
#[derive(Default)]
pub struct Json {
    summary: Summary,
}

impl Output for Json {
    fn begin(&mut self) -> String {
        "{\"version\":1,\"files\":[".into()
    }

    fn file(&mut self, report: &FileReport, _: &Rules) -> String {
        let comma = if self.summary.files == 0 { "" } else { "," };
        self.summary.files += 1;
        report.told().for_each(|finding| self.summary.count(finding.severity));
        comma.to_owned() + &written(&file(report))
    }

    fn end(&mut self) -> String {
        format!("],\"summary\":{}}}\n", written(&self.summary))
    }
}

/// A file a line, each a JSON object by itself.
pub struct JsonLines;

impl Output for JsonLines {
    fn file(&mut self, report: &FileReport, _: &Rules) -> String {
        written(&JsonLine { version: 1, file: file(report) }) + "\n"
    }
}

/// `value` as JSON on one line.
pub(super) fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Writes the items of a JSON array one by one, whatever stands between the calls.
#[derive(Default)]
pub(super) struct Items {
    any: bool,
}

impl Items {
    /// The next item, on a line of its own.
    pub fn next(&mut self, item: &impl Serialize) -> String {
        let before = if std::mem::replace(&mut self.any, true) { ",\n" } else { "\n" };
        before.to_owned() + &written(item)
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
        notes: document.notes.iter().map(|note| Note { message: note.clone() }).collect(),
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
                    utf16_start: None,
                    utf16_end: None,
                    line: at.line,
                    column: at.column,
                    text: label.span.of(&document.text).to_owned(),
                    role: label.role,
                }
            })
            .collect(),
        against: Some(finding.against.iter().map(fact).collect::<Vec<_>>()).filter(|facts| !facts.is_empty()),
        replacements: finding
            .replacements
            .iter()
            .map(|r| {
                let bytes = document.file_range(r.span);
                let part = document.part(r.span.start).map(str::to_owned);
                JsonReplacement {
                    part,
                    byte_start: bytes.start,
                    byte_end: bytes.end,
                    utf16_start: None,
                    utf16_end: None,
                    text: r.text.clone(),
                }
            })
            .collect(),
        fingerprint: finding.fingerprint.clone(),
        suppressed: finding.suppressed.is_some(),
        suppression: finding.suppressed.clone(),
    }
}

fn fact(fact: &Fact) -> JsonFact {
    JsonFact {
        path: fact.path.clone(),
        byte_start: fact.bytes.start,
        byte_end: fact.bytes.end,
        line: fact.start.line,
        column: fact.start.column,
        text: fact.text.clone(),
    }
}
