//! The copy of a page: its blocks, with figures and places marked.

use super::{clash, class, place};
use crate::document::{BlockKind, Span};
use crate::finding::{FileReport, Status};
use crate::language::plain;
use crate::render::escape::xml;

/// Something that is marked, with the tags around it.
struct Mark {
    span: Span,
    open: String,
    close: String,
}

/// The blocks of the copy.
pub(super) fn article(report: &FileReport, file: usize) -> String {
    let document = &report.document;
    let marks = marks(report, file);
    let mut out = "<article class=\"copy\">\n".to_owned();
    for block in &document.blocks {
        let (open, close) = match block.kind {
            BlockKind::Headline => ("<h2 dir=\"auto\">", "</h2>"),
            BlockKind::Heading => ("<h3 dir=\"auto\">", "</h3>"),
            BlockKind::Quotation => ("<blockquote dir=\"auto\">", "</blockquote>"),
            BlockKind::ListItem => ("<p dir=\"auto\" class=\"item\">", "</p>"),
            BlockKind::Caption => ("<p dir=\"auto\" class=\"caption\">", "</p>"),
            BlockKind::TableCell => ("<p dir=\"auto\" class=\"cell\">", "</p>"),
            _ => ("<p dir=\"auto\">", "</p>"),
        };
        let first = marks.partition_point(|m| m.span.start < block.span.start);
        let inside = marks.get(first..).unwrap_or(&[]);
        out += open;
        out += &marked(&document.text, block.span, inside);
        out += close;
        out.push('\n');
    }
    out + "</article>\n"
}

/// What is marked, in the order of the text, without overlaps. Places of clashes go before
/// figures, the first clash before those after it; a second clash at the same words adds its
/// number only.
fn marks(report: &FileReport, file: usize) -> Vec<Mark> {
    let mut places: Vec<(Span, Vec<(usize, usize)>)> = Vec::new();
    for (index, finding) in report.findings.iter().enumerate() {
        for (label, l) in finding.labels.iter().enumerate() {
            places.push((l.span, vec![(index, label)]));
        }
    }
    places.sort();
    let mut merged: Vec<(Span, Vec<(usize, usize)>)> = Vec::new();
    for (span, of) in places {
        match merged.last_mut() {
            Some((last, all)) if span.start < last.end => {
                *last = last.to(span);
                all.extend(of);
            }
            _ => merged.push((span, of)),
        }
    }
    let mut marks: Vec<Mark> = merged.iter().map(|(span, of)| clashing(report, file, *span, of)).collect();
    for figure in &report.marked {
        let near = merged.partition_point(|(span, _)| span.end <= figure.span.start);
        if merged.get(near).is_some_and(|(span, _)| span.overlaps(figure.span)) {
            continue;
        }
        let class = if figure.status == Status::Checked { "checked" } else { "seen" };
        marks.push(Mark {
            span: figure.span,
            open: format!("<span class=\"{class}\">"),
            close: "</span>".into(),
        });
    }
    marks.sort_by_key(|m| m.span);
    marks.dedup_by(|later, first| later.span.start < first.span.end);
    marks
}

fn clashing(report: &FileReport, file: usize, span: Span, of: &[(usize, usize)]) -> Mark {
    let worst = of
        .iter()
        .filter_map(|(index, _)| report.findings.get(*index))
        .max_by_key(|f| (f.suppressed.is_none(), f.severity));
    let mut open = String::new();
    let mut close = "</mark>".to_owned();
    for (index, label) in of {
        open += &format!("<span id=\"{}\"></span>", place(file, *index, *label));
        close += &format!("<sup><a href=\"#{}\">{}</a></sup>", clash(file, *index), index + 1);
    }
    open += &format!("<mark class=\"{}\">", worst.map_or("error", class));
    Mark { span, open, close }
}

/// The text of a block with its marks. A mark that leaves the block ends with it.
fn marked(text: &str, block: Span, marks: &[Mark]) -> String {
    let mut out = String::new();
    let mut at = block.start;
    let piece = |from: u32, to: u32| xml(&plain(Span { start: from, end: to }.of(text)));
    for mark in marks.iter().take_while(|m| m.span.start < block.end) {
        out += &piece(at, mark.span.start);
        let end = mark.span.end.min(block.end);
        out += &mark.open;
        out += &piece(mark.span.start, end);
        out += &mark.close;
        at = end;
    }
    out + &piece(at, block.end)
}
