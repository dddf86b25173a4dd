//! One page for the browser that needs nothing else: the copy with its figures marked, each
//! clash beside it, linked both ways.

mod copy;

use super::escape::xml;
use super::output::Output;
use super::text::right_to_left;
use crate::document::Lang;
use crate::finding::{FileReport, Finding, Severity};
use crate::language::{self, Wording, plain};
use crate::rule::Rules;

const STYLE: &str = include_str!("page.css");

/// A page, a section for each file.
#[derive(Default)]
pub struct Html {
    files: usize,
}

impl Output for Html {
    fn begin(&mut self) -> String {
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>addsup</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        )
    }

    fn file(&mut self, report: &FileReport, _: &Rules) -> String {
        self.files += 1;
        let document = &report.document;
        let wording = language::of(document.messages).wording();
        let mut out = format!(
            "<section lang=\"{}\" dir=\"{}\">\n<header><h1>{}</h1><p class=\"file\"><bdi>{}</bdi>",
            document.messages.code(),
            direction(document.messages),
            xml(wording.phrase("page-title")),
            xml(&plain(&document.path))
        );
        if let Some(day) = document.published {
            out += &format!(" · <time>{day}</time>");
        }
        let counts = wording
            .phrase("page-figures")
            .replace("{seen}", &report.figures.seen.to_string())
            .replace("{linked}", &report.figures.linked.to_string())
            .replace("{checked}", &report.figures.checked.to_string());
        out += &format!("</p><p>{}</p>", xml(&counts));
        out += &format!("<p class=\"key\">{}</p></header>\n", xml(wording.phrase("page-marks")));
        out += &copy::article(report, self.files);
        out += "<aside>\n";
        if report.told().next().is_none() {
            out += &format!("<p class=\"sound\">{}</p>\n", xml(wording.phrase("page-sound")));
        }
        for (index, finding) in report.findings.iter().enumerate() {
            out += &card(report, finding, self.files, index, wording);
        }
        for note in &document.notes {
            out += &format!("<p class=\"said\">{}</p>\n", xml(&plain(note)));
        }
        out + "</aside>\n</section>\n"
    }

    fn end(&mut self) -> String {
        "</body>\n</html>\n".into()
    }
}

fn direction(language: Lang) -> &'static str {
    match language {
        Lang::Ar => "rtl",
        Lang::En => "ltr",
    }
}

/// The name of a clash in addresses on the page.
fn clash(file: usize, finding: usize) -> String {
    format!("c{file}-{}", finding + 1)
}

/// The name of a place of a clash.
fn place(file: usize, finding: usize, label: usize) -> String {
    format!("{}-{}", clash(file, finding), label + 1)
}

fn class(finding: &Finding) -> &'static str {
    match (&finding.suppressed, finding.severity) {
        (Some(_), _) => "aside",
        (None, Severity::Error) => "error",
        (None, Severity::Warning) => "warning",
        (None, Severity::Note) => "note",
    }
}

/// A clash in words, with links to its places.
fn card(report: &FileReport, finding: &Finding, file: usize, index: usize, wording: &dyn Wording) -> String {
    let severity = match finding.severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    };
    let mut out = format!(
        "<article class=\"card {}\" id=\"{}\">\n<p class=\"rule\"><b>{}</b> {} · <bdi>{}</bdi></p>\n<h2>{}</h2>\n",
        class(finding),
        clash(file, index),
        index + 1,
        xml(wording.phrase(severity)),
        xml(&finding.rule),
        xml(&plain(&finding.message))
    );
    for step in &finding.explanation {
        // A sum without words is read from left to right in both scripts.
        let direction = if step.chars().any(right_to_left) { "rtl" } else { "ltr" };
        out += &format!("<p class=\"sum\"><span dir=\"{direction}\">{}</span></p>\n", xml(&plain(step)));
    }
    if !finding.help.is_empty() {
        out += &format!("<p>{}</p>\n", xml(&plain(&finding.help)));
    }
    if let Some(aside) = &finding.suppressed {
        let said = match aside.reason.as_str() {
            "" => wording.phrase("page-aside-bare").to_owned(),
            reason => wording.phrase("page-aside").replace("{0}", reason),
        };
        out += &format!("<p class=\"why\">{}</p>\n", xml(&plain(&said)));
    }
    out += &format!("<p class=\"places\">{}: ", xml(wording.phrase("page-places")));
    let links: Vec<String> = finding
        .labels
        .iter()
        .enumerate()
        .map(|(label, l)| {
            let words = xml(&plain(l.span.of(&report.document.text)));
            format!("<a href=\"#{}\"><bdi>{words}</bdi></a>", place(file, index, label))
        })
        .collect();
    out + &links.join(" ↔ ") + "</p>\n</article>\n"
}
