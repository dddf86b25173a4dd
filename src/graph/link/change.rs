//! Changes: "rose 20% to 60 from 40", "ارتفع من 140 إلى 190، أي بزيادة 50".
//!
//! A verb (or noun) of change opens a frame; the prepositions of the figures behind it
//! say which is old, which is new and which is the difference.

use super::inherit;
use super::part::comparable;
use crate::document::{Lang, Span};
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind, Node, NodeKind};
use crate::language::{Cue, Function, NounClass, Sense, TokenKind, VerbClass};
use crate::value::Unit;
use std::ops::Range;

/// How far from its verb a figure may stand, in tokens.
const REACH: usize = 28;

/// A frame of change being filled.
#[derive(Default)]
struct Frame {
    old: Option<usize>,
    new: Option<usize>,
    by: Option<usize>,
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let claims = draft.claims_of(sentence);
        let verbs = verbs_of(draft, sentence);
        for (nth, (at, class)) in verbs.iter().enumerate() {
            // A noun of change behind its verb ("rose to 60, a rise of 50%") adds to the same frame.
            let end = verbs.get(nth + 1..).unwrap_or(&[]).iter().find(|(_, next)| next != class);
            let end = end.map_or(usize::MAX, |(next, _)| next.start);
            let again = verbs
                .get(..nth)
                .unwrap_or(&[])
                .iter()
                .any(|(b, c)| c == class && at.start - b.start <= REACH);
            if !again {
                frame(draft, sentence, &claims, at.clone(), *class, end);
            }
        }
    }
}

fn verbs_of(draft: &Draft<'_, '_>, sentence: usize) -> Vec<(Range<usize>, VerbClass)> {
    let Some(place) = draft.claims.sentences.get(sentence) else { return Vec::new() };
    let tokens = place.sentence.tokens.clone();
    let mut found = Vec::new();
    let mut from = tokens.start;
    while let Some((at, class)) = draft.claims.find(place.block, from..tokens.end, change) {
        let subject = found.last().is_some_and(|(last, _): &(Range<usize>, _)| last.end == at.start);
        from = at.end;
        // "تباطأ النمو": the noun of change is the subject of the verb before it.
        if !subject {
            found.push((at, class));
        }
    }
    found
}

fn change(sense: &Sense) -> Option<VerbClass> {
    use VerbClass::*;
    match sense {
        Sense::Verb(v) if matches!(v.class, Rise | Fall | Double | Triple | Quadruple | Halve) => {
            Some(v.class)
        }
        _ => None,
    }
}

fn frame(
    draft: &mut Draft<'_, '_>,
    sentence: usize,
    claims: &[usize],
    verb: Range<usize>,
    class: VerbClass,
    end: usize,
) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let block = place.block;
    let mut frame = Frame::default();
    let mut last = verb.end;
    for index in claims {
        let Some(claim) = draft.get(*index) else { continue };
        let start = claim.first_token();
        if start < verb.end || start >= end || start - verb.start > REACH || claim.amount().is_none() {
            continue;
        }
        // Another statement begins: its figures are not ours. Before the first figure a verb
        // may stand in a relative clause of the subject ("عدد السفن التي جرى إصلاحها").
        if (last > verb.end && draft.claims.has(block, last..start, is_other_verb))
            || draft
                .claims
                .has(block, last..start, |s| matches!(s, Sense::Function(Function::But | Function::While)))
            || (last..start).any(|at| draft.claims.is_mark(block, at, ";؛"))
        {
            break;
        }
        fill(draft, &mut frame, *index, &verb);
        last = claim.end_token();
    }
    new_before_verb(draft, &mut frame, claims, &verb);
    if fits(draft, &mut frame) {
        draw(draft, &frame, block, verb, class);
    }
}

fn is_other_verb(sense: &Sense) -> bool {
    use VerbClass::*;
    matches!(sense, Sense::Verb(v) if !matches!(v.class, Rise | Fall | Double | Triple | Quadruple | Halve | Reach | Event | Say))
}

