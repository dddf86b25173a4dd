//! A draft as text, blocks and offsets. Formats and encodings live here.

mod blocks;
mod decode;
mod front;
mod lines;
mod read;
mod span;

pub use front::{parse_date, parse_lang};
pub use lines::{LineIndex, Position};
pub use read::{DocumentError, FrontMatterError, Options};
pub use span::Span;

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
    /// The whole decoded text, front matter included.
    pub text: String,
    /// Where bytes of `text` stand in the file on disk.
    pub offsets: OffsetMap,
    /// The pieces of copy, in order; front matter is in none of them.
    pub blocks: Vec<Block>,
    /// The language of most of the copy.
    pub language: Lang,
    /// The publication date, where one is known. Never today's.
    pub published: Option<Date>,
    /// What could not be read, for the report.
    pub notes: Vec<String>,
    /// Values of its front matter that are none; each is among the notes too.
    pub problems: Vec<FrontMatterError>,
}

/// One headline, paragraph, quotation and so on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes in [`Document::text`].
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum BlockKind {
    Headline,
    Paragraph,
    Quotation,
    ListItem,
    Caption,
    TableCell,
}

/// Maps bytes of the decoded text to bytes of the file.
///
/// Pairs of (text byte, file byte) at which the distance between the two changes,
/// in rising order; between two pairs both advance together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// The pairs; empty when text and file are the same bytes.
    pub steps: Vec<(usize, usize)>,
}

impl OffsetMap {
    /// The file byte of text byte `at`.
    pub fn to_file(&self, at: usize) -> usize {
        match self.steps.partition_point(|(text, _)| *text <= at) {
            0 => at,
            n => self.steps.get(n - 1).map_or(at, |(text, file)| file + (at - text)),
        }
    }
}
