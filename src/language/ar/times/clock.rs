//! Arabic clock times.

use super::date::placed;
use super::names::{has_article, ordinal};
use crate::language::times::{
    ascii, clock_digits, day_part, folded, maybe, no, one_of, plain, zone_with_offset,
};
use crate::language::{Res, TokenKind, Tokens, punct};
use crate::value::time::{Anchor, ClockTime, TimeExpr, Zone};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// «الساعة الثالثة والنصف عصرا بتوقيت بغداد», «15:00 بتوقيت غرينتش», «الساعة 3 مساء».
pub(super) fn clock(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    let (rest, moment) = match stretch(input) {
        Ok((rest, (from, to))) => {
            let until = Some((to.hour, to.minute));
            (rest, (ClockTime { until, ..from }, to.zone))
        }
        Err(_) => {
            let (rest, moment) = moment(input)?;
            if !moment.sure {
                return no();
            }
            let zone = moment.time.zone;
            (rest, (moment.time, zone))
        }
    };
    let (time, zone) = moment;
    let (rest, date) = maybe(rest, |i| {
        let (rest, _) = opt(punct("،,")).parse(i)?;
        let (rest, _) = opt(one_of(&["من", "في"])).parse(rest)?;
        match placed(rest)? {
            (rest, d)
                if d.day.is_some() || d.weekday.is_some() || matches!(d.anchor, Some(Anchor::Day(_))) =>
            {
                Ok((rest, d))
            }
            _ => no(),
        }
    });
    // «السادسة مساء الخميس بتوقيت الرياض»: the zone may stand behind the day.
    let (rest, zone) = match zone {
        None => maybe(rest, self::zone),
        _ => (rest, zone),
    };
    Ok((rest, TimeExpr::Clock(ClockTime { zone, date, ..time })))
}

/// An hour as written, and whether it proves itself to be one.
struct Moment {
    time: ClockTime,
    part: Option<PartOfDay>,
    sure: bool,
}

