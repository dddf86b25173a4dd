//! Tables with a row or a column of sums: what stands above it, or beside it, are all its parts.

use crate::claim::Claim;
use crate::document::Cell;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind};
use crate::language::{Cue, Sense};
use crate::value::Number;
use std::collections::BTreeMap;
use std::ops::Range;

/// The most words that a heading of sums has: "Total for the year".
const HEADING: usize = 4;

/// The most words and marks of a cell that is a figure: "1,240 (a)".
const FIGURE: usize = 6;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for table in tables(draft) {
        let rows = table.lines(|cell| (cell.row, cell.column));
        let columns = table.lines(|cell| (cell.column, cell.row));
        for (lines, across) in [(&rows, &columns), (&columns, &rows)] {
            if let Some(sums) = sums(lines) {
                across.values().for_each(|line| add_up(draft, line, sums));
            }
        }
    }
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// A figure, by its claim.
    Figure(usize),
    /// Nothing, or a dash.
    Nothing,
    /// The word for a sum.
    Sum,
    /// Other words.
    Words,
}

/// A table: its cells and what they hold.
struct Table(Vec<(Cell, Holds)>);

/// A row or a column: places along it and what stands there.
type Line = BTreeMap<u32, Holds>;

impl Table {
    /// Its rows, or its columns, by what `place` puts first.
    fn lines(&self, place: impl Fn(&Cell) -> (u32, u32)) -> BTreeMap<u32, Line> {
        let mut lines: BTreeMap<u32, Line> = BTreeMap::new();
        for (cell, holds) in &self.0 {
            let (line, at) = place(cell);
            lines.entry(line).or_default().insert(at, *holds);
        }
        lines
    }
}

/// The tables of a document.
fn tables(draft: &Draft<'_, '_>) -> Vec<Table> {
    let mut tables: BTreeMap<u32, Table> = BTreeMap::new();
    let mut from = 0;
    for (block, reading) in draft.claims.readings.iter().enumerate() {
        let claims = &draft.claims.claims;
        let end = from + claims.get(from..).unwrap_or(&[]).partition_point(|claim| claim.block <= block);
        if let Some(cell) = reading.block.cell {
            let holds = holds(draft, block, from..end);
            tables.entry(cell.table).or_insert_with(|| Table(Vec::new())).0.push((cell, holds));
        }
        from = end;
    }
    tables.into_values().collect()
}

fn holds(draft: &Draft<'_, '_>, block: usize, claims: Range<usize>) -> Holds {
    let words = draft.claims.readings.get(block).map_or(0, |reading| reading.scan.tokens.len());
    let sum = |s: &Sense| matches!(s, Sense::Cue(Cue::Sum | Cue::Total));
    let figures: Vec<usize> =
        claims.clone().filter(|claim| draft.get(*claim).is_some_and(Claim::is_quantity)).collect();
    match figures.as_slice() {
        [figure] if claims.len() == 1 && words <= FIGURE => Holds::Figure(*figure),
        [] if words <= HEADING && draft.claims.has(block, 0..words, sum) => Holds::Sum,
        [] if (0..words).all(|at| draft.claims.is_mark(block, at, "-–—.…")) => Holds::Nothing,
        _ => Holds::Words,
    }
}

/// The place of the only line that is one of sums, if it is the last.
fn sums(lines: &BTreeMap<u32, Line>) -> Option<u32> {
    let is_sum = |line: &Line| line.values().next() == Some(&Holds::Sum);
    let (last, line) = lines.last_key_value()?;
    let once = lines.values().filter(|line| is_sum(line)).count() == 1;
    (once && is_sum(line)).then_some(*last)
}

/// A line across the sums: all its figures before that place are the parts of the one there.
fn add_up(draft: &mut Draft<'_, '_>, line: &Line, sums: u32) {
    let Some(Holds::Figure(whole)) = line.get(&sums).copied() else { return };
    // The sum of all sums is that of its row; what is in its column is counted there already.
    let summed = |e: &Edge| e.kind == EdgeKind::PartOf && e.all;
    let node = draft.nodes.get(whole).copied().unwrap_or_default();
    if draft.graph.edges_directed(node, petgraph::Incoming).any(|e| summed(e.weight())) {
        return;
    }
    // The heading is no part; other words leave it open what is missing.
    let mut parts = Vec::new();
    for (index, holds) in line.range(..sums).map(|(_, holds)| holds).enumerate() {
        match holds {
            Holds::Figure(part) => parts.push(*part),
            Holds::Nothing => {}
            Holds::Words | Holds::Sum if index == 0 => {}
            Holds::Words | Holds::Sum => return,
        }
    }
    if parts.len() > 1 && are_parts(draft, &parts, whole) {
        for part in parts {
            draft.edge(part, whole, Edge { all: true, ..Edge::stated(EdgeKind::PartOf, None) });
        }
    }
}

/// Whether figures can be meant as the parts of a sum: of one unit, and near it together. Below a
/// column of averages or years stands no sum, and what stands there is far from it.
fn are_parts(draft: &Draft<'_, '_>, parts: &[usize], whole: usize) -> bool {
    let amount = |claim: usize| draft.get(claim).and_then(Claim::amount);
    let Some(total) = amount(whole) else { return false };
    let mut sum = Number::ZERO;
    for part in parts {
        match amount(*part) {
            Some(part) if part.unit == total.unit => match &part.reading.stated {
                Some(value) => sum = &sum + value,
                None => return false,
            },
            _ => return false,
        }
    }
    let (three, four) = (Number::from(3), Number::from(4));
    let near = |value: &Number| value * &three <= &sum * &four && &sum * &three <= value * &four;
    total.reading.stated.as_ref().is_some_and(near)
}
