//! An editor's own Word file, handed back with a comment at each side of each clash.
//!
//! Nothing that is there is taken out or changed: parts are copied as they are packed, and into
//! the text only marks are put in (a run is cut in two where a comment begins or ends inside it,
//! with its properties on both pieces).

mod anchors;
mod comments;
mod links;
mod package;

use super::place::Places;
use crate::document::{Document, Lang};
use crate::finding::{FileReport, Label};
use anchors::Comment;
use package::Package;

/// What is said at a place of the file.
struct Said {
    /// Part of the package, and bytes of it.
    part: String,
    range: std::ops::Range<usize>,
    /// The lines of the comment.
    lines: Vec<String>,
}

/// The Word file `bytes` with what `report`, which was made of it, tells of it.
///
/// # Errors
/// What the library says of a package that cannot be written.
pub fn commented(bytes: &[u8], report: &FileReport) -> Result<Vec<u8>, String> {
    let said = said(report);
    let document = &report.document;
    let Some(main) = document.parts.first().map(|(_, name)| name.as_str()).filter(|_| !said.is_empty())
    else {
        return Ok(bytes.to_vec());
    };
    let mut package = Package::open(bytes)?;
    let text = package.part(main)?.unwrap_or_default();
    let name = links::comments(&mut package, main)?;
    let old = package.part(&name)?;
    let first = old.as_deref().map_or(0, comments::next_id);
    let mut anchored = Vec::new();
    let mut told = Vec::new();
    for (id, said) in (first..).zip(said) {
        let range = match said.part == main {
            true => Some(said.range),
            // A comment has no place in a note; it stands at the mark of the note.
            false => package.part(&said.part)?.and_then(|notes| links::mark(&notes, said.range.start, &text)),
        };
        anchored.push(Comment { id, range: range.unwrap_or(0..0) });
        told.push((id, said.lines));
    }
    package.replace(main, anchors::anchored(&text, &anchored));
    package.replace(&name, comments::with(old.as_deref(), &told, document.messages == Lang::Ar));
    package.packed()
}

/// What there is to say, clash by clash, each at all its places.
fn said(report: &FileReport) -> Vec<Said> {
    let document: &Document = &report.document;
    let places = Places::new(document);
    let all = report.told().flat_map(|finding| finding.labels.iter().map(move |label| (finding, label)));
    let part = |label: &Label| document.part(label.span.start).unwrap_or_default().to_owned();
    all.map(|(finding, label)| Said {
        part: part(label),
        range: document.file_range(label.span),
        lines: places.told_at(finding, label),
    })
    .collect()
}
