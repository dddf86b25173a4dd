//! Number words and counted nouns of English.

use super::{English, english};
use crate::language::{Counted, Inflection, Place, Sense, Wording};
use crate::value::Number;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// "Three thousand six hundred", with "and" before the last part where the copy has it.
fn in_hundreds(english: &English, n: i64, place: &Place<'_>) -> Option<String> {
    let told = place.number.to_lowercase();
    let has = |word: &str| told.split(|c: char| !c.is_alphabetic()).any(|w| w == word);
    if !has("hundred") && !has("thousand") {
        return None;
    }
    let part =
        |count: i64, word: &str| Some(format!("{} {word}", english.cardinal(count, &Place::default())?));
    let (thousands, hundreds, rest) = (n / 1000, n % 1000 / 100, n % 100);
    let mut parts = Vec::new();
    if thousands > 0 {
        parts.push(part(thousands, "thousand")?);
    }
    if hundreds > 0 {
        parts.push(part(hundreds, "hundred")?);
    }
    if rest > 0 {
        let and = if has("hundred") && !has("and") { "" } else { "and " };
        parts.push(format!("{and}{}", english.cardinal(rest, &Place::default())?));
    }
    Some(parts.join(" "))
}

impl Inflection for English {
    fn cardinal(&self, n: i64, place: &Place<'_>) -> Option<String> {
        let one = |n: i64| Some(self.phrase(&format!("cardinal-{n}"))).filter(|w| !w.is_empty());
        match n {
            0..=20 => one(n).map(str::to_owned),
            21..=99 if n % 10 == 0 => one(n).map(str::to_owned),
            21..=99 => Some(format!("{}-{}", one(n - n % 10)?, one(n % 10)?)),
            // Copy writes hundreds in words only where it has done so.
            100..=9_999 => in_hundreds(self, n, place),
            _ => None,
        }
    }

    fn scaled(&self, count: i64, exponent: u8, place: &Place<'_>) -> Option<String> {
        Some(format!("{} {}", self.cardinal(count, place)?, self.scale(exponent, &count.into(), place)?))
    }

    fn scale(&self, exponent: u8, count: &Number, _: &Place<'_>) -> Option<String> {
        let words = [(3, "thousand"), (6, "million"), (9, "billion"), (12, "trillion")];
        let word = words.into_iter().find(|(e, _)| *e == exponent)?.1;
        // "2.5 thousand" is no English.
        (exponent > 3 || count.is_integer()).then(|| word.to_owned())
    }

    fn ordinal(&self, n: i64, _: &str) -> Option<String> {
        self.ordinal_word(n)
    }

    fn hour(&self, n: i64) -> Option<String> {
        self.cardinal(n, &Place::default())
    }

    fn day_part(&self, text: &str, hour: u8) -> String {
        self.half_of_day(text, hour)
    }

    fn factor(&self, written: &str, factor: (i64, i64)) -> Option<String> {
        self.factor_word(written, factor)
    }

    fn counted(&self, old: &Number, new: &Number, _: &str, place: &Place<'_>) -> Counted {
        let one = |n: &Number| *n == Number::ONE;
        if place.noun.is_empty() || one(old) == one(new) || place.between.contains('-') {
            return Counted::Same;
        }
        // "years ago", "miles an hour": the head stands first where the whole is not known.
        let lower = place.noun.to_lowercase();
        let (head, rest) = match FORMS.get(lower.as_str()) {
            Some(forms) => (Some(forms), ""),
            None => {
                let end = lower.find(' ').unwrap_or(lower.len());
                (FORMS.get(&lower[..end]), &lower[end..])
            }
        };
        let form = head.map(|forms| if one(new) { forms.singular } else { forms.plural });
        match form {
            Some(form) => Counted::Form(format!("{form}{rest}")),
            None if is_invariable(&lower) => Counted::Same,
            None => Counted::Unknown,
        }
    }
}

/// "%", "km", "percent": units that have one form.
fn is_invariable(unit: &str) -> bool {
    let lexicon = english().lexicon();
    let other = |s: &Sense| !matches!(s, Sense::Noun(_) | Sense::Quality(..));
    !unit.contains(char::is_alphabetic) || lexicon.senses(lexicon.entry(unit)).iter().any(other)
}

struct Forms {
    singular: &'static str,
    plural: &'static str,
}

/// Every noun of the lexicon that has both numbers, by either form.
static FORMS: LazyLock<FxHashMap<&'static str, Forms>> = LazyLock::new(|| {
    let mut lemmas: FxHashMap<&str, (Option<&str>, Option<&str>)> = FxHashMap::default();
    for line in include_str!("lexicon/nouns.tsv").lines() {
        let fields: Vec<&'static str> = line.split('\t').collect();
        let [form, "noun", lemma, _, number] = fields.as_slice() else { continue };
        let known = lemmas.entry(lemma).or_default();
        let slot = if *number == "pl" { &mut known.1 } else { &mut known.0 };
        slot.get_or_insert(form);
    }
    let mut forms = FxHashMap::default();
    for (singular, plural) in lemmas.into_values() {
        if let (Some(singular), Some(plural)) = (singular, plural) {
            forms.insert(singular, Forms { singular, plural });
            forms.insert(plural, Forms { singular, plural });
        }
    }
    for (singular, plural) in UNITS {
        forms.insert(singular, Forms { singular, plural });
        forms.insert(plural, Forms { singular, plural });
    }
    forms
});

/// Units that are written in words; abbreviations ("km") have one form.
#[rustfmt::skip]
const UNITS: &[(&str, &str)] = &[
    ("mile", "miles"), ("kilometre", "kilometres"), ("kilometer", "kilometers"), ("metre", "metres"),
    ("meter", "meters"), ("centimetre", "centimetres"), ("centimeter", "centimeters"), ("foot", "feet"),
    ("inch", "inches"), ("yard", "yards"), ("acre", "acres"), ("hectare", "hectares"), ("tonne", "tonnes"),
    ("ton", "tons"), ("kilogram", "kilograms"), ("pound", "pounds"), ("ounce", "ounces"), ("litre", "litres"),
    ("liter", "liters"), ("gallon", "gallons"), ("barrel", "barrels"), ("degree", "degrees"),
    ("dollar", "dollars"), ("euro", "euros"), ("dinar", "dinars"), ("rial", "rials"), ("riyal", "riyals"),
    ("dirham", "dirhams"), ("second", "seconds"), ("minute", "minutes"), ("hour", "hours"), ("day", "days"),
    ("week", "weeks"), ("month", "months"), ("year", "years"), ("decade", "decades"),
    ("percentage point", "percentage points"), ("point", "points"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_has_the_singular() {
        let counted = |noun: &str, old: i64, new: i64| {
            let place = Place { number: "x", between: " ", noun, ..Place::default() };
            english().inflection().counted(&old.into(), &new.into(), "x", &place)
        };
        assert_eq!(counted("women", 4, 1), Counted::Form("woman".into()));
        assert_eq!(counted("mile", 1, 3), Counted::Form("miles".into()));
        assert_eq!(counted("year ago", 1, 11), Counted::Form("years ago".into()));
        assert_eq!(counted("women", 4, 3), Counted::Same);
        assert_eq!(counted("blorps", 4, 1), Counted::Unknown);
        for unit in ["km", "%", "percent"] {
            assert_eq!(counted(unit, 4, 1), Counted::Same, "{unit}");
        }
        let three = english().inflection().cardinal(53, &Place::default());
        assert_eq!(three.as_deref(), Some("fifty-three"));
    }
}
