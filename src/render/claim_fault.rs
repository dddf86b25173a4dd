//! A mistake in a claim file, drawn with the line it stands in.

use super::rule_fault::{Drawn, drawn};
use crate::document::Document;
use crate::notation::Fault;

/// The mistake with its place in the file, its help below; ends in a line break.
pub fn claim_fault(document: &Document, fault: &Fault) -> String {
    let place = document.lines().position(fault.span.start as usize);
    drawn(&Drawn {
        head: &format!("{}:{}:{}: {}", document.path, place.line, place.column, fault.message),
        help: &fault.help,
        file: &document.path,
        text: &document.text,
        span: fault.span.range(),
    })
}
