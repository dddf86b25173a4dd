//! Arabic dates: whole and partial ones, double month names, paired calendars.

use super::names::{Named, direction, era, glued_lead, led_in, month_name, ordinal, weekday_name};
use super::{counts_what_follows, relative};
use crate::language::times::{
    DASHES, before, day_digits, folded, grain, maybe, named, no, numeric_date, odd_day, one_of, part_of,
    weekday, year,
};
use crate::language::{Clitics, Cue, Res, Sense, TokenKind, Tokens, punct, sense, word};
use crate::value::time::{Anchor, Calendar, DateExpr, Direction, Grain, Month, TimeExpr};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// A date that stands on its own, with its twin in the other calendar if it has one.
pub(super) fn time(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    let (rest, mut date) =
        alt((with_part, whole, relative::day, relative::named_time, weekday_alone, month_alone, year_alone))
            .parse(input)?;
    let alone = rest;
    let (rest, twin) = maybe(rest, twin);
    match twin {
        // «الأربعاء الموافق 7 أبريل»: one date, told in two steps.
        Some(twin) if date.day.is_none() && date.weekday.is_some() => {
            let twin_day = twin.weekday.or(date.weekday);
            date = DateExpr { weekday: date.weekday, anchor: date.anchor, ..twin };
            date.weekday = date.weekday.or(twin_day);
        }
        // «الجمعة الموافق 25/8/1436 الجمعة الموافق 2/9/1436»: the next day of a list.
        Some(twin) if twin.calendar == date.calendar && twin.year.is_some() && date.year.is_some() => {
            return Ok((alone, TimeExpr::Date(date)));
        }
        Some(twin) => date.paired = Some(Box::new(twin)),
        None => {}
    }
    Ok((rest, TimeExpr::Date(date)))
}

/// «الموافق 31 أغسطس», «الموافق لـ…», «المصادف …».
fn twin(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, _) = opt(punct("،,(/")).parse(input)?;
    let (rest, _) =
        one_of(&["الموافق", "الموافقه", "المصادف", "الموافقين", "الموافق ل", "موافق", "الموافقل"])(
            rest,
        )?;
    let (rest, _) = opt(one_of(&["ل", "لـ", "ليوم", "في"])).parse(rest)?;
    let (rest, date) = alt((whole, month_and_year)).parse(rest)?;
    let (rest, _) = if before(input, 0) == "(" { opt(punct(")")).parse(rest)? } else { (rest, None) };
    Ok((rest, date))
}

/// A date where its place proves what it is.
pub(super) fn placed(input: Tokens<'_>) -> Res<'_, DateExpr> {
    alt((with_part, whole, relative::day, relative::named_time, weekday_alone, month_and_year, bare_year))
        .parse(input)
}

/// A date with a day: «الأربعاء 7 نيسان/أبريل 2021», «السابع من أبريل», «7/4/2021».
pub(super) fn whole(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, weekday) = maybe(input, weekday_name);
    let (rest, _) = if weekday.is_some() { opt(punct("،,")).parse(rest)? } else { (rest, None) };
    // «الاثنين في 18 شباط»
    let (rest, _) = if weekday.is_some() { opt(one_of(&["في"])).parse(rest)? } else { (rest, None) };
    let (rest, mut date) = match alt((day_first, latin_month_first, figures)).parse(rest) {
        Ok(read) => read,
        Err(_) if weekday.is_some() => alt((day_and_month, day_in_words)).parse(rest)?,
        Err(error) => return Err(error),
    };
    date.weekday = weekday;
    if weekday.is_some() {
        return Ok((rest, date));
    }
    let behind = |i| {
        let (rest, mark) = opt(punct("(،")).parse(i)?;
        let (rest, day) = weekday_name(rest)?;
        match mark.map(|m| i.text(m)) {
            Some("(") => punct(")").map(|_| day).parse(rest),
            // «في 7 أبريل، الثلاثاء …» may open the next thought.
            Some(_) if rest.first().is_some_and(|t| t.kind == TokenKind::Word) => no(),
            _ => Ok((rest, day)),
        }
    };
    let (rest, day) = maybe(rest, behind);
    date.weekday = day;
    Ok((rest, date))
}

/// «21/9» behind a weekday.
pub(super) fn day_and_month(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, day) = day_digits(input)?;
    let (rest, _) = punct("/")(rest)?;
    let (rest, month) = day_digits(rest)?;
    let ends = rest.first().is_none_or(|t| {
        (t.space_before || t.kind == TokenKind::Mark) && !matches!(rest.text(t), "/" | "-" | "%")
    });
    if month > 12 || day > 31 || !ends {
        return no();
    }
    Ok((rest, DateExpr { month: Some(month), day: Some(day), ..DateExpr::default() }))
}

