//! English words: folding, attached particles, stems, and the lexicon's data files.

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
            panic!("English lexicon {name}: {error}");
        }
    }
    lexicon
}

/// Words without a sense that the grammars of times know by their spelling.
const OPENERS: &[&str] = &[
    "noon",
    "midday",
    "midnight",
    "nought",
    "naught",
    "oh",
    "q",
    "h",
    "t",
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
];

/// See [`crate::language::Language::opens_time`].
pub(super) fn opens_time(word: &str) -> bool {
    OPENERS.iter().any(|opener| word.eq_ignore_ascii_case(opener))
}

/// Lower case.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        let upper = word.bytes().any(|b| b.is_ascii_uppercase());
        return if upper { Cow::Owned(word.to_ascii_lowercase()) } else { Cow::Borrowed(word) };
    }
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

/// English words carry no particles; the apostrophe is a token of its own.
pub(super) fn analyses(_folded: &str, _try_entry: &mut dyn FnMut(Clitics, &str) -> bool) {}

/// The singular of a regular plural.
pub(super) fn stem(folded: &str) -> String {
    let cut = |end: &str, put: &str| {
        folded.strip_suffix(end).filter(|s| s.chars().count() > 2).map(|s| format!("{s}{put}"))
    };
    cut("ies", "y")
        .or_else(|| cut("sses", "ss"))
        .or_else(|| cut("ches", "ch"))
        .or_else(|| cut("shes", "sh"))
        .or_else(|| cut("xes", "x"))
        .or_else(|| cut("ss", "ss"))
        .or_else(|| cut("us", "us"))
        .or_else(|| cut("s", ""))
        .unwrap_or_else(|| folded.to_owned())
}

/// Endings of inflection and derivation, longest first.
const ENDINGS: &[&str] = &[
    "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ors", "ies", "ed", "er", "or",
    "es", "al", "ly", "s", "e", "y",
];

/// How many letters tell two roots apart.
const ROOT: usize = 6;

/// The word without its endings, cut to its first letters.
pub(super) fn root(folded: &str) -> String {
    let mut rest = folded;
    for ending in ENDINGS {
        if let Some(bare) = rest.strip_suffix(ending).filter(|s| s.chars().count() >= 3) {
            rest = bare;
            break;
        }
    }
    let mut letters: Vec<char> = rest.chars().take(ROOT).collect();
    // "committed" and "commit": a doubled letter before the ending was single.
    if let [.., a, b] = letters.as_slice()
        && a == b
        && letters.len() > 3
    {
        letters.pop();
    }
    letters.into_iter().collect()
}

/// Past forms that no ending marks, and that no present or participle of another use shares.
pub(super) const PAST: &[&str] = &[
    "held", "won", "took", "fell", "rose", "began", "met", "left", "lost", "sold", "bought", "built",
    "struck", "broke", "grew", "came", "went", "gave", "became", "sank", "shot", "flew", "drew", "fought",
    "caught", "paid",
];

/// Words behind which a date is not that of what was done: it is put off, granted, or of a story.
pub(super) const PUT: &[&str] = &[
    "postponed",
    "rescheduled",
    "delayed",
    "moved",
    "extended",
    "awarded",
    "chosen",
    "selected",
    "picked",
    "called",
    "set",
    "fixed",
    "approved",
    "agreed",
    "announced",
    "ordered",
    "booked",
    "priced",
    "promised",
    "pledged",
    "vowed",
    "hoped",
    "meant",
    "supposed",
    "believed",
    "foreseen",
    "envisaged",
    "allowed",
    "granted",
    "voted",
    "deadline",
    "maturing",
    "matures",
    "target",
    "budget",
    "fictional",
    "novel",
    "film",
];
