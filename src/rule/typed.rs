//! Typed expressions: what `where`, `require` and templates compute.

use crate::graph::EdgeKind;
use crate::value::time::{Days, Grain};
use crate::value::{Number, Unit};
use std::ops::Range;

/// Types of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A figure: counts, shares, money, ordinals.
    Number,
    /// A day or a longer stretch.
    Date,
    /// A length of time.
    Duration,
    /// True or false.
    Bool,
    /// A claim of any kind; decided when it is looked at.
    Any,
    /// A node without a value: an event, a change, a source.
    Thing,
}

impl Type {
    /// In words, for error messages.
    pub fn name(self) -> &'static str {
        match self {
            Type::Number => "a number",
            Type::Date => "a date",
            Type::Duration => "a duration",
            Type::Bool => "true or false",
            Type::Any => "a figure",
            Type::Thing => "a node without a value",
        }
    }

    /// Whether a value of this type can stand where `wanted` is asked for.
    pub fn is(self, wanted: Type) -> bool {
        self == wanted
            || match (self, wanted) {
                (Type::Any, other) | (other, Type::Any) => !matches!(other, Type::Bool | Type::Thing),
                _ => false,
            }
    }
}

/// An expression whose names are resolved and whose types fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// What it computes.
    pub kind: ExprKind,
    /// Its type.
    pub ty: Type,
    /// Its bytes in the string it was written in.
    pub at: Range<usize>,
}

/// The forms of expressions.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// A number; a percent literal is held as a ratio (1/2 for `50 percent`).
    Number(Number),
    /// An amount in a unit: `5 km`, `20 USD`.
    Amount(Number, Unit),
    /// A length of time: `3 years`.
    Length(Number, Grain),
    /// A day or a month: `2021-04-07`, `2021-04`.
    Date(Days, Grain),
    /// `true` or `false`.
    Bool(bool),
    /// A matched node, by slot of the pattern.
    Var(usize),
    /// The day the document was published.
    Published,
    /// A property of a matched node.
    Prop(usize, Prop),
    /// Minus.
    Neg(Box<Expr>),
    /// Not.
    Not(Box<Expr>),
    /// Two operands.
    Binary(Op, Box<Expr>, Box<Expr>),
    /// A function.
    Call(Function, Vec<Expr>),
    /// Whether an edge of this kind leaves (true) or enters (false) a matched node; where that is
    /// asked for, one of parts that are said to be all, or not.
    Exists(usize, EdgeKind, bool, Option<bool>),
}

/// How many digits a figure has at most that a rule can reckon with, and how many what it makes of
/// figures may come to.
const FIGURE: usize = 40;
const MOST_DIGITS: usize = 320;

impl Expr {
    /// Calls `visit` on this expression and all within it, outside first; `inside` is
    /// true below an aggregate.
    pub fn walk(&self, inside: bool, visit: &mut dyn FnMut(&Expr, bool)) {
        visit(self, inside);
        match &self.kind {
            ExprKind::Neg(a) | ExprKind::Not(a) => a.walk(inside, visit),
            ExprKind::Binary(_, a, b) => {
                a.walk(inside, visit);
                b.walk(inside, visit);
            }
            ExprKind::Call(function, args) => {
                let inside = inside || function.aggregates() && args.len() == 1;
                args.iter().for_each(|a| a.walk(inside, visit));
            }
            _ => {}
        }
    }

    /// The slots it uses: (slot, whether inside an aggregate).
    pub fn slots(&self) -> Vec<(usize, bool)> {
        let mut slots = Vec::new();
        self.walk(false, &mut |e, inside| match e.kind {
            ExprKind::Var(slot) | ExprKind::Prop(slot, _) | ExprKind::Exists(slot, ..) => {
                slots.push((slot, inside));
            }
            _ => {}
        });
        slots
    }

    /// Where it divides by zero, whatever was matched.
    pub fn zero_divisor(&self) -> Option<std::ops::Range<usize>> {
        let mut found = None;
        self.walk(false, &mut |e, _| {
            if let ExprKind::Binary(Op::Div, _, by) = &e.kind
                && matches!(&by.kind, ExprKind::Number(n) if n.is_zero())
            {
                found = Some(by.at.clone());
            }
        });
        found
    }

