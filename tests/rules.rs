//! Every example of every core rule: what it marks is found, what it leaves alone stays silent.

use addsup::document::Document;
use addsup::rule::{Hit, Rules, test_examples};
use std::slice;

#[test]
fn examples_do_what_they_say() {
    let rules = Rules::builtin();
    let check = |document: &Document| {
        let report = addsup::check(slice::from_ref(document), &rules);
        let findings = report.files.into_iter().flat_map(|file| file.findings);
        findings
            .map(|f| Hit { rule: f.rule, labels: f.labels.iter().map(|l| l.span).collect() })
            .collect::<Vec<_>>()
    };
    let failures = test_examples(&rules, check);
    let lines: Vec<String> = failures.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{} examples fail:\n{}", lines.len(), lines.join("\n"));
}
