//! A new value in the script and style of the figure it would replace.

use crate::language::{Language, Place, Sense};
use crate::value::Number;

/// `new` written as the number at `place` is, which says `old`: digits of its script, its
/// separators and scale word, or number words. `None` where that cannot be done well.
pub(super) fn figure(
    place: &Place<'_>,
    old: &Number,
    new: &Number,
    language: &dyn Language,
) -> Option<String> {
    match Digits::find(place.number) {
        Some(digits) => {
            // "30 cents" of what else is told in dollars.
            let hundred = Number::from(100);
            let (cents, told) = (old * &hundred, Number::parse_decimal(&digits.ascii));
            let whole = digits.separators.is_empty();
            match whole && told.is_some_and(|told| told == cents) && !cents.is_zero() {
                true => digits.rewrite(place, &cents, &(new * &hundred), language),
                false => digits.rewrite(place, old, new, language),
            }
        }
        None => in_words(place, new, language),
    }
}

/// An ordinal in the style of `original`: "3rd", "third", "الثالثة".
pub(super) fn ordinal(original: &str, old: i64, new: i64, language: &dyn Language) -> Option<String> {
    let words = language.wording();
    if let Some(digits) = Digits::find(original) {
        let (before, after) = (original.get(..digits.from)?, original.get(digits.to..)?);
        let number = digits.script.write(&new.to_string());
        let marks = ["st", "nd", "rd", "th"].map(|m| words.phrase(&format!("ordinal-mark-{m}")));
        let tail = if marks.contains(&after) && !after.is_empty() { english_mark(new, marks) } else { after };
        return Some(format!("{before}{number}{tail}"));
    }
    for prefix in ["other-ordinal", "ordinal"] {
        let (was, is) = (words.phrase(&format!("{prefix}-{old}")), words.phrase(&format!("{prefix}-{new}")));
        if was.is_empty() || is.is_empty() {
            continue;
        }
        if let Some(before) = original.strip_suffix(was) {
            return Some(format!("{before}{is}"));
        }
        if original.eq_ignore_ascii_case(was) {
            return Some(capitalised(is, original));
        }
    }
    language.inflection().ordinal(new, original).map(|text| capitalised(&text, original))
}

