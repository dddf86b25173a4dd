//! `addsup check --format docx`: a Word file handed back with comments.

use super::input;
use super::message::Message;
use super::pipeline::Job;
use super::print::{self, Out};
use crate::document::{Document, Format};
use crate::newsroom::Plan;
use crate::render::commented;
use std::path::{Path, PathBuf};

/// Checks one Word file, and writes it with its comments to `out`. Whether that could not be done,
/// and whether something was found that counts.
pub(super) fn run(
    paths: &[PathBuf],
    wanted: &input::Wanted,
    known: input::Known<'_>,
    plan: impl Fn(&Document) -> Option<std::sync::Arc<Plan>>,
    job: Job,
    out: &mut Out,
) -> (bool, bool) {
    let said = |message: Message<'_>| {
        print::tell(&message.say());
        (true, false)
    };
    let [path] = paths else { return said(Message::OneWordFile) };
    if out.is_terminal() {
        return said(Message::WordFile);
    }
    let wanted = input::Wanted { format: Some(Format::Docx), ..wanted.clone() };
    let input = input::read(std::slice::from_ref(path), &wanted, known);
    let (Some(document), Ok(bytes)) = (input.documents.into_iter().next(), read(path)) else {
        return if input.failed { (true, false) } else { said(Message::NoWordFile(path)) };
    };
    let Some(plan) = plan(&document) else { return (true, false) };
    let report = job.check(document, &plan);
    match commented(&bytes, &report) {
        Ok(bytes) => out.write(bytes),
        Err(why) => return said(Message::NoComments(path, &why.to_string())),
    }
    (input.failed || out.failed(), job.counts(&report))
}

fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(path)
}
