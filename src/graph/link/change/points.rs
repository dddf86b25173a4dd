//! Two percentages and how many points lie between them, in whatever joints: "60 percent, ten points
//! higher than the 55 percent of 2017", "34 percent and 30 percent: a lead of seven points", «بفارق خمس
//! نقاط … 52 بالمئة مقابل 44».
//!
//! Points measure nothing but the distance of two percentages. So where a sentence, or two that follow
//! each other, holds one figure of points and two percentages, they belong together if words tell
//! which of the two is of before, or that it is a lead or a gap. Who writes "percent" for points gives
//! just their difference.

use super::frame::{Frame, draw};
use super::roles::{another_time, roles};
use super::size::{self, Size, comparative};
use super::verb::change;
use crate::claim::Claim;
use crate::graph::Basis;
use crate::graph::build::Draft;
use crate::graph::link::inherit;
use crate::language::{Cue, Function, Sense};
use crate::mention::Kind;
use crate::value::{Number, Unit};
use std::ops::Range;

/// How many tokens around the points the word that calls them a change may stand.
const NEAR: usize = 6;
/// By what factor told points may miss the difference of two values of one thing, told in one sentence.
const OFF: i64 = 3;
/// The same for a lead, and over two sentences.
const CLOSE: i64 = 2;

/// Draws the changes and leads that are told in points.
pub(super) fn tell(draft: &mut Draft<'_, '_>, frames: &mut [Frame]) {
    let mut made: Vec<Frame> = Vec::new();
    for sentence in 0..draft.claims.sentences.len() {
        let Some((by, size)) = sized(draft, sentence).filter(|_| draft.is_prose(sentence)) else { continue };
        let Some((a, b)) = levels(draft, sentence, by) else { continue };
        let taken = |f: &Frame| (f.holds(by) || f.holds(a) || f.holds(b)) && f.is_full() && f.by.is_some();
        if frames.iter().chain(&made).any(taken) {
            continue;
        }
        if let Some(frame) = between(draft, sentence, by, (a, b), size) {
            made.push(frame);
        }
    }
    for frame in made {
        let (Some(old), Some(new), Some(by)) = (frame.old, frame.new, frame.by) else { continue };
        inherit::points(draft, by);
        inherit::unit(draft, old, new);
        inherit::unit(draft, new, old);
        let same = |f: &Frame| f.holds(old) && f.holds(new);
        for twin in frames.iter_mut().filter(|f| same(f) || !f.is_full() && f.by == Some(by)) {
            (twin.old, twin.new, twin.by) = (None, None, None);
        }
        draw(draft, &frame);
    }
}

/// The only figure of points of a sentence, or the only percentage that is called a change.
fn sized(draft: &Draft<'_, '_>, sentence: usize) -> Option<(usize, Option<Size>)> {
    let points = draft.claims_of(sentence).into_iter().filter(|c| is_points(draft, *c)).collect::<Vec<_>>();
    let mut sizes: Vec<Size> = size::all(draft, sentence).into_iter().filter(|s| s.claim.is_some()).collect();
    match points.as_slice() {
        [by] => Some((*by, None)),
        [] => {
            sizes.retain(|s| s.claim.and_then(|c| draft.get(c)).is_some_and(is_level));
            let size = sizes.pop().filter(|_| sizes.is_empty())?;
            Some((size.claim?, Some(size)))
        }
        _ => None,
    }
}

fn is_points(draft: &Draft<'_, '_>, index: usize) -> bool {
    draft.get(index).filter(|c| !c.headline).is_some_and(|c| {
        let noun = c.amount().and_then(|a| a.noun.as_ref()).map(|noun| noun.token);
        let word = |at: usize| draft.claims.has(c.block, at..at + 1, |s| *s == Sense::Cue(Cue::Point));
        let point = c.mention.kind == Kind::Quantity && noun.is_some_and(word);
        c.amount().is_some_and(|a| a.unit == Unit::Points) || point
    })
}

fn is_level(claim: &Claim<'_>) -> bool {
    claim.mention.kind == Kind::Percent && claim.amount().is_some_and(|a| a.unit == Unit::Percent)
}