    /// How many digits its value may come to, if a figure has [`FIGURE`] of them.
    fn digits(&self) -> usize {
        match &self.kind {
            ExprKind::Number(n) | ExprKind::Amount(n, _) => n.to_string().len(),
            ExprKind::Var(_) | ExprKind::Prop(..) => FIGURE,
            ExprKind::Neg(a) => a.digits(),
            ExprKind::Binary(Op::Mul | Op::Div, a, b) => a.digits().saturating_add(b.digits()),
            ExprKind::Binary(Op::Add | Op::Sub, a, b) if a.divides() || b.divides() => {
                a.digits().saturating_add(b.digits())
            }
            ExprKind::Binary(_, a, b) => a.digits().max(b.digits()).saturating_add(1),
            ExprKind::Call(_, args) => args.iter().map(Expr::digits).max().unwrap_or(0),
            _ => 0,
        }
    }

    fn divides(&self) -> bool {
        let mut found = false;
        self.walk(false, &mut |e, _| found |= matches!(e.kind, ExprKind::Binary(Op::Div, ..)));
        found
    }

    /// The first part whose value can come to so many digits that each match would take long.
    pub fn too_large(&self) -> Option<Range<usize>> {
        let mut found: Option<Range<usize>> = None;
        self.walk(false, &mut |e, _| {
            let inner = found.as_ref().is_none_or(|outer| outer.len() > e.at.len());
            if e.ty == Type::Number && inner && e.digits() > MOST_DIGITS {
                found = Some(e.at.clone());
            }
        });
        found
    }

    /// Whether an aggregate stands in it.
    pub fn has_aggregate(&self) -> bool {
        let mut found = false;
        self.walk(false, &mut |e, _| {
            found |= matches!(&e.kind, ExprKind::Call(f, args) if f.aggregates() && args.len() == 1);
        });
        found
    }
}

/// Operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Op {
    Or,
    And,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    Add,
    Sub,
    Mul,
    Div,
}

impl Op {
    /// As written.
    pub fn sign(self) -> &'static str {
        match self {
            Op::Or => "or",
            Op::And => "and",
            Op::Eq => "=",
            Op::Ne => "!=",
            Op::Lt => "<",
            Op::Le => "<=",
            Op::Gt => ">",
            Op::Ge => ">=",
            Op::Add => "+",
            Op::Sub => "-",
            Op::Mul => "*",
            Op::Div => "/",
        }
    }

    /// Whether it compares two values.
    pub fn compares(self) -> bool {
        matches!(self, Op::Eq | Op::Ne | Op::Lt | Op::Le | Op::Gt | Op::Ge)
    }
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$note])* $variant,)* }

        impl $name {
            /// Every name, as rule files write it.
            pub const NAMES: &[&str] = &[$($text),*];

            /// The one with this name.
            pub fn from_name(name: &str) -> Option<$name> {
                match name { $($text => Some($name::$variant),)* _ => None }
            }

            /// As rule files write it.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
        }
    };
}

named! {
    /// Properties of matched nodes. One that a node lacks makes the comparison undecided.
    Prop {
        /// Low end of a stated range.
        Low = "low",
        /// High end of a stated range.
        High = "high",
        /// Weekday a date names, 1 is Monday.
        Weekday = "weekday",
        /// Month a date names, 1 to 12.
        Month = "month",
        /// Month the second name of a double month names.
        OtherMonth = "other_month",
        /// Year a date names.
        Year = "year",
        /// Day of the month a date names.
        Day = "day",
        /// No such date or clock time exists.
        Impossible = "impossible",
        /// Yesterday, today, tomorrow.
        Relative = "relative",
        /// The same day in the other calendar.
        Paired = "paired",
        /// First end of a stated period.
        Begins = "begins",
        /// Last end of a stated period.
        Ends = "ends",
        /// The length in "three years ago".
        Away = "away",
        /// Minutes past midnight, universal time, of a clock time whose zone is known.
        Utc = "utc",
        /// +1 said to rise, -1 said to fall; of an event, +1 told as coming, -1 as past.
        Direction = "direction",
        /// 2 for doubled, 1/2 for halved.
        Factor = "factor",
        /// A source with a name; the writer's own voice has none.
        Named = "named",
        /// How many members a list has, as far as its words tell.
        Members = "members",
        /// Told as fact.
        Factual = "factual",
        /// Stands in the headline.
        Headline = "headline",
        /// Counted in per cent or points.
        Share = "share",
        /// Told with a word that loosens or bounds it.
        Hedged = "hedged",
    }
}

