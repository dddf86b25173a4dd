//! What a mention is.

use crate::document::Span;
use crate::language::{GrammaticalNumber, Lemma, NounClass};
use crate::value::time::TimeExpr;
use crate::value::{Hedge, Number, Reading, Unit};
use std::ops::Range;

/// The kinds of the `figures` report.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Kind {
    Number,
    Quantity,
    Percent,
    Fraction,
    Money,
    Ordinal,
    Rank,
    Score,
    Range,
    Date,
    Weekday,
    MonthPair,
    Time,
    Duration,
    Age,
    Period,
}

/// A figure or time expression as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The expression: number with unit or counted noun, without its hedge. Bytes of the text.
    pub span: Span,
    /// The bare number, what a replacement would replace.
    pub figure: Span,
    /// The hedge's words, where there are any.
    pub hedge: Option<Span>,
    /// Indices of the tokens under `span` in the block's scan.
    pub tokens: Range<usize>,
    /// What kind it is.
    pub kind: Kind,
    /// What it says.
    pub value: Value,
}

/// What a mention says.
// Amounts are by far the commonest; boxing them would cost more than the room saved.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A figure with a reading.
    Amount(Amount),
    /// The n-th of a sequence.
    Ordinal(u32),
    /// A time.
    Time(TimeExpr),
}

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Value and both intervals. Percent is in per cent (60 for "60%"); a fraction
    /// in words is in per cent too, with `ratio` holding what was written; money and
    /// physical units are in the unit as written, scale words multiplied out.
    pub reading: Reading,
    /// The hedge that was read.
    pub hedge: Option<Hedge>,
    /// Unit of measure.
    pub unit: Unit,
    /// The counted noun, where one follows (Arabic: or the dual itself).
    pub noun: Option<Counted>,
    /// A fraction as written: (1, 3) for "a third", (1, 5) for "one in five".
    pub ratio: Option<(u32, u32)>,
    /// Low and high end as stated, for ranges ("between 50 and 40" keeps 50, 40).
    pub ends: Option<(Number, Number)>,
    /// Another value it could have, where separators leave it open.
    pub other: Option<Number>,
    /// Written in words, not digits.
    pub in_words: bool,
}

impl Amount {
    /// A bare number in words with this reading.
    pub fn bare(reading: Reading) -> Amount {
        Amount {
            reading,
            hedge: None,
            unit: Unit::None,
            noun: None,
            ratio: None,
            ends: None,
            other: None,
            in_words: true,
        }
    }
}

/// The counted noun of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// Its token's index in the block's scan.
    pub token: usize,
    /// Dictionary form, if the lexicon knows it.
    pub lemma: Option<Lemma>,
    /// What it counts, if known.
    pub class: Option<NounClass>,
    /// Number of the form, if known.
    pub number: Option<GrammaticalNumber>,
}
