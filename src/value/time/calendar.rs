//! Calendar arithmetic: Gregorian by `jiff`, Hijri (Umm al-Qura) by `icu_calendar`.

use super::Days;
use icu_calendar::cal::Hijri;
use icu_calendar::{AsCalendar, Date as IcuDate, Iso};
use jiff::civil::Date;
use serde::Serialize;

/// The calendar in which a date was written.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema, Default,
)]
#[serde(rename_all = "kebab-case")]
pub enum Calendar {
    /// The civil calendar of news copy.
    #[default]
    Gregorian,
    /// The Islamic calendar, computed by the Umm al-Qura tables.
    Hijri,
}

/// A month by calendar and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    /// Which calendar it belongs to.
    pub calendar: Calendar,
    /// 1 to 12.
    pub number: u8,
}

/// Days in a Gregorian month, 28 to 31; `None` for a month outside 1 to 12 or a
/// year outside -9999 to 9999.
pub fn month_length(year: i16, month: u8) -> Option<u8> {
    Date::new(year, i8::try_from(month).ok()?, 1).ok().map(|d| d.days_in_month() as u8)
}

/// ISO weekday of a date: 1 is Monday, 7 is Sunday.
pub fn weekday_of(day: Date) -> u8 {
    day.weekday().to_monday_one_offset() as u8
}

/// The Gregorian days of a Hijri date (Umm al-Qura); with `day` missing the whole
/// month, with `month` missing the whole year. `None` for numbers out of range.
pub fn hijri_days(year: i32, month: Option<u8>, day: Option<u8>) -> Option<Days> {
    if !(1..=1600).contains(&year) {
        return None;
    }
    let first = hijri_date(year, month.unwrap_or(1), day.unwrap_or(1))?;
    let last_month = month.unwrap_or(12);
    let last_day = match day {
        Some(day) => day,
        None => hijri_month_length(year, last_month)?,
    };
    Some(Days::between(first, hijri_date(year, last_month, last_day)?))
}

/// Days in a Hijri month, 29 or 30; `None` for numbers out of range.
pub fn hijri_month_length(year: i32, month: u8) -> Option<u8> {
    (1..=30).rev().find(|day| hijri_date(year, month, *day).is_some())
}

/// Year, month and day of a Gregorian day in the Hijri calendar (Umm al-Qura).
pub fn hijri_of(day: Date) -> Option<(i32, u8, u8)> {
    let iso = IcuDate::try_new_iso(i32::from(day.year()), day.month() as u8, day.day() as u8).ok()?;
    let hijri = iso.to_calendar(Hijri::new_umm_al_qura());
    Some((hijri.year().extended_year(), hijri.month().ordinal, hijri.day_of_month().0))
}

fn hijri_date(year: i32, month: u8, day: u8) -> Option<Date> {
    civil(IcuDate::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?)
}

/// The Gregorian day of a date in any calendar.
pub(super) fn civil<A: AsCalendar>(date: IcuDate<A>) -> Option<Date> {
    let iso = date.to_calendar(Iso);
    Date::new(
        i16::try_from(iso.era_year().year).ok()?,
        i8::try_from(iso.month().ordinal).ok()?,
        i8::try_from(iso.day_of_month().0).ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn umm_al_qura_and_weekdays() {
        assert_eq!(hijri_days(1442, Some(8), Some(25)).and_then(Days::single), Some(date(2021, 4, 7)));
        assert_eq!(hijri_days(1446, Some(9), Some(1)).and_then(Days::single), Some(date(2025, 3, 1)));
        assert_eq!(hijri_of(date(2021, 4, 7)), Some((1442, 8, 25)));
        assert_eq!(weekday_of(date(2021, 4, 7)), 3);
        assert_eq!(month_length(2021, 2), Some(28));
        assert_eq!(hijri_days(1442, Some(13), None), None);
    }
}
