//! English dates: whole, partial and relative ones.

use super::years::{bare_year, sure_bare_year, year_alone, year_in_words};
use super::{counts_people, counts_what_follows, figures, led_in, listed};
use crate::language::times::{
    DASHES, before, day_digits, direction, era, folded, grain, maybe, month, named, no, odd_day, part_of,
    plain, relative_day, weekday, year,
};
use crate::language::{Res, Sense, TokenKind, Tokens, digits, no_space, punct, sense, word};
use crate::value::time::{Anchor, Calendar, DateExpr, Direction, Grain, Month, TimeExpr};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// A date that stands on its own.
pub(super) fn time(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    alt((with_part, whole, relative, weekday_alone, month_alone, day_alone, year_alone))
        .map(TimeExpr::Date)
        .parse(input)
}

/// A date as the end of a range or beside a clock time, where its place proves what it is.
pub(super) fn placed(input: Tokens<'_>) -> Res<'_, DateExpr> {
    alt((with_part, whole, relative, weekday_alone, month_and_year, bare_year)).parse(input)
}

/// A date with a day: "Tuesday, 7 April 2021", "April 7th, a Tuesday", "2021-04-07".
fn whole(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, named) = maybe(input, weekday_name);
    let (rest, _) =
        if named.is_some() { opt(alt((punct(","), word("the")))).parse(rest)? } else { (rest, None) };
    let (rest, mut date) = match alt((day_first, month_first, figures::figures)).parse(rest) {
        Ok(read) => read,
        Err(_) if named.is_some() => day_and_month(rest)?,
        Err(error) => return Err(error),
    };
    date.weekday = named.map(|(day, _)| day);
    if date.weekday.is_none() && date.day.is_some() {
        let (rest, day) = maybe(rest, weekday_behind);
        date.weekday = day;
        return Ok((rest, date));
    }
    Ok((rest, date))
}

/// "31/10" behind a weekday, where only one of the two can be the month.
fn day_and_month(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, first) = day_digits(input)?;
    let (rest, _) = punct("/.")(rest)?;
    let (rest, second) = day_digits(rest)?;
    let (day, month) = if first > 12 { (first, second) } else { (second, first) };
    let sure = day > 12 && month <= 12;
    if sure {
        Ok((rest, DateExpr { month: Some(month), day: Some(day), ..DateExpr::default() }))
    } else {
        no()
    }
}

