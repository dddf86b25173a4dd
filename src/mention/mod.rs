//! Figures and times as written: spans and readings. One file a kind.

mod model;

pub use model::{Amount, Counted, Kind, Mention, Value};

use crate::document::{Block, Document};
use crate::language::{self, Scan};
use crate::value::ReadingTable;

/// One block with its tokens and what was read in it.
pub struct Reading<'d> {
    /// The block of the document.
    pub block: &'d Block,
    /// Its tokens.
    pub scan: Scan<'d>,
    /// What was read, in order; spans never overlap.
    pub mentions: Vec<Mention>,
}

/// Reads every figure and time of a document, block by block.
pub fn read<'d>(document: &'d Document, table: &ReadingTable) -> Vec<Reading<'d>> {
    let language = language::of(document.language);
    document
        .blocks
        .iter()
        .map(|block| {
            let scan = language::scan(&document.text, block.span, language);
            let mentions = read_block(&scan, document, table);
            Reading { block, scan, mentions }
        })
        .collect()
}

fn read_block(_scan: &Scan<'_>, _document: &Document, _table: &ReadingTable) -> Vec<Mention> {
    Vec::new()
}
