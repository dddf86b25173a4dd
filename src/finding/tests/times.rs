//! Dates, order, lengths of time, ages.

use super::*;

#[test]
fn weekdays() {
    let mut draft = Draft::new(Lang::En, "It ended on Tuesday, 7 April 2021, at noon.");
    draft.date("Tuesday, 7 April 2021", day(date(2021, 4, 7), Some(2)));
    let finding = draft.only();
    assert_eq!(finding.message, "“Tuesday, 7 April 2021”: that date is a Wednesday");
    assert_eq!(draft.counts().checked, 1);
    let mut right = Draft::new(Lang::En, "It ended on Wednesday, 7 April 2021, at noon.");
    right.date("Wednesday, 7 April 2021", day(date(2021, 4, 7), Some(3)));
    assert_eq!(right.told(), []);
}

#[test]
fn months_named_twice() {
    let mut draft = Draft::new(Lang::Ar, "عقدت في يونيو/تموز 2020");
    draft.date("يونيو/تموز 2020", DateExpr { other_month: Some(7), ..month(2020, 6) });
    let finding = draft.only();
    assert_eq!(finding.message, "يونيو/تموز 2020 يسمي شهرين: يونيو ويوليو");
    let mut right = Draft::new(Lang::Ar, "عقدت في يونيو/حزيران 2020");
    right.date("يونيو/حزيران 2020", DateExpr { other_month: Some(6), ..month(2020, 6) });
    assert_eq!(right.told(), []);
}

#[test]
fn order_of_events() {
    let build = |second: DateExpr| {
        let mut draft = Draft::new(Lang::En, "The first round was in June 2020, the second in autumn.");
        let first = draft.node(NodeKind::Event, "first round");
        let next = draft.node(NodeKind::Event, "second");
        let (a, b) = (draft.date("June 2020", month(2020, 6)), draft.date("autumn", second));
        draft.link(first, EdgeKind::Before, next);
        draft.link(first, EdgeKind::Dated, a);
        draft.link(next, EdgeKind::Dated, b);
        draft.told().into_iter().map(|t| (t.0, t.2.join("|"))).collect::<Vec<_>>()
    };
    assert_eq!(build(month(2020, 5)), [pair("order-mismatch", "June 2020|autumn")]);
    assert_eq!(build(month(2020, 6)), []);
    assert_eq!(build(month(2020, 8)), []);
}

#[test]
fn ordinals_and_those_before() {
    let mut draft = Draft::new(Lang::Ar, "الجولة الثالثة، وسبقتها 3 جولات");
    let nth = draft.claim("الثالثة", "الثالثة", Kind::Ordinal, Value::Ordinal(3));
    let before = draft.count("3 جولات", "3", "3");
    draft.link(nth, EdgeKind::Succeeds, before);
    assert_eq!(draft.only().explanation, ["3 + 1 = 4، لا 3"]);
    assert_eq!(draft.fixes(), [pair("الثالثة", "الرابعة"), pair("3", "2")]);
}

#[test]
fn lengths_of_time() {
    let build = |n: i64, from: DateExpr, to: DateExpr| {
        let mut draft = Draft::new(Lang::En, &format!("It took {n} years, from alpha to omega."));
        let figure = n.to_string();
        let length = draft.duration(&format!("{n} years"), &figure, n, Grain::Year);
        let (a, b) = (draft.date("alpha", from), draft.date("omega", to));
        draft.link(length, EdgeKind::Starts, a);
        draft.link(length, EdgeKind::Ends, b);
        (draft.told().first().map(|t| t.1), draft.check().findings.first().map(|f| f.message.clone()))
    };
    assert_eq!(build(6, year(2014), year(2020)).0, None);
    assert_eq!(build(7, year(2014), year(2020)).0, None);
    assert_eq!(build(5, year(2014), year(2020)).0, Some(Severity::Warning));
    let (severity, message) = build(8, year(2014), year(2020));
    assert_eq!(severity, Some(Severity::Error));
    assert_eq!(message.as_deref(), Some("from alpha to omega is 6 years, not 8 years"));
    assert_eq!(build(5, month(2012, 3), month(2019, 2)).0, Some(Severity::Error));
    assert_eq!(build(7, month(2012, 3), month(2019, 2)).0, None);
}

#[test]
fn years_ago() {
    let build = |n: i32, date: DateExpr| {
        let mut draft = Draft::new(Lang::En, &format!("It was built {n} years ago, in 2015."));
        let ago =
            DateExpr { anchor: Some(Anchor::Away(Direction::Before, Grain::Year, n)), ..DateExpr::default() };
        let (ago, on) = (draft.date(&format!("{n} years ago"), ago), draft.date("2015", date));
        draft.link(ago, EdgeKind::Dated, on);
        draft
    };
    assert_eq!(build(6, year(2015)).told(), []);
    let draft = build(3, year(2015));
    assert_eq!(draft.only().message, "3 years ago does not lead to 2015: that is 6 years");
    assert_eq!(draft.fixes(), [pair("3", "6"), pair("2015", "2018")]);
}

