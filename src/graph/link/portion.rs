//! Shares of a whole that is told elsewhere: by its size behind its name ("a third of the loan book,
//! which stood at 12 billion"), or before, where the share or its part is taken up ("this share, 40
//! percent", «أي ثلاثة أرباع من مثلوا أمامها»).

use super::change::is_change;
use super::convert::restates;
use super::part::comparable;
use super::retold::{APART, is_glossed};
use super::share::of_those_gone;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::language::{Cue, Function, Sense, VerbClass};
use crate::mention::Kind;
use crate::value::{Number, Unit};
use petgraph::visit::EdgeRef;
use std::ops::Range;

/// How far behind a share the size of its whole may stand, in tokens.
const SIZED: usize = 14;

/// How many sentences back a part or a pair may have been told.
const BACK: usize = 3;

/// The same for a whole whose noun is said again with its part.
const FAR: usize = 7;

/// How far before a share the word that takes it up may stand, in tokens.
const NAMED: usize = 7;

/// A pair that is not told beside its share must come near to it: by how many points at most.
const OFF: i64 = 35;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for share in 0..draft.claims.claims.len() {
        let Some(claim) = draft.get(share).filter(|c| is_plain(c)) else { continue };
        if is_told(draft, share, EdgeKind::ShareIs) || of_those_gone(draft, share) {
            continue;
        }
        let found = sized(draft, share, claim)
            .or_else(|| this_share(draft, share, claim))
            .or_else(|| of_those(draft, share, claim));
        if let Some((part, whole)) = found {
            let edge = |kind| Edge { basis: Basis::Inferred, ..Edge::stated(kind, None) };
            draft.edge(share, part, edge(EdgeKind::ShareIs));
            draft.edge(share, whole, edge(EdgeKind::ShareOf));
        }
    }
}

/// A share in per cent that is no change, no difference and no value of another time.
fn is_plain(claim: &Claim<'_>) -> bool {
    let percent = claim.amount().is_some_and(|a| a.unit != Unit::Points);
    let moved = claim.lead.is(Function::To) || claim.lead.is(Function::By);
    claim.is_share() && percent && !claim.headline && !moved && !claim.lead.cues(Cue::OldValue)
}

fn is_told(draft: &Draft<'_, '_>, share: usize, kind: EdgeKind) -> bool {
    draft.nodes.get(share).is_some_and(|node| {
        draft.graph.edges(*node).any(|e| e.weight().kind == kind && draft.index_of(e.target()).is_some())
    })
}

/// «ثلث المحفظة التي استقرت عند 12 مليارا»، «55 في المئة من المراكز البالغ عددها 160»: the size of the
/// whole behind its name, and the part before the share or in the sentence that is taken up.
fn sized(draft: &Draft<'_, '_>, share: usize, claim: &Claim<'_>) -> Option<(usize, usize)> {
    let (block, end) = (claim.block, claim.end_token());
    let place = draft.claims.sentences.get(claim.sentence)?;
    let whole = place.claims.clone().find(|c| *c > share && quantity(draft, *c))?;
    let w = draft.get(whole)?;
    let gap = end..w.first_token();
    let told = |s: &Sense| {
        *s == Sense::Cue(Cue::Amounting) || matches!(s, Sense::Verb(v) if v.class == VerbClass::Reach)
    };
    let behind = w.lead.start.max(end).saturating_sub(2).max(end)..w.first_token();
    let of = draft.claims.has(block, end..end + 1, |s| *s == Sense::Function(Function::Of));
    // "a third of the fleet, and there were 12": a clause of its own.
    let apart = draft.claims.has(block, gap.clone(), |s| {
        matches!(s, Sense::Function(Function::But | Function::While)) || is_change(s)
    });
    let named = (of || claim.mention.kind == Kind::Fraction) && gap.len() > 2 && gap.len() <= SIZED;
    // «التي استقرت عند 12 مليارا»
    let stands = w.lead.is(Function::At)
        && draft.claims.has(block, gap.clone(), |s| matches!(s, Sense::Function(Function::Which)));
    if !named || apart || !(stands || draft.claims.has(block, behind, told)) {
        return None;
    }
    let part = part_before(draft, share, claim, w).or_else(|| taken_up(draft, claim, w))?;
    Some((part, whole))
}

