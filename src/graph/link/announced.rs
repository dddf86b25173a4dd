//! A whole told with the number of its parts, all of which follow: "The protests killed 19 people in
//! three provinces and nowhere else. Nine fell in the first, … six … and three …", "three contracts
//! worth a combined 480 million", «ثلاثة عقود تبلغ قيمتها مجتمعة 480 مليونا».
//!
//! The sentences behind must hold just so many figures of the whole's kind, and near its sum.

use super::part::comparable;
use super::rate::is_rate;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind};
use crate::language::{Cue, Function, GrammaticalNumber, Sense};
use crate::mention::Kind;
use crate::value::time::Grain;
use crate::value::{Number, Unit};

/// How many sentences behind the whole its parts may stand.
const BEHIND: usize = 3;
/// The fewest and the most parts that are announced by their number.
const FEWEST: i64 = 2;
const MOST: i64 = 6;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if !draft.is_prose(sentence) || !is_all(draft, sentence) {
            continue;
        }
        let claims = draft.claims_of(sentence);
        let Some((number, count)) = claims.iter().find_map(|c| Some((*c, announced(draft, *c)?))) else {
            continue;
        };
        // The whole that stands nearest: "46 of the hurt … in all 83, in three hospitals".
        let quantity = |c: &usize| *c != number && draft.get(*c).is_some_and(Claim::is_quantity);
        let figures = || claims.iter().copied().filter(quantity);
        let nearest = figures().rfind(|c| *c < number).or_else(|| figures().find(|c| *c > number));
        let Some(whole) = nearest.filter(|c| is_whole(draft, *c)) else { continue };
        let Some(parts) = parts(draft, whole, number, count) else { continue };
        for part in parts {
            draft.edge(part, whole, Edge { all: true, ..Edge::stated(EdgeKind::PartOf, None) });
        }
    }
}

/// Words that leave nothing out: "and nowhere else", "combined".
fn is_all(draft: &Draft<'_, '_>, sentence: usize) -> bool {
    draft.claims.sentences.get(sentence).is_some_and(|place| {
        draft.claims.has(place.block, place.sentence.tokens.clone(), |s| {
            matches!(s, Sense::Cue(Cue::Closed | Cue::Total | Cue::MakesUp))
        })
    })
}

/// "Three provinces", «ثلاثة عقود», «قطاعات ثلاثة»: how many parts are announced.
fn announced(draft: &Draft<'_, '_>, index: usize) -> Option<i64> {
    let claim = draft.get(index).filter(|c| c.is_quantity() && !c.headline && !c.measure.is_people())?;
    let amount = claim.amount().filter(|a| a.unit == Unit::None && a.hedge.is_none())?;
    let many = |s: &Sense| matches!(s, Sense::Noun(n) if n.number == GrammaticalNumber::Plural);
    let first = claim.mention.tokens.start;
    // «ثلاثة عقود» are contracts as well as decades.
    let end = claim.end_token();
    let decades = |s: &Sense| matches!(s, Sense::Grain(Grain::Decade));
    let contracts = draft.claims.has(claim.block, end..end + 1, decades);
    let behind = claim.mention.kind == Kind::Number
        && draft.is_arabic(claim.block)
        && draft.claims.has(claim.block, first.saturating_sub(1)..first, many);
    let n = amount.reading.stated.as_ref()?.to_i64()?;
    ((FEWEST..=MOST).contains(&n) && (!claim.measure.head.is_empty() || behind || contracts)).then_some(n)
}

/// An exact figure that can have parts.
fn is_whole(draft: &Draft<'_, '_>, index: usize) -> bool {
    draft.get(index).is_some_and(|c| {
        let exact = c.amount().is_some_and(|a| a.hedge.is_none() && a.reading.stated.is_some());
        let other = c.lead.cues(Cue::OldValue) || c.lead.cues(Cue::Comparison) || c.lead.is(Function::By);
        let counted = !c.measure.head.is_empty() || c.measure.fate.is_some();
        c.is_quantity() && exact && counted && !other && !is_rate(draft, index) && !c.headline
    })
}

/// The figures behind the whole, if they are as many as were announced and near its size.
fn parts(draft: &Draft<'_, '_>, whole: usize, number: usize, count: i64) -> Option<Vec<usize>> {
    let w = draft.get(whole)?;
    let size = draft.stated(whole)?;
    let mut last = draft.claims.sentences.iter().skip(w.sentence).take(BEHIND + 1);
    let last = last.rfind(|p| p.block == w.block)?.claims.end;
    let can_be =
        |c: &usize| draft.get(*c).is_some_and(|p| is_kin(p, w)) && draft.stated(*c).is_none_or(|n| n < size);
    let found: Vec<usize> = (whole.max(number) + 1..last).filter(can_be).collect();
    // A part of a part is none of the whole.
    let direct = |c: &usize| draft.target(*c, EdgeKind::PartOf).is_none_or(|of| of == whole);
    let found: Vec<usize> = found.into_iter().filter(direct).collect();
    // Sentences behind the last part tell of something else.
    let many = usize::try_from(count).ok()?;
    let end = draft.claims.sentences.get(draft.get(*found.get(many - 1)?)?.sentence)?.claims.end;
    let parts: Vec<usize> = found.into_iter().filter(|c| *c < end).collect();
    let exact = |c: &usize| {
        draft.get(*c).is_some_and(|p| {
            let hedged = p.amount().is_none_or(|a| a.hedge.is_some() || a.reading.stated.is_none());
            !hedged && !p.lead.cues(Cue::OldValue) && !p.lead.cues(Cue::Comparison) && !is_rate(draft, *c)
        })
    };
    let all = i64::try_from(parts.len()).is_ok_and(|n| n == count) && parts.iter().all(exact);
    let sum = parts.iter().filter_map(|c| draft.stated(*c)).fold(Number::ZERO, |sum, n| &sum + &n);
    let ten = Number::from(10);
    let near = &sum * &ten >= &size * &Number::from(7) && &sum * &ten <= &size * &Number::from(13);
    (all && near).then_some(parts)
}

/// Of the whole's unit, or counted without a noun or by one of its kind.
fn is_kin(part: &Claim<'_>, whole: &Claim<'_>) -> bool {
    let (Some(p), Some(w)) = (part.amount(), whole.amount()) else { return false };
    let people = part.measure.is_people() && whole.measure.is_people();
    let counted = w.unit == Unit::None
        && p.unit == Unit::None
        && (part.measure.head.is_empty() || part.measure.head == whole.measure.head || people);
    let measured = w.unit != Unit::None && (p.unit == w.unit || p.unit == Unit::None && p.noun.is_none());
    part.is_quantity() && !part.headline && comparable(part, whole) && (counted || measured)
}
