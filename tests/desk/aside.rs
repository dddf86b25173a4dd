//! What is set aside: by sidecars, by a baseline, in every output, in both languages.

use crate::common::{addsup, folder, said, status};
use serde_json::Value;
use std::io::Write;
use std::path::Path;

const EN: &str = "The dairy employs 48 packers, among them 63 women.\n";
const AR: &str = "يعمل في المصنع 48 عاملا، بينهم 63 امرأة.\n";
const SIDECAR: &[u8] =
    b"[[ignore]]\nrule = \"part-exceeds-whole\"\nreason = \"they work for a contractor\"\nwords = \"63\"\n";

fn check(at: &Path, arguments: &[&str]) -> (i32, Value) {
    let output = addsup(at, &[&["check", "--format", "json"], arguments].concat(), "");
    let report = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&output)));
    (status(&output), report)
}

fn notes(report: &Value, file: usize) -> Vec<&str> {
    let notes = report["files"][file]["notes"].as_array().expect("notes");
    notes.iter().filter_map(|note| note["message"].as_str()).collect()
}

/// A Word file of one paragraph.
fn word(text: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    let xml = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>",
        text.trim()
    );
    zip.write_all(xml.as_bytes()).expect("its bytes");
    zip.finish().expect("a package").into_inner()
}

#[test]
fn a_sidecar_sets_aside_in_text_and_word_files() {
    let (en, ar) = (word(EN), word(AR));
    let at = folder(
        "aside-sidecar",
        &[
            ("a.txt", EN.as_bytes()),
            ("a.addsup.toml", SIDECAR),
            ("b.docx", &en),
            ("b.addsup.toml", SIDECAR),
            ("c.docx", &ar),
            ("c.addsup.toml", SIDECAR),
            ("d.txt", AR.as_bytes()),
            ("d.addsup.toml", b"date = \"2021-04-07\"\nlanguage = \"ar\"\n"),
        ],
    );
    let (code, report) = check(&at, &["."]);
    assert_eq!((code, &report["summary"]["error"]), (1, &1.into()), "{report}");
    for file in 0..3 {
        let finding = &report["files"][file]["findings"][0];
        assert_eq!(finding["suppressed"], true, "{report}");
        let wanted = serde_json::json!({ "by": "sidecar", "reason": "they work for a contractor" });
        assert_eq!(finding["suppression"], wanted);
        assert!(notes(&report, file).is_empty());
    }
    assert_eq!(report["files"][3]["published"], "2021-04-07");
    let output = addsup(&at, &["check", "a.txt"], "");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.ends_with("findings: 0; set aside: 1\n"), "{text}");
    let output = addsup(&at, &["check", "c.docx"], "");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.ends_with("ملاحظات: 0؛ متروكة: 1\n"), "{text}");
}

#[test]
fn what_covers_nothing_any_more_is_noted_in_the_language_of_the_copy() {
    let settings = "[[ignore]]\npath = \"b.txt\"\nrule = \"remainder-mismatch\"\nreason = \"x\"\n\
        [[ignore]]\npath = \"*.txt\"\nrule = \"remainder-mismatch\"\nreason = \"x\"\n";
    let at = folder(
        "aside-stale",
        &[
            ("addsup.toml", settings.as_bytes()),
            ("a.txt", EN.replace("63", "31").as_bytes()),
            ("a.addsup.toml", SIDECAR),
            ("b.txt", AR.replace("63", "31").as_bytes()),
        ],
    );
    let (code, report) = check(&at, &["."]);
    assert_eq!(code, 0);
    let (first, second) = (notes(&report, 0), notes(&report, 1));
    assert_eq!((first.len(), second.len()), (1, 1), "{report}");
    assert!(first[0].contains("a.addsup.toml:2: part-exceeds-whole is ignored here"), "{first:?}");
    assert!(second[0].contains("addsup.toml:3: القاعدة remainder-mismatch متروكة هنا"), "{second:?}");
}

