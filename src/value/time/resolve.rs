//! From what the words say to the days they can mean, seen from the publication date.

use super::{
    Anchor, Calendar, DateExpr, Days, Direction, Grain, PartOf, PeriodExpr, PeriodName, TimeExpr, hijri_days,
    month_length, timex, weekday_of,
};
use jiff::civil::Date;

/// Fills in `days` and `impossible` (and a period's `timex`), in place.
///
/// A date without a year and a weekday without an anchor are seen from
/// `published`; where it is needed and missing, `days` stays `None`. A day of a
/// month without a year is the nearest one to publication, a month alone the
/// latest that has begun by then, a weekday alone the latest one not after it.
pub fn resolve(expr: &mut TimeExpr, published: Option<Date>) {
    match expr {
        TimeExpr::Date(date) => resolve_date(date, published),
        TimeExpr::Clock(clock) => {
            let too_late = |hour: u8, minute: u8| hour > 24 || minute > 59 || (hour == 24 && minute > 0);
            clock.impossible = too_late(clock.hour, clock.minute)
                || clock.until.is_some_and(|(hour, minute)| too_late(hour, minute));
            if let Some(date) = &mut clock.date {
                resolve_date(date, published);
            }
        }
        TimeExpr::Duration(_) => {}
        TimeExpr::Period(period) => {
            resolve_period(period, published);
            let form = timex::of_period(period, published);
            period.timex = form;
        }
    }
}

fn resolve_date(date: &mut DateExpr, published: Option<Date>) {
    if let Some(paired) = &mut date.paired {
        resolve_date(paired, published);
    }
    date.impossible = !is_possible(date);
    date.days = if date.impossible {
        None
    } else {
        days_of(date, published)
            .map(|days| date.part.map_or(days, |part| cut(days, part)))
            .or_else(|| date.paired.as_ref().and_then(|p| p.days))
    };
}

/// Whether some day has these numbers; a 29 February without a year is possible.
fn is_possible(date: &DateExpr) -> bool {
    let (Some(month), Some(day)) = (date.month, date.day) else {
        return date.month.is_none_or(|m| (1..=12).contains(&m))
            && date.day.is_none_or(|d| (1..=31).contains(&d));
    };
    match (date.calendar, date.year) {
        (Calendar::Gregorian, year) => {
            let year = year.and_then(|y| i16::try_from(y).ok()).unwrap_or(2000);
            month_length(year, month).is_some_and(|last| (1..=last).contains(&day))
        }
        // Moon sighting moves a month's end by a day, so the tables don't decide.
        (Calendar::Hijri, _) => (1..=12).contains(&month) && (1..=30).contains(&day),
    }
}

fn days_of(date: &DateExpr, published: Option<Date>) -> Option<Days> {
    if let Some(year) = date.year {
        return match date.calendar {
            Calendar::Hijri => hijri_days(year, date.month, date.day),
            Calendar::Gregorian => gregorian(year, date.month, date.day),
        };
    }
    let published = published?;
    if let Some(Anchor::Day(away)) = date.anchor {
        return shifted(Days::on(published), i64::from(away));
    }
    if date.month.is_some() {
        return match date.calendar {
            Calendar::Gregorian => month_without_year(date, published),
            Calendar::Hijri => hijri_without_year(date, published),
        };
    }
    match (date.anchor, date.weekday, date.day) {
        (Some(Anchor::Named(direction, Grain::Month)), _, Some(day)) => {
            let (year, month) = months_from(published, steps(direction))?;
            gregorian(year, Some(month), Some(day))
        }
        (Some(Anchor::Named(direction, Grain::Week)), Some(weekday), None) => {
            let monday = i64::from(weekday_of(published)) - 1;
            shifted(Days::on(published), i64::from(weekday) - 1 - monday + 7 * i64::from(steps(direction)))
        }
        (anchor, Some(weekday), None) => weekday_alone(weekday, anchor, published),
        (Some(anchor), None, None) => anchored(anchor, published),
        _ => None,
    }
}

pub(super) fn steps(direction: Direction) -> i32 {
    match direction {
        Direction::Before => -1,
        Direction::At => 0,
        Direction::After => 1,
    }
}

fn shifted(days: Days, by: i64) -> Option<Days> {
    let moved = Days { from: days.from.checked_add(by)?, to: days.to.checked_add(by)? };
    moved.first().and(moved.last()).map(|_| moved)
}

