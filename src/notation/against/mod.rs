//! Copy beside a fact sheet: one graph of both, joined where the copy speaks of what the sheet
//! knows by one of its names.

mod meant;
mod names;

use super::Sheet;
use crate::claim::{Claims, Place};
use crate::document::{Document, Span};
use crate::graph::{ClaimGraph, Edge, EdgeKind, Node, NodeId, NodeKind};
use crate::mention::Value;
use crate::value::Unit;
use meant::Named;
use names::Names;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::ops::Range;

/// Copy and sheet as one document and one graph.
pub struct Joined {
    /// The copy with the sheet's text behind it.
    pub document: Document,
    /// The nodes of the copy, then those of the sheet.
    pub graph: ClaimGraph,
    /// The byte at which the sheet begins.
    pub border: u32,
    /// Figures of the copy with those of the sheet that they should be.
    pub twins: BTreeSet<(Span, Span)>,
}

/// Joins the graph of a draft with that of a sheet.
pub fn join(claims: &Claims<'_>, graph: ClaimGraph, sheet: &Sheet, facts: &Document) -> Joined {
    let mut document = claims.document.clone();
    document.text.push('\n');
    let border = u32::try_from(document.text.len()).unwrap_or(u32::MAX);
    document.text += &facts.text;
    let mut joined = Joined { document, graph, border, twins: BTreeSet::new() };
    let moved = joined.add(sheet);
    let names = Names::of(sheet, facts, claims.document);
    for place in &claims.sentences {
        let Some(reading) = claims.readings.get(place.block) else { continue };
        for (tokens, known) in names.in_sentence(&reading.scan, place) {
            let Some(known) = moved.get(&known).copied() else { continue };
            let named = Named { claims, place, tokens: &tokens, kind: joined.kind(known) };
            if let Some(claim) = named.figure(&joined.graph, |claim| joined.fact(NodeId::new(claim), known)) {
                joined.link(claims, (place, &tokens), claim, known);
            }
        }
    }
    joined
}

impl Joined {
    /// Adds the sheet's nodes; from its nodes to theirs in the joined graph.
    fn add(&mut self, sheet: &Sheet) -> FxHashMap<NodeId, NodeId> {
        let shift = |span: Span| Span {
            start: span.start.saturating_add(self.border),
            end: span.end.saturating_add(self.border),
        };
        let mut moved = FxHashMap::default();
        for id in sheet.graph.node_indices() {
            let Some(mut node) = sheet.graph.node_weight(id).cloned() else { continue };
            node.span = node.span.map(shift);
            if let Some(mention) = &mut node.mention {
                mention.span = shift(mention.span);
                mention.figure = shift(mention.figure);
                mention.hedge = mention.hedge.map(shift);
            }
            moved.insert(id, self.graph.add_node(node));
        }
        for edge in sheet.graph.edge_references() {
            if let (Some(from), Some(to)) = (moved.get(&edge.source()), moved.get(&edge.target())) {
                let weight = Edge { cue: edge.weight().cue.map(shift), ..edge.weight().clone() };
                self.graph.add_edge(*from, *to, weight);
            }
        }
        moved
    }

    /// Says that a figure of the copy is the one that the sheet knows.
    fn link(&mut self, claims: &Claims<'_>, at: (&Place, &Range<usize>), claim: usize, known: NodeId) {
        // Claims come first in the graph of a draft, in their order.
        let own = NodeId::new(claim);
        let Some(kind) = self.kind(known) else { return };
        if kind == NodeKind::Event {
            let (place, tokens) = at;
            let span = claims.token(place.block, tokens.start).zip(claims.token(place.block, tokens.end - 1));
            let Some(span) = span.map(|(first, last)| first.span.to(last.span)) else { return };
            let event = Node::named(NodeKind::Event, span.of(&claims.document.text), Some(span));
            let event = self.graph.add_node(event);
            self.graph.add_edge(event, own, Edge::stated(EdgeKind::Dated, None));
            self.graph.add_edge(event, known, Edge::stated(EdgeKind::SameAs, None));
            let dates: Vec<NodeId> = self
                .graph
                .edges(known)
                .filter(|e| e.weight().kind == EdgeKind::Dated)
                .map(|e| e.target())
                .collect();
            dates.into_iter().for_each(|date| self.twin(own, date));
        } else if let Some(fact) = self.fact(own, known) {
            self.graph.add_edge(own, fact, Edge::stated(EdgeKind::SameAs, None));
            self.twin(own, fact);
        }
    }

    fn kind(&self, id: NodeId) -> Option<NodeKind> {
        self.graph.node_weight(id).map(|node| node.kind)
    }

    fn twin(&mut self, own: NodeId, fact: NodeId) {
        let span = |id: NodeId| self.graph.node_weight(id)?.mention.as_ref().map(|m| m.span);
        let pair = span(own).zip(span(fact));
        self.twins.extend(pair);
    }

    /// The sheet's figure for a measure in the unit of this one: the only one that is tied to no
    /// time of its own.
    fn fact(&self, own: NodeId, measure: NodeId) -> Option<NodeId> {
        let unit = |id: NodeId| unit_of(self.graph.node_weight(id)?);
        let timeless = |id: NodeId| {
            !self.graph.edges(id).any(|e| matches!(e.weight().kind, EdgeKind::During | EdgeKind::Dated))
        };
        let measured = self.graph.edges_directed(measure, petgraph::Incoming);
        let measured = measured.filter(|e| e.weight().kind == EdgeKind::Measures).map(|e| e.source());
        let mut fits = measured.filter(|id| unit(*id).is_some() && unit(*id) == unit(own) && timeless(*id));
        match (fits.next(), fits.next()) {
            (Some(fact), None) => Some(fact),
            _ => None,
        }
    }
}

fn unit_of(node: &Node) -> Option<Unit> {
    match &node.mention.as_ref()?.value {
        Value::Amount(amount) => Some(amount.unit),
        _ => None,
    }
}
