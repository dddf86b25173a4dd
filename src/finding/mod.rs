//! Findings: what every output is a view of.

mod against;
mod aside;
mod build;
mod elapsed;
mod exchange;
mod fraction;
mod help;
mod inflected;
mod joint;
mod model;
mod replace;
mod restyle;
mod retell;
mod script;
mod sound;
mod speak;
#[cfg(test)]
mod tests;

pub use against::check_against;
pub use aside::{Aside, Baseline, BaselineFinding, Ignore, settle};
pub use model::{
    Fact, FigureCounts, FileReport, Finding, Label, Marked, Replacement, Report, Role, Severity, Status,
    Suppression, Suppressor,
};
pub use sound::sound;

use crate::document::{Document, Span};
use crate::graph::{ClaimGraph, EdgeKind, Node, NodeId, NodeKind};
use crate::language::one_line;
use crate::rule::Rules;
use crate::solve::solve;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// What checking a graph gives.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Findings in the order of the text.
    pub findings: Vec<Finding>,
    /// Figures that hang together with another one.
    pub linked: BTreeSet<NodeId>,
    /// Figures that a rule could test, whatever came out; by themselves ("Monday, 12 March")
    /// or with others. With the kinds of those rules.
    pub checked: BTreeMap<NodeId, Vec<String>>,
    /// More hangs together than is looked at.
    pub cut: bool,
}

/// Tests the claim graph of `document` with every rule of `rules`.
pub fn check_graph(document: &Document, graph: &ClaimGraph, rules: &Rules) -> Checked {
    check_below(document, graph, rules, u32::MAX)
}

/// The same; figures from byte `border` on are a fact sheet's and not counted.
fn check_below(document: &Document, graph: &ClaimGraph, rules: &Rules, border: u32) -> Checked {
    let solved = solve(graph, rules, document.published);
    let mut found: Vec<(usize, Finding)> = solved
        .conflicts
        .iter()
        .filter_map(|c| Some((c.rule.specificity(), build::finding(c, document, graph, border)?)))
        .collect();
    // Of findings about the same words the most specific rule speaks; ties go by id.
    found.sort_by(|(a, x), (b, y)| places(x).cmp(&places(y)).then(b.cmp(a)).then(x.rule.cmp(&y.rule)));
    found.dedup_by(|(_, later), (_, first)| places(later) == places(first));
    let mut findings: Vec<Finding> = found.into_iter().map(|(_, finding)| finding).collect();
    drop_wider(&mut findings);
    fingerprints(&mut findings, document);
    let figures = || {
        let own = |n: &Node| n.kind == NodeKind::Claim && n.span.is_none_or(|span| span.start < border);
        graph.node_indices().filter(move |id| graph.node_weight(*id).is_some_and(own))
    };
    let linked: BTreeSet<NodeId> = figures()
        .filter(|id| {
            let plain = |kind: EdgeKind| matches!(kind, EdgeKind::StatedBy | EdgeKind::Measures);
            graph.edges(*id).any(|e| !plain(e.weight().kind))
                || graph.edges_directed(*id, petgraph::Incoming).any(|e| !plain(e.weight().kind))
        })
        .collect();
    let kinds = |kinds: &BTreeSet<&str>| kinds.iter().map(|kind| (*kind).to_owned()).collect();
    let checked = solved.checked.iter().map(|(id, by)| (*id, kinds(by))).collect();
    Checked { findings, linked, checked, cut: solved.cut }
}

impl Checked {
    /// What became of a figure.
    pub fn status(&self, claim: NodeId) -> Status {
        match (self.checked.contains_key(&claim), self.linked.contains(&claim)) {
            (true, _) => Status::Checked,
            (false, true) => Status::Linked,
            (false, false) => Status::Seen,
        }
    }

    /// The figures of the checklist, which stand at these places in the order of the text, with
    /// what became of each. A line of the checklist may be more or less than one claim of the
    /// graph ("the last three months", a date in two calendars): what counts is what it shares.
    pub fn marked(&self, graph: &ClaimGraph, listed: impl Iterator<Item = Span>) -> Vec<Marked> {
        let claims = Claims::of(graph);
        let status = |span| claims.at(span).map(|id| self.status(id)).max().unwrap_or_default();
        listed.map(|span| Marked { span, status: status(span) }).collect()
    }
}

/// The claims of a graph by their places.
pub struct Claims(Vec<(Span, NodeId)>);

