//! Years that the context gives: "30 March, a Saturday" in a story that speaks of 2019.

use crate::graph::build::Draft;
use crate::language::{Cue, Sense};
use crate::mention::Value;
use crate::value::time::{Anchor, Calendar, DateExpr, Days, Grain, TimeExpr, month_length, weekday_of};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How many tokens behind a date "of the same year" may end.
const REACH: usize = 4;

/// Where a weekday does not fit a date without a year but fits it in a year that the text has
/// named by then, that year is meant.
pub(super) fn years(draft: &mut Draft<'_, '_>) {
    let mut named: BTreeSet<i32> = BTreeSet::new();
    // The years found for each day, as long as no year is added.
    let mut fitting: BTreeMap<(Option<u8>, Option<u8>, u8), Option<i32>> = BTreeMap::new();
    let mut block = 0;
    for (index, claim) in draft.claims.claims.iter().enumerate() {
        if claim.block >= block {
            // Those of its own paragraph too, behind it.
            block = claim.block + 1;
            let here = draft.claims.claims.iter().skip(index).take_while(|c| c.block == claim.block);
            let before = named.len();
            named.extend(here.filter_map(|c| year_of(&c.mention.value)));
            if named.len() > before {
                fitting.clear();
            }
        }
        let Some(Value::Time(TimeExpr::Date(date))) = draft.mention_mut(index).map(|m| &mut m.value) else {
            continue;
        };
        let (None, Some(weekday)) = (date.year, date.weekday) else { continue };
        if date.anchor.is_some_and(|a| matches!(a, Anchor::Day(_))) || fits_resolved(date, weekday) {
            continue;
        }
        let year = *fitting.entry((date.month, date.day, weekday)).or_insert_with(|| {
            let fits = |year: &&i32| on(date, **year).is_some_and(|d| weekday_of(d) == weekday);
            named.iter().rev().find(fits).copied()
        });
        if let Some(year) = year {
            date.days = on(date, year).map(Days::on);
            date.year = Some(year);
        }
    }
}

/// "In February of the same year", «في شباط من العام نفسه»: the year of the date before it.
pub(super) fn same_year(draft: &mut Draft<'_, '_>) {
    let mut last = None;
    for index in 0..draft.claims.claims.len() {
        let Some(claim) = draft.claims.claims.get(index) else { continue };
        let Value::Time(TimeExpr::Date(date)) = &claim.mention.value else { continue };
        let bare = date.year.is_none() && date.month.is_some() && date.anchor.is_none();
        let behind = claim.end_token()..claim.end_token() + REACH;
        let year = |s: &Sense| matches!(s, Sense::Grain(Grain::Year));
        let same = |s: &Sense| matches!(s, Sense::Cue(Cue::Same));
        let taken_up = bare
            && draft.claims.has(claim.block, behind.clone(), year)
            && draft.claims.has(claim.block, behind, same);
        if let (true, Some(year)) = (taken_up, last) {
            let days = spelt_out(date, year);
            if let Some(Value::Time(TimeExpr::Date(date))) = draft.mention_mut(index).map(|m| &mut m.value) {
                (date.year, date.days) = (Some(year), days);
            }
        }
        last = date.year.or(last);
    }
}

/// «اعتقل في 14 سبتمبر … في الثاني من الشهر نفسه»: the month of the date before it.
pub(super) fn same_month(draft: &mut Draft<'_, '_>) {
    let mut last: Option<Date> = None;
    for index in 0..draft.claims.claims.len() {
        let told = draft.mention_mut(index).map(|m| &mut m.value);
        let Some(Value::Time(TimeExpr::Date(date))) = told else { continue };
        let bare = date.day.is_some() && date.month.is_none() && date.year.is_none() && date.anchor.is_none();
        if let (true, Some(month), Some(day)) = (bare && date.weekday.is_none(), last, date.day) {
            let known = Date::new(month.year(), month.month(), i8::try_from(day).unwrap_or(0)).ok();
            date.month = u8::try_from(month.month()).ok();
            date.days = known.map(Days::on);
        }
        last = match date.calendar {
            Calendar::Gregorian => month_told(date).or(last),
            // «في السابع منه» is of that month.
            Calendar::Hijri => None,
        };
    }
}

/// A day of the month that a date names.
fn month_told(date: &DateExpr) -> Option<Date> {
    let days = date.days?;
    days.single().or_else(|| date.month.and(days.first()))
}

/// The day or the month of this year.
fn spelt_out(date: &DateExpr, year: i32) -> Option<Days> {
    if date.day.is_some() {
        return on(date, year).map(Days::on);
    }
    let month = date.month?;
    let first = DateExpr { day: Some(1), ..date.clone() };
    let last = DateExpr { day: month_length(i16::try_from(year).ok()?, month), ..date.clone() };
    Some(Days::between(on(&first, year)?, on(&last, year)?))
}

fn year_of(value: &Value) -> Option<i32> {
    match value {
        Value::Time(TimeExpr::Date(date)) => date.year,
        _ => None,
    }
}

fn fits_resolved(date: &DateExpr, weekday: u8) -> bool {
    date.days.and_then(Days::single).is_some_and(|day| weekday_of(day) == weekday)
}

fn on(date: &DateExpr, year: i32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(date.month?).ok()?, i8::try_from(date.day?).ok()?).ok()
}
