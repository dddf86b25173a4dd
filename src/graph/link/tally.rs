//! Votes: those cast against the house that cast them, the winner's against the loser's, and
//! a majority against half of the seats.

use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind, Node, NodeKind};
use crate::language::{Clitics, Cue, Function, NounClass, Sense, VerbClass};
use crate::mention::Kind;
use crate::value::Number;
use petgraph::visit::EdgeRef;
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
        majority(draft, sentence);
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
    if !about {
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
        let side = side_in(draft, block, verb, true).or_else(|| side_in(draft, block, behind, false));
        match side {
            Some(side) => found.push((*index, side)),
            None if facing => found.push((*index, Side::Against)),
            None if vote => found.push((*index, Side::For)),
            None => {}
        }
    }
    found
}

fn can_vote(claim: &Claim<'_>) -> bool {
    let class = matches!(claim.measure.class, None | Some(NounClass::Vote | NounClass::Person));
    let exact = claim.amount().is_some_and(|a| a.reading.stated.is_some() && a.hedge.is_none());
    claim.is_quantity() && claim.mention.kind != Kind::Money && class && exact
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
    for (vote, _) in votes {
        draft.state(*vote, EdgeKind::VoteIn, house, None);
    }
}

fn house(draft: &Draft<'_, '_>, sentence: usize, votes: &[(usize, Side)]) -> Option<usize> {
    let sentences = &draft.claims.sentences;
    let from = sentences.get(sentence.saturating_sub(REACH))?.claims.start;
    let until = sentences.get((sentence + REACH).min(sentences.len() - 1))?.claims.end;
    let value = |c: usize| draft.get(c)?.amount()?.reading.stated.clone();
    let largest = votes.iter().filter_map(|(c, _)| value(*c)).max()?;
    let sum = votes.iter().filter_map(|(c, _)| value(*c)).fold(Number::ZERO, |a, b| &a + &b);
    let fits = |c: &usize| {
        let Some(claim) = draft.get(*c) else { return false };
        let vote = votes.iter().any(|(v, _)| v == c);
        !vote
            && !claim.headline
            && claim.measure.class == Some(NounClass::Person)
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

/// "in a session that 120 deputies attended"
fn is_present(draft: &Draft<'_, '_>, index: usize) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    let around = claim.first_token().saturating_sub(NEAR)..claim.end_token() + 2;
    draft.claims.has(claim.block, around, |s| *s == Sense::Cue(Cue::Present))
}

/// "the 55-member council", "a house of 128 deputies", "مؤلف من 128 نائبا": a figure that says
/// how many members there are.
fn is_house(draft: &Draft<'_, '_>, index: usize) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    let tokens = claim.mention.tokens.clone();
    let hyphen = tokens.clone().any(|at| draft.claims.is_mark(claim.block, at, "-‑"));
    let before = claim.first_token().saturating_sub(2)..claim.first_token();
    let made_of = draft.claims.has(claim.block, before, |s| {
        matches!(
            s,
            Sense::Cue(Cue::SharedOut | Cue::WholeFollows) | Sense::Function(Function::All | Function::They)
        )
    });
    hyphen || made_of || claim.measure.definite
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

/// "24 of the 51 seats" is no majority, "29 of 52" is one.
fn majority(draft: &mut Draft<'_, '_>, sentence: usize) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let cue = |s: &Sense| (*s == Sense::Cue(Cue::Majority)).then_some(());
    let Some((word, ())) = draft.claims.find(block, tokens.clone(), cue) else { return };
    let Some(direction) = has_or_lacks(draft, block, tokens.start, &word) else { return };
    seats_of_house(draft, sentence);
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let part = place.claims.clone().find(|c| {
        draft
            .get(*c)
            .is_some_and(|c| matches!(c.measure.class, None | Some(NounClass::Seat)) && c.is_quantity())
            && draft.nodes.get(*c).is_some_and(|node| {
                draft.graph.edges(*node).any(|e| {
                    e.weight().kind == EdgeKind::PartOf
                        && place.claims.clone().any(|w| {
                            draft.nodes.get(w) == Some(&e.target())
                                && [*c, w].iter().any(|c| {
                                    draft.get(*c).is_some_and(|c| c.measure.class == Some(NounClass::Seat))
                                })
                        })
                })
            })
    });
    let Some(part) = part.and_then(|c| draft.nodes.get(c).copied()) else { return };
    let span = draft.claims.token(block, word.start).map(|t| t.span);
    let name = draft.claims.text(block, word.start);
    let claim = Node { direction, ..Node::named(NodeKind::Event, name, span) };
    let node = draft.graph.add_node(claim);
    draft.join(node, part, Edge::stated(EdgeKind::MajorityOf, None));
}

/// "29 مقعدا من أصل 52": the house is told without its noun.
fn seats_of_house(draft: &mut Draft<'_, '_>, sentence: usize) {
    let claims = draft.claims_of(sentence);
    for pair in claims.windows(2) {
        let [part, whole] = [pair[0], pair[1]];
        let (Some(p), Some(w)) = (draft.get(part), draft.get(whole)) else { continue };
        let seats = p.measure.class == Some(NounClass::Seat) && w.measure.head.is_empty() && w.is_quantity();
        if seats && w.lead.cues(Cue::WholeFollows) && w.first_token() <= p.end_token() + NEAR {
            draft.state(part, EdgeKind::PartOf, whole, None);
        }
    }
}

/// Whether words before the majority say that it was won (+1) or missed (−1).
fn has_or_lacks(draft: &Draft<'_, '_>, block: usize, from: usize, word: &Range<usize>) -> Option<i8> {
    let before = from.max(word.start.saturating_sub(5))..word.start;
    // "a majority of five", "بأغلبية 71 صوتا": how large, not whether.
    let counted = draft.claims.has(block, word.end..word.end + 2, |s| {
        matches!(s, Sense::Function(Function::Of) | Sense::Cardinal(_))
    });
    let partial = draft.claims.has(block, before.clone(), |s| {
        matches!(
            s,
            Sense::Fraction(..)
                | Sense::Modal(crate::language::Modal::Required | crate::language::Modal::Possible)
        )
    });
    if counted
        || partial
        || draft.claims.token(block, word.end).is_some_and(|t| t.kind == crate::language::TokenKind::Digits)
    {
        return None;
    }
    let lacks = draft.claims.has(block, before.clone(), |s| {
        matches!(s, Sense::Function(Function::Not) | Sense::Cue(Cue::Lacking))
    });
    let wins = draft.claims.has(block, before, |s| matches!(s, Sense::Verb(v) if v.class == VerbClass::Win));
    match (lacks, wins) {
        (true, _) => Some(-1),
        (false, true) => Some(1),
        _ => None,
    }
}
