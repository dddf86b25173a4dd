//! A time beside the longer time that it is told to lie in: "in early June, on 28 June", "it was in
//! 1964, that is in the fifties", "last winter, in July", «في أواخر السبعينات، وتحديدا عام 1971».
//!
//! What the two can mean without a year is tried for the years around; they clash where no year
//! brings them together.

use super::span::date;
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, Modal, NounClass, Sense, VerbClass};
use crate::mention::Value;
use crate::value::time::{
    Anchor, Calendar, DateExpr, Days, Grain, PeriodExpr, PeriodName, TimeExpr, month_length,
};
use jiff::civil::Date;
use std::ops::Range;

/// How many tokens may stand between the two in apposition.
const REACH: usize = 7;
/// How many where a clause stands between.
const CLAUSE: usize = 14;
/// How far into a sentence its subject stands, in tokens.
const SUBJECT: usize = 2;
/// How many sentences around a quarter a financial year is told of.
const NEAR: usize = 6;
/// How many days around a part of a month "early" or "late" may still reach.
const LOOSE: i64 = 4;
/// How many days a season may come early.
const EARLY: i64 = 31;
/// Farther apart, in years, the two are no slip of each other.
const FAR: i64 = 130;

/// Zones where the seasons are the other way round.
const SOUTH: &[&str] = &[
    "Australia/",
    "Pacific/",
    "Antarctica/",
    "America/Sao_Paulo",
    "America/Argentina",
    "America/Buenos",
    "America/Santiago",
    "America/Montevideo",
    "America/Asuncion",
    "America/La_Paz",
    "America/Lima",
    "Africa/Johannesburg",
    "Africa/Windhoek",
    "Africa/Harare",
    "Africa/Maputo",
    "Africa/Lusaka",
    "Africa/Gaborone",
    "Indian/",
];

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let mut last: Option<usize> = None;
    for index in 0..draft.claims.claims.len() {
        if !is_day(draft, index) {
            continue;
        }
        if let Some(before) = last {
            pair(draft, before, index);
        }
        last = Some(index);
    }
}

/// A date or a stretch of time.
fn is_day(draft: &Draft<'_, '_>, index: usize) -> bool {
    date(draft, index).is_some() || period(draft, index).is_some()
}

fn period<'a>(draft: &'a Draft<'_, '_>, index: usize) -> Option<&'a PeriodExpr> {
    match &draft.get(index)?.mention.value {
        Value::Time(TimeExpr::Period(period)) => Some(period),
        _ => None,
    }
}

fn pair(draft: &mut Draft<'_, '_>, a: usize, b: usize) {
    let sentence = |c: usize| draft.get(c).map_or(0, |c| c.sentence);
    if sentence(b) > sentence(a) + 1 || !draft.is_prose(sentence(a)) || !draft.is_prose(sentence(b)) {
        return;
    }
    for (outer, inner) in [(a, b), (b, a)] {
        if let Some(name) = period(draft, outer).map(|p| p.name) {
            super::era::by_common_era(draft, inner, name);
        }
    }
    let found = [(a, b), (b, a)]
        .into_iter()
        .find_map(|(outer, inner)| Some((outer, inner, matched(draft, outer, inner)?)));
    let Some((outer, inner, (around, within))) = found else { return };
    if draft.draws(inner, EdgeKind::During) || draft.draws(outer, EdgeKind::During) || is_led(draft, a) {
        return;
    }
    if !is_joined(draft, outer, inner) {
        return;
    }
    set(draft, outer, around);
    set(draft, inner, within);
    draft.state(inner, EdgeKind::During, outer, None);
}

/// The two times as they come nearest to each other, where the one can lie in the other at all.
fn matched(draft: &Draft<'_, '_>, outer: usize, inner: usize) -> Option<(Days, Days)> {
    let published = i32::from(draft.claims.document.published?.year());
    let told = [outer, inner].into_iter().filter_map(|c| year_of(draft, c));
    let years: Vec<i32> = told.chain([published, published - 1, published + 1]).collect();
    let (grain, around) = stretch(draft, outer, &years)?;
    let within = inside(draft, inner, grain, &years)?;
    let gap = |(a, b): &(Days, Days)| (b.from - a.to).max(a.from - b.to).max(0);
    let pairs = around.iter().flat_map(|a| within.iter().map(move |b| (*a, *b)));
    let (a, b) = pairs.min_by_key(gap)?;
    (gap(&(a, b)) <= FAR * 366).then_some((a, b))
}

