//! Times as written: dates, clock times, durations, periods.

use super::Mention;
use crate::document::Document;
use crate::language::Scan;

/// The time expression that starts at token `from`, if there is one.
pub(super) fn read_at(_scan: &Scan<'_>, _from: usize, _document: &Document) -> Option<Mention> {
    None
}
