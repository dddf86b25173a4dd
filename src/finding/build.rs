//! Conflicts to findings.

use super::help::{LISTED, help};
use super::joint;
use super::replace::changes;
use super::speak::Speaker;
use super::{Finding, Label, Replacement, Role, script};
use crate::document::{Document, Span};
use crate::graph::{ClaimGraph, NodeId, NodeKind};
use crate::language::one_line;
use crate::rule::{Expr, ExprKind, Function, Op, Prop, Rule};
use crate::solve::{Conflict, DateValue, Dim, Env, Fix, Value};
use crate::value::{Interval, Number};
use std::collections::BTreeSet;

/// A conflict told in the document's language; `None` where it has no place in the text.
/// The fingerprint is left empty, it depends on the other findings. From `border` on the text is
/// that of a fact sheet, in which nothing is to be changed.
pub(super) fn finding(
    conflict: &Conflict<'_>,
    document: &Document,
    graph: &ClaimGraph,
    border: u32,
) -> Option<Finding> {
    let rule = conflict.rule;
    let speaker = Speaker::new(document, graph);
    let env = conflict.stated(graph, document.published);
    let labels = match &conflict.joint {
        Some(joint) => joint::labels(joint, graph),
        None => labels(conflict, graph),
    };
    if labels.is_empty() {
        return None;
    }
    let mut fixes: Vec<&Fix> = conflict.fixes.iter().collect();
    if fixes.len() > LISTED {
        // Of parts and their sum, the sum is offered first: any of the parts may be the wrong one.
        fixes.sort_by_key(|fix| is_summed(conflict, fix.node));
    }
    let mut options: Vec<Vec<Replacement>> =
        fixes.into_iter().map(|fix| changes(fix, graph, document)).collect();
    let (message, explanation) = match &conflict.joint {
        Some(joint) => joint::told(rule, joint, &env, &speaker),
        None => {
            let message = speaker.fill(rule.message_in(document.messages)?, &env);
            let mut sums = explained(rule, &env, &speaker);
            if sums.is_empty() && converts(&rule.require, &env) {
                sums.extend(conversion(options.iter().flatten().next(), &labels, &speaker));
            }
            (message, sums)
        }
    };
    options.iter_mut().for_each(|o| o.retain(|change| change.span.start < border));
    options.retain(|o| !o.is_empty());
    let own = speaker.of_rule(|lang| rule.help_in(lang)).filter(|_| options.is_empty());
    let help = match own {
        Some(words) => speaker.fill(words, &env),
        None => help(options.iter().flatten(), labels.len(), document),
    };
    let replacements = options.into_iter().flatten().collect();
    let mut finding = Finding {
        rule: rule.kind.clone(),
        severity: conflict.severity,
        message,
        help,
        explanation,
        labels,
        against: Vec::new(),
        replacements,
        fingerprint: String::new(),
        suppressed: None,
    };
    script::as_in_copy(&mut finding, document);
    Some(finding)
}

/// Whether a figure is one of those that the rule adds up.
fn is_summed(conflict: &Conflict<'_>, node: NodeId) -> bool {
    let summed = conflict.rule.require.slots().into_iter().filter(|(_, inside)| *inside);
    conflict.joint.is_none() && summed.into_iter().any(|(slot, _)| conflict.nodes(slot).contains(&node))
}

/// The arithmetic of a rule: in its own words, else its requirement with the figures put in.
fn explained(rule: &Rule, env: &Env<'_>, speaker: &Speaker<'_>) -> Vec<String> {
    let own = speaker.of_rule(|lang| Some(rule.explain_in(lang)).filter(|lines| !lines.is_empty()));
    match own {
        Some(lines) => lines.iter().filter_map(|line| speaker.fill_whole(line, env)).collect(),
        None => arithmetic(&rule.require, env, speaker),
    }
}

/// Whether a requirement holds two amounts of one thing in different units together.
fn converts(require: &Expr, env: &Env<'_>) -> bool {
    let physical = |e: &Expr| matches!(env.eval(e), Value::Number(_, Dim::Physical(_)));
    matches!(&require.kind, ExprKind::Binary(Op::Eq, a, b) if physical(a) && physical(b))
}

