//! All statements together: what each rule contributes, and the clashes of several.

use super::linear::{self, Clash};
use super::merge::{Merged, merged};
use super::value::Mode;
use super::{Conflict, Contribution, Solved, Step, groups, joint, matches, network};
use crate::graph::{ClaimGraph, NodeId};
use crate::rule::{Rules, Severity};
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Figures that follow from others without being told: 60% gone and 3,000 left are 7,500
/// before. Only rules with words for it speak.
pub fn implied<'r>(graph: &ClaimGraph, rules: &'r Rules, published: Option<Date>) -> Vec<Step<'r>> {
    let worded = rules.iter().filter(|rule| !rule.implied.is_empty() && rule.binds);
    let mut steps = Vec::new();
    for rule in worded {
        for rows in groups(rule, matches(&rule.pattern, graph, &mut false), graph, published) {
            let contribution = Contribution { rule, rows, tested: true };
            let contributions = vec![&contribution];
            steps.extend(joint::Chain { graph, merged: None, published, contributions }.implied());
        }
    }
    steps
}

/// Clashes of several statements, under the lenient reading and then under the plain one.
pub(super) fn clashes<'r>(
    graph: &ClaimGraph,
    rules: &'r Rules,
    published: Option<Date>,
    tested: Vec<Contribution<'r>>,
    solved: &mut Solved<'r>,
) {
    let merged = merged(graph, published);
    let contributions = contributions(tested, merged.as_ref(), rules, published, &mut solved.cut);
    let told = Told::by(&solved.conflicts);
    let graph = merged.as_ref().map_or(graph, |m| &m.graph);
    let both = |a, b| told.both(a, b);
    let none = BTreeMap::new();
    let repeats = merged.as_ref().map_or(&none, |m| &m.repeats);
    let mut seen: BTreeSet<Vec<usize>> = BTreeSet::new();
    for (mode, severity) in [(Mode::Lenient, Severity::Error), (Mode::Plain, Severity::Warning)] {
        let chain = |clash: &Clash| {
            let contributions = clash.contributions.iter().filter_map(|c| contributions.get(*c)).collect();
            joint::Chain { graph, merged: merged.as_ref(), published, contributions }
        };
        for clash in linear::clashes(&contributions, graph, repeats, (published, mode), &mut solved.cut) {
            if seen.insert(clash.contributions.clone()) && !told.of(&clash) {
                solved.conflicts.extend(chain(&clash).of_figures(&clash, severity));
            }
        }
        for clash in network::clashes(&contributions, graph, (published, mode), &both, &mut solved.cut) {
            if seen.insert(clash.contributions.clone()) && !told.of(&clash) {
                solved.conflicts.extend(chain(&clash).of_times(&clash, severity));
            }
        }
    }
}

/// The figures of each conflict of one rule.
struct Told {
    conflicts: Vec<BTreeSet<NodeId>>,
    /// The conflicts of each figure.
    of: FxHashMap<NodeId, Vec<usize>>,
}

impl Told {
    fn by(conflicts: &[Conflict<'_>]) -> Told {
        let mut told = Told { conflicts: Vec::new(), of: FxHashMap::default() };
        for conflict in conflicts.iter().filter(|c| c.joint.is_none()) {
            let nodes: BTreeSet<NodeId> = conflict.rows.iter().flatten().copied().collect();
            for node in &nodes {
                told.of.entry(*node).or_default().push(told.conflicts.len());
            }
            told.conflicts.push(nodes);
        }
        told
    }

    /// Whether one rule tells of both.
    fn both(&self, a: NodeId, b: NodeId) -> bool {
        let of = |node| self.of.get(&node).map_or(&[][..], Vec::as_slice);
        of(a).iter().any(|conflict| of(b).contains(conflict))
    }

    /// Whether one rule tells of all these figures already.
    fn of(&self, clash: &Clash) -> bool {
        let with = |figure: &NodeId| self.of.get(figure).map_or(&[][..], Vec::as_slice);
        let rarest = clash.figures.iter().map(with).min_by_key(|conflicts| conflicts.len()).unwrap_or(&[]);
        let mut conflicts = rarest.iter().filter_map(|index| self.conflicts.get(*index));
        conflicts.any(|nodes| clash.figures.is_subset(nodes))
    }
}

/// What all rules say: what was tested one by one, and what only shows where figures that
/// are taken up again are one. A group that is complete in one place is not added to by
/// another: two ways to part a total are no longer list.
fn contributions<'r>(
    mut tested: Vec<Contribution<'r>>,
    merged: Option<&Merged>,
    rules: &'r Rules,
    published: Option<Date>,
    cut: &mut bool,
) -> Vec<Contribution<'r>> {
    tested.retain(|c| c.rule.binds);
    let Some(merged) = merged else { return tested };
    let mut seen: FxHashMap<&str, FxHashSet<Vec<NodeId>>> = FxHashMap::default();
    for Contribution { rule, rows, tested: alone } in &mut tested {
        for id in rows.iter_mut().flatten() {
            let first = merged.representative(*id);
            // What it was tested for alone is not what it says of the merged figures.
            *alone &= first == *id;
            *id = first;
        }
        rows.retain(|row| row.iter().collect::<FxHashSet<_>>().len() == row.len());
        seen.entry(rule.id.as_str()).or_default().extend(rows.iter().cloned());
    }
    for rule in rules.iter().filter(|rule| rule.binds) {
        let before = seen.get(rule.id.as_str());
        for rows in groups(rule, matches(&rule.pattern, &merged.graph, cut), &merged.graph, published) {
            if !rows.iter().any(|row| before.is_some_and(|seen| seen.contains(row))) {
                tested.push(Contribution { rule, rows, tested: false });
            }
        }
    }
    tested
}
