//! Arabic words: folding, attached particles, stems, and the lexicon's data files.

use crate::language::{Clitics, Gist, Kin, Lexicon, LooseTimes, Opposites};
use std::borrow::Cow;

const DATA: &[(&str, &str)] = &[
    ("numerals", include_str!("lexicon/numerals.tsv")),
    ("units", include_str!("lexicon/units.tsv")),
    ("hedges", include_str!("lexicon/hedges.tsv")),
    ("nouns", include_str!("lexicon/nouns.tsv")),
    ("kinds", include_str!("lexicon/kinds.tsv")),
    ("qualities", include_str!("lexicon/qualities.tsv")),
    ("times", include_str!("lexicon/times.tsv")),
    ("events", include_str!("lexicon/events.tsv")),
    ("towns/africa", include_str!("lexicon/towns/africa.tsv")),
    ("towns/america", include_str!("lexicon/towns/america.tsv")),
    ("towns/asia", include_str!("lexicon/towns/asia.tsv")),
    ("towns/europe", include_str!("lexicon/towns/europe.tsv")),
    ("verbs", include_str!("lexicon/verbs.tsv")),
    ("cues", include_str!("lexicon/cues.tsv")),
    ("grammar", include_str!("lexicon/grammar.tsv")),
];

pub(super) fn loose_times() -> LooseTimes {
    LooseTimes::load(include_str!("lexicon/loose.tsv"), include_str!("lexicon/feasts.tsv"), |form| {
        fold(form).into_owned()
    })
}

pub(super) fn gist() -> Gist {
    Gist::load(include_str!("lexicon/gist.tsv"), |word| root(&fold(word)))
}

pub(super) fn kin() -> Kin {
    Kin::load(include_str!("lexicon/kin.tsv"), |word| root(&fold(word)))
}

pub(super) fn opposites() -> Opposites {
    Opposites::load(include_str!("lexicon/opposites.tsv"), |word| fold(word).into_owned())
}

pub(super) fn lexicon() -> Lexicon {
    let mut lexicon = Lexicon::new();
    for (name, data) in DATA {
        if let Err(error) = lexicon.load(data, |form| fold(form).into_owned()) {
            panic!("Arabic lexicon {name}: {error}");
        }
        if *name == "nouns" || *name == "qualities" {
            let implied = super::paradigm::implied(data);
            if let Err(error) = lexicon.load(&implied, |form| fold(form).into_owned()) {
                panic!("Arabic forms of {name}: {error}");
            }
        }
    }
    // Last, so that a form which is another word stays that word.
    let verbs = DATA.iter().filter(|(name, _)| matches!(*name, "events" | "verbs"));
    let conjugated = super::conjugation::implied(verbs.flat_map(|(_, data)| data.lines()));
    if let Err(error) = lexicon.load_unknown(&conjugated, |form| fold(form).into_owned()) {
        panic!("Arabic verbs: {error}");
    }
    lexicon
}

/// Drops tashkeel and tatweel and unifies letters that copy writes either way:
/// hamza on alif, alif maqsura, ta marbuta, Persian ya and kaf.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    let plain = |c: char| {
        !matches!(c, '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}')
            && !matches!(c, 'أ' | 'إ' | 'آ' | 'ٱ' | 'ى' | 'ة' | 'ی' | 'ک')
            && !c.is_uppercase()
    };
    if word.chars().all(plain) {
        return Cow::Borrowed(word);
    }
    let folded = word.chars().filter_map(|c| match c {
        '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' => Some('ي'),
        'ة' => Some('ه'),
        'ک' => Some('ك'),
        c => c.to_lowercase().next(),
    });
    Cow::Owned(folded.collect())
}

/// Particles that may be glued to the front, longest first, and what they are.
const PREFIXES: &[(&str, Clitics)] = &[
    ("وبال", Clitics(1 | 2 | 16)),
    ("وكال", Clitics(1 | 8 | 16)),
    ("فبال", Clitics(1 | 2 | 16)),
    ("بال", Clitics(2 | 16)),
    ("كال", Clitics(8 | 16)),
    ("وال", Clitics(1 | 16)),
    ("فال", Clitics(1 | 16)),
    ("ولل", Clitics(1 | 4 | 16)),
    ("لل", Clitics(4 | 16)),
    ("ال", Clitics(16)),
    ("وب", Clitics(1 | 2)),
    ("ول", Clitics(1 | 4)),
    ("وس", Clitics(1 | 64)),
    ("وك", Clitics(1 | 8)),
    ("و", Clitics(1)),
    ("ف", Clitics(1)),
    ("ب", Clitics(2)),
    ("ل", Clitics(4)),
    ("ك", Clitics(8)),
    ("س", Clitics(64)),
];

/// A folded word, and the same without the «و» or «ف» that may be glued to it; behind «ب» or «ل»
/// what is left must begin a phrase («بعيد الأضحى»).
pub(super) fn loose_heads(folded: &str) -> [(Option<&str>, usize); 3] {
    let long = |rest: &&str| rest.chars().count() > 2;
    let bare = folded.strip_prefix(['و', 'ف']).filter(long);
    let inner = bare.unwrap_or(folded).strip_prefix(['ب', 'ل']).filter(long);
    [(Some(folded), 1), (bare, 1), (inner, 2)]
}

