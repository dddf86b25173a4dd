//! A fault of a file that was written for addsup, drawn with the lines it stands in.

use crate::language::plain;
use crate::rule::RuleError;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource, Report};
use std::ops::Range;

/// Above this size the file is not shown, only named.
const SHOWN: usize = 200_000;
/// The same of a line, which would be drawn whole.
const WIDEST: usize = 400;

/// What is drawn of a fault.
pub(super) struct Drawn<'a> {
    /// Place and message.
    pub head: &'a str,
    /// What to do.
    pub help: &'a str,
    /// The file's name.
    pub file: &'a str,
    /// The whole file.
    pub text: &'a str,
    /// Bytes of it that are at fault.
    pub span: Range<usize>,
}

/// The fault with its place in the file, its help below; ends in a line break.
pub fn rule_fault(error: &RuleError) -> String {
    let (line, column) = error.place();
    drawn(&Drawn {
        head: &format!("{}:{line}:{column}: {}", error.file, error.message),
        help: &error.help,
        file: &error.file,
        text: &error.text,
        span: error.span.clone(),
    })
}

/// A fault with its place in the file.
pub(super) fn drawn(fault: &Drawn<'_>) -> String {
    let head = plain(fault.head);
    let mut diagnostic = MietteDiagnostic::new(head.clone());
    if !fault.help.is_empty() {
        diagnostic = diagnostic.with_help(plain(fault.help));
    }
    let mut out = String::new();
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor());
    let wide = fault.text.len() > SHOWN || fault.text.lines().any(|line| line.len() > WIDEST);
    let report = if wide {
        Report::new(diagnostic)
    } else {
        let length = fault.span.end.saturating_sub(fault.span.start);
        let label = LabeledSpan::underline((fault.span.start, length));
        Report::new(diagnostic.with_label(label))
            .with_source_code(NamedSource::new(fault.file, fault.text.to_owned()))
    };
    match handler.render_report(&mut out, report.as_ref()) {
        Ok(()) => out,
        Err(_) => format!("{head}\n"),
    }
}
