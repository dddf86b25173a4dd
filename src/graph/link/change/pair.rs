//! Comparisons: "412 licences were issued, against 380 a year earlier". Two values of one
//! thing; which way it went is told elsewhere, or nowhere.

use super::frame::{Frame, alike};
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function};
use crate::mention::Kind;
use crate::value::Number;

/// How many tokens may stand between the two values.
const REACH: usize = 26;

/// Adds a frame for each comparison of a sentence that no verb has taken.
pub(super) fn frames(draft: &Draft<'_, '_>, sentence: usize, found: &mut Vec<Frame>) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let claims = draft.claims_of(sentence);
    for (nth, old) in claims.iter().enumerate() {
        let Some(o) = draft.get(*old).filter(|c| is_compared(draft, c)) else { continue };
        let taken = found.iter().any(|f| f.sentence == sentence && f.is_full() && f.holds(*old));
        let before = claims.get(..nth).unwrap_or(&[]);
        // "21,300 visitors over the three evenings, against 14,200": not the evenings.
        let new = before.iter().rev().copied().find(|c| is_level(draft, *c) && is_of_size(draft, *c, *old));
        let Some(n) = new.and_then(|c| draft.get(c)).filter(|_| !taken) else { continue };
        let gap = n.end_token()..o.lead.start;
        // "2 مقابل 1" is a score; "48 cents a share" is another measure of the same earnings.
        let bare = [n, o].iter().all(|c| c.mention.kind == Kind::Number)
            && (o.lead.cues(Cue::Comparison) || [n, o].iter().any(|c| is_small(c)));
        // "four matches, against one defeat"
        if !alike(n, o)
            || n.measure.differs(&o.measure)
            || bare
            || n.lead.cues(Cue::Restates)
            || gap.len() > REACH
            || (gap.clone()).any(|at| draft.claims.is_mark(o.block, at, ";؛"))
        {
            continue;
        }
        // A verb that took the old value alone tells nothing: the comparison has both.
        for verb in found.iter_mut().filter(|f| f.sentence == sentence && f.old == Some(*old)) {
            verb.old = None;
        }
        let mut frame = Frame::new(sentence, place.block, o.lead.start..o.lead.end, None);
        (frame.old, frame.new) = (Some(*old), new);
        found.push(frame);
    }
}

/// A bare figure is set against one that is within a hundred times of it.
fn is_of_size(draft: &Draft<'_, '_>, new: usize, old: usize) -> bool {
    let bare = draft.get(old).is_some_and(|c| c.mention.kind == Kind::Number && c.measure.head.is_empty());
    let hundred = Number::from(100);
    let near = |a: &Number, b: &Number| *a <= b * &hundred && *b <= a * &hundred;
    !bare || draft.stated(new).zip(draft.stated(old)).is_none_or(|(a, b)| near(&a, &b))
}

/// Below a hundred a bare figure may be a score or the number of anything.
fn is_small(claim: &Claim<'_>) -> bool {
    let hundred = Number::from(100);
    claim.amount().and_then(|a| a.reading.stated.as_ref()).is_none_or(|n| *n < hundred)
}

/// A value set against another: "against 42.50", "…, from 42.50 the day before".
fn is_compared(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let comma = claim.lead.start.checked_sub(1).is_some_and(|at| draft.claims.is_mark(claim.block, at, ",،"));
    let old = claim.lead.cues(Cue::Comparison)
        || (claim.lead.cues(Cue::OldValue) && (!claim.lead.is(Function::From) || comma));
    old && (claim.is_quantity() || claim.is_share())
}

/// A value that can be compared: no part of another figure, and none that is compared itself.
fn is_level(draft: &Draft<'_, '_>, index: usize) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    let part = draft.draws(index, EdgeKind::PartOf);
    (claim.is_quantity() || claim.is_share())
        && !part
        && !claim.lead.cues(Cue::OldValue)
        && !claim.lead.cues(Cue::Comparison)
}
