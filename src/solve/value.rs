//! Values of expressions, and what claims are worth in them.

use super::time::{DateValue, Length};
use crate::graph::Node;
use crate::mention::{Amount, Kind, Mention, Value as Written};
use crate::value::time::TimeExpr;
use crate::value::{Bound, Currency, Dimension, Interval, Number, Reading, Truth, Unit};

/// Which reading of the figures is computed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The figures as they stand, for messages and replacements.
    Stated,
    /// As a strict reader takes them.
    Plain,
    /// As the most generous fair reader takes them.
    Lenient,
}

impl Mode {
    pub(super) fn of(self, reading: &Reading) -> Interval {
        match (self, &reading.stated) {
            (Mode::Stated, Some(value)) => Interval::exact(value.clone()),
            (Mode::Stated | Mode::Plain, _) => reading.plain.clone(),
            (Mode::Lenient, _) => reading.lenient.clone(),
        }
    }
}

/// What a number counts; different things neither add nor compare.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Dim {
    /// A constant of the rule: goes with everything.
    Scalar,
    /// A bare figure of the text, whose unit is left to the reader.
    Bare,
    /// Counted things.
    Count,
    /// A share; 60% is 3/5.
    Ratio,
    /// Money.
    Money(Currency),
    /// A physical quantity, in the base unit of its dimension.
    Physical(Dimension),
    /// Whatever the other operand is in: a measure that no figure tells.
    Open,
    /// A unit that only goes with itself.
    Symbol(&'static str),
}

impl Dim {
    /// The common dimension of two operands of a sum or comparison.
    pub fn join(self, other: Dim) -> Option<Dim> {
        match (self, other) {
            (a, b) if a == b => Some(a),
            (Dim::Open | Dim::Scalar, d) | (d, Dim::Open | Dim::Scalar) => Some(d),
            // A bare figure is in no unit, a measured one in the base of its own.
            (Dim::Bare, Dim::Physical(_)) | (Dim::Physical(_), Dim::Bare) => None,
            (Dim::Bare, d) | (d, Dim::Bare) => Some(d),
            _ => None,
        }
    }

    pub(super) fn product(self, other: Dim) -> Option<Dim> {
        match (self, other) {
            (Dim::Scalar | Dim::Ratio, d) | (d, Dim::Scalar | Dim::Ratio) => Some(d),
            (Dim::Open, _) | (_, Dim::Open) => Some(Dim::Open),
            (Dim::Bare, _) | (_, Dim::Bare) => Some(Dim::Bare),
            _ => None,
        }
    }

    pub(super) fn quotient(self, other: Dim) -> Option<Dim> {
        match (self, other) {
            (d, Dim::Scalar) => Some(d),
            (a, b) if a == b => Some(Dim::Ratio),
            (d, Dim::Ratio) => Some(d),
            (Dim::Open, _) | (_, Dim::Open) => Some(Dim::Open),
            (Dim::Bare, _) | (_, Dim::Bare) => Some(Dim::Bare),
            _ => None,
        }
    }
}

/// The value of an expression under one reading.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number or a range of numbers.
    Number(Interval, Dim),
    /// A time.
    Date(Box<DateValue>),
    /// A length of time.
    Length(Length),
    /// The time from the first date to the second.
    Elapsed(Box<(DateValue, DateValue)>),
    /// A verdict; `tested` when the text says enough for it to have come out either way.
    Truth {
        /// The verdict.
        truth: Truth,
        /// Whether the operands were known.
        tested: bool,
    },
    /// The text does not say.
    Missing,
}

impl Value {
    /// A verdict on known operands.
    pub fn truth(truth: Truth) -> Value {
        Value::Truth { truth, tested: true }
    }

    /// An exact number.
    pub fn number(value: Number, dim: Dim) -> Value {
        Value::Number(Interval::exact(value), dim)
    }

    /// The one number it is.
    pub fn as_exact(&self) -> Option<&Number> {
        match self {
            Value::Number(interval, _) => interval.as_exact(),
            _ => None,
        }
    }
}

/// What the claim of `node` is worth; missing for nodes that state nothing.
pub fn of_node(node: &Node, mode: Mode, published: Option<jiff::civil::Date>) -> Value {
    node.mention.as_ref().map_or(Value::Missing, |m| of_mention(m, mode, published))
}

