//! Dates as metadata writes them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The day of a time stamp: ISO 8601 in its long and short form, the dates of mail headers
/// and meta tags ("Tue, 06 Apr 2021", "April 6, 2021"), seconds or milliseconds since 1970.
/// The day is taken as written, in the zone of its writer.
pub(super) fn date(stamp: &str) -> Option<Date> {
    let stamp = stamp.trim();
    if stamp.len() > 64 {
        return None;
    }
    in_figures(stamp)
        .or_else(|| dotted(stamp))
        .or_else(|| slashed(stamp))
        .or_else(|| counted(stamp))
        .or_else(|| in_words(stamp))
}

/// "06.04.2021": with full stops the day always stands first.
fn dotted(stamp: &str) -> Option<Date> {
    let mut pieces = stamp.get(..10)?.split('.');
    let (day, month, year) = (pieces.next()?, pieces.next()?, pieces.next()?);
    (year.len() == 4).then(|| civil(year, month.parse().ok()?, day))?
}

/// "9/21/2016", "21/09/2016, 10:00": with strokes either may stand first, so that the day must be
/// one that is no month.
fn slashed(stamp: &str) -> Option<Date> {
    let mut pieces = stamp.split([' ', ',']).next()?.split('/');
    let (first, second, year) = (pieces.next()?, pieces.next()?, pieces.next()?);
    let number = |text: &str| text.parse::<i8>().ok().filter(|n| *n > 0);
    let (day, month) = match (number(first)?, number(second)?) {
        (day, month) if day > 12 || day == month => (first, month),
        (month, day) if day > 12 => (second, month),
        _ => return None,
    };
    (year.len() == 4 && pieces.next().is_none()).then(|| civil(year, month, day))?
}

fn in_figures(stamp: &str) -> Option<Date> {
    let mut digits = String::new();
    for (index, c) in stamp.chars().enumerate() {
        match c {
            '0'..='9' => digits.push(c),
            '-' | '/' | '.' if matches!(index, 4 | 7) => {}
            _ => break,
        }
        if digits.len() == 8 {
            break;
        }
    }
    let long = stamp.get(4..5).is_some_and(|c| !c.starts_with(|c: char| c.is_ascii_digit()));
    let behind = stamp.chars().nth(if long { 10 } else { 8 });
    let stops = behind.is_none_or(|c| !c.is_ascii_digit());
    (digits.len() == 8 && stops)
        .then(|| civil(digits.get(..4)?, digits.get(4..6)?.parse().ok()?, digits.get(6..)?))?
}

fn civil(year: &str, month: i8, day: &str) -> Option<Date> {
    let year: i16 = year.parse().ok()?;
    let date = Date::new(year, month, day.parse().ok()?).ok()?;
    // What templates print where they know no date is none.
    (1800..=2200).contains(&year).then_some(date)
}

fn counted(stamp: &str) -> Option<Date> {
    let count: i64 = stamp.parse().ok()?;
    let seconds = match stamp.len() {
        9 | 10 => count,
        12 | 13 => count / 1000,
        _ => return None,
    };
    Some(TimeZone::UTC.to_datetime(Timestamp::from_second(seconds).ok()?).date())
}

/// The names that RFC 2822 gives the months; longer forms begin with them.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn in_words(stamp: &str) -> Option<Date> {
    let lower = stamp.to_ascii_lowercase();
    let mut words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    let (mut year, mut month, mut day) = (None, None, None);
    for word in words.by_ref().take(8) {
        let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if word.len() == 4 && number.len() == 4 {
            year = year.or(Some(word));
        } else if matches!(number.len(), 1 | 2) && word.len() <= number.len() + 2 {
            day = day.or(Some(number));
        } else if let Some(index) = MONTHS.iter().position(|m| word.starts_with(m)) {
            month = month.or(i8::try_from(index + 1).ok());
        }
        if let (Some(year), Some(month), Some(day)) = (year, month, day) {
            return civil(year, month, day);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;

    #[test]
    fn stamps_of_many_makers() {
        let day = Some(civil::date(2021, 4, 6));
        for stamp in [
            "2021-04-06",
            "2021-04-06T23:30:00+03:00",
            "2021-04-06 10:00",
            "2021/04/06",
            "20210406",
            "20210406T101500Z",
            "Tue, 06 Apr 2021 10:00:00 GMT",
            "Tuesday, April 6th, 2021 - 10:30",
            "6 April 2021",
            "06.04.2021",
            "1617706800",
            "1617706800000",
        ] {
            assert_eq!(date(stamp), day, "{stamp}");
        }
    }

    #[test]
    fn a_day_that_is_no_month_tells_which_is_which() {
        for stamp in ["9/21/2016", "21/9/2016", "09/21/2016, 10:00", "21/09/2016 10:00"] {
            assert_eq!(date(stamp), Some(civil::date(2016, 9, 21)), "{stamp}");
        }
        assert_eq!(date("7/7/2021"), Some(civil::date(2021, 7, 7)));
    }

    #[test]
    fn what_is_no_date() {
        for stamp in [
            "02/10/2020",
            "31/13/2020",
            "1/21/16",
            "1/21/2016/3",
            "",
            "yesterday",
            "2021-02-30",
            "0001-01-01",
            "20210406101500123",
            "12",
            "May",
            "١٢",
        ] {
            assert_eq!(date(stamp), None, "{stamp}");
        }
    }
}
