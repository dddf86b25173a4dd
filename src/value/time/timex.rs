//! ISO 8601 and TIMEX3 forms of times.

use super::{
    Anchor, Calendar, ClockTime, DateExpr, DurationExpr, Grain, PeriodExpr, PeriodName, TimeExpr, Zone,
};
use jiff::civil::Date;

/// The ISO 8601 form of a time, `X` for what is not said ("XXXX-06" for "in June").
///
/// A time that hangs on publication ("last June") is given as resolved; an
/// impossible one as it is written ("2021-04-31").
pub fn timex(expr: &TimeExpr, published: Option<Date>) -> String {
    let mut resolved = expr.clone();
    super::resolve(&mut resolved, published);
    match &resolved {
        TimeExpr::Date(date) => of_date(date, published),
        TimeExpr::Clock(clock) => of_clock(clock, published),
        TimeExpr::Duration(duration) => of_duration(duration),
        TimeExpr::Period(period) => period.timex.clone(),
    }
}

/// The date or time of day itself, as coarse as it was written and in the calendar it
/// was written in, with what the publication date adds ("2020-06" for "in June").
/// `None` for a length of time and for what the text does not date.
pub fn dated(expr: &TimeExpr, published: Option<Date>) -> Option<String> {
    match expr {
        TimeExpr::Date(date) => date_in_full(date, published),
        TimeExpr::Clock(clock) => {
            let day = match &clock.date {
                Some(date) => date_in_full(date, published)?,
                // By itself an hour is one of the day of publication.
                None => published.map(|day| day.to_string()).unwrap_or_default(),
            };
            let until = clock.until.map(|(hour, minute)| format!("/{day}T{hour:02}:{minute:02}:00"));
            Some(format!("{day}T{:02}:{:02}:00{}", clock.hour, clock.minute, until.unwrap_or_default()))
        }
        TimeExpr::Period(period) => Some(period.timex.clone()),
        TimeExpr::Duration(_) => None,
    }
}

/// The form of a loose time ("FYXXXX", "XXXX-WXX-WE") with its year, month, week or day
/// filled in: the one that is `step` of them from publication.
pub fn placed(form: &str, step: i8, published: Date) -> Option<String> {
    let span = jiff::Span::new();
    let step = i64::from(step);
    let day = |span: jiff::Span| published.checked_add(span).ok();
    Some(if form.contains("XXXX-WXX") {
        let week = day(span.try_weeks(step).ok()?)?.iso_week_date();
        form.replace("XXXX-WXX", &format!("{:04}-W{:02}", week.year(), week.week()))
    } else if form.contains("XXXX-XX-XX") {
        form.replace("XXXX-XX-XX", &day(span.try_days(step).ok()?)?.to_string())
    } else if form.contains("XXXX-XX") {
        let month = day(span.try_months(step).ok()?)?;
        form.replace("XXXX-XX", &format!("{:04}-{:02}", month.year(), month.month()))
    } else {
        form.replace("XXXX", &format!("{:04}", i64::from(published.year()) + step))
    })
}

fn date_in_full(date: &DateExpr, published: Option<Date>) -> Option<String> {
    if date.year.is_some() {
        return Some(as_said(date));
    }
    if date.anchor.is_some() || date.calendar == Calendar::Hijri || date.impossible {
        return date.anchor.map(|_| of_anchored(date, published));
    }
    if let (None, Some(weekday), Some(day)) = (date.month, date.weekday, date.day) {
        return day_of_month(weekday, day, published?).map(|day| day.to_string());
    }
    let mut whole = TimeExpr::Date(DateExpr { part: None, ..date.clone() });
    super::resolve(&mut whole, published);
    let TimeExpr::Date(DateExpr { days: Some(days), .. }) = whole else { return None };
    let first = days.first()?;
    match days.single() {
        Some(day) => Some(day.to_string()),
        None => Some(format!("{:04}-{:02}", first.year(), first.month())),
    }
}

/// "Monday the 13th": the nearest month with such a day.
fn day_of_month(weekday: u8, day: u8, published: Date) -> Option<Date> {
    let months = (0..12_i64).flat_map(|n| [-n, n]);
    let days = months.filter_map(|n| {
        let month = published.first_of_month().checked_add(jiff::Span::new().try_months(n).ok()?).ok()?;
        Date::new(month.year(), month.month(), i8::try_from(day).ok()?).ok()
    });
    days.into_iter().find(|date| super::weekday_of(*date) == weekday)
}

fn of_date(date: &DateExpr, published: Option<Date>) -> String {
    // ISO 8601 counts Gregorian months only.
    if date.calendar == Calendar::Hijri && !date.impossible {
        return match date.days {
            Some(days) => of_days(days).unwrap_or_else(|| "XXXX".into()),
            None => "XXXX".into(),
        };
    }
    if date.anchor.is_some() && date.year.is_none() {
        return of_anchored(date, published);
    }
    as_said(date)
}

fn as_said(date: &DateExpr) -> String {
    let year = date.year.map_or("XXXX".into(), |y| format!("{y:04}"));
    match (date.month, date.day, date.weekday) {
        (Some(month), Some(day), _) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None, _) => format!("{year}-{month:02}"),
        (None, Some(day), _) => format!("{year}-XX-{day:02}"),
        (None, None, Some(weekday)) if date.year.is_none() => format!("XXXX-WXX-{weekday}"),
        (None, None, _) => year,
    }
}

