//! The noun that a figure counts: "3,500 American soldiers", "12 police officers".

use crate::language::{Cue, Function, GrammaticalNumber, NounClass, Sense, TokenKind, Tokens};
use crate::value::Number;

/// How many words a noun phrase may have before its head.
const LONGEST: usize = 6;
/// How many of them may be words that the lexicon does not know.
const MOST_UNKNOWN: usize = 3;

enum Role {
    Singular,
    Plural,
    /// dead, wounded, missing: ends the phrase unless a plural noun follows at once.
    State,
    Modifier,
    Unknown,
    Stop,
}

/// See [`crate::language::Language::counted`].
pub(super) fn counted<'a>(input: Tokens<'a>, count: &Number) -> Option<(Tokens<'a>, usize)> {
    let one = *count == Number::ONE;
    // "a 20-member team"
    if let Some(after) = glued_hyphen(input) {
        return matches!(role(after).0, Role::Singular | Role::Plural).then(|| (after.skip(1), after.from));
    }
    // "22nd amendment" counts nothing.
    if input.first().is_none_or(|t| !t.space_before) {
        return None;
    }
    let mut here = input;
    let mut unknown = 0;
    let mut head = None;
    while here.from < input.from + LONGEST {
        let (role, len) = role(here);
        match role {
            Role::Plural if !one => {
                head = Some((here.skip(len), here.from));
                // "police officers", "women soldiers": the last plural is the head.
                if !matches!(self::role(here.skip(len)).0, Role::Plural) {
                    break;
                }
            }
            Role::State if head.is_none() => head = Some((here.skip(len), here.from)),
            Role::Singular if one => {
                head = Some((here.skip(len), here.from));
                if !matches!(self::role(here.skip(len)).0, Role::Singular) {
                    break;
                }
            }
            Role::Singular | Role::Modifier if head.is_none() => {}
            Role::Unknown if head.is_none() && unknown < MOST_UNKNOWN => {
                unknown += 1;
                if !one && looks_plural(here) {
                    head = Some((here.skip(1), here.from));
                    break;
                }
            }
            _ => break,
        }
        here = here.skip(len);
    }
    head
}

fn glued_hyphen(input: Tokens<'_>) -> Option<Tokens<'_>> {
    let mark = input.first().filter(|t| !t.space_before && matches!(input.text(t), "-" | "‑"))?;
    let _ = mark;
    let rest = input.skip(1);
    rest.first().is_some_and(|t| !t.space_before && t.kind == TokenKind::Word).then_some(rest)
}

/// What the word at the head is to a noun phrase, and how many tokens it takes.
fn role(here: Tokens<'_>) -> (Role, usize) {
    let Some(token) = here.first() else { return (Role::Stop, 1) };
    if token.kind != TokenKind::Word {
        // A hyphen inside "Taliban-held".
        let inside = !token.space_before
            && matches!(here.text(token), "-" | "‑")
            && here.get(1).is_some_and(|t| !t.space_before && t.kind == TokenKind::Word)
            && here.before().is_some_and(|t| t.kind == TokenKind::Word);
        return (if inside { Role::Modifier } else { Role::Stop }, 1);
    }
    let mut role = Role::Unknown;
    for (sense, len) in here.head_senses() {
        match sense {
            Sense::Noun(noun) => {
                let state = matches!(
                    noun.class,
                    NounClass::Dead | NounClass::Hurt | NounClass::Missing | NounClass::Held
                );
                let plural = noun.number == GrammaticalNumber::Plural;
                let lower_s = here.text(token).ends_with('s');
                return match (plural, state && !lower_s) {
                    (true, true) => (Role::State, len),
                    (true, false) => (Role::Plural, len),
                    (false, _) => (Role::Singular, len),
                };
            }
            Sense::Quality(..)
            | Sense::Ordinal(_)
            | Sense::Function(Function::Other)
            | Sense::Cue(Cue::Further | Cue::PreviousOf | Cue::Rest) => role = Role::Modifier,
            Sense::Abbreviation
            | Sense::Fraction(..)
            | Sense::Deed(_)
            | Sense::Town(_)
            | Sense::Kind(..)
            | Sense::Half(..) => {}
            // Verbs, cues, times, grammar words end a noun phrase.
            _ if len > 1 || !matches!(role, Role::Modifier) => role = Role::Stop,
            _ => {}
        }
        if len > 1 {
            return (role, len);
        }
    }
    (role, 1)
}

/// A word the lexicon does not know that has a plural's ending.
fn looks_plural(here: Tokens<'_>) -> bool {
    let word = here.first().map_or("", |t| here.text(t));
    let lower = word.chars().all(char::is_lowercase);
    let sure = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    lower && sure && word.len() > 3
}
