//! A share that is said to have gone, of a number that the text does not give: "nearly 60% of
//! the coalition forces had left", and, elsewhere, "about 3,000 coalition soldiers are in Iraq".
//! Share and rest together imply what there was before; where the text tells that too ("before the
//! withdrawal it was 5,000"), the three are held against each other.

use super::part::comparable;
use super::remainder;
use super::topic::Root;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind, Node, NodeId, NodeKind};
use crate::language::{Cue, Function, NounClass, Sense, TokenKind, VerbClass};
use crate::mention::Kind;
use crate::value::Unit;
use petgraph::visit::EdgeRef;
use std::collections::BTreeSet;
use std::ops::Range;

/// How many tokens behind the share name its whole.
const NAME: usize = 5;
/// The same as far as its head, an owner before it: "of the coalition's forces".
const NAMED_BY: usize = 8;
/// How many tokens behind "before" name what something was before.
const BEFORE: usize = 4;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    kept(draft);
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
    let before = before(draft, *first, left).and_then(|c| draft.nodes.get(c).copied());
    draft.join(rest, *whole, Edge { basis: Basis::Inferred, ..Edge::stated(EdgeKind::RemainsOf, None) });
    if let Some(before) = before {
        draft.join(before, *whole, Edge::stated(EdgeKind::Measures, None));
    }
}

/// "Only 60% of the force is left … about 3,000 remain … it had 5,000 before": the share of what there was
/// that is still there.
fn kept(draft: &mut Draft<'_, '_>) {
    for share in 0..draft.claims.claims.len() {
        let Some(claim) = draft.get(share).filter(|c| c.is_share() && !c.headline && is_kept(draft, c))
        else {
            continue;
        };
        if draft.draws(share, EdgeKind::ShareIs) || name(draft, claim).is_empty() {
            continue;
        }
        let Some(left) = rest(draft, share) else { continue };
        let Some(before) = before(draft, share, left) else { continue };
        super::ratio::tie(draft, share, left, before);
    }
}

/// The clause of a share says that it remains, and of what.
fn is_kept(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let (block, end) = (claim.block, claim.end_token());
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let of = |s: &Sense| matches!(s, Sense::Function(Function::Of | Function::From));
    let verb = |class: VerbClass| move |s: &Sense| matches!(s, Sense::Verb(v) if v.class == class);
    // "Left over the summer" holds "left over".
    draft.claims.has(block, end..end + 1, of)
        && !has_left(draft, claim)
        && (draft.claims.has(block, clause.clone(), verb(VerbClass::Remain))
            || draft.claims.has(block, clause, verb(VerbClass::Leave)))
}

/// The one figure that is told of the whole before the departure: by its name, or by "it" in the
/// next sentence.
fn before(draft: &Draft<'_, '_>, share: usize, rest: usize) -> Option<usize> {
    let (gone, left) = (draft.get(share)?, draft.get(rest)?);
    let name = name(draft, gone);
    let told = |at: &usize| {
        let Some(c) = draft.get(*at).filter(|c| c.is_quantity() && !c.headline && *at != rest) else {
            return false;
        };
        let Some(place) = draft.claims.sentences.get(c.sentence) else { return false };
        let tokens = place.sentence.tokens.clone();
        let earlier = draft.claims.has(c.block, tokens.clone(), |s| {
            matches!(s, Sense::Cue(Cue::BeforeEvent | Cue::Earlier | Cue::OldValue | Cue::PreviousOf))
        });
        let named = draft.topics.inside(c.sentence, &tokens).iter().any(|root| name.contains(root));
        let near = c.sentence == gone.sentence + 1 || c.sentence == left.sentence + 1;
        let taken_up = near
            && draft.claims.has(c.block, tokens.start..tokens.start + 2, |s| {
                matches!(s, Sense::Function(Function::It | Function::They))
            });
        let fact = place.modal.is_none() && c.measure.fate.is_none() && !c.lead.cues(Cue::PartFollows);
        earlier
            && fact
            && (named || taken_up)
            && (comparable(left, c) || is_bare(c))
            && !goes(draft, c)
            && free(draft, *at)
    };
    let mut found = draft.around(share).filter(told);
    found.next().filter(|_| found.next().is_none())
}

/// A number with nothing that it counts.
fn is_bare(claim: &Claim<'_>) -> bool {
    claim.amount().is_some_and(|a| a.noun.is_none() && a.unit == Unit::None)
}

/// A verb of leaving stands in the clause of the figure, and is not what it was before.
fn goes(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let leaves = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Leave);
    let earlier = |s: &Sense| matches!(s, Sense::Cue(Cue::BeforeEvent | Cue::Earlier));
    clause.into_iter().any(|at| {
        draft.claims.has(claim.block, at..at + 1, leaves)
            && !draft.claims.has(claim.block, at.saturating_sub(BEFORE)..at, earlier)
    })
}

/// The roots of the words that name the whole of a share.
fn name(draft: &Draft<'_, '_>, share: &Claim<'_>) -> BTreeSet<Root> {
    draft.topics.inside(share.sentence, &(share.end_token()..share.end_token() + NAME))
}

/// Nothing is said of it but who says it.
fn free(draft: &Draft<'_, '_>, index: usize) -> bool {
    let alone = |kind: EdgeKind| matches!(kind, EdgeKind::StatedBy | EdgeKind::Measures);
    draft.nodes.get(index).is_some_and(|node| draft.graph.edges(*node).all(|e| alone(e.weight().kind)))
}

