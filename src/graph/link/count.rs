//! A count and the list of names that is said to be its members: "three ministers: …",
//! "They were named as …", "شخصين، هما …".

use super::names::{Names, read};
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind, Node, NodeId, NodeKind};
use crate::language::{Clitics, Cue, Function, NounClass, Sense, TokenKind};
use crate::mention::Kind;
use crate::value::Number;
use std::ops::Range;

/// How many tokens may stand between a count and the mark or pronoun that opens its list.
const GAP: usize = 12;

/// The longest list that copy counts and names.
const LONGEST: i64 = 12;

/// By how many a list may miss its count; more means that the two are not one thing.
const SLIP: i64 = 2;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let Some((names, counts)) = opened(draft, sentence).or_else(|| leading(draft, sentence)) else {
            continue;
        };
        bind(draft, names, &counts);
    }
}

/// Draws the edge to the count that fits; if none does, to the nearest.
fn bind(draft: &mut Draft<'_, '_>, names: Names, counts: &[usize]) {
    let value = |c: &usize| draft.get(*c).and_then(|c| c.amount()?.reading.stated.as_ref()?.to_i64());
    let (low, high) = (i64::from(names.low), i64::from(names.high));
    if counts.iter().filter_map(value).any(|n| (low..=high).contains(&n)) {
        return;
    }
    let Some(count) = counts.first().copied() else { return };
    let near = value(&count).is_some_and(|n| low - n <= SLIP && n - high <= SLIP);
    let Some(target) = draft.nodes.get(count).copied().filter(|_| near) else { return };
    let list = list_node(draft, names);
    draft.join(list, target, Edge::stated(EdgeKind::Lists, None));
}

fn list_node(draft: &mut Draft<'_, '_>, names: Names) -> NodeId {
    let text = names.span.of(&draft.claims.document.text);
    let node = Node::named(NodeKind::List, text, Some(names.span));
    draft.graph.add_node(Node { members: Some((names.low, names.high)), ..node })
}

/// A list that marks or words open, and the counts before it, nearest first.
fn opened(draft: &Draft<'_, '_>, sentence: usize) -> Option<(Names, Vec<usize>)> {
    let place = draft.claims.sentences.get(sentence)?;
    let tokens = place.sentence.tokens.clone();
    tokens.clone().find_map(|at| {
        let (start, reach, back) = opener(draft, place.block, &tokens, at)?;
        let bracket = draft.claims.is_mark(place.block, at, "(");
        let closing = (start..tokens.end).find(|t| bracket && draft.claims.is_mark(place.block, *t, ")"));
        let names = read(draft, place.block, start..closing.unwrap_or(tokens.end))?;
        let counts = counts_before(draft, sentence, at, reach, back);
        (!counts.is_empty()).then_some((names, counts))
    })
}

/// What opens a list at a token: where the list starts, how far before it its count may
/// stand, and whether that may be in the sentence before.
fn opener(
    draft: &Draft<'_, '_>,
    block: usize,
    tokens: &Range<usize>,
    at: usize,
) -> Option<(usize, usize, bool)> {
    let claims = draft.claims;
    if claims.is_mark(block, at, ":") {
        return Some((at + 1, 2 * GAP, false));
    }
    let named = |s: &Sense| (*s == Sense::Cue(Cue::Named)).then_some(());
    if let Some((cue, ())) = claims.find(block, at..at + 1, named) {
        return Some((cue.end, GAP, true));
    }
    if claims.document.language == Lang::Ar {
        let pronoun = |s: &Sense| matches!(s, Sense::Function(Function::They | Function::She));
        let colon = usize::from(claims.is_mark(block, at + 1, ":"));
        if claims.has(block, at..at + 1, pronoun) {
            return Some((at + 1 + colon, GAP, at <= tokens.start + 8));
        }
        return None;
    }
    let dash = claims.is_mark(block, at, "-–—") && claims.token(block, at + 1).is_some_and(|t| t.space_before);
    if dash || claims.is_mark(block, at, "(") {
        return Some((at + 1, 0, false));
    }
    // "seven counties of A, B and C", "the ten directors are A, B and C"
    let direct = |s: &Sense| matches!(s, Sense::Function(Function::Of | Function::Be | Function::Was));
    if claims.has(block, at..at + 1, direct) {
        return Some((at + 1, 0, at <= tokens.start + 3));
    }
    claims.is_mark(block, at, ",").then_some((at + 1, GAP, false))
}

