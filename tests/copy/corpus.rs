//! The phrase book of `fixtures/corpus/`: each phrasing is read as its value, once, and
//! nothing beside it.

use addsup::document::{Document, Options};
use addsup::mention;
use addsup::render::figures_of;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Every figure and time of a phrase, as its words and its value.
fn read(phrase: &str, lang: &str) -> Vec<(String, String)> {
    let file = format!("---\ndate: 2021-04-07\nlang: {lang}\n---\n{phrase}\n");
    let document = Document::from_bytes("phrase", file.as_bytes(), &Options::default()).expect("a document");
    let readings = mention::read(&document);
    let report = serde_json::to_value(figures_of(
        &document,
        &readings,
        &addsup::understand(&document),
        &Default::default(),
    ))
    .expect("a report");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("").to_owned();
    let figures = report["figures"].as_array().cloned().unwrap_or_default();
    figures
        .iter()
        .map(|figure| {
            let value = &figure["value"];
            let said = match (&value["timex"], &value["stated"]) {
                (serde_json::Value::String(timex), _) => timex.clone(),
                (_, serde_json::Value::String(stated)) => stated.clone(),
                _ => format!("{}..{}", text(&value["low"]), text(&value["high"])),
            };
            (text(&figure["text"]), said)
        })
        .collect()
}

#[test]
fn every_phrasing_has_its_value_and_no_other() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus");
    let (mut wrong, mut count) = (String::new(), 0);
    for lang in ["en", "ar"] {
        for file in ["numbers", "times", "nothing"] {
            let path = corpus.join(lang).join(file).with_extension("txt");
            let data = fs::read_to_string(&path).expect("the corpus is there");
            for line in data.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
                count += 1;
                let expected: Vec<(String, String)> = match line.split_once('\t') {
                    Some((value, phrase)) => {
                        let (_, rest) = phrase.split_once('[').expect("marked words");
                        let (words, _) = rest.split_once(']').expect("marked words");
                        vec![(words.to_owned(), value.to_owned())]
                    }
                    None => Vec::new(),
                };
                let phrase = line.split_once('\t').map_or(line, |(_, phrase)| phrase).replace(['[', ']'], "");
                let got = read(&phrase, lang);
                if got != expected {
                    let _ =
                        writeln!(wrong, "{lang}/{file}: {phrase}\n    want {expected:?}\n    got  {got:?}");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{count} phrasings, wrong:\n{wrong}");
}