/// A whole Gregorian year, month or day.
fn gregorian(year: i32, month: Option<u8>, day: Option<u8>) -> Option<Days> {
    let year = i16::try_from(year).ok()?;
    let make = |month: u8, day: u8| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    match (month, day) {
        (None, _) => Some(Days::between(make(1, 1)?, make(12, 31)?)),
        (Some(month), None) => Some(Days::between(make(month, 1)?, make(month, month_length(year, month)?)?)),
        (Some(month), Some(day)) => Some(Days::on(make(month, day)?)),
    }
}

/// Year and month `away` months from the publication's.
pub(super) fn months_from(published: Date, away: i32) -> Option<(i32, u8)> {
    let months = i32::from(published.year())
        .checked_mul(12)?
        .checked_add(i32::from(published.month()) - 1)?
        .checked_add(away)?;
    Some((months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).ok()?))
}

/// Days from publication beyond which a day and month may be those of another year.
const FAR: i64 = 60;

/// The weekday of the first of these days, 1 is Monday.
fn weekday_in(days: Days) -> u8 {
    days.first().map_or(0, weekday_of)
}

fn month_without_year(date: &DateExpr, published: Date) -> Option<Days> {
    let month = date.month?;
    let this_year = i32::from(published.year());
    let this_month = u8::try_from(published.month()).ok()?;
    let year = match date.anchor {
        Some(Anchor::Named(direction, Grain::Year)) => this_year + steps(direction),
        Some(Anchor::Away(direction, Grain::Year, n)) => {
            this_year.checked_add(steps(direction).checked_mul(n)?)?
        }
        Some(Anchor::Named(Direction::Before, _)) if month >= this_month => this_year - 1,
        Some(Anchor::Named(Direction::After, _)) if month <= this_month => this_year + 1,
        Some(Anchor::Named(..)) => this_year,
        _ if date.day.is_some() => {
            let today = Days::on(published).from;
            let years = || {
                [this_year, this_year - 1, this_year + 1]
                    .into_iter()
                    .filter_map(|year| gregorian(year, Some(month), date.day))
            };
            let away = |days: &Days| (days.from - today).abs();
            let nearest = years().min_by_key(away);
            // Far from publication the weekday says which year is meant.
            let named =
                years().find(|days| date.weekday.is_some() && Some(weekday_in(*days)) == date.weekday);
            return nearest.map(|days| named.filter(|_| away(&days) > FAR).unwrap_or(days));
        }
        _ if month > this_month => this_year - 1,
        _ => this_year,
    };
    gregorian(year, Some(month), date.day)
}

/// A Hijri month (and day) without a year: the nearest to publication, by the
/// anchor's side of it.
fn hijri_without_year(date: &DateExpr, published: Date) -> Option<Days> {
    let today = Days::on(published).from;
    let side = match date.anchor {
        Some(Anchor::Named(direction, _)) => steps(direction),
        _ => 0,
    };
    let about = (i32::from(published.year()) - 622) * 33 / 32;
    (about - 1..=about + 3)
        .filter_map(|year| hijri_days(year, date.month, date.day))
        .filter(|days| match side {
            -1 => days.to < today,
            1 => days.from > today,
            _ => true,
        })
        .min_by_key(|days| if days.to < today { today - days.to } else { (days.from - today).max(0) })
}

fn weekday_alone(weekday: u8, anchor: Option<Anchor>, published: Date) -> Option<Days> {
    let back = (i64::from(weekday_of(published)) - i64::from(weekday)).rem_euclid(7);
    let away = match anchor {
        None => -back,
        Some(Anchor::Named(Direction::Before, _)) => -(if back == 0 { 7 } else { back }),
        Some(Anchor::Named(Direction::After, _)) => 7 - back,
        // "The Tuesday before last" is two weeks' Tuesdays back.
        Some(Anchor::Away(Direction::Before, Grain::Week, n @ 1..=60)) => {
            -(if back == 0 { 7 } else { back }) - 7 * (i64::from(n) - 1)
        }
        // "This Tuesday" is said of the last one and of the next one.
        Some(_) => return None,
    };
    shifted(Days::on(published), away)
}

