//! Number words read back to the number they were written from, in both languages.

use addsup::document::{Lang, Span};
use addsup::language::{of, scan};
use proptest::prelude::*;

fn read(text: &str, lang: Lang) -> Option<(String, bool)> {
    let scan = scan(text, Span::new(0, text.len()), of(lang));
    let (rest, numeral) = of(lang).numeral(scan.tokens()).ok()?;
    Some((numeral.value.to_string(), rest.is_empty()))
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn english_group(n: usize, and: bool) -> String {
    let tail = |n: usize| match n {
        0..20 => SMALL[n].to_owned(),
        _ if n.is_multiple_of(10) => TENS[n / 10].to_owned(),
        _ => format!("{}-{}", TENS[n / 10], SMALL[n % 10]),
    };
    match (n / 100, n % 100) {
        (0, rest) => tail(rest),
        (hundreds, 0) => format!("{} hundred", SMALL[hundreds]),
        (hundreds, rest) => {
            format!("{} hundred {}{}", SMALL[hundreds], if and { "and " } else { "" }, tail(rest))
        }
    }
}

fn english(n: u64, and: bool, comma: bool) -> String {
    let mut parts = Vec::new();
    for (scale, name) in [(1_000_000_000, " billion"), (1_000_000, " million"), (1000, " thousand"), (1, "")]
    {
        let group = (n / scale % 1000) as usize;
        if group > 0 {
            let last = scale == 1 && group < 100 && !parts.is_empty();
            let words = english_group(group, and);
            parts.push((format!("{}{words}{name}", if last { "and " } else { "" }), last));
        }
    }
    let mut out = String::new();
    for (part, last) in parts {
        let join = if comma && !last { ", " } else { " " };
        out += &format!("{}{part}", if out.is_empty() { "" } else { join });
    }
    out
}

const UNITS_F: [&str; 11] = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر"];
const UNITS_M: [&str; 11] =
    ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"];
const TENS_AR: [&str; 10] = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"];
const HUNDREDS_AR: [&str; 10] =
    ["", "مئة", "مئتان", "ثلاثمئة", "أربعمائة", "خمسمئة", "ستمائة", "سبعمئة", "ثمانمائة", "تسعمئة"];

fn arabic_group(n: usize, feminine: bool) -> String {
    let units = if feminine { UNITS_F } else { UNITS_M };
    let tail = |n: usize| match n {
        0..=10 => units[n].to_owned(),
        11 if feminine => "إحدى عشرة".to_owned(),
        11 => "أحد عشر".to_owned(),
        12 => "اثنا عشر".to_owned(),
        13..20 => format!("{} {}", units[n - 10], if feminine { "عشرة" } else { "عشر" }),
        _ if n.is_multiple_of(10) => TENS_AR[n / 10].to_owned(),
        _ => format!("{} و{}", units[n % 10], TENS_AR[n / 10]),
    };
    match (n / 100, n % 100) {
        (0, rest) => tail(rest),
        (hundreds, 0) => HUNDREDS_AR[hundreds].to_owned(),
        (hundreds, rest) => format!("{} و{}", HUNDREDS_AR[hundreds], tail(rest)),
    }
}

fn arabic(n: u64, feminine: bool) -> String {
    let mut parts = Vec::new();
    for (scale, one, two, few, many) in [
        (1_000_000_000, "مليار", "ملياران", "مليارات", "مليارا"),
        (1_000_000, "مليون", "مليونان", "ملايين", "مليونا"),
        (1000, "ألف", "ألفان", "آلاف", "ألفا"),
        (1, "", "", "", ""),
    ] {
        let group = (n / scale % 1000) as usize;
        let counted = arabic_group(group, feminine && scale == 1);
        parts.push(match (scale, group) {
            (_, 0) => continue,
            (1, _) => counted,
            (_, 1) => one.to_owned(),
            (_, 2) => two.to_owned(),
            _ => match group % 100 {
                3..=10 => format!("{counted} {few}"),
                11..=99 => format!("{counted} {many}"),
                _ => format!("{counted} {one}"),
            },
        });
    }
    parts.join(" و")
}

proptest! {
    #[test]
    fn english_words(n in 1u64..1_000_000_000_000, small in 1u64..10_000, and: bool, comma: bool) {
        for n in [n, small] {
            let words = english(n, and, comma);
            prop_assert_eq!(read(&words, Lang::En), Some((n.to_string(), true)), "{}", words);
        }
    }

    #[test]
    fn arabic_words(n in 1u64..1_000_000_000_000, small in 1u64..10_000, feminine: bool) {
        for n in [n, small] {
            let words = arabic(n, feminine);
            prop_assert_eq!(read(&words, Lang::Ar), Some((n.to_string(), true)), "{}", words);
        }
    }

    #[test]
    fn digits_in_every_script(n in 0u64..1_000_000_000_000) {
        let arabic: String =
            n.to_string().chars().map(|c| char::from_u32('٠' as u32 + c as u32 - '0' as u32).unwrap_or(c)).collect();
        for lang in [Lang::En, Lang::Ar] {
            prop_assert_eq!(read(&n.to_string(), lang), Some((n.to_string(), true)));
            prop_assert_eq!(read(&arabic, lang), Some((n.to_string(), true)));
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "[ 0-9.,%$/:+#a-e٠-٩ا-يـ\u{200f}\u{64b}½-]{0,60}") {
        for lang in [Lang::En, Lang::Ar] {
            let _ = read(&text, lang);
        }
    }
}
