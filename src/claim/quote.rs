//! Quotations: where they begin and end, and who speaks those that run over several sentences.

use super::Place;
use crate::language::{Scan, Sense, Token, TokenKind};
use std::ops::Range;

/// Words that somebody says; what is shorter and has no verb is a name, a title or a word held off.
const SAID: usize = 3;

/// The quotations of a block, by their tokens, marks left out. A mark that is never closed opens
/// a quotation only where it begins the block (the next paragraph goes on with it); elsewhere it
/// is a stray.
pub(super) fn all(scan: &Scan<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from: Option<(usize, &str)> = None;
    for (at, token) in scan.tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Mark) {
        let mark = token.span.of(scan.text);
        let closes = |open: &str| match open {
            "\"" => matches!(mark, "\"" | "″" | "”" | "“"),
            "«" => mark == "»",
            _ => matches!(mark, "”" | "\"" | "″"),
        };
        match from {
            Some((start, open)) if closes(open) => {
                found.push(start..at);
                from = None;
            }
            None if matches!(mark, "\"" | "«" | "“" | "„") => from = Some((at + 1, mark)),
            _ => {}
        }
    }
    found.extend(from.filter(|(start, _)| *start <= 1).map(|(start, _)| start..scan.tokens.len()));
    found
}

/// Whether it is long enough to be what somebody says.
pub(super) fn is_said(scan: &Scan<'_>, quotation: &Range<usize>) -> bool {
    let tokens = scan.tokens.get(quotation.clone()).unwrap_or(&[]);
    let lexicon = scan.language.lexicon();
    let verb = |t: &Token| lexicon.senses(t.entry).iter().any(|s| matches!(s, Sense::Verb(_)));
    tokens.iter().filter(|t| t.kind == TokenKind::Word).count() >= SAID || tokens.iter().any(verb)
}

/// Whether a quotation is open before the first token of each sentence and behind its last.
pub(super) fn open(quotations: &[Range<usize>], sentences: &[Range<usize>]) -> Vec<(bool, bool)> {
    let inside = |at: usize| {
        let next = quotations.partition_point(|q| q.end <= at);
        quotations.get(next).is_some_and(|q| q.start <= at)
    };
    let before = |at: usize| at.checked_sub(1).is_some_and(inside);
    sentences.iter().map(|s| (before(s.start), before(s.end))).collect()
}

/// The sentence of the same quotation whose source speaks in each sentence that names none.
pub(super) fn spoken_with(places: &[Place], open: &[(bool, bool)]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; places.len()];
    let named = |at: usize| places.get(at).is_some_and(|p| p.source.is_some());
    // «"… It is gone," he said. "We must act."»: the voice goes on to the end of the quotation.
    for at in 1..places.len() {
        let goes_on = open.get(at).is_some_and(|(before, _)| *before);
        let earlier = found.get(at - 1).copied().flatten().or(Some(at - 1).filter(|at| named(*at)));
        if let (false, true, Some(slot)) = (named(at), goes_on, found.get_mut(at)) {
            *slot = earlier;
        }
    }
    // «"It is gone. We must act," he said»: it is named at the end.
    for at in (0..places.len().saturating_sub(1)).rev() {
        let goes_on = open.get(at).is_some_and(|(_, behind)| *behind);
        let later = found.get(at + 1).copied().flatten().or(Some(at + 1).filter(|at| named(*at)));
        if let (false, true, Some(slot)) = (named(at), goes_on, found.get_mut(at)) {
            *slot = slot.or(later);
        }
    }
    found
}
