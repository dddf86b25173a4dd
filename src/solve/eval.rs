//! Expressions under one reading, in three-valued interval logic.

use super::function;
use super::time::{DateValue, Length, as_interval, not_after, steps_between};
use super::value::{Dim, Mode, Value, of_node, written};
use crate::graph::{ClaimGraph, Node, NodeId};
use crate::mention::Value as Written;
use crate::rule::{Expr, ExprKind, Op, Prop};
use crate::value::time::{Anchor, Calendar, DateExpr, TimeExpr};
use crate::value::{Interval, Number, Truth};
use jiff::civil::Date;
use petgraph::Direction;
use std::collections::BTreeMap;

/// What an expression is evaluated in.
#[derive(Clone, Copy)]
pub struct Env<'g> {
    /// The graph.
    pub graph: &'g ClaimGraph,
    /// The day the document was published.
    pub published: Option<Date>,
    /// The matches that aggregates run over; others take the first.
    pub rows: &'g [Vec<NodeId>],
    /// Which reading.
    pub mode: Mode,
    /// Values that were derived and go before what the nodes say.
    pub given: Option<&'g BTreeMap<NodeId, Interval>>,
}

impl<'g> Env<'g> {
    /// The node of `slot` in the first match.
    pub fn node(&self, slot: usize) -> Option<(NodeId, &'g Node)> {
        let id = *self.rows.first()?.get(slot)?;
        Some((id, self.graph.node_weight(id)?))
    }

