//! Arabic number words, as they are written.

use super::words::fold;

const UNITS: [&str; 11] =
    ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"];
const UNITS_FEMININE: [&str; 11] =
    ["صفر", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"];
const TENS: [&str; 10] = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];

/// A number below a hundred in words.
pub(super) fn cardinal(n: i64, feminine: bool, oblique: bool) -> Option<String> {
    let n = usize::try_from(n).ok().filter(|n| *n < 100)?;
    let unit = |n: usize| if feminine { UNITS_FEMININE.get(n) } else { UNITS.get(n) }.copied();
    let two = match (feminine, oblique) {
        (false, false) => "اثنان",
        (false, true) => "اثنين",
        (true, false) => "اثنتان",
        (true, true) => "اثنتين",
    };
    let tens = |n: usize| TENS.get(n / 10).map(|t| format!("{t}{}", if oblique { "ين" } else { "ون" }));
    Some(match (n, n % 10) {
        (2, _) => two.to_owned(),
        (0..=10, _) => unit(n)?.to_owned(),
        (11, _) => if feminine { "إحدى عشرة" } else { "أحد عشر" }.to_owned(),
        // The unit of twelve loses its n in construct.
        (12, _) => {
            let two = two.strip_suffix('ن')?;
            format!("{two} {}", if feminine { "عشرة" } else { "عشر" })
        }
        (13..=19, ones) => format!("{} {}", unit(ones)?, if feminine { "عشرة" } else { "عشر" }),
        (_, 0) => tens(n)?,
        (_, 1) => format!("{} و{}", if feminine { "إحدى" } else { "واحد" }, tens(n)?),
        (_, 2) => format!("{two} و{}", tens(n)?),
        (_, 8) if feminine => format!("ثمان و{}", tens(n)?),
        (_, ones) => format!("{} و{}", unit(ones)?, tens(n)?),
    })
}

/// Whether a number word from 3 to 10 stands with a feminine noun; it has the other gender.
pub(super) fn gender_shown(word: &str) -> Option<bool> {
    let folded = fold(word);
    let bare = folded.strip_prefix("ال").unwrap_or(&folded);
    (3..=10).find_map(|n: usize| {
        let is = |units: &[&str; 11]| units.get(n).is_some_and(|w| fold(w) == bare);
        match (is(&UNITS_FEMININE), is(&UNITS)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    })
}
