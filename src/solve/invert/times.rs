//! The changes of a date, a period, an hour or a length that would settle a requirement.

use super::Fix;
use super::{Solver, Target};
use crate::mention::Value as Written;
use crate::rule::{Expr, ExprKind, Function, Op, Prop};
use crate::solve::eval::Env;
use crate::solve::time::{DateValue, Length, minutes_between, steps_between};
use crate::solve::value::{Mode, Value, of_node};
use crate::value::time::{Calendar, ClockTime, Grain, PeriodName, TimeExpr, month_length};
use crate::value::{Interval, Number};

impl Solver {
    /// One of two dates that must be the same: the one part in which the other differs.
    pub(super) fn date(&mut self, side: &Expr, have: &DateValue, goal: &DateValue, env: &Env<'_>) {
        if goal.expr.is_some() && have.expr.is_none() {
            return self.period(side, goal, env);
        }
        let (Some(x), Some(y)) = (&have.expr, &goal.expr) else { return };
        if x.calendar != y.calendar {
            return self.day(side, have, goal, env);
        }
        let ExprKind::Var(slot) = &side.kind else { return };
        let parts = [
            (Prop::Year, x.year.map(i64::from), y.year.map(i64::from)),
            (Prop::Month, x.month.map(i64::from), y.month.map(i64::from)),
            (Prop::Day, x.day.map(i64::from), y.day.map(i64::from)),
            // Beside a day the weekday follows from it.
            (Prop::Weekday, x.weekday.filter(|_| x.day.is_none()).map(i64::from), y.weekday.map(i64::from)),
        ];
        let mut apart = parts.into_iter().filter(|(_, a, b)| a.is_some() && b.is_some() && a != b);
        match (apart.next(), apart.next()) {
            (Some((part, _, Some(value))), None) => {
                self.push(*slot, Target::Part(part), value.into(), env);
            }
            (Some(_), Some(_)) => self.day(side, have, goal, env),
            _ => {}
        }
    }

    /// The date as that of another one, in all that it tells.
    fn day(&mut self, side: &Expr, have: &DateValue, goal: &DateValue, env: &Env<'_>) {
        let Some(days) = goal.days.filter(|_| goal.grain <= have.grain) else { return };
        let hijri = |date: &DateValue| date.expr.as_ref().is_some_and(|e| e.calendar == Calendar::Hijri);
        // Months of the two calendars do not begin together.
        if hijri(have) != hijri(goal) && goal.grain > Grain::Day {
            return;
        }
        // The tables of the Hijri calendar are taken with a day either side.
        let day = days.from + i64::from(hijri(goal));
        let (slot, paired) = match side.kind {
            ExprKind::Var(slot) => (slot, false),
            ExprKind::Prop(slot, Prop::Paired) => (slot, true),
            _ => return,
        };
        self.note(slot, Target::Day { paired }, day.into(), env);
    }

    /// The decade, century, quarter or half in which a date lies.
    fn period(&mut self, side: &Expr, date: &DateValue, env: &Env<'_>) {
        let ExprKind::Var(slot) = side.kind else { return };
        let Some((_, node)) = env.node(slot) else { return };
        let Some(Written::Time(TimeExpr::Period(period))) = node.mention.as_ref().map(|m| &m.value) else {
            return;
        };
        let Some((first, last)) = date.days.and_then(|d| d.first().zip(d.last())) else { return };
        let of = |day: jiff::civil::Date| {
            let (year, month) = (i64::from(day.year()), i64::from(day.month()));
            match period.name {
                PeriodName::Decade(_) => Some(year - year.rem_euclid(10)),
                PeriodName::Century(_) => Some((year + 99).div_euclid(100)),
                PeriodName::Quarter(_) => Some((month + 2) / 3),
                PeriodName::Half(_) => Some((month + 5) / 6),
                _ => None,
            }
        };
        if let (Some(name), true) = (of(first), of(first) == of(last)) {
            self.note(slot, Target::Name, name.into(), env);
        }
    }

    /// The year that a date must tell.
    pub(super) fn year(&mut self, slot: usize, goal: Number, env: &Env<'_>) {
        let told = env.node(slot).map(|(_, node)| of_node(node, env.mode, env.published));
        let Some(Value::Date(date)) = told else { return };
        if date.expr.is_some_and(|expr| expr.calendar == Calendar::Gregorian) {
            self.push(slot, Target::Part(Prop::Year), goal, env);
        }
    }

    /// The hour of a clock that stands at `have` in universal time and must stand at `goal`.
    pub(super) fn hour(&mut self, slot: usize, have: &Number, goal: &Number, env: &Env<'_>) {
        let told = env.node(slot).map(|(_, node)| of_node(node, env.mode, env.published));
        let Some(Value::Date(date)) = told else { return };
        let (Some(clock), Some(by)) = (&date.clock, (goal - have).to_i64()) else { return };
        self.moved_hour(slot, None, clock, (by + DAY / 2).rem_euclid(DAY) - DAY / 2, env);
    }

