//! Claim files: the text is its own copy, a block a line. Here only what its first line says of date
//! and language is read; the room `notation` reads the rest.

use super::copy::Copy;
use super::{Block, BlockKind, Lang, Span, front};

/// Reads a claim file.
pub(super) fn read(text: &str) -> Copy {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    let header = first.and_then(|line| line.trim_start_matches('\u{feff}').strip_prefix("document"));
    // What stands behind the title; a title that goes on over lines has its marks on the last one.
    let fields: Vec<&str> =
        header.unwrap_or("").rsplit('"').next().unwrap_or("").split([' ', '\t', ',']).collect();
    let behind = |name: &str| {
        let at = fields.iter().position(|field| *field == name)?;
        fields.iter().skip(at + 1).find(|field| !field.is_empty()).copied()
    };
    let arabic = text.chars().any(|c| ('\u{620}'..='\u{64A}').contains(&c));
    let guess = if arabic { Lang::Ar } else { Lang::En };
    let declared = behind("language").and_then(front::parse_lang);
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let start = at + line.len() - line.trim_start().len();
        if !line.trim().is_empty() {
            let span = Span::new(start, start + line.trim().len());
            blocks.push(Block { kind: BlockKind::Claims, span, cell: None });
        }
        at += line.len();
    }
    Copy {
        blocks,
        date: behind("published").and_then(front::parse_date),
        lang: Some(declared.unwrap_or(guess)),
        lang_is_guess: declared.is_none(),
        ..Copy::default()
    }
}
