//! Days that are counted: in a month ("the first Tuesday of October"), or from publication
//! ("in two weeks").

use super::joined::span_of;
use super::{Listed, Loose};
use crate::language::{Cue, Function, Scan, Sense, TokenKind};
use crate::mention::{Kind, Mention, Value};
use crate::value::time::{Days, Grain, TimeExpr};
use jiff::civil::Date;

/// How many tokens before a mention a counted day may begin ("the second last week of …").
const LEAD: usize = 4;

/// A counted day that begins at one of these tokens and ends among them.
pub fn nth(
    scan: &Scan<'_>,
    (at, to): (usize, usize),
    published: Option<Date>,
) -> Option<(usize, Listed<'static>)> {
    if scan.tokens.get(at).is_none_or(|t| t.kind == TokenKind::Mark) {
        return None;
    }
    let input = scan.slice(at, to);
    let (rest, nth) = scan.language.nth_of(input).ok()?;
    let days = nth.days(published);
    let known = nth.of.year.is_some() || nth.of.anchor.is_some();
    let only = days.first().copied().filter(|_| known && days.len() == 1);
    let first = |days: &Days| days.first().map(|day| day.to_string());
    let timex = match only.map(|days| (days, days.first(), days.last())) {
        Some((days, Some(day), _)) if days.from == days.to => day.to_string(),
        Some((_, Some(first), Some(last))) => format!("{first}/{last}"),
        _ => nth.form(),
    };
    let choices = if only.is_some() { Vec::new() } else { days.iter().filter_map(first).collect() };
    let kind = if only.is_some_and(|days| days.from != days.to) { Kind::Period } else { Kind::Date };
    let span = input.span_to(rest);
    Some((rest.from, Listed::Loose(Loose { span, kind, timex: timex.into(), days: only, choices })))
}

/// The same with a mention in it: where it begins, one past where it ends.
pub fn nth_over(
    scan: &Scan<'_>,
    from: usize,
    mention: &Mention,
    published: Option<Date>,
) -> Option<(usize, usize, Listed<'static>)> {
    if !matches!(mention.value, Value::Time(TimeExpr::Date(_)) | Value::Ordinal(_) | Value::Amount(_)) {
        return None;
    }
    let start = mention.tokens.start;
    (from.max(start.saturating_sub(LEAD))..=start).find_map(|at| {
        let (end, listed) = nth(scan, (at, scan.tokens.len()), published)?;
        // What the mention says by itself is its own: «السبت التاسع من شوال» is a date.
        let more = end > mention.tokens.end || end == mention.tokens.end && at < start;
        more.then_some((at, end, listed))
    })
}

/// "In two weeks", "within 10 days", «بعد أسبوعين»: the day that is so far from publication.
pub fn counted_to(scan: &Scan<'_>, mention: &Mention, published: Option<Date>) -> Option<String> {
    let Value::Time(TimeExpr::Duration(length)) = &mention.value else { return None };
    let [part] = length.parts.as_slice() else { return None };
    let count = part.amount.stated.as_ref()?.to_i64()?;
    let ahead = |s: &Sense| {
        matches!(
            s,
            Sense::Function(Function::In | Function::During | Function::From) | Sense::Cue(Cue::AfterEvent)
        )
    };
    let led = |back: usize| {
        let at = mention.tokens.start.checked_sub(back)?;
        Some(scan.slice(at, mention.tokens.start).head_senses().any(|(s, len)| len == back && ahead(s)))
    };
    let hence = scan.slice(mention.tokens.end, scan.tokens.len());
    let later = scan.language.fold(hence.text_at(0));
    let led = led(1)? || matches!(later.as_ref(), "later" | "hence");
    (led && part.grain >= Grain::Day).then_some(())?;
    let day = published?.checked_add(span_of(count, part.grain)?).ok()?;
    Some(day.to_string())
}

/// "3/4/2021" is the third of April to some and the fourth of March to others: both.
pub fn either_order(scan: &Scan<'_>, mention: &Mention) -> Vec<String> {
    let Value::Time(TimeExpr::Date(date)) = &mention.value else { return Vec::new() };
    let (None, None, Some(year)) = (date.month, date.day, date.year) else { return Vec::new() };
    let text = mention.span.of(scan.text);
    let mut parts = text.split(['/', '-', '.']).map(|part| part.trim().parse::<i8>().ok());
    let (Some(Some(first)), Some(Some(second)), Some(_), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Vec::new();
    };
    let on = |month, day| Date::new(i16::try_from(year).ok()?, month, day).ok().map(|day| day.to_string());
    on(first, second).into_iter().chain(on(second, first)).collect()
}
