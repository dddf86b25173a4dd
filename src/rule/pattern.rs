//! Path patterns, in the subset of GQL (ISO/IEC 39075) that Cypher made known:
//! `(part:Quantity)-[:PART_OF {all: true}]->(whole:Quantity), (whole)<-[:A|B]-(other)`.

use super::error::{Fault, known};
use super::label::{Label, Sorts};
use super::lex::{Expected, Parsed, Tail, mark, name, spanned, whole};
use super::typed::{Prop, Type};
use crate::graph::{Basis, EdgeKind, Node, NodeKind};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_until, take_while1};
use nom::combinator::{cut, map, opt, recognize};
use nom::error::context;
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded};
use std::ops::Range;

/// A pattern and the order in which it is matched.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// Its node variables, named or not, in the order they are first written.
    pub slots: Vec<Slot>,
    /// Its edges.
    pub links: Vec<Link>,
    /// The order of matching: links by index, each with a bound end; true where the
    /// bound end is the one the edge leaves.
    pub plan: Vec<(usize, bool)>,
}

/// A node variable.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Its name, if it has one.
    pub name: Option<String>,
    /// It answers to one of these; empty for any node.
    pub labels: Vec<Label>,
    /// Properties it must have.
    pub props: Vec<(Prop, Literal)>,
    /// Its bytes in the pattern's text.
    pub at: Range<usize>,
}

/// How many nodes a pattern may have; matching costs grow with each.
const MOST_SLOTS: usize = 12;

/// An edge between two slots.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The slot it leaves.
    pub from: usize,
    /// The slot it enters.
    pub to: usize,
    /// It is of one of these kinds.
    pub kinds: Vec<EdgeKind>,
    /// How it must be known.
    pub basis: Option<Basis>,
    /// Whether the parts must be said to be all.
    pub all: Option<bool>,
}

/// A value in a property map.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Literal {
    Bool(bool),
    Int(i64),
    Text(String),
}

impl Slot {
    /// The sorts of nodes that it can be; `None` for any.
    pub(super) fn sorts(&self) -> Option<Sorts> {
        self.labels.iter().map(|l| l.sorts()).reduce(Sorts::or)
    }

    /// What a variable of this slot stands for in an expression.
    pub(super) fn value_type(&self) -> Type {
        let mut types = self.labels.iter().map(|l| l.value_type());
        match types.next() {
            None => Type::Any,
            Some(first) if types.all(|t| t == first) => first,
            Some(_) => Type::Any,
        }
    }

    /// Whether `node` has the labels and properties.
    pub fn fits(&self, node: &Node) -> bool {
        (self.labels.is_empty() || self.labels.iter().any(|l| l.fits(node)))
            && self.props.iter().all(|(prop, wanted)| match (prop, wanted) {
                (Prop::Headline, Literal::Bool(b)) => node.headline == *b,
                (Prop::Factual, Literal::Bool(b)) => node.factual == *b,
                (Prop::Share, Literal::Bool(b)) => node.is_share() == *b,
                (Prop::Named, Literal::Bool(b)) => node.span.is_some() == *b,
                (Prop::Direction, Literal::Int(n)) => i64::from(node.direction) == *n,
                _ => false,
            })
    }
}

impl Pattern {
    /// Parses and resolves a pattern.
    pub(crate) fn parse(text: &str) -> Result<Pattern, Fault> {
        let paths = whole(text, separated(path))?;
        let mut pattern = Pattern { slots: Vec::new(), links: Vec::new(), plan: Vec::new() };
        for (first, hops) in paths {
            let mut from = pattern.slot(first, text.len())?;
            for (edge, node) in hops {
                let to = pattern.slot(node, text.len())?;
                pattern.links.push(edge.link(from, to, text.len())?);
                from = to;
            }
        }
        if let Some(slot) = pattern.slots.get(MOST_SLOTS) {
            let help = format!("a pattern has at most {MOST_SLOTS} nodes");
            return Err(Fault::new(slot.at.clone(), "too many nodes", help));
        }
        pattern.order(text)?;
        pattern.can_match()?;
        pattern.no_circle()?;
        Ok(pattern)
    }

