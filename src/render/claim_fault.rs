//! A mistake in a claim file, drawn with the line it stands in.

use super::rule_fault::{Drawn, drawn};
use crate::document::{Document, Lines};
use crate::notation::Fault;

/// The mistake with its place in the file, its help below; ends in a line break.
/// `lines` are those of the document.
pub fn claim_fault(document: &Document, lines: &Lines<'_>, fault: &Fault) -> String {
    let place = lines.position(fault.span.start as usize);
    drawn(&Drawn {
        head: &format!("{}:{}:{}: {}", document.path, place.line, place.column, fault.message),
        help: &fault.help,
        file: &document.path,
        text: &document.text,
        span: fault.span.range(),
    })
}
