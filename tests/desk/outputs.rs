//! Every output in both languages: well formed, with the right places, and the same for any
//! number of jobs.

use crate::common::{addsup, folder, said, status};
use serde_json::Value;
use std::path::Path;

const FORMATS: [&str; 10] =
    ["text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "html"];

/// A folder with copy in both languages: clashing, sound, and with what markup must escape.
fn copy(name: &str) -> std::path::PathBuf {
    folder(
        name,
        &[
            ("a & b.txt", "The dairy employs 48 packers, among them 63 women, \"in <all>\".\n".as_bytes()),
            ("sound.txt", b"The dairy employs 48 packers, among them 31 women.\n"),
            ("خبر.txt", "يعمل في المصنع 48 عاملا، بينهم 63 امرأة.\n".as_bytes()),
        ],
    )
}

fn report(at: &Path, format: &str) -> String {
    let output = addsup(at, &["check", ".", "--format", format], "");
    assert_eq!(status(&output), 1, "{format}: {}", said(&output));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn sarif_keeps_to_the_published_schema() {
    let mut schema = json(include_str!("../schemas/sarif-2.1.0.json"));
    // As published it has a bracket too many in the pattern of a language, which makes it no regular expression.
    for holder in ["run", "toolComponent"] {
        schema["definitions"][holder]["properties"]["language"]["pattern"] =
            "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$".into();
    }
    let validator = jsonschema::validator_for(&schema).expect("the schema of SARIF");
    let at = copy("sarif");
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for (folder, paths) in [(at.as_path(), "."), (demo.as_path(), "articles")] {
        let output = addsup(folder, &["check", paths, "--format", "sarif"], "");
        let log = json(&String::from_utf8_lossy(&output.stdout));
        let errors: Vec<String> =
            validator.iter_errors(&log).take(5).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{paths}: {errors:#?}");
    }
    let log = json(&report(&at, "sarif"));
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    for (result, uri, first, second) in [
        (&results[0], "a%20%26%20b.txt", "48 packers", "63 women"),
        (&results[1], "%D8%AE%D8%A8%D8%B1.txt", "48 عاملا", "63 امرأة"),
    ] {
        let places: Vec<&Value> = [&result["locations"], &result["relatedLocations"]]
            .iter()
            .map(|l| &l[0]["physicalLocation"])
            .collect();
        let mut words: Vec<&str> =
            places.iter().map(|p| p["region"]["snippet"]["text"].as_str().expect("words")).collect();
        words.sort_unstable();
        assert_eq!(words, [first, second]);
        assert!(places.iter().all(|p| p["artifactLocation"]["uri"] == uri && p["region"]["startLine"] == 1));
        assert!(places.iter().all(|p| p["region"]["startColumn"].as_u64() > Some(1)));
        let message = result["message"]["text"].as_str().expect("a message");
        assert!(message.contains("63 > 48") || message.contains("63 أكثر من 48"), "{message}");
        assert_eq!(result["partialFingerprints"]["addsup/v1"].as_str().map(str::len), Some(16));
        assert_eq!(result["suppressions"], serde_json::json!([]));
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        let rule = &run["tool"]["driver"]["rules"][index];
        assert_eq!(rule["id"], "part-exceeds-whole");
        assert!(rule["help"]["text"].as_str().is_some_and(|help| help.contains("It looks for")));
    }
}

#[test]
fn annotations_escape_what_would_end_them() {
    let text = report(&copy("github"), "github");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    for (line, words) in lines.iter().zip(["63 women", "63 امرأة"]) {
        assert!(line.starts_with("::error file="), "{line}");
        assert!(line.contains(",line=1,endLine=1,col=") && line.contains("title=part-exceeds-whole::"));
        assert!(line.contains("%0A") && line.contains(words), "{line}");
    }
}

#[test]
fn lines_of_json_are_the_files_of_the_report() {
    let at = copy("jsonl");
    let whole = json(&report(&at, "json"));
    let files: Vec<Value> = report(&at, "jsonl")
        .lines()
        .map(|line| {
            let mut file = json(line);
            assert_eq!(file.as_object_mut().and_then(|f| f.remove("version")), Some(Value::from(1)));
            file
        })
        .collect();
    assert_eq!(whole["files"].as_array(), Some(&files));
    let line = addsup::render::schemas().into_iter().find(|(name, _)| *name == "check-line").expect("schema");
    let validator = jsonschema::validator_for(line.1.as_value()).expect("a schema");
    assert!(report(&at, "jsonl").lines().all(|line| validator.is_valid(&json(line))));
}

#[test]
fn review_tools_get_byte_columns_and_suggestions() {
    let log = json(&report(&copy("rdjson"), "rdjson"));
    let found = log["diagnostics"].as_array().expect("diagnostics");
    assert_eq!(found.len(), 2);
    let copy = "يعمل في المصنع 48 عاملا، بينهم 63 امرأة.";
    let diagnostic = &found[1];
    for place in [&diagnostic["location"], &diagnostic["relatedLocations"][0]["location"]] {
        let at = |end: &str| {
            usize::try_from(place["range"][end]["column"].as_u64().expect("a column")).expect("small") - 1
        };
        let words = &copy[at("start")..at("end")];
        assert!(["48 عاملا", "63 امرأة"].contains(&words), "{words}");
    }
    assert_eq!(diagnostic["severity"], "ERROR");
    assert_eq!(diagnostic["suggestions"].as_array().map(Vec::len), Some(2));
}

#[test]
fn code_quality_has_a_fingerprint_of_its_own_for_every_finding() {
    let log = json(&report(&copy("gitlab"), "gitlab"));
    let issues = log.as_array().expect("issues");
    let mut prints: Vec<&str> = issues.iter().filter_map(|i| i["fingerprint"].as_str()).collect();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!((issues.len(), prints.len()), (2, 2));
    assert_eq!(issues[0]["severity"], "major");
    assert_eq!(issues[1]["location"]["path"], "خبر.txt");
    let begin = &issues[1]["location"]["positions"]["begin"];
    assert_eq!((&begin["line"], begin["column"].as_u64() > Some(1)), (&Value::from(1), true));
}

#[test]
fn xml_is_well_formed_and_counts() {
    let at = copy("xml");
    for format in ["junit", "checkstyle"] {
        let text = report(&at, format);
        let mut reader = quick_xml::Reader::from_str(&text);
        let (mut failures, mut errors) = (0, 0);
        loop {
            match reader.read_event().expect("XML") {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(e) if e.name().as_ref() == "failure" => failures += 1,
                quick_xml::events::Event::Empty(e) if e.name().as_ref() == "error" => errors += 1,
                quick_xml::events::Event::Start(e) | quick_xml::events::Event::Empty(e) => {
                    assert!(e.attributes().all(|a| a.is_ok()), "{text}");
                }
                _ => {}
            }
        }
        assert_eq!((failures, errors), if format == "junit" { (2, 0) } else { (0, 2) }, "{text}");
        assert!(text.contains("63 امرأة") && text.contains("a &amp; b.txt"), "{text}");
    }
    let never = addsup(&at, &["check", ".", "--format", "junit", "--fail-on", "never"], "");
    assert_eq!(status(&never), 0);
    assert!(!String::from_utf8_lossy(&never.stdout).contains("<failure"));
}

#[test]
fn the_page_links_each_side_of_a_clash_with_the_other() {
    let page = report(&copy("page"), "html");
    assert!(
        page.contains("<section lang=\"ar\" dir=\"rtl\">")
            && page.contains("<section lang=\"en\" dir=\"ltr\">")
    );
    let targets: Vec<&str> =
        page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(targets.len() >= 8, "{targets:?}");
    for target in targets {
        assert_eq!(page.matches(&format!("id=\"{target}\"")).count(), 1, "{target}");
    }
    assert!(page.contains("<mark class=\"error\">63 امرأة</mark>"), "{page}");
    assert!(page.contains("<span dir=\"ltr\">63 &gt; 48</span>"), "{page}");
    assert!(page.contains("<span dir=\"rtl\">63 أكثر من 48</span>"), "{page}");
    assert!(page.contains("&lt;all&gt;") && !page.contains("<all>"));
    assert!(!page.contains("http"), "the page asks for nothing from outside");
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    // More than seven threads get in one batch.
    let entries = std::fs::read_dir(articles.join("articles/en")).expect("articles").flatten();
    let mut some: Vec<String> =
        entries.map(|e| format!("articles/en/{}", e.file_name().to_string_lossy())).collect();
    some.sort();
    let some: Vec<&str> = some.iter().map(String::as_str).take(64).collect();
    for format in FORMATS {
        let copy = if format == "jsonl" { &["articles/en"][..] } else { &some };
        let [one, seven] = ["1", "7"].map(|jobs| {
            let options = ["check", "demo", "--format", format, "--jobs", jobs];
            let output = addsup(&articles, &[&options, copy].concat(), "");
            assert_eq!(status(&output), 1, "{}", said(&output));
            output
        });
        assert!(one.stdout == seven.stdout, "{format}");
        assert_eq!(one.stderr, seven.stderr, "{format}");
    }
}
