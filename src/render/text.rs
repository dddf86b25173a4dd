//! The report for people: each clash with its copy, its places, the arithmetic and what to
//! write instead. How a finding is drawn depends on the script of its copy.

use super::carets::{self, carets};
use super::excerpt::{Excerpt, columns, excerpts};
use super::marks::{self, marks};
use super::output::Output;
use crate::document::{Document, Lang, Lines, Span};
use crate::finding::{FigureCounts, FileReport, Finding, Report, Severity};
use crate::language::{self, one_line, plain};
use crate::rule::Rules;
use std::fmt::Write;

/// The narrowest width that is kept to; below it words would stand one a line.
const NARROWEST: usize = 40;

/// How the report looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// ANSI colours.
    pub color: bool,
    /// Columns to wrap at.
    pub width: usize,
}

/// The whole report.
pub fn text(report: &Report, look: Look) -> String {
    let mut output = Text::new(look);
    report.files.iter().map(|file| output.file(file, &Rules::default())).collect::<String>() + &output.end()
}

/// The report for people, file by file.
pub struct Text {
    look: Look,
    figures: FigureCounts,
    findings: usize,
    aside: usize,
    /// The language of messages of all files so far; `None` where they differ.
    language: Option<Lang>,
    /// The language of a report without files.
    spoken: Lang,
    files: usize,
}

impl Text {
    /// A report that looks like this.
    pub fn new(look: Look) -> Text {
        let look = Look { width: look.width.max(NARROWEST), ..look };
        Text {
            look,
            figures: FigureCounts::default(),
            findings: 0,
            aside: 0,
            language: None,
            spoken: Lang::En,
            files: 0,
        }
    }

    /// Speaks this language where there is no copy whose language could be spoken.
    pub fn speaking(self, spoken: Lang) -> Text {
        Text { spoken, ..self }
    }
}

impl Output for Text {
    fn file(&mut self, file: &FileReport, _: &Rules) -> String {
        let mut out = String::new();
        let lines = file.document.lines();
        for finding in file.told() {
            out.push_str(&one(&file.document, &lines, finding, self.look));
            out.push('\n');
            self.findings += 1;
        }
        self.aside += file.findings.len() - file.told().count();
        // What is lost has been told on standard error already.
        for note in file.document.notes.iter().filter(|note| !file.document.problems.contains(note)) {
            let _ = writeln!(out, "{}: {}", plain(&file.document.path), plain(note));
        }
        let language = Some(file.document.messages);
        self.language =
            if self.files == 0 { language } else { self.language.filter(|l| Some(*l) == language) };
        self.files += 1;
        self.figures.add(file.figures);
        out
    }

    /// "N figures seen, M linked, K checked", the number of findings and of those set aside.
    fn end(&mut self) -> String {
        let language = if self.files == 0 { self.spoken } else { self.language.unwrap_or(Lang::En) };
        let wording = language::of(language).wording();
        let line = wording.phrase(if self.figures.seen == 1 { "closing-line-one" } else { "closing-line" });
        let aside = if self.aside == 0 { "" } else { wording.phrase("closing-aside") };
        line.replace("{seen}", &self.figures.seen.to_string())
            .replace("{linked}", &self.figures.linked.to_string())
            .replace("{checked}", &self.figures.checked.to_string())
            .replace("{findings}", &self.findings.to_string())
            + &aside.replace("{aside}", &self.aside.to_string())
            + "\n"
    }
}

fn one(document: &Document, lines: &Lines<'_>, finding: &Finding, look: Look) -> String {
    let room = carets::room(look, lines.count());
    let parts = excerpts(document, lines, finding, room, carets::beside(document, finding));
    let drawn =
        if can_point(finding, &parts, room) { carets(document, finding, parts, room, look) } else { None };
    drawn.unwrap_or_else(|| {
        let parts = excerpts(document, lines, finding, marks::room(look), 0);
        marks(document, lines, finding, &parts, look)
    })
}

/// Whether what stands below the copy would stand below the right words.
fn can_point(finding: &Finding, parts: &[Excerpt], room: usize) -> bool {
    let said = std::iter::once(&finding.message).chain(&finding.explanation).chain([&finding.help]);
    let all = parts.iter().map(|p| &p.text).chain(said);
    !all.into_iter().any(|t| t.chars().any(right_to_left)) && parts.iter().all(|p| columns(&p.text) <= room)
}

/// What a finding is headed by: how serious it is, and its rule.
pub(super) fn heading(document: &Document, finding: &Finding) -> String {
    let word = match finding.severity {
        Severity::Error => "heading-error",
        Severity::Warning => "heading-warning",
        Severity::Note => "heading-note",
    };
    language::of(document.messages).wording().phrase(word).replace("{0}", &finding.rule)
}

/// Letters of scripts that are written from right to left.
pub(super) fn right_to_left(c: char) -> bool {
    matches!(u32::from(c),
        0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF)
}

/// What would settle the clash at this place, in the document's language: the place with the
/// figure changed, so that it can be read as it would stand.
pub(crate) fn suggestion(document: &Document, finding: &Finding, place: Span) -> Option<String> {
    let wording = language::of(document.messages).wording();
    let mut fits: Vec<String> = Vec::new();
    // What changes two places at once is told in the help.
    let here = |span: Span| {
        span.overlaps(place) && finding.labels.iter().filter(|l| l.span.overlaps(span)).count() == 1
    };
    for replacement in finding.replacements.iter().filter(|r| here(r.span)) {
        let words = one_line(&replacement.reads);
        let quoted = wording.phrase("quoted").replace("{0}", &words);
        if !fits.contains(&quoted) {
            fits.push(quoted);
        }
    }
    let all = fits.join(wording.phrase("or"));
    (!all.is_empty()).then(|| wording.phrase("fits").replace("{0}", &all))
}
