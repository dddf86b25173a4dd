//! Labels of nodes, as patterns write them, and the type of value each carries.

use super::typed::Type;
use crate::graph::{EdgeKind, Node, NodeKind};
use crate::mention::{Kind, Value};
use crate::value::Unit;

/// A label of a node pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Label {
    /// Any claim.
    Figure,
    /// Number, quantity, money or one side of a score.
    Quantity,
    Number,
    /// Percent or fraction, not percentage points.
    Percent,
    /// Percentage points.
    Points,
    Money,
    /// The n-th of a sequence or of a ranking.
    Ordinal,
    Rank,
    /// One side of a score.
    Score,
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
    pub const ALL: [Label; 23] = {
        use Label::*;
        [
            Figure, Quantity, Number, Percent, Points, Money, Ordinal, Rank, Score, Range, Date, Weekday,
            MonthPair, Time, Duration, Age, Period, Source, Claim, Measure, Event, Change, List,
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
            Score => "Score",
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
            Quantity | Number | Percent | Points | Money | Ordinal | Rank | Score | Range | Measure => {
                Type::Number
            }
            Date | Weekday | MonthPair | Time | Period => Type::Date,
            Duration | Age => Type::Duration,
            Figure | Claim => Type::Any,
            Source | Event | Change | List => Type::Thing,
        }
    }

    /// Whether `node` answers to this label.
    pub fn fits(self, node: &Node) -> bool {
        Sorts::of(node).meet(self.sorts())
    }

    /// The sorts of nodes that answer to it.
    pub(super) fn sorts(self) -> Sorts {
        use Kind as K;
        let kinds: &[Kind] = match self {
            Label::Source => return Sorts::thing(NodeKind::Source),
            Label::Measure => return Sorts::thing(NodeKind::Measure),
            Label::Event => return Sorts::thing(NodeKind::Event),
            Label::Change => return Sorts::thing(NodeKind::Change),
            Label::List => return Sorts::thing(NodeKind::List),
            Label::Figure | Label::Claim => return Sorts::CLAIMS,
            Label::Points => return Sorts::POINTS,
            Label::Quantity => &[K::Number, K::Quantity, K::Money, K::Score],
            Label::Percent => &[K::Percent, K::Fraction],
            Label::Number => &[K::Number],
            Label::Money => &[K::Money],
            Label::Ordinal => &[K::Ordinal, K::Rank],
            Label::Rank => &[K::Rank],
            Label::Score => &[K::Score],
            Label::Range => &[K::Range],
            Label::Date => &[K::Date],
            Label::Weekday => &[K::Weekday],
            Label::MonthPair => &[K::MonthPair],
            Label::Time => &[K::Time],
            Label::Duration => &[K::Duration],
            Label::Age => &[K::Age],
            Label::Period => &[K::Period],
        };
        Sorts::kinds(kinds)
    }
}

/// A set of sorts of nodes: kinds of mentions (percentage points apart) and other nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sorts(u32);

impl Sorts {
    /// Every claim, one without a figure included.
    pub const CLAIMS: Sorts = Sorts((1 << 18) - 1);
    const POINTS: Sorts = Sorts(1 << 16);
    const WORDLESS: Sorts = Sorts(1 << 17);

    /// Claims of these kinds.
    pub const fn kinds(kinds: &[Kind]) -> Sorts {
        let (mut set, mut at) = (0, 0);
        while at < kinds.len() {
            set |= 1 << kinds[at] as u32;
            at += 1;
        }
        Sorts(set)
    }

    /// Nodes of a kind that states nothing.
    pub const fn thing(kind: NodeKind) -> Sorts {
        Sorts(1 << (18 + kind as u32))
    }

    /// Figures counted in per cent or points.
    pub const SHARES: Sorts = Sorts::kinds(&[Kind::Percent, Kind::Fraction]).or(Sorts::POINTS);

    /// Figures of which some are counted so.
    pub const MAY_SHARE: Sorts = Sorts::SHARES.or(Sorts::kinds(&[Kind::Range])).or(Sorts::WORDLESS);

