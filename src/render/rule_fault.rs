//! A fault of a rule file, drawn with the lines it stands in.

use crate::language::plain;
use crate::rule::RuleError;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource, Report};

/// Above this size the file is not shown, only named.
const SHOWN: usize = 200_000;
/// The same of a line, which would be drawn whole.
const WIDEST: usize = 400;

/// The fault with its place in the file, its help below; ends in a line break.
pub fn rule_fault(error: &RuleError) -> String {
    let (line, column) = error.place();
    let head = format!("{}:{line}:{column}: {}", error.file, error.message);
    let mut diagnostic = MietteDiagnostic::new(plain(&head));
    if !error.help.is_empty() {
        diagnostic = diagnostic.with_help(plain(&error.help));
    }
    let length = error.span.end.saturating_sub(error.span.start);
    let mut out = String::new();
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor());
    let wide = error.text.len() > SHOWN || error.text.lines().any(|line| line.len() > WIDEST);
    let report = if wide {
        Report::new(diagnostic)
    } else {
        let label = LabeledSpan::underline((error.span.start, length));
        Report::new(diagnostic.with_label(label))
            .with_source_code(NamedSource::new(&error.file, error.text.clone()))
    };
    match handler.render_report(&mut out, report.as_ref()) {
        Ok(()) => out,
        Err(_) => format!("{error}\n"),
    }
}
