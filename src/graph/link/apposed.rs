//! A part, its whole and its share, two of them tied and the third set beside them: "600 of its 800
//! employees, 60 percent", "three quarters of the 800 employees, 500 people,", "it will cut 600 jobs,
//! or 60 percent of them", «600 من أصل 800 موظف (60 في المئة)».
//!
//! What is set beside a phrase stands behind a comma, a dash or a bracket with nothing but "or",
//! hedges and the word for a share before it, and no verb joins the two.

use super::pairs::{
    Named, amount_before, ends, is_named, is_near, is_of_kind, names_whole, pair_ending, whole_before,
};
use super::part::comparable;
use super::ratio::tie;
use super::share::of_those_gone;
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, Sense};
use crate::value::Unit;

/// How many words of a phrase may stand between its figure and the mark behind it.
const TAIL: usize = 6;

/// How many words may stand between the mark and the figure set beside.
const LEAD: usize = 5;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for share in 0..draft.claims.claims.len() {
        let Some(claim) = draft.get(share).filter(|c| is_plain(c)) else { continue };
        if draft.draws(share, EdgeKind::ShareIs) || of_those_gone(draft, share) {
            continue;
        }
        let found = behind_pair(draft, share, claim)
            .or_else(|| before_part(draft, share, claim))
            .or_else(|| behind_part(draft, share, claim));
        let Some((part, whole)) = found.filter(|pair| is_near(draft, share, *pair)) else { continue };
        tie(draft, share, part, whole);
    }
}

/// A share that is no change, no difference and no value of another time.
fn is_plain(claim: &Claim<'_>) -> bool {
    let points = claim.amount().is_some_and(|a| a.unit == Unit::Points || a.reading.stated.is_none());
    let moved = claim.lead.is(Function::To) || claim.lead.is(Function::By);
    claim.is_share() && !points && !claim.headline && !moved && !claim.lead.cues(Cue::OldValue)
}

/// "600 of its 800 employees, 60 percent, are women", "30 of the 120 shares, a 40 percent stake".
fn behind_pair(draft: &Draft<'_, '_>, share: usize, claim: &Claim<'_>) -> Option<(usize, usize)> {
    let last = amount_before(draft, share, claim)?;
    let pair = pair_ending(draft, last)?;
    let told = draft.nodes.get(pair.0).is_some_and(|part| {
        draft.graph.edges_directed(*part, petgraph::Incoming).any(|e| e.weight().kind == EdgeKind::ShareIs)
    });
    (!told && is_beside(draft, last, share) && ends(draft, claim)).then_some(pair)
}

/// "Half of the 900 homes, 300, were damaged", "60 percent of its 800 employees, or 600 people": the
/// share with its whole, and the part beside them.
fn before_part(draft: &Draft<'_, '_>, share: usize, claim: &Claim<'_>) -> Option<(usize, usize)> {
    let place = draft.claims.sentences.get(claim.sentence)?;
    let counts = |c: &usize| draft.get(*c).is_some_and(|c| c.amount().is_some());
    let of = draft.target(share, EdgeKind::ShareOf).filter(|whole| draft.get(*whole).is_some());
    let last = of.filter(|whole| *whole > share).unwrap_or(share);
    let part = place.claims.clone().filter(counts).find(|c| *c > last)?;
    let p = draft.get(part).filter(|p| p.is_quantity() && !is_parted(draft, p))?;
    let or = p.lead.is(Function::Or) || p.lead.cues(Cue::Restates);
    if !is_beside(draft, last, part) {
        return None;
    }
    // "three quarters of the houses, or 12 of 60"
    if let Some(whole) = draft.target(part, EdgeKind::PartOf).filter(|whole| or && *whole > part) {
        return Some((part, whole));
    }
    if !or && !closes(draft, p) {
        return None;
    }
    let whole = match of {
        Some(whole) => whole,
        // "60 percent, or 600, are women": of what was counted before, if it is named no other way.
        None if or => {
            let own = names_whole(draft, claim);
            whole_before(draft, share, part).filter(|w| match own {
                Named::Taken | Named::Not => true,
                Named::As(noun) => is_named(draft, claim, noun, *w),
            })?
        }
        None => return None,
    };
    let w = draft.get(whole)?;
    (comparable(p, w) && is_of_kind(p, w)).then_some((part, whole))
}

/// "It will cut 600 jobs, or 60 percent of them", "50 hectares, or 40 percent of the forest": the part
/// with its share, and the whole told before and named again.
fn behind_part(draft: &Draft<'_, '_>, share: usize, claim: &Claim<'_>) -> Option<(usize, usize)> {
    let part = amount_before(draft, share, claim)?;
    let p = draft.get(part).filter(|p| p.is_quantity() && !p.headline)?;
    let own = names_whole(draft, claim);
    if !is_beside(draft, part, share) || matches!(own, Named::Not) && !p.measure.head.is_empty() {
        return None;
    }
    let whole = whole_before(draft, part, part)?;
    let fits = match own {
        Named::Taken => true,
        Named::Not => false,
        Named::As(noun) => is_named(draft, claim, noun, whole),
    };
    fits.then_some((part, whole))
}

/// "300 of them in the port": a part of the part.
fn is_parted(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let end = claim.end_token();
    draft.claims.has(claim.block, end..end + 1, |s| matches!(s, Sense::Cue(Cue::PartFollows)))
}

/// The second figure is set beside the phrase of the first.
fn is_beside(draft: &Draft<'_, '_>, first: usize, second: usize) -> bool {
    let (Some(a), Some(b)) = (draft.get(first), draft.get(second)) else { return false };
    let gap = a.end_token()..b.first_token();
    if a.block != b.block || gap.len() > TAIL + LEAD + 1 {
        return false;
    }
    let mark = gap.clone().rev().find(|at| draft.claims.is_mark(a.block, *at, ",،–—-("));
    let or = b.lead.is(Function::Or) || b.lead.cues(Cue::Restates);
    let Some(mark) = mark.or_else(|| or.then(|| b.lead.start.max(gap.start))) else { return false };
    let tail = gap.start..mark;
    let grammar = |s: &Sense| {
        matches!(s, Sense::Verb(_) | Sense::Modal(_))
            || matches!(s, Sense::Function(Function::And | Function::But | Function::While | Function::That))
    };
    let lead = mark..b.first_token();
    let only = lead.clone().all(|at| {
        draft.claims.token(a.block, at).is_none_or(|t| t.kind != crate::language::TokenKind::Word)
            || draft.claims.has(a.block, at..at + 1, is_lead)
            || b.lead.start <= at && (or || b.lead.cues(Cue::Total))
    });
    tail.len() <= TAIL && lead.len() <= LEAD && only && !draft.claims.has(a.block, tail, grammar)
}

/// The words that may stand before a figure that is set beside a phrase.
fn is_lead(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::Cue(Cue::Restates | Cue::ShareWord | Cue::Total | Cue::Amounting) | Sense::Hedge(..)
    ) || matches!(sense, Sense::Function(Function::Or | Function::The | Function::Of | Function::A))
}

/// As [`ends`], for the part: a verb goes on with the sentence, "in all" closes it.
fn closes(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let at = claim.end_token();
    ends(draft, claim)
        || draft.claims.has(claim.block, at..at + 1, |s| {
            matches!(
                s,
                Sense::Verb(_) | Sense::Cue(Cue::Total) | Sense::Function(Function::Was | Function::Be)
            )
        })
}
