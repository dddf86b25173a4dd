//! A measure that takes up what was measured before: "a 340-metre bridge … the 430-metre span",
//! "a four-year contract … the three-year deal", "the electrician, 34 … the 43-year-old",
//! «جسر طوله 340 مترا … الجسر البالغ طوله 430 مترا».
//!
//! Such words say that the thing is known and how long, heavy or old it is; so the one thing of
//! that name that was measured in that unit must have been told the same.

use super::profile::extent;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::link::stretch::compound;
use crate::graph::link::topic::Root;
use crate::graph::{Edge, EdgeKind};
use crate::language::{Clitics, Cue, Function, NounClass, Sense};
use crate::mention::{Kind, Value};
use crate::value::time::{Grain, TimeExpr};
use crate::value::{Interval, Number, Truth, Unit};
use std::collections::BTreeSet;

/// How many sentences back the thing was measured.
const FAR: usize = 10;
/// How many tokens before its measure an Arabic noun stands.
const NOUN: usize = 5;

/// What a measure is given in.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Age,
    In(Unit),
    Length(Grain),
}

/// The link from a measure to the earlier one that it takes up with another value.
pub(super) fn of(draft: &Draft<'_, '_>, later: usize) -> Option<(usize, usize, Edge)> {
    let claim = draft.get(later).filter(|c| !c.headline)?;
    let (sort, value, reading) = measure(claim)?;
    let names = taken_up(draft, claim, sort)?;
    let from = draft.claims.sentences.get(claim.sentence.saturating_sub(FAR))?.claims.start;
    let like = |c: &usize| draft.get(*c).and_then(measure).is_some_and(|(s, ..)| s == sort);
    let earlier: Vec<usize> = (from..later).filter(like).collect();
    let agrees = |c: &usize| {
        draft.get(*c).and_then(measure).is_some_and(|(_, _, r)| r.equals(&reading) != Truth::Breaks)
    };
    if earlier.iter().any(agrees) {
        return None;
    }
    let of_it = |c: &usize| {
        draft.get(*c).is_some_and(|e| {
            let told = draft.topics.near(e.sentence, &(e.first_token()..e.end_token()));
            // «على عمق 90 مترا … طولها 46 مترا»
            let (x, y) = (extent(draft, e), extent(draft, claim));
            let apart = x != y && (draft.is_arabic(claim.block) || x.is_some() && y.is_some());
            e.sentence < claim.sentence && !apart && (names.is_empty() || !told.is_disjoint(&names))
        })
    };
    let body: Vec<usize> =
        earlier.iter().copied().filter(|c| draft.get(*c).is_some_and(|c| !c.headline)).collect();
    let head: Vec<usize> = earlier.iter().copied().filter(|c| !body.contains(c)).collect();
    // Where nothing names the thing, it must be the only one that was measured so.
    let one = |all: &[usize]| {
        let found: Vec<usize> = all.iter().copied().filter(of_it).collect();
        match found.as_slice() {
            [one] if !names.is_empty() || all.len() == 1 => Some(*one),
            _ => None,
        }
    };
    let (kind, earlier) = match one(&body) {
        Some(earlier) => (EdgeKind::SameAs, earlier),
        None if body.is_empty() => (EdgeKind::Repeats, one(&head)?),
        None => return None,
    };
    let (_, known, _) = measure(draft.get(earlier)?)?;
    let near = super::alike::within(&known, &value, 2) || known.is_misprint_of(&value);
    near.then(|| (later, earlier, Edge::stated(kind, None)))
}

fn measure(claim: &Claim<'_>) -> Option<(Sort, Number, Interval)> {
    match &claim.mention.value {
        Value::Amount(amount) => {
            let sort = match (claim.mention.kind, amount.unit) {
                (Kind::Age, Unit::Time(Grain::Year)) => Sort::Age,
                (Kind::Quantity, unit @ Unit::Physical(_)) => Sort::In(unit),
                _ => return None,
            };
            Some((sort, amount.reading.stated.clone()?, amount.reading.lenient.clone()))
        }
        Value::Time(TimeExpr::Duration(length)) => {
            let [part] = length.parts.as_slice() else { return None };
            Some((Sort::Length(part.grain), part.amount.stated.clone()?, part.amount.lenient.clone()))
        }
        _ => None,
    }
}

/// What the thing is called whose measure is taken up; nothing where an age alone stands for
/// somebody. `None` where the words take nothing up.
fn taken_up(draft: &Draft<'_, '_>, claim: &Claim<'_>, sort: Sort) -> Option<BTreeSet<Root>> {
    let (block, end) = (claim.block, claim.end_token());
    if draft.is_arabic(block) {
        let before = claim.first_token().saturating_sub(NOUN)..claim.first_token();
        let amounts = draft.claims.has(block, before.clone(), |s| *s == Sense::Cue(Cue::Amounting));
        let the = |at: usize| draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::THE));
        let noun = |at: usize| draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Noun(_)));
        let at = before.clone().rev().find(|at| the(*at) && noun(*at))?;
        let names = draft.topics.inside(claim.sentence, &(at..at + 1));
        return (amounts && sort != Sort::Age && !names.is_empty()).then_some(names);
    }
    if !compound(draft, claim) || is_another(draft, claim) {
        return None;
    }
    let has = |test: &dyn Fn(&Sense) -> bool| draft.claims.has(block, end..end + 1, test);
    let bare = draft.claims.token(block, end).is_none()
        || draft.claims.is_mark(block, end, ",.;")
        || has(&|s| matches!(s, Sense::Function(_) | Sense::Verb(_)))
            && !has(&|s| matches!(s, Sense::Noun(_) | Sense::Cue(_)));
    let names = draft.topics.inside(claim.sentence, &(end..end + 1));
    let race = matches!(sort, Sort::In(_));
    match sort {
        Sort::Age if bare => Some(BTreeSet::new()),
        Sort::Age => None,
        _ if bare || race && is_race(draft, block, end) => None,
        _ => Some(names).filter(|names| !names.is_empty()),
    }
}

/// "The other 40-metre tower", "the second".
fn is_another(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let before = claim.first_token().saturating_sub(2)..claim.first_token();
    draft.claims.has(claim.block, before, |s| {
        matches!(s, Sense::Cue(Cue::Further | Cue::Others | Cue::Rest | Cue::PreviousOf) | Sense::Ordinal(_))
            || *s == Sense::Function(Function::Other)
    })
}

/// "The 100-metre final", "the 30-day month": what it is called after its length.
fn is_race(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    draft.claims.has(block, at..at + 1, |s| match s {
        Sense::Noun(n) => matches!(n.class, NounClass::Event | NounClass::Sequence),
        Sense::Grain(_) => true,
        _ => false,
    })
}
