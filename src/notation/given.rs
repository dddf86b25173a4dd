//! `given WHOLE = A + B - C`: sums as wholes and all their parts.

use super::build::Builder;
use super::fault::Problem;
use super::syntax::{Line, Term};
use crate::document::Span;
use crate::graph::{Edge, EdgeKind, NodeId};
use petgraph::algo::toposort;
use rustc_hash::FxHashMap;

/// What is given, as parts of wholes. Nothing may be a part of itself.
pub(super) fn add(builder: &mut Builder<'_, '_>, lines: &[Line<'_>]) {
    let mut wholes = builder.sheet.graph.clone();
    wholes.clear_edges();
    let mut edges: Vec<(NodeId, NodeId, EdgeKind)> = Vec::new();
    let mut places: FxHashMap<NodeId, Span> = FxHashMap::default();
    for line in lines {
        let Line::Given { whole, terms } = line else { continue };
        let left = builder.find(*whole);
        let named: Vec<Option<(bool, NodeId)>> =
            terms.iter().map(|Term { minus, name }| Some((*minus, builder.find(*name)?))).collect();
        let (Some(left), Some(terms)) = (left, named.into_iter().collect::<Option<Vec<_>>>()) else {
            continue;
        };
        places.entry(left).or_insert(whole.span);
        let side = |minus: bool| terms.iter().filter(move |(m, _)| *m == minus).map(|(_, id)| *id);
        let (added, taken): (Vec<NodeId>, Vec<NodeId>) = (side(false).collect(), side(true).collect());
        match (added.as_slice(), taken.as_slice()) {
            ([same], []) => edges.push((left, *same, EdgeKind::SameAs)),
            (parts, []) => edges.extend(parts.iter().map(|part| (*part, left, EdgeKind::PartOf))),
            // a = b - c: b is made of a and c.
            ([total], taken) => {
                edges.push((left, *total, EdgeKind::PartOf));
                edges.extend(taken.iter().map(|part| (*part, *total, EdgeKind::PartOf)));
            }
            _ => builder.fault(Problem::BothSides, whole.span),
        }
    }
    for (from, to, _) in &edges {
        wholes.add_edge(*from, *to, Edge::stated(EdgeKind::PartOf, None));
    }
    if let Err(cycle) = toposort(&wholes, None) {
        let id = cycle.node_id();
        let span = places.get(&id).or_else(|| places.values().min()).copied().unwrap_or_default();
        let name = builder.sheet.names.get(&id).cloned().unwrap_or_default();
        return builder.fault(Problem::Cycle(name), span);
    }
    for (from, to, kind) in edges {
        let edge = Edge { all: kind == EdgeKind::PartOf, ..Edge::stated(kind, None) };
        builder.sheet.graph.add_edge(from, to, edge);
    }
}
