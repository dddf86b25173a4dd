//! English dates in figures: "2021-04-07", "28-Nov", "2015-12", "11/20".

use super::date::any_month;
use crate::language::times::{before, day_digits, no, numeric_date, plain, year};
use crate::language::{Res, TokenKind, Tokens, no_space, punct};
use crate::value::time::DateExpr;
use nom::Parser;
use nom::branch::alt;

/// A date in figures, whole or partial.
pub(super) fn figures(input: Tokens<'_>) -> Res<'_, DateExpr> {
    alt((|i| numeric_date(i, false), day_month_year, year_month, month_and_day)).parse(input)
}

/// A hyphen or slash glued on both sides.
fn joint(input: Tokens<'_>) -> Res<'_, &str> {
    no_space(input)?;
    let (rest, mark) = punct("-/‑")(input)?;
    no_space(rest)?;
    Ok((rest, input.text(mark)))
}

/// "28-Nov", "05-Aug-2016", "2019-Sep-01".
fn day_month_year(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let year_first = year(input);
    let (rest, said) = match year_first {
        Ok((rest, year)) => (rest, Some(year)),
        Err(_) => (input, None),
    };
    let (rest, first) = match said {
        None => day_digits(rest).map(|(rest, day)| (rest, Some(day)))?,
        Some(_) => (rest, None),
    };
    let (rest, _) = joint(rest)?;
    let (rest, month) = any_month(rest)?;
    let date = DateExpr {
        calendar: month.calendar,
        year: said,
        month: Some(month.number),
        day: first,
        ..DateExpr::default()
    };
    match (said, joint(rest)) {
        (None, Ok((after, _))) => {
            let (rest, year) = year(after)?;
            Ok((rest, DateExpr { year: Some(year), ..date }))
        }
        (Some(_), Ok((after, _))) => {
            let (rest, day) = day_digits(after)?;
            Ok((rest, DateExpr { day: Some(day), ..date }))
        }
        (None, Err(_)) => Ok((rest, date)),
        (Some(_), Err(_)) => no(),
    }
}

/// "2015-12", "2015/3", "11/2016".
fn year_month(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let month = |i| match plain(i)? {
        (rest, (n @ 1..=12, 1..=2)) => Ok((rest, u8::try_from(n).ok())),
        _ => no(),
    };
    let glued = |i: Tokens<'_>| {
        i.first().is_some_and(|t| !t.space_before && (t.kind != TokenKind::Mark || joint(i).is_ok()))
    };
    let alone =
        input.first().is_none_or(|t| t.space_before) || matches!(before(input, 1).as_ref(), "(" | "\"" | "“");
    let (rest, (year, month)) = match year(input) {
        Ok((rest, year)) => {
            let (rest, mark) = joint(rest)?;
            let short = rest.first().is_some_and(|t| t.span.end - t.span.start == 1);
            let (rest, month) = month(rest)?;
            // "1999-00" and "2009-10" are seasons; "2015/3" and "2015-12" are months.
            let season =
                mark == "-" && !short && month.is_some_and(|m| year.rem_euclid(100) + 1 == i32::from(m));
            if season { return no() } else { (rest, (year, month)) }
        }
        Err(_) => {
            let (rest, month) = month(input)?;
            let (rest, _) = joint(rest)?;
            let (rest, year) = self::year(rest)?;
            (rest, (year, month))
        }
    };
    if glued(rest) || !alone {
        no()
    } else {
        Ok((rest, DateExpr { year: Some(year), month, ..DateExpr::default() }))
    }
}

/// Words before "11/20" that make it a day of a month.
const DAY_LEADS: &[&str] =
    &["on", "by", "until", "till", "since", "from", "before", "after", "this", "next", "between"];

/// "on 11/20", "by 4/22": a month and a day that can be no month.
fn month_and_day(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, month) = day_digits(input)?;
    let (rest, mark) = joint(rest)?;
    let (rest, day) = day_digits(rest)?;
    let goes_on =
        rest.first().is_some_and(|t| !t.space_before && (t.kind != TokenKind::Mark || joint(rest).is_ok()));
    let listed = matches!(before(input, 1).as_ref(), "," | "or" | "and" | "to")
        && before(input, 3).as_ref() == "/"
        && day_digits_before(input);
    let led = DAY_LEADS.contains(&before(input, 1).as_ref()) || listed;
    if mark == "/" && led && month <= 12 && (13..=31).contains(&day) && !goes_on {
        Ok((rest, DateExpr { month: Some(month), day: Some(day), ..DateExpr::default() }))
    } else {
        no()
    }
}

/// Whether a day in figures stands before the comma or "or" before this.
fn day_digits_before(input: Tokens<'_>) -> bool {
    input.from.checked_sub(2).is_some_and(|i| day_digits(input.scan.slice(i, input.to)).is_ok())
}