    /// An hour so many minutes on; over midnight the day beside it would change too.
    fn moved_hour(&mut self, slot: usize, end: Option<Prop>, clock: &ClockTime, by: i64, env: &Env<'_>) {
        let moved = i64::from(clock.hour) * 60 + i64::from(clock.minute) + by;
        if clock.date.is_none() || (0..DAY).contains(&moved) {
            self.note(slot, Target::Hour(end), moved.rem_euclid(DAY).into(), env);
        }
    }

    /// The last day of the month in which there is no such day.
    pub(super) fn last_day(&mut self, slot: usize, env: &Env<'_>) {
        let Some((node, told)) = env.node(slot) else { return };
        let Value::Date(date) = of_node(told, env.mode, env.published) else { return };
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
    pub(super) fn order(&mut self, a: &Expr, b: &Expr, env: &Env<'_>) {
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
    pub(super) fn birth_year(&mut self, side: &Expr, age: &Interval, env: &Env<'_>) {
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

    pub(super) fn elapsed(
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
            if let Value::Date(date) = env.eval(side) {
                let is_first = *date == ends.0;
                self.moved(slot, end, &date, &missing.signed(is_first), env);
            }
        }
    }

    /// A date, the end of a stated period or an hour, moved by so much.
    fn moved(&mut self, slot: usize, end: Option<Prop>, date: &DateValue, by: &Missing, env: &Env<'_>) {
        if let (Missing::Minutes(by), Some(clock)) = (by, &date.clock) {
            return self.moved_hour(slot, end, clock, *by, env);
        }
        let Some(expr) = date.expr.as_ref().filter(|e| e.calendar == Calendar::Gregorian) else { return };
        let part = match by {
            Missing::Years(by) => expr.year.map(|year| (Prop::Year, i64::from(year) + by)),
            Missing::Days(by) => other_day(date, *by).map(|day| (Prop::Day, day)),
            _ => None,
        };
        if let Some((part, value)) = part {
            let target = end.map_or(Target::Part(part), |end| Target::End(end, part));
            return self.push(slot, target, value.into(), env);
        }
        // A day of another month; the ends of one period are told together.
        let length = match by {
            Missing::Days(by) => Length { amount: Interval::exact((*by).into()), grain: Grain::Day },
            Missing::Months(by) => Length { amount: Interval::exact((*by).into()), grain: Grain::Month },
            _ => return,
        };
        if let Some(days) = date.moved(&length, 1).filter(|_| end.is_none()).and_then(|moved| moved.days) {
            self.note(slot, Target::Day { paired: false }, days.from.into(), env);
        }
    }
}

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// How far a length goes beyond its dates.
#[derive(Clone, Copy)]
enum Missing {
    Years(i64),
    Months(i64),
    Days(i64),
    Minutes(i64),
}

impl Missing {
    /// How far the first of the two dates would have to move, or the last.
    fn signed(self, first: bool) -> Missing {
        let sign = if first { -1 } else { 1 };
        match self {
            Missing::Years(n) => Missing::Years(n * sign),
            Missing::Months(n) => Missing::Months(n * sign),
            Missing::Days(n) => Missing::Days(n * sign),
            Missing::Minutes(n) => Missing::Minutes(n * sign),
        }
    }
}

fn missing(ends: &(DateValue, DateValue), said: &Length, steps: &Number) -> Option<Missing> {
    let count = said.amount.as_exact()?;
    let more = count - steps;
    if let Some(months) = said.grain.months() {
        let months = (&more * &Number::from(months)).to_i64()?;
        return Some(if months % 12 == 0 { Missing::Years(months / 12) } else { Missing::Months(months) });
    }
    match said.grain {
        Grain::Minute => return more.to_i64().map(Missing::Minutes),
        Grain::Hour => return (&more * &Number::from(60)).to_i64().map(Missing::Minutes),
        _ => {}
    }
    let days = if said.grain == Grain::Week { 7 } else { 1 };
    let (from, to) = (ends.0.days?.single()?, ends.1.days?.single()?);
    let apart = i64::from((to - from).get_days());
    let told = matches!(said.grain, Grain::Day | Grain::Week).then(|| count * &Number::from(days))?;
    // Both ends of so many days count, as in "from 3 to 9 March, seven days".
    let whole = if said.grain == Grain::Day { apart + 1 } else { apart };
    (&told - &Number::from(whole)).to_i64().map(Missing::Days)
}

/// The day of the month so many days on, where that is in the same month.
fn other_day(date: &DateValue, by: i64) -> Option<i64> {
    let day = date.days?.single()?;
    let moved = i64::from(day.day()) + by;
    (1..=i64::from(day.days_in_month())).contains(&moved).then_some(moved)
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
