//! A mistake in a file of settings, drawn with the line it stands in.

use super::rule_fault::{Drawn, drawn};
use crate::document::Lang;
use crate::settings::Fault;

/// The mistake with its place in the file, its help below; ends in a line break.
pub fn settings_fault(fault: &Fault, lang: Lang) -> String {
    let (line, column) = fault.place();
    let (message, help) = fault.say(lang);
    drawn(&Drawn {
        head: &format!("{}:{line}:{column}: {message}", fault.file),
        help: &help,
        file: &fault.file,
        text: &fault.text,
        span: fault.span.clone(),
    })
}
