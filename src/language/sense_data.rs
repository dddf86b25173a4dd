//! The tags of lexicon data files: one line of data to one [`Sense`].

use super::cue::Cue;
use super::sense::*;
use super::{Function, Lemma};
use crate::value::time::{Calendar, Direction, Grain, Month, PartOf, Zone};
use crate::value::{Currency, Hedge, Unit, UnitDef};

impl NounClass {
    /// Whether the noun says what happened to people.
    pub fn befalls(self) -> bool {
        use NounClass::{Dead, Held, Hurt, Missing};
        matches!(self, Dead | Hurt | Held | Missing)
    }

    /// Whether people are counted.
    pub fn is_people(self) -> bool {
        matches!(self, NounClass::Person | NounClass::Anyone) || self.befalls()
    }
}

impl Cue {
    /// Whether it can lead up to a figure and give it a role; the others only tell something of words
    /// around it.
    pub fn leads(self) -> bool {
        use Cue::{Above, Anew, AsMuch, Became, BeforeThis, Beyond, Coming, Faith, Finishes, Fold};
        use Cue::{Aggregate, AheadOf, Defeat, Draws, Grants, Interim, Leads, Match, Straight, Victory};
        use Cue::{Holds, Joining, LastOf, MadeOf, Particle, TakesPart, Under};
        let tells = matches!(
            self,
            Above | Anew | AsMuch | Became | BeforeThis | Beyond | Coming | Faith | Finishes | Fold
        );
        let scores = matches!(
            self,
            Aggregate | AheadOf | Defeat | Draws | Grants | Interim | Leads | Match | Straight | Victory
        );
        !tells && !scores && !matches!(self, Holds | Joining | LastOf | MadeOf | Particle | TakesPart | Under)
    }
}

impl VerbClass {
    /// What the verb says happened to people, as the class of the nouns that say so.
    pub fn befalls(self) -> Option<NounClass> {
        match self {
            VerbClass::Die | VerbClass::Kill => Some(NounClass::Dead),
            VerbClass::Hurt => Some(NounClass::Hurt),
            VerbClass::Arrest => Some(NounClass::Held),
            _ => None,
        }
    }
}

impl Sense {
    /// A word that points at what is known: "the", "its", "this", "those".
    pub fn points_back(&self) -> bool {
        matches!(self, Sense::Function(Function::The | Function::Their | Function::This | Function::Those))
    }

