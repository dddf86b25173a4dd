//! Feasts and holidays on the checklist: "Easter 2018", "last Christmas", "two days before Eid".

use super::joined::span_of;
use super::{Listed, Loose};
use crate::document::Span;
use crate::language::{Cue, Function, Scan, Sense};
use crate::mention::{Kind, Mention, Value};
use crate::value::time::{self, Anchor, DateExpr, Days, Direction, Feast, FeastRule, Grain, TimeExpr};
use jiff::civil::Date;

/// A feast where it is named.
pub struct Named {
    feast: Feast,
    span: Span,
    /// Its words and those that place it: "last Christmas".
    tokens: (usize, usize),
    /// The days it is, or may be.
    days: Vec<Days>,
}

impl Named {
    /// The feast in these tokens (from where others ended, its first, one past its last), with
    /// "last" or "this" before it, or «الماضي» behind it.
    pub fn read(
        scan: &Scan<'_>,
        feast: Feast,
        (from, start, end): (usize, usize, usize),
        to: usize,
        published: Option<Date>,
    ) -> Named {
        let direction = |at: usize| {
            let token = scan.slice(at, at + 1);
            token.head_senses().find_map(|(s, _)| match s {
                Sense::Direction(direction) => Some(*direction),
                _ => None,
            })
        };
        let before = start.checked_sub(1).filter(|at| *at >= from).and_then(direction);
        let behind = (before.is_none() && end < to).then(|| direction(end)).flatten();
        let tokens = (start - usize::from(before.is_some()), end + usize::from(behind.is_some()));
        let near = || published.into_iter().flat_map(|day| feast.about(day));
        let days = match before.or(behind) {
            None => near().collect(),
            Some(Direction::Before) => near().take(1).collect(),
            Some(Direction::After) => near().skip(1).collect(),
            Some(Direction::At) => published.and_then(|day| feast.in_year(day.year())).into_iter().collect(),
        };
        Named { feast, span: words(scan, tokens), tokens, days }
    }

    /// One past its last token.
    pub fn end(&self) -> usize {
        self.tokens.1
    }

    /// As it stands by itself.
    pub fn listed(&self) -> Listed<'static> {
        let ends = |days: &Days| days.first().map(|day| day.to_string());
        let (timex, days, choices) = match self.days.as_slice() {
            [only] => (form(*only), Some(*only), Vec::new()),
            open => (self.open_form(), None, open.iter().filter_map(ends).collect()),
        };
        Listed::Loose(Loose { span: self.span, kind: Kind::Date, timex: timex.into(), days, choices })
    }

    /// What is said of every year: "XXXX-12-25".
    fn open_form(&self) -> String {
        match self.feast.rule {
            FeastRule::Day(month, day) => format!("XXXX-{month:02}-{day:02}"),
            FeastRule::Weekday { month, after: 0, .. } => format!("XXXX-{month:02}"),
            _ => "XXXX".into(),
        }
    }

    /// With the year that stands behind it: "Easter 2018", "Christmas of last year",
    /// «عيد الفطر عام 2013».
    pub fn in_year(
        &self,
        scan: &Scan<'_>,
        mention: &Mention,
        published: Option<Date>,
    ) -> Option<Listed<'static>> {
        let Value::Time(TimeExpr::Date(date)) = &mention.value else { return None };
        let year = match date {
            DateExpr { month: Some(_), .. } | DateExpr { weekday: Some(_), .. } => return None,
            DateExpr { part: None, calendar: time::Calendar::Gregorian, year: Some(year), .. } => *year,
            DateExpr { part: None, anchor: Some(Anchor::Named(direction, Grain::Year)), .. } => {
                i32::from(published?.year())
                    + match direction {
                        Direction::Before => -1,
                        Direction::At => 0,
                        Direction::After => 1,
                    }
            }
            _ => return None,
        };
        let between = scan.slice(self.tokens.1, mention.tokens.start);
        let joins = |s: &Sense| {
            matches!(
                s,
                Sense::Function(Function::Of | Function::In | Function::From) | Sense::Grain(Grain::Year)
            )
        };
        let joined = between.len() == 1 && between.head_senses().any(|(s, _)| joins(s));
        if !(between.is_empty() || joined) {
            return None;
        }
        let days = self.feast.in_year(i16::try_from(year).ok()?)?;
        let span = self.span.to(mention.span);
        let (timex, days) = (form(days).into(), Some(days));
        Some(Listed::Loose(Loose { span, kind: Kind::Date, timex, days, choices: Vec::new() }))
    }

    /// "Two weeks before Christmas": the day that a length before it counts to.
    pub fn counted_from(&self, scan: &Scan<'_>, length: &Mention) -> Option<Listed<'static>> {
        let Value::Time(TimeExpr::Duration(parts)) = &length.value else { return None };
        let between = scan.slice(length.tokens.end, self.tokens.0);
        let later = between.head_senses().filter(|_| between.len() == 1).find_map(|(s, _)| match s {
            Sense::Cue(Cue::AfterEvent) | Sense::Function(Function::From) => Some(true),
            Sense::Cue(Cue::BeforeEvent) => Some(false),
            _ => None,
        })?;
        let count = |from: &Days| {
            let mut day = if later { from.last()? } else { from.first()? };
            for part in &parts.parts {
                let count = part.amount.stated.as_ref()?.to_i64()?;
                day = day.checked_add(span_of(if later { count } else { -count }, part.grain)?).ok()?;
            }
            Some(day)
        };
        let days: Vec<Date> = self.days.iter().filter_map(count).collect();
        let span = length.span.to(self.span);
        let (timex, only) = match days.as_slice() {
            [day] => (day.to_string(), Some(Days::on(*day))),
            _ => ("XXXX-XX-XX".to_owned(), None),
        };
        let choices = if only.is_some() { Vec::new() } else { days.iter().map(Date::to_string).collect() };
        Some(Listed::Loose(Loose { span, kind: Kind::Date, timex: timex.into(), days: only, choices }))
    }
}

/// ISO 8601 of a day, or of the ends of a stretch.
fn form(days: Days) -> String {
    let text = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    match days.single() {
        Some(day) => day.to_string(),
        None => format!("{}/{}", text(days.first()), text(days.last())),
    }
}

fn words(scan: &Scan<'_>, (start, end): (usize, usize)) -> Span {
    scan.slice(start, end).span_to(scan.slice(end, end))
}
