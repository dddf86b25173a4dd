//! Labels of nodes, as patterns write them, and the type of value each carries.

use super::typed::Type;
use crate::graph::{Node, NodeKind};
use crate::mention::{Kind, Mention, Value};
use crate::value::Unit;

/// A label of a node pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Label {
    /// Any claim.
    Figure,
    /// Number, quantity or money.
    Quantity,
    Number,
    /// Percent or fraction, not percentage points.
    Percent,
    /// Percentage points.
    Points,
    Money,
    Ordinal,
    Rank,
    Range,
    Date,
    Weekday,
    MonthPair,
    Time,
    Duration,
    Age,
    Period,
    Source,
    Claim,
    Measure,
    Event,
    Change,
    List,
}

impl Label {
    /// Every label.
    pub const ALL: [Label; 22] = {
        use Label::*;
        [
            Figure, Quantity, Number, Percent, Points, Money, Ordinal, Rank, Range, Date, Weekday, MonthPair,
            Time, Duration, Age, Period, Source, Claim, Measure, Event, Change, List,
        ]
    };

    /// As written in rule files.
    pub fn name(self) -> &'static str {
        use Label::*;
        match self {
            Figure => "Figure",
            Quantity => "Quantity",
            Number => "Number",
            Percent => "Percent",
            Points => "Points",
            Money => "Money",
            Ordinal => "Ordinal",
            Rank => "Rank",
            Range => "Range",
            Date => "Date",
            Weekday => "Weekday",
            MonthPair => "MonthPair",
            Time => "Time",
            Duration => "Duration",
            Age => "Age",
            Period => "Period",
            Source => "Source",
            Claim => "Claim",
            Measure => "Measure",
            Event => "Event",
            Change => "Change",
            List => "List",
        }
    }

    /// The label with this name.
    pub fn from_name(name: &str) -> Option<Label> {
        Label::ALL.into_iter().find(|l| l.name() == name)
    }

    /// What a variable with this label stands for in an expression.
    pub(super) fn value_type(self) -> Type {
        use Label::*;
        match self {
            Quantity | Number | Percent | Points | Money | Ordinal | Rank | Range => Type::Number,
            Date | Weekday | MonthPair | Time | Period => Type::Date,
            Duration | Age => Type::Duration,
            Figure | Claim => Type::Any,
            Source | Measure | Event | Change | List => Type::Thing,
        }
    }

    /// Whether `node` answers to this label.
    pub fn fits(self, node: &Node) -> bool {
        let thing = match self {
            Label::Source => NodeKind::Source,
            Label::Measure => NodeKind::Measure,
            Label::Event => NodeKind::Event,
            Label::Change => NodeKind::Change,
            Label::List => NodeKind::List,
            _ => NodeKind::Claim,
        };
        if node.kind != thing {
            return false;
        }
        match (self.value_type(), &node.mention) {
            (Type::Thing | Type::Any, _) => true,
            (_, Some(mention)) => self.fits_mention(mention),
            (_, None) => false,
        }
    }

    fn fits_mention(self, mention: &Mention) -> bool {
        let points = matches!(&mention.value, Value::Amount(a) if a.unit == Unit::Points);
        let kind = mention.kind;
        match self {
            Label::Quantity => matches!(kind, Kind::Number | Kind::Quantity | Kind::Money) && !points,
            Label::Percent => matches!(kind, Kind::Percent | Kind::Fraction) && !points,
            Label::Points => points,
            Label::Number => kind == Kind::Number,
            Label::Money => kind == Kind::Money,
            Label::Ordinal => kind == Kind::Ordinal,
            Label::Rank => kind == Kind::Rank,
            Label::Range => kind == Kind::Range,
            Label::Date => kind == Kind::Date,
            Label::Weekday => kind == Kind::Weekday,
            Label::MonthPair => kind == Kind::MonthPair,
            Label::Time => kind == Kind::Time,
            Label::Duration => kind == Kind::Duration,
            Label::Age => kind == Kind::Age,
            Label::Period => kind == Kind::Period,
            _ => true,
        }
    }
}
