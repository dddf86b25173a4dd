//! Changes: "rose 20% to 60 from 40", "ارتفع من 140 إلى 190، أي بزيادة 50".
//!
//! A verb (or noun) of change opens a frame, a comparison ("412, against 380") a frame without
//! a direction; what a frame lacks may be told a clause or a sentence away.

mod frame;
mod later;
mod pair;
mod placed;
mod points;
mod roles;
mod said;
mod size;
mod taken;
mod than;
mod topic;
mod verb;
mod way;

use crate::graph::build::Draft;
use frame::Frame;
pub(super) use verb::{before_noun, is_year};

/// Whether a sense names a rise, a fall or another change.
pub(super) fn is_change(sense: &crate::language::Sense) -> bool {
    verb::change(sense).is_some()
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let mut frames: Vec<Frame> = Vec::new();
    for sentence in 0..draft.claims.sentences.len() {
        verb::frames(draft, sentence, &mut frames);
        verb::surcharges(draft, sentence, &mut frames);
        pair::frames(draft, sentence, &mut frames);
        than::frames(draft, sentence, &mut frames);
    }
    later::complete(draft, &mut frames);
    taken::resume(draft, &mut frames);
    said::join(draft, &mut frames);
    roles::tell(draft, &mut frames);
    points::tell(draft, &mut frames);
    for frame in &mut frames {
        if frame::fits(draft, frame) {
            frame::draw(draft, frame);
        }
    }
}
