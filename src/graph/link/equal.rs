//! Equal parts of a sum: "in five equal instalments of 500,000 each", «على دفعتين متساويتين قيمة كل
//! منهما 650 مليونا»: what each comes to, their number and the sum told before go together.

use super::enumeration::claims_in;
use super::inherit;
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, Sense};
use crate::mention::Kind;
use crate::value::{Number, Unit};
use petgraph::visit::EdgeRef;

/// How far behind their number the word may stand that makes the parts equal, in tokens.
const EQUAL: usize = 4;

/// How far behind their number each part may be told, in tokens.
const REACH: usize = 14;

/// How many sentences back the sum may stand.
const BACK: usize = 3;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for number in 0..draft.claims.claims.len() {
        let Some(claim) = draft.get(number).filter(|c| is_number(draft, c)) else { continue };
        let behind = claim.end_token()..claim.end_token() + REACH;
        let of_each = |c: &usize| draft.get(*c).is_some_and(|e| is_sum(e) && is_each(draft, claim, e));
        let Some(each) = claims_in(draft, claim.block, &behind).find(of_each) else { continue };
        let from =
            draft.claims.sentences.get(claim.sentence.saturating_sub(BACK)).map_or(0, |s| s.claims.start);
        let unit = |c: usize| draft.get(c).and_then(Claim::amount).map(|a| a.unit);
        let sum =
            |c: &usize| draft.get(*c).is_some_and(|s| is_sum(s) && !s.headline) && unit(*c) == unit(each);
        let sums: Vec<usize> = (from..number).filter(sum).collect();
        let told = draft
            .nodes
            .get(each)
            .is_some_and(|n| draft.graph.edges(*n).any(|e| draft.index_of(e.target()).is_some()));
        // "Half of it this year, the other half in three equal parts": not of the whole sum.
        let halved =
            sums.first().is_some_and(|sum| (*sum..number).any(|c| draft.get(c).is_some_and(Claim::is_share)));
        if let ([total], false) = (sums.as_slice(), told || halved) {
            let total = *total;
            inherit::unit(draft, each, total);
            draft.state(each, EdgeKind::RateOf, total, None);
            draft.state(each, EdgeKind::PerEach, number, None);
        }
    }
}

/// A small count with "equal" beside it.
fn is_number(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let small = claim.amount().is_some_and(|a| {
        a.unit == Unit::None
            && a.hedge.is_none()
            && a.reading.stated.as_ref().and_then(Number::to_i64).is_some_and(|n| (2..=120).contains(&n))
    });
    let around = claim.mention.tokens.start..claim.end_token() + EQUAL;
    small && !claim.headline && draft.claims.has(claim.block, around, |s| *s == Sense::Cue(Cue::Equal))
}

fn is_sum(claim: &Claim<'_>) -> bool {
    claim.mention.kind == Kind::Money
        || claim.is_quantity() && claim.amount().is_some_and(|a| matches!(a.unit, Unit::Physical(_)))
}

/// "each" beside the figure, or "of" between the two ("two equal payments of 650 million").
fn is_each(draft: &Draft<'_, '_>, number: &Claim<'_>, each: &Claim<'_>) -> bool {
    let around = number.end_token()..each.end_token() + 2;
    let said = draft.claims.has(each.block, around, |s| {
        matches!(s, Sense::Cue(Cue::Each | Cue::Per)) || *s == Sense::Function(Function::All)
    });
    let of = each.lead.is(Function::Of) || each.lead.is(Function::By);
    said || of
}
