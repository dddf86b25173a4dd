//! What a written figure means: a plain reading and a lenient one.
//!
//! How far a reading goes is a newsroom's to say ([`ReadingTable`]), how it is used is here.

use super::{Interval, Number};
use serde::{Deserialize, Serialize};

/// The words that loosen or bound a figure.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// about, around, some, نحو، حوالي، زهاء
    About,
    /// nearly, almost, close to, ما يقرب من، قرابة: just under, or rounds to it
    Nearly,
    /// more than, over, أكثر من: strictly above
    MoreThan,
    /// less than, under, أقل من: strictly below
    LessThan,
    /// at least, ما لا يقل عن
    AtLeast,
    /// at most, up to, as many as, ما يصل إلى
    AtMost,
    /// exactly, just, بالضبط: takes the roundness away
    Exactly,
}

impl Hedge {
    /// Loosens a figure to both sides, so that two of them under it differ as the figures do.
    pub fn is_loose(self) -> bool {
        matches!(self, Hedge::About | Hedge::Nearly)
    }
}

/// How a figure was printed; decides how far it may be rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Printed {
    /// Digits or number words of a count. `unit` is the exponent of ten of the
    /// last digit that is not a round zero: 3 for "3,000" and "three thousand",
    /// 0 for 2,487, -1 for 2.5, 5 for "2.5 million".
    Count {
        /// Exponent of ten of the last significant digit.
        unit: i8,
        /// Whether a scale word stands in it ("2.5 million", "3 آلاف").
        scaled: bool,
    },
    /// A percentage, a converted or measured figure: `unit` as above (0 for "60%").
    Share {
        /// Exponent of ten of the last printed digit.
        unit: i8,
    },
    /// A fraction in words ("a third", "ثلث", "two in five"), held as percent.
    Fraction,
    /// "dozens", "عشرات", "several": no figure, only a floor and a ceiling.
    Vague,
}

/// A width of a reading: a decimal of at most two places, as a newsroom writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Width(u32);

impl Width {
    /// So many hundredths.
    pub const fn hundredths(hundredths: u32) -> Width {
        Width(hundredths)
    }

    /// It as a number.
    pub fn number(self) -> Number {
        Number::ratio(self.0.into(), 100).unwrap_or(Number::ZERO)
    }
}

/// How far readings go (`[readings]` of a newsroom's settings). Pairs hold the plain reading and
/// the lenient one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReadingTable {
    /// Counts below this are exact in both readings.
    pub exact_below: u32,
    /// Units of its last significant digit that a round count allows either side, in the lenient
    /// reading.
    pub round: Width,
    /// Units of the last printed digit either side of a percentage or a converted figure.
    pub share: [Width; 2],
    /// Percentage points either side of a fraction in words.
    pub fraction: [Width; 2],
    /// Percent either side that "about" and "nearly" allow in the lenient reading.
    pub about: Width,
    /// The fewest of its unit that a plural says: two tens for "dozens", two hundreds.
    pub plural: u32,
    /// What "several" may be.
    pub several: [u32; 2],
}

impl Default for ReadingTable {
    fn default() -> ReadingTable {
        let width = Width::hundredths;
        ReadingTable {
            exact_below: 100,
            round: width(50),
            share: [width(50), width(100)],
            fraction: [width(150), width(400)],
            about: width(1000),
            plural: 2,
            several: [3, 9],
        }
    }
}

impl ReadingTable {
    /// The ends of a vague word, 0 for no upper one: as the lexicon has it, unless the newsroom
    /// says otherwise of "several" and of plurals.
    pub fn vague(&self, low: u32, high: u32) -> [u32; 2] {
        let usual = ReadingTable::default();
        let mut unit = low;
        while unit >= 10 && unit.is_multiple_of(10) {
            unit /= 10;
        }
        match (low, high) {
            (low, high) if [low, high] == usual.several => self.several,
            (low, 0) if unit == usual.plural => [(low / usual.plural).saturating_mul(self.plural), 0],
            ends => ends.into(),
        }
    }
}

/// A figure as stated and as the two intervals it may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The value as written; `None` for vague quantities and open ranges.
    pub stated: Option<Number>,
    /// What a strict reader takes it for.
    pub plain: Interval,
    /// What the most generous fair reader takes it for.
    pub lenient: Interval,
}

impl Reading {
    /// A figure that means exactly what it says.
    pub fn exact(value: Number) -> Reading {
        let only = Interval::exact(value.clone());
        Reading { stated: Some(value), plain: only.clone(), lenient: only }
    }

    /// Both readings of a stated range ("between 50 and 60", "5-7 km").
    pub fn range(low: &Reading, high: &Reading) -> Reading {
        Reading {
            stated: None,
            plain: Interval { low: low.plain.low.clone(), high: high.plain.high.clone() },
            lenient: Interval { low: low.lenient.low.clone(), high: high.lenient.high.clone() },
        }
    }

    /// Reads `value` under `hedge`, as it was printed.
    pub fn of(value: Number, printed: Printed, hedge: Option<Hedge>, table: &ReadingTable) -> Reading {
        let (plain, lenient) = unhedged(&value, printed, table);
        let (plain, lenient) = match hedge {
            None => (plain, lenient),
            Some(Hedge::Exactly) => (Interval::exact(value.clone()), Interval::exact(value.clone())),
            Some(Hedge::About) => {
                (rounding(&value, printed, table), about(&value, printed, table).hull(&lenient))
            }
            Some(Hedge::Nearly) => {
                let loose = about(&value, printed, table).hull(&lenient);
                let rounded = rounding(&value, printed, table);
                let plain = Interval { low: loose.low.clone(), high: rounded.high };
                (plain, loose)
            }
            Some(Hedge::MoreThan) => {
                (Interval::above(value.clone(), true), Interval::above(value.clone(), false))
            }
            Some(Hedge::LessThan) => {
                (Interval::below(value.clone(), true), Interval::below(value.clone(), false))
            }
            Some(Hedge::AtLeast) => {
                let bound = Interval::above(value.clone(), false);
                (bound.clone(), bound)
            }
            Some(Hedge::AtMost) => {
                let bound = Interval::below(value.clone(), false);
                (bound.clone(), bound)
            }
        };
        Reading { stated: Some(value), plain, lenient }
    }
}