    /// The slot of the variable `name`.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.slots.iter().position(|s| s.name.as_deref() == Some(name))
    }

    /// How much it asks for; see `Rule::specificity`.
    pub(super) fn weight(&self) -> usize {
        let slots: usize =
            self.slots.iter().map(|s| 2 * s.props.len() + usize::from(s.labels.len() == 1)).sum();
        let links: usize = self
            .links
            .iter()
            .map(|l| 2 + usize::from(l.basis.is_some()) + usize::from(l.all.is_some()))
            .sum();
        slots + links
    }

    /// An edge whose ends have labels that no such edge joins is a slip: the rule would
    /// never match.
    fn can_match(&self) -> Result<(), Fault> {
        for link in &self.links {
            for (slot, leaves) in [(link.from, true), (link.to, false)] {
                let Some(slot) = self.slots.get(slot) else { continue };
                let end = |kind: &EdgeKind| if leaves { Sorts::ends(*kind).0 } else { Sorts::ends(*kind).1 };
                let Some(mine) = slot.sorts() else { continue };
                if !link.kinds.iter().any(|kind| end(kind).meet(mine)) {
                    let kinds: Vec<&str> = link.kinds.iter().map(|k| k.name()).collect();
                    let verb = if leaves { "leaves" } else { "enters" };
                    let message = format!("no {} edge {verb} such a node", kinds.join(" or "));
                    let help = "the rule could never match: turn the arrow round, or change the label";
                    return Err(Fault::new(slot.at.clone(), message, help));
                }
            }
        }
        Ok(())
    }

    /// What a whole is a part of is no part of it.
    fn no_circle(&self) -> Result<(), Fault> {
        let parts = self.links.iter().filter(|link| link.kinds == [EdgeKind::PartOf]);
        let ends = parts.filter_map(|link| u32::try_from(link.from).ok().zip(u32::try_from(link.to).ok()));
        let wholes = petgraph::graph::DiGraph::<(), ()>::from_edges(ends);
        let circle = petgraph::algo::toposort(&wholes, None).err();
        match circle.and_then(|circle| self.slots.get(circle.node_id().index())) {
            None => Ok(()),
            Some(slot) => {
                let help = "the rule could never match: turn one of the arrows round, or leave it out";
                Err(Fault::new(slot.at.clone(), "nothing is a part of its own part", help))
            }
        }
    }

    fn slot(&mut self, node: NodeAst<'_>, total: usize) -> Result<usize, Fault> {
        let at = node.tail.range(total);
        let mut labels = Vec::new();
        for (word, tail) in node.labels {
            let names: Vec<&str> = Label::ALL.iter().map(|l| l.name()).collect();
            labels.push(Label::from_name(word).ok_or_else(|| {
                Fault::new(tail.range(total), format!("no label “{word}”"), known("labels", word, &names))
            })?);
        }
        let mut props = Vec::new();
        for (word, value, tail) in node.props {
            let prop = match (word, &value) {
                ("headline", Literal::Bool(_)) => Prop::Headline,
                ("factual", Literal::Bool(_)) => Prop::Factual,
                ("share", Literal::Bool(_)) => Prop::Share,
                ("named", Literal::Bool(_)) => Prop::Named,
                ("direction", Literal::Int(_)) => Prop::Direction,
                _ => {
                    let help = "a node can ask for headline: true, factual: true, named: true, direction: 1";
                    return Err(Fault::new(tail.range(total), format!("no such property “{word}”"), help));
                }
            };
            let changes = Sorts::thing(NodeKind::Change);
            if prop == Prop::Direction
                && !labels.is_empty()
                && !labels.iter().any(|l| l.sorts().meet(changes))
            {
                let help = "the rule could never match: direction is a property of Change";
                return Err(Fault::new(tail.range(total), "only a change has a direction", help));
            }
            if props.iter().any(|(p, v)| *p == prop && *v != value) {
                let help = "the rule could never match: keep one of them";
                return Err(Fault::new(tail.range(total), format!("“{word}” is asked for twice"), help));
            }
            props.push((prop, value));
        }
        let Some(name) = node.name else {
            self.slots.push(Slot { name: None, labels, props, at });
            return Ok(self.slots.len() - 1);
        };
        if let Some(slot) = self.find(name) {
            if !labels.is_empty() || !props.is_empty() {
                let help = "give label and properties where the variable stands first, later only its name";
                return Err(Fault::new(at, format!("“{name}” is described twice"), help));
            }
            return Ok(slot);
        }
        self.slots.push(Slot { name: Some(name.to_owned()), labels, props, at });
        Ok(self.slots.len() - 1)
    }

    /// Every link is matched from an end that is bound already, so that no two parts
    /// of a pattern are combined freely.
    fn order(&mut self, text: &str) -> Result<(), Fault> {
        let mut bound = vec![false; self.slots.len()];
        if let Some(first) = bound.first_mut() {
            *first = true;
        }
        let is_bound = |bound: &[bool], slot: usize| bound.get(slot).copied().unwrap_or(false);
        let mut left: Vec<usize> = (0..self.links.len()).collect();
        while !left.is_empty() {
            let next = left.iter().position(|link| {
                self.links.get(*link).is_some_and(|l| is_bound(&bound, l.from) || is_bound(&bound, l.to))
            });
            let Some(next) = next else { break };
            let link = left.remove(next);
            let Some(l) = self.links.get(link) else { break };
            self.plan.push((link, is_bound(&bound, l.from)));
            for slot in [l.from, l.to] {
                if let Some(b) = bound.get_mut(slot) {
                    *b = true;
                }
            }
        }
        match bound.iter().position(|b| !b) {
            None => Ok(()),
            Some(slot) => {
                let at = self.slots.get(slot).map_or(0..text.len(), |s| s.at.clone());
                let help = "join the paths by a variable that stands in both";
                Err(Fault::new(at, "this path hangs together with none before it", help))
            }
        }
    }
}

