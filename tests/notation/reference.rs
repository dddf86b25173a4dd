//! The reference and the editors' grammar keep up with the notation.

use super::{sheet, there_and_back};
use addsup::notation::{keywords, parse};
use std::fs;

fn file(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(path).expect(name)
}

fn examples() -> Vec<String> {
    let text = file("docs/claims.md");
    let parts = text.split("```claims\n").skip(1);
    parts.map(|part| part.split("```").next().expect("an end").to_owned()).collect()
}

#[test]
fn every_example_of_the_reference_is_right() {
    let examples = examples();
    assert!(examples.len() >= 6, "{}", examples.len());
    for example in examples {
        let document = sheet(&example);
        let (read, faults) = parse(&document);
        assert!(faults.is_empty(), "{faults:?}\n{example}");
        there_and_back(&example, &read, &document);
        let report = addsup::check_one(document, &addsup::rule::Rules::builtin().stable_and(&[]));
        assert!(report.findings.is_empty(), "{:?}\n{example}", report.findings);
    }
}

#[test]
fn the_reference_names_every_word() {
    let text = file("docs/claims.md");
    for word in keywords() {
        assert!(text.contains(&format!("`{word}")) || text.contains(&format!(" {word} ")), "{word}");
    }
}

/// `ADDSUP_UPDATE=1 cargo test --test notation` writes the list anew.
#[test]
fn editors_know_every_word_of_the_grammar() {
    let name = "editors/claims.tmLanguage.json";
    // The longest first, or "in" would hide "in all".
    let mut words = keywords();
    words.sort_by_key(|word| (std::cmp::Reverse(word.len()), *word));
    let wanted: Vec<String> = words.iter().map(|word| word.replace(' ', "\\s+")).collect();
    let text = file(name);
    let mut grammar: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let patterns = grammar["patterns"].as_array_mut().expect("patterns");
    let pattern = patterns
        .iter_mut()
        .find(|p| p["name"] == "keyword.control.addsup-claims")
        .expect("a pattern for keywords");
    let listed = pattern["match"].as_str().expect("an expression").to_owned();
    let (before, rest) = listed.split_once("(?:").expect("a group");
    let (inside, after) = rest.split_once(')').expect("its end");
    if std::env::var_os("ADDSUP_UPDATE").is_some() {
        let list = serde_json::to_string(&wanted.join("|")).expect("a string");
        let old = serde_json::to_string(inside).expect("a string");
        let written = text.replace(old.trim_matches('"'), list.trim_matches('"'));
        fs::write(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name), written).expect("written");
        return;
    }
    assert_eq!(inside.split('|').collect::<Vec<_>>(), wanted, "{before} {after}");
}
