//! Counts and shares that make up one whole between them: "3,000 students: 1,200 women and 65%
//! men", "2,500 sold online and 20 percent at the door".

use super::enumeration::{Member, claims_in, members};
use super::part::{can_be_whole, comparable};
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::language::{Cue, Function, Lemma, Sense};
use crate::value::Number;
use petgraph::visit::EdgeRef;

/// How many sentences apart the two halves of a whole may be told.
const APART: usize = 2;

/// How many tokens from a figure the word may stand that says which half it is.
const NAMED: usize = 7;

/// Among more figures than this in so few sentences nothing is looked for: it is a table.
const MANY: usize = 200;

/// How near the sum of a list must come to the total to be meant as its parts.
const NEAR: (i64, i64) = (3, 2);

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for share in 0..draft.claims.claims.len() {
        halves(draft, share);
    }
    for sentence in 0..draft.claims.sentences.len() {
        if draft.is_prose(sentence) {
            listed(draft, sentence);
            parted(draft, sentence);
        }
    }
}

/// Whether a share is one of the parts that a whole has, counts among them.
pub(super) fn is_part(draft: &Draft<'_, '_>, share: usize) -> bool {
    let Some(node) = draft.nodes.get(share) else { return false };
    draft.graph.edges(*node).any(|e| e.weight().kind == EdgeKind::ShareOf && e.weight().all)
}

/// Whether two figures are told of the two halves of a set: women and men.
pub(super) fn are_opposite(draft: &Draft<'_, '_>, a: usize, b: usize) -> bool {
    let side = |c: usize| draft.get(c).and_then(|claim| half(draft, claim));
    side(a).zip(side(b)).is_some_and(|((set, x), (other, y))| set == other && x != y)
}

/// "1,200 of the 3,000 are women … 60% are men": the one half in a count, the other in a share.
fn halves(draft: &mut Draft<'_, '_>, share: usize) {
    let Some(s) = draft.get(share).filter(|s| s.is_share() && !s.headline && is_plain(s)) else { return };
    let Some(side) = half(draft, s) else { return };
    if is_part(draft, share) || !draft.is_prose(s.sentence) {
        return;
    }
    let from = draft.claims.sentences.get(s.sentence.saturating_sub(APART)).map_or(0, |p| p.claims.start);
    let last = (s.sentence + APART).min(draft.claims.sentences.len().saturating_sub(1));
    let to = draft.claims.sentences.get(last).map_or(from, |p| p.claims.end);
    if to - from > MANY {
        return;
    }
    // "800 men and 400 women. Women make up 33%": the half that is told as a count is told again.
    let twin = |part: &usize| {
        draft.get(*part).is_some_and(|p| p.is_quantity() && !p.headline && half(draft, p) == Some(side))
    };
    let twins: Vec<usize> = (from..to).filter(twin).collect();
    if let Some(twin) = twins.first().copied() {
        retold(draft, share, twin, twins.len() == 1);
        return;
    }
    let mut parts = (from..to).filter(|part| {
        let counted = draft.get(*part).is_some_and(|p| {
            p.is_quantity() && !p.headline && p.source == s.source && !p.lead.cues(Cue::OldValue)
        });
        counted && !has_parts(draft, *part) && are_opposite(draft, *part, share)
    });
    let (Some(part), None) = (parts.next(), parts.next()) else { return };
    let Some((whole, basis)) = whole_of(draft, part, from) else { return };
    let Some(w) = draft.get(whole) else { return };
    if whole == share || !is_of(draft, s, w) || elsewhen(draft, s, part) {
        return;
    }
    draw(draft, &[part], &[share], whole, basis);
}

