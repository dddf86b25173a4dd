//! Differences told by comparison: "210,000 visitors, 25,000 more than the 185,000 of 2021".

use super::frame::{Frame, alike};
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::build::Draft;
use crate::language::{Function, Sense};

/// Tokens between the difference and the value it is measured from ("more than the").
const REACH: usize = 4;

/// Adds a frame for each difference of a sentence that names what it is measured from.
pub(super) fn frames(draft: &Draft<'_, '_>, sentence: usize, found: &mut Vec<Frame>) {
    // Arabic says "بزيادة 40 عن": a difference by its noun.
    if draft.claims.document.language != Lang::En {
        return;
    }
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let claims = draft.claims_of(sentence);
    for pair in claims.windows(2) {
        let [by, old] = [pair[0], pair[1]];
        let (Some(b), Some(o)) = (draft.get(by), draft.get(old)) else { continue };
        let gap = b.end_token()..o.first_token();
        let than = draft
            .claims
            .find(b.block, gap.clone(), |s| (*s == Sense::Function(Function::Than)).then_some(()));
        let quantities = b.is_quantity() && o.is_quantity();
        if gap.len() > REACH || gap.len() < 2 || !quantities || than.is_none() || !o.measure.definite {
            continue;
        }
        if found.iter().any(|f| f.sentence == sentence && f.holds(old)) {
            continue;
        }
        if let Some(new) = level_before(draft, sentence, by, o) {
            let mut frame = Frame::new(sentence, place.block, gap, None);
            (frame.old, frame.new, frame.by) = (Some(old), Some(new), Some(by));
            found.push(frame);
        }
    }
}

/// The nearest figure of the same kind before the difference, in its sentence or, where the
/// sentence begins with the difference, in the one before.
fn level_before(draft: &Draft<'_, '_>, sentence: usize, by: usize, old: &Claim<'_>) -> Option<usize> {
    let here = draft.claims.sentences.get(sentence)?;
    let fits = |c: &usize| draft.get(*c).is_some_and(|n| n.is_quantity() && alike(n, old));
    let same = here.claims.clone().filter(|c| *c < by).rfind(fits);
    same.or_else(|| {
        let before = draft.claims.sentences.get(sentence.checked_sub(1)?)?;
        let mut all = before.claims.clone().filter(fits);
        let one = all.next()?;
        all.next().is_none().then_some(one)
    })
}
