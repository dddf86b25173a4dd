//! Lines and columns.

use super::{Document, Map, Span};

/// How many bytes lie between two places up to which the characters are counted.
const STRIDE: usize = 1024;

/// Where the lines of a text begin; look-ups take the logarithm of the number of lines, however
/// long these are.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Text bytes at which lines start, the first is 0.
    starts: Vec<usize>,
    /// How many characters begin before each [`STRIDE`] of bytes; empty where all are ASCII.
    characters: Vec<usize>,
}

/// A place for people: both numbers count from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl LineIndex {
    /// Indexes `text`. A line ends with LF, CR LF or a lone CR.
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                starts.push(at + 1);
            }
        }
        let mut characters = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for stride in bytes.chunks(STRIDE) {
                characters.push(count);
                count += begun(stride);
            }
        }
        LineIndex { starts, characters }
    }

    /// How many characters begin before byte `at`.
    fn characters(&self, text: &str, at: usize) -> usize {
        // An end of the text that no stride begins at belongs to the last one.
        let Some(last) = self.characters.len().checked_sub(1) else { return at };
        let stride = (at / STRIDE).min(last);
        let before = self.characters.get(stride).copied().unwrap_or(0);
        before + begun(text.as_bytes().get(stride * STRIDE..at).unwrap_or(&[]))
    }

    /// The position of byte `at` of the text that was indexed; the end of the text
    /// for bytes beyond it.
    pub fn position(&self, text: &str, at: usize) -> Position {
        let at = at.min(text.len());
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        Position { line, column: 1 + self.characters(text, at) - self.characters(text, start) }
    }

    /// The bytes of a line (counted from 1) in the text, its end mark included.
    pub fn line(&self, text: &str, line: usize) -> Option<std::ops::Range<usize>> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        Some(start..self.starts.get(line).copied().unwrap_or(text.len()))
    }

    /// How many lines there are; an end mark at the end of the text opens one more.
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

/// How many characters begin in these bytes; a stretch that begins or ends inside a character is
/// no error.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| !matches!(b, 0x80..=0xBF)).count()
}

/// The lines of a document's file, looked up by bytes of its text.
#[derive(Debug)]
pub struct Lines<'d> {
    index: LineIndex,
    /// What was indexed: the decoded file, or the text itself.
    text: &'d str,
    /// From the document's text to the indexed one.
    map: Option<&'d Map>,
    /// Lines of the file before it.
    before: usize,
}

impl<'d> Lines<'d> {
    pub(super) fn of(document: &'d Document) -> Lines<'d> {
        let (text, map) = match &document.source {
            Some(source) => (source.as_str(), Some(&document.offsets.source)),
            None => (document.text.as_str(), None),
        };
        Lines { index: LineIndex::new(text), text, map, before: document.base.line }
    }

    /// Where what begins at byte `at` of the document's text stands in the file.
    pub fn position(&self, at: usize) -> Position {
        self.source_position(self.map.map_or(at, |map| map.start(at)))
    }

    /// The place of a byte of the decoded file.
    pub fn source_position(&self, at: usize) -> Position {
        let position = self.index.position(self.text, at);
        Position { line: self.before + position.line, ..position }
    }

    /// Where what ends at byte `at` of the document's text ends in the file: one column
    /// behind its last character.
    pub fn end_position(&self, at: usize) -> Position {
        self.source_position(self.map.map_or(at, |map| map.end(at)))
    }

    /// The columns of the ends of a span, counted from 1 in bytes of the decoded file.
    pub fn byte_columns(&self, span: Span) -> (usize, usize) {
        let column = |at: usize| {
            let line = self.index.position(self.text, at).line;
            at.saturating_sub(self.index.line(self.text, line).map_or(0, |range| range.start)) + 1
        };
        let (start, end) = (span.start as usize, span.end as usize);
        match self.map {
            Some(map) => (column(map.start(start)), column(map.end(end))),
            None => (column(start), column(end)),
        }
    }

    /// The number of the last line.
    pub fn count(&self) -> usize {
        self.before + self.index.count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters() {
        let text = "واحد 12\r\ntwo\rthree\n";
        let lines = LineIndex::new(text);
        let at = |piece: &str| {
            let p = lines.position(text, text.find(piece).expect("piece"));
            (p.line, p.column)
        };
        assert_eq!((at("12"), at("wo"), at("three"), lines.count()), ((1, 6), (2, 2), (3, 1), 4));
        assert_eq!(lines.position(text, 999), Position { line: 4, column: 1 });
        let long = format!("a\n{}", "ألف b".repeat(400));
        let lines = LineIndex::new(&long);
        for (at, _) in long.char_indices().chain([(long.len(), ' ')]).filter(|(at, _)| *at > 1) {
            let column = 1 + long[2..at].chars().count();
            assert_eq!(lines.position(&long, at), Position { line: 2, column });
        }
        let lines = LineIndex::new(text);
        assert_eq!(lines.line(text, 2).map(|r| &text[r]), Some("two\r"));
    }
}