/// The share says what part of its whole the one count of this half is.
fn retold(draft: &mut Draft<'_, '_>, share: usize, twin: usize, alone: bool) {
    let Some(whole) = draft.target(twin, EdgeKind::PartOf).filter(|_| alone) else { return };
    let free = !draft.draws(share, EdgeKind::ShareOf) && !draft.draws(share, EdgeKind::ShareIs);
    let (Some(s), Some(w)) = (draft.get(share), draft.get(whole)) else { return };
    if free && is_of(draft, s, w) && !elsewhen(draft, s, twin) {
        draft.state(share, EdgeKind::ShareIs, twin, None);
        draft.state(share, EdgeKind::ShareOf, whole, None);
    }
}

/// "1,200 of the 3,000 are women": the whole stands before the word too.
fn has_parts(draft: &Draft<'_, '_>, whole: usize) -> bool {
    let Some(node) = draft.nodes.get(whole) else { return false };
    draft.graph.edges_directed(*node, petgraph::Incoming).any(|e| e.weight().kind == EdgeKind::PartOf)
}

/// No change, no difference, no share of an earlier time.
fn is_plain(share: &Claim<'_>) -> bool {
    let points = share.amount().is_some_and(|a| a.unit == crate::value::Unit::Points);
    let lead = &share.lead;
    !points && !lead.is(Function::By) && !lead.is(Function::To) && !lead.cues(Cue::OldValue)
}

/// The whole that a count was said to be part of, else the only figure before it that can be.
fn whole_of(draft: &Draft<'_, '_>, part: usize, from: usize) -> Option<(usize, Basis)> {
    let node = draft.nodes.get(part)?;
    let told = draft.graph.edges(*node).find(|e| e.weight().kind == EdgeKind::PartOf);
    if let Some(told) = told {
        return Some((draft.index_of(told.target())?, Basis::Stated));
    }
    let p = draft.get(part)?;
    let size = |c: &Claim<'_>| c.amount().and_then(|a| a.reading.stated.clone());
    let mut wholes = (from..part).filter(|whole| {
        draft.get(*whole).is_some_and(|w| {
            can_be_whole(w) && comparable(p, w) && half(draft, w).is_none() && size(w) > size(p)
        })
    });
    match (wholes.next(), wholes.next()) {
        (Some(whole), None) => Some((whole, Basis::Inferred)),
        _ => None,
    }
}

/// The share names no other whole: "65% men", "65% are men", "65% of the students are men".
fn is_of(draft: &Draft<'_, '_>, share: &Claim<'_>, whole: &Claim<'_>) -> bool {
    let (block, end) = (share.block, share.end_token());
    let led = draft.claims.has(block, end..end + 1, |s| {
        matches!(s, Sense::Function(Function::Of | Function::From) | Sense::Cue(Cue::WholeFollows))
    });
    if !led {
        return true;
    }
    let lexicon = |lemma| draft.claims.readings.first().map(|r| r.scan.language.lexicon().lemma_name(lemma));
    let named = draft.claims.find(block, end + 1..end + 4, |s| match s {
        Sense::Noun(noun) => Some(noun.lemma),
        _ => None,
    });
    let pronoun = draft.claims.has(block, end..end + 2, |s| {
        matches!(s, Sense::Function(Function::They) | Sense::Cue(Cue::PartFollows | Cue::OfPeople))
    });
    let half = draft.claims.has(block, end + 1..end + 3, |s| matches!(s, Sense::Half(..)));
    match named {
        Some((_, lemma)) => half || lexicon(lemma) == Some(whole.measure.head.as_str()),
        None => pronoun || half,
    }
}

/// A time stands beside the share and none beside the count, or another.
fn elsewhen(draft: &Draft<'_, '_>, share: &Claim<'_>, part: usize) -> bool {
    let Some(p) = draft.get(part) else { return true };
    share.sentence != p.sentence
        && draft.claims_of(share.sentence).into_iter().any(|c| draft.get(c).is_some_and(Claim::is_time))
}