    /// Reads a tag and its arguments; `None` when either is unknown.
    ///
    /// Tags: `num N`, `scale E`, `dualscale E`, `ord N`, `frac N D`, `times N`,
    /// `group N`, `vague LOW HIGH`, `hedge NAME before|after`, `percent`, `points`,
    /// `minus`, `permille`, `basis`, `money CODE`, `unit SYMBOL`, `dualunit SYMBOL`, `dualmoney CODE`, `month N`, `hijri N`,
    /// `weekday N`, `grain NAME`, `rate NAME`, `dualgrain NAME`, `day N`, `dir before|at|after`,
    /// `away before|after`, `part NAME`, `season N`, `daypart N`, `zone IANA|+MIN|local`,
    /// `era gregorian|hijri|before`, `feast N`, `noun LEMMA CLASS sg|du|pl`,
    /// `quality LEMMA CLASS`, `kind SET SIZE NAME`, `verb CLASS LEMMA`, `cue NAME`, `modal NAME`,
    /// `fn NAME`, `notfigure before|after`, `age before|after`, `rank before|after`, `name`, `abbr`,
    /// `deed LEMMA noun|past|verb`, `town IANA`.
    pub fn parse(tag: &str, args: &[&str], mut lemma: impl FnMut(&str) -> Lemma) -> Option<Sense> {
        let arg = |n: usize| args.get(n).copied();
        Some(match tag {
            "num" => Sense::Cardinal(arg(0)?.parse().ok()?),
            "scale" => Sense::Scale(arg(0)?.parse().ok()?),
            "dualscale" => Sense::DualScale(arg(0)?.parse().ok()?),
            "ord" => Sense::Ordinal(arg(0)?.parse().ok()?),
            "frac" => Sense::Fraction(arg(0)?.parse().ok()?, arg(1)?.parse().ok()?),
            "times" => Sense::Multiple(arg(0)?.parse().ok()?),
            "group" => Sense::Group(arg(0)?.parse().ok()?),
            "vague" => Sense::Vague(arg(0)?.parse().ok()?, arg(1)?.parse().ok()?),
            "hedge" => Sense::Hedge(named(arg(0)?)?, side(arg(1)?)?),
            "minus" => Sense::Minus,
            "percent" => Sense::Percent,
            "points" => Sense::Points,
            "permille" => Sense::PerMille,
            "basis" => Sense::BasisPoints,
            "money" => Sense::Currency(Currency(leak(arg(0)?))),
            "unit" => Sense::Unit(UnitDef::by_symbol(arg(0)?)?),
            "dualunit" => Sense::DualUnit(Unit::Physical(UnitDef::by_symbol(arg(0)?)?)),
            "dualmoney" => Sense::DualUnit(Unit::Money(Currency(leak(arg(0)?)))),
            "month" => Sense::Month(Month { calendar: Calendar::Gregorian, number: arg(0)?.parse().ok()? }),
            "hijri" => Sense::Month(Month { calendar: Calendar::Hijri, number: arg(0)?.parse().ok()? }),
            "weekday" => Sense::Weekday(arg(0)?.parse().ok()?),
            "grain" => Sense::Grain(Grain::from_name(arg(0)?)?),
            "rate" => Sense::Rate(Grain::from_name(arg(0)?)?),
            "dualgrain" => Sense::DualGrain(Grain::from_name(arg(0)?)?),
            "day" => Sense::RelativeDay(arg(0)?.parse().ok()?),
            "dir" => Sense::Direction(direction(arg(0)?)?),
            "away" => Sense::Away(direction(arg(0)?)?),
            "part" => Sense::Part(part(arg(0)?)?),
            "season" => Sense::Season(arg(0)?.parse().ok()?),
            "daypart" => Sense::DayPart(arg(0)?.parse().ok()?),
            "zone" => Sense::Zone(zone(arg(0)?)?),
            "era" if arg(0)? == "before" => Sense::BeforeEra,
            "era" => Sense::Era(if arg(0)? == "hijri" { Calendar::Hijri } else { Calendar::Gregorian }),
            "feast" => Sense::Feast(arg(0)?.parse().ok()?),
            "noun" => Sense::Noun(Noun {
                lemma: lemma(arg(0)?),
                class: named(arg(1)?)?,
                number: match arg(2)? {
                    "sg" => GrammaticalNumber::Singular,
                    "du" => GrammaticalNumber::Dual,
                    "pl" => GrammaticalNumber::Plural,
                    _ => return None,
                },
            }),
            "quality" => Sense::Quality(lemma(arg(0)?), named(arg(1)?)?),
            "kind" => Sense::Kind(lemma(arg(0)?), arg(1)?.parse().ok()?, lemma(arg(2)?)),
            "half" => Sense::Half(lemma(arg(0)?), lemma(arg(1)?)),
            "verb" => Sense::Verb(VerbSense { class: named(arg(0)?)?, lemma: lemma(arg(1)?) }),
            "cue" => Sense::Cue(named(arg(0)?)?),
            "modal" => Sense::Modal(named(arg(0)?)?),
            "fn" => Sense::Function(named(arg(0)?)?),
            "notfigure" => Sense::NotFigure(side(arg(0)?)?),
            "age" => Sense::Age(side(arg(0)?)?),
            "rank" => Sense::Rank(side(arg(0)?)?),
            "name" => Sense::Name,
            "abbr" => Sense::Abbreviation,
            "deed" => Sense::Deed(Deed { lemma: lemma(arg(0)?), form: named(arg(1)?)? }),
            "town" => Sense::Town(leak(arg(0)?)),
            _ => return None,
        })
    }
}

/// Enums that data files name in kebab-case, read through serde.
fn named<T: serde::de::DeserializeOwned>(name: &str) -> Option<T> {
    use serde::de::IntoDeserializer;
    let value: serde::de::value::StrDeserializer<'_, serde::de::value::Error> = name.into_deserializer();
    T::deserialize(value).ok()
}

fn side(name: &str) -> Option<Side> {
    named(name)
}

fn direction(name: &str) -> Option<Direction> {
    Some(match name {
        "before" => Direction::Before,
        "at" => Direction::At,
        "after" => Direction::After,
        _ => return None,
    })
}

fn part(name: &str) -> Option<PartOf> {
    Some(match name {
        "early" => PartOf::Early,
        "mid" => PartOf::Mid,
        "late" => PartOf::Late,
        "beginning" => PartOf::Beginning,
        "end" => PartOf::End,
        "half1" => PartOf::Half(1),
        "half2" => PartOf::Half(2),
        _ => return None,
    })
}

fn zone(name: &str) -> Option<Zone> {
    Some(match name {
        "local" => Zone::Local,
        _ if name.starts_with(['+', '-']) => Zone::Offset(name.parse().ok()?),
        _ => Zone::Named(leak(name)),
    })
}

/// Lexicon data lives as long as the program: it is compiled in and read once.
fn leak(name: &str) -> &'static str {
    Box::leak(name.to_owned().into_boxed_str())
}

impl Hedge {
    /// The hedge with this kebab-case name.
    pub fn by_name(name: &str) -> Option<Hedge> {
        named(name)
    }
}

impl UnitDef {
    /// The unit with this symbol.
    pub fn by_symbol(symbol: &str) -> Option<&'static UnitDef> {
        crate::value::UNITS.iter().find(|unit| unit.symbol == symbol)
    }
}
