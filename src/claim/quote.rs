//! Quotations that run over several sentences: who says one of them says all.

use super::Place;
use crate::language::{Scan, TokenKind};
use std::ops::Range;

/// Whether a quotation is open before the first token of each sentence and behind its last.
pub(super) fn open(scan: &Scan<'_>, sentences: &[Range<usize>]) -> Vec<(bool, bool)> {
    let mut inside = false;
    let ends = |sentence: &Range<usize>| {
        let before = inside;
        for token in scan.tokens.get(sentence.clone()).unwrap_or(&[]) {
            if token.kind == TokenKind::Mark {
                inside = match token.span.of(scan.text) {
                    "\"" => !inside,
                    "«" | "“" | "„" => true,
                    "»" | "”" => false,
                    _ => inside,
                };
            }
        }
        (before, inside)
    };
    sentences.iter().map(ends).collect()
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
