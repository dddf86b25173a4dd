use super::{Configuration, DateSource, Kind, Wrong, layer};
use crate::document::Lang;
use crate::rule::{Rules, Selection, Severity, starting_file};
use crate::value::{ReadingTable, Width};
use std::path::Path;

fn read(text: &str) -> Configuration {
    Configuration::read("addsup.toml", Path::new("/desk"), text).expect("settings")
}

#[test]
fn an_empty_file_sets_nothing() {
    let plan = read("").plan(Path::new("/desk/a.txt"));
    assert_eq!((plan.language, plan.date, plan.selection), (None, None, Selection::default()));
    assert!(plan.rules.is_empty() && plan.ignores.is_empty() && plan.against.is_none());
}

#[test]
fn paths_are_complete_and_overrides_follow_each_other() {
    let settings = read(
        "against = \"f.claims\"\ndate = \"name\"\nlanguage = \"ar\"\n[rules]\non = [\"a\"]\noff = [\"b\", \"c\"]\n\
         [[override]]\npaths = [\"x/{y,z}\"]\nlanguage = \"en\"\nrules.on = [\"b\"]\nrules.off = [\"a\"]\n\
         [[override]]\npaths = [\"./x/y/\"]\nagainst = \"g.claims\"\ndate = \"copy\"\nrules.off = [\"b\"]\n",
    );
    let plan = settings.plan(Path::new("/desk/x/y/a.txt"));
    assert_eq!((plan.language, plan.date), (Some(Lang::En), Some(DateSource::Copy)));
    assert_eq!(plan.against.as_deref(), Some(Path::new("/desk/g.claims")));
    assert_eq!((plan.selection.on, plan.selection.off), (vec![], vec!["c".into(), "a".into(), "b".into()]));
    let plan = settings.plan(Path::new("/desk/x/z/deep/a.txt"));
    assert_eq!((plan.language, plan.date), (Some(Lang::En), Some(DateSource::Name)));
    assert_eq!((plan.selection.on, plan.selection.off), (vec!["b".into()], vec!["c".into(), "a".into()]));
    assert_eq!(settings.plan(Path::new("/desk/y/a.txt")).language, Some(Lang::Ar));
}

