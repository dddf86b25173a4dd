//! Copy as a format gathers it: text, where it came from, blocks.

use super::map::Map;
use super::{Block, BlockKind, Cell, Lang, Note, Span};
use jiff::civil::Date;
use std::ops::Range;

/// Text with a map to what it was read from.
#[derive(Clone, Debug, Default)]
pub(super) struct Mapped {
    pub text: String,
    pub map: Map,
}

impl Mapped {
    /// A text as it stands in its source.
    pub fn plain(text: String) -> Mapped {
        Mapped { text, map: Map::default() }
    }

    /// Goes on with a stretch of `from` as it stands.
    pub fn put(&mut self, from: &Mapped, range: Range<usize>) {
        let Some(piece) = from.text.get(range.clone()).filter(|p| !p.is_empty()) else { return };
        self.map.put_mapped(self.text.len(), range, &from.map);
        self.text.push_str(piece);
    }

    /// Goes on with `words`, which a stretch of `from` stands for: an entity, an escape.
    pub fn put_as(&mut self, from: &Mapped, range: Range<usize>, words: &str) {
        if words.is_empty() {
            return;
        }
        self.map.put(self.text.len(), from.map.range(range));
        self.text.push_str(words);
    }

    /// Goes on with text that stands nowhere: a space where an element parts two words.
    pub fn put_gap(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// No text follows.
    pub fn close(&mut self) {
        self.map.close(self.text.len());
    }
}

/// A remark that a writer or an editor left in the markup: no copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Byte of [`super::Document::text`] before which it stands.
    pub at: u32,
    /// Byte of the decoded file at which it begins.
    pub source: usize,
    /// Its words, without its marks.
    pub words: String,
}

/// What a format makes of a file.
#[derive(Debug, Default)]
pub(super) struct Copy {
    pub copy: Mapped,
    pub blocks: Vec<Block>,
    pub comments: Vec<Comment>,
    /// Copy bytes at which parts of a package begin, with their names.
    pub parts: Vec<(u32, String)>,
    pub date: Option<Date>,
    pub lang: Option<Lang>,
    /// The language is the text's own if its letters say otherwise.
    pub lang_is_guess: bool,
    pub notes: Vec<Note>,
    /// Values of the front matter that are none: source byte and what is wrong.
    pub problems: Vec<(usize, Note)>,
    /// Where the block that is being written began.
    pub(super) open: Option<(usize, BlockKind)>,
}

impl Copy {
    /// Begins a block; the one before ends.
    pub fn open(&mut self, kind: BlockKind) {
        self.shut();
        self.open = Some((self.copy.text.len(), kind));
    }

    /// Whether a block is being written.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Ends the block that is being written, if one is; white space around it is no part
    /// of it, and an empty one is none.
    pub fn shut(&mut self) {
        self.shut_with(None);
    }

    /// Ends the block that is being written as a cell of a table.
    pub fn shut_cell(&mut self, cell: Cell) {
        self.shut_with(Some(cell));
    }

    fn shut_with(&mut self, cell: Option<Cell>) {
        let Some((start, kind)) = self.open.take() else { return };
        let written = self.copy.text.get(start..).unwrap_or("");
        let words = written.trim_matches(is_space);
        if words.is_empty() {
            return self.copy.text.truncate(start);
        }
        let begin = start + (written.len() - written.trim_start_matches(is_space).len());
        self.blocks.push(Block { kind, span: Span::new(begin, begin + words.len()), cell });
        self.copy.put_gap("\n");
    }

    /// A whole block at once, as it stands in `from`.
    pub fn block(&mut self, kind: BlockKind, from: &Mapped, range: Range<usize>) {
        self.open(kind);
        self.copy.put(from, range);
        self.shut();
    }

    /// Notes a remark where the copy has come to; it begins at this byte of `from`.
    pub fn comment(&mut self, words: &str, from: &Mapped, source: usize) {
        let at = u32::try_from(self.copy.text.len()).unwrap_or(u32::MAX);
        let source = from.map.start(source);
        self.comments.push(Comment { at, source, words: words.trim().to_owned() });
    }

    /// From here on text comes from this part of a package.
    pub fn part(&mut self, name: &str) {
        self.shut();
        self.parts.push((u32::try_from(self.copy.text.len()).unwrap_or(u32::MAX), name.to_owned()));
    }
}

/// White space, marks of direction and of joining apart from it: they show nothing.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{ad}')
}
