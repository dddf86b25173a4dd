//! `addsup check --format docx`: a Word file handed back with comments.

use super::desk::Plan;
use super::input;
use super::pipeline::Job;
use super::print::{self, Out};
use crate::document::{Document, Format};
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
    let said = |line: &str| {
        print::tell(line);
        (true, false)
    };
    let [path] = paths else { return said("--format docx takes one Word file at a time") };
    if out.is_terminal() {
        return said("a Word file is not for a terminal; name a file for it with --output");
    }
    let wanted = input::Wanted { format: Some(Format::Docx), ..wanted.clone() };
    let input = input::read(std::slice::from_ref(path), &wanted, known);
    let (Some(document), Ok(bytes)) = (input.documents.into_iter().next(), read(path)) else {
        let line =
            format!("{}: --format docx hands back a Word file (.docx), named as a file", path.display());
        return if input.failed { (true, false) } else { said(&line) };
    };
    let Some(plan) = plan(&document) else { return (true, false) };
    let report = job.check(document, &plan);
    match commented(&bytes, &report) {
        Ok(bytes) => out.write(bytes),
        Err(why) => return said(&format!("{}: comments cannot be put in: {why}", path.display())),
    }
    (input.failed || out.failed(), job.counts(&report))
}

fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(path)
}
