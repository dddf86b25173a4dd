//! Times as written and as intervals of days.
//!
//! A [`TimeExpr`] keeps everything the words say, contradictions included
//! ("Tuesday, 7 April 2021" holds both the weekday and the date); resolving it
//! against the publication date gives an interval of days ([`Days`]).

mod calendar;
mod choices;
mod days;
mod expr;
mod feast;
mod nth;
mod resolve;
mod timex;
mod zone;

pub use calendar::{Calendar, Month, hijri_days, hijri_month_length, hijri_of, month_length, weekday_of};
pub use choices::{choices, choices_of};
pub use days::Days;
pub use expr::{
    Anchor, ClockTime, DateExpr, Direction, DurationExpr, DurationPart, PartOf, PeriodExpr, PeriodName,
    TimeExpr, Zone,
};
pub use feast::{Church, Feast, FeastRule, nth_weekday};
pub use nth::{Counted, NthOf};
pub use resolve::resolve;
use resolve::{months_from, steps};
pub use timex::{dated, placed, timex};

use serde::Serialize;

/// The size of the step in which a time was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Grain {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Grain {
    /// The English name, as used in reports and rule files.
    pub fn name(self) -> &'static str {
        match self {
            Grain::Second => "second",
            Grain::Minute => "minute",
            Grain::Hour => "hour",
            Grain::Day => "day",
            Grain::Week => "week",
            Grain::Month => "month",
            Grain::Quarter => "quarter",
            Grain::Year => "year",
            Grain::Decade => "decade",
            Grain::Century => "century",
        }
    }

    /// The grain with this English name.
    pub fn from_name(name: &str) -> Option<Grain> {
        use Grain::*;
        [Second, Minute, Hour, Day, Week, Month, Quarter, Year, Decade, Century]
            .into_iter()
            .find(|g| g.name() == name)
    }

    /// Shortest and longest length in days (a month is 28 to 31); `None` below a day.
    pub fn days(self) -> Option<(i64, i64)> {
        Some(match self {
            Grain::Second | Grain::Minute | Grain::Hour => return None,
            Grain::Day => (1, 1),
            Grain::Week => (7, 7),
            Grain::Month => (28, 31),
            Grain::Quarter => (90, 92),
            Grain::Year => (365, 366),
            Grain::Decade => (3652, 3653),
            Grain::Century => (36524, 36525),
        })
    }

    /// How many seconds it has, for grains of a fixed length (up to the week).
    pub fn seconds(self) -> Option<i64> {
        Some(match self {
            Grain::Second => 1,
            Grain::Minute => 60,
            Grain::Hour => 3600,
            Grain::Day => 86_400,
            Grain::Week => 604_800,
            _ => return None,
        })
    }

    /// How many months it has, for grains made of months.
    pub fn months(self) -> Option<i64> {
        Some(match self {
            Grain::Month => 1,
            Grain::Quarter => 3,
            Grain::Year => 12,
            Grain::Decade => 120,
            Grain::Century => 1200,
            _ => return None,
        })
    }
}
