//! The command as a user meets it: exit statuses, messages, the checklist.

use crate::common::{addsup, folder, said, status};
use serde_json::Value;
use std::process::Output;

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON on standard output")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
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
fn an_empty_file_is_listed_and_missed_where_it_was_named() {
    let at = folder("empty", &[("empty.txt", b"")]);
    for (path, expected) in [(".", 0), ("empty.txt", 2)] {
        let output = addsup(&at, &["check", path, "--format", "json"], "");
        assert_eq!(status(&output), expected, "{}", said(&output));
        assert_eq!(json(&output)["files"][0]["figures"]["seen"], 0);
    }
    // In a report for people it is told there, and only there.
    let output = addsup(&at, &["check", "empty.txt"], "");
    let told = [&output.stdout, &output.stderr]
        .map(|out| String::from_utf8_lossy(out).matches("no copy in").count());
    assert_eq!((status(&output), told), (2, [1, 0]));
}

#[test]
fn bad_options_are_status_2_and_say_what_to_write() {
    let at = folder("options", &[("a.txt", SOUND_EN.as_bytes())]);
    for (arguments, remedy) in [
        (&["check", "a.txt", "--date", "31/12/2021"][..], "YYYY-MM-DD"),
        (&["check", "a.txt", "--date", "2021-02-30"], "01 to 28"),
        (&["check", "a.txt", "--date", "-5-01-01"], "YYYY-MM-DD"),
        (&["check", "a.txt", "--messages", "fr"], "en, ar"),
        (&["check", "a.txt", "--width", "wide"], "columns"),
        (&["check", "a.txt", "--width", "0"], "columns"),
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
        let told = if lang == "en" { "(writer, checked)" } else { "(الكاتب، مفحوص)" };
        assert!(out(&text).contains(told), "{}", out(&text));
    }
}

#[test]
fn the_checklist_names_a_source_in_full() {
    let at = folder("sources", &[]);
    for (copy, lang, source) in [
        ("Maria Lopez-Hernandez said 48 people had left.\n", "en", "(Maria Lopez-Hernandez, seen)"),
        ("According to the O'Hara report, 48 people had left.\n", "en", "O'Hara report"),
        (
            "قال رئيس الحكومة العراقية مصطفى الكاظمي إن 48 شخصا غادروا.\n",
            "ar",
            "(رئيس الحكومة العراقية مصطفى الكاظمي، مقروء)",
        ),
    ] {
        let output = addsup(&at, &["figures", "-", "--lang", lang], copy);
        assert!(out(&output).contains(source), "{}", out(&output));
    }
}

#[test]
fn the_counts_of_a_report_are_those_of_the_checklist() {
    let at = folder("counts", &[]);
    let copies = [
        (
            "The dairy opened on Monday, 12 March 2022 and employs 48 packers, among them 31 women, for now.\n",
            "en",
        ),
        ("افتتح المصنع يوم الاثنين 12 مارس/آذار 2022، ويعمل فيه حتى الآن 48 عاملا، بينهم 31 امرأة.\n", "ar"),
    ];
    for (copy, lang) in copies {
        let report = json(&addsup(&at, &["check", "-", "--lang", lang, "--format", "json"], copy));
        let list = json(&addsup(&at, &["figures", "-", "--lang", lang, "--format", "json"], copy));
        let figures = list["files"][0]["figures"].as_array().expect("figures");
        let count = |names: &[&str]| {
            figures.iter().filter(|f| names.contains(&f["status"].as_str().unwrap_or(""))).count()
        };
        let counts = &report["files"][0]["figures"];
        assert_eq!(counts["seen"], figures.len(), "{list}");
        assert_eq!(counts["linked"], count(&["linked", "checked"]), "{list}");
        assert_eq!(counts["checked"], count(&["checked"]), "{list}");
        let rest =
            json(&addsup(&at, &["check", "-", "--lang", lang, "--format", "json", "--unchecked"], copy));
        let notes = rest["files"][0]["notes"].as_array().expect("notes");
        assert_eq!(notes.len(), count(&["seen", "linked"]), "{rest}");
        assert!(!notes.is_empty(), "{rest}");
    }
    let one = addsup(&at, &["check", "-", "--width", "80"], "It employs 48 packers.\n");
    assert!(out(&one).ends_with("1 figure seen, 0 linked, 0 checked; findings: 0\n"), "{}", out(&one));
}

