//! Number words and counted nouns of Arabic.
//!
//! What is counted takes its form from the number: the plural behind 3 to 10, the singular in
//! the accusative behind 11 to 99, the plain singular behind hundreds and scales; one and two
//! are said by the noun itself. Numbers from 3 to 10 take the gender that the noun has not.

use super::cardinals::{cardinal, gender_shown};
use super::paradigm::{Paradigm, paradigm};
use super::words::fold;
use super::{Arabic, arabic};
use crate::language::{Counted, Inflection, Place, QualityClass, Sense};
use crate::value::Number;

/// «ثلاثة آلاف وستمئة», where copy writes such numbers in words and hundreds as it has them.
fn in_hundreds(
    arabic: &Arabic,
    n: i64,
    place: &Place<'_>,
    (feminine, oblique): (bool, bool),
) -> Option<String> {
    let told = place.number;
    let old = told.contains("مائ");
    if !old && !["مئ", "ألف", "آلاف"].iter().any(|word| told.contains(word)) {
        return None;
    }
    let hundred = if old { "مائ" } else { "مئ" };
    let (thousands, hundreds, rest) = (n / 1000, n % 1000 / 100, n % 100);
    // "One hundred and one": the noun would follow the one.
    if !(0..100).contains(&thousands) || matches!(rest, 1 | 2) {
        return None;
    }
    // A dual loses its n before the noun that it counts.
    let construct = |last: bool| Place { noun: if last { place.noun } else { "" }, ..*place };
    let mut parts = Vec::new();
    if thousands > 0 {
        parts.push(arabic.scaled(thousands, 3, &construct(hundreds + rest == 0))?);
    }
    let dual = match (rest == 0 && !place.noun.is_empty(), oblique) {
        (true, false) => "تا",
        (true, true) => "تي",
        (false, false) => "تان",
        (false, true) => "تين",
    };
    match hundreds {
        0 => {}
        1 => parts.push(format!("{hundred}ة")),
        2 => parts.push(format!("{hundred}{dual}")),
        // «ثمانمئة» has lost its last letter.
        8 => parts.push(format!("ثمان{hundred}ة")),
        n => parts.push(format!("{}{hundred}ة", cardinal(n, true, oblique)?)),
    }
    if rest > 0 {
        parts.push(cardinal(rest, feminine, oblique)?);
    }
    Some(parts.join(" و"))
}

impl Inflection for Arabic {
    fn cardinal(&self, n: i64, place: &Place<'_>) -> Option<String> {
        let feminine = feminine(place);
        let oblique = is_oblique(place);
        // "ألف" begins with no article.
        let folded = fold(place.number);
        let definite = folded.starts_with("ال") && !folded.starts_with("الف");
        if n >= 100 && !definite {
            return in_hundreds(self, n, place, (feminine, oblique));
        }
        let words = cardinal(n, feminine, oblique)?;
        if !definite {
            return Some(words);
        }
        // "الجولات الثلاث" becomes "الأربع"; one and two, and the dual "الجولتان", would have to
        // change the noun and all that agrees with it.
        let folded = fold(place.number);
        let told: Vec<&str> = folded.split(' ').collect();
        let counts = told.iter().all(|word| {
            let bare = word.strip_prefix('و').unwrap_or(word);
            let bare = bare.strip_prefix("ال").unwrap_or(bare);
            senses(bare).iter().any(|s| matches!(s, Sense::Cardinal(_)))
        });
        // Tens show their case, which other numbers do not tell.
        let cased = |words: &str| words.ends_with("ون") || words.ends_with("ين");
        if n <= 2 || !counts || cased(&words) && !cased(&folded) {
            return None;
        }
        // "الثلاثة عشر", but "الثلاثة والعشرين".
        Some(format!("ال{}", words.replace(" و", " وال")))
    }

