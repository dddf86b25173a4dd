//! The rules as a table.

use crate::rule::{Rule, Rules, Status};
use std::fmt::Write;

/// One line for each rule: id, kind, severity, status and origin; those of `own` stand last.
pub fn rule_list(builtin: &Rules, own: &Rules) -> String {
    let all: Vec<(&Rule, &str)> =
        builtin.iter().map(|r| (r, "built in")).chain(own.iter().map(|r| (r, "your own"))).collect();
    let width = |pick: fn(&Rule) -> &str| all.iter().map(|(r, _)| pick(r).len()).max().unwrap_or(0);
    let (id, kind) = (width(|r| &r.id), width(|r| &r.kind));
    let mut out = String::new();
    for (rule, origin) in all {
        let status = match rule.status {
            Status::Stable => "stable",
            Status::Preview => "preview",
        };
        let _ = writeln!(
            out,
            "{:id$}  {:kind$}  {:7}  {status:7}  {origin}",
            rule.id,
            rule.kind,
            rule.severity.name()
        );
    }
    out
}
