//! The claim graph: what hangs together with what.

use crate::document::Span;
use crate::mention::{Kind, Mention, Value};
use crate::value::Unit;
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use serde::Serialize;

/// The graph of one document.
pub type ClaimGraph = StableDiGraph<Node, Edge>;

/// A node: something that is stated, dated, counted or done.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// A short name for people: the words of a figure, the name of a source or event.
    pub name: String,
    /// Where it stands in the text (bytes), if it stands anywhere.
    pub span: Option<Span>,
    /// The figure or time it states, for [`NodeKind::Claim`].
    pub mention: Option<Mention>,
    /// For [`NodeKind::Change`]: +1 said to rise, -1 said to fall, 0 not said.
    pub direction: i8,
    /// For a change by a factor: 2 for doubled, 1/2 for halved, as (numerator, denominator).
    pub factor: Option<(u32, u32)>,
    /// For [`NodeKind::List`]: the fewest and the most members that its words allow.
    pub members: Option<(u32, u32)>,
    /// Whether it is told as fact (false: planned, expected, denied, conditional).
    pub factual: bool,
    /// Stands in the headline.
    pub headline: bool,
}

/// Kinds of nodes. A claim also answers to the label of its mention's kind:
/// `Quantity` (number, quantity or money), `Number`, `Percent` (percent or fraction),
/// `Points`, `Money`, `Ordinal`, `Range`, `Date`, `Weekday`, `MonthPair`, `Time`,
/// `Duration`, `Age`, `Period`; and every claim to `Figure`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NodeKind {
    /// Who states it; the writer's own voice is a source too.
    Source,
    /// One figure or time that is stated.
    Claim,
    /// What is counted or measured.
    Measure,
    /// Something that happens in time.
    Event,
    /// A rise or fall: joins old value, new value and difference.
    Change,
    /// A list of names.
    List,
    /// A member of a total that is told without a figure ("the tram driver"); its mention
    /// holds how many it is.
    Member,
}

/// An edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// What it says.
    pub kind: EdgeKind,
    /// How it was found.
    pub basis: Basis,
    /// For PART_OF: the parts are said to be all there are ("12 dead: 5 women, 7 men").
    pub all: bool,
    /// The words that say so, if any.
    pub cue: Option<Span>,
}

/// How a relation is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The text says it with a cue.
    Stated,
    /// Concluded from the same noun, event and time.
    Inferred,
}

/// Kinds of edges, written as in rule files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EdgeKind {
    /// claim → source
    StatedBy,
    /// claim → measure
    Measures,
    /// part → whole
    PartOf,
    /// part → whole, for parts none of which overlap
    ApartIn,
    /// share (percent, fraction) → whole
    ShareOf,
    /// share → the part that it is said to be
    ShareIs,
    /// what is left → whole
    RemainsOf,
    /// what went away → whole
    LeavesOf,
    /// votes of one side → the house or those present
    VoteIn,
    /// the winner's votes → the loser's
    Beats,
    /// one side's goals → the other's, in a draw
    Draws,
    /// how many more votes the winner had → the winner's votes
    MarginOf,
    /// said majority (event) → the seats that are or are not one
    MajorityOf,
    /// rate → the total it shares out
    RateOf,
    /// rate → the number of what it is for
    PerEach,
    /// change → old value
    ChangeFrom,
    /// change → new value
    ChangeTo,
    /// change → difference (count, percent or points)
    ChangeBy,
    /// later mention → earlier mention of the same quantity, one voice
    SameAs,
    /// body → headline, paraphrase → quotation
    Repeats,
    /// later mention → earlier mention of the same quantity, another named source
    Disputes,
    /// converted figure → original
    Converts,
    /// event, ordinal or date → the one that comes after it
    Before,
    /// event → period
    During,
    /// event or "ago" expression → date
    Dated,
    /// duration → date it begins with
    Starts,
    /// duration → date it ends with
    Ends,
    /// ordinal of a sequence → count or list of those before it
    Succeeds,
    /// ordinal or rank → how many there are
    NthOf,
    /// list → count it should have
    Lists,
    /// age → date at which it holds
    AgedAt,
    /// age → date of birth
    BornOn,
}

impl EdgeKind {
    /// All kinds, in the order of the enum.
    pub const ALL: [EdgeKind; 32] = {
        use EdgeKind::*;
        [
            StatedBy, Measures, PartOf, ApartIn, ShareOf, ShareIs, RemainsOf, LeavesOf, VoteIn, Beats, Draws,
            MarginOf, MajorityOf, RateOf, PerEach, ChangeFrom, ChangeTo, ChangeBy, SameAs, Repeats, Disputes,
            Converts, Before, During, Dated, Starts, Ends, Succeeds, NthOf, Lists, AgedAt, BornOn,
        ]
    };

    /// As rule files and exports write it.
    pub fn name(self) -> &'static str {
        use EdgeKind::*;
        match self {
            StatedBy => "STATED_BY",
            Measures => "MEASURES",
            PartOf => "PART_OF",
            ApartIn => "APART_IN",
            ShareOf => "SHARE_OF",
            ShareIs => "SHARE_IS",
            RemainsOf => "REMAINS_OF",
            LeavesOf => "LEAVES_OF",
            VoteIn => "VOTE_IN",
            Beats => "BEATS",
            Draws => "DRAWS",
            MarginOf => "MARGIN_OF",
            MajorityOf => "MAJORITY_OF",
            RateOf => "RATE_OF",
            PerEach => "PER_EACH",
            ChangeFrom => "CHANGE_FROM",
            ChangeTo => "CHANGE_TO",
            ChangeBy => "CHANGE_BY",
            SameAs => "SAME_AS",
            Repeats => "REPEATS",
            Disputes => "DISPUTES",
            Converts => "CONVERTS",
            Before => "BEFORE",
            During => "DURING",
            Dated => "DATED",
            Starts => "STARTS",
            Ends => "ENDS",
            Succeeds => "SUCCEEDS",
            NthOf => "NTH_OF",
            Lists => "LISTS",
            AgedAt => "AGED_AT",
            BornOn => "BORN_ON",
        }
    }
}

impl Node {
    /// Counted in per cent or points.
    pub fn is_share(&self) -> bool {
        let value = self.mention.as_ref().map(|m| &m.value);
        matches!(value, Some(Value::Amount(a)) if matches!(a.unit, Unit::Percent | Unit::Points))
    }

    /// Told with a word that loosens or bounds it.
    pub fn is_hedged(&self) -> bool {
        self.mention.as_ref().is_some_and(|m| m.hedge.is_some())
    }

    /// The mention's kind, for claims.
    pub fn figure_kind(&self) -> Option<Kind> {
        self.mention.as_ref().map(|m| m.kind)
    }
}

/// A node of a claim graph.
pub type NodeId = NodeIndex;
