//! The time between two dates, in the unit that tells it best.

use super::speak::Speaker;
use crate::solve::{DateValue, steps};
use crate::value::Number;
use crate::value::time::Grain;

/// Up to here the days between two days are counted and not rounded to months.
const MOST_DAYS: i64 = 60;

impl Speaker<'_> {
    /// The time from one date to another, where it can be counted in the unit that the copy
    /// counts in (`told`); else in the largest that says it without much rounding, and never
    /// finer than the dates are known.
    pub(super) fn between(&self, dates: &(DateValue, DateValue), told: Option<Grain>) -> String {
        let (from, to) = dates;
        let two = Number::from(2);
        if let Some(hours) = steps(from, to, Grain::Hour).filter(|n| *n < Number::from(48)) {
            let minutes = steps(from, to, Grain::Minute).filter(|_| hours < two);
            return match minutes {
                Some(minutes) => self.steps(&minutes, Grain::Minute),
                None => self.steps(&hours, Grain::Hour),
            };
        }
        let days = days_between(from, to);
        let grains = [Grain::Year, Grain::Month, Grain::Week, Grain::Day];
        let known = from.grain.max(to.grain);
        let count = |grain: Grain| {
            let whole = |days: i64| days % 7 == 0 || (days + 1) % 7 == 0;
            let fair = match (grain, days) {
                (Grain::Day, _) => true,
                (Grain::Week, Some(days)) => days > MOST_DAYS || whole(days),
                (_, Some(days)) => days > MOST_DAYS,
                (grain, None) => grain >= known,
            };
            Some((steps(from, to, grain).filter(|_| fair)?, grain))
        };
        let in_told = told.filter(|g| grains.contains(g)).and_then(count).filter(|(n, _)| *n >= Number::ONE);
        let largest = || grains.into_iter().filter_map(count).find(|(n, g)| *n >= two || *g == Grain::Day);
        match in_told.or_else(largest) {
            // From the 3rd to the 9th are six days, or seven.
            Some((n, Grain::Day)) if days.is_some() => {
                let both = self.steps(&(&n + &Number::ONE), Grain::Day);
                self.phrase("both-ends", &[&self.steps(&n, Grain::Day), &both])
            }
            Some((n, grain)) => self.steps(&n, grain),
            None => String::new(),
        }
    }
}

/// The days from one to the other, where both are single days.
fn days_between(from: &DateValue, to: &DateValue) -> Option<i64> {
    Some(i64::from((to.days?.single()? - from.days?.single()?).get_days()))
}
