//! The words of the notation: what a line may begin with, what may be said of a node, how edges
//! are spoken. Grammar, printer and the editors' grammar all read these tables.

use crate::graph::{EdgeKind, NodeKind};
use crate::mention::Kind;

/// The word that each kind of node is introduced with.
pub(super) const KINDS: &[(&str, NodeKind)] = &[
    ("source", NodeKind::Source),
    ("claim", NodeKind::Claim),
    ("measure", NodeKind::Measure),
    ("event", NodeKind::Event),
    ("change", NodeKind::Change),
    ("list", NodeKind::List),
    ("member", NodeKind::Member),
];

/// Other words that a line may begin with.
pub(super) const HEADS: &[&str] = &["document", "given"];

/// Words inside lines that stand in none of the tables.
pub(super) const JOINTS: &[&str] = &["says", "published", "language", "probably", "in all", "read as"];

/// How each kind of edge is spoken: `NAME …, WORDS OTHER`.
pub(super) const EDGES: &[(&str, EdgeKind)] = &[
    ("stated by", EdgeKind::StatedBy),
    ("measures", EdgeKind::Measures),
    ("part of", EdgeKind::PartOf),
    ("apart in", EdgeKind::ApartIn),
    ("share of", EdgeKind::ShareOf),
    ("being", EdgeKind::ShareIs),
    ("left of", EdgeKind::RemainsOf),
    ("gone from", EdgeKind::LeavesOf),
    ("vote in", EdgeKind::VoteIn),
    ("beats", EdgeKind::Beats),
    ("draws with", EdgeKind::Draws),
    ("margin of", EdgeKind::MarginOf),
    ("majority of", EdgeKind::MajorityOf),
    ("rate of", EdgeKind::RateOf),
    ("for each of", EdgeKind::PerEach),
    ("from", EdgeKind::ChangeFrom),
    ("to", EdgeKind::ChangeTo),
    ("by", EdgeKind::ChangeBy),
    ("same as", EdgeKind::SameAs),
    ("repeats", EdgeKind::Repeats),
    ("disputes", EdgeKind::Disputes),
    ("converts", EdgeKind::Converts),
    ("before", EdgeKind::Before),
    ("during", EdgeKind::During),
    ("dated", EdgeKind::Dated),
    ("starts on", EdgeKind::Starts),
    ("ends on", EdgeKind::Ends),
    ("succeeds", EdgeKind::Succeeds),
    ("nth of", EdgeKind::NthOf),
    ("lists", EdgeKind::Lists),
    ("aged at", EdgeKind::AgedAt),
    ("born on", EdgeKind::BornOn),
];

/// What else may be said of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quality {
    /// Another name than its words.
    Named,
    /// Other words for what is measured or what happened.
    Also,
    /// +1: it rises; of an event, it is still to come.
    Up,
    /// -1: it falls; of an event, it is past.
    Down,
    /// It changes by a factor.
    Times,
    /// How many names a list holds.
    Holding,
    /// Told as a plan, a forecast, a denial.
    NotFact,
    /// It stands in the headline.
    Headline,
    /// It stands nowhere in the text.
    Nowhere,
}

/// The words for qualities; where two say one thing, the first is printed unless it is an event.
pub(super) const QUALITIES: &[(&str, Quality)] = &[
    ("named", Quality::Named),
    ("also", Quality::Also),
    ("rising", Quality::Up),
    ("coming", Quality::Up),
    ("falling", Quality::Down),
    ("past", Quality::Down),
    ("times", Quality::Times),
    ("holding", Quality::Holding),
    ("not as fact", Quality::NotFact),
    ("in the headline", Quality::Headline),
    ("nowhere", Quality::Nowhere),
];

/// The kinds of figures, as `read as` names them.
pub(super) const FIGURES: &[(&str, Kind)] = &[
    ("number", Kind::Number),
    ("quantity", Kind::Quantity),
    ("percent", Kind::Percent),
    ("fraction", Kind::Fraction),
    ("money", Kind::Money),
    ("ordinal", Kind::Ordinal),
    ("rank", Kind::Rank),
    ("score", Kind::Score),
    ("range", Kind::Range),
    ("date", Kind::Date),
    ("weekday", Kind::Weekday),
    ("month-pair", Kind::MonthPair),
    ("time", Kind::Time),
    ("duration", Kind::Duration),
    ("age", Kind::Age),
    ("period", Kind::Period),
];

/// The word of `table` for a value.
pub(super) fn word_for<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> &'static str {
    table.iter().find(|(_, v)| v == value).map_or("", |(word, _)| word)
}

/// Every word or phrase that the grammar knows, for editors, without repeats.
pub fn keywords() -> Vec<&'static str> {
    let mut all: Vec<&str> = HEADS.iter().chain(JOINTS).copied().collect();
    all.extend(KINDS.iter().map(|(word, _)| word));
    all.extend(EDGES.iter().map(|(word, _)| word));
    all.extend(QUALITIES.iter().map(|(word, _)| word));
    all.sort_unstable();
    all.dedup();
    all
}