/// What one of two amounts comes to in the other's unit: "62 miles ≈ 100 km, not 150 km".
fn conversion(change: Option<&Replacement>, labels: &[Label], speaker: &Speaker<'_>) -> Option<String> {
    let (change, [a, b]) = (change?, labels) else { return None };
    let given = if a.span.overlaps(change.span) { b } else { a };
    let given = one_line(given.span.of(&speaker.document.text));
    Some(speaker.phrase("converts", &[&given, &one_line(&change.reads), &one_line(&change.was)]))
}

/// The places: every claim that was matched, and other nodes whose properties the
/// rule looks at (the verb "rose"). The first variable's is the primary one.
fn labels(conflict: &Conflict<'_>, graph: &ClaimGraph) -> Vec<Label> {
    let rule: &Rule = conflict.rule;
    let mut used: BTreeSet<usize> = rule.require.slots().into_iter().map(|(slot, _)| slot).collect();
    used.extend(rule.condition.iter().flat_map(Expr::slots).map(|(slot, _)| slot));
    let mut labels: Vec<Label> = Vec::new();
    let mut primary = None;
    for slot in 0..rule.pattern.slots.len() {
        for id in conflict.nodes(slot) {
            let Some(node) = graph.node_weight(id) else { continue };
            if node.kind != NodeKind::Claim && !used.contains(&slot) {
                continue;
            }
            let span = node.mention.as_ref().map(|m| m.span).or(node.span).filter(|s| s.start < s.end);
            let Some(span) = span else { continue };
            if labels.iter().any(|l| l.span == span) {
                continue;
            }
            let first = *primary.get_or_insert(slot) == slot;
            labels.push(Label { span, role: if first { Role::Primary } else { Role::Secondary } });
        }
    }
    labels.sort_by_key(|l| l.span);
    labels
}

