//! A tree to blocks of copy.

use super::element::{Role, role};
use super::tree::{NodeKind, Tree};
use super::words;
use crate::document::copy::{Copy, Mapped};
use crate::document::{BlockKind, Cell};
use std::ops::Range;

/// The most blocks that a file may have.
const MOST_BLOCKS: usize = 200_000;

/// Writes blocks from nodes, as they are walked.
pub(in crate::document) struct Emitter<'a> {
    pub tree: &'a Tree,
    pub source: &'a Mapped,
    pub copy: &'a mut Copy,
    /// The number of the next table.
    pub tables: &'a mut u32,
    /// Elements that are open: one past their last node, what they mean.
    open: Vec<(usize, Role)>,
    /// The next cell of each table that is open, and how many columns it takes.
    cells: Vec<(Cell, u32)>,
    /// The kinds of the elements that are open, the innermost last.
    kinds: Vec<BlockKind>,
    /// Line breaks since the last word.
    breaks: usize,
}

impl<'a> Emitter<'a> {
    /// Goes on with `copy`.
    pub fn new(tree: &'a Tree, source: &'a Mapped, copy: &'a mut Copy, tables: &'a mut u32) -> Emitter<'a> {
        Emitter {
            tree,
            source,
            copy,
            tables,
            open: Vec::new(),
            cells: Vec::new(),
            kinds: Vec::new(),
            breaks: 0,
        }
    }

    /// Writes what stands in a range of nodes; those that `skip` picks are left out.
    pub fn nodes(&mut self, range: Range<usize>, skip: impl Fn(usize) -> bool) {
        let mut at = range.start;
        while at < range.end && self.copy.blocks.len() < MOST_BLOCKS {
            let Some(node) = self.tree.get(at) else { break };
            self.leave_to(at);
            match node.kind {
                NodeKind::Text | NodeKind::Verbatim if skip(at) => {}
                NodeKind::Text => self.words(node.span.clone(), true),
                NodeKind::Verbatim => self.words(node.span.clone(), false),
                NodeKind::Comment => {
                    let words = self.source.text.get(node.span.clone()).unwrap_or("");
                    let words = words.trim_start_matches("<!--").trim_end_matches('>');
                    self.copy.comment(words.trim_end_matches('-'), self.source, node.span.start);
                }
                NodeKind::Element(name) => {
                    let role = self.role(at, name);
                    if role == Role::Hidden || skip(at) {
                        if role != Role::Inline {
                            self.part();
                        }
                        at = (node.end as usize).max(at + 1);
                        continue;
                    }
                    self.enter(node.end as usize, role, node.get("class").is_some_and(is_caption));
                    if role == Role::Cell {
                        self.enter_cell(name == "th", node.get("colspan"));
                    }
                }
            }
            at += 1;
        }
        self.leave_to(range.end);
        self.copy.shut();
    }

    /// What an element means here: a table that only sets out a page is none.
    fn role(&self, at: usize, name: &str) -> Role {
        match role(name) {
            Role::Table => {
                // What stands in a cell is part of it, a table too.
                if self.cells.is_empty() && is_data(self.tree, at) { Role::Table } else { Role::Block }
            }
            Role::Row | Role::Cell if self.cells.is_empty() => Role::Block,
            role => role,
        }
    }

    /// What stands before is parted from what follows, if a hidden element was a block.
    fn part(&mut self) {
        self.copy.copy.put_gap(if self.copy.is_open() { " " } else { "" });
    }

    fn words(&mut self, span: Range<usize>, references: bool) {
        let raw = self.source.text.get(span.clone()).unwrap_or("");
        let blank = raw.trim().is_empty();
        if blank && !self.copy.is_open() {
            return;
        }
        if !blank {
            if self.breaks > 1 && self.cells.is_empty() {
                self.copy.shut();
            }
            self.breaks = 0;
            if !self.copy.is_open() {
                self.copy.open(self.kind());
            }
        }
        match references {
            true => words::put(&mut self.copy.copy, self.source, span),
            false => self.copy.copy.put(self.source, span),
        }
    }

    /// The kind of a paragraph here.
    fn kind(&self) -> BlockKind {
        match (self.cells.is_empty(), self.kinds.last()) {
            (_, Some(kind)) => *kind,
            (true, None) => BlockKind::Paragraph,
            (false, None) => BlockKind::TableCell,
        }
    }

    fn enter(&mut self, end: usize, role: Role, caption: bool) {
        match role {
            Role::Inline | Role::Hidden => return,
            Role::Break => {
                self.breaks += 1;
                self.copy.copy.put_gap(if self.copy.is_open() { "\n" } else { "" });
                return;
            }
            // Paragraphs of a cell are one block, as the cell is.
            Role::Block if !self.cells.is_empty() => self.part(),
            Role::Kind(_) if !self.cells.is_empty() => self.part(),
            _ => self.copy.shut(),
        }
        self.breaks = 0;
        let role = if caption && role == Role::Block { Role::Kind(BlockKind::Caption) } else { role };
        match role {
            Role::Kind(kind) => self.kinds.push(kind),
            Role::Table => {
                self.cells.push((Cell { table: *self.tables, row: 0, column: 0, header: false }, 1));
                *self.tables += 1;
            }
            _ => {}
        }
        self.open.push((end, role));
    }

    fn enter_cell(&mut self, header: bool, span: Option<&str>) {
        let wide = span.and_then(|s| s.trim().parse().ok()).unwrap_or(1u32).clamp(1, 1000);
        if let Some((cell, width)) = self.cells.last_mut() {
            cell.header = header;
            *width = wide;
            self.copy.open(BlockKind::TableCell);
        }
    }

    /// Ends the elements that end before node `at`.
    fn leave_to(&mut self, at: usize) {
        while let Some((_, role)) = self.open.pop_if(|(end, _)| *end <= at) {
            self.leave(role);
        }
    }

    fn leave(&mut self, role: Role) {
        match role {
            Role::Kind(_) => drop(self.kinds.pop()),
            Role::Inline => return,
            Role::Cell => {
                if let Some((cell, width)) = self.cells.last_mut() {
                    let place = *cell;
                    cell.column = cell.column.saturating_add(*width);
                    self.copy.shut_cell(place);
                }
                return;
            }
            Role::Row => {
                if let Some((cell, _)) = self.cells.last_mut() {
                    *cell = Cell { row: cell.row + 1, column: 0, header: false, ..*cell };
                }
            }
            Role::Table => drop(self.cells.pop()),
            _ => {}
        }
        if self.cells.is_empty() {
            self.copy.shut();
        }
        self.breaks = 0;
    }
}

/// Classes by which pages without `figcaption` mark the words below a picture.
fn is_caption(class: &str) -> bool {
    class.split_ascii_whitespace().any(|c| {
        let c = c.to_ascii_lowercase();
        c.ends_with("caption") || c.ends_with("caption-text") || c.ends_with("caption__text")
    })
}

/// The longest cell of a table of figures, in bytes of its source.
const LONGEST_CELL: usize = 600;

/// Whether a table holds cells of figures and words, not the columns of a page.
fn is_data(tree: &Tree, table: usize) -> bool {
    let inside = tree.inside(table);
    let mut cells = 0usize;
    let mut text = 0usize;
    for node in tree.nodes.get(inside.start + 1..inside.end).unwrap_or(&[]) {
        match (node.kind, role(node.name())) {
            (NodeKind::Element(_), Role::Table) => return false,
            (NodeKind::Element(_), Role::Cell) => (cells, text) = (cells + 1, 0),
            (NodeKind::Text | NodeKind::Verbatim, _) => text += node.span.len(),
            _ => {}
        }
        if text > LONGEST_CELL {
            return false;
        }
    }
    cells > 1
}
