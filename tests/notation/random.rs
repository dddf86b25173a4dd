//! Random graphs: whatever the model can hold, the notation can state.

use super::there_and_back;
use addsup::document::{Document, Lang, Options, Span};
use addsup::graph::{Basis, ClaimGraph, Edge, EdgeKind, Node, NodeId, NodeKind};
use addsup::language::{self, GrammaticalNumber, NounClass};
use addsup::mention::{Amount, Counted, Kind, Mention, Value};
use addsup::notation::Sheet;
use addsup::value::time::{
    Anchor, Calendar, ClockTime, DateExpr, Days, Direction, DurationExpr, DurationPart, Grain, PartOf,
    PeriodExpr, PeriodName, TimeExpr, Zone,
};
use addsup::value::{Bound, Hedge, Interval, Number, Reading, UNITS, Unit};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Pieces of text to stand under spans: quotes, bars, line ends, commas, both scripts.
const WORDS: [&str; 16] = [
    "three",
    "\"",
    "|",
    "\"|",
    ",",
    "، ",
    "\n",
    " ",
    "#",
    " # ",
    "٦٥٪",
    "قوات التحالف",
    "3,000",
    "é",
    "(",
    "=",
];

/// Spans over a text that is made of pieces.
#[derive(Clone, Debug)]
struct Pieces {
    text: String,
    spans: Vec<Span>,
}

fn pieces() -> impl Strategy<Value = Pieces> {
    prop::collection::vec(prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..5), 12..30).prop_map(
        |all| {
            let mut made = Pieces { text: String::new(), spans: Vec::new() };
            for words in all {
                let start = made.text.len();
                made.text += &words.concat();
                made.spans.push(Span::new(start, made.text.len()));
                made.text += "\n";
            }
            made
        },
    )
}

fn number() -> impl Strategy<Value = Number> {
    (-10_000_i64..10_000_000, prop::sample::select(vec![1_i64, 2, 3, 7, 10, 1000]))
        .prop_map(|(over, under)| Number::ratio(over, under).expect("no zero"))
}

fn bound() -> impl Strategy<Value = Option<Bound>> {
    prop::option::of((number(), any::<bool>()).prop_map(|(value, open)| Bound { value, open }))
}

fn interval() -> impl Strategy<Value = Interval> {
    (bound(), bound())
        .prop_map(|(low, high)| Interval { low, high })
        .prop_filter("some number", |i| !i.is_empty())
}

fn reading() -> impl Strategy<Value = Reading> {
    prop_oneof![
        number().prop_map(Reading::exact),
        (prop::option::of(number()), interval(), interval()).prop_map(|(stated, plain, lenient)| Reading {
            stated,
            plain,
            lenient
        }),
    ]
}

fn grain() -> impl Strategy<Value = Grain> {
    use Grain::*;
    prop::sample::select(vec![Second, Minute, Hour, Day, Week, Month, Quarter, Year, Decade, Century])
}

fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![
        Just(Unit::None),
        Just(Unit::Percent),
        Just(Unit::Points),
        prop::sample::select(vec!["USD", "EUR", "dinar"])
            .prop_map(|code| Unit::Money(language::currency(code).expect("a currency"))),
        (0..UNITS.len()).prop_map(|at| Unit::Physical(&UNITS[at])),
        grain().prop_map(Unit::Time),
    ]
}

fn noun() -> impl Strategy<Value = Counted> {
    use NounClass::*;
    let classes = vec![Person, Anyone, Dead, Hurt, Missing, Held, Seat, Vote, Thing, Sequence, Abstract];
    let numbers = vec![GrammaticalNumber::Singular, GrammaticalNumber::Dual, GrammaticalNumber::Plural];
    let lexicon = language::of(Lang::En).lexicon();
    let lemma = prop::sample::select(vec!["soldier", "dead", "nowhere in it"]);
    let optional = prop::option::of(prop::sample::select(classes));
    (lemma, optional, prop::option::of(prop::sample::select(numbers))).prop_map(
        move |(lemma, class, number)| Counted { token: 0, lemma: lexicon.known_lemma(lemma), class, number },
    )
}

fn amount() -> BoxedStrategy<Value> {
    use Hedge::*;
    let hedges = vec![About, Nearly, MoreThan, LessThan, AtLeast, AtMost, Exactly];
    let hedge = prop::option::of(prop::sample::select(hedges));
    let ratio = prop::option::of((0..9_u32, 1..9_u32));
    let ends = prop::option::of((number(), number()));
    let first = (reading(), hedge, unit(), prop::option::of(noun()));
    (first, ratio, ends, prop::option::of(number()), any::<bool>())
        .prop_map(|((reading, hedge, unit, noun), ratio, ends, other, in_words)| {
            Value::Amount(Amount { reading, hedge, unit, noun, ratio, ends, other, in_words })
        })
        .boxed()
}

