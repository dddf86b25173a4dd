//! A time told anew in the words it is told in. What comes out is read again before it is offered:
//! only what says the wanted day, hour or period, and nothing else of it anew, is taken.

use super::Replacement;
use super::replace::{Rewriter, named};
use super::restyle;
use crate::document::Span;
use crate::language::{Sense, scan};
use crate::mention::Value;
use crate::rule::Prop;
use crate::value::Number;
use crate::value::time::{Calendar, ClockTime, DateExpr, Days, PeriodName, TimeExpr, hijri_of, weekday_of};

/// How many bytes either side of a time are read along with it.
const CONTEXT: usize = 60;

impl Rewriter<'_> {
    /// All that a date tells, as that of the day counted from 1970-01-01.
    pub fn other_day(&self, paired: bool, value: &Number) -> Option<Replacement> {
        let told = self.date()?;
        let date = if paired { told.paired.as_deref()? } else { told };
        let at = value.to_i64()?;
        let day = Days { from: at, to: at }.single()?;
        // A named weekday is not moved, nor what was past when the copy came out to a day after it.
        let weekday = told.weekday.filter(|_| !paired).is_some_and(|said| said != weekday_of(day));
        let later = |day| self.document.published.is_some_and(|published| day > published);
        let was_later = date.days.or(told.days).and_then(Days::first).is_some_and(later);
        if weekday || later(day) && !was_later {
            return None;
        }
        let (year, month, day) = match date.calendar {
            Calendar::Hijri => hijri_of(day)?,
            Calendar::Gregorian => (i32::from(day.year()), day.month() as u8, day.day() as u8),
        };
        let goal = DateExpr {
            year: date.year.map(|_| year),
            month: date.month.map(|_| month),
            other_month: date.other_month.map(|_| month),
            day: date.day.map(|_| day),
            ..date.clone()
        };
        let kept = if paired { Some(told) } else { told.paired.as_deref() };
        let same = |a: &DateExpr, b: &DateExpr| {
            (a.calendar, a.year, a.month, a.day) == (b.calendar, b.year, b.month, b.day)
        };
        self.retold(
            |text| self.as_date(text, date, &goal).into_iter().collect(),
            |time| {
                let read = match time {
                    TimeExpr::Date(read) => read,
                    _ => return false,
                };
                let (new, other) = match (paired, read.paired.as_deref()) {
                    (true, Some(pair)) => (pair, Some(read)),
                    (true, None) => return false,
                    (false, pair) => (read, pair),
                };
                same(new, &goal)
                    && other.zip(kept).map_or(other.is_none() == kept.is_none(), |(a, b)| same(a, b))
            },
        )
    }

    /// The hour, or an end of a stretch of hours, at this minute of the day.
    pub fn hour(&self, end: Option<Prop>, value: &Number) -> Option<Replacement> {
        let Value::Time(TimeExpr::Clock(clock)) = &self.mention.value else { return None };
        let minute = value.to_i64()?;
        let new = (u8::try_from(minute / 60).ok()?, u8::try_from(minute % 60).ok()?);
        let old = match end {
            Some(Prop::Ends) => clock.until?,
            _ => (clock.hour, clock.minute),
        };
        let goal = match end {
            Some(Prop::Ends) => ClockTime { until: Some(new), ..clock.clone() },
            _ => ClockTime { hour: new.0, minute: new.1, ..clock.clone() },
        };
        self.retold(
            |text| self.as_hour(text, old, new),
            |time| match time {
                TimeExpr::Clock(read) => {
                    // A zone that is told elsewhere, as by the place, stands not in the words.
                    let zone = read.zone.is_none() || read.zone == goal.zone;
                    zone && (read.hour, read.minute, read.until) == (goal.hour, goal.minute, goal.until)
                }
                _ => false,
            },
        )
    }

    /// The decade, century, quarter or half of this number.
    pub fn period(&self, value: &Number) -> Option<Replacement> {
        let Value::Time(TimeExpr::Period(period)) = &self.mention.value else { return None };
        let new = value.to_i64()?;
        let (old, goal) = match period.name {
            PeriodName::Decade(n) => (i64::from(n), PeriodName::Decade(i32::try_from(new).ok()?)),
            PeriodName::Century(n) => (n.into(), PeriodName::Century(u8::try_from(new).ok()?)),
            PeriodName::Quarter(n) => (n.into(), PeriodName::Quarter(u8::try_from(new).ok()?)),
            PeriodName::Half(n) => (n.into(), PeriodName::Half(u8::try_from(new).ok()?)),
            _ => return None,
        };
        self.retold(
            |text| self.as_period(text, old, new),
            |time| matches!(time, TimeExpr::Period(read) if read.name == goal && read.year == period.year),
        )
    }

    /// The mention, or one side of it, written anew by one of `ways` such that it is read as it must
    /// be; as short a change as whole words allow.
    fn retold(
        &self,
        ways: impl Fn(&str) -> Vec<String>,
        fits: impl Fn(&TimeExpr) -> bool,
    ) -> Option<Replacement> {
        let whole = self.mention.span.of(&self.document.text);
        let gaps = || whole.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
        let sides = gaps().map(|at| (0, at)).chain(gaps().map(|at| (at, whole.len())));
        for (from, to) in std::iter::once((0, whole.len())).chain(sides) {
            let (before, after) = (whole.get(..from)?, whole.get(to..)?);
            for text in ways(whole.get(from..to)?) {
                let text = [before, &text, after].concat();
                if text != whole && self.read(&text).is_some_and(|time| fits(&time)) {
                    return Some(self.shortened(whole, &text));
                }
            }
        }
        None
    }

    /// What `text` says in the place of the mention.
    fn read(&self, text: &str) -> Option<TimeExpr> {
        let (all, span) = (&self.document.text, self.mention.span);
        let (start, end) = (span.start as usize, span.end as usize);
        let near = |at: usize| (0..4).find_map(|more| all.is_char_boundary(at + more).then_some(at + more));
        let from = near(start.saturating_sub(CONTEXT))?;
        let to = near((end + CONTEXT).min(all.len()))?;
        let before = all.get(from..start)?;
        let text = [before, text, all.get(end..to)?].concat();
        let scan = scan(&text, Span::new(0, text.len()), self.language());
        let at = u32::try_from(before.len()).ok()?;
        let first = scan.tokens.iter().position(|t| t.span.start <= at && at < t.span.end)?;
        let read = self.language().time(scan.slice(first, scan.tokens.len()));
        read.ok().map(|(_, time)| time)
    }

    /// The day of the month, as an ordinal in words.
    pub fn day_in_words(&self, old: u8, new: i64) -> Option<Replacement> {
        self.retold(
            |text| self.numbered(text, old.into(), new).into_iter().collect(),
            |time| matches!(time, TimeExpr::Date(read) if read.day.is_some_and(|day| i64::from(day) == new)),
        )
    }

    fn shortened(&self, was: &str, is: &str) -> Replacement {
        let words = |a: &str, b: &str, back: bool| {
            let same = |(x, y): &(char, char)| x == y;
            let pairs: Vec<(char, char)> = match back {
                false => a.chars().zip(b.chars()).take_while(same).collect(),
                true => a.chars().rev().zip(b.chars().rev()).take_while(same).collect(),
            };
            let last = pairs.iter().rposition(|(c, _)| c.is_whitespace()).map_or(0, |at| at + 1);
            pairs.iter().take(last).map(|(c, _)| c.len_utf8()).sum::<usize>()
        };
        let front = words(was, is, false);
        let back = words(&was[front..], &is[front..], true);
        let start = self.mention.span.start as usize;
        Replacement {
            span: Span::new(start + front, start + was.len() - back),
            text: is[front..is.len() - back].to_owned(),
            was: String::new(),
            reads: String::new(),
        }
    }

    fn as_date(&self, text: &str, old: &DateExpr, new: &DateExpr) -> Option<String> {
        let mut text = text.to_owned();
        if let (Some(a), Some(b)) = (old.month, new.month)
            && a != b
        {
            let names = named(
                &text,
                Span::new(0, text.len()),
                self.language(),
                |s| matches!(s, Sense::Month(m) if m.number == a && m.calendar == old.calendar),
            );
            for span in names.iter().rev() {
                let name = self.month_name(span.of(&text), a, b.into())?;
                text.replace_range(span.start as usize..span.end as usize, &name);
            }
        }
        for (a, b) in [(old.day.map(i32::from), new.day.map(i32::from)), (old.year, new.year)] {
            let (Some(a), Some(b)) = (a, b) else { continue };
            if a != b {
                text = self.numbered(&text, a.into(), b.into())?;
            }
        }
        Some(text)
    }

    /// The number `new` where the text says `old`, in digits or as an ordinal in words.
    pub fn numbered(&self, text: &str, old: i64, new: i64) -> Option<String> {
        if let Some((from, to, digits)) = restyle::digits_in(text, old, new) {
            return Some([text.get(..from)?, &digits, text.get(to..)?].concat());
        }
        let scan = scan(text, Span::new(0, text.len()), self.language());
        (0..scan.tokens.len()).find_map(|at| {
            let tokens = scan.slice(at, scan.tokens.len());
            let (rest, n) = self.language().ordinal(tokens).ok().filter(|(_, n)| i64::from(*n) == old)?;
            let span = tokens.span_to(rest);
            let word = restyle::ordinal(span.of(text), n.into(), new, self.language())?;
            Some([text.get(..span.start as usize)?, &word, text.get(span.end as usize..)?].concat())
        })
    }

    /// Ways to write an hour: four digits, hour and minutes apart, the hour of half a day with its
    /// part of the day, in digits or words.
    fn as_hour(&self, text: &str, old: (u8, u8), new: (u8, u8)) -> Vec<String> {
        let inflection = self.language().inflection();
        let twelve = |hour: u8| i64::from((hour + 11) % 12 + 1);
        let run = |(hour, minute): (u8, u8)| format!("{hour:02}{minute:02}");
        let mut ways = Vec::new();
        ways.extend(restyle::run_in(text, &run(old), &run(new)));
        let minutes = |text: String| match old.1 == new.1 {
            true => Some(text),
            false => restyle::run_in(&text, &format!("{:02}", old.1), &format!("{:02}", new.1)),
        };
        let (a, b) = (i64::from(old.0), i64::from(new.0));
        for (a, b) in [(twelve(old.0), twelve(new.0)), (a, b)] {
            let told = inflection.day_part(text, new.0);
            for (a, b) in [(a.to_string(), b.to_string()), (format!("{a:02}"), format!("{b:02}"))] {
                let whole = restyle::run_in(&told, &a, &b);
                ways.extend(whole.and_then(minutes));
            }
        }
        let (a, b) = (inflection.hour(twelve(old.0)), inflection.hour(twelve(new.0)));
        if let (Some(a), Some(b), true) = (a, b, old.1 == new.1) {
            let told = inflection.day_part(text, new.0);
            if told.contains(&a) {
                ways.push(told.replacen(&a, &b, 1));
            }
        }
        ways
    }

    fn as_period(&self, text: &str, old: i64, new: i64) -> Vec<String> {
        let mut ways: Vec<String> = self.numbered(text, old, new).into_iter().collect();
        ways.extend(self.numbered(text, old % 100, new % 100));
        let name =
            |n: i64| self.language().wording().phrase(["decade-", &(n % 100).to_string()].concat().as_str());
        let (a, b) = (name(old), name(new));
        if !a.is_empty() && !b.is_empty() && text.contains(a) {
            ways.push(text.replacen(a, b, 1));
        }
        ways
    }
}
