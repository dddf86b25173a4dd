//! A share that is said to have gone, of a number that the text does not give: "nearly 60% of
//! the coalition forces had left", and, elsewhere, "about 3,000 coalition soldiers are in Iraq".
//! Share and rest together imply what there was before.

use super::remainder;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind, Node, NodeId, NodeKind};
use crate::language::{Function, NounClass, Sense, TokenKind, VerbClass};
use petgraph::visit::EdgeRef;

/// How many tokens behind the share name its whole.
const NAME: usize = 5;
/// The same as far as its head, an owner before it: "of the coalition's forces".
const NAMED_BY: usize = 8;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let shares: Vec<usize> = (0..draft.claims.claims.len())
        .filter(|c| draft.get(*c).is_some_and(|claim| claim.is_share() && has_left(draft, claim)))
        .collect();
    let gone: Vec<(usize, NodeId)> =
        shares.into_iter().filter_map(|c| Some((c, unnumbered_whole(draft, c)?))).collect();
    // Said twice, it is one departure: the first is held against the rest.
    let Some((first, whole)) = gone.first() else { return };
    let Some(left) = rest(draft, *first) else { return };
    let (Some(from), Some(rest)) = (draft.nodes.get(*first).copied(), draft.nodes.get(left).copied()) else {
        return;
    };
    draft.join(from, *whole, Edge::stated(EdgeKind::LeavesOf, None));
    draft.join(rest, *whole, Edge { basis: Basis::Inferred, ..Edge::stated(EdgeKind::RemainsOf, None) });
}

/// A verb of leaving stands in the clause of the share, told as fact.
fn has_left(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    draft.claims.has(claim.block, clause, |s| matches!(s, Sense::Verb(v) if v.class == VerbClass::Leave))
}

/// The measure that the share is of, where the text gives it no number; drawn where only its
/// name follows.
fn unnumbered_whole(draft: &mut Draft<'_, '_>, share: usize) -> Option<NodeId> {
    let node = draft.nodes.get(share).copied()?;
    let known = draft.graph.edges(node).find(|e| e.weight().kind == EdgeKind::ShareOf).map(|e| e.target());
    if let Some(whole) = known {
        return draft.graph.node_weight(whole).filter(|n| n.kind == NodeKind::Measure).map(|_| whole);
    }
    let claim = draft.get(share)?;
    let (block, end) = (claim.block, claim.end_token());
    let of = draft.claims.has(block, end..end + 1, |s| *s == Sense::Function(Function::Of));
    let verb = draft.claims.find(block, end..end + NAME, |s| matches!(s, Sense::Verb(_)).then_some(()));
    let last = verb.map_or(end + NAME, |(tokens, ())| tokens.start);
    let grammar = |at: usize| draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Function(_)));
    // "of the coalition forces had": the name ends where the grammar goes on.
    let words = (end + 1..last).skip_while(|at| grammar(*at)).take_while(|at| !grammar(*at));
    let words = words.filter_map(|at| draft.claims.token(block, at));
    let words: Vec<_> = words.take_while(|t| t.kind == TokenKind::Word).collect();
    let span = words.first().filter(|_| of)?.span.to(words.last()?.span);
    let name = span.of(&draft.claims.document.text);
    let whole = draft.graph.add_node(Node::named(NodeKind::Measure, name, Some(span)));
    draft.join(node, whole, Edge::stated(EdgeKind::ShareOf, None));
    Some(whole)
}

/// The one count of people or things elsewhere that is named by the words of the whole, or that
/// is said beside the share to remain, and that has no part in another relation.
fn rest(draft: &Draft<'_, '_>, share: usize) -> Option<usize> {
    let gone = draft.get(share)?;
    let topics = &draft.topics;
    let name = topics.inside(gone.sentence, &(gone.end_token()..gone.end_token() + NAME));
    let named = |c: &Claim<'_>| {
        let words = topics.inside(c.sentence, &(c.first_token()..c.end_token() + 2));
        words.iter().any(|root| name.contains(root))
    };
    let free = |index: usize| {
        draft.nodes.get(index).is_some_and(|node| {
            draft
                .graph
                .edges(*node)
                .all(|e| matches!(e.weight().kind, EdgeKind::StatedBy | EdgeKind::Measures))
        })
    };
    let elsewhere = |c: &Claim<'_>| c.sentence != gone.sentence && !has_left(draft, c) && named(c);
    let counts = |c: &Claim<'_>| c.is_quantity() && !c.headline && !c.measure.head.is_empty();
    let found = |wanted: &dyn Fn(usize, &Claim<'_>) -> bool| {
        let mut found = (0..draft.claims.claims.len())
            .filter(|at| draft.get(*at).is_some_and(|c| counts(c) && wanted(*at, c)) && free(*at));
        let one = found.next()?;
        found.next().is_none().then_some(one)
    };
    found(&|_, c| elsewhere(c)).or_else(|| found(&|at, c| remains(draft, share, gone, at, c)))
}

/// "60% of the coalition's forces left; about 3,000 soldiers remain": what remains is told right
/// behind what went, of the kind that the whole is made of, whatever noun it takes.
fn remains(draft: &Draft<'_, '_>, share: usize, gone: &Claim<'_>, at: usize, left: &Claim<'_>) -> bool {
    let near = at > share && left.sentence <= gone.sentence + 1;
    let made_of = |s: &Sense| match s {
        Sense::Noun(n) if n.class == NounClass::Organisation => left.measure.is_people(),
        Sense::Noun(n) => {
            Some(n.class) == left.measure.class || n.class == NounClass::Person && left.measure.is_people()
        }
        _ => false,
    };
    let end = gone.end_token();
    near && remainder::left_of(draft, at).is_some()
        && draft.claims.has(gone.block, end..end + NAMED_BY, made_of)
}
