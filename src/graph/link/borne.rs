//! A share that another whole beside it makes right: "986 of 1,200 are left, 197 of them women, or
//! one in five" is of the 986, whatever whole was found first. A clash is only one if no reading
//! of the text saves it.

use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::value::{Interval, Number, Truth};

/// Takes the whole from each such share.
pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for share in 0..draft.claims.claims.len() {
        if !draft.get(share).is_some_and(Claim::is_share) {
            continue;
        }
        let ends = (draft.target(share, EdgeKind::ShareIs), draft.target(share, EdgeKind::ShareOf));
        let (Some(part), Some(whole)) = ends else { continue };
        if !makes(draft, share, part, whole) && beside(draft, share, part, whole) {
            draft.drop_edge(share, EdgeKind::ShareOf);
        }
    }
}

/// Whether the part is that share of the whole.
fn makes(draft: &Draft<'_, '_>, share: usize, part: usize, whole: usize) -> bool {
    let hundred = Number::from(100);
    let (Some(p), Some(w)) = (draft.stated(part), draft.stated(whole)) else { return true };
    let ratio = (&p * &hundred).checked_div(&w);
    let told = draft.get(share).and_then(Claim::amount).map(|a| &a.reading.lenient);
    ratio.zip(told).is_none_or(|(r, told)| told.equals(&Interval::exact(r)) != Truth::Breaks)
}

/// Whether a figure of the share's sentence or the one before makes it right instead.
fn beside(draft: &Draft<'_, '_>, share: usize, part: usize, whole: usize) -> bool {
    let Some(claim) = draft.get(share) else { return false };
    let near = claim.sentence.saturating_sub(1)..=claim.sentence;
    near.flat_map(|s| draft.claims_of(s)).any(|c| {
        let counts = draft.get(c).is_some_and(|c| c.is_quantity() && !c.headline);
        counts && c != part && c != whole && makes(draft, share, part, c)
    })
}
