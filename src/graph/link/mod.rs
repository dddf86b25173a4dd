//! Linkers: each draws one family of edges.

mod age;
mod anniversary;
mod calendar;
mod change;
mod clock;
mod closed;
mod context;
mod convert;
mod count;
mod course;
mod dateline;
mod departed;
mod enumeration;
mod group;
mod hours;
mod inherit;
mod kinds;
mod list;
mod names;
mod occurrence;
mod part;
mod rate;
mod remainder;
mod repeat;
mod sequence;
mod share;
mod span;
mod split;
mod stretch;
mod tally;
mod tense;
mod told;
mod told_order;
mod topic;
mod total;
mod twice;
mod within;

use super::build::Draft;
pub(super) use topic::Topics;

/// Draws all edges. Shares and remainders build on the parts that were found.
pub(super) fn all(draft: &mut Draft<'_, '_>) {
    context::years(draft);
    dateline::link(draft);
    list::link(draft);
    kinds::link(draft);
    part::link(draft);
    closed::link(draft);
    count::link(draft);
    rate::link(draft);
    tally::link(draft);
    share::link(draft);
    convert::link(draft);
    split::link(draft);
    told::link(draft);
    remainder::link(draft);
    departed::link(draft);
    change::link(draft);
    sequence::link(draft);
    span::link(draft);
    let occurrences = occurrence::all(draft);
    stretch::link(draft, &occurrences);
    hours::link(draft);
    age::link(draft, &occurrences);
    anniversary::link(draft);
    calendar::link(draft);
    clock::link(draft);
    tense::link(draft);
    twice::link(draft, &occurrences);
    within::link(draft, &occurrences);
    course::link(draft, &occurrences);
    told_order::link(draft);
    repeat::link(draft);
}