/// A verb of leaving stands in the clause of the share, told as fact.
fn has_left(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let leaves = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Leave);
    clause.clone().any(|at| {
        draft.claims.has(claim.block, at..at + 1, leaves) && !is_still_there(draft, claim, &clause, at)
    })
}

/// "60% is still left", "with 60% of the force left", "the army has 60% of it left": what is left has
/// not gone.
fn is_still_there(draft: &Draft<'_, '_>, claim: &Claim<'_>, clause: &Range<usize>, verb: usize) -> bool {
    let has =
        |tokens: Range<usize>, test: &dyn Fn(&Sense) -> bool| draft.claims.has(claim.block, tokens, test);
    if draft.is_arabic(claim.block) || draft.claims.text(claim.block, verb) != "left" {
        return false;
    }
    let have = |s: &Sense| matches!(s, Sense::Cue(Cue::Had)) || matches!(s, Sense::Function(Function::Have));
    let gone = has(verb.saturating_sub(HAD).max(clause.start)..verb, &have);
    let before = clause.start..verb.min(claim.first_token());
    let held = claim.first_token() < verb
        && (has(before.clone(), &have) || has(before, &|s| *s == Sense::Function(Function::With)));
    let is = |s: &Sense| matches!(s, Sense::Function(Function::Be | Function::Was));
    !gone && (held || has(clause.start..verb, &is))
}

/// How far before "left" its "had" stands, in tokens.
const HAD: usize = 2;

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
    // «ربع القطيع»: an Arabic fraction needs no word between.
    let bare = draft.is_arabic(block) && claim.mention.kind == Kind::Fraction;
    let of = draft
        .claims
        .has(block, end..end + 1, |s| matches!(s, Sense::Function(Function::Of | Function::From)));
    let start = if of { end + 1 } else { end };
    let verb = draft.claims.find(block, end..end + NAME, |s| matches!(s, Sense::Verb(_)).then_some(()));
    let last = verb.map_or(end + NAME, |(tokens, ())| tokens.start);
    let grammar = |at: usize| draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Function(_)));
    // "of the coalition forces had": the name ends where the grammar goes on.
    let words = (start..last).skip_while(|at| grammar(*at)).take_while(|at| !grammar(*at));
    let words = words.filter_map(|at| draft.claims.token(block, at));
    let words: Vec<_> = words.take_while(|t| t.kind == TokenKind::Word).collect();
    let span = words.first().filter(|_| of || bare)?.span.to(words.last()?.span);
    let name = span.of(&draft.claims.document.text);
    let whole = draft.graph.add_node(Node::named(NodeKind::Measure, name, Some(span)));
    draft.join(node, whole, Edge::stated(EdgeKind::ShareOf, None));
    Some(whole)
}

/// The one count of people or things elsewhere that is named by the words of the whole, or that
/// is said beside the share to remain, and that has no part in another relation.
fn rest(draft: &Draft<'_, '_>, share: usize) -> Option<usize> {
    let gone = draft.get(share)?;
    let name = name(draft, gone);
    let named = |c: &Claim<'_>| {
        let words = draft.topics.inside(c.sentence, &(c.first_token()..c.end_token() + NAME));
        words.iter().any(|root| name.contains(root)) || remains_of(draft, &name, c)
    };
    let stays = |at: usize, c: &Claim<'_>| !has_left(draft, c) || remainder::left_of(draft, at).is_some();
    let elsewhere = |at: usize, c: &Claim<'_>| c.sentence != gone.sentence && stays(at, c) && named(c);
    let counts = |c: &Claim<'_>| c.is_quantity() && !c.headline && !c.measure.head.is_empty();
    let found = |wanted: &dyn Fn(usize, &Claim<'_>) -> bool| {
        let mut found = (0..draft.claims.claims.len())
            .filter(|at| draft.get(*at).is_some_and(|c| counts(c) && wanted(*at, c)) && free(draft, *at));
        let one = found.next()?;
        found.next().is_none().then_some(one)
    };
    found(&|at, c| elsewhere(at, c) && !is_earlier(draft, c))
        .or_else(|| found(&|at, c| remains(draft, share, gone, at, c)))
}

/// Told of the time before: no rest.
fn is_earlier(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let clause = place.sentence.clause_of(claim.first_token());
    draft.claims.has(claim.block, clause, |s| {
        matches!(s, Sense::Cue(Cue::BeforeEvent | Cue::Earlier | Cue::OldValue | Cue::PreviousOf))
    })
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
    let named = remains_of(draft, &name(draft, gone), left);
    let stays = named || remainder::left_of(draft, at).is_some();
    near && stays && (named || draft.claims.has(gone.block, end..end + NAMED_BY, made_of))
}

/// «وبقي من الحامية 3000 جندي»: the clause has a verb of remaining and the name of the whole, wherever
/// it stands.
fn remains_of(draft: &Draft<'_, '_>, name: &BTreeSet<Root>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let clause = place.sentence.clause_of(claim.first_token());
    let remain = |s: &Sense| match s {
        Sense::Verb(v) => v.class == VerbClass::Remain,
        cue => *cue == Sense::Cue(Cue::Leaving),
    };
    draft.topics.inside(claim.sentence, &clause).iter().any(|root| name.contains(root))
        && draft.claims.has(claim.block, clause, remain)
}