    fn scaled(&self, count: i64, exponent: u8, place: &Place<'_>) -> Option<String> {
        let one = SCALES.iter().find(|(e, ..)| *e == exponent)?.1;
        match count {
            1 => Some(one.to_owned()),
            // "مليونا دولار": the n goes in construct.
            2 => {
                let end = if is_oblique(place) { "ين" } else { "ان" };
                let end = if place.noun.is_empty() { end } else { end.strip_suffix('ن')? };
                Some(format!("{one}{end}"))
            }
            // A scale is masculine, whatever it counts.
            _ => {
                let words = cardinal(count, false, is_oblique(place))?;
                Some(format!("{words} {}", self.scale(exponent, &count.into(), place)?))
            }
        }
    }

    fn scale(&self, exponent: u8, count: &Number, place: &Place<'_>) -> Option<String> {
        let (_, one, many) = SCALES.iter().find(|(e, ..)| *e == exponent)?;
        if exponent == 3 && (!count.is_integer() || *count < Number::from(3)) {
            return None;
        }
        Some(match Form::behind(count) {
            Form::Plural => (*many).to_owned(),
            // In construct with a noun it has no ending of its own.
            Form::Accusative if place.noun.is_empty() => format!("{one}ا"),
            _ => (*one).to_owned(),
        })
    }

    fn ordinal(&self, n: i64, like: &str) -> Option<String> {
        self.ordinal_like(n, like)
    }

    fn hour(&self, n: i64) -> Option<String> {
        self.hour_word(n)
    }

    fn day_part(&self, text: &str, hour: u8) -> String {
        self.part_of_day(text, hour)
    }

    fn taken_up(&self, n: i64, place: &Place<'_>) -> Option<(String, Option<String>)> {
        if n != 2 {
            return None;
        }
        // "بالجولات", "للجولات" keep what is attached.
        let (front, bare) = ["ال", "بال", "وال", "لل", "كال"]
            .into_iter()
            .find_map(|front| Some((front, place.noun.strip_prefix(front)?)))?;
        // The subject stands behind its verb, which is feminine for things, or opens the sentence.
        let subject = place.before.is_empty() || place.before.ends_with('ت') && !is_oblique(place);
        let oblique = front.starts_with(['ب', 'ل', 'ك']) && front != "ال" || !subject;
        let end = if oblique { "ين" } else { "ان" };
        let dual = paradigm(bare)?.dual(oblique)?;
        // What agrees with it: of things the feminine singular, which becomes the dual of the
        // noun's own gender.
        let feminine = paradigm(bare)?.feminine();
        let agrees = match place.behind.strip_suffix('ة').filter(|word| word.starts_with("ال")) {
            Some(stem) => Some(format!("{stem}{}{end}", if feminine { "ت" } else { "" })),
            None if place.behind.starts_with("ال") => return None,
            None => None,
        };
        Some((format!("{front}{dual}"), agrees))
    }

    fn counted(&self, old: &Number, new: &Number, number: &str, place: &Place<'_>) -> Counted {
        if place.noun.is_empty() || !place.between.chars().all(char::is_whitespace) {
            return Counted::Same;
        }
        let form =
            |n: &Number, number: &str| if ends_in_scale(number) { Form::Plain } else { Form::behind(n) };
        let (was, is) = (form(old, place.number), form(new, number));
        if was == is && !matches!(is, Form::One | Form::Two) {
            return Counted::Same;
        }
        if is_invariable(place.noun) {
            return Counted::Same;
        }
        // "5 طلاب جدد": the adjective would have to change too.
        let Some(noun) = paradigm(place.noun).filter(|_| !is_adjective(place.behind)) else {
            return Counted::Unknown;
        };
        let new = match is {
            Form::One => return Counted::Whole(noun.one()),
            Form::Two => match noun.dual(is_oblique(place)) {
                Some(dual) => return Counted::Whole(dual),
                None => return Counted::Unknown,
            },
            Form::Plural => noun.plural.clone(),
            Form::Accusative => Some(noun.accusative()),
            Form::Plain => Some(noun.singular.clone()),
        };
        match new {
            Some(new) if fold(&new) == fold(place.noun) => Counted::Same,
            Some(new) => Counted::Form(new),
            None => Counted::Unknown,
        }
    }
}

