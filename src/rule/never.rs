//! Rules that can never match, or never find anything: `where` contradicts itself or the pattern, or
//! whatever matches fulfils `require` already.
//!
//! What two statements say of figures is read as linear inequalities; whatever is not linear counts as
//! an unknown of its own. So what is told to be impossible is impossible, and something may slip
//! through.

use super::label::Sorts;
use super::pattern::{Literal, Pattern};
use super::typed::{Expr, ExprKind, Function, Op, Prop, Type};
use crate::value::linear::{Inequality, possible};
use crate::value::time::Grain;
use crate::value::{Number, Unit};
use std::collections::BTreeMap;

/// A condition with more ways to be met than this is let pass.
const WAYS: usize = 64;

/// Seconds of a day; a month has 28 to 31 of them.
const DAY: i64 = 86_400;

/// The node of a pattern that contradicts itself: a share that is counted in people.
pub(super) fn impossible(pattern: &Pattern) -> Option<std::ops::Range<usize>> {
    let slots = 0..pattern.slots.len();
    let one = |slot: &usize| !System::default().slot(pattern, *slot);
    slots.into_iter().find(one).and_then(|slot| pattern.slots.get(slot)).map(|slot| slot.at.clone())
}

/// Whether nothing can match the pattern and meet the condition.
pub(super) fn never_matches(pattern: &Pattern, condition: &Expr) -> bool {
    ways(condition, true).is_some_and(|ways| !ways.iter().any(|way| can_be(pattern, way)))
}

/// Whether whatever matches also fulfils the requirement.
pub(super) fn never_breaks(pattern: &Pattern, condition: Option<&Expr>, require: &Expr) -> bool {
    let met = match condition {
        Some(condition) => ways(condition, true),
        None => Some(vec![Vec::new()]),
    };
    let (Some(met), Some(broken)) = (met, ways(require, false)) else { return false };
    met.len() * broken.len() <= WAYS
        && !met.iter().any(|a| broken.iter().any(|b| can_be(pattern, &[&a[..], &b[..]].concat())))
}

/// A statement that is to hold, or not to.
type Fact<'e> = (&'e Expr, bool);

/// The ways in which a condition comes out so; `None` where there are too many.
fn ways(expr: &Expr, holds: bool) -> Option<Vec<Vec<Fact<'_>>>> {
    let found = match (&expr.kind, holds) {
        (ExprKind::Bool(b), _) => return Some(if *b == holds { vec![Vec::new()] } else { Vec::new() }),
        (ExprKind::Not(inner), _) => return ways(inner, !holds),
        (ExprKind::Binary(Op::And, a, b), true) | (ExprKind::Binary(Op::Or, a, b), false) => {
            let (a, b) = (ways(a, holds)?, ways(b, holds)?);
            if a.len() * b.len() > WAYS {
                return None;
            }
            a.iter().flat_map(|a| b.iter().map(|b| [&a[..], &b[..]].concat())).collect()
        }
        (ExprKind::Binary(Op::Or, a, b), true) | (ExprKind::Binary(Op::And, a, b), false) => {
            [ways(a, holds)?, ways(b, holds)?].concat()
        }
        _ => vec![vec![(expr, holds)]],
    };
    (found.len() <= WAYS).then_some(found)
}