#[test]
fn messages_are_in_the_language_of_the_copy_or_the_one_that_was_asked_for() {
    let at = folder("messages", &[]);
    let says = |copy: &str, lang: &str, messages: &[&str]| {
        let arguments = [&["check", "-", "--lang", lang, "--format", "json"], messages].concat();
        let finding = json(&addsup(&at, &arguments, copy))["files"][0]["findings"][0].clone();
        let replacements = finding["replacements"].as_array().expect("replacements").clone();
        let texts: Vec<String> = replacements.iter().map(|r| r["text"].to_string()).collect();
        (finding["message"].as_str().expect("a message").to_owned(), texts)
    };
    let (english, arabic) = ("cannot be among", "لا يمكن أن يكون");
    assert!(says(CLASH_EN, "en", &[]).0.contains(english));
    assert!(says(CLASH_AR, "ar", &[]).0.contains(arabic));
    // What would be written stays in the copy's language.
    for (copy, lang, other, words) in [(CLASH_EN, "en", "ar", arabic), (CLASH_AR, "ar", "en", english)] {
        let (message, texts) = says(copy, lang, &["--messages", other]);
        assert!(message.contains(words), "{message}");
        assert_eq!(texts, says(copy, lang, &[]).1);
    }
    let text = addsup(&at, &["check", "-", "--lang", "ar", "--messages", "en"], CLASH_AR);
    assert!(out(&text).starts_with("error[part-exceeds-whole]"), "{}", out(&text));
    let text = addsup(&at, &["check", "-", "--lang", "ar"], CLASH_AR);
    assert!(out(&text).starts_with("تناقض [part-exceeds-whole]"), "{}", out(&text));
}

