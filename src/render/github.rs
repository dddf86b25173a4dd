//! Annotations of a GitHub workflow, a line each (workflow commands).

use super::output::Output;
use super::place::{Places, primary, slashed};
use crate::finding::{FileReport, Severity};
use crate::language::plain;
use crate::rule::Rules;

/// An annotation for each finding, at its primary place; the others are told in its words.
pub struct Github;

impl Output for Github {
    fn file(&mut self, report: &FileReport, _: &Rules) -> String {
        let places = Places::new(&report.document);
        let path = property(&slashed(&report.document.path));
        let mut out = String::new();
        for finding in report.told() {
            let Some(label) = primary(finding) else { continue };
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "notice",
            };
            let place = places.of(label.span);
            let mut at = format!("file={path},line={},endLine={}", place.start.line, place.end.line);
            // Columns are understood within one line only.
            if place.start.line == place.end.line {
                at += &format!(",col={},endColumn={}", place.start.column, place.end.column);
            }
            let text = places.told_at(finding, label).join("\n");
            out += &format!("::{command} {at},title={}::{}\n", property(&finding.rule), data(&text));
        }
        for note in &report.document.notes {
            out += &format!("::notice file={path}::{}\n", data(&plain(note)));
        }
        out
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
