//! Things that are numbered one after another: "the third round" after "the two previous
//! rounds"; the first before the second.

use super::span::date;
use super::topic::Root;
use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind, Node, NodeKind};
use crate::language::{Cue, Function, NounClass, Sense, TokenKind};
use crate::mention::{Kind, Value};
use crate::value::Number;
use std::collections::{BTreeMap, BTreeSet};

/// How far before a run of years the word stands that puts them before, in tokens.
const EARLIER: usize = 8;

/// How many words name what a numbered thing is of.
const NAME: usize = 5;

/// An ordinal of a series, with the noun it counts (its own, or the last one's).
struct Member {
    claim: usize,
    number: u32,
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let series = series(draft);
    let previous = previous(draft);
    for (noun, members) in &series {
        if let Some(count) = previous.get(noun) {
            succeeds(draft, members, *count);
        }
        in_order(draft, members);
        in_row(draft, members);
    }
    earlier_years(draft);
}

/// Ordinals by noun; one without a noun continues the series of the ordinal before it.
fn series(draft: &Draft<'_, '_>) -> BTreeMap<String, Vec<Member>> {
    let mut series: BTreeMap<String, Vec<Member>> = BTreeMap::new();
    let mut last: Option<(String, usize)> = None;
    for (index, claim) in draft.claims.claims.iter().enumerate() {
        let Value::Ordinal(number) = claim.mention.value else { continue };
        let noun = match &last {
            _ if !claim.measure.head.is_empty() => claim.measure.head.clone(),
            Some((noun, sentence)) if claim.measure.head.is_empty() && claim.sentence <= sentence + 1 => {
                noun.clone()
            }
            _ => continue,
        };
        series.entry(noun.clone()).or_default().push(Member { claim: index, number });
        last = Some((noun, claim.sentence));
    }
    series
}

/// The first count of each noun that is called the previous ones.
fn previous(draft: &Draft<'_, '_>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for (index, claim) in draft.claims.claims.iter().enumerate() {
        let around = claim.first_token().saturating_sub(1)..claim.end_token() + 1;
        let previous = claim.mention.kind == Kind::Quantity
            && draft.claims.has(claim.block, around.clone(), |s| matches!(s, Sense::Cue(Cue::PreviousOf)))
            // "Six other women": others need not come before.
            && !draft.claims.has(claim.block, around, |s| matches!(s, Sense::Function(Function::Other)));
        if previous {
            counts.entry(claim.measure.head.clone()).or_insert(index);
        }
    }
    counts
}

/// The latest of the series comes right after those that are called the previous ones.
fn succeeds(draft: &mut Draft<'_, '_>, members: &[Member], count: usize) {
    // "The two previous rounds" of a tenth are the last two of nine.
    let two = draft.get(count).and_then(|c| c.amount()?.reading.stated.clone()) == Some(Number::from(2));
    if let Some(latest) = members.iter().max_by_key(|m| m.number).filter(|m| !two || m.number <= 3) {
        draft.state(latest.claim, EdgeKind::Succeeds, count, None);
    }
}

/// "Her fourth title … She had won it in 2009, 2011, 2012 and 2014 before": as many years as
/// there were earlier ones.
fn earlier_years(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let Some(years) = years(draft, sentence) else { continue };
        let Some(nth) = nth_of(draft, sentence, years.start) else { continue };
        let count = u32::try_from(years.len()).unwrap_or(u32::MAX);
        let (Some(first), Some(last)) = (draft.get(years.start), draft.get(years.end - 1)) else { continue };
        let span = first.mention.span.to(last.mention.span);
        let name = span.of(&draft.claims.document.text);
        let list = Node { members: Some((count, count)), ..Node::named(NodeKind::List, name, Some(span)) };
        let list = draft.graph.add_node(list);
        if let Some(node) = draft.nodes.get(nth).copied() {
            draft.join(node, list, Edge::stated(EdgeKind::Succeeds, None));
        }
    }
}

/// A run of years ("1988, 1997 and 2004") that are told as earlier ones.
fn years(draft: &Draft<'_, '_>, sentence: usize) -> Option<std::ops::Range<usize>> {
    let place = draft.claims.sentences.get(sentence)?;
    let year =
        |c: usize| date(draft, c).filter(|d| d.month.is_none() && d.anchor.is_none()).and_then(|d| d.year);
    let first = place.claims.clone().find(|c| year(*c).is_some())?;
    let joined = |a: usize, b: usize| {
        draft.get(a).zip(draft.get(b)).is_some_and(|(a, b)| b.mention.tokens.start - a.end_token() <= 2)
    };
    let mut end = first + 1;
    while end < place.claims.end && year(end).is_some() && year(end) > year(end - 1) && joined(end - 1, end) {
        end += 1;
    }
    let lead = draft.get(first)?.first_token();
    let earlier = draft.claims.has(place.block, lead.saturating_sub(EARLIER)..lead, |s| {
        matches!(s, Sense::Cue(Cue::Earlier | Cue::PreviousOf | Cue::AfterEvent | Cue::BeforeEvent))
    });
    let behind = draft.get(end - 1)?.end_token();
    let later = draft
        .claims
        .has(place.block, behind..behind + 3, |s| matches!(s, Sense::Cue(Cue::Earlier | Cue::PreviousOf)));
    (end - first >= 2 && (earlier || later)).then_some(first..end)
}

