//! Dates, lengths of time, and how well a length fits two dates.

use super::value::Mode;
use crate::value::time::{
    Anchor, Calendar, ClockTime, DateExpr, Days, DurationExpr, Grain, PeriodExpr, TimeExpr, hijri_days,
    hijri_of, month_length, weekday_of,
};
use crate::value::{Bound, Interval, Number, Truth};
use jiff::civil::Date;

/// A time in an expression.
#[derive(Clone, Debug, PartialEq)]
pub struct DateValue {
    /// The days it can mean; `None` where the text does not say or no such day exists.
    pub days: Option<Days>,
    /// The step it was written in.
    pub grain: Grain,
    /// What the words say, for dates.
    pub expr: Option<DateExpr>,
    /// Its two ends, for stated periods.
    pub ends: Option<Box<(DateExpr, DateExpr)>>,
    /// A clock time that does not exist stands beside it.
    pub impossible: bool,
    /// The time of day as written, for clock times.
    pub clock: Option<ClockTime>,
    /// Year, month and day are to be read in this calendar.
    pub calendar: Calendar,
}

impl DateValue {
    /// What a time expression is worth.
    pub fn of(time: &TimeExpr, published: Option<Date>) -> DateValue {
        match time {
            TimeExpr::Date(date) => DateValue::of_date(date, published),
            TimeExpr::Clock(clock) => {
                let date =
                    clock.date.as_ref().map_or(DateValue::unknown(), |d| DateValue::of_date(d, published));
                DateValue {
                    impossible: clock.impossible || date.impossible,
                    clock: (!clock.impossible).then(|| clock.clone()),
                    ..date
                }
            }
            TimeExpr::Period(PeriodExpr { days, grain, ends, .. }) => {
                DateValue { days: *days, grain: *grain, ends: ends.clone(), ..DateValue::unknown() }
            }
            TimeExpr::Duration(_) => DateValue::unknown(),
        }
    }

    /// What a date is worth; what it says of itself goes before how it was resolved.
    pub fn of_date(date: &DateExpr, published: Option<Date>) -> DateValue {
        let grain = match date {
            DateExpr { day: Some(_), .. } => Grain::Day,
            DateExpr { anchor: Some(Anchor::Day(_)), .. } => Grain::Day,
            DateExpr { anchor: Some(Anchor::Away(_, grain, _)), .. } => *grain,
            DateExpr { weekday: Some(_), month: None, year: None, .. } => Grain::Day,
            DateExpr { month: Some(_), .. } => Grain::Month,
            DateExpr { anchor: Some(Anchor::Named(_, grain)), .. } => *grain,
            _ => Grain::Year,
        };
        let mut days = if date.impossible { None } else { explicit(date, published).or(date.days) };
        if date.calendar == Calendar::Hijri {
            // Months begin by sighting: the tables can be a day off.
            days = days.map(|d| Days { from: d.from - 1, to: d.to + 1 });
        }
        DateValue {
            days,
            grain,
            expr: Some(date.clone()),
            impossible: date.impossible,
            ..DateValue::unknown()
        }
    }

    /// A single day.
    pub fn on(day: Date) -> DateValue {
        DateValue { days: Some(Days::on(day)), grain: Grain::Day, ..DateValue::unknown() }
    }

    /// Some day of these.
    pub fn within(days: Days, grain: Grain) -> DateValue {
        DateValue { days: Some(days), grain, ..DateValue::unknown() }
    }