fn direction() -> impl Strategy<Value = Direction> {
    prop::sample::select(vec![Direction::Before, Direction::At, Direction::After])
}

fn anchor() -> impl Strategy<Value = Anchor> {
    prop_oneof![
        any::<i32>().prop_map(Anchor::Day),
        (direction(), grain()).prop_map(|(d, g)| Anchor::Named(d, g)),
        (direction(), grain(), any::<i32>()).prop_map(|(d, g, n)| Anchor::Away(d, g, n)),
    ]
}

fn days() -> impl Strategy<Value = Option<Days>> {
    prop::option::of(
        (-90_000_i64..90_000, 0_i64..900).prop_map(|(from, more)| Days { from, to: from + more }),
    )
}

/// Boxed, as all that is put together of much: the test's stack holds the strategies.
fn plain_date() -> BoxedStrategy<DateExpr> {
    use PartOf::*;
    let part =
        prop_oneof![prop::sample::select(vec![Early, Mid, Late, Beginning, End]), (1..3_u8).prop_map(Half)];
    let small = || prop::option::of(any::<u8>());
    let numbers = (prop::option::of(-9999..=9999_i32), small(), small(), small(), small());
    let rest = (prop::option::of(anchor()), prop::option::of(part), any::<bool>(), days(), any::<bool>());
    (any::<bool>(), numbers, rest)
        .prop_map(|(hijri, numbers, rest)| {
            let (year, month, other_month, day, weekday) = numbers;
            let (anchor, part, of_name, days, impossible) = rest;
            let calendar = if hijri { Calendar::Hijri } else { Calendar::Gregorian };
            DateExpr {
                calendar,
                year,
                month,
                other_month,
                day,
                weekday,
                anchor,
                part,
                of_name,
                paired: None,
                days,
                impossible,
            }
        })
        .boxed()
}

fn date() -> BoxedStrategy<DateExpr> {
    (plain_date(), prop::option::of(plain_date()))
        .prop_map(|(date, other)| DateExpr { paired: other.map(Box::new), ..date })
        .boxed()
}

fn clock() -> BoxedStrategy<ClockTime> {
    let zone = prop_oneof![
        (-700..800_i16).prop_map(Zone::Offset),
        Just(Zone::Local),
        Just("Asia/Baghdad").prop_map(|name| Zone::Named(language::zone(name).expect("a zone"))),
    ];
    let times = (any::<u8>(), any::<u8>(), prop::option::of((any::<u8>(), any::<u8>())));
    (times, prop::option::of(zone), prop::option::of(date()), any::<bool>())
        .prop_map(|((hour, minute, until), zone, date, impossible)| ClockTime {
            hour,
            minute,
            zone,
            date,
            until,
            impossible,
            open: false,
        })
        .boxed()
}

fn period() -> BoxedStrategy<PeriodExpr> {
    let small = any::<u8>;
    let name = prop_oneof![
        (-9999..=9999_i32).prop_map(PeriodName::Decade),
        small().prop_map(PeriodName::Century),
        small().prop_map(PeriodName::Quarter),
        small().prop_map(PeriodName::Half),
        small().prop_map(PeriodName::Week),
        small().prop_map(PeriodName::Season),
        small().prop_map(PeriodName::Feast),
        Just(PeriodName::Range),
    ];
    let ends = prop::option::of((date(), date()).prop_map(Box::new));
    let year = prop::option::of(-9999..=9999_i32);
    (name, year, prop::option::of(anchor()), "[0-9X/-]{0,12}", days(), grain(), ends)
        .prop_map(|(name, year, anchor, timex, days, grain, ends)| PeriodExpr {
            name,
            year,
            anchor,
            part: None,
            timex,
            days,
            grain,
            ends,
        })
        .boxed()
}

fn value() -> BoxedStrategy<Value> {
    let part = (reading(), grain()).prop_map(|(amount, grain)| DurationPart { amount, grain });
    let length = prop::collection::vec(part, 1..4).prop_map(|parts| DurationExpr { parts });
    prop_oneof![
        4 => amount(),
        1 => any::<u32>().prop_map(Value::Ordinal),
        2 => date().prop_map(|date| Value::Time(TimeExpr::Date(date))),
        1 => clock().prop_map(|clock| Value::Time(TimeExpr::Clock(clock))),
        1 => length.prop_map(|length| Value::Time(TimeExpr::Duration(length))),
        1 => period().prop_map(|period| Value::Time(TimeExpr::Period(period))),
    ]
    .boxed()
}

