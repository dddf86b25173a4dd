//! The code-quality report of GitLab: a JSON array of findings.

use super::json::Items;
use super::output::Output;
use super::place::{Places, primary, slashed};
use crate::document::Position;
use crate::finding::{FileReport, Severity};
use crate::rule::Rules;
use serde::Serialize;

/// Findings at their primary place.
#[derive(Default)]
pub struct Gitlab {
    items: Items,
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    /// Must be unique in a report, so that the path is part of it.
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    positions: Positions,
}

#[derive(Serialize)]
struct Positions {
    begin: At,
    end: At,
}

#[derive(Serialize)]
struct At {
    line: usize,
    column: usize,
}

impl From<Position> for At {
    fn from(at: Position) -> At {
        At { line: at.line, column: at.column }
    }
}

impl Output for Gitlab {
    fn begin(&mut self) -> String {
        "[".into()
    }

    fn file(&mut self, report: &FileReport, _: &Rules) -> String {
        let places = Places::new(&report.document);
        let path = slashed(&report.document.path);
        let mut out = String::new();
        for finding in report.told() {
            let Some(label) = primary(finding) else { continue };
            let place = places.of(label.span);
            let issue = Issue {
                description: places.told_at(finding, label).join(" · "),
                check_name: &finding.rule,
                fingerprint: format!("{}:{path}", finding.fingerprint),
                severity: match finding.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Note => "info",
                },
                location: Location {
                    path: &path,
                    positions: Positions { begin: place.start.into(), end: place.end.into() },
                },
            };
            out += &self.items.next(&issue);
        }
        out
    }

    fn end(&mut self) -> String {
        "\n]\n".into()
    }
}
