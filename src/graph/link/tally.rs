//! Votes: those cast against the house that cast them, and the winner's against the loser's.

use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind};
use crate::language::{Clitics, Cue, Function, NounClass, Sense, VerbClass};
use crate::mention::Kind;
use crate::value::Number;
use std::ops::Range;

/// How many sentences away the house may be told.
const REACH: usize = 2;

/// How many tokens may stand between a figure and the word that says which side it took.
const NEAR: usize = 4;

/// Which side a figure took.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    For,
    Against,
    Abstained,
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if !draft.is_prose(sentence) {
            continue;
        }
        let votes = votes(draft, sentence);
        if votes.len() > 1 {
            within_house(draft, sentence, &votes);
            decided(draft, sentence, &votes);
        }
    }
}

/// The figures of a vote in a sentence, each with its side.
fn votes(draft: &Draft<'_, '_>, sentence: usize) -> Vec<(usize, Side)> {
    let Some(place) = draft.claims.sentences.get(sentence) else { return Vec::new() };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let claims: Vec<usize> =
        place.claims.clone().filter(|c| draft.get(*c).is_some_and(|c| can_vote(c))).collect();
    let about = draft.claims.has(block, tokens.clone(), |s| {
        matches!(s, Sense::Noun(n) if n.class == NounClass::Vote)
            || matches!(s, Sense::Cue(Cue::Voted | Cue::Abstained))
    });
    let scored = claims.iter().any(|c| draft.get(*c).is_some_and(|c| c.mention.kind == Kind::Score));
    let decided = |s: &Sense| matches!(s, Sense::Cue(Cue::Carried | Cue::Rejected));
    if !(about || scored && draft.claims.has(block, tokens.clone(), decided)) {
        return Vec::new();
    }
    let mut found: Vec<(usize, Side)> = Vec::new();
    for (at, index) in claims.iter().enumerate() {
        let Some(claim) = draft.get(*index) else { continue };
        let next = claims.get(at + 1).and_then(|c| draft.get(*c)).map_or(tokens.end, |c| c.first_token());
        let last = at.checked_sub(1).and_then(|i| claims.get(i)).and_then(|c| draft.get(*c));
        let from = last.map_or(tokens.start, |c| c.end_token());
        let behind = claim.end_token()..next.min(claim.end_token() + NEAR);
        let before = from.max(claim.first_token().saturating_sub(NEAR))..claim.first_token();
        // "31 votes to 27", "71 صوتا مقابل 48"
        let pair = last.filter(|_| found.last().map(|f| f.0) == claims.get(at.wrapping_sub(1)).copied());
        let facing = pair.is_some() && before.len() <= NEAR && is_facing(draft, block, &before);
        let vote = claim.measure.class == Some(NounClass::Vote);
        // "وعارضه 31": a verb of the side stands right before its figure, and what "and"
        // joins behind a figure belongs to the next.
        let joined = |at: &usize| draft.claims.token(block, *at).is_some_and(|t| t.clitics.has(Clitics::AND));
        let behind = behind.start..behind.clone().find(joined).unwrap_or(behind.end);
        let verb = claim.first_token().saturating_sub(1).max(tokens.start)..claim.first_token();
        // "Passed 52-47": those for it stand first.
        if claim.mention.kind == Kind::Score {
            let second = last
                .is_some_and(|l| l.mention.kind == Kind::Score && l.end_token() + 1 == claim.first_token());
            found.push((*index, if second { Side::Against } else { Side::For }));
            continue;
        }
        if is_margin(draft, *index) || is_absent(draft, block, &before) {
            continue;
        }
        // "وصوت لصالح المشروع 71 نائبا": the side is named before, with what was voted on.
        let named = || side_in(draft, block, before.clone(), true).filter(|_| !facing);
        // "5,200 votes against 5,900 for the challenger": the word stands between two sides.
        let between = |a: &Claim<'_>, b: &Claim<'_>| {
            let gap = a.end_token()..b.first_token();
            gap.len() == 1 && is_facing(draft, block, &gap)
        };
        let faced = claims.get(at + 1).and_then(|c| draft.get(*c)).is_some_and(|next| between(claim, next));
        if facing && last.is_some_and(|l| between(l, claim)) {
            found.push((*index, Side::Against));
            continue;
        }
        let behind = if faced { behind.start..behind.start } else { behind };
        let side =
            side_in(draft, block, verb, true).or_else(|| side_in(draft, block, behind, false)).or_else(named);
        match side {
            Some(side) => found.push((*index, side)),
            None if facing => found.push((*index, Side::Against)),
            None if vote => found.push((*index, Side::For)),
            None if is_led(draft, &claims, at) => found.push((*index, Side::For)),
            None if pair.is_some() && is_rival(draft, claim, &before) => found.push((*index, Side::Against)),
            None => {}
        }
    }
    found
}

