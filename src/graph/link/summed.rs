//! Parts beside their total without a word that promises all of them: "60 singers, 25 men and 45
//! women", «12 شخصا، خمسة في الشمال وتسعة في الجنوب»; and the total behind its parts: "20 million on
//! wages and 15 million on fuel, 35 million in all", "together they hold 900 families".

use super::enumeration::{Member, claims_in, members};
use super::list::{are_disjoint, is_kind_of};
use super::part::can_be_whole;
use super::rate::is_rate;
use super::total::{Parts, Promise, make_up, split};
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, NounClass, Sense, TokenKind};
use crate::value::Unit;

/// How many words may stand between a total and the comma behind which its parts follow.
const TAIL: usize = 3;

/// How far behind that comma the first part may begin, in tokens.
const NEAR: usize = 2;

/// How far around a figure the words stand that call it the total, in tokens.
const CALLED: usize = 6;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if !draft.is_prose(sentence) {
            continue;
        }
        for claim in draft.claims_of(sentence) {
            if is_parted(draft, claim) || !is_sum(draft, claim) {
                continue;
            }
            if let Some(parts) = parts_behind(draft, sentence, claim) {
                make_up(draft, &parts, claim);
            } else if let Some((parts, exact)) = parts_before(draft, sentence, claim) {
                if exact { make_up(draft, &parts, claim) } else { split(draft, &parts, claim) }
            }
        }
    }
}

/// Whether parts of it were told already.
fn is_parted(draft: &Draft<'_, '_>, claim: usize) -> bool {
    draft.nodes.get(claim).is_some_and(|node| {
        let mut into = draft.graph.edges_directed(*node, petgraph::Incoming);
        into.any(|e| matches!(e.weight().kind, EdgeKind::PartOf | EdgeKind::ApartIn))
    })
}

fn is_sum(draft: &Draft<'_, '_>, claim: usize) -> bool {
    draft.get(claim).is_some_and(|c| {
        c.is_quantity() && !c.headline && c.amount().is_some_and(|a| a.reading.stated.is_some())
    }) && !is_rate(draft, claim)
}

/// "12 people, five soldiers and nine civilians": behind a comma or bracket right behind the total,
/// kinds of what it counts that share no member.
fn parts_behind(draft: &Draft<'_, '_>, sentence: usize, whole: usize) -> Option<Vec<Member>> {
    let w = draft.get(whole).filter(|w| can_be_whole(w) || is_collective(draft, w))?;
    let place = draft.claims.sentences.get(sentence)?;
    let end = w.end_token();
    // "Five women, four men and two children": the first is one of them.
    if draft.claims.has(w.block, w.mention.tokens.clone(), |s| matches!(s, Sense::Kind(..))) {
        return None;
    }
    let mark = (end..end + TAIL).find(|at| draft.claims.is_mark(w.block, *at, ",،(–—"))?;
    let tail = draft.claims.has(w.block, end..mark, |s| {
        matches!(s, Sense::Verb(_))
            || matches!(s, Sense::Function(Function::And | Function::But | Function::Or))
    });
    let first = claims_in(draft, w.block, &(mark + 1..mark + 1 + NEAR)).next()?;
    if tail || draft.claims.token(w.block, mark + 1).is_none_or(|t| t.kind == TokenKind::Mark) {
        return None;
    }
    let close = draft
        .claims
        .is_mark(w.block, mark, "(")
        .then(|| (mark + 1..place.sentence.tokens.end).find(|at| draft.claims.is_mark(w.block, *at, ")")));
    let list = mark + 1..close.flatten().unwrap_or(place.sentence.tokens.end);
    let fits = |c: &Claim<'_>| c.is_quantity() && c.amount().is_some_and(|a| a.reading.stated.is_some());
    let parts = members(draft, w.block, list, &fits, w.measure.is_people())?;
    let opens = matches!(parts.first(), Some(Member::Figure(c)) if *c == first);
    let sums = Parts::of(draft, &parts)?;
    let kinds = sums.claims.iter().all(|p| is_kind_of(p, w) && p.measure.head != w.measure.head);
    // "12 people, five dogs and a cat": others besides, if nothing says that they are kinds of it.
    let generic = w.measure.is_people() && are_people(&sums);
    let apart = are_disjoint(draft, &parts) || generic && w.measure.class == Some(NounClass::Anyone);
    (opens && kinds && apart && sums.near(w, Promise::Behind)).then_some(parts)
}

