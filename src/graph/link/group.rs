//! Which earlier figure "of them", "of those arrested" or "among them" speaks of.

use super::outcome;
use super::part::{agrees, can_be_whole, comparable, holds};
use super::rate::is_rate;
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, Sense};
use crate::mention::Kind;
use crate::value::{Interval, Number, Truth, Unit};
use std::ops::Range;

/// How many sentences back a group may have been counted that a pronoun takes up.
const NEAR: usize = 2;

/// How many sentences a headline has at most.
const HEADLINE: usize = 8;

/// The same for a group that is named again ("of those enrolled").
const FAR: usize = 4;

/// The whole of a part whose sentence counts no whole before it: one of the groups of the
/// sentences before. Where several could be meant, the nearest that can hold the part, for a
/// clash is only one if no reading saves it; if none can, the largest.
pub(super) fn whole_in_context(
    draft: &Draft<'_, '_>,
    sentence: usize,
    part: usize,
    cue: Range<usize>,
) -> Option<usize> {
    let exact = |c: &Claim<'_>| c.is_quantity() && c.amount().is_some_and(|a| a.reading.stated.is_some());
    let p = draft.get(part).filter(|p| exact(p))?;
    let here = draft.claims.sentences.get(sentence)?;
    // A group counted vaguely in between ("hundreds of them") may be meant.
    let named = draft
        .claims
        .has(p.block, cue.clone(), |s| matches!(s, Sense::Function(Function::Those | Function::The)))
        || cue.clone().any(|at| draft.claims.token(p.block, at).is_some_and(|t| t.clitics.has(Clitics::THE)));
    let back = if named { FAR } else { NEAR };
    // "The tents, 40 of them, stand empty": the group stands before the comma.
    let glued = cue.start >= p.end_token();
    if glued
        && p.first_token() > here.sentence.tokens.start
        && draft.claims.is_mark(p.block, p.first_token() - 1, ",،")
    {
        return None;
    }
    // In its own sentence the group would stand before it; elsewhere it must head its clause.
    let clause = here.sentence.clause_of(p.mention.tokens.start).start;
    // What is reported begins behind "that".
    let that = |at: &usize| {
        draft.claims.has(p.block, *at..*at + 1, |s| *s == Sense::Function(Function::That))
            || (*at + 1 == cue.start && draft.claims.is_mark(p.block, *at, ",،"))
    };
    let start = (clause..cue.start).rev().find(that).map_or(clause, |at| at + 1);
    if !named && p.first_token() > start + LATE {
        return None;
    }
    // «بلغ 115، أفرج عن 80 منهم»: a number of the same sentence that can hold it.
    let beside = draft.claims_of(sentence).into_iter().any(|c| {
        let bare =
            |w: &Claim<'_>| exact(w) && w.mention.kind == Kind::Number && w.end_token() <= p.lead.start;
        c < part
            && draft.get(c).is_some_and(bare)
            && holds(draft, part, c)
            && comparable_numbers(draft, part, c)
    });
    if glued && beside {
        return None;
    }
    let from = sentence.saturating_sub(back);
    let outcome = outcome::named(draft, p.block, cue.clone());
    let candidates: Vec<usize> = (from..sentence)
        .rev()
        .flat_map(|s| draft.claims_of(s).into_iter().rev())
        .filter(|c| {
            draft
                .get(*c)
                .is_some_and(|w| is_group(draft, *c, w) && comparable(p, w) && agrees(draft, &cue, w))
                && draft.get(*c).is_some_and(|w| outcome::allows(draft, outcome, w))
        })
        .collect();
    // Of those that may have met that fate, those that are said to.
    let sure = |c: &usize| draft.get(*c).is_some_and(|w| outcome::admits(draft, outcome, w));
    let candidates: Vec<usize> = match candidates.iter().copied().filter(sure).collect::<Vec<usize>>() {
        // "Four hikers walked down. Seven of the dead …": of whom nothing is said they are none for sure.
        none if none.is_empty() && outcome.is_some() => {
            candidates.into_iter().filter(|c| holds(draft, part, *c)).collect()
        }
        none if none.is_empty() => candidates,
        sure => sure,
    };
    // Where a group without a noun ("bringing the number to 30") can hold the part, it may be meant.
    let from_headline = (0..sentence).take(HEADLINE).take_while(|s| headline(draft, *s));
    let unnamed = from_headline.chain(from..sentence).flat_map(|s| draft.claims_of(s)).any(|c| {
        draft.get(c).is_some_and(|w| {
            let then = w.lead.cues(Cue::OldValue) || w.lead.cues(Cue::Comparison);
            exact(w)
                && !then
                && w.amount().is_some_and(|a| a.unit == Unit::None)
                && (w.measure.head.is_empty() || w.headline)
                && comparable(p, w)
                && holds(draft, part, c)
                // "19 dead" in the headline is the part itself.
                && !(w.headline && draft.stated(c) == draft.stated(part))
                // The headline only says the group's own figure before it.
                && !candidates.iter().any(|group| draft.stated(*group) == draft.stated(c))
        })
    });
    if unnamed {
        return None;
    }
    let holding = candidates.iter().copied().find(|whole| holds(draft, part, *whole));
    // "91 billion of the sum" is no part of 70 million people.
    let near = |whole: &usize| match (draft.stated(part), draft.stated(*whole)) {
        (Some(p), Some(w)) => p <= &w * &Number::from(WILD),
        _ => false,
    };
    holding.or_else(|| {
        candidates.into_iter().max_by_key(|c| draft.stated(*c).unwrap_or(Number::ZERO)).filter(near)
    })
}

