//! What is served under which path.

use super::draft::{Draft, Read, settled};
use super::fault::Fault;
use super::study::StudyReport;
use super::{Answer, House};
use crate::render::{
    FiguresReport, GraphReport, Html, JsonReport, Output, commented, figures_csv, figures_xlsx, graph_json,
};
use crate::rule::Rules;
use crate::{Study, Telling, document};
use serde::Serialize;

/// Something that is made of a draft.
pub(super) struct Service {
    pub path: &'static str,
    /// One line for the interface's description.
    pub summary: &'static str,
    /// The media type of what comes out.
    pub kind: &'static str,
    make: fn(Read, &Rules) -> Result<Answer, Fault>,
}

/// All of them; each takes a draft.
pub(super) const SERVICES: [Service; 9] = [
    Service { path: "/api/check", summary: "What does not add up: the report", kind: JSON, make: check },
    Service { path: "/api/figures", summary: "The checklist of figures", kind: JSON, make: figures },
    Service { path: "/api/graph", summary: "What hangs together with what", kind: JSON, make: graph },
    Service { path: "/api/study", summary: "All of it with the copy, for the page", kind: JSON, make: study },
    Service { path: "/api/claims", summary: "The claim notation", kind: TEXT, make: claims },
    Service { path: "/api/sheet.csv", summary: "The fact-checking sheet", kind: CSV, make: csv },
    Service { path: "/api/sheet.xlsx", summary: "The same as a workbook", kind: XLSX, make: xlsx },
    Service { path: "/api/report.html", summary: "The report as a page to print", kind: HTML, make: html },
    Service { path: "/api/commented.docx", summary: "A Word file, commented", kind: DOCX, make: docx },
];

const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";
const CSV: &str = "text/csv; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The service of a path.
pub(super) fn service(path: &str) -> Option<&'static Service> {
    SERVICES.iter().find(|service| service.path == path)
}

impl Service {
    /// The answer to a body.
    pub fn answer(&self, sent: &[u8], house: &House) -> Result<Answer, Fault> {
        (self.make)(Draft::of(sent)?.read(&house.options)?, &house.rules)
    }
}

/// A value as JSON.
fn json(value: &impl Serialize) -> Answer {
    body(JSON, serde_json::to_vec(value).unwrap_or_default())
}

fn body(kind: &'static str, bytes: impl Into<Vec<u8>>) -> Answer {
    Answer { status: 200, kind, bytes: bytes.into() }
}

/// A draft, studied, with what its review says.
fn studied(read: &mut Read, rules: &Rules) -> Study {
    let document =
        std::mem::replace(&mut read.document, document::Document::empty(&document::Options::default()));
    let Study { report, mut figures, graph } = crate::study(document, read.facts.as_ref(), rules);
    figures.tick(&read.review.ticks);
    if let Some(utf16) = &read.utf16 {
        figures.count_utf16(utf16);
    }
    Study { report: settled(report, &read.review.ignores, rules), figures, graph }
}

fn check(read: Read, rules: &Rules) -> Result<Answer, Fault> {
    let Read { document, facts, utf16, review, .. } = read;
    let report = match &facts {
        Some(facts) => crate::check_against(document, facts, rules, Telling::default()),
        None => crate::check_one(document, rules),
    };
    let report = settled(report, &review.ignores, rules);
    Ok(json(&JsonReport::of(&report, utf16.as_ref())))
}

fn figures(mut read: Read, rules: &Rules) -> Result<Answer, Fault> {
    Ok(json(&FiguresReport { version: 1, files: vec![studied(&mut read, rules).figures] }))
}

fn graph(read: Read, _: &Rules) -> Result<Answer, Fault> {
    let mut graph = graph_json(&read.document, &crate::understand(&read.document));
    if let Some(utf16) = &read.utf16 {
        graph.count_utf16(utf16);
    }
    Ok(json(&GraphReport { version: 1, files: vec![graph] }))
}

fn study(mut read: Read, rules: &Rules) -> Result<Answer, Fault> {
    let study = studied(&mut read, rules);
    Ok(json(&StudyReport::of(study, read.format, read.utf16.as_ref(), rules)))
}

fn claims(read: Read, _: &Rules) -> Result<Answer, Fault> {
    Ok(body(TEXT, crate::claims_of(&read.document).print(&read.document)))
}

fn csv(mut read: Read, rules: &Rules) -> Result<Answer, Fault> {
    Ok(body(CSV, figures_csv(&[studied(&mut read, rules).figures])))
}

fn xlsx(mut read: Read, rules: &Rules) -> Result<Answer, Fault> {
    let made = figures_xlsx(&[studied(&mut read, rules).figures]);
    made.map(|bytes| body(XLSX, bytes)).map_err(Fault::unreadable)
}

fn html(mut read: Read, rules: &Rules) -> Result<Answer, Fault> {
    let study = studied(&mut read, rules);
    let mut page = Html::default();
    Ok(body(HTML, page.begin() + &page.file(&study.report, rules) + &page.end()))
}

fn docx(mut read: Read, rules: &Rules) -> Result<Answer, Fault> {
    let fault = |why| Fault::unreadable(why);
    if read.format != document::Format::Docx {
        return Err(fault("comments go into a Word file; this is none".to_owned()));
    }
    let study = studied(&mut read, rules);
    commented(&read.bytes, &study.report).map(|bytes| body(DOCX, bytes)).map_err(fault)
}
