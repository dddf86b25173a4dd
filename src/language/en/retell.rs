//! Ordinals and parts of the day, as they are written.

use super::English;
use crate::language::{Inflection, Place, Wording};

/// What is said of the hours before noon, of those after it, and of the evening.
const PARTS: &[[&str; 3]] = &[
    ["a.m.", "p.m.", "p.m."],
    ["A.M.", "P.M.", "P.M."],
    ["am", "pm", "pm"],
    ["AM", "PM", "PM"],
    ["in the morning", "in the afternoon", "in the evening"],
];

/// Stems of words for factors, as (numerator, denominator).
const FACTORS: &[(&str, (i64, i64))] =
    &[("halv", (1, 2)), ("doubl", (2, 1)), ("tripl", (3, 1)), ("trebl", (3, 1)), ("quadrupl", (4, 1))];

impl English {
    /// "Tripled" for "doubled", "halving" for "doubling".
    pub(super) fn factor_word(&self, written: &str, factor: (i64, i64)) -> Option<String> {
        let lower = written.to_lowercase();
        let end = FACTORS.iter().find_map(|(stem, _)| lower.strip_prefix(stem))?;
        if !matches!(end, "e" | "ed" | "es" | "ing") {
            return None;
        }
        let stem = FACTORS.iter().find(|(_, told)| *told == factor)?.0;
        let mut letters = stem.chars();
        let first = letters.next().filter(|_| written.starts_with(char::is_uppercase));
        Some(match first {
            Some(first) => format!("{}{}{end}", first.to_ascii_uppercase(), letters.as_str()),
            None => format!("{stem}{end}"),
        })
    }

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
        let new = match hour {
            0..=11 => 0,
            12..=17 => 1,
            _ => 2,
        };
        for part in PARTS {
            for said in part {
                let Some((before, behind)) = text.split_once(said) else { continue };
                if !before.ends_with(char::is_alphabetic) && !behind.starts_with(char::is_alphabetic) {
                    return [before, part.get(new).unwrap_or(said), behind].concat();
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
            assert_eq!(english().inflection().ordinal(n, "").as_deref(), Some(word));
        }
        assert_eq!(english().inflection().ordinal(100, ""), None);
    }

    #[test]
    fn halves_of_the_day() {
        let half = |text: &str, hour| english().inflection().day_part(text, hour);
        assert_eq!(half("11 am", 14), "11 pm");
        assert_eq!(half("11 p.m. local time", 9), "11 a.m. local time");
        assert_eq!(half("8 in the morning", 19), "8 in the evening");
        assert_eq!(half("8 in the evening", 15), "8 in the afternoon");
        assert_eq!(half("8 pm in Amman", 7), "8 am in Amman");
    }
}
