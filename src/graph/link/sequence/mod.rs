//! Things that are numbered one after another: "the third round" after "the two previous
//! rounds"; the first before the second.

mod among;
mod before;
mod counted;
mod earlier;
mod named;
mod office;

use super::topic::Root;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::language::{Cue, Function, NounClass, Sense, TokenKind, VerbClass};
use crate::mention::{Kind, Value};
use crate::value::Unit;
use std::collections::{BTreeMap, BTreeSet};

/// How many words name what a numbered thing is of.
const NAME: usize = 5;

/// How far an ordinal may be from what it should be and still be meant.
const SLIP: i64 = 4;

/// An ordinal of a series, with the noun it counts (its own, or the last one's).
struct Member {
    claim: usize,
    number: u32,
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let series = series(draft);
    counted::link(draft, &series);
    for members in series.values() {
        in_order(draft, members);
        in_row(draft, members);
    }
    earlier::link(draft);
    before::link(draft);
    named::link(draft);
    among::link(draft);
    office::link(draft, &series);
}

/// Ordinals by noun; one without a noun continues the series of the ordinal before it.
fn series(draft: &Draft<'_, '_>) -> BTreeMap<String, Vec<Member>> {
    let mut series: BTreeMap<String, Vec<Member>> = BTreeMap::new();
    let mut last: Option<(String, usize)> = None;
    for (index, claim) in draft.claims.claims.iter().enumerate() {
        let Value::Ordinal(number) = claim.mention.value else { continue };
        // "The second lowest" numbers no series.
        if claim.mention.kind == Kind::Rank {
            continue;
        }
        let noun = match &last {
            _ if !claim.measure.head.is_empty() => matter(draft, claim),
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

/// The noun of a series: "marches" are "protests", and who has won "for the fourth time" has a
/// fourth victory.
fn matter(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> String {
    let language = crate::language::of(draft.claims.document.language);
    if is_win(draft, claim) {
        return "=win".to_owned();
    }
    language.matter(&language.fold(&claim.measure.head))
}

/// The whole number that a count states without a hedge.
fn exact(draft: &Draft<'_, '_>, index: usize) -> Option<i64> {
    let claim = draft.get(index).filter(|c| c.is_quantity() && c.mention.kind != Kind::Money)?;
    claim.amount().filter(|a| a.hedge.is_none() && a.unit == Unit::None)?;
    draft.stated(index)?.to_i64()
}

/// Whether a count is said of all there are: not "two other", "three more", "so far", "among them".
fn is_all(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let end = claim.end_token();
    // "With five games to play".
    if draft.claims.has(claim.block, end..end + 1, |s| *s == Sense::Function(Function::To)) {
        return false;
    }
    let around = claim.first_token().saturating_sub(2)..end + 2;
    !draft.claims.has(claim.block, around, |s| match s {
        Sense::Function(Function::Other) => true,
        Sense::Cue(cue) => matches!(
            cue,
            Cue::Further
                | Cue::PreviousOf
                | Cue::Earlier
                | Cue::SoFar
                | Cue::PartFollows
                | Cue::Rest
                | Cue::Others
        ),
        _ => false,
    })
}

/// Whether an ordinal or a count is one of wins, by its noun or the verb of its clause.
fn is_win(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let (Some(reading), Some(place)) =
        (draft.claims.readings.get(claim.block), draft.claims.sentences.get(claim.sentence))
    else {
        return false;
    };
    let lexicon = reading.scan.language.lexicon();
    let win = |s: &Sense| matches!(s, Sense::Deed(d) if lexicon.lemma_name(d.lemma) == "win");
    let phrase = claim.first_token()..claim.end_token() + 1;
    let named = draft.claims.has(claim.block, phrase.clone(), win);
    let often = draft.claims.has(claim.block, phrase, |s| *s == Sense::Cue(Cue::Often));
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let won = |s: &Sense| win(s) || matches!(s, Sense::Verb(v) if v.class == VerbClass::Win);
    named || often && draft.claims.has(claim.block, clause, won)
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
    let numbers: Vec<(u32, usize)> = named.keys().filter_map(|n| Some((*n, once(*n)?))).collect();
    date_ends(draft, &numbers);
}

/// "The first in 2012, the second after the flood, the third in 2009": where those in between have
/// no date, the dates on both sides of them are held against each other.
fn date_ends(draft: &mut Draft<'_, '_>, row: &[(u32, usize)]) {
    let mut from: Option<(usize, usize)> = None;
    for (at, (number, claim)) in row.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| row.get(at));
        let goes_on = before.is_some_and(|(n, other)| n + 1 == *number && one_series(draft, *other, *claim));
        from = from.filter(|_| goes_on);
        let Some(date) = date_of(draft, *claim) else { continue };
        if let Some((start, first)) = from.filter(|(start, first)| start + 1 < at && *first != date)
            && let Some((_, earlier)) = row.get(start)
        {
            draft.state(*earlier, EdgeKind::Dated, first, None);
            draft.state(*claim, EdgeKind::Dated, date, None);
        }
        from = Some((at, date));
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
    // "The sixth round begins on Thursday, he said in a statement on Tuesday": a date of its own
    // stands before, or somebody says so on the one behind.
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let before = place.claims.clone().filter(|c| *c < index).filter_map(|c| draft.get(c));
    // "The first on 22 September, the second …": that date is the first one's.
    let own = before
        .take_while(|c| !matches!(c.mention.value, Value::Ordinal(_)))
        .any(|c| c.is_time() && clause.contains(&c.mention.tokens.start));
    let said = |date: usize| {
        let end = draft.get(date).map_or(claim.end_token(), Claim::first_token);
        draft.claims.has(claim.block, claim.end_token()..end.max(claim.end_token()), |s| {
            matches!(s, Sense::Verb(v) if v.class == VerbClass::Say)
                || matches!(s, Sense::Cue(Cue::AccordingTo))
                || matches!(s, Sense::Noun(n) if n.class == NounClass::Document)
        })
    };
    match dates.as_slice() {
        [date] if !own && !said(*date) => Some(*date),
        _ => None,
    }
}