    /// So much after it, or before it where `sign` is below zero. Months later it is the same day
    /// of the month, or its last where there is none; `None` where no day is known or half months
    /// are counted.
    pub fn moved(&self, by: &Length, sign: i64) -> Option<DateValue> {
        let steps = by.amount.as_exact()?.to_i64()?.checked_mul(sign)?;
        let days = self.days?;
        let moved = |day: Date| -> Option<Date> {
            let span = match (by.grain.months(), by.grain.days()) {
                (Some(months), _) => jiff::Span::new().try_months(steps.checked_mul(months)?).ok()?,
                (None, Some((days, _))) => jiff::Span::new().try_days(steps.checked_mul(days)?).ok()?,
                _ => return None,
            };
            day.checked_add(span).ok()
        };
        let days = Days::between(moved(days.first()?)?, moved(days.last()?)?);
        Some(DateValue::within(days, self.grain.min(by.grain)))
    }

    /// The weekday it falls on, 1 is Monday; `None` unless it is a single day.
    ///
    /// Where no year is written, the text may speak of a neighbouring one: the lenient
    /// reading then takes the year in which the weekday that is named fits.
    pub fn weekday(&self, mode: Mode) -> Option<u8> {
        let day = self.days?.single()?;
        let named =
            self.expr.as_ref().filter(|e| e.year.is_none() && e.day.is_some()).and_then(|e| e.weekday);
        if let Some(named) = named.filter(|_| mode == Mode::Lenient) {
            let in_year = |year: i16| Date::new(year, day.month(), day.day()).ok().map(weekday_of);
            let near = [day.year().saturating_sub(1), day.year().saturating_add(1)];
            if near.into_iter().any(|year| in_year(year) == Some(named)) {
                return Some(named);
            }
        }
        Some(weekday_of(day))
    }

    /// The beginning or the end of a stretch of hours ("from 9 am to 5 pm").
    pub fn end_of_clock(&self, begins: bool) -> Option<DateValue> {
        let clock = self.clock.as_ref()?;
        let (hour, minute) = clock.until?;
        let end = if begins { clock.clone() } else { ClockTime { hour, minute, ..clock.clone() } };
        let over = !begins && (hour, minute) < (clock.hour, clock.minute);
        let days = self.days.map(|d| if over { Days { from: d.from + 1, to: d.to + 1 } } else { d });
        Some(DateValue { days, clock: Some(ClockTime { until: None, ..end }), ..self.clone() })
    }

    /// Minutes since midnight, where the text names no zone.
    pub fn minute(&self) -> Option<i64> {
        let clock = self.clock.as_ref().filter(|clock| clock.zone.is_none())?;
        Some(i64::from(clock.hour) * 60 + i64::from(clock.minute))
    }

    /// Year, month and day of its first and its last day, in its calendar. Hijri months
    /// begin by sighting, so there a day earlier and a day later count too.
    pub fn fields(&self) -> Option<[(i64, i64, i64); 2]> {
        let days = self.days?;
        Some(match self.calendar {
            Calendar::Gregorian => [days.first()?, days.last()?]
                .map(|d| (i64::from(d.year()), i64::from(d.month()), i64::from(d.day()))),
            Calendar::Hijri => {
                let days = Days { from: days.from - 1, to: days.to + 1 };
                let hijri = |(y, m, d): (i32, u8, u8)| (i64::from(y), i64::from(m), i64::from(d));
                [hijri(hijri_of(days.first()?)?), hijri(hijri_of(days.last()?)?)]
            }
        })
    }

    /// Whether a stretch that ends before it begins is a slip: "from April to March"
    /// and "from 30 December to 2 January" run into the next year.
    pub fn may_be_inverted(&self) -> bool {
        self.ends.as_ref().is_some_and(|ends| {
            let (begins, ends) = (&ends.0, &ends.1);
            let years = begins.year.is_some() && ends.year.is_some();
            let one_month = begins.month.is_none() || begins.month == ends.month;
            years || begins.day.is_some() && ends.day.is_some() && one_month
        })
    }

    fn unknown() -> DateValue {
        DateValue {
            days: None,
            grain: Grain::Day,
            expr: None,
            ends: None,
            impossible: false,
            clock: None,
            calendar: Calendar::Gregorian,
        }
    }

