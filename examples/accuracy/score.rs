//! What was found against what is there.
//!
//! A finding meets a clash when their kinds are akin, one of its labels points at one of the
//! clash's places, and it is a warning or an error (a note will do for a clash labelled so).
//! A finding meets one clash at most, the one it fits best; one that points at a clash which
//! another finding meets is a repeat, and right. A clash is *detected* when a finding meets it,
//! and *explained* when that finding points at two of its places at least (all, where there are
//! fewer) and at half of them. Every other warning or error is false.

use crate::case::{Case, Clash};
use crate::family::akin;
use addsup::document::Lang;
use addsup::finding::{Finding, Severity};
use addsup::rule::Rules;
use std::collections::{BTreeMap, BTreeSet};

/// Counts for one kind, or for all.
#[derive(Clone, Copy, Default)]
pub struct Counts {
    pub clashes: usize,
    pub detected: usize,
    pub explained: usize,
    /// Warnings and errors.
    pub findings: usize,
    pub right: usize,
}

impl Counts {
    /// Warnings and errors that meet nothing.
    pub fn wrong(self) -> usize {
        self.findings - self.right
    }

    fn add(&mut self, other: Counts) {
        self.clashes += other.clashes;
        self.detected += other.detected;
        self.explained += other.explained;
        self.findings += other.findings;
        self.right += other.right;
    }
}

/// The result for one set of cases in one language.
#[derive(Default)]
pub struct Score {
    pub cases: usize,
    /// Cases without a clash, and how many of them have a warning or an error.
    pub clean: usize,
    pub clean_with_alarm: usize,
    /// By kind; findings stand under their own kind, clashes under the labelled one.
    pub kinds: BTreeMap<String, Counts>,
    /// `name: kind, words`, of cases that are not blind.
    pub missed: Vec<String>,
    /// `name: kind, words`, of cases that are not blind.
    pub alarms: Vec<String>,
}

impl Score {
    /// All kinds together.
    pub fn total(&self) -> Counts {
        let mut total = Counts::default();
        self.kinds.values().for_each(|counts| total.add(*counts));
        total
    }

    fn kind(&mut self, kind: &str) -> &mut Counts {
        self.kinds.entry(kind.to_owned()).or_default()
    }
}

/// Checks every case with every stable rule; one score a language that occurs.
pub fn score(cases: &[Case]) -> BTreeMap<&'static str, Score> {
    let rules = Rules::builtin().stable_and(&[]);
    let mut scores = BTreeMap::new();
    for case in cases {
        let language: Lang = case.document.language;
        let report = addsup::check(std::slice::from_ref(&case.document), &rules);
        let findings = report.files.into_iter().flat_map(|file| file.findings);
        let findings: Vec<Finding> = findings.filter(|finding| finding.suppressed.is_none()).collect();
        judge(case, &findings, scores.entry(language.code()).or_default());
    }
    scores
}

/// A finding and a clash that it may meet.
struct Pair {
    finding: usize,
    clash: usize,
    same_kind: bool,
    /// Places of the clash that the finding points at.
    covered: usize,
    places: usize,
}

fn loud(finding: &Finding) -> bool {
    finding.severity >= Severity::Warning
}

fn covered(finding: &Finding, clash: &Clash, text: &str) -> usize {
    let points =
        |place: &&crate::case::Place| finding.labels.iter().any(|label| place.covered_by(label.span, text));
    clash.places.iter().filter(points).count()
}

fn pairs(case: &Case, findings: &[Finding]) -> Vec<Pair> {
    let mut out = Vec::new();
    for (i, finding) in findings.iter().enumerate() {
        for (j, clash) in case.clashes.iter().enumerate() {
            let covered = covered(finding, clash, &case.document.text);
            if covered > 0 && (loud(finding) || clash.note) && akin(&finding.rule, &clash.kind) {
                out.push(Pair {
                    finding: i,
                    clash: j,
                    same_kind: finding.rule == clash.kind,
                    covered,
                    places: clash.places.len(),
                });
            }
        }
    }
    // The best first: of the same kind, then by the share of places, then as they stand.
    out.sort_by(|a, b| {
        let share = (b.covered * a.places).cmp(&(a.covered * b.places));
        b.same_kind.cmp(&a.same_kind).then(share).then((a.finding, a.clash).cmp(&(b.finding, b.clash)))
    });
    out
}

fn judge(case: &Case, findings: &[Finding], score: &mut Score) {
    let pairs = pairs(case, findings);
    let (mut used, mut met) = (BTreeSet::new(), BTreeMap::new());
    for pair in &pairs {
        if !used.contains(&pair.finding) && !met.contains_key(&pair.clash) {
            used.insert(pair.finding);
            met.insert(pair.clash, pair);
        }
    }
    let right: BTreeSet<usize> = pairs.iter().map(|pair| pair.finding).collect();

    score.cases += 1;
    for (j, clash) in case.clashes.iter().enumerate() {
        let explained = |pair: &&Pair| pair.covered >= pair.places.min(2) && pair.covered * 2 >= pair.places;
        let counts = score.kind(&clash.kind);
        counts.clashes += 1;
        counts.detected += usize::from(met.contains_key(&j));
        counts.explained += usize::from(met.get(&j).is_some_and(explained));
        if !met.contains_key(&j) && !case.blind {
            let words = clash.places.iter().map(|place| place.words.as_str());
            score.missed.push(listed(&case.name, &clash.kind, words));
        }
    }
    let mut alarmed = false;
    for (i, finding) in findings.iter().enumerate().filter(|(_, finding)| loud(finding)) {
        let counts = score.kind(&finding.rule);
        counts.findings += 1;
        counts.right += usize::from(right.contains(&i));
        if !right.contains(&i) {
            alarmed = true;
            if !case.blind {
                let words = finding.labels.iter().map(|label| label.span.of(&case.document.text));
                score.alarms.push(listed(&case.name, &finding.rule, words));
            }
        }
    }
    score.clean += usize::from(case.clashes.is_empty());
    score.clean_with_alarm += usize::from(case.clashes.is_empty() && alarmed);
}

fn listed<'a>(name: &str, kind: &str, words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<String> =
        words.map(|words| format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" "))).collect();
    format!("`{name}` {kind}: {}", words.join(", "))
}
