//! Values and templates in words of the document's language.

use crate::document::{Document, Lang};
use crate::graph::{ClaimGraph, Node, NodeId};
use crate::language::{Sense, Wording, of, one_line};
use crate::mention::Value as Mentioned;
use crate::rule::{Expr, ExprKind, Function, Op, Part, Prop, Style, Template};
use crate::solve::{Dim, Env, Mode, Value, of_node};
use crate::value::time::Grain;
use crate::value::{Bound, Dimension, Interval, Number, Unit};

/// To how many places a value is told, if it takes so many to tell it from another.
const MOST_PLACES: i32 = 6;

/// Speaks of the nodes of one graph.
pub(super) struct Speaker<'a> {
    pub document: &'a Document,
    pub graph: &'a ClaimGraph,
    pub words: &'static dyn Wording,
}

impl<'a> Speaker<'a> {
    pub fn new(document: &'a Document, graph: &'a ClaimGraph) -> Speaker<'a> {
        Speaker { document, graph, words: of(document.messages).wording() }
    }

    /// What a rule says, in the language of messages or, where it has no words in that one, in
    /// the copy's.
    pub fn of_rule<'r, T: ?Sized>(&self, said: impl Fn(Lang) -> Option<&'r T>) -> Option<&'r T> {
        said(self.document.messages).or_else(|| said(self.document.language))
    }

    /// A fixed phrase with its places filled.
    pub fn phrase(&self, key: &str, values: &[&str]) -> String {
        let mut text = self.words.phrase(key).to_owned();
        for (index, value) in values.iter().enumerate() {
            text = text.replace(&format!("{{{index}}}"), value);
        }
        text
    }

    /// The words of a figure, on one line.
    pub fn quoted(&self, node: &Node) -> String {
        let text = match (&node.mention, node.span) {
            (Some(mention), _) => mention.span.of(&self.document.text),
            (None, Some(span)) => span.of(&self.document.text),
            (None, None) => &node.name,
        };
        self.cited(self.amid(one_line(text)))
    }

    /// Arabic words are cited in quotation marks, so that their case need not go with the
    /// sentence around them; figures need none.
    fn cited(&self, text: String) -> String {
        let words = !text.chars().any(char::is_numeric) && text.chars().any(char::is_alphabetic);
        match self.document.messages {
            Lang::Ar if words => self.phrase("quoted", &[&text]),
            _ => text,
        }
    }

    /// "Nine people" at the head of a sentence are nine people within one.
    fn amid(&self, text: String) -> String {
        let word: String = text.chars().take_while(|c| c.is_alphabetic()).collect();
        let lexicon = of(self.document.language).lexicon();
        let number = |s: &Sense| {
            matches!(s, Sense::Cardinal(_) | Sense::Ordinal(_) | Sense::Hedge(..) | Sense::Function(_))
        };
        let low = word.to_lowercase();
        let is_number = lexicon.senses(lexicon.entry(&low)).iter().any(number);
        let shouted = word.chars().skip(1).any(char::is_uppercase);
        if !is_number || shouted {
            return text;
        }
        format!("{low}{}", &text[word.len()..])
    }

    /// A template with its values put in; of one that is not known how far it goes.
    pub fn fill(&self, template: &Template, env: &Env<'_>) -> String {
        let part = |part: &Part| match (self.part(part, env), part) {
            (text, Part::Value(expr, _)) if text.is_empty() => self.extent(&env.eval(expr)),
            (text, _) => text,
        };
        template.parts.iter().map(part).collect()
    }

    /// From where to where a value goes that is not known exactly.
    fn extent(&self, value: &Value) -> String {
        let Value::Number(range, dim) = value else { return self.phrase("open", &[]) };
        let end = |bound: &Option<Bound>| match bound {
            Some(bound) => self.amount(&Value::number(bound.value.clone(), *dim)),
            None => self.phrase("open", &[]),
        };
        self.phrase("range", &[&end(&range.low), &end(&range.high)])
    }

    /// The same; `None` where a value cannot be said.
    pub fn fill_whole(&self, template: &Template, env: &Env<'_>) -> Option<String> {
        let part = |part: &Part| Some(self.part(part, env)).filter(|text| !text.is_empty());
        template.parts.iter().map(part).collect()
    }

    fn part(&self, part: &Part, env: &Env<'_>) -> String {
        match part {
            Part::Text(text) => text.clone(),
            Part::Value(expr, style) => self.value(expr, *style, env),
        }
    }

    fn value(&self, expr: &Expr, style: Style, env: &Env<'_>) -> String {
        let exact = || env.eval(expr).as_exact().cloned();
        let named = |prefix: &str| {
            let n = exact().and_then(|n| n.to_i64()).unwrap_or_default();
            self.words.phrase(&format!("{prefix}-{n}")).to_owned()
        };
        match (style, &expr.kind) {
            (Style::Auto, ExprKind::Var(slot)) => self.list(&slot_nodes(env, *slot), env),
            (Style::Auto, _) => self.computed(expr, env),
            (Style::Sum, _) => self.formula(expr, env),
            (Style::Percent, _) => {
                exact().map_or(String::new(), |n| self.apart_from_told(&Value::number(n, Dim::Ratio), env))
            }
            (Style::Clock, _) => exact().and_then(|n| n.to_i64()).map_or(String::new(), |minute| {
                format!("{}:{:02}", minute.div_euclid(60), minute.rem_euclid(60))
            }),
            (Style::Weekday, _) => named("weekday"),
            (Style::Month, _) => named("month"),
        }
    }

    /// What an expression comes to. Two shares are points apart; a converted amount is told in the
    /// unit that the copy has.
    fn computed(&self, expr: &Expr, env: &Env<'_>) -> String {
        let value = env.eval(expr);
        match &value {
            Value::Number(_, Dim::Ratio) if is_difference(expr) => {
                value.as_exact().map_or(String::new(), |n| self.points(n))
            }
            Value::Number(_, Dim::Physical(dimension)) => {
                let slots = expr.slots();
                let nodes = slots.into_iter().filter_map(|(slot, _)| slot_nodes(env, slot).first().copied());
                let told = value.as_exact().and_then(|n| self.in_unit(n, *dimension, nodes));
                told.map_or(String::new(), |n| self.words.number(&n, 2))
            }
            // A year is no count of years.
            Value::Number(..) if is_year(expr) => {
                value.as_exact().map_or(String::new(), |n| n.to_rounded_decimal(0))
            }
            _ => self.apart_from_told(&value, env),
        }
    }

    /// A value beside the figures of a match: none that is another one reads the same.
    fn apart_from_told(&self, value: &Value, env: &Env<'_>) -> String {
        let told = env.rows.iter().flatten().filter_map(|id| self.graph.node_weight(*id));
        let mut told = told.map(|node| of_node(node, Mode::Stated, self.document.published));
        if let Value::Elapsed(dates) = value {
            let counted = told.find_map(|value| match value {
                Value::Length(length) => Some(length.grain),
                _ => None,
            });
            return self.between(dates, counted);
        }
        let text = self.amount(value);
        told.map(|told| self.amount_beside(value, &told)).max_by_key(String::len).unwrap_or(text)
    }

    /// A value, to as many places as it takes to tell it from another one.
    pub fn amount_beside(&self, value: &Value, other: &Value) -> String {
        let text = self.amount(value);
        let (Value::Number(_, dim), Value::Number(_, same)) = (value, other) else { return text };
        let (Some(n), Some(m)) = (value.as_exact(), other.as_exact()) else { return text };
        if dim != same || n == m || text != self.amount(other) {
            return text;
        }
        let told = |n: &Number, places: i32| match dim {
            Dim::Ratio => self.phrase("percent", &[&self.words.number(&(n * &Number::from(100)), places)]),
            _ => self.words.number(n, places),
        };
        (1..=MOST_PLACES).find(|p| told(n, *p) != told(m, *p)).map_or(text, |places| told(n, places))
    }

    /// An amount in base units, counted in the unit of the first of these figures that has one.
    pub fn in_unit(
        &self,
        amount: &Number,
        dimension: Dimension,
        mut nodes: impl Iterator<Item = NodeId>,
    ) -> Option<Number> {
        let unit = nodes.find_map(|id| match &self.graph.node_weight(id)?.mention.as_ref()?.value {
            Mentioned::Amount(amount) => match amount.unit {
                Unit::Physical(unit) if unit.dimension == dimension => Some(unit),
                _ => None,
            },
            _ => None,
        })?;
        amount.checked_div(&Number::ratio(unit.factor.0, unit.factor.1)?)
    }

    /// "15 percentage points"
    pub fn points(&self, ratio: &Number) -> String {
        let points = (ratio * &Number::from(100)).abs();
        self.counted("point", &points, 1)
    }

    /// A number with one of the wording's nouns in the form that goes with it.
    fn counted(&self, noun: &str, n: &Number, decimals: i32) -> String {
        let form = match n.to_i64() {
            Some(1) => "one",
            Some(2) => "two",
            Some(n) if (3..=10).contains(&(n % 100)) => "few",
            _ => "many",
        };
        self.phrase(&format!("{noun}-{form}"), &[&self.words.number(n, decimals)])
    }

    /// "55 million", where that is all of the number.
    fn plain_number(&self, n: &Number) -> String {
        for (exponent, noun) in [(9, "billion"), (6, "million")] {
            let Some(count) = n.checked_div(&Number::power_of_ten(exponent)) else { continue };
            if count.abs() >= Number::ONE && count.to_decimal(2).is_some() {
                return self.counted(noun, &count, 2);
            }
        }
        self.words.number(n, 2)
    }

    fn list(&self, nodes: &[NodeId], env: &Env<'_>) -> String {
        let named = |id: &NodeId| {
            let node = self.graph.node_weight(*id)?;
            Some(match env.given.and_then(|given| given.get(id)) {
                Some(derived) => self.derived(derived, node, env.rows),
                None => self.quoted(node),
            })
        };
        let names: Vec<String> = nodes.iter().filter_map(named).collect();
        match names.split_last() {
            None => String::new(),
            Some((last, [])) => last.clone(),
            Some((last, before)) => {
                let comma = self.words.phrase("list-comma");
                format!("{}{}{last}", before.join(comma), self.words.phrase("and"))
            }
        }
    }

    /// A value that no words of the text give, rounded as far as figures of its size are. A measure
    /// is in the unit of the figures that stand with it.
    pub fn derived(&self, range: &Interval, node: &Node, rows: &[Vec<NodeId>]) -> String {
        let dim_of = |node: &Node| match of_node(node, Mode::Stated, self.document.published) {
            Value::Number(_, dim) => Some(dim),
            _ => None,
        };
        // A share of the measure is not in its unit.
        let unit = |id: &NodeId| dim_of(self.graph.node_weight(*id)?).filter(|dim| *dim != Dim::Ratio);
        let beside = || rows.iter().flatten().find_map(unit);
        let dim = dim_of(node).or_else(beside).unwrap_or(Dim::Bare);
        let nodes = || rows.iter().flatten().copied();
        if let (Dim::Physical(dimension), Some(n)) = (dim, range.as_exact()) {
            let told = self.in_unit(n, dimension, nodes()).map(|n| self.words.number(&n, 2));
            return told.unwrap_or_default();
        }
        let hundred = Number::from(100);
        let shown = match range.as_exact() {
            Some(n) if dim != Dim::Ratio && n.abs() >= hundred => Interval::exact(n.round()),
            _ => range.clone(),
        };
        self.amount(&Value::Number(shown, dim))
    }

    fn percent(&self, ratio: &Number) -> String {
        let percent = ratio * &Number::from(100);
        let places = if percent.abs() < Number::from(10) { 1 } else { 0 };
        self.phrase("percent", &[&self.words.number(&percent, places)])
    }

    /// A value without a figure of its own.
    pub fn amount(&self, value: &Value) -> String {
        match value {
            Value::Number(_, Dim::Ratio) => value.as_exact().map_or(String::new(), |n| self.percent(n)),
            Value::Number(..) => value.as_exact().map_or(String::new(), |n| self.plain_number(n)),
            Value::Length(length) => {
                let high = length.amount.high.as_ref().map(|b| &b.value);
                high.map_or(String::new(), |n| self.steps(n, length.grain))
            }
            Value::Elapsed(dates) => self.between(dates, None),
            _ => String::new(),
        }
    }

    /// "six years", "6 سنوات".
    pub fn steps(&self, n: &Number, grain: Grain) -> String {
        self.counted(grain.name(), n, 1)
    }

    /// The arithmetic of an expression with the figures put in: "5 + 4 + 2".
    pub fn formula(&self, expr: &Expr, env: &Env<'_>) -> String {
        match &expr.kind {
            ExprKind::Binary(op, a, b) => {
                let side = |e: &Expr| {
                    let text = self.formula(e, env);
                    let loose = match &e.kind {
                        ExprKind::Binary(inner, ..) => matches!(inner, Op::Add | Op::Sub),
                        ExprKind::Call(Function::Sum, args) => {
                            args.first().is_some_and(|arg| env.choices(arg).len() > 1)
                        }
                        _ => false,
                    };
                    if loose && matches!(op, Op::Mul | Op::Div) { format!("({text})") } else { text }
                };
                let sign = match op {
                    Op::Mul => "×",
                    Op::Div => "÷",
                    Op::Sub => "−",
                    other => other.sign(),
                };
                format!("{} {sign} {}", side(a), side(b))
            }
            ExprKind::Call(Function::Sum, args) => {
                let Some(arg) = args.first() else { return String::new() };
                let terms: Vec<String> = env.choices(arg).iter().map(|c| self.formula(arg, c)).collect();
                terms.join(" + ")
            }
            ExprKind::Call(Function::Abs, args) => match args.as_slice() {
                [Expr { kind: ExprKind::Binary(Op::Sub, a, b), .. }]
                    if is_less(&env.eval(a), &env.eval(b)) =>
                {
                    format!("{} − {}", self.formula(b, env), self.formula(a, env))
                }
                [arg] => self.formula(arg, env),
                _ => String::new(),
            },
            ExprKind::Call(Function::Rounded | Function::Loosely | Function::Stated, args) => {
                match args.first() {
                    Some(arg) => self.formula(arg, env),
                    None => String::new(),
                }
            }
            _ => self.amount(&env.eval(expr)),
        }
    }
}

fn is_difference(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Binary(op, ..) => *op == Op::Sub,
        ExprKind::Call(Function::Abs, args) => args.first().is_some_and(is_difference),
        _ => false,
    }
}

fn is_year(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Call(Function::YearOf, _) | ExprKind::Prop(_, Prop::Year) => true,
        ExprKind::Call(Function::Min | Function::Max | Function::Stated, args) => args.iter().all(is_year),
        ExprKind::Binary(Op::Add | Op::Sub, a, b) => is_year(a) && !is_year(b),
        _ => false,
    }
}

fn is_less(a: &Value, b: &Value) -> bool {
    a.as_exact().zip(b.as_exact()).is_some_and(|(a, b)| a < b)
}

fn slot_nodes(env: &Env<'_>, slot: usize) -> Vec<NodeId> {
    let nodes: std::collections::BTreeSet<NodeId> =
        env.rows.iter().filter_map(|row| row.get(slot).copied()).collect();
    nodes.into_iter().collect()
}