    /// One environment for each distinct choice of the slots that `expr` uses.
    pub fn choices(&self, expr: &Expr) -> Vec<Env<'g>> {
        let slots: Vec<usize> = expr.slots().into_iter().map(|(slot, _)| slot).collect();
        let mut seen = rustc_hash::FxHashSet::default();
        let key = |row: &[NodeId]| slots.iter().map(|s| row.get(*s).copied()).collect::<Vec<_>>();
        self.rows
            .iter()
            .filter(|row| seen.insert(key(row)))
            .map(|row| Env { rows: std::slice::from_ref(row), ..*self })
            .collect()
    }

    /// The value of `expr`.
    pub fn eval(&self, expr: &Expr) -> Value {
        match &expr.kind {
            ExprKind::Number(n) => Value::number(n.clone(), Dim::Scalar),
            ExprKind::Amount(n, unit) => written(n, *unit),
            ExprKind::Length(n, grain) => {
                Value::Length(Length { amount: Interval::exact(n.clone()), grain: *grain })
            }
            ExprKind::Date(days, grain) => Value::Date(Box::new(DateValue::within(*days, *grain))),
            ExprKind::Bool(b) => Value::truth(Truth::from(*b)),
            ExprKind::Published => {
                self.published.map_or(Value::Missing, |day| Value::Date(Box::new(DateValue::on(day))))
            }
            ExprKind::Var(slot) => self.node(*slot).map_or(Value::Missing, |(id, node)| {
                let told = of_node(node, self.mode, self.published);
                match (self.given.and_then(|given| given.get(&id)), told) {
                    (Some(value), Value::Number(_, dim)) => Value::Number(value.clone(), dim),
                    (Some(value), _) => Value::Number(value.clone(), Dim::Open),
                    (None, told) => told,
                }
            }),
            ExprKind::Prop(slot, prop) => {
                self.node(*slot).map_or(Value::Missing, |(_, node)| self.property(node, *prop))
            }
            ExprKind::Neg(inner) => match self.eval(inner) {
                Value::Number(interval, dim) => Value::Number(interval.neg(), dim),
                _ => Value::Missing,
            },
            ExprKind::Not(inner) => match self.eval(inner) {
                Value::Truth { truth, tested } => Value::Truth { truth: truth.not(), tested },
                _ => Value::Missing,
            },
            ExprKind::Binary(op, left, right) => self.binary(*op, left, right),
            ExprKind::Call(function, args) => function::call(self, *function, args),
            ExprKind::Exists(slot, kind, leaves, all) => {
                let direction = if *leaves { Direction::Outgoing } else { Direction::Incoming };
                self.node(*slot).map_or(Value::Missing, |(id, _)| {
                    let mut edges = self.graph.edges_directed(id, direction);
                    Value::truth(Truth::from(
                        edges
                            .any(|e| e.weight().kind == *kind && all.is_none_or(|all| e.weight().all == all)),
                    ))
                })
            }
        }
    }

    /// The verdict of a condition, and whether the text says enough to test it.
    pub fn decide(&self, condition: &Expr) -> (Truth, bool) {
        match self.eval(condition) {
            Value::Truth { truth, tested } => (truth, tested),
            _ => (Truth::Unknown, false),
        }
    }

    fn binary(&self, op: Op, left: &Expr, right: &Expr) -> Value {
        if matches!(op, Op::And | Op::Or) {
            let ((a, s), (b, t)) = (self.decide(left), self.decide(right));
            let truth = if op == Op::And { a.and(b) } else { a.or(b) };
            // One side can settle it alone.
            return Value::Truth { truth, tested: s && t || truth != Truth::Unknown };
        }
        let (a, b) = (self.eval(left), self.eval(right));
        if op.compares() {
            let truth = compare(op, &a, &b, self.mode);
            let tested = truth.is_some();
            return Value::Truth { truth: truth.unwrap_or(Truth::Unknown), tested };
        }
        match (op, a, b) {
            (Op::Add, Value::Number(a, d), Value::Number(b, e)) => number(a.add(&b), d.join(e)),
            (Op::Sub, Value::Number(a, d), Value::Number(b, e)) => number(a.sub(&b), d.join(e)),
            (Op::Mul, Value::Number(a, d), Value::Number(b, e)) => number(a.mul(&b), d.product(e)),
            (Op::Div, Value::Number(a, d), Value::Number(b, e)) => number(a.div(&b), d.quotient(e)),
            (Op::Add, Value::Date(date), Value::Length(by)) => later(&date, &by, 1),
            (Op::Sub, Value::Date(date), Value::Length(by)) => later(&date, &by, -1),
            (Op::Sub, Value::Date(to), Value::Date(from)) => Value::Elapsed(Box::new((*from, *to))),
            _ => Value::Missing,
        }
    }

    fn property(&self, node: &Node, prop: Prop) -> Value {
        let whole = |n: i64| Value::number(n.into(), Dim::Scalar);
        match prop {
            Prop::Headline => return Value::truth(Truth::from(node.headline)),
            Prop::Named => return Value::truth(Truth::from(node.span.is_some())),
            Prop::Hedged => return Value::truth(Truth::from(node.is_hedged())),
            Prop::Share => return Value::truth(Truth::from(node.is_share())),
            Prop::Factual => return Value::truth(Truth::from(node.factual)),
            Prop::Direction => return whole(node.direction.into()),
            Prop::Factor => {
                let factor = node.factor.and_then(|(n, d)| Number::ratio(n.into(), d.into()));
                return factor.map_or(Value::Missing, |f| function::factor(&f, self.mode));
            }
            Prop::Utc => return utc(node, self.published).map_or(Value::Missing, whole),
            Prop::Members => {
                let end = |n: u32| Number::from(i64::from(n));
                return node.members.map_or(Value::Missing, |(low, high)| {
                    Value::Number(Interval::closed(end(low), end(high)), Dim::Scalar)
                });
            }
            Prop::Low | Prop::High => return range_end(node, prop == Prop::Low),
            _ => {}
        }
        let value = of_node(node, self.mode, self.published);
        if let (Prop::Away, Value::Length(_)) = (prop, &value) {
            return value;
        }
        let Value::Date(date) = value else { return Value::Missing };
        let sure = date.may_be_inverted();
        let (days, ends) = (date.days, date.ends.clone());
        let inner = |d: &DateExpr| Value::Date(Box::new(DateValue::of_date(d, self.published)));
        match (prop, &date.expr) {
            (Prop::Impossible, _) => Some(Value::truth(Truth::from(date.impossible))),
            (Prop::Begins | Prop::Ends, _) if date.clock.is_some() => {
                date.end_of_clock(prop == Prop::Begins).map(|end| Value::Date(Box::new(end)))
            }
            (Prop::Begins | Prop::Ends, _) => ends.and_then(|e| {
                let (first, last) = (inner(&e.0), inner(&e.1));
                let backwards = compare(Op::Le, &first, &last, self.mode) == Some(Truth::Breaks);
                (sure || !backwards).then(|| if prop == Prop::Begins { first } else { last })
            }),
            (Prop::Weekday, Some(d)) => d.weekday.map(|n| whole(n.into())),
            (Prop::Month, Some(d)) => d.month.map(|n| whole(n.into())),
            (Prop::OtherMonth, Some(d)) => d.other_month.map(|n| whole(n.into())),
            (Prop::Year, Some(d)) => d.year.map(|n| whole(n.into())),
            // Days are told apart by the Gregorian calendar only.
            (Prop::Day, Some(d)) if d.calendar == Calendar::Hijri => None,
            (Prop::Day, Some(d)) => d.day.map(|n| whole(n.into())),
            (Prop::Relative, Some(d)) => {
                Some(Value::truth(Truth::from(days.is_some() && matches!(d.anchor, Some(Anchor::Day(_))))))
            }
            (Prop::Paired, Some(d)) => d.paired.as_deref().map(inner),
            (Prop::Away, Some(d)) => match d.anchor {
                Some(Anchor::Away(_, grain, n)) => {
                    let amount = Interval::exact(i64::from(n).into());
                    Some(Value::Length(Length { amount, grain }))
                }
                _ => None,
            },
            _ => None,
        }
        .unwrap_or(Value::Missing)
    }
}

