//! Who comes first has no fewer: "with 30 gold medals China finished ahead of Japan with 27",
//! «تتصدر الصين بثلاثين ذهبية أمام اليابان بـ27».

use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, Sense, VerbClass};
use crate::mention::Kind;
use crate::value::Number;

/// How many tokens from "ahead of" either count may stand.
const NEAR: usize = 9;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if let Some((first, second)) = pair(draft, sentence) {
            draft.state(first, EdgeKind::Beats, second, None);
        }
        if let Some((margin, winner, loser)) = margin(draft, sentence) {
            draft.state(winner, EdgeKind::Beats, loser, None);
            draft.state(margin, EdgeKind::MarginOf, winner, None);
        }
    }
}

/// A margin and the two counts that lie so far apart, where a sentence has no third: "60,000 votes
/// and his rival 45,000, a margin of 15,000".
fn margin(draft: &Draft<'_, '_>, sentence: usize) -> Option<(usize, usize, usize)> {
    let place = draft.claims.sentences.get(sentence).filter(|p| p.sentence.whole && p.modal.is_none())?;
    let counts: Vec<usize> = place.claims.clone().filter(|c| draft.get(*c).is_some_and(is_count)).collect();
    let [_, _, _] = counts.as_slice() else { return None };
    let apart = |c: &usize| {
        draft.get(*c).is_some_and(|c| {
            let behind = c.end_token()..c.end_token() + 1;
            c.lead.cues(Cue::Margin)
                || is_margin(draft, c)
                || draft.claims.has(c.block, behind, |s| *s == Sense::Cue(Cue::AheadOf))
                    && !draft.is_arabic(c.block)
        })
    };
    let mut margins = counts.iter().filter(|c| apart(c));
    let (Some(margin), None) = (margins.next().copied(), margins.next()) else { return None };
    let mut sides = counts.iter().copied().filter(|c| *c != margin);
    let (one, other) = (sides.next()?, sides.next()?);
    let named: Vec<&str> = counts
        .iter()
        .filter_map(|c| draft.get(*c).map(|c| c.measure.head.as_str()))
        .filter(|head| !head.is_empty())
        .collect();
    let same = !named.is_empty() && named.iter().all(|head| Some(head) == named.first());
    let (a, b) = (draft.stated(one)?, draft.stated(other)?);
    let (winner, loser) = if a < b { (other, one) } else { (one, other) };
    // A slip is out by little; "three points" between others of a table is the margin of others.
    let (told, should) = (draft.stated(margin)?, (&a - &b).abs());
    let near = &(&should - &told).abs() * &Number::from(3) <= should;
    (same && near && a != b).then_some((margin, winner, loser))
}

/// "By 3,000 votes", behind "won" or "lost", «بفارق».
fn is_margin(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let before = claim.first_token().saturating_sub(6)..claim.first_token();
    let decided = |s: &Sense| {
        matches!(s, Sense::Verb(v) if matches!(v.class, VerbClass::Win | VerbClass::Lose))
            || matches!(s, Sense::Cue(Cue::Defeat | Cue::Victory))
    };
    let near = claim.first_token().saturating_sub(2)..claim.first_token();
    draft.claims.has(claim.block, near, |s| *s == Sense::Cue(Cue::Margin))
        || claim.lead.is(Function::By)
            && !draft.is_arabic(claim.block)
            && draft.claims.has(claim.block, before, decided)
}

/// The counts right before and right behind the one "ahead of" of a sentence.
fn pair(draft: &Draft<'_, '_>, sentence: usize) -> Option<(usize, usize)> {
    let place = draft.claims.sentences.get(sentence).filter(|p| p.sentence.whole && p.modal.is_none())?;
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let ahead = |s: &Sense| (*s == Sense::Cue(Cue::AheadOf)).then_some(());
    let (words, ()) = draft.claims.find(block, tokens.clone(), ahead)?;
    let mut counts = place.claims.clone().filter(|c| draft.get(*c).is_some_and(is_count));
    let first = counts.clone().rfind(|c| draft.get(*c).is_some_and(|c| c.end_token() <= words.start))?;
    let second = counts.find(|c| draft.get(*c).is_some_and(|c| c.first_token() >= words.end))?;
    let (a, b) = (draft.get(first)?, draft.get(second)?);
    let near = words.start - a.end_token() <= NEAR && b.first_token() - words.end <= NEAR;
    let same = !a.measure.head.is_empty()
        && (a.measure.head == b.measure.head || b.measure.head.is_empty() && b.mention.kind == Kind::Number);
    // "Ahead of the vote", "two points ahead of": how far, and not of what.
    let by =
        [a, b].iter().any(|c| c.lead.is(Function::By) && !draft.is_arabic(block) || c.lead.cues(Cue::Margin));
    let apart = a.end_token() == words.start && !draft.is_arabic(block);
    let leads = draft.claims.has(block, tokens, |s| *s == Sense::Cue(Cue::Leads));
    // A table of medals goes by the golds: "on 13 medals, ahead of the Italians, who have 14".
    let kind = |s: &Sense| matches!(s, Sense::Kind(..));
    let medals = a.measure.head == "medal" || a.measure.head == "ميدالية";
    let of_all = medals && !draft.claims.has(block, a.mention.tokens.clone(), kind);
    (near && same && !of_all && !by && !apart && leads).then_some((first, second))
}

fn is_count(claim: &Claim<'_>) -> bool {
    let exact = claim.amount().is_some_and(|a| a.hedge.is_none() && a.reading.stated.is_some());
    matches!(claim.mention.kind, Kind::Number | Kind::Quantity) && exact
}