impl Claims {
    /// Those that stand in the text.
    pub fn of(graph: &ClaimGraph) -> Claims {
        let claim = |id: NodeId| {
            let node = graph.node_weight(id).filter(|n| n.kind == NodeKind::Claim)?;
            Some((node.mention.as_ref()?.span, id))
        };
        let mut claims: Vec<(Span, NodeId)> = graph.node_indices().filter_map(claim).collect();
        claims.sort_unstable();
        Claims(claims)
    }

    /// Those that stand at a place, in the order of the text.
    pub fn at(&self, place: Span) -> impl Iterator<Item = NodeId> {
        // Mentions do not overlap, so their ends are in order too.
        let first = self.0.partition_point(|(span, _)| span.end <= place.start);
        let rest = self.0.get(first..).unwrap_or(&[]);
        rest.iter().take_while(move |(span, _)| span.start < place.end).map(|(_, id)| *id)
    }
}

/// What follows from figures without being told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implied {
    /// Where they stand, in the order of the text.
    pub places: Vec<Span>,
    /// The figure that follows.
    pub value: String,
    /// The sentence that says so.
    pub sentence: String,
}

/// What follows from the figures of `document` without being told, a sentence each.
pub fn implied(document: &Document, graph: &ClaimGraph, rules: &Rules) -> Vec<String> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let sentences = follows(document, graph, rules).into_iter().map(|implied| implied.sentence);
    sentences.filter(|line| seen.insert(line.clone())).collect()
}

/// The same with the figures that it follows from.
pub fn follows(document: &Document, graph: &ClaimGraph, rules: &Rules) -> Vec<Implied> {
    let speaker = speak::Speaker::new(document, graph);
    let steps = crate::solve::implied(graph, rules, document.published);
    steps.iter().filter_map(|step| joint::implied(step, &speaker)).collect()
}

/// Every figure that no rule tested, with its place and why, a sentence each.
pub fn unchecked(document: &Document, marked: &[Marked]) -> Vec<String> {
    let words = crate::language::of(document.messages).wording();
    let lines = document.lines();
    let note = |figure: &Marked| {
        let at = lines.position(figure.span.start as usize);
        let text = one_line(figure.span.of(&document.text));
        let phrase = words.phrase(&format!("unchecked-{}", figure.status.name()));
        phrase.replace("{0}", &format!("{}:{}", at.line, at.column)).replace("{1}", &text)
    };
    marked.iter().filter(|figure| figure.status != Status::Checked).map(note).collect()
}

fn places(finding: &Finding) -> Vec<Span> {
    finding.labels.iter().map(|l| l.span).collect()
}

/// A finding whose places include all of another's says nothing that the other does
/// not say more exactly: the fewest figures that clash are the clash.
fn drop_wider(findings: &mut Vec<Finding>) {
    let mut uses: FxHashMap<Span, usize> = FxHashMap::default();
    for span in findings.iter().flat_map(places) {
        *uses.entry(span).or_default() += 1;
    }
    // Each finding is filed under its rarest place, so that a figure that takes part in
    // many clashes does not bring them all up.
    let mut filed: FxHashMap<Span, Vec<usize>> = FxHashMap::default();
    for (index, finding) in findings.iter().enumerate() {
        if let Some(rarest) = places(finding).into_iter().min_by_key(|span| uses.get(span)) {
            filed.entry(rarest).or_default().push(index);
        }
    }
    let wider = |finding: &Finding| {
        let mine: BTreeSet<Span> = places(finding).into_iter().collect();
        mine.iter().filter_map(|span| filed.get(span)).flatten().filter_map(|i| findings.get(*i)).any(
            |other| {
                other.labels.len() < mine.len()
                    && other.severity >= finding.severity
                    && other.labels.iter().all(|l| mine.contains(&l.span))
            },
        )
    };
    let keep: Vec<bool> = findings.iter().map(|f| !wider(f)).collect();
    let mut keep = keep.into_iter();
    findings.retain(|_| keep.next().unwrap_or(true));
}

/// Rule, words and how often the same has come before: what stays while the text
/// around a clash is edited.
fn fingerprints(findings: &mut [Finding], document: &Document) {
    let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
    for finding in findings {
        let mut hash = Fnv::new();
        hash.add(&finding.rule);
        finding.labels.iter().for_each(|l| hash.add(&build::normalised(l.span, document)));
        let before = seen.entry(hash.0).or_default();
        hash.add(&before.to_string());
        *before += 1;
        finding.fingerprint = format!("{:016x}", hash.0);
    }
}

/// FNV-1a: stable across machines and versions.
struct Fnv(u64);

impl Fnv {
    fn new() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
