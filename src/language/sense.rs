//! What a lexicon entry can mean.

use super::{Cue, Function, Lemma, Modal};
use crate::value::time::{Calendar, Direction, Grain, Month, PartOf, Zone};
use crate::value::{Currency, Hedge, Unit, UnitDef};

/// One meaning of a written form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sense {
    // --- numbers ---
    /// A number word below a hundred, or a whole hundred written as one word.
    Cardinal(u32),
    /// hundred, thousand, million: the exponent of ten.
    Scale(u8),
    /// A dual scale: ألفان, مليونين (two times ten to the exponent).
    DualScale(u8),
    /// third, الثالث
    Ordinal(u32),
    /// half, third, ثلث, ثلثا: (numerator, denominator)
    Fraction(u16, u16),
    /// twice, double, triple, ضعف: the factor
    Multiple(u8),
    /// pair, trio, quintet, dozen: an exact count of people or things
    Group(u16),
    /// dozens, hundreds, several, few: floor and ceiling (0 = none)
    Vague(u32, u32),
    /// minus, سالب: the figure behind is below zero
    Minus,
    /// A hedge and where it stands.
    Hedge(Hedge, Side),
    // --- units ---
    /// per cent, in one or more words
    Percent,
    /// (percentage) points
    Points,
    /// per mille
    PerMille,
    /// basis points
    BasisPoints,
    /// A currency name, symbol or code.
    Currency(Currency),
    /// A physical unit.
    Unit(&'static UnitDef),
    /// A dual of a unit or currency: متران, دولارين.
    DualUnit(Unit),
    // --- times ---
    /// A month name.
    Month(Month),
    /// A weekday, 1 is Monday.
    Weekday(u8),
    /// day, week, month, year …
    Grain(Grain),
    /// daily, يوميا: for each day, week …
    Rate(Grain),
    /// A dual time word: يومان, سنتين.
    DualGrain(Grain),
    /// yesterday -1, today 0, tomorrow 1
    RelativeDay(i8),
    /// last, next, this; الماضي, المقبل, الجاري
    Direction(Direction),
    /// ago, قبل … : turns a duration into a date
    Away(Direction),
    /// early, mid, late
    Part(PartOf),
    /// A season: 1 spring, 2 summer, 3 autumn, 4 winter.
    Season(u8),
    /// am, pm, صباحا, مساء: hours to add when the hour is below 12
    DayPart(u8),
    /// A clock zone.
    Zone(Zone),
    /// Year mark: AH/هـ, AD/م
    Era(Calendar),
    /// BC, قبل الميلاد: years that run backwards.
    BeforeEra,
    /// A named period such as Ramadan (Hijri month) that moves through the year.
    Feast(u8),
    // --- things and deeds ---
    /// A countable noun.
    Noun(Noun),
    /// One of the kinds that make up a set between them: gold, silver and bronze medals;
    /// men, women and children: the set, how many kinds it has, and which this is.
    Kind(Lemma, u8, Lemma),
    /// One of the two halves that make up a set between them (women, men): the set, which half.
    Half(Lemma, Lemma),
    /// A modifier that sets a counted group apart: nationality, sex, age group.
    Quality(Lemma, QualityClass),
    /// A verb or deverbal noun whose meaning matters to figures.
    Verb(VerbSense),
    /// A word or phrase that relates two figures.
    Cue(Cue),
    /// A word that makes what it governs no fact: may, planned, if, not.
    Modal(Modal),
    /// A word that carries grammar only (the, of, and, من, في).
    Function(Function),
    /// A word after or before which a number is no figure of the story (page, flight).
    NotFigure(Side),
    /// Words of age before ("aged", عمره) or behind a figure ("old", من العمر).
    Age(Side),
    /// Words of rank before ("ranked", المركز) or behind a place ("place", "largest").
    Rank(Side),
    /// A name whose first letter could be taken for a particle.
    Name,
    /// An abbreviation whose full stop ends no sentence.
    Abbreviation,
    /// A word that names a thing that happened once: "fire", "burnt down".
    Deed(Deed),
    /// A town or country by whose clock a time may be told (an IANA zone).
    Town(&'static str),
}

/// A verb or noun of something that happens at a time, for telling whether two
/// passages date the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// What it is, the same for verb and noun.
    pub lemma: Lemma,
    /// How the word tells it.
    pub form: DeedForm,
}

/// Forms of a deed's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeedForm {
    /// A noun: "the fire".
    Noun,
    /// A verb that tells it as done: "burnt".
    Past,
    /// Any other verb: "opens".
    Verb,
}

/// Where a word stands, seen from the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Side {
    Before,
    After,
}

/// A noun sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// Its dictionary form.
    pub lemma: Lemma,
    /// What kind of thing it counts.
    pub class: NounClass,
    /// Grammatical number of the form.
    pub number: GrammaticalNumber,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum GrammaticalNumber {
    Singular,
    Dual,
    Plural,
}

/// What a noun counts. People of any description are comparable with each other
/// ("soldiers" can be among "people"); things only with their own class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum NounClass {
    Person,
    /// people, شخص: persons of any description
    Anyone,
    /// dead, killed, victims, bodies
    Dead,
    /// wounded, injured
    Hurt,
    /// missing
    Missing,
    /// arrested, detained, suspects
    Held,
    Seat,
    Vote,
    Vehicle,
    Building,
    Place,
    Event,
    Organisation,
    Thing,
    Document,
    Animal,
    /// rise, cut, growth: nouns that also name a change
    Change,
    /// rounds, sessions, meetings: things that are numbered one after another
    Sequence,
    Abstract,
}

/// What sort of modifier a quality is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum QualityClass {
    Nationality,
    Sex,
    AgeGroup,
    Occupation,
    State,
}

/// A verb or deverbal noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbSense {
    /// What it does to figures or events.
    pub class: VerbClass,
    /// Its dictionary form.
    pub lemma: Lemma,
}

/// Classes of verbs that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum VerbClass {
    Rise,
    Fall,
    Double,
    Triple,
    Quadruple,
    Halve,
    /// move, go, switch: changes, either way
    Move,
    /// say, announce, قال
    Say,
    /// reach, stand at, total, بلغ
    Reach,
    /// leave, withdraw, غادر: goes out of the whole
    Leave,
    /// remain, بقي
    Remain,
    Die,
    Kill,
    Hurt,
    Arrest,
    /// An event with a place in time: begin, end, open, sign, convict, born …
    Begin,
    End,
    Born,
    Hold,
    Win,
    Lose,
    /// any other event verb, compared by lemma
    Event,
}
