//! A change said in one sentence, its two levels told in the one beside it: "Thefts doubled last
//! year. Police recorded 450, against 300", "They counted 90, after 60 in 2008. The number has
//! doubled".
//!
//! One change and one pair of levels of one thing stand there, and nothing else of their sort.

use super::frame::{Frame, alike, is_each};
use super::later::{is_near, tells_earlier};
use super::topic;
use crate::claim::Claim;
use crate::graph::Basis;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, Sense, TokenKind, VerbClass};
use crate::value::Number;
use crate::value::Unit;
use crate::value::time::Days;
use std::ops::Range;

/// How many tokens of a subject are looked at.
const SUBJECT: usize = 7;
/// How many tokens behind a figure still name what it counts.
const BEHIND: usize = 4;
/// Days between two times that tell two levels apart.
const APART: i64 = 60;

/// An old and a new level of one thing.
struct Levels {
    old: usize,
    new: usize,
    first: usize,
    last: usize,
    /// The frame that holds both, if one does.
    frame: Option<usize>,
    /// A verb says which way they went.
    told: bool,
}

/// Gives each change that has no levels the only ones beside it.
pub(super) fn join(draft: &Draft<'_, '_>, frames: &mut Vec<Frame>) {
    if draft.claims.document.language != crate::document::Lang::En {
        return;
    }
    let mut found: Vec<Levels> = frames.iter().enumerate().filter_map(|(at, f)| told(draft, at, f)).collect();
    let bare: Vec<Levels> =
        (0..draft.claims.sentences.len()).filter_map(|s| pair(draft, frames, &found, s)).collect();
    found.extend(bare);
    found.sort_by_key(|l| (l.first, l.new));
    let mut made: Vec<Frame> = Vec::new();
    let mut given: Vec<usize> = Vec::new();
    for (n, levels) in found.iter().enumerate() {
        let near = levels.first.saturating_sub(1)..levels.last + 2;
        let rivals = found
            .iter()
            .enumerate()
            .any(|(m, l)| m != n && l.last + 1 >= levels.first && l.first <= levels.last + 1);
        let from = frames.partition_point(|f| f.sentence < near.start);
        let to = frames.partition_point(|f| f.sentence < near.end);
        let said: Vec<usize> = (from..to)
            .filter(|at| Some(*at) != levels.frame && !given.contains(at))
            .filter(|at| frames.get(*at).is_some_and(|f| says(draft, f)))
            .collect();
        let [said] = said.as_slice() else { continue };
        let Some(change) = frames.get(*said) else { continue };
        if rivals || has_own(draft, change, levels) || !speaks(draft, change, levels) {
            continue;
        }
        let mut full = Frame::new(change.sentence, change.block, change.words.clone(), change.class);
        (full.old, full.new, full.by) = (Some(levels.old), Some(levels.new), change.by);
        (full.hedged, full.basis) = (change.hedged, Basis::Inferred);
        let fits = match (full.by, full.factor()) {
            (Some(by), _) => is_of_levels(draft, &full, by) && is_near(draft, &full, by),
            (None, Some(_)) => is_right_way(draft, &full),
            (None, None) => {
                let led = levels.frame.and_then(|at| frames.get(at)).is_some_and(|f| f.class.is_some());
                levels.frame.is_some()
                    && !led
                    && !full.hedged
                    && change.sentence + 1 == levels.first
                    && is_plain_way(&full)
            }
        };
        if fits {
            given.push(*said);
            made.push(full);
            if let Some(frame) = levels.frame.and_then(|at| frames.get_mut(at)).filter(|f| f.class.is_none())
            {
                frame.old = None;
            }
        }
    }
    frames.append(&mut made);
    frames.sort_by_key(|f| f.sentence);
}

