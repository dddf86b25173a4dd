//! Intervals of days.

use jiff::civil::{Date, date};

/// A closed interval of days, counted from 1970-01-01 (day 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Days {
    /// First possible day.
    pub from: i64,
    /// Last possible day; never before `from`.
    pub to: i64,
}

impl Days {
    /// The single day `day`.
    pub fn on(day: Date) -> Days {
        let n = number(day);
        Days { from: n, to: n }
    }

    /// From the first to the last day, both included.
    pub fn between(first: Date, last: Date) -> Days {
        Days { from: number(first), to: number(last) }
    }

    /// The only day of the interval, if it has one.
    pub fn single(self) -> Option<Date> {
        (self.from == self.to).then(|| from_number(self.from)).flatten()
    }

    /// The first day as a civil date; `None` outside the calendar's years -9999 to 9999.
    pub fn first(self) -> Option<Date> {
        from_number(self.from)
    }

    /// The last day as a civil date; `None` outside the calendar's years -9999 to 9999.
    pub fn last(self) -> Option<Date> {
        from_number(self.to)
    }

    /// The days in both, if any.
    pub fn intersect(self, other: Days) -> Option<Days> {
        let (from, to) = (self.from.max(other.from), self.to.min(other.to));
        (from <= to).then_some(Days { from, to })
    }
}

fn number(day: Date) -> i64 {
    let epoch = date(1970, 1, 1);
    epoch.until((jiff::Unit::Day, day)).map_or(0, |span| i64::from(span.get_days()))
}

fn from_number(days: i64) -> Option<Date> {
    let span = jiff::Span::new().try_days(days).ok()?;
    date(1970, 1, 1).checked_add(span).ok()
}