fn quantity(draft: &Draft<'_, '_>, index: usize) -> bool {
    draft
        .get(index)
        .is_some_and(|c| c.is_quantity() && c.amount().is_some_and(|a| a.reading.stated.is_some()))
}

/// Whether a figure can be a part of the whole: one unit, one noun or none.
fn is_kind_of(p: &Claim<'_>, w: &Claim<'_>) -> bool {
    let unit = |c: &Claim<'_>| c.amount().map(|a| a.unit);
    comparable(p, w) && !p.measure.differs(&w.measure) && unit(p) == unit(w)
}

/// The figure that the share says again: "72 centres …, or 45 percent of the centres".
fn part_before(draft: &Draft<'_, '_>, share: usize, s: &Claim<'_>, w: &Claim<'_>) -> Option<usize> {
    let place = draft.claims.sentences.get(s.sentence)?;
    let last = place.claims.clone().rev().find(|c| *c < share && quantity(draft, *c))?;
    let p = draft.get(last)?;
    let near = s.first_token().saturating_sub(p.end_token()) <= APART;
    let said = restates(draft, last, share) || near && (s.lead.cues(Cue::Restates) || is_glossed(draft, s));
    (said && is_kind_of(p, w)).then_some(last)
}

/// «وتشكل هذه القروض ثلث …»: the subject was told with its size right before.
fn taken_up(draft: &Draft<'_, '_>, s: &Claim<'_>, w: &Claim<'_>) -> Option<usize> {
    let place = draft.claims.sentences.get(s.sentence)?;
    let before = place.sentence.tokens.start..s.first_token();
    let (this, ()) = draft.claims.find(s.block, before.clone(), |s| {
        matches!(s, Sense::Function(Function::This | Function::Those)).then_some(())
    })?;
    let noun = draft.topics.inside(s.sentence, &(this.end..this.end + 1));
    let earlier = draft.claims.sentences.get(s.sentence.checked_sub(1)?)?;
    let known = draft.topics.inside(s.sentence - 1, &earlier.sentence.tokens);
    let mut fitting = earlier
        .claims
        .clone()
        .filter(|c| quantity(draft, *c) && draft.get(*c).is_some_and(|p| is_kind_of(p, w)));
    let part = fitting.next()?;
    let free = !before.clone().any(|at| draft.claims.is_mark(s.block, at, ",،;؛"));
    (free && fitting.next().is_none() && !noun.is_disjoint(&known)).then_some(part)
}

/// «هذه الحصة، أي 25 في المئة»: the share of the two figures of one noun that were told before.
fn this_share(draft: &Draft<'_, '_>, share: usize, claim: &Claim<'_>) -> Option<(usize, usize)> {
    let start = draft.claims.sentences.get(claim.sentence)?.sentence.tokens.start;
    let before = start.max(claim.first_token().saturating_sub(NAMED))..claim.first_token();
    let this = |s: &Sense| matches!(s, Sense::Function(Function::This));
    let word = before.clone().find(|at| {
        draft.claims.has(claim.block, *at..*at + 1, |s| *s == Sense::Cue(Cue::ShareWord))
            && draft.claims.has(claim.block, at.saturating_sub(1)..*at, this)
    })?;
    let verb = draft.claims.has(claim.block, word..claim.first_token(), |s| {
        matches!(s, Sense::Verb(_)) && !matches!(s, Sense::Cue(Cue::Restates))
    });
    let from = draft.claims.sentences.get(claim.sentence.saturating_sub(BACK))?.claims.start;
    pair(draft, from..share).filter(|found| !verb && is_near(draft, share, *found))
}

