//! "Reopened on 4 June after having been shut on 9 June": two dates that the text itself puts
//! one after the other.

use super::occurrence::comparable;
use super::span::date;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, Sense, VerbClass};
use crate::mention::Kind;
use crate::value::time::Anchor;
use std::ops::Range;

/// How far from the word that orders them the dates may stand, in tokens.
const REACH: usize = 9;
/// How far before what is told a word stands that makes it no plain date, in tokens.
const LEAD: usize = 5;
/// How many tokens may stand between what is told and the word that orders it, where someone
/// is named who says so.
const ASIDE: usize = 7;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if !draft.is_prose(sentence) {
            continue;
        }
        for (cue, after) in cues(draft, sentence) {
            let Some((told, other)) = dates(draft, sentence, &cue) else { continue };
            let (first, second) = if after { (other, told) } else { (told, other) };
            let words =
                draft.claims.sentences.get(sentence).and_then(|p| draft.claims.token(p.block, cue.start));
            draft.state(first, EdgeKind::Before, second, words.map(|t| t.span));
        }
    }
}

/// "After" and "before" with what happened behind them; whether it is "after".
fn cues(draft: &Draft<'_, '_>, sentence: usize) -> Vec<(Range<usize>, bool)> {
    let Some(place) = draft.claims.sentences.get(sentence) else { return Vec::new() };
    let mut found = Vec::new();
    for at in place.sentence.tokens.clone() {
        let cue = draft.claims.find(place.block, at..at + 1, |s| match s {
            Sense::Cue(Cue::AfterEvent) => Some(true),
            Sense::Cue(Cue::BeforeEvent) => Some(false),
            _ => None,
        });
        let Some((tokens, after)) = cue else { continue };
        // "After that", "before 9 June", "after three years".
        let points = draft.claims.has(place.block, tokens.end..tokens.end + 1, |s| match s {
            Sense::Function(Function::This | Function::Those) => true,
            // «بعد أن أغلق»
            Sense::Function(Function::That) => !draft.is_arabic(place.block),
            _ => false,
        });
        let leads = place
            .claims
            .clone()
            .any(|c| draft.get(c).is_some_and(|c| (tokens.start..tokens.end + 2).contains(&c.first_token())));
        if !points && !leads {
            found.push((tokens, after));
        }
    }
    found
}

/// The date of what is told and the date of what the cue sets it against.
fn dates(draft: &Draft<'_, '_>, sentence: usize, cue: &Range<usize>) -> Option<(usize, usize)> {
    let place = draft.claims.sentences.get(sentence)?;
    let times: Vec<usize> =
        place.claims.clone().filter(|c| draft.get(*c).is_some_and(|c| c.is_time())).collect();
    let position = |c: usize| draft.get(c).map_or(0, |c| c.first_token());
    let other = times.iter().copied().find(|c| position(*c) >= cue.end)?;
    let before = times.iter().copied().rfind(|c| position(*c) < cue.start);
    let opens = cue.start <= place.sentence.tokens.start + 1;
    let told = match before {
        Some(told) => told,
        None if opens => times.iter().copied().find(|c| *c > other)?,
        None => return None,
    };
    let end = |c: usize| draft.get(c).map_or(0, |c| c.end_token());
    let mark = |at: usize, marks: &str| draft.claims.is_mark(place.block, at, marks);
    let inner = cue.end..position(other);
    let between = match before {
        Some(told) => end(told)..cue.start,
        None => end(other)..position(told),
    };
    let governed = match before {
        Some(_) => between.is_empty() || is_aside(draft, place.block, between.clone()),
        None => between.len() <= REACH && between.clone().any(|at| mark(at, ",،")),
    };
    let apart = |s: &Sense| match s {
        Sense::Modal(_) => true,
        Sense::Function(f) => {
            matches!(f, Function::While | Function::But | Function::Who | Function::Which | Function::For)
        }
        Sense::Cue(cue) => matches!(cue, Cue::AfterEvent | Cue::BeforeEvent),
        _ => false,
    };
    let near = inner.len() <= REACH && !inner.clone().any(|at| mark(at, ",،;؛:\"“”«»—–()"));
    let clear = |range: Range<usize>| !draft.claims.has(place.block, range, apart);
    let floor = if before.is_some() { place.sentence.tokens.start } else { end(other) };
    let lead = position(told).saturating_sub(LEAD).max(floor)..position(told);
    (near
        && governed
        && clear(inner)
        && clear(lead)
        && led_plainly(draft, told)
        && led_plainly(draft, other)
        && comparable(draft, told, other))
    .then_some((told, other))
}

/// Nothing but a comma, or somebody who says so between commas.
fn is_aside(draft: &Draft<'_, '_>, block: usize, tokens: Range<usize>) -> bool {
    let comma = |at: usize| draft.claims.is_mark(block, at, ",،");
    let said = draft.claims.has(block, tokens.clone(), |s| {
        matches!(s, Sense::Verb(v) if v.class == VerbClass::Say) || matches!(s, Sense::Cue(Cue::AccordingTo))
    });
    let framed = comma(tokens.start) && comma(tokens.end.saturating_sub(1));
    framed && (tokens.len() == 1 || said && tokens.len() <= ASIDE)
}

/// "From 9 June", "until 9 June", "since": the beginning or end of something longer.
pub(super) fn led_plainly(draft: &Draft<'_, '_>, index: usize) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    let cues = [Cue::Since, Cue::Until, Cue::BeforeEvent, Cue::AfterEvent, Cue::OldValue];
    let words = [Function::From, Function::To, Function::By, Function::For, Function::Of];
    let known = date(draft, index).is_some_and(|d| {
        let pointed = d.day.is_some() && matches!(d.anchor, Some(Anchor::Named(..)));
        d.part.is_none()
            && !d.impossible
            && (d.anchor.is_none() || pointed)
            && d.month.or(d.year.map(|_| 1)).is_some()
    });
    let placed = [Function::In, Function::On, Function::At].into_iter().any(|f| claim.lead.is(f))
        || claim.mention.kind == Kind::MonthPair
        || date(draft, index).is_some_and(|d| d.day.is_some());
    known
        && placed
        && !cues.into_iter().any(|c| claim.lead.cues(c))
        && !words.into_iter().any(|f| claim.lead.is(f))
}
