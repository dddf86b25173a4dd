//! Kinds, spans, hedges and days of times in running text.

use super::*;
use crate::document::{Lang, Options};
use crate::language::{of, scan};
use crate::value::time::Days;
use jiff::civil::date;
use proptest::prelude::*;

fn document(text: &str, language: Lang) -> Document {
    let options = Options { date: Some(date(2021, 4, 7)), lang: Some(language), ..Options::default() };
    Document::from_bytes("", text.as_bytes(), &options).expect("a text")
}

fn read(text: &str, language: Lang) -> Vec<Mention> {
    let document = document(text, language);
    let scan = scan(text, Span::new(0, text.len()), of(language));
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        match read_at(&scan, at, &document, &ReadingTable::default()) {
            Some(mention) => {
                at = mention.tokens.end.max(at + 1);
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found
}

fn kinds(text: &str, language: Lang) -> Vec<Kind> {
    read(text, language).iter().map(|m| m.kind).collect()
}

fn days(text: &str, language: Lang) -> Option<Days> {
    match &read(text, language).first()?.value {
        Value::Time(TimeExpr::Date(date)) => date.days,
        Value::Time(TimeExpr::Period(period)) => period.days,
        _ => None,
    }
}

#[test]
fn every_kind_has_its_name() {
    assert_eq!(
        kinds("On Tuesday, 6 April 2021 at 3 pm; on Monday; for seven years; in the 1990s.", Lang::En),
        [Kind::Date, Kind::Time, Kind::Weekday, Kind::Duration, Kind::Period]
    );
    assert_eq!(
        kinds("في يونيو/حزيران الماضي ويوم الاثنين وفي 7 آذار/مارس ومدة سنتين", Lang::Ar),
        [Kind::MonthPair, Kind::Weekday, Kind::Date, Kind::Duration]
    );
}

#[test]
fn a_duration_keeps_its_number_and_hedge_apart() {
    let text = "It took nearly seven years.";
    let found = read(text, Lang::En);
    let mention = found.first().expect("a duration");
    assert_eq!(
        (mention.span.of(text), mention.figure.of(text), mention.hedge.map(|h| h.of(text))),
        ("seven years", "seven", Some("nearly"))
    );
}

#[test]
fn days_are_seen_from_publication() {
    let on = |y, m, d| Some(Days::on(date(y, m, d)));
    for (text, language, expected) in [
        ("on Tuesday", Lang::En, on(2021, 4, 6)),
        ("on Wednesday", Lang::En, on(2021, 4, 7)),
        ("last Wednesday", Lang::En, on(2021, 3, 31)),
        ("next Wednesday", Lang::En, on(2021, 4, 14)),
        ("on 30 December", Lang::En, on(2020, 12, 30)),
        ("on 12 May", Lang::En, on(2021, 5, 12)),
        ("الثلاثاء قبل الماضي", Lang::Ar, on(2021, 3, 30)),
        ("25 شعبان 1442هـ", Lang::Ar, on(2021, 4, 7)),
        ("on 31 April", Lang::En, None),
        ("on 29 February 2021", Lang::En, None),
    ] {
        assert_eq!(days(text, language), expected, "{text}");
    }
    assert_eq!(days("in June", Lang::En), Some(Days::between(date(2020, 6, 1), date(2020, 6, 30))));
    assert_eq!(days("in March", Lang::En), Some(Days::between(date(2021, 3, 1), date(2021, 3, 31))));
    assert_eq!(days("يونيو/حزيران الماضي", Lang::Ar), days("last June", Lang::En));
}

#[test]
fn without_publication_only_what_is_said() {
    let text = "on Tuesday, in June, in 2014";
    let document = Document { published: None, ..document(text, Lang::En) };
    let scan = scan(text, Span::new(0, text.len()), of(Lang::En));
    let found: Vec<bool> = (0..scan.tokens.len())
        .filter_map(|at| read_at(&scan, at, &document, &ReadingTable::default()))
        .map(|m| matches!(m.value, Value::Time(TimeExpr::Date(d)) if d.days.is_some()))
        .collect();
    assert_eq!(found, [false, false, true]);
}

const WORDS: &[&str] = &[
    "7",
    "31",
    "2021",
    "2014",
    "99999999999999999999",
    "0",
    "April",
    "May",
    "last",
    "Tuesday",
    ",",
    "-",
    "/",
    "to",
    "from",
    "the",
    "years",
    "ago",
    "25:30",
    "7.4.2021",
    "pm",
    "GMT",
    "+",
    "أبريل",
    "/",
    "نيسان",
    "الماضي",
    "عام",
    "1441",
    "هـ",
    "من",
    "الثالثة",
    "عصرا",
    "قبل",
    "و",
    "سنوات",
    "أمس",
    "الثلاثاء",
    "(",
    ")",
    "الموافق",
    "\u{200f}",
    "century",
    "9999999",
    "Q4",
    "بتوقيت",
    "quarter",
    "31st",
    "'",
    "80",
    "s",
    "early",
    "summer",
    "رمضان",
    "إلى",
    "million",
    "half",
    "a",
    "and",
];

proptest! {
    #[test]
    fn any_words_are_read_without_harm(picks in prop::collection::vec((0..WORDS.len(), prop::bool::ANY), 0..14), arabic: bool) {
        let mut text = String::new();
        for (index, spaced) in picks {
            text.push_str(WORDS.get(index).copied().unwrap_or(""));
            if spaced {
                text.push(' ');
            }
        }
        let language = if arabic { Lang::Ar } else { Lang::En };
        let mut end = 0;
        for mention in read(&text, language) {
            let range = mention.span.range();
            prop_assert!(range.start >= end && text.get(range.clone()).is_some_and(|words| !words.is_empty()));
            prop_assert!(mention.figure.start >= mention.span.start && mention.figure.end <= mention.span.end);
            if let Value::Time(expr) = &mention.value {
                prop_assert!(!crate::value::time::timex(expr, Some(date(2021, 4, 7))).is_empty());
            }
            end = range.end;
        }
    }
}
