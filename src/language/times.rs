//! What the time grammars of all languages share: digits of dates, ranges, lengths.

use super::scan::digit_value;
use super::{Numeral, Res, Sense, Token, TokenKind, Tokens, punct};
use crate::value::time::{
    Anchor, Calendar, DateExpr, Direction, DurationPart, Grain, Month, PartOf, PeriodExpr, PeriodName, Zone,
};
use crate::value::{Interval, Reading, ReadingTable};
use std::borrow::Cow;

/// Hyphens and dashes that may stand between the ends of a range.
pub(super) const DASHES: &str = "-‐‑–—−";

/// A recoverable "not here".
pub(super) fn no<'a, T>() -> Res<'a, T> {
    Err(nom::Err::Error(()))
}

/// The value if it was read, with the place behind it; else `None` and the same place.
pub(super) fn maybe<'a, T>(
    input: Tokens<'a>,
    read: impl Fn(Tokens<'a>) -> Res<'a, T>,
) -> (Tokens<'a>, Option<T>) {
    match read(input) {
        Ok((rest, value)) => (rest, Some(value)),
        Err(_) => (input, None),
    }
}

/// The folded text of the `n`th token; empty where there is none.
pub(super) fn folded<'a>(input: Tokens<'a>, n: usize) -> Cow<'a, str> {
    input.get(n).map_or(Cow::Borrowed(""), |t| input.language().fold(input.text(t)))
}

