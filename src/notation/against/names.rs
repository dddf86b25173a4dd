//! The names by which a sheet knows its measures and events, and where they stand in copy.

use super::super::Sheet;
use crate::claim::Place;
use crate::document::{Document, Span};
use crate::graph::{NodeId, NodeKind};
use crate::language::{DeedForm, Scan, Sense, TokenKind, of, scan};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The names under which a sheet knows its measures and events, by their first word's stem.
pub struct Names {
    by_first: FxHashMap<String, Vec<(Vec<String>, NodeId)>>,
}

impl Names {
    pub fn of(sheet: &Sheet, facts: &Document, draft: &Document) -> Names {
        let mut by_first: FxHashMap<String, Vec<(Vec<String>, NodeId)>> = FxHashMap::default();
        for id in sheet.graph.node_indices() {
            let Some(node) = sheet.graph.node_weight(id) else { continue };
            if !matches!(node.kind, NodeKind::Measure | NodeKind::Event) {
                continue;
            }
            let own = node.span.map(|_| node.name.as_str()).filter(|name| !is_deed(name, facts));
            let also = sheet.aliases.get(&id).into_iter().flatten().map(|span| span.of(&facts.text));
            for name in own.into_iter().chain(also) {
                let stems: Vec<String> = name.split_whitespace().map(|word| stem(word, draft)).collect();
                if let Some(first) = stems.first() {
                    by_first.entry(first.clone()).or_default().push((stems, id));
                }
            }
        }
        Names { by_first }
    }

    /// Where names stand in a sentence: tokens and what they name. Of names that begin at one word
    /// the longest is meant.
    pub fn in_sentence(&self, scan: &Scan<'_>, place: &Place) -> Vec<(Range<usize>, NodeId)> {
        let mut found = Vec::new();
        if self.by_first.is_empty() || place.claims.is_empty() {
            return found;
        }
        let stems: Vec<String> = place
            .sentence
            .tokens
            .clone()
            .map(|at| match scan.tokens.get(at) {
                Some(token) if token.kind == TokenKind::Word => {
                    let language = scan.language;
                    language.stem(&language.fold(token.span.of(scan.text)))
                }
                _ => String::new(),
            })
            .collect();
        let mut at = 0;
        while at < stems.len() {
            let named = stems.get(at).and_then(|first| self.by_first.get(first)).into_iter().flatten();
            let here = named.filter(|(words, _)| stems.get(at..at + words.len()) == Some(words.as_slice()));
            match here.max_by_key(|(words, _)| words.len()) {
                Some((words, id)) => {
                    let start = place.sentence.tokens.start + at;
                    found.push((start..start + words.len(), *id));
                    at += words.len();
                }
                None => at += 1,
            }
        }
        found
    }
}

/// A verb alone ("opened", «توقفت») says that something happened, not to what: whatever else opened
/// would be taken for it.
fn is_deed(name: &str, facts: &Document) -> bool {
    let scan = scan(name, Span::new(0, name.len()), of(facts.language));
    let verb = |s: &Sense| match s {
        Sense::Deed(deed) => deed.form != DeedForm::Noun,
        sense => matches!(sense, Sense::Function(_)),
    };
    scan.tokens.len() == 1 && scan.slice(0, 1).head_senses().any(|(sense, _)| verb(sense))
}

fn stem(word: &str, like: &Document) -> String {
    let language = of(like.language);
    language.stem(&language.fold(word.trim_matches(|c: char| !c.is_alphanumeric())))
}
