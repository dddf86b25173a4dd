//! Commands of the server, by name.

use super::subject::Seen;
use crate::language::plain;
use crate::render;
use serde_json::{Value, json};

/// Draws the claim graph of a document: `[address, "mermaid" | "dot" | "json" | "text"]`.
pub(super) const GRAPH: &str = "addsup.graph";
/// Opens the page of a rule: `[rule]`.
pub(super) const RULE: &str = "addsup.rule";
/// Checks every file of the workspace.
pub(super) const WORKSPACE: &str = "addsup.checkWorkspace";
/// How many figures of a document were seen, linked and checked: `[address]`.
pub(super) const FIGURES: &str = "addsup.figures";

/// All of them.
pub(super) const ALL: [&str; 4] = [GRAPH, RULE, WORKSPACE, FIGURES];

/// The claim graph of a document in the form that was asked for.
pub(super) fn graph(seen: &Seen, format: &str) -> Value {
    let Some(study) = seen.study() else { return Value::Null };
    let (document, graph) = (&study.report.document, &study.graph);
    match format {
        "dot" => render::graph_dot(document, graph).into(),
        "json" => serde_json::to_value(render::graph_json(document, graph)).unwrap_or_default(),
        "text" => plain_lines(&render::figures_text(&study.figures)).into(),
        _ => render::graph_mermaid(graph).into(),
    }
}

/// The figures of a document.
pub(super) fn figures(seen: &Seen) -> Value {
    let Some(report) = seen.report() else { return Value::Null };
    let counts = report.figures;
    let findings = report.told().count();
    json!({ "seen": counts.seen, "linked": counts.linked, "checked": counts.checked, "findings": findings })
}

fn plain_lines(text: &str) -> String {
    text.lines().map(plain).collect::<Vec<_>>().join("\n") + "\n"
}
