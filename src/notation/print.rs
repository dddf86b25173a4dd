//! A claim graph as a claim file. What is printed reads back to the same graph.

use super::Sheet;
use super::figure::{self, Read};
use super::grammar::bare;
use super::lex::quoted;
use super::print_reading::reading;
use super::words::{EDGES, KINDS, word_for};
use crate::document::{Document, Span};
use crate::graph::{Basis, Edge, EdgeKind, Node, NodeId, NodeKind};
use crate::mention::Mention;
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashSet;

/// The sheet in normal form; spans are of the text of `document`.
pub(super) fn print(sheet: &Sheet, document: &Document) -> String {
    let printer = Printer { sheet, document, plain: plain(sheet, document) };
    let mut out = printer.head();
    let mut sources = String::new();
    let mut rest = String::new();
    let mut group: Option<(NodeId, Option<Span>)> = None;
    for id in printer.order() {
        let Some(node) = sheet.graph.node_weight(id) else { continue };
        if node.kind == NodeKind::Source {
            sources += &printer.line(id, node, None);
            continue;
        }
        let voice = (node.kind == NodeKind::Claim).then(|| printer.voice(id)).flatten();
        match voice {
            Some(source) => {
                let here = Some((source, sheet.quotes.get(&id).copied()));
                if group != here {
                    group = here;
                    rest += &printer.says(source, here.and_then(|(_, quote)| quote));
                }
                rest += "    ";
            }
            // Changes, lists and events stand among the claims that they join.
            None if group.is_some() && node.kind != NodeKind::Claim => rest += "    ",
            None => {
                if group.take().is_some() {
                    rest.push('\n');
                }
            }
        }
        rest += &printer.line(id, node, voice);
    }
    if !sources.is_empty() {
        out = out + "\n" + &sources;
    }
    let gap = if rest.is_empty() || rest.starts_with('\n') { "" } else { "\n" };
    out + gap + &rest
}

struct Printer<'a> {
    sheet: &'a Sheet,
    document: &'a Document,
    /// Claims whose words alone are read as they are.
    plain: FxHashSet<NodeId>,
}

/// Which figures are read the same when their words stand alone.
fn plain(sheet: &Sheet, document: &Document) -> FxHashSet<NodeId> {
    let mut text = String::new();
    let mut phrases = Vec::new();
    let mut wanted: Vec<(NodeId, Mention)> = Vec::new();
    for id in sheet.graph.node_indices() {
        let Some(mention) = sheet.graph.node_weight(id).and_then(|node| node.mention.as_ref()) else {
            continue;
        };
        let phrase = figure::phrase(mention);
        let start = text.len();
        text += phrase.of(&document.text);
        phrases.push(Span::new(start, text.len()));
        text.push('\n');
        wanted.push((id, moved(mention, phrase, start)));
    }
    let reads = figure::read(&text, &phrases, document);
    let same = wanted.into_iter().zip(reads).filter_map(|((id, mention), read)| match read {
        Read::One(read) => (*read == mention).then_some(id),
        _ => None,
    });
    same.collect()
}

/// The mention as it would stand in a text that holds its phrase at `start`.
fn moved(mention: &Mention, phrase: Span, start: usize) -> Mention {
    let place = |span: Span| {
        let at = |byte: u32| (byte - phrase.start) as usize + start;
        Span::new(at(span.start), at(span.end))
    };
    let mut mention = figure::normal(mention.clone());
    mention.span = place(mention.span);
    mention.figure = place(mention.figure);
    mention.hedge = mention.hedge.map(place);
    mention
}

