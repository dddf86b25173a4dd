//! JUnit XML: a file is a suite, a finding a case that failed.

use super::escape::xml;
use super::output::Output;
use super::place::{Places, primary, slashed};
use crate::finding::{FileReport, Severity};
use crate::language::plain;
use crate::rule::Rules;

/// Findings at or above a severity are failures, those below it only speak; those that
/// were set aside are skipped.
pub struct Junit {
    /// The least severity that fails; `None` where nothing does.
    pub fails: Option<Severity>,
}

impl Output for Junit {
    fn begin(&mut self) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"addsup\">\n".into()
    }

    fn file(&mut self, report: &FileReport, _: &Rules) -> String {
        let places = Places::new(&report.document);
        let path = slashed(&report.document.path);
        let (mut cases, mut failures, mut skipped) = (String::new(), 0, 0);
        for finding in &report.findings {
            let Some(label) = primary(finding) else { continue };
            let at = places.of(label.span).start;
            let name = xml(&format!("{} at {}:{}", finding.rule, at.line, at.column));
            cases += &format!("    <testcase classname=\"{}\" name=\"{name}\">\n", xml(&path));
            let text = places.told_at(finding, label).join("\n");
            if let Some(aside) = &finding.suppressed {
                skipped += 1;
                cases += &format!("      <skipped message=\"{}\"/>\n", xml(&aside.reason));
            } else if self.fails.is_some_and(|least| finding.severity >= least) {
                failures += 1;
                let message = xml(&plain(&finding.message));
                let kind = xml(&finding.rule);
                cases += &format!(
                    "      <failure type=\"{kind}\" message=\"{message}\">{}</failure>\n",
                    xml(&format!("{path}:{}:{}\n{text}", at.line, at.column))
                );
            } else {
                cases += &format!("      <system-out>{}</system-out>\n", xml(&text));
            }
            cases += "    </testcase>\n";
        }
        if report.findings.is_empty() {
            cases += &format!("    <testcase classname=\"{}\" name=\"adds up\"/>\n", xml(&path));
        }
        let notes: Vec<String> = report.document.notes.iter().map(|note| plain(note)).collect();
        if !notes.is_empty() {
            cases += &format!("    <system-out>{}</system-out>\n", xml(&notes.join("\n")));
        }
        let tests = report.findings.len().max(1);
        format!(
            "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">\n{cases}  </testsuite>\n",
            xml(&path)
        )
    }

    fn end(&mut self) -> String {
        "</testsuites>\n".into()
    }
}
