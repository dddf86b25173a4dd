//! English clock times.

use super::date;
use crate::language::times::{
    before, clock_digits, day_part, folded, maybe, no, one_of, plain, zone_with_offset,
};
use crate::language::{Res, Sense, TokenKind, Tokens, no_space, punct, sense, word};
use crate::value::time::{Anchor, ClockTime, DateExpr, TimeExpr};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// Hour and minute as written, and whether they prove themselves to be a time.
type Figures = (u8, u8, bool);

/// "3 pm", "15:00 GMT", "6.30 p.m. local time on Tuesday", "from 9 a.m. to 5 p.m.", "half past six".
pub(super) fn clock(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    let (rest, mut time) = alt((stretch, moment)).parse(input)?;
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

fn dated(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, _) = opt(punct(",")).parse(input)?;
    let (rest, _) = opt(alt((word("on"), word("of")))).parse(rest)?;
    date::placed(rest)
}

fn moment(input: Tokens<'_>) -> Res<'_, ClockTime> {
    let (rest, (hour, minute, sure)) =
        alt((seconds, figures, military, hour_alone, o_clock, past_the_hour, spoken, noon)).parse(input)?;
    let (rest, part) = maybe(rest, part_of_day);
    let (rest, zone) = maybe(rest, zone_with_offset);
    if !sure && part.is_none() && zone.is_none() {
        return no();
    }
    let hour = part.map_or(hour, |part| twelve(hour, part));
    let open = part.is_none() && (1..12).contains(&hour);
    Ok((rest, ClockTime { zone, open, ..ClockTime::at(hour, minute) }))
}

/// "from 9 a.m. to 5 p.m.", "between 10:00 and 11:30", "3 to 4 p.m.", "10am-4pm".
fn stretch(input: Tokens<'_>) -> Res<'_, ClockTime> {
    let (rest, lead) = opt(one_of(&["from", "between"])).parse(input)?;
    // The first end may leave its half of the day to the second.
    let bare = |i| {
        let (rest, (hour, len)) = plain(i)?;
        let hour = u8::try_from(hour).ok().filter(|h| (1..=24).contains(h) && len <= 2);
        hour.map_or_else(no, |hour| Ok((rest, (hour, 0, false))))
    };
    let (rest, (hour, minute, _)) = alt((figures, bare)).parse(rest)?;
    let (rest, part) = maybe(rest, part_of_day);
    let (rest, _) = maybe(rest, zone_with_offset);
    let joined = |i| match lead.map(|t| input.text(t).eq_ignore_ascii_case("between")) {
        Some(true) => one_of(&["and"])(i).map(|(rest, _)| (rest, ())),
        _ => alt((one_of(&["to", "until", "till", "through"]), punct("-–"))).map(|_| ()).parse(i),
    };
    let (rest, ()) = joined(rest)?;
    let (rest, last) = moment(rest)?;
    let part = part.or_else(|| {
        let later = last.hour >= 12 && hour < 12 && hour + 12 <= last.hour;
        later.then_some(12)
    });
    let from = part.map_or(hour, |part| twelve(hour, part));
    let until = Some((last.hour, last.minute));
    Ok((rest, ClockTime { hour: from, minute, until, ..last }))
}

/// The hour of the day for an hour of its half.
fn twelve(hour: u8, part: u8) -> u8 {
    match part {
        0 if hour == 12 => 0,
        add if hour < 12 => hour.saturating_add(add),
        _ => hour,
    }
}

/// "pm", "in the morning", "at night": the hours it adds.
fn part_of_day(input: Tokens<'_>) -> Res<'_, u8> {
    if let Ok(read) = day_part(input) {
        return Ok(read);
    }
    let (rest, _) = one_of(&["in", "at"])(input)?;
    if folded(input, 0) == "at" {
        return word("night")(rest).map(|(rest, _)| (rest, 12));
    }
    let (rest, _) = word("the")(rest)?;
    match folded(rest, 0).as_ref() {
        "morning" => Ok((rest.skip(1), 0)),
        "afternoon" | "evening" => Ok((rest.skip(1), 12)),
        _ => no(),
    }
}

/// "15:00"; "6.30" only where something else shows that it is a time, and so "25:30", which may
/// be minutes and seconds of a race, as is whatever something was done in.
fn figures(input: Tokens<'_>) -> Res<'_, Figures> {
    let (rest, (hour, minute, mark)) = clock_digits(input)?;
    let lead = before(input, 1);
    let run = matches!(lead.as_ref(), "in" | "of" | "clocked" | "ran");
    let led = MOMENTS.contains(&lead.as_ref());
    Ok((rest, (hour, minute, mark == ':' && !run && (hour <= 24 || led))))
}

/// Words before a moment of the day.
const MOMENTS: [&str; 11] =
    ["at", "around", "by", "until", "till", "from", "to", "since", "before", "after", "about"];

/// "7:56:30 am": without more it may be the time of a race.
fn seconds(input: Tokens<'_>) -> Res<'_, Figures> {
    // "T13:23:42" is ISO 8601 and sure.
    let iso = folded(input, 0) == "t" && no_space(input.skip(1)).is_ok();
    let input = input.skip(usize::from(iso));
    let text = crate::language::times::ascii(input).unwrap_or_default();
    let parts: Vec<Option<u8>> = text.split(':').map(|part| part.parse().ok()).collect();
    match parts.as_slice() {
        [Some(hour), Some(minute), Some(_)] => Ok((input.skip(1), (*hour, *minute, iso))),
        _ => no(),
    }
}

/// "1500 GMT": four digits, a time only with a zone.
fn military(input: Tokens<'_>) -> Res<'_, Figures> {
    let (rest, (value, len)) = plain(input)?;
    alt((zone_with_offset.map(|_| ()), day_part.map(|_| ()))).parse(rest)?;
    match (u8::try_from(value / 100), u8::try_from(value % 100)) {
        (Ok(hour), Ok(minute)) if len == 4 => Ok((rest, (hour, minute, false))),
        _ => no(),
    }
}

/// "3" before "pm" or "in the morning".
fn hour_alone(input: Tokens<'_>) -> Res<'_, Figures> {
    let (rest, hour) = hour(input)?;
    if part_of_day(rest).is_err() {
        return near_day(input, rest, hour);
    }
    // "killing 12 in the morning": the part of the day is the deed's.
    let it_is = matches!(before(input, 1).as_ref(), "is" | "was") && before(input, 2) == "it";
    let led = MOMENTS.contains(&before(input, 1).as_ref()) || it_is || input.from == 0;
    if day_part(rest).is_ok() || led { Ok((rest, (hour, 0, false))) } else { no() }
}

/// "at 8 tonight", "at 5 tomorrow afternoon", "at 9 this morning": the part of the day goes with
/// the day.
fn near_day<'a>(input: Tokens<'a>, rest: Tokens<'a>, hour: u8) -> Res<'a, Figures> {
    let part = match folded(rest, 0).as_ref() {
        "tonight" => "night".into(),
        "this" | "tomorrow" | "yesterday" | "last" => folded(rest, 1),
        _ => return no(),
    };
    let later = match part.as_ref() {
        "morning" => 0,
        "afternoon" | "evening" | "night" => 12,
        _ => return no(),
    };
    if before(input, 1) == "at" && hour <= 12 { Ok((rest, (twelve(hour, later), 0, true))) } else { no() }
}

/// An hour in figures or words.
fn hour(input: Tokens<'_>) -> Res<'_, u8> {
    let (rest, count) = input.numeral()?;
    let single = rest.from == input.from + 1;
    match count.value.to_i64().and_then(|h| u8::try_from(h).ok()) {
        Some(hour) if single && (1..=24).contains(&hour) => Ok((rest, hour)),
        _ => no(),
    }
}

/// "three o'clock".
fn o_clock(input: Tokens<'_>) -> Res<'_, Figures> {
    let (rest, hour) = hour(input)?;
    let (rest, _) = word("o")(rest)?;
    no_space(rest)?;
    let (rest, _) = punct("'’")(rest)?;
    let (rest, _) = word("clock")(rest)?;
    Ok((rest, (hour, 0, true)))
}

/// "half past six", "a quarter to nine", "ten minutes past four", "20 past noon".
fn past_the_hour(input: Tokens<'_>) -> Res<'_, Figures> {
    let (rest, _) = opt(word("a")).parse(input)?;
    let (rest, minutes) = match folded(rest, 0).as_ref() {
        "half" => (rest.skip(1), 30),
        "quarter" => (rest.skip(1), 15),
        _ => {
            let (rest, count) = rest.numeral()?;
            let count =
                count.value.to_i64().and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=59).contains(n));
            let Some(count) = count else { return no() };
            (maybe(rest, one_of(&["minutes", "minute", "min"])).0, count)
        }
    };
    let until = matches!(folded(rest, 0).as_ref(), "to" | "of" | "before");
    let (rest, _) = one_of(&["past", "after", "to"])(rest)?;
    let (rest, hour) = alt((o_clock.map(|(h, ..)| h), hour, noon.map(|(h, ..)| h))).parse(rest)?;
    // "20 to 30" is a range; only a fraction of the hour or the word "minutes" is sure.
    let past = matches!(before(rest, 2).as_ref(), "past" | "after");
    let shown = matches!(folded(input, 0).as_ref(), "half" | "quarter" | "a")
        || before(input, 1) == "at" && past
        || part_of_day(rest).is_ok()
        || folded(input, 1).starts_with("min");
    if hour > 12 || !shown {
        return no();
    }
    Ok((rest, if until { ((hour + 11) % 12, 60 - minutes, true) } else { (hour, minutes, true) }))
}

/// "seven thirty p.m.", "at ten forty-five": the minutes in words behind the hour.
fn spoken(input: Tokens<'_>) -> Res<'_, Figures> {
    let word = |i: Tokens<'_>| i.first().is_some_and(|t| t.kind == TokenKind::Word);
    let small = |i| {
        sense(|s| match s {
            Sense::Cardinal(n) => u8::try_from(*n).ok(),
            _ => None,
        })(i)
    };
    let (rest, hour) = small(input)?;
    let (rest, _) = opt(punct("-")).parse(rest)?;
    let (rest, tens) = small(rest)?;
    let (rest, ones) = match tens {
        20 | 30 | 40 | 50 => maybe(rest, |i| match small(opt(punct("-")).parse(i)?.0)? {
            (rest, n @ 1..=9) => Ok((rest, n)),
            _ => no(),
        }),
        _ => (rest, None),
    };
    let minute = tens + ones.unwrap_or(0);
    let ends = rest.first().is_none_or(|t| t.kind == TokenKind::Mark && rest.text(t) != "-");
    let shown = day_part(rest).is_ok() || before(input, 1) == "at" && ends;
    let fits = (1..=12).contains(&hour) && (10..=59).contains(&minute);
    if word(input) && fits && shown { Ok((rest, (hour, minute, true))) } else { no() }
}

/// "noon", "12 noon", "midnight".
fn noon(input: Tokens<'_>) -> Res<'_, Figures> {
    let (rest, _) = maybe(input, |i| match plain(i)? {
        (rest, (12, 2)) => Ok((rest, ())),
        _ => no(),
    });
    // "High Noon", "Midnight Oil"
    if rest.first().is_some_and(|t| t.capital) && rest.get(1).is_some_and(|t| t.capital) {
        return no();
    }
    match folded(rest, 0).as_ref() {
        "noon" | "midday" => Ok((rest.skip(1), (12, 0, true))),
        "midnight" => Ok((rest.skip(1), (0, 0, true))),
        _ => no(),
    }
}