/// "last year", "this week", "three months ago".
fn anchored(anchor: Anchor, published: Date) -> Option<Days> {
    let today = Days::on(published);
    let year = i32::from(published.year());
    match anchor {
        Anchor::Day(away) => shifted(today, i64::from(away)),
        Anchor::Named(direction, grain) => {
            let step = steps(direction);
            match grain {
                Grain::Second | Grain::Minute | Grain::Hour => None,
                Grain::Day => shifted(today, i64::from(step)),
                Grain::Week => {
                    // From Saturday, where weeks begin in the Gulf, to Sunday.
                    let monday = today.from - i64::from(weekday_of(published)) + 1 + 7 * i64::from(step);
                    Some(Days { from: monday - 2, to: monday + 6 })
                }
                Grain::Month => {
                    let (year, month) = months_from(published, step)?;
                    gregorian(year, Some(month), None)
                }
                Grain::Quarter => {
                    let index = (i32::from(published.month()) - 1) / 3 + step;
                    quarter(year + index.div_euclid(4), u8::try_from(index.rem_euclid(4) + 1).ok()?)
                }
                Grain::Year => gregorian(year + step, None, None),
                Grain::Decade => years(year.div_euclid(10) * 10 + 10 * step, 10),
                Grain::Century => years((year - 1).div_euclid(100) * 100 + 1 + 100 * step, 100),
            }
        }
        Anchor::Away(direction, grain, n) => {
            let away = i64::from(n).checked_mul(i64::from(steps(direction)))?;
            match grain {
                Grain::Second | Grain::Minute | Grain::Hour => None,
                Grain::Day => shifted(today, away),
                Grain::Week => {
                    let day = shifted(today, away.checked_mul(7)?)?;
                    Some(Days { from: day.from - 3, to: day.to + 3 })
                }
                _ => {
                    let months = away.checked_mul(grain.months()?)?;
                    let (year, month) = months_from(published, i32::try_from(months).ok()?)?;
                    match grain {
                        // Rounded as speech rounds: the calendar month or year and half of one about it.
                        Grain::Month | Grain::Quarter => {
                            let days = gregorian(year, Some(month), None)?;
                            Some(Days { from: days.from - 15, to: days.to + 15 })
                        }
                        Grain::Year => {
                            let days = gregorian(year, None, None)?;
                            let middle = gregorian(year, Some(month), None)?;
                            Some(Days {
                                from: days.from.min(middle.from - 182),
                                to: days.to.max(middle.to + 182),
                            })
                        }
                        _ => {
                            let half = i32::try_from(grain.months()? / 24).ok()?;
                            years(year - half, 2 * half)
                        }
                    }
                }
            }
        }
    }
}

fn years(first: i32, count: i32) -> Option<Days> {
    let (a, b) = (gregorian(first, None, None)?, gregorian(first + count - 1, None, None)?);
    Some(Days { from: a.from, to: b.to })
}

/// A week of a year, 0 for the last one: seven days, and the days by which ways of
/// counting weeks differ.
fn week(year: i32, n: u8) -> Option<Days> {
    let whole = gregorian(year, None, None)?;
    if n == 0 {
        return Some(Days { from: whole.to - 9, to: whole.to });
    }
    let first = whole.from + 7 * (i64::from(n) - 1);
    Some(Days { from: first - 3, to: first + 10 })
}

fn quarter(year: i32, n: u8) -> Option<Days> {
    let first = n.checked_sub(1)?.checked_mul(3)?.checked_add(1)?;
    months(year, first, first + 2)
}

/// From the first to the last of these months of a year.
fn months(year: i32, first: u8, last: u8) -> Option<Days> {
    let (a, b) = (gregorian(year, Some(first), None)?, gregorian(year, Some(last), None)?);
    Some(Days { from: a.from, to: b.to })
}

/// The part of an interval that "early", "the end of" and so on can mean; wide
/// on purpose, since these words are loose.
fn cut(days: Days, part: PartOf) -> Days {
    let length = days.to - days.from + 1;
    let (from, to) = match part {
        PartOf::Early | PartOf::Half(1) => (0, (length + 1) / 2),
        PartOf::Beginning => (0, length / 3 + 1),
        PartOf::Mid => (length / 4, length - length / 4),
        PartOf::Late | PartOf::Half(_) => (length / 2, length),
        PartOf::End => (length - length / 3 - 1, length),
    };
    Days { from: days.from + from, to: (days.from + to.max(from + 1) - 1).min(days.to) }
}

