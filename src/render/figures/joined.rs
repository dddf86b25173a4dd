//! What stands around a figure of the checklist: its sentence, who states it, the figures that it
//! hangs together with, the rules that tested it.

use crate::claim;
use crate::document::{Document, Span};
use crate::finding::Checked;
use crate::graph::{ClaimGraph, EdgeKind, NodeId, NodeKind, WRITER};
use crate::language::one_line;
use crate::mention::Reading;
use crate::mention::listing::Listed;
use petgraph::visit::EdgeRef;
use std::collections::{BTreeMap, BTreeSet};

/// The most characters of a sentence before and behind a figure: a heap is not told for each
/// figure in it.
const AROUND: usize = 400;

/// The most figures that are named for one, of those that hang together with it.
const NAMED: usize = 32;

/// Who states a claim.
pub fn source(graph: &ClaimGraph, claim: NodeId) -> Option<String> {
    let stated = graph.edges(claim).find(|e| e.weight().kind == EdgeKind::StatedBy)?;
    graph.node_weight(stated.target()).map(|source| source.name.clone())
}

/// Who states the times that make no claim ("now"): whoever states the figure nearest to each in
/// its sentence, or the sentence.
pub fn voices(
    document: &Document,
    readings: &[Reading<'_>],
    listed: &[Listed<'_>],
) -> BTreeMap<Span, String> {
    let loose: Vec<Span> =
        listed.iter().filter(|l| matches!(l, Listed::Loose { .. })).map(Listed::span).collect();
    if loose.is_empty() {
        return BTreeMap::new();
    }
    let claims = claim::gather(document, readings);
    let span_of = |place: &claim::Place| {
        let tokens = readings.get(place.block)?.scan.tokens.get(place.sentence.tokens.clone())?;
        Some(tokens.first()?.span.to(tokens.last()?.span))
    };
    let mut voices = BTreeMap::new();
    let mut left = loose.into_iter().peekable();
    for place in &claims.sentences {
        let Some(sentence) = span_of(place) else { continue };
        while let Some(span) = left.next_if(|span| span.start < sentence.end) {
            let away = |c: &&claim::Claim<'_>| c.mention.span.start.abs_diff(span.start);
            let near = place.claims.clone().filter_map(|index| claims.get(index)).min_by_key(away);
            let voice = near.map_or(place.source, |near| near.source);
            let name = voice.map_or(WRITER, |voice| voice.of(&document.text));
            voices.insert(span, name.to_owned());
        }
    }
    voices
}

/// The sentences of a document, in its order.
pub fn sentences(readings: &[Reading<'_>]) -> Vec<Span> {
    let mut all = Vec::new();
    for reading in readings {
        let tokens = &reading.scan.tokens;
        for sentence in claim::sentences(&reading.scan) {
            let inside = tokens.get(sentence.tokens).unwrap_or_default();
            if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
                all.push(first.span.to(last.span));
            }
        }
    }
    all
}

/// The words of the sentence around a place.
pub fn sentence(document: &Document, sentences: &[Span], place: Span) -> String {
    let text = &document.text;
    let at = sentences.partition_point(|sentence| sentence.end <= place.start);
    let Some(sentence) = sentences.get(at).filter(|sentence| sentence.overlaps(place)) else {
        return place.of(text).to_owned();
    };
    let piece = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or("");
    let before = piece(sentence.start, place.start);
    let behind = piece(place.end, sentence.end);
    let start = before.char_indices().rev().nth(AROUND).map(|(at, _)| at);
    let end = behind.char_indices().nth(AROUND).map(|(at, _)| at);
    let before = start.map_or(before.to_owned(), |at| format!("… {}", before.get(at..).unwrap_or("")));
    let behind = end.map_or(behind.to_owned(), |at| format!("{} …", behind.get(..at).unwrap_or("")));
    before + place.of(text) + &behind
}

/// The words of the figures that are joined to these claims, directly or through one event,
/// change or list.
pub fn linked_to(graph: &ClaimGraph, claims: &[NodeId]) -> Vec<String> {
    let neighbours = |id: NodeId| {
        let links = |kind: EdgeKind| !matches!(kind, EdgeKind::StatedBy | EdgeKind::Measures);
        let out = graph.edges(id).filter(move |e| links(e.weight().kind)).map(|e| e.target());
        let into = graph.edges_directed(id, petgraph::Incoming);
        out.chain(into.filter(move |e| links(e.weight().kind)).map(|e| e.source())).take(NAMED)
    };
    let figure = |id: NodeId| graph.node_weight(id).filter(|n| n.kind == NodeKind::Claim)?.span;
    let mut found: BTreeSet<(Span, NodeId)> = BTreeSet::new();
    for near in claims.iter().flat_map(|claim| neighbours(*claim)) {
        match figure(near) {
            Some(span) => drop(found.insert((span, near))),
            None => found.extend(neighbours(near).filter_map(|id| Some((figure(id)?, id)))),
        }
    }
    let others = found.into_iter().filter(|(_, id)| !claims.contains(id)).take(NAMED);
    others.filter_map(|(_, id)| graph.node_weight(id)).map(|node| one_line(&node.name)).collect()
}

/// The kinds of the rules that tested one of these claims.
pub fn tested(checked: &Checked, claims: &[NodeId]) -> Vec<String> {
    let kinds = claims.iter().filter_map(|id| checked.checked.get(id)).flatten().cloned();
    kinds.collect::<BTreeSet<String>>().into_iter().collect()
}
