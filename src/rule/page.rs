//! The page of a rule: what it looks for, what it says, and copy that shows both.
//!
//! The pages under `docs/rules/` and `addsup explain` are this text.

use super::{Example, Rule, Severity, Status};
use crate::document::Lang;
use std::fmt::Write;

/// The page of `rule` as Markdown, ending in a line break.
pub fn page(rule: &Rule) -> String {
    let mut out = String::new();
    let severity = match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let _ = writeln!(out, "# {}\n\n{}\n", rule.id, rule.summary);
    let _ = write!(out, "{severity}");
    if rule.kind != rule.id {
        let _ = write!(out, " · reported as `{}`", rule.kind);
    }
    if rule.status == Status::Preview {
        let _ = write!(out, " · preview: off unless asked for");
    }
    out.push_str("\n\n");
    if let Some(note) = &rule.note {
        let _ = writeln!(out, "{note}\n");
    }
    let _ = writeln!(out, "It looks for\n\n    {}\n", rule.pattern_text);
    if let Some(condition) = &rule.condition_text {
        let _ = writeln!(out, "where\n\n    {condition}\n");
    }
    let _ = writeln!(out, "and requires\n\n    {}\n", rule.require_text);
    let languages: Vec<Lang> = rule.message.iter().map(|(lang, _)| *lang).collect();
    for lang in languages {
        let _ = writeln!(out, "## Examples in “{}”\n", lang.code());
        examples(&mut out, "It points at the words between ⟦ and ⟧:", &rule.fires, lang);
        examples(&mut out, "It says nothing about:", &rule.silent, lang);
        if !rule.fires.iter().any(|e| e.lang == lang && !e.missed) {
            let _ = writeln!(out, "No copy is known yet in which it finds something in this language.\n");
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn examples(out: &mut String, heading: &str, all: &[Example], lang: Lang) {
    let all: Vec<&Example> = all.iter().filter(|e| e.lang == lang && !e.missed).collect();
    if all.is_empty() {
        return;
    }
    let _ = writeln!(out, "{heading}\n");
    for example in all {
        for line in example.marked().lines() {
            let _ = writeln!(out, "> {line}");
        }
        if let Some(day) = example.published {
            let _ = writeln!(out, ">\n> (published {day})");
        }
        out.push('\n');
    }
}
