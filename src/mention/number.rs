//! Bare numbers.

use super::draft::Draft;
use super::{Kind, Mention, hedge};
use crate::language::Scan;
use crate::value::{ReadingTable, Unit};

/// The number that starts at token `from`, whatever stands behind it.
pub(super) fn read_at(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let draft = Draft::at(scan, from)?;
    // "one" is mostly a pronoun; a hedge ("at least one") makes it count.
    if draft.is_bare_one() && hedge::before(scan, from).is_none() {
        return None;
    }
    Some(draft.finish(Kind::Number, Unit::None, None, table))
}
