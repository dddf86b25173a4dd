//! The command as a user meets it: exit statuses, messages, the checklist.

mod common;

use common::{addsup, folder, said, status};
use serde_json::Value;
use std::process::Output;

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON on standard output")
}

const CLASH_EN: &str = "The dairy employs 48 packers, among them 63 women.\n";
const CLASH_AR: &str = "يعمل في المصنع 48 عاملا، بينهم 63 امرأة.\n";
const SOUND_EN: &str = "The dairy employs 48 packers, among them 31 women.\n";
const SOUND_AR: &str = "يعمل في المصنع 48 عاملا، بينهم 31 امرأة.\n";

#[test]
fn findings_are_status_1_and_silence_is_status_0() {
    let at = folder("statuses", &[]);
    for (copy, lang, wanted) in
        [(CLASH_EN, "en", 1), (CLASH_AR, "ar", 1), (SOUND_EN, "en", 0), (SOUND_AR, "ar", 0)]
    {
        let output = addsup(&at, &["check", "-", "--lang", lang], copy);
        assert_eq!(status(&output), wanted, "{copy}");
        let never = addsup(&at, &["check", "-", "--lang", lang, "--fail-on", "never"], copy);
        assert_eq!(status(&never), 0, "{copy}");
    }
}

#[test]
fn one_bad_file_does_not_hide_the_others() {
    let at = folder("others", &[("a.txt", CLASH_EN.as_bytes()), ("z.txt", CLASH_AR.as_bytes())]);
    let output = addsup(&at, &["check", "a.txt", "gone.txt", "z.txt", "--format", "json"], "");
    assert_eq!(status(&output), 2);
    assert!(said(&output).contains("gone.txt"), "{}", said(&output));
    let report = json(&output);
    let paths: Vec<_> = report["files"].as_array().expect("files").iter().map(|f| &f["path"]).collect();
    assert_eq!(paths, ["a.txt", "z.txt"]);
}

#[test]
fn a_folder_without_copy_is_named_with_the_remedy() {
    let at = folder("no-copy", &[("picture.png", b"PNG")]);
    let output = addsup(&at, &["check", "."], "");
    assert_eq!(status(&output), 2);
    assert!(said(&output).contains("no copy in this folder"), "{}", said(&output));
}

#[test]
fn an_empty_file_is_listed() {
    let at = folder("empty", &[("empty.txt", b"")]);
    let output = addsup(&at, &["check", "empty.txt", "--format", "json"], "");
    assert_eq!(status(&output), 0, "{}", said(&output));
    assert_eq!(json(&output)["files"][0]["figures"]["seen"], 0);
}

#[test]
fn bad_options_are_status_2_and_say_what_to_write() {
    let at = folder("options", &[("a.txt", SOUND_EN.as_bytes())]);
    for (arguments, remedy) in [
        (&["check", "a.txt", "--date", "31/12/2021"][..], "YYYY-MM-DD"),
        (&["check", "a.txt", "--lang", "fr"], "en, ar"),
        (&["check", "a.txt", "--shout"], "--shout"),
    ] {
        let output = addsup(&at, arguments, "");
        assert_eq!(status(&output), 2, "{arguments:?}");
        assert!(said(&output).contains(remedy), "{}", said(&output));
    }
}

#[test]
fn the_same_copy_gives_the_same_bytes() {
    let at = folder("same", &[("a.txt", CLASH_EN.as_bytes()), ("b.txt", CLASH_AR.as_bytes())]);
    for arguments in [&["check", "."][..], &["check", ".", "--format", "json"], &["figures", "."]] {
        let first = addsup(&at, arguments, "");
        assert_eq!(first.stdout, addsup(&at, arguments, "").stdout, "{arguments:?}");
        assert!(!first.stdout.is_empty());
    }
}

#[test]
fn the_checklist_says_who_states_a_figure_and_what_became_of_it() {
    let at = folder("checklist", &[]);
    for (copy, lang) in [
        ("The dairy employs 48 packers, among them 31 women. It opened in May 2014.\n", "en"),
        ("يعمل في المصنع 48 عاملا، بينهم 31 امرأة. وافتتح في مايو 2014.\n", "ar"),
    ] {
        let output = addsup(&at, &["figures", "-", "--lang", lang, "--format", "json"], copy);
        assert_eq!(status(&output), 0);
        let report = json(&output);
        let figures = report["files"][0]["figures"].as_array().expect("figures");
        let statuses: Vec<_> = figures.iter().map(|f| f["status"].as_str().expect("a status")).collect();
        assert_eq!(statuses, ["checked", "checked", "linked"], "{report}");
        assert!(figures.iter().all(|f| f["source"] == "writer"), "{report}");
        assert_eq!(figures[2]["value"]["timex"], "2014-05", "{report}");
        let text = addsup(&at, &["figures", "-", "--lang", lang], copy);
        assert!(String::from_utf8_lossy(&text.stdout).contains("(writer, checked)"));
    }
}
