//! From a figure to those that it hangs together with.

use super::claim_files;
use super::subject::What;
use super::view::View;
use crate::document::Span;
use crate::graph::{ClaimGraph, EdgeKind, NodeId, NodeKind};
use crate::mention::Value;
use crate::value::Unit;
use lsp_types::{Location, Position};
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::visit::EdgeRef;
use std::collections::BTreeSet;

/// Edges that say that two figures are of one thing.
fn is_same(kind: EdgeKind) -> bool {
    matches!(kind, EdgeKind::SameAs | EdgeKind::Repeats | EdgeKind::Disputes | EdgeKind::Converts)
}

/// Edges that lead from a figure to the one it is a part of.
fn is_part(kind: EdgeKind) -> bool {
    use EdgeKind::*;
    matches!(kind, PartOf | ApartIn | ShareOf | ShareIs | RemainsOf | LeavesOf | VoteIn | RateOf | Lists)
}

/// The figure that the one at a position repeats, else those it is a part of; in a claim file the
/// line that a name was given in.
pub(super) fn definition(view: &View<'_>, position: Position) -> Vec<Location> {
    let Some(byte) = view.byte(position) else { return Vec::new() };
    if let What::Claims(_, sheet, _) = &view.seen.what
        && let Some(found) = claim_files::definition(view, sheet, byte)
    {
        return vec![found];
    }
    let (Some(graph), Some(claim)) = (view.graph(), view.claim_at(byte)) else { return Vec::new() };
    let reached = |wanted: fn(EdgeKind) -> bool| -> BTreeSet<NodeId> {
        let edges = graph.edges(claim).filter(|edge| wanted(edge.weight().kind));
        edges.map(|edge| edge.target()).collect()
    };
    let mut repeated = reached(is_same);
    repeated.extend(twins(view, graph, claim).into_iter().filter(|twin| *twin < claim).min());
    let nodes = if repeated.is_empty() { reached(is_part) } else { repeated };
    locations(view, nodes)
}

/// Every figure of the same measure; in a claim file every use of a name.
pub(super) fn references(view: &View<'_>, position: Position) -> Vec<Location> {
    let Some(byte) = view.byte(position) else { return Vec::new() };
    if matches!(view.seen.what, What::Claims(..))
        && let Some(found) = claim_files::references(view, byte)
    {
        return found;
    }
    let (Some(graph), Some(claim)) = (view.graph(), view.claim_at(byte)) else { return Vec::new() };
    let mut known = BTreeSet::from([claim]);
    let mut next = vec![claim];
    while let Some(node) = next.pop() {
        let all = graph.edges_directed(node, Outgoing).chain(graph.edges_directed(node, Incoming));
        let same = all.filter(|e| is_same(e.weight().kind) || e.weight().kind == EdgeKind::Measures);
        for edge in same {
            let other = if edge.source() == node { edge.target() } else { edge.source() };
            if known.insert(other) {
                next.push(other);
            }
        }
        next.extend(twins(view, graph, node).into_iter().filter(|twin| known.insert(*twin)));
    }
    known.retain(|id| graph.node_weight(*id).is_some_and(|node| node.kind == NodeKind::Claim));
    locations(view, known)
}

/// Figures that say the same of the same thing. They bear each other out, so no edge joins them.
fn twins(view: &View<'_>, graph: &ClaimGraph, claim: NodeId) -> Vec<NodeId> {
    let said = |id: NodeId| {
        let mention = graph.node_weight(id)?.mention.as_ref()?;
        let Value::Amount(amount) = &mention.value else { return None };
        let lemma = amount.noun.as_ref().and_then(|noun| noun.lemma);
        let counted = Span { start: mention.figure.end.min(mention.span.end), end: mention.span.end };
        Some((amount, lemma, view.words(counted).to_lowercase()))
    };
    let Some((own, lemma, words)) = said(claim) else { return Vec::new() };
    let same = |id: &NodeId| {
        let Some((other, its, counted)) = said(*id) else { return false };
        // A word that no lexicon knows is the same if it is written the same.
        let noun = if lemma.is_some() && its.is_some() { lemma == its } else { words == counted };
        let named = own.unit != Unit::None || !words.is_empty() || lemma.is_some();
        named && noun && own.unit == other.unit && own.reading.stated == other.reading.stated
    };
    graph.node_indices().filter(|id| *id != claim).filter(same).collect()
}

/// How the figure at a byte hangs together with others, a sentence each.
pub(super) fn relations(view: &View<'_>, byte: usize) -> Vec<String> {
    let (Some(graph), Some(claim)) = (view.graph(), view.claim_at(byte)) else { return Vec::new() };
    let words = |id: NodeId| {
        let node = graph.node_weight(id)?;
        let words = view.place(node).map_or_else(|| node.name.clone(), |span| view.words(span));
        (!words.is_empty()).then(|| view.say("quoted", &[&words]))
    };
    let edges = graph.edges_directed(claim, Outgoing).chain(graph.edges_directed(claim, Incoming));
    let mut lines: Vec<(NodeId, NodeId, EdgeKind)> =
        edges.map(|e| (e.source(), e.target(), e.weight().kind)).collect();
    lines.sort_unstable();
    lines
        .into_iter()
        .filter_map(|(from, to, kind)| {
            let phrase = view.wording().phrase(&format!("edge-{}", kind.name()));
            let line = phrase.replace("{0}", &words(from)?).replace("{1}", &words(to)?);
            (!line.is_empty()).then_some(line)
        })
        .take(MOST)
        .collect()
}

/// How many relations are told of one figure.
const MOST: usize = 8;

fn locations(view: &View<'_>, nodes: BTreeSet<NodeId>) -> Vec<Location> {
    let Some(graph) = view.graph() else { return Vec::new() };
    let places = nodes.into_iter().filter_map(|id| view.place(graph.node_weight(id)?));
    let places: BTreeSet<_> = places.collect();
    places.into_iter().map(|span| view.location(span)).collect()
}
