//! Who states a sentence and what stands in it.

use super::Sentence;
use crate::document::{Lang, Span};
use crate::language::{Clitics, Cue, Function, Scan, Sense, Token, TokenKind, VerbClass};

/// The longest name that is taken for a source, in tokens.
const LONGEST: usize = 8;

/// A saying in a sentence: where its verb or cue begins, and who speaks.
pub(super) struct Saying {
    at: usize,
    name: Option<Span>,
}

/// The sayings of a sentence in their order. A pronoun, a participle ("adding that") or a bare
/// "he added" keeps the source before it.
pub(super) fn sayings(scan: &Scan<'_>, sentence: &Sentence, last: Option<Span>) -> Vec<Saying> {
    let arabic = scan.language.lang() == Lang::Ar;
    let end = sentence.tokens.end;
    let mut found: Vec<Saying> = Vec::new();
    for at in sentence.tokens.clone() {
        let Some((after, according)) = saying_at(scan, at, end) else { continue };
        let behind = name_from(scan, after, end);
        let resumed = !found.is_empty() && at > 0 && is_comma(scan, at - 1);
        let start = sentence.clause_of(at).start;
        let named = match according || arabic {
            true => behind,
            false if resumed => None,
            false => name_before(scan, if found.is_empty() { sentence.tokens.start } else { start }, at)
                .or(behind),
        };
        let before = found.last().map_or(last, |saying| saying.name);
        found.push(Saying { at, name: named.or(before) });
    }
    found
}

/// A verb of saying or a "according to" at a token: where it ends, and whether it is the latter.
fn saying_at(scan: &Scan<'_>, at: usize, end: usize) -> Option<(usize, bool)> {
    scan.slice(at, end).head_senses().find_map(|(s, len)| match s {
        Sense::Cue(Cue::AccordingTo) => Some((at + len, true)),
        Sense::Verb(v) if v.class == VerbClass::Say => Some((at + len, false)),
        _ => None,
    })
}

/// Who states a sentence: the first that speaks in it. `None` is the writer's own voice.
pub(super) fn first(sayings: &[Saying]) -> Option<Span> {
    sayings.first()?.name
}

/// Who states what stands at a token: the last that spoke before it, else the first behind it.
pub(super) fn of(sayings: &[Saying], at: usize) -> Option<Span> {
    sayings.iter().rev().find(|saying| saying.at <= at).or(sayings.first())?.name
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

fn part_of_name(scan: &Scan<'_>, at: usize) -> bool {
    let Some(token) = scan.tokens.get(at) else { return false };
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