// --- the grammar ---

struct NodeAst<'a> {
    name: Option<&'a str>,
    labels: Vec<(&'a str, Tail)>,
    props: Vec<(&'a str, Literal, Tail)>,
    tail: Tail,
}

struct EdgeAst<'a> {
    kinds: Vec<(&'a str, Tail)>,
    props: Vec<(&'a str, Literal, Tail)>,
    back: bool,
}

type Path<'a> = (NodeAst<'a>, Vec<(EdgeAst<'a>, NodeAst<'a>)>);

fn separated<'a, T>(
    mut item: impl FnMut(&'a str) -> Parsed<'a, T>,
) -> impl FnMut(&'a str) -> Parsed<'a, Vec<T>> {
    move |input| separated_list1(mark(","), &mut item).parse(input)
}

fn path(input: &str) -> Parsed<'_, Path<'_>> {
    let (mut rest, first) = context("a node like (part:Quantity)", node).parse(input)?;
    let mut hops = Vec::new();
    loop {
        match edge(rest) {
            Ok((after, edge)) => {
                let (after, node) = cut(context("a node like (whole:Quantity)", node)).parse(after)?;
                hops.push((edge, node));
                rest = after;
            }
            Err(nom::Err::Error(_)) => return Ok((rest, (first, hops))),
            Err(failure) => return Err(failure),
        }
    }
}

fn node(input: &str) -> Parsed<'_, NodeAst<'_>> {
    let label = |i| cut(context("a label", spanned(name))).parse(i);
    let labels = preceded(mark(":"), separated_list1(mark("|"), label));
    let inside = (opt(name), opt(labels), opt(props), cut(context("“)”, “:” or “{”", mark(")"))));
    let (rest, ((_, (name, labels, props, _)), tail)) = spanned((tag("("), inside))(input)?;
    let (labels, props) = (labels.unwrap_or_default(), props.unwrap_or_default());
    Ok((rest, NodeAst { name, labels, props, tail }))
}

fn edge(input: &str) -> Parsed<'_, EdgeAst<'_>> {
    let (rest, back) = alt((map(mark("<-"), |_| true), map(mark("-"), |_| false))).parse(input)?;
    let kind = |i| cut(context("an edge kind", spanned(name))).parse(i);
    let alternative = |i| mark("|").and(opt(mark(":"))).parse(i);
    let body = delimited(
        (mark("["), cut(context("“:” and an edge kind", mark(":")))),
        (separated_list1(alternative, kind), opt(props)),
        cut(context("“]”, “|” or “{”", mark("]"))),
    );
    let (rest, (kinds, props)) = cut(context("an edge like -[:PART_OF]->", body)).parse(rest)?;
    let arrow = if back { "-" } else { "->" };
    let what = if back { "“-”: the arrow points back" } else { "“->”: edges have a direction" };
    let (rest, _) = cut(context(what, mark(arrow))).parse(rest)?;
    Ok((rest, EdgeAst { kinds, props: props.unwrap_or_default(), back }))
}

type PropAst<'a> = (&'a str, Literal, Tail);

fn props(input: &str) -> Parsed<'_, Vec<PropAst<'_>>> {
    let one = |i| {
        let (rest, (name, tail)) = cut(context("a property", spanned(name))).parse(i)?;
        let value = cut(context("“:” and a value: true, false, 1 or \"text\"", preceded(mark(":"), literal)));
        let (rest, value) = { value }.parse(rest)?;
        Ok((rest, (name, value, tail)))
    };
    delimited(mark("{"), separated(one), cut(context("“}” or “,”", mark("}")))).parse(input)
}

fn literal(input: &str) -> Parsed<'_, Literal> {
    let quoted = |q: &'static str| delimited(tag(q), take_until(q), tag(q));
    let text = alt((quoted("\""), quoted("'")));
    let int = recognize((opt(tag("-")), take_while1(|c: char| c.is_ascii_digit())));
    let value = alt((
        map(text, |t: &str| Some(Literal::Text(t.to_owned()))),
        map(int, |t: &str| t.parse().ok().map(Literal::Int)),
        map(name, |t| match t {
            "true" => Some(Literal::Bool(true)),
            "false" => Some(Literal::Bool(false)),
            _ => None,
        }),
    ));
    let (rest, (value, _)) = spanned(value)(input)?;
    value.map(|v| (rest, v)).ok_or(nom::Err::Error(Expected { rest: input, what: "" }))
}

