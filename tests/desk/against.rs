//! Copy beside a fact sheet.

use crate::common::{addsup, folder, said, status};
use serde_json::Value;

const FACTS: &str = "\
document \"Facts on the coalition\" published 2021-04-01 language en
measure coalition \"coalition soldiers\", also \"coalition troops\", also \"جنود التحالف\", also \"قوات التحالف\"
coalition.now = about 3,000 soldiers, measures coalition
measure americans \"American soldiers\", also \"جندي أميركي\"
americans.now = 2,500 soldiers, measures americans, part of coalition.now
event second-round \"second round\" = 19 August 2020, also \"الجولة الثانية\"
";

/// The findings about a draft, checked against the sheet.
fn findings(name: &str, draft: &str) -> Vec<Value> {
    let at = folder(
        &format!("against-{name}"),
        &[("draft.txt", draft.as_bytes()), ("facts.claims", FACTS.as_bytes())],
    );
    let output = addsup(&at, &["check", "draft.txt", "--against", "facts.claims", "--format", "json"], "");
    assert_eq!(said(&output), "");
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    report["files"][0]["findings"].as_array().expect("findings").clone()
}

fn english(copy: &str) -> String {
    format!("---\ndate: 2021-04-07\nlang: en\n---\n{copy}\n")
}

fn arabic(copy: &str) -> String {
    format!("---\ndate: 2021-04-07\nlang: ar\n---\n{copy}\n")
}

#[test]
fn what_differs_from_the_sheet_is_told_and_the_sheet_named() {
    let found =
        findings("en", &english("About 4,800 coalition troops are stationed in Iraq, the minister said."));
    let finding = &found[0];
    assert_eq!((found.len(), &finding["rule"]), (1, &Value::from("same-figure-differs")));
    assert_eq!(finding["message"], "4,800 coalition troops here, but 3,000 soldiers in the fact sheet");
    assert_eq!(
        finding["explanation"],
        serde_json::json!([
            "4,800 and 3,000 are 1,800 apart",
            "the fact sheet facts.claims:3 says “3,000 soldiers”"
        ])
    );
    assert_eq!(finding["labels"].as_array().map(Vec::len), Some(1));
    assert_eq!(finding["labels"][0]["text"], "4,800 coalition troops");
    let fact = &finding["against"][0];
    let bytes = fact["byte_start"].as_u64().expect("a byte") as usize
        ..fact["byte_end"].as_u64().expect("a byte") as usize;
    assert_eq!(
        (&fact["path"], &fact["line"], &FACTS[bytes]),
        (&"facts.claims".into(), &3.into(), "3,000 soldiers")
    );
    // Only the copy is to be changed.
    assert!(
        finding["replacements"]
            .as_array()
            .expect("replacements")
            .iter()
            .all(|r| r["byte_end"].as_u64() < Some(120))
    );
}

#[test]
fn what_differs_in_arabic() {
    let found = findings(
        "ar",
        &arabic("في العراق نحو 4800 جندي من قوات التحالف. وعقدت الجولة الثانية في 19 يوليو 2020."),
    );
    let messages: Vec<&str> = found.iter().filter_map(|f| f["message"].as_str()).collect();
    assert_eq!(
        messages,
        [
            "4800 جندي هنا، وفي ورقة الحقائق 3,000 soldiers",
            "19 يوليو 2020 هنا، وفي ورقة الحقائق 19 August 2020"
        ]
    );
    assert_eq!(found[0]["explanation"][1], "في ورقة الحقائق facts.claims:3: «3,000 soldiers»");
    assert_eq!(found[0]["replacements"][0]["text"], "3000");
}

#[test]
fn what_agrees_or_speaks_of_another_thing_is_silent() {
    for (name, copy) in [
        ("same", "Some 3,100 coalition soldiers are in Iraq. The second round was held on 19 August 2020."),
        ("another", "Another 7,000 coalition soldiers were there before."),
        ("then", "In 2014 there were 5,000 coalition soldiers in Iraq."),
        ("planned", "The alliance would send 6,000 coalition soldiers."),
        ("left", "Coalition soldiers ate 9,000 meals."),
        ("police", "The city has 12,000 police officers."),
    ] {
        assert_eq!(findings(name, &english(copy)), Vec::<Value>::new(), "{copy}");
    }
    for (name, copy) in [
        ("ar-same", "في العراق نحو 3 آلاف جندي من قوات التحالف. وعقدت الجولة الثانية في 19 أغسطس 2020."),
        ("ar-then", "في عام 2014 كان في العراق 5 آلاف جندي من قوات التحالف."),
        ("ar-other", "في المدينة 12 ألف شرطي."),
    ] {
        assert_eq!(findings(name, &arabic(copy)), Vec::<Value>::new(), "{copy}");
    }
}

const TOWN: &str = "\
document \"Facts on Arden\" published 2021-04-01 language en
measure jobless \"unemployment rate\", also \"معدل البطالة\"
jobless.now = 7.4%, measures jobless
measure population \"population of Arden\", also \"عدد سكان أردن\"
population.now = 48,000 people, measures population
measure debt \"public debt\", also \"الدين العام\"
debt.now = $4 billion, measures debt
event fair \"book fair\" = 3 February 2021, also \"معرض الكتاب\"
";

/// The words of the copy that are told to differ from what the sheet on a town says.
fn differing(name: &str, draft: &str) -> Vec<String> {
    let at =
        folder(&format!("town-{name}"), &[("d.txt", draft.as_bytes()), ("facts.claims", TOWN.as_bytes())]);
    let output = addsup(&at, &["check", "d.txt", "--against", "facts.claims", "--format", "json"], "");
    assert_eq!(said(&output), "");
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let findings = report["files"][0]["findings"].as_array().expect("findings").iter();
    findings.map(|f| f["labels"][0]["text"].as_str().unwrap_or("").to_owned()).collect()
}