#[test]
fn ages() {
    let build = |n: i64| {
        let mut draft =
            Draft::new(Lang::En, &format!("She died on 20 November 2022 aged {n}; born 3 June 1931."));
        let age = draft.duration(&n.to_string(), &n.to_string(), n, Grain::Year);
        let at = draft.date("20 November 2022", day(date(2022, 11, 20), None));
        let birth = draft.date("3 June 1931", day(date(1931, 6, 3), None));
        draft.link(age, EdgeKind::AgedAt, at);
        draft.link(age, EdgeKind::BornOn, birth);
        draft
    };
    assert_eq!(build(91).told(), []);
    assert_eq!(build(93).only().rule, "age-mismatch");
    assert_eq!(build(93).fixes(), [pair("1931", "1929"), pair("93", "91")]);
}

#[test]
fn dates_that_clash_with_themselves() {
    for (lang, text, rule, fixes) in [
        (
            Lang::En,
            "Workers were told on Monday, 12 March 2022, at noon.",
            "weekday-date-mismatch",
            vec![pair("Monday", "Saturday"), pair("12", "14")],
        ),
        (
            Lang::Ar,
            "أبلغ العمال بالقرار الاثنين 12 مارس/آذار 2022 في القاعة.",
            "weekday-date-mismatch",
            vec![pair("الاثنين", "السبت"), pair("12", "14")],
        ),
        (
            Lang::Ar,
            "عقدت الجولة في يونيو/تموز 2020 في بغداد.",
            "month-name-mismatch",
            vec![pair("يونيو", "يوليو"), pair("تموز", "حزيران")],
        ),
        (Lang::En, "The permit ends on 31 April 2021.", "impossible-date", vec![pair("31", "30")]),
        (Lang::Ar, "تنتهي الرخصة في 31 أبريل 2021.", "impossible-date", vec![pair("31", "30")]),
        (Lang::En, "Between 50 and 40 people were there.", "range-inverted", vec![]),
        (Lang::Ar, "كان هناك بين 50 و40 شخصا.", "range-inverted", vec![]),
        (
            Lang::En,
            "It sank yesterday, Wednesday, off the cape.",
            "relative-day-mismatch",
            vec![pair("Wednesday", "Tuesday")],
        ),
        (
            Lang::Ar,
            "غرقت العبارة أمس الأربعاء قبالة الساحل.",
            "relative-day-mismatch",
            vec![pair("الأربعاء", "الثلاثاء")],
        ),
    ] {
        let draft = read(lang, text);
        let told: Vec<String> = draft.told().into_iter().map(|t| t.0).collect();
        assert_eq!(told, [rule], "{text}");
        assert_eq!(draft.fixes(), fixes, "{text}");
    }
    for (lang, text) in [
        (Lang::En, "On Saturday, 12 March 2022, and Wednesday, 7 April 2021, 40 to 50 people came."),
        (
            Lang::En,
            "It runs from Monday to Wednesday, from April to March and from 30 December to 2 January.",
        ),
        (Lang::Ar, "السبت 12 مارس/آذار 2022 والأربعاء 7 أبريل/نيسان 2021 وأمس الثلاثاء"),
    ] {
        assert_eq!(read(lang, text).told(), [], "{text}");
    }
}

#[test]
fn a_date_without_a_year_may_be_of_another() {
    // 7 April was a Tuesday in 2020, a Wednesday in 2021, a Friday in 2023.
    for (weekday, severity) in
        [("Wednesday", None), ("Tuesday", Some(Severity::Warning)), ("Friday", Some(Severity::Error))]
    {
        let draft = read(Lang::En, &format!("It opened on {weekday}, 7 April, in the old town."));
        assert_eq!(draft.told().first().map(|t| t.1), severity, "{weekday}");
    }
}

#[test]
fn dates_in_the_hijri_calendar() {
    let rule = |require: &str| {
        format!(
            "summary = 's'\nseverity = 'error'\nstatus = 'stable'\nmatch = '(d:Date)'\nrequire = '{require}'\n\
             [message]\nen = '{{d}}'\n[[fires]]\nen = '⟦7 April 2021⟧'\n[[silent]]\nen = 'never'\n"
        )
    };
    let mut draft = Draft::new(Lang::En, "It ended on 7 April 2021.");
    draft.date("7 April 2021", day(date(2021, 4, 7), None));
    // 25 Shaaban 1442, or a day earlier or later.
    for (require, holds) in [
        ("month(hijri(d)) = 8 and year(hijri(d)) = 1442", true),
        ("day(hijri(d)) = 24", true),
        ("day(hijri(d)) = 26", true),
        ("day(hijri(d)) = 27", false),
        ("month(hijri(d)) = 9", false),
    ] {
        let (rules, errors) = Rules::load(&[("r.toml", rule(require))]);
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(
            check_graph(&draft.document, &draft.graph, &rules).findings.is_empty(),
            holds,
            "{require}"
        );
    }
}