impl EdgeAst<'_> {
    fn link(self, from: usize, to: usize, total: usize) -> Result<Link, Fault> {
        let (from, to) = if self.back { (to, from) } else { (from, to) };
        let mut link = Link { from, to, kinds: Vec::new(), basis: None, all: None };
        for (word, tail) in self.kinds {
            link.kinds.push(edge_kind(word, tail.range(total))?);
        }
        for (word, value, tail) in self.props {
            match (word, value) {
                ("all", Literal::Bool(all)) => link.all = Some(all),
                ("basis", Literal::Text(t)) if t == "stated" => link.basis = Some(Basis::Stated),
                ("basis", Literal::Text(t)) if t == "inferred" => link.basis = Some(Basis::Inferred),
                _ => {
                    let help = "an edge can ask for all: true, basis: \"stated\" or basis: \"inferred\"";
                    return Err(Fault::new(tail.range(total), format!("no such property “{word}”"), help));
                }
            }
        }
        Ok(link)
    }
}

/// The edge kind with this name, as rule files write it.
pub(super) fn edge_kind(word: &str, at: Range<usize>) -> Result<EdgeKind, Fault> {
    EdgeKind::ALL.into_iter().find(|k| k.name() == word).ok_or_else(|| {
        let names: Vec<&str> = EdgeKind::ALL.iter().map(|k| k.name()).collect();
        Fault::new(at, format!("no edge kind “{word}”"), known("edge kinds", word, &names))
    })
}
