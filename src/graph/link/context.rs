//! Years that the context gives: "30 March, a Saturday" in a story that speaks of 2019.

use crate::graph::build::Draft;
use crate::mention::Value;
use crate::value::time::{Anchor, DateExpr, Days, TimeExpr, weekday_of};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Where a weekday does not fit a date without a year but fits it in a year that the text
/// names, that year is meant.
pub(super) fn years(draft: &mut Draft<'_, '_>) {
    let named: BTreeSet<i32> = draft.claims.claims.iter().filter_map(|c| year_of(&c.mention.value)).collect();
    let mut fitting: BTreeMap<(Option<u8>, Option<u8>, u8), Option<i32>> = BTreeMap::new();
    for node in draft.graph.node_weights_mut() {
        let Some(Value::Time(TimeExpr::Date(date))) = node.mention.as_mut().map(|m| &mut m.value) else {
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
