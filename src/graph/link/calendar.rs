//! A time beside the stretch it lies in, and one day told in two calendars.

use super::span::date;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, NounClass, Sense};
use crate::mention::{Kind, Value};
use crate::value::time::{Calendar, DateExpr, Days, Grain, PeriodExpr, PeriodName, TimeExpr, month_length};
use jiff::civil::Date;

/// How many tokens may stand between a stretch and the time that is in it.
const REACH: usize = 4;
/// How many may stand between the names of one day in two calendars.
const PAIR_REACH: usize = 8;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    titles(draft);
    results(draft);
    for sentence in 0..draft.claims.sentences.len() {
        let claims = draft.claims_of(sentence);
        for pair in claims.windows(2) {
            inside(draft, pair[0], pair[1]);
        }
        calendars(draft, &claims);
    }
}

/// A play called «31 نيسان»: a day in a title is no day, possible or not.
fn titles(draft: &mut Draft<'_, '_>) {
    for index in 0..draft.claims.claims.len() {
        let held =
            draft.get(index).is_some_and(|c| draft.claims.is_held_off(c.block, c.mention.tokens.start));
        if let Some(Value::Time(TimeExpr::Date(date))) = draft.mention_mut(index).map(|m| &mut m.value)
            && held
            && date.impossible
        {
            (date.impossible, date.of_name) = (false, true);
        }
    }
}

/// "The third best by a woman, after 24:58": the time that a race took is no time of day, unless
/// something says that it is one.
fn results(draft: &mut Draft<'_, '_>) {
    for index in 0..draft.claims.claims.len() {
        let hour = draft.get(index).is_some_and(|c| {
            let word = c.mention.figure.of(&draft.claims.document.text).contains(':');
            let at = [Function::At, Function::By, Function::From].into_iter().any(|f| c.lead.is(f));
            word && !at && !draft.is_arabic(c.block)
        });
        if let Some(Value::Time(TimeExpr::Clock(clock))) = draft.mention_mut(index).map(|m| &mut m.value)
            && hour
            && clock.impossible
            && clock.zone.is_none()
            && clock.date.is_none()
            && clock.minute < 60
        {
            clock.impossible = false;
        }
    }
}

/// "in the third quarter, in May"; "dated the 18th century, in 1654".
fn inside(draft: &mut Draft<'_, '_>, a: usize, b: usize) {
    let named = |index: usize| period(draft, index).filter(|p| p.ends.is_none() && is_calendar(p.name));
    let (stretch, other) = match (named(a), named(b)) {
        (Some(_), None) => (a, b),
        (None, Some(_)) => (b, a),
        _ => return,
    };
    let owned = super::inside::of_own_year(draft, stretch, other);
    if !owned && (beside(draft, a, b) || a == stretch && told_of(draft, a, b)) {
        if let Some(name) = named(stretch).map(|p| p.name) {
            super::era::by_common_era(draft, other, name);
        }
        place(draft, stretch, other);
    }
}

/// Says of a time that it lies in a stretch of the calendar, where both can be compared.
pub(super) fn place(draft: &mut Draft<'_, '_>, stretch: usize, other: usize) {
    let Some(outer) = period(draft, stretch).filter(|p| p.ends.is_none() && is_calendar(p.name)).cloned()
    else {
        return;
    };
    if outer.days.is_none() && outer.year.is_some() {
        return;
    }
    let by_year = matches!(outer.name, PeriodName::Quarter(_) | PeriodName::Half(_));
    if let Some(inner) = date(draft, other).cloned() {
        let fits = match by_year {
            true => inner.month.is_some(),
            false => inner.year.is_some() && inner.month.is_none(),
        };
        if !fits || inner.calendar == Calendar::Hijri || inner.impossible {
            return;
        }
        // "In August … in the second quarter": of one year, whichever it is.
        if by_year && outer.days.is_none() {
            let year = inner.year.or(year_in(inner.days));
            let (from, to) = match outer.name {
                PeriodName::Quarter(n) => (n.saturating_mul(3).saturating_sub(2), n.saturating_mul(3)),
                PeriodName::Half(n) => (n.saturating_mul(6).saturating_sub(5), n.saturating_mul(6)),
                _ => return,
            };
            let Some(days) = year.and_then(|year| months(year, Some(from), Some(to))) else { return };
            set_days(draft, stretch, Some(days), None);
        }
        if let (true, None, Some(year)) = (by_year, inner.year, outer.year.or(year_in(outer.days))) {
            set_days(draft, other, months(year, inner.month, inner.month), Some(year));
        }
    } else if let (true, Some(year), Some(ends)) =
        (by_year, outer.year.or(year_in(outer.days)), period(draft, other).and_then(|p| p.ends.clone()))
    {
        // "between August and November" hangs on the year of the stretch too.
        let bare = |d: &DateExpr| d.year.is_none() && d.month.is_some() && d.day.is_none();
        if !bare(&ends.0) || !bare(&ends.1) || ends.0.month > ends.1.month {
            return;
        }
        set_days(draft, other, months(year, ends.0.month, ends.1.month), None);
    } else {
        return;
    }
    draft.state(other, EdgeKind::During, stretch, None);
}