/// «السبت السادس عشر»: the day of a month that was told; up to the tenth it may be which Saturday.
fn day_in_words(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, n) = ordinal(input)?;
    match u8::try_from(n) {
        Ok(day @ 11..=31) => Ok((rest, DateExpr { day: Some(day), ..DateExpr::default() })),
        _ => no(),
    }
}

pub(super) fn figures(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, mut date) = numeric_date(input, true)?;
    let (rest, calendar) = maybe(rest, era);
    date.calendar = calendar.unwrap_or(date.calendar);
    Ok((rest, date))
}

/// «7 أبريل 2021», «السابع من أبريل», «اليوم السابع من شهر أبريل».
fn day_first(input: Tokens<'_>) -> Res<'_, DateExpr> {
    if let Ok((rest, day)) = odd_day(input) {
        let (rest, first) = month_name(rest)?;
        let (rest, date) = with_year(rest, first, Some(day))?;
        return if date.year.is_some() { Ok((rest, date)) } else { no() };
    }
    // «غرة محرم»، «فاتح يناير»: the first of the month.
    if let Ok((rest, _)) = one_of(&["غره", "فاتح", "الفاتح"])(input) {
        let (rest, _) = opt(one_of(&["من"])).parse(rest)?;
        let (rest, _) = opt(one_of(&["شهر"])).parse(rest)?;
        let (rest, first) = month_name(rest)?;
        return with_year(rest, first, Some(1));
    }
    let (rest, worded) = match day_digits(input) {
        Ok((rest, day)) => (rest, (day, false)),
        Err(_) => {
            let (rest, n) = ordinal(input)?;
            match u8::try_from(n) {
                // «الـ11 مايو» is in figures for all its article.
                Ok(day @ 1..=31) => {
                    let worded = before(rest, 1).chars().any(|c| !c.is_numeric());
                    (rest, (day, worded))
                }
                _ => return no(),
            }
        }
    };
    let (day, in_words) = worded;
    // «في الثالث منه»: of the month that was told.
    if matches!(before(input, 1).as_ref(), "في" | "يوم" | "اليوم")
        && let Ok((rest, _)) = one_of(&["منه"])(rest)
    {
        return Ok((rest, DateExpr { day: Some(day), ..DateExpr::default() }));
    }
    let (rest, of) = opt(one_of(&["من"])).parse(rest)?;
    let (rest, the_month) = opt(one_of(&["شهر", "الشهر"])).parse(rest)?;
    // «السابع من الشهر الجاري»: no name.
    if of.is_some() && the_month.is_some() && before(rest, 1) == "الشهر" {
        // «في الثاني من الشهر نفسه»: the month that was told (graph::link::context).
        if let Ok((rest, ())) = sense(|s| (*s == Sense::Cue(Cue::Same)).then_some(()))(rest) {
            return Ok((rest, DateExpr { day: Some(day), ..DateExpr::default() }));
        }
        let (rest, direction) = direction(rest)?;
        return Ok((
            rest,
            DateExpr { day: Some(day), anchor: named(direction, Grain::Month), ..DateExpr::default() },
        ));
    }
    if in_words && of.is_none() && the_month.is_none() {
        return no();
    }
    let (rest, first) = month_name(rest)?;
    with_year(rest, first, Some(day))
}

/// «April 7, 2021», as a quoted post is dated.
fn latin_month_first(input: Tokens<'_>) -> Res<'_, DateExpr> {
    if !input.first().is_some_and(|t| t.capital) {
        return no();
    }
    let (rest, named) = month_name(input)?;
    let (rest, day) = day_digits(rest)?;
    let (rest, _) = opt(punct(",،")).parse(rest)?;
    let (rest, year) = maybe(rest, year);
    let date = DateExpr { month: Some(named.month.number), day: Some(day), year, ..DateExpr::default() };
    Ok((rest, date))
}

/// The second name of a double month: «/حزيران», «(آذار)», «-حزيران», «تموز» behind a space.
fn second_name(input: Tokens<'_>, first: Named) -> Res<'_, u8> {
    let (rest, mark) = opt(punct("/(-–")).parse(input)?;
    let (rest, second) = month_name(rest)?;
    let double = second.levant != first.levant
        && second.month.calendar == Calendar::Gregorian
        && first.month.calendar == Calendar::Gregorian;
    match mark.map(|mark| input.text(mark)) {
        Some("(") if double => punct(")").map(|_| second.month.number).parse(rest),
        Some("/") if double => Ok((rest, second.month.number)),
        None if double && input.first().is_some_and(|t| t.clitics == Clitics::NONE) => {
            Ok((rest, second.month.number))
        }
        // With a dash two different months are a range.
        Some(_) if double && second.month.number == first.month.number => Ok((rest, second.month.number)),
        _ => no(),
    }
}

/// What follows a month's name: its second name, a year, «الماضي», «من العام الجاري».
fn with_year(input: Tokens<'_>, first: Named, day: Option<u8>) -> Res<'_, DateExpr> {
    let (rest, other_month) = maybe(input, |i| second_name(i, first));
    let month = first.month;
    let mut date = DateExpr {
        calendar: month.calendar,
        month: Some(month.number),
        other_month,
        day,
        ..DateExpr::default()
    };
    if let Ok((rest, (year, calendar))) = year_behind(rest) {
        date.year = Some(year);
        date.calendar = calendar.unwrap_or(date.calendar);
        return Ok((rest, date));
    }
    if let Ok((after, direction)) = direction(rest) {
        date.anchor = named(direction, Grain::Month);
        // «أبريل الماضي 2020»
        return Ok((after, date));
    }
    if let Ok((after, anchor)) = year_by_words(rest) {
        date.anchor = Some(anchor);
        return Ok((after, date));
    }
    Ok((rest, date))
}

/// «2021», «عام 2021», «من سنة 2021 م», «1442هـ».
fn year_behind(input: Tokens<'_>) -> Res<'_, (i32, Option<Calendar>)> {
    let (rest, comma) = opt(punct("،,")).parse(input)?;
    let (rest, _) = opt(one_of(&["من", "في"])).parse(rest)?;
    let (rest, word) = opt(one_of(&["عام", "العام", "سنه", "لعام", "لسنه", "السنه"])).parse(rest)?;
    let (rest, year) = year(rest)?;
    let (rest, calendar) = maybe(rest, era);
    // Behind a month's name nothing is counted in these numbers.
    let counted = !(1900..=2060).contains(&year) && counts_what_follows(rest);
    if word.is_none() && calendar.is_none() && (comma.is_some() || counted) {
        return no();
    }
    Ok((rest, (year, calendar)))
}

/// «من العام الماضي», «هذا العام».
fn year_by_words(input: Tokens<'_>) -> Res<'_, Anchor> {
    let (rest, _) = opt(one_of(&["من", "في"])).parse(input)?;
    let (rest, anchor) = relative::directed(rest)?;
    match anchor {
        Anchor::Named(_, Grain::Year) | Anchor::Away(_, Grain::Year, _) => Ok((rest, anchor)),
        _ => no(),
    }
}

/// «مطلع عام 2021», «أواخر أبريل الماضي», «نهاية العام الجاري».
fn with_part(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, part) = part_of(input)?;
    let (rest, mut date) =
        alt((month_and_year, month_by_number, year_with_word, relative::named_time, bare_year))
            .parse(rest)?;
    if date.month.is_none() && date.year.is_some() && counts_what_follows(rest) {
        return no();
    }
    date.part = Some(part);
    Ok((rest, date))
}

/// «شهر 3», «شهر عشرة 2015»: the month by its number, as people say it; for places where nothing
/// else can be meant.
pub(super) fn month_by_number(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, _) = one_of(&["شهر", "بشهر", "لشهر"])(input)?;
    let (rest, count) = rest.numeral()?;
    match count.value.to_i64().and_then(|n| u8::try_from(n).ok()) {
        Some(number @ 1..=12) if !counts_what_follows(rest) => {
            let month = Month { calendar: Calendar::Gregorian, number };
            with_year(rest, Named { month, levant: false, doubtful: true }, None)
        }
        _ => no(),
    }
}

/// A weekday in construct, without its article.
fn bare_weekday(input: Tokens<'_>) -> Res<'_, u8> {
    let bare = |c: Clitics| c == Clitics::NONE || c == Clitics::AND;
    if input.first().is_some_and(|t| bare(t.clitics)) { weekday(input) } else { no() }
}

pub(super) fn month_and_year(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, _) = opt(one_of(&["شهر", "الشهر", "وشهر", "بشهر", "لشهر"])).parse(input)?;
    let (rest, first) = month_name(rest)?;
    with_year(rest, first, None)
}

/// A month without a day: with a year, an anchor or a second name anywhere; by
/// itself where the word before it, or its name, leaves no doubt.
fn month_alone(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let after_word = opt(one_of(&["شهر", "وشهر", "بشهر", "لشهر"])).parse(input)?;
    let (name_at, month_word) = after_word;
    let (_, first) = month_name(name_at)?;
    let (rest, date) = month_and_year(input)?;
    let proved =
        date.year.is_some() || date.anchor.is_some() || date.other_month.is_some() || month_word.is_some();
    let hijri = date.calendar == Calendar::Hijri;
    let sure =
        proved || if first.doubtful || hijri { led_in(input) && !glued_lead(input) && !hijri } else { true };
    // «باب» is a door: a particle proves nothing about a doubtful name.
    // «تموز» behind a dash or slash is the tail of something else.
    let tail =
        matches!(before(input, 1).as_ref(), "/") || DASHES.contains(before(input, 1).as_ref()) && !proved;
    if sure && (!tail || before(input, 1).is_empty()) { Ok((rest, date)) } else { no() }
}

/// «عام 2014», «سنة 1949م», «العام 2020».
pub(super) fn year_with_word(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, unit) = grain(input)?;
    if unit != Grain::Year {
        return no();
    }
    let (rest, _) = opt(one_of(&["الهجري", "الميلادي"])).parse(rest)?;
    bare_year(rest)
}

fn bare_year(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, year) = year(input)?;
    let (rest, calendar) = maybe(rest, era);
    let calendar =
        calendar.unwrap_or(if (1300..1500).contains(&year) { Calendar::Hijri } else { Calendar::Gregorian });
    Ok((rest, DateExpr { year: Some(year), calendar, ..DateExpr::default() }))
}

/// A year by itself, where the words about it show that it is one.
fn year_alone(input: Tokens<'_>) -> Res<'_, DateExpr> {
    if let Ok(read) = year_with_word(input) {
        return Ok(read);
    }
    let (rest, mut date) = bare_year(input)?;
    let likely = date.year.is_some_and(|y| (1700..2100).contains(&y));
    let marked = maybe(input.skip(1), era).1.is_some();
    let bracketed = before(input, 1) == "(" && folded(rest, 0) == ")";
    let listed = matches!(before(input, 1).as_ref(), "و" | "او" | "،") && is_year(before(input, 2).as_ref());
    let glued =
        rest.first().is_some_and(|t| !t.space_before && matches!(rest.text(t), "-" | "/" | "–" | "%" | "٪"));
    let placed = led_in(input) || glued_lead(input) || bracketed || listed;
    // What is no amount by its hedge, unit or noun is a year: «مونديال 2018», «موازنة 2021».
    let bare = date.year.is_some_and(|y| (1900..=2060).contains(&y)) && is_no_amount(input, rest);
    date.of_name = !marked && !placed;
    if marked || likely && (placed || bare) && !glued && !counts_what_follows(rest) {
        Ok((rest, date))
    } else {
        no()
    }
}

/// No hedge or currency before the figure, no unit behind it, and no figure joined to it.
fn is_no_amount(input: Tokens<'_>, rest: Tokens<'_>) -> bool {
    let measured = rest.head_senses().any(|(s, _)| {
        matches!(
            s,
            Sense::Unit(_)
                | Sense::Currency(_)
                | Sense::Percent
                | Sense::Scale(_)
                | Sense::Grain(_)
                | Sense::Noun(_)
        )
    });
    let led = (1..=4.min(input.from)).any(|back| {
        let start = input.scan.slice(input.from - back, input.from);
        let loosens = |s: &Sense| {
            matches!(
                s,
                Sense::Hedge(..) | Sense::Currency(_) | Sense::Minus | Sense::NotFigure(_) | Sense::Verb(_)
            )
        };
        sense(|s| loosens(s).then_some(()))(start).is_ok_and(|(rest, ())| rest.is_empty())
    });
    let mark = matches!(before(input, 1).as_ref(), "#" | "-" | "–" | "+" | "." | "/" | "$" | "€");
    !measured && !led && !mark
}

fn is_year(text: &str) -> bool {
    text.chars().count() == 4 && text.chars().all(char::is_numeric)
}

/// «الثلاثاء», «يوم الثلاثاء الماضي», «الثلاثاء من الأسبوع الماضي».
fn weekday_alone(input: Tokens<'_>) -> Res<'_, DateExpr> {
    // «ثلاثاء الأسبوع الماضي»
    if let Ok((rest, weekday)) = bare_weekday(input)
        && let Ok((rest, Anchor::Named(direction, Grain::Week))) = relative::directed(rest)
    {
        let anchor = named(direction, Grain::Week);
        return Ok((rest, DateExpr { weekday: Some(weekday), anchor, ..DateExpr::default() }));
    }
    let (rest, weekday) = weekday_name(input)?;
    let mut date = DateExpr { weekday: Some(weekday), ..DateExpr::default() };
    if let Ok((after, _)) = word("قبل")(rest)
        && let Ok((after, Direction::Before)) = direction(after)
    {
        date.anchor = Some(Anchor::Away(Direction::Before, Grain::Week, 2));
        return Ok((after, date));
    }
    if let Ok((after, direction)) = direction(rest) {
        date.anchor = named(direction, Grain::Day);
        return Ok((after, date));
    }
    let (after, _) = opt(one_of(&["من"])).parse(rest)?;
    if let Ok((after, Anchor::Named(direction, Grain::Week))) = relative::directed(after) {
        date.anchor = named(direction, Grain::Week);
        return Ok((after, date));
    }
    Ok((rest, date))
}
