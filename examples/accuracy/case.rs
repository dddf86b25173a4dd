//! A labelled text, whatever it was read from.

use addsup::document::{Document, Span};

/// A text and the clashes that are known to be in it.
pub struct Case {
    /// Name in the lists of misses: a path or an id.
    pub name: String,
    pub document: Document,
    /// None: every finding is a false alarm.
    pub clashes: Vec<Clash>,
    /// Only counted, never listed.
    pub blind: bool,
}

/// A clash as labelled.
pub struct Clash {
    pub kind: String,
    /// So small that a note is enough.
    pub note: bool,
    pub places: Vec<Place>,
}

/// Words that a report must point at.
pub struct Place {
    pub words: String,
    /// Where they stand, in bytes of the document's text; a label that covers one of them will do.
    pub spans: Vec<Span>,
}

/// How many characters a label may be longer than the words it points at; a longer one
/// points at nothing.
const SLACK: usize = 60;

impl Place {
    /// Whether a label points here.
    pub fn covered_by(&self, label: Span, text: &str) -> bool {
        let length = |span: Span| span.of(text).chars().count();
        self.spans
            .iter()
            .any(|span| label.overlaps(*span) && length(label) <= length(*span).saturating_add(SLACK))
    }
}
