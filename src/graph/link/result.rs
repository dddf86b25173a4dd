//! Scores and what is said of them: who won has the higher one ("won 3-1"), a draw is even, the last
//! set goes to the winner, two legs add up, "by ten points, 101-95" is how far they lie apart.

use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind};
use crate::language::{Clitics, Cue, Function, NounClass, Sense, TokenKind, VerbClass};
use crate::mention::Kind;
use std::ops::Range;

/// How many tokens before a score the word for its outcome may stand.
const REACH: usize = 16;
/// How many tokens behind a score "win", "draw" or "on aggregate" may stand.
const BEHIND: usize = 3;
/// How many tokens before a score "drew" stands.
const NEAR: usize = 7;

/// How it ended for the side that is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Won,
    Lost,
    Drawn,
}

/// One score: the claims of both sides.
#[derive(Clone, Copy, Debug)]
struct Score {
    first: usize,
    second: usize,
    outcome: Option<Outcome>,
    /// It goes on with the score before it: "6-4, 3-6, 6-2".
    follows: bool,
    aggregate: bool,
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let all: Vec<Vec<Score>> = (0..draft.claims.sentences.len()).map(|s| scores(draft, s)).collect();
    // Two wins told from behind are a habit ("won 0-1 away"), and no slip.
    let habit = all.iter().flatten().filter(|s| is_turned(draft, s)).count() > 1;
    for (sentence, scores) in all.iter().enumerate() {
        for (at, score) in scores.iter().enumerate() {
            let last = scores.get(at + 1).is_none_or(|next| !next.follows);
            let counts = last || is_straight(draft, sentence);
            decide(draft, score, counts && !(habit && is_turned(draft, score)));
            margin(draft, score);
        }
        legs(draft, scores);
    }
}

/// A win with the lower score first, outside a row of sets.
fn is_turned(draft: &Draft<'_, '_>, score: &Score) -> bool {
    score.outcome == Some(Outcome::Won)
        && !score.follows
        && draft.stated(score.first) < draft.stated(score.second)
}

/// The scores of a sentence, each with its outcome.
fn scores(draft: &Draft<'_, '_>, sentence: usize) -> Vec<Score> {
    let mut scores: Vec<Score> = Vec::new();
    let claims = draft.claims_of(sentence);
    let Some(place) = draft.claims.sentences.get(sentence) else { return scores };
    let mut at = 0;
    while let (Some(first), Some(second)) = (claims.get(at).copied(), claims.get(at + 1).copied()) {
        let pair = draft.get(first).zip(draft.get(second)).filter(|(a, b)| {
            a.mention.kind == Kind::Score
                && b.mention.kind == Kind::Score
                && b.first_token() == a.end_token() + 1
        });
        let Some((a, b)) = pair else {
            at += 1;
            continue;
        };
        at += 2;
        // "The Lakers (3-5) beat …": wins and losses so far.
        let bracket = a.first_token().checked_sub(1).is_some_and(|t| draft.claims.is_mark(a.block, t, "("));
        if bracket && !draft.is_arabic(a.block) {
            continue;
        }
        let before = scores
            .last()
            .and_then(|s| draft.get(s.second))
            .map_or(place.sentence.tokens.start, Claim::end_token);
        let gap = before..a.first_token();
        let joint = |t: usize| {
            // "6-7 (5-7) 6-4"
            draft.claims.is_mark(a.block, t, ",،()-/–")
                || draft.claims.token(a.block, t).is_some_and(|t| t.kind == TokenKind::Digits)
                || draft.claims.has(a.block, t..t + 1, |s| *s == Sense::Function(Function::And))
        };
        let follows = !scores.is_empty() && gap.clone().all(joint);
        let said = outcome(draft, a.block, gap, b.end_token()..place.sentence.tokens.end);
        let carried = scores.last().and_then(|s| s.outcome);
        let outcome = match said {
            Said::No => None,
            Said::Nothing => carried,
            Said::Ended(outcome) => Some(outcome),
        };
        let aggregate = is_aggregate(draft, a, b);
        scores.push(Score { first, second, outcome, follows, aggregate });
    }
    scores
}

/// What the words around a score say of it.
enum Said {
    /// Nothing, so that the score before it goes on.
    Nothing,
    /// That it was no end: "trailing 1-2", "2-0 up at half-time".
    No,
    Ended(Outcome),
}

fn outcome(draft: &Draft<'_, '_>, block: usize, gap: Range<usize>, behind: Range<usize>) -> Said {
    let behind = behind.start..behind.end.min(behind.start + BEHIND);
    let mark = |at: &usize| draft.claims.is_mark(block, *at, ",،.;؛:()");
    let near = behind.start..behind.clone().find(mark).unwrap_or(behind.end);
    let interim = |s: &Sense| *s == Sense::Cue(Cue::Interim);
    // "A 2-1 win", "the 1-1 draw".
    let named = near.clone().take(2).find_map(|at| named(draft, block, at));
    if let Some(outcome) = named.filter(|_| !draft.is_arabic(block)) {
        return Said::Ended(outcome);
    }
    if draft.claims.has(block, near, interim) {
        return Said::No;
    }
    let from = gap.start.max(gap.end.saturating_sub(REACH));
    for at in (from..gap.end).rev() {
        // "Were tied after Tsonga had beaten …": told of another match.
        let after = |s: &Sense| *s == Sense::Cue(Cue::AfterEvent);
        if draft.claims.has(block, at..at + 1, interim) || draft.claims.has(block, at..at + 1, after) {
            return Said::No;
        }
        let near = gap.end - at <= NEAR;
        if let Some(outcome) = verb(draft, block, at) {
            let unsure = at.saturating_sub(3).max(gap.start)..at;
            let doubt = |s: &Sense| matches!(s, Sense::Modal(_) | Sense::Function(Function::Not));
            let doubted = draft.claims.has(block, unsure, doubt);
            let far = outcome == Outcome::Drawn && !near;
            return if doubted || far { Said::No } else { Said::Ended(outcome) };
        }
    }
    Said::Nothing
}

