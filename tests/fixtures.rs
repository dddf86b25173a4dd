//! Every fixture article, checked with every rule: what its front matter expects
//! is found, and nothing else is.
//!
//! An expectation is a line of the front matter, `expect: KIND | words | other words`:
//! the kind of clash, then words as they stand in the copy. A finding meets it when it is
//! of that kind or one akin to it and each of the words touches one of its labels. A file without such
//! lines must stay silent. Two lists name what is known not to work yet (`path | rule`, path
//! from `fixtures/`): `fixtures/misses.txt` what is not found, `fixtures/alarms.txt` what is said
//! for nothing. A line there that is no longer needed fails.

use addsup::document::{Document, Options, Span};
use addsup::finding::{Finding, Severity};
use addsup::rule::Rules;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

// The kinds that the accuracy page takes for one another.
#[path = "../examples/accuracy/family.rs"]
mod family;

struct Expectation {
    rule: String,
    words: Vec<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn copy_under(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display())) {
        let path = entry.expect("a directory entry").path();
        if path.is_dir() {
            copy_under(&path, out);
        } else if path.extension().is_some_and(|e| e == "txt") {
            out.push(path);
        }
    }
}

/// Every article and demo draft: its path from `fixtures/`, with `/`, and its text.
fn fixtures() -> Vec<(String, String)> {
    let root = root();
    let mut paths = Vec::new();
    copy_under(&root.join("articles"), &mut paths);
    copy_under(&root.join("demo"), &mut paths);
    paths.sort();
    let name = |path: &Path| {
        let inside = path.strip_prefix(&root).expect("a path under fixtures/");
        inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    paths.iter().map(|path| (name(path), fs::read_to_string(path).expect("UTF-8 copy"))).collect()
}

fn front_matter(text: &str) -> &str {
    text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or("", |(front, _)| front)
}

fn expectations(text: &str) -> Vec<Expectation> {
    let lines = front_matter(text).lines().filter_map(|line| line.strip_prefix("expect:"));
    lines
        .map(|line| {
            let mut parts = line.split('|').map(|part| part.trim().to_string());
            let rule = parts.next().unwrap_or_default();
            Expectation { rule, words: parts.collect() }
        })
        .collect()
}

/// The lines of one of the lists under `fixtures/`.
fn listed_in(list: &str) -> BTreeSet<(String, String)> {
    let text = fs::read_to_string(root().join(list)).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (path, rule) = line.split_once('|').unwrap_or_else(|| panic!("{list}: no `|` in: {line}"));
            (path.trim().to_string(), rule.trim().to_string())
        })
        .collect()
}

/// Whether one of the labels touches these words, outside the front matter.
fn points_at(finding: &Finding, text: &str, words: &str) -> bool {
    let copy_starts = text.find("\n---\n").map_or(0, |at| at + 5);
    text.match_indices(words).filter(|(at, _)| *at >= copy_starts).any(|(at, found)| {
        let place = Span::new(at, at + found.len());
        finding.labels.iter().any(|label| label.span.overlaps(place))
    })
}

fn meets(finding: &Finding, text: &str, expected: &Expectation) -> bool {
    // Two voices that differ are news, so a note is all that may be asked for.
    let loud = finding.severity >= Severity::Warning || expected.rule == "sources-disagree";
    loud && family::akin(&finding.rule, &expected.rule)
        && expected.words.iter().all(|words| points_at(finding, text, words))
}

fn described(finding: &Finding, text: &str) -> String {
    let words: Vec<&str> = finding.labels.iter().map(|label| label.span.of(text)).collect();
    format!("{} | {}   ({})", finding.rule, words.join(" | "), finding.message)
}

#[test]
fn every_fixture_says_what_it_should() {
    let rules = Rules::builtin().stable_and(&[]);
    let mut missed = listed_in("misses.txt");
    let known_alarms = listed_in("alarms.txt");
    let mut alarmed = BTreeSet::new();
    let mut wrong: Vec<String> = Vec::new();
    let fixtures = fixtures();
    assert!(!fixtures.is_empty(), "no fixtures found");

    for (path, text) in &fixtures {
        let document = Document::from_bytes(path, text.as_bytes(), &Options::default())
            .unwrap_or_else(|e| panic!("{path}: {e}"));
        assert!(document.published.is_some(), "{path}: no `date:` in the front matter");
        let report = addsup::check(std::slice::from_ref(&document), &rules);
        let said: Vec<&Finding> = report
            .files
            .iter()
            .flat_map(|file| &file.findings)
            .filter(|finding| finding.suppressed.is_none())
            .collect();

        let mut met = vec![false; said.len()];
        for expected in expectations(text) {
            let found = said.iter().position(|finding| meets(finding, &document.text, &expected));
            if let Some(seen) = found.and_then(|at| met.get_mut(at)) {
                *seen = true;
            }
            let listed = missed.remove(&(path.clone(), expected.rule.clone()));
            match (found, listed) {
                (None, false) => wrong.push(format!(
                    "{path}: not found: {} | {}",
                    expected.rule,
                    expected.words.join(" | ")
                )),
                (Some(_), true) => wrong.push(format!(
                    "{path}: {} is found now: remove it from the list in fixtures/misses.txt",
                    expected.rule
                )),
                _ => {}
            }
        }
        for (finding, met) in said.iter().zip(met) {
            let known = (path.clone(), finding.rule.clone());
            let met = met || finding.severity < Severity::Warning;
            if !met && known_alarms.contains(&known) {
                alarmed.insert(known);
            } else if !met {
                wrong.push(format!("{path}: unexpected: {}", described(finding, &document.text)));
            }
        }
    }
    for (path, rule) in missed {
        wrong.push(format!("misses.txt: {path} does not expect {rule}: remove the line"));
    }
    for (path, rule) in known_alarms.difference(&alarmed) {
        wrong.push(format!("alarms.txt: {path} no longer has a false {rule}: remove the line"));
    }
    assert!(
        wrong.is_empty(),
        "{} fixtures checked, {} wrong:\n{}",
        fixtures.len(),
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn expected_words_stand_in_the_copy() {
    for (path, text) in fixtures() {
        let body = text.split_once("\n---\n").map_or("", |(_, body)| body);
        for expected in expectations(&text) {
            assert!(!expected.words.is_empty(), "{path}: {} names no words", expected.rule);
            for words in &expected.words {
                assert!(body.contains(words.as_str()), "{path}: the copy does not say: {words}");
            }
        }
    }
}
