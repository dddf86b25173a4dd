//! The earlier ones of a series by their dates or their number: "her fourth title … she had won
//! it in 2009, 2011 and 2014", "the fifth strike … those in January and March", "for the third
//! time, having won it twice before".

use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::link::span::date;
use crate::graph::{Edge, EdgeKind, Node, NodeKind};
use crate::language::{Clitics, Cue, Function, NounClass, Sense, TokenKind, VerbClass};
use crate::mention::{Kind, Value};
use std::ops::Range;

/// How far before a run of dates the word stands that puts them before, in tokens.
const EARLIER: usize = 8;
/// How far an ordinal may be from what it should be and still be meant.
const SLIP: u32 = 4;

/// How far before a run of dates the noun of the series stands, in tokens.
const NOUN: usize = 4;

/// As many dates or times as there were earlier ones.
pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if let Some((dates, nth)) = dated(draft, sentence) {
            list(draft, dates, nth);
        } else if let Some((times, nth)) = times(draft, sentence) {
            draft.state(nth, EdgeKind::Succeeds, times, None);
        }
    }
}

fn list(draft: &mut Draft<'_, '_>, dates: Range<usize>, nth: usize) {
    let count = u32::try_from(dates.len()).unwrap_or(u32::MAX);
    let (Some(first), Some(last)) = (draft.get(dates.start), draft.get(dates.end - 1)) else { return };
    let span = first.mention.span.to(last.mention.span);
    let name = span.of(&draft.claims.document.text);
    let list = Node { members: Some((count, count)), ..Node::named(NodeKind::List, name, Some(span)) };
    let list = draft.graph.add_node(list);
    if let Some(node) = draft.nodes.get(nth).copied() {
        draft.join(node, list, Edge::stated(EdgeKind::Succeeds, None));
    }
}

/// A run of years or months ("1988, 1997 and 2004") that are told as earlier ones of the series
/// that an ordinal counts, and that ordinal.
fn dated(draft: &Draft<'_, '_>, sentence: usize) -> Option<(Range<usize>, usize)> {
    let place = draft.claims.sentences.get(sentence)?;
    let run = run(draft, place.claims.clone())?;
    let nth = nth_of(draft, sentence, run.start)?;
    // "After the second filling in July and August": its own dates.
    let own = draft.get(nth).zip(draft.get(run.start)).is_some_and(|(n, d)| {
        let gap = n.end_token()..d.first_token();
        let in_them = draft.claims.has(d.block, gap.clone(), |s| *s == Sense::Function(Function::In));
        let after = draft.claims.has(d.block, gap.clone(), |s| matches!(s, Sense::Cue(_)));
        n.sentence == d.sentence && n.end_token() <= d.first_token() && gap.len() <= 2 && in_them && !after
    });
    if own {
        return None;
    }
    let (lead, behind) = (draft.get(run.start)?.first_token(), draft.get(run.end - 1)?.end_token());
    let from = place.sentence.tokens.start.max(lead.saturating_sub(EARLIER));
    // "The sixth of his family … two earlier offers, in 2011 and 2015": of something else.
    let series = draft.get(nth).map(|c| c.measure.head.clone()).unwrap_or_default();
    let strange = |c: &Claim<'_>| {
        let ones = draft.claims.has(c.block, c.mention.tokens.clone(), |s| *s == Sense::Cue(Cue::Ones));
        c.is_quantity() && !c.measure.head.is_empty() && !ones && c.measure.head != series
    };
    let counted = place.claims.clone().filter_map(|c| draft.get(c));
    if counted.into_iter().any(|c| (from..lead).contains(&c.first_token()) && strange(c)) {
        return None;
    }
    let before = |s: &Sense| match s {
        Sense::Cue(cue) => {
            matches!(cue, Cue::Earlier | Cue::PreviousOf | Cue::AfterEvent | Cue::BeforeEvent | Cue::Had)
        }
        _ => false,
    };
    let later = |s: &Sense| matches!(s, Sense::Cue(Cue::Earlier | Cue::PreviousOf));
    let told = draft.claims.has(place.block, from..lead, before)
        || draft.claims.has(place.block, behind..behind + 3, later)
        || draft.get(nth).is_some_and(|c| c.sentence < sentence && is_series(draft, c, place.block, lead));
    // A slip is out by little; «في السابعة والستين» is an age.
    let count = u32::try_from(run.len()).unwrap_or(u32::MAX).saturating_add(1);
    let near = draft.get(nth).is_some_and(|c| match c.mention.value {
        Value::Ordinal(nth) => nth.abs_diff(count) <= SLIP,
        _ => true,
    });
    (told && near).then_some((run, nth))
}

