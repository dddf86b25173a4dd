//! Which part and whole a share may be of: what stands before it, and how its own words name the whole.

use super::part::comparable;
use super::rate::is_rate;
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, Sense, TokenKind};
use crate::mention::Kind;
use crate::value::{Number, Unit};
use petgraph::visit::EdgeRef;
use std::ops::Range;

/// How many sentences back a whole may have been told.
const BACK: usize = 2;

/// A part and whole that are not tied beside the share must come near to it, in points.
const OFF: i64 = 40;

/// Within so many words behind "of" stands the noun of a whole.
const NAME: usize = 5;

/// How far before its size the name of a whole may begin: "the forest covers 200 hectares".
const SUBJECT: usize = 3;

/// How the words behind a share name its whole.
pub(super) enum Named {
    /// Not at all.
    Not,
    /// By a pronoun or as the total.
    Taken,
    /// By these words.
    As(Range<usize>),
}

/// The only figure before a part that it can be a part of: in its sentence, or in the nearest one
/// before it that has any.
pub(super) fn whole_before(draft: &Draft<'_, '_>, before: usize, part: usize) -> Option<usize> {
    let p = draft.get(part)?;
    let can = |c: &usize| {
        draft.get(*c).is_some_and(|w| {
            w.is_quantity()
                && !w.headline
                && w.block == p.block
                && (comparable(p, w) && is_of_kind(p, w))
                && draft.stated(*c) >= draft.stated(part)
        }) && !is_rate(draft, *c)
    };
    for back in 0..=BACK {
        let place = draft.claims.sentences.get(p.sentence.checked_sub(back)?)?;
        let found: Vec<usize> = place.claims.clone().filter(|c| *c < before).filter(can).collect();
        match found.as_slice() {
            [] => {}
            [only] => return draft.get(*only).filter(|w| is_told(w)).map(|_| *only),
            _ => return None,
        }
    }
    None
}

/// Says what it counts or in what.
fn is_told(claim: &Claim<'_>) -> bool {
    !claim.measure.head.is_empty() || claim.amount().is_some_and(|a| a.unit != Unit::None)
}

/// One unit; and of counted things one noun, or people both.
pub(super) fn is_of_kind(p: &Claim<'_>, w: &Claim<'_>) -> bool {
    let unit = |c: &Claim<'_>| c.amount().map(|a| a.unit);
    let bare = |c: &Claim<'_>| unit(c) == Some(Unit::None) && c.measure.head.is_empty();
    let people = p.measure.is_people() && w.measure.is_people();
    let counted = !p.measure.differs(&w.measure) || people;
    bare(p) || bare(w) || (unit(p) == unit(w) && (unit(p) != Some(Unit::None) || counted))
}

/// The amount told last before a figure in its sentence.
pub(super) fn amount_before(draft: &Draft<'_, '_>, index: usize, claim: &Claim<'_>) -> Option<usize> {
    let place = draft.claims.sentences.get(claim.sentence)?;
    place.claims.clone().rev().find(|c| *c < index && draft.get(*c).is_some_and(|c| c.amount().is_some()))
}

/// A part and whole of which `last` is the later to be told.
pub(super) fn pair_ending(draft: &Draft<'_, '_>, last: usize) -> Option<(usize, usize)> {
    if let Some(whole) = draft.target(last, EdgeKind::PartOf).filter(|whole| *whole < last) {
        return Some((last, whole));
    }
    let node = draft.nodes.get(last)?;
    let mut into = draft.graph.edges_directed(*node, petgraph::Incoming);
    let part = into.find(|e| e.weight().kind == EdgeKind::PartOf).and_then(|e| draft.index_of(e.source()))?;
    (part < last).then_some((part, last))
}

pub(super) fn is_near(draft: &Draft<'_, '_>, share: usize, (part, whole): (usize, usize)) -> bool {
    let ratio = || draft.stated(part)?.checked_div(&draft.stated(whole)?);
    ratio().zip(draft.stated(share)).is_some_and(|(ratio, told)| {
        let counted = &ratio * &Number::from(100);
        // Of 0.15 percent and 13 percent one is no slip for the other.
        let times = |x: &Number, y: &Number| *x <= y * &Number::from(TIMES);
        (&counted - &told).abs() <= Number::from(OFF) && times(&counted, &told) && times(&told, &counted)
    })
}

/// A slip in a share is hardly ever out by more.
const TIMES: i64 = 3;

pub(super) fn names_whole(draft: &Draft<'_, '_>, share: &Claim<'_>) -> Named {
    let (block, end) = (share.block, share.end_token());
    let has = |range: Range<usize>, test: &dyn Fn(&Sense) -> bool| draft.claims.has(block, range, test);
    let pronoun = |s: &Sense| {
        matches!(s, Sense::Cue(Cue::PartFollows) | Sense::Function(Function::They | Function::It))
    };
    // "60 percent of them men": that would be a share of the part.
    if has(end..end + 1, &pronoun) || has(end + 1..end + 2, &pronoun) {
        let behind = (end + 1..end + 3).find(|at| !has(*at..*at + 1, &pronoun)).unwrap_or(end + 2);
        let closed = draft.claims.token(block, behind).is_none_or(|t| t.kind == TokenKind::Mark);
        return if closed { Named::Taken } else { Named::As(end..end) };
    }
    if !has(end..end + 1, &|s| matches!(s, Sense::Function(Function::Of) | Sense::Cue(Cue::WholeFollows))) {
        // "half the seats", «نصف المقاعد»
        return match share.mention.kind {
            _ if ends(draft, share) => Named::Not,
            Kind::Fraction => Named::As(end..end + NAME),
            _ => Named::As(end..end),
        };
    }
    if has(end..end + 4, &|s| matches!(s, Sense::Cue(Cue::Total | Cue::SumWord))) {
        return Named::Taken;
    }
    Named::As(end + 1..end + NAME)
}

/// Whether words behind a share name what was counted, or where it was told.
pub(super) fn is_named(draft: &Draft<'_, '_>, share: &Claim<'_>, noun: Range<usize>, whole: usize) -> bool {
    let Some(w) = draft.get(whole) else { return false };
    let stop =
        noun.clone().find(|at| draft.claims.is_mark(share.block, *at, ",،.;؛()–—")).unwrap_or(noun.end);
    let said = draft.topics.inside(share.sentence, &(noun.start..stop));
    let start = draft.claims.sentences.get(w.sentence).map_or(0, |s| s.sentence.tokens.start);
    let near = w.first_token().saturating_sub(SUBJECT).max(start)..w.end_token();
    said.len() == 1 && !said.is_disjoint(&draft.topics.inside(w.sentence, &near))
}

/// Nothing narrows the figure: a mark, the end, "in all" or a verb follows, or the word for a share.
pub(super) fn ends(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let at = claim.end_token();
    let word = draft.claims.token(claim.block, at).filter(|t| t.kind == TokenKind::Word);
    let share = draft.claims.has(claim.block, at..at + 1, |s| *s == Sense::Cue(Cue::ShareWord));
    word.is_none() || share
}
