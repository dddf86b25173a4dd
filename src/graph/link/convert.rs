//! One quantity in two forms: "one in four, or 25%", "100 km (62 miles)".

use crate::document::Lang;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, Sense};
use crate::mention::Kind;
use crate::value::{Dimension, Number, Unit, UnitDef};

/// How many tokens may stand between a share and its other form.
const REACH: usize = 10;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let claims = draft.claims_of(sentence);
        restated_shares(draft, &claims);
        conversions(draft, &claims);
    }
}

/// Only marks, "or" / "أي" and grammar words stand between two figures that say one thing.
pub(super) fn restates(draft: &Draft<'_, '_>, from: usize, to: usize) -> bool {
    let (Some(a), Some(b)) = (draft.get(from), draft.get(to)) else { return false };
    let gap = a.end_token()..b.mention.tokens.start;
    let led = b.lead.cues(Cue::Restates);
    let reach = if led { REACH } else { 7 };
    if a.block != b.block || gap.is_empty() || gap.len() > reach {
        return false;
    }
    let bracket = gap.clone().any(|at| draft.claims.is_mark(a.block, at, "(["));
    let comma = gap.clone().any(|at| draft.claims.is_mark(a.block, at, ",،–—"));
    let or = comma && b.lead.is(Function::Or);
    let cue = led || draft.claims.has(a.block, gap.clone(), |s| matches!(s, Sense::Cue(Cue::Restates)));
    // The cue's own words ("that is", "ما يعادل") start no other statement.
    let body = if led { gap.start..b.lead.start.max(gap.start) } else { gap };
    // A bracket right before the second is of the whole phrase, whatever "and" joins in it.
    let glossed = b.first_token().checked_sub(1).is_some_and(|at| draft.claims.is_mark(b.block, at, "(["));
    let verb = draft.claims.has(a.block, body, |s| {
        matches!(s, Sense::Verb(_) | Sense::Function(Function::That | Function::But))
            || !glossed && *s == Sense::Function(Function::And)
    });
    !verb && (bracket || or || (comma && cue) || (cue && draft.claims.document.language == Lang::Ar))
}

/// "one in four, or 25%", "two thirds (66%)".
fn restated_shares(draft: &mut Draft<'_, '_>, claims: &[usize]) {
    for (at, second) in claims.iter().enumerate().skip(1) {
        let Some(first) = at.checked_sub(1).and_then(|i| claims.get(i)).copied() else { continue };
        let shares = [first, *second].iter().all(|c| draft.get(*c).is_some_and(|c| c.is_share()));
        // Two percentages are no two forms of one share: the second tells something else of it.
        let shares = shares
            && [first, *second]
                .iter()
                .any(|c| draft.get(*c).is_some_and(|c| c.mention.kind == Kind::Fraction));
        // "twice and a half", "half a point": no second form of the share.
        let tail = draft.get(*second).is_some_and(|c| c.lead.is(Function::And));
        if shares && !tail && !is_loosely(draft, first, *second) && near_restatement(draft, first, *second) {
            draft.state(*second, EdgeKind::Converts, first, None);
        }
    }
}

/// "About a third …, or 31 percent": a hedged share and a figure near to it.
pub(super) fn is_loosely(draft: &Draft<'_, '_>, a: usize, b: usize) -> bool {
    let amount = |c: usize| draft.get(c).and_then(|c| c.amount());
    let (Some(x), Some(y)) = (amount(a), amount(b)) else { return false };
    let (Some(p), Some(q)) = (&x.reading.stated, &y.reading.stated) else { return false };
    (x.hedge.is_some() || y.hedge.is_some()) && (p - q).abs() <= Number::from(3)
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
        if measures_apart(draft, original, converted) {
            continue;
        }
        if a.dimension == Dimension::Temperature && is_difference(draft, original, converted, a, b) {
            continue;
        }
        let one = a.dimension == b.dimension && a.symbol != b.symbol;
        if one && glosses(draft, original, converted) && !is_sloppy(draft, original, converted, a, b) {
            draft.state(converted, EdgeKind::Converts, original, None);
        }
    }
}

