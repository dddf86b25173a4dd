//! What a time may be where its words leave it open.
//!
//! A verdict takes a bare weekday or month for the one that news means most often
//! ([`super::resolve`]); whoever goes through the figures is told what else it may be.

use super::{
    Anchor, Calendar, ClockTime, DateExpr, Days, Direction, Grain, PartOf, PeriodExpr, PeriodName, TimeExpr,
    months_from, nth_weekday, steps, weekday_of,
};
use jiff::{Span, civil::Date};

/// The days and hours that a time may be: the last and the next Monday, the day that "two
/// weeks ago" counts to, either half of the day for "three o'clock". ISO 8601; empty where
/// the words leave nothing open.
pub fn choices(expr: &TimeExpr, published: Option<Date>) -> Vec<String> {
    let Some(published) = published else { return Vec::new() };
    match expr {
        TimeExpr::Date(date) => texts(of_date(date, published)),
        TimeExpr::Clock(clock) => of_clock(clock, published),
        TimeExpr::Period(period) => of_period(period, published),
        TimeExpr::Duration(_) => Vec::new(),
    }
}

/// The same for the open form of a time that dates nothing by itself ("XXXX-12-25", "XXXX-WXX"),
/// so many of its days, weeks, months or years from publication.
pub fn choices_of(form: &str, step: i8, published: Option<Date>) -> Vec<String> {
    let away = |published: Date| {
        let (span, step) = (Span::new(), i32::from(step));
        published
            .checked_add(match form {
                "XXXX-XX-XX" => span.days(step),
                "XXXX-XX" => span.months(step),
                "XXXX-QX" => span.months(3 * step),
                _ if form.starts_with("XXXX-WXX") => span.weeks(step),
                _ => span.years(step),
            })
            .ok()
    };
    let Some(day) = published.and_then(away) else { return Vec::new() };
    let year = day.year();
    if let Some(rest) = form.strip_prefix("XXXX-WXX") {
        let week = day.iso_week_date();
        let monday = monday_of(day, 0).map(|day| day.to_string());
        let week = format!("{:04}-W{:02}{rest}", week.year(), week.week());
        return std::iter::once(week).chain(monday).collect();
    }
    let open = form.replacen("XXXX", &format!("{year:04}"), 1);
    match form {
        "XXXX-XX-XX" => vec![day.to_string()],
        "XXXX-XX" => vec![format!("{year:04}-{:02}-01", day.month())],
        "XXXX-QX" => vec![format!("{year:04}-{:02}-01", (day.month() - 1) / 3 * 3 + 1)],
        "XXXX" => vec![format!("{year:04}-01-01")],
        _ if form.starts_with("XXXX-") => match open.parse::<Date>() {
            Ok(on) => {
                texts(either_side((-1..=1).filter_map(|n| on.checked_add(Span::new().years(n)).ok()), day))
            }
            Err(_) => vec![open],
        },
        _ => Vec::new(),
    }
}

fn texts(days: Vec<Date>) -> Vec<String> {
    days.iter().map(ToString::to_string).collect()
}

/// The latest of these days up to publication and the first one after it.
fn either_side(days: impl Iterator<Item = Date>, published: Date) -> Vec<Date> {
    let (past, coming): (Vec<Date>, Vec<Date>) = days.partition(|day| *day <= published);
    past.into_iter().max().into_iter().chain(coming.into_iter().min()).collect()
}