fn moment(input: Tokens<'_>) -> Res<'_, Moment> {
    let (start, the_hour) = maybe(input, one_of(&["الساعه", "والساعه", "للساعه"]));
    let named = the_hour.is_some();
    let (rest, (hour, minute, mut sure)) =
        alt((figures, hour_in_words, hour_in_figures, |i| counted_hour(i, named))).parse(start)?;
    sure |= named;
    let (rest, more) = if minute.is_none() { maybe(rest, minutes) } else { (rest, None) };
    let minute = minute.or(more).unwrap_or(0);
    let (rest, part) = maybe(rest, |i| part_of_day(i, named));
    let (rest, zone) = maybe(rest, |i| alt((zone, universal)).parse(i));
    let hour = if hour <= 12 { part.map_or(hour, |part| part.hour(hour)) } else { hour };
    let (hour, minute) =
        if minute < 0 { (hour.checked_sub(1).unwrap_or(23), minute + 60) } else { (hour, minute) };
    let minute = u8::try_from(minute).unwrap_or(0);
    let open = part.is_none() && (1..12).contains(&hour);
    let time = ClockTime { zone, open, ..ClockTime::at(hour, minute) };
    Ok((rest, Moment { time, part, sure: sure || part.is_some() || zone.is_some() }))
}

/// «من الساعة الثالثة إلى الرابعة مساء», «بين التاسعة و11 صباحا»: the first end may leave its half
/// of the day to the second.
fn stretch(input: Tokens<'_>) -> Res<'_, (ClockTime, ClockTime)> {
    let (rest, lead) = one_of(&["من", "بين", "ومن", "وبين"])(input)?;
    let between = input.text(lead).ends_with("بين");
    let (rest, first) = alt((moment, bare_hour)).parse(rest)?;
    let (rest, join) = maybe(rest, one_of(&["الي", "حتي", "وحتي", "و", "لغايه"]));
    let glued = join.is_none()
        && between
        && rest.first().is_some_and(|t| t.clitics.has(crate::language::Clitics::AND));
    if join.is_none() && !glued {
        return no();
    }
    let (rest, last) = moment(rest)?;
    if !first.sure && !last.sure {
        return no();
    }
    let mut from = first.time;
    if let (None, Some(part)) = (first.part, last.part)
        && from.hour <= 12
        && part.hour(from.hour) < last.time.hour
    {
        from.hour = part.hour(from.hour);
        from.open = false;
    }
    Ok((rest, (from, last.time)))
}

/// «3» at the head of «من 3 إلى 5 مساء».
fn bare_hour(input: Tokens<'_>) -> Res<'_, Moment> {
    let (rest, (hour, len)) = plain(input)?;
    match u8::try_from(hour) {
        Ok(hour @ 1..=12) if len <= 2 => {
            let time = ClockTime { open: true, ..ClockTime::at(hour, 0) };
            Ok((rest, Moment { time, part: None, sure: false }))
        }
        _ => no(),
    }
}

/// «الساعة ثلاثة»: the count for the ordinal, as people say it.
fn counted_hour(input: Tokens<'_>, named: bool) -> Res<'_, (u8, Option<i16>, bool)> {
    let (rest, count) = input.numeral()?;
    let short = rest.from <= input.from + 2 && input.first().is_some_and(|t| t.kind == TokenKind::Word);
    match count.value.to_i64().and_then(|n| u8::try_from(n).ok()) {
        Some(hour @ 1..=12) if named && short => Ok((rest, (hour, None, false))),
        _ => no(),
    }
}

/// «15:00»; «6.30» and «6,30» only where something else shows that it is a time.
fn figures(input: Tokens<'_>) -> Res<'_, (u8, Option<i16>, bool)> {
    if let Ok(found) = before_zone(input) {
        return Ok(found);
    }
    let (rest, (hour, minute, mark)) = clock_digits(input)?;
    Ok((rest, (hour, Some(i16::from(minute)), mark == ':')))
}

/// «14,00 ت غ», «0900 ت غ»: agencies write the hour so before the zone's name.
fn before_zone(input: Tokens<'_>) -> Res<'_, (u8, Option<i16>, bool)> {
    let digits: String = ascii(input).unwrap_or_default().chars().filter(|c| !",،٫.:".contains(*c)).collect();
    let figure = digits.parse::<u16>().ok().filter(|_| digits.len() == 4);
    let (hour, minute) = figure.map_or((99, 99), |n| (n / 100, n % 100));
    let rest = input.skip(1);
    zone_with_offset(rest)?;
    match (u8::try_from(hour), i16::try_from(minute)) {
        (Ok(hour @ 0..=24), Ok(minute @ 0..=59)) => Ok((rest, (hour, Some(minute), false))),
        _ => no(),
    }
}

/// «3» behind «الساعة» or before «مساء».
fn hour_in_figures(input: Tokens<'_>) -> Res<'_, (u8, Option<i16>, bool)> {
    let (rest, (hour, len)) = plain(input)?;
    let shown = matches!(crate::language::times::before(input, 1).as_ref(), "الساعه" | "والساعه" | "للساعه");
    let (after, _) = maybe(rest, minutes);
    let part = |i| part_of_day(i, false);
    let glued = rest.first().is_some_and(|t| !t.space_before && rest.text(t) == "م");
    match u8::try_from(hour) {
        Ok(hour @ 0..=24) if len <= 2 && (shown || part(after).is_ok() && !glued) => {
            Ok((rest, (hour, None, false)))
        }
        _ => no(),
    }
}

/// «الثالثة», «الثانية عشرة», «الواحدة».
fn hour_in_words(input: Tokens<'_>) -> Res<'_, (u8, Option<i16>, bool)> {
    if folded(input, 0) == "الواحده" {
        return Ok((input.skip(1), (1, None, false)));
    }
    let feminine = folded(input, 0).ends_with('ه');
    let (rest, n) = ordinal(input)?;
    match u8::try_from(n) {
        Ok(hour @ 1..=12) if feminine && has_article(input) || hour_12(input) => {
            Ok((rest, (hour, None, false)))
        }
        _ => no(),
    }
}

fn hour_12(input: Tokens<'_>) -> bool {
    matches!(folded(input, 0).as_ref(), "الحاديه" | "الثانيه")
}

/// «والنصف», «إلا ربعا», «و20 دقيقة»: minutes, below zero before the hour.
fn minutes(input: Tokens<'_>) -> Res<'_, i16> {
    let fixed = match folded(input, 0).as_ref() {
        "والنصف" | "ونصف" => Some((1, 30)),
        "والربع" | "وربع" => Some((1, 15)),
        "والثلث" | "وثلث" => Some((1, 20)),
        "ونص" | "والنص" => Some((1, 30)),
        "الا" => match folded(input, 1).as_ref() {
            "ربعا" | "الربع" | "ربع" => Some((2, -15)),
            "ثلثا" | "الثلث" | "ثلث" => Some((2, -20)),
            _ => None,
        },
        _ => None,
    };
    if let Some((tokens, minutes)) = fixed {
        return Ok((input.skip(tokens), minutes));
    }
    let and = folded(input, 0) == "و";
    let start = if and { input.skip(1) } else { input };
    let joined = and
        || input
            .first()
            .is_some_and(|t| t.kind == TokenKind::Word && t.clitics.has(crate::language::Clitics::AND));
    let (rest, count) = start.numeral()?;
    let (rest, _) = one_of(&["دقيقه", "دقائق"])(rest)?;
    match count.value.to_i64().and_then(|n| i16::try_from(n).ok()) {
        Some(n @ 1..=59) if joined => Ok((rest, n)),
        _ => no(),
    }
}

/// How a part of the day turns a twelve-hour figure.
#[derive(Clone, Copy)]
struct PartOfDay {
    add: u8,
    night: bool,
    noon: bool,
}

impl PartOfDay {
    fn hour(self, hour: u8) -> u8 {
        match hour {
            12 if self.add == 0 || self.night => 0,
            12 => 12,
            // «الثانية ليلا» is after midnight, «الثانية عشرة» at noon, «الحادية عشرة ظهرا» before it.
            1..=5 if self.night => hour,
            10 | 11 if self.noon => hour,
            _ => hour.saturating_add(self.add),
        }
    }
}

/// «صباحا», «من مساء», «بعد الظهر»; behind «الساعة» also «العصر», «هذا الصباح».
fn part_of_day(input: Tokens<'_>, named: bool) -> Res<'_, PartOfDay> {
    if named {
        let (rest, this) = maybe(input, one_of(&["هذا", "هذه"]));
        let add = match folded(rest, 0).as_ref() {
            "الصبح" | "الصباح" | "الفجر" => Some(0),
            "الظهر" | "العصر" | "المغرب" | "العشاء" | "المساء" | "الليل" => {
                Some(12)
            }
            "الليله" if this.is_some() => Some(12),
            _ => None,
        };
        if let Some(add) = add {
            let night = folded(rest, 0).starts_with("الليل");
            return Ok((rest.skip(1), PartOfDay { add, night, noon: false }));
        }
    }
    let (start, _) = opt(one_of(&["من"])).parse(input)?;
    let (rest, side) = opt(one_of(&["قبل", "بعد"])).parse(start)?;
    let morning = side.is_some() && folded(start, 0) == "قبل";
    let word = folded(rest, 0);
    let (after, add) = match word.as_ref() {
        "صباح" | "فجر" => (rest.skip(1), 0),
        "ظهر" if morning => (rest.skip(1), 0),
        "مساء" | "عصر" | "ظهر" | "ليل" => (rest.skip(1), 12),
        "الظهر" | "المساء" | "الزوال" => (rest.skip(1), if morning { 0 } else { 12 }),
        _ if rest.from == input.from => day_part(rest)?,
        _ => return no(),
    };
    let (night, noon) = (word.starts_with("ليل"), word.starts_with("ظهر") && side.is_none());
    Ok((after, PartOfDay { add, night, noon }))
}

/// «ت غ» behind the hour.
fn universal(input: Tokens<'_>) -> Res<'_, Zone> {
    match zone_with_offset(input)? {
        (rest, zone @ Zone::Offset(_)) => Ok((rest, zone)),
        _ => no(),
    }
}

/// «بتوقيت بغداد», «بالتوقيت المحلي», «GMT», «غرينتش».
fn zone(input: Tokens<'_>) -> Res<'_, Zone> {
    if let Ok((rest, _)) = one_of(&["بالتوقيت"])(input) {
        return match folded(rest, 0).as_ref() {
            "المحلي" => Ok((rest.skip(1), Zone::Local)),
            _ => no(),
        };
    }
    let (rest, _) = one_of(&["بتوقيت", "توقيت"])(input)?;
    let (rest, _) = opt(one_of(&["مدينه", "العاصمه"])).parse(rest)?;
    zone_with_offset(rest)
}