/// The ordinal of a title, a win or a time in the same sentence or the one before.
fn nth_of(draft: &Draft<'_, '_>, sentence: usize, before: usize) -> Option<usize> {
    let from = draft.claims.sentences.get(sentence.saturating_sub(1))?.claims.start;
    let numbered = |c: &usize| {
        draft.get(*c).is_some_and(|c| {
            matches!(c.mention.value, Value::Ordinal(n) if n >= 2)
                && !matches!(c.measure.class, Some(NounClass::Anyone | NounClass::Place))
        })
    };
    let found: Vec<usize> = (from..before).filter(numbered).collect();
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// Members named one right after the other in the text come in the order of their numbers.
/// Others may belong to another year's series.
fn in_order(draft: &mut Draft<'_, '_>, members: &[Member]) {
    for pair in members.windows(2) {
        let [a, b] = pair else { continue };
        let (first, second) = if a.number < b.number { (a, b) } else { (b, a) };
        let one = one_series(draft, first.claim, second.claim);
        if second.number != first.number + 1 || !is_numbered(draft, first) || !one {
            continue;
        }
        let (Some(x), Some(y)) = (date_of(draft, first.claim), date_of(draft, second.claim)) else {
            continue;
        };
        if x != y {
            draft.state(first.claim, EdgeKind::Before, second.claim, None);
            draft.state(first.claim, EdgeKind::Dated, x, None);
            draft.state(second.claim, EdgeKind::Dated, y, None);
        }
    }
}

/// Each of a series that the text names once comes after the one before it, dated or not.
fn in_row(draft: &mut Draft<'_, '_>, members: &[Member]) {
    let mut named: BTreeMap<u32, Vec<&Member>> = BTreeMap::new();
    for member in members.iter().filter(|m| is_numbered(draft, m)) {
        named.entry(member.number).or_default().push(member);
    }
    let once = |number: u32| match named.get(&number).map(Vec::as_slice) {
        Some([member]) => Some(member.claim),
        _ => None,
    };
    for number in named.keys() {
        if let (Some(a), Some(b)) = (once(*number), number.checked_add(1).and_then(once)) {
            draft.edge(a, b, Edge { basis: Basis::Inferred, ..Edge::stated(EdgeKind::Before, None) });
        }
    }
}

/// Rounds, sessions, matches; not floors or classes.
fn is_numbered(draft: &Draft<'_, '_>, member: &Member) -> bool {
    let class = draft.get(member.claim).map(|c| c.measure.class);
    matches!(class, Some(None | Some(NounClass::Sequence | NounClass::Event)))
}

/// Whether two ordinals can number one series: not "the first round of the Geneva talks" and
/// "the second round of the Vienna talks", and not "a second meeting" and "the first meeting of
/// the council".
fn one_series(draft: &Draft<'_, '_>, a: usize, b: usize) -> bool {
    let (Some((one, a)), Some((other, b))) = (complement(draft, a), complement(draft, b)) else {
        return false;
    };
    if one && !b.is_empty() || other && !a.is_empty() {
        return false;
    }
    a.is_empty() || b.is_empty() || a.is_subset(&b) || b.is_subset(&a)
}

/// Whether a numbered thing is only "a second one", and what it is said to be of.
fn complement(draft: &Draft<'_, '_>, index: usize) -> Option<(bool, BTreeSet<Root>)> {
    let claim = draft.get(index)?;
    let (block, start, end) = (claim.block, claim.first_token(), claim.end_token());
    let is = |at: usize, f: Function| draft.claims.has(block, at..at + 1, |s| *s == Sense::Function(f));
    let indefinite = start.checked_sub(1).is_some_and(|at| is(at, Function::A));
    let of = (end..end + 2).find(|at| is(*at, Function::Of));
    let stop = |at: &usize| {
        let word = draft.claims.token(block, *at).is_some_and(|t| t.kind == TokenKind::Word);
        !word
            || draft.claims.has(block, *at..at + 1, |s| {
                matches!(s, Sense::Function(Function::In | Function::On | Function::Was) | Sense::Verb(_))
            })
    };
    let named = of.map_or(0..0, |of| of + 1..(of + 1..of + 1 + NAME).find(stop).unwrap_or(of + 1 + NAME));
    Some((indefinite, draft.topics.inside(claim.sentence, &named)))
}

/// The one date that stands behind an ordinal before the next ordinal or clause.
fn date_of(draft: &Draft<'_, '_>, index: usize) -> Option<usize> {
    let claim = draft.get(index)?;
    let place = draft.claims.sentences.get(claim.sentence)?;
    let end = place
        .claims
        .clone()
        .find(|c| *c > index && draft.get(*c).is_some_and(|c| matches!(c.mention.value, Value::Ordinal(_))));
    let until = end.unwrap_or(place.claims.end);
    let dates: Vec<usize> =
        (index + 1..until).filter(|c| draft.get(*c).is_some_and(|c| c.is_time())).collect();
    match dates.as_slice() {
        [date] => Some(*date),
        _ => None,
    }
}
