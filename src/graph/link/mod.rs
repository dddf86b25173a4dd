//! Linkers: each draws one family of edges.

mod change;
mod context;
mod convert;
mod group;
mod inherit;
mod part;
mod remainder;
mod repeat;
mod sequence;
mod share;
mod span;
mod split;
mod told;

use super::build::Draft;

/// Draws all edges. Shares and remainders build on the parts that were found.
pub(super) fn all(draft: &mut Draft<'_, '_>) {
    context::years(draft);
    part::link(draft);
    share::link(draft);
    convert::link(draft);
    split::link(draft);
    told::link(draft);
    remainder::link(draft);
    change::link(draft);
    sequence::link(draft);
    span::link(draft);
    repeat::link(draft);
}
