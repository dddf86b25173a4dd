//! A rule file as it is written: what is wrong with it, and which of its examples do not come out.

use crate::document::Document;
use crate::rule::{ExampleFailure, Hit, Rule, RuleError, Rules, run_examples};
use std::ops::Range;

/// What is to be told of a rule file: bytes, message, what to do.
pub(super) struct Mistake {
    pub span: Range<usize>,
    pub message: String,
    pub help: String,
    /// The rule loads all the same.
    pub mild: bool,
}

/// Reads a rule file and runs its examples, by its rule alone and among the other rules.
pub(super) fn mistakes(name: &str, text: &str, others: &Rules) -> Vec<Mistake> {
    let (own, errors) = Rules::load(&[(name, text)]);
    let mut all = others.clone();
    all.extend(own.clone());
    let hits = |document: &Document, rules: &Rules| -> Vec<Hit> {
        let findings = crate::check_one(document.clone(), rules).findings.into_iter();
        findings.map(|f| Hit { rule: f.rule, labels: f.labels.iter().map(|l| l.span).collect() }).collect()
    };
    let alone = |rule: &Rule, document: &Document| hits(document, &Rules::only(rule));
    let outcomes = run_examples(&own, alone, |document| hits(document, &all)).into_iter();
    let failures = outcomes.flat_map(|outcome| [outcome.failures, outcome.hidden].concat());
    let failed = failures.map(|failure| example(&failure, text));
    errors.into_iter().map(fault).chain(failed).collect()
}

fn fault(error: RuleError) -> Mistake {
    Mistake { span: error.span, message: error.message, help: error.help, mild: false }
}

/// An example that does not do what it says, at the line that it begins in.
fn example(failure: &ExampleFailure, text: &str) -> Mistake {
    let first = failure.text.lines().find(|line| !line.trim().is_empty()).unwrap_or("").trim();
    let mut at = 0;
    let mut span = 0..0;
    for line in text.split_inclusive('\n') {
        if !first.is_empty() && line.replace(['⟦', '⟧'], "").contains(first) {
            let bare = line.trim();
            let start = at + line.len() - line.trim_start().len();
            span = start..start + bare.len();
            break;
        }
        at += line.len();
    }
    Mistake { span, message: failure.problem.clone(), help: failure.text.clone(), mild: true }
}
