//! Loading rule files, good and bad.

use super::load::core_files;
use super::{Pattern, RuleError, Rules, Selection, Severity, Status, page, starting_file};
use crate::document::Lang;

const GOOD: &str = r#"summary = "s"
severity = "error"
status = "stable"
match = "(part:Quantity)-[:PART_OF]->(whole:Quantity)"
require = "part <= whole"

[message]
en = "{part} cannot be among {whole}"

[[fires]]
en = "⟦3⟧ of ⟦2⟧"
[[silent]]
en = "2 of 3"
"#;

fn fault(text: &str) -> RuleError {
    let (rules, mut errors) = Rules::load(&[("rules/x/bad.toml", text)]);
    assert_eq!((rules.iter().count(), errors.len()), (0, 1), "{text}");
    errors.remove(0)
}

/// The text of the fault and what is said of it.
fn fault_of(from: &str, to: &str) -> (String, String) {
    let text = GOOD.replace(from, to);
    assert_ne!(text, GOOD, "{from}");
    let error = fault(&text);
    let (line, column) = error.place();
    assert!(error.to_string().starts_with(&format!("rules/x/bad.toml:{line}:{column}: ")));
    (text.get(error.span.clone()).unwrap_or("").to_owned(), format!("{}; {}", error.message, error.help))
}

#[test]
fn core_rules_load_with_two_examples_of_each_kind() {
    let (rules, errors) = Rules::load(&core_files());
    let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    for rule in rules.iter() {
        for (lang, _) in &rule.message {
            for examples in [&rule.fires, &rule.silent] {
                let count = examples.iter().filter(|e| e.lang == *lang).count();
                assert!(count >= 2, "{} has {count} examples in {}", rule.id, lang.code());
            }
        }
        assert!(rule.id.starts_with(&rule.kind), "{}: a rule's id begins with its kind", rule.id);
    }
    for id in [
        "part-exceeds-whole",
        "percent-of-mismatch",
        "change-mismatch",
        "direction-mismatch",
        "parts-sum-mismatch",
        "remainder-mismatch",
        "same-figure-differs",
        "headline-body-mismatch",
        "weekday-date-mismatch",
        "month-name-mismatch",
        "order-mismatch",
        "ordinal-mismatch",
        "elapsed-mismatch",
        "duration-mismatch",
    ] {
        assert!(rules.get(id).is_some(), "{id}");
    }
}

#[test]
fn ids_and_order_come_from_the_files() {
    let files = [("b/two.toml", GOOD), ("a/one.toml", GOOD), ("c/two.toml", GOOD)];
    let (rules, errors) = Rules::load(&files);
    assert_eq!(rules.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ["one", "two"]);
    assert!(errors.iter().all(|e| e.message.contains("“two”")) && errors.len() == 1);
    let mut mine = Rules::load(&[("x/two.toml", GOOD.replace("\"s\"", "\"mine\""))]).0;
    mine.extend(rules);
    assert_eq!(mine.get("two").map(|r| r.summary.as_str()), Some("s"));
}

