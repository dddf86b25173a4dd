//! Labelled passages in JSON lines: `id`, `lang`, `published`, `text` and
//! `findings[{kind, severity, spans, surfaces}]`, spans in characters of the text.

use crate::case::{Case, Clash, Place};
use addsup::document::{Document, Lang, Options, Span};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of passages.
pub struct Set {
    pub name: String,
    pub cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Passage {
    id: String,
    lang: String,
    published: String,
    text: String,
    findings: Vec<Labelled>,
}

#[derive(Deserialize)]
struct Labelled {
    kind: String,
    severity: String,
    spans: Vec<(usize, usize)>,
}

/// Every `*.jsonl` of a folder, in the order of their names; none where there is no such folder.
pub fn load(dir: &Path) -> Result<Vec<Set>, String> {
    let mut paths: Vec<PathBuf> = match fs::read_dir(dir) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(_) => Vec::new(),
    };
    paths.retain(|path| path.extension().is_some_and(|e| e == "jsonl"));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

/// A language by its code.
pub fn lang_of(code: &str) -> Option<Lang> {
    [Lang::Ar, Lang::En].into_iter().find(|lang| lang.code() == code)
}

fn read(path: &Path) -> Result<Set, String> {
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let blind = name.starts_with("blind-");
    let content = fs::read_to_string(path).map_err(|e| format!("{name}: {e}"))?;
    let lines = content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let cases = lines.map(|(at, line)| {
        let passage: Passage = serde_json::from_str(line).map_err(|e| format!("{name}:{}: {e}", at + 1))?;
        case(passage, blind)
    });
    Ok(Set { cases: cases.collect::<Result<_, _>>()?, name })
}

fn case(passage: Passage, blind: bool) -> Result<Case, String> {
    let options =
        Options { date: passage.published.parse().ok(), lang: lang_of(&passage.lang), ..Options::default() };
    let document = Document::from_bytes(&passage.id, passage.text.as_bytes(), &options)
        .map_err(|e| format!("{}: {e}", passage.id))?;
    if document.text != passage.text {
        return Err(format!("{}: the text changed when it was read", passage.id));
    }
    let starts: Vec<usize> =
        document.text.char_indices().map(|(at, _)| at).chain([document.text.len()]).collect();
    let at = |character: usize| starts.get(character).copied().unwrap_or(document.text.len());
    let clashes = passage
        .findings
        .into_iter()
        .map(|labelled| Clash {
            note: labelled.severity == "note",
            kind: labelled.kind,
            places: labelled
                .spans
                .into_iter()
                .map(|(start, end)| {
                    let span = Span::new(at(start), at(end));
                    Place { words: span.of(&document.text).to_owned(), spans: vec![span] }
                })
                .collect(),
        })
        .collect();
    Ok(Case { name: passage.id, document, clashes, blind })
}