#[test]
fn a_file_that_is_named_is_told_when_nothing_is_covered_and_a_pattern_is_not() {
    let entry = |path: &str| format!("[[ignore]]\npath = \"{path}\"\nrule = \"r\"\nreason = \"w\"\n");
    let settings = read(&(entry("x/a.txt") + &entry("x") + &entry("*/a.*")));
    let ignores = settings.plan(Path::new("/desk/x/a.txt")).ignores;
    assert_eq!(ignores.iter().map(|i| i.alone).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(ignores[1].place, "addsup.toml:7");
    assert!(settings.plan(Path::new("/desk/b.txt")).ignores.is_empty());
}

#[test]
fn a_rule_of_a_later_set_is_off_under_a_pin_until_it_is_named() {
    let text = starting_file("late").expect("a rule").replace("\nseverity", "\nsince = 2\nseverity");
    let rules = || Rules::load(&[("late.toml", &text)]).0;
    let chosen = |version: Option<u32>, on: &[&str]| {
        let on = on.iter().map(|id| (*id).to_owned()).collect();
        let selection = Selection { version, on, ..Selection::default() };
        rules().select(&selection).expect("known ids").iter().count()
    };
    assert_eq!([chosen(None, &[]), chosen(Some(2), &[]), chosen(Some(1), &[])], [1, 1, 0]);
    assert_eq!(chosen(Some(1), &["late"]), 1);
    assert!(Rules::builtin().iter().all(|rule| (1..=Rules::VERSION).contains(&rule.since)));
    let pinned = read("rules.version = 1\n").plan(Path::new("/desk/a.txt")).selection;
    assert_eq!(pinned.version, Some(1));
    let wrong = Configuration::read("a", Path::new(""), "rules.version = 0\n").unwrap_err().wrong;
    assert!(matches!(wrong, Wrong::Version { pinned: 0, .. }), "{wrong:?}");
}

#[test]
fn what_is_asked_later_goes_before() {
    let mut selection = Selection { off: vec!["a".into()], ..Selection::default() };
    layer(&mut selection, &["a".into()], &["b".into()], &[("a".into(), Severity::Note)]);
    assert_eq!((&selection.on[..], &selection.off[..]), (&["a".to_owned()][..], &["b".to_owned()][..]));
    assert_eq!(selection.severity["a"], Severity::Note);
}

#[test]
fn readings_are_laid_over_those_of_the_program_and_an_override_over_both() {
    let settings = read(
        "[readings]\nround = 0.25\nshare = [0, 1]\nseveral = [4, 7]\n[[override]]\npaths = [\"wire\"]\n\
         readings = { about = 5.75, plural = 3, share = [1, 1] }\n",
    );
    let width = Width::hundredths;
    let desk = ReadingTable {
        round: width(25),
        share: [width(0), width(100)],
        several: [4, 7],
        ..ReadingTable::default()
    };
    assert_eq!(settings.plan(Path::new("/desk/a.txt")).readings, desk);
    let wire = ReadingTable { about: width(575), plural: 3, share: [width(100), width(100)], ..desk };
    assert_eq!(settings.plan(Path::new("/desk/wire/a.txt")).readings, wire);
    assert_eq!(read("").plan(Path::new("/desk/a.txt")).readings, ReadingTable::default());
}

#[test]
fn readings_that_cannot_be_are_mistakes_at_their_place() {
    let wrong = |line: &str| {
        let text = format!("[readings]\n{line}\n");
        let fault = *Configuration::read("a", Path::new(""), &text).expect_err(line);
        (text[fault.span.clone()].to_owned(), fault.wrong)
    };
    for (line, at) in [("round = 0.333", "0.333"), ("about = -1", "-1"), ("fraction = [1, nan]", "[1, nan]")]
    {
        assert_eq!(wrong(line), (at.into(), Wrong::Number { least: 0, most: 1000 }));
    }
    assert_eq!(wrong("plural = 0"), ("0".into(), Wrong::Number { least: 1, most: 9 }));
    assert_eq!(wrong("several = [9, 3]"), ("[9, 3]".into(), Wrong::Ends));
    assert_eq!(wrong("share = [1, 0.5]"), ("[1, 0.5]".into(), Wrong::Ends));
    let Wrong::Word { near, key: true, .. } = wrong("exact-bellow = 3").1 else { panic!("a key") };
    assert_eq!(near.as_deref(), Some("exact-below"));
    let override_ = "[[override]]\npaths = [\"a\"]\nreadings.several = [2, 1]\n";
    let fault = Configuration::read("a", Path::new(""), override_).expect_err("the wrong way round");
    assert_eq!((fault.place(), fault.wrong), ((3, 20), Wrong::Ends));
}

#[test]
fn a_value_of_another_kind_is_told_without_the_words_of_the_library() {
    for (text, kind) in [
        ("language = 5", Kind::Text),
        ("baseline = 5", Kind::Text),
        ("rules.on = \"x\"", Kind::List),
        ("[override]\npaths = []", Kind::List),
        ("rules.version = \"1\"", Kind::Whole),
        ("readings.exact-below = -1", Kind::Whole),
        ("readings.about = \"x\"", Kind::Number),
        ("readings.share = [1]", Kind::Pair),
        ("readings.share = 1", Kind::Pair),
        ("rules = 5", Kind::Table),
        ("rules.severity = [\"x\"]", Kind::Table),
    ] {
        let fault = *Configuration::read("a", Path::new(""), text).expect_err(text);
        assert_eq!(fault.wrong, Wrong::Kind(kind), "{text}");
        assert_ne!(fault.say(Lang::En), fault.say(Lang::Ar));
    }
    let wrong = |text: &str| Configuration::read("a", Path::new(""), text).expect_err(text).wrong;
    assert_eq!(wrong("[[ignore]]\nrule = \"x\"\n"), Wrong::Missing("path".into()));
    assert_eq!(wrong("date = \"name\"\ndate = \"copy\"\n"), Wrong::Twice);
}