fn year_of(draft: &Draft<'_, '_>, index: usize) -> Option<i32> {
    date(draft, index).and_then(|d| d.year).or_else(|| period(draft, index).and_then(|p| p.year))
}

/// What holds other times: how coarse these are at most, and the days that it can mean.
fn stretch(draft: &Draft<'_, '_>, index: usize, years: &[i32]) -> Option<(Grain, Vec<Days>)> {
    if let Some(period) = period(draft, index) {
        let years: Vec<i32> = match period.year {
            Some(year) => vec![year],
            None => years.to_vec(),
        };
        let all = |first: u8, last: u8| years.iter().filter_map(|y| months(*y, first, last)).collect();
        return match period.name {
            PeriodName::Decade(_) | PeriodName::Century(_) => Some((Grain::Year, vec![period.days?])),
            PeriodName::Range if is_fifty_years(period) => Some((Grain::Year, vec![period.days?])),
            PeriodName::Quarter(n) => Some((Grain::Month, all(3 * n.clamp(1, 4) - 2, 3 * n.clamp(1, 4)))),
            PeriodName::Half(n) => Some((Grain::Month, all(6 * n.clamp(1, 2) - 5, 6 * n.clamp(1, 2)))),
            PeriodName::Season(n) if is_north(draft, index) => {
                // Winter begins in the year before it or ends in the one behind.
                let begins = years.iter().flat_map(|y| [*y, *y - 1]).filter(|y| n == 4 || years.contains(y));
                Some((Grain::Month, begins.filter_map(|year| season(year, n)).collect()))
            }
            _ => None,
        };
    }
    let day = date(draft, index).filter(|d| d.calendar == Calendar::Gregorian && d.day.is_none())?;
    let loose = |days: Days| Days { from: days.from - LOOSE, to: days.to + LOOSE };
    match day {
        DateExpr { part: Some(_), month: Some(_), weekday: None, .. } => {
            let year = day.days?.first()?.year();
            let moved = |y: &i32| shifted(day.days?, y - i32::from(year));
            let all =
                if day.year.is_some() { vec![day.days?] } else { years.iter().filter_map(moved).collect() };
            Some((Grain::Day, all.into_iter().map(loose).collect()))
        }
        DateExpr { part: Some(_), year: Some(_), weekday: None, .. } => {
            Some((Grain::Month, vec![loose(day.days?)]))
        }
        DateExpr {
            anchor: Some(Anchor::Named(_, grain)), month: None, weekday: None, year: None, ..
        } => {
            let finest = match grain {
                Grain::Week => Grain::Day,
                Grain::Month => Grain::Day,
                Grain::Year => Grain::Month,
                _ => return None,
            };
            let slack = if *grain == Grain::Week { LOOSE } else { 0 };
            let days = day.days?;
            Some((finest, vec![Days { from: days.from - slack, to: days.to + slack }]))
        }
        _ => None,
    }
}

/// «النصف الثاني من القرن العشرين» is read as the years it runs over.
fn is_fifty_years(period: &PeriodExpr) -> bool {
    period.ends.as_deref().is_some_and(|(first, last)| {
        let apart = first.year.zip(last.year).map(|(a, b)| b - a);
        first.month.is_none() && matches!(apart, Some(24 | 49))
    })
}

/// A time that is fine enough to lie in a stretch, and the days that it can mean.
fn inside(draft: &Draft<'_, '_>, index: usize, grain: Grain, years: &[i32]) -> Option<Vec<Days>> {
    if let Some(period) = period(draft, index) {
        let (first, last) = period.ends.as_deref()?;
        return match (grain, first.month, last.month) {
            (Grain::Month, Some(a), Some(b)) if a <= b && first.year.is_none() && first.day.is_none() => {
                Some(years.iter().filter_map(|year| months(*year, a, b)).collect())
            }
            (Grain::Year, None, None) => Some(vec![period.days?]),
            _ => None,
        };
    }
    let day = date(draft, index)?;
    let counted = matches!(day.anchor, Some(Anchor::Away(..) | Anchor::Day(_)));
    if day.calendar == Calendar::Hijri || day.impossible || counted || day.part.is_some() {
        return None;
    }
    let fine = match grain {
        Grain::Day => day.day.is_some() && day.month.is_some(),
        Grain::Month => day.month.is_some(),
        _ => day.year.is_some(),
    };
    match (day.year, day.month) {
        _ if !fine => None,
        (Some(_), _) => Some(vec![day.days?]),
        (None, Some(month)) => {
            let on = |year: &i32| match day.day {
                Some(day) => self::day(*year, month, day).map(Days::on),
                None => months(*year, month, month),
            };
            Some(years.iter().filter_map(on).collect())
        }
        _ => None,
    }
}

fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn months(year: i32, first: u8, last: u8) -> Option<Days> {
    Some(Days::between(
        day(year, first, 1)?,
        day(year, last, month_length(i16::try_from(year).ok()?, last)?)?,
    ))
}

/// The season that begins in this year, with the weeks by which weather and copy are early or late.
fn season(year: i32, n: u8) -> Option<Days> {
    let first = months(year, 3 * n.clamp(1, 4), 3 * n.clamp(1, 4))?.from;
    Some(Days { from: first - EARLY, to: first + 120 })
}

/// The same days of another year.
fn shifted(days: Days, years: i32) -> Option<Days> {
    let moved = |d: Date| {
        day(i32::from(d.year()) + years, u8::try_from(d.month()).ok()?, u8::try_from(d.day()).ok()?)
    };
    Some(Days::between(moved(days.first()?)?, moved(days.last()?)?))
}

/// Whether the seasons of the text are those of the north: a place of the north is named, and none
/// of the south.
fn is_north(draft: &Draft<'_, '_>, index: usize) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    let near = claim.block.saturating_sub(1)..claim.block + 2;
    let zones = near.flat_map(|block| {
        let len = draft.claims.readings.get(block).map_or(0, |r| r.scan.tokens.len());
        (0..len).filter_map(move |at| {
            draft.claims.find(block, at..at + 1, |s| match s {
                Sense::Town(zone) => Some(*zone),
                _ => None,
            })
        })
    });
    let (mut north, arabic) = (false, draft.is_arabic(claim.block));
    for (_, zone) in zones {
        if SOUTH.iter().any(|south| zone.starts_with(south)) {
            return false;
        }
        north = true;
    }
    north || arabic
}

/// "Since early June, …": the stretch begins or ends something else.
fn is_led(draft: &Draft<'_, '_>, index: usize) -> bool {
    let leads = [Cue::Since, Cue::Until, Cue::BeforeEvent, Cue::AfterEvent];
    draft.get(index).is_some_and(|c| leads.into_iter().any(|cue| c.lead.cues(cue)))
}

/// Whether words say that the two are one time.
fn is_joined(draft: &Draft<'_, '_>, outer: usize, inner: usize) -> bool {
    let (Some(x), Some(y)) = (draft.get(outer.min(inner)), draft.get(outer.max(inner))) else { return false };
    let Some(place) = draft.claims.sentences.get(x.sentence) else { return false };
    let gap = x.end_token()..y.mention.tokens.start;
    if x.block != y.block {
        return false;
    }
    if of_own_year(draft, outer, inner) {
        return false;
    }
    if taken_up(draft, x, y, &gap) {
        return true;
    }
    if x.sentence != y.sentence {
        return false;
    }
    let alone = place.claims.clone().filter(|c| is_day(draft, *c)).count() == 2;
    let listed = is_listed(draft, y);
    !listed && apposed(draft, outer < inner, x, y, &gap)
        || alone && outer < inner && (explained(draft, x, y, &gap) || as_subject(draft, x, y, &gap))
        || alone && inner < outer && outstanding(draft, y, &gap)
}

/// "Its third quarter", "its financial year runs from April to March": a quarter of a year of its own.
pub(super) fn of_own_year(draft: &Draft<'_, '_>, index: usize, inner: usize) -> bool {
    let named = |p: &PeriodExpr| matches!(p.name, PeriodName::Quarter(_) | PeriodName::Half(_));
    let (Some(claim), true) = (draft.get(index), period(draft, index).is_some_and(named)) else {
        return false;
    };
    let business = |s: &Sense| *s == Sense::Cue(Cue::Business);
    let before = claim.first_token().saturating_sub(2)..claim.first_token();
    let owned = draft.claims.has(claim.block, before, |s| *s == Sense::Function(Function::Their));
    let near = claim.sentence.saturating_sub(NEAR)..claim.sentence + NEAR;
    let mut places = near.filter_map(|s| draft.claims.sentences.get(s));
    let month = |c: usize| {
        c != inner
            && (date(draft, c).is_some_and(|d| d.month.is_some())
                || period(draft, c).is_some_and(|p| p.ends.as_deref().is_some_and(|e| e.0.month.is_some())))
    };
    owned
        || places.any(|p| {
            draft.claims.has(p.block, p.sentence.tokens.clone(), business) && p.claims.clone().any(month)
        })
}

