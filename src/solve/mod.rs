//! Matching rules in the claim graph and deciding what cannot be true.
//!
//! Each rule's pattern is matched; `require` is evaluated under the lenient and the
//! plain reading in three-valued logic. What breaks is a [`Conflict`].

mod eval;
mod function;
mod invert;
mod matching;
mod time;
mod value;

pub use eval::Env;
pub use invert::{Fix, Target, likely_steps as steps};
pub use matching::matches;
pub use time::{DateValue, Length};
pub use value::{Dim, Mode, Value};

use crate::graph::{ClaimGraph, NodeId, NodeKind};
use crate::rule::{Expr, Rule, Rules, Severity};
use crate::value::Truth;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Claims that cannot hold together under a rule.
#[derive(Clone, Debug)]
pub struct Conflict<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// The matches it was found in: one, or the group an aggregate ran over. Each gives
    /// the node of every slot of the pattern.
    pub rows: Vec<Vec<NodeId>>,
    /// How serious it is, by the reading that breaks.
    pub severity: Severity,
    /// Single changes that would settle it.
    pub fixes: Vec<Fix>,
}

impl Conflict<'_> {
    /// The nodes bound to `slot`, each once, in the order of the graph.
    pub fn nodes(&self, slot: usize) -> Vec<NodeId> {
        let nodes: BTreeSet<NodeId> = self.rows.iter().filter_map(|row| row.get(slot).copied()).collect();
        nodes.into_iter().collect()
    }

    /// To evaluate the rule's expressions with the figures as stated.
    pub fn stated<'g>(&'g self, graph: &'g ClaimGraph, published: Option<Date>) -> Env<'g> {
        Env { graph, published, rows: &self.rows, mode: Mode::Stated }
    }
}

/// What solving a graph gives.
#[derive(Clone, Debug, Default)]
pub struct Solved<'r> {
    /// Conflicts, by rule and then by match.
    pub conflicts: Vec<Conflict<'r>>,
    /// Claims that some rule could test, whatever came out.
    pub checked: BTreeSet<NodeId>,
}

/// Tests every match of every rule.
pub fn solve<'r>(graph: &ClaimGraph, rules: &'r Rules, published: Option<Date>) -> Solved<'r> {
    let mut solved = Solved::default();
    for rule in rules.iter() {
        for rows in groups(rule, matches(&rule.pattern, graph), graph, published) {
            test(rule, rows, graph, published, &mut solved);
        }
    }
    solved
}

fn test<'r>(
    rule: &'r Rule,
    rows: Vec<Vec<NodeId>>,
    graph: &ClaimGraph,
    published: Option<Date>,
    solved: &mut Solved<'r>,
) {
    let env = |mode| Env { graph, published, rows: &rows, mode };
    if let Some(condition) = rule.condition.as_ref().filter(|c| c.has_aggregate())
        && env(Mode::Plain).decide(condition).0 != Truth::Holds
    {
        return;
    }
    let (plain, tested) = env(Mode::Plain).decide(&rule.require);
    if !tested {
        return;
    }
    let claims = rows.iter().flatten().copied();
    let is_claim = |id: &NodeId| graph.node_weight(*id).is_some_and(|n| n.kind == NodeKind::Claim);
    solved.checked.extend(claims.filter(is_claim));
    if plain != Truth::Breaks {
        return;
    }
    let lenient = env(Mode::Lenient).decide(&rule.require).0;
    let severity = match lenient {
        Truth::Breaks => rule.severity,
        _ => rule.severity.min(Severity::Warning),
    };
    let fixes = invert::fixes(&rule.require, &env(Mode::Stated));
    solved.conflicts.push(Conflict { rule, rows, severity, fixes });
}

/// Matches that pass `where`, grouped as aggregates ask: those that share the nodes of
/// all named variables outside aggregates.
fn groups(
    rule: &Rule,
    rows: Vec<Vec<NodeId>>,
    graph: &ClaimGraph,
    published: Option<Date>,
) -> Vec<Vec<Vec<NodeId>>> {
    let per_row = rule.condition.as_ref().filter(|c| !c.has_aggregate());
    let passes = |row: &Vec<NodeId>| {
        let env = Env { graph, published, rows: std::slice::from_ref(row), mode: Mode::Plain };
        per_row.is_none_or(|condition| env.decide(condition).0 == Truth::Holds)
    };
    let rows = rows.into_iter().filter(passes);
    let conditions = || rule.condition.iter().chain([&rule.require]);
    if !conditions().any(Expr::has_aggregate) {
        return rows.map(|row| vec![row]).collect();
    }
    let summed: BTreeSet<usize> =
        conditions().flat_map(Expr::slots).filter(|(_, inside)| *inside).map(|(slot, _)| slot).collect();
    let named = |slot: usize| rule.pattern.slots.get(slot).is_some_and(|s| s.name.is_some());
    let keys: Vec<usize> =
        (0..rule.pattern.slots.len()).filter(|slot| named(*slot) && !summed.contains(slot)).collect();
    let mut index: FxHashMap<Vec<NodeId>, usize> = FxHashMap::default();
    let mut groups: Vec<Vec<Vec<NodeId>>> = Vec::new();
    for row in rows {
        let key: Vec<NodeId> = keys.iter().filter_map(|slot| row.get(*slot).copied()).collect();
        let at = *index.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(at) {
            group.push(row);
        }
    }
    groups
}