/// All are people with a noun of their own.
fn are_people(parts: &Parts<'_>) -> bool {
    parts.claims.iter().all(|p| {
        p.measure.is_people() && !p.measure.head.is_empty() && p.measure.class != Some(NounClass::Anyone)
    })
}

/// "The jury of 12": a bare figure behind "of" that ends its phrase.
fn is_collective(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let comma = draft.claims.is_mark(claim.block, claim.end_token(), ",");
    comma && claim.measure.head.is_empty() && claim.lead.is(Function::Of)
}

/// The parts that the total closes, and whether they are all of it: "bringing the number to 12" may
/// hold others that were told before.
fn parts_before(draft: &Draft<'_, '_>, sentence: usize, whole: usize) -> Option<(Vec<Member>, bool)> {
    let w = draft.get(whole)?;
    let place = draft.claims.sentences.get(sentence)?;
    let exact = is_called_total(draft, w);
    let risen = || w.lead.is(Function::To) && total_word(draft, w).is_some();
    if !exact && !risen() {
        return None;
    }
    let fits = |c: &Claim<'_>| {
        c.is_quantity() && c.amount().is_some_and(|a| a.reading.stated.is_some()) && !c.measure.definite
    };
    let start = place.claims.clone().find(|c| *c < whole && draft.get(*c).is_some_and(fits))?;
    let from = draft.get(start)?.first_token();
    let to = lead_of(draft, place.sentence.tokens.start, w);
    let people = w.measure.is_people();
    let parts = members(draft, w.block, from..to, &fits, people)?;
    let figures: Vec<usize> = parts
        .iter()
        .filter_map(|m| match m {
            Member::Figure(c) => Some(*c),
            Member::Unnumbered(..) => None,
        })
        .collect();
    let amounts =
        place.claims.clone().filter(|c| *c < whole && draft.get(*c).is_some_and(|c| c.amount().is_some()));
    let all = amounts.eq(figures.iter().copied()) && figures.len() == parts.len();
    let sums = Parts::of(draft, &parts)?;
    let unit = |c: &Claim<'_>| c.amount().map(|a| a.unit);
    let kinds = sums.claims.iter().all(|p| {
        is_kind_of(p, w) && (unit(p) == unit(w) || unit(p) == Some(Unit::None) && p.measure.head.is_empty())
    });
    let rate = figures.iter().any(|c| is_rate(draft, *c));
    // "three loads, 1.2 million pills in the first and 850,000 in the second": their number.
    let own =
        sums.claims.iter().filter(|p| !p.measure.head.is_empty() && p.measure.head != w.measure.head).count();
    let bare = sums.claims.iter().any(|p| p.measure.head.is_empty());
    let mixed = own > 0 && (bare || own < sums.claims.len());
    // "41 missions before that one and seven after it, 49 in all"
    let around = draft.claims.has(w.block, from..to, |s| {
        matches!(s, Sense::Cue(Cue::BeforeEvent | Cue::AfterEvent | Cue::Further))
    });
    (all && kinds && !rate && !mixed && !around && sums.near(w, Promise::Behind)).then_some((parts, exact))
}

/// "in all", "a total of", "altogether", «في المجموع», «أي ما مجموعه» beside a figure.
fn is_called_total(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let end = claim.end_token();
    let total = |s: &Sense| *s == Sense::Cue(Cue::Total);
    let comma =
        claim.lead.start.checked_sub(1).is_some_and(|at| draft.claims.is_mark(claim.block, at, ",،–—("));
    let behind = draft.claims.has(claim.block, end..end + 1, total) && !claim.lead.is(Function::To);
    comma && (behind || claim.lead.cues(Cue::Total) && !claim.lead.is(Function::To))
}

/// Where the word for a total stands before a figure.
fn total_word(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<usize> {
    let first = claim.first_token();
    let near = first.saturating_sub(CALLED)..first;
    let at = near.clone().rev().find(|at| {
        draft.claims.has(claim.block, *at..*at + 1, |s| matches!(s, Sense::Cue(Cue::Total | Cue::CountOf)))
    })?;
    let comma = (near.start..at).rev().find(|t| draft.claims.is_mark(claim.block, *t, ",،"));
    comma.map(|_| at)
}

/// Where the words begin that lead up to a total: the comma before it.
fn lead_of(draft: &Draft<'_, '_>, start: usize, claim: &Claim<'_>) -> usize {
    let lead = claim.lead.start;
    (start.max(lead.saturating_sub(CALLED + 2))..lead)
        .rev()
        .find(|at| draft.claims.is_mark(claim.block, *at, ",،–—("))
        .unwrap_or(lead)
}
