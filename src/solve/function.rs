//! The functions of rule expressions.

use super::eval::{Env, compare, number};
use super::time::{DateValue, as_interval, completed_years};
use super::value::{Dim, Mode, Value, of_node};
use crate::mention::Value as Written;
use crate::rule::{Expr, ExprKind, Function, Op};
use crate::value::time::Calendar;
use crate::value::time::TimeExpr;
use crate::value::{Bound, Interval, Number, Truth};

/// Calls `function`.
pub(super) fn call(env: &Env<'_>, function: Function, args: &[Expr]) -> Value {
    let Some(first) = args.first() else { return Value::Missing };
    let arg = |index: usize| args.get(index).map_or(Value::Missing, |a| env.eval(a));
    match function {
        Function::Count => {
            let count = i64::try_from(env.choices(first).len()).unwrap_or(i64::MAX);
            Value::number(count.into(), Dim::Scalar)
        }
        Function::Sum => fold(env, args, |a, b| a.add(b)),
        Function::Min => fold(env, args, lower),
        Function::Max => fold(env, args, |a, b| lower(&a.neg(), &b.neg()).neg()),
        Function::Abs => match arg(0) {
            Value::Number(interval, dim) => Value::Number(magnitude(&interval), dim),
            _ => Value::Missing,
        },
        Function::WeekdayOf => match arg(0) {
            Value::Date(date) => date
                .weekday(env.mode)
                .map_or(Value::Missing, |day| Value::number(i64::from(day).into(), Dim::Scalar)),
            _ => Value::Missing,
        },
        Function::DayOf => field(&arg(0), |(y, m, _)| (y, m), |f| f.2),
        Function::MonthOf => field(&arg(0), |(y, _, _)| y, |f| f.1),
        Function::YearOf => field(&arg(0), |_| (), |f| f.0),
        Function::Hijri => match arg(0) {
            Value::Date(date) => Value::Date(Box::new(DateValue { calendar: Calendar::Hijri, ..*date })),
            _ => Value::Missing,
        },
        Function::Days => match arg(0) {
            Value::Date(date) => {
                number(date.days.map(as_interval).unwrap_or_default(), date.days.map(|_| Dim::Scalar))
            }
            _ => Value::Missing,
        },
        Function::Age => match (arg(0), arg(1)) {
            (Value::Date(a), Value::Date(b)) => completed_years(&a, &b).map_or(Value::Missing, Value::Length),
            _ => Value::Missing,
        },
        Function::Between => match (arg(0), arg(1)) {
            (Value::Date(a), Value::Date(b)) => between(*a, *b),
            _ => Value::Missing,
        },
        // Only all statements together tell.
        Function::When => Value::Missing,
        Function::Agree => agree(env, args),
        Function::Restates => restates(env, args),
        Function::Near => verdict(near(env, args)),
        Function::Could => match arg(0) {
            Value::Truth { truth, tested: true } => Value::truth(Truth::from(truth != Truth::Breaks)),
            _ => Value::Missing,
        },
        Function::Rounded => rounded(env, first),
        Function::Loosely => loosely(env, first),
        Function::Bare => bare(env, first),
        Function::Stated => Env { mode: Mode::Stated, ..*env }.eval(first),
    }
}

/// A change by a factor as told ("doubled"): a twentieth either side, a sixth in the
/// lenient reading.
pub(super) fn factor(factor: &Number, mode: Mode) -> Value {
    let share = match mode {
        Mode::Stated => Number::ZERO,
        Mode::Plain => Number::ratio(1, 20).unwrap_or(Number::ZERO),
        Mode::Lenient => Number::ratio(1, 6).unwrap_or(Number::ZERO),
    };
    let width = factor * &share;
    Value::Number(Interval::closed(factor - &width, factor + &width), Dim::Scalar)
}

fn verdict(truth: Option<Truth>) -> Value {
    truth.map_or(Value::Missing, Value::truth)
}

