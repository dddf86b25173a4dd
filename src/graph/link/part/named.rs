//! A part of a group that is named again without its number: "They looked at 140 glaciers. …
//! 84 of the glaciers have shrunk", «ثمانية من العمال». The group may stand anywhere before, as long
//! as it is the only one of its noun.

use super::{can_be_whole, comparable, kin};
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::graph::link::enumeration::claims_in;
use crate::graph::link::outcome;
use crate::graph::link::topic::Root;
use crate::language::{Clitics, Cue, Function, GrammaticalNumber, Sense};
use std::collections::BTreeSet;

/// How many tokens behind "of" the noun may stand.
const NOUN: usize = 3;

/// How many times its group a part may be told to be: more is a part of something else.
const WILD: i64 = 3;

/// So many sentences on, a toll has not grown yet.
const BESIDE: usize = 1;

/// Ties each such part to its group, where the noun was counted once before it.
pub(super) fn link(draft: &mut Draft<'_, '_>, sentence: usize, claims: &[usize]) {
    if !draft.is_prose(sentence) {
        return;
    }
    for part in claims.iter().copied() {
        let Some(claim) = draft.get(part).filter(|c| is_part(draft, c)) else { continue };
        let span = draft.claims.token(claim.block, claim.end_token()).map(|t| t.span);
        let whole = group(draft, part, claim).or_else(|| kin::group(draft, part, claim, of_at(draft, claim)));
        if let Some(whole) = whole {
            draft.state(part, EdgeKind::PartOf, whole, span);
        }
    }
    let opening = kin::opening(draft, sentence, claims);
    if let Some((part, of)) = opening
        && let Some(whole) = draft.get(part).and_then(|claim| kin::group(draft, part, claim, of))
    {
        draft.state(part, EdgeKind::PartOf, whole, None);
    }
}

/// A bare figure with "of the" or "of its" behind it, and no number behind that.
fn is_part(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let of = of_at(draft, claim);
    let end = claim.end_token();
    let further = claim.lead.cues(Cue::Further)
        || draft.claims.has(claim.block, end.saturating_sub(2)..end, |s| {
            matches!(s, Sense::Cue(Cue::Further | Cue::Others))
        });
    claim.is_quantity()
        && (claim.measure.head.is_empty() || of < end)
        && is_taken(draft, claim.block, of)
        && !has_number(draft, claim.block, of.max(end))
        && !further
        && !claim.headline
}

/// «خمسة من الاتحادات الأعضاء الـ209»: the group has a number of its own.
fn has_number(draft: &Draft<'_, '_>, block: usize, from: usize) -> bool {
    let end = (from..from + NUMBER).find(|at| draft.claims.is_mark(block, *at, ",،;؛.:"));
    claims_in(draft, block, &(from..end.unwrap_or(from + NUMBER)))
        .any(|c| draft.get(c).is_some_and(|c| c.is_quantity() && c.measure.definite))
}

/// How far behind the figure the number of the group may stand, in tokens.
const NUMBER: usize = 5;