/// Puts a figure where its lead says; a figure without a lead behind the verb is the difference.
fn fill(draft: &Draft<'_, '_>, frame: &mut Frame, index: usize, verb: &Range<usize>) {
    let Some(claim) = draft.get(index) else { return };
    let lead = &claim.lead;
    let arabic = draft.claims.document.language == Lang::Ar;
    let from = lead.is(Function::From) || lead.cues(Cue::OldValue);
    let to = lead.is(Function::To)
        || draft.claims.has(claim.block, lead.start.saturating_sub(1)..lead.end, is_reach);
    let bare = lead.start == verb.end || (claim.first_token() == verb.end);
    let points = matches!(claim.amount().map(|a| a.unit), Some(crate::value::Unit::Points));
    let slot = match () {
        () if from => &mut frame.old,
        () if to => &mut frame.new,
        () if lead.is(Function::By) || points => &mut frame.by,
        // "a rise of 50%"
        () if !arabic
            && lead.is(Function::Of)
            && nested_noun(draft, claim.block, lead.end.saturating_sub(1)) =>
        {
            &mut frame.by
        }
        () if bare => &mut frame.by,
        // "profits rose 20% to 510 million": the share comes before the new level.
        () if claim.is_share() && unled(lead) && frame.new.is_none() && frame.old.is_none() => &mut frame.by,
        () if lead.is(Function::And) => return,
        () if arabic && claim.is_share() && frame.old.is_some() && frame.new.is_some() => &mut frame.by,
        () if arabic && nested_noun(draft, claim.block, lead.end) => &mut frame.by,
        () => return,
    };
    slot.get_or_insert(index);
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

fn unled(lead: &crate::claim::Lead) -> bool {
    lead.functions.is_empty() && lead.cues.is_empty()
}

/// "أي بزيادة 70": the noun of change stands right before the figure.
fn nested_noun(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| draft.claims.has(block, before..at, |s| change(s).is_some()))
}

fn is_reach(sense: &Sense) -> bool {
    matches!(sense, Sense::Verb(v) if v.class == VerbClass::Reach)
}

/// "60, up from 40": the new value stands before the words of change.
fn new_before_verb(draft: &Draft<'_, '_>, frame: &mut Frame, claims: &[usize], verb: &Range<usize>) {
    if frame.new.is_some() || frame.old.is_none() {
        return;
    }
    let before =
        claims.iter().rev().copied().find(|c| draft.get(*c).is_some_and(|c| c.end_token() <= verb.start));
    let near = before.and_then(|c| draft.get(c)).is_some_and(|claim| {
        let gap = claim.end_token()..verb.start;
        gap.len() <= 3 && gap.clone().any(|at| draft.claims.is_mark(claim.block, at, ",،("))
    });
    // "23 million, or 48 cents a share, up from 16 million": which of the two is not said.
    let restated = before.and_then(|c| draft.get(c)).is_some_and(|c| c.lead.cues(Cue::Restates));
    if near && !restated {
        frame.new = before;
    }
}

/// Keeps only what can belong together: old and new of one kind, a difference of theirs or a share.
fn fits(draft: &mut Draft<'_, '_>, frame: &mut Frame) -> bool {
    let (Some(old), Some(new)) = (frame.old, frame.new) else { return false };
    let (Some(o), Some(n)) = (draft.get(old), draft.get(new)) else { return false };
    let shares = |c: &crate::claim::Claim<'_>| c.is_share();
    // "from 15 to 12%" says the sign once.
    let bare =
        |c: &crate::claim::Claim<'_>| c.amount().is_some_and(|a| a.noun.is_none() && a.unit == Unit::None);
    let one_kind = shares(o) == shares(n) || (shares(n) && bare(o)) || (shares(o) && bare(n));
    if !one_kind || !(comparable(o, n) || bare(o) || bare(n)) {
        return false;
    }
    // "up 14 to 164, against 422 a year ago": compared with another time than the change.
    let compared = o.lead.cues(Cue::Comparison) && draft.claims.document.language == Lang::En;
    if compared && frame.by.is_some() {
        return false;
    }
    // "to 76% from 74", "to 84 billion from 80": unit and scale are said once.
    inherit::unit(draft, old, new);
    inherit::unit(draft, new, old);
    let Some(n) = draft.get(new) else { return false };
    if let Some(by) = frame.by.and_then(|by| draft.get(by))
        && !(by.is_share() || comparable(by, n))
    {
        frame.by = None;
    }
    true
}

fn draw(draft: &mut Draft<'_, '_>, frame: &Frame, block: usize, verb: Range<usize>, class: VerbClass) {
    let span: Option<Span> = draft
        .claims
        .token(block, verb.start)
        .and_then(|first| Some(first.span.to(draft.claims.token(block, verb.end.checked_sub(1)?)?.span)));
    let name = span.map_or("", |s| s.of(&draft.claims.document.text));
    let node = Node {
        direction: match class {
            _ if is_subject_noun(draft, block, &verb) => 0,
            VerbClass::Fall | VerbClass::Halve => -1,
            _ => 1,
        },
        factor: match class {
            VerbClass::Double => Some((2, 1)),
            VerbClass::Triple => Some((3, 1)),
            VerbClass::Quadruple => Some((4, 1)),
            VerbClass::Halve => Some((1, 2)),
            _ => None,
        },
        ..Node::named(NodeKind::Change, name, span)
    };
    let change = draft.graph.add_node(node);
    let ends =
        [(frame.old, EdgeKind::ChangeFrom), (frame.new, EdgeKind::ChangeTo), (frame.by, EdgeKind::ChangeBy)];
    for (claim, kind) in ends {
        if let Some(node) = claim.and_then(|c| draft.nodes.get(c)).copied() {
            draft.join(change, node, Edge::stated(kind, span));
        }
    }
}
