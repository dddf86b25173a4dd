//! The general simplex (Dutertre and de Moura 2006) over exact rationals: whether linear
//! inequalities can hold together, and a set of them that cannot.

use super::system::Inequality;
use crate::value::Number;
use std::collections::BTreeMap;

/// How many steps it may take. Bland's rule ends always, but not always soon.
const STEPS: usize = 20_000;

/// A number and a multiple of a positive infinitesimal, which stands for "strictly".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Value {
    real: Number,
    tiny: Number,
}

impl Value {
    const ZERO: Value = Value { real: Number::ZERO, tiny: Number::ZERO };

    fn plus(&self, other: &Value) -> Value {
        Value { real: &self.real + &other.real, tiny: &self.tiny + &other.tiny }
    }

    fn minus(&self, other: &Value) -> Value {
        Value { real: &self.real - &other.real, tiny: &self.tiny - &other.tiny }
    }

    fn times(&self, factor: &Number) -> Value {
        Value { real: &self.real * factor, tiny: &self.tiny * factor }
    }
}

/// A limit of a variable, with the inequality that sets it.
type Limit = Option<(Value, usize)>;

type Row = BTreeMap<usize, Number>;

#[derive(Default)]
struct Tableau {
    low: Vec<Limit>,
    high: Vec<Limit>,
    values: Vec<Value>,
    /// Basic variables as sums of the others.
    rows: BTreeMap<usize, Row>,
}

/// Inequalities, by index, that cannot hold together; `None` where all can, or where the
/// answer would take too long.
pub fn conflict(variables: usize, system: &[Inequality]) -> Option<Vec<usize>> {
    let mut tableau = Tableau::default();
    for _ in 0..variables {
        tableau.variable();
    }
    for (index, inequality) in system.iter().enumerate() {
        if let Some(conflict) = tableau.add(inequality, index) {
            return Some(conflict);
        }
    }
    tableau.settle();
    (0..STEPS).find_map(|_| tableau.step()).flatten()
}

impl Tableau {
    fn variable(&mut self) -> usize {
        self.low.push(None);
        self.high.push(None);
        self.values.push(Value::ZERO);
        self.values.len() - 1
    }

    fn value(&self, variable: usize) -> Value {
        self.values.get(variable).cloned().unwrap_or(Value::ZERO)
    }

    /// A limit for a single variable, a new basic variable for a sum. Gives two limits that
    /// exclude each other.
    fn add(&mut self, inequality: &Inequality, index: usize) -> Option<Vec<usize>> {
        let strict = if inequality.strict { Number::from(-1) } else { Number::ZERO };
        let bound = Value { real: inequality.bound.clone(), tiny: strict };
        match inequality.terms.as_slice() {
            [] => (bound < Value::ZERO).then(|| vec![index]),
            [(variable, coefficient)] => {
                let limit = bound.times(&Number::ONE.checked_div(coefficient)?);
                self.limit(*variable, limit, !coefficient.is_negative(), index)
            }
            terms => {
                let sum = self.variable();
                self.rows.insert(sum, terms.iter().cloned().collect());
                self.limit(sum, bound, true, index)
            }
        }
    }

    fn limit(&mut self, variable: usize, limit: Value, is_high: bool, index: usize) -> Option<Vec<usize>> {
        let (mine, other) = if is_high { (&mut self.high, &self.low) } else { (&mut self.low, &self.high) };
        let place = mine.get_mut(variable)?;
        let tighter = place.as_ref().is_none_or(|(old, _)| if is_high { limit < *old } else { limit > *old });
        if tighter {
            *place = Some((limit, index));
        }
        let (limit, index) = place.as_ref()?;
        let (against, other_index) = other.get(variable)?.as_ref()?;
        let empty = if is_high { against > limit } else { against < limit };
        empty.then(|| vec![*index, *other_index])
    }

