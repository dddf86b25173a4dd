//! Two named sources, two figures for one thing: "The union said 900 had joined the march.
//! Police put the turnout at 400."
//!
//! Told beside each other by two voices, figures of one sort are a dispute on little evidence;
//! it is a note, and no clash.

use super::alike;
use super::profile::{Measured, Profile};
use crate::graph::build::Draft;
use crate::language::{Sense, VerbClass};

/// How many sentences apart two voices answer each other.
const NEAR: usize = 5;

/// How many times the one figure may be the other.
const TIMES: i64 = 10;

/// The earlier figure of another voice that the last one disputes.
pub(super) fn of(draft: &Draft<'_, '_>, profiles: &[Profile]) -> Option<usize> {
    let (later, earlier) = profiles.split_last()?;
    let fits = |p: &&Profile| {
        alike::same_voice(draft.claims.document, p, later) == Some(false)
            && !p.headline
            && p.counts
            && later.sentence - p.sentence <= NEAR
            && alike::clash(p, later)
            && !alike::told_apart(p, later)
            && alike::within(&p.stated, &later.stated, TIMES)
            && is_one_sort(draft, p, later)
    };
    let mut found = earlier.iter().filter(fits);
    // With several figures of the other voice it is not said which is disputed.
    let one = found.next()?;
    let agreed = || earlier.iter().any(|p| alike::agree(p, later));
    (found.next().is_none() && !later.taken_up && !agreed()).then_some(one.claim)
}

/// The same noun or what befell people; a bare figure that is told as the size of something
/// named ("put the turnout at 400", "عدد المشاركين لم يتجاوز 400").
fn is_one_sort(draft: &Draft<'_, '_>, earlier: &Profile, later: &Profile) -> bool {
    let shared = shares_a_word(draft, earlier, later);
    let befallen = earlier.fate.is_some() && earlier.fate == later.fate;
    let same_head = !later.head.is_empty() && later.head == earlier.head;
    match earlier.measured {
        Measured::Count if later.head.is_empty() => shared && (befallen || is_sized(draft, later)),
        Measured::Count => befallen || (same_head && shared) || (shared && alike::compatible(earlier, later)),
        _ => shared,
    }
}

/// A word beside the one figure that is near the other.
fn shares_a_word(draft: &Draft<'_, '_>, earlier: &Profile, later: &Profile) -> bool {
    let around = |p: &Profile| -> Vec<u32> { p.topic.union(&p.narrowing).copied().collect() };
    let known = around(earlier);
    around(later).iter().any(|root| draft.topics.tells(*root) && known.contains(root))
}

/// A verb of saying or reaching leads up to the figure in its clause.
fn is_sized(draft: &Draft<'_, '_>, figure: &Profile) -> bool {
    let Some(claim) = draft.get(figure.claim) else { return false };
    let before = claim.first_token().saturating_sub(REACH)..claim.first_token();
    draft.claims.has(
        claim.block,
        before,
        |s| matches!(s, Sense::Verb(v) if matches!(v.class, VerbClass::Say | VerbClass::Reach)),
    )
}

/// How far before a figure the verb that gives its size may stand, in tokens.
const REACH: usize = 10;
