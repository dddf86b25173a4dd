use super::{Asked, Config, Files, Newsroom, Trouble, Why};
use crate::document::{Lang, Note};
use crate::rule::Rules;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A newsroom whose files are all open in an editor, in a folder that is not there.
fn newsroom(asked: Asked, files: &[(&str, &str)]) -> Newsroom {
    let open = files.iter().map(|(name, text)| (Path::new("/no-desk").join(name), (*text).to_owned()));
    Newsroom::new(Arc::new(Rules::builtin()), asked, Files::behind(open.collect()))
}

fn lines(newsroom: &Newsroom, lang: Lang) -> Vec<String> {
    newsroom.troubles().iter().map(|trouble| trouble.say(lang)).collect()
}

#[test]
fn what_an_editor_has_open_holds_as_what_is_on_disk() {
    let settings = "language = \"ar\"\nrules.off = [\"part-exceeds-whole\"]\n";
    let room = newsroom(
        Asked::default(),
        &[("addsup.toml", settings), ("wire/a.addsup.toml", "date = \"2021-04-07\"\n")],
    );
    let plan = room.plan(Some(Path::new("/no-desk/wire/a.txt")));
    assert_eq!(plan.options.presumed_lang, Some(Lang::Ar));
    assert_eq!(plan.options.date.map(|date| date.to_string()).as_deref(), Some("2021-04-07"));
    assert!(plan.sound && plan.rules.is_off("part-exceeds-whole") && room.troubles().is_empty());
    let elsewhere = room.plan(Some(Path::new("/no-other/a.txt")));
    assert!(elsewhere.options.date.is_none() && elsewhere.rules.knows("part-exceeds-whole"));
    let asked = Asked { config: Config::None, on: vec!["part-exceeds-whole".into()], ..Asked::default() };
    let plan = newsroom(asked, &[("addsup.toml", settings)]).plan(Some(Path::new("/no-desk/a.txt")));
    assert!(plan.options.presumed_lang.is_none() && plan.rules.knows("part-exceeds-whole"));
}

#[test]
fn a_mistake_is_told_once_and_the_rest_of_the_plan_stands() {
    let room = newsroom(
        Asked { off: vec!["part-exceed-whole".into(), "range-inverted".into()], ..Asked::default() },
        &[("addsup.toml", "langage = \"ar\"\n"), ("a.addsup.toml", "date = \"2021-02-30\"\n")],
    );
    let plan = room.plan(Some(Path::new("/no-desk/a.txt")));
    assert!(!plan.sound && plan.rules.is_off("range-inverted"));
    let told = lines(&room, Lang::En);
    assert_eq!(told.len(), 3, "{told:?}");
    for words in
        ["addsup.toml:1:1: there is no key “langage”", "2021-02-30", "did you mean part-exceeds-whole?"]
    {
        assert!(told.iter().any(|line| line.contains(words)), "{words}: {told:?}");
    }
    assert!(!room.plan(Some(Path::new("/no-desk/a.txt"))).sound);
    assert!(room.troubles().is_empty(), "they were told");
    // A draft that was never saved has no settings.
    assert!(newsroom(Asked::default(), &[("addsup.toml", "x = 1")]).plan(None).sound);
}

#[test]
fn what_is_asked_for_and_not_there_is_named() {
    let (sheet, baseline) =
        (Some(PathBuf::from("/no-desk/f.claims")), Some(PathBuf::from("/no-desk/b.json")));
    let asked = Asked { against: sheet, baseline, rules: vec!["/no-desk/rules".into()], ..Asked::default() };
    let room = newsroom(asked, &[]);
    let plan = room.plan(Some(Path::new("/no-desk/a.txt")));
    assert!(!plan.sound && plan.facts.is_none() && plan.rules.knows("part-exceeds-whole"));
    let told = lines(&room, Lang::En);
    for name in ["f.claims", "b.json", "rules"] {
        assert!(told.iter().any(|line| line.contains(name)), "{name}: {told:?}");
    }
}

#[test]
fn every_trouble_is_said_in_both_languages() {
    let file = || PathBuf::from("desk/file");
    let whys =
        [Why::Missing, Why::Forbidden, Why::Full, Why::NoText, Why::Pipe, Why::Other("os error 5".into())];
    let mut all: Vec<Trouble> = whys.into_iter().map(|why| Trouble::Unread(file(), why)).collect();
    all.extend([
        Trouble::UnreadRules(file(), Why::Missing),
        Trouble::NoRuleFiles(file()),
        Trouble::NoSheet(file(), None),
        Trouble::NoSheet(file(), Some(Note::Pdf)),
        Trouble::NoBaseline(file(), "eof".into()),
        Trouble::NoRule("desk/file".into(), Some("range-inverted".into())),
    ]);
    for trouble in all {
        let (english, arabic) = (trouble.say(Lang::En), trouble.say(Lang::Ar));
        assert!(english.contains("desk/file") && arabic.contains("desk/file"), "{english} / {arabic}");
        assert!(!english.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c)), "{english}");
        assert!(arabic.chars().filter(|c| ('\u{600}'..'\u{700}').contains(c)).count() > 8, "{arabic}");
    }
}