/// The only two percentages of the sentence and one beside it.
fn levels(draft: &Draft<'_, '_>, sentence: usize, by: usize) -> Option<(usize, usize)> {
    let block = draft.claims.sentences.get(sentence)?.block;
    let all = |s: Option<usize>| -> Vec<usize> {
        let Some(s) = s.filter(|s| draft.claims.sentences.get(*s).is_some_and(|p| p.block == block)) else {
            return Vec::new();
        };
        let found = draft.claims_of(s).into_iter().filter(|c| *c != by);
        let found: Vec<usize> = found.filter(|c| draft.get(*c).is_some_and(|c| !c.headline)).collect();
        let percent = |c: &usize| draft.get(*c).is_some_and(is_level);
        // "53 percent and the no camp 47", "from 30 to 36 percent": the sign is said once.
        let bare = |c: &usize| {
            draft.get(*c).is_some_and(|c| {
                c.mention.kind == Kind::Number
                    && c.amount().is_some_and(|a| a.noun.is_none() && a.unit == Unit::None)
                    && !super::is_year(draft, c)
            })
        };
        let percents = found.iter().filter(|c| percent(c)).count();
        // "From 10 percent to 9.5 in May, then to 9 percent": more than two.
        found.iter().copied().filter(|c| percent(c) || percents > 0 && bare(c)).collect()
    };
    let here = all(Some(sentence));
    match here.as_slice() {
        [a, b] => Some((*a, *b)),
        [a] => match (all(sentence.checked_sub(1)).as_slice(), all(Some(sentence + 1)).as_slice()) {
            ([b], _) => Some((*b, *a)),
            ([], [b]) => Some((*a, *b)),
            _ => None,
        },
        [] => match (all(sentence.checked_sub(1)).as_slice(), all(Some(sentence + 1)).as_slice()) {
            ([a, b], _) | ([], [a, b]) => Some((*a, *b)),
            _ => None,
        },
        _ => None,
    }
}

/// The frame that points and percentages make.
fn between(
    draft: &Draft<'_, '_>,
    sentence: usize,
    by: usize,
    (a, b): (usize, usize),
    size: Option<Size>,
) -> Option<Frame> {
    let place = draft.claims.sentences.get(sentence)?;
    let (claim, x, y) = (draft.get(by)?, draft.get(a)?, draft.get(b)?);
    let tokens = place.sentence.tokens.clone();
    let (told, p, q) = (draft.stated(by)?, draft.stated(a)?, draft.stated(b)?);
    let difference = (&p - &q).abs();
    let other =
        set_apart(draft, x, claim) || set_apart(draft, y, claim) || is_elsewhere(draft, claim, (x, y));
    if difference == Number::ZERO || other || is_margin_of_error(draft, claim, &tokens) {
        return None;
    }
    let one = x.sentence == y.sentence && x.sentence == sentence;
    let percent = is_level(claim);
    let within = |n: i64| {
        let off = Number::from(n);
        told <= &difference * &off && difference <= &told * &off
    };
    let gap = |s: &Sense| matches!(s, Sense::Cue(Cue::Gap | Cue::Margin)).then_some(());
    let gap = draft.claims.find(place.block, tokens.clone(), gap).filter(|_| !percent);
    if let Some((words, ())) = gap.filter(|_| within(CLOSE) && !set_apart(draft, x, y)) {
        let mut frame = Frame::new(sentence, place.block, words, None);
        (frame.old, frame.new, frame.by, frame.basis) = (Some(a), Some(b), Some(by), Basis::Inferred);
        return Some(frame);
    }
    let size = match size {
        Some(size) => size,
        None => Size { claim: Some(by), ..named(draft, claim, &tokens)? },
    };
    // "Three points lower than the average": the base has no figure.
    let behind = |c: &Claim<'_>| (c.sentence, c.first_token()) > (sentence, claim.end_token());
    let than = draft
        .claims
        .has(place.block, size.words.end..size.words.end + 1, |s| *s == Sense::Function(Function::Than));
    if than && !behind(x) && !behind(y) {
        return None;
    }
    let (old, new) = roles(draft, a, b, &size)?;
    let (o, n) = (draft.get(old)?, draft.get(new)?);
    let fits = if percent { told == difference } else { within(if one { OFF } else { CLOSE }) };
    // "All in all 150 basis points": of several steps.
    let all =
        draft.claims.has(place.block, tokens.clone(), |s| matches!(s, Sense::Cue(Cue::Total | Cue::Sum)));
    let other = all
        || is_of_no_figure(draft, claim, o)
        || another_time(draft, &size, sentence, (a, b))
        || is_step(draft, claim, &tokens);
    if !fits || other || set_apart(draft, o, n) || is_of_another(draft, o) {
        return None;
    }
    let mut frame = Frame::new(sentence, place.block, size.words, None);
    (frame.old, frame.new, frame.by, frame.basis) = (Some(old), Some(new), Some(by), Basis::Inferred);
    Some(frame)
}

