//! A fraction in words where one would be written: "a quarter" for "two fifths", not "25%".

use crate::document::Lang;
use crate::language::Language;
use crate::value::Number;

/// Fractions that copy tells in words.
const TOLD: [(u32, u32); 20] = [
    (1, 2),
    (1, 3),
    (2, 3),
    (1, 4),
    (3, 4),
    (1, 5),
    (2, 5),
    (3, 5),
    (4, 5),
    (1, 6),
    (5, 6),
    (1, 8),
    (3, 8),
    (5, 8),
    (7, 8),
    (1, 10),
    (3, 10),
    (7, 10),
    (9, 10),
    (1, 7),
];

/// Endings of the dual, by case and by what follows.
const DUAL: [&str; 4] = ["ان", "ين", "ا", "ي"];

/// `percent` as a fraction in the words of `original`, which says `ratio`; `None` where no common
/// one comes to it, or where its form is not known.
pub(super) fn fraction(
    original: &str,
    ratio: (u32, u32),
    percent: &Number,
    language: &dyn Language,
) -> Option<String> {
    let half = Number::ratio(1, 2)?;
    let near = |(n, d): &(u32, u32)| {
        Number::ratio(i64::from(*n) * 100, i64::from(*d)).is_some_and(|told| (&told - percent).abs() <= half)
    };
    let new = TOLD.into_iter().find(near)?;
    let words = |(n, d): (u32, u32)| {
        Some(language.wording().phrase(&format!("fraction-{n}-{d}"))).filter(|w| !w.is_empty())
    };
    let (was, is) = (words(ratio)?, words(new)?);
    match language.lang() {
        Lang::En => english(original, was, is),
        Lang::Ar => arabic(original, (ratio, was), (new, is)),
    }
}

/// "two-fifths", "One third", "a fifth".
fn english(original: &str, was: &str, is: &str) -> Option<String> {
    let bare = |text: &str| -> String {
        let text = text.to_lowercase().replace('-', " ");
        let article = ["a ", "an ", "one "].into_iter().find_map(|article| text.strip_prefix(article));
        article.unwrap_or(&text).to_owned()
    };
    if bare(original) != bare(was) {
        return None;
    }
    let low = original.to_lowercase();
    let told = ["a ", "an ", "one "].iter().any(|article| low.starts_with(article));
    let one = is.starts_with("a ") || is.starts_with("an ");
    let mut text = match (one, was.starts_with("a ") || was.starts_with("an ")) {
        (true, _) if low.starts_with("one") => format!("one {}", bare(is)),
        // "the third": what stands before stays.
        (true, true) if !told => bare(is),
        // "a third" with its article outside cannot become "two fifths".
        (false, true) if !told => return None,
        _ => is.to_owned(),
    };
    if original.contains('-') && !one {
        text = text.replace(' ', "-");
    }
    let capital = original.chars().next().is_some_and(char::is_uppercase);
    let mut letters = text.chars();
    Some(match (capital, letters.next()) {
        (true, Some(first)) => first.to_uppercase().chain(letters).collect(),
        _ => text.clone(),
    })
}

/// «بثلثي» becomes «بربع»; of a dual that was none before the case is not known.
fn arabic(original: &str, (old, was): ((u32, u32), &str), (new, is): ((u32, u32), &str)) -> Option<String> {
    let dual = |(n, _): (u32, u32)| n == 2;
    let (before, ending) = if dual(old) {
        let stem = was.strip_suffix('ا')?;
        DUAL.into_iter()
            .find_map(|ending| Some((original.strip_suffix(ending)?.strip_suffix(stem)?, ending)))?
    } else {
        (original.strip_suffix(was)?, "")
    };
    // «الثلاثة أرباع» is no Arabic of the news.
    if before.ends_with("ال") && is.contains(' ') {
        return None;
    }
    match (dual(new), ending) {
        (true, "") => None,
        (true, ending) => Some(format!("{before}{}{ending}", is.strip_suffix('ا')?)),
        (false, _) => Some(format!("{before}{is}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::of;

    #[test]
    fn a_fraction_stays_one() {
        for (original, ratio, percent, lang, told) in [
            ("two fifths", (2, 5), 25, Lang::En, Some("a quarter")),
            ("Two-thirds", (2, 3), 75, Lang::En, Some("Three-quarters")),
            ("One third", (1, 3), 25, Lang::En, Some("One quarter")),
            ("third", (1, 3), 25, Lang::En, Some("quarter")),
            ("third", (1, 3), 40, Lang::En, None),
            ("a third", (1, 3), 47, Lang::En, None),
            ("one in five", (1, 5), 25, Lang::En, None),
            ("خمسا", (2, 5), 25, Lang::Ar, Some("ربع")),
            ("بثلثي", (2, 3), 40, Lang::Ar, Some("بخمسي")),
            ("ثلث", (1, 3), 75, Lang::Ar, Some("ثلاثة أرباع")),
            ("الثلث", (1, 3), 75, Lang::Ar, None),
            ("ثلث", (1, 3), 40, Lang::Ar, None),
        ] {
            let new = fraction(original, ratio, &Number::from(percent), of(lang));
            assert_eq!(new.as_deref(), told, "{original} {percent}");
        }
    }
}
