//! Copy cut out for a report: the places of a finding with words around them, each
//! stretch one line that is fit for a terminal.

use crate::document::{Document, Lines, Position, Span};
use crate::finding::Finding;
use crate::language::plain;
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// One stretch of copy on one line, control and direction characters taken out.
pub(super) struct Excerpt {
    /// The words; `…` stands where the copy goes on.
    pub text: String,
    /// The places in it: which label of the finding, and its bytes in `text`.
    pub places: Vec<(usize, Range<usize>)>,
    /// Where the first place stands in the document.
    pub at: Position,
}

/// The stretches that hold the places of a finding, none wider than `room` columns unless
/// a single place is; places of one paragraph that fit into one stretch share it. `beside` are
/// the columns to keep free right of the middle of the last place.
pub(super) fn excerpts(
    document: &Document,
    lines: &Lines<'_>,
    finding: &Finding,
    room: usize,
    beside: usize,
) -> Vec<Excerpt> {
    // Two ellipses with their spaces.
    let room = room.saturating_sub(4);
    let mut groups: Vec<(Span, Span, Vec<usize>)> = Vec::new();
    for (index, label) in finding.labels.iter().enumerate() {
        let block = block_of(document, label.span);
        if let Some((last_block, places, members)) = groups.last_mut() {
            let both = places.to(label.span);
            let last = label.span.of(&document.text).width();
            let labels = beside.min(LABEL).saturating_sub(last / 2);
            if *last_block == block && fits(both.of(&document.text), room.saturating_sub(labels)) {
                *places = both;
                members.push(index);
                continue;
            }
        }
        groups.push((block, label.span, vec![index]));
    }
    groups
        .into_iter()
        .map(|(block, places, members)| cut(document, lines, finding, block, places, members, (room, beside)))
        .collect()
}

/// Columns that the words of a label take at least, with the line that leads to them.
const LABEL: usize = 20;

/// Columns that a text takes in a terminal.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

fn fits(text: &str, room: usize) -> bool {
    // Bytes first: a paragraph is not measured for every two places in it.
    text.len() <= room * 4 && text.width() <= room
}

fn block_of(document: &Document, span: Span) -> Span {
    let at = document.blocks.partition_point(|b| b.span.end <= span.start);
    document.blocks.get(at).map(|b| b.span).filter(|b| b.overlaps(span)).unwrap_or(span)
}

fn cut(
    document: &Document,
    lines: &Lines<'_>,
    finding: &Finding,
    block: Span,
    places: Span,
    members: Vec<usize>,
    (room, beside): (usize, usize),
) -> Excerpt {
    let text = &document.text;
    let before = text.get(block.start as usize..places.start as usize).unwrap_or("");
    let behind = text.get(places.end as usize..block.end as usize).unwrap_or("");
    let spare = room.saturating_sub(places.of(text).width());
    // What one side does not need, the other may have.
    let need = |side: &str| if fits(side, spare) { side.width() } else { spare };
    let left = (spare / 2).max(spare.saturating_sub(need(behind)));
    let last = members.last().and_then(|m| finding.labels.get(*m)).map_or(0, |l| l.span.of(text).width());
    let left = left.min((spare + last / 2).saturating_sub(beside));
    let start = places.start as usize - (before.len() - back(before, left));
    let used = text.get(start..places.start as usize).map_or(0, UnicodeWidthStr::width);
    let end = places.end as usize + forth(behind, spare.saturating_sub(used));

    let mut edges: Vec<usize> = members
        .iter()
        .filter_map(|m| finding.labels.get(*m))
        .flat_map(|l| [l.span.start as usize, l.span.end as usize])
        .chain([end])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let mut line = String::new();
    if start > block.start as usize {
        line.push_str("… ");
    }
    let mut at = start;
    let mut stands = Vec::with_capacity(edges.len());
    for edge in edges {
        evened(&mut line, text.get(at..edge).unwrap_or(""));
        stands.push((edge, line.len()));
        at = edge;
    }
    if end < block.end as usize && !text.get(end..block.end as usize).unwrap_or("").trim().is_empty() {
        line.push_str(" …");
    }
    let stand = |edge: u32| {
        let found = stands.binary_search_by_key(&(edge as usize), |(e, _)| *e);
        found.ok().and_then(|i| stands.get(i)).map_or(0, |(_, s)| *s)
    };
    let at = lines.position(places.start as usize);
    let places = members
        .into_iter()
        .filter_map(|m| finding.labels.get(m).map(|l| (m, stand(l.span.start)..stand(l.span.end))))
        .collect();
    Excerpt { text: line, places, at }
}

/// Appends on one line, runs of white space as one space.
fn evened(line: &mut String, text: &str) {
    for c in plain(text).chars() {
        if !c.is_whitespace() {
            line.push(c);
        } else if !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
    }
}

/// The byte from which the end of `text` fits into `room` columns, at the start of a word.
fn back(text: &str, room: usize) -> usize {
    let (mut used, mut cut) = (0, text.len());
    for (at, c) in text.char_indices().rev() {
        used += c.width().unwrap_or(1);
        if used > room {
            return cut;
        }
        if c.is_whitespace() {
            cut = at + c.len_utf8();
        }
    }
    0
}

/// The byte up to which the start of `text` fits into `room` columns, at the end of a word.
fn forth(text: &str, room: usize) -> usize {
    let (mut used, mut cut) = (0, 0);
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            cut = at;
        }
        used += c.width().unwrap_or(1);
        if used > room {
            return cut;
        }
    }
    text.len()
}
