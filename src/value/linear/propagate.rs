//! Interval propagation: what each inequality leaves of the range of each of its variables.

use super::system::Inequality;
use crate::value::{Bound, Interval, Number};

/// How often the inequalities are gone through. Cycles of them can narrow for ever; the
/// simplex decides what is left open.
const ROUNDS: usize = 8;

/// The range of each variable; `None` where one has no value left.
pub fn propagate(variables: usize, system: &[Inequality]) -> Option<Vec<Interval>> {
    narrow(vec![Interval::default(); variables], system)
}

/// The same, from ranges that are known already.
pub fn narrow(mut ranges: Vec<Interval>, system: &[Inequality]) -> Option<Vec<Interval>> {
    for _ in 0..ROUNDS {
        let mut changed = false;
        for inequality in system {
            changed |= tighten(&mut ranges, inequality)?;
        }
        if !changed {
            break;
        }
    }
    Some(ranges)
}

/// Narrows the variables of one inequality; `None` when a range is empty.
fn tighten(ranges: &mut [Interval], inequality: &Inequality) -> Option<bool> {
    let least: Vec<Option<Bound>> = inequality.terms.iter().map(|(v, c)| least(ranges.get(*v)?, c)).collect();
    let unbounded = least.iter().filter(|l| l.is_none()).count();
    let mut sum = Bound { value: Number::ZERO, open: inequality.strict };
    for bound in least.iter().flatten() {
        sum = Bound { value: &sum.value + &bound.value, open: sum.open || bound.open };
    }
    if unbounded == 0 && (sum.value > inequality.bound || sum.value == inequality.bound && sum.open) {
        return None;
    }
    let is_open = |bound: &Option<Bound>| bound.as_ref().is_some_and(|bound| bound.open);
    let open = least.iter().filter(|bound| is_open(bound)).count();
    let mut changed = false;
    for ((variable, coefficient), mine) in inequality.terms.iter().zip(&least) {
        // The others at their least leave this much for the term.
        let others = match (unbounded, mine) {
            (0, Some(mine)) => &sum.value - &mine.value,
            (1, None) => sum.value.clone(),
            _ => continue,
        };
        let others_open = inequality.strict || open > usize::from(is_open(mine));
        let limit = (&inequality.bound - &others).checked_div(coefficient)?;
        let side = match coefficient.is_negative() {
            true => Interval::above(limit, others_open),
            false => Interval::below(limit, others_open),
        };
        let range = ranges.get_mut(*variable)?;
        let narrowed = range.intersect(&side);
        if narrowed.is_empty() {
            return None;
        }
        changed |= narrowed != *range;
        *range = narrowed;
    }
    Some(changed)
}

/// The least that `coefficient` times a value of `range` can be.
fn least(range: &Interval, coefficient: &Number) -> Option<Bound> {
    let end = if coefficient.is_negative() { &range.high } else { &range.low };
    end.as_ref().map(|b| Bound { value: &b.value * coefficient, open: b.open })
}
