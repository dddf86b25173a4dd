//! From claims to the claim graph: nodes, then one linker after the other.

use super::link::Topics;
use super::{Basis, ClaimGraph, Edge, EdgeKind, Node, NodeId, NodeKind, link};
use crate::claim::{Claim, Claims, voice};
use crate::document::{Lang, Span};
use crate::mention::Mention;
use crate::value::Number;
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many figures before and behind a figure belong to its text: a linker that asks for the
/// only one of its kind looks no farther. More than the longest articles have.
pub const HORIZON: usize = 1_000;

/// How many of the voices heard before a name is compared with.
const VOICES: usize = 12;

/// The graph under construction.
pub(super) struct Draft<'c, 'd> {
    /// What the text states.
    pub claims: &'c Claims<'d>,
    /// The graph so far.
    pub graph: ClaimGraph,
    /// The node of each claim, by its index.
    pub nodes: Vec<NodeId>,
    /// What the sentences speak of.
    pub topics: Topics,
}

/// Builds the claim graph of a document.
pub fn build(claims: &Claims<'_>) -> ClaimGraph {
    let mut draft = Draft { claims, graph: ClaimGraph::new(), nodes: Vec::new(), topics: Topics::of(claims) };
    for claim in &claims.claims {
        let id = draft.graph.add_node(claim_node(claims, claim));
        draft.nodes.push(id);
    }
    draft.add_sources();
    link::all(&mut draft);
    draft.graph
}

fn claim_node(claims: &Claims<'_>, claim: &Claim<'_>) -> Node {
    let span = claim.mention.span;
    Node {
        mention: Some(claim.mention.clone()),
        factual: claims.sentences.get(claim.sentence).is_none_or(|place| place.modal.is_none()),
        headline: claim.headline,
        ..Node::named(NodeKind::Claim, span.of(&claims.document.text), Some(span))
    }
}

