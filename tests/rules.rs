//! Every example of every core rule: what it marks is found, what it leaves alone stays silent.
//!
//! Examples that are not read yet stand in `rules/misses.txt`; a line that is no longer needed
//! fails the test too.

use addsup::document::Document;
use addsup::rule::{ExampleFailure, Hit, Rules, run_examples};
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
    let failures: Vec<ExampleFailure> =
        run_examples(&rules, check).into_iter().flat_map(|o| o.failures).collect();
    let lines: Vec<String> = failures
        .iter()
        .map(|f| format!("{} | {} | {}\n    {f}", f.rule, f.lang.code(), f.text.replace('\n', " ")))
        .collect();
    assert!(failures.is_empty(), "{} examples fail:\n{}", failures.len(), lines.join("\n"));
    assert!(rules.stale_misses().is_empty(), "no such examples:\n{:#?}", rules.stale_misses());
}
