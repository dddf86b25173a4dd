//! Clock times of one zone in universal time.

use super::{ClockTime, Zone};
use jiff::civil::{Date, time};
use jiff::tz::TimeZone;

/// Minutes of a day.
const DAY: i32 = 24 * 60;

impl ClockTime {
    /// Minutes past midnight UTC, 0 to 1439; `None` where the zone is not known, the time
    /// does not exist, or a zone with summer time is not dated.
    ///
    /// The day is the one that stands with the time, else `published`: near a change of
    /// the clocks that may be the wrong side, so such days give `None` too.
    pub fn utc_minute(&self, published: Option<Date>) -> Option<i32> {
        if self.impossible {
            return None;
        }
        let offset = match self.zone? {
            Zone::Offset(minutes) => i32::from(minutes),
            Zone::Local => return None,
            Zone::Named(name) => {
                let day = self.date.as_ref().and_then(|d| d.days).and_then(|d| d.first()).or(published)?;
                let zone = TimeZone::get(name).ok()?;
                let near = |days: i32| {
                    let day = day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
                    let there = day.to_datetime(time(12, 0, 0, 0));
                    let moment = zone.to_timestamp(there).ok()?;
                    Some(zone.to_offset(moment).seconds() / 60)
                };
                let [before, after] = [near(-7)?, near(7)?];
                if before != after {
                    return None;
                }
                after
            }
        };
        Some((i32::from(self.hour) * 60 + i32::from(self.minute) - offset).rem_euclid(DAY))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(hour: u8, zone: Zone) -> ClockTime {
        ClockTime { zone: Some(zone), ..ClockTime::at(hour, 0) }
    }

    #[test]
    fn summer_time_and_places_without_it() {
        let july = Some(date(2021, 7, 12));
        assert_eq!(at(15, Zone::Named("Asia/Baghdad")).utc_minute(july), Some(12 * 60));
        assert_eq!(at(1, Zone::Named("Europe/Berlin")).utc_minute(july), Some(23 * 60));
        assert_eq!(at(1, Zone::Named("Europe/Berlin")).utc_minute(Some(date(2021, 1, 12))), Some(0));
        assert_eq!(at(9, Zone::Offset(0)).utc_minute(None), Some(9 * 60));
    }

    #[test]
    fn no_guess_near_a_change_of_the_clocks_or_without_a_day() {
        assert_eq!(at(9, Zone::Named("Europe/Berlin")).utc_minute(Some(date(2021, 3, 28))), None);
        assert_eq!(at(9, Zone::Named("Europe/Berlin")).utc_minute(None), None);
        assert_eq!(at(9, Zone::Local).utc_minute(Some(date(2021, 7, 12))), None);
    }
}
