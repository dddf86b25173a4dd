//! Shares of one whole over the sentences of a paragraph: "Wind supplied 41 percent of the electricity.
//! Gas-fired stations covered 36 percent and the reactor 22, while hydro plants came to 14", «استأثر الأرز
//! بستين في المئة … وشغلت الذرة ثلاثين في المئة منها. أما الخضر فعشرين».
//!
//! What has room for nothing else is said somewhere in the paragraph: one answer each, of the vote, of
//! the electricity. Then all the shares that it tells, if none is of a group, a time or a change, are of
//! that whole, and they may not come to more than all of it.

use super::rival;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::language::{Cue, Sense};
use crate::mention::Kind;
use crate::value::Number;
use std::ops::Range;

/// The highest sum, in per cent, that a slip makes of what is a hundred.
const MOST: i64 = 122;
/// How few and how many shares a paragraph tells of one whole.
const MANY: Range<usize> = 3..8;
/// How many sentences they spread over.
const FAR: usize = 5;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let mut from = 0;
    while let Some(place) = draft.claims.sentences.get(from) {
        let block = place.block;
        let same = |p: &&crate::claim::Place| p.block == block;
        let many = draft.claims.sentences.iter().skip(from).take_while(same).count();
        if let Some(run) = shares(draft, from..from + many) {
            rival::draw(draft, &run);
        }
        from += many.max(1);
    }
}

/// All the shares of a paragraph, where they are of one whole and come to more than it.
fn shares(draft: &Draft<'_, '_>, sentences: Range<usize>) -> Option<Vec<usize>> {
    let all: Vec<usize> = sentences.clone().flat_map(|s| draft.claims_of(s)).collect();
    let share = |c: &usize| draft.get(*c).is_some_and(|c| c.is_share() && c.mention.kind == Kind::Percent);
    let mut run: Vec<usize> = all.iter().copied().filter(share).collect();
    run.retain(|c| !draft.get(*c).is_some_and(|c| is_error(draft, c)));
    if !MANY.contains(&run.len())
        || !run.iter().all(|c| draft.get(*c).is_some_and(|claim| rival::is_plain(draft, *c, claim)))
    {
        return None;
    }
    let sum: Number = run.iter().filter_map(|c| draft.stated(*c)).fold(Number::ZERO, |a, b| &a + &b);
    let least = run.iter().filter_map(|c| draft.stated(*c)).min()?;
    // Without one of them it would be no more than all.
    let close = sum > Number::from(100) && sum <= Number::from(MOST) && &sum - &least <= Number::from(100);
    let (first, last) = (draft.get(*run.first()?)?.sentence, draft.get(*run.last()?)?.sentence);
    let apart = first != last && last - first < FAR;
    let prose = (first..=last).all(|s| draft.is_prose(s));
    (close
        && apart
        && prose
        && is_one(draft, &run)
        && !is_grouped(draft, first..last + 1)
        && is_full(draft, &run, &sentences))
    .then_some(run)
}

/// "A margin of error of 3 percent".
fn is_error(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let before = claim.first_token().saturating_sub(4)..claim.first_token();
    draft.claims.has(claim.block, before, |s| matches!(s, Sense::Cue(Cue::Error | Cue::Margin)))
}

/// No two shares name different wholes.
fn is_one(draft: &Draft<'_, '_>, run: &[usize]) -> bool {
    let wholes: Vec<_> = run.iter().filter_map(|c| rival::whole(draft, *c)).collect();
    wholes.windows(2).all(|w| !w[0].is_disjoint(&w[1]))
}

/// Shares of a group, of another time, of several answers.
fn is_grouped(draft: &Draft<'_, '_>, mut sentences: Range<usize>) -> bool {
    sentences.any(|s| {
        draft.claims.sentences.get(s).is_none_or(|place| {
            draft.claims.has(place.block, place.sentence.tokens.clone(), |s| {
                matches!(
                    s,
                    Sense::Cue(
                        Cue::Overlap
                            | Cue::Turnout
                            | Cue::Comparison
                            | Cue::OldValue
                            | Cue::Earlier
                            | Cue::PreviousOf
                            | Cue::Pluperfect
                            | Cue::Also
                            | Cue::OfPeople
                            | Cue::PartFollows
                            | Cue::Average
                    )
                )
            })
        })
    })
}

/// Words say that nothing is in two of the shares, or two of them name the whole.
fn is_full(draft: &Draft<'_, '_>, run: &[usize], sentences: &Range<usize>) -> bool {
    let named = run.iter().filter(|c| rival::whole(draft, **c).is_some()).count();
    let things = run.iter().filter_map(|c| draft.get(*c)).all(|c| {
        let around = c.end_token()..c.end_token() + 4;
        !draft.claims.has(c.block, around, |s| matches!(s, Sense::Noun(n) if n.class.is_people()))
    });
    let marked = sentences.clone().any(|s| {
        draft.claims.sentences.get(s).is_some_and(|place| {
            draft.claims.has(place.block, place.sentence.tokens.clone(), |s| {
                matches!(s, Sense::Cue(Cue::Partition | Cue::SharedOut))
            })
        })
    });
    marked || named >= 2 && things
}