fn utc(node: &Node, published: Option<Date>) -> Option<i64> {
    match &node.mention.as_ref()?.value {
        Written::Time(TimeExpr::Clock(clock)) => clock.utc_minute(published).map(i64::from),
        _ => None,
    }
}

fn range_end(node: &Node, low: bool) -> Value {
    let ends = node.mention.as_ref().and_then(|m| match &m.value {
        Written::Amount(amount) => amount.ends.clone(),
        _ => None,
    });
    ends.map_or(Value::Missing, |(a, b)| Value::number(if low { a } else { b }, Dim::Scalar))
}

/// So much before or after a date.
fn later(date: &DateValue, by: &Length, sign: i64) -> Value {
    date.moved(by, sign).map_or(Value::Missing, |date| Value::Date(Box::new(date)))
}

pub(super) fn number(interval: Interval, dim: Option<Dim>) -> Value {
    dim.map_or(Value::Missing, |dim| Value::Number(interval, dim))
}

/// Compares two values; `None` where they cannot be compared or are unknown.
pub(super) fn compare(op: Op, a: &Value, b: &Value, mode: Mode) -> Option<Truth> {
    use Value::{Date, Elapsed, Length as Long, Number as Num, Truth as Verdict};
    Some(match (op, a, b) {
        (Op::Ne, ..) => compare(Op::Eq, a, b, mode)?.not(),
        (Op::Gt, ..) => compare(Op::Lt, b, a, mode)?,
        (Op::Ge, ..) => compare(Op::Le, b, a, mode)?,
        (Op::Lt, ..) => compare(Op::Le, b, a, mode)?.not(),
        (Op::Eq, Num(x, d), Num(y, e)) => {
            d.join(*e)?;
            x.equals(y)
        }
        (Op::Le, Num(x, d), Num(y, e)) => {
            d.join(*e)?;
            x.at_most(y)
        }
        (Op::Eq, Date(x), Date(y)) => as_interval(x.days?).equals(&as_interval(y.days?)),
        (Op::Le, Date(x), Date(y)) => not_after(x.days?, y.days?),
        (Op::Eq, Long(x), Long(y)) => x.equals(y)?,
        (Op::Le, Long(x), Long(y)) => {
            let grain = x.grain.min(y.grain);
            x.in_grain(grain)?.at_most(&y.in_grain(grain)?)
        }
        (_, Elapsed(dates), Long(length)) => elapsed(op, dates, length, mode, false)?,
        (_, Long(length), Elapsed(dates)) => elapsed(op, dates, length, mode, true)?,
        (Op::Eq, Verdict { truth: x, tested: true }, Verdict { truth: y, tested: true }) => match (x, y) {
            (Truth::Unknown, _) | (_, Truth::Unknown) => Truth::Unknown,
            _ => Truth::from(x == y),
        },
        _ => return None,
    })
}

fn elapsed(
    op: Op,
    dates: &(DateValue, DateValue),
    length: &Length,
    mode: Mode,
    length_first: bool,
) -> Option<Truth> {
    let steps = steps_between(&dates.0, &dates.1, length.grain, mode)?;
    Some(match (op, length_first) {
        // A length that fits the dates is all that can be said for it.
        (Op::Eq, _) => steps.equals(&length.amount),
        (Op::Le, false) => steps.at_most(&length.amount),
        (Op::Le, true) => length.amount.at_most(&steps),
        _ => return None,
    })
}