/// «بزيادة ثلاث نقاط على الانتخابات السابقة، ولم تتجاوز 54%»: what they are measured from has no figure, and
/// no word of its own makes the other value an old one.
fn is_of_no_figure(draft: &Draft<'_, '_>, by: &Claim<'_>, old: &Claim<'_>) -> bool {
    let end = by.end_token();
    let stop = (end..end + 2 * NEAR).find(|at| draft.claims.is_mark(by.block, *at, ",،.;؛")).unwrap_or(end);
    let base = |s: &Sense| matches!(s, Sense::Cue(Cue::Earlier | Cue::PreviousOf));
    let told = old.sentence == by.sentence && (end..stop).contains(&old.first_token());
    let led = old.lead.cues(Cue::OldValue) || old.lead.cues(Cue::Comparison) || old.lead.is(Function::From);
    let own = stop..old.first_token().max(stop);
    let was = old.sentence != by.sentence
        || draft.claims.has(by.block, own, |s| {
            matches!(
                s,
                Sense::Function(Function::Was)
                    | Sense::Cue(Cue::OldValue | Cue::AfterEvent | Cue::Pluperfect)
            )
        });
    draft.claims.has(by.block, end..stop, base) && !told && !led && !was
}

/// "After a rise of half a point in May": a step before the one that is told.
fn is_step(draft: &Draft<'_, '_>, by: &Claim<'_>, sentence: &Range<usize>) -> bool {
    let from = sentence.start.max(by.first_token().saturating_sub(NEAR / 2));
    draft.claims.has(by.block, from..by.first_token(), |s| *s == Sense::Cue(Cue::AfterEvent))
}

/// The word near the points that calls them a rise, a fall or more than something.
fn named(draft: &Draft<'_, '_>, claim: &Claim<'_>, sentence: &Range<usize>) -> Option<Size> {
    let from = sentence.start.max(claim.first_token().saturating_sub(NEAR));
    let until = sentence.end.min(claim.end_token() + NEAR);
    let word = |at: usize| {
        let found = draft.claims.find(claim.block, at..at + 1, |s| change(s).or_else(|| comparative(s)));
        found.map(|(words, class)| {
            (words, class, draft.claims.has(claim.block, at..at + 1, |s| comparative(s).is_some()))
        })
    };
    let before = (from..claim.first_token().max(from)).rev().find_map(word);
    let (words, class, compared) = (claim.end_token()..until)
        .find_map(word)
        .filter(|(w, ..)| {
            before.as_ref().is_none_or(|(b, ..)| {
                w.start - claim.end_token() <= claim.first_token().saturating_sub(b.end)
            })
        })
        .or(before)?;
    Some(Size { of_what_follows: compared, ..Size::of_words(words, Some(class)) })
}

/// "Plus or minus three points", "a margin of error of three points".
fn is_margin_of_error(draft: &Draft<'_, '_>, claim: &Claim<'_>, sentence: &Range<usize>) -> bool {
    draft.claims.has(claim.block, sentence.clone(), |s| *s == Sense::Cue(Cue::Error))
}

/// "The share of women is 30 percent, against 20. That of farmers grew by five points": what is told in
/// points names something else.
fn is_elsewhere(draft: &Draft<'_, '_>, by: &Claim<'_>, (x, y): (&Claim<'_>, &Claim<'_>)) -> bool {
    if x.sentence == by.sentence || y.sentence == by.sentence {
        return false;
    }
    let tokens = |s: usize| draft.claims.sentences.get(s).map_or(0..0, |p| p.sentence.tokens.clone());
    let opens = tokens(x.sentence).start..tokens(x.sentence).start + 1;
    let pronoun = |s: &Sense| matches!(s, Sense::Function(Function::It | Function::They));
    if x.sentence > by.sentence && draft.claims.has(x.block, opens, pronoun) {
        return false;
    }
    let told = |root: u32| {
        [x.sentence, y.sentence]
            .iter()
            .any(|s| draft.topics.words(*s, &tokens(*s)).any(|(_, r)| draft.topics.akin(r, root)))
    };
    let moves = |at: usize| {
        draft.claims.has(by.block, at..at + 1, |s| {
            change(s).is_some() || matches!(s, Sense::Cue(Cue::Gap | Cue::Margin))
        })
    };
    let subject = tokens(by.sentence).start..by.first_token();
    draft
        .topics
        .words(by.sentence, &subject)
        .any(|(at, root)| !moves(at) && !told(root) && !draft.topics.says_nothing(root))
}

/// Set against each other: told of two.
fn set_apart(draft: &Draft<'_, '_>, a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let (first, last) =
        if (a.sentence, a.first_token()) < (b.sentence, b.first_token()) { (a, b) } else { (b, a) };
    first.sentence == last.sentence
        && draft.claims.has(a.block, first.end_token()..last.first_token(), |s| {
            matches!(s, Sense::Function(Function::While | Function::But))
        })
}

/// "Against 45 percent for the government": somebody else's.
fn is_of_another(draft: &Draft<'_, '_>, old: &Claim<'_>) -> bool {
    let end = old.end_token();
    let glued = draft.claims.text(old.block, end).starts_with("لل");
    glued || draft.claims.has(old.block, end..end + 1, |s| *s == Sense::Function(Function::For))
}
