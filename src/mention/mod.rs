//! Figures and times as written: spans and readings. One file a kind.

mod amount;
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
            let mentions = read_block(&scan, table);
            Reading { block, scan, mentions }
        })
        .collect()
}

/// Walks the tokens from left to right; what was read is skipped, so spans never overlap.
fn read_block(scan: &Scan<'_>, table: &ReadingTable) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        match amount::read_at(scan, at, table) {
            Some(mention) => {
                at = mention.tokens.end.max(at + 1);
                mentions.push(mention);
            }
            None => at += 1,
        }
    }
    mentions
}