/// "Backed the bill by 151 to 146": the first of two that face each other.
fn is_led(draft: &Draft<'_, '_>, claims: &[usize], at: usize) -> bool {
    let (Some(claim), Some(next)) =
        (claims.get(at).and_then(|c| draft.get(*c)), claims.get(at + 1).and_then(|c| draft.get(*c)))
    else {
        return false;
    };
    let gap = claim.end_token()..next.first_token();
    let counted = claim.first_token().saturating_sub(2)..claim.first_token();
    let vote_of = claim.lead.is(Function::Of)
        && draft.claims.has(
            claim.block,
            counted,
            |s| matches!(s, Sense::Noun(n) if n.class == NounClass::Vote),
        );
    (claim.lead.is(Function::By) || vote_of)
        && claim.mention.kind == Kind::Number
        && next.mention.kind == Kind::Number
        && gap.len() == 1
        && is_facing(draft, claim.block, &gap)
}

/// "Sund received 79 votes and her opponent, Aldo Merk, 75": a bare figure behind an "and", with
/// blank papers told in the same breath.
fn is_rival(draft: &Draft<'_, '_>, claim: &Claim<'_>, before: &Range<usize>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let from = before.end.saturating_sub(2 * NEAR).max(place.sentence.tokens.start);
    let and = draft.claims.has(claim.block, from..before.end, |s| *s == Sense::Function(Function::And));
    let verb = draft.claims.has(claim.block, before.clone(), |s| matches!(s, Sense::Verb(_)));
    claim.mention.kind == Kind::Number && and && !verb && is_blank(draft, claim.sentence)
}

/// Blank, spoiled or void papers are told of.
fn is_blank(draft: &Draft<'_, '_>, sentence: usize) -> bool {
    draft.claims.sentences.get(sentence).is_some_and(|place| {
        draft.claims.has(place.block, place.sentence.tokens.clone(), |s| *s == Sense::Cue(Cue::Blank))
    })
}

/// "All were present", "Every member took part", «شارك في التصويت جميع النواب».
fn is_full(draft: &Draft<'_, '_>, sentence: usize) -> bool {
    let Some(place) = draft.claims.sentences.get(sentence) else { return false };
    let tokens = place.sentence.tokens.clone();
    let all = |s: &Sense| *s == Sense::Function(Function::All) || *s == Sense::Cue(Cue::Each);
    let there = |s: &Sense| matches!(s, Sense::Cue(Cue::Present | Cue::Cast)).then_some(());
    let Some((cue, ())) = draft.claims.find(place.block, tokens.clone(), there) else { return false };
    let around = cue.start.saturating_sub(FULL).max(tokens.start)..(cue.end + FULL).min(tokens.end);
    let not = |s: &Sense| matches!(s, Sense::Function(Function::Not) | Sense::Modal(_));
    draft.claims.has(place.block, around.clone(), all) && !draft.claims.has(place.block, around, not)
}