/// Over the choices of a group with one argument, else over the arguments.
fn fold(env: &Env<'_>, args: &[Expr], join: impl Fn(&Interval, &Interval) -> Interval) -> Value {
    let values: Vec<Value> = match args {
        [one] => env.choices(one).iter().map(|choice| choice.eval(one)).collect(),
        _ => args.iter().map(|a| env.eval(a)).collect(),
    };
    let mut values = values.into_iter();
    let Some(Value::Number(mut sum, mut dim)) = values.next() else { return Value::Missing };
    for value in values {
        let Value::Number(interval, other) = value else { return Value::Missing };
        let Some(joined) = dim.join(other) else { return Value::Missing };
        sum = join(&sum, &interval);
        dim = joined;
    }
    Value::Number(sum, dim)
}

fn lower(a: &Interval, b: &Interval) -> Interval {
    let less = |x: &Option<Bound>, y: &Option<Bound>, missing_is_less: bool| match (x, y) {
        (Some(x), Some(y)) => Some(if x.value <= y.value { x.clone() } else { y.clone() }),
        _ if missing_is_less => None,
        (x, y) => x.clone().or(y.clone()),
    };
    Interval { low: less(&a.low, &b.low, true), high: less(&a.high, &b.high, false) }
}

fn magnitude(interval: &Interval) -> Interval {
    if interval.is_non_negative() {
        return interval.clone();
    }
    let flipped = interval.neg();
    if flipped.is_non_negative() {
        return flipped;
    }
    let high = match (&interval.high, &flipped.high) {
        (Some(a), Some(b)) => Some(if a.value >= b.value { a.clone() } else { b.clone() }),
        _ => None,
    };
    Interval { low: Some(Bound { value: Number::ZERO, open: false }), high }
}

type Fields = (i64, i64, i64);

/// Reads a field of a time, from its first to its last day, where both share `key`.
fn field<K: PartialEq>(value: &Value, key: impl Fn(Fields) -> K, read: impl Fn(Fields) -> i64) -> Value {
    let Value::Date(date) = value else { return Value::Missing };
    match date.fields() {
        Some([first, last]) if key(first) == key(last) => {
            Value::Number(Interval::closed(read(first).into(), read(last).into()), Dim::Scalar)
        }
        _ => Value::Missing,
    }
}

fn between(a: DateValue, b: DateValue) -> Value {
    let (Some(first), Some(second)) = (a.days, b.days) else { return Value::Missing };
    let ordered = if first.from + first.to <= second.from + second.to { (a, b) } else { (b, a) };
    Value::Elapsed(Box::new(ordered))
}

/// Two figures agree when the lenient reading cannot tell them apart: 3,000 in a
/// headline is 2,950 in the body, and no reader is misled.
fn agree(env: &Env<'_>, args: &[Expr]) -> Value {
    let lenient = Env { mode: Mode::Lenient, ..*env };
    let (Some(a), Some(b)) = (args.first(), args.get(1)) else { return Value::Missing };
    match (lenient.eval(a), lenient.eval(b)) {
        // One hedge loosens both alike: a strict reader holds what they say against each other.
        _ if env.mode != Mode::Lenient && hedged_apart(env, a, b) => Value::truth(Truth::Breaks),
        (Value::Length(x), Value::Length(y)) => verdict(x.agrees(&y)),
        (x, y) => verdict(compare(Op::Eq, &x, &y, Mode::Lenient)),
    }
}

