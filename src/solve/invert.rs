//! Which single change would make a broken requirement true.
//!
//! The requirement is solved for each variable that stands in it once, all other
//! figures taken as stated.

use super::eval::Env;
use super::time::{DateValue, Length, minutes_between, steps_between};
use super::value::{Mode, Value, as_written};
use crate::graph::NodeId;
use crate::rule::{Expr, ExprKind, Function, Op, Prop};
use crate::value::time::{Calendar, Grain, month_length};
use crate::value::{Interval, Number, Truth};

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
            ExprKind::Call(Function::Agree, args) => {
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

    /// One of two dates that must be the same: the one part in which the other differs.
    fn date(&mut self, side: &Expr, have: &DateValue, goal: &DateValue, env: &Env<'_>) {
        let (ExprKind::Var(slot), Some(x), Some(y)) = (&side.kind, &have.expr, &goal.expr) else { return };
        if x.calendar != y.calendar {
            return;
        }
        let parts = [
            (Prop::Year, x.year.map(i64::from), y.year.map(i64::from)),
            (Prop::Month, x.month.map(i64::from), y.month.map(i64::from)),
            (Prop::Day, x.day.map(i64::from), y.day.map(i64::from)),
            // Beside a day the weekday follows from it.
            (Prop::Weekday, x.weekday.filter(|_| x.day.is_none()).map(i64::from), y.weekday.map(i64::from)),
        ];
        let mut apart = parts.into_iter().filter(|(_, a, b)| a.is_some() && b.is_some() && a != b);
        if let (Some((part, _, Some(value))), None) = (apart.next(), apart.next()) {
            self.push(*slot, Target::Part(part), value.into(), env);
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

    /// The last day of the month in which there is no such day.
    fn last_day(&mut self, slot: usize, env: &Env<'_>) {
        let Some((node, told)) = env.node(slot) else { return };
        let Value::Date(date) = super::value::of_node(told, env.mode, env.published) else { return };
        let Some(expr) = date.expr.filter(|e| e.calendar == Calendar::Gregorian) else { return };
        let year =
            expr.year.or(env.published.map(|day| day.year().into())).and_then(|y| i16::try_from(y).ok());
        let last = year.zip(expr.month).and_then(|(year, month)| month_length(year, month));
        if let Some((last, _)) = last.zip(expr.day).filter(|(last, day)| last < day && *day <= 31) {
            let target = Target::Part(Prop::Day);
            self.fixes.push(Fix { node, target, value: i64::from(last).into() });
        }
    }

    /// `a` must not be after `b`: the year in which it would not.
    fn order(&mut self, a: &Expr, b: &Expr, env: &Env<'_>) {
        let (ExprKind::Var(first), ExprKind::Var(second)) = (&a.kind, &b.kind) else { return };
        let (Value::Date(x), Value::Date(y)) = (env.eval(a), env.eval(b)) else { return };
        let Some((from, to)) = x.days.zip(y.days).map(|(x, y)| (x.from, y.to)) else { return };
        // A day short of a year is made up by one year.
        let years = (from - to).max(0) / 365 + 1;
        for (slot, date, years) in [(*first, &x, -years), (*second, &y, years)] {
            if let Some(year) = date.expr.as_ref().and_then(|e| e.year) {
                self.push(slot, Target::Part(Prop::Year), (i64::from(year) + years).into(), env);
            }
        }
    }

    /// The year of birth that gives the age that is told.
    fn birth_year(&mut self, side: &Expr, age: &Interval, env: &Env<'_>) {
        let ExprKind::Call(Function::Age, args) = &side.kind else { return };
        let Some((birth, ExprKind::Var(slot))) = args.first().map(|a| (a, &a.kind)) else { return };
        let (Value::Date(date), Value::Length(have)) = (env.eval(birth), env.eval(side)) else { return };
        let year = date.expr.as_ref().and_then(|e| e.year);
        let high = have.amount.high.as_ref().map(|b| b.value.clone());
        if let (Some(year), Some(have), Some(said)) = (year, high, age.as_exact()) {
            let year = &Number::from(i64::from(year)) + &(&have - said);
            self.push(*slot, Target::Part(Prop::Year), year, env);
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

    fn elapsed(
        &mut self,
        dates: &Expr,
        ends: &(DateValue, DateValue),
        length: &Expr,
        said: &Length,
        env: &Env<'_>,
    ) {
        let Some(steps) = likely_steps(&ends.0, &ends.1, said.grain) else { return };
        if let ExprKind::Var(slot) | ExprKind::Prop(slot, Prop::Away) = length.kind {
            self.push(slot, Target::Figure(Some(said.grain)), steps.clone(), env);
        }
        let Some(missing) = missing(ends, said, &steps) else { return };
        let sides: Vec<&Expr> = match &dates.kind {
            ExprKind::Binary(Op::Sub, to, from) => vec![from, to],
            ExprKind::Call(Function::Between, args) => args.iter().collect(),
            _ => return,
        };
        for side in sides {
            let (slot, end) = match side.kind {
                ExprKind::Var(slot) => (slot, None),
                ExprKind::Prop(slot, end @ (Prop::Begins | Prop::Ends)) => (slot, Some(end)),
                _ => continue,
            };
            let Value::Date(date) = env.eval(side) else { continue };
            let Some(expr) = date.expr.as_ref().filter(|e| e.calendar == Calendar::Gregorian) else {
                continue;
            };
            let is_first = date.days == ends.0.days;
            let by = |missing: &Number| if is_first { -missing.clone() } else { missing.clone() };
            let changed = match &missing {
                Missing::Years(years) => {
                    expr.year.map(|year| (Prop::Year, &Number::from(i64::from(year)) + &by(years)))
                }
                Missing::Days(days) => other_day(&date, &by(days)).map(|day| (Prop::Day, day)),
            };
            let Some((part, value)) = changed else { continue };
            self.push(slot, end.map_or(Target::Part(part), |end| Target::End(end, part)), value, env);
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
        if value.is_negative() || value.is_zero() {
            return;
        }
        if let Some((node, _)) = env.node(slot) {
            let fix = Fix { node, target, value };
            if !self.fixes.contains(&fix) {
                self.fixes.push(fix);
            }
        }
    }
}

/// How far a length goes beyond its dates.
enum Missing {
    Years(Number),
    Days(Number),
}

fn missing(ends: &(DateValue, DateValue), said: &Length, steps: &Number) -> Option<Missing> {
    let count = said.amount.as_exact()?;
    if let Some(years) = said.grain.months().filter(|m| m % 12 == 0).map(|m| m / 12) {
        return Some(Missing::Years(&(count - steps) * &Number::from(years)));
    }
    let days = if said.grain == Grain::Week { 7 } else { 1 };
    let (from, to) = (ends.0.days?.single()?, ends.1.days?.single()?);
    let apart = i64::from((to - from).get_days());
    let told = matches!(said.grain, Grain::Day | Grain::Week).then(|| count * &Number::from(days))?;
    // Both ends of so many days count, as in "from 3 to 9 March, seven days".
    let whole = if said.grain == Grain::Day { apart + 1 } else { apart };
    Some(Missing::Days(&told - &Number::from(whole)))
}

/// The day of the month so many days on, where that is in the same month.
fn other_day(date: &DateValue, by: &Number) -> Option<Number> {
    let day = date.days?.single()?;
    let moved = i64::from(day.day()) + by.to_i64()?;
    (1..=i64::from(day.days_in_month())).contains(&moved).then(|| moved.into())
}

/// The number of steps a writer would give: the difference of the years (or months)
/// where one of the dates has no more, else rounded as far as that is fair.
pub fn likely_steps(from: &DateValue, to: &DateValue, grain: Grain) -> Option<Number> {
    if grain <= Grain::Hour {
        let minutes = minutes_between(from, to)?;
        let steps = if grain == Grain::Hour { Number::ratio(minutes, 60)? } else { minutes.into() };
        return (minutes > 0).then_some(steps);
    }
    let fair = steps_between(from, to, grain, Mode::Plain)?;
    let (low, high) = (&fair.low.as_ref()?.value, &fair.high.as_ref()?.value);
    let (first, last) = (from.days?.first()?, to.days?.first()?);
    let months = |d: jiff::civil::Date| i64::from(d.year()) * 12 + i64::from(d.month()) - 1;
    let coarse = from.grain >= grain || to.grain >= grain;
    let steps = match grain.months() {
        Some(size) if coarse && size <= 12 => Number::from(months(last) / size - months(first) / size),
        _ if grain == Grain::Day => low.clone(),
        _ if high.floor() > *low => high.floor(),
        _ => low.round(),
    };
    (!steps.is_negative() && !steps.is_zero()).then_some(steps)
}