impl Prop {
    /// The type it needs and the type it gives.
    pub fn types(self) -> (Option<Type>, Type) {
        use Prop::*;
        match self {
            Low | High => (Some(Type::Number), Type::Number),
            Weekday | Month | OtherMonth | Year | Day | Utc => (Some(Type::Date), Type::Number),
            Impossible | Relative => (Some(Type::Date), Type::Bool),
            Paired | Begins | Ends => (Some(Type::Date), Type::Date),
            Away => (Some(Type::Date), Type::Duration),
            Direction | Factor | Members => (Some(Type::Thing), Type::Number),
            Factual | Headline | Named | Share | Hedged => (None, Type::Bool),
        }
    }
}

named! {
    /// Functions of expressions.
    Function {
        /// Sum over the matches of a group.
        Sum = "sum",
        /// How many nodes a group has.
        Count = "count",
        /// Smallest: of a group, or of its arguments.
        Min = "min",
        /// Largest: of a group, or of its arguments.
        Max = "max",
        /// Without its sign.
        Abs = "abs",
        /// Weekday of a day, 1 is Monday; undecided unless it is one day.
        WeekdayOf = "weekday",
        /// Year of a time; from the first to the last it can mean.
        YearOf = "year",
        /// Month of a time.
        MonthOf = "month",
        /// Day of the month.
        DayOf = "day",
        /// Days since 1970-01-01.
        Days = "days",
        /// Completed years from the first to the second, as ages are counted.
        Age = "age",
        /// The same day in the Hijri calendar (Umm al-Qura, a day's tolerance), for
        /// `year`, `month` and `day` to read.
        Hijri = "hijri",
        /// The moment of an event: unknown by itself, solved with all statements about times.
        When = "when",
        /// The time between two dates, in either order.
        Between = "between",
        /// Whether two figures could be one told with more or less rounding.
        Agree = "agree",
        /// Whether a figure that is told again is the earlier one: as `agree`, but a strict reader takes
        /// it for another one where nobody would round one to the other.
        Restates = "restates",
        /// Whether two numbers are so near that one looks like a slip for the other.
        Near = "near",
        /// Whether the condition is not ruled out.
        Could = "could",
        /// What rounds to the number at its last significant digit, as in conversions.
        Rounded = "rounded",
        /// The number, off by no more than one at its second digit where it is no exact count:
        /// differences are told of figures before they were rounded.
        Loosely = "loosely",
        /// The number without its unit, in the unit it is written in: five for "5 km".
        Bare = "bare",
        /// The number exactly as stated.
        Stated = "stated",
    }
}

impl Function {
    /// Whether, with one argument, it runs over a group of matches.
    pub fn aggregates(self) -> bool {
        matches!(self, Function::Sum | Function::Count | Function::Min | Function::Max)
    }

    /// Types of the arguments, and of the result; `None` where it is that of the first argument.
    pub(super) fn signature(self) -> (&'static [Type], Option<Type>) {
        use Type::*;
        match self {
            Function::Sum | Function::Abs | Function::Rounded | Function::Loosely | Function::Stated => {
                (&[Number], Some(Number))
            }
            Function::Bare => (&[Any], Some(Number)),
            Function::Count => (&[Thing], Some(Number)),
            Function::Min | Function::Max => (&[Any], None),
            Function::WeekdayOf | Function::YearOf | Function::MonthOf | Function::DayOf | Function::Days => {
                (&[Date], Some(Number))
            }
            Function::Age => (&[Date, Date], Some(Duration)),
            Function::Hijri => (&[Date], Some(Date)),
            Function::Between => (&[Date, Date], Some(Duration)),
            Function::Agree | Function::Restates => (&[Any, Any], Some(Bool)),
            Function::Near => (&[Number, Number], Some(Bool)),
            Function::When => (&[Thing], Some(Date)),
            Function::Could => (&[Bool], Some(Bool)),
        }
    }
}