/// How far from the word for being there "all" may stand, in tokens.
const FULL: usize = 5;

/// "in the absence of 22 deputies", "غياب 22 نائبا": they took no side.
fn is_absent(draft: &Draft<'_, '_>, block: usize, before: &Range<usize>) -> bool {
    draft.claims.has(block, before.clone(), |s| *s == Sense::Cue(Cue::Absent))
}

/// "by a margin of 23 votes", "بفارق 23 صوتا", "exceeded by one vote": a difference.
fn is_margin(draft: &Draft<'_, '_>, index: usize) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    let before = claim.first_token().saturating_sub(2)..claim.first_token();
    let one = claim.amount().and_then(|a| a.reading.stated.as_ref()) == Some(&Number::ONE);
    claim.lead.cues(Cue::Margin)
        || draft.claims.has(claim.block, before, |s| *s == Sense::Cue(Cue::Margin))
        || (one && claim.lead.is(Function::By))
}

/// What the winning side had more than the other: "by 74 votes to 41, a margin of 23".
fn margin(draft: &mut Draft<'_, '_>, sentence: usize, winner: usize) {
    for index in draft.claims_of(sentence) {
        let kind = draft
            .get(index)
            .is_some_and(|c| c.is_quantity() && matches!(c.measure.class, None | Some(NounClass::Vote)));
        if kind && is_margin(draft, index) {
            draft.state(index, EdgeKind::MarginOf, winner, None);
        }
    }
}

fn can_vote(claim: &Claim<'_>) -> bool {
    let class =
        matches!(claim.measure.class, None | Some(NounClass::Vote | NounClass::Person | NounClass::Place));
    let exact = claim.amount().is_some_and(|a| a.reading.stated.is_some() && a.hedge.is_none());
    let counts =
        claim.is_quantity() && claim.mention.kind != Kind::Money || claim.mention.kind == Kind::Score;
    counts && class && exact
}

/// "to", "against", "مقابل" between two figures of a vote.
fn is_facing(draft: &Draft<'_, '_>, block: usize, gap: &Range<usize>) -> bool {
    draft.claims.has(block, gap.clone(), |s| {
        matches!(s, Sense::Function(Function::To) | Sense::Cue(Cue::Comparison | Cue::Opposed))
    })
}

/// The side that words name; verbs of the side stand before the figure ("وامتنع تسعة").
fn side_in(draft: &Draft<'_, '_>, block: usize, range: Range<usize>, before: bool) -> Option<Side> {
    let english = draft.claims.document.language == Lang::En;
    let (_, side) = draft.claims.find(block, range, |s| match s {
        Sense::Cue(Cue::Abstained) => Some(Side::Abstained),
        Sense::Cue(Cue::InFavour) => Some(Side::For),
        Sense::Cue(Cue::Opposed) => Some(Side::Against),
        _ => None,
    })?;
    (!before || !english).then_some(side)
}

/// No more votes than the house has members, or than were present.
fn within_house(draft: &mut Draft<'_, '_>, sentence: usize, votes: &[(usize, Side)]) {
    let Some(house) = house(draft, sentence, votes) else { return };
    // One ballot of a house is told; figures of a later sentence are those of another.
    let counted = draft.nodes.get(house).is_some_and(|node| {
        draft.graph.edges_directed(*node, petgraph::Incoming).any(|e| e.weight().kind == EdgeKind::VoteIn)
    });
    if counted {
        return;
    }
    let all = is_cast(draft, house, votes);
    for (vote, _) in votes {
        draft.edge(*vote, house, Edge { all, ..Edge::stated(EdgeKind::VoteIn, None) });
    }
}

