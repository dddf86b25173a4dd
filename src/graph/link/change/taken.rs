//! A change that a noun takes up again with its size: "It goes from 4 to 5 percent. … The one
//! percent increase", "هذه الزيادة البالغة 1400 دينار", "A week earlier it cost 240. … the 20
//! percent jump".

use super::frame::{Frame, alike, is_each};
use super::later::{is_near, tells_earlier};
use super::verb::change;
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::Basis;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, Modal, NounClass, Sense, VerbClass};
use std::ops::Range;

/// How many sentences before its noun a change may have been told.
const BACK: usize = 3;

/// How far before an Arabic figure its noun of change may stand, in tokens ("هذه الزيادة، التي
/// قال إنها بنسبة").
const REACH: usize = 9;

/// Gives each change that is taken up the size told there, and makes one of two levels that
/// stand before a size.
pub(super) fn resume(draft: &Draft<'_, '_>, frames: &mut Vec<Frame>) {
    let mut made: Vec<Frame> = Vec::new();
    for by in 0..draft.claims.claims.len() {
        let Some(claim) = draft.get(by).filter(|c| (c.is_share() || c.is_quantity()) && !c.headline) else {
            continue;
        };
        let Some(noun) = noun_of(draft, claim) else { continue };
        let held = |f: &Frame| f.is_full() && f.holds(by);
        let near = in_reach(frames, claim.sentence);
        if frames.get(near.clone()).unwrap_or(&[]).iter().any(held) {
            continue;
        }
        let told = near.rev().find(|at| frames.get(*at).is_some_and(|f| is_told(draft, f, by)));
        match told.and_then(|at| frames.get_mut(at)) {
            Some(frame) => {
                let agrees = frame.class.is_none()
                    || way(frame.class) == 0
                    || way(frame.class) == way(Some(noun.class));
                let free = frame.by.is_none() && frame.factor().is_none();
                if free && agrees && fits(draft, frame, by, &noun) {
                    frame.by = Some(by);
                    frame.basis = Basis::Inferred;
                }
            }
            None => made.extend(of_levels(draft, by, &noun)),
        }
    }
    frames.append(&mut made);
    frames.sort_by_key(|f| f.sentence);
}

/// The noun that names a size as that of a change.
struct Noun {
    words: Range<usize>,
    class: VerbClass,
    /// "the 20 percent jump", "هذه الزيادة": it was told before.
    known: bool,
}

/// The frames whose sentence is that of a noun of change or one of those before.
fn in_reach(frames: &[Frame], sentence: usize) -> Range<usize> {
    let first = sentence.saturating_sub(BACK);
    frames.partition_point(|f| f.sentence < first)..frames.partition_point(|f| f.sentence <= sentence)
}

/// +1 a rise, -1 a fall, 0 not said.
fn way(class: Option<VerbClass>) -> i8 {
    match class {
        None | Some(VerbClass::Move) => 0,
        Some(VerbClass::Fall | VerbClass::Halve) => -1,
        Some(_) => 1,
    }
}

/// A full change that was told before the figure, of values the figure can be a difference of.
fn is_told(draft: &Draft<'_, '_>, frame: &Frame, by: usize) -> bool {
    let (Some(old), Some(new)) = (frame.old, frame.new) else { return false };
    old < by && new < by && [old, new].iter().all(|c| draft.get(*c).is_some_and(|c| !c.headline))
}

fn fits(draft: &Draft<'_, '_>, frame: &Frame, by: usize, noun: &Noun) -> bool {
    let Some(claim) = draft.get(by) else { return false };
    // "Unions had asked for an increase of four dollars": not what came of it.
    let place = draft.claims.sentences.get(claim.sentence);
    let asked = place.is_some_and(|p| {
        draft.claims.has(p.block, p.sentence.tokens.start..claim.first_token(), |s| {
            matches!(s, Sense::Cue(Cue::Pluperfect) | Sense::Modal(Modal::Demanded))
        })
    });
    if asked && !noun.known && claim.sentence != frame.sentence {
        return false;
    }
    // "a 17 percent drop" behind another figure is the drop of that.
    let last = frame.old.max(frame.new).unwrap_or(by);
    let other = |c: usize| {
        draft.get(c).is_some_and(|c| {
            let figure = c.is_quantity() || c.is_share();
            figure && (!noun.known || (c.sentence == claim.sentence && claim.is_share() != c.is_quantity()))
        })
    };
    if (last + 1..by).any(other) {
        return false;
    }
    let kin = frame.new.and_then(|c| draft.get(c)).is_some_and(|n| claim.is_share() || alike(claim, n));
    // With no other figure between, a rise told later is that of the values before it.
    let near = claim.sentence <= frame.sentence + BACK || noun.known;
    kin && near && is_near(draft, frame, by)
}