#[test]
fn faults_point_at_their_place() {
    for (from, to, place, says) in [
        ("(part:Quantity)", "(part:Quantty)", "Quantty", "did you mean Quantity?"),
        (":PART_OF", ":PARTOF", "PARTOF", "did you mean PART_OF?"),
        ("]->(whole", "]-(whole", "-", "“->”: edges have a direction"),
        ("[:PART_OF]", "[:PART_OF {some: true}]", "some", "all: true"),
        ("part <= whole", "part <= hole", "hole", "did you mean whole?"),
        ("part <= whole", "part <= ", "", "expected a value"),
        ("part <= whole", "part + whole", "part + whole", "expected a condition, found a number"),
        ("part <= whole", "smu(part) = whole", "smu(part)", "did you mean sum?"),
        ("part <= whole", "weekday(part) = whole", "part", "expected a date, found a number"),
        ("part <= whole", "part.weekday = whole", "part.weekday", "a property of a date"),
        ("part <= whole", "part <= whole and 1", "part <= whole and 1", "it joins two conditions"),
        ("part <= whole", "(part <= whole", "", "“)”"),
        ("{whole}", "{whole", "{", "“{” is not closed"),
        ("{whole}", "{whol}", "whol", "did you mean whole?"),
        ("{whole}", "{whole as persent}", "persent", "did you mean percent?"),
        ("severity = \"error\"", "severity = \"bad\"", "\"bad\"", "unknown variant"),
        ("summary =", "sumary =", "sumary", "unknown field"),
        (
            "(part:Quantity)-[:PART_OF]",
            "(part:Date)-[:SHARE_OF]",
            "(part:Date)",
            "no SHARE_OF edge leaves such a node",
        ),
        ("(whole:Quantity)", "(whole:Source)", "(whole:Source)", "no PART_OF edge enters such a node"),
        ("(part:Quantity)", "(part:Quantity {direction: 1})", "direction", "could never match"),
        ("(part:Quantity)", "(part {factual: true, factual: false})", "factual", "could never match"),
        ("(part:Quantity)", "(part:Event)", "(part:Event)", "no PART_OF edge leaves such a node"),
        (
            "(part:Quantity)",
            "(part:Quantity {share: true})",
            "(part:Quantity {share: true})",
            "could never match",
        ),
        ("{whole}", "{published}", "published", "no words for a date"),
        ("{whole}", "{part as weekday}", "part", "it asks for “weekday(…)”"),
        ("part <= whole", "1 < 2", "1 < 2", "depends on nothing in the match"),
        ("(whole:Quantity)\"", "(whole:Quantity), (x:Date)\"", "(x:Date)", "join the paths"),
        ("(whole:Quantity)\"", "(whole:Quantity)-[:SHARE_OF]->(x)\"", "(x)", "“x” is never used"),
        (
            "[[silent]]\nen",
            "[[silent]]\nar",
            "\"{part} cannot be among {whole}\"",
            "no [[silent]] example in “en”",
        ),
        ("part <= whole", "part <= whole / 0", "0", "this divides by zero"),
        ("part <= whole", "part.sise <= whole", "part.sise", "no property “sise”"),
        ("part <= whole", "part = whole and part", "part = whole and part", "it joins two conditions"),
        ("part <= whole", "part <= 2021-13", "2", "expected a day or a month that there is"),
        ("part <= whole", "part <= 2021-04", "part <= 2021-04", "does not go between"),
        ("part <= whole", "part <= 3 years", "part <= 3 years", "does not go between"),
        ("part <= whole", "part <= 5 km + 3 kg", "5 km + 3 kg", "does not go between km and kg"),
        ("part <= whole", "part <= 5 parsecs", "p", "a unit behind the number"),
        (
            "part <= whole",
            "part <= whole * whole * whole * whole * whole * whole * whole * whole * whole",
            "whole * whole * whole * whole * whole * whole * whole * whole * whole",
            "this grows too large",
        ),
        ("part <= whole", "part <= whole whole", "w", "the end, or an operator"),
        (
            "]->(whole:Quantity)",
            "]->(whole:Quantity)-[:PART_OF]->(whole:Quantity)",
            "(whole:Quantity)",
            "later only its name",
        ),
        ("(whole:Quantity)\"", "(whole:Quantity)-[:PART_OF]->\"", "", "a node like (whole:Quantity)"),
        ("status = \"stable\"", "status = \"old\"", "\"old\"", "unknown variant"),
        ("⟦3⟧ of ⟦2⟧", "3 of 2", "\"3 of 2\"", "no words are marked"),
        ("⟦3⟧ of ⟦2⟧", "⟦3 of ⟦2⟧", "\"⟦3 of ⟦2⟧\"", "do not pair"),
    ] {
        let (found, said) = fault_of(from, to);
        assert_eq!(found, place, "{to}: {said}");
        assert!(said.contains(says), "{to}: {said}");
    }
}

#[test]
fn a_fault_has_line_and_column() {
    let error = fault(&GOOD.replace("part <= whole", "part <= hole"));
    assert_eq!(error.place(), (5, 20));
    assert!(fault("").to_string().starts_with("rules/x/bad.toml:1:1: "));
}

