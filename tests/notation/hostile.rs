//! Files made to hurt end in an error, soon.

use super::sheet;
use addsup::notation::parse;
use addsup::rule::Rules;
use std::time::{Duration, Instant};

/// Reads a file, checks what was understood of it; gives the mistakes that were told.
fn mistakes(text: &str) -> Vec<String> {
    let began = Instant::now();
    let document = sheet(text);
    let (_, faults) = parse(&document);
    let told = faults.iter().map(|fault| fault.line(&document, &document.lines())).collect();
    addsup::check_one(document, &Rules::builtin());
    // A debug build of a slow machine; what must not be is a search without end.
    assert!(began.elapsed() < Duration::from_secs(120), "{:?}", began.elapsed());
    told
}

fn has(told: &[String], words: &str) -> bool {
    told.iter().any(|line| line.contains(words))
}

#[test]
fn deep_nesting() {
    let brackets = "(".repeat(1_000_000);
    let told = mistakes(&format!("a = 3 men\nb = 4 men\ngiven a = {brackets}b"));
    assert!(has(&told, "brackets in one another"), "{told:?}");
    let dates = "paired (year 2020 ".repeat(200_000);
    let told = mistakes(&format!("a = \"then\", read as date year 2020 {dates}"));
    assert!(has(&told, "brackets in one another"), "{told:?}");
    let told = mistakes(&format!("a = 3 men, part of a {}", "((((".repeat(500_000)));
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn huge_numbers() {
    let digits = "9".repeat(3_000_000);
    for line in [
        format!("a = {digits} men"),
        format!("a = \"{digits}\""),
        format!("a = \"x\", read as quantity value {digits}"),
        format!("a = \"x\", read as quantity value 1/{digits}"),
        format!("a = \"x\", read as date year {digits}"),
        format!("list a \"x\", holding {digits}"),
    ] {
        assert!(!mistakes(&line).is_empty(), "{}", &line[..40]);
    }
    // What no calendar holds is no mistake of the notation, and must do no harm.
    for fields in [
        "date year 9999 month 200 day 255 weekday 99",
        "date hijri year 9999",
        "date 2147483647 century ago",
        "date away 2147483647",
        "period decade 9999",
        "period century 255 2147483647 week on",
        "period feast 255 year 9999",
        "period season 0 year -9999",
        "time 255:255 zone 32767",
        "duration 99999999999999999999999999999999999999999 century",
    ] {
        mistakes(&format!("document published 2022-03-15 language en\na = \"x\", read as {fields}\n"));
    }
}

#[test]
fn what_is_given_in_a_circle() {
    let told = mistakes("a = 3 men\nb = 4 men\nc = 5 men\ngiven a = b + c\ngiven b = c + a\n");
    assert!(has(&told, "a part of itself"), "{told:?}");
    assert!(has(&mistakes("a = 3 men\ngiven a = a + a\n"), "a part of itself"));
    let count = 10_000;
    let mut text: String = (0..count).map(|n| format!("a{n} = 3 men\n")).collect();
    text.extend((0..count).map(|n| format!("given a{n} = a{} + a{}\n", (n + 1) % count, (n + 2) % count)));
    assert!(has(&mistakes(&text), "a part of itself"));
    let arabic = mistakes(
        "document language ar\nأ = 3 رجال\nب = 4 رجال\nج = 5 رجال\ngiven أ = ب + ج\ngiven ب = أ + ج\n",
    );
    assert!(has(&arabic, "جزءا من نفسه"), "{arabic:?}");
}

#[test]
fn ten_megabytes_of_one_expression() {
    let sum = "a + ".repeat(10 << 18);
    let told = mistakes(&format!("a = 3 men\nb = 9 men\ngiven b = {sum}a\n"));
    assert!(has(&told, "more than 1000 on one line"), "{told:?}");
    let edges = ", part of b".repeat(300_000);
    mistakes(&format!("a = 3 men{edges}\nb = 9 men\n"));
    let told = mistakes(&format!("a = 3 men, {}", "prat of b, ".repeat(900_000)));
    assert!(told.len() < 300 && has(&told, "more mistakes"), "{}", told.len());
    let told = mistakes(&format!("a = 3 men{}", ", named \"x\"".repeat(900_000)));
    assert!(has(&told, "more than 1000 on one line"), "{told:?}");
    let told = mistakes(&format!("a = {}", "3 men and ".repeat(1_000_000)));
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn texts_that_never_end() {
    for line in ["a = \"b\n", "a = |\"b\n", "a = ||\"b\"|\n"] {
        let told = mistakes(&line.repeat(200_000));
        assert!(told.len() > 100, "{told:?}");
    }
}

#[test]
fn many_names() {
    let text: String = (0..20_000).map(|n| format!("a{n} = 3 men, part of b{n}\n")).collect();
    let told = mistakes(&text);
    assert!(!told.is_empty());
    let text: String = (0..20_000).map(|_| "a = 3 men, part of a\n").collect();
    assert!(has(&mistakes(&text), "name of two things"));
}
