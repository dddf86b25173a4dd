//! Who states a sentence.

use super::Sentence;
use crate::document::{Lang, Span};
use crate::language::{Clitics, Cue, Function, Scan, Sense, Token, TokenKind, VerbClass};

/// The longest name that is taken for a source, in tokens.
const LONGEST: usize = 12;

/// The words that name the source of a sentence; a pronoun or a bare "he added" keeps
/// the source before it. `None` is the writer's own voice.
pub(super) fn of(scan: &Scan<'_>, sentence: &Sentence, last: Option<Span>) -> Option<Span> {
    let arabic = scan.language.lang() == Lang::Ar;
    let said = sentence.tokens.clone().find_map(|at| {
        scan.slice(at, sentence.tokens.end).head_senses().find_map(|(s, len)| match s {
            Sense::Cue(Cue::AccordingTo) => Some((at, at + len, true)),
            Sense::Verb(v) if v.class == VerbClass::Say => Some((at, at + len, false)),
            _ => None,
        })
    });
    let (verb, after, according) = said?;
    let behind = name_from(scan, after, sentence.tokens.end);
    let named = match according || arabic {
        true => behind,
        false => name_before(scan, sentence.tokens.start, verb).or(behind),
    };
    named.or(last)
}

fn name_from(scan: &Scan<'_>, start: usize, end: usize) -> Option<Span> {
    let taken = (start..end.min(start + LONGEST)).take_while(|at| part_of_name(scan, *at)).count();
    span(scan, start, start + taken)
}

fn name_before(scan: &Scan<'_>, start: usize, end: usize) -> Option<Span> {
    // "The director, Omar Haddad, said": the name stands between commas.
    let comma = end.checked_sub(1).filter(|at| *at > start && is_comma(scan, *at));
    let end = comma.unwrap_or(end);
    let from = start.max(end.saturating_sub(LONGEST));
    let taken = (from..end).rev().take_while(|at| part_of_name(scan, *at)).count();
    span(scan, end - taken, end)
}

fn is_comma(scan: &Scan<'_>, at: usize) -> bool {
    scan.tokens.get(at).is_some_and(|t| matches!(t.span.of(scan.text), "," | "،"))
}

/// The mark in "Lopez-Hernandez" and "O'Hara".
fn is_inside_word(scan: &Scan<'_>, at: usize) -> bool {
    let Some(mark) = scan.tokens.get(at).filter(|t| !t.space_before) else { return false };
    let next = scan.tokens.get(at + 1).is_some_and(|t| !t.space_before && t.kind == TokenKind::Word);
    next && matches!(mark.span.of(scan.text), "-" | "‑" | "'" | "’")
}

fn part_of_name(scan: &Scan<'_>, at: usize) -> bool {
    let Some(token) = scan.tokens.get(at) else { return false };
    if is_inside_word(scan, at) {
        return true;
    }
    let ends = |s: &Sense| {
        matches!(s, Sense::Function(f) if !matches!(f, Function::The | Function::Of | Function::In | Function::From))
            || matches!(s, Sense::Verb(v) if v.class == VerbClass::Say)
            || matches!(s, Sense::Weekday(_) | Sense::RelativeDay(_))
    };
    let particle = token.clitics.has(Clitics::AND) && scan.language.lang() == Lang::Ar;
    token.kind == TokenKind::Word && !particle && !scan.slice(at, at + 1).head_senses().any(|(s, _)| ends(s))
}

fn span(scan: &Scan<'_>, from: usize, to: usize) -> Option<Span> {
    let words: &[Token] = scan.tokens.get(from..to)?;
    let (first, last) = (words.first()?, words.last()?);
    Some(first.span.to(last.span))
}