/// Rounds in their order, the first and the last with a date.
fn rounds(lang: Lang, text: &str, rounds: [&str; 3], dates: [(&str, DateExpr); 2]) -> Draft {
    let mut draft = Draft::new(lang, text);
    let events = rounds.map(|name| draft.node(NodeKind::Event, name));
    for pair in events.windows(2) {
        draft.link(pair[0], EdgeKind::Before, pair[1]);
    }
    let [first, last] = dates.map(|(words, expr)| draft.date(words, expr));
    draft.link(events[0], EdgeKind::Dated, first);
    draft.link(events[2], EdgeKind::Dated, last);
    draft
}

#[test]
fn a_chain_of_events() {
    let build = |last: DateExpr| {
        let text = "The first round was in June 2020, the second followed, the third was in spring.";
        rounds(
            Lang::En,
            text,
            ["first round", "second", "third"],
            [("June 2020", month(2020, 6)), ("spring", last)],
        )
    };
    let finding = build(month(2020, 5)).only();
    assert_eq!((finding.rule.as_str(), finding.severity), ("order-mismatch", Severity::Error));
    assert_eq!(
        finding.explanation,
        [
            "first round comes before second",
            "second comes before third",
            "first round is dated June 2020",
            "third is dated spring"
        ]
    );
    assert_eq!(finding.labels.len(), 2);
    assert_eq!(build(month(2020, 6)).told(), []);
    assert_eq!(build(month(2021, 3)).told(), []);
    let text = "عقدت الجولة الأولى في يونيو 2020 ثم الثانية ثم الثالثة في مايو 2020";
    let names = ["الجولة الأولى", "الثانية", "الثالثة"];
    let dates = [("يونيو 2020", month(2020, 6)), ("مايو 2020", month(2020, 5))];
    assert_eq!(rounds(Lang::Ar, text, names, dates).only().message, "لا يصح تقديم «الثانية» على «الثالثة»");
}

#[test]
fn one_event_and_two_dates() {
    let build = |second: DateExpr| {
        let mut draft =
            Draft::new(Lang::En, "The ferry sank on Monday week. The sinking, it said, was later.");
        let event = draft.node(NodeKind::Event, "sank");
        let again = draft.node(NodeKind::Event, "sinking");
        let (a, b) = (draft.date("Monday week", day(date(2020, 5, 3), None)), draft.date("later", second));
        draft.link(event, EdgeKind::Dated, a);
        draft.link(again, EdgeKind::Dated, b);
        draft.link(again, EdgeKind::SameAs, event);
        draft.told().into_iter().map(|t| (t.0, t.2.join("|"))).collect::<Vec<_>>()
    };
    assert_eq!(build(day(date(2020, 5, 8), None)), [pair("same-event-two-dates", "Monday week|later")]);
    assert_eq!(build(month(2020, 5)), []);
}

#[test]
fn lengths_between_events() {
    let build = |days: i64| {
        let text = format!("The strike began on 3 May, took {days} days and was over before 9 May.");
        let mut draft = Draft::new(Lang::En, &text);
        let (begin, end) = (draft.node(NodeKind::Event, "began"), draft.node(NodeKind::Event, "over"));
        let vote = draft.node(NodeKind::Event, "before");
        let (a, b) = (
            draft.date("3 May", day(date(2020, 5, 3), None)),
            draft.date("9 May", day(date(2020, 5, 9), None)),
        );
        let length = draft.duration(&format!("{days} days"), &days.to_string(), days, Grain::Day);
        draft.link(begin, EdgeKind::Dated, a);
        draft.link(vote, EdgeKind::Dated, b);
        draft.link(end, EdgeKind::Before, vote);
        draft.link(length, EdgeKind::Starts, begin);
        draft.link(length, EdgeKind::Ends, end);
        draft.told().len()
    };
    assert_eq!([build(4), build(6), build(7), build(12)], [0, 0, 0, 1]);
}

#[test]
fn clocks_in_two_zones() {
    use crate::value::time::{ClockTime, Zone};
    let build = |hour: u8, zone: Zone| {
        let mut draft = Draft::new(Lang::En, "Polls close at 3 pm in Baghdad (1400 GMT).");
        let clock = |hour, zone| ClockTime { zone: Some(zone), ..ClockTime::at(hour, 0) };
        let local = Value::Time(TimeExpr::Clock(clock(15, Zone::Named("Asia/Baghdad"))));
        let first = draft.claim("3 pm in Baghdad", "3 pm", Kind::Time, local);
        let second =
            draft.claim("1400 GMT", "1400", Kind::Time, Value::Time(TimeExpr::Clock(clock(hour, zone))));
        draft.link(second, EdgeKind::Converts, first);
        draft.told().into_iter().map(|t| t.0).collect::<Vec<_>>()
    };
    assert_eq!(build(14, Zone::Offset(0)), ["clock-mismatch"]);
    assert_eq!(build(12, Zone::Offset(0)), [""; 0]);
    assert_eq!(build(9, Zone::Named("America/New_York")), ["clock-mismatch"]);
}
