//! Hand-built graphs in, findings out: matching, readings, wording and replacements.

use super::*;
use crate::document::{Lang, Options};
use crate::graph::{Basis, Edge, Node};
use crate::mention::{Amount, Kind, Mention, Value};
use crate::value::time::{
    Anchor, DateExpr, Days, Direction, DurationExpr, DurationPart, Grain, TimeExpr, month_length,
};
use crate::value::{Hedge, Number, Printed, Reading, ReadingTable, Unit};
use jiff::civil::{Date, date};

/// A draft with its graph, built by hand.
struct Draft {
    document: Document,
    graph: ClaimGraph,
}

impl Draft {
    fn new(lang: Lang, text: &str) -> Draft {
        let options = Options { date: Some(date(2021, 4, 7)), lang: Some(lang) };
        let document = Document::from_bytes("draft.txt", text.as_bytes(), &options).expect("text");
        Draft { document, graph: ClaimGraph::new() }
    }

    fn span(&self, words: &str) -> Span {
        let at = self.document.text.find(words).unwrap_or_else(|| panic!("{words} is not in the draft"));
        Span::new(at, at + words.len())
    }

    fn node(&mut self, kind: NodeKind, words: &str) -> NodeId {
        let (name, span) = (words.to_owned(), Some(self.span(words)));
        let node = Node {
            kind,
            name,
            span,
            mention: None,
            direction: 0,
            factor: None,
            factual: true,
            headline: false,
        };
        self.graph.add_node(node)
    }

    fn claim(&mut self, words: &str, figure: &str, kind: Kind, value: Value) -> NodeId {
        let span = self.span(words);
        let inner = words.find(figure).expect("figure within words") + span.start as usize;
        let figure = Span::new(inner, inner + figure.len());
        let id = self.node(NodeKind::Claim, words);
        let mention = Mention { span, figure, hedge: None, tokens: 0..0, kind, value };
        self.graph.node_weight_mut(id).expect("added").mention = Some(mention);
        id
    }

    fn amount(&mut self, words: &str, figure: &str, value: &str, unit: Unit, hedge: Option<Hedge>) -> NodeId {
        let number = Number::parse_decimal(value).expect("digits");
        let zeros = value.len() - value.trim_end_matches('0').len();
        let (printed, kind) = match unit {
            Unit::Percent | Unit::Points => (Printed::Share { unit: 0 }, Kind::Percent),
            _ => (Printed::Count { unit: zeros as i8, scaled: false }, Kind::Quantity),
        };
        let reading = Reading::of(number, printed, hedge, &ReadingTable::default());
        let in_words = !figure.chars().any(char::is_numeric);
        let amount =
            Amount { reading, hedge, unit, noun: None, ratio: None, ends: None, other: None, in_words };
        self.claim(words, figure, kind, Value::Amount(amount))
    }

    fn count(&mut self, words: &str, figure: &str, value: &str) -> NodeId {
        self.amount(words, figure, value, Unit::None, None)
    }

    fn percent(&mut self, words: &str, figure: &str, value: &str) -> NodeId {
        self.amount(words, figure, value, Unit::Percent, None)
    }

    fn date(&mut self, words: &str, expr: DateExpr) -> NodeId {
        self.claim(words, words, Kind::Date, Value::Time(TimeExpr::Date(expr)))
    }

    fn duration(&mut self, words: &str, figure: &str, n: i64, grain: Grain) -> NodeId {
        let parts = vec![DurationPart { amount: Reading::exact(n.into()), grain }];
        self.claim(words, figure, Kind::Duration, Value::Time(TimeExpr::Duration(DurationExpr { parts })))
    }

    fn link(&mut self, from: NodeId, kind: EdgeKind, to: NodeId) -> &mut Edge {
        let edge = Edge { kind, basis: Basis::Stated, all: false, cue: None };
        let id = self.graph.add_edge(from, to, edge);
        self.graph.edge_weight_mut(id).expect("added")
    }

    fn check(&self) -> Checked {
        check_graph(&self.document, &self.graph, &Rules::builtin())
    }

    /// Rule, severity and the words pointed at.
    fn told(&self) -> Vec<(String, Severity, Vec<String>)> {
        let words =
            |f: &Finding| f.labels.iter().map(|l| l.span.of(&self.document.text).to_owned()).collect();
        self.check().findings.iter().map(|f| (f.rule.clone(), f.severity, words(f))).collect()
    }