/// The sums of a requirement: "5 + 4 + 2 = 11, not 12".
fn arithmetic(require: &Expr, env: &Env<'_>, speaker: &Speaker<'_>) -> Vec<String> {
    match &require.kind {
        ExprKind::Binary(Op::And, a, b) => {
            [arithmetic(a, env, speaker), arithmetic(b, env, speaker)].concat()
        }
        ExprKind::Call(Function::Could, args) => {
            args.first().map_or(Vec::new(), |inner| arithmetic(inner, env, speaker))
        }
        ExprKind::Call(Function::Agree | Function::Restates, args) => match args.as_slice() {
            [a, b] => told_apart(a, b, env, speaker).into_iter().collect(),
            _ => Vec::new(),
        },
        ExprKind::Binary(op, a, b) if op.compares() => {
            let (x, y) = (env.eval(a), env.eval(b));
            if !sayable(&x) || !sayable(&y) {
                return Vec::new();
            }
            let (x, y) = as_shares(x, y);
            let (left, right) = (speaker.amount_beside(&x, &y), speaker.amount_beside(&y, &x));
            if left.is_empty() || right.is_empty() || names_a_day(a) || names_a_day(b) {
                return Vec::new();
            }
            if matches!(x, Value::Elapsed(_)) {
                return vec![line(&left, &left, &right, speaker)];
            }
            match (op, computed(a), computed(b)) {
                (Op::Eq, true, false) => vec![line(&speaker.formula(a, env), &left, &right, speaker)],
                (Op::Eq, false, true) => vec![line(&speaker.formula(b, env), &right, &left, speaker)],
                (Op::Eq, true, true) => [(a, left), (b, right)]
                    .into_iter()
                    .map(|(side, value)| format!("{} = {value}", speaker.formula(side, env)))
                    .collect(),
                (Op::Eq, false, false) => apart(&x, &y, speaker).into_iter().collect(),
                (Op::Le | Op::Lt, _, _) => vec![speaker.phrase("more", &[&left, &right])],
                (Op::Ge | Op::Gt, _, _) => vec![speaker.phrase("less", &[&left, &right])],
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// How far two figures for one thing, or two days, are apart; what is in a unit, in that of the first.
/// Where only one of two figures tells what it is of ("310 million", "130 million crowns"), the
/// numbers are.
fn told_apart(a: &Expr, b: &Expr, env: &Env<'_>, speaker: &Speaker<'_>) -> Option<String> {
    let (x, y) = (env.eval(a), env.eval(b));
    let told = |dim: &Dim| !matches!(dim, Dim::Ratio);
    match (&x, &y) {
        (Value::Date(from), Value::Date(to)) => {
            let between = speaker.amount(&Value::Elapsed(Box::new(match from.days? <= to.days? {
                true => (DateValue::clone(from), DateValue::clone(to)),
                false => (DateValue::clone(to), DateValue::clone(from)),
            })));
            let name = |e: &Expr| match e.kind {
                ExprKind::Var(slot) => env.rows.first()?.get(slot).and_then(|id| env.graph.node_weight(*id)),
                _ => None,
            };
            let (a, b) = (speaker.quoted(name(a)?), speaker.quoted(name(b)?));
            (!between.is_empty()).then(|| speaker.phrase("apart", &[&a, &b, &between]))
        }
        (Value::Number(_, Dim::Physical(dimension)), Value::Number(_, other))
            if *other == Dim::Physical(*dimension) =>
        {
            let nodes = || a.slots().into_iter().filter_map(|(slot, _)| env.rows.first()?.get(slot).copied());
            let unit = |n: &Number| speaker.in_unit(n, *dimension, nodes());
            let bare = |n: &Number| Value::number(n.clone(), Dim::Bare);
            apart(&bare(&unit(x.as_exact()?)?), &bare(&unit(y.as_exact()?)?), speaker)
        }
        (Value::Number(p, d), Value::Number(q, e)) if d != e && told(d) && told(e) => {
            let bare = |n: &Interval| Value::Number(n.clone(), Dim::Bare);
            apart(&bare(p), &bare(q), speaker)
        }
        _ => apart(&x, &y, speaker),
    }
}

/// How far two figures for one thing are apart.
fn apart(x: &Value, y: &Value, speaker: &Speaker<'_>) -> Option<String> {
    let (Value::Number(_, dim), Value::Number(_, other)) = (x, y) else { return None };
    if !sayable(x) || !sayable(y) || dim != other {
        return None;
    }
    let (a, b) = (x.as_exact()?, y.as_exact()?);
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    let value = |n: &Number| Value::number(n.clone(), *dim);
    let amount = |n: &Number| speaker.amount(&value(n));
    let beside = |n: &Number, other: &Number| speaker.amount_beside(&value(n), &value(other));
    let between = match dim {
        Dim::Ratio => speaker.points(&(high - low)),
        _ => amount(&(high - low)),
    };
    Some(speaker.phrase("apart", &[&beside(high, low), &beside(low, high), &between]))
}

/// A ratio beside a share is a share: 0.35 is 35%.
fn as_shares(x: Value, y: Value) -> (Value, Value) {
    let share = |v: Value| match v {
        Value::Number(interval, Dim::Bare | Dim::Scalar) => Value::Number(interval, Dim::Ratio),
        other => other,
    };
    match (&x, &y) {
        (Value::Number(_, Dim::Ratio), _) | (_, Value::Number(_, Dim::Ratio)) => (share(x), share(y)),
        _ => (x, y),
    }
}

/// Weekdays and months are numbers only inside.
fn names_a_day(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Call(function, _) => matches!(function, Function::WeekdayOf | Function::MonthOf),
        ExprKind::Prop(_, prop) => matches!(prop, Prop::Weekday | Prop::Month | Prop::OtherMonth),
        _ => false,
    }
}

fn line(formula: &str, value: &str, said: &str, speaker: &Speaker<'_>) -> String {
    let sum = if formula == value { formula.to_owned() } else { format!("{formula} = {value}") };
    speaker.phrase("not", &[&sum, said])
}

/// Numbers as they stand and lengths of time; converted units would only confuse.
fn sayable(value: &Value) -> bool {
    match value {
        Value::Number(_, Dim::Physical(_)) => false,
        Value::Number(..) => value.as_exact().is_some(),
        Value::Length(_) | Value::Elapsed(_) => true,
        _ => false,
    }
}

fn computed(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Binary(..) => true,
        ExprKind::Call(function, _) => {
            !matches!(function, Function::Rounded | Function::Loosely | Function::Stated | Function::Bare)
        }
        _ => false,
    }
}

/// The text under a span, spaces evened out, for fingerprints.
pub(super) fn normalised(span: Span, document: &Document) -> String {
    one_line(span.of(&document.text)).to_lowercase()
}