    /// One step of its grain wider on both sides, as "around 2015" is taken.
    pub fn widened(mut self) -> DateValue {
        let step = self.grain.days().map_or(1, |(_, longest)| longest);
        self.days = self.days.map(|d| Days { from: d.from - step, to: d.to + step });
        self
    }
}

/// The days a fully written date names, whatever weekday stands with it.
fn explicit(date: &DateExpr, published: Option<Date>) -> Option<Days> {
    // "Today, 12 Muharram 1445": the day is what is to be held against publication.
    let hijri = date.calendar == Calendar::Hijri && date.year.is_some() && date.day.is_some();
    if let (Some(Anchor::Day(away)), Some(published), false) = (date.anchor, published, hijri) {
        return Some(shifted(Days::on(published), i64::from(away)));
    }
    if date.part.is_some() {
        return None;
    }
    let (year, month) = (date.year?, date.month?);
    if date.calendar == Calendar::Hijri {
        return hijri_days(year, Some(month), date.day);
    }
    let year = i16::try_from(year).ok()?;
    let last = month_length(year, month)?;
    let day = |d: u8| Date::new(year, i8::try_from(month).ok()?, i8::try_from(d).ok()?).ok();
    match date.day {
        Some(d) => Some(Days::on(day(d)?)),
        None => Some(Days::between(day(1)?, day(last)?)),
    }
}

fn shifted(days: Days, by: i64) -> Days {
    Days { from: days.from + by, to: days.to + by }
}

/// A length of time: how many of which grain.
#[derive(Clone, Debug, PartialEq)]
pub struct Length {
    /// How many.
    pub amount: Interval,
    /// Of what.
    pub grain: Grain,
}

impl Length {
    /// A written length, in its smallest grain.
    pub fn of(expr: &DurationExpr, mode: Mode) -> Option<Length> {
        let grain = expr.parts.iter().map(|p| p.grain).min()?;
        let mut amount = Interval::exact(Number::ZERO);
        for part in &expr.parts {
            let part = Length { amount: mode.of(&part.amount), grain: part.grain };
            amount = amount.add(&part.in_grain(grain)?);
        }
        Some(Length { amount, grain })
    }

    /// The same length counted in `grain`; a month in days is 28 to 31 of them.
    pub fn in_grain(&self, grain: Grain) -> Option<Interval> {
        let times = |low: i64, high: i64, per: i64| {
            Some(self.amount.mul(&Interval::closed(Number::ratio(low, per)?, Number::ratio(high, per)?)))
        };
        if self.grain == grain {
            return Some(self.amount.clone());
        }
        if let (Some(mine), Some(other)) = (self.grain.months(), grain.months()) {
            return times(mine, mine, other);
        }
        if let (Some(mine), Some(other)) = (self.grain.seconds(), grain.seconds()) {
            return times(mine, mine, other);
        }
        let (low, high) = self.grain.days()?;
        match grain {
            Grain::Day => times(low, high, 1),
            Grain::Week => times(low, high, 7),
            _ => None,
        }
    }

    /// Whether the two are the same length; counted in the smaller grain.
    pub fn equals(&self, other: &Length) -> Option<Truth> {
        let grain = self.grain.min(other.grain);
        Some(self.in_grain(grain)?.equals(&other.in_grain(grain)?))
    }

    /// Whether one could be the other told with less detail: half a step either side.
    pub fn agrees(&self, other: &Length) -> Option<Truth> {
        let half = Number::ratio(1, 2)?;
        let loose = |l: &Length| Length {
            amount: l.amount.add(&Interval::closed(-half.clone(), half.clone())),
            grain: l.grain,
        };
        if self.grain == other.grain {
            return self.equals(other);
        }
        loose(self).equals(&loose(other))
    }
}