/// Whether these can hold together.
fn can_be(pattern: &Pattern, facts: &[Fact<'_>]) -> bool {
    let mut system = System::default();
    system.of(pattern) && facts.iter().all(|(expr, holds)| system.fact(expr, *holds)) && system.can_be()
}

/// A sum of unknowns, and a constant.
type Form = (BTreeMap<usize, Number>, Number);

#[derive(Default)]
struct System {
    /// Unknowns by what they are.
    unknowns: BTreeMap<String, usize>,
    inequalities: Vec<Inequality>,
    /// What is not zero.
    apart: Vec<Form>,
    truths: BTreeMap<String, bool>,
}

impl System {
    /// What the pattern asks for; whether it can be.
    fn of(&mut self, pattern: &Pattern) -> bool {
        for link in &pattern.links {
            // Of edges of several kinds it is not known which there is.
            let [kind] = link.kinds.as_slice() else { continue };
            for (slot, leaves) in [(link.from, true), (link.to, false)] {
                for all in [None, link.all] {
                    self.truth(format!("{:?}", ExprKind::Exists(slot, *kind, leaves, all)), true);
                }
            }
        }
        (0..pattern.slots.len()).all(|slot| self.slot(pattern, slot))
    }

    /// What a node of the pattern is; whether it can be.
    fn slot(&mut self, pattern: &Pattern, slot: usize) -> bool {
        let Some(node) = pattern.slots.get(slot) else { return true };
        if let Some(sorts) = node.sorts() {
            let share = match (sorts.within(Sorts::SHARES), sorts.meet(Sorts::MAY_SHARE)) {
                (true, _) => Some(true),
                (_, false) => Some(false),
                _ => None,
            };
            share.map(|share| self.truth(format!("{slot}.{}", Prop::Share.name()), share));
        }
        node.props.iter().all(|(prop, value)| {
            let name = format!("{slot}.{}", prop.name());
            match value {
                Literal::Bool(b) => self.truth(name, *b),
                Literal::Int(n) => {
                    let unknown = self.unknown(name);
                    self.within(unknown, *n, *n);
                    true
                }
                Literal::Text(_) => true,
            }
        })
    }

    /// Whether what is so contradicts nothing.
    fn truth(&mut self, name: String, so: bool) -> bool {
        *self.truths.entry(name).or_insert(so) == so
    }

    fn can_be(&self) -> bool {
        let count = self.unknowns.len();
        let beside = |form: &Form, sign: i64| {
            let mut system = self.inequalities.clone();
            system.push(at_most_zero(form, sign, true));
            possible(count, &system)
        };
        possible(count, &self.inequalities)
            && self.apart.iter().all(|form| beside(form, 1) || beside(form, -1))
    }

    /// Adds a statement; whether it does not contradict another one outright.
    fn fact(&mut self, expr: &Expr, holds: bool) -> bool {
        if let ExprKind::Binary(op, a, b) = &expr.kind
            && op.compares()
            && a.ty != Type::Bool
        {
            let (a, b) = (self.form(a), self.form(b));
            let form = minus(a, &b);
            // The form is a - b: at most zero, below it, at least, above, zero, or not.
            match (op, holds) {
                (Op::Le, true) | (Op::Gt, false) => self.add(&form, 1, false),
                (Op::Lt, true) | (Op::Ge, false) => self.add(&form, 1, true),
                (Op::Ge, true) | (Op::Lt, false) => self.add(&form, -1, false),
                (Op::Gt, true) | (Op::Le, false) => self.add(&form, -1, true),
                (Op::Eq, true) | (Op::Ne, false) => {
                    self.add(&form, 1, false);
                    self.add(&form, -1, false);
                }
                _ => self.apart.push(form),
            }
            return true;
        }
        self.truth(name(expr), holds)
    }

    fn add(&mut self, form: &Form, sign: i64, strict: bool) {
        self.inequalities.push(at_most_zero(form, sign, strict));
    }

    fn unknown(&mut self, name: String) -> usize {
        let next = self.unknowns.len();
        *self.unknowns.entry(name).or_insert(next)
    }

    fn within(&mut self, unknown: usize, low: i64, high: i64) {
        let form = |bound: i64| (BTreeMap::from([(unknown, Number::ONE)]), -Number::from(bound));
        self.add(&form(low), -1, false);
        self.add(&form(high), 1, false);
    }

    fn form(&mut self, expr: &Expr) -> Form {
        let constant = |n: Number| (BTreeMap::new(), n);
        match &expr.kind {
            ExprKind::Number(n) => constant(n.clone()),
            ExprKind::Amount(n, Unit::Physical(unit)) => constant(unit.to_base(n).unwrap_or(n.clone())),
            ExprKind::Amount(n, _) => constant(n.clone()),
            ExprKind::Date(days, _) if days.from == days.to => constant(days.from.into()),
            ExprKind::Length(n, grain) => self.length(n, *grain),
            ExprKind::Neg(inner) => minus(constant(Number::ZERO), &self.form(inner)),
            ExprKind::Binary(Op::Add, a, b) if expr.ty == Type::Number => {
                let (a, b) = (self.form(a), self.form(b));
                minus(a, &minus(constant(Number::ZERO), &b))
            }
            ExprKind::Binary(Op::Sub, a, b) if expr.ty == Type::Number => {
                let (a, b) = (self.form(a), self.form(b));
                minus(a, &b)
            }
            ExprKind::Binary(Op::Mul, a, b) => match (self.form(a), self.form(b)) {
                (form, (terms, n)) | ((terms, n), form) if terms.is_empty() => times(&form, &n),
                _ => self.atom(expr),
            },
            ExprKind::Binary(Op::Div, a, b) => match (self.form(a), self.form(b)) {
                (form, (terms, n)) if terms.is_empty() => match Number::ONE.checked_div(&n) {
                    Some(inverse) => times(&form, &inverse),
                    None => self.atom(expr),
                },
                _ => self.atom(expr),
            },
            _ => self.atom(expr),
        }
    }

    /// A length of time in seconds; months are as long as months can be.
    fn length(&mut self, n: &Number, grain: Grain) -> Form {
        if let Some(seconds) = grain.seconds() {
            return (BTreeMap::new(), n * &seconds.into());
        }
        let month = self.unknown("month".into());
        self.within(month, 28 * DAY, 31 * DAY);
        (BTreeMap::from([(month, n * &grain.months().unwrap_or(1).into())]), Number::ZERO)
    }

    /// Something of which only its name is known, and between what it lies.
    fn atom(&mut self, expr: &Expr) -> Form {
        let unknown = self.unknown(name(expr));
        let range = match &expr.kind {
            ExprKind::Prop(_, Prop::Weekday) | ExprKind::Call(Function::WeekdayOf, _) => Some((1, 7)),
            ExprKind::Prop(_, Prop::Month | Prop::OtherMonth) | ExprKind::Call(Function::MonthOf, _) => {
                Some((1, 12))
            }
            ExprKind::Prop(_, Prop::Day) | ExprKind::Call(Function::DayOf, _) => Some((1, 31)),
            ExprKind::Prop(_, Prop::Direction) => Some((-1, 1)),
            ExprKind::Call(Function::Count, _) => Some((1, i64::MAX)),
            ExprKind::Call(Function::Abs, _) => Some((0, i64::MAX)),
            _ => None,
        };
        if let Some((low, high)) = range {
            self.within(unknown, low, high);
        }
        (BTreeMap::from([(unknown, Number::ONE)]), Number::ZERO)
    }
}

/// What an expression is, wherever it stands.
fn name(expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Prop(slot, prop) => format!("{slot}.{}", prop.name()),
        ExprKind::Neg(inner) => format!("-{}", name(inner)),
        ExprKind::Not(inner) => format!("not {}", name(inner)),
        ExprKind::Binary(op, a, b) => format!("({} {} {})", name(a), op.sign(), name(b)),
        ExprKind::Call(function, args) => {
            format!("{}({})", function.name(), args.iter().map(name).collect::<Vec<_>>().join(","))
        }
        leaf => format!("{leaf:?}"),
    }
}

fn minus((mut terms, constant): Form, other: &Form) -> Form {
    for (unknown, coefficient) in &other.0 {
        let entry = terms.entry(*unknown).or_insert(Number::ZERO);
        *entry = &*entry - coefficient;
    }
    (terms, &constant - &other.1)
}

fn times((terms, constant): &Form, by: &Number) -> Form {
    (terms.iter().map(|(unknown, c)| (*unknown, c * by)).collect(), constant * by)
}

/// The form, or its opposite, as an inequality.
fn at_most_zero((terms, constant): &Form, sign: i64, strict: bool) -> Inequality {
    let sign = Number::from(sign);
    let terms =
        terms.iter().filter(|(_, c)| !c.is_zero()).map(|(unknown, c)| (*unknown, c * &sign)).collect();
    Inequality { terms, bound: -(constant * &sign), strict, statement: 0 }
}