/// How many times its whole a part may be told to be: more is a part of something else.
const WILD: i64 = 20;

/// How far into its clause a part may stand that takes up a group of the sentence before.
const LATE: usize = 5;

fn headline(draft: &Draft<'_, '_>, sentence: usize) -> bool {
    draft.claims_of(sentence).first().and_then(|c| draft.get(*c)).is_some_and(|c| c.headline)
}

/// A counted group of the body: no value of another time, no part of another group.
fn is_group(draft: &Draft<'_, '_>, index: usize, claim: &Claim<'_>) -> bool {
    let other = claim.lead.cues(Cue::OldValue)
        || claim.lead.cues(Cue::Comparison)
        || claim.lead.is(Function::By)
        || claim.headline;
    let part = draft.draws(index, EdgeKind::PartOf);
    // A pair in the dual is taken up in the dual.
    let dual = claim.mention.tokens.len() == 1
        && claim.amount().is_some_and(|a| a.reading.stated == Some(Number::from(2)));
    let rate = claim.lead.cues(Cue::Average)
        || draft.claims.has(claim.block, claim.end_token()..claim.end_token() + 1, |s| {
            matches!(s, Sense::Cue(Cue::Per | Cue::Each) | Sense::Function(Function::Per))
        });
    let rate = rate || is_rate(draft, index);
    let counts = claim.mention.kind == Kind::Quantity && claim.amount().is_some_and(|a| a.unit == Unit::None);
    can_be_whole(claim) && counts && !rate && !other && !part && !dual && !claim.measure.head.is_empty()
}

/// Both are counts, and the one is larger.
fn comparable_numbers(draft: &Draft<'_, '_>, part: usize, whole: usize) -> bool {
    let unit = |c: usize| draft.get(c).and_then(Claim::amount).map(|a| a.unit);
    unit(part) == Some(Unit::None)
        && unit(whole) == Some(Unit::None)
        && draft.stated(part) < draft.stated(whole)
}

/// "120 patients on Monday and 90 on Tuesday, including 150 children": whether the figures that an
/// "and" joins right before a cue can hold a part together, where none of them can alone.
pub(super) fn holds_together(draft: &Draft<'_, '_>, claims: &[usize], cue: usize, part: usize) -> bool {
    let counts = |c: &Claim<'_>| c.is_quantity() && c.end_token() <= cue;
    let mut sum = Interval::exact(Number::ZERO);
    for claim in claims.iter().rev().filter_map(|c| draft.get(*c)).filter(|c| counts(c)) {
        let Some(amount) = claim.amount() else { return false };
        sum = sum.add(&amount.reading.plain);
        let first = claim.first_token();
        let glued = draft.claims.token(claim.block, first).is_some_and(|t| t.clitics.has(Clitics::AND));
        let joined = glued
            || claim.lead.is(Function::And)
            || draft
                .claims
                .has(claim.block, first.saturating_sub(1)..first, |s| *s == Sense::Function(Function::And));
        if !joined {
            break;
        }
    }
    let part = draft.get(part).and_then(Claim::amount);
    part.is_some_and(|p| p.reading.plain.at_most(&sum) != Truth::Breaks)
}