/// Exponent, singular and plural of each scale.
const SCALES: &[(u8, &str, &str)] =
    &[(3, "ألف", "آلاف"), (6, "مليون", "ملايين"), (9, "مليار", "مليارات"), (12, "تريليون", "تريليونات")];

/// The form of the counted noun that a number asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    One,
    Two,
    Plural,
    Accusative,
    Plain,
}

impl Form {
    fn behind(n: &Number) -> Form {
        let Some(n) = n.to_i64().filter(|_| n.is_integer()) else { return Form::Plain };
        match (n, n.rem_euclid(100)) {
            (1, _) => Form::One,
            (2, _) => Form::Two,
            (_, 3..=10) => Form::Plural,
            (_, 11..=99) => Form::Accusative,
            _ => Form::Plain,
        }
    }
}

fn ends_in_scale(number: &str) -> bool {
    let last = number.split_whitespace().last().unwrap_or("");
    senses(last).iter().any(|s| matches!(s, Sense::Scale(_) | Sense::DualScale(_)))
}

fn senses(word: &str) -> &'static [Sense] {
    let lexicon = arabic().lexicon();
    lexicon.senses(lexicon.entry(&fold(word)))
}

/// "%", "كم", "يورو", "في المئة": units that have one form.
fn is_invariable(unit: &str) -> bool {
    let other = |s: &Sense| !matches!(s, Sense::Noun(_) | Sense::Quality(..));
    let spaced = unit.split_whitespace().collect::<Vec<_>>().join(" ");
    paradigm(unit).is_none() && (!unit.contains(char::is_alphabetic) || senses(&spaced).iter().any(other))
}

/// Whether the word behind a noun may agree with it.
fn is_adjective(word: &str) -> bool {
    let quality = |s: &Sense| matches!(s, Sense::Quality(_, class) if *class != QualityClass::State);
    let ends = |ends: &[&str]| word.chars().count() > 3 && ends.iter().any(|end| word.ends_with(end));
    senses(word).iter().any(quality) || ends(&["ا", "ة", "ين", "ون", "ات"]) && !starts_anew(word)
}

/// A verb, a particle or a definite noun, which agrees with nothing before it.
fn starts_anew(word: &str) -> bool {
    let other = |s: &Sense| !matches!(s, Sense::Quality(..) | Sense::Noun(_));
    let led = ["ال", "لل", "بال", "وال", "فال", "كال"].iter().any(|front| word.starts_with(front));
    led || senses(word).iter().any(other)
}

/// The number word tells the noun's gender, by having the other; else the noun does.
fn feminine(place: &Place<'_>) -> bool {
    let first = place.number.split_whitespace().next().unwrap_or("");
    gender_shown(first).unwrap_or_else(|| paradigm(place.noun).is_some_and(Paradigm::feminine))
}

/// Whether the number stands in the genitive or accusative, as far as its own form and the
/// word before it show.
fn is_oblique(place: &Place<'_>) -> bool {
    // "ملايين" ends so in every case.
    let scale = |w: &str| senses(w).iter().any(|s| matches!(s, Sense::Scale(_)));
    let words = || place.number.split_whitespace().filter(|w| !scale(w));
    let shows = |ends: &[&str]| words().any(|w| ends.iter().any(|end| w.ends_with(end)));
    let before = fold(place.before);
    let bare = before.strip_prefix('و').unwrap_or(&before);
    match (shows(&["ين", "اثني", "اثنتي"]), shows(&["ون", "ان", "اثنا", "اثنتا"])) {
        (true, _) => true,
        (_, true) => false,
        _ => LEAD.split(' ').any(|lead| fold(lead) == bare || fold(lead) == before),
    }
}

