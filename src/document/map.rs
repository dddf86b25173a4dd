//! From bytes of the copy back to bytes of what it was read from.

use super::Span;
use std::ops::Range;

/// Where pieces of a text came from: at each step what lies behind it came from another
/// place than what lies before it would lead to; between steps both advance together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// In rising order of `text`; empty when both are the same bytes.
    steps: Vec<Step>,
    /// Where the piece ends that was put last.
    tail: usize,
}

/// A place at which markup, an escape or a wider character was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    /// Byte of the text.
    text: usize,
    /// Where the text before it ends in the origin.
    before: usize,
    /// Where the text behind it begins in the origin.
    after: usize,
}

impl Map {
    /// The origin of a text that stands `shift` bytes farther on.
    pub(super) fn shifted(shift: usize) -> Map {
        let steps = match shift {
            0 => Vec::new(),
            _ => vec![Step { text: 0, before: shift, after: shift }],
        };
        Map { steps, tail: 0 }
    }

    /// Where what begins at text byte `at` begins.
    pub fn start(&self, at: usize) -> usize {
        match self.steps.partition_point(|s| s.text <= at).checked_sub(1).and_then(|i| self.steps.get(i)) {
            Some(step) => step.after + (at - step.text),
            None => at,
        }
    }

    /// Where what ends at text byte `at` ends: before any markup that follows it.
    pub fn end(&self, at: usize) -> usize {
        match self.steps.binary_search_by_key(&at, |s| s.text) {
            Ok(index) => self.steps.get(index).map_or(at, |s| s.before),
            Err(_) => self.start(at),
        }
    }

    /// Where a range of the text stands; of an empty one where it would begin.
    pub fn range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.start(range.start);
        if range.start >= range.end { start..start } else { start..self.end(range.end).max(start) }
    }

    /// Text of `text` bytes so far goes on with what comes from `origin`, byte for byte or
    /// in another spelling; the caller steps again behind the latter.
    pub(super) fn put(&mut self, text: usize, origin: Range<usize>) {
        if self.ahead(text) != origin.start || self.tail != origin.start {
            self.step(Step { text, before: self.tail, after: origin.start });
        }
        self.tail = origin.end;
    }

    /// The same for a stretch of a text that has a map itself.
    pub(super) fn put_mapped(&mut self, text: usize, range: Range<usize>, map: &Map) {
        self.put(text, map.range(range.clone()));
        let first = map.steps.partition_point(|s| s.text <= range.start);
        for step in map.steps.get(first..).unwrap_or(&[]).iter().take_while(|s| s.text < range.end) {
            self.step(Step { text: text + (step.text - range.start), ..*step });
        }
    }

    /// The text ends here.
    pub(super) fn close(&mut self, text: usize) {
        if self.ahead(text) != self.tail && self.tail > 0 {
            self.step(Step { text, before: self.tail, after: self.tail });
        }
    }

    /// The start of what would stand at `text`, which is behind all steps.
    fn ahead(&self, text: usize) -> usize {
        self.steps.last().map_or(text, |s| s.after + (text - s.text.min(text)))
    }

    fn step(&mut self, step: Step) {
        match self.steps.last_mut() {
            Some(last) if last.text == step.text => last.after = step.after,
            _ => self.steps.push(step),
        }
    }
}

/// Leads from the copy to the file on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// From the copy to the decoded file (to the unpacked part, in a packed format).
    pub source: Map,
    /// From the decoded file to its bytes.
    pub file: Map,
}

impl OffsetMap {
    /// The file byte at which what begins at text byte `at` begins.
    pub fn to_file(&self, at: usize) -> usize {
        self.file.start(self.source.start(at))
    }

    /// The file byte at which what ends at text byte `at` ends.
    pub fn end_to_file(&self, at: usize) -> usize {
        self.file.end(self.source.end(at))
    }

    /// The file bytes of a span; they hold the markup that stands inside it.
    pub fn file_range(&self, span: Span) -> Range<usize> {
        self.file.range(self.source.range(span.range()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_between_two_pieces_belongs_to_neither() {
        // "<b>65</b>% &amp; more" → "65% & more"
        let mut map = Map::default();
        for (text, origin) in [(0, 3..5), (2, 9..11), (4, 11..16), (5, 16..21)] {
            map.put(text, origin);
        }
        map.close(10);
        assert_eq!((map.start(0), map.end(2), map.start(2), map.end(3)), (3, 5, 9, 10));
        assert_eq!((map.range(4..5), map.range(0..10), map.range(2..2)), (11..16, 3..21, 9..9));
        // A piece of a piece leads all the way back.
        let mut outer = Map::default();
        outer.put_mapped(0, 1..5, &map);
        outer.close(4);
        assert_eq!((outer.range(0..1), outer.range(3..4)), (4..5, 11..16));
        assert_eq!((Map::default().range(2..4), Map::shifted(3).range(0..4)), (2..4, 3..7));
    }
}