#[test]
fn a_name_meets_its_figure_whatever_the_verb() {
    for (copy, differs) in [
        ("The unemployment rate stood at 9.4% in Arden.", "9.4%"),
        ("The population of Arden now numbers 72,000 residents.", "72,000 residents"),
        ("The population of Arden is estimated at 72,000.", "72,000"),
        ("Public debt has now climbed, after a long decade, to $9 billion.", "$9 billion"),
        ("The book fair was held on 5 February 2021.", "5 February 2021"),
        ("The book fair took place in the old hall of the port on 5 February 2021.", "5 February 2021"),
        ("On 5 February 2021 the ministers opened the book fair.", "5 February 2021"),
    ] {
        assert_eq!(differing("en", &english(copy)), [differs], "{copy}");
    }
    for (copy, differs) in [
        ("بلغ معدل البطالة في البلاد 9.4%.", "9.4%"),
        ("يبلغ عدد سكان أردن 72 ألف نسمة.", "72 ألف نسمة"),
        ("ويقدر عدد سكان أردن بنحو 72 ألف نسمة.", "72 ألف نسمة"),
        ("ارتفع الدين العام للبلاد إلى 9 مليارات دولار.", "9 مليارات دولار"),
        ("عقد معرض الكتاب في 5 فبراير 2021.", "5 فبراير 2021"),
        ("افتتح معرض الكتاب في القاعة القديمة بالميناء في 5 فبراير 2021.", "5 فبراير 2021"),
    ] {
        assert_eq!(differing("ar", &arabic(copy)), [differs], "{copy}");
    }
}

#[test]
fn what_a_verb_tells_of_another_matter_is_silent() {
    for copy in [
        "The unemployment rate rose 2%.",
        "The unemployment rate among women reached 9.9%.",
        "The population of Arden lost 900 residents.",
        "The book fair was announced on 1 January 2021.",
        "Tickets for the book fair sold out on 1 February 2021.",
        "The minister said on 9 February 2021 that the book fair had been a success.",
    ] {
        assert_eq!(differing("en-silent", &english(copy)), Vec::<String>::new(), "{copy}");
    }
    for copy in [
        "ارتفع معدل البطالة 2%.",
        "بلغ معدل البطالة بين النساء 9.9%.",
        "أعلن عن معرض الكتاب في 1 يناير 2021.",
        "نفدت تذاكر معرض الكتاب في 1 فبراير 2021.",
    ] {
        assert_eq!(differing("ar-silent", &arabic(copy)), Vec::<String>::new(), "{copy}");
    }
}

#[test]
fn clashes_inside_the_draft_are_told_as_before_and_those_inside_the_sheet_are_not() {
    let found = findings("inside", &english("The yard employs 140 machinists, among them 162 women."));
    assert_eq!(
        (found.len(), &found[0]["rule"], &found[0]["against"]),
        (1, &"part-exceeds-whole".into(), &Value::Null)
    );
    let facts = "a = 140 machinists\nb = 162 women, part of a\n";
    let at =
        folder("against-sheet", &[("d.txt", b"The yard is by the sea."), ("f.claims", facts.as_bytes())]);
    let output = addsup(&at, &["check", "d.txt", "--against", "f.claims"], "");
    assert_eq!(status(&output), 0, "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn a_sheet_that_is_none_and_one_with_mistakes() {
    let at = folder(
        "against-bad",
        &[("d.txt", b"The yard is by the sea."), ("f.claims", b"a = many\n"), ("f.txt", b"no")],
    );
    let output = addsup(&at, &["check", "d.txt", "--against", "f.txt"], "");
    assert_eq!(
        (status(&output), said(&output).contains("f.txt: no fact sheet")),
        (2, true),
        "{}",
        said(&output)
    );
    let output = addsup(&at, &["check", "d.txt", "--against", "f.claims"], "");
    assert_eq!((status(&output), said(&output).contains("f.claims:1:5")), (2, true), "{}", said(&output));
    let output = addsup(&at, &["check", "d.txt", "--against", "nowhere.claims"], "");
    assert_eq!(status(&output), 2);
}

#[test]
fn the_command_prints_claims_and_their_normal_form() {
    let draft = english("The yard employs 140 machinists, among them 62 women.");
    let at = folder("claims-command", &[("d.txt", draft.as_bytes())]);
    let output = addsup(&at, &["claims", "d.txt"], "");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(status(&output), 0);
    assert!(printed.contains("    women = 62 women, part of machinists (\"among\")\n"), "{printed}");
    let again = addsup(&at, &["claims", "-", "--stdin-filename", "d.claims"], &printed);
    assert_eq!(String::from_utf8_lossy(&again.stdout), printed);
    let broken = addsup(
        &at,
        &["check", "-", "--input-format", "claims"],
        "a = 140 machinists\nb = 162 women, part of a, prat of a\n",
    );
    let text = String::from_utf8_lossy(&broken.stdout).into_owned();
    let shown = [
        "162 women cannot be among 140 machinists",
        "1 │ a = 140 machinists\n",
        "2 │ b = 162 women, part of a",
    ];
    assert!(shown.iter().all(|words| text.contains(words)), "{text}");
    assert_eq!(
        (status(&broken), said(&broken).contains("did you mean “part of”?")),
        (2, true),
        "{}",
        said(&broken)
    );
}
