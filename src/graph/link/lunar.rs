//! Days of a month that copy counts by the Hijri calendar without saying so: «يوم الخميس 28 من الشهر
//! الجاري», «الأربعاء 6/10» in Saudi copy.

use crate::graph::build::Draft;
use crate::language::Sense;
use crate::mention::Value;
use crate::value::time::{
    Anchor, DateExpr, Days, Direction, Grain, TimeExpr, hijri_days, hijri_of, weekday_of,
};
use jiff::civil::Date;

/// How many days from publication such a day may lie.
const NEAR: i64 = 60;
/// Months begin by sighting: the tables may be a day off.
const SIGHTED: i64 = 1;

/// A weekday that does not fit a day of a month that has no name, but fits it by the Hijri calendar, is
/// that one.
pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let Some(published) = draft.claims.document.published else { return };
    for index in 0..draft.claims.claims.len() {
        let Some(claim) = draft.get(index).filter(|c| draft.is_arabic(c.block)) else { continue };
        let named =
            draft.claims.has(claim.block, claim.mention.tokens.clone(), |s| matches!(s, Sense::Month(_)));
        let Value::Time(TimeExpr::Date(date)) = &claim.mention.value else { continue };
        let fits = date.days.and_then(Days::single).map(weekday_of) == date.weekday;
        let Some(day) = by_moon(date, published).filter(|_| !named && !fits) else { continue };
        if let Some(Value::Time(TimeExpr::Date(date))) = draft.mention_mut(index).map(|m| &mut m.value) {
            date.days = Some(day);
        }
    }
}

/// The day near publication that this is by the Hijri calendar, where its weekday is the one told.
fn by_moon(date: &DateExpr, published: Date) -> Option<Days> {
    let (day, weekday) = (date.day?, date.weekday?);
    if date.year.is_some() || date.paired.is_some() {
        return None;
    }
    let (year, month, _) = hijri_of(published)?;
    let month = match (date.month, date.anchor) {
        (Some(month), None) => month,
        (None, Some(Anchor::Named(Direction::At, Grain::Month))) => month,
        _ => return None,
    };
    let today = Days::on(published).from;
    let mut days = (year - 1..=year + 1).filter_map(|year| hijri_days(year, Some(month), Some(day)));
    let days = days.find(|days| (days.from - today).abs() <= NEAR)?;
    let near = (days.from - SIGHTED..=days.to + SIGHTED).map(|at| Days { from: at, to: at });
    near.into_iter().find(|day| day.single().map(weekday_of) == Some(weekday))
}
