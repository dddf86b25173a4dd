//! Majorities: "24 of the 51 seats" is none, "29 of 52" is one.

use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind, Node, NodeId, NodeKind};
use crate::language::{Cue, Function, NounClass, Sense, TokenKind, VerbClass};
use petgraph::visit::EdgeRef;
use std::ops::Range;

/// How many tokens may stand between the seats and the house told without its noun.
const NEAR: usize = 4;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if draft.is_prose(sentence) {
            majority(draft, sentence);
        }
    }
}

/// "24 of the 51 seats" is no majority, "29 of 52" is one.
fn majority(draft: &mut Draft<'_, '_>, sentence: usize) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let cue = |s: &Sense| (*s == Sense::Cue(Cue::Majority)).then_some(());
    let Some((word, ())) = draft.claims.find(block, tokens.clone(), cue) else { return };
    let Some(direction) = has_or_lacks(draft, block, tokens.start, &word) else { return };
    let Some(part) = seats(draft, sentence).or_else(|| seats(draft, sentence + 1)) else { return };
    let span = draft.claims.token(block, word.start).map(|t| t.span);
    let name = draft.claims.text(block, word.start);
    let claim = Node { direction, ..Node::named(NodeKind::Event, name, span) };
    let node = draft.graph.add_node(claim);
    draft.join(node, part, Edge::stated(EdgeKind::MajorityOf, None));
}

/// The seats that a sentence sets against those of the house ("58 of the 120 seats").
fn seats(draft: &mut Draft<'_, '_>, sentence: usize) -> Option<NodeId> {
    seats_of_house(draft, sentence);
    let place = draft.claims.sentences.get(sentence)?;
    let part = place.claims.clone().find(|c| {
        draft
            .get(*c)
            .is_some_and(|c| matches!(c.measure.class, None | Some(NounClass::Seat)) && c.is_quantity())
            && draft.nodes.get(*c).is_some_and(|node| {
                draft.graph.edges(*node).any(|e| {
                    e.weight().kind == EdgeKind::PartOf
                        && place.claims.clone().any(|w| {
                            draft.nodes.get(w) == Some(&e.target())
                                && [*c, w].iter().any(|c| {
                                    draft.get(*c).is_some_and(|c| c.measure.class == Some(NounClass::Seat))
                                })
                        })
                })
            })
    });
    part.and_then(|c| draft.nodes.get(c)).copied()
}

/// "29 مقعدا من أصل 52": the house is told without its noun.
fn seats_of_house(draft: &mut Draft<'_, '_>, sentence: usize) {
    let claims = draft.claims_of(sentence);
    for pair in claims.windows(2) {
        let [part, whole] = [pair[0], pair[1]];
        let (Some(p), Some(w)) = (draft.get(part), draft.get(whole)) else { continue };
        let seats = p.measure.class == Some(NounClass::Seat) && w.measure.head.is_empty() && w.is_quantity();
        if seats && w.lead.cues(Cue::WholeFollows) && w.first_token() <= p.end_token() + NEAR {
            draft.state(part, EdgeKind::PartOf, whole, None);
        }
    }
}

fn article(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Function(Function::A | Function::The)))
}

/// Whether words before the majority say that it was won (+1) or missed (−1).
fn has_or_lacks(draft: &Draft<'_, '_>, block: usize, from: usize, word: &Range<usize>) -> Option<i8> {
    let before = from.max(word.start.saturating_sub(5))..word.start;
    // "a majority of five", "بأغلبية 71 صوتا": how large, not whether.
    let counted = draft.claims.has(block, word.end..word.end + 2, |s| {
        matches!(s, Sense::Function(Function::Of) | Sense::Cardinal(_))
    });
    let partial = draft.claims.has(block, before.clone(), |s| {
        matches!(
            s,
            Sense::Fraction(..)
                | Sense::Modal(crate::language::Modal::Required | crate::language::Modal::Possible)
        )
    });
    if counted || partial || draft.claims.token(block, word.end).is_some_and(|t| t.kind == TokenKind::Digits)
    {
        return None;
    }
    // "لم يحصل على الأغلبية": the denial stands right before the verb.
    let denied = |at: usize| {
        draft.claims.has(block, at.saturating_sub(2).max(from)..at, |s| {
            matches!(s, Sense::Function(Function::Not) | Sense::Cue(Cue::Lacking))
        })
    };
    let nearest = before.rev().find_map(|at| {
        draft.claims.find(block, at..at + 1, |s| match s {
            Sense::Function(Function::Not) | Sense::Cue(Cue::Lacking) => Some(-1),
            Sense::Verb(v) if v.class == VerbClass::Win && !denied(at) => Some(1),
            Sense::Cue(Cue::Grants) if !denied(at) => Some(1),
            _ => None,
        })
    });
    // "58 of the 120 seats, an absolute majority that frees her from her partners"
    let first = word.start.checked_sub(1).filter(|at| article(draft, block, *at)).unwrap_or(word.start);
    let apposed = first.checked_sub(1).is_some_and(|at| draft.claims.is_mark(block, at, ",،–—"));
    nearest.map(|(_, way)| way).or(apposed.then_some(1))
}
