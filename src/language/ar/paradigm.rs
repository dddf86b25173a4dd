//! Forms that follow from a noun's singular: the accusative, the duals, sound plurals.

use super::words::fold;
use rustc_hash::FxHashMap;
use std::fmt::Write;
use std::sync::LazyLock;

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

/// The forms of a noun or unit that figures ask for.
#[derive(Clone, Debug)]
pub(super) struct Paradigm {
    /// Without a case ending: "جندي".
    pub singular: String,
    /// As behind 3 to 10: "جنود", "مهندسين".
    pub plural: Option<String>,
}

/// The paradigm that a form belongs to, as written behind some figure.
pub(super) fn paradigm(form: &str) -> Option<&'static Paradigm> {
    let spaced = form.split_whitespace().collect::<Vec<_>>().join(" ");
    PARADIGMS.0.get(PARADIGMS.1.get(&*fold(&spaced)).copied()?)
}

/// The paradigms, and each by the folded forms it has.
static PARADIGMS: LazyLock<(Vec<Paradigm>, FxHashMap<String, usize>)> = LazyLock::new(|| {
    let (nouns, units) = (include_str!("lexicon/nouns.tsv"), include_str!("lexicon/counted.tsv"));
    let mut lemmas: FxHashMap<&str, usize> = FxHashMap::default();
    let mut all: Vec<Paradigm> = Vec::new();
    let mut forms: FxHashMap<String, usize> = FxHashMap::default();
    let implied = implied(nouns);
    for line in nouns.lines().chain(implied.lines()) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [form, "noun", lemma, class, number] = fields.as_slice() else { continue };
        let index = *lemmas.entry(lemma).or_insert_with(|| {
            // A woman's noun without a plural in the data has the sound one.
            let sound =
                lemma.strip_suffix('ة').filter(|_| *class == "person").map(|stem| format!("{stem}ات"));
            all.push(Paradigm { singular: (*lemma).to_owned(), plural: sound });
            all.len() - 1
        });
        if *number == "pl"
            && let Some(paradigm) = all.get_mut(index)
            && paradigm.plural.is_none()
        {
            let sound = form.strip_suffix("ون").map(|stem| format!("{stem}ين"));
            paradigm.plural = Some(sound.unwrap_or_else(|| (*form).to_owned()));
        }
        forms.entry(fold(form).into_owned()).or_insert(index);
    }
    for line in units.lines().filter(|line| !line.starts_with('#')) {
        let Some((singular, plural)) = line.split_once('\t') else { continue };
        let paradigm = Paradigm { singular: singular.to_owned(), plural: Some(plural.to_owned()) };
        let own = [paradigm.singular.clone(), plural.to_owned(), paradigm.accusative()];
        for form in own.into_iter().chain([false, true].iter().filter_map(|case| paradigm.dual(*case))) {
            forms.entry(fold(&form).into_owned()).or_insert(all.len());
        }
        all.push(paradigm);
    }
    (all, forms)
});

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