/// "In the sixties, 1975 and 1983": another time follows.
fn is_listed(draft: &Draft<'_, '_>, last: &Claim<'_>) -> bool {
    let next =
        draft.claims.claims.iter().find(|c| c.block == last.block && c.first_token() >= last.end_token());
    next.is_some_and(|n| {
        let gap = last.end_token()..n.mention.tokens.start;
        let and = |at: usize| {
            draft
                .claims
                .has(n.block, at..at + 1, |s| matches!(s, Sense::Function(Function::And | Function::Or)))
        };
        let glued =
            draft.claims.token(n.block, n.mention.tokens.start).is_some_and(|t| t.clitics.has(Clitics::AND));
        n.is_time()
            && gap.len() <= 1
            && (gap.is_empty() && glued || gap.clone().any(and))
            && !matches!(n.mention.value, Value::Time(TimeExpr::Clock(_)))
    })
}

/// Only marks, prepositions and words like "namely" stand between.
fn apposed(draft: &Draft<'_, '_>, ahead: bool, x: &Claim<'_>, y: &Claim<'_>, gap: &Range<usize>) -> bool {
    let mark = |at: usize| draft.claims.is_mark(x.block, at, ",،()-–—:");
    let light = |s: &Sense| {
        use Function::{A, At, Between, From, In, Of, On, The, To};
        matches!(s, Sense::Function(In | On | At | The | Between | A | Of | From | To) | Sense::Era(_))
            || matches!(s, Sense::Cue(Cue::Restates | Cue::Peak) | Sense::Grain(_))
            || matches!(s, Sense::Noun(n) if n.class == NounClass::Document)
    };
    let has = |test: &dyn Fn(&Sense) -> bool| draft.claims.has(x.block, gap.clone(), test);
    if gap.len() > REACH || !gap.clone().all(|at| mark(at) || draft.claims.has(x.block, at..at + 1, light)) {
        return false;
    }
    let inside = |s: &Sense| matches!(s, Sense::Function(Function::In | Function::On | Function::Between));
    let told = gap.clone().any(mark) || has(&|s| matches!(s, Sense::Cue(Cue::Restates | Cue::Peak)));
    let range = matches!(&y.mention.value, Value::Time(TimeExpr::Period(p)) if p.ends.is_some());
    told || !ahead && !gap.is_empty() && gap.len() <= 2 && has(&inside) || ahead && gap.is_empty() && range
}

/// "He reached it in 1964; that was in the fifties", «وكان ذلك في الخمسينات».
fn taken_up(draft: &Draft<'_, '_>, x: &Claim<'_>, y: &Claim<'_>, gap: &Range<usize>) -> bool {
    let has = |test: &dyn Fn(&Sense) -> bool| draft.claims.has(x.block, gap.clone(), test);
    let light = |at: usize| {
        draft.claims.is_mark(x.block, at, ",،;؛.-–—")
            || draft.claims.has(x.block, at..at + 1, |s| {
                matches!(s, Sense::Function(_) | Sense::Cue(Cue::Restates | Cue::Happens))
            })
    };
    let that = |s: &Sense| matches!(s, Sense::Function(Function::That | Function::This | Function::It));
    let was = |s: &Sense| matches!(s, Sense::Function(Function::Was | Function::Be));
    let inside = y.lead.is(Function::In) || y.lead.is(Function::On);
    let other = |s: &Sense| {
        matches!(s, Sense::Function(Function::Not | Function::Other | Function::He | Function::She))
    };
    gap.len() <= REACH && has(&that) && has(&was) && inside && !has(&other) && gap.clone().all(light)
}