fn english_mark(n: i64, [st, nd, rd, th]: [&'static str; 4]) -> &'static str {
    match (n % 100, n % 10) {
        (11..=13, _) => th,
        (_, 1) => st,
        (_, 2) => nd,
        (_, 3) => rd,
        _ => th,
    }
}

/// Whether `number` is `whole` in digits.
pub(super) fn says(number: &str, whole: &Number) -> bool {
    Digits::find(number).is_some_and(|digits| Number::parse_decimal(&digits.ascii).as_ref() == Some(whole))
}

/// The digits of `text` that say `old`, replaced by `new`: (from, to, text), bytes of `text`.
pub(super) fn digits_in(text: &str, old: i64, new: i64) -> Option<(usize, usize, String)> {
    let mut from = 0;
    while let Some(digits) = Digits::find(text.get(from..)?) {
        let (start, end) = (from + digits.from, from + digits.to);
        if digits.ascii.parse() == Ok(old) {
            return Some((start, end, digits.script.write(&new.to_string())));
        }
        from = end;
    }
    None
}

/// The first run of digits of `text` that is `old` to the last place, replaced by `new`.
pub(super) fn run_in(text: &str, old: &str, new: &str) -> Option<String> {
    let mut from = 0;
    let starts = |at: &usize| text.get(*at..).and_then(|t| t.chars().next()).and_then(Script::of);
    while let Some((at, (script, _))) = (from..text.len()).find_map(|at| Some((at, starts(&at)?))) {
        let rest = text.get(at..)?;
        let digits: String = rest.chars().map_while(|c| char::from_digit(Script::of(c)?.1, 10)).collect();
        let end = at + rest.chars().take(digits.len()).map(char::len_utf8).sum::<usize>();
        if digits == old {
            return Some([text.get(..at)?, &script.write(new), text.get(end..)?].concat());
        }
        from = end;
    }
    None
}

fn capitalised(word: &str, like: &str) -> String {
    if !like.chars().next().is_some_and(char::is_uppercase) {
        return word.to_owned();
    }
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn in_words(place: &Place<'_>, new: &Number, language: &dyn Language) -> Option<String> {
    let (inflection, words) = (language.inflection(), language.wording());
    let written = match scale_of(place.number, language) {
        None => inflection.cardinal(new.to_i64()?, place),
        Some(exponent) => {
            let count = new.checked_div(&Number::power_of_ten(exponent.into()))?;
            let small = count.to_i64().filter(|n| count.is_integer() && (1..100).contains(n));
            match small {
                Some(n) => inflection.scaled(n, exponent, place),
                // "2.5 million" for "two million"
                None => count
                    .to_decimal(2)
                    .and_then(|_| {
                        let scale = inflection.scale(exponent, &count, place)?;
                        Some(format!("{} {scale}", words.number(&count, 2)))
                    })
                    .or_else(|| inflection.cardinal(new.to_i64()?, place)),
            }
        }
    };
    // "الجولات الثلاث" cannot become "الجولات 2".
    let definite = language.may_be_definite(&language.fold(place.number));
    let whole = || (new.is_integer() && !definite).then(|| words.number(new, 0));
    written.or_else(whole).map(|text| capitalised(&text, place.number))
}

/// The exponent of the scale that a number ends in: 6 for "three million".
fn scale_of(number: &str, language: &dyn Language) -> Option<u8> {
    let lexicon = language.lexicon();
    let last = number.split_whitespace().last()?;
    lexicon.senses(lexicon.entry(&language.fold(last))).iter().find_map(|sense| match sense {
        Sense::Scale(exponent) | Sense::DualScale(exponent) if *exponent >= 3 => Some(*exponent),
        _ => None,
    })
}

/// A script of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Arabic,
    Persian,
}

impl Script {
    fn zero(self) -> u32 {
        match self {
            Script::Latin => 0x30,
            Script::Arabic => 0x660,
            Script::Persian => 0x6F0,
        }
    }

    fn of(c: char) -> Option<(Script, u32)> {
        [Script::Latin, Script::Arabic, Script::Persian].into_iter().find_map(|script| {
            let digit = u32::from(c).checked_sub(script.zero())?;
            (digit < 10).then_some((script, digit))
        })
    }

    fn write(self, ascii: &str) -> String {
        let digit = |c: char| c.to_digit(10).and_then(|d| char::from_u32(self.zero() + d));
        ascii.chars().map(|c| digit(c).unwrap_or(c)).collect()
    }
}

/// A run of digits in a figure.
struct Digits {
    from: usize,
    to: usize,
    script: Script,
    /// The digits alone, as ASCII.
    ascii: String,
    /// What stands between digits, with the number of digits behind it.
    separators: Vec<(char, usize)>,
}

impl Digits {
    /// The first run: digits, and single separators between two of them.
    fn find(text: &str) -> Option<Digits> {
        let from = text.find(|c| Script::of(c).is_some())?;
        let (script, _) = Script::of(text.get(from..)?.chars().next()?)?;
        let mut run = Digits { from, to: from, script, ascii: String::new(), separators: Vec::new() };
        let mut waiting = None;
        for (at, c) in text.get(from..)?.char_indices() {
            match (Script::of(c), waiting) {
                (Some((_, digit)), _) => {
                    if let Some(separator) = waiting.take() {
                        run.separators.push((separator, 0));
                    }
                    if let Some((_, behind)) = run.separators.last_mut() {
                        *behind += 1;
                    }
                    run.ascii.extend(char::from_digit(digit, 10));
                    run.to = from + at + c.len_utf8();
                }
                (None, None) if matches!(c, ',' | '.' | '٬' | '٫' | '،' | '\u{a0}' | '\u{202f}') => {
                    waiting = Some(c)
                }
                _ => break,
            }
        }
        Some(run)
    }

    fn rewrite(
        &self,
        place: &Place<'_>,
        old: &Number,
        new: &Number,
        language: &dyn Language,
    ) -> Option<String> {
        let (before, after) = (place.number.get(..self.from)?, place.number.get(self.to..)?);
        let words = language.wording();
        let mixed = || place.number.split_whitespace().any(|word| scale_of(word, language).is_some());
        let Some((decimals, exponent)) = self.meaning(old) else {
            // "30 ألفا و331" is written out.
            let whole = mixed() && new.is_integer() && self.script == Script::Latin;
            return whole.then(|| format!("{before}{}", words.number(new, 0)));
        };
        let scale = Number::power_of_ten(exponent.into());
        let value = new.checked_div(&scale)?;
        let point = self.separators.last().filter(|_| decimals > 0).map_or('.', |(c, _)| *c);
        let grouping = match (decimals, self.separators.first()) {
            (0, Some((c, _))) => Some(*c),
            (_, Some((c, _))) if self.separators.len() > 1 => Some(*c),
            _ => None,
        };
        let scaled = exponent > 0;
        // A figure with a scale word may take decimals; others keep what they have.
        let most = if scaled { decimals.max(2) } else { decimals };
        let digits = value
            .to_decimal(most)
            .unwrap_or_else(|| value.to_rounded_decimal(decimals.max(i32::from(scaled))));
        // "1.80" becomes "1.50".
        let digits = if scaled || decimals < 2 { digits } else { with_places(&digits, decimals) };
        let written = Number::parse_decimal(&digits)?;
        let off = (&written - &value).abs();
        let too_rough = &off * &Number::from(20) > value.abs();
        let after = match scaled {
            false if too_rough => return None,
            false => Some(after.to_owned()),
            // "0 billion" for 3.2 million is no replacement, nor is "3200 million" for a billion.
            true if too_rough || value.abs() >= Number::from(1000) => None,
            true => self.scale_word(after, exponent, old, &written, place, language),
        };
        // "2500" for "3 آلاف": no scale word goes with two and a half.
        let Some(after) = after else {
            let whole = new.to_decimal(0)?;
            let digits = match grouping {
                Some(_) => grouped(&whole, grouping),
                None if self.script == Script::Latin => words.number(new, 0),
                None => whole,
            };
            return Some(format!("{before}{}", self.script.write(&digits)));
        };
        let digits = match digits.split_once('.') {
            _ if grouping.is_none() && self.grows() => words.number(&written, most.max(0)),
            Some((whole, fraction)) => format!("{}{point}{fraction}", grouped(whole, grouping)),
            None => grouped(&digits, grouping),
        };
        Some(format!("{before}{}{after}", self.script.write(&digits)))
    }

    /// What stands behind the digits, the scale word in the form that the new count asks for.
    /// `None` where copy would write the figure without it.
    fn scale_word(
        &self,
        after: &str,
        exponent: u8,
        old: &Number,
        count: &Number,
        place: &Place<'_>,
        language: &dyn Language,
    ) -> Option<String> {
        let scale = |count: &Number| language.inflection().scale(exponent, count, place);
        let was = scale(&old.checked_div(&Number::power_of_ten(exponent.into()))?);
        let is = scale(count);
        let word = after.trim_start();
        let gap = after.get(..after.len() - word.len())?;
        match (was, is) {
            (Some(was), Some(is)) if language.fold(&was) == language.fold(word) => Some(format!("{gap}{is}")),
            // "3m", "بليون": written otherwise, kept while nothing about it changes.
            (was, is) if was == is => Some(after.to_owned()),
            _ => None,
        }
    }

    /// Latin digits of four places without a separator keep none; shorter ones that grow are
    /// written as the language does.
    fn grows(&self) -> bool {
        self.script == Script::Latin && self.ascii.len() <= 3 && self.separators.is_empty()
    }

    /// How many decimals the run has and which power of ten a scale word multiplies it by, such
    /// that it says `value`.
    fn meaning(&self, value: &Number) -> Option<(i32, u8)> {
        let whole = Number::parse_decimal(&self.ascii)?;
        let last = self.separators.last().map_or(0, |(_, digits)| *digits);
        let ways = [0, i32::try_from(last).ok()?];
        ways.into_iter().find_map(|decimals| {
            let run = &whole * &Number::power_of_ten(-decimals);
            let scales = [0u8, 2, 3, 6, 9, 12].into_iter();
            scales.map(|s| (decimals, s)).find(|(_, s)| &run * &Number::power_of_ten((*s).into()) == *value)
        })
    }
}

/// A decimal with at least so many places.
fn with_places(digits: &str, places: i32) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let places = usize::try_from(places).unwrap_or(0);
    format!("{whole}.{fraction:0<places$}")
}

/// ASCII digits in groups of three, where there is a mark for it and they are four or more.
fn grouped(digits: &str, mark: Option<char>) -> String {
    let Some(mark) = mark else { return digits.to_owned() };
    let count = digits.len();
    let mut out = String::new();
    for (index, c) in digits.chars().enumerate() {
        if index > 0 && (count - index).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Lang;
    use crate::language::of;

    fn restyled(original: &str, old: &str, new: &str, lang: Lang) -> Option<String> {
        let number = |t: &str| Number::parse_decimal(t).expect("digits");
        let place = Place { number: original, ..Place::default() };
        figure(&place, &number(old), &number(new), of(lang))
    }

    #[test]
    fn figures_keep_their_style() {
        for (original, old, new, lang, result) in [
            ("3,500", "3500", "2500", Lang::En, "2,500"),
            ("3500", "3500", "12500", Lang::En, "12500"),
            ("950", "950", "1250", Lang::En, "1,250"),
            ("$2.5 million", "2500000", "3250000", Lang::En, "$3.25 million"),
            ("60", "60", "58.3333333333", Lang::En, "58"),
            ("4.5", "4.5", "4.26", Lang::En, "4.3"),
            ("Twelve", "12", "11", Lang::En, "Eleven"),
            ("1.80", "1.8", "1.5", Lang::En, "1.50"),
            ("30", "0.3", "0.4", Lang::En, "40"),
            ("nine", "9", "24", Lang::En, "twenty-four"),
            ("nine", "9", "240", Lang::En, "240"),
            ("٦٠", "60", "65", Lang::Ar, "٦٥"),
            ("٣٫٦", "3.6", "6.3", Lang::Ar, "٦٫٣"),
            ("٬", "0", "1", Lang::Ar, "واحد"),
            ("٣٬٥٠٠", "3500", "2500", Lang::Ar, "٢٬٥٠٠"),
            ("3 آلاف", "3000", "2500", Lang::Ar, "2500"),
            ("3 آلاف", "3000", "4000", Lang::Ar, "4 آلاف"),
            ("أحد عشر", "11", "12", Lang::Ar, "اثنا عشر"),
            ("950", "950", "1250", Lang::Ar, "1250"),
            ("3 آلاف", "3000", "12000", Lang::Ar, "12 ألفا"),
            ("٣ آلاف", "3000", "4000", Lang::Ar, "٤ آلاف"),
            ("2.5 مليون", "2500000", "3100000", Lang::Ar, "3.1 مليون"),
            ("12 مليونا", "12000000", "3000000", Lang::Ar, "3 ملايين"),
            ("ثلاثة ملايين", "3000000", "2000000", Lang::Ar, "مليونان"),
            ("ثلاثة ملايين", "3000000", "3500000", Lang::Ar, "3.5 مليون"),
            ("ثلاثة آلاف", "3000", "12000", Lang::Ar, "اثنا عشر ألفا"),
            ("three million", "3000000", "4000000", Lang::En, "four million"),
            ("Two million", "2000000", "2500000", Lang::En, "2.5 million"),
            ("two thousand", "2000", "2500", Lang::En, "two thousand five hundred"),
            ("one hundred and twenty", "120", "152", Lang::En, "one hundred and fifty-two"),
            ("three thousand six hundred", "3600", "3000", Lang::En, "three thousand"),
            ("مئة وعشرين", "120", "150", Lang::Ar, "مئة وخمسين"),
            ("مائتان وثلاثة", "203", "345", Lang::Ar, "ثلاثمائة وخمسة وأربعون"),
            ("ألفان وخمسمئة", "2500", "3600", Lang::Ar, "ثلاثة آلاف وستمئة"),
            ("ثلاثة آلاف", "3000", "2500", Lang::Ar, "ألفان وخمسمئة"),
            ("2 billion", "2000000000", "3200000", Lang::En, "3,200,000"),
            ("3 آلاف", "3000", "12", Lang::Ar, "12"),
            ("30 ألفا و331", "30331", "40000", Lang::Ar, "40,000"),
            ("3m", "3000000", "4000000", Lang::En, "4m"),
        ] {
            assert_eq!(restyled(original, old, new, lang).as_deref(), Some(result), "{original}");
        }
    }

    #[test]
    fn ordinals_keep_their_style() {
        let en = |text: &str, old, new| ordinal(text, old, new, of(Lang::En));
        assert_eq!(en("third", 3, 2).as_deref(), Some("second"));
        assert_eq!(en("Third", 3, 4).as_deref(), Some("Fourth"));
        assert_eq!(en("3rd", 3, 12).as_deref(), Some("12th"));
        let ar = |text: &str, old, new| ordinal(text, old, new, of(Lang::Ar));
        assert_eq!(ar("الثالثة", 3, 4).as_deref(), Some("الرابعة"));
        assert_eq!(ar("للثالث", 3, 4).as_deref(), Some("للرابع"));
    }

    #[test]
    fn a_number_inside_words() {
        assert_eq!(digits_in("Tuesday, 7 April 2021", 2021, 2020), Some((17, 21, "2020".to_owned())));
        assert_eq!(digits_in("عام ٢٠١٤", 2014, 2015).map(|d| d.2).as_deref(), Some("٢٠١٥"));
    }
}
