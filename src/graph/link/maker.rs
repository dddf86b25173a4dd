//! Nobody makes anything after they died: "The sheets, which he drew in 1648 … He died in 1641",
//! "who died in 1931, carved the lions in 1938".

use super::occurrence::{Occurrence, comparable, name, told_alike};
use super::whose::{another_named, relative};
use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::language::{DeedForm, Function, NounClass, Sense};

/// What someone does in person.
const MAKES: &[&str] = &[
    "paint",
    "write",
    "build",
    "make-film",
    "record",
    "complete",
    "sign",
    "marry",
    "win",
    "elect",
    "swear",
    "graduate",
    "retire",
    "open",
    "visit",
    "join",
    "perform",
    "found-by",
];
/// How many sentences apart both are told.
const NEAR: usize = 3;
/// How many tokens before a deed its subject may stand.
const SUBJECT: usize = 4;
/// How many tokens behind a passive its maker is named.
const BY: usize = 4;

pub(super) fn link(draft: &mut Draft<'_, '_>, occurrences: &[Occurrence]) {
    let ends: Vec<&Occurrence> = occurrences.iter().filter(|o| is_verb(o, "die")).collect();
    // Of two deaths it is not said whose hand it was.
    let [end] = ends.as_slice() else { return };
    if relative(draft, end).is_some() || !told_of_one(draft, end) {
        return;
    }
    for made in occurrences {
        let near = made.sentence.abs_diff(end.sentence) <= NEAR && made.claim != end.claim;
        let hand = MAKES.iter().any(|deed| is_verb(made, deed)) && is_by_hand(draft, made, end);
        if !near || !hand || !comparable(draft, made.claim, end.claim) || !told_alike(draft, made, end) {
            continue;
        }
        if let (Some(a), Some(b)) = (made.event(draft, 0), end.event(draft, 0)) {
            draft.join(a, b, Edge { basis: Basis::Inferred, ..Edge::stated(EdgeKind::Before, None) });
        }
    }
}

fn is_verb(occurrence: &Occurrence, deed: &str) -> bool {
    occurrence.is(deed) && occurrence.deeds.iter().any(|d| d.form != DeedForm::Noun)
}

fn is_pronoun(sense: &Sense) -> bool {
    matches!(sense, Sense::Function(Function::He | Function::She))
}

/// "He died", "who died", "Baeck died": one person, not "the last of them died".
fn told_of_one(draft: &Draft<'_, '_>, end: &Occurrence) -> bool {
    let before = end.tokens.start.saturating_sub(2)..end.tokens.start;
    let one = |s: &Sense| is_pronoun(s) || *s == Sense::Function(Function::Who);
    draft.claims.has(end.block, before.clone(), one)
        || before.rev().take(1).any(|at| name(draft, end.block, at).is_some())
}

/// Made by the one who died.
fn is_by_hand(draft: &Draft<'_, '_>, made: &Occurrence, end: &Occurrence) -> bool {
    let (block, start, last) = (made.block, made.tokens.start, made.tokens.end);
    let before = start.saturating_sub(SUBJECT)..start;
    let passive = draft.claims.has(block, start.saturating_sub(2)..last, |s| {
        matches!(s, Sense::Function(Function::Was | Function::Be))
    });
    if relative(draft, made).is_some() || another_named(draft, end, made) && made.sentence > end.sentence {
        return false;
    }
    // "Was finished by the artist himself".
    if passive || draft.claims.has(block, last..last + 1, |s| *s == Sense::Function(Function::By)) {
        let by = draft.claims.has(block, last..last + 2, |s| *s == Sense::Function(Function::By));
        let maker = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Person);
        let the = |s: &Sense| *s == Sense::Function(Function::The);
        let other = |s: &Sense| matches!(s, Sense::Function(Function::A | Function::Their | Function::Other));
        let named = last..last + BY;
        return by
            && draft.claims.has(block, named.clone(), maker)
            && draft.claims.has(block, named.clone(), the)
            && !draft.claims.has(block, named, other);
    }
    if draft.claims.has(block, before.clone(), is_pronoun) {
        return true;
    }
    // "The sculptor, who died in 1931, carved".
    let comma = draft.claims.is_mark(block, start.wrapping_sub(1), ",");
    let date = draft.get(end.claim).map_or(0, |c| c.end_token());
    if made.sentence == end.sentence && comma && date + 1 == start {
        return true;
    }
    // "Van Eel signed the panel … van Eel died".
    let names = |from: usize, to: usize| -> Vec<&str> {
        (from..to).filter_map(|at| name(draft, block, at)).collect()
    };
    let whose = names(before.start, before.end);
    let dead = names(end.tokens.start.saturating_sub(SUBJECT), end.tokens.start);
    whose.iter().any(|n| dead.contains(n)) && made.block == end.block
}
