//! The page `docs/accuracy.md`.

use crate::news::Measured;
use crate::score::{Counts, Score};
use crate::table::{per_ten_thousand, percent, table};
use std::collections::{BTreeMap, BTreeSet};

type Scores = BTreeMap<&'static str, Score>;

const INTRODUCTION: &str = "# Accuracy\n\n\
    Written by `just accuracy` (`cargo run --release --example accuracy`); do not edit it by hand.\n\n\
    - **Detected**: labelled clashes that a warning or an error points at. **Explained**: those of them \
    where it points at two of the words in question at least, and at half of them.\n\
    - **False**: warnings and errors that point at no labelled clash. **Precision**: the share of the others.\n\
    - **Clean with an alarm**: texts without a clash about which something is said all the same.\n\
    - Kinds that name one slip from several sides (a change and its direction, a share and its part) count \
    for each other; `examples/accuracy/family.rs` says which.\n\n";

const OWN: &str = "## Own articles\n\n\
    Measured on `fixtures/articles`: about half of them hold a slip, the others are consistent and made to \
    mislead. They were written to cover every kind, not drawn from a newsroom, so the figures say what is \
    understood, and nothing about how often newsrooms slip.\n\n";

const FURTHER: &str = "## Further measuring data\n\n\
    Labelled passages and published articles that belong to others and are no part of the project. \
    `just accuracy FOLDER` measures on such a folder. Sets named `blind-` are never read while \
    addsup is worked on, and only their totals are shown; the others were read.\n\n";

const ABSENT: &str = "No folder was given when this page was written; see CONTRIBUTING.md.\n";

/// The whole page; the languages of a set stand in the order of their codes.
pub fn write(own: &Scores, sets: &[(String, Scores)], published: &[Measured]) -> String {
    let mut page = String::from(INTRODUCTION);
    page.push_str(OWN);
    let rows: Vec<_> = own.iter().map(|(lang, score)| total_row(language(lang), score)).collect();
    page.push_str(&totals(&rows));
    page.push_str("\n### By kind\n\n");
    page.push_str(&by_kind(own));
    page.push_str("\n### Not found\n\n");
    page.push_str(&list(own, |score| &score.missed));
    page.push_str("\n### False alarms\n\n");
    page.push_str(&list(own, |score| &score.alarms));

    page.push('\n');
    page.push_str(FURTHER);
    if sets.is_empty() && published.is_empty() {
        page.push_str(ABSENT);
    }
    if !sets.is_empty() {
        let rows: Vec<_> = sets
            .iter()
            .flat_map(|(name, scores)| {
                scores
                    .iter()
                    .map(move |(lang, score)| total_row(&format!("{name}, {}", language(lang)), score))
            })
            .collect();
        page.push_str("### Labelled passages\n\n");
        page.push_str(&totals(&rows));
    }
    if !published.is_empty() {
        page.push_str("\n### Published articles\n\nNearly all that is said about them is a false alarm.\n\n");
        page.push_str(&published_rows(published));
    }
    page
}

fn language(code: &str) -> &str {
    match code {
        "ar" => "Arabic",
        "en" => "English",
        other => other,
    }
}

fn total_row(name: &str, score: &Score) -> Vec<String> {
    let Counts { clashes, detected, explained, findings, right } = score.total();
    vec![
        name.to_owned(),
        score.cases.to_string(),
        clashes.to_string(),
        percent(detected, clashes),
        percent(explained, clashes),
        percent(right, findings),
        format!("{right} of {findings}"),
        format!("{} of {}", score.clean_with_alarm, score.clean),
    ]
}

fn totals(rows: &[Vec<String>]) -> String {
    let head = [
        "",
        "texts",
        "clashes",
        "detected",
        "explained",
        "precision",
        "right findings",
        "clean with an alarm",
    ];
    table(&head, rows)
}

fn by_kind(scores: &Scores) -> String {
    let kinds: BTreeSet<&String> = scores.values().flat_map(|score| score.kinds.keys()).collect();
    let heads: Vec<String> = scores
        .keys()
        .flat_map(|lang| ["clashes", "detected", "explained", "false"].map(|what| format!("{lang} {what}")))
        .collect();
    let head: Vec<&str> = std::iter::once("kind").chain(heads.iter().map(String::as_str)).collect();
    let row = |kind: &String| {
        let cells = scores.values().flat_map(|score| {
            let counts = score.kinds.get(kind).copied().unwrap_or_default();
            [counts.clashes, counts.detected, counts.explained, counts.wrong()].map(|n| n.to_string())
        });
        std::iter::once(kind.clone()).chain(cells).collect()
    };
    table(&head, &kinds.into_iter().map(row).collect::<Vec<_>>())
}

fn list(scores: &Scores, lines: impl Fn(&Score) -> &Vec<String>) -> String {
    let lines: Vec<String> =
        scores.values().flat_map(|score| lines(score).iter().map(|line| format!("- {line}\n"))).collect();
    if lines.is_empty() { "None.\n".to_owned() } else { lines.concat() }
}

fn published_rows(published: &[Measured]) -> String {
    let row = |file: &Measured| {
        let findings: usize = file.findings.values().sum();
        vec![
            file.name.clone(),
            file.articles.to_string(),
            file.words.to_string(),
            findings.to_string(),
            per_ten_thousand(findings, file.words),
        ]
    };
    let mut out = table(
        &["", "articles", "words", "findings", "for each 10,000 words"],
        &published.iter().map(row).collect::<Vec<_>>(),
    );
    let kinds: BTreeSet<&String> = published.iter().flat_map(|file| file.findings.keys()).collect();
    let head: Vec<&str> = std::iter::once("kind").chain(published.iter().map(|f| f.name.as_str())).collect();
    let row = |kind: &String| {
        let cells = published.iter().map(|file| file.findings.get(kind).copied().unwrap_or(0).to_string());
        std::iter::once(kind.clone()).chain(cells).collect()
    };
    out.push('\n');
    out.push_str(&table(&head, &kinds.into_iter().map(row).collect::<Vec<_>>()));
    out
}