/// How many steps of `grain` may fairly be said to lie between two dates. `None` where
/// the dates are unknown or the grain is finer than a day.
///
/// Both dates written in the grain itself or coarser ("from 2014 to 2020, six years"):
/// the difference, or one more where both ends count; the lenient reading allows one
/// either side. Otherwise from the completed steps up to what rounds up, a day more
/// where both ends count.
pub fn steps_between(from: &DateValue, to: &DateValue, grain: Grain, mode: Mode) -> Option<Interval> {
    if grain <= Grain::Hour {
        let minutes = Number::from(minutes_between(from, to)?);
        let (steps, least) = match grain {
            Grain::Hour => (minutes.checked_div(&60.into())?, Number::ratio(3, 4)?),
            Grain::Minute => (minutes, Number::ONE),
            _ => return None,
        };
        // "Three hours" is said of two and a half, "40 minutes" of 37.
        let tenth = &steps * &Number::ratio(1, 10)?;
        let slack = if tenth < least { least } else { tenth };
        return Some(Interval::closed(&steps - &slack, &steps + &slack));
    }
    let (first, last) = (from.days?, to.days?);
    let n = |value: i64| Number::from(value);
    if grain == Grain::Day {
        let low = n(last.from - first.to);
        return Some(Interval::closed(low, n(last.to - first.from + 1)));
    }
    if let Some(months) = grain.months().filter(|m| *m <= 12)
        && from.grain >= grain
        && to.grain >= grain
        && from.grain <= Grain::Year
        && to.grain <= Grain::Year
    {
        let count = |d: Days| Some(month_number(d.first()?) / months);
        let difference = count(last)? - count(first)?;
        let (down, up) = if mode == Mode::Lenient { (1, 1) } else { (0, 1) };
        return Some(Interval::closed(n(difference - down), n(difference + up)));
    }
    let (low, high) = match grain {
        Grain::Week => (Number::ratio(last.from - first.to, 7)?, Number::ratio(last.to - first.from + 1, 7)?),
        _ => {
            let months = n(grain.months()?);
            let low = months_between(first.last()?, last.first()?)?.checked_div(&months)?;
            (low, months_between(first.first()?, last.last()?)?.checked_div(&months)?)
        }
    };
    if low.is_negative() && high.is_negative() {
        return Some(Interval::closed(low, high));
    }
    let half = Number::ratio(1, 2)?;
    let quarter = &high.abs() * &Number::ratio(1, 4)?;
    let up = &high + &(if quarter < half { quarter } else { half.clone() });
    // "Two decades" is a round figure: it is not used for twenty-eight years.
    let down = if grain >= Grain::Decade { &low - &half } else { low.floor() };
    Some(Interval::closed(down, up))
}

/// Minutes from one time of day to another, over midnight where no day says otherwise.
pub fn minutes_between(from: &DateValue, to: &DateValue) -> Option<i64> {
    const DAY: i64 = 24 * 60;
    let (first, last) = (from.minute()?, to.minute()?);
    let single = |d: &DateValue| d.days.filter(|days| days.from == days.to).map(|days| days.from);
    let apart = match (single(from), single(to)) {
        (Some(a), Some(b)) => b - a,
        _ if last < first => 1,
        _ => 0,
    };
    (0..=2).contains(&apart).then(|| apart * DAY + last - first)
}

/// Completed years from `from` to `to`, as ages are counted.
pub fn completed_years(from: &DateValue, to: &DateValue) -> Option<Length> {
    let (first, last) = (from.days?, to.days?);
    let years = |a: Date, b: Date| Some(months_between(a, b)?.checked_div(&12.into())?.floor());
    let amount = Interval::closed(years(first.last()?, last.first()?)?, years(first.first()?, last.last()?)?);
    Some(Length { amount, grain: Grain::Year })
}

fn month_number(day: Date) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month()) - 1
}

