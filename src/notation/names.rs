//! Names for the nodes of a graph that was read from copy.

use super::build::WRITER;
use super::lex::in_name;
use crate::document::Document;
use crate::graph::{ClaimGraph, Node, NodeId, NodeKind};
use crate::mention::{Kind, Value};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How many letters a name may have.
const LONGEST: usize = 24;

/// A name for each node: the last word of its expression where that is a word, else its kind;
/// the second of a name gets a number.
pub(super) fn names(graph: &ClaimGraph, document: &Document) -> BTreeMap<NodeId, String> {
    let mut used: FxHashMap<String, u32> = FxHashMap::default();
    let mut names = BTreeMap::new();
    for id in graph.node_indices() {
        let Some(node) = graph.node_weight(id) else { continue };
        let name = base(node, document);
        let count = used.entry(name.clone()).or_default();
        *count += 1;
        let numbered = if *count == 1 { name } else { format!("{name}.{count}") };
        names.insert(id, numbered);
    }
    names
}

fn base(node: &Node, document: &Document) -> String {
    if node.kind == NodeKind::Source && node.span.is_none() && node.name == WRITER {
        return WRITER.into();
    }
    let words = node.mention.as_ref().map_or(node.name.as_str(), |mention| mention.span.of(&document.text));
    let counted =
        node.mention.as_ref().is_none_or(|m| matches!(&m.value, Value::Amount(a) if a.noun.is_some()));
    let word = if node.kind == NodeKind::Source {
        words.split_whitespace().take(2).map(clean).collect::<Vec<_>>().join("-")
    } else {
        words.split_whitespace().map(clean).rfind(|word| !word.is_empty()).unwrap_or_default()
    };
    // "source says" would begin a group.
    let fits = word != "says" && word.starts_with(char::is_alphabetic) && word.chars().count() <= LONGEST;
    match counted && fits {
        true => word,
        false => fallback(node).into(),
    }
}

/// The letters of a word, in lower case. No dot: a number behind one must stay free.
fn clean(word: &str) -> String {
    word.chars()
        .filter(|c| in_name(*c) && *c != '.')
        .flat_map(char::to_lowercase)
        .filter(|c| in_name(*c))
        .collect()
}

fn fallback(node: &Node) -> &'static str {
    match (node.kind, node.figure_kind()) {
        (NodeKind::Source, _) => "source",
        (NodeKind::Measure, _) => "measure",
        (NodeKind::Event, _) => "event",
        (NodeKind::Change, _) => "change",
        (NodeKind::List, _) => "list",
        (NodeKind::Member, _) => "member",
        (NodeKind::Claim, Some(kind)) => match kind {
            Kind::Number | Kind::Quantity | Kind::Score => "number",
            Kind::Percent | Kind::Fraction => "share",
            Kind::Money => "sum",
            Kind::Ordinal | Kind::Rank => "place",
            Kind::Range => "range",
            Kind::Date | Kind::Weekday | Kind::MonthPair => "date",
            Kind::Time => "time",
            Kind::Duration => "length",
            Kind::Age => "age",
            Kind::Period => "period",
        },
        (NodeKind::Claim, None) => "claim",
    }
}
