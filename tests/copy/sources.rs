//! Who states what, as `addsup figures` tells it.

use addsup::document::{Document, Options};
use addsup::rule::Rules;

/// Each figure of the copy and who states it.
fn sources(copy: &str) -> Vec<(String, String)> {
    let document = Document::from_bytes("a.txt", copy.as_bytes(), &Options::default()).expect("copy");
    let figures = addsup::figures(&document, &Rules::builtin().stable_and(&[]));
    let json = serde_json::to_value(&figures).expect("figures");
    let word = |figure: &serde_json::Value, key: &str| figure[key].as_str().unwrap_or("").to_owned();
    let figures = json["figures"].as_array().expect("a list").iter();
    figures.map(|figure| (word(figure, "text"), word(figure, "source"))).collect()
}

fn assert_sources(copy: &str, wanted: &[(&str, &str)]) {
    let found = sources(copy);
    let found: Vec<(&str, &str)> = found.iter().map(|(text, source)| (&**text, &**source)).collect();
    assert_eq!(found, wanted, "{copy}");
}

#[test]
fn who_said_it_is_a_name_without_where_it_was_said() {
    assert_sources(
        "\"We lost 40 men,\" the general told reporters in a video message.",
        &[("40 men", "the general")],
    );
    assert_sources(
        "The director, Omar Haddad, said in a statement that 30 people had left.",
        &[("30 people", "The director, Omar Haddad")],
    );
    assert_sources(
        "وأكد البلدان في بيان مشترك بختام المحادثات أن 50 جنديا غادروا.",
        &[("50 جنديا", "البلدان")],
    );
    assert_sources("وقال رئيس الوزراء أمام البرلمان إن 60 جنديا غادروا.", &[("60 جنديا", "رئيس الوزراء")]);
    assert_sources("قال محمد علي إن 40 شخصا بقوا.", &[("40 شخصا", "محمد علي")]);
}

#[test]
fn the_speaker_may_stand_behind_the_verb_or_before_a_quotation() {
    assert_sources("Two people died, said the United Nations.", &[("Two people", "the United Nations")]);
    assert_sources(
        "The minister spoke on. His office put it in these words: \"We lost 50 men\".",
        &[("50 men", "His office")],
    );
    assert_sources("ونشر مكتبه على تويتر: \"غادر 70 جنديا\".", &[("70 جنديا", "مكتبه")]);
}

#[test]
fn a_name_is_no_verb() {
    assert_sources(
        "Iraq and the United States agreed that 30 soldiers would go.",
        &[("30 soldiers", "writer")],
    );
}

/// The founding articles: the prime minister and his office say the sixty per cent, the rest is
/// the writer's.
#[test]
fn the_founding_articles_are_attributed() {
    for (language, names) in [
        ("en", ["Prime Minister Mustafa al-Kadhimi", "His media office"]),
        ("ar", ["رئيس الوزراء مصطفى الكاظمي", "مكتبه الإعلامي"]),
    ] {
        let path = format!("{}/fixtures/articles/{language}/founding.txt", env!("CARGO_MANIFEST_DIR"));
        let copy = std::fs::read_to_string(path).expect("the article");
        let said: Vec<(String, String)> =
            sources(&copy).into_iter().filter(|(_, source)| !matches!(&**source, "writer" | "")).collect();
        // What is said of now and of the past is the speaker's too, and no figure.
        let sixty = |text: &str| matches!(text, "60%" | "٦٠٪");
        let figures = said.iter().filter(|(text, _)| text.contains(char::is_numeric));
        let figures: Vec<&(String, String)> = figures.collect();
        assert_eq!(figures.iter().map(|(_, source)| &**source).collect::<Vec<_>>(), names);
        assert!(figures.iter().all(|(text, _)| sixty(text)), "{said:?}");
    }
}