    fn only(&self) -> Finding {
        let mut findings = self.check().findings;
        assert_eq!(findings.len(), 1, "{findings:#?}");
        findings.remove(0)
    }

    fn fixes(&self) -> Vec<(String, String)> {
        let old = |r: &Replacement| r.span.of(&self.document.text).to_owned();
        self.only().replacements.iter().map(|r| (old(r), r.text.clone())).collect()
    }
}

fn pair(a: &str, b: &str) -> (String, String) {
    (a.into(), b.into())
}

fn day(on: Date, weekday: Option<u8>) -> DateExpr {
    DateExpr {
        year: Some(on.year().into()),
        month: Some(on.month() as u8),
        day: Some(on.day() as u8),
        weekday,
        days: Some(Days::on(on)),
        ..DateExpr::default()
    }
}

fn month(year: i16, month: u8) -> DateExpr {
    let at = |d: u8| Date::new(year, month as i8, d as i8).expect("a day");
    let last = month_length(year, month).expect("a month");
    DateExpr {
        year: Some(year.into()),
        month: Some(month),
        days: Some(Days::between(at(1), at(last))),
        ..DateExpr::default()
    }
}

fn year(year: i16) -> DateExpr {
    let days = Some(Days::between(date(year, 1, 1), date(year, 12, 31)));
    DateExpr { year: Some(year.into()), days, ..DateExpr::default() }
}

#[test]
fn a_part_larger_than_its_whole() {
    let mut draft = Draft::new(Lang::En, "The valley has 42 mills, among them 51 sawmills.");
    let (whole, part) = (draft.count("42 mills", "42", "42"), draft.count("51 sawmills", "51", "51"));
    draft.link(part, EdgeKind::PartOf, whole);
    let finding = draft.only();
    assert_eq!(finding.rule, "part-exceeds-whole");
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.message, "51 sawmills cannot be among 42 mills");
    assert_eq!(finding.explanation, ["51 > 42"]);
    assert_eq!(
        finding.help,
        "Either “51 sawmills” should be “42 sawmills”, or “42 mills” should be “51 mills”."
    );
    assert_eq!(finding.labels.iter().map(|l| l.role).collect::<Vec<_>>(), [Role::Secondary, Role::Primary]);
    assert_eq!(draft.fixes(), [pair("51", "42"), pair("42", "51")]);
    let counts = draft.check().counts;
    assert_eq!((counts.seen, counts.linked, counts.checked), (2, 2, 2));
}

#[test]
fn the_reading_that_breaks_decides_the_severity() {
    for (whole, part, severity) in [
        ("3,000", "3,200", Some(Severity::Warning)),
        ("3,000", "3,600", Some(Severity::Error)),
        ("3,000", "2,500", None),
        ("3,000", "2,999", None),
    ] {
        let mut draft = Draft::new(Lang::En, &format!("{whole} soldiers, {part} of them cooks"));
        let digits = |t: &str| t.replace(',', "");
        let (w, p) = (draft.count(whole, whole, &digits(whole)), draft.count(part, part, &digits(part)));
        draft.link(p, EdgeKind::PartOf, w);
        assert_eq!(draft.told().first().map(|t| t.1), severity, "{part} of {whole}");
        assert_eq!(draft.check().counts.checked, 2);
    }
}

#[test]
fn about_stops_where_it_would_round_up() {
    for (part, clashes) in [("3,500", true), ("3,400", false)] {
        let mut draft = Draft::new(Lang::En, &format!("about 3,000 soldiers, {part} of them cooks"));
        let whole = draft.amount("3,000", "3,000", "3000", Unit::None, Some(Hedge::About));
        let part = draft.count(part, part, &part.replace(',', ""));
        draft.link(part, EdgeKind::PartOf, whole);
        assert_eq!(draft.told().len(), usize::from(clashes));
    }
}

#[test]
fn shares_in_both_scripts() {
    let mut draft = Draft::new(Lang::Ar, "صوت ٨٤ عضوا من أصل ٢٤٠ عضوا، أي ٢٥٪");
    let part = draft.count("٨٤ عضوا", "٨٤", "84");
    let whole = draft.count("٢٤٠ عضوا", "٢٤٠", "240");
    let share = draft.percent("٢٥٪", "٢٥", "25");
    draft.link(share, EdgeKind::ShareOf, whole);
    draft.link(share, EdgeKind::ShareIs, part);
    let finding = draft.only();
    assert_eq!(finding.rule, "percent-of-mismatch");
    assert_eq!(finding.message, "٨٤ عضوا من ٢٤٠ عضوا تساوي 35%، لا ٢٥٪");
    assert_eq!(finding.explanation, ["84 ÷ 240 = 35%، لا 25%"]);
    assert_eq!(draft.fixes(), [pair("٨٤", "٦٠"), pair("٢٤٠", "٣٣٦"), pair("٢٥", "٣٥")]);
}

