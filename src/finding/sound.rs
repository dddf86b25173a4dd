//! Changes tried out: what would settle one clash and raise another is not offered.

use super::help::help;
use super::{Finding, Replacement, Severity};
use crate::document::Document;
use std::collections::BTreeSet;

/// How many changes of one document are tried at most; each means reading it again.
const TRIES: usize = 16;
/// How many bytes are read again at most for one document.
const BYTES: usize = 200_000;

/// A finding by its rule and where its places begin.
type Key = (String, Vec<u32>);

/// Leaves out the changes that raise a new clash, or do not settle their own, where another change
/// remains. `again` checks the document with a change made.
pub fn sound(findings: &mut [Finding], document: &Document, again: impl Fn(&Document) -> Vec<Finding>) {
    let most = TRIES.min(BYTES / document.text.len().max(1));
    let known: BTreeSet<Key> = findings.iter().map(|f| key(f, None)).collect();
    let mut tries = 0;
    for finding in findings.iter_mut().filter(|f| f.replacements.len() > 1) {
        tries += finding.replacements.len();
        if tries > most {
            return;
        }
        let own = key(finding, None);
        let settles = |change: &Replacement| {
            let left = again(&document.with(change.span, &change.text));
            left.iter()
                .filter(|f| f.severity > Severity::Note)
                .map(|f| key(f, Some(change)))
                .all(|key| known.contains(&key) && key != own)
        };
        let good: Vec<bool> = finding.replacements.iter().map(settles).collect();
        if good.contains(&true) && good.contains(&false) {
            let mut good = good.into_iter();
            finding.replacements.retain(|_| good.next().unwrap_or(true));
            finding.help = help(finding.replacements.iter(), finding.labels.len(), document);
        }
    }
}

/// Places behind a change are counted as if it had not been made.
fn key(finding: &Finding, change: Option<&Replacement>) -> Key {
    let before = |at: u32| match change {
        Some(change) if at > change.span.start => {
            let longer = u32::try_from(change.text.len()).unwrap_or(u32::MAX);
            (at + change.span.end).saturating_sub(change.span.start + longer).max(change.span.start)
        }
        _ => at,
    };
    (finding.rule.clone(), finding.labels.iter().map(|l| before(l.span.start)).collect())
}