#[test]
fn hostile_rule_files_do_no_harm() {
    let deep = format!("{}1{} = 1", "(".repeat(100_000), ")".repeat(100_000));
    let long = format!("part <= whole{}", " + 1".repeat(2_500_000));
    let wide = format!("part <= {}", ["whole"; 300].join(" + "));
    let nested = format!("part <= {}whole{}", "(1 + 1 + 1 + 1 + ".repeat(60), ")".repeat(60));
    let huge = format!("part <= {}", "9".repeat(3_000));
    for require in
        [deep, "not ".repeat(100_000), "-".repeat(100_000), "abs(".repeat(100_000), long, wide, huge]
    {
        fault(&GOOD.replace("part <= whole", &require));
    }
    let rules = Rules::load(&[("nested.toml", GOOD.replace("part <= whole", &nested))]).0;
    assert_eq!(rules.iter().count(), 1);
    let nodes = format!("(part){}", "-[:PART_OF]->()".repeat(200));
    fault(&GOOD.replace("(part:Quantity)-[:PART_OF]->(whole:Quantity)", &nodes));
    fault(&format!("x = {}1{}", "[".repeat(90_000), "]".repeat(90_000)));
    fault(&format!("summary = \"{}\"", "s".repeat(10_000_000)));
}

#[test]
fn patterns_have_an_order_of_matching() {
    let pattern = Pattern::parse(
        "(left:Quantity)-[:REMAINS_OF]->(whole:Quantity)<-[:LEAVES_OF|PART_OF {basis: 'stated', all: false}]-(gone:Quantity|Percent {headline: true})",
    )
    .expect("parses");
    assert_eq!(pattern.slots.len(), 3);
    assert_eq!(pattern.plan, [(0, true), (1, false)]);
    assert_eq!(pattern.links.iter().map(|l| (l.from, l.to)).collect::<Vec<_>>(), [(0, 1), (2, 1)]);
    let joined = Pattern::parse("(a)-[:BEFORE]->(b), (c)-[:DATED]->(d), (a)-[:DATED]->(c)").expect("parses");
    assert_eq!(joined.plan, [(0, true), (2, true), (1, true)]);
}

#[test]
fn languages_fall_back() {
    let rules = Rules::load(&[("good.toml", GOOD)]).0;
    let rule = rules.get("good").expect("loads");
    assert!(rule.message_in(Lang::Ar).is_some());
    assert_eq!(rule.fires.first().map(|e| (e.text.as_str(), e.marks.len())), Some(("3 of 2", 2)));
}

#[test]
fn a_newsroom_chooses() {
    let ids = |selection: &Selection| {
        let preview = GOOD.replace("\"stable\"", "\"preview\"");
        let files = [
            ("one.toml", GOOD.to_owned()),
            ("two.toml", preview.replace("summary", "kind = \"one\"\nsummary")),
        ];
        let rules = Rules::load(&files).0.select(selection)?;
        Ok(rules.iter().map(|r| (r.id.clone(), r.severity)).collect::<Vec<_>>())
    };
    let told = |id: &str, severity| (id.to_owned(), severity);
    let list = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<String>>();
    let mut choice = Selection::default();
    assert_eq!(ids(&choice), Ok(vec![told("one", Severity::Error)]));
    choice.on = list(&["two"]);
    choice.severity.insert("one".to_owned(), Severity::Note);
    assert_eq!(ids(&choice), Ok(vec![told("one", Severity::Note), told("two", Severity::Note)]));
    choice.off = list(&["one"]);
    assert_eq!(ids(&choice), Ok(vec![]), "the kind of both");
    choice.off = list(&["won"]);
    let unknown: Result<_, Vec<String>> = ids(&choice);
    assert!(unknown.is_err_and(|lines| lines.len() == 1 && lines[0].contains("did you mean one?")));
}

#[test]
fn a_new_rule_begins_with_a_file_that_loads() {
    assert_eq!(["", "Half", "a b", "x-", "../x", "é"].map(starting_file), [const { None }; 6]);
    let text = starting_file("more-than-half").expect("a name");
    let (rules, errors) = Rules::load(&[("mine/more-than-half.toml", text)]);
    assert!(errors.is_empty(), "{errors:?}");
    assert!(rules.get("more-than-half").is_some());
}

