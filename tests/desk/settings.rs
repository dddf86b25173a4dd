//! `addsup.toml`: found, laid under the options, mistakes told in both languages.

use crate::common::{addsup, folder, said, status};
use serde_json::Value;
use std::path::Path;

const EN: &[u8] = b"The dairy employs 48 packers, among them 63 women.\n";
const AR: &str = "يعمل في المصنع 48 عاملا، بينهم 63 امرأة.\n";

fn report(at: &Path, arguments: &[&str]) -> Value {
    let output = addsup(at, &[&["check", "--format", "json"], arguments].concat(), "");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", said(&output)))
}

fn severities(report: &Value) -> Vec<&str> {
    let files = report["files"].as_array().expect("files");
    files.iter().map(|file| file["findings"][0]["severity"].as_str().unwrap_or("-")).collect()
}

#[test]
fn the_nearest_file_counts_and_the_options_go_before_it() {
    let at = folder(
        "settings-nearest",
        &[
            ("addsup.toml", b"[rules]\noff = [\"part-exceeds-whole\"]\n"),
            ("copy/addsup.toml", b"rules.severity = { part-exceeds-whole = \"note\" }\n"),
            ("copy/deep/er/a.txt", EN),
            ("b.txt", EN),
            ("none/addsup.toml", b""),
            ("none/c.txt", EN),
        ],
    );
    let paths = ["copy", "b.txt", "none"];
    assert_eq!(severities(&report(&at, &paths)), ["note", "-", "error"]);
    let with = |more: &[&'static str]| severities_of(&at, &[&paths[..], more].concat());
    assert_eq!(with(&["--no-config"]), ["error", "error", "error"]);
    assert_eq!(with(&["--config", "copy/addsup.toml"]), ["note", "note", "note"]);
    assert_eq!(with(&["--on", "part-exceeds-whole"]), ["note", "error", "error"]);
    let warnings = with(&["--severity", "part-exceeds-whole=warning", "--on", "part-exceeds-whole"]);
    assert_eq!(warnings, ["warning", "warning", "warning"]);
    // From another folder it is the same file.
    assert_eq!(severities(&report(&at.join("copy/deep"), &["er/a.txt"])), ["note"]);
    assert_eq!(severities(&report(&at.join("copy"), &["../b.txt"])), ["-"]);
}

fn severities_of(at: &Path, arguments: &[&str]) -> Vec<String> {
    severities(&report(at, arguments)).into_iter().map(str::to_owned).collect()
}

#[test]
fn overrides_hold_for_their_paths_and_the_later_goes_before() {
    let settings = "[rules]\noff = [\"part-exceeds-whole\"]\n\
        [[override]]\npaths = [\"wire\", \"*.md\"]\nrules.on = [\"part-exceeds-whole\"]\n\
        [[override]]\npaths = [\"wire/old/**\"]\nrules.severity = { part-exceeds-whole = \"note\" }\nmessages = \"ar\"\n";
    let at = folder(
        "settings-override",
        &[
            ("addsup.toml", settings.as_bytes()),
            ("a.md", EN),
            ("a.txt", EN),
            ("wire/b.txt", EN),
            ("wire/old/c.txt", EN),
            ("x/d.md", EN),
        ],
    );
    let report = report(&at, &["."]);
    assert_eq!(severities(&report), ["error", "-", "error", "note", "-"]);
    let message = report["files"][3]["findings"][0]["message"].as_str().expect("a message");
    assert!(message.contains("لا يمكن"), "{message}");
}

#[test]
fn language_date_and_sheet_are_for_copy_that_does_not_say() {
    let facts = "document \"F\" published 2021-04-01 language en\nmeasure packers \"packers\"\npackers.now = 50 packers, measures packers\n";
    let at = folder(
        "settings-presumed",
        &[
            (
                "addsup.toml",
                b"language = \"ar\"\nmessages = \"en\"\ndate = \"name\"\nagainst = \"sheets/f.claims\"\n",
            ),
            ("sheets/f.claims", facts.as_bytes()),
            ("2021/04/07/a.txt", EN),
            ("2021-04-08-b.txt", b"---\ndate: 2020-01-01\nlang: en\n---\nThe dairy employs 48 packers.\n"),
            ("2021-04-09.txt", AR.as_bytes()),
        ],
    );
    let all = report(&at, &["2021", "2021-04-08-b.txt", "2021-04-09.txt"]);
    let told: Vec<_> =
        (0..3).map(|i| [&all["files"][i]["language"], &all["files"][i]["published"]]).collect();
    assert_eq!(told, [["ar", "2021-04-07"], ["en", "2020-01-01"], ["ar", "2021-04-09"]], "{all}");
    assert!(
        all["files"][1]["findings"][0]["against"][0]["path"]
            .as_str()
            .is_some_and(|p| p.ends_with("f.claims")),
        "{all}"
    );
    assert!(all["files"][2]["findings"][0]["message"].as_str().is_some_and(|m| m.contains("among")), "{all}");
    let asked = report(&at, &["2021", "--lang", "en", "--date", "2019-01-01"]);
    assert_eq!([&asked["files"][0]["language"], &asked["files"][0]["published"]], ["en", "2019-01-01"]);
    // Other commands read copy the same way.
    let figures = addsup(&at, &["figures", "2021", "--format", "json"], "");
    let figures: Value = serde_json::from_slice(&figures.stdout).expect("JSON");
    assert_eq!(figures["files"][0]["published"], "2021-04-07");
}

#[test]
fn own_rules_are_found_from_the_file() {
    let rule = addsup::rule::starting_file("over-half").expect("a rule");
    let at = folder(
        "settings-rules",
        &[
            ("addsup.toml", b"[rules]\npath = [\"house\"]\nseverity = { over-half = \"note\" }\n"),
            ("house/over-half.toml", rule.as_bytes()),
            ("copy/a.txt", b"The dairy employs 48 packers, among them 31 women.\n"),
        ],
    );
    let found = report(&at.join("copy"), &["a.txt"]);
    assert_eq!(found["files"][0]["findings"][0]["rule"], "over-half", "{found}");
    assert_eq!(severities(&found), ["note"]);
}

#[test]
fn a_mistake_is_told_once_with_its_place_and_what_to_write() {
    let bad: [(&str, &str, &str, &str); 9] = [
        ("languge = \"ar\"\n", ":1:1:", "did you mean language?", "لعل المقصود language"),
        ("language = \"engl\"\n", ":1:12:", "did you mean en?", "لعل المقصود en"),
        ("language = 3\n", ":1:12:", "this must be words in quotes", "يجب أن يكون هذا كلاما"),
        ("[rules]\nof = []\n", ":2:1:", "did you mean off?", "لعل المقصود off"),
        (
            "[rules]\noff = [\"part-exceeds-hole\"]\n",
            ":2:8:",
            "did you mean part-exceeds-whole?",
            "لعل المقصود part-exceeds-whole",
        ),
        ("[rules]\nversion = 70\n", ":2:11:", "the newest is", "وأحدثها"),
        ("[[override]]\npaths = [\"a{b\"]\n", ":2:10:", "not a pattern", "ليس نمطا"),
        (
            "[[ignore]]\npath = \"a.txt\"\nrule = \"part-exceeds-whole\"\nreason = \" \"\n",
            ":4:10:",
            "without a reason",
            "بلا سبب",
        ),
        ("language = \"en\n", ":1:", "not as it should be", "ليس على الصورة"),
    ];
    for (index, (settings, place, english, arabic)) in bad.into_iter().enumerate() {
        let at = folder(
            &format!("settings-bad-{index}"),
            &[("in/addsup.toml", settings.as_bytes()), ("in/a.txt", EN), ("in/b.txt", EN), ("c.txt", EN)],
        );
        for (lang, words) in [("en", english), ("ar", arabic)] {
            let output = addsup(&at, &["check", "in", "c.txt", "--messages", lang, "--format", "json"], "");
            let told = said(&output);
            assert_eq!(status(&output), 2, "{settings}");
            assert!(
                told.contains(words) && told.contains(&format!("in/addsup.toml{place}")),
                "{settings}: {told}"
            );
            assert_eq!(told.matches(words).count(), 1, "{told}");
            // Copy elsewhere is checked.
            let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
            assert_eq!(
                (&report["summary"]["files"], &report["summary"]["error"]),
                (&1.into(), &1.into()),
                "{report}"
            );
        }
    }
}

#[test]
fn a_configuration_that_is_not_there_is_status_2() {
    let at = folder("settings-none", &[("a.txt", EN)]);
    for arguments in [["--config", "no.toml"], ["--baseline", "no.json"], ["--baseline", "a.txt"]] {
        let output = addsup(&at, &[&["check", "a.txt"][..], &arguments].concat(), "");
        assert_eq!(status(&output), 2, "{arguments:?}");
        assert!(said(&output).contains(arguments[1]), "{}", said(&output));
    }
}

/// The fenced pieces of a page, each with the language of its fence.
fn fenced(page: &str) -> Vec<(&str, &str)> {
    let pieces = page.split("```").skip(1).step_by(2);
    pieces.filter_map(|piece| piece.split_once('\n')).collect()
}

/// Every example of the page is valid by the schema, loads, and does what the page says.
#[test]
fn the_page_on_settings_is_true() {
    let page = include_str!("../../docs/configuration.md");
    let example = |name: &str| {
        let found = fenced(page).into_iter().find(|(_, text)| text.starts_with(&format!("# {name}\n")));
        found.unwrap_or_else(|| panic!("no example of {name}")).1
    };
    let schemas = addsup::settings::schemas();
    for (schema, name) in [("settings", "addsup.toml"), ("sidecar", "draft.addsup.toml")] {
        let (_, schema) = schemas.iter().find(|(id, _)| *id == schema).expect("a schema");
        let validator = jsonschema::validator_for(schema.as_value()).expect("a schema");
        let value: Value = toml::from_str(example(name)).expect("TOML");
        let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        assert!(!validator.is_valid(&serde_json::json!({ "languge": "ar" })), "{name}");
        // Every option that there is stands in the example.
        let keys = schema.as_value()["properties"].as_object().expect("properties");
        assert!(keys.keys().all(|key| value.get(key).is_some()), "{name}: {:?}", keys.keys());
    }
    let rule = addsup::rule::starting_file("over-half").expect("a rule");
    let (_, remark) = fenced(page).into_iter().find(|(lang, _)| *lang == "markdown").expect("a remark");
    let at = folder(
        "settings-page",
        &[
            ("addsup.toml", example("addsup.toml").as_bytes()),
            ("draft.addsup.toml", example("draft.addsup.toml").as_bytes()),
            ("facts.claims", b"document \"F\" language en\n"),
            ("archive.claims", b"document \"F\" language en\n"),
            ("addsup-baseline.json", b"{\"version\":1,\"files\":{}}"),
            ("house-rules/over-half.toml", rule.as_bytes()),
            ("draft.txt", EN),
            ("note.md", remark.as_bytes()),
            ("wire/dairy.txt", EN),
        ],
    );
    let report =
        report(&at, &["draft.txt", "note.md", "wire/dairy.txt", "--lang", "en", "--off", "over-half"]);
    let by = |file: usize| &report["files"][file]["findings"][0]["suppression"]["by"];
    assert_eq!([by(0), by(1), by(2)], ["sidecar", "comment", "configuration"], "{report}");
    assert_eq!(report["files"][0]["published"], "2021-04-07");
}

#[test]
fn readings_of_the_newsroom_decide_between_a_warning_and_an_error() {
    let sharp = "[readings]\nround = 0.1\n[[override]]\npaths = [\"wire\"]\nreadings.round = 0.5\n";
    let en = b"The yard employs 3,000 machinists, among them 3,400 women.\n";
    let ar = "يعمل في الميناء 3000 عامل، بينهم 3400 امرأة.\n".as_bytes();
    let at = folder(
        "settings-readings",
        &[
            ("addsup.toml", sharp.as_bytes()),
            ("ar.txt", ar),
            ("en.txt", en),
            ("wire/ar.txt", ar),
            ("wire/en.txt", en),
        ],
    );
    assert_eq!(severities(&report(&at, &["."])), ["error", "error", "warning", "warning"]);
    assert_eq!(severities(&report(&at, &["--no-config", "."])), ["warning"; 4]);
    std::fs::write(at.join("addsup.toml"), "[readings]\nseverel = [3, 9]\n").expect("a file");
    let output = addsup(&at, &["check", "en.txt", "--messages", "ar"], "");
    assert_eq!(
        (status(&output), said(&output).contains("لعل المقصود several")),
        (2, true),
        "{}",
        said(&output)
    );
}
