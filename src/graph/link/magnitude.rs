//! One sum told again in another order of magnitude: "2.4 billion euros in aid … the 2.4 million".
//! The digits are the same and only the scale word differs. The more digits there are, the less
//! must be said for the two being one.

use super::enumeration::claims_in;
use super::rate::is_rate;
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, Sense, TokenKind};
use crate::value::{Number, Unit};
use std::ops::Range;

/// How many sentences before the later figure the earlier may stand.
const BACK: usize = 24;

/// So many sentences away a sum of few digits is hardly taken up.
const NEAR: usize = 4;

/// How far before a figure the word may stand that says it is known, in tokens.
const KNOWN: usize = 5;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for later in 0..draft.claims.claims.len() {
        let Some(claim) = draft.get(later).filter(|c| is_large(draft, c)) else {
            continue;
        };
        let from =
            draft.claims.sentences.get(claim.sentence.saturating_sub(BACK)).map_or(later, |s| s.claims.start);
        let twin = |c: &usize| {
            draft
                .get(*c)
                .is_some_and(|e| is_large(draft, e) && of_one_unit(e, claim) && differ_in_scale(e, claim))
                && is_one(draft, *c, later)
        };
        let Some(earlier) = (from..later).rev().find(twin) else { continue };
        // The same figure told right: the wrong one is another thing.
        let told = (from..later).any(|c| {
            draft
                .get(c)
                .is_some_and(|e| of_one_unit(e, claim) && stated(e).is_some() && stated(e) == stated(claim))
        });
        if !told && !is_multiplied(draft, from..later + 1, earlier, later) {
            draft.state(later, EdgeKind::SameAs, earlier, None);
        }
    }
}

/// Whether two figures of the same digits are one: three digits never meet by chance, two need a
/// word of one matter beside both or one that says that the sum is known, and one needs that near.
fn is_one(draft: &Draft<'_, '_>, earlier: usize, later: usize) -> bool {
    let (Some(a), Some(b)) = (draft.get(earlier), draft.get(later)) else { return false };
    let digits = stated(b).map_or(0, |n| n.to_string().trim_end_matches('0').len());
    let near = |c: &Claim<'_>| draft.topics.near(c.sentence, &(c.first_token()..c.end_token()));
    let shared = near(a).intersection(&near(b)).filter(|root| draft.topics.tells(**root)).count();
    let known = is_known(draft, b);
    match digits {
        0 | 1 => known && (b.sentence - a.sentence <= NEAR || shared > 0),
        2 => known || shared > 1 || shared > 0 && b.sentence - a.sentence > 1,
        _ => true,
    }
}

/// "1,000 buses at 1.2 million each … the 1.2 billion", "1.6 million, or 0.1 per cent of 1.6
/// billion": what makes the one of the other stands with them.
fn is_multiplied(draft: &Draft<'_, '_>, around: Range<usize>, earlier: usize, later: usize) -> bool {
    let end =
        draft.get(later).and_then(|c| draft.claims.sentences.get(c.sentence)).map_or(later, |s| s.claims.end);
    let times = |c: usize| {
        let n = draft.get(c).and_then(stated);
        let share = draft.get(c).is_some_and(Claim::is_share);
        let factors = if share { [-1, -4] } else { [3, 6] };
        factors.into_iter().any(|e| n == Some(&Number::power_of_ten(e)))
    };
    (around.start..end.max(around.end)).any(times) || is_rate(draft, earlier) || is_rate(draft, later)
}

fn stated<'a>(claim: &'a Claim<'_>) -> Option<&'a Number> {
    claim.amount().and_then(|a| a.reading.stated.as_ref())
}

/// Written with a scale word: "2.4 million".
fn is_large(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    claim.is_quantity()
        && !claim.headline
        && draft.claims.has(
            claim.block,
            claim.mention.tokens.clone(),
            |s| matches!(s, Sense::Scale(e) | Sense::DualScale(e) if *e >= 3),
        )
}

/// One currency, unit or noun; what is told without one may be of any.
fn of_one_unit(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let (Some(x), Some(y)) = (a.amount(), b.amount()) else { return false };
    let bare = |unit: Unit, claim: &Claim<'_>| unit == Unit::None && claim.measure.head.is_empty();
    // "The 1500m champion … in the 1500m": one letter for metres and millions.
    let length = |unit: Unit| matches!(unit, Unit::Physical(def) if def.symbol == "m");
    match (x.unit, y.unit) {
        (p, q) if length(p) != length(q) => false,
        (Unit::None, Unit::None) => a.measure.head == b.measure.head || bare(x.unit, a) || bare(y.unit, b),
        (p, q) => p == q || bare(p, a) || bare(q, b),
    }
}

/// A thousand or a million times the other, to the digit.
fn differ_in_scale(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let (Some(x), Some(y)) = (stated(a), stated(b)) else { return false };
    [3, 6].into_iter().map(Number::power_of_ten).any(|scale| x * &scale == *y || y * &scale == *x)
}

/// "the 2.4 million", "the full 2.4 million", "هذا المبلغ، أي 72 مليون": spoken of before.
fn is_known(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let (block, first) = (claim.block, claim.first_token());
    let start = draft.claims.sentences.get(claim.sentence).map_or(0, |s| s.sentence.tokens.start);
    let from = start.max(first.saturating_sub(KNOWN));
    let free = claims_in(draft, block, &(from..first)).next().is_none();
    let word = |at: usize, test: &dyn Fn(&Sense) -> bool| draft.claims.has(block, at..at + 1, test);
    let the = |s: &Sense| {
        matches!(s, Sense::Function(Function::The | Function::This | Function::Those | Function::Their))
    };
    let sum = |s: &Sense| *s == Sense::Cue(Cue::SumWord);
    // One adjective may stand between ("the full 2.4 million"), no noun ("the price, 2.4 million").
    let plain = |at: usize| {
        draft.claims.token(block, at).is_some_and(|t| t.kind == TokenKind::Word)
            && !word(at, &|s| {
                matches!(s, Sense::Noun(_) | Sense::Verb(_) | Sense::Function(_) | Sense::Cue(_))
            })
    };
    let adjective = first >= start + 2 && plain(first - 1) && word(first - 2, &the);
    let near = adjective || first > start && word(first - 1, &the);
    let language = crate::language::of(draft.claims.document.language);
    // "that sum, 72 million", "هذا المبلغ البالغ 72 مليونا"
    let named = free
        && (from..first).any(|at| {
            let definite = draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::THE))
                || language.may_be_definite(draft.claims.text(block, at))
                || at > from && word(at - 1, &the);
            word(at, &sum) && definite
        });
    claim.measure.definite || near || named
}
