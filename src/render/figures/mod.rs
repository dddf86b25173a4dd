//! The checklist of figures, as data (version 1 of the contract) and as text.

mod joined;
mod text;
mod value;

pub use text::figures_text;
pub use value::{Numbers, Said, Timex};

use super::utf16::Utf16;
use crate::document::{Document, Lang, Lines};
use crate::finding::{Checked, Claims, Marked, Status};
use crate::graph::{ClaimGraph, NodeId};
use crate::language::one_line;
use crate::mention::listing::{Listed, listing};
use crate::mention::{Kind, Reading};
use crate::settings::Tick;
use crate::value::Hedge;
use schemars::JsonSchema;
use serde::Serialize;
use value::value_of;

/// The `figures` report.
#[derive(Serialize, JsonSchema)]
pub struct FiguresReport {
    /// Version of the form: 1.
    #[schemars(extend("const" = 1))]
    pub version: u32,
    /// One for each file that was read.
    pub files: Vec<FileFigures>,
}

/// The figures of one file.
#[derive(Serialize, JsonSchema)]
pub struct FileFigures {
    pub(super) path: String,
    language: &'static str,
    published: Option<String>,
    #[serde(skip)]
    pub(super) messages: Lang,
    /// In the order of the text.
    pub figures: Vec<Figure>,
}

/// A line of the checklist.
#[derive(Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Figure {
    pub byte_start: usize,
    pub byte_end: usize,
    /// The same in units of UTF-16, where a caller of the server asks for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utf16_start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utf16_end: Option<usize>,
    pub line: usize,
    pub column: usize,
    pub text: String,
    pub kind: Kind,
    pub value: Said,
    pub unit: &'static str,
    pub hedge: Option<Hedge>,
    /// Who states it, by the words of the copy; "writer" for the writer's own voice.
    pub source: Option<String>,
    pub status: Status,
    /// The words of its sentence, for the sheet, and so the next two.
    #[serde(skip)]
    pub sentence: String,
    /// The figures that hang together with it, in the order of the text.
    #[serde(skip)]
    pub linked_to: Vec<String>,
    /// The kinds of the rules that tested it.
    #[serde(skip)]
    pub tested: Vec<String>,
    /// Whether somebody has checked it, and the words that were written down beside it.
    #[serde(skip)]
    pub done: bool,
    #[serde(skip)]
    pub note: String,
}

/// The figures of one document; byte offsets are into the file on disk. `graph` is the
/// claim graph of `readings`, and `checked` what the rules made of it.
pub fn figures_of(
    document: &Document,
    readings: &[Reading<'_>],
    graph: &ClaimGraph,
    checked: &Checked,
) -> FileFigures {
    let lines = document.lines();
    let claims = Claims::of(graph);
    let listed: Vec<Listed<'_>> =
        readings.iter().flat_map(|reading| listing(reading, document.published)).collect();
    let marked = checked.marked(graph, listed.iter().map(Listed::span));
    let sentences = joined::sentences(readings);
    let voices = joined::voices(document, readings, &listed);
    let figure = |(listed, marked): (&Listed<'_>, &Marked)| {
        let claims: Vec<NodeId> = claims.at(marked.span).collect();
        let source = claims.iter().find_map(|id| joined::source(graph, *id));
        Figure {
            source: source.or_else(|| voices.get(&marked.span).cloned()),
            status: marked.status,
            sentence: joined::sentence(document, &sentences, marked.span),
            linked_to: joined::linked_to(graph, &claims),
            tested: joined::tested(checked, &claims),
            ..figure(document, &lines, listed)
        }
    };
    FileFigures {
        path: document.path.clone(),
        language: document.language.code(),
        published: document.published.map(|date| date.to_string()),
        messages: document.messages,
        figures: listed.iter().zip(&marked).map(figure).collect(),
    }
}

impl FileFigures {
    /// Writes down what has been looked at.
    pub fn tick(&mut self, ticks: &[Tick]) {
        for tick in ticks {
            let words = one_line(&tick.words);
            let mut same = self.figures.iter_mut().filter(|figure| one_line(&figure.text) == words);
            if let Some(figure) = same.nth(tick.number.saturating_sub(1)) {
                (figure.done, figure.note) = (tick.done, tick.note.clone());
            }
        }
    }

    /// Adds places in UTF-16.
    pub fn count_utf16(&mut self, utf16: &Utf16) {
        for figure in &mut self.figures {
            (figure.utf16_start, figure.utf16_end) = utf16.ends(figure.byte_start, figure.byte_end);
        }
    }
}

fn figure(document: &Document, lines: &Lines<'_>, listed: &Listed<'_>) -> Figure {
    let span = listed.span();
    let kind = match listed {
        Listed::Figure(mention, _) => mention.kind,
        Listed::Loose(loose) => loose.kind,
    };
    let (value, unit, hedge) = match listed {
        Listed::Figure(mention, choices) => value_of(mention, choices, document.published),
        Listed::Loose(loose) => (Said::Time(Timex::loose(loose)), "", None),
    };
    let at = lines.position(span.start as usize);
    let bytes = document.file_range(span);
    Figure {
        byte_start: bytes.start,
        byte_end: bytes.end,
        utf16_start: None,
        utf16_end: None,
        line: at.line,
        column: at.column,
        text: span.of(&document.text).to_owned(),
        kind,
        value,
        unit,
        hedge,
        source: None,
        status: Status::Seen,
        sentence: String::new(),
        linked_to: Vec::new(),
        tested: Vec::new(),
        done: false,
        note: String::new(),
    }
}
