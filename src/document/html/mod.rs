//! HTML: the article of a page, or a piece of markup as it is.

mod article;
mod element;
mod emit;
mod headline;
mod meta;
mod parse;
mod tree;
mod words;

pub(super) use element::{known, known_attribute};
pub(super) use emit::Emitter;
pub(super) use tree::{Attribute, NodeKind, Tree};
pub(super) use words::{decoded as decoded_reference, put as put_words};

use super::copy::{Copy, Mapped};
use super::{BlockKind, Note};
use std::ops::Range;
use tree::{DEEPEST, MOST_NODES};

/// Reads a page: its headline, its article, what it says of itself. Navigation, comments,
/// scripts and teasers are left out.
pub(super) fn page(source: &Mapped) -> Copy {
    let tree = parse::tree(&source.text, 0..source.text.len());
    let mut copy = Copy::default();
    limits(&tree, &mut copy);
    let meta = meta::read(&tree, source);
    let article = article::find(&tree, source);
    (copy.date, copy.lang, copy.lang_is_guess) = (meta.date, meta.lang, true);
    let heading = headline::find(&tree, source, &meta, &article);
    let mut tables = 0;
    let mut emitter = Emitter::new(&tree, source, &mut copy, &mut tables);
    if let Some(index) = heading {
        emitter.nodes(tree.inside(index), |_| false);
    }
    match copy.blocks.first_mut() {
        Some(block) => {
            block.kind = BlockKind::Headline;
            copy.blocks.truncate(1);
        }
        None => headline::stated(&meta, &mut copy),
    }
    let mut emitter = Emitter::new(&tree, source, &mut copy, &mut tables);
    let left_out = |index: usize| Some(index) == heading || article.out.get(index) == Some(&true);
    emitter.nodes(tree.inside(article.root), left_out);
    copy
}

/// Reads a piece of markup as copy, all of it; `tables` is the number of the next table.
pub(super) fn fragment(source: &Mapped, range: Range<usize>, copy: &mut Copy, tables: &mut u32) {
    let tree = parse::tree(&source.text, range);
    limits(&tree, copy);
    Emitter::new(&tree, source, copy, tables).nodes(0..tree.nodes.len(), |_| false);
}

/// Notes what of a tree is not as it was written.
pub(super) fn limits(tree: &Tree, copy: &mut Copy) {
    for (reached, note) in [(tree.deep, Note::Deep(DEEPEST)), (tree.full, Note::TooMany(MOST_NODES))] {
        if reached && !copy.notes.contains(&note) {
            copy.notes.push(note);
        }
    }
}