/// A relative date: as coarse as its words, from the days it was resolved to.
fn of_anchored(date: &DateExpr, published: Option<Date>) -> String {
    let (Some(days), Some(published)) = (date.days, published) else { return as_said(date) };
    if let Some(day) = days.single() {
        return day.to_string();
    }
    let whole = DateExpr { part: None, ..date.clone() };
    let middle = match date.anchor {
        // The year or month that is counted to, not the slack about it.
        Some(Anchor::Away(..)) => {
            super::days::Days { from: (days.from + days.to) / 2, to: (days.from + days.to) / 2 }.single()
        }
        _ => days.first(),
    };
    let Some(day) = middle else { return as_said(&whole) };
    let grain = match (date.month, date.anchor) {
        (Some(_), _) => Grain::Month,
        (None, Some(Anchor::Named(_, grain) | Anchor::Away(_, grain, _))) => grain,
        _ => Grain::Day,
    };
    match grain {
        Grain::Year => match date.anchor {
            Some(Anchor::Away(direction, _, n)) => {
                let sign = if direction == super::Direction::Before { -1 } else { 1 };
                format!("{:04}", i32::from(published.year()).saturating_add(n.saturating_mul(sign)))
            }
            _ => format!("{:04}", day.year()),
        },
        Grain::Month => format!("{:04}-{:02}", day.year(), day.month()),
        Grain::Quarter => format!("{:04}-Q{}", day.year(), (day.month() + 2) / 3),
        Grain::Week => {
            // Weeks are resolved from the Saturday before them.
            let inside = super::Days { from: days.from + 3, to: days.from + 3 }.single().unwrap_or(day);
            let week = inside.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        }
        Grain::Decade => format!("{:03}", day.year().div_euclid(10)),
        Grain::Century => format!("{:02}", day.year().div_euclid(100)),
        _ => of_days(days).unwrap_or_else(|| as_said(date)),
    }
}

fn of_days(days: super::Days) -> Option<String> {
    let (first, last) = (days.first()?, days.last()?);
    Some(if first == last { first.to_string() } else { format!("{first}/{last}") })
}

fn of_clock(clock: &ClockTime, published: Option<Date>) -> String {
    let date = clock.date.as_ref().map_or(String::new(), |date| of_date(date, published));
    let zone = match clock.zone {
        Some(Zone::Offset(0)) => "Z".into(),
        Some(Zone::Offset(minutes)) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let size = minutes.unsigned_abs();
            format!("{sign}{:02}:{:02}", size / 60, size % 60)
        }
        _ => String::new(),
    };
    let until = clock.until.map(|(hour, minute)| format!("/{date}T{hour:02}:{minute:02}{zone}"));
    format!("{date}T{:02}:{:02}{zone}{}", clock.hour, clock.minute, until.unwrap_or_default())
}

fn of_duration(duration: &DurationExpr) -> String {
    let mut form = String::from("P");
    let mut in_clock = false;
    for part in &duration.parts {
        let (scale, letter, clock) = match part.grain {
            Grain::Second => (1, 'S', true),
            Grain::Minute => (1, 'M', true),
            Grain::Hour => (1, 'H', true),
            Grain::Day => (1, 'D', false),
            Grain::Week => (1, 'W', false),
            Grain::Month => (1, 'M', false),
            Grain::Quarter => (3, 'M', false),
            Grain::Year => (1, 'Y', false),
            Grain::Decade => (10, 'Y', false),
            Grain::Century => (100, 'Y', false),
        };
        if clock && !in_clock {
            form.push('T');
            in_clock = true;
        }
        match &part.amount.stated {
            Some(amount) => form.push_str(&(amount * &scale.into()).to_rounded_decimal(4)),
            None => form.push('X'),
        }
        form.push(letter);
    }
    form
}

/// The form of a resolved period.
pub(super) fn of_period(period: &PeriodExpr, published: Option<Date>) -> String {
    if let Some(ends) = &period.ends {
        return format!("{}/{}", of_date(&ends.0, published), of_date(&ends.1, published));
    }
    let first = period.days.and_then(super::Days::first);
    let anchored = period.anchor.and(first).map(|day| i32::from(day.year()));
    let year = period.year.or(anchored).map_or("XXXX".into(), |y| format!("{y:04}"));
    match period.name {
        PeriodName::Decade(first) => format!("{:03}", first.div_euclid(10)),
        PeriodName::Century(n) => format!("{:02}", n.saturating_sub(1)),
        PeriodName::Quarter(n) => format!("{year}-Q{n}"),
        PeriodName::Half(n) => format!("{year}-H{n}"),
        // The last week has a Thursday in it, whatever its number.
        PeriodName::Week(0) => match (first, period.days.and_then(super::Days::last)) {
            (Some(_), Some(last)) => {
                let week = last.iso_week_date();
                let last = if week.year() == last.year() { week.week() } else { 52 };
                format!("{year}-W{last:02}")
            }
            _ => format!("{year}-WXX"),
        },
        PeriodName::Week(n) => format!("{year}-W{n:02}"),
        PeriodName::Season(n) => {
            let name =
                ["SP", "SU", "FA", "WI"].get(usize::from(n.saturating_sub(1))).copied().unwrap_or("XX");
            format!("{year}-{name}")
        }
        PeriodName::Feast(_) | PeriodName::Range => match (period.year, period.days.and_then(of_days)) {
            (Some(_), Some(form)) => form,
            _ => "XXXX".into(),
        },
    }
}