/// Where the "of" stands: behind the figure, or in it («ثمانية من العمال» is one phrase).
fn of_at(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> usize {
    let inside = claim.mention.tokens.start + 1..claim.end_token();
    let of = |s: &Sense| (*s == Sense::Function(Function::Of)).then_some(());
    draft.claims.find(claim.block, inside, of).map_or(claim.end_token(), |(words, ())| words.start)
}

/// "Of the", "of those", «من الـ», «من هذه»: of a group that is known.
fn is_taken(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    let of = draft.claims.has(block, at..at + 1, |s| *s == Sense::Function(Function::Of));
    let known = draft.claims.has(block, at + 1..at + 2, |s| match draft.claims.document.language {
        Lang::En => {
            matches!(s, Sense::Function(Function::The | Function::Those | Function::Their | Function::This))
        }
        Lang::Ar => matches!(s, Sense::Function(Function::Those | Function::This)),
    });
    let the = draft.is_arabic(block)
        && draft.claims.token(block, at + 1).is_some_and(|t| t.clitics.has(Clitics::THE));
    // «أول أربعة من المجموعة»: of one thing, not of several.
    let one = draft.is_arabic(block)
        && draft.claims.has(
            block,
            at + 1..at + 2,
            |s| matches!(s, Sense::Noun(n) if n.number == GrammaticalNumber::Singular),
        );
    // «950 من موظفيها»
    let owned = draft.is_arabic(block)
        && draft.claims.token(block, at + 1).is_some_and(|t| t.clitics.has(Clitics::OWNER))
        && draft.claims.has(block, at + 1..at + 2, |s| matches!(s, Sense::Noun(_)));
    of && (known || the || owned) && !one
}

/// Where the noun stands behind the "of" of a figure.
fn noun_behind(draft: &Draft<'_, '_>, end: usize) -> std::ops::Range<usize> {
    match draft.claims.document.language {
        Lang::En => end + 2..end + 2 + NOUN,
        Lang::Ar => end + 1..end + 1 + NOUN,
    }
}

/// The one group of this noun that was counted before.
fn group(draft: &Draft<'_, '_>, part: usize, claim: &Claim<'_>) -> Option<usize> {
    if draft.draws(part, EdgeKind::PartOf) {
        return None;
    }
    let behind = noun_behind(draft, of_at(draft, claim));
    let nouns = noun(draft, claim.sentence, claim.block, behind.clone());
    let outcome = outcome::named(draft, claim.block, behind);
    let counted = |c: &usize| {
        draft.get(*c).is_some_and(|w| {
            let own = draft.topics.inside(w.sentence, &w.mention.tokens);
            comparable(claim, w)
                && !w.headline
                && outcome::allows(draft, outcome, w)
                && can_be_whole(w)
                // «تسعة من الضحايا»: whoever was counted with that fate, whatever they are called.
                && (!own.is_disjoint(&nouns)
                    || outcome.is_some() && w.measure.is_people() && outcome::admits(draft, outcome, w))
        })
    };
    let around = draft.around(part);
    let groups: Vec<usize> = (around.start..part).filter(counted).collect();
    let value = |c: usize| draft.stated(c);
    let mut values: Vec<_> = groups.iter().filter_map(|c| value(*c)).collect();
    values.sort();
    values.dedup();
    // A toll grows through an article: of those that a fate names no part is held to a number of them.
    // "The fire killed 14 people. Sixteen of the dead …"
    let beside = groups.first().and_then(|c| draft.get(*c)).is_some_and(|w| {
        claim.sentence - w.sentence <= BESIDE
            && !w.measure.head.is_empty()
            && w.measure.befallen().is_some_and(|class| outcome == Some(outcome::Outcome::Befell(class)))
    });
    let wild = crate::value::Number::from(if outcome.is_some() && !beside { 1 } else { WILD });
    let near = |whole: &usize| match (value(part), value(*whole)) {
        (Some(p), Some(w)) => p <= &w * &wild,
        _ => false,
    };
    (values.len() == 1).then(|| groups.first().copied()).flatten().filter(near)
}

/// The root of the noun in a phrase: its last word in English before another begins, its first in
/// Arabic.
fn noun(
    draft: &Draft<'_, '_>,
    sentence: usize,
    block: usize,
    phrase: std::ops::Range<usize>,
) -> BTreeSet<Root> {
    let stop = |at: &usize| {
        draft.claims.token(block, *at).is_none_or(|t| t.kind != crate::language::TokenKind::Word)
            || draft.claims.has(block, *at..*at + 1, |s| matches!(s, Sense::Function(_) | Sense::Verb(_)))
    };
    let start = phrase.start;
    let demonstrative = draft.is_arabic(block)
        && draft.claims.has(block, start..start + 1, |s| matches!(s, Sense::Function(_)));
    let mut words = (start + usize::from(demonstrative)..phrase.end)
        .take_while(|at| !stop(at))
        .filter_map(|at| draft.topics.inside(sentence, &(at..at + 1)).pop_first());
    match draft.claims.document.language {
        Lang::En => words.last(),
        Lang::Ar => words.next(),
    }
    .into_iter()
    .collect()
}