#[test]
fn parts_are_summed_by_whole() {
    let text = "12 dead: five women, four men, two children. 9 hurt: six women, three men.";
    let mut draft = Draft::new(Lang::En, text);
    let (dead, hurt) = (draft.count("12 dead", "12", "12"), draft.count("9 hurt", "9", "9"));
    for (words, figure, value, whole) in [
        ("five women", "five", "5", dead),
        ("four men", "four", "4", dead),
        ("two children", "two", "2", dead),
        ("six women", "six", "6", hurt),
        ("three men", "three", "3", hurt),
    ] {
        let part = draft.count(words, figure, value);
        draft.link(part, EdgeKind::PartOf, whole).all = true;
    }
    let finding = draft.only();
    assert_eq!(finding.message, "five women, four men and two children make 11, not 12 dead");
    assert_eq!(finding.explanation, ["5 + 4 + 2 = 11, not 12"]);
    assert_eq!(finding.labels.len(), 4);
    assert!(draft.fixes().contains(&pair("12", "11")) && draft.fixes().contains(&pair("two", "three")));
    assert_eq!(draft.check().counts.checked, 7);
}

#[test]
fn changes() {
    let build = |verb: &str, direction, factor, by: Option<(&str, Unit)>| {
        let mut draft =
            Draft::new(Lang::En, &format!("Sales {verb} from 40 to 60, or {}.", by.map_or("so", |b| b.0)));
        let change = draft.node(NodeKind::Change, verb);
        let node = draft.graph.node_weight_mut(change).expect("added");
        (node.direction, node.factor) = (direction, factor);
        let (old, new) = (draft.count("40", "40", "40"), draft.count("60", "60", "60"));
        draft.link(change, EdgeKind::ChangeFrom, old);
        draft.link(change, EdgeKind::ChangeTo, new);
        if let Some((by, unit)) = by {
            let by = draft.amount(by, by, by, unit, None);
            draft.link(change, EdgeKind::ChangeBy, by);
        }
        draft.told().into_iter().map(|t| (t.0, t.2.join("|"))).collect::<Vec<_>>()
    };
    assert_eq!(build("rose", 1, None, Some(("50", Unit::Percent))), []);
    assert_eq!(build("rose", 1, None, Some(("20", Unit::None))), []);
    assert_eq!(build("rose", 1, None, Some(("25", Unit::Percent))), [pair("change-mismatch", "40|60|25")]);
    assert_eq!(build("rose", 1, None, Some(("30", Unit::None))), [pair("change-mismatch", "40|60|30")]);
    assert_eq!(build("fell", -1, None, None), [pair("direction-mismatch", "fell|40|60")]);
    assert_eq!(build("doubled", 1, Some((2, 1)), None), [pair("change-mismatch", "doubled|40|60")]);
    assert_eq!(build("grew by half", 1, Some((3, 2)), None), []);
}

#[test]
fn percent_where_points_are_meant() {
    let build = |by: &str, unit| {
        let mut draft = Draft::new(Lang::En, &format!("Turnout rose from 52% to 57%, up {by}."));
        let change = draft.node(NodeKind::Change, "rose");
        let (old, new) = (draft.percent("52%", "52", "52"), draft.percent("57%", "57", "57"));
        let by = draft.amount(by, by, by, unit, None);
        draft.link(change, EdgeKind::ChangeFrom, old);
        draft.link(change, EdgeKind::ChangeTo, new);
        draft.link(change, EdgeKind::ChangeBy, by);
        draft.told().into_iter().map(|t| (t.0, t.1)).collect::<Vec<_>>()
    };
    assert_eq!(build("5", Unit::Percent), [("point-vs-percent".to_owned(), Severity::Warning)]);
    assert_eq!(build("5", Unit::Points), []);
    assert_eq!(build("10", Unit::Percent), []);
    assert_eq!(build("12", Unit::Points), [("change-mismatch".to_owned(), Severity::Error)]);
}