/// "They have doubled since 2012, when a flat cost 475": the change has a level of its own.
fn has_own(draft: &Draft<'_, '_>, change: &Frame, levels: &Levels) -> bool {
    let Some(new) = draft.get(levels.new) else { return true };
    draft.claims_of(change.sentence).into_iter().any(|c| {
        let other = ![Some(levels.old), Some(levels.new), change.by].contains(&Some(c));
        let level = draft.get(c).is_some_and(|c| {
            c.is_share() == new.is_share() && (c.is_quantity() || c.is_share()) && alike(c, new)
        });
        other && level && draft.get(c).is_some_and(|c| !super::is_year(draft, c))
    })
}

fn is_plain_way(frame: &Frame) -> bool {
    matches!(frame.class, Some(VerbClass::Rise | VerbClass::Fall))
}

/// The levels that a comparison or a change without a size has told.
fn told(draft: &Draft<'_, '_>, at: usize, frame: &Frame) -> Option<Levels> {
    let (old, new) = (frame.old?, frame.new?);
    let (o, n) = (draft.get(old)?, draft.get(new)?);
    let free = frame.by.is_none() && frame.factor().is_none() && !o.headline && !n.headline;
    let (first, last) = (o.sentence.min(n.sentence), o.sentence.max(n.sentence));
    (free && alike(o, n)).then_some(Levels {
        old,
        new,
        first,
        last,
        frame: Some(at),
        told: frame.class.is_some(),
    })
}

/// Two figures of one sort in a sentence, or in it and the next, one of them of an earlier time.
fn pair(draft: &Draft<'_, '_>, frames: &[Frame], known: &[Levels], sentence: usize) -> Option<Levels> {
    let level = |c: &usize| {
        draft.get(*c).is_some_and(|l| {
            let stated = l.amount().is_some_and(|a| a.reading.stated.is_some());
            (l.is_quantity() || l.is_share())
                && stated
                && !l.headline
                && !is_each(draft, l)
                && !super::is_year(draft, l)
        })
    };
    let here: Vec<usize> = draft.claims_of(sentence).into_iter().filter(level).collect();
    let next: Vec<usize> = draft.claims_of(sentence + 1).into_iter().filter(level).collect();
    let (a, b) = match (here.as_slice(), next.as_slice()) {
        ([a, b], _) => (*a, *b),
        ([a], [b]) => (*a, *b),
        // "In the same months of last year there had been 8,400 such applications".
        ([b], _) => (far(draft, *b, level)?, *b),
        _ => return None,
    };
    let held = frames.iter().any(|f| f.is_full() && (f.holds(a) || f.holds(b)));
    let used = known.iter().any(|l| [l.old, l.new].contains(&a) || [l.old, l.new].contains(&b));
    let (x, y) = (draft.get(a)?, draft.get(b)?);
    let unit = |c: &Claim<'_>| c.amount().map(|a| a.unit);
    let one = alike(x, y)
        && !x.measure.differs(&y.measure)
        && (unit(x) != Some(Unit::None) || x.measure.head == y.measure.head || y.measure.head.is_empty());
    let moved = |c: usize| frames.iter().any(|f| f.by == Some(c));
    if held
        || used
        || !one
        || moved(a)
        || moved(b)
        || draft.draws(a, crate::graph::EdgeKind::PartOf)
        || draft.draws(b, crate::graph::EdgeKind::PartOf)
    {
        return None;
    }
    let (old, new) = match (x.sentence == y.sentence, is_past(draft, x, y), is_past(draft, y, x)) {
        (true, ..) => match earlier_of(draft, x, y)? {
            true => (a, b),
            false => (b, a),
        },
        (_, true, false) => (a, b),
        (_, false, true) => (b, a),
        _ => return None,
    };
    let first = if y.sentence > x.sentence + 1 { y.sentence } else { x.sentence };
    Some(Levels { old, new, first, last: y.sentence, frame: None, told: false })
}