/// The folded text of the token `n` before the first (1 is the one right before).
pub(super) fn before(input: Tokens<'_>, n: usize) -> Cow<'_, str> {
    let token = input.from.checked_sub(n).and_then(|i| input.scan.tokens.get(i));
    token.map_or(Cow::Borrowed(""), |t| input.language().fold(input.text(t)))
}

/// Takes a word token whose folded text is one of these.
pub(super) fn one_of<'a>(words: &'static [&'static str]) -> impl Fn(Tokens<'a>) -> Res<'a, &'a Token> {
    move |input| match input.first() {
        Some(t) if t.kind == TokenKind::Word && words.contains(&folded(input, 0).as_ref()) => {
            Ok((input.skip(1), t))
        }
        _ => no(),
    }
}

/// ASCII digits and separators of a digits token; invisible marks dropped.
pub(super) fn ascii(input: Tokens<'_>) -> Option<String> {
    let token = input.first().filter(|t| t.kind == TokenKind::Digits)?;
    let plain = input.text(token).chars().filter_map(|c| match digit_value(c) {
        Some(digit) => Some(char::from(b'0' + digit)),
        None => separates(c).then_some(c),
    });
    Some(plain.collect())
}

/// Whether this stands between the digits of a token and is no invisible mark.
fn separates(c: char) -> bool {
    c.is_ascii_punctuation() || c.is_alphabetic() || matches!(c, '،' | '٬' | '٫' | '’')
}

/// A whole number in digits without separators, and how many digits it has.
pub(super) fn plain(input: Tokens<'_>) -> Res<'_, (u32, usize)> {
    let Some(token) = input.first().filter(|t| t.kind == TokenKind::Digits) else { return no() };
    let (mut value, mut len) = (0_u32, 0);
    for c in input.text(token).chars() {
        match digit_value(c) {
            Some(digit) if len < 6 => (value, len) = (value * 10 + u32::from(digit), len + 1),
            None if !separates(c) => {}
            _ => return no(),
        }
    }
    Ok((input.skip(1), (value, len)))
}

/// A year in four digits (not the beginning of a longer figure).
pub(super) fn year(input: Tokens<'_>) -> Res<'_, i32> {
    let (rest, (value, len)) = plain(input)?;
    let glued = rest.first().is_some_and(|t| {
        !t.space_before
            && (matches!(rest.text(t), "%" | "٪" | "$" | "€" | "£" | "°") || t.kind == TokenKind::Digits)
    });
    match i32::try_from(value) {
        Ok(year) if len == 4 && (1000..2200).contains(&year) && !glued => Ok((rest, year)),
        _ => no(),
    }
}

/// A day of the month in one or two digits; up to 39, since "31 April" and
/// "32 March" are to be read as what they say.
pub(super) fn day_digits(input: Tokens<'_>) -> Res<'_, u8> {
    let (rest, (value, len)) = plain(input)?;
    match u8::try_from(value) {
        Ok(day) if len <= 2 && (1..=39).contains(&day) => Ok((rest, day)),
        _ => no(),
    }
}

/// A number of two digits that is no day of any month, which only a year behind its month shows
/// to be meant as one: "0 May 2021", "45 مايو 2021".
pub(super) fn odd_day(input: Tokens<'_>) -> Res<'_, u8> {
    let (rest, (value, len)) = plain(input)?;
    match u8::try_from(value) {
        Ok(day) if len <= 2 && (day == 0 || day > 39) => Ok((rest, day)),
        _ => no(),
    }
}

/// Three numbers as a numeric date has them: `2021-04-07`, `7/4/2021`, `7.4.2021`.
fn numeric(input: Tokens<'_>) -> Res<'_, [(u32, usize); 3]> {
    let number = |text: &str| text.parse::<u32>().ok().map(|n| (n, text.len()));
    let text = ascii(input).unwrap_or_default();
    let dotted: Vec<&str> = text.split('.').collect();
    if let [a, b, c] = dotted.as_slice()
        && let (Some(a), Some(b), Some(c)) = (number(a), number(b), number(c))
    {
        return Ok((input.skip(1), [a, b, c]));
    }
    if let Ok(read) = spaced(input) {
        return Ok(read);
    }
    let (rest, first) = plain(input)?;
    let (rest, mark) = glued(rest, "-/‐‑–")?;
    let (rest, second) = glued_plain(rest)?;
    let (rest, other) = glued(rest, "-/‐‑–")?;
    let (rest, third) = glued_plain(rest)?;
    let goes_on = rest.first().is_some_and(|t| !t.space_before && rest.text(t) == input.text(mark));
    if input.text(mark) != input.text(other) || goes_on { no() } else { Ok((rest, [first, second, third])) }
}

/// `4 / 8 / 2015`, as agencies set it; the year in full shows that it is a date.
fn spaced(input: Tokens<'_>) -> Res<'_, [(u32, usize); 3]> {
    let apart = |i| match punct("/")(i)? {
        (rest, mark) if mark.space_before => Ok((rest, ())),
        _ => no(),
    };
    let (rest, first) = plain(input)?;
    let (rest, ()) = apart(rest)?;
    let (rest, second) = plain(rest)?;
    let (rest, ()) = apart(rest)?;
    let (rest, third) = plain(rest)?;
    let full = first.1 == 4 && third.1 <= 2 || third.1 == 4 && first.1 <= 2;
    if full { Ok((rest, [first, second, third])) } else { no() }
}

fn glued<'a>(input: Tokens<'a>, marks: &'static str) -> Res<'a, &'a Token> {
    super::no_space(input)?;
    punct(marks)(input)
}

fn glued_plain(input: Tokens<'_>) -> Res<'_, (u32, usize)> {
    super::no_space(input)?;
    plain(input)
}

/// A date in figures. Where day and month can't be told apart and the language
/// has no order of its own, both are left out and the year is kept.
pub(super) fn numeric_date(input: Tokens<'_>, day_first: bool) -> Res<'_, DateExpr> {
    let (rest, [a, b, c]) = numeric(input)?;
    let small = |n: (u32, usize)| u8::try_from(n.0).ok().filter(|n| (1..=39).contains(n));
    let of = |year: u32, month: Option<u8>, day: Option<u8>| {
        let (year, month, day) = (i32::try_from(year).ok(), month, day);
        let fits = month.is_none_or(|m| m <= 12) && year.is_some_and(|y| (1000..2200).contains(&y));
        let calendar = if year.is_some_and(|y| (1300..1500).contains(&y)) {
            Calendar::Hijri
        } else {
            Calendar::Gregorian
        };
        fits.then_some(DateExpr { calendar, year, month, day, ..DateExpr::default() })
    };
    let date = match (a.1, b.1, c.1) {
        (4, 1..=2, 1..=2) => match (small(b), small(c)) {
            (Some(month), Some(day)) if month > 12 && day <= 12 => of(a.0, Some(day), Some(month)),
            (Some(month), Some(day)) => of(a.0, Some(month), Some(day)),
            _ => None,
        },
        (1..=2, 1..=2, 4 | 2) => {
            let year = match c {
                (year, 4) => year,
                (short, _) if short < 50 => 2000 + short,
                (short, _) => 1900 + short,
            };
            match (small(a), small(b)) {
                (Some(day), Some(month)) if day_first || day == month || (day > 12 && month <= 12) => {
                    of(year, Some(month), Some(day)).or_else(|| of(year, Some(day), Some(month)))
                }
                (Some(month), Some(day)) if day > 12 => of(year, Some(month), Some(day)),
                (Some(_), Some(_)) => of(year, None, None),
                _ => None,
            }
        }
        _ => None,
    };
    date.map_or_else(no, |date| Ok((rest, date)))
}

/// "2014-2020", "2019-20", "2019/2020": the two years.
pub(super) fn year_range(input: Tokens<'_>) -> Res<'_, (i32, i32)> {
    let (rest, first) = year(input)?;
    let (rest, mark) = punct("-‐‑–—−/")(rest)?;
    let slash = input.text(mark) == "/";
    let spaced = mark.space_before;
    let (rest, (second, len)) = plain(rest)?;
    let second = match (i32::try_from(second), len) {
        (Ok(n), 4) => n,
        (Ok(n), 2) if !spaced => first - first.rem_euclid(100) + n,
        _ => return no(),
    };
    let next_dash = rest.first().is_some_and(|t| !t.space_before && DASHES.contains(rest.text(t)));
    let fits = if slash { second == first + 1 } else { second > first && second < 2200 };
    if fits && !next_dash { Ok((rest, (first, second))) } else { no() }
}

/// The period from one date to another.
pub(super) fn range(first: DateExpr, last: DateExpr) -> PeriodExpr {
    let grain = |d: &DateExpr| match (d.month, d.day, d.weekday) {
        (None, None, None) => Grain::Year,
        (Some(_), None, None) => Grain::Month,
        _ => Grain::Day,
    };
    let grain = grain(&first).max(grain(&last));
    let ends = Some(Box::new((first, last)));
    PeriodExpr { ends, ..PeriodExpr::named(PeriodName::Range, grain) }
}

/// The first end of a range takes year, month and anchor from the second where it has none.
pub(super) fn complete(first: &mut DateExpr, last: &DateExpr) {
    let relative = first.anchor.is_some() || first.year.is_some();
    if !relative && first.month.is_some() {
        // "Nov–Feb 2017" begins in the year before.
        let turns = first.month > last.month;
        first.year = last.year.map(|year| if turns { year - 1 } else { year });
        first.anchor = last.anchor;
        first.calendar = last.calendar;
    }
}

/// Whether two dates are of the same sort, so that "from … to …" can be a range of time.
pub(super) fn same_sort(a: &DateExpr, b: &DateExpr) -> bool {
    let sort = |d: &DateExpr| match d {
        DateExpr { month: Some(_), .. } => 1,
        DateExpr { year: Some(_), .. } => 2,
        DateExpr { weekday: Some(_), .. } => 3,
        _ => 4,
    };
    sort(a) == sort(b) || (sort(a) <= 2 && sort(b) <= 2 && a.year.is_some() && b.year.is_some())
}

/// A part of a duration as it was counted.
pub(super) fn part(count: Numeral, grain: Grain) -> DurationPart {
    let amount = Reading::of(count.value, count.printed, None, &ReadingTable::default());
    DurationPart { amount, grain }
}

/// A vague number of a unit of time: "several years", "بضعة أشهر"; of open ones
/// ("dozens of years") only the floor is known.
pub(super) fn vague_part(input: Tokens<'_>) -> Res<'_, DurationPart> {
    let (rest, (low, high)) = super::sense(|s| match s {
        Sense::Vague(low, high) => Some((i64::from(*low), i64::from(*high))),
        _ => None,
    })(input)?;
    let (rest, unit) = grain(rest)?;
    let ends = |low: i64, high: i64| match high {
        0 => Interval::above(low.into(), false),
        _ => Interval::closed(low.into(), high.into()),
    };
    let (plain, lenient) = (ends(low, high), ends(low - low / 3, high * 3 / 2));
    Ok((rest, DurationPart { amount: Reading { stated: None, plain, lenient }, grain: unit }))
}

/// A part of a duration that is exactly `halves` halves of a grain.
pub(super) fn halves(halves: i64, grain: Grain) -> DurationPart {
    let amount = crate::value::Number::ratio(halves, 2).unwrap_or(crate::value::Number::ZERO);
    DurationPart { amount: Reading::exact(amount), grain }
}

/// The whole number of a duration with a single part, for "three years ago".
pub(super) fn whole(parts: &[DurationPart]) -> Option<(i32, Grain)> {
    match parts {
        [only] => {
            let count = only.amount.stated.as_ref()?.to_i64()?;
            Some((i32::try_from(count).ok().filter(|n| (0..100_000).contains(n))?, only.grain))
        }
        _ => None,
    }
}

macro_rules! pickers {
    ($($(#[$doc:meta])* $name:ident $sense:ident $kind:ty;)*) => {
        $($(#[$doc])* pub(super) fn $name(input: Tokens<'_>) -> Res<'_, $kind> {
            super::sense(|s| match s { Sense::$sense(value) => Some(*value), _ => None })(input)
        })*
    };
}

pickers! {
    /// A month name.
    month Month Month;
    /// A weekday, without a check of case or article.
    weekday Weekday u8;
    /// A word for a unit of time.
    grain Grain Grain;
    /// A dual of a unit of time.
    dual_grain DualGrain Grain;
    /// yesterday, today, tomorrow
    relative_day RelativeDay i8;
    /// last, this, next
    direction Direction Direction;
    /// ago, hence; before a length in Arabic
    away Away Direction;
    /// early, mid, late
    part_of Part PartOf;
    /// A season's name.
    season Season u8;
    /// The hours a part of the day adds.
    day_part DayPart u8;
    /// A clock zone.
    zone Zone Zone;
    /// AD, AH
    era Era Calendar;
    /// A feast or month of fasting.
    feast Feast u8;
}

/// A zone with an offset behind it: "GMT+3", "UTC+03:00".
pub(super) fn zone_with_offset(input: Tokens<'_>) -> Res<'_, Zone> {
    let (rest, named) = zone(input)?;
    if named != Zone::Offset(0) {
        return Ok((rest, named));
    }
    let offset = || {
        let (after, sign) = punct("+-−")(rest).ok()?;
        let text = ascii(after)?;
        let (hours, minutes) = text.split_once(':').unwrap_or((&text, "0"));
        let (hours, minutes) = (hours.parse::<i16>().ok()?, minutes.parse::<i16>().ok()?);
        let size = hours.checked_mul(60)?.checked_add(minutes)?;
        let sign = if rest.text(sign) == "+" { 1 } else { -1 };
        (hours <= 14).then(|| (after.skip(1), Zone::Offset(size * sign)))
    };
    Ok(offset().unwrap_or((rest, named)))
}

/// Hours and minutes in figures: "15:00", "6.30"; the separator that was used.
pub(super) fn clock_digits(input: Tokens<'_>) -> Res<'_, (u8, u8, char)> {
    let text = ascii(input).unwrap_or_default();
    let read = |mark: char| {
        let (hour, minute) = text.split_once(mark)?;
        let fits = (1..=2).contains(&hour.len()) && minute.len() == 2;
        Some((hour.parse::<u8>().ok()?, minute.parse::<u8>().ok()?, mark)).filter(|_| fits)
    };
    read(':').or_else(|| read('.')).map_or_else(no, |time| Ok((input.skip(1), time)))
}

/// "last" and the like with what it was said of.
pub(super) fn named(direction: Direction, grain: Grain) -> Option<Anchor> {
    Some(Anchor::Named(direction, grain))
}
