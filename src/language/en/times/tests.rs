//! English phrases and what they say.

use crate::document::{Lang, Span};
use crate::language::{of, scan};
use crate::value::time::timex;
use jiff::civil::date;

/// Every time of a text, found from left to right: the words and their ISO form
/// as of 7 April 2021, a Wednesday.
fn times(text: &str) -> Vec<(String, String)> {
    let scan = scan(text, Span::new(0, text.len()), of(Lang::En));
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        let input = scan.slice(at, scan.tokens.len());
        match of(Lang::En).time(input) {
            Ok((rest, expr)) => {
                found.push((input.span_to(rest).of(text).to_owned(), timex(&expr, Some(date(2021, 4, 7)))));
                at = rest.from.max(at + 1);
            }
            Err(_) => at += 1,
        }
    }
    found
}

fn check(table: &[(&str, &[(&str, &str)])]) {
    for (text, expected) in table {
        let expected: Vec<(String, String)> =
            expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(times(text), expected, "{text}");
    }
}

#[test]
fn dates_in_all_orders() {
    check(&[
        ("signed on 7 April 2021 in Rabat", &[("7 April 2021", "2021-04-07")]),
        ("signed on April 7, 2021.", &[("April 7, 2021", "2021-04-07")]),
        ("on April 7th they met", &[("April 7th", "XXXX-04-07")]),
        ("on the 7th of April they met", &[("the 7th of April", "XXXX-04-07")]),
        ("on the twenty-first of May 2019", &[("the twenty-first of May 2019", "2019-05-21")]),
        ("filed 2021-04-07", &[("2021-04-07", "2021-04-07")]),
        ("filed 17/4/2021", &[("17/4/2021", "2021-04-17")]),
        ("filed 7/4/2021", &[("7/4/2021", "2021")]),
        ("Tuesday, 7 April 2021 was", &[("Tuesday, 7 April 2021", "2021-04-07")]),
        ("Tuesday April 7 was", &[("Tuesday April 7", "XXXX-04-07")]),
        ("on 7 April 2021, a Tuesday, they", &[("7 April 2021, a Tuesday", "2021-04-07")]),
        ("on Sept. 3, 2020, and", &[("Sept. 3, 2020", "2020-09-03")]),
        ("since 31 April 2021", &[("31 April 2021", "2021-04-31")]),
        ("7 April last year", &[("7 April last year", "2020-04-07")]),
    ]);
}

#[test]
fn partial_and_relative_dates() {
    check(&[
        ("in April 2021 and in May", &[("April 2021", "2021-04"), ("May", "XXXX-05")]),
        ("since 2014 they", &[("2014", "2014")]),
        ("in 2014 and 2016", &[("2014", "2014"), ("2016", "2016")]),
        ("the 2014 vote", &[("2014", "2014")]),
        ("last June", &[("last June", "2020-06")]),
        ("next June", &[("next June", "2021-06")]),
        ("on Tuesday", &[("Tuesday", "XXXX-WXX-2")]),
        ("last Tuesday", &[("last Tuesday", "2021-04-06")]),
        ("yesterday, Tuesday, he", &[("yesterday, Tuesday", "2021-04-06")]),
        ("tomorrow", &[("tomorrow", "2021-04-08")]),
        ("last year and this month", &[("last year", "2020"), ("this month", "2021-04")]),
        ("last week", &[("last week", "2021-W13")]),
        ("in early 2021", &[("early 2021", "2021")]),
        ("by mid-April", &[("mid-April", "XXXX-04")]),
        ("three years ago", &[("three years ago", "2018")]),
        ("10 days ago", &[("10 days ago", "2021-03-28")]),
        ("a month ago", &[("a month ago", "2021-03")]),
    ]);
}

#[test]
fn durations() {
    check(&[
        ("jailed for seven years", &[("seven years", "P7Y")]),
        ("lasted four years and six months", &[("four years and six months", "P4Y6M")]),
        ("a seven-year term", &[("seven-year", "P7Y")]),
        ("for a year and a half", &[("a year and a half", "P1.5Y")]),
        ("two and a half years", &[("two and a half years", "P2.5Y")]),
        ("talked for an hour", &[("an hour", "PT1H")]),
        ("two days later", &[("two days", "P2D")]),
        ("half an hour", &[("half an hour", "PT0.5H")]),
        ("two hours, 30 minutes", &[("two hours, 30 minutes", "PT2H30M")]),
        ("three times a week", &[]),
        ("a 34-year-old man, 34 years old, aged 34 years", &[]),
    ]);
}

#[test]
fn clock_times() {
    check(&[
        ("at 3 pm", &[("3 pm", "T15:00")]),
        ("at 15:00 GMT on Monday", &[("15:00 GMT on Monday", "XXXX-WXX-1T15:00Z")]),
        ("at 6.30 p.m. he", &[("6.30 p.m.", "T18:30")]),
        ("at 25:30", &[("25:30", "T25:30")]),
        ("at 1500 GMT", &[("1500 GMT", "T15:00Z")]),
        ("at 09:15 GMT+3", &[("09:15 GMT+3", "T09:15+03:00")]),
        ("at 12 am Baghdad time", &[("12 am Baghdad time", "T00:00")]),
        ("at three o'clock", &[("three o'clock", "T03:00")]),
    ]);
}

#[test]
fn periods() {
    check(&[
        ("in the 1980s", &[("1980s", "198")]),
        ("in the '90s", &[("90s", "199")]),
        ("the 21st century", &[("21st century", "20")]),
        ("the first quarter of 2021", &[("first quarter of 2021", "2021-Q1")]),
        ("in Q3 2020", &[("Q3 2020", "2020-Q3")]),
        ("the second half of last year", &[("second half of last year", "2020-H2")]),
        ("last summer", &[("last summer", "2020-SU")]),
        ("in the summer of 2019", &[("summer of 2019", "2019-SU")]),
        ("from 2014 to 2020", &[("from 2014 to 2020", "2014/2020")]),
        ("2014-2020", &[("2014-2020", "2014/2020")]),
        ("the 2019-20 school year", &[("2019-20", "2019/2020")]),
        ("6-12 September 2020", &[("6-12 September 2020", "2020-09-06/2020-09-12")]),
        ("September 6-12, 2020", &[("September 6-12, 2020", "2020-09-06/2020-09-12")]),
        ("between June and August 2020", &[("between June and August 2020", "2020-06/2020-08")]),
        ("from 6 to 12 September", &[("from 6 to 12 September", "XXXX-09-06/XXXX-09-12")]),
    ]);
}

#[test]
fn what_is_no_time() {
    for text in [
        "It may rain. May 12 people came? They may. May the best win.",
        "They march on. A march of 300 people.",
        "about 2014 soldiers left",
        "2,014 votes and 1999 tonnes",
        "The second man and the Sun newspaper sat.",
        "from 2014 to 2020 soldiers",
        "The Sunday Times wrote",
    ] {
        let read: Vec<String> = times(text).into_iter().map(|(words, _)| words).collect();
        // "May 12" is a date wherever it stands.
        assert!(read.iter().all(|words| words == "May 12"), "{text}: {read:?}");
    }
}
