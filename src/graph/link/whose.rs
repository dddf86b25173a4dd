//! Whose a deed is: "his brother's trial" is no step in what befell him, «محاكمة شقيقه» neither.

use super::occurrence::{Occurrence, name, names};
use crate::graph::build::Draft;
use crate::language::{Clitics, Function, NounClass, Sense};
use std::ops::Range;

/// How many tokens before a deed the one that it befell may be named.
const BEFORE: usize = 7;
/// How many tokens behind its pronoun the noun stands: "his elder brother".
const NOUN: usize = 3;

/// The noun of another person that a deed befell, told by whose that person is: "brother".
/// `None` where it befell the one spoken of, or nobody is named so.
pub(super) fn relative(draft: &Draft<'_, '_>, deed: &Occurrence) -> Option<&'static str> {
    let place = draft.claims.sentences.get(deed.sentence)?;
    let whole = place.sentence.tokens.clone();
    let end = deed.tokens.end;
    // "The trial of his brother", "sentenced his father", «حكم على والده».
    let governed = |at: usize| {
        draft
            .claims
            .has(deed.block, at..at + 1, |s| matches!(s, Sense::Function(Function::Of | Function::On)))
    };
    let start = if governed(end) { end + 1 } else { end };
    if let Some(noun) = owned(draft, deed.block, start..whole.end.min(start + NOUN)) {
        return Some(noun);
    }
    let from = whole.start.max(deed.tokens.start.saturating_sub(BEFORE));
    // "His lawyer said that he was arrested", "with his brother": another one does it.
    let turns = |s: &Sense| {
        use Function::*;
        matches!(s, Sense::Function(He | She | They | It | That | And | With | While | But))
    };
    let turned = |at: &usize| draft.claims.has(deed.block, *at..at + 1, turns);
    let from = (from..deed.tokens.start).rev().find(turned).map_or(from, |at| at + 1);
    (from..deed.tokens.start).find_map(|at| owned(draft, deed.block, at..deed.tokens.start.min(at + NOUN)))
}

/// "His elder brother", «شقيقه»: a person told by whose they are, at the head of some tokens.
fn owned(draft: &Draft<'_, '_>, block: usize, tokens: Range<usize>) -> Option<&'static str> {
    let lexicon = draft.claims.readings.get(block)?.scan.language.lexicon();
    let person = |s: &Sense| match s {
        Sense::Noun(n) if n.class == NounClass::Person => Some(lexicon.lemma_name(n.lemma)),
        _ => None,
    };
    let noun = |mut at: Range<usize>| {
        at.find_map(|at| draft.claims.find(block, at..at + 1, person).map(|(_, name)| name))
    };
    let first = tokens.start..tokens.start + 1;
    if draft.is_arabic(block) {
        let glued = draft.claims.token(block, first.start).is_some_and(|t| t.clitics.has(Clitics::OWNER));
        return noun(first).filter(|_| glued);
    }
    let theirs = draft.claims.has(block, first, |s| *s == Sense::Function(Function::Their));
    noun(tokens.start + 1..tokens.end).filter(|_| theirs)
}

/// "Omar Nasser is a builder. His trial began …": who is named in full at the head of a sentence
/// after the first deed is the one that the pronouns behind it take up.
pub(super) fn another_named(draft: &Draft<'_, '_>, first: &Occurrence, second: &Occurrence) -> bool {
    let known = names(draft, first.sentence);
    let head = |sentence: usize| {
        let place = draft.claims.sentences.get(sentence)?;
        let start = place.sentence.tokens.start;
        let full = [name(draft, place.block, start)?, name(draft, place.block, start + 1)?];
        Some(full.iter().all(|word| !known.contains(word)))
    };
    !known.is_empty() && (first.sentence + 1..=second.sentence).any(|at| head(at) == Some(true))
}
