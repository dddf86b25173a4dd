//! What a change is made of, and the node it becomes.

use crate::claim::Claim;
use crate::document::{Lang, Span};
use crate::graph::build::Draft;
use crate::graph::link::inherit;
use crate::graph::link::part::comparable;
use crate::graph::{Basis, Edge, EdgeKind, Node, NodeKind};
use crate::language::{Cue, Function, NounClass, Sense, TokenKind, VerbClass};
use crate::value::Unit;
use std::ops::Range;

/// A change: the words that tell it, and the claims that are its old value, new value and
/// difference.
pub(super) struct Frame {
    pub sentence: usize,
    pub block: usize,
    /// The verb or noun of change; for a comparison the words of the comparison.
    pub words: Range<usize>,
    /// `None` for a comparison that no verb gave a direction.
    pub class: Option<VerbClass>,
    pub old: Option<usize>,
    pub new: Option<usize>,
    pub by: Option<usize>,
    /// Whether the text ties the values to the verb, or we did.
    pub basis: Basis,
}

impl Frame {
    pub fn new(sentence: usize, block: usize, words: Range<usize>, class: Option<VerbClass>) -> Frame {
        Frame { sentence, block, words, class, old: None, new: None, by: None, basis: Basis::Stated }
    }

    /// Whether it has both values.
    pub fn is_full(&self) -> bool {
        self.old.is_some() && self.new.is_some()
    }

    pub fn holds(&self, claim: usize) -> bool {
        [self.old, self.new, self.by].contains(&Some(claim))
    }

    /// +1 a rise, -1 a fall, 0 not said.
    pub fn direction(&self) -> i8 {
        match self.class {
            None => 0,
            Some(VerbClass::Fall | VerbClass::Halve) => -1,
            Some(_) => 1,
        }
    }

    /// For "doubled": 2; for "halved": 1/2.
    pub fn factor(&self) -> Option<(u32, u32)> {
        match self.class? {
            VerbClass::Double => Some((2, 1)),
            VerbClass::Triple => Some((3, 1)),
            VerbClass::Quadruple => Some((4, 1)),
            VerbClass::Halve => Some((1, 2)),
            _ => None,
        }
    }
}

/// Whether two figures can be two values of one thing; a bare figure takes its unit from the other.
pub(super) fn alike(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let bare = |c: &Claim<'_>| c.amount().is_some_and(|a| a.noun.is_none() && a.unit == Unit::None);
    let one_kind =
        a.is_share() == b.is_share() || (b.is_share() && bare(a)) || (a.is_share() && bare(b));
    one_kind && (comparable(a, b) || bare(a) || bare(b))
}

/// Keeps only what can belong together: old and new of one kind, a difference of theirs or a share.
pub(super) fn fits(draft: &mut Draft<'_, '_>, frame: &mut Frame) -> bool {
    let (Some(old), Some(new)) = (frame.old, frame.new) else { return false };
    let (Some(o), Some(n)) = (draft.get(old), draft.get(new)) else { return false };
    if !alike(o, n) {
        return false;
    }
    // "up 14 to 164, against 422 a year ago": compared with another time than the change.
    let compared = o.lead.cues(Cue::Comparison) && draft.claims.document.language == Lang::En;
    if compared && frame.by.is_some_and(|by| by < old) {
        return false;
    }
    // "to 76% from 74", "to 84 billion from 80": unit and scale are said once.
    inherit::unit(draft, old, new);
    inherit::unit(draft, new, old);
    let cents = frame.by.is_some_and(|by| inherit::minor_unit(draft, by, new));
    let goes = |by: usize| match (draft.get(by), draft.get(new)) {
        (Some(b), Some(n)) => b.is_share() || comparable(b, n),
        _ => false,
    };
    if frame.by.is_some_and(|by| !cents && !goes(by)) {
        frame.by = None;
    }
    frame.class.is_some() || frame.by.is_some()
}

/// A noun of change that no figure or preposition follows ("the cut in prices", "growth
/// forecasts") names what changes, not how.
fn is_subject_noun(draft: &Draft<'_, '_>, block: usize, verb: &Range<usize>) -> bool {
    let noun = draft.claims.has(
        block,
        verb.clone(),
        |s| matches!(s, Sense::Noun(n) if n.class == NounClass::Change),
    );
    let role = draft.claims.has(block, verb.end..verb.end + 1, |s| {
        matches!(
            s,
            Sense::Function(Function::From | Function::To | Function::By | Function::Of)
                | Sense::Hedge(..)
                | Sense::Cardinal(_)
                | Sense::Cue(Cue::OldValue)
        )
    });
    let digits = draft.claims.token(block, verb.end).is_some_and(|t| t.kind == TokenKind::Digits);
    noun && !role && !digits
}

/// Puts the change and its edges into the graph.
pub(super) fn draw(draft: &mut Draft<'_, '_>, frame: &Frame) {
    let (block, words) = (frame.block, &frame.words);
    let span: Option<Span> = draft
        .claims
        .token(block, words.start)
        .and_then(|first| Some(first.span.to(draft.claims.token(block, words.end.checked_sub(1)?)?.span)));
    let name = span.map_or("", |s| s.of(&draft.claims.document.text));
    let node = Node {
        direction: if is_subject_noun(draft, block, words) { 0 } else { frame.direction() },
        factor: frame.factor(),
        ..Node::named(NodeKind::Change, name, span)
    };
    let change = draft.graph.add_node(node);
    let ends =
        [(frame.old, EdgeKind::ChangeFrom), (frame.new, EdgeKind::ChangeTo), (frame.by, EdgeKind::ChangeBy)];
    for (claim, kind) in ends {
        if let Some(node) = claim.and_then(|c| draft.nodes.get(c)).copied() {
            draft.join(change, node, Edge { basis: frame.basis, ..Edge::stated(kind, span) });
        }
    }
}