/// Two levels of one unit before the figure, one of them of an earlier time, and no third.
fn of_levels(draft: &Draft<'_, '_>, by: usize, noun: &Noun) -> Option<Frame> {
    let claim = draft.get(by).filter(|_| noun.known)?;
    let first = draft.claims.sentences.get(claim.sentence.saturating_sub(BACK))?.claims.start;
    let level = |c: &usize| {
        draft.get(*c).is_some_and(|l| {
            let level = l.is_quantity() && !l.headline && !is_each(draft, l);
            level && l.amount().is_some_and(|a| a.reading.stated.is_some())
        })
    };
    let levels: Vec<usize> = (first..by).filter(level).collect();
    let last = levels.last().copied()?;
    let unit = |c: usize| draft.get(c).and_then(|c| c.amount()).map(|a| a.unit);
    let kin: Vec<usize> = levels
        .into_iter()
        .filter(|c| match (draft.get(*c), draft.get(last)) {
            (Some(a), Some(b)) => *c == last || (alike(a, b) && unit(*c) == unit(last)),
            _ => false,
        })
        .collect();
    let [a, b] = kin.as_slice() else { return None };
    let (x, y) = (draft.get(*a)?, draft.get(*b)?);
    let (old, new) = match (tells_earlier(draft, x), tells_earlier(draft, y)) {
        (true, false) => (*a, *b),
        (false, true) => (*b, *a),
        _ => return None,
    };
    let mut frame = Frame::new(claim.sentence, claim.block, noun.words.clone(), Some(noun.class));
    (frame.old, frame.new, frame.by, frame.basis) = (Some(old), Some(new), Some(by), Basis::Inferred);
    let kind = claim.is_share() || draft.get(new).is_some_and(|n| alike(claim, n));
    (kind && is_near(draft, &frame, by)).then_some(frame)
}

fn noun_of(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Noun> {
    match draft.claims.document.language {
        Lang::En => english(draft, claim),
        Lang::Ar => arabic(draft, claim),
    }
}

/// "the 20 percent jump", "a surge of 25 points".
fn english(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Noun> {
    let (block, end) = (claim.block, claim.end_token());
    // One adjective may stand between ("the 3 percent monthly rise").
    let behind = (end..end + 2).find_map(|at| named(draft, block, at));
    if let Some((words, class)) = behind {
        let first = claim.first_token();
        let known = (first.saturating_sub(2)..first).any(|at| {
            draft.claims.has(block, at..at + 1, |s| {
                matches!(
                    s,
                    Sense::Function(Function::The | Function::This | Function::Their | Function::Those)
                )
            })
        });
        return Some(Noun { words, class, known });
    }
    let of = claim.lead.is(Function::Of).then_some(claim.lead.start)?;
    let (words, class) = named(draft, block, of.checked_sub(1)?)?;
    let known = words.start > 0
        && draft.claims.has(block, words.start - 1..words.start, |s| {
            matches!(s, Sense::Function(Function::The | Function::This))
        });
    Some(Noun { words, class, known })
}

/// "هذه الزيادة البالغة 2 في المئة", "بزيادة قدرها 34 ألفا": the noun stands before, no other
/// figure between.
fn arabic(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Noun> {
    let (block, first) = (claim.block, claim.first_token());
    let start = draft.claims.sentences.get(claim.sentence)?.sentence.tokens.start;
    let figures = super::super::enumeration::claims_in(draft, block, &(start..first));
    let last =
        figures.filter_map(|c| draft.get(c)).filter(|c| c.amount().is_some()).map(Claim::end_token).max();
    let from = start.max(first.saturating_sub(REACH)).max(last.unwrap_or(start));
    let (words, class) = (from..first).rev().find_map(|at| named(draft, block, at))?;
    let the = draft.claims.token(block, words.start).is_some_and(|t| t.clitics.has(Clitics::THE));
    let this = |at: usize| {
        draft
            .claims
            .has(block, at..at + 1, |s| matches!(s, Sense::Function(Function::This | Function::Those)))
    };
    let this = words.start > from && this(words.start - 1);
    // "وعزا الديوان هذا الارتفاع، البالغ 1400 دينار للطن": what tells the size says so.
    let sized = draft.claims.has(block, words.end..first, |s| {
        matches!(s, Sense::Cue(Cue::Amounting) | Sense::Verb(_) | Sense::Function(Function::By))
            || matches!(s, Sense::Cue(Cue::Restates))
    }) || claim.lead.is(Function::By)
        || words.end == first;
    sized.then_some(Noun { words, class, known: the || this })
}

/// The noun of change at a token and the way it goes.
fn named(draft: &Draft<'_, '_>, block: usize, at: usize) -> Option<(Range<usize>, VerbClass)> {
    let (words, class) = draft.claims.find(block, at..at + 1, change)?;
    let arabic = draft.claims.document.language == Lang::Ar;
    let noun = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Change);
    let determined = arabic
        && draft
            .claims
            .token(block, at)
            .is_some_and(|t| t.clitics.has(Clitics::THE) || t.clitics.has(Clitics::BY));
    (determined || draft.claims.has(block, words.clone(), noun)).then_some((words, class))
}
