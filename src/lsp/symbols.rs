//! The claims of a document by who states them.

use super::view::View;
use crate::document::Span;
use crate::graph::{EdgeKind, NodeId, NodeKind, WRITER};
use crate::mention::Value;
use lsp_types::{DocumentSymbol, DocumentSymbolResponse, SymbolInformation, SymbolKind};
use petgraph::visit::EdgeRef;
use std::collections::BTreeMap;

/// The symbols, in a tree where the client shows one.
#[allow(deprecated)] // The fields of old must be given all the same.
pub(super) fn all(view: &View<'_>) -> DocumentSymbolResponse {
    let sources = by_source(view);
    if view.client.nests {
        return DocumentSymbolResponse::Nested(
            sources.into_iter().map(|source| tree(view, source)).collect(),
        );
    }
    let flat = |source: Source| {
        let container = source.name.clone();
        source.claims.into_iter().map(move |(span, kind)| SymbolInformation {
            name: view.words(span),
            kind,
            tags: None,
            deprecated: None,
            location: view.location(span),
            container_name: Some(container.clone()),
        })
    };
    DocumentSymbolResponse::Flat(sources.into_iter().flat_map(flat).collect())
}

/// Somebody with what he states, in the order of the text.
struct Source {
    name: String,
    /// Where he is named.
    place: Option<Span>,
    claims: Vec<(Span, SymbolKind)>,
}

fn by_source(view: &View<'_>) -> Vec<Source> {
    let Some(graph) = view.graph() else { return Vec::new() };
    let mut sources: BTreeMap<NodeId, Source> = BTreeMap::new();
    for id in graph.node_indices() {
        let Some(node) = graph.node_weight(id).filter(|node| node.kind == NodeKind::Claim) else { continue };
        let Some(span) = view.place(node) else { continue };
        let Some(source) = graph.edges(id).find(|e| e.weight().kind == EdgeKind::StatedBy) else { continue };
        let source = source.target();
        let Some(voice) = graph.node_weight(source) else { continue };
        let kind = match node.mention.as_ref().map(|mention| &mention.value) {
            Some(Value::Time(_)) => SymbolKind::EVENT,
            _ => SymbolKind::NUMBER,
        };
        let entry = sources.entry(source).or_insert_with(|| {
            let place = view.place(voice);
            let name = match voice.name.as_str() {
                WRITER => view.wording().phrase("writer").to_owned(),
                _ => place.map_or_else(|| voice.name.clone(), |span| view.words(span)),
            };
            Source { name, place, claims: Vec::new() }
        });
        entry.claims.push((span, kind));
    }
    let mut sources: Vec<Source> = sources.into_values().collect();
    sources.iter_mut().for_each(|source| source.claims.sort_by_key(|(span, _)| *span));
    sources.sort_by_key(|source| source.claims.first().map(|(span, _)| *span));
    sources
}

#[allow(deprecated)]
fn tree(view: &View<'_>, source: Source) -> DocumentSymbol {
    let symbol = |name: String, kind, range, selection, children| DocumentSymbol {
        name,
        detail: None,
        kind,
        tags: None,
        deprecated: None,
        range: view.range(range),
        selection_range: view.range(selection),
        children,
    };
    let first = source.place.or(source.claims.first().map(|(span, _)| *span)).unwrap_or_default();
    let whole = source.claims.iter().fold(first, |whole, (span, _)| whole.to(*span));
    let claims = source.claims.into_iter();
    let claims = claims.map(|(span, kind)| symbol(view.words(span), kind, span, span, None)).collect();
    symbol(source.name, SymbolKind::NAMESPACE, whole, first, Some(claims))
}