fn is_calendar(name: PeriodName) -> bool {
    use PeriodName::*;
    matches!(name, Quarter(_) | Half(_) | Decade(_) | Century(_))
}

fn period<'c>(draft: &Draft<'c, '_>, index: usize) -> Option<&'c PeriodExpr> {
    match &draft.claims.get(index)?.mention.value {
        Value::Time(TimeExpr::Period(period)) => Some(period),
        _ => None,
    }
}

fn year_in(days: Option<Days>) -> Option<i32> {
    days.and_then(Days::first).map(|d| i32::from(d.year()))
}

fn months(year: i32, from: Option<u8>, to: Option<u8>) -> Option<Days> {
    let (year, from, to) = (i16::try_from(year).ok()?, from?, to?);
    let day = |m: u8, d: u8| Date::new(year, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok();
    Some(Days::between(day(from, 1)?, day(to, month_length(year, to)?)?))
}

fn set_days(draft: &mut Draft<'_, '_>, index: usize, days: Option<Days>, year: Option<i32>) {
    match draft.mention_mut(index).map(|m| &mut m.value) {
        Some(Value::Time(TimeExpr::Date(date))) => {
            date.days = days.or(date.days);
            date.year = year.or(date.year);
        }
        Some(Value::Time(TimeExpr::Period(period))) => {
            period.days = days.or(period.days);
            period.grain = Grain::Month;
        }
        _ => {}
    }
}

/// Only "in", articles, "namely" and a comma or bracket stand between.
fn beside(draft: &Draft<'_, '_>, a: usize, b: usize) -> bool {
    let (Some(x), Some(y)) = (draft.get(a), draft.get(b)) else { return false };
    let gap = x.end_token()..y.mention.tokens.start;
    !gap.is_empty()
        && gap.len() <= REACH
        && gap.clone().any(|at| draft.claims.is_mark(x.block, at, ",،("))
        && gap.clone().all(|at| {
            draft.claims.is_mark(x.block, at, ",،(")
                || draft.claims.has(x.block, at..at + 1, |s| {
                    use Function::{A, Between, In, Of, On, The};
                    matches!(s, Sense::Function(In | On | The | Between | A | Of) | Sense::Era(_))
                        || matches!(s, Sense::Noun(n) if n.class == NounClass::Document)
                        || *s == Sense::Cue(Cue::Restates)
                })
        })
}

/// "The worst month of the third quarter was May": a part of the stretch is named.
fn told_of(draft: &Draft<'_, '_>, stretch: usize, named: usize) -> bool {
    let (Some(x), Some(y)) = (draft.get(stretch), draft.get(named)) else { return false };
    let gap = x.end_token()..y.mention.tokens.start;
    let is = |s: &Sense| matches!(s, Sense::Function(Function::Was | Function::Be));
    let before = x.first_token().saturating_sub(3)..x.first_token();
    let part =
        draft.claims.has(x.block, before, |s| matches!(s, Sense::Function(Function::Of | Function::In)));
    part && gap.len() == 1 && draft.claims.has(x.block, gap, is)
}

/// The one Hijri and the one Gregorian date of a sentence, near each other.
fn calendars(draft: &mut Draft<'_, '_>, claims: &[usize]) {
    let full = |c: usize| {
        date(draft, c).filter(|d| {
            let year = d.year.is_some() || d.calendar == Calendar::Gregorian && d.days.is_some();
            year && d.month.is_some() && d.day.is_some() && d.paired.is_none() && !d.impossible
        })
    };
    let of = |calendar: Calendar| -> Vec<usize> {
        claims.iter().copied().filter(|c| full(*c).is_some_and(|d| d.calendar == calendar)).collect()
    };
    let (hijri, other) = (of(Calendar::Hijri), of(Calendar::Gregorian));
    let ([hijri], [other]) = (hijri.as_slice(), other.as_slice()) else { return };
    let (first, last) = (*hijri.min(other), *hijri.max(other));
    let (Some(x), Some(y)) = (draft.get(first), draft.get(last)) else { return };
    let gap = x.end_token()..y.mention.tokens.start;
    let parted = |s: &Sense| {
        matches!(s, Sense::Cue(Cue::Until | Cue::Since | Cue::BeforeEvent | Cue::AfterEvent))
            || matches!(s, Sense::Function(Function::And | Function::From))
    };
    // "31 July to mark the new year, 1 Muharram", but not "31 July to 1 Muharram".
    let until = y.lead.is(Function::To) || y.lead.is(Function::And);
    // "Corresponding to": the words for one day hold a "to".
    let says_same = draft.claims.has(x.block, gap.clone(), |s| *s == Sense::Cue(Cue::Restates));
    let reach = if says_same { 2 * PAIR_REACH } else { PAIR_REACH };
    if gap.len() <= reach
        && (says_same || !until)
        && last == first + 1
        && x.mention.kind == Kind::Date
        && (says_same || !draft.claims.has(x.block, gap.clone(), parted))
    {
        draft.state(*hijri, EdgeKind::Converts, *other, None);
    }
}
