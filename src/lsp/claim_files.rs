//! What an editor does for a file of claims: names are found and completed, the file is formatted.

use super::position;
use super::subject::What;
use super::view::View;
use crate::graph::NodeKind;
use crate::language::plain;
use crate::notation::{self, Sheet};
use lsp_types::{CompletionItem, CompletionItemKind, Location, Position, TextEdit};
use std::ops::Range;

/// The line that a name at a byte was given in.
pub(super) fn definition(view: &View<'_>, sheet: &Sheet, byte: usize) -> Option<Location> {
    let text = view.seen.text.to_string();
    let name = name_at(&text, byte)?;
    sheet.names.values().find(|known| known.as_str() == name)?;
    let given = |names: Vec<Range<usize>>, line: &str, start: usize| {
        let place = given(line, &names)?;
        let place = start + place.start..start + place.end;
        (text.get(place.clone()) == Some(name)).then_some(place)
    };
    let place = lines(&text).find_map(|(start, line)| given(words(line), line, start))?;
    Some(Location { uri: view.uri.clone(), range: view.bytes(place) })
}

/// Every use of the name at a byte; nothing where there is no name.
pub(super) fn references(view: &View<'_>, byte: usize) -> Option<Vec<Location>> {
    let What::Claims(_, sheet, _) = &view.seen.what else { return None };
    let text = view.seen.text.to_string();
    let name = name_at(&text, byte)?;
    sheet.names.values().find(|known| known.as_str() == name)?;
    let uses = lines(&text).flat_map(|(start, line)| {
        words(line).into_iter().map(move |word| start + word.start..start + word.end)
    });
    let uses = uses.filter(|word| text.get(word.clone()) == Some(name));
    Some(uses.map(|word| Location { uri: view.uri.clone(), range: view.bytes(word) }).collect())
}

/// What may stand at a position: names with their words, and the words of the notation.
pub(super) fn completion(view: &View<'_>, position: Position) -> Vec<CompletionItem> {
    let What::Claims(_, sheet, _) = &view.seen.what else { return Vec::new() };
    let text = view.text.to_string();
    let byte = position::byte_at(view.text, position, view.client.encoding);
    let start = text.get(..byte).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |at| at + 1);
    let line = text.get(start..byte).unwrap_or("");
    if is_quoted(line) {
        return Vec::new();
    }
    // A line begins with a source that says something, or with a word of the notation.
    let begins = line.trim().chars().all(is_of_name);
    let mut items = Vec::new();
    for (id, name) in &sheet.names {
        let Some(node) = sheet.graph.node_weight(*id) else { continue };
        let source = node.kind == NodeKind::Source;
        items.push(CompletionItem {
            label: name.clone(),
            kind: Some(match node.kind {
                NodeKind::Source => CompletionItemKind::CLASS,
                NodeKind::Measure => CompletionItemKind::UNIT,
                NodeKind::Event => CompletionItemKind::EVENT,
                _ => CompletionItemKind::VARIABLE,
            }),
            detail: Some(plain(&node.name)).filter(|words| !words.is_empty()),
            insert_text: (begins && source).then(|| format!("{name} says ")),
            sort_text: Some(format!("{}{name}", if begins == source { 0 } else { 1 })),
            ..CompletionItem::default()
        });
    }
    items.extend(notation::keywords().into_iter().map(|word| CompletionItem {
        label: word.to_owned(),
        kind: Some(CompletionItemKind::KEYWORD),
        sort_text: Some(format!("2{word}")),
        ..CompletionItem::default()
    }));
    items
}

/// The file in normal form. A file with mistakes is left as it is, and one with remarks too: the
/// normal form has none.
pub(super) fn formatting(view: &View<'_>) -> Option<Vec<TextEdit>> {
    let What::Claims(study, sheet, faults) = &view.seen.what else { return None };
    let text = view.text.to_string();
    let remark = lines(&text).any(|(_, line)| without_texts(line).contains('#'));
    if !faults.is_empty() || remark {
        return None;
    }
    let new_text = sheet.print(&study.report.document);
    if new_text == text {
        return Some(Vec::new());
    }
    Some(vec![TextEdit { range: position::whole(view.text, view.client.encoding), new_text }])
}

/// Lines with the byte that each begins at.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '\u{64b}'..='\u{652}')
}

/// A line with its texts and its remark blanked out, byte for byte.
fn without_texts(line: &str) -> String {
    let mut quoted = false;
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            _ if !quoted => {
                out.push(c);
                continue;
            }
            _ => {}
        }
        (0..c.len_utf8()).for_each(|_| out.push(' '));
    }
    out
}

fn is_quoted(line: &str) -> bool {
    line.matches('"').count() % 2 == 1 || without_texts(line).contains('#')
}

/// The words of a line that may be names: those of a figure are none.
fn words(line: &str) -> Vec<Range<usize>> {
    let bare = without_texts(line);
    let code = bare.split('#').next().unwrap_or("");
    let figure = figure(code);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in code.char_indices().filter(|(at, c)| is_of_name(*c) && !figure.contains(at)) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + c.len_utf8(),
            _ => found.push(at..at + c.len_utf8()),
        }
    }
    found
}

/// The figure that a line gives: behind its equals sign, up to a comma with a blank behind it.
fn figure(code: &str) -> Range<usize> {
    let Some(equals) = code.find('=').filter(|_| !code.trim_start().starts_with("given ")) else {
        return 0..0;
    };
    let behind = code.get(equals..).unwrap_or("");
    let end = [", ", "، "].into_iter().filter_map(|comma| behind.find(comma)).min();
    equals..equals + end.unwrap_or(behind.len())
}

fn name_at(text: &str, byte: usize) -> Option<&str> {
    let (start, line) = lines(text).find(|(start, line)| *start <= byte && byte <= start + line.len())?;
    let word = words(line).into_iter().find(|word| start + word.start <= byte && byte <= start + word.end)?;
    line.get(word)
}

/// The name that a line gives: behind the word for its kind, else before its equals sign.
fn given(line: &str, words: &[Range<usize>]) -> Option<Range<usize>> {
    let first = words.first()?;
    let kinds = ["source", "claim", "measure", "event", "change", "list", "member"];
    let after = line.get(first.end..)?.trim_start();
    match line.get(first.clone())? {
        word if kinds.contains(&word) && !after.starts_with('=') => words.get(1).cloned(),
        _ => after.starts_with('=').then(|| first.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_outside_of_texts_and_remarks() {
        let line = "    القتلى = نحو 12 رجلا, part of all.dead # القتلى";
        let found: Vec<&str> = words(line).into_iter().filter_map(|w| line.get(w)).collect();
        assert_eq!(found, ["القتلى", "part", "of", "all.dead"]);
        assert_eq!(name_at(line, 5), Some("القتلى"));
        assert_eq!(given(line, &words(line)).and_then(|w| line.get(w)), Some("القتلى"));
        let line = "measure dead \"the dead\"";
        assert_eq!(given(line, &words(line)).and_then(|w| line.get(w)), Some("dead"));
        assert_eq!(given("writer says \"no\"", &words("writer says \"no\"")), None);
    }
}
