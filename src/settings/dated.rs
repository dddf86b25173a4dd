//! The date in the name of a file.

use jiff::civil::Date;

/// The last date in a path: `2021-04-07-talks.md`, `2021/04/07/talks.txt`, `talks_20210407.txt`.
pub fn date_in(path: &str) -> Option<Date> {
    let path = path.replace('\\', "/");
    let bytes = path.as_bytes();
    (0..bytes.len()).rev().find_map(|at| date_at(bytes, at))
}

fn date_at(bytes: &[u8], at: usize) -> Option<Date> {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if at.checked_sub(1).is_some_and(digit) {
        return None;
    }
    let number = |at: usize, len: usize| {
        bytes
            .get(at..at + len)?
            .iter()
            .try_fold(0i16, |sum, b| b.is_ascii_digit().then(|| sum * 10 + i16::from(b - b'0')))
    };
    let mark = *bytes.get(at + 4)?;
    let (month, day, end) = match mark {
        b'-' | b'_' | b'.' | b'/' if bytes.get(at + 7) == Some(&mark) => (at + 5, at + 8, at + 10),
        _ => (at + 4, at + 6, at + 8),
    };
    if digit(end) {
        return None;
    }
    let small = |at: usize| i8::try_from(number(at, 2)?).ok();
    Date::new(number(at, 4)?, small(month)?, small(day)?).ok()
}

#[cfg(test)]
mod tests {
    use super::date_in;

    #[test]
    fn names_and_folders_hold_dates() {
        for path in [
            "2021-04-07-talks.md",
            "copy/2021/04/07/talks.txt",
            "wire/talks_20210407.txt",
            "2020-01-01/2021.04.07.txt",
            "أخبار/2021-04-07.txt",
            "a\\2021\\04\\07\\b.txt",
        ] {
            assert_eq!(date_in(path).map(|d| d.to_string()).as_deref(), Some("2021-04-07"), "{path}");
        }
        for path in
            ["talks.md", "2021-13-07.md", "120210407.txt", "202104071.txt", "2021-04/07.md", "2021-02-30", ""]
        {
            assert_eq!(date_in(path), None, "{path}");
        }
    }
}
