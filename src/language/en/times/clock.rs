//! English clock times.

use super::date;
use crate::language::times::{clock_digits, day_part, maybe, no, plain, zone_with_offset};
use crate::language::{Res, Tokens, no_space, punct, word};
use crate::value::time::{Anchor, ClockTime, TimeExpr};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// "3 pm", "15:00 GMT", "6.30 p.m. local time on Tuesday", "three o'clock".
pub(super) fn clock(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    let (rest, (hour, minute, sure)) = alt((figures, military, hour_alone, o_clock)).parse(input)?;
    let (rest, part) = maybe(rest, day_part);
    let (rest, zone) = maybe(rest, zone_with_offset);
    if !sure && part.is_none() && zone.is_none() {
        return no();
    }
    let hour = match part {
        Some(0) if hour == 12 => 0,
        Some(add) if hour < 12 => hour + add,
        _ => hour,
    };
    let mut time = ClockTime { hour, minute, zone, date: None, impossible: false };
    let dated = |i| {
        let (rest, _) = opt(punct(",")).parse(i)?;
        let (rest, _) = opt(word("on")).parse(rest)?;
        date::placed(rest)
    };
    // A month or year alone goes with the sentence, not with the hour.
    let (rest, date) = maybe(rest, |i| match dated(i)? {
        (rest, d) if d.day.is_some() || d.weekday.is_some() || matches!(d.anchor, Some(Anchor::Day(_))) => {
            Ok((rest, d))
        }
        _ => no(),
    });
    time.date = date;
    Ok((rest, TimeExpr::Clock(time)))
}

/// "15:00"; "6.30" only where something else shows that it is a time.
fn figures(input: Tokens<'_>) -> Res<'_, (u8, u8, bool)> {
    let (rest, (hour, minute, mark)) = clock_digits(input)?;
    Ok((rest, (hour, minute, mark == ':')))
}

/// "1500 GMT": four digits, a time only with a zone.
fn military(input: Tokens<'_>) -> Res<'_, (u8, u8, bool)> {
    let (rest, (value, len)) = plain(input)?;
    zone_with_offset(rest)?;
    match (u8::try_from(value / 100), u8::try_from(value % 100)) {
        (Ok(hour), Ok(minute)) if len == 4 => Ok((rest, (hour, minute, false))),
        _ => no(),
    }
}

/// "3" before "pm".
fn hour_alone(input: Tokens<'_>) -> Res<'_, (u8, u8, bool)> {
    let (rest, (hour, len)) = plain(input)?;
    day_part(rest)?;
    match u8::try_from(hour) {
        Ok(hour) if len <= 2 => Ok((rest, (hour, 0, false))),
        _ => no(),
    }
}

/// "three o'clock".
fn o_clock(input: Tokens<'_>) -> Res<'_, (u8, u8, bool)> {
    let (rest, count) = input.language().numeral(input)?;
    let (rest, _) = word("o")(rest)?;
    no_space(rest)?;
    let (rest, _) = punct("'’")(rest)?;
    let (rest, _) = word("clock")(rest)?;
    match count.value.to_i64().and_then(|h| u8::try_from(h).ok()) {
        Some(hour) if (1..=24).contains(&hour) => Ok((rest, (hour, 0, true))),
        _ => no(),
    }
}
