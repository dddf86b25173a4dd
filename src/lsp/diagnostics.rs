//! Findings as diagnostics.

use super::pages;
use super::rule_files::Mistake;
use super::view::View;
use crate::document::{Document, Span};
use crate::finding::{Finding, Severity};
use crate::language::plain;
use crate::notation::Fault;
use crate::render::{primary, suggestion};
use crate::settings;
use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString,
    Position, Range,
};
use std::path::Path;

use super::subject::What;
use super::uri;

/// What the name of the program is beside its diagnostics.
const SOURCE: &str = "addsup";

/// Everything that is wrong with a document.
pub(super) fn all(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let Some(report) = view.seen.report() {
        found.extend(report.told().filter_map(|finding| of(finding, &report.document, view)));
        found.extend(report.document.problems.iter().map(|problem| at_top(problem)));
    }
    found.extend(
        view.seen
            .stale
            .iter()
            .map(|note| Diagnostic { severity: Some(DiagnosticSeverity::INFORMATION), ..at_top(note) }),
    );
    match &view.seen.what {
        What::Claims(_, _, faults) => found.extend(faults.iter().map(|fault| claim_fault(fault, view))),
        What::Rule(errors) => found.extend(errors.iter().map(|error| rule_fault(error, view))),
        What::Settings(fault) => found.extend(fault.iter().map(|fault| settings_fault(fault, view))),
        What::Unread(why) => found.push(at_top(why)),
        What::Copy(_) | What::Nothing => {}
    }
    found
}

/// A finding at its primary place; the others are related to it.
pub(super) fn of(finding: &Finding, document: &Document, view: &View<'_>) -> Option<Diagnostic> {
    let label = primary(finding)?;
    let others = finding.labels.iter().filter(|other| other.span != label.span);
    let related = |span: Span| DiagnosticRelatedInformation {
        location: view.location(span),
        message: beside(finding, document, span, view),
    };
    let mut lines: Vec<String> =
        std::iter::once(&finding.message).chain(&finding.explanation).map(|line| plain(line)).collect();
    let mut beside_it: Vec<DiagnosticRelatedInformation> = others.map(|other| related(other.span)).collect();
    beside_it.extend(finding.against.iter().filter_map(fact));
    if !view.client.related {
        // The other side is told in the message where the client has no place for it.
        lines.extend(beside_it.iter().map(|other| {
            let start = other.location.range.start;
            let place = format!("{}:{} {}", start.line + 1, start.character + 1, other.message);
            view.say("other-place", &[&place])
        }));
    }
    Some(Diagnostic {
        range: view.range(label.span),
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.clone())),
        code_description: view
            .client
            .describes
            .then(|| pages::address(&finding.rule, view.settings, view.rules()))
            .flatten()
            .map(|href| CodeDescription { href }),
        source: Some(SOURCE.into()),
        message: lines.join("\n"),
        related_information: (view.client.related && !beside_it.is_empty()).then_some(beside_it),
        tags: None,
        data: Some(finding.fingerprint.clone().into()),
    })
}

/// What is said beside another place: its words, and what would fit there.
fn beside(finding: &Finding, document: &Document, span: Span, view: &View<'_>) -> String {
    let words = view.say("quoted", &[&view.words(span)]);
    match suggestion(document, finding, span) {
        Some(fits) => format!("{words}{}{fits}", view.wording().phrase("comma")),
        None => words,
    }
}

/// A place in a fact sheet.
fn fact(fact: &crate::finding::Fact) -> Option<DiagnosticRelatedInformation> {
    let place = |at: crate::document::Position| Position {
        line: u32::try_from(at.line.saturating_sub(1)).unwrap_or(u32::MAX),
        character: u32::try_from(at.column.saturating_sub(1)).unwrap_or(u32::MAX),
    };
    let range = Range { start: place(fact.start), end: place(fact.end) };
    let location = Location { uri: uri::of(Path::new(&fact.path))?, range };
    Some(DiagnosticRelatedInformation { location, message: plain(&fact.text) })
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Note => DiagnosticSeverity::INFORMATION,
    }
}

/// Something that is said of a document as a whole.
fn at_top(message: &str) -> Diagnostic {
    Diagnostic {
        severity: Some(DiagnosticSeverity::WARNING),
        source: Some(SOURCE.into()),
        message: plain(message),
        ..Diagnostic::default()
    }
}

fn claim_fault(fault: &Fault, view: &View<'_>) -> Diagnostic {
    mistake(view.range(fault.span), &fault.message, &fault.help)
}

fn rule_fault(wrong: &Mistake, view: &View<'_>) -> Diagnostic {
    let severity = if wrong.mild { DiagnosticSeverity::WARNING } else { DiagnosticSeverity::ERROR };
    let told = mistake(view.bytes(wrong.span.clone()), &wrong.message, &wrong.help);
    Diagnostic { severity: Some(severity), ..told }
}

fn settings_fault(fault: &settings::Fault, view: &View<'_>) -> Diagnostic {
    let (message, help) = fault.say(view.lang());
    mistake(view.bytes(fault.span.clone()), &message, &help)
}

/// A mistake in a file that was written for the program.
fn mistake(range: Range, message: &str, help: &str) -> Diagnostic {
    let message =
        if help.is_empty() { plain(message) } else { format!("{}\n{}", plain(message), plain(help)) };
    Diagnostic {
        range,
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some(SOURCE.into()),
        message,
        ..Diagnostic::default()
    }
}

/// A name for a list of diagnostics; the same as long as they are the same.
pub(super) fn result_id(items: &[Diagnostic]) -> String {
    let text = serde_json::to_string(items).unwrap_or_default();
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
