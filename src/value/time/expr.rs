//! What the words of a time expression say, before and after resolving.

use super::{Calendar, Days, Grain};
use crate::value::Reading;

/// A time expression as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeExpr {
    /// A date, whole or partial, absolute or relative.
    Date(DateExpr),
    /// A clock time, with or without a date beside it.
    Clock(ClockTime),
    /// A length of time.
    Duration(DurationExpr),
    /// A named or numbered stretch: the 1980s, the first quarter, Ramadan, 2019-20.
    Period(PeriodExpr),
}

/// A date as written; every field says only what the words say.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DateExpr {
    /// Calendar of year, month and day.
    pub calendar: Calendar,
    /// The year as meant ("21" for 2021 is completed by the grammar).
    pub year: Option<i32>,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// The second name of a double month ("يونيو/حزيران"), as the number it names.
    pub other_month: Option<u8>,
    /// Day of the month, as written (31 in "31 April").
    pub day: Option<u8>,
    /// ISO weekday that is named, 1 is Monday.
    pub weekday: Option<u8>,
    /// Words that place it relative to publication ("yesterday", "last June").
    pub anchor: Option<Anchor>,
    /// "early", "mid", "late" and the like.
    pub part: Option<PartOf>,
    /// A bare year that is part of a thing's name ("the 2017 novel", «موازنة 2021»): it
    /// dates the thing, and nothing that is said of it.
    pub of_name: bool,
    /// The same day in the other calendar ("الموافق …", "corresponding to …").
    pub paired: Option<Box<DateExpr>>,
    /// Days it can mean, resolved against the publication date; `None` where the
    /// text does not allow it, or where the date is impossible.
    pub days: Option<Days>,
    /// No such day exists ("31 April").
    pub impossible: bool,
}

/// How a date hangs on the publication date or on another time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Whole days from publication: -1 yesterday, 0 today, 1 tomorrow.
    Day(i32),
    /// "last", "next", "this" with a named month (grain month), a named weekday
    /// (grain day; "Tuesday last week" has grain week) or a bare grain.
    Named(Direction, Grain),
    /// "three years ago", "in two days": a count of grains before or after.
    Away(Direction, Grain, i32),
}

/// Before, at, or after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// last, ago, الماضي، قبل
    Before,
    /// this, current, الجاري
    At,
    /// next, coming, المقبل، بعد
    After,
}

/// A part of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum PartOf {
    Early,
    Mid,
    Late,
    Beginning,
    End,
    /// first half, second half
    Half(u8),
}

/// A time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockTime {
    /// 0 to 24 as written (25 in "25:30").
    pub hour: u8,
    /// 0 to 59 as written.
    pub minute: u8,
    /// The zone that is named.
    pub zone: Option<Zone>,
    /// The date it stands with, if one was written beside it.
    pub date: Option<DateExpr>,
    /// The hour and minute it lasts to ("from 9 am to 5 pm").
    pub until: Option<(u8, u8)>,
    /// No such time exists ("25:30").
    pub impossible: bool,
    /// Which half of the day is meant is not said ("three o'clock").
    pub open: bool,
}

impl ClockTime {
    /// This hour and minute, of no day and zone that was told.
    pub fn at(hour: u8, minute: u8) -> ClockTime {
        ClockTime { hour, minute, zone: None, date: None, until: None, impossible: false, open: false }
    }
}

/// A zone as named in copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Minutes ahead of UTC: 0 for GMT, 180 for "GMT+3".
    Offset(i16),
    /// An IANA name, from a city or a zone's name ("Asia/Baghdad").
    Named(&'static str),
    /// "local time", "بالتوقيت المحلي".
    Local,
}

/// A length of time, in one or more parts ("four years and six months").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DurationExpr {
    /// Parts from the longest to the shortest.
    pub parts: Vec<DurationPart>,
}

/// One part of a duration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DurationPart {
    /// How many.
    pub amount: Reading,
    /// Of what.
    pub grain: Grain,
}

/// What a stretch of time is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodName {
    /// Ten years from this one: 1980 for "the 1980s".
    Decade(i32),
    /// The n-th century of the common era: 21 for 2001 to 2100.
    Century(u8),
    /// A quarter of a year, 1 to 4.
    Quarter(u8),
    /// A half of a year, 1 or 2.
    Half(u8),
    /// A week of a year, 1 to 53; 0 is the last one.
    Week(u8),
    /// 1 spring, 2 summer, 3 autumn, 4 winter (northern hemisphere).
    Season(u8),
    /// A Hijri month that is known by name alone, such as Ramadan (9).
    Feast(u8),
    /// From one date to another; both are in `ends`.
    Range,
}

/// A named or numbered stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodExpr {
    /// What names it.
    pub name: PeriodName,
    /// The year it stands with ("the first quarter of 2021"), in the Gregorian
    /// calendar, or in the Hijri calendar for a feast.
    pub year: Option<i32>,
    /// Words that place it relative to publication ("last summer").
    pub anchor: Option<Anchor>,
    /// "early", "mid", "late" and the like.
    pub part: Option<PartOf>,
    /// ISO 8601 (or TIMEX3) form: "198", "2021-Q1", "2020-06/2020-08", "2019-WI".
    pub timex: String,
    /// Days it can mean, where that is known.
    pub days: Option<Days>,
    /// The coarsest unit it was written in.
    pub grain: Grain,
    /// The two ends as written, for "from X to Y" and "2014-2020".
    pub ends: Option<Box<(DateExpr, DateExpr)>>,
}

impl PeriodExpr {
    /// A period of this name with nothing else said.
    pub fn named(name: PeriodName, grain: Grain) -> PeriodExpr {
        PeriodExpr {
            name,
            year: None,
            anchor: None,
            part: None,
            timex: String::new(),
            days: None,
            grain,
            ends: None,
        }
    }
}
