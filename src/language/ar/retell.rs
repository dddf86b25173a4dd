//! Ordinals, hours and parts of the day, as they are written.

use super::Arabic;
use super::cardinals::cardinal;
use super::words::fold;
use crate::language::Wording;
use std::ops::RangeInclusive;

/// The hours of which each part of the day is said; the first that holds an hour is taken for it.
const PARTS: &[(&str, RangeInclusive<u8>)] = &[
    ("فجرا", 1..=4),
    ("صباحا", 5..=11),
    ("ظهرا", 12..=14),
    ("عصرا", 15..=17),
    ("مساء", 16..=23),
    ("ليلا", 18..=23),
    ("ليلا", 0..=3),
    ("قبل الظهر", 8..=11),
    ("بعد الظهر", 12..=18),
    ("بعد ظهر", 12..=18),
];

impl Arabic {
    /// An ordinal from 1 to 100 with the article, the gender and the case of `like`.
    pub(super) fn ordinal_like(&self, n: i64, like: &str) -> Option<String> {
        let folded = fold(like);
        let mut words = folded.split_whitespace();
        let first = words.next()?;
        let definite = first.starts_with("ال");
        let feminine = first.ends_with('ه') || first.ends_with("اولي") || words.any(|w| w == "عشره");
        let nominative = folded.split_whitespace().any(|word| word.ends_with("ون"));
        let article = |word: &str| if definite { format!("ال{word}") } else { word.to_owned() };
        let unit = |n: i64| {
            let key = if feminine { "other-ordinal" } else { "ordinal" };
            match n {
                1 => {
                    if feminine {
                        "حادية"
                    } else {
                        "حادي"
                    }
                }
                _ => self.phrase(&format!("{key}-{n}")),
            }
        };
        let ten = if feminine { "عشرة" } else { "عشر" };
        match (n, n % 10) {
            (1..=10, _) => {
                let word = if n == 1 {
                    self.phrase(if feminine { "other-ordinal-1" } else { "ordinal-1" })
                } else {
                    unit(n)
                };
                Some(article(word))
            }
            (11..=19, ones) => Some(format!("{} {ten}", article(unit(ones)))),
            (20..=99, 0) => Some(article(&cardinal(n, false, !nominative)?)),
            (20..=99, ones) => {
                let tens = cardinal(n - ones, false, !nominative)?;
                Some(format!("{} و{}", article(unit(ones)), article(&tens)))
            }
            (100, _) => Some(article("مئة")),
            _ => None,
        }
    }

    /// "الثالثة", "الحادية عشرة".
    pub(super) fn hour_word(&self, n: i64) -> Option<String> {
        if n == 1 { Some("الواحدة".to_owned()) } else { self.ordinal_like(n, "الثانية") }
    }

    /// The text of a time with the part of the day in which `hour` lies.
    pub(super) fn part_of_day(&self, text: &str, hour: u8) -> String {
        let said = |part: &str| fold(text).contains(&*fold(part));
        if PARTS.iter().any(|(part, hours)| hours.contains(&hour) && said(part)) {
            return text.to_owned();
        }
        let new = PARTS.iter().find(|(_, hours)| hours.contains(&hour)).map_or("", |(part, _)| part);
        let plain = |word: &str| word.trim_end_matches(['\u{64b}', 'ا']).to_owned();
        for (part, _) in PARTS.iter().rev() {
            let words: Vec<&str> = part.split(' ').collect();
            let there: Vec<&str> = text.split(' ').collect();
            let at = there
                .windows(words.len())
                .position(|run| run.iter().zip(&words).all(|(a, b)| plain(a) == plain(b)));
            if let Some(at) = at {
                let (before, after) = (there.get(..at), there.get(at + words.len()..));
                return [before.unwrap_or(&[]), &[new], after.unwrap_or(&[])].concat().join(" ");
            }
        }
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use crate::language::ar::arabic;

    #[test]
    fn ordinals_keep_gender_article_and_case() {
        for (like, n, word) in [
            ("الخامسة والسبعين", 65, "الخامسة والستين"),
            ("الخامسة والسبعون", 61, "الحادية والستون"),
            ("الخمسين", 60, "الستين"),
            ("العاشرة", 20, "العشرين"),
            ("العاشرة", 16, "السادسة عشرة"),
            ("التاسع عشر", 18, "الثامن عشر"),
            ("التاسع عشر", 21, "الحادي والعشرين"),
            ("الثاني", 3, "الثالث"),
            ("الأولى", 2, "الثانية"),
        ] {
            assert_eq!(arabic().inflection().ordinal(n, like).as_deref(), Some(word), "{like} {n}");
        }
    }

    #[test]
    fn hours_with_their_part_of_the_day() {
        let part = |text: &str, hour| arabic().inflection().day_part(text, hour);
        assert_eq!(part("الساعة الثالثة عصرا بتوقيت بغداد", 17), "الساعة الثالثة عصرا بتوقيت بغداد");
        assert_eq!(part("الساعة الثالثة عصرًا بتوقيت بغداد", 10), "الساعة الثالثة صباحا بتوقيت بغداد");
        assert_eq!(part("الثانية بعد الظهر", 20), "الثانية مساء");
        assert_eq!(arabic().inflection().hour(11).as_deref(), Some("الحادية عشرة"));
        assert_eq!(arabic().inflection().hour(1).as_deref(), Some("الواحدة"));
    }
}
