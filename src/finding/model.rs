//! The report as data.

use crate::document::{Document, Position, Span};
pub use crate::rule::Severity;

/// What a label shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Role {
    Primary,
    Secondary,
}

/// A place of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Bytes of the document's text.
    pub span: Span,
    /// Its part in the clash.
    pub role: Role,
}

/// A change of one figure that would settle the clash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Bytes of the document's text.
    pub span: Span,
    /// What to write there, in the script and style of the original.
    pub text: String,
    /// How what it changes reads now, as far as `reads` goes.
    pub was: String,
    /// How the figure then reads with what it counts; without where its form is not known.
    pub reads: String,
}

/// One clash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The kind of clash: the rule's id, or the one that it shares with its sisters
    /// (`kind` of the rule file).
    pub rule: String,
    /// How serious.
    pub severity: Severity,
    /// One sentence in the document's language.
    pub message: String,
    /// What to do about it, both replacements named; may be empty.
    pub help: String,
    /// The arithmetic in words, one step a line.
    pub explanation: Vec<String>,
    /// The places, in the order of the text.
    pub labels: Vec<Label>,
    /// Places of a fact sheet that the copy clashes with.
    pub against: Vec<Fact>,
    /// Changes, each of which alone would settle it.
    pub replacements: Vec<Replacement>,
    /// Stays the same while the clash stays, whatever is edited elsewhere.
    pub fingerprint: String,
    /// Set aside by the newsroom, and why.
    pub suppressed: Option<Suppression>,
}

/// A place of a fact sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The sheet's path as given.
    pub path: String,
    /// Where it begins.
    pub start: Position,
    /// One column behind its last character.
    pub end: Position,
    /// Bytes of the sheet on disk.
    pub bytes: std::ops::Range<usize>,
    /// Its words.
    pub text: String,
}

/// Why a finding is not told.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Suppression {
    /// Where that was said.
    pub by: Suppressor,
    /// The reason that was given; empty in a baseline, which gives none.
    pub reason: String,
}

/// Where a finding was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Suppressor {
    /// In a comment in the copy.
    Comment,
    /// In a file beside the copy.
    Sidecar,
    /// In the configuration.
    Configuration,
    /// It was there when the baseline was written.
    Baseline,
}

/// What became of a figure.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Read, and nothing else hangs on it.
    #[default]
    Seen,
    /// It hangs together with another figure, yet no rule could test it.
    Linked,
    /// A rule tested it, against another figure or the calendar, whatever came out.
    Checked,
}

impl Status {
    /// As reports write it.
    pub fn name(self) -> &'static str {
        match self {
            Status::Seen => "seen",
            Status::Linked => "linked",
            Status::Checked => "checked",
        }
    }
}

/// A figure of the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marked {
    /// Bytes of the document's text.
    pub span: Span,
    /// What became of it.
    pub status: Status,
}

/// How many figures there were and what became of them: those of the checklist
/// (`addsup figures`), each of which is checked, else linked, else only seen.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
pub struct FigureCounts {
    /// All of them.
    pub seen: usize,
    /// Those that hang together with another figure or with the calendar; the checked ones too.
    pub linked: usize,
    /// Those that a rule tested.
    pub checked: usize,
}

impl FigureCounts {
    /// The counts of a checklist.
    pub fn of(marked: &[Marked]) -> FigureCounts {
        let at_least = |least: Status| marked.iter().filter(|m| m.status >= least).count();
        FigureCounts {
            seen: marked.len(),
            linked: at_least(Status::Linked),
            checked: at_least(Status::Checked),
        }
    }

    /// Adds those of another file.
    pub fn add(&mut self, other: FigureCounts) {
        self.seen += other.seen;
        self.linked += other.linked;
        self.checked += other.checked;
    }
}

/// What was found in one document.
#[derive(Clone, Debug)]
pub struct FileReport {
    /// The document itself; renderers slice it.
    pub document: Document,
    /// Counts of figures.
    pub figures: FigureCounts,
    /// The figures themselves, those of the checklist, in the order of the text.
    pub marked: Vec<Marked>,
    /// Findings in the order of the text.
    pub findings: Vec<Finding>,
}

impl FileReport {
    /// The findings that are told: those that nobody set aside.
    pub fn told(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.suppressed.is_none())
    }
}

/// What was found in all documents, in the order they were given.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// One for each document.
    pub files: Vec<FileReport>,
}
