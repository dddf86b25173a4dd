//! A share that is told again in another form: "A third of the players are women … The 45 percent
//! share", "ربع التلاميذ … وهذه النسبة، أي 35 في المئة". Words say that it is the same share, or it
//! stands behind "that is"; and the two are of one size.

use super::enumeration::claims_in;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::language::{Clitics, Cue, Function, Sense, VerbClass};
use crate::mention::Kind;
use crate::value::Number;

/// How many sentences before the second form the first may stand.
const BACK: usize = 2;

/// How far before a share the word that takes the first up may stand, in tokens.
const NAMED: usize = 8;

/// How far apart the two may stand in one sentence where "that is" joins them.
pub(super) const APART: usize = 18;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for second in 0..draft.claims.claims.len() {
        let Some(claim) = draft.get(second).filter(|c| is_share(c)) else { continue };
        let (known, glossed) = (is_taken_up(draft, claim) || points(draft, claim), is_glossed(draft, claim));
        let Some(first) = (known || glossed).then(|| first_form(draft, second)).flatten() else { continue };
        let Some(other) = draft.get(first) else { continue };
        let fraction = [other, claim].iter().any(|c| c.mention.kind == Kind::Fraction);
        let beside = claim.sentence == other.sentence
            && claim.first_token().saturating_sub(other.end_token()) <= APART
            && claims_in(draft, claim.block, &(other.end_token()..claim.first_token()))
                .all(|c| draft.get(c).is_none_or(|c| c.amount().is_none()));
        if fraction
            && (known || (glossed && beside))
            && is_near(other, claim)
            && !super::convert::is_loosely(draft, first, second)
            && !is_share_of_another(draft, second)
        {
            let edge = Edge { basis: Basis::Inferred, ..Edge::stated(EdgeKind::Converts, None) };
            draft.edge(second, first, edge);
        }
    }
}

fn is_share(claim: &Claim<'_>) -> bool {
    let points = claim.amount().is_some_and(|a| a.unit == crate::value::Unit::Points);
    claim.is_share() && !points && !claim.headline && !claim.lead.is(Function::By)
}

/// The share told last before another.
fn first_form(draft: &Draft<'_, '_>, second: usize) -> Option<usize> {
    let sentence = draft.get(second)?.sentence;
    let from = draft.claims.sentences.get(sentence.saturating_sub(BACK))?.claims.start;
    let last = (from..second).rev().find(|c| draft.get(*c).is_some_and(Claim::is_share))?;
    draft.get(last).filter(|c| is_share(c)).map(|_| last)
}

/// "this share, 35 percent", "the 65 percent share", "هذه النسبة، وهي 12 في المئة".
fn is_taken_up(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let (block, first, end) = (claim.block, claim.first_token(), claim.end_token());
    let word = |at: usize| draft.claims.has(block, at..at + 1, |s| *s == Sense::Cue(Cue::ShareWord));
    let this = |s: &Sense| matches!(s, Sense::Function(Function::This | Function::Those));
    let the = |s: &Sense| this(s) || *s == Sense::Function(Function::The);
    if word(end) && draft.claims.has(block, first.saturating_sub(1)..first, the) {
        return true;
    }
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let from = place.sentence.tokens.start.max(first.saturating_sub(NAMED));
    let free =
        claims_in(draft, block, &(from..first)).all(|c| draft.get(c).is_none_or(|c| c.amount().is_none()));
    free && (from..first).rev().any(|at| {
        let near = at.saturating_sub(1).max(from)..at;
        let named = draft.claims.has(block, near, this)
            || draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::THE))
                && draft.claims.has(block, at + 1..first, |s| {
                    matches!(s, Sense::Cue(Cue::Amounting) | Sense::Function(Function::She))
                })
            || draft.claims.has(block, at + 1..at + 3, this);
        word(at) && named
    })
}

/// "The share, 25 percent,", "the slump of 43 percent", "that 35 percent of families should …", "35
/// percent of those staff", "the same 30 percent": a share that was told, in other words.
fn points(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let (block, first, end) = (claim.block, claim.first_token(), claim.end_token());
    if draft.is_arabic(block) || claim.mention.kind == Kind::Fraction {
        return false;
    }
    let function = |at: usize, f: &dyn Fn(&Function) -> bool| {
        draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Function(x) if f(x)))
    };
    let start = draft.claims.sentences.get(claim.sentence).map_or(0, |p| p.sentence.tokens.start);
    let that = |f: &Function| matches!(f, Function::That | Function::This | Function::Those);
    let the = |f: &Function| matches!(f, Function::The | Function::That | Function::This);
    let of = function(end, &|f| *f == Function::Of);
    // "Of those staff", "of these": who was spoken of.
    let noun = draft.claims.has(block, end + 2..end + 3, |s| matches!(s, Sense::Noun(_)));
    let those = of && function(end + 1, &that) && noun && first > start;
    // "That 35 percent of families should be huddling".
    let opens = first == start + 1 && function(start, &that) && of;
    // "The share, 25 percent, is highest among men".
    let word = |at: usize| draft.claims.has(block, at..at + 1, |s| *s == Sense::Cue(Cue::ShareWord));
    let share = first >= start + 3
        && draft.claims.is_mark(block, first - 1, ",")
        && word(first - 2)
        && function(first - 3, &the);
    // "The slump of 43 percent".
    let changed = first >= start + 3
        && claim.lead.is(Function::Of)
        && draft.claims.has(block, first - 2..first - 1, super::change::is_change)
        && function(first - 3, &the)
        && lost(draft, claim);
    // "The same 30 percent".
    let same = first > start + 1
        && draft.claims.has(block, first - 1..first, |s| *s == Sense::Cue(Cue::Same))
        && function(first - 2, &the);
    those || opens || share || changed || same
}

/// "Lost a third of their value": the share told before is one by which something changed.
fn lost(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(before) = claim.sentence.checked_sub(1) else { return false };
    let shares: Vec<usize> =
        draft.claims_of(before).into_iter().filter(|c| draft.get(*c).is_some_and(Claim::is_share)).collect();
    let [one] = shares.as_slice() else { return false };
    draft.get(*one).is_some_and(|c| {
        let around = c.first_token().saturating_sub(2)..c.first_token();
        let gone = |s: &Sense| {
            super::change::is_change(s)
                || matches!(s, Sense::Verb(v) if matches!(v.class, VerbClass::Lose | VerbClass::Leave))
                || matches!(s, Sense::Cue(Cue::Lacking))
        };
        c.mention.kind == Kind::Fraction && draft.claims.has(c.block, around, gone)
    })
}

/// "…, أي 35 في المئة منهم": behind a comma and "that is".
pub(super) fn is_glossed(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let comma =
        claim.lead.start.checked_sub(1).is_some_and(|at| draft.claims.is_mark(claim.block, at, ",،–—"));
    claim.lead.cues(Cue::Restates) && comma
}

/// A share of another figure ("نصفها" of the part told before) is no second form.
fn is_share_of_another(draft: &Draft<'_, '_>, share: usize) -> bool {
    draft.draws(share, EdgeKind::ShareIs)
}

/// Within a factor of two of each other.
fn is_near(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let value = |c: &Claim<'_>| c.amount().and_then(|a| a.reading.stated.clone());
    let two = Number::from(2);
    value(a).zip(value(b)).is_some_and(|(x, y)| x <= &y * &two && y <= &x * &two)
}