/// As [`agree`]; "two million" and "three million" are one only for who rounds generously.
fn restates(env: &Env<'_>, args: &[Expr]) -> Value {
    let amount = |e: &Expr| match &e.kind {
        ExprKind::Var(slot) => match &env.node(*slot)?.1.mention.as_ref()?.value {
            Written::Amount(amount) => Some((amount.reading.stated.as_ref()?, amount.hedge, None)),
            Written::Time(TimeExpr::Duration(length)) => match length.parts.as_slice() {
                [part] => Some((part.amount.stated.as_ref()?, None, Some(part.grain))),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    };
    let told = args.first().and_then(amount).zip(args.get(1).and_then(amount));
    match told {
        Some(((x, a, grain), (y, b, other)))
            if env.mode != Mode::Lenient && grain == other && x.told_as(y, a, b) == Some(false) =>
        {
            Value::truth(Truth::Breaks)
        }
        _ => agree(env, args),
    }
}

/// "Nearly 60%" and "nearly 65%", "at least 34" and "at least 24" where both are said of one thing.
fn hedged_apart(env: &Env<'_>, a: &Expr, b: &Expr) -> bool {
    let amount = |e: &Expr| match &e.kind {
        ExprKind::Var(slot) => match &env.node(*slot)?.1.mention.as_ref()?.value {
            Written::Amount(amount) => Some((amount.hedge?, amount.reading.stated.as_ref()?)),
            _ => None,
        },
        _ => None,
    };
    amount(a).zip(amount(b)).is_some_and(|((hedge, x), (other, y))| hedge == other && x.rounds_apart(y))
}

/// Near misses, see [`Number::looks_like`].
fn near(env: &Env<'_>, args: &[Expr]) -> Option<Truth> {
    let stated = Env { mode: Mode::Stated, ..*env };
    let (a, b) = (stated.eval(args.first()?), stated.eval(args.get(1)?));
    Some(Truth::from(a.as_exact()?.looks_like(b.as_exact()?)))
}

/// The same with two digits at least: "100 km" is as exact as "110 km" is.
pub(super) fn last_digit(value: &Number) -> i32 {
    let unit = value.last_place();
    let one_digit = unit > 0 && value.abs() < Number::power_of_ten(unit + 1);
    if one_digit { unit - 1 } else { unit }
}

/// A difference as it is told: off by no more than one at its second digit, unless it is an exact
/// count.
fn loosely(env: &Env<'_>, arg: &Expr) -> Value {
    let ExprKind::Var(slot) = arg.kind else { return env.eval(arg) };
    let Some((_, node)) = env.node(slot) else { return Value::Missing };
    let mut node = node.clone();
    if let Some(Written::Amount(amount)) = node.mention.as_mut().map(|m| &mut m.value)
        && let Some(value) = amount.reading.stated.clone()
        && amount.reading.lenient != Interval::exact(value.clone())
    {
        // What rounds to one more or one less there.
        let width = &Number::power_of_ten(first_digit(&value) - 2) * &Number::from(15);
        let around = Interval::closed(&value - &width, &value + &width);
        amount.reading.plain = amount.reading.plain.hull(&around);
        amount.reading.lenient = amount.reading.lenient.hull(&around);
    }
    of_node(&node, env.mode, env.published)
}

/// The exponent of a number's first digit.
fn first_digit(value: &Number) -> i32 {
    let value = value.abs();
    (-6..30).rev().find(|e| Number::power_of_ten(*e) <= value).unwrap_or(0)
}

/// The number alone, as its figure writes it.
fn bare(env: &Env<'_>, arg: &Expr) -> Value {
    let ExprKind::Var(slot) = arg.kind else { return env.eval(arg) };
    let mention = env.node(slot).and_then(|(_, node)| node.mention.as_ref());
    let interval = match mention.map(|m| &m.value) {
        Some(Written::Amount(amount)) => Some(env.mode.of(&amount.reading)),
        Some(Written::Time(TimeExpr::Duration(length))) => match length.parts.as_slice() {
            [one] => Some(env.mode.of(&one.amount)),
            _ => None,
        },
        _ => None,
    };
    interval.map_or(Value::Missing, |interval| Value::Number(interval, Dim::Bare))
}

/// A converted figure: what rounds to it at its last digit, twice that in the lenient
/// reading, in the unit it is written in.
fn rounded(env: &Env<'_>, arg: &Expr) -> Value {
    let ExprKind::Var(slot) = arg.kind else { return env.eval(arg) };
    let Some((_, node)) = env.node(slot) else { return Value::Missing };
    let mut node = node.clone();
    if let Some(Written::Amount(amount)) = node.mention.as_mut().map(|m| &mut m.value)
        && let Some(value) = amount.reading.stated.clone()
    {
        let half = Number::ratio(1, 2).unwrap_or(Number::ONE);
        let exact = Number::power_of_ten(last_digit(&value));
        // "60 miles" for 62 and "2,000 km" for 1,931 are round, not wrong.
        let round = &half * &Number::power_of_ten(value.last_place());
        let around = |width: &Number| Interval::closed(&value - width, &value + width);
        amount.reading.plain = amount.reading.plain.hull(&around(&(&half * &exact))).hull(&around(&round));
        amount.reading.lenient = amount.reading.plain.hull(&around(&exact));
    }
    of_node(&node, env.mode, env.published)
}
