//! `given WHOLE = A + B - C`: sums as wholes and all their parts.

use super::build::Builder;
use super::fault::Problem;
use super::syntax::{Line, Term};
use crate::document::Span;
use crate::graph::{Edge, EdgeKind, NodeId};
use petgraph::algo::toposort;
use rustc_hash::{FxHashMap, FxHashSet};

/// What is given, as parts of wholes. Nothing may be a part of itself.
pub(super) fn add(builder: &mut Builder<'_, '_>, lines: &[Line<'_>]) {
    let mut edges: Vec<(NodeId, NodeId, EdgeKind)> = Vec::new();
    let mut places: FxHashMap<NodeId, Span> = FxHashMap::default();
    for line in lines {
        let Line::Given { whole, terms } = line else { continue };
        let left = builder.find(*whole);
        let named: Vec<Option<(bool, NodeId)>> =
            terms.iter().map(|Term { minus, name }| Some((*minus, builder.find(*name)?))).collect();
        let (Some(left), Some(named)) = (left, named.into_iter().collect::<Option<Vec<_>>>()) else {
            continue;
        };
        places.entry(left).or_insert(whole.span);
        if named.iter().any(|(_, id)| *id == left) {
            builder.fault(Problem::Cycle(whole.text.to_owned()), whole.span);
            continue;
        }
        let mut once = FxHashSet::default();
        if let Some(Term { name, .. }) = terms.iter().find(|term| !once.insert(term.name.text)) {
            builder.fault(Problem::Repeated(name.text.to_owned()), name.span);
            continue;
        }
        let side = |minus: bool| named.iter().filter(move |(m, _)| *m == minus).map(|(_, id)| *id);
        let (added, taken): (Vec<NodeId>, Vec<NodeId>) = (side(false).collect(), side(true).collect());
        let mut sum = |parts: &[NodeId], whole: NodeId| {
            edges.extend(parts.iter().map(|part| (*part, whole, EdgeKind::PartOf)));
        };
        match (added.as_slice(), taken.as_slice()) {
            ([same], []) => edges.push((left, *same, EdgeKind::SameAs)),
            (parts, []) => sum(parts, left),
            // a = b - c: b is made of a and c.
            ([total], taken) => sum(&[&[left], taken].concat(), *total),
            // a = b + c - d: what b and c make is what a and d make, and no figure tells it.
            _ => {
                let told = |minus: bool| {
                    let terms = terms.iter().filter(|term| term.minus == minus);
                    terms.map(|term| term.name.text).collect::<Vec<_>>().join(" + ")
                };
                let made = builder.sum(whole.text, &told(false));
                let again = builder.sum(whole.text, &[whole.text, &told(true)].join(" + "));
                sum(&added, made);
                sum(&[&[left], taken.as_slice()].concat(), again);
                edges.push((again, made, EdgeKind::SameAs));
            }
        }
    }
    let mut wholes = builder.sheet.graph.clone();
    wholes.clear_edges();
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
