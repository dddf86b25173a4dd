//! What a claim file says, line by line, before names are looked up.

use super::lex::Piece;
use super::words::Quality;
use crate::document::Span;
use crate::graph::{EdgeKind, NodeKind};
use crate::mention::{Kind, Value};

/// A line.
#[derive(Clone, Debug)]
pub(super) enum Line<'a> {
    /// `document "title" published … language …`
    Document { title: Option<Piece<'a>> },
    /// `SOURCE says "quote"`; the indented lines that follow are what it states.
    Says { source: Piece<'a>, quote: Option<Span> },
    /// `given WHOLE = A + B - C`
    Given { whole: Piece<'a>, terms: Vec<Term<'a>> },
    /// A node with what is said of it.
    Node(NodeLine<'a>),
}

/// A figure that is added or taken away.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term<'a> {
    pub minus: bool,
    pub name: Piece<'a>,
}

/// `KIND NAME "words" = figure, property, …`
#[derive(Clone, Debug)]
pub(super) struct NodeLine<'a> {
    pub kind: NodeKind,
    pub name: Piece<'a>,
    /// Its words, of what is no figure.
    pub words: Option<Piece<'a>>,
    /// The words of its figure.
    pub phrase: Option<Piece<'a>>,
    /// It stands under a `says`.
    pub indented: bool,
    pub traits: Vec<Trait<'a>>,
}

/// One thing that is said of a node.
#[derive(Clone, Debug)]
pub(super) enum Trait<'a> {
    Edge(EdgeLine<'a>),
    /// A quality that takes nothing behind it.
    Is(Quality),
    /// `named`, `also`
    Text(Quality, Piece<'a>),
    /// `times`, `holding`
    Pair(Quality, (u32, u32)),
    /// `read as …`
    Reads(Box<Reads<'a>>),
}

/// `[probably] WORDS TARGET [in all] ("cue")`
#[derive(Clone, Copy, Debug)]
pub(super) struct EdgeLine<'a> {
    pub kind: EdgeKind,
    pub inferred: bool,
    pub all: bool,
    pub target: Piece<'a>,
    pub cue: Option<Span>,
}

/// How a figure is read where its words alone do not tell; characters of the phrase count from 1.
#[derive(Clone, Debug)]
pub(super) struct Reads<'a> {
    pub kind: Kind,
    pub value: Value,
    /// Characters of the expression, of the bare number, of the hedge.
    pub words: Option<(usize, usize)>,
    pub figure: Option<(usize, usize)>,
    pub hedge: Option<(usize, usize)>,
    /// What is counted: lemma, class, number; the lexicon of the language knows them.
    pub noun: Option<Noun<'a>>,
    /// Days are given, or said not to be known: nothing is left to work out.
    pub settled: bool,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Noun<'a> {
    pub lemma: Option<Piece<'a>>,
    pub class: Option<crate::language::NounClass>,
    pub number: Option<crate::language::GrammaticalNumber>,
}