#[test]
fn what_is_left() {
    let mut draft = Draft::new(Lang::Ar, "غادر 60 راكبا من 100 راكب، وبقي 50 راكبا");
    let gone = draft.count("60 راكبا", "60", "60");
    let whole = draft.count("100 راكب", "100", "100");
    let left = draft.count("50 راكبا", "50", "50");
    draft.link(gone, EdgeKind::LeavesOf, whole);
    draft.link(left, EdgeKind::RemainsOf, whole);
    let finding = draft.only();
    assert_eq!(finding.rule, "remainder-mismatch");
    assert_eq!(finding.explanation, ["60 + 50 = 110، لا 100"]);
    assert_eq!(draft.fixes(), [pair("60", "50"), pair("50", "40"), pair("100", "110")]);
}

#[test]
fn repeats_and_the_headline() {
    let mut draft = Draft::new(Lang::En, "Yard cuts 350 jobs\n\nThe yard cuts 530 jobs.");
    let (head, body) = (draft.count("350 jobs", "350", "350"), draft.count("530 jobs", "530", "530"));
    draft.graph.node_weight_mut(head).expect("added").headline = true;
    draft.link(body, EdgeKind::Repeats, head);
    draft.link(body, EdgeKind::SameAs, head);
    assert_eq!(draft.only().rule, "headline-body-mismatch");

    let mut draft = Draft::new(Lang::En, "2,950 trees; the 3,000 trees; 2,590 trees");
    let a = draft.count("2,950 trees", "2,950", "2950");
    let b = draft.count("3,000 trees", "3,000", "3000");
    let c = draft.count("2,590 trees", "2,590", "2590");
    draft.link(b, EdgeKind::SameAs, a);
    draft.link(c, EdgeKind::SameAs, a).basis = Basis::Inferred;
    assert_eq!(draft.only().rule, "same-figure-differs");
}

#[test]
fn weekdays() {
    let mut draft = Draft::new(Lang::En, "It ended on Tuesday, 7 April 2021, at noon.");
    draft.date("Tuesday, 7 April 2021", day(date(2021, 4, 7), Some(2)));
    let finding = draft.only();
    assert_eq!(finding.message, "Tuesday, 7 April 2021 was a Wednesday");
    assert_eq!(draft.check().counts.checked, 1);
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
    assert_eq!(build(93).fixes(), [pair("93", "91")]);
}

#[test]
fn units_that_do_not_go_together_stay_silent() {
    let mut draft = Draft::new(Lang::En, "60% of it, among them 400 boats");
    let (whole, part) = (draft.percent("60%", "60", "60"), draft.count("400 boats", "400", "400"));
    draft.link(part, EdgeKind::PartOf, whole).all = true;
    assert_eq!(draft.told(), []);
    assert_eq!(draft.check().counts.checked, 0);
}

/// A graph of every mention as it is read, without a link.
fn read(lang: Lang, text: &str) -> Draft {
    let mut draft = Draft::new(lang, text);
    let mentions: Vec<Mention> = crate::mention::read(&draft.document, &ReadingTable::default())
        .into_iter()
        .flat_map(|reading| reading.mentions)
        .collect();
    for mention in mentions {
        let words = mention.span.of(&draft.document.text).to_owned();
        let id = draft.node(NodeKind::Claim, &words);
        let node = draft.graph.node_weight_mut(id).expect("added");
        (node.span, node.mention) = (Some(mention.span), Some(mention));
    }
    draft
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
        (Lang::En, "The permit ends on 31 April 2021.", "impossible-date", vec![]),
        (Lang::Ar, "تنتهي الرخصة في 31 أبريل 2021.", "impossible-date", vec![]),
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
fn fingerprints_stay_when_the_text_around_changes() {
    let print = |text: &str| {
        let mut draft = Draft::new(Lang::En, text);
        let (whole, part) = (draft.count("42 mills", "42", "42"), draft.count("51 saws", "51", "51"));
        draft.link(part, EdgeKind::PartOf, whole);
        draft.only().fingerprint
    };
    let one = print("42 mills, among them 51 saws");
    assert_eq!(one, print("It said: 42 mills in all, with 51 saws among them"));
    assert_eq!(one.len(), 16);
}

#[test]
fn a_graph_made_to_hurt_stays_cheap() {
    let mut draft = Draft::new(Lang::En, "9 in all, 5 each");
    let whole = draft.count("9 in all", "9", "9");
    for _ in 0..3000 {
        let part = draft.count("5 each", "5", "5");
        draft.link(part, EdgeKind::PartOf, whole);
        draft.link(part, EdgeKind::RemainsOf, whole);
        draft.link(part, EdgeKind::LeavesOf, whole);
    }
    let start = std::time::Instant::now();
    draft.check();
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