/// "In the fifties, when he reached Brazil in 1964", "the half ended badly: in October exports fell".
fn explained(draft: &Draft<'_, '_>, x: &Claim<'_>, y: &Claim<'_>, gap: &Range<usize>) -> bool {
    let comma = draft.claims.is_mark(x.block, gap.start, ",،");
    let joint = |s: &Sense| matches!(s, Sense::Cue(Cue::When | Cue::Explains));
    let when = comma && draft.claims.has(x.block, gap.start + 1..gap.start + 2, joint);
    let light = |at: usize| {
        draft.claims.has(x.block, at..at + 1, |s| matches!(s, Sense::Function(Function::In | Function::On)))
    };
    let colon = gap.clone().rfind(|at| draft.claims.is_mark(x.block, *at, ":"));
    let after_colon = colon.is_some_and(|at| at + 1 < gap.end && (at + 1..gap.end).all(light));
    (when || after_colon) && gap.len() <= CLAUSE && is_plain(draft, x.block, gap) && is_placed(draft, y)
}

/// "The first half of the century saw two booms, the second in 1972".
fn as_subject(draft: &Draft<'_, '_>, x: &Claim<'_>, y: &Claim<'_>, gap: &Range<usize>) -> bool {
    let Some(place) = draft.claims.sentences.get(x.sentence) else { return false };
    let start = place.sentence.tokens.start;
    let lead = start..x.mention.tokens.start;
    let the = |at: usize| draft.claims.has(x.block, at..at + 1, |s| *s == Sense::Function(Function::The));
    let subject = lead.len() <= SUBJECT && !draft.is_arabic(x.block) && lead.clone().all(the);
    // "A film shot in 1985".
    let made = y.lead.start.checked_sub(1).map_or("", |at| draft.claims.text(x.block, at));
    let verb = draft.claims.token(x.block, gap.start).is_some_and(|t| !t.capital)
        && !draft.claims.is_mark(x.block, gap.start, ",;:-–—()");
    subject
        && verb
        && !made.ends_with("ed")
        && gap.len() <= CLAUSE
        && is_plain(draft, x.block, gap)
        && is_placed(draft, y)
}

/// "The revolt of 1848 was the bloodiest of the 18th century".
fn outstanding(draft: &Draft<'_, '_>, y: &Claim<'_>, gap: &Range<usize>) -> bool {
    let has = |test: &dyn Fn(&Sense) -> bool| draft.claims.has(y.block, gap.clone(), test);
    let is = |s: &Sense| matches!(s, Sense::Function(Function::Was | Function::Be));
    let most = gap.clone().any(|at| {
        let word = draft.claims.text(y.block, at);
        word.len() > 4 && word.ends_with("est") || matches!(word, "most" | "works")
    }) || has(&|s| matches!(s, Sense::Ordinal(_) | Sense::Rank(_)))
        || gap.clone().any(|at| draft.claims.text(y.block, at) == "work");
    let before = y.first_token().saturating_sub(2)..y.first_token();
    let of = draft.claims.has(y.block, before, |s| *s == Sense::Function(Function::Of));
    of && has(&is) && most && gap.len() <= CLAUSE && is_plain(draft, y.block, gap)
}

/// Nothing between is denied, planned, another's or of a birth.
fn is_plain(draft: &Draft<'_, '_>, block: usize, gap: &Range<usize>) -> bool {
    let apart = |s: &Sense| match s {
        Sense::Modal(modal) => *modal != Modal::Future,
        Sense::Function(
            Function::Who | Function::Which | Function::Not | Function::But | Function::While,
        ) => true,
        Sense::Verb(v) => v.class == VerbClass::Born,
        Sense::Cue(Cue::Since | Cue::Until | Cue::BeforeEvent | Cue::AfterEvent | Cue::Comparison) => true,
        Sense::Cue(Cue::Earlier | Cue::Later | Cue::Had | Cue::Pluperfect) => true,
        _ => false,
    };
    !draft.claims.has(block, gap.clone(), apart)
}

fn is_placed(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let arabic = draft.is_arabic(claim.block) && claim.lead.functions.is_empty();
    arabic || claim.lead.is(Function::In) || claim.lead.is(Function::On)
}

fn set(draft: &mut Draft<'_, '_>, index: usize, days: Days) {
    match draft.mention_mut(index).map(|m| &mut m.value) {
        Some(Value::Time(TimeExpr::Date(date))) => date.days = Some(days),
        Some(Value::Time(TimeExpr::Period(period))) => period.days = Some(days),
        _ => {}
    }
}
