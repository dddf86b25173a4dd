//! Clashes of several rules: which figure the others exclude, by which steps, and what would
//! settle it.

use super::eval::Env;
use super::invert::{Fix, Target};
use super::linear::{Clash, Inequality, Known, limits, propagate, range, relations};
use super::merge::Merged;
use super::value::{Mode, as_written};
use super::{Conflict, Contribution, Joint, Step};
use crate::graph::{ClaimGraph, NodeId};
use crate::rule::Severity;
use crate::value::{Interval, Number};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What is needed to follow a chain of statements.
pub(super) struct Chain<'a, 'r> {
    pub graph: &'a ClaimGraph,
    pub merged: Option<&'a Merged>,
    pub published: Option<Date>,
    pub contributions: Vec<&'a Contribution<'r>>,
}

impl<'r> Chain<'_, 'r> {
    /// A clash of figures, with the steps that lead from the others to the last.
    pub fn of_figures(&self, clash: &Clash, severity: Severity) -> Option<Conflict<'r>> {
        let (last, closing) = self.closing(clash)?;
        let (steps, implied) = self.follow(&clash.figures, last);
        let fixes = clash.figures.iter().filter_map(|figure| self.fix(&clash.figures, *figure)).collect();
        let joint = Joint { figures: clash.figures.iter().copied().collect(), last, steps, implied };
        Some(conflict(closing, severity, fixes, joint))
    }

    /// A clash of times: the statements of the cycle are the steps.
    pub fn of_times(&self, clash: &Clash, severity: Severity) -> Option<Conflict<'r>> {
        let (last, closing) = self.closing(clash)?;
        let step =
            |c: &&Contribution<'r>| Step { rule: c.rule, rows: c.rows.clone(), given: BTreeMap::new() };
        let steps = self.contributions.iter().map(step).collect();
        let joint = Joint { figures: clash.figures.iter().copied().collect(), last, steps, implied: None };
        Some(conflict(closing, severity, Vec::new(), joint))
    }

    /// The last figure of the text, and the statement that it belongs to. Of a clash of times
    /// only dates are figures: there a statement that joins two events goes before the one
    /// that dates the last of them, for what is told is their order or distance.
    fn closing(&self, clash: &Clash) -> Option<(NodeId, &Contribution<'r>)> {
        let start = |id: &NodeId| self.graph.node_weight(*id).and_then(|n| n.span).map(|s| s.start);
        let last = *clash.figures.iter().max_by_key(|id| start(id))?;
        let closing = self.contributions.iter().max_by_key(|c| {
            let claims = c
                .rows
                .iter()
                .flatten()
                .map(|id| if self.stands_for(*id) == self.stands_for(last) { last } else { *id });
            let ends = claims.filter(|id| clash.figures.contains(id)).filter_map(|id| start(&id)).max();
            let joins_events = super::network::joins_events(c, self.graph, self.published);
            (joins_events, ends, c.rule.specificity(), std::cmp::Reverse(c.rule.id.clone()))
        })?;
        Some((last, closing))
    }

    /// What a single statement makes of the one thing in it that no figure tells.
    pub fn implied(&self) -> Option<Step<'r>> {
        let contribution = *self.contributions.first()?;
        let mut known = BTreeMap::new();
        for node in contribution.rows.iter().flatten() {
            let told = self.graph.node_weight(*node).is_some_and(|n| n.mention.is_some());
            if let Some((value, _)) = range(&self.env(&[]), Known::default(), *node).filter(|_| told) {
                known.insert(*node, value);
            }
        }
        let unknown = self.only_unknown(contribution, &known)?;
        let value = self.derive(contribution, unknown, &known)?;
        value.as_exact()?;
        let given = BTreeMap::from([(unknown, value)]);
        Some(Step { rule: contribution.rule, rows: contribution.rows.clone(), given })
    }

    fn stands_for(&self, node: NodeId) -> NodeId {
        self.merged.map_or(node, |m| m.representative(node))
    }

    fn env<'e>(&'e self, rows: &'e [Vec<NodeId>]) -> Env<'e> {
        Env { graph: self.graph, published: self.published, rows, mode: Mode::Stated, given: None }
    }

    /// What the other figures, as stated, make of `target`, and the steps that lead there.
    pub fn follow(&self, figures: &BTreeSet<NodeId>, target: NodeId) -> (Vec<Step<'r>>, Option<Interval>) {
        let goal = self.stands_for(target);
        let mut known: BTreeMap<NodeId, Interval> = BTreeMap::new();
        for figure in figures.iter().filter(|f| self.stands_for(**f) != goal) {
            if let Some((value, _)) = range(&self.env(&[]), Known::default(), *figure) {
                known.insert(self.stands_for(*figure), value);
            }
        }
        let (mut steps, mut derived) = (Vec::new(), BTreeMap::new());
        let mut left: Vec<&Contribution<'r>> = self.contributions.clone();
        while !known.contains_key(&goal) {
            let next = left.iter().enumerate().find_map(|(index, c)| {
                let unknown = self.only_unknown(c, &known)?;
                Some((index, unknown, self.derive(c, unknown, &known)?))
            });
            let Some((index, result, value)) = next else { break };
            let contribution = left.remove(index);
            known.insert(result, value.clone());
            derived.insert(result, value);
            steps.push(Step {
                rule: contribution.rule,
                rows: contribution.rows.clone(),
                given: derived.clone(),
            });
        }
        (steps, known.remove(&goal))
    }

    /// The one node that a contribution speaks of and that is not known yet.
    fn only_unknown(
        &self,
        contribution: &Contribution<'_>,
        known: &BTreeMap<NodeId, Interval>,
    ) -> Option<NodeId> {
        let mut slots =
            contribution.rule.require.slots().into_iter().map(|(slot, _)| slot).collect::<Vec<_>>();
        slots.dedup();
        let nodes: BTreeSet<NodeId> = contribution
            .rows
            .iter()
            .flat_map(|row| slots.iter().filter_map(|s| row.get(*s).copied()))
            .collect();
        let counts = |id: &NodeId| range(&self.env(&[]), Known::default(), *id).is_some();
        let mut unknown = nodes.into_iter().filter(|id| counts(id) && !known.contains_key(id));
        let one = unknown.next()?;
        unknown.next().is_none().then_some(one)
    }

    /// The range that one contribution leaves for `unknown`; `None` where it says nothing.
    fn derive(
        &self,
        contribution: &Contribution<'_>,
        unknown: NodeId,
        known: &BTreeMap<NodeId, Interval>,
    ) -> Option<Interval> {
        let known_here = Known { ranges: Some(known), sought: Some(unknown) };
        let found = relations(&self.env(&contribution.rows), known_here, &contribution.rule.require);
        let mut variables: Vec<NodeId> =
            found.all.iter().flat_map(|r| &r.terms).map(|(node, _)| *node).collect();
        variables.sort_unstable();
        variables.dedup();
        let place = |node: &NodeId| variables.binary_search(node).ok();
        let mut system: Vec<Inequality> = Vec::new();
        for relation in &found.all {
            let terms =
                relation.terms.iter().filter_map(|(node, c)| Some((place(node)?, c.clone()))).collect();
            system.push(Inequality {
                terms,
                bound: relation.bound.clone(),
                strict: relation.strict,
                statement: 0,
            });
        }
        for (index, node) in variables.iter().enumerate() {
            system.extend(known.get(node).into_iter().flat_map(|range| limits(index, range, 0)));
        }
        let range = propagate(variables.len(), &system)?.into_iter().nth(place(&unknown)?)?;
        (range != Interval::default()).then_some(range)
    }

    /// The value of `figure` that the others ask for: the one there is, or the nearest.
    fn fix(&self, figures: &BTreeSet<NodeId>, figure: NodeId) -> Option<Fix> {
        let range = self.follow(figures, figure).1?;
        let mention = self.graph.node_weight(figure)?.mention.as_ref()?;
        let said = super::linear::range(&self.env(&[]), Known::default(), figure)?.0;
        let said = said.as_exact()?;
        let value = match (range.as_exact(), &range.low, &range.high) {
            (Some(value), _, _) => value,
            (None, Some(low), _) if low.value > *said => &low.value,
            (None, _, Some(high)) if high.value < *said => &high.value,
            _ => return None,
        };
        let value = as_written(value, mention).filter(|v| !v.is_negative() && *v != Number::ZERO)?;
        Some(Fix { node: figure, target: Target::Figure(None), value })
    }
}

fn conflict<'r>(
    closing: &Contribution<'r>,
    severity: Severity,
    fixes: Vec<Fix>,
    joint: Joint<'r>,
) -> Conflict<'r> {
    Conflict {
        rule: closing.rule,
        rows: closing.rows.clone(),
        severity: severity.min(closing.rule.severity),
        fixes,
        joint: Some(joint),
    }
}
