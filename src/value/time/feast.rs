//! Days that have a name and stand in a calendar: feasts, holidays, days of remembrance.

use super::{Days, calendar, weekday_of};
use icu_calendar::cal::{ChineseTraditional, Hebrew, Julian};
use jiff::{Span, civil::Date};

/// How a named day is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeastRule {
    /// The same month and day in every year.
    Day(u8, u8),
    /// The n-th weekday of a month (-1 the last one), and so many days after it.
    Weekday {
        /// 1 to 12.
        month: u8,
        /// ISO weekday, 1 is Monday.
        weekday: u8,
        /// 1 to 5, or -1 for the last one.
        nth: i8,
        /// Days behind it: Black Friday is the day after a Thursday.
        after: i8,
    },
    /// Days after Easter Sunday, of the western churches or of the eastern ones.
    Easter(i16, Church),
    /// A month and day of the Hijri calendar (Umm al-Qura).
    Hijri(u8, u8),
    /// A month and day of the Jewish calendar; 7 is Nisan, whether or not the year is leap.
    Hebrew(u8, u8),
    /// A month and day of the Chinese calendar.
    Chinese(u8, u8),
}

/// Whose Easter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Church {
    Western,
    Eastern,
}

/// A named day, or the days of a feast of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feast {
    /// How its first day is found.
    pub rule: FeastRule,
    /// How many days it lasts.
    pub length: u8,
}

impl Feast {
    /// Reads a rule as the lexicons write it: `day 12-25`, `weekday 11 4 4` (month,
    /// weekday, which; `+1` the day after it), `easter -2`,
    /// `orthodox 0`, `hijri 10-1`, `hebrew 7-15`, `chinese 1-1`; `N days` may stand behind.
    pub fn parse(text: &str) -> Option<Feast> {
        let mut words = text.split(' ');
        let pair = |word: Option<&str>| {
            let (month, day) = word?.split_once('-')?;
            Some((month.parse().ok()?, day.parse().ok()?))
        };
        let kind = words.next()?;
        let rule = match kind {
            "day" => pair(words.next()).map(|(month, day)| FeastRule::Day(month, day)),
            "hijri" => pair(words.next()).map(|(month, day)| FeastRule::Hijri(month, day)),
            "hebrew" => pair(words.next()).map(|(month, day)| FeastRule::Hebrew(month, day)),
            "chinese" => pair(words.next()).map(|(month, day)| FeastRule::Chinese(month, day)),
            "easter" => Some(FeastRule::Easter(words.next()?.parse().ok()?, Church::Western)),
            "orthodox" => Some(FeastRule::Easter(words.next()?.parse().ok()?, Church::Eastern)),
            "weekday" => {
                let month = words.next()?.parse().ok()?;
                let weekday = words.next()?.parse().ok()?;
                let place = words.next()?;
                let (nth, after) = place.split_once('+').unwrap_or((place, "0"));
                let (nth, after) = (nth.parse().ok()?, after.parse().ok()?);
                Some(FeastRule::Weekday { month, weekday, nth, after })
            }
            _ => None,
        }?;
        let length = words.next().map_or(Some(1), |n| n.parse().ok())?;
        Some(Feast { rule, length })
    }

    /// Its days in a Gregorian year, the first of them where it falls in it twice.
    pub fn in_year(self, year: i16) -> Option<Days> {
        let first = self.rule.in_year(year)?;
        let last = first.checked_add(Span::new().days(i32::from(self.length.max(1)) - 1)).ok()?;
        Some(Days::between(first, last))
    }

    /// Its days before (or on) a day, and after it: the nearest of each.
    pub fn about(self, day: Date) -> impl Iterator<Item = Days> {
        let years = (-2..=2).filter_map(move |n| self.in_year(day.year().checked_add(n)?));
        let today = Days::on(day).from;
        let (past, coming): (Vec<Days>, Vec<Days>) = years.partition(|days| days.from <= today);
        past.last().copied().into_iter().chain(coming.first().copied())
    }
}

