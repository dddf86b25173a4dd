//! A document as a feature looks at it.

use super::client::Client;
use super::drafts::Shift;
use super::position;
use super::settings::Settings;
use super::subject::{Language, Seen};
use crate::document::{Document, Lang, Span};
use crate::graph::{ClaimGraph, Node, NodeId, NodeKind};
use crate::language::{self, Wording, one_line};
use crate::rule::Rules;
use lsp_types::{Location, Position, Range, Uri};
use ropey::Rope;

/// A document as it was checked last, and for whom.
pub(super) struct View<'v> {
    pub uri: &'v Uri,
    pub version: i32,
    /// Its text now, and what was changed since it was checked.
    pub text: &'v Rope,
    pub shift: Shift,
    pub seen: &'v Seen,
    pub language: Language,
    /// What stands beside it in its sidecar, if there is one.
    pub sidecar: Option<String>,
    pub client: &'v Client,
    pub settings: &'v Settings,
}

impl<'v> View<'v> {
    /// The rules that it was checked with.
    pub fn rules(&self) -> &'v Rules {
        &self.seen.rules
    }

    pub fn document(&self) -> Option<&'v Document> {
        self.seen.report().map(|report| &report.document)
    }

    pub fn graph(&self) -> Option<&'v ClaimGraph> {
        self.seen.study().map(|study| &study.graph)
    }

    /// The language that it is spoken of in.
    pub fn messages(&self) -> Lang {
        self.document().map_or_else(|| self.lang(), |document| document.messages)
    }

    /// The language in which the user is spoken to where it is not about copy.
    pub fn lang(&self) -> Lang {
        self.settings.messages.or(self.client.language).unwrap_or(Lang::En)
    }

    pub fn wording(&self) -> &'static dyn Wording {
        language::of(self.messages()).wording()
    }

    /// A fixed phrase with its places filled.
    pub fn say(&self, key: &str, values: &[&str]) -> String {
        say(self.messages(), key, values)
    }

    /// Where a span of the copy stands in the editor.
    pub fn range(&self, span: Span) -> Range {
        self.bytes(self.document().map_or(span.range(), |document| document.file_range(span)))
    }

    /// Where bytes of the file stand in the editor.
    pub fn bytes(&self, bytes: std::ops::Range<usize>) -> Range {
        let bytes = self.shift.forth(bytes.start)..self.shift.forth(bytes.end);
        position::range(self.text, bytes, self.client.encoding)
    }

    /// The byte of the checked file at a position; none in what was written since.
    pub fn byte(&self, at: Position) -> Option<usize> {
        self.shift.back(position::byte_at(self.text, at, self.client.encoding))
    }

    pub fn location(&self, span: Span) -> Location {
        Location { uri: self.uri.clone(), range: self.range(span) }
    }

    /// Whether a span of the copy holds a byte of the file, its end included.
    pub fn holds(&self, span: Span, byte: usize) -> bool {
        let Some(document) = self.document() else { return false };
        let bytes = document.file_range(span);
        bytes.start <= byte && byte <= bytes.end
    }

    /// The words under a span, on one line.
    pub fn words(&self, span: Span) -> String {
        let text = self.document().map_or("", |document| span.of(&document.text));
        one_line(text)
    }

    /// The claim that stands at a byte of the file.
    pub fn claim_at(&self, byte: usize) -> Option<NodeId> {
        let graph = self.graph()?;
        let at = |id: &NodeId| {
            let node = graph.node_weight(*id).filter(|node| node.kind == NodeKind::Claim);
            node.and_then(|node| self.place(node)).is_some_and(|span| self.holds(span, byte))
        };
        graph.node_indices().find(at)
    }

    /// Where a node stands in this document; what a fact sheet holds does not.
    pub fn place(&self, node: &Node) -> Option<Span> {
        let end = self.document()?.text.len();
        let span = node.mention.as_ref().map(|mention| mention.span).or(node.span)?;
        (span.start < span.end && span.end as usize <= end).then_some(span)
    }
}

/// A fixed phrase with its places filled.
pub(super) fn say(lang: Lang, key: &str, values: &[&str]) -> String {
    let mut text = language::of(lang).wording().phrase(key).to_owned();
    for (index, value) in values.iter().enumerate() {
        text = text.replace(&format!("{{{index}}}"), value);
    }
    text
}