#[test]
fn a_mistake_in_a_sidecar_is_told_and_its_file_not_checked() {
    let at = folder(
        "aside-bad",
        &[
            ("a.txt", EN.as_bytes()),
            ("a.addsup.toml", b"date = \"soon\"\n"),
            ("b.txt", EN.as_bytes()),
            ("b.addsup.toml", b"ignor = 1\n"),
            ("c.txt", EN.as_bytes()),
        ],
    );
    for (lang, words) in [
        ("en", ["is no calendar date", "did you mean ignore?"]),
        ("ar", ["ليس تاريخا", "لعل المقصود ignore"]),
    ] {
        let output = addsup(&at, &["check", ".", "--messages", lang, "--format", "json"], "");
        assert_eq!(status(&output), 2);
        assert!(words.iter().all(|w| said(&output).contains(w)), "{}", said(&output));
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(report["summary"]["files"], 1);
    }
}

#[test]
fn a_baseline_leaves_only_what_is_new() {
    let at = folder("aside-baseline", &[("copy/a.txt", EN.as_bytes()), ("copy/b.txt", AR.as_bytes())]);
    let (code, report) = check(&at, &["copy", "--write-baseline", "base.json"]);
    assert_eq!((code, &report["summary"]["error"]), (0, &0.into()), "{report}");
    let base: Value =
        serde_json::from_slice(&std::fs::read(at.join("base.json")).expect("a baseline")).expect("JSON");
    let (_, schema) = addsup::settings::schemas().pop().expect("schemas");
    assert!(jsonschema::is_valid(schema.as_value(), &base), "{base}");
    assert_eq!(base["files"]["copy/b.txt"][0]["rule"], "part-exceeds-whole", "{base}");
    assert_eq!(check(&at, &["copy", "--baseline", "base.json"]).0, 0);
    // The text around is edited, from another folder: still known. A new clash is told.
    let edit = |name: &str, text: String| std::fs::write(at.join(name), text).expect("written");
    edit("copy/a.txt", format!("Rain fell for 3 days in 2019.\n\n{EN}\nIt goes on.\n"));
    let (code, report) = check(&at.join("copy"), &["a.txt", "b.txt", "--baseline", "../base.json"]);
    assert_eq!(code, 0, "{report}");
    assert_eq!(report["files"][0]["findings"][0]["suppression"]["by"], "baseline");
    edit("copy/a.txt", EN.replace("63", "64"));
    edit("copy/b.txt", AR.replace("63", "31"));
    let (code, report) = check(&at, &["copy", "--baseline", "base.json"]);
    assert_eq!(code, 1);
    assert!(notes(&report, 0)[0].starts_with("in the baseline, but not found any more: 1"), "{report}");
    assert!(notes(&report, 1)[0].starts_with("في خط الأساس"), "{report}");
    // Written anew for one file it keeps the other.
    assert_eq!(check(&at, &["copy/b.txt", "--write-baseline", "base.json"]).0, 0);
    let base = std::fs::read_to_string(at.join("base.json")).expect("a baseline");
    assert!(base.contains("copy/a.txt") && !base.contains("copy/b.txt"), "{base}");
}

#[test]
fn every_output_keeps_what_is_set_aside_or_leaves_it_out() {
    let at = folder(
        "aside-outputs",
        &[
            ("a.txt", EN.as_bytes()),
            ("a.addsup.toml", SIDECAR),
            (
                "b.md",
                format!("<!-- addsup: ignore part-exceeds-whole they are contractors -->\n{AR}").as_bytes(),
            ),
        ],
    );
    let out = |format: &str| {
        let output = addsup(&at, &["check", ".", "--format", format], "");
        assert_eq!(status(&output), 0, "{format}: {}", said(&output));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    for format in ["text", "github", "checkstyle", "rdjson", "gitlab"] {
        assert!(!out(format).contains("part-exceeds-whole"), "{format}: {}", out(format));
    }
    let log: Value = serde_json::from_str(&out("sarif")).expect("JSON");
    let kept = |i: usize| log["runs"][0]["results"][i]["suppressions"][0].clone();
    let wanted = |kind: &str, why: &str| serde_json::json!({ "kind": kind, "justification": why });
    assert_eq!(kept(0), wanted("external", "they work for a contractor"));
    assert_eq!(kept(1), wanted("inSource", "they are contractors"));
    assert!(out("junit").contains("<skipped message="), "{}", out("junit"));
    assert!(out("html").contains("they work for a contractor"));
}
