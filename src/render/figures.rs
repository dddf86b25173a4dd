//! The checklist of figures, as data (version 1 of the contract) and as text.

use crate::claim;
use crate::document::{Document, Lang, Lines, Span};
use crate::finding::{Checked, Claims, Marked, Status};
use crate::graph::{ClaimGraph, EdgeKind, NodeId, NodeKind, WRITER};
use crate::language::{self, Wording};
use crate::mention::listing::{Listed, listing};
use crate::mention::{Amount, Kind, Mention, Reading, Value};
use crate::value::Number;
use crate::value::time::{self, Calendar, Days, TimeExpr};
use crate::value::{Bound, Hedge};
use jiff::civil::Date;
use petgraph::visit::EdgeRef;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// The `figures` report.
#[derive(Serialize, JsonSchema)]
pub struct FiguresReport {
    /// Version of the form: 1.
    #[schemars(extend("const" = 1))]
    pub version: u32,
    /// One for each file that was read.
    pub files: Vec<FileFigures>,
}

/// The figures of one file.
#[derive(Serialize, JsonSchema)]
pub struct FileFigures {
    pub(super) path: String,
    language: &'static str,
    published: Option<String>,
    #[serde(skip)]
    pub(super) messages: Lang,
    /// In the order of the text.
    pub figures: Vec<Figure>,
}

/// A line of the checklist.
#[derive(Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Figure {
    pub byte_start: usize,
    pub byte_end: usize,
    pub line: usize,
    pub column: usize,
    pub text: String,
    pub kind: Kind,
    pub value: Said,
    pub unit: &'static str,
    pub hedge: Option<Hedge>,
    /// Who states it, by the words of the copy; "writer" for the writer's own voice.
    /// Nothing for a time that is listed beside another figure and makes no claim.
    pub source: Option<String>,
    pub status: Status,
    /// The words of its sentence, for the sheet, and so the next two.
    #[serde(skip)]
    pub sentence: String,
    /// The figures that hang together with it, in the order of the text.
    #[serde(skip)]
    pub linked_to: Vec<String>,
    /// The kinds of the rules that tested it.
    #[serde(skip)]
    pub tested: Vec<String>,
}

/// What a figure says.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum Said {
    Numbers(Numbers),
    Time(Timex),
}

/// A time in ISO 8601 (or TIMEX3): as said, in full with what the publication date adds,
/// and the first and last day it can mean.
#[derive(Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Timex {
    pub timex: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    /// The calendar of `date`, where it is not the Gregorian one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
}

/// Exact decimals or `n/d`; the plain reading's ends, then the lenient one's.
#[derive(Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Numbers {
    pub stated: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
    pub lenient_low: Option<String>,
    pub lenient_high: Option<String>,
}

