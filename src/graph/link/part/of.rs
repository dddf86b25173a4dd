//! A part and a whole that "of" ties: "40 of the 60 seats", "121 من أصل 164", "of the 100
//! passengers, 60 left".

use super::{can_be_whole, comparable};
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, Sense, TokenKind, VerbClass};
use crate::mention::Kind;
use crate::value::{Truth, Unit};
use std::ops::Range;

/// How far behind its part a whole may stand that a cue announces ("من أصل 800").
const DIRECT_REACH: usize = 12;

/// Ties the pairs of a sentence.
pub(super) fn link(draft: &mut Draft<'_, '_>, claims: &[usize]) {
    let figures: Vec<usize> =
        claims.iter().copied().filter(|c| draft.get(*c).is_some_and(|c| c.amount().is_some())).collect();
    for pair in figures.windows(2) {
        let [part, whole] = [pair[0], pair[1]];
        let (Some(p), Some(w)) = (draft.get(part), draft.get(whole)) else { continue };
        let gap = p.end_token()..w.first_token();
        // "من أصل 800", "out of 800": the cue says that a whole follows, whatever its noun.
        let direct = w.lead.cues(Cue::WholeFollows) || numbering(draft, w);
        let counted = can_be_whole(w) || (direct && w.is_quantity() && !w.lead.is(Function::The));
        let reach = if direct { DIRECT_REACH } else { 5 };
        // «خمسة آلاف من أصل عشرة»: the scale was said once.
        if w.measure.head.is_empty()
            && !super::holds(draft, part, whole)
            && is_scaled(draft, p)
            && !is_scaled(draft, w)
        {
            continue;
        }
        // "moved 190 residents out of four hamlets": where from, not which of.
        let strange = p.measure.differs(&w.measure) && !(p.measure.is_people() && w.measure.is_people());
        if !p.is_quantity() || !counted || gap.is_empty() || gap.len() > reach || !comparable(p, w) || strange
        {
            continue;
        }
        if joins(draft, p, w, gap.clone(), direct) {
            let span = draft.claims.token(p.block, gap.start).map(|t| t.span);
            draft.state(part, EdgeKind::PartOf, whole, span);
        }
    }
    leading_whole(draft, &figures);
}

/// Whether the words between a part and its whole say that it is one: "of the" ("of its",
/// "من أصل"), a possessive after "of", or plain "of" behind a bare figure ("54 of 120 seats").
fn joins(draft: &Draft<'_, '_>, p: &Claim<'_>, w: &Claim<'_>, gap: Range<usize>, direct: bool) -> bool {
    let of = draft.claims.has(p.block, gap.start..gap.start + 1, |s| *s == Sense::Function(Function::Of));
    let other = draft.claims.has(p.block, gap.clone(), |s| {
        matches!(s, Sense::Function(Function::And | Function::But) | Sense::Cue(Cue::Each | Cue::Further))
    });
    let definite = w.measure.definite
        || possessive(draft, w.block, gap.clone())
        || w.lead.is(Function::Their)
        || (gap.len() == 1 && p.measure.head.is_empty());
    let english = draft.claims.document.language == Lang::En;
    let marks = gap.clone().filter(|at| {
        draft.claims.token(p.block, *at).is_some_and(|t| t.kind == TokenKind::Mark)
            && !draft.claims.is_mark(p.block, *at, "'’")
    });
    // "31, alive or dead, of the 38": an aside between two commas.
    let closed = match marks.clone().count() {
        0 => true,
        2 => direct && marks.clone().all(|at| draft.claims.is_mark(p.block, at, ",،")),
        _ => false,
    };
    let drawn = english && definite && drawn_from(draft, p, w, &gap);
    closed
        && !other
        && (drawn
            || direct
            || (english && of && definite)
            || (!english && (of || holds_of(draft, p)) && counted_of(draft, p, w, &gap)))
}

/// "has drawn 3.9 billion dollars from the 5.4-billion-dollar credit": taken from a sum of its kind.
fn drawn_from(draft: &Draft<'_, '_>, p: &Claim<'_>, w: &Claim<'_>, gap: &Range<usize>) -> bool {
    let from = draft.claims.has(p.block, gap.start..gap.start + 1, |s| *s == Sense::Function(Function::From));
    let start = draft.claims.sentences.get(p.sentence).map_or(0, |s| s.sentence.tokens.start);
    let changed = draft.claims.has(p.block, start..gap.start, crate::graph::link::change::is_change);
    let unit = |c: &Claim<'_>| c.amount().map(|a| a.unit);
    from && !changed && unit(p) == unit(w) && unit(p) != Some(Unit::None)
}

/// «231 من أعضاء المجلس الـ329»: the figure reads as far as the noun that it is one of.
fn holds_of(draft: &Draft<'_, '_>, part: &Claim<'_>) -> bool {
    let inside = part.mention.tokens.start + 1..part.end_token();
    draft.is_arabic(part.block)
        && draft.claims.has(part.block, inside, |s| *s == Sense::Function(Function::Of))
}

