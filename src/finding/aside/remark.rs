//! Remarks in the copy that set something aside:
//! `<!-- addsup: ignore RULE REASON -->` for the paragraph that it stands in, or else the next;
//! `<!-- addsup: ignore-file RULE REASON -->` for the whole of it.

use super::{Ignore, Suppressor};
use crate::document::{Comment, Document, Span};
use crate::language::Wording;

/// What the remarks of a document set aside, and notes about those that cannot be read.
pub(super) fn ignores(document: &Document, words: &dyn Wording) -> (Vec<Ignore>, Vec<String>) {
    let (mut ignores, mut notes) = (Vec::new(), Vec::new());
    let told = |c: &Comment| Some((c.at, c.source, c.words.strip_prefix("addsup:")?.trim().to_owned()));
    let remarks: Vec<(u32, usize, String)> = document.comments.iter().filter_map(told).collect();
    if remarks.is_empty() {
        return (ignores, notes);
    }
    let lines = document.lines();
    for (at, source, remark) in remarks {
        let position = lines.source_position(source);
        let place = format!("{}:{}", position.line, position.column);
        match read(&remark) {
            Some((file, rule, reason)) => ignores.push(Ignore {
                rule: rule.to_owned(),
                reason: reason.to_owned(),
                by: Suppressor::Comment,
                place,
                within: (!file).then(|| paragraph(document, at)),
                words: None,
                fingerprint: None,
                alone: true,
            }),
            None => notes.push(words.phrase("bad-ignore").replace("{0}", &place)),
        }
    }
    (ignores, notes)
}

/// Whether it is about the whole file, the rule and the reason.
fn read(remark: &str) -> Option<(bool, &str, &str)> {
    let (verb, rest) = remark.split_once(char::is_whitespace)?;
    let file = match verb {
        "ignore" => false,
        "ignore-file" => true,
        _ => return None,
    };
    let (rule, reason) = rest.trim().split_once(char::is_whitespace)?;
    let mark = |c: char| c.is_whitespace() || matches!(c, ':' | ',' | '،' | '-' | '–' | '—');
    let (rule, reason) = (rule.trim_end_matches(mark), reason.trim_start_matches(mark).trim());
    (!rule.is_empty() && !reason.is_empty()).then_some((file, rule, reason))
}

/// The block that a remark stands in, behind on the same line, or before. Nothing at the end.
fn paragraph(document: &Document, at: u32) -> Span {
    let next = document.blocks.partition_point(|block| block.span.end < at);
    // Behind the last words of a block only spaces part the two.
    let before = next.checked_sub(1).and_then(|index| document.blocks.get(index)).filter(|block| {
        let between = document.text.get(block.span.end as usize..at as usize);
        between.is_some_and(|between| !between.contains('\n'))
    });
    before.or(document.blocks.get(next)).map_or(Span { start: at, end: at }, |block| block.span)
}
