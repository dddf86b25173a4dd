//! A date on the command line.

use super::message::Message;
use crate::document::parse_date;
use jiff::civil::Date;

/// The date, or what to write instead.
pub(super) fn parse(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| wrong(text).unwrap_or_else(|| Message::DateForm.say()))
}

/// What is wrong with a date that has the right form.
fn wrong(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    let month: i8 = month.parse().ok()?;
    Some(match Date::new(year.parse().ok()?, month, 1) {
        Ok(first) => Message::DateDay(year, month, first.days_in_month()).say(),
        Err(_) => Message::DateMonth.say(),
    })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_day_that_is_none_is_told_from_a_wrong_form() {
        assert!(parse("2021-02-28").is_ok());
        assert_eq!(parse("2021-02-30"), Err("2021-02 has the days 01 to 28".into()));
        assert_eq!(parse("2021-13-01"), Err("the months are 01 to 12".into()));
        for form in ["-5-01-01", "1/2/2021", "2021-2-3", "soon"] {
            assert_eq!(parse(form), Err("write the date as YYYY-MM-DD".into()), "{form}");
        }
    }
}
