//! The total that parts belong to. Where several figures could be meant, the one that the
//! parts add up to: a clash is only one if no reading of the text saves it.

use super::enumeration::Member;
use super::inherit;
use super::list::is_total;
use super::outcome;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind, Node, NodeId, NodeKind};
use crate::language::{Clitics, Cue, Function, Sense};
use crate::mention::{Amount, Kind, Mention, Value};
use crate::value::{Interval, Number, Printed, Reading, ReadingTable, Truth};
use petgraph::visit::EdgeRef;
use std::ops::Range;

/// Where the words stand that promise all parts. Those that come before a list are surer of
/// its total than those that close an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Promise {
    Before,
    Behind,
}

/// Parts as they are compared with a total.
pub(super) struct Parts<'a> {
    /// Those with a figure.
    pub claims: Vec<&'a Claim<'a>>,
    /// How many they are in all.
    pub count: usize,
    /// Their sum in the lenient reading, and as stated.
    pub sum: (Interval, Number),
}

impl<'a> Parts<'a> {
    pub(super) fn of(draft: &'a Draft<'_, '_>, members: &[Member]) -> Option<Parts<'a>> {
        let mut sum = (Interval::exact(Number::ZERO), Number::ZERO);
        let mut claims = Vec::new();
        for member in members {
            let (interval, value) = match member {
                Member::Figure(claim) => {
                    let claim = draft.get(*claim)?;
                    claims.push(claim);
                    let reading = &claim.amount()?.reading;
                    (reading.lenient.clone(), reading.stated.clone()?)
                }
                Member::Unnumbered(count, _) => {
                    let n = Number::from(i64::from(*count));
                    (Interval::exact(n.clone()), n)
                }
            };
            sum = (sum.0.add(&interval), &sum.1 + &value);
        }
        Some(Parts { claims, count: members.len(), sum })
    }

    /// Whether they can add up to this figure.
    pub(super) fn make(&self, whole: &Claim<'_>) -> bool {
        whole.amount().is_some_and(|a| a.reading.lenient.equals(&self.sum.0) != Truth::Breaks)
    }

    /// Whether the figure is near enough to their sum to be meant as their total: a wild
    /// difference means that the grouping was read wrongly.
    pub(super) fn near(&self, whole: &Claim<'_>, promise: Promise) -> bool {
        let Some(value) = whole.amount().and_then(|a| a.reading.stated.as_ref()) else { return false };
        let (more, less) = match promise {
            Promise::Before => (Number::from(5), Number::from(3)),
            Promise::Behind => (Number::from(5), Number::from(4)),
        };
        value * &less <= &self.sum.1 * &more && &self.sum.1 * &less <= value * &more
    }
}

/// The parts are all of the total that stands in `before` of the sentence, or up to `reach`
/// sentences back.
pub(super) fn all_of(
    draft: &mut Draft<'_, '_>,
    sentence: usize,
    before: &Range<usize>,
    members: Vec<Member>,
    (reach, promise): (usize, Promise),
) {
    if let Some(whole) = total(draft, sentence, before, &members, (reach, promise)) {
        // «سبعة، هم أربعة أطفال وثلاث نساء … الضحايا هم أربعة قاصرين وثلاث نساء»: told again.
        if is_shared_out(draft, whole, sentence) {
            return;
        }
        for member in members {
            draw(draft, &member, whole, EdgeKind::PartOf);
        }
    }
}

/// Whether another sentence told all parts of a total.
fn is_shared_out(draft: &Draft<'_, '_>, whole: usize, sentence: usize) -> bool {
    draft.nodes.get(whole).is_some_and(|node| {
        draft.graph.edges_directed(*node, petgraph::Incoming).any(|e| {
            let told = draft.index_of(e.source()).and_then(|c| draft.get(c)).map(|c| c.sentence);
            e.weight().kind == EdgeKind::PartOf && e.weight().all && told.is_some_and(|s| s != sentence)
        })
    })
}

/// The parts do not overlap and are of the total that stands in `before` of the sentence, or
/// up to `reach` sentences back.
pub(super) fn split_of(
    draft: &mut Draft<'_, '_>,
    sentence: usize,
    before: &Range<usize>,
    members: Vec<Member>,
    reach: usize,
) {
    if let Some(whole) = total(draft, sentence, before, &members, (reach, Promise::Behind)) {
        for member in members {
            draw(draft, &member, whole, EdgeKind::ApartIn);
        }
    }
}

/// The parts do not overlap and are of this whole.
pub(super) fn split(draft: &mut Draft<'_, '_>, members: &[Member], whole: usize) {
    for member in members {
        draw(draft, member, whole, EdgeKind::ApartIn);
    }
}

/// The parts are all of this whole.
pub(super) fn make_up(draft: &mut Draft<'_, '_>, members: &[Member], whole: usize) {
    for member in members {
        draw(draft, member, whole, EdgeKind::PartOf);
    }
}

/// Draws the edge from a member to its total.
fn draw(draft: &mut Draft<'_, '_>, member: &Member, whole: usize, kind: EdgeKind) {
    let Some(target) = draft.nodes.get(whole).copied() else { return };
    let node = match member {
        Member::Figure(claim) => draft.nodes.get(*claim).copied(),
        Member::Unnumbered(count, span) => Some(member_node(draft, *count, *span)),
    };
    if let Member::Figure(claim) = member {
        inherit::unit(draft, *claim, whole);
    }
    if let Some(node) = node {
        draft.join(node, target, Edge { all: kind == EdgeKind::PartOf, ..Edge::stated(kind, None) });
    }
}

/// A node for a member that has no figure.
pub(super) fn member_node(draft: &mut Draft<'_, '_>, count: u32, span: crate::document::Span) -> NodeId {
    let printed = Printed::Count { unit: 0, scaled: false };
    let reading = Reading::of(Number::from(i64::from(count)), printed, None, &ReadingTable::default());
    number_node(draft, NodeKind::Member, span, reading)
}

/// A node for a number that the words at `span` stand for without saying it.
pub(super) fn number_node(
    draft: &mut Draft<'_, '_>,
    kind: NodeKind,
    span: crate::document::Span,
    reading: Reading,
) -> NodeId {
    let mention = Mention {
        span,
        figure: span,
        hedge: None,
        tokens: 0..0,
        kind: Kind::Quantity,
        value: Value::Amount(Amount::bare(reading)),
    };
    let name = span.of(&draft.claims.document.text);
    let node = Node { mention: Some(mention), ..Node::named(kind, name, Some(span)) };
    draft.graph.add_node(node)
}

fn total(
    draft: &Draft<'_, '_>,
    sentence: usize,
    before: &Range<usize>,
    members: &[Member],
    (reach, promise): (usize, Promise),
) -> Option<usize> {
    let parts = Parts::of(draft, members)?;
    let candidates = candidates(draft, sentence, before, &parts, reach);
    let made = candidates.iter().find(|c| draft.get(**c).is_some_and(|w| parts.make(w)));
    let nearest = candidates.first().filter(|c| draft.get(**c).is_some_and(|w| parts.near(w, promise)));
    made.or(nearest).copied()
}

/// Figures that could be the total, nearest first.
fn candidates(
    draft: &Draft<'_, '_>,
    sentence: usize,
    before: &Range<usize>,
    parts: &Parts<'_>,
    reach: usize,
) -> Vec<usize> {
    let claims = draft.claims;
    let Some(place) = claims.sentences.get(sentence) else { return Vec::new() };
    let fits = |c: &usize| {
        draft
            .get(*c)
            .is_some_and(|w| (is_total(w, parts) || is_totalled(draft, w)) && !is_number_of(w, parts))
    };
    let here = place.claims.clone().rev().filter(|c| {
        draft.get(*c).is_some_and(|c| before.contains(&c.first_token()) && c.end_token() <= before.end)
    });
    let mut found: Vec<usize> = here.filter(fits).collect();
    // "The freed group is made up of …": of those counted as freed, "40 of the 52" no more than 40.
    let outcome = outcome::named(draft, place.block, before.clone());
    let told = |c: &usize| {
        draft.get(*c).is_some_and(|w| {
            (fits(c) || outcome.is_some() && taken_of(draft, w).is_some())
                && outcome::allows(draft, outcome, w)
                && (outcome.is_none() || !is_taken_from(draft, *c))
        })
    };
    if found.is_empty() {
        for back in (sentence.saturating_sub(reach)..sentence).rev() {
            let Some(earlier) = claims.sentences.get(back) else { continue };
            let headline =
                earlier.claims.clone().next().and_then(|c| draft.get(c)).is_some_and(|c| c.headline);
            if !headline || found.is_empty() {
                found.extend(earlier.claims.clone().rev().filter(told));
            }
        }
    }
    found
}

/// A bare figure and what it is taken of: "40 of the 52 pupils", «40 من التلاميذ»; where "of" ends.
fn taken_of(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<usize> {
    let end = claim.end_token();
    let of = draft.claims.has(claim.block, end..end + 1, |s| *s == Sense::Function(Function::Of));
    let the = draft.claims.has(claim.block, end + 1..end + 2, |s| {
        matches!(s, Sense::Function(Function::The | Function::Those | Function::Their | Function::This))
    }) || draft.claims.token(claim.block, end + 1).is_some_and(|t| t.clitics.has(Clitics::THE));
    (claim.is_quantity() && claim.measure.head.is_empty() && of && the).then_some(end + 2)
}

/// "40 of the 52": the figure from which the one before it is taken.
fn is_taken_from(draft: &Draft<'_, '_>, index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|c| draft.get(c));
    before.zip(draft.get(index)).is_some_and(|(part, whole)| {
        taken_of(draft, part).is_some_and(|end| whole.first_token() <= end && whole.end_token() > end)
    })
}

/// "a total of 23", "340 head in total": a bare figure that words call the total.
fn is_totalled(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let behind = claim.end_token()..claim.end_token() + 2;
    let before = claim.first_token().saturating_sub(5)..claim.first_token();
    let made = draft.claims.has(claim.block, before, |s| *s == Sense::Cue(Cue::MakesUp));
    claim.mention.kind == Kind::Number
        && claim.measure.head.is_empty()
        && (made
            || claim.lead.cues(Cue::Total)
            || draft.claims.has(claim.block, behind, |s| *s == Sense::Cue(Cue::Total)))
}

/// "three groups: …" says how many parts there are, not how much they are.
fn is_number_of(claim: &Claim<'_>, parts: &Parts<'_>) -> bool {
    let count = i64::try_from(parts.count).unwrap_or(i64::MAX);
    claim.amount().and_then(|a| a.reading.stated.as_ref()).is_some_and(|n| *n == Number::from(count))
        && parts.claims.iter().all(|p| p.measure.head != claim.measure.head)
}
