//! The sheet as comma-separated values (RFC 4180).

use super::{headings, language, rows};
use crate::render::FileFigures;

/// The sheet in UTF-8, with the mark by which spreadsheets know it.
pub fn figures_csv(files: &[FileFigures]) -> String {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = out.write_record(headings(language(files)));
    for row in rows(files) {
        let _ = out.write_record(row.iter().map(|cell| tamed(cell)));
    }
    let text = out.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok());
    format!("\u{feff}{}", text.unwrap_or_default())
}

/// Copy comes from anywhere: a cell that a spreadsheet would take for a formula is told to be text
/// by an apostrophe.
fn tamed(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::tamed;

    #[test]
    fn a_formula_is_text() {
        assert_eq!(tamed("=HYPERLINK(\"a\")"), "'=HYPERLINK(\"a\")");
        assert_eq!([tamed("+3%"), tamed("-4"), tamed("@SUM(A1)")], ["'+3%", "'-4", "'@SUM(A1)"]);
        assert_eq!([tamed("48 packers"), tamed("٤٨ عاملا")], ["48 packers", "٤٨ عاملا"]);
    }
}