fn resolve_period(period: &mut PeriodExpr, published: Option<Date>) {
    if let Some(ends) = &mut period.ends {
        let (first, last) = &mut **ends;
        resolve_date(first, published);
        resolve_date(last, published);
        begins_before(first, last);
        period.days = match (first.days, last.days) {
            (Some(a), Some(b)) if a.from <= b.to => Some(Days { from: a.from, to: b.to }),
            _ => None,
        };
        return;
    }
    let step = match period.anchor {
        Some(Anchor::Named(direction, _)) => Some(steps(direction)),
        _ => None,
    };
    let year = period.year.or_else(|| Some(i32::from(published?.year()) + step?));
    period.days = match period.name {
        PeriodName::Decade(first) => years(first, 10),
        PeriodName::Century(n) => years((i32::from(n) - 1) * 100 + 1, 100),
        PeriodName::Quarter(n) => year.and_then(|year| quarter(year, n)),
        PeriodName::Half(n) => {
            year.and_then(|year| months(year, if n == 1 { 1 } else { 7 }, if n == 1 { 6 } else { 12 }))
        }
        PeriodName::Week(n) => {
            year.filter(|_| period.year.is_some() || step.is_some()).and_then(|y| week(y, n))
        }
        PeriodName::Season(n) => season(period, n, published),
        PeriodName::Feast(month) => match (period.year, published) {
            (Some(year), _) => feast(year, month),
            (None, Some(published)) => {
                let date = DateExpr { month: Some(month), anchor: period.anchor, ..DateExpr::default() };
                hijri_without_year(&date, published)
            }
            _ => None,
        },
        PeriodName::Range => None,
    };
    period.days = period.days.map(|days| period.part.map_or(days, |part| loosely(days, part)));
}

/// The part of a decade or century that "early", "late" and so on can mean: a twentieth wider than that
/// of a month or year, since nobody counts it out.
fn loosely(days: Days, part: PartOf) -> Days {
    let (slack, inner) = ((days.to - days.from + 1) / 20, cut(days, part));
    Days { from: (inner.from - slack).max(days.from), to: (inner.to + slack).min(days.to) }
}

/// «من 28 أبريل حتى 8 مايو المقبل»: what is said of the last day is not said of the first, which is
/// the latest one before it.
fn begins_before(first: &mut DateExpr, last: &DateExpr) {
    let (Some(a), Some(b)) = (first.days, last.days) else { return };
    let shared = first.year.is_none() && first.anchor.is_some() && first.anchor == last.anchor;
    let year = b.last().map(|day| i32::from(day.year()));
    let (true, Some(year)) = (shared && a.from > b.to && first.calendar == Calendar::Gregorian, year) else {
        return;
    };
    let on = |year| gregorian(year, first.month, first.day).map(|days| (year, days));
    if let Some((year, days)) = [year, year - 1].into_iter().filter_map(on).find(|(_, d)| d.from <= b.to) {
        (first.year, first.anchor, first.days) = (Some(year), None, Some(days));
    }
}

/// A feast of a Hijri year, or in a Gregorian one (the first that falls in it).
fn feast(year: i32, month: u8) -> Option<Days> {
    if year < 1600 {
        return hijri_days(year, Some(month), None);
    }
    let whole = gregorian(year, None, None)?;
    let about = (year - 622) * 33 / 32;
    (about - 1..=about + 3)
        .filter_map(|hijri| hijri_days(hijri, Some(month), None))
        .find(|days| days.intersect(whole).is_some())
}

/// Seasons by whole months with one to spare on either side, since copy counts
/// them by weather and by equinox; winter runs into the next year.
fn season(period: &PeriodExpr, n: u8, published: Option<Date>) -> Option<Days> {
    let of_year = |year: i32| -> Option<Days> {
        let first = gregorian(year, Some(3 * n.clamp(1, 4)), None)?;
        Some(Days { from: first.from, to: first.from + 111 })
    };
    if let Some(year) = period.year {
        // "Winter 2020" is either end of that year.
        return if n == 4 {
            Some(Days { from: gregorian(year, None, None)?.from, to: of_year(year)?.to })
        } else {
            of_year(year)
        };
    }
    let published = published?;
    let today = Days::on(published).from;
    let year = i32::from(published.year());
    let mut near = [year - 2, year - 1, year, year + 1].into_iter().filter_map(of_year);
    match period.anchor? {
        Anchor::Named(Direction::Before, Grain::Year) => of_year(year - 1),
        Anchor::Named(Direction::After, Grain::Year) => of_year(year + 1),
        Anchor::Named(Direction::At, _) => of_year(year),
        Anchor::Named(Direction::Before, _) => near.rfind(|days| days.to < today),
        Anchor::Named(Direction::After, _) => near.find(|days| days.from > today),
        _ => None,
    }
}