/// The outcome that a noun names: "win", "draw", "defeat".
fn named(draft: &Draft<'_, '_>, block: usize, at: usize) -> Option<Outcome> {
    let found = draft.claims.find(block, at..at + 1, |s| match s {
        Sense::Cue(Cue::Draws) => Some(Outcome::Drawn),
        Sense::Cue(Cue::Victory) => Some(Outcome::Won),
        Sense::Cue(Cue::Defeat) => Some(Outcome::Lost),
        _ => None,
    });
    found.map(|(_, outcome)| outcome)
}

/// The same of a verb: "beat" wins, "were beaten" does not.
fn verb(draft: &Draft<'_, '_>, block: usize, at: usize) -> Option<Outcome> {
    let told = draft.claims.find(block, at..at + 1, |s| match s {
        Sense::Verb(v) if v.class == VerbClass::Win => Some(Outcome::Won),
        Sense::Verb(v) if v.class == VerbClass::Lose => Some(Outcome::Lost),
        _ => None,
    });
    let outcome = named(draft, block, at).or(told.map(|(_, outcome)| outcome))?;
    let before = at.saturating_sub(2)..at;
    let passive =
        draft.claims.has(block, before, |s| matches!(s, Sense::Function(Function::Was | Function::Be)));
    let turned = passive && !draft.is_arabic(block) && outcome == Outcome::Won;
    Some(if turned { Outcome::Lost } else { outcome })
}

fn decide(draft: &mut Draft<'_, '_>, score: &Score, counts: bool) {
    match score.outcome {
        Some(Outcome::Won) if counts => draft.state(score.first, EdgeKind::Beats, score.second, None),
        Some(Outcome::Drawn) => draft.state(score.first, EdgeKind::Draws, score.second, None),
        _ => {}
    }
}

/// "In straight sets", «بثلاث مجموعات دون مقابل».
fn is_straight(draft: &Draft<'_, '_>, sentence: usize) -> bool {
    draft.claims.sentences.get(sentence).is_some_and(|p| {
        draft.claims.has(p.block, p.sentence.tokens.clone(), |s| *s == Sense::Cue(Cue::Straight))
    })
}

fn is_aggregate(draft: &Draft<'_, '_>, a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let aggregate = |s: &Sense| *s == Sense::Cue(Cue::Aggregate);
    let behind = b.end_token()..b.end_token() + BEHIND;
    let before = a.first_token().saturating_sub(2)..a.first_token();
    draft.claims.has(a.block, behind, aggregate) || draft.claims.has(a.block, before, aggregate)
}

/// Two legs and what they make together: the goals of the side that is told of, and those of the other.
fn legs(draft: &mut Draft<'_, '_>, scores: &[Score]) {
    let [one, two, both] = scores else { return };
    if !both.aggregate || one.aggregate || two.aggregate {
        return;
    }
    let sides = |draft: &Draft<'_, '_>, score: &Score| {
        let (a, b) = (draft.stated(score.first)?, draft.stated(score.second)?);
        match score.outcome? {
            Outcome::Won => Some((score.first, score.second)),
            Outcome::Drawn => (a == b).then_some((score.first, score.second)),
            // "Lost 2-1" and "lost 1-2" are told alike.
            Outcome::Lost => {
                Some(if a < b { (score.first, score.second) } else { (score.second, score.first) })
            }
        }
    };
    let (Some(one), Some(two)) = (sides(draft, one), sides(draft, two)) else { return };
    let (own, other) = match both.outcome {
        Some(Outcome::Lost) => return,
        _ => (both.first, both.second),
    };
    for (part, whole) in [(one.0, own), (two.0, own), (one.1, other), (two.1, other)] {
        draft.edge(part, whole, Edge { all: true, ..Edge::stated(EdgeKind::PartOf, None) });
    }
}

/// "Won by ten points, 101-95", "lost by three goals, 4-2".
fn margin(draft: &mut Draft<'_, '_>, score: &Score) {
    let Some(count) = score.first.checked_sub(1) else { return };
    let (Some(by), Some(a)) = (draft.get(count), draft.get(score.first)) else { return };
    let goals = draft.claims.has(by.block, by.mention.tokens.clone(), |s| *s == Sense::Cue(Cue::ScoreWord))
        || by.measure.class == Some(NounClass::Vote);
    let first = by.first_token();
    let by_it = by.lead.is(Function::By)
        || draft.claims.token(by.block, first).is_some_and(|t| t.clitics.has(Clitics::BY))
        || by.lead.cues(Cue::Margin);
    let gap = by.end_token()..a.first_token();
    let beside = by.sentence == a.sentence
        && !gap.is_empty()
        && gap.len() <= 2
        && draft.claims.is_mark(by.block, gap.start, ",،(");
    if !goals || !by_it || !beside {
        return;
    }
    let (x, y) = (draft.stated(score.first), draft.stated(score.second));
    let (winner, loser) = if x < y { (score.second, score.first) } else { (score.first, score.second) };
    draft.state(winner, EdgeKind::Beats, loser, None);
    draft.state(count, EdgeKind::MarginOf, winner, None);
}