    /// Those in either.
    pub const fn or(self, other: Sorts) -> Sorts {
        Sorts(self.0 | other.0)
    }

    /// Whether all of these are among the others.
    pub fn within(self, other: Sorts) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether some node is in both.
    pub fn meet(self, other: Sorts) -> bool {
        self.0 & other.0 != 0
    }

    fn of(node: &Node) -> Sorts {
        match (node.kind, &node.mention) {
            (NodeKind::Claim, None) => Sorts::WORDLESS,
            (NodeKind::Claim | NodeKind::Member, Some(mention)) => match &mention.value {
                Value::Amount(amount) if amount.unit == Unit::Points => Sorts::POINTS,
                _ => Sorts::kinds(&[mention.kind]),
            },
            (thing, _) => Sorts::thing(thing),
        }
    }

    /// The sorts that an edge of this kind can leave, and those it can enter, by the
    /// meaning of the edge; wide, since linkers may learn to draw more.
    pub fn ends(edge: EdgeKind) -> (Sorts, Sorts) {
        use EdgeKind::*;
        use Kind as K;
        const NUMBERS: Sorts = Sorts::kinds(&[
            K::Number,
            K::Quantity,
            K::Percent,
            K::Fraction,
            K::Money,
            K::Ordinal,
            K::Rank,
            K::Score,
            K::Range,
            K::Duration,
            K::Age,
        ])
        .or(Sorts::POINTS);
        const TIMES: Sorts = Sorts::kinds(&[K::Date, K::Weekday, K::MonthPair, K::Time, K::Period]);
        const LENGTHS: Sorts = Sorts::kinds(&[K::Duration, K::Age, K::Quantity, K::Range]);
        const LASTING: Sorts = Sorts::kinds(&[K::Duration, K::Age]);
        const PLACES: Sorts = Sorts::kinds(&[K::Ordinal, K::Rank]);
        const MEASURE: Sorts = Sorts::thing(NodeKind::Measure);
        const EVENT: Sorts = Sorts::thing(NodeKind::Event);
        const CHANGE: Sorts = Sorts::thing(NodeKind::Change);
        match edge {
            StatedBy => (Sorts::CLAIMS, Sorts::thing(NodeKind::Source)),
            Measures => (Sorts::CLAIMS, MEASURE),
            // Members of a list are parts of it, whatever they state.
            PartOf | ApartIn => {
                (Sorts::CLAIMS.or(MEASURE), NUMBERS.or(MEASURE).or(Sorts::thing(NodeKind::List)))
            }
            ShareOf | ShareIs | RemainsOf | LeavesOf => (NUMBERS.or(MEASURE), NUMBERS.or(MEASURE)),
            ChangeFrom | ChangeTo | ChangeBy => (CHANGE, NUMBERS.or(MEASURE).or(TIMES)),
            Disputes => (Sorts::CLAIMS, Sorts::CLAIMS),
            SameAs | Repeats => {
                let any = Sorts::CLAIMS.or(EVENT).or(MEASURE);
                (any, any)
            }
            VoteIn | Beats | Draws | MarginOf => (NUMBERS, NUMBERS),
            MajorityOf => (EVENT, NUMBERS),
            RateOf | PerEach => (NUMBERS, NUMBERS.or(LENGTHS)),
            Converts => (Sorts::CLAIMS, Sorts::CLAIMS),
            Before => (Sorts::CLAIMS.or(EVENT), Sorts::CLAIMS.or(EVENT)),
            During => (Sorts::CLAIMS.or(EVENT), TIMES.or(EVENT)),
            Dated => (PLACES.or(TIMES).or(LASTING).or(EVENT), TIMES.or(LASTING)),
            Starts | Ends => (NUMBERS.or(TIMES), TIMES.or(EVENT)),
            Succeeds => (NUMBERS, NUMBERS.or(Sorts::thing(NodeKind::List))),
            NthOf => (PLACES, NUMBERS),
            Lists => (Sorts::thing(NodeKind::List), NUMBERS),
            AgedAt | BornOn => (LENGTHS.or(EVENT), TIMES.or(EVENT)),
        }
    }
}
