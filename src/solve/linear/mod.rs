//! Figures over all statements together: clashes that no single rule sees.
//!
//! Every match of every rule whose requirement is linear contributes its inequalities; each
//! figure contributes the range of its reading. Figures that hang together by them make a
//! component; what cannot hold in one is narrowed down to the fewest statements.

mod form;
#[cfg(test)]
mod tests;

pub use form::{Known, Relations, range, relations};

use super::eval::Env;
use super::value::Mode;
use super::{Contribution, Statement};
use crate::graph::{ClaimGraph, NodeId};
pub use crate::value::linear::{Inequality, LARGEST, impossible, narrow, possible, propagate};
use crate::value::{Bound, Interval, Number, Truth};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How many clashes one component may give; after so many it is no article but a heap.
const MOST_CLASHES: usize = 8;

/// Statements that cannot all be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Contributions of rules, by index.
    pub contributions: Vec<usize>,
    /// The figures that take part, by value or as the share in a product.
    pub figures: BTreeSet<NodeId>,
}

/// A contribution as inequalities under one reading.
struct Part {
    contribution: usize,
    relations: Relations,
    tested: bool,
}

/// Clashes of two contributions or more under the reading of `mode`. `taken_up` maps a node
/// of `graph` to the claims that repeat it; `cut` is set where a component is too large to decide.
pub fn clashes(
    contributions: &[Contribution<'_>],
    graph: &ClaimGraph,
    taken_up: &BTreeMap<NodeId, Vec<NodeId>>,
    (published, mode): (Option<Date>, Mode),
    cut: &mut bool,
) -> Vec<Clash> {
    let env = |rows| Env { graph, published, rows, mode, given: None };
    let mut parts = Vec::new();
    for (index, contribution) in contributions.iter().enumerate() {
        let env = env(&contribution.rows);
        // What breaks by itself is told by its rule already.
        if contribution.tested && env.decide(&contribution.rule.require).0 == Truth::Breaks {
            continue;
        }
        let relations = relations(&env, Known::default(), &contribution.rule.require);
        if !relations.all.is_empty() {
            parts.push(Part { contribution: index, relations, tested: contribution.tested });
        }
    }
    let facts = |node: NodeId| -> Vec<(NodeId, Interval)> {
        let repeats = taken_up.get(&node).map_or(&[][..], Vec::as_slice);
        let claims = std::iter::once(node).chain(repeats.iter().copied());
        claims.filter_map(|claim| Some((claim, range(&env(&[]), Known::default(), claim)?.0))).collect()
    };
    let mut found = Vec::new();
    for component in components(&parts) {
        if component.len() > 1 || component.iter().any(|p| parts.get(*p).is_some_and(|p| !p.tested)) {
            Component { parts: &parts, facts: &facts, live: component }.clashes(&mut found, cut);
        }
    }
    found
}

/// Parts that share an unknown, in their order.
fn components(parts: &[Part]) -> Vec<Vec<usize>> {
    let mut first: BTreeMap<NodeId, usize> = BTreeMap::new();
    let mut sets: Vec<usize> = (0..parts.len()).collect();
    for (index, part) in parts.iter().enumerate() {
        for (node, _) in part.relations.all.iter().flat_map(|r| &r.terms) {
            let other = *first.entry(*node).or_insert(index);
            let (a, b) = (root(&mut sets, index), root(&mut sets, other));
            if let Some(place) = sets.get_mut(a.max(b)) {
                *place = a.min(b);
            }
        }
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..parts.len() {
        found.entry(root(&mut sets, index)).or_default().push(index);
    }
    found.into_values().collect()
}

/// The representative of a set, paths halved on the way.
pub(super) fn root(sets: &mut [usize], mut at: usize) -> usize {
    while let Some(up) = sets.get(at).copied().filter(|up| *up != at) {
        let above = sets.get(up).copied().unwrap_or(up);
        if let Some(place) = sets.get_mut(at) {
            *place = above;
        }
        at = above;
    }
    at
}

struct Component<'a, F> {
    parts: &'a [Part],
    facts: &'a F,
    live: Vec<usize>,
}

impl<F: Fn(NodeId) -> Vec<(NodeId, Interval)>> Component<'_, F> {
    /// One clash after the other; what a clash used is put aside for the next.
    fn clashes(mut self, found: &mut Vec<Clash>, cut: &mut bool) {
        for _ in 0..MOST_CLASHES {
            let (system, variables, statements) = self.system();
            *cut |= system.len() > LARGEST;
            let Some(core) = impossible(variables, &system) else { return };
            let mut clash = Clash { contributions: Vec::new(), figures: BTreeSet::new() };
            let (mut used, mut news) = (Vec::new(), false);
            for statement in core.iter().filter_map(|s| statements.get(*s)) {
                match statement {
                    Statement::Figure(node) => _ = clash.figures.insert(*node),
                    Statement::Rule(part) => used.push(*part),
                }
            }
            for part in used.iter().filter_map(|p| self.parts.get(*p)) {
                clash.contributions.push(part.contribution);
                news |= !part.tested;
                clash.figures.extend(&part.relations.factors);
            }
            self.live.retain(|part| !used.contains(part));
            if used.is_empty() {
                return;
            }
            if news || used.len() > 1 {
                found.push(clash);
            }
        }
    }

    /// The inequalities of the live parts and the facts of their unknowns.
    fn system(&self) -> (Vec<Inequality>, usize, Vec<Statement>) {
        let mut variables: BTreeMap<NodeId, usize> = BTreeMap::new();
        let (mut system, mut statements) = (Vec::new(), Vec::new());
        for part in &self.live {
            let Some(Part { relations, .. }) = self.parts.get(*part) else { continue };
            for relation in &relations.all {
                let mut terms: Vec<(usize, Number)> = relation
                    .terms
                    .iter()
                    .map(|(node, c)| {
                        let next = variables.len();
                        (*variables.entry(*node).or_insert(next), c.clone())
                    })
                    .collect();
                terms.sort_by_key(|(v, _)| *v);
                let (bound, strict) = (relation.bound.clone(), relation.strict);
                system.push(Inequality { terms, bound, strict, statement: statements.len() });
            }
            statements.push(Statement::Rule(*part));
        }
        for (node, variable) in &variables {
            for (claim, range) in (self.facts)(*node) {
                system.extend(limits(*variable, &range, statements.len()));
                statements.push(Statement::Figure(claim));
            }
        }
        let count = variables.len();
        (system, count, statements)
    }
}

/// A range as inequalities of one variable.
pub fn limits(variable: usize, range: &Interval, statement: usize) -> Vec<Inequality> {
    let one = |bound: &Bound, sign: i64| {
        let sign = Number::from(sign);
        Inequality {
            bound: &bound.value * &sign,
            terms: vec![(variable, sign)],
            strict: bound.open,
            statement,
        }
    };
    range.low.iter().map(|b| one(b, -1)).chain(range.high.iter().map(|b| one(b, 1))).collect()
}
