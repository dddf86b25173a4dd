//! The report for people: each clash with its copy, its places marked, the arithmetic and
//! what to write instead.
//!
//! Lines that hold right-to-left text carry numbered marks in the text itself: terminals
//! reorder such lines, and carets below them would point at other words.

use crate::document::{Document, LineIndex, Span};
use crate::finding::{FileReport, Finding, Report, Severity};
use crate::language::{self, plain};
use std::fmt::Write;

/// How many characters of copy stand before and behind a place.
const AROUND: usize = 70;

/// The whole report; `color` turns on ANSI colours.
pub fn text(report: &Report, color: bool) -> String {
    let mut out = String::new();
    for file in &report.files {
        let lines = LineIndex::new(&file.document.text);
        for finding in file.findings.iter().filter(|f| !f.suppressed) {
            one(&mut out, &file.document, &lines, finding, color);
        }
        for note in
            file.document.problems.iter().map(ToString::to_string).chain(file.document.notes.iter().cloned())
        {
            let _ = writeln!(out, "{}: {}", file.document.path, plain(&note));
        }
    }
    closing(&mut out, report);
    out
}

fn one(out: &mut String, document: &Document, lines: &LineIndex, finding: &Finding, color: bool) {
    let start = finding.labels.first().map_or(0, |l| l.span.start as usize);
    let at = lines.position(&document.text, start);
    let head = match finding.severity {
        Severity::Error => paint(color, "31;1", "error"),
        Severity::Warning => paint(color, "33;1", "warning"),
        Severity::Note => paint(color, "36;1", "note"),
    };
    let place = format!("{}:{}:{}", document.path, at.line, at.column);
    let _ = writeln!(out, "{} {head}[{}]", paint(color, "1", &place), finding.rule);
    let _ = writeln!(out, "  {}", paint(color, "1", &plain(&finding.message)));
    for part in excerpts(document, finding) {
        let _ = writeln!(out, "    {}", marked(document, finding, part, color));
    }
    for step in &finding.explanation {
        let _ = writeln!(out, "  = {}", plain(step));
    }
    if !finding.help.is_empty() {
        let _ = writeln!(out, "  > {}", plain(&finding.help));
    }
    out.push('\n');
}

fn paint(color: bool, code: &str, text: &str) -> String {
    if color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// The stretches of copy that hold the places, each within its paragraph; near ones are one.
fn excerpts(document: &Document, finding: &Finding) -> Vec<Span> {
    let mut parts: Vec<Span> = Vec::new();
    for label in &finding.labels {
        let around = around(document, label.span);
        match parts.last_mut() {
            Some(last) if last.overlaps(around) => *last = last.to(around),
            _ => parts.push(around),
        }
    }
    parts
}

/// The place with some words on both sides, cut at white space, inside its block.
fn around(document: &Document, span: Span) -> Span {
    let block = document.blocks.iter().map(|b| b.span).find(|b| b.overlaps(span)).unwrap_or(span);
    let text = &document.text;
    let before = text.get(block.start as usize..span.start as usize).unwrap_or("");
    let behind = text.get(span.end as usize..block.end as usize).unwrap_or("");
    let left = before.char_indices().rev().nth(AROUND).map_or(0, |(i, _)| {
        before.get(i..).and_then(|s| s.find(char::is_whitespace)).map_or(i, |at| i + at + 1)
    });
    let right = behind.char_indices().nth(AROUND).map_or(behind.len(), |(i, _)| {
        behind.get(..i).and_then(|s| s.rfind(char::is_whitespace)).unwrap_or(i)
    });
    Span::new(block.start as usize + left, span.end as usize + right)
}

/// The copy with `⟦1 …⟧` around each place, control and direction characters taken out.
fn marked(document: &Document, finding: &Finding, part: Span, color: bool) -> String {
    let text = &document.text;
    let mut out = String::new();
    let mut at = part.start as usize;
    for (number, label) in finding.labels.iter().enumerate().filter(|(_, l)| l.span.overlaps(part)) {
        let (start, end) = (label.span.start as usize, label.span.end as usize);
        if start < at {
            continue;
        }
        out += &plain(text.get(at..start).unwrap_or(""));
        let words = plain(label.span.of(text));
        out += &paint(color, "35;1", &format!("⟦{} {words}⟧", number + 1));
        at = end;
    }
    out += &plain(text.get(at..part.end as usize).unwrap_or(""));
    let cut = |edge: bool| if edge { "… " } else { "" };
    let block = document.blocks.iter().find(|b| b.span.overlaps(part));
    let starts = block.is_some_and(|b| b.span.start < part.start);
    let ends = block.is_some_and(|b| part.end < b.span.end);
    format!("{}{}{}", cut(starts), out.trim(), if ends { " …" } else { "" })
}

/// "N figures seen, M linked, K checked" and the number of findings.
fn closing(out: &mut String, report: &Report) {
    let sum = |pick: fn(&FileReport) -> usize| report.files.iter().map(pick).sum::<usize>().to_string();
    let findings = sum(|f| f.findings.iter().filter(|x| !x.suppressed).count());
    let one_language = report.files.first().map(|f| f.document.language);
    let same = report.files.iter().all(|f| Some(f.document.language) == one_language);
    let lang = one_language.filter(|_| same).unwrap_or(crate::document::Lang::En);
    let wording = language::of(lang).wording();
    let line = wording
        .phrase("closing-line")
        .replace("{seen}", &sum(|f| f.figures.seen))
        .replace("{linked}", &sum(|f| f.figures.linked))
        .replace("{checked}", &sum(|f| f.figures.checked))
        .replace("{findings}", &findings);
    let _ = writeln!(out, "{line}");
}
