//! Units and scales that are said once: "to 76% from 74", "to 84 billion from 80".

use crate::graph::build::Draft;
use crate::language::Sense;
use crate::mention::{Kind, Value};
use crate::value::{Bound, Interval, Number, Printed, Reading, Unit};

/// Gives the bare figure `bare` the unit and scale of `full`, in the graph only: the mention
/// stays as it was read.
pub(super) fn unit(draft: &mut Draft<'_, '_>, bare: usize, full: usize) {
    let (Some(b), Some(f)) = (draft.get(bare), draft.get(full)) else { return };
    let (Some(small), Some(large)) = (b.amount(), f.amount()) else { return };
    if b.mention.kind != Kind::Number || small.unit != Unit::None || small.noun.is_some() {
        return;
    }
    let scale =
        scale_of(draft, full).filter(|scale| scale_of(draft, bare).is_none() && fits(small, large, scale));
    let (kind, unit) = (f.mention.kind, large.unit);
    let value = small.reading.stated.clone();
    let hedge = small.hedge;
    let readings = draft.claims.document.readings;
    let Some(mention) = draft.mention_mut(bare) else { return };
    if unit != Unit::None {
        mention.kind = kind;
    }
    let Value::Amount(amount) = &mut mention.value else { return };
    amount.unit = unit;
    if unit == Unit::Percent
        && let Some(value) = value
    {
        let printed = Printed::Share { unit: -decimals(&value) };
        amount.reading = Reading::of(value, printed, hedge, &readings);
    } else if let Some(scale) = scale {
        amount.reading = scaled(&amount.reading, &scale);
    }
}

/// Makes "seven points" beside percentages a figure of percentage points, in the graph only.
pub(super) fn points(draft: &mut Draft<'_, '_>, index: usize) {
    let readings = draft.claims.document.readings;
    let Some(mention) = draft.mention_mut(index).filter(|m| m.kind == Kind::Quantity) else { return };
    let Value::Amount(amount) = &mut mention.value else { return };
    let Some(value) = amount.reading.stated.clone() else { return };
    let printed = Printed::Share { unit: -decimals(&value) };
    amount.reading = Reading::of(value, printed, amount.hedge, &readings);
    amount.unit = Unit::Points;
    mention.kind = Kind::Percent;
}

/// Brings a difference in cents or piastres to the unit of the sum it changes, in the graph
/// only. Whether it was such a difference.
pub(super) fn minor_unit(draft: &mut Draft<'_, '_>, minor: usize, sum: usize) -> bool {
    let unit = |c: usize| match draft.get(c).and_then(|c| c.amount()).map(|a| a.unit) {
        Some(Unit::Money(currency)) => Some(currency),
        _ => None,
    };
    let (Some(small), Some(large)) = (unit(minor), unit(sum)) else { return false };
    let hundredth = match small.0 {
        "cent" | "pence" | "centime" | "piastre" | "halala" | "kopeck" | "kopek" | "ore" => -2,
        "fils" if large.0 == "dirham" || large.0 == "AED" => -2,
        "fils" | "millime" => -3,
        _ => return false,
    };
    let scale = Number::power_of_ten(hundredth);
    if small == large {
        return false;
    }
    let Some(Value::Amount(amount)) = draft.mention_mut(minor).map(|m| &mut m.value) else {
        return false;
    };
    let bound = |b: &Option<Bound>| b.as_ref().map(|b| Bound { value: &b.value * &scale, open: b.open });
    let interval = |i: &Interval| Interval { low: bound(&i.low), high: bound(&i.high) };
    amount.reading = Reading {
        stated: amount.reading.stated.as_ref().map(|v| v * &scale),
        plain: interval(&amount.reading.plain),
        lenient: interval(&amount.reading.lenient),
    };
    amount.unit = Unit::Money(large);
    true
}

/// The scale word in a figure, as a power of ten.
fn scale_of(draft: &Draft<'_, '_>, index: usize) -> Option<Number> {
    let claim = draft.get(index)?;
    let (_, exponent) = draft.claims.find(claim.block, claim.mention.tokens.clone(), |s| match s {
        Sense::Scale(e) | Sense::DualScale(e) if *e >= 3 => Some(*e),
        _ => None,
    })?;
    Some(Number::power_of_ten(exponent.into()))
}

/// Whether the scale brings the two to one order of magnitude; "from 80" may be just eighty.
fn fits(bare: &crate::mention::Amount, full: &crate::mention::Amount, scale: &Number) -> bool {
    let (Some(a), Some(b)) = (&bare.reading.stated, &full.reading.stated) else { return false };
    let lifted = a * scale;
    let ten = Number::from(10);
    lifted <= b * &ten && b <= &(&lifted * &ten)
}

fn scaled(reading: &Reading, scale: &Number) -> Reading {
    let bound = |b: &Option<Bound>| b.as_ref().map(|b| Bound { value: &b.value * scale, open: b.open });
    let interval = |i: &Interval| Interval { low: bound(&i.low), high: bound(&i.high) };
    let half = Number::ratio(1, 2).unwrap_or(Number::ZERO);
    let value = reading.stated.as_ref().map(|v| v * scale);
    // As printed, the last digit of a scaled figure is rounded.
    let last = value.as_ref().map_or(0, |v| decimals(&v.checked_div(scale).unwrap_or(Number::ZERO)));
    let slack = &(&half * scale) * &Number::power_of_ten(-i32::from(last));
    let loose = Interval::closed(-slack.clone(), slack);
    Reading {
        stated: value,
        plain: interval(&reading.plain),
        lenient: interval(&reading.lenient).add(&loose),
    }
}

/// Decimals of a number as written, at most 6.
fn decimals(value: &Number) -> i8 {
    (0..6).find(|d| value.round_to((*d).into()) == *value).unwrap_or(6)
}