/// The figures of one document; byte offsets are into the file on disk. `graph` is the
/// claim graph of `readings`, and `checked` what the rules made of it.
pub fn figures_of(
    document: &Document,
    readings: &[Reading<'_>],
    graph: &ClaimGraph,
    checked: &Checked,
) -> FileFigures {
    let lines = document.lines();
    let claims = Claims::of(graph);
    let listed: Vec<Listed<'_>> =
        readings.iter().flat_map(|reading| listing(reading, document.published)).collect();
    let marked = checked.marked(graph, listed.iter().map(Listed::span));
    let sentences = sentences(readings);
    let figure = |(listed, marked): (&Listed<'_>, &Marked)| Figure {
        source: claims.at(marked.span).find_map(|id| source(graph, id)),
        status: marked.status,
        sentence: sentence(document, &sentences, marked.span),
        linked_to: linked_to(graph, claims.at(marked.span).collect()),
        tested: tested(checked, claims.at(marked.span)),
        ..figure(document, &lines, listed)
    };
    FileFigures {
        path: document.path.clone(),
        language: document.language.code(),
        published: document.published.map(|date| date.to_string()),
        messages: document.messages,
        figures: listed.iter().zip(&marked).map(figure).collect(),
    }
}

fn source(graph: &ClaimGraph, claim: NodeId) -> Option<String> {
    let stated = graph.edges(claim).find(|e| e.weight().kind == EdgeKind::StatedBy)?;
    graph.node_weight(stated.target()).map(|source| source.name.clone())
}

/// The sentences of a document, in its order.
fn sentences(readings: &[Reading<'_>]) -> Vec<Span> {
    let mut all = Vec::new();
    for reading in readings {
        let tokens = &reading.scan.tokens;
        for sentence in claim::sentences(&reading.scan) {
            let inside = tokens.get(sentence.tokens).unwrap_or_default();
            if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
                all.push(first.span.to(last.span));
            }
        }
    }
    all
}

fn sentence(document: &Document, sentences: &[Span], place: Span) -> String {
    let at = sentences.partition_point(|sentence| sentence.end <= place.start);
    sentences.get(at).map_or("", |sentence| sentence.of(&document.text)).to_owned()
}

/// The words of the figures that are joined to these claims, directly or through one event,
/// change or list.
fn linked_to(graph: &ClaimGraph, claims: Vec<NodeId>) -> Vec<String> {
    let mut found: BTreeSet<(Span, NodeId)> = BTreeSet::new();
    let neighbours = |id: NodeId| {
        let links = |kind: EdgeKind| !matches!(kind, EdgeKind::StatedBy | EdgeKind::Measures);
        let out = graph.edges(id).filter(move |e| links(e.weight().kind)).map(|e| e.target());
        let into = graph.edges_directed(id, petgraph::Incoming);
        out.chain(into.filter(move |e| links(e.weight().kind)).map(|e| e.source()))
    };
    let figure = |id: NodeId| graph.node_weight(id).filter(|n| n.kind == NodeKind::Claim)?.span;
    for near in claims.iter().flat_map(|claim| neighbours(*claim)) {
        match figure(near) {
            Some(span) => drop(found.insert((span, near))),
            None => found.extend(neighbours(near).filter_map(|id| Some((figure(id)?, id)))),
        }
    }
    let others = found.into_iter().filter(|(_, id)| !claims.contains(id));
    others.filter_map(|(_, id)| graph.node_weight(id)).map(|node| one_line(&node.name)).collect()
}

fn tested(checked: &Checked, claims: impl Iterator<Item = NodeId>) -> Vec<String> {
    let kinds = claims.filter_map(|id| checked.checked.get(&id)).flatten().cloned();
    kinds.collect::<BTreeSet<String>>().into_iter().collect()
}

fn figure(document: &Document, lines: &Lines<'_>, listed: &Listed<'_>) -> Figure {
    let span = listed.span();
    let kind = match listed {
        Listed::Figure(mention) => mention.kind,
        Listed::Loose { kind, .. } => *kind,
    };
    let (value, unit, hedge) = match listed {
        Listed::Figure(mention) => value_of(mention, document.published),
        Listed::Loose { timex, days, .. } => (Said::Time(Timex::loose(timex, *days)), "", None),
    };
    let at = lines.position(span.start as usize);
    let bytes = document.file_range(span);
    Figure {
        byte_start: bytes.start,
        byte_end: bytes.end,
        line: at.line,
        column: at.column,
        text: span.of(&document.text).to_owned(),
        kind,
        value,
        unit,
        hedge,
        source: None,
        status: Status::Seen,
        sentence: String::new(),
        linked_to: Vec::new(),
        tested: Vec::new(),
    }
}

fn value_of(mention: &Mention, published: Option<Date>) -> (Said, &'static str, Option<Hedge>) {
    match &mention.value {
        Value::Amount(amount) => (Said::Numbers(numbers(amount)), amount.unit.symbol(), amount.hedge),
        Value::Ordinal(place) => (Said::Numbers(Numbers::exact(place.to_string())), "", None),
        Value::Time(expr) => (Said::Time(times(expr, published)), "", None),
    }
}

impl Timex {
    fn loose(timex: &str, days: Option<Days>) -> Timex {
        let day = |pick: fn(Days) -> Option<Date>| days.and_then(pick).map(|day| day.to_string());
        Timex { timex: timex.into(), date: None, from: day(Days::first), to: day(Days::last), calendar: None }
    }
}

fn times(expr: &TimeExpr, published: Option<Date>) -> Timex {
    let (days, calendar) = match expr {
        TimeExpr::Date(date) => (date.days, date.calendar),
        TimeExpr::Period(period) => (period.days, Calendar::Gregorian),
        TimeExpr::Clock(clock) => (clock.date.as_ref().and_then(|date| date.days), Calendar::Gregorian),
        TimeExpr::Duration(_) => (None, Calendar::Gregorian),
    };
    let day = |pick: fn(Days) -> Option<Date>| days.and_then(pick).map(|day| day.to_string());
    let date = time::dated(expr, published);
    // A stretch of the clock has its ends in hours.
    let hours = match expr {
        TimeExpr::Clock(clock) if clock.until.is_some() => date.as_deref().and_then(|d| d.split_once('/')),
        _ => None,
    };
    let (from, to) = hours.map_or((day(Days::first), day(Days::last)), |(from, to)| {
        (Some(from.to_owned()), Some(to.to_owned()))
    });
    Timex {
        timex: time::timex(expr, published),
        date,
        from,
        to,
        calendar: Some(calendar).filter(|c| *c != Calendar::Gregorian),
    }
}

impl Numbers {
    fn exact(value: String) -> Numbers {
        let end = || Some(value.clone());
        Numbers { stated: end(), low: end(), high: end(), lenient_low: end(), lenient_high: end() }
    }
}

/// A fraction is stated as it was written ("1/3"), its ends are in per cent.
fn numbers(amount: &Amount) -> Numbers {
    let end = |bound: &Option<Bound>| bound.as_ref().map(|b| b.value.to_string());
    let reading = &amount.reading;
    // A range has the ends that were written; what they may be rounded from is lenient.
    let (low, high) = match &amount.ends {
        Some((low, high)) => (Some(low.to_string()), Some(high.to_string())),
        None => (end(&reading.plain.low), end(&reading.plain.high)),
    };
    let ratio = amount.ratio.map(|(over, under)| format!("{over}/{under}"));
    Numbers {
        stated: ratio.or_else(|| reading.stated.as_ref().map(ToString::to_string)),
        low,
        high,
        lenient_low: end(&reading.lenient.low),
        lenient_high: end(&reading.lenient.high),
    }
}

impl Figure {
    /// What it is read as, in a few words.
    pub fn read_as(&self, words: &dyn Wording) -> String {
        let unit = match words.phrase(&format!("unit-{}", self.unit)) {
            _ if self.unit.is_empty() => String::new(),
            "" if self.unit == "%" => "%".to_owned(),
            "" => format!(" {}", self.unit),
            name => format!(" {name}"),
        };
        match &self.value {
            Said::Numbers(numbers) => told(numbers, self.hedge, &unit, words),
            Said::Time(time) => match words.phrase(&format!("time-{}", time.timex)) {
                "" => time.timex.clone(),
                loose => loose.to_owned(),
            },
        }
    }
}

/// One line a figure: place, words, what they are read as and their kind, who states it and how
/// far it got, in the language of messages.
pub fn figures_text(file: &FileFigures) -> String {
    let words = language::of(file.messages).wording();
    let published = file.published.as_deref().unwrap_or(words.phrase("no-date"));
    let comma = words.phrase("comma");
    let mut out = format!("{} ({}{comma}{published})\n", language::plain(&file.path), file.language);
    for figure in &file.figures {
        let (text, read) = (one_line(&figure.text), figure.read_as(words));
        let source = match figure.source.as_deref() {
            None => String::new(),
            Some(WRITER) => words.phrase("writer").to_owned() + comma,
            Some(source) => one_line(source) + comma,
        };
        let kind = words.phrase(&format!("kind-{}", named(&figure.kind)));
        let status = words.phrase(&format!("status-{}", figure.status.name()));
        let place = format!("{}:{}", figure.line, figure.column);
        out += &format!("  {place}  {text}  = {read}  {kind}  ({source}{status})\n");
    }
    out
}

/// "about 3000 (2500 to 3500)": as stated, and the ends of the plain reading where it has two.
fn told(numbers: &Numbers, hedge: Option<Hedge>, unit: &str, words: &dyn Wording) -> String {
    let end =
        |end: &Option<String>| end.as_deref().map_or_else(|| words.phrase("open").to_owned(), for_people);
    let ends = words.phrase("range").replace("{0}", &end(&numbers.low)).replace("{1}", &end(&numbers.high));
    let hedge = hedge
        .map_or(String::new(), |hedge| format!("{} ", words.phrase(&format!("hedge-{}", named(&hedge)))));
    let one = numbers.low.is_some() && numbers.low == numbers.high;
    match &numbers.stated {
        Some(stated) if one => format!("{hedge}{}{unit}", for_people(stated)),
        Some(stated) => format!("{hedge}{}{unit} ({ends})", for_people(stated)),
        None if one => format!("{hedge}{}{unit}", end(&numbers.low)),
        None => format!("{hedge}{ends}{unit}"),
    }
}

/// The name that a kind or hedge has in JSON.
fn named(name: &impl Serialize) -> String {
    serde_json::to_value(name).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// An exact fraction ("191/6") as a decimal with one place; anything else as it is.
fn for_people(number: &str) -> String {
    let parts = number.split_once('/').and_then(|(n, d)| Number::ratio(n.parse().ok()?, d.parse().ok()?));
    parts.map_or_else(|| number.to_owned(), |fraction| fraction.to_rounded_decimal(1))
}

pub(super) fn one_line(text: &str) -> String {
    language::plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
