//! From lines to a claim graph: figures read, names looked up, sums taken apart.

use super::Sheet;
use super::fault::{Faults, Problem, Want, nearest};
use super::figure::{self, Read};
use super::given;
use super::lex::Piece;
use super::syntax::{EdgeLine, Line, NodeLine, Trait};
use super::words::Quality;
use crate::document::{Document, Span};
use crate::graph::{Basis, Edge, EdgeKind, Node, NodeId, NodeKind};
use crate::mention::Mention;
use rustc_hash::{FxHashMap, FxHashSet};

/// The source that needs no introduction: the writer's own voice.
pub(super) const WRITER: &str = "writer";

/// The graph of the lines; what is wrong with them goes to `faults`.
pub(super) fn build(lines: &[Line<'_>], document: &Document, faults: &mut Faults) -> Sheet {
    let mut builder = Builder { document, sheet: Sheet::default(), ids: FxHashMap::default(), faults };
    builder.nodes(lines);
    builder.edges(lines);
    given::add(&mut builder, lines);
    builder.sheet
}

pub(super) struct Builder<'a, 'f> {
    document: &'a Document,
    pub sheet: Sheet,
    ids: FxHashMap<String, NodeId>,
    faults: &'f mut Faults,
}

impl Builder<'_, '_> {
    pub fn fault(&mut self, problem: Problem, span: Span) {
        self.faults.add(span, || problem);
    }

    /// The node of this name; one that is not there is told.
    pub fn find(&mut self, name: Piece<'_>) -> Option<NodeId> {
        let found = self.ids.get(name.text).copied();
        if found.is_none() {
            let names = &self.sheet.names;
            self.faults.add(name.span, || {
                // Names are compared in their order, or which one is nearest would hang on chance.
                let near = nearest(name.text, names.values().map(String::as_str)).map(str::to_owned);
                Problem::UnknownName(name.text.to_owned(), near)
            });
        }
        found
    }

    fn add(&mut self, name: &str, node: Node) -> NodeId {
        let id = self.sheet.graph.add_node(node);
        self.ids.insert(name.to_owned(), id);
        self.sheet.names.insert(id, name.to_owned());
        id
    }

    /// A measure for a sum that no figure tells, under a name that is still free.
    pub fn sum(&mut self, of: &str, words: &str) -> NodeId {
        let free = |name: &String| !self.ids.contains_key(name);
        let name = (1..).map(|n| format!("{of}.sum.{n}")).find(free).unwrap_or_default();
        self.add(&name, Node::named(NodeKind::Measure, words, None))
    }

    /// A node for each line that introduces one, in their order.
    fn nodes(&mut self, lines: &[Line<'_>]) {
        let phrase = |line: &Line<'_>| match line {
            Line::Node(node) => node.phrase.map(|phrase| phrase.span),
            _ => None,
        };
        let phrases: Vec<Span> = lines.iter().filter_map(phrase).collect();
        let mut reads = figure::read(&self.document.text, &phrases, self.document).into_iter();
        let says = |line: &Line<'_>| matches!(line, Line::Says { source, .. } if source.text == WRITER);
        let introduced = |line: &Line<'_>| matches!(line, Line::Node(node) if node.name.text == WRITER);
        if lines.iter().any(says) && !lines.iter().any(introduced) {
            self.add(WRITER, Node::named(NodeKind::Source, WRITER, None));
        }
        for line in lines {
            match line {
                Line::Document { title: Some(title) } => self.sheet.title = title.text.to_owned(),
                Line::Node(node) => {
                    let read = node.phrase.and_then(|_| reads.next());
                    self.node(node, read);
                }
                _ => {}
            }
        }
    }

    fn node(&mut self, line: &NodeLine<'_>, read: Option<Read>) {
        let name = line.name.text;
        if self.ids.contains_key(name) {
            return self.fault(Problem::Twice(name.to_owned()), line.name.span);
        }
        let mention = line.phrase.and_then(|phrase| self.mention(line, phrase, read?));
        let mut node = Node::named(line.kind, name, None);
        let dated = match (line.kind, line.phrase) {
            // The time of an event is a claim of its own, by which the event is dated.
            (NodeKind::Event, _) => mention,
            (NodeKind::Claim | NodeKind::Member, _) => {
                node.mention = mention;
                None
            }
            (_, Some(phrase)) => {
                self.fault(Problem::Expected(Want::Comma, "=".into()), phrase.span);
                None
            }
            _ => None,
        };
        let own = node.mention.as_ref().map(|mention| mention.span);
        node.span = own.or(line.words.map(|words| words.span));
        if let Some(span) = node.span {
            node.name = span.of(&self.document.text).to_owned();
        }
        let mut also = Vec::new();
        for told in &line.traits {
            match told {
                Trait::Is(quality) => is(&mut node, *quality),
                Trait::Text(Quality::Named, words) => node.name = words.text.to_owned(),
                Trait::Text(_, words) => also.push(words.span),
                Trait::Pair(Quality::Times, factor) => node.factor = Some(*factor),
                Trait::Pair(_, members) => node.members = Some(*members),
                Trait::Edge(_) | Trait::Reads(_) => {}
            }
        }
        let id = self.add(name, node);
        if !also.is_empty() {
            self.sheet.aliases.insert(id, also);
        }
        if let Some(mention) = dated {
            let name = format!("{name}.date");
            if self.ids.contains_key(&name) {
                return self.fault(Problem::Twice(name), line.name.span);
            }
            let words = mention.span;
            let claim = Node::named(NodeKind::Claim, words.of(&self.document.text), Some(words));
            let date = self.add(&name, Node { mention: Some(mention), ..claim });
            self.sheet.graph.add_edge(id, date, Edge::stated(EdgeKind::Dated, None));
        }
    }

    /// The figure of a line: as the line says that it is read, else as copy is read.
    fn mention(&mut self, line: &NodeLine<'_>, phrase: Piece<'_>, read: Read) -> Option<Mention> {
        let reads = line.traits.iter().find_map(|told| match told {
            Trait::Reads(reads) => Some(reads),
            _ => None,
        });
        if let Some(reads) = reads {
            return Some(figure::told(reads, phrase.span, self.document));
        }
        let words = || phrase.text.chars().take(60).collect();
        match read {
            Read::One(mention) => return Some(*mention),
            // A member that no figure tells is one.
            Read::None if line.kind == NodeKind::Member => return Some(figure::one(phrase.span)),
            Read::None => self.fault(Problem::NoFigure(words()), phrase.span),
            Read::Many => self.fault(Problem::ManyFigures(words()), phrase.span),
        }
        None
    }

    fn edges(&mut self, lines: &[Line<'_>]) {
        let mut voice: Option<(NodeId, Option<Span>)> = None;
        let mut done = FxHashSet::default();
        for line in lines {
            match line {
                Line::Says { source, quote } => voice = self.find(*source).map(|source| (source, *quote)),
                Line::Node(node) => {
                    // Of two lines with one name the first stands.
                    let Some(id) = self.ids.get(node.name.text).copied() else { continue };
                    if !done.insert(id) {
                        continue;
                    }
                    if !node.indented {
                        voice = None;
                    } else if let Some((source, quote)) = voice
                        && node.kind == NodeKind::Claim
                    {
                        self.sheet.graph.add_edge(id, source, Edge::stated(EdgeKind::StatedBy, None));
                        self.sheet.quotes.extend(quote.map(|quote| (id, quote)));
                    }
                    for told in &node.traits {
                        if let Trait::Edge(edge) = told {
                            self.edge(id, edge);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn edge(&mut self, from: NodeId, line: &EdgeLine<'_>) {
        let Some(to) = self.find(line.target) else { return };
        if from == to {
            return self.fault(Problem::Itself(line.target.text.to_owned()), line.target.span);
        }
        let basis = if line.inferred { Basis::Inferred } else { Basis::Stated };
        self.sheet.graph.add_edge(from, to, Edge { kind: line.kind, basis, all: line.all, cue: line.cue });
    }
}

fn is(node: &mut Node, quality: Quality) {
    match quality {
        Quality::Up => node.direction = 1,
        Quality::Down => node.direction = -1,
        Quality::NotFact => node.factual = false,
        Quality::Headline => node.headline = true,
        Quality::Nowhere => node.span = None,
        Quality::Named | Quality::Also | Quality::Times | Quality::Holding => {}
    }
}
