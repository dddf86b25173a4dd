//! Forms that follow from a verb's "he did" and "he does": the other persons and the participle.

use std::collections::BTreeMap;
use std::fmt::Write;

/// The verbs whose conjugation is known: perfect and imperfect of the third person masculine.
const VERBS: &str = include_str!("lexicon/conjugation.tsv");

/// Classes whose participle tells the same: «موضحا», «متراجعا».
const WITH_PARTICIPLE: [&str; 3] = ["say", "rise", "fall"];

/// The lines of a lexicon file for the forms that its `verb` and `deed` lines imply.
///
/// Forms that are written like another word must be left out by the reader.
pub(super) fn implied<'l>(lines: impl Iterator<Item = &'l str>) -> String {
    let mut out = String::new();
    let verbs = verbs();
    for line in lines {
        let Some((form, senses)) = line.split_once('\t') else { continue };
        let Some(imperfects) = verbs.get(form) else { continue };
        let fields: Vec<&str> = senses.split('\t').collect();
        // A deed is past in the perfect only; nouns and cues are not conjugated.
        let (deed, participle) = match fields.as_slice() {
            ["verb", class, ..] => (false, WITH_PARTICIPLE.contains(class)),
            ["deed", _, "past"] => (true, false),
            _ => continue,
        };
        let mut add = |form: &str| {
            let _ = writeln!(out, "{form}\t{senses}");
        };
        perfect(form, &mut add);
        for imperfect in imperfects.iter().filter(|_| !deed) {
            present(imperfect, &mut add);
            if participle && form.chars().count() > 3 {
                active(imperfect, fields[1] == "say", &mut add);
            }
        }
    }
    out
}

fn verbs() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut verbs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in VERBS.lines().filter(|line| !line.starts_with('#')) {
        if let Some((perfect, imperfect)) = line.split_once('\t') {
            verbs.entry(perfect).or_default().push(imperfect);
        }
    }
    verbs
}

/// «ارتفعت»، «ارتفعوا»، «ارتفعتا»; of weak verbs «نفت»، «نفوا»، «بقيت»، «بقوا».
fn perfect(form: &str, add: &mut impl FnMut(&str)) {
    let weak = form.strip_suffix(['ا', 'ى']);
    let stem = weak.unwrap_or(form);
    add(&format!("{stem}ت"));
    add(&format!("{stem}تا"));
    add(&format!("{}وا", form.strip_suffix('ي').unwrap_or(stem)));
    // The dual of a short verb is written like a noun: «حكما» is a verdict.
    if form.chars().count() > 3 && weak.is_none() {
        add(&format!("{form}ا"));
    }
}

/// «يرتفع»، «ترتفع»، «يرتفعون»، «ترتفعان»، and behind «أن» and «لم» «يرتفعوا».
fn present(imperfect: &str, add: &mut impl FnMut(&str)) {
    let Some(bare) = imperfect.strip_prefix('ي') else { return };
    let stem = bare.strip_suffix(['ي', 'و', 'ى']).unwrap_or(bare);
    for form in [
        format!("ي{bare}"),
        format!("ت{bare}"),
        format!("ي{stem}ون"),
        format!("ي{stem}وا"),
        format!("ي{bare}ان"),
        format!("ت{bare}ان"),
    ] {
        add(&form);
    }
}

/// «موضحا», and of speakers «موضحة» and «موضحين».
fn active(imperfect: &str, speaker: bool, add: &mut impl FnMut(&str)) {
    let Some(bare) = imperfect.strip_prefix('ي') else { return };
    let stem = bare.strip_suffix('ى').map_or_else(|| bare.to_owned(), |s| format!("{s}ي"));
    add(&format!("م{stem}ا"));
    if speaker {
        add(&format!("م{stem}ة"));
        add(&format!("م{}ين", stem.strip_suffix('ي').unwrap_or(&stem)));
    }
}

#[cfg(test)]
mod tests {
    use super::implied;

    fn forms(line: &str) -> Vec<String> {
        implied(line.lines()).lines().filter_map(|l| l.split('\t').next().map(str::to_owned)).collect()
    }

    #[test]
    fn a_strong_verb_is_conjugated() {
        let forms = forms("أوضح\tverb\tsay\tannounce");
        for form in ["أوضحت", "أوضحوا", "يوضح", "توضح", "يوضحون", "موضحا", "موضحة", "موضحين"]
        {
            assert!(forms.iter().any(|f| f == form), "{form} in {forms:?}");
        }
    }

    #[test]
    fn weak_verbs_lose_their_last_letter() {
        assert!(forms("نفى\tverb\tsay\tannounce").contains(&"نفت".to_owned()));
        assert!(forms("بقي\tverb\tremain\tremain").contains(&"بقوا".to_owned()));
        assert!(forms("نما\tverb\trise\tjump").contains(&"تنمو".to_owned()));
    }

    #[test]
    fn a_deed_is_past_only_and_nouns_are_left_alone() {
        let forms = forms("اندلع\tdeed\tfire\tpast");
        assert!(forms.contains(&"اندلعت".to_owned()) && !forms.contains(&"يندلع".to_owned()));
        assert_eq!(implied(["حريق\tdeed\tfire\tnoun"].into_iter()), "");
    }
}