impl Printer<'_> {
    fn head(&self) -> String {
        let mut out = "document".to_owned();
        if !self.sheet.title.is_empty() {
            out = out + " " + &quoted(&self.sheet.title);
        }
        if let Some(day) = self.document.published {
            out += &format!(" published {day}");
        }
        out + &format!(" language {}\n", self.document.language.code())
    }

    /// Nodes in the order of the text, those that stand nowhere behind all others.
    fn order(&self) -> Vec<NodeId> {
        let mut all: Vec<NodeId> = self.sheet.graph.node_indices().collect();
        let start = |id: NodeId| self.sheet.graph.node_weight(id)?.span.map(|span| span.start);
        // What joins figures stands behind them; changes of changes keep their own places.
        let joins = |id: NodeId| self.sheet.graph.node_weight(id).is_some_and(|n| n.kind == NodeKind::Change);
        let joined = |id: NodeId| {
            let figures = self.sheet.graph.neighbors(id).filter(|other| joins(id) && !joins(*other));
            figures.filter_map(start).max()
        };
        all.sort_by_cached_key(|id| {
            (start(*id).map_or(u32::MAX, |at| at.max(joined(*id).unwrap_or(0))), joins(*id), *id)
        });
        // Sources keep the order in which they were met.
        let is_source =
            |id: &NodeId| self.sheet.graph.node_weight(*id).is_some_and(|n| n.kind == NodeKind::Source);
        let (mut sources, others): (Vec<NodeId>, Vec<NodeId>) = all.into_iter().partition(is_source);
        sources.sort_unstable();
        sources.extend(others);
        sources
    }

    fn name(&self, id: NodeId) -> &str {
        self.sheet.names.get(&id).map_or("", String::as_str)
    }

    /// The source that a claim stands under: the only one it has, if there is nothing special about
    /// the edge.
    fn voice(&self, id: NodeId) -> Option<NodeId> {
        let mut stated = self.sheet.graph.edges(id).filter(|e| e.weight().kind == EdgeKind::StatedBy);
        let (Some(edge), None) = (stated.next(), stated.next()) else { return None };
        let usual = Edge::stated(EdgeKind::StatedBy, None) == *edge.weight();
        let source = self.sheet.graph.node_weight(edge.target())?.kind == NodeKind::Source;
        (usual && source).then(|| edge.target())
    }

    fn says(&self, source: NodeId, quote: Option<Span>) -> String {
        let quote = quote.map_or(String::new(), |span| format!(" {}", quoted(span.of(&self.document.text))));
        format!("\n{} says{quote}\n", self.name(source))
    }

    fn line(&self, id: NodeId, node: &Node, voice: Option<NodeId>) -> String {
        let text = &self.document.text;
        let name = self.name(id);
        let figure = matches!(node.kind, NodeKind::Claim | NodeKind::Member);
        let mention = node.mention.as_ref().filter(|_| figure);
        let mut out = match (node.kind, mention) {
            (NodeKind::Claim, Some(_)) => name.to_owned(),
            (kind, _) => format!("{} {name}", word_for(KINDS, &kind)),
        };
        let words = match (mention, node.span) {
            (Some(mention), _) => {
                let phrase = figure::phrase(mention).of(text);
                out += &format!(" = {}", if is_bare(phrase) { phrase.to_owned() } else { quoted(phrase) });
                mention.span.of(text)
            }
            (None, Some(span)) => {
                out += &format!(" {}", quoted(span.of(text)));
                span.of(text)
            }
            (None, None) => name,
        };
        let mut say = |words: String| out = std::mem::take(&mut out) + ", " + &words;
        if let Some(mention) = mention
            && !self.plain.contains(&id)
        {
            say(reading(mention, figure::phrase(mention), text, self.document.language));
        }
        if node.name != words {
            say(format!("named {}", quoted(&node.name)));
        }
        for span in self.sheet.aliases.get(&id).into_iter().flatten() {
            say(format!("also {}", quoted(span.of(text))));
        }
        let event = node.kind == NodeKind::Event;
        match node.direction {
            0 => {}
            1.. => say(if event { "coming" } else { "rising" }.into()),
            _ => say(if event { "past" } else { "falling" }.into()),
        }
        match node.factor {
            Some((over, 1)) => say(format!("times {over}")),
            Some((over, under)) => say(format!("times {over}/{under}")),
            None => {}
        }
        match node.members {
            Some((low, high)) if low == high => say(format!("holding {low}")),
            Some((low, high)) => say(format!("holding {low}..{high}")),
            None => {}
        }
        if node.headline {
            say("in the headline".into());
        }
        if !node.factual {
            say("not as fact".into());
        }
        if mention.is_some() && node.span.is_none() {
            say("nowhere".into());
        }
        let mut edges: Vec<_> = self.sheet.graph.edges(id).collect();
        edges.sort_by_key(|edge| edge.id());
        for edge in edges {
            let under = edge.weight().kind == EdgeKind::StatedBy && voice.is_some();
            if !under {
                say(self.edge(edge.weight(), edge.target()));
            }
        }
        out + "\n"
    }

    fn edge(&self, edge: &Edge, target: NodeId) -> String {
        let probably = if edge.basis == Basis::Inferred { "probably " } else { "" };
        let all = if edge.all { " in all" } else { "" };
        let cue = edge.cue.map_or(String::new(), |cue| format!(" ({})", quoted(cue.of(&self.document.text))));
        format!("{probably}{} {}{all}{cue}", word_for(EDGES, &edge.kind), self.name(target))
    }
}

/// Whether the words of a figure need no quotation marks.
fn is_bare(phrase: &str) -> bool {
    !phrase.is_empty()
        && bare(phrase) == phrase.len()
        && phrase.trim() == phrase
        && !phrase.starts_with(['"', '|', '#'])
}