/// Words that what follows stands in the genitive behind: prepositions, hedges, nouns of action.
const LEAD: &str = "ب ل ك من إلى في على عن بين بعد قبل منذ خلال نحو حوالي قرابة زهاء حتى مع لدى ضد سوى \
    مقتل إصابة وفاة اعتقال احتجاز اختطاف إنقاذ إجلاء توقيف تسريح نقل تدمير إطلاق سقوط استشهاد جرح";

impl Paradigm {
    fn feminine(&self) -> bool {
        self.singular.split(' ').next().is_some_and(|w| w.ends_with('ة') || FEMININE.contains(&w))
    }

    /// "جندي واحد"
    fn one(&self) -> String {
        format!("{} {}", self.singular, if self.feminine() { "واحدة" } else { "واحد" })
    }

    /// "11 جنديا": words that end in ة or a long vowel look the same.
    pub(super) fn accusative(&self) -> String {
        let word = |w: &str| {
            if w.ends_with(['ة', 'ا', 'ى']) || w.ends_with("اء") {
                w.to_owned()
            } else {
                format!("{w}ا")
            }
        };
        self.each(word)
    }

    pub(super) fn dual(&self, oblique: bool) -> Option<String> {
        if self.singular.ends_with("اء") {
            return None;
        }
        let end = if oblique { "ين" } else { "ان" };
        Some(self.each(|w| match (w.strip_suffix('ة'), w.strip_suffix('ى')) {
            (Some(stem), _) => format!("{stem}ت{end}"),
            (_, Some(stem)) => format!("{stem}ي{end}"),
            _ => format!("{w}{end}"),
        }))
    }

