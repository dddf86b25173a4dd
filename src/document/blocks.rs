//! Plain text: front matter, headline, paragraphs.

use super::copy::Copy;
use super::{Block, BlockKind, Span, front};

/// Reads a plain text, whose copy is the text itself: only its blocks are told.
pub(super) fn read(text: &str) -> Copy {
    let front = front::read(text);
    let problems = front.bad.into_iter().map(|(span, note)| (span.start as usize, note)).collect();
    let blocks = cut(text, front.end);
    Copy { blocks, date: front.date, lang: front.lang, problems, ..Copy::default() }
}

/// Cuts `text` from byte `from` on into blocks, each without the white space around it.
///
/// A blank line ends a paragraph. Without blank lines a newline does too, unless
/// the text is wrapped, that is, its lines mostly stop in the middle of a sentence.
fn cut(text: &str, from: usize) -> Vec<Block> {
    let lines = lines(text, from);
    let mut blocks: Vec<Block> = Vec::new();
    let mut start = 0;
    if let Some(headline) = headline(text, &lines) {
        start = headline + 1;
        blocks.extend(lines.get(headline).map(|l| block(BlockKind::Headline, *l)));
    }
    let body = lines.get(start..).unwrap_or(&[]);
    for run in body.split(|line| line.start == line.end) {
        paragraphs(text, run, &mut blocks);
    }
    blocks
}

fn block(kind: BlockKind, span: Span) -> Block {
    Block { kind, span, cell: None }
}

/// The lines as trimmed spans; a blank line is an empty span.
fn lines(text: &str, from: usize) -> Vec<Span> {
    let mut at = from;
    let mut out = Vec::new();
    for line in text.get(from..).unwrap_or("").split_inclusive(['\n', '\r', '\u{2029}']) {
        let left = line.len() - line.trim_start().len();
        let trimmed = line.trim();
        // The LF of a CR LF is the end of the same line, not a blank one.
        let second_half = line == "\n" && text.get(..at).is_some_and(|t| t.ends_with('\r'));
        if !second_half {
            out.push(Span::new(at + left, at + left + trimmed.len()));
        }
        at += line.len();
    }
    for span in &mut out {
        if span.start > span.end || span.of(text).is_empty() {
            span.end = span.start;
        }
    }
    out
}

/// The index of the headline among the lines: the first line with text, when a
/// blank line follows and more text after that, and it ends in no full stop.
fn headline(text: &str, lines: &[Span]) -> Option<usize> {
    let first = lines.iter().position(|l| l.start < l.end)?;
    let blank = lines.get(first + 1).is_some_and(|l| l.start == l.end);
    let more = lines.get(first + 2..).is_some_and(|rest| rest.iter().any(|l| l.start < l.end));
    let stops = lines.get(first)?.of(text).trim_end_matches(['"', '”', '»', ')']).ends_with(['.', '。', '۔']);
    (blank && more && !stops).then_some(first)
}

/// The paragraphs of lines that no blank line parts.
fn paragraphs(text: &str, run: &[Span], blocks: &mut Vec<Block>) {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
    if is_wrapped(text, run) {
        blocks.push(block(BlockKind::Paragraph, first.to(*last)));
    } else {
        blocks.extend(run.iter().map(|line| block(BlockKind::Paragraph, *line)));
    }
}

/// Whether lines are pieces of one paragraph: most but the last stop in the middle
/// of a sentence, at about the same width.
fn is_wrapped(text: &str, run: &[Span]) -> bool {
    let Some((_, but_last)) = run.split_last() else { return false };
    if but_last.is_empty() {
        return true;
    }
    let widths: Vec<usize> = but_last.iter().map(|l| l.of(text).chars().count()).collect();
    let (low, high) = (widths.iter().min().copied().unwrap_or(0), widths.iter().max().copied().unwrap_or(0));
    let open = but_last.iter().filter(|l| !ends_sentence(l.of(text))).count();
    high <= 120 && low * 2 >= high && low >= 30 && open * 2 > but_last.len()
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '“', '»', ')', '\'', '’', ']'])
        .ends_with(['.', '!', '?', '؟', ':', '…', '۔'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(text: &str) -> Vec<(BlockKind, &str)> {
        cut(text, 0).into_iter().map(|b| (b.kind, b.span.of(text))).collect()
    }

    #[test]
    fn headline_needs_a_blank_line_and_no_stop() {
        use BlockKind::{Headline, Paragraph};
        assert_eq!(
            cuts("Mill to close\n\nIt shuts."),
            [(Headline, "Mill to close"), (Paragraph, "It shuts.")]
        );
        assert_eq!(
            cuts("Mill closes.\n\nIt shuts."),
            [(Paragraph, "Mill closes."), (Paragraph, "It shuts.")]
        );
        assert_eq!(cuts("Mill to close\n"), [(Paragraph, "Mill to close")]);
        assert_eq!(cuts("Rain\r\n\r\nA.\r\nB."), [(Headline, "Rain"), (Paragraph, "A."), (Paragraph, "B.")]);
        assert_eq!(cuts(" \n\n"), []);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The ferry carried forty passengers when it left the\nharbour, among them nine children, the owner of the\nline said.\n\nNobody was hurt.";
        let blocks = cuts(text);
        assert_eq!(blocks.len(), 2);
        assert!(blocks[0].1.ends_with("line said."));
    }
}
