//! Requirements as linear inequalities over the figures they speak of.
//!
//! A share of a whole is a product of two unknowns. Its factor is held as an interval, so
//! "58 to 60% of w" comes to two inequalities in w; wholes are never negative.

use crate::graph::{NodeId, NodeKind};
use crate::rule::{Expr, ExprKind, Function, Op};
use crate::solve::eval::Env;
use crate::solve::value::{Dim, Mode, Value};
use crate::value::{Interval, Number};
use std::collections::{BTreeMap, BTreeSet};

/// `terms ≤ bound` over claims and measures; below it where `strict`.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Each node once, in order; no coefficient is zero.
    pub terms: Vec<(NodeId, Number)>,
    /// The right-hand side.
    pub bound: Number,
    /// The bound itself is left out.
    pub strict: bool,
}

/// What one requirement comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relations {
    /// The inequalities.
    pub all: Vec<Relation>,
    /// Figures whose range went into the coefficients: they are part of the statement.
    pub factors: BTreeSet<NodeId>,
}

/// What is known of figures besides their own words, and which one is sought.
#[derive(Clone, Copy, Default)]
pub struct Known<'a> {
    /// Ranges, in the scale of expressions.
    pub ranges: Option<&'a BTreeMap<NodeId, Interval>>,
    /// A figure whose own value must not be used.
    pub sought: Option<NodeId>,
}

/// The linear part of `require` for the matches of `env`. Empty where nothing of it is linear.
pub fn relations(env: &Env<'_>, known: Known<'_>, require: &Expr) -> Relations {
    let mut linear = Linear { known, found: Relations::default() };
    linear.condition(env, require);
    linear.found
}

/// What an unknown of this node can be.
pub fn range(env: &Env<'_>, known: Known<'_>, node: NodeId) -> Option<(Interval, Dim)> {
    let told = env.graph.node_weight(node)?;
    let given = known.ranges.and_then(|ranges| ranges.get(&node)).cloned();
    if told.kind == NodeKind::Measure {
        return Some((given.unwrap_or(Interval::above(Number::ZERO, false)), Dim::Open));
    }
    match crate::solve::value::of_node(told, env.mode, env.published) {
        Value::Number(own, dim) if known.sought == Some(node) => {
            // Nothing but the sign of what is written is taken from it.
            let free = if own.is_non_negative() {
                Interval::above(Number::ZERO, false)
            } else {
                Interval::default()
            };
            Some((given.unwrap_or(free), dim))
        }
        Value::Number(own, dim) => Some((given.unwrap_or(own), dim)),
        _ => None,
    }
}

/// A sum of nodes with interval coefficients.
#[derive(Clone, Debug)]
struct Form {
    terms: BTreeMap<NodeId, Interval>,
    constant: Interval,
    dim: Dim,
}

/// `above / below`; the divisor is never negative.
struct Quotient {
    above: Form,
    below: Option<Form>,
}

impl Form {
    fn constant(constant: Interval, dim: Dim) -> Form {
        Form { terms: BTreeMap::new(), constant, dim }
    }

    fn plus(mut self, other: &Form, dim: Dim) -> Form {
        for (node, coefficient) in &other.terms {
            let entry = self.terms.entry(*node).or_insert_with(|| Interval::exact(Number::ZERO));
            *entry = entry.add(coefficient);
        }
        self.constant = self.constant.add(&other.constant);
        self.dim = dim;
        self
    }

    fn times(&self, factor: &Interval, dim: Dim) -> Form {
        let terms = self.terms.iter().map(|(node, c)| (*node, c.mul(factor))).collect();
        Form { terms, constant: self.constant.mul(factor), dim }
    }

    fn negated(&self) -> Form {
        let terms = self.terms.iter().map(|(node, c)| (*node, c.neg())).collect();
        Form { terms, constant: self.constant.neg(), dim: self.dim }
    }
}

struct Linear<'a> {
    known: Known<'a>,
    found: Relations,
}