/// Counts that end within `reach` tokens before a token of the sentence, and those of the
/// sentence before where there is none.
fn counts_before(
    draft: &Draft<'_, '_>,
    sentence: usize,
    at: usize,
    reach: usize,
    back: bool,
) -> Vec<usize> {
    let Some(place) = draft.claims.sentences.get(sentence) else { return Vec::new() };
    let fits = |c: &usize| {
        draft.get(*c).is_some_and(|c| {
            c.end_token() <= at && at - c.end_token() <= reach && can_be_listed(draft, c) && no_verb(draft, c, at)
        })
    };
    let mut found: Vec<usize> = place.claims.clone().rev().filter(fits).collect();
    // "four projects, of which three are being built, namely …": the nearest figure is meant.
    let nearest = place.claims.clone().rev().find(|c| {
        draft.get(*c).is_some_and(|c| c.end_token() <= at && (c.is_quantity() || c.is_share()))
    });
    if nearest.is_some() && nearest != found.first().copied() {
        return Vec::new();
    }
    if found.is_empty() && back && let Some(before) = sentence.checked_sub(1) {
        found = earlier(draft, before);
    }
    found
}

/// All counts of a sentence that a list in the next may name.
fn earlier(draft: &Draft<'_, '_>, sentence: usize) -> Vec<usize> {
    let Some(place) = draft.claims.sentences.get(sentence) else { return Vec::new() };
    let fits = |c: &usize| draft.get(*c).is_some_and(|c| can_be_listed(draft, c) && !c.headline);
    let mut found: Vec<usize> = place.claims.clone().filter(fits).collect();
    // People come before the nights that they spent.
    found.sort_by_key(|c| draft.get(*c).is_some_and(|c| c.measure.class != Some(NounClass::Person)));
    found
}

/// Behind a comma, a verb, a mark or a name between count and list makes them two things.
fn no_verb(draft: &Draft<'_, '_>, count: &Claim<'_>, at: usize) -> bool {
    let gap = count.end_token()..at;
    let other = |t: usize| {
        draft.claims.token(count.block, t).is_some_and(|t| t.kind == TokenKind::Mark || t.capital)
    };
    !draft.claims.is_mark(count.block, at, ",")
        || !draft.claims.has(count.block, gap.clone(), |s| matches!(s, Sense::Verb(_)))
            && !gap.clone().any(other)
}

/// A small exact count of people, places or bodies.
fn can_be_listed(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let class = !matches!(
        claim.measure.class,
        Some(
            NounClass::Vote
                | NounClass::Seat
                | NounClass::Change
                | NounClass::Abstract
                | NounClass::Sequence
                | NounClass::Event
                | NounClass::Animal
                | NounClass::Missing
        )
    );
    let exact = claim.amount().is_some_and(|a| {
        a.hedge.is_none()
            && a.reading.stated.as_ref().and_then(Number::to_i64).is_some_and(|n| (2..=LONGEST).contains(&n))
    });
    // An Arabic noun with the ending of a dual may be a plural where it has the article.
    let first = draft.claims.token(claim.block, claim.mention.tokens.start);
    let doubtful = claim.mention.tokens.len() == 1 && first.is_some_and(|t| t.clitics.has(Clitics::THE));
    let english = draft.claims.document.language == Lang::En;
    let known = english || claim.measure.class.is_some();
    claim.mention.kind == Kind::Quantity && class && exact && known && !doubtful
}

/// A list that opens a sentence and names the people whom the sentence before counts, by
/// their office: "Three ministers resigned. Justice minister A, health minister B …".
fn leading(draft: &Draft<'_, '_>, sentence: usize) -> Option<(Names, Vec<usize>)> {
    let before = sentence.checked_sub(1)?;
    let place = draft.claims.sentences.get(sentence)?;
    let tokens = place.sentence.tokens.clone();
    if draft.claims.document.language != Lang::En {
        return None;
    }
    let names = read(draft, place.block, tokens.clone()).filter(|n| n.low > 2)?;
    let titled = |c: &usize| {
        draft.get(*c).is_some_and(|count| {
            let title = |at: usize| {
                draft.claims.has(place.block, at..at + 1, |s| match s {
                    Sense::Noun(n) => {
                        let lexicon = crate::language::of(Lang::En).lexicon();
                        lexicon.lemma_name(n.lemma) == count.measure.head
                    }
                    _ => false,
                })
            };
            (tokens.start..names.end).filter(|at| title(*at)).count() > 1
        })
    };
    let ages = (tokens.start..names.end)
        .filter(|at| draft.claims.claims.iter().any(|c| {
            c.block == place.block && c.mention.kind == Kind::Age && c.mention.tokens.start == *at
        }))
        .count();
    let counts: Vec<usize> =
        earlier(draft, before).into_iter().filter(|c| ages > 1 || titled(c)).collect();
    (!counts.is_empty()).then_some((names, counts))
}