/// Possessive pronouns at the end; `ت` before them was a ta marbuta.
const OWNERS: &[&str] = &["هما", "كما", "هم", "هن", "ها", "نا", "كم", "ه", "ي"];

/// Tries the word without particles before it, then without a pronoun after it, then both.
pub(super) fn analyses(folded: &str, try_entry: &mut dyn FnMut(Clitics, &str) -> bool) {
    let long_enough = |rest: &str| rest.chars().count() >= 2;
    let fronts = || {
        PREFIXES
            .iter()
            .filter_map(|(prefix, clitics)| Some((*clitics, folded.strip_prefix(prefix)?)))
            .filter(|(_, rest)| long_enough(rest))
    };
    for (clitics, rest) in fronts() {
        if try_entry(clitics, rest) {
            return;
        }
    }
    let mut bare = String::new();
    for (clitics, rest) in std::iter::once((Clitics::NONE, folded)).chain(fronts()) {
        for owner in OWNERS {
            let Some(stem) = rest.strip_suffix(owner).filter(|s| s.chars().count() >= 3) else { continue };
            let owned = clitics.with(Clitics::OWNER);
            if try_entry(owned, stem) {
                return;
            }
            // «بنائه»، «بناؤه» of «بناء».
            for (end, whole) in [('ت', 'ه'), ('ئ', 'ء'), ('ؤ', 'ء')] {
                let Some(before) = stem.strip_suffix(end) else { continue };
                bare.clear();
                bare.push_str(before);
                bare.push(whole);
                if try_entry(owned, &bare) {
                    return;
                }
            }
        }
    }
}

/// The word without article, pronoun, plural and case endings.
pub(super) fn stem(folded: &str) -> String {
    let mut rest = folded;
    for (prefix, clitics) in PREFIXES.iter().filter(|(_, c)| c.has(Clitics::THE)) {
        let _ = clitics;
        if let Some(bare) = rest.strip_prefix(prefix).filter(|s| s.chars().count() >= 3) {
            rest = bare;
            break;
        }
    }
    for ending in ["يين", "ات", "ون", "ين", "ان", "يا", "ا", "ه", "ي"] {
        if let Some(bare) = rest.strip_suffix(ending).filter(|s| s.chars().count() >= 3) {
            return bare.to_owned();
        }
    }
    rest.to_owned()
}

/// The consonants of the word without article, pronouns, endings and the weak letters and
/// prefixes of its pattern: "السجن", "مسجون" and "سجنوا" meet.
pub(super) fn root(folded: &str) -> String {
    let long = |s: &&str| s.chars().count() >= 3;
    let mut rest = folded;
    for (prefix, _) in PREFIXES.iter().filter(|(p, c)| c.has(Clitics::THE) || (*p == "و")) {
        if let Some(bare) = rest.strip_prefix(prefix).filter(long) {
            rest = bare;
            break;
        }
    }
    for ending in
        ["هما", "هم", "هن", "ها", "يين", "ات", "ون", "ين", "ان", "وا", "ته", "تا", "ه", "ا", "ي", "ت"]
    {
        if let Some(bare) = rest.strip_suffix(ending).filter(long) {
            rest = bare;
            break;
        }
    }
    let count = |s: &str| s.chars().filter(|c| !is_weak(*c)).count();
    for prefix in ["است", "مست", "ان", "ا", "م", "ت", "ي", "ن"] {
        if let Some(bare) = rest.strip_prefix(prefix).filter(|s| count(s) >= 3) {
            rest = bare;
            break;
        }
    }
    // "اقترض" is of "قرض".
    let bare = infixed(rest).filter(|s| count(s) >= 3);
    let rest = bare.as_deref().unwrap_or(rest);
    let consonants: String = rest.chars().filter(|c| !is_weak(*c)).collect();
    if consonants.chars().count() >= 2 { consonants } else { rest.to_owned() }
}

/// A word without the «ت» behind its first letter.
fn infixed(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let first = letters.next()?;
    letters.next().filter(|second| *second == 'ت')?;
    Some(std::iter::once(first).chain(letters).collect())
}

fn is_weak(letter: char) -> bool {
    matches!(letter, 'ا' | 'و' | 'ي' | 'ء' | 'ئ' | 'ؤ')
}

/// Words behind which a date is not that of what was done: it is put off, granted, or of a story.
pub(super) const PUT: &[&str] = &[
    "موعد",
    "ارجئ",
    "ارجئت",
    "تاجل",
    "تاجلت",
    "اجل",
    "اجلت",
    "مدد",
    "مددت",
    "حدد",
    "حددت",
    "منح",
    "منحت",
    "اختير",
    "اختيرت",
    "ميزانيه",
    "موازنه",
    "فيلم",
    "روايه",
    "مسلسل",
    "مهله",
    "تاريخ",
    "موعدا",
    "الموعد",
];