impl Linear<'_> {
    fn condition(&mut self, env: &Env<'_>, expr: &Expr) {
        match &expr.kind {
            ExprKind::Binary(Op::And, a, b) => {
                self.condition(env, a);
                self.condition(env, b);
            }
            ExprKind::Binary(op, a, b) if op.compares() && *op != Op::Ne => {
                self.comparison(env, *op, a, b);
            }
            // What is only not ruled out binds no strict reader.
            ExprKind::Call(Function::Could, args) if env.mode != Mode::Plain => {
                args.iter().for_each(|inner| self.condition(env, inner));
            }
            _ => {}
        }
    }

    fn comparison(&mut self, env: &Env<'_>, op: Op, a: &Expr, b: &Expr) -> Option<()> {
        let before = self.found.factors.clone();
        let form = self.difference(env, a, b);
        let done = form.and_then(|form| self.relate(env, op, &form));
        if done.is_none() {
            self.found.factors = before;
        }
        done
    }

    /// `a - b`, divisors multiplied out.
    fn difference(&mut self, env: &Env<'_>, a: &Expr, b: &Expr) -> Option<Form> {
        let (a, b) = (self.quotient(env, a)?, self.quotient(env, b)?);
        let left_dim = a.below.as_ref().map_or(Some(a.above.dim), |d| a.above.dim.quotient(d.dim))?;
        let right_dim = b.below.as_ref().map_or(Some(b.above.dim), |d| b.above.dim.quotient(d.dim))?;
        left_dim.join(right_dim)?;
        let left = match &b.below {
            Some(below) => self.product(env, &a.above, below)?,
            None => a.above,
        };
        let right = match &a.below {
            Some(below) => self.product(env, &b.above, below)?,
            None => b.above,
        };
        let dim = left.dim;
        Some(left.plus(&right.negated(), dim))
    }

    fn relate(&mut self, env: &Env<'_>, op: Op, form: &Form) -> Option<()> {
        let vague = |c: &Interval| c.as_exact().is_none();
        for (node, _) in form.terms.iter().filter(|(_, c)| vague(c)) {
            if !range(env, self.known, *node)?.0.is_non_negative() {
                return None;
            }
        }
        let strict = matches!(op, Op::Lt | Op::Gt);
        if matches!(op, Op::Eq | Op::Le | Op::Lt) {
            self.at_most_zero(form, strict);
        }
        if matches!(op, Op::Eq | Op::Ge | Op::Gt) {
            self.at_most_zero(&form.negated(), strict);
        }
        Some(())
    }

    /// Even the least that the form can be is no more than zero.
    fn at_most_zero(&mut self, form: &Form, strict: bool) {
        let Some(constant) = &form.constant.low else { return };
        let mut terms = Vec::new();
        for (node, coefficient) in &form.terms {
            let Some(low) = &coefficient.low else { return };
            if !low.value.is_zero() {
                terms.push((*node, low.value.clone()));
            }
        }
        if !terms.is_empty() {
            self.found.all.push(Relation { terms, bound: -constant.value.clone(), strict });
        }
    }

    fn quotient(&mut self, env: &Env<'_>, expr: &Expr) -> Option<Quotient> {
        let whole = |above: Form| Some(Quotient { above, below: None });
        match &expr.kind {
            ExprKind::Var(slot) => {
                let (node, _) = env.node(*slot)?;
                let (_, dim) = range(env, self.known, node)?;
                let one = Interval::exact(Number::ONE);
                let constant = Interval::exact(Number::ZERO);
                whole(Form { terms: BTreeMap::from([(node, one)]), constant, dim })
            }
            ExprKind::Number(_)
            | ExprKind::Amount(..)
            | ExprKind::Prop(..)
            | ExprKind::Call(Function::Count, _) => match env.eval(expr) {
                Value::Number(interval, dim) => whole(Form::constant(interval, dim)),
                _ => None,
            },
            ExprKind::Neg(inner) => {
                let q = self.quotient(env, inner)?;
                Some(Quotient { above: q.above.negated(), ..q })
            }
            ExprKind::Binary(op, a, b) => {
                let (a, b) = (self.quotient(env, a)?, self.quotient(env, b)?);
                match op {
                    Op::Add => self.sum(env, a, b),
                    Op::Sub => self.sum(env, a, Quotient { above: b.above.negated(), ..b }),
                    Op::Mul => match (&a.below, &b.below) {
                        (None, None) => whole(self.product(env, &a.above, &b.above)?),
                        _ => None,
                    },
                    Op::Div => self.ratio(env, a, b),
                    _ => None,
                }
            }
            ExprKind::Call(Function::Loosely, args) => self.quotient(env, args.first()?),
            ExprKind::Call(Function::Sum, args) => {
                let arg = args.first()?;
                let mut total: Option<Form> = None;
                for choice in env.choices(arg) {
                    let q = self.quotient(&choice, arg)?;
                    if q.below.is_some() {
                        return None;
                    }
                    total = Some(match total {
                        None => q.above,
                        Some(sum) => {
                            let dim = sum.dim.join(q.above.dim)?;
                            sum.plus(&q.above, dim)
                        }
                    });
                }
                whole(total?)
            }
            ExprKind::Call(Function::Abs, args) => {
                let q = self.quotient(env, args.first()?)?;
                let range = self.evaluate(env, &q.above)?;
                if range.is_non_negative() {
                    Some(q)
                } else if range.neg().is_non_negative() {
                    Some(Quotient { above: q.above.negated(), ..q })
                } else {
                    None
                }
            }
            _ => None,
        }
    }

    fn sum(&mut self, env: &Env<'_>, a: Quotient, b: Quotient) -> Option<Quotient> {
        let (above, below) = match (a.below, b.below) {
            (None, None) => {
                let dim = a.above.dim.join(b.above.dim)?;
                return Some(Quotient { above: a.above.plus(&b.above, dim), below: None });
            }
            (Some(below), None) => {
                let added = self.product(env, &b.above, &below)?;
                let dim = a.above.dim.join(added.dim)?;
                (a.above.plus(&added, dim), below)
            }
            (None, Some(below)) => {
                let added = self.product(env, &a.above, &below)?;
                let dim = b.above.dim.join(added.dim)?;
                (b.above.plus(&added, dim), below)
            }
            _ => return None,
        };
        Some(Quotient { above, below: Some(below) })
    }

    fn ratio(&mut self, env: &Env<'_>, a: Quotient, b: Quotient) -> Option<Quotient> {
        if a.below.is_some() || b.below.is_some() {
            return None;
        }
        if b.above.terms.is_empty() {
            let dim = a.above.dim.quotient(b.above.dim)?;
            let inverse = Interval::exact(Number::ONE).div(&b.above.constant);
            return Some(Quotient { above: a.above.times(&inverse, dim), below: None });
        }
        // Multiplying out keeps the order only where the divisor is positive.
        self.evaluate(env, &b.above)?
            .is_non_negative()
            .then_some(Quotient { above: a.above, below: Some(b.above) })
    }

    /// One of the two is held as an interval: a constant, else the share, else the one that
    /// the sought figure is not in.
    fn product(&mut self, env: &Env<'_>, a: &Form, b: &Form) -> Option<Form> {
        let dim = a.dim.product(b.dim)?;
        let sought = |f: &Form| self.known.sought.is_some_and(|node| f.terms.contains_key(&node));
        let (form, factor) = match () {
            () if b.terms.is_empty() => (a, b),
            () if a.terms.is_empty() => (b, a),
            () if sought(a) => (a, b),
            () if sought(b) => (b, a),
            () if b.dim == Dim::Ratio => (a, b),
            () if a.dim == Dim::Ratio => (b, a),
            () => return None,
        };
        let factor_range = self.evaluate(env, factor)?;
        self.found.factors.extend(factor.terms.keys());
        Some(form.times(&factor_range, dim))
    }

    fn evaluate(&self, env: &Env<'_>, form: &Form) -> Option<Interval> {
        let mut sum = form.constant.clone();
        for (node, coefficient) in &form.terms {
            sum = sum.add(&coefficient.mul(&range(env, self.known, *node)?.0));
        }
        Some(sum)
    }
}
