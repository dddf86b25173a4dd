//! Parts that words declare to be all: "740 live in the city, 290 on the coast; nobody else
//! was examined", "no other list won a seat".

use super::enumeration::{Member, members};
use super::total::{Promise, all_of};
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, Sense};
use petgraph::visit::EdgeRef;

/// How many sentences back the total may stand.
const REACH: usize = 2;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if !draft.is_prose(sentence) {
            continue;
        }
        if is_closed(draft, sentence) {
            let Some((mut found, start)) = run(draft, sentence) else { continue };
            found.extend(part_before(draft, sentence).map(Member::Figure));
            declare(draft, sentence, start, found);
        } else if let Some(rest) = rest(draft, sentence) {
            let own = run(draft, sentence)
                .filter(|(found, _)| matches!(found.last(), Some(Member::Figure(last)) if *last == rest));
            let here = run(draft, sentence)
                .filter(|(found, _)| found.iter().all(|m| matches!(m, Member::Figure(c) if *c < rest)));
            if let Some((found, start)) = own {
                declare(draft, sentence, start, found);
            } else if let Some((mut found, start)) = here {
                // "… to the roof and … to heating, while the rest, 1.2 million, …"
                found.push(Member::Figure(rest));
                declare(draft, sentence, start, found);
            } else if let Some(before) = sentence.checked_sub(1)
                && let Some((mut found, start)) = run(draft, before)
            {
                found.push(Member::Figure(rest));
                declare(draft, before, start, found);
            }
        }
    }
}

/// The parts are all of a total that stands before token `start` of the sentence.
fn declare(draft: &mut Draft<'_, '_>, sentence: usize, start: usize, parts: Vec<Member>) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let before = place.sentence.tokens.start..start;
    all_of(draft, sentence, &before, parts, (REACH, Promise::Behind));
}

/// The enumeration that begins with the first figure of a sentence, and where it begins.
fn run(draft: &Draft<'_, '_>, sentence: usize) -> Option<(Vec<Member>, usize)> {
    let place = draft.claims.sentences.get(sentence)?;
    let bare = |c: &Claim<'_>| c.is_quantity() && !c.measure.definite && !is_bound(c);
    let first = place.claims.clone().find(|c| draft.get(*c).is_some_and(|c| c.is_quantity()))?;
    let start = draft.get(first)?.first_token();
    let found = members(draft, place.block, start..place.sentence.tokens.end, &bare, true)?;
    found.iter().all(|m| matches!(m, Member::Figure(_))).then_some((found, start))
}

/// "at least £8,000": what is only bounded adds up to nothing certain.
fn is_bound(claim: &Claim<'_>) -> bool {
    claim.amount().is_some_and(|a| a.reading.lenient.low.is_none() || a.reading.lenient.high.is_none())
}

/// A figure that is said to be the rest: "the remaining 1.9 billion".
fn rest(draft: &Draft<'_, '_>, sentence: usize) -> Option<usize> {
    let place = draft.claims.sentences.get(sentence)?;
    let is_rest = |c: &usize| {
        draft.get(*c).is_some_and(|c| {
            // "الباقي وقدره 1.2 مليون"
            let before = c.first_token().saturating_sub(3)..c.first_token();
            // «توزع الباقون على القوائم الست»: where the rest went.
            let onto = draft.claims.has(c.block, before.clone(), |s| {
                matches!(s, Sense::Function(Function::On | Function::In | Function::At | Function::To))
            });
            c.is_quantity()
                && (c.lead.cues(Cue::Rest)
                    || !onto && draft.claims.has(c.block, before, |s| *s == Sense::Cue(Cue::Rest)))
        })
    };
    place.claims.clone().find(is_rest)
}

/// Words in this sentence or the next say that nobody else and nothing more is meant.
fn is_closed(draft: &Draft<'_, '_>, sentence: usize) -> bool {
    let claims = draft.claims;
    let Some(here) = claims.sentences.get(sentence) else { return false };
    let next = claims.sentences.get(sentence + 1).filter(|next| next.block == here.block);
    [Some(here), next].into_iter().flatten().any(|place| {
        claims.has(place.block, place.sentence.tokens.clone(), |s| *s == Sense::Cue(Cue::Closed))
    })
}

/// A part that the sentence before sets against its total: "They took 24 of the 51 seats."
fn part_before(draft: &Draft<'_, '_>, sentence: usize) -> Option<usize> {
    let before = draft.claims.sentences.get(sentence.checked_sub(1)?)?;
    before.claims.clone().find(|c| {
        draft.nodes.get(*c).is_some_and(|node| {
            draft.graph.edges(*node).any(|e| {
                e.weight().kind == EdgeKind::PartOf
                    && before.claims.clone().any(|w| draft.nodes.get(w) == Some(&e.target()))
            })
        })
    })
}
