//! The sheet as an Excel workbook.

use super::{BOXES, COLUMNS, headings, language, rows};
use crate::document::Lang;
use crate::render::FileFigures;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

/// The most rows that a sheet has, heading included.
const MOST: usize = 1_048_576;

/// The workbook, the same bytes for the same figures.
///
/// # Errors
/// What the library says where the figures do not fit into a sheet.
pub fn figures_xlsx(files: &[FileFigures]) -> Result<Vec<u8>, String> {
    workbook(files).map_err(|error| error.to_string())
}

fn workbook(files: &[FileFigures]) -> Result<Vec<u8>, XlsxError> {
    let lang = language(files);
    let mut book = Workbook::new();
    // No clock: a sheet says nothing of when it was made.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_right_to_left(lang == Lang::Ar);
    let bold = Format::new().set_bold().set_text_wrap();
    for (column, heading) in (0u16..).zip(headings(lang)) {
        sheet.write_string_with_format(0, column, heading, &bold)?;
    }
    for (column, (_, width)) in (0u16..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
    }
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut last = 0;
    for (row, cells) in (1u32..).zip(rows(files).take(MOST - 1)) {
        for (column, cell) in (0u16..).zip(&cells) {
            // Written as text, never as a formula.
            sheet.write_string_with_format(row, column, cut(cell), &wrapped)?;
        }
        last = row;
    }
    finish(sheet, last)?;
    book.save_to_buffer()
}

/// Boxes to tick, a heading that stays in sight, filters.
fn finish(sheet: &mut Worksheet, last: u32) -> Result<(), XlsxError> {
    let ticks = DataValidation::new().allow_list_strings(&BOXES)?;
    sheet.add_data_validation(1, 0, last.max(1), 0, &ticks)?;
    sheet.set_freeze_panes(1, 2)?;
    let columns = u16::try_from(COLUMNS.len()).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last, columns.saturating_sub(1))?;
    Ok(())
}

/// A cell holds 32,767 characters of UTF-16.
fn cut(cell: &str) -> &str {
    let end = cell.char_indices().nth(16_000).map_or(cell.len(), |(at, _)| at);
    cell.get(..end).unwrap_or(cell)
}
