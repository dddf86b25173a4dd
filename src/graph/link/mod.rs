//! Linkers: each draws one family of edges.

mod anniversary;
mod calendar;
mod change;
mod clock;
mod context;
mod event;
mod inherit;
mod part;
mod remainder;
mod repeat;
mod sequence;
mod share;
mod span;
mod stretch;

use super::build::Draft;

/// Draws all edges. Shares and remainders build on the parts that were found.
pub(super) fn all(draft: &mut Draft<'_, '_>) {
    context::years(draft);
    part::link(draft);
    share::link(draft);
    remainder::link(draft);
    change::link(draft);
    sequence::link(draft);
    span::link(draft);
    stretch::link(draft);
    anniversary::link(draft);
    calendar::link(draft);
    clock::link(draft);
    event::link(draft);
    repeat::link(draft);
}
