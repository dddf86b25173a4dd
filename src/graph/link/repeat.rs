//! The same quantity again: headline against body, "the 14 dead" against "12 killed".
//!
//! The same noun is weak evidence. A headline is held to the body only where no figure of
//! the body bears it out; a figure is taken up again only where an article says so and one
//! earlier figure fits.

use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Sense};
use crate::mention::Kind;
use crate::value::{Number, Truth, Unit};

/// Blocks of body copy that restate the headline: lede and the paragraph after it.
const LEDE: usize = 2;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let count = draft.claims.claims.len();
    for index in 0..count {
        let Some(claim) = draft.get(index) else { continue };
        if !repeatable(claim) {
            continue;
        }
        if claim.headline {
            headline(draft, index);
        } else if claim.measure.definite && claim.amount().is_some_and(|a| a.unit == Unit::None) {
            taken_up(draft, index);
        }
    }
}

fn repeatable(claim: &Claim<'_>) -> bool {
    let kind = matches!(claim.mention.kind, Kind::Quantity | Kind::Money | Kind::Percent | Kind::Duration);
    kind && stated(claim).is_some()
}

fn stated<'c>(claim: &Claim<'c>) -> Option<&'c Number> {
    claim.amount()?.reading.stated.as_ref()
}

fn agree(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    match (a.amount(), b.amount()) {
        (Some(x), Some(y)) => x.reading.lenient.equals(&y.reading.lenient) != Truth::Breaks,
        _ => false,
    }
}

/// Of the same thing, as far as noun, unit and what befell it tell.
fn alike(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let units = match (a.amount(), b.amount()) {
        (Some(x), Some(y)) => x.unit == y.unit,
        _ => false,
    };
    units && a.mention.kind == b.mention.kind && a.measure.same(&b.measure)
}

/// The first figure of the lede that should repeat the headline's but does not.
fn headline(draft: &mut Draft<'_, '_>, index: usize) {
    let Some(head) = draft.get(index) else { return };
    let body = || draft.claims.claims.iter().enumerate().filter(|(_, c)| !c.headline && repeatable(c));
    // A figure of any noun bears the headline out: nouns change, figures stay.
    if body().any(|(_, c)| c.amount().map(|a| a.unit) == head.amount().map(|a| a.unit) && agree(c, head)) {
        return;
    }
    let first_block = head.block + 1;
    let found: Vec<(usize, &Claim<'_>)> =
        body().filter(|(_, c)| alike(c, head) && c.block < first_block + LEDE).collect();
    let [(body_index, claim)] = found.as_slice() else { return };
    let (Some(a), Some(b)) = (stated(head), stated(claim)) else { return };
    let told_apart = is_other(draft, claim) || !compatible_qualities(head, claim);
    if a.looks_like(b) && !told_apart && !is_sum(draft, index, a) {
        draft.state(*body_index, EdgeKind::Repeats, index, None);
    }
}

fn compatible_qualities(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let (x, y) = (&a.measure.qualities, &b.measure.qualities);
    x.is_empty() || y.is_empty() || x.intersection(y).next().is_some()
}

/// Two figures of the body make the headline's together.
fn is_sum(draft: &Draft<'_, '_>, head: usize, total: &Number) -> bool {
    let parts: Vec<&Number> = draft
        .claims
        .claims
        .iter()
        .filter(|c| !c.headline && draft.get(head).is_some_and(|h| h.block != c.block))
        .filter_map(stated)
        .take(40)
        .collect();
    parts.iter().enumerate().any(|(i, a)| parts.iter().skip(i + 1).any(|b| &(*a + *b) == total))
}

/// Words around a figure make it another quantity: another, each, earlier, so far, previous.
fn is_other(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let around = claim.first_token().saturating_sub(2)..claim.end_token() + 2;
    draft.claims.has(claim.block, around, |s| {
        matches!(
            s,
            Sense::Cue(
                Cue::Further
                    | Cue::Each
                    | Cue::Earlier
                    | Cue::PreviousOf
                    | Cue::Others
                    | Cue::Rest
                    | Cue::Average
                    | Cue::OldValue
            ) | Sense::Ordinal(_)
        )
    })
}

/// "the 46 buses": the one earlier figure of the same thing, if there is just one.
fn taken_up(draft: &mut Draft<'_, '_>, index: usize) {
    let Some(later) = draft.get(index) else { return };
    if is_other(draft, later) || has_part_role(draft, index) {
        return;
    }
    let earlier: Vec<(usize, &Claim<'_>)> = draft
        .claims
        .claims
        .iter()
        .enumerate()
        .take(index)
        .filter(|(_, c)| !c.headline && repeatable(c) && alike(c, later))
        .collect();
    let whole_text = draft.claims.claims.iter().enumerate();
    let borne_out =
        whole_text.filter(|(other, c)| *other < index && c.is_quantity()).any(|(_, c)| agree(c, later));
    let [(first, claim)] = earlier.as_slice() else { return };
    let tells_apart = later.measure.qualities.difference(&claim.measure.qualities).next().is_some();
    let near = match (stated(later), stated(claim)) {
        (Some(a), Some(b)) => a.looks_like(b) || within_double(a, b),
        _ => false,
    };
    // "المحطات العشر المبرمجة": an adjective behind the figure makes it another set.
    let adjective = draft
        .claims
        .token(later.block, later.end_token())
        .is_some_and(|t| t.clitics.has(Clitics::THE) && t.clitics == Clitics::THE);
    if near && !borne_out && !tells_apart && !adjective && !is_other(draft, claim) {
        draft.state(index, EdgeKind::SameAs, *first, None);
    }
}

fn within_double(a: &Number, b: &Number) -> bool {
    let two = Number::from(2);
    *a <= b * &two && *b <= a * &two
}

fn has_part_role(draft: &Draft<'_, '_>, index: usize) -> bool {
    draft
        .nodes
        .get(index)
        .is_some_and(|node| draft.graph.edges(*node).any(|e| e.weight().kind == EdgeKind::PartOf))
}
