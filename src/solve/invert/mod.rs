//! Which single change would make a broken requirement true.
//!
//! The requirement is solved for each variable that stands in it once, all other
//! figures taken as stated.

mod times;

pub use times::likely_steps;

use super::eval::Env;
use super::value::{Value, as_written};
use crate::graph::NodeId;
use crate::rule::{Expr, ExprKind, Function, Op, Prop};
use crate::value::time::Grain;
use crate::value::{Interval, Number, Truth};
use std::collections::{BTreeMap, BTreeSet};

/// A change of one figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The claim to change.
    pub node: NodeId,
    /// What of it.
    pub target: Target,
    /// What it would have to be, exactly, in the unit it is written in.
    pub value: Number,
}

/// What of a claim a [`Fix`] changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// Its figure; for a length of time, how many of this grain.
    Figure(Option<Grain>),
    /// A part of a date.
    Part(Prop),
    /// A part of the date that a stated period begins or ends with.
    End(Prop, Prop),
    /// All that a date tells, to be that of the day counted from 1970-01-01; of a date told in two
    /// calendars the second one, where it is `paired`.
    Day {
        /// The date beside it in the other calendar.
        paired: bool,
    },
    /// An hour, or the end of a stretch of hours, to be this minute of the day.
    Hour(Option<Prop>),
    /// Which decade, century, quarter or half a period is.
    Name,
    /// Its place, which it changes with that of another figure.
    Place(NodeId),
    /// Its word, for the opposite one.
    Word,
}

/// Every single change that would settle the broken `require`.
pub(super) fn fixes(require: &Expr, env: &Env<'_>) -> Vec<Fix> {
    let mut solver = Solver { uses: require.slots(), fixes: Vec::new() };
    solver.condition(require, env);
    solver.fixes
}

struct Solver {
    uses: Vec<(usize, bool)>,
    fixes: Vec<Fix>,
}

impl Solver {
    fn condition(&mut self, expr: &Expr, env: &Env<'_>) {
        match &expr.kind {
            ExprKind::Binary(Op::And, a, b) => {
                for side in [a, b] {
                    if env.decide(side).0 == Truth::Breaks {
                        self.condition(side, env);
                    }
                }
            }
            // "At most one apart": what is meant is no difference.
            ExprKind::Binary(Op::Le, a, b) if is_tolerance(a, b) => {
                if let ExprKind::Call(_, args) = &a.kind {
                    args.iter().for_each(|arg| self.solve(arg, Number::ZERO, env));
                }
            }
            ExprKind::Binary(Op::Eq | Op::Le | Op::Ge, a, b) => {
                self.equation(a, b, env);
                match &expr.kind {
                    ExprKind::Binary(Op::Le, ..) => self.order(a, b, env),
                    ExprKind::Binary(Op::Ge, ..) => self.order(b, a, env),
                    _ => {}
                }
            }
            ExprKind::Binary(Op::Gt | Op::Lt, a, b) => self.sign(a, b, env),
            ExprKind::Not(inner) => {
                if let ExprKind::Prop(slot, Prop::Impossible) = inner.kind {
                    self.last_day(slot, env);
                }
            }
            ExprKind::Call(Function::Could, args) => args.iter().for_each(|inner| self.condition(inner, env)),
            ExprKind::Call(Function::Agree | Function::Restates, args) => {
                if let [a, b] = args.as_slice() {
                    self.equation(a, b, env);
                }
            }
            _ => {}
        }
    }

    fn equation(&mut self, a: &Expr, b: &Expr, env: &Env<'_>) {
        match (env.eval(a), env.eval(b)) {
            (Value::Number(..), Value::Number(..)) => {
                for (side, other) in [(a, b), (b, a)] {
                    if let Some(goal) = env.eval(other).as_exact() {
                        self.solve(side, goal.clone(), env);
                    }
                }
                self.repeated(a, b, env);
            }
            (Value::Elapsed(dates), Value::Length(length)) => self.elapsed(a, &dates, b, &length, env),
            (Value::Length(length), Value::Elapsed(dates)) => self.elapsed(b, &dates, a, &length, env),
            (Value::Date(x), Value::Date(y)) => {
                self.date(a, &x, &y, env);
                self.date(b, &y, &x, env);
            }
            (Value::Length(x), Value::Length(y)) if x.grain == y.grain => {
                for (side, goal) in [(a, &y), (b, &x)] {
                    self.birth_year(side, &goal.amount, env);
                    // A birthday that may be still to come: the age it turns that year.
                    if let (ExprKind::Var(slot), Some(high)) = (&side.kind, &goal.amount.high) {
                        self.push(*slot, Target::Figure(Some(goal.grain)), high.value.clone(), env);
                    }
                }
            }
            _ => {}
        }
    }

    /// A difference that has the wrong sign, told with a word for its direction: its two figures
    /// change places, or the word is the opposite one.
    fn sign(&mut self, difference: &Expr, zero: &Expr, env: &Env<'_>) {
        let ExprKind::Number(n) = &zero.kind else { return };
        let ExprKind::Binary(Op::Mul, told, way) = &difference.kind else { return };
        let ExprKind::Binary(Op::Sub, a, b) = &told.kind else { return };
        let (ExprKind::Var(a), ExprKind::Var(b)) = (&a.kind, &b.kind) else { return };
        let node = |slot: usize| env.node(slot).map(|(node, _)| node);
        let value = Number::ZERO;
        if let (ExprKind::Prop(word, Prop::Direction), true) = (&way.kind, n.is_zero())
            && let (Some(word), Some(a), Some(b)) = (node(*word), node(*a), node(*b))
        {
            self.fixes.push(Fix { node: word, target: Target::Word, value: value.clone() });
            self.fixes.push(Fix { node: a, target: Target::Place(b), value });
        }
    }