/// The only other figure of its noun before a figure of an earlier time.
fn far(draft: &Draft<'_, '_>, old: usize, level: impl Fn(&usize) -> bool) -> Option<usize> {
    let claim = draft.get(old).filter(|c| is_counted(c) && tells_earlier(draft, c))?;
    let same = |c: &usize| {
        level(c)
            && draft
                .get(*c)
                .is_some_and(|c| c.measure.head == claim.measure.head && c.sentence < claim.sentence)
    };
    let mut found = draft.around(old).filter(same);
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

/// Which of two figures of a sentence is of an earlier time; `true` is the first. A word between them
/// tells the second, unless it stands right behind the first.
fn earlier_of(draft: &Draft<'_, '_>, first: &Claim<'_>, second: &Claim<'_>) -> Option<bool> {
    let led = |c: &Claim<'_>| {
        c.lead.cues(Cue::OldValue) || c.lead.cues(Cue::Comparison) || c.lead.cues(Cue::AfterEvent)
    };
    if led(first) != led(second) {
        return Some(led(first));
    }
    let place = draft.claims.sentences.get(first.sentence)?;
    let block = first.block;
    let now = draft.claims.document.published.map(|day| Days::on(day).from);
    let past = |tokens: Range<usize>| {
        let dated = place.claims.clone().any(|t| {
            let inside = draft.get(t).is_some_and(|t| tokens.contains(&t.first_token()));
            let days = super::super::span::date(draft, t).and_then(|d| d.days);
            inside && days.zip(now).is_some_and(|(d, now)| d.to + APART < now)
        });
        let told = |s: &Sense| matches!(s, Sense::Cue(Cue::Earlier | Cue::PreviousOf | Cue::Pluperfect));
        dated || draft.claims.has(block, tokens, told)
    };
    let (start, last) = (place.sentence.tokens.start, place.sentence.tokens.end);
    let tail = first.end_token()..second.first_token().min(first.end_token() + BEHIND);
    let ahead = past(start..first.first_token()) || past(tail.clone());
    let behind = past(tail.end..second.first_token())
        || past(second.end_token()..last.min(second.end_token() + 2 * BEHIND));
    (ahead != behind).then_some(ahead)
}

/// A level of an earlier time than the other one.
fn is_past(draft: &Draft<'_, '_>, old: &Claim<'_>, new: &Claim<'_>) -> bool {
    let led = |c: &Claim<'_>| c.lead.cues(Cue::OldValue) || c.lead.cues(Cue::Comparison);
    if led(old) != led(new) {
        return led(old);
    }
    if tells_earlier(draft, old) {
        return true;
    }
    let when = |c: &Claim<'_>| -> Option<Days> {
        let place = draft.claims.sentences.get(c.sentence)?;
        let clause = place.sentence.clause_of(c.mention.tokens.start);
        let mut days = place.claims.clone().filter_map(|t| {
            let inside = draft.get(t).is_some_and(|t| clause.contains(&t.mention.tokens.start));
            super::super::span::date(draft, t).filter(|_| inside)?.days
        });
        days.next()
    };
    let now = draft.claims.document.published.map(Days::on);
    let (Some(then), Some(now)) = (when(old), when(new).or(now)) else { return false };
    then.to + APART < now.to && then.to < now.from
}

/// A change by a factor, by a size, or none, whose levels are not told.
fn says(draft: &Draft<'_, '_>, frame: &Frame) -> bool {
    let empty = frame.class.is_some() && frame.old.is_none() && frame.new.is_none();
    let said = frame.by.is_some() || frame.factor().is_some() || is_plain_way(frame);
    let head = draft.claims.sentences.get(frame.sentence).is_some_and(|p| {
        draft
            .claims
            .readings
            .get(p.block)
            .is_some_and(|r| r.block.kind == crate::document::BlockKind::Headline)
    });
    let modal = |s: &Sense| matches!(s, Sense::Modal(_));
    let before = frame.words.start.saturating_sub(4)..frame.words.end;
    // "Double faults", "a double murder".
    let language = crate::language::of(draft.claims.document.language);
    let told = frame.by.is_some()
        || language.is_participle(draft.claims.text(frame.block, frame.words.start))
        || frame.factor().is_none();
    empty && said && told && !head && !draft.claims.has(frame.block, before, modal)
}

