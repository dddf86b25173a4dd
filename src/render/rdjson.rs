//! The diagnostic format of reviewdog (rdjson). Its columns count bytes.

use super::json::Items;
use super::output::Output;
use super::place::{Places, primary, slashed, told};
use crate::document::{Document, Span};
use crate::finding::{FileReport, Finding, Severity};
use crate::language::plain;
use crate::rule::Rules;
use serde::Serialize;

/// Findings at their primary place, with the other places and what to write instead.
#[derive(Default)]
pub struct Rdjson {
    items: Items,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    code: Code<'a>,
    suggestions: Vec<Suggestion>,
    #[serde(rename = "relatedLocations")]
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    range: Range,
}

#[derive(Serialize)]
struct Related<'a> {
    message: String,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Range {
    start: At,
    end: At,
}

#[derive(Serialize)]
struct At {
    line: usize,
    column: usize,
}

impl Output for Rdjson {
    fn begin(&mut self) -> String {
        "{\"source\":{\"name\":\"addsup\"},\"diagnostics\":[".into()
    }

    fn file(&mut self, report: &FileReport, _: &Rules) -> String {
        let places = Places::new(&report.document);
        let path = slashed(&report.document.path);
        let mut out = String::new();
        for finding in report.told() {
            let Some(diagnostic) = diagnostic(&report.document, &places, &path, finding) else { continue };
            out += &self.items.next(&diagnostic);
        }
        out
    }

    fn end(&mut self) -> String {
        "\n]}\n".into()
    }
}

fn diagnostic<'a>(
    document: &Document,
    places: &Places<'_>,
    path: &'a str,
    finding: &'a Finding,
) -> Option<Diagnostic<'a>> {
    let label = primary(finding)?;
    let location = |span: Span| Location { path, range: range(places, span) };
    Some(Diagnostic {
        message: told(finding).join("\n"),
        location: location(label.span),
        severity: match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Note => "INFO",
        },
        code: Code { value: &finding.rule },
        suggestions: finding
            .replacements
            .iter()
            .map(|r| Suggestion { range: range(places, r.span), text: r.text.clone() })
            .collect(),
        related: finding
            .labels
            .iter()
            .filter(|other| other.span != label.span)
            .map(|other| Related {
                message: plain(other.span.of(&document.text)),
                location: location(other.span),
            })
            .collect(),
    })
}

fn range(places: &Places<'_>, span: Span) -> Range {
    let place = places.of(span);
    let (start, end) = places.byte_columns(span);
    Range {
        start: At { line: place.start.line, column: start },
        end: At { line: place.end.line, column: end },
    }
}