#[test]
fn every_kind_has_its_rules() {
    let rules = Rules::load(&core_files()).0;
    for kind in [
        "part-exceeds-whole",
        "parts-sum-mismatch",
        "percent-of-mismatch",
        "change-mismatch",
        "direction-mismatch",
        "same-figure-differs",
        "shares-exceed-100",
        "fraction-mismatch",
        "conversion-mismatch",
        "rate-mismatch",
        "count-list-mismatch",
        "range-inverted",
        "point-vs-percent",
        "remainder-mismatch",
        "tally-mismatch",
        "magnitude-mismatch",
        "weekday-date-mismatch",
        "impossible-date",
        "month-name-mismatch",
        "calendar-mismatch",
        "duration-mismatch",
        "age-mismatch",
        "order-mismatch",
        "anniversary-mismatch",
        "elapsed-mismatch",
        "tense-mismatch",
        "same-event-two-dates",
        "relative-day-mismatch",
        "ordinal-mismatch",
        "clock-mismatch",
        "period-mismatch",
        "headline-body-mismatch",
        "quote-mismatch",
        "source-self-contradiction",
    ] {
        assert!(rules.iter().any(|r| r.kind == kind), "no rule for {kind}");
    }
    for rule in rules.iter() {
        let page = page(rule);
        assert!(page.starts_with(&format!("# {}\n", rule.id)) && page.contains(&rule.summary));
        assert!(rule.fires.iter().all(|e| e.marked().lines().all(|line| page.contains(line))), "{page}");
        assert!(rule.status == Status::Stable || rule.note.is_some(), "{}: say what it waits for", rule.id);
    }
}

/// With this condition and requirement: what is said of the fault, `None` where the rule loads.
fn with(condition: &str, require: &str) -> Option<String> {
    let text = GOOD
        .replace(r#"require = "part <= whole""#, &format!("where = {condition:?}\nrequire = {require:?}"));
    Rules::load(&[("rules/x/bad.toml", text)]).1.pop().map(|error| error.message)
}

#[test]
fn a_rule_that_can_never_match_does_not_load() {
    for condition in [
        "part < 3 and part > 5",
        "part > whole and whole > part",
        "part < whole and whole < 2 * part and part < -1 * whole and whole > 1",
        "part = 3 and part != 3",
        "not (part < 3 or part > 2)",
        "(part < 3 or part < 2) and part >= 3",
        "part.headline and not part.headline",
        "near(part, whole) and not near(part, whole)",
        "count(part) < 1",
        "part > 5 km and part < 4000 m",
        "published < 2020-01-01 and published > 2021-01-01 and part > 1",
        "published - published < 3 years and published - published > 40 months and part > 1",
    ] {
        assert_eq!(with(condition, "part <= whole").as_deref(), Some("nothing can be so"), "{condition}");
    }
    for (condition, require) in [
        ("part <= whole", "part <= whole"),
        ("part < 3 and whole > 5", "part != whole"),
        ("part >= 1", "whole > 2 or whole <= 2"),
    ] {
        let told = with(condition, require);
        assert_eq!(told.as_deref(), Some("whatever matches fulfils this"), "{condition}: {require}");
    }
    for (condition, require) in [
        ("part > 3 and part < 5", "part <= whole"),
        ("part < 3 or part > 5", "part <= whole"),
        ("could(part < 3) and could(part > 5)", "part <= whole"),
        ("part.headline and not whole.headline", "part <= whole"),
        ("part * whole > 3 and part * part < 1", "part <= whole"),
    ] {
        assert_eq!(with(condition, require), None, "{condition}");
    }
    for circle in ["-[:PART_OF]->(part)", "-[:PART_OF]->()-[:PART_OF]->(part)"] {
        let text = GOOD.replace("(whole:Quantity)\"", &format!("(whole:Quantity){circle}\""));
        assert_eq!(fault(&text).message, "nothing is a part of its own part", "{circle}");
    }
    let chain = GOOD.replace("(whole:Quantity)\"", "(whole:Quantity)-[:PART_OF]->()\"");
    assert!(Rules::load(&[("rules/x/good.toml", chain)]).1.is_empty());
    let text = GOOD.replace("(part:Quantity)", "(part:Quantity {headline: true})").replace(
        r#"require = "part <= whole""#,
        "where = \"not part.headline\"\nrequire = \"part <= whole\"",
    );
    assert_eq!(fault(&text).message, "nothing can be so");
}
