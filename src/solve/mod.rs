//! Matching rules in the claim graph and deciding what cannot be true.
//!
//! Each rule's pattern is matched; `require` is evaluated under the lenient and the
//! plain reading in three-valued logic. What breaks is a [`Conflict`]. Then all matches
//! together: what is linear in the figures is solved as one system ([`linear`]).

mod eval;
mod function;
mod invert;
mod joint;
pub mod linear;
mod matching;
mod merge;
pub mod network;
mod time;
mod together;
mod value;

pub use eval::Env;
pub use invert::{Fix, Target, likely_steps as steps};
pub use matching::matches;
pub use time::{DateValue, Length};
pub use together::implied;
pub use value::{Dim, Mode, Value, of_node};

use crate::graph::{ClaimGraph, NodeId, NodeKind};
use crate::rule::{Expr, Rule, Rules, Severity};
use crate::value::{Interval, Truth};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

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
    /// The other statements of a clash that no single rule sees; `rule` and `rows` are then
    /// those of the statement that ends the text.
    pub joint: Option<Joint<'r>>,
}

/// A clash of several statements.
#[derive(Clone, Debug)]
pub struct Joint<'r> {
    /// Every figure that takes part, in the order of the graph.
    pub figures: Vec<NodeId>,
    /// The last of them in the text.
    pub last: NodeId,
    /// How the others lead to a value for it.
    pub steps: Vec<Step<'r>>,
    /// That value, in the scale of expressions.
    pub implied: Option<Interval>,
}

/// One step of a derivation: what a rule makes of figures that are known.
#[derive(Clone, Debug)]
pub struct Step<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// Its matches.
    pub rows: Vec<Vec<NodeId>>,
    /// All values that were derived so far, this one included.
    pub given: BTreeMap<NodeId, Interval>,
}

/// What a match of a rule, or the group an aggregate ran over, says to all the others.
pub struct Contribution<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// Its matches.
    pub rows: Vec<Vec<NodeId>>,
    /// It was tested by itself: alone it is no news.
    pub tested: bool,
}

/// Something that can be given up to make a system possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Statement {
    /// That a figure is what it says.
    Figure(NodeId),
    /// That a rule holds of its matches, by index.
    Rule(usize),
}

impl Conflict<'_> {
    /// The nodes bound to `slot`, each once, in the order of the graph.
    pub fn nodes(&self, slot: usize) -> Vec<NodeId> {
        let nodes: BTreeSet<NodeId> = self.rows.iter().filter_map(|row| row.get(slot).copied()).collect();
        nodes.into_iter().collect()
    }

    /// To evaluate the rule's expressions with the figures as stated.
    pub fn stated<'g>(&'g self, graph: &'g ClaimGraph, published: Option<Date>) -> Env<'g> {
        Env { graph, published, rows: &self.rows, mode: Mode::Stated, given: None }
    }
}

/// What solving a graph gives.
#[derive(Clone, Debug, Default)]
pub struct Solved<'r> {
    /// Conflicts, by rule and then by match.
    pub conflicts: Vec<Conflict<'r>>,
    /// Claims that some rule could test, whatever came out, and the kinds of those rules.
    pub checked: BTreeMap<NodeId, BTreeSet<&'r str>>,
    /// More hangs together than is looked at.
    pub cut: bool,
}

/// Tests every match of every rule, and then all of them together.
pub fn solve<'r>(graph: &ClaimGraph, rules: &'r Rules, published: Option<Date>) -> Solved<'r> {
    let mut solved = Solved::default();
    let mut all = Vec::new();
    for rule in rules.iter() {
        for rows in groups(rule, matches(&rule.pattern, graph, &mut solved.cut), graph, published) {
            let tested = test(rule, &rows, graph, published, &mut solved);
            all.push(Contribution { rule, rows, tested });
        }
    }
    together::clashes(graph, rules, published, all, &mut solved);
    solved
}

/// Whether the text says enough to test the rule; what breaks is noted.
fn test<'r>(
    rule: &'r Rule,
    rows: &[Vec<NodeId>],
    graph: &ClaimGraph,
    published: Option<Date>,
    solved: &mut Solved<'r>,
) -> bool {
    let env = |mode| Env { graph, published, rows, mode, given: None };
    let (plain, tested) = env(Mode::Plain).decide(&rule.require);
    if !tested {
        return false;
    }
    let claims = rows.iter().flatten().copied();
    let is_claim = |id: &NodeId| graph.node_weight(*id).is_some_and(|n| n.kind == NodeKind::Claim);
    for claim in claims.filter(is_claim) {
        solved.checked.entry(claim).or_default().insert(&rule.kind);
    }
    if plain != Truth::Breaks {
        return true;
    }
    let lenient = env(Mode::Lenient).decide(&rule.require).0;
    let severity = match lenient {
        Truth::Breaks => rule.severity,
        _ => rule.severity.min(Severity::Warning),
    };
    let fixes = invert::fixes(&rule.require, &env(Mode::Stated));
    solved.conflicts.push(Conflict { rule, rows: rows.to_vec(), severity, fixes, joint: None });
    true
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
        let env = Env { graph, published, rows: std::slice::from_ref(row), mode: Mode::Plain, given: None };
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
    if let Some(condition) = rule.condition.as_ref().filter(|c| c.has_aggregate()) {
        groups.retain(|rows| {
            let env = Env { graph, published, rows, mode: Mode::Plain, given: None };
            env.decide(condition).0 == Truth::Holds
        });
    }
    groups
}
