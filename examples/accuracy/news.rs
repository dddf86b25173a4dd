//! Published articles, where nearly every finding is a false alarm: gzipped JSON lines with
//! `lang`, `text`, and where they are known `title` and `published`.

use crate::passages::lang_of;
use addsup::document::{Document, Options};
use addsup::finding::Severity;
use addsup::rule::Rules;
use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// What was said about one file of articles.
#[derive(Default)]
pub struct Measured {
    pub name: String,
    pub articles: usize,
    pub words: usize,
    /// Warnings and errors by kind.
    pub findings: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
struct Article {
    lang: String,
    text: String,
    title: Option<String>,
    published: Option<String>,
}

/// Every `*.jsonl.gz` of a folder but those of aligned segments, in the order of their names;
/// none where there is no such folder.
pub fn files(dir: &Path) -> Result<Vec<PathBuf>, String> {
    let Ok(entries) = fs::read_dir(dir) else { return Ok(Vec::new()) };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|e| format!("{}: {e}", dir.display()))?.path();
        let name = name_of(&path);
        if path.to_string_lossy().ends_with(".jsonl.gz") && !name.starts_with("parallel") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.trim_end_matches(".jsonl.gz").to_owned()
}

/// Checks every article of a file with every stable rule.
pub fn measure(path: &Path) -> Result<Measured, String> {
    let rules = Rules::builtin().stable_and(&[]);
    let mut out = Measured { name: name_of(path), ..Measured::default() };
    let explain = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let file = File::open(path).map_err(|e| explain(&e))?;
    for line in BufReader::new(MultiGzDecoder::new(file)).lines() {
        let line = line.map_err(|e| explain(&e))?;
        let article: Article = serde_json::from_str(&line).map_err(|e| explain(&e))?;
        let document = document(&article).map_err(|e| explain(&e))?;
        out.articles += 1;
        out.words += document.text.split_whitespace().count();
        let report = addsup::check(std::slice::from_ref(&document), &rules);
        let findings = report.files.iter().flat_map(|file| &file.findings);
        for finding in findings.filter(|f| f.severity >= Severity::Warning && f.suppressed.is_none()) {
            *out.findings.entry(finding.rule.clone()).or_default() += 1;
        }
    }
    Ok(out)
}

/// The article with its title as its headline.
fn document(article: &Article) -> Result<Document, String> {
    let title = article.title.as_deref().unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
    let text = match title.is_empty() || article.text.starts_with(&title) {
        true => article.text.clone(),
        false => format!("{title}\n\n{}", article.text),
    };
    let day = article.published.as_deref().and_then(|published| published.get(..10));
    let options = Options {
        date: day.and_then(|day| day.parse().ok()),
        lang: lang_of(&article.lang),
        ..Options::default()
    };
    Document::from_bytes("article", text.as_bytes(), &options).map_err(|e| e.to_string())
}