fn of_mention(mention: &Mention, mode: Mode, published: Option<jiff::civil::Date>) -> Value {
    match &mention.value {
        Written::Ordinal(n) => Value::number(i64::from(*n).into(), Dim::Bare),
        Written::Amount(amount) => match (amount.unit, mention.kind) {
            (Unit::Time(grain), _) => Value::Length(Length { amount: mode.of(&amount.reading), grain }),
            (_, Kind::Age) => {
                let grain = crate::value::time::Grain::Year;
                Value::Length(Length { amount: mode.of(&amount.reading), grain })
            }
            _ => number(amount, mention.kind, mode),
        },
        Written::Time(TimeExpr::Duration(length)) => {
            Length::of(length, mode).map_or(Value::Missing, Value::Length)
        }
        Written::Time(time) => {
            let date = DateValue::of(time, published);
            let hedged = mention.hedge.is_some() && mode == Mode::Lenient;
            Value::Date(Box::new(if hedged { date.widened() } else { date }))
        }
    }
}

fn number(amount: &Amount, kind: Kind, mode: Mode) -> Value {
    let interval = mode.of(&amount.reading);
    let share = matches!(kind, Kind::Percent | Kind::Fraction);
    match amount.unit {
        Unit::None if share => Value::Number(scaled(&interval, &Number::power_of_ten(-2)), Dim::Ratio),
        Unit::None if amount.noun.is_none() => Value::Number(interval, Dim::Bare),
        Unit::None => Value::Number(interval, Dim::Count),
        Unit::Percent | Unit::Points => {
            Value::Number(scaled(&interval, &Number::power_of_ten(-2)), Dim::Ratio)
        }
        Unit::Money(currency) => Value::Number(interval, Dim::Money(currency)),
        Unit::Physical(unit) if unit.dimension == Dimension::Other => {
            Value::Number(interval, Dim::Symbol(unit.symbol))
        }
        Unit::Physical(unit) => {
            let base = |bound: &Option<Bound>| {
                let bound = bound.as_ref()?;
                Some(Bound { value: unit.to_base(&bound.value)?, open: bound.open })
            };
            let interval = Interval { low: base(&interval.low), high: base(&interval.high) };
            Value::Number(interval, Dim::Physical(unit.dimension))
        }
        Unit::Time(grain) => Value::Length(Length { amount: interval, grain }),
    }
}

/// An amount that a rule writes out.
pub(super) fn written(value: &Number, unit: Unit) -> Value {
    let (value, dim) = match unit {
        Unit::Money(currency) => (Some(value.clone()), Dim::Money(currency)),
        Unit::Physical(unit) if unit.dimension == Dimension::Other => {
            (Some(value.clone()), Dim::Symbol(unit.symbol))
        }
        Unit::Physical(unit) => (unit.to_base(value), Dim::Physical(unit.dimension)),
        _ => (Some(value.clone()), Dim::Scalar),
    };
    value.map_or(Value::Missing, |value| Value::number(value, dim))
}

/// Every number of `interval` times the positive `factor`.
pub(super) fn scaled(interval: &Interval, factor: &Number) -> Interval {
    let scale =
        |bound: &Option<Bound>| bound.as_ref().map(|b| Bound { value: &b.value * factor, open: b.open });
    Interval { low: scale(&interval.low), high: scale(&interval.high) }
}

/// `value`, computed in the scale of expressions, in the unit its figure is written in:
/// 3/5 is 60 for a percentage.
pub(super) fn as_written(value: &Number, mention: &Mention) -> Option<Number> {
    let Written::Amount(amount) = &mention.value else { return Some(value.clone()) };
    match amount.unit {
        Unit::Percent | Unit::Points => Some(value * &Number::from(100)),
        Unit::None if matches!(mention.kind, Kind::Percent | Kind::Fraction) => {
            Some(value * &Number::from(100))
        }
        Unit::Physical(unit) if unit.dimension != Dimension::Other => {
            let offset = Number::ratio(unit.offset.0, unit.offset.1)?;
            (value - &offset).checked_div(&Number::ratio(unit.factor.0, unit.factor.1)?)
        }
        _ => Some(value.clone()),
    }
}
