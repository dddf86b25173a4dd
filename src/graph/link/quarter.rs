//! A quarter or half of a year and the month that is told of it in other words: "sales grew in the
//! second quarter … growth was strongest in August", "a loss in the first quarter that came from a
//! fire in May".

use super::calendar;
use super::span::date;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, Sense};
use crate::mention::Value;
use crate::value::time::{Calendar, Days, Direction, Grain, PeriodExpr, PeriodName, TimeExpr};

/// How many tokens before a month its peak may stand.
const PEAK: usize = 5;
/// How many tokens behind a month the word stands that takes up the quarter.
const TAKEN: usize = 4;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for index in 0..draft.claims.claims.len() {
        if !is_month(draft, index) {
            continue;
        }
        if let Some(quarter) = of(draft, index) {
            calendar::place(draft, quarter, index);
        }
    }
}

/// A month without a year, or a day of one.
fn is_month(draft: &Draft<'_, '_>, index: usize) -> bool {
    date(draft, index).is_some_and(|d| {
        d.month.is_some() && d.year.is_none() && d.anchor.is_none() && d.calendar != Calendar::Hijri
    })
}

fn quarter<'c>(draft: &Draft<'c, '_>, index: usize) -> Option<&'c PeriodExpr> {
    match &draft.claims.get(index)?.mention.value {
        Value::Time(TimeExpr::Period(p)) if p.ends.is_none() => {
            Some(p).filter(|p| matches!(p.name, PeriodName::Quarter(_) | PeriodName::Half(_)))
        }
        _ => None,
    }
}

/// The quarter that a month is told to lie in.
fn of(draft: &Draft<'_, '_>, month: usize) -> Option<usize> {
    let claim = draft.get(month)?;
    let place = draft.claims.sentences.get(claim.sentence)?;
    let from = claim.sentence.saturating_sub(1);
    let times: Vec<usize> = (from..=claim.sentence).flat_map(|s| draft.claims_of(s)).collect();
    let quarters: Vec<usize> = times.iter().copied().filter(|c| quarter(draft, *c).is_some()).collect();
    let [one] = quarters.as_slice() else { return None };
    let stands = draft.get(*one)?;
    // "Its financial year": a quarter of its own.
    if *one > month && !is_taken_up(draft, month, *one) || is_own(draft, *one) {
        return None;
    }
    if is_taken_up(draft, month, *one) {
        return Some(*one);
    }
    let start = match stands.sentence == claim.sentence {
        true => stands.end_token(),
        false => place.sentence.tokens.start,
    };
    let peak = |s: &Sense| *s == Sense::Cue(Cue::Peak);
    let first = claim.first_token();
    // "Peaked in August", "strongest in August and September".
    let beside = draft.claims.has(claim.block, start.max(first.saturating_sub(PEAK))..first, peak);
    let also =
        times.iter().any(|c| *c < month && *c > *one && is_month(draft, *c) && joined(draft, *c, month));
    let other = |c: &&usize| {
        let time = draft.get(**c).is_some_and(|c| c.is_time());
        time && **c != *one && **c != month && !(joined(draft, **c, month) || joined(draft, month, **c))
    };
    let alone = times.iter().filter(|c| draft.get(**c).is_some_and(|c| c.sentence == claim.sentence));
    let alone = !alone.clone().any(|c| other(&c) && *c > *one);
    let past = |s: &Sense| matches!(s, Sense::Direction(Direction::Before));
    let last_year = draft.claims.has(claim.block, claim.end_token()..claim.end_token() + 3, past);
    if (beside || also && of(draft, month - 1).is_some()) && alone && !last_year {
        return Some(*one);
    }
    (alone && !last_year && is_later_cause(draft, month, *one)).then_some(*one)
}

/// "August and September".
fn joined(draft: &Draft<'_, '_>, a: usize, b: usize) -> bool {
    let (Some(x), Some(y)) = (draft.get(a), draft.get(b)) else { return false };
    b == a + 1
        && x.sentence == y.sentence
        && is_month(draft, a)
        && y.mention.tokens.start <= x.end_token() + 1
}

/// "In August of that quarter", «في أغسطس من ذلك الربع», «في أغسطس منه».
fn is_taken_up(draft: &Draft<'_, '_>, month: usize, one: usize) -> bool {
    let (Some(claim), Some(quarter)) = (draft.get(month), draft.get(one)) else { return false };
    let end = claim.end_token();
    if quarter.sentence == claim.sentence && quarter.first_token() >= claim.first_token() {
        return false;
    }
    let behind = end..end + TAKEN;
    let grain = |s: &Sense| matches!(s, Sense::Grain(Grain::Quarter)).then_some(());
    let of = |range| {
        draft.claims.has(claim.block, range, |s| matches!(s, Sense::Function(Function::Of | Function::From)))
    };
    let points = |s: &Sense| matches!(s, Sense::Function(Function::That | Function::This | Function::Those));
    let named = draft.claims.find(claim.block, behind.clone(), grain).is_some_and(|(at, ())| {
        of(end..end + 1) && draft.claims.has(claim.block, end..at.start.max(end), points)
    });
    // «منه»: of the quarter, where it is named in the sentence.
    let it = draft.claims.token(claim.block, end).is_some_and(|t| t.clitics.has(Clitics::OWNER))
        && draft.is_arabic(claim.block)
        && of(end..end + 1)
        && quarter.sentence == claim.sentence;
    named || it
}

/// "The second quarter of its financial year", "its first quarter": no quarter of the calendar.
fn is_own(draft: &Draft<'_, '_>, quarter: usize) -> bool {
    let Some(claim) = draft.get(quarter) else { return true };
    let before = claim.first_token().saturating_sub(1)..claim.first_token();
    let theirs = draft.claims.has(claim.block, before, |s| *s == Sense::Function(Function::Their));
    theirs
        || draft.claims.has(claim.block, claim.end_token()..claim.end_token() + TAKEN, |s| {
            matches!(s, Sense::Cue(Cue::Business))
        })
}

/// "A loss in the second quarter, caused by a fire in July": what causes it does not come after it.
fn is_later_cause(draft: &Draft<'_, '_>, month: usize, one: usize) -> bool {
    let (Some(x), Some(y)) = (draft.get(one), draft.get(month)) else { return false };
    let cause = |s: &Sense| *s == Sense::Cue(Cue::Cause);
    let caused = x.sentence == y.sentence
        && draft.claims.has(x.block, x.end_token()..y.first_token().max(x.end_token()), cause);
    let published = draft.claims.document.published.map(|p| Days::on(p).from);
    let later = quarter(draft, one).and_then(|q| q.days).zip(date(draft, month).and_then(|d| d.days));
    caused && later.zip(published).is_some_and(|((q, m), now)| m.from > q.to && m.from <= now)
}