fn house(draft: &Draft<'_, '_>, sentence: usize, votes: &[(usize, Side)]) -> Option<usize> {
    let sentences = &draft.claims.sentences;
    let from = sentences.get(sentence.saturating_sub(REACH))?.claims.start;
    let until = sentences.get((sentence + REACH).min(sentences.len() - 1))?.claims.end;
    let value = |c: usize| draft.stated(c);
    let largest = votes.iter().filter_map(|(c, _)| value(*c)).max()?;
    let sum = votes.iter().filter_map(|(c, _)| value(*c)).fold(Number::ZERO, |a, b| &a + &b);
    let fits = |c: &usize| {
        let Some(claim) = draft.get(*c) else { return false };
        let vote = votes.iter().any(|(v, _)| v == c);
        let start = claim.first_token().saturating_sub(2);
        let aside = draft.is_arabic(claim.block)
            && side_in(draft, claim.block, start..claim.first_token(), true).is_some();
        !vote
            && !aside
            && !claim.headline
            && (matches!(claim.measure.class, Some(NounClass::Person | NounClass::Place))
                || is_numbered(draft, claim))
            && value(*c).is_some_and(|n| n >= largest)
    };
    let found: Vec<usize> = (from..until).filter(fits).collect();
    // Who was present decides; other sizes of the house may be those of another day.
    if let Some(present) = found.iter().find(|c| is_present(draft, **c)) {
        return Some(*present);
    }
    let house: Vec<usize> = found.into_iter().filter(|c| is_house(draft, *c)).collect();
    if house.iter().filter_map(|c| value(*c)).any(|n| n >= sum) {
        return house.into_iter().find(|c| value(*c).is_some_and(|n| n >= sum));
    }
    house.first().copied()
}

/// "the 299-seat chamber", «نواب المجلس البالغ عددهم 120»: a house by the number of its seats or members.
fn is_numbered(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let hyphen = claim.mention.tokens.clone().any(|at| draft.claims.is_mark(claim.block, at, "-‑"));
    let at = claim.first_token();
    let reach = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Reach);
    let members = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Person);
    claim.measure.class == Some(NounClass::Seat) && hyphen
        || claim.mention.kind == Kind::Number
            && draft.is_arabic(claim.block)
            && draft.claims.has(claim.block, at.saturating_sub(2)..at, reach)
            && draft.claims.has(claim.block, at.saturating_sub(6)..at, members)
}

/// "in a session that 120 deputies attended"
fn is_present(draft: &Draft<'_, '_>, index: usize) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    let arabic = draft.claims.document.language == Lang::Ar;
    let start = draft.claims.sentences.get(claim.sentence).map_or(0, |s| s.sentence.tokens.start);
    let reach = if arabic { 2 * NEAR } else { NEAR };
    let around = start.max(claim.first_token().saturating_sub(reach))..claim.end_token() + 2;
    draft.claims.has(claim.block, around, |s| matches!(s, Sense::Cue(Cue::Present | Cue::Cast)))
}

/// All of them voted: they are said to have taken part in the ballot, and who abstained is told.
fn is_cast(draft: &Draft<'_, '_>, house: usize, votes: &[(usize, Side)]) -> bool {
    let Some(claim) = draft.get(house) else { return false };
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let Some(vote) = votes.first().and_then(|(c, _)| draft.get(*c)) else { return false };
    let here = place.sentence.clause_of(claim.mention.tokens.start);
    let near = [claim.sentence, vote.sentence, vote.sentence + 1];
    let full = near
        .iter()
        .any(|s| draft.claims.sentences.get(*s).is_some_and(|p| p.block == vote.block) && is_full(draft, *s));
    let cast = full || draft.claims.has(claim.block, here, |s| *s == Sense::Cue(Cue::Cast));
    let abstained = is_blank(draft, vote.sentence)
        || votes.iter().any(|(_, side)| *side == Side::Abstained)
        || [claim.sentence, vote.sentence].iter().any(|s| {
            draft.claims.sentences.get(*s).is_some_and(|place| {
                draft
                    .claims
                    .has(place.block, place.sentence.tokens.clone(), |s| *s == Sense::Cue(Cue::Abstained))
            })
        });
    let both = [Side::For, Side::Against].iter().all(|side| votes.iter().any(|(_, s)| s == side));
    // "and five abstained", told a sentence later, are among them.
    let open = [claim.sentence, vote.sentence].iter().flat_map(|s| draft.claims_of(*s)).any(|c| {
        let counts = draft.get(c).is_some_and(|c| can_vote(c) && !c.headline) && !is_margin(draft, c);
        c != house && counts && !votes.iter().any(|(v, _)| *v == c)
    });
    cast && abstained && both && !open
}