/// How many tokens may name the group whose number follows.
const NAMED: usize = 5;

/// "63 من 90 مريضا", "اثني عشر من النزلاء الثلاثين": a bare figure, and the group with its number.
fn counted_of(draft: &Draft<'_, '_>, p: &Claim<'_>, w: &Claim<'_>, gap: &Range<usize>) -> bool {
    let counted = p.measure.head.is_empty() && p.mention.kind == Kind::Number || holds_of(draft, p);
    let bare = counted && !p.lead.is(Function::From);
    let to = w.end_token()..w.end_token() + 1;
    let from = draft.claims.has(w.block, to, |s| matches!(s, Sense::Function(Function::To)));
    // «231 من أعضاء المجلس الـ329»
    let named = w.measure.definite
        && gap.len() <= NAMED
        && !draft.claims.has(p.block, gap.start + 1..gap.end, |s| {
            matches!(s, Sense::Verb(_))
                || matches!(s, Sense::Function(function) if *function != Function::The)
        });
    let group =
        (gap.len() == 1 && !w.measure.head.is_empty()) || (gap.len() <= 2 && w.measure.definite) || named;
    // "1,100 من 23 دولة" come from there.
    let smaller = match (p.amount(), w.amount()) {
        (Some(a), Some(b)) => a.reading.plain.at_most(&b.reading.plain) == Truth::Holds,
        _ => false,
    };
    bare && group && !from && (smaller || w.measure.definite)
}

/// "من أعضاء المجلس البالغ عددهم 120": the whole is told by its number.
fn numbering(draft: &Draft<'_, '_>, whole: &Claim<'_>) -> bool {
    let at = whole.first_token();
    let reach = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Reach);
    let arabic = draft.claims.document.language == Lang::Ar;
    let of = |s: &Sense| *s == Sense::Function(Function::Of);
    arabic
        && whole.measure.head.is_empty()
        && draft.claims.has(whole.block, at.saturating_sub(2)..at, reach)
        && draft.claims.has(whole.block, at.saturating_sub(6)..at.saturating_sub(2), of)
}

/// "Of the 100 passengers, 60 left": the whole comes first.
fn leading_whole(draft: &mut Draft<'_, '_>, claims: &[usize]) {
    let Some(whole) = claims.first() else { return };
    let Some(w) = draft.get(*whole) else { return };
    let place = draft.claims.sentences.get(w.sentence);
    let tokens = place.map_or(0..0, |s| s.sentence.tokens.clone());
    let start = tokens.start;
    let leads = w.lead.cues(Cue::WholeFollows) || w.lead.is(Function::Of) || of_at(draft, w.block, start);
    // "Of the foundation's $60 million"
    let owned = possessive(draft, w.block, start..w.first_token());
    // "ومن الشاحنات 30 محملة": the group is named, and the figure is a part of it.
    let named = draft.claims.document.language == Lang::Ar
        && !w.lead.cues(Cue::WholeFollows)
        && w.first_token() > start + 1;
    if w.first_token() > start + if owned { 6 } else { 3 } || !leads || named || !can_be_whole(w) {
        return;
    }
    // What stands before the comma describes the whole ("Of the 900 rooms in its four halls,");
    // in Arabic its verb follows without one ("من بين 120 رهينة أفرج عن 45").
    let comma = (w.end_token()..tokens.end).find(|at| draft.claims.is_mark(w.block, *at, ",،"));
    let verb = draft
        .claims
        .find(w.block, w.end_token()..w.end_token() + VERB, |s| matches!(s, Sense::Verb(_)).then_some(()));
    let verb = verb.filter(|_| draft.claims.document.language == Lang::Ar).map(|(words, ())| words.start);
    let Some(comma) = [comma, verb].into_iter().flatten().min() else { return };
    let Some(part) = claims.iter().copied().find(|c| draft.get(*c).is_some_and(|c| c.first_token() > comma))
    else {
        return;
    };
    let Some(p) = draft.get(part) else { return };
    if p.is_share() {
        draft.state(part, EdgeKind::ShareOf, *whole, None);
    } else if p.is_quantity() && comparable(p, w) {
        draft.state(part, EdgeKind::PartOf, *whole, None);
    }
}

/// How far behind a leading whole its Arabic verb may stand, in tokens.
const VERB: usize = 3;

fn of_at(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    draft.claims.has(block, at..at + 1, |s| {
        matches!(s, Sense::Function(Function::Of) | Sense::Cue(Cue::WholeFollows))
    })
}

/// A possessive right before the whole: "of the city's 60 bakeries".
fn possessive(draft: &Draft<'_, '_>, block: usize, gap: Range<usize>) -> bool {
    gap.rev().take(2).any(|at| draft.claims.is_mark(block, at, "'’"))
}

/// A scale word stands in the figure: "five thousand".
fn is_scaled(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let scale = |s: &Sense| matches!(s, Sense::Scale(_) | Sense::DualScale(_));
    draft.claims.has(claim.block, claim.mention.tokens.clone(), scale)
}