/// A weekday's name; the flag says whether it was written out. A short one needs its
/// capital: "sat", "sun" and "wed" are words.
fn weekday_name(input: Tokens<'_>) -> Res<'_, (u8, bool)> {
    let token = input.first().ok_or(nom::Err::Error(()))?;
    let (rest, day) = weekday(input)?;
    let in_full = input.text(token).len() >= 6;
    if !token.capital && !in_full {
        return no();
    }
    let rest = if in_full { rest } else { opt(punct(".")).parse(rest)?.0 };
    Ok((rest, (day, in_full)))
}

/// ", a Tuesday" and "(Tuesday)" behind a date.
fn weekday_behind(input: Tokens<'_>) -> Res<'_, u8> {
    let (rest, mark) = punct(",(")(input)?;
    let bracket = input.text(mark) == "(";
    let (rest, article) = opt(word("a")).parse(rest)?;
    let (rest, (day, in_full)) = weekday_name(rest)?;
    match (bracket, article) {
        (true, _) => punct(")").map(|_| day).parse(rest),
        (false, Some(_)) if in_full => Ok((rest, day)),
        (false, None)
            if in_full && rest.first().is_none_or(|t| t.kind == TokenKind::Mark && !no_owner(rest)) =>
        {
            Ok((rest, day))
        }
        _ => no(),
    }
}

/// An apostrophe follows: "Tuesday's".
fn no_owner(rest: Tokens<'_>) -> bool {
    matches!(folded(rest, 0).as_ref(), "'" | "’")
}

/// "7 April 2021", "7th of April", "the seventh of April".
fn day_first(input: Tokens<'_>) -> Res<'_, DateExpr> {
    if let Ok((rest, day)) = odd_day(input) {
        let (rest, month) = month_beside_day(rest)?;
        let (rest, date) = with_year(rest, month, Some(day))?;
        return if date.year.is_some() { Ok((rest, date)) } else { no() };
    }
    let (rest, article) = opt(word("the")).parse(input)?;
    // "second of August" proves the day by "of".
    let worded = |i| {
        let (rest, day) = day_number(i, true)?;
        word("of")(rest).map(|(rest, _)| (rest, day))
    };
    let plain = |i| {
        let (rest, day) = day_number(i, article.is_some())?;
        Ok((opt(word("of")).parse(rest)?.0, day))
    };
    let (rest, day) = alt((worded, plain)).parse(rest)?;
    let (rest, month) = month_beside_day(rest)?;
    with_year(rest, month, Some(day))
}

/// "April 7, 2021", "April the 7th".
fn month_first(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, month) = any_month(input)?;
    let (rest, article) = opt(word("the")).parse(rest)?;
    let ordinal = day_digits(rest).is_err();
    let (rest, day) =
        day_number(rest, article.is_some() || input.first().is_some_and(|t| t.capital) || ordinal)?;
    // "April 29-May 2" goes on with a month, "a May 5-year bond" with anything else.
    let unit = rest.first().is_some_and(|t| {
        matches!(rest.text(t), "%" | ":" | "°")
            || (!t.space_before && DASHES.contains(rest.text(t)) && month_name(rest.skip(1)).is_err())
    });
    let clock = matches!(folded(rest, 0).as_ref(), "am" | "pm" | "per" | "percent" | "million" | "billion");
    // "Feb. 21 estimates" is a date; only people are counted right behind a month.
    let people = counts_people(rest) || day >= 32;
    if unit || clock || (article.is_none() && !ordinal_mark(input, rest) && people) {
        return no();
    }
    with_year(rest, month, Some(day))
}

/// Whether the last token that was read is the "th" of a day.
fn ordinal_mark(input: Tokens<'_>, rest: Tokens<'_>) -> bool {
    rest.from > input.from && matches!(before(rest, 1).as_ref(), "st" | "nd" | "rd" | "th")
}

/// The day of a month in figures or, behind "the", in words.
pub(super) fn day_number(input: Tokens<'_>, article: bool) -> Res<'_, u8> {
    if let Ok((rest, day)) = day_digits(input) {
        let (rest, _) = maybe(rest, suffix);
        return Ok((rest, day));
    }
    if !article {
        return no();
    }
    let (rest, n) = ordinal(input)?;
    u8::try_from(n).ok().filter(|n| (1..=31).contains(n)).map_or_else(no, |day| Ok((rest, day)))
}

/// "th" glued to a figure.
fn suffix(input: Tokens<'_>) -> Res<'_, ()> {
    no_space(input)?;
    alt((word("st"), word("nd"), word("rd"), word("th"))).map(|_| ()).parse(input)
}

/// "third", "21st", "twenty-first".
pub(super) fn ordinal(input: Tokens<'_>) -> Res<'_, u32> {
    if let Ok(read) = input.language().ordinal(input) {
        return Ok(read);
    }
    let one = sense(|s| match s {
        Sense::Ordinal(n) => Some(*n),
        _ => None,
    });
    if let Ok((rest, n)) = one(input) {
        return Ok((rest, n));
    }
    if let Ok((rest, (n, _))) = plain(input) {
        return suffix(rest).map(|(rest, ())| (rest, n));
    }
    let (rest, tens) = sense(|s| match s {
        Sense::Cardinal(n @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) => Some(*n),
        _ => None,
    })(input)?;
    let (rest, _) = opt(punct("-")).parse(rest)?;
    let (rest, ones) = one(rest)?;
    if ones < 10 { Ok((rest, tens + ones)) } else { no() }
}

/// A month's name with its capital, and the full stop of a shortened one. Without the
/// capital only names that are no other word.
pub(super) fn month_name(input: Tokens<'_>) -> Res<'_, Month> {
    let name = folded(input, 0);
    let sure = name.len() > 3 && !matches!(name.as_ref(), "may" | "march" | "august" | "sept");
    if input.first().is_some_and(|t| t.capital) || sure { any_month(input) } else { no() }
}

/// The same in any case, where a day of the month stands beside it ("14 nov").
fn month_beside_day(input: Tokens<'_>) -> Res<'_, Month> {
    // "5 may have died", "3 mar the record"
    let verb = !input.first().is_some_and(|t| t.capital)
        && matches!(folded(input, 0).as_ref(), "may" | "mar" | "march")
        && before(input, 1) != "of";
    if verb && year(input.skip(1)).is_err() { no() } else { any_month(input) }
}

pub(super) fn any_month(input: Tokens<'_>) -> Res<'_, Month> {
    let token = input.first().ok_or(nom::Err::Error(()))?;
    let (rest, month) = month(input)?;
    if input.text(token).len() <= 4 {
        let stop = |i| punct(".")(i).and_then(|(rest, _)| digits(rest).map(|_| (rest, ())));
        return Ok((maybe(rest, stop).0, month));
    }
    Ok((rest, month))
}

/// What may follow a month (and day): a year, in figures or as "last year".
fn with_year(input: Tokens<'_>, month: Month, day: Option<u8>) -> Res<'_, DateExpr> {
    let mut date =
        DateExpr { calendar: month.calendar, month: Some(month.number), day, ..DateExpr::default() };
    let (rest, _) = opt(alt((punct(","), word("of"), word("in")))).parse(input)?;
    // Behind a month nothing is counted in these numbers: "In May 2014 voters …".
    let likely = |i| match year(i)? {
        (rest, year) if (1900..=2060).contains(&year) => Ok((rest, year)),
        _ => no(),
    };
    if let Ok((rest, year)) = alt((likely, sure_year, short_year)).parse(rest) {
        date.year = Some(year);
        let (rest, calendar) = maybe(rest, era);
        date.calendar = calendar.unwrap_or(date.calendar);
        return Ok((rest, date));
    }
    if let Ok((rest, (direction, Grain::Year))) = directed_grain(rest) {
        date.anchor = named(direction, Grain::Year);
        return Ok((rest, date));
    }
    Ok((input, date))
}

/// "'05" behind a month.
fn short_year(input: Tokens<'_>) -> Res<'_, i32> {
    let (rest, _) = punct("'’‘")(input)?;
    no_space(rest)?;
    let (rest, (short, len)) = plain(rest)?;
    match i32::try_from(short) {
        Ok(short) if len == 2 => Ok((rest, if short < 50 { 2000 + short } else { 1900 + short })),
        _ => no(),
    }
}

/// Four digits that count nothing.
fn sure_year(input: Tokens<'_>) -> Res<'_, i32> {
    let (rest, year) = alt((year, year_in_words)).parse(input)?;
    if counts_what_follows(rest) { no() } else { Ok((rest, year)) }
}

/// "last year", "this week", "next month": spans of a week or more.
fn directed_grain(input: Tokens<'_>) -> Res<'_, (Direction, Grain)> {
    let (rest, _) = opt(word("the")).parse(input)?;
    let (rest, direction) = direction(rest)?;
    let (rest, grain) = grain(rest)?;
    let plural = before(rest, 1).ends_with('s') && before(rest, 1) != "centuries";
    if grain < Grain::Week || plural { no() } else { Ok((rest, (direction, grain))) }
}

/// "early 2021", "mid-April", "the end of last year".
fn with_part(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, part) = part_of(input)?;
    let (rest, _) = opt(punct("-")).parse(rest)?;
    let (rest, mut date) = alt((month_and_year, sure_bare_year, relative_grain)).parse(rest)?;
    date.part = Some(part);
    Ok((rest, date))
}

fn relative_grain(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, (direction, grain)) = directed_grain(input)?;
    // "the last week of 2016" is not the week before publication.
    if direction != Direction::At && folded(rest, 0) == "of" {
        return no();
    }
    Ok((rest, DateExpr { anchor: named(direction, grain), ..DateExpr::default() }))
}

/// "yesterday", "today (Monday)", "last June", "last Tuesday", "this week".
fn relative(input: Tokens<'_>) -> Res<'_, DateExpr> {
    alt((near_day, directed_name, relative_grain)).parse(input)
}

fn near_day(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, away) = relative_day(input)?;
    let mut date = DateExpr { anchor: Some(Anchor::Day(i32::from(away))), ..DateExpr::default() };
    let Ok((inner, mark)) = punct(",(")(rest) else { return Ok((rest, date)) };
    let said = alt((whole, weekday_alone)).parse(inner);
    let Ok((after, more)) = said else { return Ok((rest, date)) };
    let closed = match input.text(mark) {
        "(" => punct(")")(after).map(|(rest, _)| rest).ok(),
        // "Yesterday, Tuesday's vote …" names something else.
        _ => (!no_owner(after)).then_some(after),
    };
    let Some(closed) = closed.filter(|_| more.anchor.is_none()) else { return Ok((rest, date)) };
    date = DateExpr { anchor: date.anchor, ..more };
    Ok((closed, date))
}

fn directed_name(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, direction) = direction(input)?;
    if let Ok((rest, (day, true))) = weekday_name(rest) {
        return Ok((
            rest,
            DateExpr { weekday: Some(day), anchor: named(direction, Grain::Day), ..DateExpr::default() },
        ));
    }
    let (rest, month) = month_name(rest)?;
    let (rest, day) = maybe(rest, |i| day_number(i, false));
    let date = DateExpr {
        calendar: month.calendar,
        month: Some(month.number),
        day,
        anchor: named(direction, Grain::Month),
        ..DateExpr::default()
    };
    Ok((rest, date))
}

/// Names in which a weekday dates nothing.
const NAMED_DAYS: &[&str] =
    &["black", "good", "ash", "palm", "holy", "bloody", "super", "cyber", "easter", "giving"];
const PAPERS: &[&str] = &["times", "telegraph", "mirror", "express", "mail", "world", "herald", "club"];

fn weekday_alone(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, (day, in_full)) = weekday_name(input)?;
    // "Mon 13th"
    if let Ok((after, of_month)) = day_digits(rest)
        && let Ok((after, ())) = suffix(after)
    {
        return Ok((after, DateExpr { weekday: Some(day), day: Some(of_month), ..DateExpr::default() }));
    }
    let capital_after = rest.first().is_some_and(|t| t.capital);
    let title = capital_after && PAPERS.contains(&folded(rest, 0).as_ref());
    if !in_full || title || NAMED_DAYS.contains(&before(input, 1).as_ref()) {
        return no();
    }
    let mut date = DateExpr { weekday: Some(day), ..DateExpr::default() };
    // "Tuesday the 14th"
    if let Ok((after, of_month)) = word("the")(rest).and_then(|(rest, _)| day_number(rest, true)) {
        date.day = Some(of_month);
        return Ok((after, date));
    }
    let (after, _) = opt(word("of")).parse(rest)?;
    if let Ok((rest, (direction, Grain::Week))) = directed_grain(after) {
        date.anchor = named(direction, Grain::Week);
        return Ok((rest, date));
    }
    Ok((rest, date))
}

/// "on the 18th", where it is no 18th floor or birthday.
fn day_alone(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, _) = opt(word("the")).parse(input)?;
    let (rest, day) = day_digits(rest)?;
    let (rest, ()) = suffix(rest)?;
    let ends = rest.first().is_none_or(|t| t.kind == TokenKind::Mark && !DASHES.contains(rest.text(t)));
    if matches!(before(input, 1).as_ref(), "on" | "by" | "until" | "till" | "since") && ends {
        return Ok((rest, DateExpr { day: Some(day), ..DateExpr::default() }));
    }
    no()
}

/// Months whose names are words or first names too.
const DOUBTFUL: &[&str] = &["may", "march", "april", "june", "august", "jan", "mar", "sep", "dec"];

fn month_alone(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, date) = month_and_year(input)?;
    let name = folded(input, 0);
    let proved = date.year.is_some() || date.anchor.is_some();
    let name_of_person = rest.first().is_some_and(|t| t.capital);
    let doubtful = DOUBTFUL.contains(&name.as_ref()) || name.len() <= 4 || name_of_person;
    if proved
        || (led_in(input) || listed(input) || is_told(input, rest)) && !name_of_person
        || !doubtful && date.calendar == Calendar::Gregorian
    {
        Ok((rest, date))
    } else {
        no()
    }
}

/// "the worst month was May, when": a name with a capital behind "was", and a phrase ends.
fn is_told(input: Tokens<'_>, rest: Tokens<'_>) -> bool {
    let ends = rest.first().is_none_or(|t| t.kind == TokenKind::Mark);
    let capital = input.first().is_some_and(|t| t.capital);
    capital && ends && matches!(before(input, 1).as_ref(), "was" | "is" | "were" | "be")
}

fn month_and_year(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, month) = month_name(input)?;
    with_year(rest, month, None)
}