/// The smaller and the larger of the only two figures of one noun in a stretch of the text.
fn pair(draft: &Draft<'_, '_>, claims: Range<usize>) -> Option<(usize, usize)> {
    let counts = |c: &usize| {
        quantity(draft, *c) && draft.get(*c).is_some_and(|c| !c.measure.head.is_empty() && !c.headline)
    };
    let all: Vec<usize> = claims.filter(counts).collect();
    let head = |c: usize| draft.get(c).map(|c| (&c.measure.head, c.amount().map(|a| a.unit)));
    let mut pairs = all.iter().enumerate().filter_map(|(n, a)| {
        let same: Vec<usize> = all.iter().copied().filter(|b| head(*b) == head(*a)).collect();
        let first = all.iter().take(n).all(|b| head(*b) != head(*a));
        (first && same.len() > 1).then_some(same)
    });
    let only = pairs.next()?;
    let [a, b] = only.as_slice() else { return None };
    if pairs.next().is_some() {
        return None;
    }
    let (x, y) = (draft.stated(*a)?, draft.stated(*b)?);
    match x.cmp(&y) {
        std::cmp::Ordering::Less => Some((*a, *b)),
        std::cmp::Ordering::Greater => Some((*b, *a)),
        std::cmp::Ordering::Equal => None,
    }
}

/// «27 متهما …، أي ثلاثة أرباع من مثلوا أمامها»: of those who were counted before with the same noun.
fn of_those(draft: &Draft<'_, '_>, share: usize, claim: &Claim<'_>) -> Option<(usize, usize)> {
    let (block, end) = (claim.block, claim.end_token());
    if !claim.lead.cues(Cue::Restates) || is_told(draft, share, EdgeKind::ShareOf) {
        return None;
    }
    let of = draft.claims.has(block, end..end + 1, |s| *s == Sense::Function(Function::Of));
    let who = draft.claims.has(block, end..end + 3, |s| {
        matches!(s, Sense::Verb(_) | Sense::Function(Function::Who | Function::Those | Function::Which))
            || *s == Sense::Cue(Cue::PartFollows)
    }) || draft.is_arabic(block) && is_unknown(draft, block, end + 1);
    let place = draft.claims.sentences.get(claim.sentence)?;
    let part = place.claims.clone().rev().find(|c| *c < share && quantity(draft, *c))?;
    let p = draft.get(part).filter(|p| !p.measure.head.is_empty())?;
    let near = claim.first_token().saturating_sub(p.end_token()) <= APART;
    let from = draft.claims.sentences.get(claim.sentence.saturating_sub(FAR))?.claims.start;
    let same = |c: &usize| {
        quantity(draft, *c)
            && draft
                .get(*c)
                .is_some_and(|w| w.measure.head == p.measure.head && is_kind_of(p, w) && !w.headline)
    };
    let all: Vec<usize> = (from..part).filter(same).collect();
    let [whole] = all.as_slice() else { return None };
    let fits = of && who && near && is_near(draft, share, (part, *whole));
    fits.then_some((part, *whole))
}

/// A word that no lexicon knows: mostly a verb behind «من».
fn is_unknown(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    !draft.claims.has(block, at..at + 1, |_| true)
        && draft.claims.token(block, at).is_some_and(|t| t.clitics == crate::language::Clitics::NONE)
}

/// The pair is of the size of the share.
fn is_near(draft: &Draft<'_, '_>, share: usize, (part, whole): (usize, usize)) -> bool {
    let ratio = || draft.stated(part)?.checked_div(&draft.stated(whole)?);
    let told = draft.stated(share);
    ratio().zip(told).is_some_and(|(ratio, told)| {
        let percent = &ratio * &Number::from(100);
        percent < Number::from(100) && (&percent - &told).abs() <= Number::from(OFF)
    })
}