    /// Figures that stand in an equation more than once, such as a whole that is also what a share
    /// is taken of: where both sides are linear in one, two values of it tell the right one.
    fn repeated(&mut self, a: &Expr, b: &Expr, env: &Env<'_>) {
        let mut slots: Vec<usize> =
            self.uses.iter().filter(|(_, summed)| !summed).map(|(slot, _)| *slot).collect();
        slots.sort_unstable();
        let again: BTreeSet<usize> = slots
            .windows(2)
            .filter_map(|two| Some(*two.first()?).filter(|a| two.last() == Some(a)))
            .collect();
        for slot in again {
            let told = env.node(slot).filter(|(id, _)| {
                // The same figure in another place of the pattern would have to change along.
                env.rows.iter().all(|row| row.iter().filter(|other| *other == id).count() == 1)
            });
            let Some((id, node)) = told else { continue };
            let value = super::value::of_node(node, env.mode, env.published);
            let Some(have) = value.as_exact().filter(|n| !n.is_zero()) else { continue };
            let off = |n: &Number| {
                let given = BTreeMap::from([(id, Interval::exact(n.clone()))]);
                let env = Env { given: Some(&given), ..*env };
                Some(env.eval(a).as_exact()? - env.eval(b).as_exact()?)
            };
            let other = have + have;
            let right = (|| {
                let (at, there) = (off(have)?, off(&other)?);
                let right = have - &(&at * have).checked_div(&(&there - &at))?;
                off(&right).filter(Number::is_zero).map(|_| right)
            })();
            let mention = node.mention.as_ref();
            let written = right.filter(|n| !n.is_negative() && !n.is_zero()).zip(mention);
            if let Some(value) = written.and_then(|(n, mention)| as_written(&n, mention)) {
                self.note(slot, Target::Figure(None), value, env);
            }
        }
    }

    /// `expr` must be `goal`.
    fn solve(&mut self, expr: &Expr, goal: Number, env: &Env<'_>) {
        let exact = |e: &Expr| env.eval(e).as_exact().cloned();
        match &expr.kind {
            ExprKind::Var(slot) => {
                let mention = env.node(*slot).and_then(|(_, node)| node.mention.as_ref());
                if let Some(value) = mention.and_then(|m| as_written(&goal, m)) {
                    self.push(*slot, Target::Figure(None), value, env);
                }
            }
            ExprKind::Prop(slot, Prop::Utc) => {
                if let Some(have) = exact(expr) {
                    self.hour(*slot, &have, &goal, env);
                }
            }
            ExprKind::Call(Function::YearOf, args) => {
                if let Some(Expr { kind: ExprKind::Var(slot), .. }) = args.first() {
                    self.year(*slot, goal, env);
                }
            }
            ExprKind::Prop(slot, prop) => self.push(*slot, Target::Part(*prop), goal, env),
            ExprKind::Neg(inner) => self.solve(inner, -goal, env),
            ExprKind::Binary(op, a, b) => {
                let (Some(x), Some(y)) = (exact(a), exact(b)) else { return };
                let (left, right) = match op {
                    Op::Add => (Some(&goal - &y), Some(&goal - &x)),
                    Op::Sub => (Some(&goal + &y), Some(&x - &goal)),
                    Op::Mul => (goal.checked_div(&y), goal.checked_div(&x)),
                    Op::Div => (Some(&goal * &y), x.checked_div(&goal)),
                    _ => return,
                };
                for (side, goal) in [(a, left), (b, right)] {
                    if let Some(goal) = goal {
                        self.solve(side, goal, env);
                    }
                }
            }
            ExprKind::Call(Function::Abs, args) => {
                if let Some((arg, value)) = args.first().and_then(|a| Some((a, exact(a)?))) {
                    self.solve(arg, if value.is_negative() { -goal } else { goal }, env);
                }
            }
            ExprKind::Call(Function::Rounded | Function::Loosely | Function::Stated, args) => {
                if let Some(arg) = args.first() {
                    self.solve(arg, goal, env);
                }
            }
            ExprKind::Call(Function::Bare, args) => {
                // In the unit of the figure already.
                if let Some(ExprKind::Var(slot)) = args.first().map(|arg| &arg.kind) {
                    self.push(*slot, Target::Figure(None), goal, env);
                }
            }
            ExprKind::Call(Function::Sum, args) => {
                let (Some(arg), Some(sum)) = (args.first(), exact(expr)) else { return };
                for choice in env.choices(arg) {
                    if let Some(value) = choice.eval(arg).as_exact() {
                        self.solve(arg, &(&goal - &sum) + value, &choice);
                    }
                }
            }
            _ => {}
        }
    }

    /// Notes a change, unless the variable stands in the requirement more than once or
    /// nothing would change.
    fn push(&mut self, slot: usize, target: Target, value: Number, env: &Env<'_>) {
        let prop_only =
            matches!(target, Target::Part(p) if p != Prop::Year) || matches!(target, Target::End(..));
        if !prop_only && self.uses.iter().filter(|(used, _)| *used == slot).count() != 1 {
            return;
        }
        if !value.is_negative() && !value.is_zero() {
            self.note(slot, target, value, env);
        }
    }

    fn note(&mut self, slot: usize, target: Target, value: Number, env: &Env<'_>) {
        if let Some((node, _)) = env.node(slot) {
            let fix = Fix { node, target, value };
            if !self.fixes.contains(&fix) {
                self.fixes.push(fix);
            }
        }
    }
}

/// "abs(…) <= 1"
fn is_tolerance(a: &Expr, b: &Expr) -> bool {
    matches!(a.kind, ExprKind::Call(Function::Abs, _)) && matches!(b.kind, ExprKind::Number(_))
}