fn of_date(date: &DateExpr, published: Date) -> Vec<Date> {
    if date.impossible || date.calendar == Calendar::Hijri || date.paired.is_some() {
        return Vec::new();
    }
    if date.year.is_some() {
        return Vec::new();
    }
    match (date.month, date.day, date.weekday, date.anchor) {
        (Some(month), day, _, None) => {
            let day = day.unwrap_or_else(|| first_of_part(date.part));
            either_side(years_about(published).filter_map(|year| make(year, month, day)), published)
        }
        (Some(month), Some(day), _, Some(Anchor::Named(direction, Grain::Year))) => {
            let year = i32::from(published.year()) + steps(direction);
            i16::try_from(year).ok().and_then(|year| make(year, month, day)).into_iter().collect()
        }
        (None, Some(day), weekday, None) => {
            let fits = |date: &Date| weekday.is_none_or(|weekday| weekday_of(*date) == weekday);
            let months = (-12..=12).filter_map(|n| {
                let (year, month) = months_from(published, n)?;
                make(i16::try_from(year).ok()?, month, day)
            });
            either_side(months.filter(fits), published)
        }
        (None, None, Some(weekday), anchor) => of_weekday(weekday, anchor, published),
        (None, None, None, Some(anchor)) => of_anchor(anchor, date.part, published).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The day by which "early March", "mid-March" and "the end of March" begin.
fn first_of_part(part: Option<PartOf>) -> u8 {
    match part {
        None | Some(PartOf::Early | PartOf::Beginning | PartOf::Half(1)) => 1,
        Some(PartOf::Mid) => 15,
        Some(PartOf::Half(_)) => 16,
        Some(PartOf::Late | PartOf::End) => 21,
    }
}

fn years_about(published: Date) -> impl Iterator<Item = i16> {
    (-1..=1).filter_map(move |n| published.year().checked_add(n))
}

fn make(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Monday of the week that is so many weeks from publication's.
fn monday_of(published: Date, weeks: i32) -> Option<Date> {
    let back = i64::from(weekday_of(published)) - 1;
    published.checked_add(Span::new().try_days(7 * i64::from(weeks) - back).ok()?).ok()
}

fn of_weekday(weekday: u8, anchor: Option<Anchor>, published: Date) -> Vec<Date> {
    let back = (i64::from(weekday_of(published)) - i64::from(weekday)).rem_euclid(7);
    let at = |away: i64| published.checked_add(Span::new().try_days(away).ok()?).ok();
    let in_week =
        |weeks| monday_of(published, weeks)?.checked_add(Span::new().days(i64::from(weekday) - 1)).ok();
    let mut days: Vec<Date> = match anchor {
        None => [at(-back), at(7 - back)].into_iter().flatten().collect(),
        // "This Friday" is the one of this week, and the coming one of next.
        Some(Anchor::Named(Direction::At, Grain::Day)) => {
            [in_week(0), at(7 - back)].into_iter().flatten().collect()
        }
        // "Next Friday" is the coming one to some and the one of next week to others.
        Some(Anchor::Named(Direction::After, Grain::Day)) => {
            [at(7 - back), in_week(1)].into_iter().flatten().collect()
        }
        Some(Anchor::Named(Direction::Before, Grain::Day)) => {
            [at(if back == 0 { -7 } else { -back }), in_week(-1)].into_iter().flatten().collect()
        }
        _ => Vec::new(),
    };
    days.dedup();
    days
}

/// The day that is counted to, or with which the week, month … begins.
fn of_anchor(anchor: Anchor, part: Option<PartOf>, published: Date) -> Option<Date> {
    match anchor {
        Anchor::Named(direction, Grain::Week) => {
            let into = match part {
                Some(PartOf::Mid) => 2,
                Some(PartOf::Late | PartOf::End) => 4,
                _ => 0,
            };
            monday_of(published, steps(direction))?.checked_add(Span::new().days(into)).ok()
        }
        Anchor::Named(direction, Grain::Month) => {
            let (year, month) = months_from(published, steps(direction))?;
            part?;
            make(i16::try_from(year).ok()?, month, first_of_part(part))
        }
        Anchor::Away(direction, grain, n) if grain >= Grain::Week => {
            let n = i64::from(n).checked_mul(i64::from(steps(direction)))?;
            let span = match grain.months() {
                Some(months) => Span::new().try_months(n.checked_mul(months)?).ok()?,
                None => Span::new().try_weeks(n).ok()?,
            };
            published.checked_add(span).ok()
        }
        _ => None,
    }
}

fn of_clock(clock: &ClockTime, published: Date) -> Vec<String> {
    if clock.impossible {
        return Vec::new();
    }
    let days = match &clock.date {
        Some(date) => {
            let mut days = of_date(date, published);
            if days.is_empty() {
                days.extend(date.days.and_then(Days::single));
            }
            days
        }
        // An hour by itself is one of the day of publication, or of the next.
        None => std::iter::once(published).chain(published.tomorrow().ok()).collect(),
    };
    let halves: &[u8] = if clock.open && (1..12).contains(&clock.hour) { &[0, 12] } else { &[0] };
    let mut out = Vec::new();
    for day in days {
        for later in halves {
            out.push(format!("{day}T{:02}:{:02}:00", clock.hour + later, clock.minute));
        }
    }
    out
}

fn of_period(period: &PeriodExpr, published: Date) -> Vec<String> {
    if let Some(ends) = &period.ends {
        return texts(of_date(&ends.0, published));
    }
    if period.year.is_some() || period.anchor.is_some() {
        return Vec::new();
    }
    let years = || years_about(published);
    match period.name {
        PeriodName::Quarter(n @ 1..=4) => {
            texts(years().filter_map(|year| make(year, 3 * n - 2, 1)).collect())
        }
        PeriodName::Half(n @ 1..=2) => texts(years().filter_map(|year| make(year, 6 * n - 5, 1)).collect()),
        PeriodName::Week(n @ 1..=53) => years()
            .filter_map(|year| {
                // The week that holds the first Thursday is the first one.
                let first = nth_weekday(year, 1, 4, 1)?.checked_sub(Span::new().days(3)).ok()?;
                let monday = first.checked_add(Span::new().weeks(i32::from(n) - 1)).ok()?;
                Some([format!("{year:04}-W{n:02}"), monday.to_string()])
            })
            .flatten()
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn open(expr: DateExpr) -> Vec<String> {
        choices(&TimeExpr::Date(expr), Some(date(2021, 4, 7)))
    }

    #[test]
    fn a_weekday_is_the_last_or_the_next() {
        let monday = DateExpr { weekday: Some(1), ..DateExpr::default() };
        assert_eq!(open(monday.clone()), ["2021-04-05", "2021-04-12"]);
        let next = DateExpr { anchor: Some(Anchor::Named(Direction::After, Grain::Day)), ..monday };
        assert_eq!(open(next), ["2021-04-12"]);
        let friday = DateExpr {
            weekday: Some(5),
            anchor: Some(Anchor::Named(Direction::After, Grain::Day)),
            ..DateExpr::default()
        };
        assert_eq!(open(friday), ["2021-04-09", "2021-04-16"]);
    }

    #[test]
    fn a_length_is_counted_to_its_day() {
        let away = |grain, n| DateExpr {
            anchor: Some(Anchor::Away(Direction::Before, grain, n)),
            ..DateExpr::default()
        };
        assert_eq!(open(away(Grain::Week, 3)), ["2021-03-17"]);
        assert_eq!(open(away(Grain::Month, 2)), ["2021-02-07"]);
    }

    #[test]
    fn a_day_without_its_month_or_year() {
        assert_eq!(
            open(DateExpr { month: Some(12), day: Some(25), ..DateExpr::default() }),
            ["2020-12-25", "2021-12-25"]
        );
        assert_eq!(open(DateExpr { day: Some(24), ..DateExpr::default() }), ["2021-03-24", "2021-04-24"]);
        assert!(open(DateExpr { year: Some(2014), month: Some(5), ..DateExpr::default() }).is_empty());
        assert_eq!(choices_of("XXXX-WXX", 0, Some(date(2021, 4, 7))), ["2021-W14", "2021-04-05"]);
        assert_eq!(choices_of("XXXX-10-31", 0, Some(date(2021, 4, 7))), ["2020-10-31", "2021-10-31"]);
        assert!(choices_of("P1D", 0, Some(date(2021, 4, 7))).is_empty());
    }
}