fn unhedged(value: &Number, printed: Printed, table: &ReadingTable) -> (Interval, Interval) {
    let exact = Interval::exact(value.clone());
    match printed {
        Printed::Count { unit, scaled } => {
            let small = value.abs() < Number::from(i64::from(table.exact_below));
            match () {
                () if !scaled && (unit <= 0 || small) => (exact.clone(), exact),
                () => (exact, units_around(value, table.round, unit)),
            }
        }
        Printed::Share { unit } => {
            let [plain, lenient] = table.share;
            (units_around(value, plain, unit), units_around(value, lenient, unit))
        }
        Printed::Fraction => {
            let [plain, lenient] = table.fraction.map(|width| around(value, &width.number()));
            (plain, lenient)
        }
        Printed::Vague => (exact.clone(), exact),
    }
}

/// What rounds to `value` at its last significant digit, counts below a hundred included.
fn rounding(value: &Number, printed: Printed, table: &ReadingTable) -> Interval {
    let mut around = match printed {
        Printed::Count { unit, .. } => units_around(value, Width::hundredths(50), unit),
        _ => unhedged(value, printed, table).0,
    };
    // Halves round up: 3,500 is not "about 3,000" any more.
    if let Some(high) = &mut around.high {
        high.open |= !matches!(printed, Printed::Vague);
    }
    around
}

fn about(value: &Number, printed: Printed, table: &ReadingTable) -> Interval {
    let percent = &table.about.number() * &Number::power_of_ten(-2);
    around(value, &(&value.abs() * &percent)).hull(&rounding(value, printed, table))
}

/// So many units of a digit either side.
fn units_around(value: &Number, units: Width, digit: i8) -> Interval {
    around(value, &(&units.number() * &Number::power_of_ten(digit.into())))
}

fn around(value: &Number, distance: &Number) -> Interval {
    Interval::closed(value - distance, value + distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(i: &Interval) -> (String, String) {
        let end = |b: &Option<super::super::Bound>| b.as_ref().map_or("∞".into(), |b| b.value.to_string());
        (end(&i.low), end(&i.high))
    }

    fn read(value: &str, printed: Printed, hedge: Option<Hedge>) -> ((String, String), (String, String)) {
        let r = Reading::of(
            Number::parse_decimal(value).expect("digits"),
            printed,
            hedge,
            &ReadingTable::default(),
        );
        (ends(&r.plain), ends(&r.lenient))
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.into(), b.into())
    }

    #[test]
    fn the_table_of_the_design() {
        let count = |unit| Printed::Count { unit, scaled: false };
        assert_eq!(read("2487", count(0), None), (pair("2487", "2487"), pair("2487", "2487")));
        assert_eq!(read("30", count(1), None), (pair("30", "30"), pair("30", "30")));
        assert_eq!(read("3000", count(3), None), (pair("3000", "3000"), pair("2500", "3500")));
        assert_eq!(read("60", Printed::Share { unit: 0 }, None), (pair("59.5", "60.5"), pair("59", "61")));
        let million = Printed::Count { unit: 5, scaled: true };
        assert_eq!(read("2500000", million, None), (pair("2500000", "2500000"), pair("2450000", "2550000")));
        assert_eq!(read("3000", count(3), Some(Hedge::About)), (pair("2500", "3500"), pair("2500", "3500")));
        assert_eq!(
            read("60", Printed::Share { unit: 0 }, Some(Hedge::Nearly)),
            (pair("54", "60.5"), pair("54", "66"))
        );
        assert_eq!(read("3000", count(3), Some(Hedge::MoreThan)), (pair("3000", "∞"), pair("3000", "∞")));
    }

    #[test]
    fn a_newsroom_sets_how_far_readings_go() {
        let width = Width::hundredths;
        let table = ReadingTable {
            exact_below: 10,
            round: width(100),
            share: [width(0), width(50)],
            about: width(525),
            plural: 3,
            several: [4, 7],
            ..ReadingTable::default()
        };
        let read = |value: i64, printed, hedge| {
            let reading = Reading::of(Number::from(value), printed, hedge, &table);
            (ends(&reading.plain), ends(&reading.lenient))
        };
        let count = |unit| Printed::Count { unit, scaled: false };
        assert_eq!(read(30, count(1), None), (pair("30", "30"), pair("20", "40")));
        assert_eq!(read(60, Printed::Share { unit: 0 }, None), (pair("60", "60"), pair("59.5", "60.5")));
        assert_eq!(
            read(400, count(1), Some(Hedge::About)),
            (pair("395", "405"), pair("379", "421")),
            "5.25% of 400 are 21"
        );
        assert_eq!([table.vague(3, 9), table.vague(2, 3)], [[4, 7], [2, 3]]);
        assert_eq!(
            [table.vague(20, 0), table.vague(2_000, 0), table.vague(40, 0)],
            [[30, 0], [3_000, 0], [40, 0]]
        );
    }
}
