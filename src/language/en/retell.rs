//! Ordinals and parts of the day, as they are written.

use super::English;
use crate::language::{Inflection, Place, Wording};

/// What is said of the hours before noon, and what of those after it.
const HALVES: &[(&str, &str)] = &[
    ("a.m.", "p.m."),
    ("A.M.", "P.M."),
    ("am", "pm"),
    ("AM", "PM"),
    ("in the morning", "in the afternoon"),
    ("in the morning", "in the evening"),
];

/// The first hour of the evening.
const EVENING: u8 = 18;

impl English {
    /// "Twenty-first" in words, from 1 to 99.
    pub(super) fn ordinal_word(&self, n: i64) -> Option<String> {
        let word = |n: i64| Some(self.phrase(&format!("ordinal-{n}"))).filter(|w| !w.is_empty());
        match (n, n % 10) {
            (1..=20, _) => word(n).map(str::to_owned),
            (21..=99, 0) => Some(format!("{}ieth", self.cardinal(n, &Place::default())?.strip_suffix('y')?)),
            (21..=99, ones) => {
                Some(format!("{}-{}", self.cardinal(n - ones, &Place::default())?, word(ones)?))
            }
            _ => None,
        }
    }

    /// The text of a time with the half of the day in which `hour` lies.
    pub(super) fn half_of_day(&self, text: &str, hour: u8) -> String {
        let late = |evening: bool| match evening {
            true => hour >= EVENING,
            false => hour < EVENING,
        };
        for (early, after) in HALVES {
            for said in [early, after] {
                let Some(at) = text.find(said) else { continue };
                let (before, behind) = (&text[..at], &text[at + said.len()..]);
                let inside = before.ends_with(char::is_alphabetic) || behind.starts_with(char::is_alphabetic);
                let fits = !after.contains("the") || late(after.ends_with("evening")) || hour < 12;
                if !inside && fits {
                    return [before, if hour < 12 { early } else { after }, behind].concat();
                }
            }
        }
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use crate::language::en::english;

    #[test]
    fn ordinals_in_words() {
        for (n, word) in [(3, "third"), (30, "thirtieth"), (75, "seventy-fifth"), (90, "ninetieth")] {
            assert_eq!(english().ordinal_word(n).as_deref(), Some(word));
        }
        assert_eq!(english().ordinal_word(100), None);
    }

    #[test]
    fn halves_of_the_day() {
        let half = |text: &str, hour| english().half_of_day(text, hour);
        assert_eq!(half("11 am", 14), "11 pm");
        assert_eq!(half("11 p.m. local time", 9), "11 a.m. local time");
        assert_eq!(half("8 in the morning", 19), "8 in the evening");
        assert_eq!(half("8 in the evening", 15), "8 in the afternoon");
        assert_eq!(half("8 pm in Amman", 7), "8 am in Amman");
    }
}
