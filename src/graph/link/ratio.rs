//! A share behind the word for it or behind "that is": "600 passed, a pass rate of 60 percent", "The
//! pass rate was 60 percent", «وبلغت نسبة النجاح 60 في المئة», «أي نصف المقاعد». It is of the part and
//! whole told right before, or of the only two figures there of one kind.

use super::change::is_change;
use super::inherit;
use super::pairs::{self, Named};
use super::part::comparable;
use super::rate::is_rate;
use super::retold::is_glossed;
use super::share::{is_rough, of_those_gone};
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::language::{Cue, Function, Sense, VerbClass};
use crate::value::Unit;
use std::ops::Range;

/// How far before a share the word for it may stand, in tokens.
const NAMED: usize = 6;

/// How far before that word its clause may begin, in tokens.
const OPENS: usize = 4;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for share in 0..draft.claims.claims.len() {
        let Some(claim) = draft.get(share).filter(|c| is_plain(c)) else { continue };
        if draft.draws(share, EdgeKind::ShareIs) || of_those_gone(draft, share) {
            continue;
        }
        let found = pair(draft, share, claim).or_else(|| pair_behind(draft, share, claim));
        let Some((part, whole)) = found else { continue };
        if pairs::is_near(draft, share, (part, whole)) {
            tie(draft, share, part, whole);
        }
    }
}

/// Draws the three together; the unit may be said once.
pub(super) fn tie(draft: &mut Draft<'_, '_>, share: usize, part: usize, whole: usize) {
    if is_rough(draft, share, part, whole) {
        return;
    }
    let edge = |kind| Edge { basis: Basis::Inferred, ..Edge::stated(kind, None) };
    draft.edge(share, part, edge(EdgeKind::ShareIs));
    draft.edge(share, whole, edge(EdgeKind::ShareOf));
    inherit::unit(draft, whole, part);
    inherit::unit(draft, part, whole);
}

fn is_plain(claim: &Claim<'_>) -> bool {
    let told = claim.amount().is_some_and(|a| a.unit != Unit::Points && a.reading.stated.is_some());
    claim.is_share()
        && told
        && !claim.headline
        && !claim.lead.cues(Cue::OldValue)
        && !claim.lead.is(Function::To)
}

fn pair(draft: &Draft<'_, '_>, share: usize, claim: &Claim<'_>) -> Option<(usize, usize)> {
    let place = draft.claims.sentences.get(claim.sentence)?;
    let word = named(draft, claim);
    // «أي أقل بقليل من النصف»
    let below = claim.lead.is(Function::Than) || claim.lead.is(Function::From);
    if below || word.is_none() && !is_glossed(draft, claim) {
        return None;
    }
    let clause = word.clone().map_or(claim.lead.start, |w| w.start.saturating_sub(OPENS));
    let clause = clause.max(place.sentence.tokens.start)..claim.end_token();
    let told = |s: &Sense| {
        is_change(s) || matches!(s, Sense::Modal(_) | Sense::Cue(Cue::OldValue | Cue::Comparison))
    };
    if draft.claims.has(claim.block, clause, told) {
        return None;
    }
    let quantity = |c: &usize| {
        draft.get(*c).is_some_and(|c| {
            c.is_quantity() && !c.headline && c.amount().is_some_and(|a| a.reading.stated.is_some())
        })
    };
    let own: Vec<usize> = place.claims.clone().filter(|c| *c < share).filter(quantity).collect();
    let mut from = claim.sentence;
    let mut all = own.clone();
    if own.len() < 2 {
        // Nothing but the share's own clause may stand between, and no other time.
        let before = claim.sentence.checked_sub(1)?;
        let earlier = draft.claims.sentences.get(before).filter(|p| p.block == place.block)?;
        let timed = place.claims.clone().any(|c| draft.get(c).is_some_and(Claim::is_time));
        if timed {
            return None;
        }
        all = earlier.claims.clone().filter(quantity).chain(own).collect();
        from = before;
    }
    let tied = all.iter().rev().find_map(|c| pairs::pair_ending(draft, *c));
    let pair = tied.or_else(|| only_two(draft, &all))?;
    let known = from..claim.sentence + 1;
    let told = draft.nodes.get(pair.0).is_some_and(|part| {
        draft.graph.edges_directed(*part, petgraph::Incoming).any(|e| e.weight().kind == EdgeKind::ShareIs)
    });
    (!told && is_of_pair(draft, claim, word, pair, known)).then_some(pair)
}