/// Which half of which set a figure is told of: by its noun, the word behind it ("60% are men"),
/// or the one before it ("men make up 60%"). "60% of the men smoke" is a share of the men.
fn half(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<(Lemma, Lemma)> {
    let side = |s: &Sense| match s {
        Sense::Half(set, side) => Some((*set, *side)),
        _ => None,
    };
    let (block, end) = (claim.block, claim.end_token());
    let place = draft.claims.sentences.get(claim.sentence)?;
    let tokens = &place.sentence.tokens;
    if let Some((_, found)) = draft.claims.find(block, claim.mention.tokens.clone(), side) {
        return Some(found);
    }
    let stops = |at: usize| {
        draft.claims.is_mark(block, at, ",،;؛:.()") || {
            draft.claims.has(block, at..at + 1, |s| {
                matches!(s, Sense::Function(Function::And | Function::While | Function::But))
            })
        }
    };
    let figure = |at: &usize| {
        claims_in(draft, block, &(*at..*at + 1))
            .any(|c| draft.get(c).is_some_and(|c| c.amount().is_some() && !std::ptr::eq(c, claim)))
    };
    let limit = tokens.end.min(end + NAMED);
    // "1,200 of the 3,000 students are women": the whole in between is passed over.
    let of = draft.claims.has(block, end..end + 1, |s| {
        matches!(s, Sense::Function(Function::Of | Function::From) | Sense::Cue(Cue::WholeFollows))
    });
    let behind =
        (end..limit).take_while(|at| !stops(*at) && (of || !figure(at))).last().map_or(end, |at| at + 1);
    if let Some((found, side)) = draft.claims.find(block, end..behind, side) {
        let owner = of && found.start <= end + 2;
        let closes = found.end >= tokens.end || stops(found.end);
        return (!owner || closes && draft.is_arabic(block)).then_some(side);
    }
    let start = tokens.start.max(claim.first_token().saturating_sub(NAMED));
    let before = (start..claim.first_token()).rev().take_while(|at| !stops(*at) && !figure(at)).last()?;
    draft.claims.find(block, before..claim.first_token(), side).map(|(_, side)| side)
}

/// "It sold 4,000 tickets: 2,500 online and 20 percent at the door": behind a colon, with the
/// total before it.
fn listed(draft: &mut Draft<'_, '_>, sentence: usize) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let Some(colon) = tokens.clone().find(|at| draft.claims.is_mark(block, *at, ":")) else { return };
    let fits = |c: &Claim<'_>| c.is_quantity() || c.is_share() && is_plain(c);
    let Some(found) = members(draft, block, colon + 1..tokens.end, &fits, false) else { return };
    let figures: Vec<usize> = found
        .iter()
        .filter_map(|member| match member {
            Member::Figure(claim) => Some(*claim),
            Member::Unnumbered(..) => None,
        })
        .collect();
    let (shares, counts): (Vec<usize>, Vec<usize>) =
        figures.iter().partition(|c| draft.get(**c).is_some_and(Claim::is_share));
    let before: Vec<usize> = claims_in(draft, block, &(tokens.start..colon))
        .filter(|c| draft.get(*c).is_some_and(|c| c.amount().is_some()))
        .collect();
    let [whole] = before.as_slice() else { return };
    let Some(w) = draft.get(*whole).filter(|w| can_be_whole(w)) else { return };
    let one = |c: &usize| draft.get(*c).is_some_and(|c| comparable(c, w));
    if figures.len() != found.len() || shares.is_empty() || counts.is_empty() || !counts.iter().all(one) {
        return;
    }
    if shares.iter().any(|c| is_part(draft, *c)) || !adds_up(draft, &counts, &shares, *whole) {
        return;
    }
    draw(draft, &counts, &shares, *whole, Basis::Stated);
}

