//! A draft as text, blocks and offsets. Formats and encodings live here.
//!
//! A format is a file that makes a `copy::Copy` of a decoded file: text, where each piece of
//! it came from, and its blocks. `read` puts a document together from it.

mod blocks;
mod claims;
mod copy;
mod decode;
mod docx;
mod format;
mod front;
mod html;
mod json;
mod lines;
mod map;
mod markdown;
mod ninjs;
mod note;
mod read;
mod span;
mod stamp;
#[cfg(test)]
mod tests;
mod xml;

pub use copy::Comment;
pub use format::Format;
pub use front::{parse_date, parse_lang};
pub use lines::{LineIndex, Lines, Position};
pub use map::{Map, OffsetMap};
pub use note::{Note, Unopened};
pub use read::{Base, LARGEST_FILE, Options};
pub use span::Span;

use crate::value::ReadingTable;
use jiff::civil::Date;

/// The languages copy can be written in.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Lang {
    En,
    Ar,
}

impl Lang {
    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ar => "ar",
        }
    }
}

/// A draft, decoded and cut into blocks.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path (or name) it came from, as shown in reports.
    pub path: String,
    /// The copy. In plain text the whole decoded text, front matter included; in other
    /// formats the words without their markup, a line feed behind each block.
    pub text: String,
    /// Where bytes of `text` stand in the file on disk.
    pub offsets: OffsetMap,
    /// The decoded file, where `text` is not the same; lines and columns are counted in it.
    /// `None` too in a packed format, in which a line is a paragraph.
    pub source: Option<String>,
    /// Where an article begins that is one line of a file.
    pub base: Base,
    /// The parts of a packed file in the order of the copy: the byte of `text` from which on
    /// it comes from that part, and its name. Empty in other formats.
    pub parts: Vec<(u32, String)>,
    /// The pieces of copy, in order; front matter is in none of them.
    pub blocks: Vec<Block>,
    /// Remarks in the markup.
    pub comments: Vec<Comment>,
    /// The language of most of the copy.
    pub language: Lang,
    /// The language that reports speak of it in: the copy's, unless another was asked for.
    pub messages: Lang,
    /// The publication date, where one is known. Never today's.
    pub published: Option<Date>,
    /// How far its figures may be read.
    pub readings: ReadingTable,
    /// What could not be read, in the language of messages, for the report.
    pub notes: Vec<String>,
    /// Those of the notes that say that something of it is lost.
    pub problems: Vec<String>,
}

/// One headline, paragraph, quotation and so on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes in [`Document::text`].
    pub span: Span,
    /// Where it stands in its table, of a cell.
    pub cell: Option<Cell>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum BlockKind {
    Headline,
    /// A heading inside the copy.
    Heading,
    Paragraph,
    Quotation,
    ListItem,
    Caption,
    TableCell,
    Footnote,
    /// A line of a file of claims in their own notation.
    Claims,
}

/// The place of a cell; all count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The table in the document.
    pub table: u32,
    /// The row in the table.
    pub row: u32,
    /// The column in the row, cells that span several counted.
    pub column: u32,
    /// Whether it is marked as a header.
    pub header: bool,
}

impl Document {
    /// The copy with other words in the place of some, to be read as if they stood there. Where it
    /// stands in its file is not kept.
    pub fn with(&self, span: Span, words: &str) -> Document {
        let (start, end) = (span.start as usize, span.end as usize);
        let (Some(before), Some(behind)) = (self.text.get(..start), self.text.get(end..)) else {
            return self.clone();
        };
        let moved = |at: u32| match at {
            at if at <= span.start => at,
            at if at >= span.end => at - span.end + span.start + words.len() as u32,
            _ => span.start,
        };
        let moved = |s: Span| Span { start: moved(s.start), end: moved(s.end) };
        let blocks = self.blocks.iter().map(|b| Block { span: moved(b.span), ..b.clone() }).collect();
        let (offsets, source) = (OffsetMap::default(), None);
        let comments = Vec::new();
        Document { text: [before, words, behind].concat(), blocks, offsets, source, comments, ..self.clone() }
    }

    /// The lines of the file, to tell people where something stands.
    pub fn lines(&self) -> Lines<'_> {
        Lines::of(self)
    }

    /// The part of a packed file from which text byte `at` comes.
    pub fn part(&self, at: u32) -> Option<&str> {
        let index = self.parts.partition_point(|(start, _)| *start <= at).checked_sub(1)?;
        self.parts.get(index).map(|(_, name)| name.as_str())
    }

    /// The bytes of the file in which a span stands, markup inside it included; of a packed
    /// file the bytes of its unpacked part.
    pub fn file_range(&self, span: Span) -> std::ops::Range<usize> {
        let range = self.offsets.file_range(span);
        self.base.byte + range.start..self.base.byte + range.end
    }
}
