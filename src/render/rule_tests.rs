//! The outcome of the rules' own examples, as a table.

use crate::rule::RuleOutcome;
use std::fmt::Write;

/// A line a rule: how many of its examples do what they say, in each language; then every
/// example that does not.
pub fn rule_tests(outcomes: &[RuleOutcome]) -> String {
    let width = outcomes.iter().map(|o| o.rule.len()).max().unwrap_or(0).max(4);
    let mut out = format!("{:width$}  {:>7}  {:>7}  outcome\n", "rule", "fires", "silent");
    let part = |(right, all): (usize, usize)| format!("{right}/{all}");
    for outcome in outcomes {
        let mut verdict = if outcome.fails() { "FAILS".to_owned() } else { "ok".to_owned() };
        if outcome.missed > 0 && !outcome.fails() {
            let _ = write!(verdict, ", {} known to be missed", outcome.missed);
        }
        if !outcome.hidden.is_empty() {
            let _ = write!(verdict, ", {} hidden", outcome.hidden.len());
        }
        let (fires, silent) = (part(outcome.fires), part(outcome.silent));
        let _ = writeln!(out, "{:width$}  {fires:>7}  {silent:>7}  {verdict}", outcome.rule);
    }
    let failures: Vec<_> = outcomes.iter().flat_map(|o| &o.failures).collect();
    for failure in failures.iter().copied().chain(outcomes.iter().flat_map(|o| &o.hidden)) {
        let _ = write!(out, "\n{failure}\n");
    }
    let missed: usize = outcomes.iter().map(|o| o.missed).sum();
    let _ = writeln!(
        out,
        "\n{} rules, {} examples fail, {missed} known to be missed (rules/misses.txt)",
        outcomes.len(),
        failures.len()
    );
    out
}