/// The dates one after another with nothing but commas and "and" between.
fn run(draft: &Draft<'_, '_>, claims: Range<usize>) -> Option<Range<usize>> {
    let key = |c: usize| {
        let day = date(draft, c).filter(|d| (d.anchor.is_none() || d.month.is_some()) && d.day.is_none())?;
        match (day.year, day.month) {
            (Some(year), None) => Some((false, year)),
            (_, Some(month)) => Some((true, i32::from(month))),
            _ => None,
        }
    };
    let joined = |a: usize, b: usize| {
        draft.get(a).zip(draft.get(b)).is_some_and(|(a, b)| b.mention.tokens.start <= a.end_token() + 2)
    };
    let follows =
        |a: usize, b: usize| key(a).zip(key(b)).is_some_and(|(x, y)| x.0 == y.0 && y.1 > x.1) && joined(a, b);
    let first = claims.clone().find(|c| follows(*c, c + 1) && c + 1 < claims.end)?;
    let end = (first + 1..claims.end).find(|c| !follows(c - 1, *c)).unwrap_or(claims.end);
    // "In January, February …" may go on in words that were not read.
    let last = draft.get(end - 1)?;
    let and = |s: &Sense| matches!(s, Sense::Function(Function::And));
    let glued = draft.claims.token(last.block, last.mention.tokens.start);
    let closed = draft.claims.has(last.block, last.first_token().saturating_sub(1)..last.first_token(), and)
        || last.lead.is(Function::And)
        || glued
            .is_some_and(|t| t.clitics.has(Clitics::AND) || t.kind == TokenKind::Digits && !t.space_before);
    (end - first >= 2 && closed).then_some(first..end)
}

/// "The strikes in February and June": the noun of the ordinal's series with its article.
fn is_series(draft: &Draft<'_, '_>, nth: &Claim<'_>, block: usize, lead: usize) -> bool {
    if nth.measure.head.is_empty() {
        return false;
    }
    let Some(reading) = draft.claims.readings.get(block) else { return false };
    let lexicon = reading.scan.language.lexicon();
    let before = lead.saturating_sub(NOUN)..lead;
    let noun = |s: &Sense| matches!(s, Sense::Noun(n) if lexicon.lemma_name(n.lemma) == nth.measure.head);
    let found = draft.claims.find(block, before, |s| noun(s).then_some(()));
    found.is_some_and(|(tokens, ())| {
        let article = tokens.start.saturating_sub(1)..tokens.start;
        draft.claims.has(block, article, |s| matches!(s, Sense::Function(Function::The)))
            || draft.claims.token(block, tokens.start).is_some_and(|t| t.clitics.has(Clitics::THE))
    })
}

/// "He had won it four times before", «وسبق أن توج بها أربع مرات».
fn times(draft: &Draft<'_, '_>, sentence: usize) -> Option<(usize, usize)> {
    let place = draft.claims.sentences.get(sentence)?;
    // A round is told apart from how often there was one.
    let rounds = |nth: &usize| draft.get(*nth).is_some_and(|c| c.measure.class == Some(NounClass::Sequence));
    let nth = nth_of(draft, sentence, place.claims.start).filter(|nth| !rounds(nth))?;
    let counted = |c: &usize| {
        draft.get(*c).is_some_and(|c| {
            let around = place.sentence.tokens.start..c.end_token() + 3;
            let before = |s: &Sense| matches!(s, Sense::Cue(Cue::Had | Cue::PreviousOf | Cue::Earlier));
            // "In the eight earlier ones the government lost three times".
            let lost = |s: &Sense| {
                matches!(s, Sense::Verb(v) if v.class == VerbClass::Lose) || *s == Sense::Cue(Cue::Lacking)
            };
            let lead = c.first_token().saturating_sub(2)..c.first_token();
            c.mention.kind == Kind::Quantity
                && is_time(draft, c)
                && draft.claims.has(c.block, around, before)
                && !draft.claims.has(c.block, lead, lost)
        })
    };
    let mut found = place.claims.clone().filter(counted);
    let one = found.next()?;
    // "A second round was needed twice": how often the second was.
    let previous = one.checked_sub(1).filter(|c| place.claims.contains(c)).and_then(|c| draft.get(c));
    let beside = draft.get(one).zip(previous).is_some_and(|(times, nth)| {
        matches!(nth.mention.value, Value::Ordinal(_)) && times.first_token() <= nth.end_token() + 1
    });
    (found.next().is_none() && !beside).then_some((one, nth))
}

/// "Four times": the noun that counts how often.
fn is_time(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let often = |s: &Sense| matches!(s, Sense::Cue(Cue::Often));
    draft.claims.has(claim.block, claim.mention.tokens.clone(), often)
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
    // "By a tenth of a second" numbers nothing.
    let article = |s: &Sense| matches!(s, Sense::Function(Function::A));
    let unit = |c: &usize| {
        draft.get(*c).is_some_and(|c| {
            let first = c.first_token();
            c.measure.head.is_empty() && draft.claims.has(c.block, first.saturating_sub(1)..first, article)
        })
    };
    let found: Vec<usize> = (from..before).filter(|c| numbered(c) && !unit(c)).collect();
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}
