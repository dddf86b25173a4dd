//! Where labels stand, in the ways in which outputs count.

use crate::document::{Document, Lines, Position, Span};
use crate::finding::{Finding, Label, Role};
use crate::language::{self, plain};
use std::ops::Range;

/// A document whose places are told.
pub(super) struct Places<'d> {
    document: &'d Document,
    lines: Lines<'d>,
}

/// A stretch of the copy. Lines and columns count from 1, columns in Unicode scalar values;
/// the end is the place behind the last character.
pub(super) struct Place {
    pub start: Position,
    pub end: Position,
    /// Bytes of the file on disk; `None` in a packed file.
    pub bytes: Option<Range<usize>>,
}

impl<'d> Places<'d> {
    pub fn new(document: &'d Document) -> Places<'d> {
        Places { document, lines: document.lines() }
    }

    pub fn of(&self, span: Span) -> Place {
        Place {
            start: self.lines.position(span.start as usize),
            end: self.lines.end_position(span.end as usize),
            bytes: self.document.part(span.start).is_none().then(|| self.document.file_range(span)),
        }
    }

    /// The columns of the ends of a span in bytes of UTF-8, from 1.
    pub fn byte_columns(&self, span: Span) -> (usize, usize) {
        self.lines.byte_columns(span)
    }

    /// All that is to be told of a finding at one of its places: message, arithmetic and help,
    /// then the other places, a line each.
    pub fn told_at(&self, finding: &Finding, label: &Label) -> Vec<String> {
        [told(finding), self.others(finding, label)].concat()
    }

    /// "line:column" of each place of a finding but `label`, with its words.
    fn others(&self, finding: &Finding, label: &Label) -> Vec<String> {
        let wording = language::of(self.document.messages).wording();
        let others = finding.labels.iter().filter(|other| other.span != label.span);
        others
            .map(|other| {
                let start = self.of(other.span).start;
                let words = plain(other.span.of(&self.document.text));
                let quoted = wording.phrase("quoted").replace("{0}", &words);
                let place = format!("{}:{} {quoted}", start.line, start.column);
                wording.phrase("other-place").replace("{0}", &place)
            })
            .collect()
    }
}

/// The place that stands for a finding where an output has room for one only.
pub(crate) fn primary(finding: &Finding) -> Option<&Label> {
    finding.labels.iter().find(|l| l.role == Role::Primary).or(finding.labels.first())
}

/// Message, arithmetic and help, a line each.
pub(crate) fn told(finding: &Finding) -> Vec<String> {
    let all = std::iter::once(&finding.message).chain(&finding.explanation).chain([&finding.help]);
    all.filter(|line| !line.is_empty()).map(|line| plain(line)).collect()
}

/// A path as tools outside write it: with slashes, without a leading `./`.
pub(super) fn slashed(path: &str) -> String {
    let path = if std::path::MAIN_SEPARATOR == '\\' { path.replace('\\', "/") } else { path.to_owned() };
    path.strip_prefix("./").map_or(path.clone(), str::to_owned)
}
