//! Requirements about times as differences between points.
//!
//! Only `when(x)`, the moment of an event, is an unknown; a date is a window of minutes, and
//! publication the whole day. A month is an interval of its days.

use super::cycle::{Difference, LONGEST};
use crate::graph::NodeId;
use crate::rule::{Expr, ExprKind, Function, Op, Type};
use crate::solve::eval::Env;
use crate::solve::time::{DateValue, Length};
use crate::solve::value::Value;
use crate::value::Number;
use crate::value::time::Grain;

/// Moments are counted in parts of a minute, of which there are more than there are steps in the
/// longest chain ([`super::LARGEST`]): "before" is one part, and within one minute a thousand
/// things can come one after the other.
const MINUTE: i64 = 4096;
const DAY: i64 = 1440 * MINUTE;

/// A moment in an expression.
#[derive(Clone, Debug)]
enum Moment {
    /// The moment of an event.
    Event(NodeId),
    /// Some moment from the first to the last, with the claim that says so.
    Window(i64, i64, Option<NodeId>),
}

/// A difference between two events, or between an event and the beginning of time counting
/// where one is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// `to - from ≤ most`.
    pub from: Option<NodeId>,
    /// See `from`.
    pub to: Option<NodeId>,
    /// Parts of a minute.
    pub most: i64,
    /// The claims whose words went into it.
    pub figures: Vec<NodeId>,
}

/// What `require` says of events; empty where it says nothing.
pub fn bounds(env: &Env<'_>, require: &Expr) -> Vec<Bound> {
    let mut found = Vec::new();
    condition(env, require, &mut found);
    found.retain(|b| b.from.is_some() || b.to.is_some());
    found
}

fn condition(env: &Env<'_>, expr: &Expr, found: &mut Vec<Bound>) {
    let ExprKind::Binary(op, a, b) = &expr.kind else { return };
    match op {
        Op::And => {
            condition(env, a, found);
            condition(env, b, found);
        }
        Op::Eq | Op::Le | Op::Lt => {
            comparison(env, *op, a, b, found);
        }
        Op::Ge => {
            comparison(env, Op::Le, b, a, found);
        }
        Op::Gt => {
            comparison(env, Op::Lt, b, a, found);
        }
        _ => {}
    }
}

fn comparison(env: &Env<'_>, op: Op, a: &Expr, b: &Expr, found: &mut Vec<Bound>) -> Option<()> {
    // What is strictly less is less by the smallest part there is.
    let strict = i64::from(op == Op::Lt);
    if let Some((to, from, length, more)) = distance(a, b) {
        let Value::Length(told) = env.eval(length) else { return None };
        let (least, most) = minutes(&told)?;
        let mut figures: Vec<NodeId> = Vec::new();
        if let ExprKind::Var(slot) = length.kind {
            figures.extend(env.node(slot).map(|(id, _)| id));
        }
        let (to, from) = (moment(env, to)?, moment(env, from)?);
        if op == Op::Eq || !more {
            at_most(&to, &from, most - strict, &figures, found);
        }
        if op == Op::Eq || more {
            at_most(&from, &to, -least - strict, &figures, found);
        }
        return Some(());
    }
    let (a, b) = (moment(env, a)?, moment(env, b)?);
    at_most(&a, &b, -strict, &[], found);
    if op == Op::Eq {
        at_most(&b, &a, 0, &[], found);
    }
    Some(())
}

/// `to - from` on one side and a length on the other: the ends, the length, and whether the
/// difference is the greater side.
fn distance<'e>(a: &'e Expr, b: &'e Expr) -> Option<(&'e Expr, &'e Expr, &'e Expr, bool)> {
    let dates = |e: &Expr| e.ty == Type::Date;
    match (&a.kind, &b.kind) {
        (ExprKind::Binary(Op::Sub, to, from), _) if dates(to) && dates(from) => Some((to, from, b, false)),
        (_, ExprKind::Binary(Op::Sub, to, from)) if dates(to) && dates(from) => Some((to, from, a, true)),
        _ => None,
    }
}

/// `a - b ≤ most`.
fn at_most(a: &Moment, b: &Moment, most: i64, figures: &[NodeId], found: &mut Vec<Bound>) {
    let mut figures = figures.to_vec();
    // The least of `a` and the latest of `b` are the most that a fair reader allows.
    let (to, lowered) = match a {
        Moment::Event(id) => (Some(*id), 0),
        Moment::Window(first, _, claim) => {
            figures.extend(claim);
            (None, *first)
        }
    };
    let (from, raised) = match b {
        Moment::Event(id) => (Some(*id), 0),
        Moment::Window(_, last, claim) => {
            figures.extend(claim);
            (None, *last)
        }
    };
    found.push(Bound { from, to, most: most.saturating_sub(lowered).saturating_add(raised), figures });
}

fn moment(env: &Env<'_>, expr: &Expr) -> Option<Moment> {
    if let ExprKind::Call(Function::When, args) = &expr.kind {
        let ExprKind::Var(slot) = args.first()?.kind else { return None };
        return Some(Moment::Event(env.node(slot)?.0));
    }
    let claim = match expr.kind {
        ExprKind::Var(slot) => env.node(slot).map(|(id, _)| id),
        _ => None,
    };
    let Value::Date(date) = env.eval(expr) else { return None };
    let (first, last) = window(&date)?;
    Some(Moment::Window(first, last, claim))
}

fn window(date: &DateValue) -> Option<(i64, i64)> {
    let days = date.days?;
    let minute = date.minute().filter(|_| days.from == days.to);
    let start = |day: i64| day.clamp(-LONGEST / DAY, LONGEST / DAY - 1) * DAY;
    Some(match minute {
        Some(minute) => {
            let first = start(days.from) + minute * MINUTE;
            (first, first + MINUTE - 1)
        }
        None => (start(days.from), start(days.to) + DAY - 1),
    })
}

/// The least and the most that a length can fairly mean: one of its own steps less
/// or more, since either end may count.
fn minutes(length: &Length) -> Option<(i64, i64)> {
    let (low, high) = (&length.amount.low.as_ref()?.value, &length.amount.high.as_ref()?.value);
    let (low, high) = (&low.floor() - &Number::ONE, &high.round() + &Number::ONE);
    let (short, long) = match (length.grain, length.grain.days()) {
        (_, Some((short, long))) => (short * DAY, long * DAY),
        (Grain::Hour, _) => (60 * MINUTE, 60 * MINUTE),
        _ => (MINUTE, MINUTE),
    };
    let least = low.to_i64()?.checked_mul(short)?;
    let most = high.to_i64()?.checked_mul(long)?;
    Some((least.clamp(-LONGEST, LONGEST), most.clamp(-LONGEST, LONGEST)))
}

/// Bounds as differences over numbered points; the beginning of time counting is point 0.
pub fn numbered(bounds: &[&Bound]) -> (usize, Vec<Difference>) {
    let mut events: Vec<NodeId> = bounds.iter().flat_map(|b| [b.from, b.to]).flatten().collect();
    events.sort_unstable();
    events.dedup();
    let point = |event: Option<NodeId>| {
        event.and_then(|e| events.binary_search(&e).ok()).map_or(0, |index| index + 1)
    };
    let difference = |b: &&Bound| Difference { from: point(b.from), to: point(b.to), most: b.most };
    (events.len() + 1, bounds.iter().map(difference).collect())
}