/// The levels are of what changed: one matter in the words around both, or nothing but a bare figure
/// or a pronoun right behind the change.
fn speaks(draft: &Draft<'_, '_>, change: &Frame, levels: &Levels) -> bool {
    // "Rose to 2.73 billion from 2.02 billion. Money supply grew by 48 percent": levels that a verb
    // has told already take a change that led up to them.
    if levels.told && change.sentence >= levels.first {
        return false;
    }
    let Some(place) = draft.claims.sentences.get(change.sentence) else { return false };
    let Some(new) = draft.get(levels.new) else { return false };
    let clause = place.sentence.clause_of(change.words.start);
    let subject = clause.start.max(change.words.start.saturating_sub(SUBJECT))..change.words.start;
    // "A rise in thefts".
    let end = change
        .by
        .and_then(|c| draft.get(c))
        .filter(|c| c.sentence == change.sentence)
        .map_or(change.words.end, Claim::end_token);
    let object = change.words.end..place.sentence.tokens.end.min(end.max(change.words.end) + SUBJECT);
    let around = |c: usize| -> Option<(usize, Range<usize>)> {
        let claim = draft.get(c)?;
        let place = draft.claims.sentences.get(claim.sentence)?;
        let clause = place.sentence.clause_of(claim.mention.tokens.start);
        Some((claim.block, clause.start..claim.end_token() + BEHIND))
    };
    let shared = [levels.new, levels.old].into_iter().filter_map(around).any(|words| {
        topic::shared(draft, (change.block, subject.clone()), words.clone())
            || topic::shared(draft, (change.block, object.clone()), words)
    });
    if shared {
        return true;
    }
    // "The number has doubled", "That is a drop of 30 percent": it takes up the levels before it.
    let takes = |s: &Sense| {
        matches!(s, Sense::Function(Function::That | Function::This | Function::It | Function::They))
            || matches!(s, Sense::Cue(Cue::CountOf | Cue::SumWord | Cue::ShareWord))
    };
    if change.sentence > levels.last {
        let opens = place.sentence.tokens.start..place.sentence.tokens.start + 3;
        return draft.claims.has(change.block, opens, takes);
    }
    // "Police recorded 450, against 300": no noun that would tell it from what changed.
    let Some((block, words)) = around(levels.new) else { return false };
    let bare = new.measure.head.is_empty()
        && new.amount().is_some_and(|a| a.unit == Unit::None)
        && !is_named(draft, new);
    let pronoun = draft.claims.has(block, words.start..words.start + 2, |s| {
        matches!(s, Sense::Function(Function::It | Function::They | Function::There))
    });
    let follows = levels.first == change.sentence + 1;
    follows && (bare || pronoun && !is_counted(new))
}

/// The figure counts something by a noun.
fn is_counted(claim: &Claim<'_>) -> bool {
    !claim.measure.head.is_empty() && claim.amount().is_some_and(|a| a.unit == Unit::None)
}

/// An unknown word right behind the figure names what it counts.
fn is_named(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let end = claim.end_token();
    let word = draft.claims.token(claim.block, end).is_some_and(|t| t.kind == TokenKind::Word);
    word && !draft.claims.has(claim.block, end..end + 1, |s| matches!(s, Sense::Function(_) | Sense::Cue(_)))
}

/// A share, or a difference of the sort that the levels are of.
fn is_of_levels(draft: &Draft<'_, '_>, frame: &Frame, by: usize) -> bool {
    let (Some(by), Some(new)) = (draft.get(by), frame.new.and_then(|c| draft.get(c))) else { return false };
    by.is_share() || alike(by, new) && !by.measure.differs(&new.measure)
}

fn is_right_way(draft: &Draft<'_, '_>, frame: &Frame) -> bool {
    let value = |c: Option<usize>| draft.stated(c?);
    let (Some(old), Some(new)) = (value(frame.old), value(frame.new)) else { return false };
    let five = Number::from(5);
    match frame.direction() {
        -1 => new < old && old < &new * &five,
        _ => new > old && new < &old * &five,
    }
}
