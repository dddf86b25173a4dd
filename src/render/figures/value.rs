//! What a figure of the checklist is read as, as data.

use crate::mention::listing::Loose;
use crate::mention::{Amount, Mention, Value};
use crate::value::time::{self, Calendar, Days, TimeExpr};
use crate::value::{Bound, Hedge};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// What a figure says.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum Said {
    Numbers(Numbers),
    Time(Timex),
}

/// A time in ISO 8601 (or TIMEX3): as said, in full with what the publication date adds,
/// and the first and last day it can mean.
#[derive(Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Timex {
    pub timex: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    /// Days and hours it may be, where its words leave that open: the last and the next Monday, the
    /// day that "two weeks ago" counts to, either half of the day for "three o'clock".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cands: Vec<String>,
    /// The calendar of `date`, where it is not the Gregorian one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
}

/// Exact decimals or `n/d`; the plain reading's ends, then the lenient one's. A fraction is stated
/// as it was written (`1/3`), its ends are in per cent.
#[derive(Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Numbers {
    pub stated: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
    pub lenient_low: Option<String>,
    pub lenient_high: Option<String>,
}

/// What a mention is read as, its unit and its hedge.
pub fn value_of(
    mention: &Mention,
    choices: &[String],
    published: Option<Date>,
) -> (Said, &'static str, Option<Hedge>) {
    match &mention.value {
        Value::Amount(amount) => (Said::Numbers(numbers(amount)), amount.unit.symbol(), amount.hedge),
        Value::Ordinal(place) => (Said::Numbers(Numbers::exact(place.to_string())), "", None),
        Value::Time(expr) => {
            let time = Timex { cands: choices.to_vec(), ..times(expr, published) };
            (Said::Time(time), "", None)
        }
    }
}

impl Timex {
    /// A time that dates nothing by itself.
    pub fn loose(loose: &Loose) -> Timex {
        let day = |pick: fn(Days) -> Option<Date>| loose.days.and_then(pick).map(|day| day.to_string());
        Timex {
            timex: loose.timex.to_string(),
            date: None,
            from: day(Days::first),
            to: day(Days::last),
            cands: loose.choices.clone(),
            calendar: None,
        }
    }
}

fn times(expr: &TimeExpr, published: Option<Date>) -> Timex {
    let (days, calendar) = match expr {
        TimeExpr::Date(date) => (date.days, date.calendar),
        TimeExpr::Period(period) => (period.days, Calendar::Gregorian),
        TimeExpr::Clock(clock) => (clock.date.as_ref().and_then(|date| date.days), Calendar::Gregorian),
        TimeExpr::Duration(_) => (None, Calendar::Gregorian),
    };
    let day = |pick: fn(Days) -> Option<Date>| days.and_then(pick).map(|day| day.to_string());
    let date = time::dated(expr, published);
    // A stretch of the clock has its ends in hours.
    let hours = match expr {
        TimeExpr::Clock(clock) if clock.until.is_some() => date.as_deref().and_then(|d| d.split_once('/')),
        _ => None,
    };
    let (from, to) = hours.map_or((day(Days::first), day(Days::last)), |(from, to)| {
        (Some(from.to_owned()), Some(to.to_owned()))
    });
    Timex {
        timex: time::timex(expr, published),
        date,
        from,
        to,
        cands: Vec::new(),
        calendar: Some(calendar).filter(|c| *c != Calendar::Gregorian),
    }
}

impl Numbers {
    fn exact(value: String) -> Numbers {
        let end = || Some(value.clone());
        Numbers { stated: end(), low: end(), high: end(), lenient_low: end(), lenient_high: end() }
    }
}

/// A fraction is stated as it was written ("1/3"), its ends are in per cent.
fn numbers(amount: &Amount) -> Numbers {
    let end = |bound: &Option<Bound>| bound.as_ref().map(|b| b.value.to_string());
    let reading = &amount.reading;
    // A range has the ends that were written; what they may be rounded from is lenient.
    let (low, high) = match &amount.ends {
        Some((low, high)) => (Some(low.to_string()), Some(high.to_string())),
        None => (end(&reading.plain.low), end(&reading.plain.high)),
    };
    let ratio = amount.ratio.map(|(over, under)| format!("{over}/{under}"));
    Numbers {
        stated: ratio.or_else(|| reading.stated.as_ref().map(ToString::to_string)),
        low,
        high,
        lenient_low: end(&reading.lenient.low),
        lenient_high: end(&reading.lenient.high),
    }
}
