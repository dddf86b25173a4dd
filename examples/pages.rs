//! How well real pages are read: `cargo run --release --example pages FOLDER`.
//!
//! FOLDER holds pages and a `manifest.jsonl` with, for each, `file`, `title`, `date` and
//! `words` (those of the article). Prints what was not found as the manifest has it.

use addsup::document::{BlockKind, Document, Options};
use serde_json::Value;
use std::path::Path;

/// Words in small letters without marks, by which titles are compared.
fn normal(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Tally {
    pages: usize,
    titles: (usize, usize),
    dates: (usize, usize),
    bodies: (usize, usize),
    slices: (usize, usize),
}

fn main() -> std::process::ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: pages FOLDER");
        return std::process::ExitCode::from(2);
    };
    let folder = Path::new(&folder);
    let manifest = std::fs::read_to_string(folder.join("manifest.jsonl")).unwrap_or_default();
    let mut tally = Tally::default();
    for line in manifest.lines() {
        let Ok(entry) = serde_json::from_str::<Value>(line) else { continue };
        let Some(name) = entry["file"].as_str() else { continue };
        let Ok(bytes) = std::fs::read(folder.join(name)) else { continue };
        tally.pages += 1;
        match Document::from_bytes(name, &bytes, &Options::default()) {
            Ok(document) => page(&mut tally, &entry, &document, &bytes),
            Err(note) => println!("{name}: {note}"),
        }
    }
    println!("pages {}", tally.pages);
    for (what, (right, all)) in [
        ("headlines right", tally.titles),
        ("dates right", tally.dates),
        ("articles of about their length", tally.bodies),
        ("blocks whose bytes are their words", tally.slices),
    ] {
        println!("{what} {right} of {all}");
    }
    std::process::ExitCode::SUCCESS
}

fn page(tally: &mut Tally, entry: &Value, document: &Document, bytes: &[u8]) {
    let name = &document.path;
    let headline = document.blocks.iter().find(|b| b.kind == BlockKind::Headline);
    let headline = headline.map_or("", |b| b.span.of(&document.text));
    if let Some(title) = entry["title"].as_str() {
        let (wanted, found) = (normal(title), normal(headline));
        let right = wanted == found
            || !found.is_empty()
                && (wanted.contains(&found) && found.len() * 10 >= wanted.len() * 7
                    || found.contains(&wanted) && wanted.len() * 10 >= found.len() * 7);
        tally.titles.1 += 1;
        tally.titles.0 += usize::from(right);
        if !right {
            println!("{name}: headline “{headline}” for “{title}”");
        }
    }
    if let Some(date) = entry["date"].as_str() {
        let found = document.published.map(|d| d.to_string());
        tally.dates.1 += 1;
        tally.dates.0 += usize::from(found.as_deref() == Some(date));
        if found.as_deref() != Some(date) {
            println!("{name}: date {found:?} for {date}");
        }
    }
    if let Some(words) = entry["words"].as_u64().and_then(|w| usize::try_from(w).ok()) {
        let found: usize =
            document.blocks.iter().map(|b| b.span.of(&document.text).split_whitespace().count()).sum();
        let right = found * 10 >= words * 8 && found * 10 <= words * 13 + 300;
        tally.bodies.1 += 1;
        tally.bodies.0 += usize::from(right);
        if !right {
            println!("{name}: {found} words for {words}");
        }
    }
    for block in &document.blocks {
        tally.slices.1 += 1;
        let words = block.span.of(&document.text);
        let slice = String::from_utf8_lossy(bytes.get(document.file_range(block.span)).unwrap_or(b""));
        // Letters of the words stand in their order in the bytes, markup between them.
        let mut rest = slice.chars();
        let right = words.chars().filter(char::is_ascii_alphanumeric).all(|c| rest.any(|r| r == c));
        let exact = !slice.contains(['<', '&', '\\', '\u{fffd}']);
        let right = right && (!exact || slice == words || words.contains('\n'));
        tally.slices.0 += usize::from(right);
        if !right {
            println!("{name}: “{words}” is not “{slice}”");
        }
    }
}
