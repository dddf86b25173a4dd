//! Markup as a tree in one list: a node stands before what is in it.

use std::ops::Range;

/// Deeper elements are taken as if side by side, as browsers do.
pub(in crate::document) const DEEPEST: usize = 512;

/// The most nodes that a file may have: the rest is left out.
pub(in crate::document) const MOST_NODES: usize = 1_000_000;

/// An element, a text or a remark.
#[derive(Debug)]
pub(in crate::document) struct Node {
    pub kind: NodeKind,
    /// One past the last node in it.
    pub end: u32,
    /// Where it stands in the source: a text as a whole, an element its opening tag.
    pub span: Range<usize>,
    /// The attributes that say something.
    pub attributes: Vec<Attribute>,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) enum NodeKind {
    /// Text in which `&amp;` stands for a character.
    Text,
    /// Text that stands for itself.
    Verbatim,
    Comment,
    /// An element by its local name in small letters; "" where the name says nothing.
    Element(&'static str),
}

/// An attribute of an element.
#[derive(Debug)]
pub(in crate::document) struct Attribute {
    pub name: &'static str,
    pub value: String,
    /// Where the value stands in the source, without its quotes.
    pub span: Range<usize>,
}

impl Node {
    /// The element's name; "" for text.
    pub fn name(&self) -> &'static str {
        match self.kind {
            NodeKind::Element(name) => name,
            _ => "",
        }
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|a| a.value.as_str())
    }

    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|a| a.name == name)
    }

    /// Whether it is text that can be copy.
    pub fn is_text(&self) -> bool {
        matches!(self.kind, NodeKind::Text | NodeKind::Verbatim)
    }
}

/// The list of nodes while it grows.
#[derive(Debug)]
pub(in crate::document) struct Tree {
    pub nodes: Vec<Node>,
    /// The elements that are open with their names, outermost first; never deeper than [`DEEPEST`].
    open: Vec<(u32, &'static str)>,
    /// Something was nested deeper.
    pub deep: bool,
    /// There was more than [`MOST_NODES`].
    pub full: bool,
}

impl Tree {
    /// A tree of nothing but its root.
    pub fn new() -> Tree {
        let root = Node { kind: NodeKind::Element(""), end: 1, span: 0..0, attributes: Vec::new() };
        Tree { nodes: vec![root], open: vec![(0, "")], deep: false, full: false }
    }

    /// Adds a node that holds nothing inside the innermost open element.
    pub fn leaf(&mut self, kind: NodeKind, span: Range<usize>, attributes: Vec<Attribute>) {
        self.add(kind, span, attributes);
    }

    /// Adds a node inside the innermost open element; `None` when there is no room.
    fn add(&mut self, kind: NodeKind, span: Range<usize>, attributes: Vec<Attribute>) -> Option<u32> {
        if self.nodes.len() >= MOST_NODES {
            self.full = true;
            return None;
        }
        let index = u32::try_from(self.nodes.len()).ok()?;
        self.nodes.push(Node { kind, end: index + 1, span, attributes });
        Some(index)
    }

    /// Adds an element and opens it, unless it stands too deep; whether it is open.
    pub fn enter(&mut self, name: &'static str, span: Range<usize>, attributes: Vec<Attribute>) -> bool {
        let Some(index) = self.add(NodeKind::Element(name), span, attributes) else { return false };
        let room = self.open.len() < DEEPEST;
        if room {
            self.open.push((index, name));
        } else {
            self.deep = true;
        }
        room
    }

    /// Closes the innermost open element that `is` picks, with all in it, unless one that
    /// `wall` picks stands before it.
    pub fn leave(&mut self, is: impl Fn(&str) -> bool, wall: impl Fn(&str) -> bool) {
        // Mostly there is none, and that is soon seen.
        let Some(at) = self.open.iter().rposition(|(_, name)| is(name)).filter(|at| *at > 0) else { return };
        if !self.open.iter().skip(at + 1).any(|(_, name)| wall(name)) {
            self.close(at);
        }
    }

    /// Ends the innermost open element that `is` picks and leaves open what was opened in it:
    /// `<a><p></a>` is a link that ends inside a paragraph.
    pub fn cut(&mut self, is: impl Fn(&str) -> bool) {
        if let Some(at) = self.open.iter().rposition(|(_, name)| is(name)) {
            let end = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
            let (index, _) = self.open.remove(at);
            if let Some(node) = self.nodes.get_mut(index as usize) {
                node.end = end;
            }
        }
    }

    /// Closes all that is open.
    pub fn finish(&mut self) {
        self.close(0);
    }

    /// Closes the open elements from position `from` on.
    fn close(&mut self, from: usize) {
        let end = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        for (index, _) in self.open.drain(from..) {
            if let Some(node) = self.nodes.get_mut(index as usize) {
                node.end = end;
            }
        }
    }

    /// A node by index.
    pub fn get(&self, index: usize) -> Option<&Node> {
        self.nodes.get(index)
    }

    /// The nodes inside one, and itself.
    pub fn inside(&self, index: usize) -> Range<usize> {
        index..self.get(index).map_or(index, |n| n.end as usize)
    }

    /// The first element of this name in a range of nodes.
    pub fn find(&self, range: Range<usize>, name: &str) -> Option<usize> {
        range.into_iter().find(|i| self.get(*i).is_some_and(|n| n.name() == name))
    }
}
