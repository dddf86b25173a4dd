//! What a newsroom has looked at and set aside: the same for every way in (command, editor, page).
//!
//! An [`Ignore`] names a rule, the reason, and what it covers. Those in the copy are read here,
//! from its remarks; those beside it (a sidecar, the configuration) are handed in. What no longer
//! covers anything is noted, so that none outlives its clash.

mod baseline;
mod remark;
#[cfg(test)]
mod tests;

pub use baseline::{Baseline, BaselineFinding};

use super::{FileReport, Finding, Suppression, Suppressor};
use crate::document::{Document, Span};
use crate::language::{Wording, of, one_line, plain};
use crate::rule::Rules;
use std::collections::BTreeSet;

/// A clash, or all of a kind, that is not to be told, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The rule, or the kind of clash.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Where that is said.
    pub by: Suppressor,
    /// The same for people: "3:1", "draft.addsup.toml:2".
    pub place: String,
    /// Only what points at a place inside; without it anywhere in the file.
    pub within: Option<Span>,
    /// Only what points at these words.
    pub words: Option<String>,
    /// Only the clash with this fingerprint.
    pub fingerprint: Option<String>,
    /// Whether it is about this file alone, so that it is noted once it covers nothing.
    pub alone: bool,
}

/// What is set aside in a file by what stands outside of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Aside<'a> {
    /// What a sidecar or the configuration names.
    pub ignores: &'a [Ignore],
    /// What was there when the baseline was written.
    pub baseline: &'a [BaselineFinding],
    /// The document is one of several in its file: what covers nothing here may cover something
    /// in another.
    pub piece: bool,
}

/// Sets aside what the copy's own remarks and `aside` name, and notes what of them covers
/// nothing any more. `rules` are those that the report was made with.
pub fn settle(mut report: FileReport, rules: &Rules, aside: &Aside<'_>) -> FileReport {
    let document = &report.document;
    let words = of(document.messages).wording();
    let (own, mut notes) = remark::ignores(document, words);
    let mut used = BTreeSet::new();
    let all: Vec<&Ignore> = own.iter().chain(aside.ignores).collect();
    for finding in report.findings.iter_mut().filter(|f| f.suppressed.is_none()) {
        let covers = all.iter().enumerate().filter(|(_, i)| i.covers(finding, document, rules));
        let covers: Vec<(usize, &&Ignore)> = covers.collect();
        used.extend(covers.iter().map(|(index, _)| *index));
        let first = covers.first().map(|(_, ignore)| *ignore);
        finding.suppressed = first.map(|i| Suppression { by: i.by, reason: i.reason.clone() });
    }
    let gone = by_baseline(&mut report.findings, aside.baseline, rules);
    let lost = |(index, ignore): &(usize, &Ignore)| {
        !used.contains(index) && ignore.alone && !(aside.piece && ignore.by != Suppressor::Comment)
    };
    notes.extend(all.into_iter().enumerate().filter(lost).filter_map(|(_, i)| i.lost(rules, words)));
    if gone > 0 && !aside.piece {
        notes.push(words.phrase("baseline-gone").replace("{0}", &gone.to_string()));
    }
    report.document.notes.extend(notes);
    report
}

/// Sets aside what the baseline knows; how much of it is gone, though its rule was run.
fn by_baseline(findings: &mut [Finding], known: &[BaselineFinding], rules: &Rules) -> usize {
    let fingerprints: BTreeSet<&String> = known.iter().map(|known| &known.fingerprint).collect();
    let mut there = BTreeSet::new();
    for finding in findings.iter_mut().filter(|f| fingerprints.contains(&f.fingerprint)) {
        there.insert(finding.fingerprint.clone());
        if finding.suppressed.is_none() {
            finding.suppressed = Some(Suppression { by: Suppressor::Baseline, reason: String::new() });
        }
    }
    let gone = |known: &&BaselineFinding| !there.contains(&known.fingerprint) && rules.knows(&known.rule);
    known.iter().filter(gone).count()
}

impl Ignore {
    fn covers(&self, finding: &Finding, document: &Document, rules: &Rules) -> bool {
        let rule = self.rule == finding.rule || rules.get(&self.rule).is_some_and(|r| r.kind == finding.rule);
        let inside = |within: Span| finding.labels.iter().any(|label| within.overlaps(label.span));
        let says = |words: &String| {
            let words = one_line(words);
            finding.labels.iter().any(|label| one_line(label.span.of(&document.text)).contains(&words))
        };
        rule && self.within.is_none_or(inside)
            && self.words.as_ref().is_none_or(says)
            && self.fingerprint.as_ref().is_none_or(|f| *f == finding.fingerprint)
    }

    /// What to say of it once it covers nothing; nothing where its rule was not even run.
    fn lost(&self, rules: &Rules, words: &dyn Wording) -> Option<String> {
        let rule = plain(&self.rule);
        if rules.knows(&self.rule) {
            let phrase = words.phrase("unused-ignore").replace("{0}", &self.place);
            return Some(phrase.replace("{1}", &rule));
        }
        if rules.is_off(&self.rule) {
            return None;
        }
        let near = rules.nearest(&self.rule);
        let phrase = words.phrase(if near.is_some() { "unknown-ignore-near" } else { "unknown-ignore" });
        let phrase = phrase.replace("{0}", &self.place).replace("{1}", &rule);
        Some(phrase.replace("{2}", near.unwrap_or("")))
    }
}
