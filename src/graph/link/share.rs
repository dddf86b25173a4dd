//! Shares: "30 of the 120 seats, or 25%", "a third (33%)", "52% of voters".

use crate::document::Lang;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind, Node, NodeKind};
use crate::language::{Cue, Function, Sense};
use crate::value::{Dimension, Number, Unit, UnitDef};
use petgraph::visit::EdgeRef;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let claims = draft.claims_of(sentence);
        for (at, share) in claims.iter().enumerate() {
            if draft.get(*share).is_some_and(|c| c.is_share()) {
                restates_part(draft, &claims, at, *share);
                of_figure(draft, &claims, at, *share);
            }
        }
        restated_shares(draft, &claims);
        conversions(draft, &claims);
    }
}

/// Only marks, "or" / "أي" and grammar words stand between two figures that say one thing.
fn restates(draft: &Draft<'_, '_>, from: usize, to: usize) -> bool {
    let (Some(a), Some(b)) = (draft.get(from), draft.get(to)) else { return false };
    let gap = a.end_token()..b.mention.tokens.start;
    if a.block != b.block || gap.is_empty() || gap.len() > 7 {
        return false;
    }
    let bracket = gap.clone().any(|at| draft.claims.is_mark(a.block, at, "(["));
    let comma = gap.clone().any(|at| draft.claims.is_mark(a.block, at, ",،"));
    let cue = draft.claims.has(a.block, gap.clone(), |s| matches!(s, Sense::Cue(Cue::Restates)));
    let verb = draft.claims.has(a.block, gap, |s| {
        matches!(s, Sense::Verb(_) | Sense::Function(Function::That | Function::And | Function::But))
    });
    !verb && (bracket || (comma && cue) || (cue && draft.claims.document.language == Lang::Ar))
}

/// A share behind a part and its whole: "30 of 120 seats, or 25%".
fn restates_part(draft: &mut Draft<'_, '_>, claims: &[usize], at: usize, share: usize) {
    let before = claims.get(..at).unwrap_or(&[]);
    for last in before.iter().rev().take(2).copied() {
        let Some((part, whole)) = pair_ending(draft, before, last) else { continue };
        if restates(draft, last, share) {
            draft.state(share, EdgeKind::ShareIs, part, None);
            draft.state(share, EdgeKind::ShareOf, whole, None);
            return;
        }
    }
}

/// A part and whole that were linked in this sentence and of which `last` is the later.
fn pair_ending(draft: &Draft<'_, '_>, claims: &[usize], last: usize) -> Option<(usize, usize)> {
    let node = draft.nodes.get(last)?;
    let index = |id| claims.iter().copied().find(|c| draft.nodes.get(*c) == Some(&id));
    let part =
        draft.graph.edges_directed(*node, petgraph::Incoming).find(|e| e.weight().kind == EdgeKind::PartOf);
    if let Some(part) = part.and_then(|e| index(e.source())) {
        return Some((part, last));
    }
    let whole = draft.graph.edges(*node).find(|e| e.weight().kind == EdgeKind::PartOf)?;
    Some((last, index(whole.target())?))
}

/// "60% of the 800 workers"; of anything else the share still cannot pass a hundred.
fn of_figure(draft: &mut Draft<'_, '_>, claims: &[usize], at: usize, share: usize) {
    let Some(claim) = draft.get(share) else { return };
    let (block, end) = (claim.block, claim.end_token());
    let of = draft.claims.has(block, end..end + 1, |s| {
        matches!(s, Sense::Function(Function::Of) | Sense::Cue(Cue::WholeFollows))
    });
    if !of {
        return;
    }
    if let Some(next) = claims.get(at + 1)
        && let Some(whole) = draft.get(*next)
        && whole.first_token() <= end + 3
        && whole.is_quantity()
    {
        draft.state(share, EdgeKind::ShareOf, *next, None);
        return;
    }
    let people = draft.claims.find(block, end + 1..end + 4, |s| match s {
        Sense::Noun(noun) if noun.class != crate::language::NounClass::Abstract => Some(()),
        _ => None,
    });
    if let (Some((tokens, ())), Some(node)) = (people, draft.nodes.get(share).copied()) {
        let word = draft.claims.token(block, tokens.start);
        let name = draft.claims.text(block, tokens.start);
        let measure = draft.graph.add_node(Node::named(NodeKind::Measure, name, word.map(|t| t.span)));
        draft.join(node, measure, Edge::stated(EdgeKind::ShareOf, None));
    }
}

