//! The fact-checking sheet that desks keep by hand: a row for each figure, with what is known of
//! it and room for whoever checks it.

mod csv;
mod xlsx;

pub use csv::figures_csv;
pub use xlsx::figures_xlsx;

use super::figures::{Figure, FileFigures};
use crate::document::Lang;
use crate::graph::WRITER;
use crate::language::{self, Wording};

/// The box to tick, empty and ticked.
const BOXES: [&str; 2] = ["☐", "☑"];

/// Keys of the headings, and how wide each column is, in characters.
const COLUMNS: [(&str, f64); 12] = [
    ("sheet-done", 6.0),
    ("sheet-figure", 22.0),
    ("sheet-sentence", 60.0),
    ("sheet-source", 22.0),
    ("sheet-reading", 22.0),
    ("sheet-linked", 28.0),
    ("sheet-tested", 24.0),
    ("sheet-person", 14.0),
    ("sheet-consulted", 28.0),
    ("sheet-date", 12.0),
    ("sheet-file", 24.0),
    ("sheet-line", 8.0),
];

/// The language of the headings: that of all the files, or English.
fn language(files: &[FileFigures]) -> Lang {
    let arabic = !files.is_empty() && files.iter().all(|file| file.messages == Lang::Ar);
    if arabic { Lang::Ar } else { Lang::En }
}

fn headings(lang: Lang) -> Vec<&'static str> {
    let words = language::of(lang).wording();
    COLUMNS.iter().map(|(key, _)| words.phrase(key)).collect()
}

/// A row for each figure; what is to be filled in is empty, unless a sidecar has it.
fn rows(files: &[FileFigures]) -> impl Iterator<Item = [String; COLUMNS.len()]> {
    files.iter().flat_map(|file| {
        let words = language::of(file.messages).wording();
        file.figures.iter().map(move |figure| row(file, figure, words))
    })
}

fn row(file: &FileFigures, figure: &Figure, words: &dyn Wording) -> [String; COLUMNS.len()] {
    let comma = words.phrase("comma");
    let source = match figure.source.as_deref() {
        Some(WRITER) => words.phrase("writer").to_owned(),
        source => source.unwrap_or_default().to_owned(),
    };
    let status = words.phrase(&format!("status-{}", figure.status.name()));
    let tested = match figure.tested.as_slice() {
        [] => status.to_owned(),
        kinds => format!("{status}: {}", kinds.join(comma)),
    };
    let cells = [
        BOXES.get(usize::from(figure.done)).map_or(String::new(), |tick| (*tick).to_owned()),
        figure.text.clone(),
        figure.sentence.clone(),
        source,
        figure.read_as(words),
        figure.linked_to.join(words.phrase("semicolon")),
        tested,
        String::new(),
        figure.note.clone(),
        String::new(),
        file.path.clone(),
        format!("{}:{}", figure.line, figure.column),
    ];
    cells.map(|cell| language::one_line(&cell))
}
