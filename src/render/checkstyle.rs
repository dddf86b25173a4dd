//! Checkstyle XML, which most build servers read.

use super::escape::xml;
use super::output::Output;
use super::place::{Places, primary, slashed};
use crate::finding::{FileReport, Severity};
use crate::rule::Rules;

/// An element for each file, an `error` for each finding at its primary place.
pub struct Checkstyle;

impl Output for Checkstyle {
    fn begin(&mut self) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n".into()
    }

    fn file(&mut self, report: &FileReport, _: &Rules) -> String {
        let places = Places::new(&report.document);
        let mut out = format!("  <file name=\"{}\">\n", xml(&slashed(&report.document.path)));
        for finding in report.told() {
            let Some(label) = primary(finding) else { continue };
            let at = places.of(label.span).start;
            let severity = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "info",
            };
            let text = places.told_at(finding, label).join("\n");
            out += &format!(
                "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"addsup.{}\"/>\n",
                at.line,
                at.column,
                xml(&text),
                xml(&finding.rule)
            );
        }
        out + "  </file>\n"
    }

    fn end(&mut self) -> String {
        "</checkstyle>\n".into()
    }
}