impl FeastRule {
    fn in_year(self, year: i16) -> Option<Date> {
        match self {
            FeastRule::Day(month, day) => make(year, month, day),
            FeastRule::Weekday { month, weekday, nth, after } => {
                let day = nth_weekday(year, month, weekday, nth)?;
                day.checked_add(Span::new().days(i32::from(after))).ok()
            }
            FeastRule::Easter(after, church) => {
                let sunday = match church {
                    Church::Western => western_easter(year)?,
                    Church::Eastern => eastern_easter(year)?,
                };
                sunday.checked_add(Span::new().days(i32::from(after))).ok()
            }
            FeastRule::Hijri(month, day) => {
                let about = (i32::from(year) - 622) * 33 / 32;
                (about - 1..=about + 3)
                    .filter_map(|hijri| calendar::hijri_days(hijri, Some(month), Some(day))?.first())
                    .find(|date| date.year() == year)
            }
            FeastRule::Hebrew(month, day) => [3760, 3761].into_iter().find_map(|ahead| {
                let year = i32::from(year);
                let date = icu_calendar::Date::try_new((year + ahead).into(), month.into(), day, Hebrew);
                calendar::civil(date.ok()?).filter(|date| i32::from(date.year()) == year)
            }),
            FeastRule::Chinese(month, day) => {
                let calendar = ChineseTraditional::new();
                let date =
                    icu_calendar::Date::try_new(i32::from(year).into(), month.into(), day, calendar).ok()?;
                calendar::civil(date)
            }
        }
    }
}

fn make(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The n-th of a weekday in a month, counted from its end below zero.
pub fn nth_weekday(year: i16, month: u8, weekday: u8, nth: i8) -> Option<Date> {
    let first = make(year, month, 1)?;
    let to = (i32::from(weekday) - i32::from(weekday_of(first))).rem_euclid(7);
    let length = i32::from(first.days_in_month());
    let day = match i32::from(nth) {
        n @ 1.. => 1 + to + 7 * (n - 1),
        n => 1 + to + 7 * ((length - 1 - to) / 7) + 7 * (n + 1),
    };
    (1..=length).contains(&day).then(|| make(year, month, u8::try_from(day).ok()?))?
}

/// Easter Sunday of the Gregorian reckoning (Meeus, Jones and Butcher).
fn western_easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let sum = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
    make(i16::try_from(year).ok()?, u8::try_from(sum / 31).ok()?, u8::try_from(sum % 31 + 1).ok()?)
}

/// Easter Sunday of the Julian reckoning (Meeus), as a Gregorian day.
fn eastern_easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let d = (19 * (year % 19) + 15) % 30;
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    let sum = d + e + 114;
    let (month, day) = (u8::try_from(sum / 31).ok()?, u8::try_from(sum % 31 + 1).ok()?);
    calendar::civil(icu_calendar::Date::try_new(year.into(), month.into(), day, Julian).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn day(rule: &str, year: i16) -> Option<Date> {
        Feast::parse(rule)?.in_year(year)?.first()
    }

    #[test]
    fn feasts_by_their_calendars() {
        assert_eq!(day("day 12-25", 2021), Some(date(2021, 12, 25)));
        assert_eq!(day("easter 0", 2021), Some(date(2021, 4, 4)));
        assert_eq!(day("easter -2", 2024), Some(date(2024, 3, 29)));
        assert_eq!(day("orthodox 0", 2021), Some(date(2021, 5, 2)));
        assert_eq!(day("weekday 11 4 4", 2021), Some(date(2021, 11, 25)));
        assert_eq!(day("weekday 5 1 -1", 2021), Some(date(2021, 5, 31)));
        assert_eq!(day("hijri 10-1", 2021), Some(date(2021, 5, 13)));
        assert_eq!(day("hebrew 1-10", 2021), Some(date(2021, 9, 16)));
        assert_eq!(day("hebrew 7-15", 2021), Some(date(2021, 3, 28)));
        assert_eq!(day("chinese 1-1", 2021), Some(date(2021, 2, 12)));
        assert_eq!(day("easter", 2021), None);
    }

    #[test]
    fn weekdays_counted_from_either_end() {
        assert_eq!(nth_weekday(2021, 10, 2, 1), Some(date(2021, 10, 5)));
        assert_eq!(nth_weekday(2021, 10, 5, -1), Some(date(2021, 10, 29)));
        assert_eq!(nth_weekday(2021, 10, 5, 5), Some(date(2021, 10, 29)));
        assert_eq!(nth_weekday(2021, 10, 2, 5), None);
    }

    #[test]
    fn the_last_and_the_next() {
        let feast = Feast { rule: FeastRule::Day(12, 25), length: 1 };
        let days: Vec<_> = feast.about(date(2021, 4, 7)).filter_map(Days::single).collect();
        assert_eq!(days, [date(2020, 12, 25), date(2021, 12, 25)]);
    }
}