fn kind() -> impl Strategy<Value = Kind> {
    use Kind::*;
    prop::sample::select(vec![
        Number, Quantity, Percent, Fraction, Money, Ordinal, Rank, Range, Date, Weekday, MonthPair, Time,
        Duration, Age, Period,
    ])
}

/// A piece of the text, whole or from some character on.
fn inside(pieces: &Pieces, at: prop::sample::Index, from: usize) -> Span {
    let whole = pieces.spans[at.index(pieces.spans.len())];
    let text = whole.of(&pieces.text);
    match text.char_indices().nth(from) {
        Some((start, _)) => Span { start: whole.start + start as u32, end: whole.end },
        None => whole,
    }
}

type Draft = (NodeKind, Option<prop::sample::Index>, bool, Option<(Kind, Value, usize, bool)>, Told);
type Told = (i8, Option<(u32, u32)>, Option<(u32, u32)>, bool, bool);

fn node() -> BoxedStrategy<Draft> {
    use NodeKind::*;
    let kinds = prop::sample::select(vec![Source, Claim, Claim, Claim, Measure, Event, Change, List, Member]);
    let mention = prop::option::of((kind(), value(), 0..3_usize, any::<bool>()));
    let pair = || prop::option::of((any::<u32>(), any::<u32>()));
    let told = (-1..2_i8, pair(), pair(), any::<bool>(), any::<bool>());
    (kinds, any::<Option<prop::sample::Index>>(), any::<bool>(), mention, told).boxed()
}

fn made(pieces: &Pieces, draft: &Draft) -> Node {
    let (kind, place, own_name, mention, (direction, factor, members, factual, headline)) = draft.clone();
    let span = place.map(|at| inside(pieces, at, 0));
    let figure = matches!(kind, NodeKind::Claim | NodeKind::Member);
    let mention = mention.filter(|_| figure).map(|(kind, value, from, hedged)| {
        let whole = place.map_or(pieces.spans[0], |at| inside(pieces, at, 0));
        let part = place.map_or(whole, |at| inside(pieces, at, from));
        let hedge = hedged.then_some(whole);
        Mention { span: if hedged { part } else { whole }, figure: part, hedge, tokens: 3..4, kind, value }
    });
    let span = mention.as_ref().and_then(|m| span.map(|_| m.span)).or(span);
    let words = mention.as_ref().map(|m| m.span).or(span).map_or("", |span| span.of(&pieces.text));
    let name = if own_name { "another name \"|".to_owned() } else { words.to_owned() };
    Node { kind, name, span, mention, direction, factor, members, factual, headline }
}

type Link = (prop::sample::Index, prop::sample::Index, usize, bool, bool, Option<prop::sample::Index>);

fn link() -> impl Strategy<Value = Link> {
    let node = any::<prop::sample::Index>;
    (
        node(),
        node(),
        0..EdgeKind::ALL.len(),
        any::<bool>(),
        any::<bool>(),
        any::<Option<prop::sample::Index>>(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_graphs_read_back_to_themselves(
        pieces in pieces(),
        nodes in prop::collection::vec(node(), 1..12),
        links in prop::collection::vec(link(), 0..20),
        arabic in any::<bool>(),
        dated in any::<bool>(),
    ) {
        let mut graph = ClaimGraph::new();
        let ids: Vec<NodeId> = nodes.iter().map(|draft| graph.add_node(made(&pieces, draft))).collect();
        for (from, to, kind, stated, all, cue) in links {
            let basis = if stated { Basis::Stated } else { Basis::Inferred };
            let cue = cue.map(|at| inside(&pieces, at, 0));
            let edge = Edge { kind: EdgeKind::ALL[kind], basis, all, cue };
            let (from, to) = (ids[from.index(ids.len())], ids[to.index(ids.len())]);
            // What is tied to itself is a mistake.
            if from != to {
                graph.add_edge(from, to, edge);
            }
        }
        // Lemmas are of the English lexicon.
        let lang = if arabic && !format!("{graph:?}").contains("Lemma") { Lang::Ar } else { Lang::En };
        let date = dated.then(|| jiff::civil::date(2021, 4, 7));
        let options = Options { date, lang: Some(lang), ..Options::default() };
        let document = Document { text: pieces.text.clone(), ..Document::empty(&options) };
        let sheet = Sheet::of(graph, &document, &pieces.spans[..3]);
        // A node without words or place is called by its name alone.
        let mut sheet = sheet;
        let names: BTreeMap<NodeId, String> = sheet.names.clone();
        for (id, name) in names {
            let node = sheet.graph.node_weight_mut(id).expect("a node");
            if node.span.is_none() && node.mention.is_none() && node.name.is_empty() {
                node.name = name;
            }
        }
        there_and_back("random", &sheet, &document);
    }
}
