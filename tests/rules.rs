//! Every example of every core rule: what it marks is found, what it leaves alone stays silent.
//!
//! Examples that are not read yet stand in `tests/rule-misses.txt`; a line that is no longer
//! needed fails the test too.

use addsup::document::Document;
use addsup::rule::{ExampleFailure, Hit, Rules, run_examples};
use std::collections::BTreeSet;
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
    let known: BTreeSet<&str> =
        include_str!("rule-misses.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
    let key = |f: &ExampleFailure| format!("{} | {} | {}", f.rule, f.lang.code(), f.text.replace('\n', " "));
    let keys: BTreeSet<String> = failures.iter().map(key).collect();
    let new: Vec<String> = failures
        .iter()
        .filter(|f| !known.contains(key(f).as_str()))
        .map(|f| format!("{}\n    {f}", key(f)))
        .collect();
    let done: Vec<&&str> = known.iter().filter(|line| !keys.contains(**line)).collect();
    assert!(new.is_empty(), "{} examples fail:\n{}", new.len(), new.join("\n"));
    assert!(done.is_empty(), "these work now, take them off the list:\n{done:#?}");
}