/// "30 kilograms a day, that is more than 20 tonnes", "17.4 metres, or less by ten centimetres":
/// the one is told for each day, the other is a difference.
fn measures_apart(draft: &Draft<'_, '_>, from: usize, to: usize) -> bool {
    let (Some(a), Some(b)) = (draft.get(from), draft.get(to)) else { return true };
    let rate = draft.claims.has(a.block, a.end_token()..b.first_token(), |s| matches!(s, Sense::Rate(_)));
    let less = b.lead.is(Function::By) && !b.lead.cues(Cue::Restates);
    rate || less
}

/// As [`restates`], but a bracket that holds a sentence of its own explains a unit ("25,000
/// dunams (a dunam is 1,000 square metres)").
fn glosses(draft: &Draft<'_, '_>, from: usize, to: usize) -> bool {
    let (Some(a), Some(b)) = (draft.get(from), draft.get(to)) else { return false };
    let gap = a.end_token()..b.first_token();
    let open = gap.clone().rev().find(|at| draft.claims.is_mark(a.block, *at, "(["));
    open.is_none_or(|at| gap.end - at <= 2) && restates(draft, from, to)
}

/// How far, in per cent, a conversion may be off before it is more than careless rounding
/// ("30 miles (50 km)").
const SLOPPY: i64 = 4;

/// Careless rounding: within [`SLOPPY`] per cent, or for temperatures within two and a half
/// degrees of a multiple of five.
fn is_sloppy(draft: &Draft<'_, '_>, from: usize, to: usize, a: &UnitDef, b: &UnitDef) -> bool {
    let value = |c: usize| draft.stated(c);
    let scale = |unit: &UnitDef| Number::ratio(unit.factor.0, unit.factor.1);
    let (Some(x), Some(y), Some(fa), Some(fb)) = (value(from), value(to), scale(a), scale(b)) else {
        return false;
    };
    let ten = Number::from(10);
    if a.dimension == Dimension::Temperature {
        let round = |n: &Number| n.checked_div(&ten).is_some_and(|tenth| tenth.round_to(0) == tenth);
        let (Some(told), Some(meant)) = (b.to_base(&y), a.to_base(&x)) else { return false };
        return (round(&x) || round(&y)) && (&told - &meant).abs() <= Number::from(3);
    }
    let (told, meant) = (&y * &fb, &x * &fa);
    // "three metres (nine feet)": a small number cut off.
    if y < ten && (&told - &meant).abs() < fb {
        return true;
    }
    &(&told - &meant).abs() * &Number::from(100) <= &meant.abs() * &Number::from(SLOPPY)
}

/// "two degrees Celsius (3.6 Fahrenheit)": a difference of temperatures, converted as one.
fn is_difference(draft: &Draft<'_, '_>, from: usize, to: usize, a: &UnitDef, b: &UnitDef) -> bool {
    let value = |c: usize| draft.stated(c);
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
    // "Three quarters of all sheep and goats (57 percent)": the bracket is of the whole phrase.
    let glossed = gap.end.checked_sub(1).is_some_and(|at| draft.claims.is_mark(b.block, at, "("));
    let joined = |s: &Sense| !glossed && *s == Sense::Function(Function::And);
    let other = draft.claims.has(a.block, gap.clone(), |s| {
        joined(s)
            || matches!(
                s,
                Sense::Cue(Cue::Comparison | Cue::OldValue | Cue::Each | Cue::Further) | Sense::Modal(_)
            )
            || matches!(s, Sense::Function(Function::But | Function::While))
    });
    // "more trees (61%), fewer cars (44%)": each answer has its own.
    let own = a.first_token().checked_sub(1).is_some_and(|at| draft.claims.is_mark(a.block, at, "("));
    // "6%, a cut of 2%": the second is a difference, not another form.
    let difference = (b.lead.is(Function::By) || b.lead.is(Function::Of)) && !b.lead.cues(Cue::Restates);
    // "0.84%, or a 0.02% increase"
    let difference = difference || super::change::before_noun(draft, b);
    !of_again && !other && !difference && !own && restates(draft, first, second)
}
