//! A finding in left-to-right script: its places underlined below the copy.

use super::excerpt::{Excerpt, columns};
use super::text::{Look, heading, suggestion};
use crate::document::Document;
use crate::finding::{Finding, Severity};
use crate::language::plain;
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    SourceCode, SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};
use std::fmt;

/// Columns that the frame takes left of the copy, line number apart.
const FRAME: usize = 4;
/// The most columns that are kept free for labels right of the middle of the last place.
const BESIDE: usize = 40;
/// The least room for the words of a label, however far right its place is.
const LABEL: usize = 16;

/// Columns left for the copy beside a line number.
pub(super) fn room(look: Look, lines: usize) -> usize {
    look.width.saturating_sub(FRAME + lines.to_string().len())
}

/// Columns that the labels ask for right of the middle of the last place.
pub(super) fn beside(document: &Document, finding: &Finding) -> usize {
    let words = finding.labels.iter().filter_map(|label| suggestion(document, finding, label.span));
    // The line that leads to a label takes four.
    words.map(|words| columns(&words) + 4).max().unwrap_or(0).min(BESIDE)
}

/// Draws the finding; `None` where that cannot be done.
pub(super) fn carets(
    document: &Document,
    finding: &Finding,
    parts: Vec<Excerpt>,
    room: usize,
    look: Look,
) -> Option<String> {
    let copy = Copy::new(plain(&document.path), parts);
    let labels = copy.labels(document, finding, room);
    let steps = finding.explanation.iter().rev();
    let clash = Clash {
        message: plain(&finding.message),
        steps: steps.fold(None, |next, text| Some(Box::new(Step { text: plain(text), next }))),
        code: heading(document, finding),
        severity: finding.severity,
        help: plain(&finding.help),
        labels,
        copy,
    };
    let styles = if look.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let theme = GraphicalTheme { characters: ThemeCharacters::unicode(), styles };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(look.width)
        .with_context_lines(0)
        .with_links(false)
        .without_syntax_highlighting();
    let mut out = String::new();
    handler.render_report(&mut out, &clash).ok()?;
    Some(out)
}

/// The excerpts as miette's source. Each is a line by itself with the number that it has in
/// the document; a span over two of them is refused, so that miette draws each apart.
#[derive(Debug)]
struct Copy {
    path: String,
    text: String,
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    span: std::ops::Range<usize>,
    line: usize,
    column: usize,
    places: Vec<(usize, std::ops::Range<usize>)>,
}

impl Copy {
    fn new(path: String, parts: Vec<Excerpt>) -> Copy {
        let mut copy = Copy { path, text: String::new(), lines: Vec::new() };
        for part in parts {
            let start = copy.text.len();
            copy.text.push_str(&part.text);
            let shifted =
                |(label, at): (usize, std::ops::Range<usize>)| (label, start + at.start..start + at.end);
            copy.lines.push(Line {
                span: start..copy.text.len(),
                line: part.at.line - 1,
                column: part.at.column - 1,
                places: part.places.into_iter().map(shifted).collect(),
            });
            copy.text.push('\n');
        }
        copy
    }

    fn labels(&self, document: &Document, finding: &Finding, room: usize) -> Vec<LabeledSpan> {
        let mut labels = Vec::new();
        for line in &self.lines {
            for (index, at) in &line.places {
                let words = finding.labels.get(*index).and_then(|l| suggestion(document, finding, l.span));
                let middle = self.text.get(line.span.start..(at.start + at.end) / 2).map_or(0, columns);
                let left = room.saturating_sub(middle + 4).max(LABEL);
                let words = words.map(|w| textwrap::fill(&w, left));
                labels.push(LabeledSpan::new(words, at.start, at.end - at.start));
            }
        }
        labels
    }
}

impl SourceCode for Copy {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let line = self.lines.iter().find(|l| l.span.start <= start && end <= l.span.end);
        let line = line.ok_or(MietteError::OutOfBounds)?;
        let data = self.text.as_bytes().get(line.span.clone()).ok_or(MietteError::OutOfBounds)?;
        let span = SourceSpan::from(line.span.clone());
        Ok(Box::new(MietteSpanContents::new_named(self.path.clone(), data, span, line.line, line.column, 1)))
    }
}

/// The finding as miette's diagnostic.
#[derive(Debug)]
struct Clash {
    message: String,
    steps: Option<Box<Step>>,
    code: String,
    severity: Severity,
    help: String,
    labels: Vec<LabeledSpan>,
    copy: Copy,
}

impl fmt::Display for Clash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Clash {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.steps.as_deref().map(|s| s as _)
    }
}

impl Diagnostic for Clash {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        (!self.help.is_empty()).then(|| Box::new(&self.help) as _)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.copy)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

/// One line of the arithmetic; miette draws a chain of causes below the message.
#[derive(Debug)]
struct Step {
    text: String,
    next: Option<Box<Step>>,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Step {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.next.as_deref().map(|s| s as _)
    }
}