/// "the 55-member council", "a house of 128 deputies", "مؤلف من 128 نائبا": a figure that says
/// how many members there are.
fn is_house(draft: &Draft<'_, '_>, index: usize) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    let tokens = claim.mention.tokens.clone();
    let hyphen = tokens.clone().any(|at| draft.claims.is_mark(claim.block, at, "-‑"));
    let before = claim.first_token().saturating_sub(2)..claim.first_token();
    // "the upper house, which has 99 members"
    let has = draft.claims.has(claim.block, before.clone(), |s| *s == Sense::Function(Function::Have))
        && draft.claims.document.language == Lang::En;
    let made_of = has
        || draft.claims.has(claim.block, before, |s| {
            matches!(
                s,
                Sense::Cue(Cue::SharedOut | Cue::WholeFollows)
                    | Sense::Function(Function::All | Function::They)
            )
        });
    let end = claim.end_token();
    let voted = draft.claims.has(claim.block, end..end + 1, |s| *s == Sense::Cue(Cue::Voted));
    hyphen || made_of || voted || claim.measure.definite || is_numbered(draft, claim)
}

/// What was carried had more votes for it than against it; what was rejected had not.
fn decided(draft: &mut Draft<'_, '_>, sentence: usize, votes: &[(usize, Side)]) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let has = |test: &dyn Fn(&Sense) -> bool| draft.claims.has(block, tokens.clone(), test);
    // A share of the votes was asked for, or the outcome is not told as a fact.
    let first = votes.first().and_then(|(c, _)| draft.get(*c)).map_or(tokens.end, |c| c.first_token());
    let open = |s: &Sense| matches!(s, Sense::Modal(_));
    if draft.claims.has(block, tokens.start..first, open) || has(&|s| matches!(s, Sense::Fraction(..))) {
        return;
    }
    let carried = has(&|s| {
        matches!(s, Sense::Cue(Cue::Carried)) || matches!(s, Sense::Verb(v) if v.class == VerbClass::Win)
    });
    let rejected = has(&|s| {
        matches!(s, Sense::Cue(Cue::Rejected)) || matches!(s, Sense::Verb(v) if v.class == VerbClass::Lose)
    });
    let one = |side: Side| {
        let mut of_side = votes.iter().filter(|(_, s)| *s == side);
        of_side.next().filter(|_| of_side.next().is_none()).map(|(c, _)| *c)
    };
    let (Some(yes), Some(no)) = (one(Side::For), one(Side::Against)) else { return };
    if !rejected || carried {
        margin(draft, sentence, yes);
        let margins = draft.claims_of(sentence).into_iter().any(|c| is_margin(draft, c));
        if margins {
            draft.state(yes, EdgeKind::Beats, no, None);
            return;
        }
    }
    // "rejected by 51 votes to 39" tells the winning side first.
    let said = draft.get(yes).is_some_and(|c| {
        side_in(draft, block, c.end_token()..c.end_token() + NEAR, false) == Some(Side::For)
            || side_in(draft, block, c.first_token().saturating_sub(NEAR)..c.first_token(), true)
                == Some(Side::For)
    });
    match (carried, rejected) {
        (true, false) => draft.state(yes, EdgeKind::Beats, no, None),
        (false, true) if said => draft.state(no, EdgeKind::Beats, yes, None),
        _ => {}
    }
}
