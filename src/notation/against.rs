//! Copy beside a fact sheet: one graph of both, joined where the copy speaks of what the sheet
//! knows by one of its names.

use super::Sheet;
use crate::claim::{Claim, Claims, Place};
use crate::document::{Document, Span};
use crate::graph::{ClaimGraph, Edge, EdgeKind, Node, NodeId, NodeKind};
use crate::language::{Cue, DeedForm, Function, Scan, Sense, TokenKind, of, scan};
use crate::mention::Value;
use crate::value::Unit;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::ops::Range;

/// How many tokens may stand between a figure and the name of what it measures.
const REACH: usize = 5;

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
            if let Some(claim) = nearest(claims, place, &tokens, &joined, known) {
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
        let Some(kind) = self.graph.node_weight(known).map(|node| node.kind) else { return };
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

/// The figure that a name belongs to: the nearest of its clause that can be meant.
fn nearest(
    claims: &Claims<'_>,
    place: &Place,
    tokens: &Range<usize>,
    joined: &Joined,
    known: NodeId,
) -> Option<usize> {
    let event = joined.graph.node_weight(known)?.kind == NodeKind::Event;
    let clause = place.sentence.clause_of(tokens.start);
    let near = place.claims.clone().filter_map(|index| {
        let mention = claims.get(index)?.mention;
        let away = if mention.tokens.start >= tokens.end {
            mention.tokens.start - tokens.end
        } else {
            tokens.start.saturating_sub(mention.tokens.end)
        };
        (clause.contains(&mention.tokens.start) && away <= REACH).then_some((
            away,
            mention.tokens.start > tokens.start,
            index,
        ))
    });
    let fits = |index: usize| match claims.get(index) {
        Some(claim) if event => claim.is_time(),
        Some(claim) => counts(claims, place, claim, tokens),
        None => false,
    };
    let (.., index) = near.filter(|(.., index)| fits(*index)).min()?;
    let told = joined.graph.node_weight(NodeId::new(index))?;
    (told.factual && (event || is_whole(claims, place, index, &joined.graph))).then_some(index)
}

/// Whether what a figure counts can be what is named: it counts nothing else ("Coalition soldiers
/// ate 9,000 meals"), unless these are said to be of what is named ("3,000 men of the coalition").
fn counts(claims: &Claims<'_>, place: &Place, claim: &Claim<'_>, named: &Range<usize>) -> bool {
    let Some(amount) = claim.amount() else { return false };
    let Some(noun) = &amount.noun else { return true };
    let same = |s: &Sense| matches!(s, Sense::Noun(known) if Some(known.lemma) == noun.lemma);
    let between = claim.mention.tokens.end..named.start;
    let of = |s: &Sense| matches!(s, Sense::Function(Function::Of | Function::From | Function::In));
    named.contains(&noun.token)
        || claims.has(place.block, named.clone(), same)
        || between.len() <= 2 && claims.has(place.block, between, of)
}

/// Whether a figure is that of its measure as such: not another one, an old one, a difference, one
/// of each, and of no other time.
fn is_whole(claims: &Claims<'_>, place: &Place, index: usize, graph: &ClaimGraph) -> bool {
    use EdgeKind::{ChangeBy, ChangeFrom, LeavesOf, PerEach, RateOf, RemainsOf};
    let id = NodeId::new(index);
    let out = graph.edges(id).any(|e| matches!(e.weight().kind, LeavesOf | RemainsOf | RateOf | PerEach));
    let into = graph
        .edges_directed(id, petgraph::Incoming)
        .any(|e| matches!(e.weight().kind, ChangeFrom | ChangeBy));
    let Some(claim) = claims.get(index) else { return false };
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let apart = |sense: &Sense| {
        matches!(
            sense,
            Sense::Function(Function::Other | Function::Per | Function::Not)
                | Sense::Cue(
                    Cue::Each
                        | Cue::Per
                        | Cue::Average
                        | Cue::Further
                        | Cue::Earlier
                        | Cue::PreviousOf
                        | Cue::Others
                        | Cue::Rest
                        | Cue::OldValue
                        | Cue::Leaving
                        | Cue::Revised
                )
        )
    };
    let timed = place.claims.clone().any(|other| {
        claims
            .get(other)
            .is_some_and(|c| c.is_time() && place.sentence.tokens.contains(&c.mention.tokens.start))
    });
    !out && !into && !timed && !claims.has(place.block, clause, apart)
}

/// The names under which a sheet knows its measures and events, by their first word's stem.
struct Names {
    by_first: FxHashMap<String, Vec<(Vec<String>, NodeId)>>,
}

impl Names {
    fn of(sheet: &Sheet, facts: &Document, draft: &Document) -> Names {
        let mut by_first: FxHashMap<String, Vec<(Vec<String>, NodeId)>> = FxHashMap::default();
        for id in sheet.graph.node_indices() {
            let Some(node) = sheet.graph.node_weight(id) else { continue };
            if !matches!(node.kind, NodeKind::Measure | NodeKind::Event) {
                continue;
            }
            let own = node.span.map(|_| node.name.as_str()).filter(|name| !is_deed(name, facts));
            let also = sheet.aliases.get(&id).into_iter().flatten().map(|span| span.of(&facts.text));
            for name in own.into_iter().chain(also) {
                let stems: Vec<String> = name.split_whitespace().map(|word| stem(word, draft)).collect();
                if let Some(first) = stems.first() {
                    by_first.entry(first.clone()).or_default().push((stems, id));
                }
            }
        }
        Names { by_first }
    }

    /// Where names stand in a sentence: tokens and what they name. Of names that begin at one word
    /// the longest is meant.
    fn in_sentence(&self, scan: &Scan<'_>, place: &Place) -> Vec<(Range<usize>, NodeId)> {
        let mut found = Vec::new();
        if self.by_first.is_empty() || place.claims.is_empty() {
            return found;
        }
        let stems: Vec<String> = place
            .sentence
            .tokens
            .clone()
            .map(|at| match scan.tokens.get(at) {
                Some(token) if token.kind == TokenKind::Word => {
                    let language = scan.language;
                    language.stem(&language.fold(token.span.of(scan.text)))
                }
                _ => String::new(),
            })
            .collect();
        let mut at = 0;
        while at < stems.len() {
            let named = stems.get(at).and_then(|first| self.by_first.get(first)).into_iter().flatten();
            let here = named.filter(|(words, _)| stems.get(at..at + words.len()) == Some(words.as_slice()));
            match here.max_by_key(|(words, _)| words.len()) {
                Some((words, id)) => {
                    let start = place.sentence.tokens.start + at;
                    found.push((start..start + words.len(), *id));
                    at += words.len();
                }
                None => at += 1,
            }
        }
        found
    }
}

/// A verb alone ("opened", «توقفت») says that something happened, not to what: whatever else opened
/// would be taken for it.
fn is_deed(name: &str, facts: &Document) -> bool {
    let scan = scan(name, Span::new(0, name.len()), of(facts.language));
    let verb = |s: &Sense| match s {
        Sense::Deed(deed) => deed.form != DeedForm::Noun,
        sense => matches!(sense, Sense::Function(_)),
    };
    scan.tokens.len() == 1 && scan.slice(0, 1).head_senses().any(|(sense, _)| verb(sense))
}

fn stem(word: &str, like: &Document) -> String {
    let language = of(like.language);
    language.stem(&language.fold(word.trim_matches(|c: char| !c.is_alphanumeric())))
}
