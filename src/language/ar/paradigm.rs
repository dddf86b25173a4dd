//! Forms that follow from a noun's singular: the accusative, the duals, sound plurals.

use std::fmt::Write;

/// Generated duals that are other words: Taliban, Milan, countries, two Springs (Rabi).
const OTHER_WORDS: &[&str] = &[
    "طالبان",
    "ميلان",
    "بلدان",
    "دوران",
    "بطلان",
    "فوزان",
    "قرصان",
    "عمان",
    "أمان",
    "أمين",
    "حيان",
    "فتيان",
    "سجنان",
    "رايان",
    "سندان",
    "تين",
    "مصلين",
    "أما",
];

/// Persons whose sound plural is as common as their broken one: «العاملين» are workers.
const SOUND_TOO: &[&str] = &[
    "عامل",
    "زائر",
    "قاصر",
    "سائح",
    "ساكن",
    "ثائر",
    "عالم",
    "مدير",
    "مسلم",
    "مالك",
    "مقيم",
    "ناشط",
    "متظاهر",
    "محتج",
    "مسافر",
    "مواطن",
    "مهاجر",
    "منتج",
    "مصنع",
];

/// The lines of a lexicon file for the forms that its `noun` lines imply.
///
/// A singular gives the accusative ("جنديا") and both duals ("جنديان", "جنديين");
/// a noun with the sound plural ("مهندسون") gives that plural in both cases and only
/// the nominative dual, because its other dual is written like the plural.
pub(super) fn implied(data: &str) -> String {
    let sound: Vec<&str> = data
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let form = fields.next()?;
            let plural = fields.nth(3) == Some("pl");
            plural.then(|| form.strip_suffix("ون")).flatten()
        })
        .collect();
    let mut sound: rustc_hash::FxHashSet<&str> = sound.into_iter().collect();
    sound.extend(SOUND_TOO);
    // A person without a broken plural in the data has the sound one.
    let broken: rustc_hash::FxHashSet<&str> = data
        .lines()
        .filter_map(|line| match line.split('\t').collect::<Vec<_>>().as_slice() {
            [form, "noun", lemma, _, "pl"] if !form.ends_with("ون") => Some(*lemma),
            _ => None,
        })
        .collect();
    let mut out = String::new();
    for line in data.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [form, "noun", lemma, class, number] = fields.as_slice() else { continue };
        let mut add = |form: &str, number: &str| {
            if !OTHER_WORDS.contains(&form) {
                let _ = writeln!(out, "{form}\tnoun\t{lemma}\t{class}\t{number}");
            }
        };
        if form.contains(' ') || form.is_ascii() {
            continue;
        }
        match *number {
            "sg" => {
                let person = *class == "person" && !broken.contains(lemma);
                singular(form, person || sound.contains(form), &mut add);
            }
            "pl" => {
                if let Some(stem) = form.strip_suffix("ون") {
                    add(&format!("{stem}ين"), "pl");
                }
            }
            _ => {}
        }
    }
    out
}

fn singular(form: &str, sound: bool, add: &mut impl FnMut(&str, &str)) {
    if let Some(stem) = form.strip_suffix('ة') {
        add(&format!("{stem}تان"), "du");
        add(&format!("{stem}تين"), "du");
        return;
    }
    // "مستشفى": the ى turns to ي before an ending.
    let stem = form.strip_suffix('ى').map_or_else(|| form.to_owned(), |s| format!("{s}ي"));
    if !form.ends_with(['ا', 'ى', 'ء']) {
        add(&format!("{form}ا"), "sg");
    }
    add(&format!("{stem}ان"), "du");
    if !sound {
        add(&format!("{stem}ين"), "du");
    }
}

#[cfg(test)]
mod tests {
    use super::implied;

    #[test]
    fn forms_of_a_noun() {
        let forms = |data: &str| {
            implied(data).lines().map(|l| l.split('\t').next().unwrap_or("").to_owned()).collect::<Vec<_>>()
        };
        let soldier = "جندي\tnoun\tجندي\tperson\tsg\nجنود\tnoun\tجندي\tperson\tpl";
        assert_eq!(forms(soldier), ["جنديا", "جنديان", "جنديين"]);
        // Without a broken plural the dual's other case is the plural's.
        assert_eq!(forms("بائع\tnoun\tبائع\tperson\tsg"), ["بائعا", "بائعان"]);
        assert_eq!(forms("جولة\tnoun\tجولة\tsequence\tsg"), ["جولتان", "جولتين"]);
        let engineer = "مهندس\tnoun\tمهندس\tperson\tsg\nمهندسون\tnoun\tمهندس\tperson\tpl";
        assert_eq!(forms(engineer), ["مهندسا", "مهندسان", "مهندسين"]);
        let student = "طالب\tnoun\tطالب\tperson\tsg\nطلاب\tnoun\tطالب\tperson\tpl";
        assert_eq!(forms(student), ["طالبا", "طالبين"]);
    }
}
