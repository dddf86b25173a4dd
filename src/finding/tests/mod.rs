//! Hand-built graphs in, findings out: matching, readings, wording and replacements.

mod numbers;
mod times;
mod together;

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
        let options = Options { date: Some(date(2021, 4, 7)), lang: Some(lang), ..Options::default() };
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
            members: None,
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
        let amount = Amount { hedge, unit, in_words, ..Amount::bare(reading) };
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

    /// The counts of a checklist of the figures that were put in.
    fn counts(&self) -> FigureCounts {
        let mention = |id| Some(self.graph.node_weight(id)?.mention.as_ref()?.span);
        let listed = self.graph.node_indices().filter_map(mention);
        FigureCounts::of(&self.check().marked(&self.graph, listed))
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

/// A graph of every mention as it is read, without a link.
fn read(lang: Lang, text: &str) -> Draft {
    let mut draft = Draft::new(lang, text);
    let mentions: Vec<Mention> =
        crate::mention::read(&draft.document).into_iter().flat_map(|reading| reading.mentions).collect();
    for mention in mentions {
        let words = mention.span.of(&draft.document.text).to_owned();
        let id = draft.node(NodeKind::Claim, &words);
        let node = draft.graph.node_weight_mut(id).expect("added");
        (node.span, node.mention) = (Some(mention.span), Some(mention));
    }
    draft
}