    /// A unit's adjective agrees with it; what follows a preposition does not.
    fn each(&self, change: impl Fn(&str) -> String) -> String {
        let mut agrees = true;
        let words = self.singular.split(' ').map(|word| {
            agrees &= !matches!(word, "في" | "بالساعة");
            if agrees { change(word) } else { word.to_owned() }
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Feminine words that do not show it.
const FEMININE: &[&str] = &[
    "أم", "أخت", "بنت", "أرض", "حرب", "بئر", "دار", "عين", "يد", "قدم", "نفس", "كأس", "شكوى", "دعوى", "فتوى",
    "ذكرى", "سوق", "نار",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(number: &str, noun: &str, old: i64, new: i64) -> Counted {
        let place = Place { number, between: " ", noun, ..Place::default() };
        arabic().inflection().counted(&old.into(), &new.into(), &new.to_string(), &place)
    }

    #[test]
    fn the_counted_takes_the_form_that_the_number_asks_for() {
        for (noun, old, new, form) in [
            ("طالبا", 11, 5, "طلاب"),
            ("زوار", 5, 11, "زائرا"),
            ("زوار", 5, 300, "زائر"),
            ("مهندسين", 5, 40, "مهندسا"),
            ("مهندسا", 40, 103, "مهندسين"),
            ("جنديا", 40, 3500, "جندي"),
            ("سيارات", 5, 12, "سيارة"),
            ("مستشفيات", 5, 12, "مستشفى"),
            ("دولارات", 5, 12, "دولارا"),
            ("دولارا أميركيا", 20, 5, "دولارات أميركية"),
            ("كيلومترا في الساعة", 20, 5, "كيلومترات في الساعة"),
            ("كيلومترات في الساعة", 5, 20, "كيلومترا في الساعة"),
            ("سنوات", 9, 11, "سنة"),
            ("أعوام", 9, 11, "عاما"),
        ] {
            assert_eq!(counted("9", noun, old, new), Counted::Form(form.into()), "{noun} {new}");
        }
        assert_eq!(counted("140", "مهندسا", 140, 162), Counted::Same);
        assert_eq!(counted("12", "سيارة", 12, 300), Counted::Same);
        assert_eq!(counted("5", "زوار", 5, 1), Counted::Whole("زائر واحد".into()));
        assert_eq!(counted("5", "سيارات", 5, 2), Counted::Whole("سيارتان".into()));
        assert_eq!(counted("خمسين", "سيارة", 50, 2), Counted::Whole("سيارتين".into()));
        assert_eq!(counted("5", "زنابير", 5, 12), Counted::Unknown);
        for unit in ["%", "٪", "في المئة", "كم", "يورو", "كغ"] {
            assert_eq!(counted("5", unit, 5, 12), Counted::Same, "{unit}");
        }
    }

    #[test]
    fn numbers_agree_with_what_they_count() {
        let written = |before, number, noun, n| {
            let place = Place { before, number, between: " ", noun, ..Place::default() };
            arabic().inflection().cardinal(n, &place).unwrap_or_default()
        };
        for (before, number, noun, n, words) in [
            ("أصيب", "ثلاثة", "أشخاص", 4, "أربعة"),
            ("عقدت", "خمس", "جولات", 4, "أربع"),
            ("عقدت", "ثلاث", "زنابير", 11, "إحدى عشرة"),
            ("قتل", "ثلاثة", "جنود", 12, "اثنا عشر"),
            ("من", "ثلاثة", "جنود", 12, "اثني عشر"),
            ("مقتل", "ثلاثة", "جنود", 20, "عشرين"),
            ("قتل", "عشرون", "جنديا", 35, "خمسة وثلاثون"),
            ("أصاب", "عشرين", "جنديا", 35, "خمسة وثلاثين"),
            ("", "عشرون", "سيارة", 21, "إحدى وعشرون"),
            ("", "عشرون", "سيارة", 8, "ثماني"),
            ("الجولات", "الثلاث", "", 4, "الأربع"),
            ("الجنود", "الثلاثة", "", 10, "العشرة"),
            ("القتلى", "الخمسة عشر", "", 13, "الثلاثة عشر"),
            ("السجناء", "الأربعة والستين", "", 46, "الستة والأربعين"),
        ] {
            assert_eq!(written(before, number, noun, n), words, "{number} {noun} {n}");
        }
        assert_eq!(arabic().inflection().cardinal(100, &Place::default()), None);
    }

    #[test]
    fn the_dual_says_the_number_itself() {
        let written = |before, noun, behind| {
            let place = Place { before, number: "الثلاث", noun, behind, ..Place::default() };
            arabic().inflection().taken_up(2, &place).map(|(noun, agrees)| (noun, agrees.unwrap_or_default()))
        };
        for (before, noun, behind, dual, agrees) in [
            ("بعد", "الجولات", "السابقة", "الجولتين", "السابقتين"),
            ("كانت", "الجولات", "السابقة", "الجولتان", "السابقتان"),
            ("اجتاز", "الأدوار", "السابقة", "الدورين", "السابقين"),
            ("وصف", "بالجولات", "الماضية", "بالجولتين", "الماضيتين"),
            ("في", "الجولات", "من", "الجولتين", ""),
        ] {
            assert_eq!(written(before, noun, behind), Some((dual.into(), agrees.into())), "{noun}");
        }
        assert_eq!(written("من", "الجولات", "السابقات"), None);
    }

    #[test]
    fn scales_keep_to_their_count() {
        let scale = |exponent, count: i64, noun| {
            let place = Place { number: "3 آلاف", noun, ..Place::default() };
            arabic().inflection().scale(exponent, &count.into(), &place)
        };
        assert_eq!(scale(3, 4, "جندي").as_deref(), Some("آلاف"));
        assert_eq!(scale(3, 12, "جندي").as_deref(), Some("ألف"));
        assert_eq!(scale(3, 12, "").as_deref(), Some("ألفا"));
        assert_eq!(scale(6, 2, "دولار").as_deref(), Some("مليون"));
        assert_eq!(scale(3, 2, "جندي"), None);
    }
}
