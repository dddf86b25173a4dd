//! How far figures may be read, as a newsroom sets it.

use super::Wrong;
use crate::value::{ReadingTable, Width};
use schemars::JsonSchema;
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// How far figures may be read before two of them clash. A clash that the plain reading alone
/// finds is a warning, one that is left under the lenient reading an error. Pairs are the plain
/// reading and the lenient one; numbers have at most two decimals.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Readings {
    /// Counts below this are exact, round ones too: 60 soldiers are 60 [default: 100].
    pub exact_below: Option<u32>,
    /// Units of its last digit that is not a round zero which a round count allows either side in
    /// the lenient reading: at 0.5, 3,000 may be 2,500 to 3,500 [default: 0.5].
    #[schemars(with = "Option<f64>", range(min = 0, max = 1000))]
    pub round: Option<Spanned<f64>>,
    /// Units of the last printed digit either side of a percentage or a converted figure: 60% may
    /// be 59.5 to 60.5, then 59 to 61 [default: [0.5, 1]].
    #[schemars(with = "Option<[f64; 2]>")]
    pub share: Option<Spanned<[f64; 2]>>,
    /// Percentage points either side of a fraction in words, such as a third [default: [1.5, 4]].
    #[schemars(with = "Option<[f64; 2]>")]
    pub fraction: Option<Spanned<[f64; 2]>>,
    /// Percent either side that about, around and nearly allow in the lenient reading; never less
    /// than what rounds to the figure [default: 10].
    #[schemars(with = "Option<f64>", range(min = 0, max = 1000))]
    pub about: Option<Spanned<f64>>,
    /// The fewest of its unit that a plural says: at 2, dozens are 20 or more, hundreds 200 or more
    /// [default: 2].
    #[schemars(range(min = 1, max = 9))]
    #[schemars(with = "Option<u32>")]
    pub plural: Option<Spanned<u32>>,
    /// The fewest and the most that several may be [default: [3, 9]].
    #[schemars(with = "Option<[u32; 2]>")]
    pub several: Option<Spanned<[u32; 2]>>,
}

/// The widest that a reading may be.
const WIDEST: u32 = 1000;

impl Readings {
    /// The table with what is set here.
    ///
    /// # Errors
    /// The first value that cannot be, with its place.
    pub fn over(&self, table: &ReadingTable) -> Result<ReadingTable, (Range<usize>, Wrong)> {
        let mut table = *table;
        table.exact_below = self.exact_below.unwrap_or(table.exact_below);
        for (set, slot) in [(&self.round, &mut table.round), (&self.about, &mut table.about)] {
            if let Some(set) = set {
                *slot = width(*set.get_ref(), set)?;
            }
        }
        for (set, slot) in [(&self.share, &mut table.share), (&self.fraction, &mut table.fraction)] {
            if let Some(set) = set {
                let [plain, lenient] = *set.get_ref();
                *slot = [width(plain, set)?, width(lenient, set)?];
                ordered(slot, set)?;
            }
        }
        if let Some(set) = &self.plural {
            table.plural = *set.get_ref();
            if !(1..=9).contains(&table.plural) {
                return Err((set.span(), Wrong::Number { least: 1, most: 9 }));
            }
        }
        if let Some(set) = &self.several {
            table.several = *set.get_ref();
            ordered(&table.several, set)?;
            if table.several.iter().any(|end| !(1..=WIDEST).contains(end)) {
                return Err((set.span(), Wrong::Number { least: 1, most: WIDEST }));
            }
        }
        Ok(table)
    }
}

fn width<T>(value: f64, at: &Spanned<T>) -> Result<Width, (Range<usize>, Wrong)> {
    let hundredths = value * 100.0;
    // 5.25 * 100.0 need not be 525.0, but it rounds to it.
    let exact = (hundredths - hundredths.round()).abs() < 1e-6;
    if !exact || !(0.0..=f64::from(WIDEST)).contains(&value) {
        return Err((at.span(), Wrong::Number { least: 0, most: WIDEST }));
    }
    Ok(Width::hundredths(hundredths.round() as u32))
}

fn ordered<V: PartialOrd, T>([first, second]: &[V; 2], at: &Spanned<T>) -> Result<(), (Range<usize>, Wrong)> {
    if first > second { Err((at.span(), Wrong::Ends)) } else { Ok(()) }
}
