//! The project's own labelled articles: front matter and `expect:` lines (see CONTRIBUTING.md).

use crate::case::{Case, Clash, Place};
use addsup::document::{Document, Options, Span};
use std::fs;
use std::path::{Path, PathBuf};

/// Every article under `fixtures/articles`, in the order of their paths.
pub fn load(fixtures: &Path) -> Result<Vec<Case>, String> {
    let mut paths = Vec::new();
    for lang in ["ar", "en"] {
        let dir = fixtures.join("articles").join(lang);
        let entries = fs::read_dir(&dir).map_err(|e| format!("{}: {e}", dir.display()))?;
        let mut inside: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        inside.retain(|path| path.extension().is_some_and(|e| e == "txt"));
        inside.sort();
        paths.extend(inside.into_iter().map(|path| (format!("{lang}/{}", stem(&path)), path)));
    }
    paths.into_iter().map(|(name, path)| read(name, &path)).collect()
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn read(name: String, path: &Path) -> Result<Case, String> {
    let bytes = fs::read(path).map_err(|e| format!("{name}: {e}"))?;
    let document =
        Document::from_bytes(&name, &bytes, &Options::default()).map_err(|e| format!("{name}: {e}"))?;
    let clashes = expected(&document.text);
    Ok(Case { name, document, clashes, blind: false })
}

fn expected(text: &str) -> Vec<Clash> {
    let (front, copy_starts) = match text.find("\n---\n") {
        Some(at) => (text.get(..at).unwrap_or(""), at + 5),
        None => ("", 0),
    };
    let lines = front.lines().filter_map(|line| line.strip_prefix("expect:"));
    lines
        .map(|line| {
            let mut parts = line.split('|').map(|part| part.trim().to_owned());
            let kind = parts.next().unwrap_or_default();
            let places = parts.map(|words| place(text, copy_starts, words)).collect();
            // Two voices that differ are news: a note is all that may be asked for.
            Clash { note: kind == "sources-disagree", kind, places }
        })
        .collect()
}

fn place(text: &str, copy_starts: usize, words: String) -> Place {
    let found = text.match_indices(words.as_str()).filter(|(at, _)| *at >= copy_starts);
    let spans = found.map(|(at, word)| Span::new(at, at + word.len())).collect();
    Place { words, spans }
}