#[test]
fn one_bad_rule_file_leaves_the_other_rules_in_force() {
    let good = addsup::rule::starting_file("over-half").expect("a rule");
    let files: &[(&str, &[u8])] = &[
        ("rules/bad.toml", b"summary = \"no rule\"\nmatch = 3\n"),
        ("rules/over-half.toml", good.as_bytes()),
        ("a.txt", CLASH_EN.as_bytes()),
        ("half.txt", SOUND_EN.as_bytes()),
    ];
    let at = folder("rule-files", files);
    for more in [&[][..], &["--off", "bad", "--severity", "bad=note"]] {
        let arguments =
            [&["check", "a.txt", "half.txt", "--format", "json", "--rules", "rules"], more].concat();
        let output = addsup(&at, &arguments, "");
        assert_eq!(status(&output), 2, "{}", said(&output));
        assert!(said(&output).contains("rules/bad.toml:2:"), "{}", said(&output));
        let report = json(&output);
        let rule = |file: usize| report["files"][file]["findings"][0]["rule"].clone();
        assert_eq!((rule(0), rule(1)), ("over-half".into(), "over-half".into()), "{report}");
    }
    let output = addsup(&at, &["check", "a.txt", "--rules", "nowhere"], "");
    assert_eq!(status(&output), 2);
    assert!(said(&output).contains("name a folder of rule files"), "{}", said(&output));
    assert_eq!(said(&output).matches("nowhere").count(), 1, "{}", said(&output));
    assert!(out(&output).contains("48 packers"), "{}", out(&output));
    let output = addsup(&at, &["check", "a.txt", "--off", "part-exceeds-hole"], "");
    assert_eq!(status(&output), 2);
    assert!(said(&output).contains("did you mean part-exceeds-whole?"), "{}", said(&output));
    let output = addsup(&at, &["rules", "new", "part-exceeds-whole"], "");
    assert_eq!(status(&output), 2);
    assert!(said(&output).contains("comes with the program"), "{}", said(&output));
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_written_is_status_2() {
    let at = folder("full", &[("a.txt", SOUND_EN.as_bytes())]);
    for arguments in [
        &["check", "a.txt"][..],
        &["check", "a.txt", "--format", "json"],
        &["figures", "a.txt"],
        &["graph", "a.txt"],
        &["rules", "list"],
        &["explain", "part-exceeds-whole"],
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_addsup"))
            .args(arguments)
            .current_dir(&at)
            .stdout(full)
            .output()
            .expect("addsup ends");
        assert_eq!(status(&output), 2, "{arguments:?}");
        assert!(said(&output).contains("cannot be written"), "{arguments:?}: {}", said(&output));
    }
}

#[test]
fn what_is_wrong_with_a_file_is_told_once() {
    let at =
        folder("once", &[("a.txt", b"---\ndate: 2021-02-30\n---\nRain fell on 3 men.\n"), ("b.png", b"PNG")]);
    let output = addsup(&at, &["check", "."], "");
    assert_eq!(status(&output), 2);
    let all = out(&output) + &said(&output);
    assert_eq!(all.matches("2021-02-30").count(), 1, "{all}");
    assert_eq!(all.matches("a picture").count(), 1, "{all}");
    let report = json(&addsup(&at, &["check", "a.txt", "--format", "json"], ""));
    assert!(report["files"][0]["notes"][0]["message"].as_str().is_some_and(|m| m.contains("2021-02-30")));
}

#[test]
fn a_file_that_is_named_twice_is_checked_once() {
    let at = folder("twice", &[("copy/a.txt", CLASH_EN.as_bytes())]);
    let output = addsup(&at, &["check", "copy", "copy/a.txt", "./copy/a.txt", "--format", "json"], "");
    assert_eq!(json(&output)["summary"]["files"], 1, "{}", out(&output));
}

#[test]
fn the_rules_that_come_with_the_program_pass_their_tests() {
    let at = folder("rules-test", &[("bad/zero.toml", ZERO.as_bytes())]);
    let output = addsup(&at, &["rules", "test"], "");
    assert_eq!(status(&output), 0, "{}", out(&output));
    assert!(out(&output).contains("known to be missed"), "{}", out(&output));
    let output = addsup(&at, &["rules", "test", "bad"], "");
    assert_eq!(status(&output), 2);
    assert!(said(&output).contains("this divides by zero"), "{}", said(&output));
}

#[test]
fn a_number_without_end_in_a_rule_is_not_printed_whole() {
    let rule = ZERO.replace("part / 0", &format!("part * 1{}", "0".repeat(900)));
    let at = folder("rules-huge", &[("huge/huge.toml", rule.as_bytes())]);
    let output = addsup(&at, &["rules", "test", "huge"], "");
    assert_eq!(status(&output), 2);
    assert!(said(&output).contains("huge.toml:6:"), "{}", said(&output));
    assert!(said(&output).len() < 600, "{}", said(&output));
}

const ZERO: &str = r#"
summary  = "x"
severity = "error"
status   = "stable"
match    = "(part:Quantity)-[:PART_OF]->(whole:Quantity)"
require  = "part / 0 <= whole"
[message]
en = "{part} {whole}"
[[fires]]
en = "The mission counts ⟦3,000 soldiers⟧, among them ⟦2,400 medics⟧."
[[silent]]
en = "The mission counts 3,000 soldiers, among them 1,100 medics."
"#;

#[test]
fn what_went_and_what_is_left_imply_what_there_was_whatever_noun_each_takes() {
    let at = folder("implied", &[]);
    for (copy, lang, before) in [
        (
            "Nearly 60% of the coalition's forces left in recent months; about 3,000 soldiers remain.\n",
            "en",
            "7,500",
        ),
        ("Some 60% of the coalition forces have left. About 3,000 troops remain in Iraq.\n", "en", "7,500"),
        ("Some 20% of the union's members have left. About 1,600 workers remain.\n", "en", "2,000"),
        ("غادر ما يقرب من 60% من قوات التحالف، وبقي نحو 3 آلاف جندي.\n", "ar", "7500"),
        ("غادر 20% من أعضاء النقابة. وبقي نحو 1600 عامل.\n", "ar", "2000"),
    ] {
        let output = addsup(&at, &["check", "-", "--lang", lang, "--implied"], copy);
        assert_eq!(status(&output), 0, "{}", out(&output));
        assert!(out(&output).contains(before), "{copy}{}", out(&output));
    }
    // Things of another kind are not what is left of them.
    let other = "Some 60% of the buses have left. About 3,000 soldiers remain in Iraq.\n";
    let output = addsup(&at, &["check", "-", "--lang", "en", "--implied"], other);
    assert!(!out(&output).contains("7,500"), "{}", out(&output));
}

#[test]
fn mistakes_on_the_command_line_are_told_in_the_language_that_was_asked_for() {
    let at = folder("options-rules", &[("a.txt", SOUND_EN.as_bytes()), ("rules/none.md", b"nothing\n")]);
    for (arguments, english, arabic) in [
        (["a.txt", "--lnag", "en"].as_slice(), "--lang", "لعل المقصود «--lang»"),
        (
            &["a.txt", "--date", "2021-02-30"],
            "2021-02 has the days 01 to 28",
            "أيام الشهر 2021-02 من 01 إلى 28",
        ),
        (&["a.txt", "--date", "soon"], "YYYY-MM-DD", "يكتب التاريخ هكذا"),
        (&["a.txt", "--format", "yaml"], "possible values", "لا يصلح «yaml»"),
        (&["a.txt", "--config", "a", "--no-config"], "cannot be used with", "لا يجتمع الخياران"),
        (&["a.txt", "--date"], "a value is required", "ينقص ما يلي الخيار"),
        (&["a.txt", "--severity", "x"], "write RULE=error", "يكتب RULE=error"),
        (&["a.txt", "--width", "0"], "1 to 10000", "من 1 إلى 10000"),
        (&["a.txt", "--jobs", "0"], "1 to 65535", "من 1 إلى 65535"),
        (
            &["a.txt", "--on", "part-exceed-whole"],
            "did you mean part-exceeds-whole",
            "لعل المقصود part-exceeds-whole",
        ),
        (&["a.txt", "--rules", "rules"], "no rule file", "لا ملف قواعد"),
        (&["a.txt", "--rules", "gone"], "no such file or folder", "لا ملف ولا مجلد بهذا الاسم"),
        (&["a.txt", "--output", "gone/report.txt"], "cannot be written", "تعذرت كتابته"),
        (&["gone.txt"], "no such file or folder", "لا ملف ولا مجلد بهذا الاسم"),
        (&[], "required", "ينقص الأمر"),
    ] {
        for (lang, wanted) in [("en", english), ("ar", arabic)] {
            let output = addsup(&at, &[&["check", "--messages", lang], arguments].concat(), "");
            assert_eq!(status(&output), 2, "{lang} {arguments:?}");
            assert!(said(&output).contains(wanted), "{lang} {arguments:?}: {}", said(&output));
        }
    }
    let help = addsup(&at, &["check", "--help", "--messages", "ar"], "");
    assert_eq!((status(&help), said(&help).as_str()), (0, ""));
}

/// Two rules of one folder that tell of the same words.
#[test]
fn rules_are_tested_alone_and_what_hides_them_is_named() {
    let rule = "summary = \"s\"\nseverity = \"warning\"\nstatus = \"stable\"\n\
        match = \"(part:Quantity)-[:PART_OF]->(whole:Quantity)\"\nrequire = \"part * 5 >= whole\"\n\
        [message]\nen = \"only {part} of {whole}\"\nar = \"{part} فقط من {whole}\"\n\
        [[fires]]\nen = \"The herd has ⟦42 cows⟧, including ⟦3 calves⟧.\"\n\
        [[silent]]\nen = \"The herd has 42 cows, including 30 calves.\"\n\
        [[fires]]\nar = \"في القطيع ⟦42 بقرة⟧، بينها ⟦3 عجول⟧.\"\n\
        [[silent]]\nar = \"في القطيع 42 بقرة، بينها 30 عجلا.\"\n";
    let at = folder("hidden", &[("calves.toml", rule.as_bytes()), ("young.toml", rule.as_bytes())]);
    let output = addsup(&at, &["rules", "test", "."], "");
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(status(&output), 0, "{table}{}", said(&output));
    assert!(table.contains("young       2/2      2/2  ok, 2 hidden"), "{table}");
    assert!(table.contains("young [ar]: fires, but with all rules calves tells of these words"), "{table}");
}

#[test]
fn a_year_in_a_message_is_no_count() {
    let rule = "summary = \"s\"\nseverity = \"warning\"\nstatus = \"stable\"\n\
        match = \"(event:Event)-[:DATED]->(date:Date)\"\nrequire = \"year(date) <= 1990\"\n\
        [message]\nen = \"{event} in {year(date)}\"\n\
        [[fires]]\nen = \"The plant was closed on ⟦5 May 2021⟧.\"\n\
        [[silent]]\nen = \"The plant was closed on 5 May 1981.\"\n";
    let draft = "---\ndate: 2022-01-01\nlang: en\n---\nThe plant was closed on 5 May 2021.\n";
    let at = folder("years", &[("house/late.toml", rule.as_bytes()), ("d.txt", draft.as_bytes())]);
    let output = addsup(&at, &["check", "d.txt", "--rules", "house", "--format", "json"], "");
    assert_eq!(json(&output)["files"][0]["findings"][0]["message"], "closed in 2021", "{}", said(&output));
}