/// Whether counts and shares come near the total.
fn adds_up(draft: &Draft<'_, '_>, counts: &[usize], shares: &[usize], whole: usize) -> bool {
    let value = |c: &usize| draft.stated(*c);
    let sum = |all: &[usize]| all.iter().map(value).try_fold(Number::ZERO, |sum, n| Some(&sum + &n?));
    let (Some(counted), Some(percent), Some(whole)) = (sum(counts), sum(shares), value(&whole)) else {
        return false;
    };
    let sum = &counted + &(&(&percent * &Number::power_of_ten(-2)) * &whole);
    let (more, less) = (Number::from(NEAR.0), Number::from(NEAR.1));
    &sum * &less <= &whole * &more && &whole * &less <= &sum * &more
}

fn draw(draft: &mut Draft<'_, '_>, counts: &[usize], shares: &[usize], whole: usize, basis: Basis) {
    let edge = |kind| Edge { all: true, basis, ..Edge::stated(kind, None) };
    for part in counts {
        draft.edge(*part, whole, edge(EdgeKind::PartOf));
    }
    for share in shares {
        draft.edge(*share, whole, edge(EdgeKind::ShareOf));
    }
}

/// "The fund of 200 million is split three ways. … Roads take 40% of it. … Hospitals get 70 million":
/// the next figures of its kind, told one by one, are the parts, wherever they stand.
fn parted(draft: &mut Draft<'_, '_>, sentence: usize) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let split = |s: &Sense| (*s == Sense::Cue(Cue::Split)).then_some(());
    let Some((verb, ())) = draft.claims.find(block, tokens.clone(), split) else { return };
    let counted = |c: &usize| draft.get(*c).is_some_and(Claim::is_quantity);
    let stated = |c: usize| draft.stated(c)?.to_i64();
    // "three ways", «على ثلاثة أبواب»
    let number = |c: &usize| {
        let behind = draft.get(*c).is_some_and(|c| c.first_token() >= verb.end);
        behind && stated(*c).is_some_and(|n| (2..=6).contains(&n))
    };
    let (ways, wholes): (Vec<usize>, Vec<usize>) = place.claims.clone().filter(counted).partition(number);
    let ([ways], [whole]) = (ways.as_slice(), wholes.as_slice()) else { return };
    let Some(ways) = stated(*ways).and_then(|n| usize::try_from(n).ok()) else { return };
    let Some(w) = draft.get(*whole).filter(|w| !w.headline) else { return };
    let about = draft.topics.inside(sentence, &tokens);
    let is_one = |c: &Claim<'_>| {
        let (end, block) = (c.end_token(), c.block);
        let named = draft.topics.inside(c.sentence, &(end..end + 4)).iter().any(|root| about.contains(root));
        let pronoun = draft.claims.has(block, end..end + 2, |s| {
            matches!(s, Sense::Function(Function::It) | Sense::Cue(Cue::PartFollows | Cue::OfThings))
        });
        c.is_share() && is_plain(c) && (named || pronoun) || c.is_quantity() && comparable(c, w)
    };
    let (mut shares, mut counts) = (Vec::new(), Vec::new());
    for next in sentence + 1..(sentence + 1 + 2 * ways).min(draft.claims.sentences.len()) {
        let figures: Vec<usize> = draft
            .claims_of(next)
            .into_iter()
            .filter(|c| draft.get(*c).is_some_and(|c| c.is_share() || c.is_quantity() && comparable(c, w)))
            .collect();
        match figures.as_slice() {
            [] => continue,
            [one] if draft.get(*one).is_some_and(is_one) => match draft.get(*one) {
                Some(c) if c.is_share() => shares.push(*one),
                _ => counts.push(*one),
            },
            _ => return,
        }
        if shares.len() + counts.len() == ways {
            break;
        }
    }
    let all = shares.len() + counts.len() == ways && !shares.is_empty();
    if all && !shares.iter().any(|c| is_part(draft, *c)) && adds_up(draft, &counts, &shares, *whole) {
        draw(draft, &counts, &shares, *whole, Basis::Stated);
    }
}
