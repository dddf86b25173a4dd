//! Copy that is made to hurt: it is read right or refused, and never a panic. That it costs no
//! more than its length is measured by `just scaling`.

use addsup::document::{Document, Lang, Options};
use addsup::finding::FileReport;
use addsup::mention::{self, Value};
use addsup::rule::Rules;
use addsup::value::time::TimeExpr;

fn document(text: &str, lang: Lang) -> Document {
    let options = Options { lang: Some(lang), ..Options::default() };
    Document::from_bytes("copy", text.as_bytes(), &options).expect("plain text")
}

fn check(text: &str, lang: Lang) -> FileReport {
    addsup::check_one(document(text, lang), &Rules::builtin())
}

/// The kinds of clash that are told, in the order of the text.
fn clashes(report: &FileReport) -> Vec<&str> {
    report.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

/// Every number that is read, as stated.
fn numbers(text: &str, lang: Lang) -> Vec<String> {
    let document = document(text, lang);
    let readings = mention::read(&document);
    let mentions = readings.iter().flat_map(|reading| &reading.mentions);
    let stated = mentions.filter_map(|mention| match &mention.value {
        Value::Amount(amount) => amount.reading.stated.as_ref().map(ToString::to_string),
        _ => None,
    });
    stated.collect()
}

#[test]
fn ten_thousand_figures_in_one_sentence() {
    for (lang, open, close, words) in [
        (Lang::En, "There were ", " people.", ["full stop", "1000 figures"]),
        (Lang::Ar, "كان هناك ", " شخصا.", ["بلا نقطة", "1000 رقم"]),
    ] {
        let run: Vec<String> = (0..10_000).map(|n| (10 + n % 89).to_string()).collect();
        let report = check(&[open, &run.join(" "), close].concat(), lang);
        assert_eq!((report.figures.seen, clashes(&report)), (10_000, vec![]));
        // What is not compared is said.
        let notes = &report.document.notes;
        assert_eq!(notes.len(), 2, "{notes:?}");
        assert!(notes.iter().zip(words).all(|(note, word)| note.contains(word)), "{notes:?}");
    }
}

#[test]
fn one_figure_again_and_again() {
    let report = check(&"12 ".repeat(20_000), Lang::En);
    assert_eq!((report.figures.seen, clashes(&report)), (20_000, vec![]));
    let report = check(&"The town has 12 mills. ".repeat(5_000), Lang::En);
    assert_eq!((report.figures.seen, clashes(&report)), (5_000, vec![]));
    let report = check(&"في البلدة 12 مطحنة. ".repeat(5_000), Lang::Ar);
    assert_eq!((report.figures.seen, clashes(&report)), (5_000, vec![]));
}

#[test]
fn the_end_of_a_long_text_is_checked_as_its_beginning() {
    for (lang, sound, clash) in [
        (
            Lang::En,
            "The dairy employs 48 packers, among them 31 women.\n\n",
            "The mill employs 52 weavers, among them 75 women.",
        ),
        (Lang::Ar, "يعمل في المصنع 48 عاملا، بينهم 31 امرأة.\n\n", "يعمل في المخبز 52 عاملا، بينهم 75 امرأة."),
    ] {
        let report = check(&(sound.repeat(20_500) + clash), lang);
        assert_eq!(clashes(&report), ["part-exceeds-whole"]);
        assert_eq!(report.figures.seen, 2 * 20_501);
    }
}

#[test]
fn numbers_of_a_million_digits_are_none() {
    let digits = "1234567890".repeat(100_000);
    let grouped = "1,234".to_owned() + &",567".repeat(200_000);
    let hidden = "1".to_owned() + &"\u{200b}".repeat(300_000) + "2";
    for lang in [Lang::En, Lang::Ar] {
        assert_eq!(numbers(&format!("The town has {digits} mills."), lang), Vec::<String>::new());
        assert_eq!(numbers(&format!("The town has {grouped} mills."), lang), Vec::<String>::new());
        assert_eq!(numbers(&format!("في البلدة {digits} مطحنة."), lang), Vec::<String>::new());
        assert_eq!(numbers(&format!("The town has {hidden} mills."), lang), ["12"]);
    }
}

#[test]
fn number_words_without_an_end() {
    let read = numbers(&"one two three hundred million ".repeat(1_000), Lang::En);
    let mut all = ["2", "300000001"].repeat(1_000);
    // No "one" behind the last million; the first counts nothing.
    all.pop();
    assert_eq!(read, [all, vec!["300000000"]].concat());
    assert_eq!(numbers(&("two point ".to_owned() + &"one ".repeat(1_000)), Lang::En), ["2"]);
    let read = numbers(&"ثلاثة ملايين ".repeat(1_000), Lang::Ar);
    assert_eq!(read, ["3000000"].repeat(1_000));
}

#[test]
fn a_number_of_eight_digits_is_no_year() {
    for (lang, text) in [
        (Lang::En, "It was built in 99999999. He came on 7 April 99999999 and left in May 99999999."),
        (Lang::Ar, "بنيت عام 99999999. جاء يوم 7 أبريل 99999999 ورحل في مايو 99999999."),
    ] {
        let document = document(text, lang);
        let readings = mention::read(&document);
        let year =
            |m: &mention::Mention| matches!(&m.value, Value::Time(TimeExpr::Date(d)) if d.year.is_some());
        assert!(!readings.iter().flat_map(|r| &r.mentions).any(year), "{text}");
        assert_eq!(numbers(text, lang), ["99999999"; 3], "{text}");
    }
}

#[test]
fn marks_that_are_not_seen_hide_nothing() {
    assert_eq!(
        numbers("There are 1\u{200b}2\u{200b}3 boats and 4\u{200d}5\u{200c}6 cars.", Lang::En),
        ["123", "456"]
    );
    assert_eq!(numbers("There are \u{202e}123\u{202c} boats.", Lang::En), ["123"]);
    assert_eq!(numbers("هناك \u{202e}١٢٣\u{202c} قاربا و1\u{200f}2 سيارة.", Lang::Ar), ["123", "12"]);
    let report =
        check("The dairy employs 4\u{200b}8 packers, among them \u{2066}63\u{2069} women.", Lang::En);
    assert_eq!(clashes(&report), ["part-exceeds-whole"]);
    let report = check("يعمل في المصنع 4\u{200b}8 عاملا، بينهم \u{2067}63\u{2069} امرأة.", Lang::Ar);
    assert_eq!(clashes(&report), ["part-exceeds-whole"]);
}

#[test]
fn digits_of_several_scripts_in_one_number() {
    assert_eq!(numbers("There are 1٢3 boats and ۴5 cars.", Lang::En), ["123", "45"]);
    assert_eq!(numbers("هناك 1٢3 قاربا و۴5 سيارة.", Lang::Ar), ["123", "45"]);
    // Digits for show are no digits of copy.
    assert_eq!(numbers("There are 𝟏𝟐 boats and １２ cars.", Lang::En), Vec::<String>::new());
}

#[test]
fn fractions_of_nothing() {
    assert_eq!(
        numbers("A share of 1/0 of the voters, 0/0 of them, and 0% of 0 pupils.", Lang::En),
        ["0", "0"]
    );
    assert_eq!(numbers("نسبة 1/0 من الناخبين و0% من 0 تلميذ.", Lang::Ar), ["0", "0"]);
    assert!(clashes(&check("Of 0 pupils 0 were girls, or 0%.", Lang::En)).is_empty());
}
