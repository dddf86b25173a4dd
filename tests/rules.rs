//! Every example of every core rule: what it marks is found, what it leaves alone stays silent.
//!
//! Examples that are not read yet stand in `rules/misses.txt`; a line that is no longer needed
//! fails the test too.

use addsup::document::Document;
use addsup::rule::{ExampleFailure, Hit, Rules, Status, run_examples};
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
    let failures: Vec<ExampleFailure> = run_examples(&rules, |_, document| check(document), check)
        .into_iter()
        .flat_map(|o| o.failures)
        .collect();
    let lines: Vec<String> = failures
        .iter()
        .map(|f| format!("{} | {} | {}\n    {f}", f.rule, f.lang.code(), f.text.replace('\n', " ")))
        .collect();
    assert!(failures.is_empty(), "{} examples fail:\n{}", failures.len(), lines.join("\n"));
    assert!(rules.stale_misses().is_empty(), "no such examples:\n{:#?}", rules.stale_misses());
}

/// What is known to be missed is no proof: in each language that a stable rule speaks, at least one
/// example of its own fires.
#[test]
fn every_stable_rule_fires_in_each_of_its_languages() {
    let silent: Vec<String> = Rules::builtin()
        .iter()
        .filter(|rule| rule.status == Status::Stable)
        .flat_map(|rule| {
            let fires = |lang| rule.fires.iter().any(|e| e.lang == lang && !e.missed);
            let silent = rule.message.iter().map(|(lang, _)| *lang).filter(move |lang| !fires(*lang));
            silent.map(|lang| format!("{} | {}", rule.id, lang.code()))
        })
        .collect();
    assert!(silent.is_empty(), "status = \"preview\" and a note, or an example that fires:\n{silent:#?}");
}
