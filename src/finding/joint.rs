//! Clashes of several statements in words: what the others make of the last figure, and how.

use super::speak::Speaker;
use super::{Implied, Label, Role};
use crate::document::Span;
use crate::graph::{ClaimGraph, NodeId};
use crate::rule::{Expr, ExprKind, Function, Op, Rule};
use crate::solve::{Dim, Env, Joint, Mode, Step, Value};
use crate::value::{Interval, Number};
use std::collections::BTreeSet;

/// Every figure that takes part; the one that ends the text is the primary one.
pub(super) fn labels(joint: &Joint<'_>, graph: &ClaimGraph) -> Vec<Label> {
    let place = |id: &NodeId| {
        let node = graph.node_weight(*id)?;
        node.mention.as_ref().map(|m| m.span).or(node.span)
    };
    let role = |id: &NodeId| if *id == joint.last { Role::Primary } else { Role::Secondary };
    let mut labels: Vec<Label> =
        joint.figures.iter().filter_map(|id| Some(Label { span: place(id)?, role: role(id) })).collect();
    labels.sort_by_key(|l| l.span);
    labels.dedup_by_key(|l| l.span);
    labels
}

/// The message and the steps.
pub(super) fn told(
    rule: &Rule,
    joint: &Joint<'_>,
    env: &Env<'_>,
    speaker: &Speaker<'_>,
) -> (String, Vec<String>) {
    let last = env.graph.node_weight(joint.last);
    let quoted = last.map_or(String::new(), |node| speaker.quoted(node));
    let mut lines: Vec<String> = joint.steps.iter().filter_map(|step| line(step, env, speaker)).collect();
    let stated = last.map_or(Value::Missing, |node| crate::solve::of_node(node, Mode::Stated, env.published));
    let dim = match &stated {
        Value::Number(_, dim) => *dim,
        _ => Dim::Bare,
    };
    // No value where only an order is broken: the rule has the words for that.
    let Some(range) = &joint.implied else {
        let own = speaker.of_rule(|lang| rule.message_in(lang)).map(|template| speaker.fill(template, env));
        return (own.unwrap_or_default(), lines);
    };
    let (key, value) = bound(range);
    let value = value.map_or(String::new(), |n| match dim {
        Dim::Physical(dimension) => {
            let told = speaker.in_unit(&n, dimension, std::iter::once(joint.last));
            told.map_or(String::new(), |n| speaker.words.number(&n, 2))
        }
        _ => speaker.amount_beside(&Value::number(n, dim), &stated),
    });
    if key == "joint-exact" && !lines.is_empty() {
        lines.push(speaker.phrase("not", &[&value, &quoted]));
    }
    (speaker.phrase(key, &[&quoted, &value]), lines)
}

/// What follows from a single statement, in its rule's words.
pub(super) fn implied(step: &Step<'_>, speaker: &Speaker<'_>) -> Option<Implied> {
    let published = speaker.document.published;
    let given = Some(&step.given);
    let env = Env { graph: speaker.graph, published, rows: &step.rows, mode: Mode::Stated, given };
    let words = speaker.fill(speaker.of_rule(|lang| step.rule.implied_in(lang))?, &env);
    let (unknown, range) = step.given.first_key_value()?;
    let place = |id: &NodeId| speaker.graph.node_weight(*id)?.mention.as_ref().map(|m| m.span);
    let places: BTreeSet<Span> = step.rows.iter().flatten().filter_map(place).collect();
    let value = speaker.derived(range, speaker.graph.node_weight(*unknown)?, &step.rows);
    let sentence = speaker.phrase("implied", &[&words]);
    Some(Implied { places: places.into_iter().collect(), value, sentence })
}

/// What a range says in one word: the value, the least or the most.
fn bound(range: &Interval) -> (&'static str, Option<Number>) {
    match (range.as_exact(), &range.low, &range.high) {
        (Some(value), _, _) => ("joint-exact", Some(value.clone())),
        (None, None, Some(high)) => ("joint-most", Some(high.value.clone())),
        (None, Some(low), None) => ("joint-least", Some(low.value.clone())),
        _ => ("joint-open", None),
    }
}

/// One step as its rule words it, else as an equation with the value put in.
fn line(step: &Step<'_>, env: &Env<'_>, speaker: &Speaker<'_>) -> Option<String> {
    let env = Env { rows: &step.rows, given: Some(&step.given), mode: Mode::Stated, ..*env };
    match speaker.of_rule(|lang| step.rule.implied_in(lang)) {
        Some(template) => Some(speaker.fill(template, &env)),
        None => equation(&step.rule.require, &env, speaker),
    }
}

fn equation(require: &Expr, env: &Env<'_>, speaker: &Speaker<'_>) -> Option<String> {
    match &require.kind {
        ExprKind::Binary(op, a, b) if op.compares() => {
            let (left, right) = (speaker.formula(a, env), speaker.formula(b, env));
            let sign = match op {
                Op::Le => "≤",
                Op::Ge => "≥",
                other => other.sign(),
            };
            (!left.is_empty() && !right.is_empty() && left != right).then(|| format!("{left} {sign} {right}"))
        }
        ExprKind::Call(Function::Could, args) => equation(args.first()?, env, speaker),
        _ => None,
    }
}
