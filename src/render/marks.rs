//! A finding with right-to-left copy: numbered marks in the copy itself and a legend.
//!
//! Terminals reorder such lines, and carets below them would stand under other words.

use super::excerpt::Excerpt;
use super::text::{Look, heading, suggestion};
use crate::document::{Document, Lines};
use crate::finding::{Finding, Severity};
use crate::language::plain;

/// How many lines an excerpt may take: it wraps, since nothing needs to stand below a word.
const LINES: usize = 3;
const INDENT: &str = "    ";

/// Columns for an excerpt.
pub(super) fn room(look: Look) -> usize {
    look.width.saturating_sub(INDENT.len()) * LINES
}

/// Draws the finding.
pub(super) fn marks(
    document: &Document,
    lines: &Lines<'_>,
    finding: &Finding,
    parts: &[Excerpt],
    look: Look,
) -> String {
    let start = finding.labels.first().map_or(0, |l| l.span.start as usize);
    let at = lines.position(start);
    let place = format!("{}:{}:{}", plain(&document.path), at.line, at.column);
    let code = match finding.severity {
        Severity::Error => "31",
        Severity::Warning => "33",
        Severity::Note => "36",
    };
    let mut out = format!("{}\n\n", paint(look, code, &heading(document, finding)));
    put(&mut out, look, "  ", "  ", &paint(look, "1", &plain(&finding.message)));
    for step in &finding.explanation {
        put(&mut out, look, "  = ", "    ", &plain(step));
    }
    // Never wrapped: it is there to be opened or copied.
    out.push_str(&format!("\n  {}\n", paint(look, "36;1", &place)));
    for part in parts {
        put(&mut out, look, INDENT, INDENT, &marked(part, look));
    }
    out.push('\n');
    for (index, label) in finding.labels.iter().enumerate() {
        let at = lines.position(label.span.start as usize);
        let mut line = format!("{}  {}:{}", paint(look, "35;1", &circled(index + 1)), at.line, at.column);
        if let Some(words) = suggestion(document, finding, label.span) {
            line += &format!("  {words}");
        }
        put(&mut out, look, INDENT, "       ", &line);
    }
    if !finding.help.is_empty() {
        out.push('\n');
        put(&mut out, look, "  > ", "    ", &plain(&finding.help));
    }
    out
}

/// The copy with `⟦① …⟧` around each place; places that share words are marked apart.
fn marked(part: &Excerpt, look: Look) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (label, place) in &part.places {
        if place.start < at {
            continue;
        }
        out += part.text.get(at..place.start).unwrap_or("");
        let words = part.text.get(place.clone()).unwrap_or("");
        out += &paint(look, "35;1", &format!("⟦{} {words}⟧", circled(label + 1)));
        at = place.end;
    }
    out + part.text.get(at..).unwrap_or("")
}

/// A number in a circle, which nobody reads as a digit of the figure beside it.
fn circled(number: usize) -> String {
    let circle = match u32::try_from(number) {
        Ok(n @ 1..=20) => char::from_u32(0x2460 + n - 1),
        Ok(n @ 21..=35) => char::from_u32(0x3251 + n - 21),
        Ok(n @ 36..=50) => char::from_u32(0x32B1 + n - 36),
        _ => None,
    };
    circle.map_or_else(|| format!("#{number}:"), String::from)
}

fn put(out: &mut String, look: Look, first: &str, rest: &str, text: &str) {
    let options = textwrap::Options::new(look.width)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .initial_indent(first)
        .subsequent_indent(rest);
    out.push_str(&textwrap::fill(text, options));
    out.push('\n');
}

fn paint(look: Look, code: &str, text: &str) -> String {
    if look.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}