impl<'d> Draft<'_, 'd> {
    /// A source for each voice, in the order of the text, and the writer's own. "Isbister" is
    /// the Magnus Isbister who spoke before.
    fn add_sources(&mut self) {
        let document = self.claims.document;
        let mut known: FxHashMap<&str, NodeId> = FxHashMap::default();
        let mut voices: Vec<(Span, NodeId)> = Vec::new();
        for (index, claim) in self.claims.claims.iter().enumerate() {
            let span = claim.source;
            let name = span.map_or("", |s| s.of(&document.text));
            let source = *known.entry(name).or_insert_with(|| {
                let same = |name: Span| {
                    let mut near = voices.iter().rev().take(VOICES);
                    near.find(|(other, _)| voice::same(document, *other, name)).map(|(_, id)| *id)
                };
                if let Some(id) = span.and_then(same) {
                    return id;
                }
                let name = if name.is_empty() { super::WRITER } else { name };
                let id = self.graph.add_node(Node::named(NodeKind::Source, name, span));
                voices.extend(span.map(|span| (span, id)));
                id
            });
            if let Some(node) = self.nodes.get(index) {
                self.graph.add_edge(*node, source, Edge::stated(EdgeKind::StatedBy, None));
            }
        }
    }

    /// Draws an edge that the text states between two claims.
    pub fn state(&mut self, from: usize, kind: EdgeKind, to: usize, cue: Option<Span>) {
        self.edge(from, to, Edge::stated(kind, cue));
    }

    /// Draws an edge between two claims, once.
    pub fn edge(&mut self, from: usize, to: usize, edge: Edge) {
        let (Some(a), Some(b)) = (self.nodes.get(from).copied(), self.nodes.get(to).copied()) else { return };
        self.join(a, b, edge);
    }

    /// Draws an edge between two nodes, once.
    pub fn join(&mut self, a: NodeId, b: NodeId, edge: Edge) {
        let twin = self.graph.edges_connecting(a, b).find(|e| e.weight().kind == edge.kind).map(|e| e.id());
        match twin {
            None if a != b => {
                self.graph.add_edge(a, b, edge);
            }
            // "Of this sum 2.9 million is for the roof, … and the remaining 1.2 million for …":
            // what was one of the parts is one of all.
            Some(twin) if edge.all => {
                if let Some(known) = self.graph.edge_weight_mut(twin) {
                    known.all = true;
                }
            }
            _ => {}
        }
    }

    /// The claims of a sentence with their indices.
    pub fn claims_of(&self, sentence: usize) -> Vec<usize> {
        self.claims.sentences.get(sentence).map_or(Vec::new(), |place| place.claims.clone().collect())
    }

    /// The claim whose node this is.
    pub fn index_of(&self, node: NodeId) -> Option<usize> {
        // Claims come first in the graph, in their order.
        self.nodes.binary_search(&node).ok()
    }

    /// Whether a sentence is short enough to be one: linkers that look for enumerations leave
    /// the stretches of a longer run alone.
    pub fn is_prose(&self, sentence: usize) -> bool {
        self.claims.sentences.get(sentence).is_some_and(|place| place.sentence.whole)
    }

    /// The claims of the text around a claim, as far as a text reaches.
    pub fn around(&self, claim: usize) -> Range<usize> {
        claim.saturating_sub(HORIZON)..(claim + HORIZON).min(self.claims.claims.len())
    }

    /// Whether a block is Arabic.
    pub fn is_arabic(&self, block: usize) -> bool {
        self.claims.readings.get(block).is_some_and(|r| r.scan.language.lang() == Lang::Ar)
    }

    /// A claim by index.
    pub fn get(&self, index: usize) -> Option<&Claim<'d>> {
        self.claims.get(index)
    }

    /// Whether an edge of this kind goes out from a claim.
    pub fn draws(&self, index: usize, kind: EdgeKind) -> bool {
        let node = self.nodes.get(index);
        node.is_some_and(|node| self.graph.edges(*node).any(|e| e.weight().kind == kind))
    }

    /// The claim that the first edge of this kind leads to from a claim.
    pub fn target(&self, index: usize, kind: EdgeKind) -> Option<usize> {
        let edge = self.graph.edges(*self.nodes.get(index)?).find(|e| e.weight().kind == kind)?;
        self.index_of(edge.target())
    }

    /// The claim that a figure is said to be of by an edge of one of these kinds, unless it is one of
    /// all the parts.
    pub fn whole_of(&self, index: usize, kinds: &[EdgeKind]) -> Option<usize> {
        let of = |edge: &Edge| kinds.contains(&edge.kind) && !edge.all;
        let edge = self.graph.edges(*self.nodes.get(index)?).find(|e| of(e.weight()))?;
        self.index_of(edge.target())
    }

    /// Takes the first edge of this kind from a claim.
    pub fn drop_edge(&mut self, index: usize, kind: EdgeKind) {
        let Some(node) = self.nodes.get(index) else { return };
        let found = self.graph.edges(*node).find(|e| e.weight().kind == kind).map(|e| e.id());
        if let Some(edge) = found {
            self.graph.remove_edge(edge);
        }
    }

    /// What a claim says as the graph holds it, to be told better.
    pub fn mention_mut(&mut self, index: usize) -> Option<&mut Mention> {
        self.graph.node_weight_mut(*self.nodes.get(index)?)?.mention.as_mut()
    }

    /// The value that the amount of a claim states.
    pub fn stated(&self, index: usize) -> Option<Number> {
        self.get(index)?.amount()?.reading.stated.clone()
    }
}

impl Node {
    /// A node of this kind with nothing but a name and a place.
    pub fn named(kind: NodeKind, name: &str, span: Option<Span>) -> Node {
        Node {
            kind,
            name: name.to_owned(),
            span,
            mention: None,
            direction: 0,
            factor: None,
            members: None,
            factual: true,
            headline: false,
        }
    }
}

impl Edge {
    /// An edge that the text states, by these words.
    pub fn stated(kind: EdgeKind, cue: Option<Span>) -> Edge {
        Edge { kind, basis: Basis::Stated, all: false, cue }
    }
}