/// "Turnout was 60 percent, with 600,000 of the 800,000 voters casting a ballot", «بلغت نسبة الرفض 60 في
/// المئة، إذ رفضت السلطات 300 طلب من أصل 400»: the part and whole in the next clause.
fn pair_behind(draft: &Draft<'_, '_>, share: usize, claim: &Claim<'_>) -> Option<(usize, usize)> {
    let place = draft.claims.sentences.get(claim.sentence)?;
    let word = named(draft, claim);
    let before = place.sentence.tokens.start..claim.first_token();
    let moved = |s: &Sense| {
        is_change(s) || matches!(s, Sense::Modal(_) | Sense::Cue(Cue::OldValue | Cue::Comparison))
    };
    let mut behind = place.claims.clone().filter(|c| *c > share);
    let next = behind.find(|c| draft.get(*c).is_some_and(|c| c.amount().is_some()))?;
    let n = draft.get(next).filter(|n| n.is_quantity())?;
    let gap = claim.end_token()..n.first_token();
    let comma = gap.clone().find(|at| draft.claims.is_mark(claim.block, *at, ",،"))?;
    let joined = draft.claims.has(claim.block, comma + 1..(comma + 3).min(gap.end), |s| {
        matches!(s, Sense::Function(Function::And | Function::But | Function::While))
    });
    let whole = draft.target(next, EdgeKind::PartOf).filter(|whole| *whole > next);
    let pair = match whole {
        Some(whole) => (next, whole),
        None => {
            let other = behind.next()?;
            let part = draft.target(other, EdgeKind::PartOf).filter(|whole| *whole == next);
            part.map(|whole| (other, whole))?
        }
    };
    let named_so = match (word, pairs::names_whole(draft, claim)) {
        (None, Named::Not | Named::Taken) => return None,
        (_, Named::As(noun)) => pairs::is_named(draft, claim, noun, pair.1),
        (Some(word), _) => {
            let roots = draft.topics.inside(claim.sentence, &word);
            let clause = comma..draft.get(pair.1.max(pair.0))?.end_token() + NAMED;
            roots.is_empty() || !roots.is_disjoint(&draft.topics.inside(claim.sentence, &clause))
        }
    };
    let free = !joined && gap.len() <= GAP && !draft.claims.has(claim.block, before, moved);
    (free && named_so).then_some(pair)
}

/// How far behind a share its part may stand, in tokens.
const GAP: usize = 9;

/// The word for a share before it, and the words that say of what: "pass rate of", «نسبة النجاح».
fn named(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Range<usize>> {
    let (block, first) = (claim.block, claim.first_token());
    let start = draft.claims.sentences.get(claim.sentence)?.sentence.tokens.start;
    let near = first.saturating_sub(NAMED).max(start)..first;
    let word =
        near.rev().find(|at| draft.claims.has(block, *at..*at + 1, |s| *s == Sense::Cue(Cue::ShareWord)))?;
    let between = word + 1..first;
    let other = between.clone().any(|at| draft.claims.is_mark(block, at, ",،.;؛():\"«»"))
        || draft.claims.has(block, between, |s| {
            matches!(
                s,
                Sense::Function(
                    Function::And
                        | Function::In
                        | Function::Who
                        | Function::Which
                        | Function::That
                        | Function::Between
                )
            ) || !draft.is_arabic(block) && matches!(s, Sense::Verb(v) if v.class != VerbClass::Reach)
        });
    let head = draft.is_arabic(block).then_some(word + 1..first);
    (!other).then(|| head.unwrap_or(word.saturating_sub(1).max(start)..word))
}

/// The smaller and the larger of two figures of one kind, where there are no others.
fn only_two(draft: &Draft<'_, '_>, all: &[usize]) -> Option<(usize, usize)> {
    let [a, b] = all else { return None };
    let (x, y) = (draft.get(*a)?, draft.get(*b)?);
    let apart = [x, y].iter().any(|c| {
        c.lead.cues(Cue::OldValue)
            || c.lead.cues(Cue::Comparison)
            || c.lead.is(Function::To)
            || c.lead.is(Function::By)
    });
    let moved = draft.claims.has(x.block, x.first_token()..y.end_token(), is_change);
    let rate = is_rate(draft, *a) || is_rate(draft, *b);
    let (small, large) = if draft.stated(*a)? < draft.stated(*b)? { (*a, *b) } else { (*b, *a) };
    let (p, w) = (draft.get(small)?, draft.get(large)?);
    let equal = draft.stated(*a) == draft.stated(*b);
    (!apart && !moved && !rate && !equal && comparable(p, w) && pairs::is_of_kind(p, w))
        .then_some((small, large))
}

/// What the share is called and said to be of is spoken of where the pair is told.
fn is_of_pair(
    draft: &Draft<'_, '_>,
    claim: &Claim<'_>,
    word: Option<Range<usize>>,
    pair: (usize, usize),
    known: Range<usize>,
) -> bool {
    let met = |root: &u32, except: &Range<usize>| {
        known.clone().any(|sentence| {
            draft.claims.sentences.get(sentence).is_some_and(|place| {
                let tokens = &place.sentence.tokens;
                let before = tokens.start..if sentence == claim.sentence { except.start } else { tokens.end };
                draft.topics.inside(sentence, &before).contains(root)
            })
        })
    };
    let called = word.is_none_or(|word| {
        let roots = draft.topics.inside(claim.sentence, &word);
        roots.is_empty() || roots.iter().any(|root| met(root, &word))
    });
    called
        && match pairs::names_whole(draft, claim) {
            Named::Not | Named::Taken => true,
            Named::As(noun) => pairs::is_named(draft, claim, noun, pair.1),
        }
}