/// "one in four, or 25%", "two thirds (66%)".
fn restated_shares(draft: &mut Draft<'_, '_>, claims: &[usize]) {
    for (at, second) in claims.iter().enumerate().skip(1) {
        let Some(first) = at.checked_sub(1).and_then(|i| claims.get(i)).copied() else { continue };
        let shares = [first, *second].iter().all(|c| draft.get(*c).is_some_and(|c| c.is_share()));
        // "twice and a half", "half a point": no second form of the share.
        let tail = draft.get(*second).is_some_and(|c| c.lead.is(Function::And));
        if shares && !tail && near_restatement(draft, first, *second) {
            draft.state(*second, EdgeKind::Converts, first, None);
        }
    }
}

/// "100 km (80 miles)", "30C (86F)": one quantity in two units.
fn conversions(draft: &mut Draft<'_, '_>, claims: &[usize]) {
    for pair in claims.windows(2) {
        let [original, converted] = [pair[0], pair[1]];
        let unit = |c: usize| match draft.get(c).and_then(|c| c.amount()).map(|a| a.unit) {
            Some(Unit::Physical(def)) => Some(def),
            _ => None,
        };
        let (Some(a), Some(b)) = (unit(original), unit(converted)) else { continue };
        // "90 miles per gallon (38 kilometres per litre)" converts a rate.
        let rate = [original, converted].iter().filter_map(|c| draft.get(*c)).any(|c| {
            draft.claims.has(c.block, c.end_token()..c.end_token() + 1, |s| {
                matches!(s, Sense::Function(Function::Per) | Sense::Cue(Cue::Per | Cue::Each))
            })
        });
        if rate {
            continue;
        }
        if a.dimension == Dimension::Temperature && is_difference(draft, original, converted, a, b) {
            continue;
        }
        if a.dimension == b.dimension && a.symbol != b.symbol && restates(draft, original, converted) {
            draft.state(converted, EdgeKind::Converts, original, None);
        }
    }
}

/// "two degrees Celsius (3.6 Fahrenheit)": a difference of temperatures, converted as one.
fn is_difference(draft: &Draft<'_, '_>, from: usize, to: usize, a: &UnitDef, b: &UnitDef) -> bool {
    let value = |c: usize| draft.get(c)?.amount()?.reading.stated.clone();
    let scale = |unit: &UnitDef| Number::ratio(unit.factor.0, unit.factor.1);
    let (Some(x), Some(y), Some(fa), Some(fb)) = (value(from), value(to), scale(a), scale(b)) else {
        return false;
    };
    (&x * &fa).checked_div(&fb).is_some_and(|converted| (&converted - &y).abs() <= Number::ONE)
}

/// As [`restates`], with the words of one noun phrase allowed between ("a quarter of pupils, or 40%").
fn near_restatement(draft: &Draft<'_, '_>, first: usize, second: usize) -> bool {
    let (Some(a), Some(b)) = (draft.get(first), draft.get(second)) else { return false };
    let gap = a.end_token()..b.mention.tokens.start;
    // The second must be a bare share: "a third of the men and (40%) of the women" is two.
    let of_again = draft
        .claims
        .has(b.block, b.end_token()..b.end_token() + 1, |s| matches!(s, Sense::Function(Function::Of)));
    let other = draft.claims.has(a.block, gap.clone(), |s| {
        matches!(s, Sense::Cue(Cue::Comparison | Cue::OldValue | Cue::Each | Cue::Further) | Sense::Modal(_))
            || matches!(s, Sense::Function(Function::But | Function::While | Function::And))
    });
    // "more trees (61%), fewer cars (44%)": each answer has its own.
    let own = a.first_token().checked_sub(1).is_some_and(|at| draft.claims.is_mark(a.block, at, "("));
    // "6%, a cut of 2%": the second is a difference, not another form.
    let difference = b.lead.is(Function::By) || b.lead.is(Function::Of);
    !of_again && !other && !difference && !own && restates(draft, first, second)
}