    /// Free variables into their limits, basic ones computed from them.
    fn settle(&mut self) {
        for variable in 0..self.values.len() {
            if !self.rows.contains_key(&variable)
                && let Some((limit, _)) = self.beyond(variable)
                && let Some(value) = self.values.get_mut(variable)
            {
                *value = limit;
            }
        }
        for (basic, row) in &self.rows {
            let zero = Value::ZERO;
            let sum = row
                .iter()
                .fold(Value::ZERO, |sum, (v, c)| sum.plus(&self.values.get(*v).unwrap_or(&zero).times(c)));
            if let Some(value) = self.values.get_mut(*basic) {
                *value = sum;
            }
        }
    }

    /// The limit that a variable's value breaks, and whether it is too high.
    fn beyond(&self, variable: usize) -> Option<(Value, bool)> {
        let value = self.values.get(variable)?;
        if let Some(Some((low, _))) = self.low.get(variable)
            && value < low
        {
            return Some((low.clone(), false));
        }
        match self.high.get(variable) {
            Some(Some((high, _))) if value > high => Some((high.clone(), true)),
            _ => None,
        }
    }

    /// One step; `Some` when it is decided: `Some(None)` for possible, else the conflict.
    fn step(&mut self) -> Option<Option<Vec<usize>>> {
        let broken = self.rows.keys().find_map(|basic| Some((*basic, self.beyond(*basic)?)));
        let Some((basic, (limit, too_high))) = broken else { return Some(None) };
        let row = self.rows.get(&basic)?.clone();
        // Bland's rule: the first that can move the right way.
        let entering = row.iter().find(|(variable, coefficient)| {
            let up = coefficient.is_negative() == too_high;
            let stop = if up { self.high.get(**variable) } else { self.low.get(**variable) };
            match stop.and_then(Option::as_ref) {
                None => true,
                Some((stop, _)) => {
                    let value = self.value(**variable);
                    if up { value < *stop } else { value > *stop }
                }
            }
        });
        match entering {
            Some((variable, _)) => {
                self.pivot(basic, *variable, &row, limit)?;
                None
            }
            None => Some(Some(self.explain(basic, too_high, &row))),
        }
    }

    /// The limits that hold a basic variable where it is.
    fn explain(&self, basic: usize, too_high: bool, row: &Row) -> Vec<usize> {
        let own = if too_high { self.high.get(basic) } else { self.low.get(basic) };
        let mut indices: Vec<usize> =
            own.and_then(Option::as_ref).map(|(_, index)| *index).into_iter().collect();
        for (variable, coefficient) in row {
            let up = coefficient.is_negative() == too_high;
            let stop = if up { self.high.get(*variable) } else { self.low.get(*variable) };
            indices.extend(stop.and_then(Option::as_ref).map(|(_, index)| *index));
        }
        indices
    }

    /// `entering` becomes basic instead of `basic`, which moves to `limit`.
    fn pivot(&mut self, basic: usize, entering: usize, row: &Row, limit: Value) -> Option<()> {
        let coefficient = row.get(&entering)?.clone();
        let inverse = Number::ONE.checked_div(&coefficient)?;
        let move_by = limit.minus(&self.value(basic)).times(&inverse);
        self.rows.remove(&basic);
        let mut solved: Row =
            row.iter().filter(|(v, _)| **v != entering).map(|(v, c)| (*v, -(c * &inverse))).collect();
        solved.insert(basic, inverse);
        *self.values.get_mut(basic)? = limit;
        let value = self.values.get_mut(entering)?;
        *value = value.plus(&move_by);
        for (other, row) in &mut self.rows {
            let Some(factor) = row.remove(&entering) else { continue };
            let value = self.values.get_mut(*other)?;
            *value = value.plus(&move_by.times(&factor));
            for (variable, c) in &solved {
                let entry = row.entry(*variable).or_insert(Number::ZERO);
                *entry = &*entry + &(c * &factor);
                if entry.is_zero() {
                    row.remove(variable);
                }
            }
        }
        self.rows.insert(entering, solved);
        Some(())
    }
}