/// Months from `a` to `b`, days counted as thirtieths; below zero when `b` is earlier.
fn months_between(a: Date, b: Date) -> Option<Number> {
    if b < a {
        return months_between(b, a).map(|n| -n);
    }
    // 29 February has its birthday on the last of February in common years.
    let full = b.day() >= a.day() || b.day() == b.days_in_month() && a.day() > b.day();
    let months = month_number(b) - month_number(a) - i64::from(!full);
    let rest = if b.day() >= a.day() {
        b.day() - a.day()
    } else if full {
        0
    } else {
        b.day() + 30 - a.day()
    };
    Some(&Number::from(months) + &Number::ratio(i64::from(rest.clamp(0, 29)), 30)?)
}

/// `a <= b` as days: breaks when even the first day of `a` is after the last of `b`.
pub fn not_after(a: Days, b: Days) -> Truth {
    as_interval(a).at_most(&as_interval(b))
}

/// The days as an interval of numbers, counted from 1970-01-01.
pub fn as_interval(days: Days) -> Interval {
    let bound = |n: i64| Some(Bound { value: n.into(), open: false });
    Interval { low: bound(days.from), high: bound(days.to) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn day(y: i16, m: i8, d: i8) -> DateValue {
        DateValue::on(date(y, m, d))
    }

    fn year(y: i16) -> DateValue {
        DateValue {
            days: Some(Days::between(date(y, 1, 1), date(y, 12, 31))),
            grain: Grain::Year,
            ..DateValue::unknown()
        }
    }

    fn fits(from: &DateValue, to: &DateValue, n: i64, grain: Grain, mode: Mode) -> bool {
        steps_between(from, to, grain, mode).expect("known").contains(&n.into())
    }

    #[test]
    fn years_between_years() {
        let (a, b) = (year(2014), year(2020));
        for (n, plain, lenient) in
            [(4, false, false), (5, false, true), (6, true, true), (7, true, true), (8, false, false)]
        {
            assert_eq!(fits(&a, &b, n, Grain::Year, Mode::Plain), plain, "{n}");
            assert_eq!(fits(&a, &b, n, Grain::Year, Mode::Lenient), lenient, "{n}");
        }
    }

    #[test]
    fn steps_between_days() {
        let both = |a: &DateValue, b: &DateValue, n, grain| {
            let plain = fits(a, b, n, grain, Mode::Plain);
            assert_eq!(plain, fits(a, b, n, grain, Mode::Lenient));
            plain
        };
        let (a, b) = (day(2023, 5, 3), day(2023, 5, 9));
        assert!(both(&a, &b, 6, Grain::Day) && both(&a, &b, 7, Grain::Day) && !both(&a, &b, 12, Grain::Day));
        assert!(both(&a, &b, 1, Grain::Week) && !both(&a, &b, 2, Grain::Week));
        let (a, b) = (day(2025, 1, 5), day(2025, 1, 19));
        assert!(both(&a, &b, 2, Grain::Week) && !both(&a, &b, 3, Grain::Week));
        let (a, b) = (day(2012, 3, 10), day(2019, 2, 5));
        assert!(
            both(&a, &b, 6, Grain::Year) && both(&a, &b, 7, Grain::Year) && !both(&a, &b, 5, Grain::Year)
        );
        assert!(!both(&year(1991), &day(2019, 8, 19), 2, Grain::Decade));
        assert!(both(&year(1999), &day(2019, 8, 19), 2, Grain::Decade));
    }

    #[test]
    fn ages() {
        let age = |a: &DateValue, b: &DateValue| completed_years(a, b).expect("known").amount;
        assert_eq!(age(&day(1931, 6, 3), &day(2022, 11, 20)), Interval::exact(91.into()));
        assert_eq!(age(&day(1950, 4, 8), &day(2024, 3, 5)), Interval::exact(73.into()));
        assert_eq!(age(&day(2000, 2, 29), &day(2021, 2, 28)), Interval::exact(21.into()));
        assert_eq!(age(&year(1958), &day(2023, 3, 27)), Interval::closed(64.into(), 65.into()));
    }
}
