//! A length between two dates that are told one after the other: "in Sunday's election … Two days
//! later, on Wednesday", "joined in 2001 and is to leave in December 2018, 25 years later".

use super::occurrence::comparable;
use super::span::date;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Modal, Sense};
use crate::mention::Kind;
use crate::value::time::DateExpr;

/// How many tokens may stand between "later" and its date.
const BESIDE: usize = 3;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for length in 0..draft.claims.claims.len() {
        if let Some((from, to)) = ends(draft, length) {
            draft.state(length, EdgeKind::Starts, from, None);
            draft.state(length, EdgeKind::Ends, to, None);
        }
    }
}

/// The date that "two days later" is counted from, and the one it is said to be.
fn ends(draft: &Draft<'_, '_>, length: usize) -> Option<(usize, usize)> {
    let claim = draft.get(length).filter(|c| c.mention.kind == Kind::Duration && !c.headline)?;
    if draft.draws(length, EdgeKind::Starts) || draft.is_arabic(claim.block) {
        return None;
    }
    let end = claim.end_token();
    let (cue, ()) =
        draft.claims.find(claim.block, end..end + 1, |s| (*s == Sense::Cue(Cue::Later)).then_some(()))?;
    let place = draft.claims.sentences.get(claim.sentence)?;
    let planned =
        |s: &Sense| matches!(s, Sense::Modal(Modal::Planned | Modal::Expected | Modal::Conditional));
    // "Two days later, on Wednesday".
    let beside = |c: &usize| {
        date(draft, *c).is_some_and(is_plain)
            && draft.get(*c).is_some_and(|d| {
                let gap = cue.end..d.first_token();
                let comma = draft.claims.is_mark(claim.block, cue.end, ",");
                d.first_token() >= cue.end && gap.len() <= BESIDE && comma
            })
    };
    let to = place.claims.clone().find(|c| *c > length && beside(c))?;
    let before = |sentence: usize| -> Vec<usize> {
        draft.claims_of(sentence).into_iter().filter(|c| *c < length && date(draft, *c).is_some()).collect()
    };
    let dates = match before(claim.sentence) {
        here if here.is_empty() => before(claim.sentence.checked_sub(1)?),
        here => here,
    };
    let [from] = dates.as_slice() else { return None };
    let same =
        date(draft, *from).zip(date(draft, to)).is_some_and(|(a, b)| is_plain(a) && is_of_one_grain(a, b));
    let told = draft.claims.has(place.block, place.sentence.tokens.start..claim.first_token(), planned);
    (same && !told && comparable(draft, *from, to)).then_some((*from, to))
}

fn is_plain(day: &DateExpr) -> bool {
    day.days.is_some() && !day.impossible && (day.anchor.is_none() || day.weekday.is_some())
}

fn is_of_one_grain(a: &DateExpr, b: &DateExpr) -> bool {
    let day = |d: &DateExpr| d.day.is_some() || d.weekday.is_some();
    day(a) == day(b) && (day(a) || a.month.is_some() == b.month.is_some())
}
