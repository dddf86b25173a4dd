//! `given WHOLE = A + B - C`: sums as wholes and all their parts.

use super::build::Builder;
use super::fault::Problem;
use super::syntax::{Line, Term};
use crate::document::Span;
use crate::graph::{Edge, EdgeKind, NodeId};
use petgraph::algo::toposort;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// What is given, as parts of wholes. Nothing may be a part of itself.
pub(super) fn add(builder: &mut Builder<'_, '_>, lines: &[Line<'_>]) {
    let mut sums = Sums::default();
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
        let words = |minus: bool| {
            let terms = terms.iter().filter(|term| term.minus == minus);
            terms.map(|term| term.name.text).collect::<Vec<_>>().join(" + ")
        };
        match (added.as_slice(), taken.as_slice()) {
            ([same], []) => sums.edges.push((left, *same, EdgeKind::SameAs)),
            (parts, []) => sums.add(builder, parts, left, (whole.text, &words(false))),
            // a = b - c: b is made of a and c.
            ([total], taken) => {
                let told = [whole.text, &words(true)].join(" + ");
                sums.add(builder, &[&[left], taken].concat(), *total, (whole.text, &told));
            }
            // a = b + c - d: what b and c make is what a and d make, and no figure tells it.
            _ => {
                let made = builder.sum(whole.text, &words(false));
                let told = [whole.text, &words(true)].join(" + ");
                sums.add(builder, &added, made, (whole.text, &told));
                sums.add(builder, &[&[left], taken.as_slice()].concat(), made, (whole.text, &told));
            }
        }
    }
    let Sums { edges, .. } = sums;
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

/// The sums of a file as edges, and the parts of each whole.
#[derive(Default)]
struct Sums {
    edges: Vec<(NodeId, NodeId, EdgeKind)>,
    parts: FxHashMap<NodeId, BTreeSet<NodeId>>,
}

impl Sums {
    /// These make the whole. All parts of a whole are one sum: what else makes it makes a sum of
    /// its own, which is the same.
    fn add(
        &mut self,
        builder: &mut Builder<'_, '_>,
        parts: &[NodeId],
        whole: NodeId,
        (name, words): (&str, &str),
    ) {
        let parts: BTreeSet<NodeId> = parts.iter().copied().collect();
        let known = self.parts.entry(whole).or_insert_with(|| parts.clone());
        let of = if *known == parts {
            whole
        } else {
            let again = builder.sum(name, words);
            self.edges.push((again, whole, EdgeKind::SameAs));
            again
        };
        self.edges.extend(parts.into_iter().map(|part| (part, of, EdgeKind::PartOf)));
    }
}
