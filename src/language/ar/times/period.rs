//! Arabic periods: ranges, decades, centuries, quarters, seasons, Ramadan.

use super::counts_what_follows;
use super::date::{day_and_month, figures, placed, year_with_word};
use super::names::{direction, era, glued_lead, has_article, led_in, month_name, ordinal, weekday_name};
use super::relative::directed;
use crate::language::times::{
    before, complete, day_digits, folded, grain, maybe, no, one_of, part_of, plain, range as span, same_sort,
    season, year, year_range,
};
use crate::language::{Res, TokenKind, Tokens, punct};
use crate::value::time::{Anchor, Calendar, DateExpr, Direction, Grain, PeriodExpr, PeriodName, TimeExpr};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// «من 2014 إلى 2020», «2014-2020», «من 1 إلى 12 نوفمبر», «بين يونيو وأغسطس».
pub(super) fn range(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    alt((worded, figures_until, days_of_month, month_then_days, years, months))
        .map(TimeExpr::Period)
        .parse(input)
}

fn worded(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, lead) = one_of(&["من", "بين", "ومن", "وبين"])(input)?;
    let between = input.text(lead).ends_with("بين");
    if let Ok(read) = days_of_month(rest) {
        return Ok(read);
    }
    let (rest, mut first) = alt((placed, year_with_word)).parse(rest)?;
    let (rest, join) = maybe(rest, one_of(&["الي", "حتي", "وحتي", "و", "ولغايه", "لغايه"]));
    // «بين يونيو وأغسطس»: the و is glued to the second name.
    let glued = join.is_none() && rest.first().is_some_and(|t| t.clitics.has(crate::language::Clitics::AND));
    if join.is_none() && !(between && glued) {
        return no();
    }
    let (rest, last) = alt((placed, year_with_word)).parse(rest)?;
    if !same_sort(&first, &last) || (last.month.is_none() && last.year.is_some() && counts_what_follows(rest))
    {
        return no();
    }
    complete(&mut first, &last);
    Ok((rest, span(first, last)))
}

/// «السبت 7/11 وحتى 1/12/1436هـ»: the second end says the year and its calendar for both.
fn figures_until(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, weekday) = maybe(input, weekday_name);
    let (rest, first) = day_and_month(rest)?;
    let (rest, _) = one_of(&["الي", "حتي", "وحتي", "لغايه"])(rest)?;
    let (rest, _) = maybe(rest, weekday_name);
    let (rest, last) = figures(rest)?;
    let turns = first.month > last.month;
    let year = last.year.map(|year| if turns { year - 1 } else { year });
    let first = DateExpr { weekday, year, calendar: last.calendar, ..first };
    if last.day.is_some() { Ok((rest, span(first, last))) } else { no() }
}

/// «سبتمبر 6-12», «يوليو 13 إلى 15»: the month first, as lists of dates have it.
fn month_then_days(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, month) = month_name(input)?;
    let (rest, from) = day_digits(rest)?;
    let (rest, _) = alt((punct("-–—"), one_of(&["الي", "حتي", "وحتي"]))).parse(rest)?;
    let (rest, to) = day_digits(rest)?;
    let (rest, year) = maybe(rest, |i| year(opt(punct("،,")).parse(i)?.0));
    if from >= to || counts_what_follows(rest) {
        return no();
    }
    let (calendar, month) = (month.month.calendar, Some(month.month.number));
    let on = |day| DateExpr { calendar, year, month, day: Some(day), ..DateExpr::default() };
    Ok((rest, span(on(from), on(to))))
}

/// «6-12 سبتمبر», «1 إلى 12 نوفمبر 2020», «1 و12 نوفمبر» behind «بين».
fn days_of_month(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, from) = day_digits(input)?;
    let (rest, join) = alt((punct("-–—"), one_of(&["الي", "حتي", "وحتي", "و"]))).parse(rest)?;
    // «يومي 10 و11 أبريل»: the two days are one stretch where the one follows the other.
    let listed = input.text(join) == "و" && before(input, 1) != "بين";
    if listed && before(input, 1) != "يومي" {
        return no();
    }
    let (rest, last) = placed(rest)?;
    if listed && last.day != Some(from + 1) {
        return no();
    }
    match (last.month, last.day) {
        (Some(_), Some(to)) if from < to => {
            let first = DateExpr { day: Some(from), weekday: None, ..last.clone() };
            Ok((rest, span(first, last)))
        }
        _ => no(),
    }
}

fn years(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, _) = opt(one_of(&["عام", "العام", "عامي", "موسم", "لموسم", "الاعوام"])).parse(input)?;
    let (rest, (first, last)) = year_range(rest)?;
    let (rest, calendar) = maybe(rest, era);
    if counts_what_follows(rest) {
        return no();
    }
    let old = (1300..1500).contains(&first);
    let calendar = calendar.unwrap_or(if old { Calendar::Hijri } else { Calendar::Gregorian });
    let end = |year| DateExpr { calendar, year: Some(year), ..DateExpr::default() };
    Ok((rest, span(end(first), end(last))))
}

/// «يونيو - أغسطس 2020», «يونيو/يوليو»: two different months side by side.
fn months(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, mut first) = placed(input)?;
    let (rest, _) = punct("-–/")(rest)?;
    let (rest, last) = placed(rest)?;
    let only_months = |d: &DateExpr| d.month.is_some() && d.day.is_none() && d.other_month.is_none();
    if !only_months(&first) || !only_months(&last) || first.month == last.month || first.anchor.is_some() {
        return no();
    }
    complete(&mut first, &last);
    Ok((rest, span(first, last)))
}

/// A period with a name.
pub(super) fn period(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    let named = alt((decade, decade_of_century, part_of_century, century));
    alt((with_part, named, part_of_year, week_of_year, seasons, in_season, fasting))
        .map(TimeExpr::Period)
        .parse(input)
}

/// «أواخر السبعينات», «مطلع القرن العشرين».
fn with_part(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, part) = part_of(input)?;
    let (rest, period) = alt((decade, century)).parse(rest)?;
    Ok((rest, PeriodExpr { part: Some(part), ..period }))
}

/// «في الصيف», «خلال فصل الشتاء»: of a year that is not said.
fn in_season(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (start, word) = maybe(input, one_of(&["فصل", "وفصل", "موسم"]));
    let (rest, n) = season(start)?;
    let led = led_in(input) || matches!(before(input, 1).as_ref(), "خلال" | "اثناء" | "طوال");
    if !has_article(start) || !(led || word.is_some()) {
        return no();
    }
    Ok((rest, PeriodExpr::named(PeriodName::Season(n), Grain::Quarter)))
}

/// «الأسبوع الأول من عام 2019», «الأسبوع الأخير من العام الماضي».
fn week_of_year(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, _) =
        one_of(&["الاسبوع", "والاسبوع", "بالاسبوع", "للاسبوع"])(input)?;
    let (rest, n) = match one_of(&["الاخير"])(rest) {
        Ok((rest, _)) => (rest, 0),
        Err(_) => ordinal(rest)?,
    };
    one_of(&["من", "في"])(rest)?;
    let (rest, (year, anchor)) = of_year(rest)?;
    match u8::try_from(n) {
        Ok(n @ 0..=53) => {
            Ok((rest, PeriodExpr { year, anchor, ..PeriodExpr::named(PeriodName::Week(n), Grain::Week) }))
        }
        _ => no(),
    }
}

/// Tens of years by name; the last two digits of the first year.
const DECADES: &[(&str, i32)] = &[
    ("عشرين", 20),
    ("ثلاثين", 30),
    ("اربعين", 40),
    ("خمسين", 50),
    ("ستين", 60),
    ("سبعين", 70),
    ("ثمانين", 80),
    ("تسعين", 90),
];

/// «الثمانينيات», «ثمانينات القرن الماضي».
fn decade(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (start, _) = opt(one_of(&["عقد", "وعقد", "لعقد", "بعقد"])).parse(input)?;
    let word = folded(start, 0);
    let body = word.strip_suffix("يات").or_else(|| word.strip_suffix("ات")).unwrap_or("");
    let body = body.trim_start_matches(['و', 'ب', 'ل', 'ف']);
    let body = body.strip_prefix("ال").unwrap_or(body);
    let Some((_, tens)) = DECADES.iter().find(|(name, _)| body == *name) else { return no() };
    let rest = start.skip(1);
    let century = |i| {
        let (rest, _) = opt(one_of(&["من"])).parse(i)?;
        century_years(rest)
    };
    let (rest, hundreds) = maybe(rest, century);
    Ok((rest, PeriodExpr::named(PeriodName::Decade(hundreds.unwrap_or(1900) + tens), Grain::Decade)))
}

/// «العقد الأول من القرن الماضي».
fn decade_of_century(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, unit) = grain(input)?;
    let last = |i| one_of(&["الاخير"])(i).map(|(rest, _)| (rest, 10));
    let (rest, n) = alt((ordinal, last)).parse(rest)?;
    let (rest, _) = one_of(&["من"])(rest)?;
    let (rest, hundreds) = century_years(rest)?;
    match i32::try_from(n) {
        Ok(n @ 1..=10) if unit == Grain::Decade && has_article(input) => {
            Ok((rest, PeriodExpr::named(PeriodName::Decade(hundreds + (n - 1) * 10), Grain::Decade)))
        }
        _ => no(),
    }
}

/// «القرن الماضي», «القرن العشرين»: the first year of its hundreds.
fn century_years(input: Tokens<'_>) -> Res<'_, i32> {
    let (rest, _) = one_of(&["القرن"])(input)?;
    if let Ok((rest, direction)) = direction(rest) {
        return Ok((rest, if direction == Direction::At { 2000 } else { 1900 }));
    }
    let (rest, n) = ordinal(rest)?;
    i32::try_from(n).map_or_else(|_| no(), |n| Ok((rest, (n - 1) * 100)))
}

/// «القرن الحادي والعشرين», «القرن التاسع عشر», «القرن 19».
fn century(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, unit) = grain(input)?;
    let (rest, n) = alt((ordinal, |i| plain(i).map(|(rest, (n, _))| (rest, n)))).parse(rest)?;
    match u8::try_from(n) {
        Ok(n @ 1..=30) if unit == Grain::Century && has_article(input) => {
            Ok((rest, PeriodExpr::named(PeriodName::Century(n), Grain::Century)))
        }
        _ => no(),
    }
}

/// «2021», «من عام 2021», «من العام الجاري»: the year a period belongs to.
fn of_year(input: Tokens<'_>) -> Res<'_, (Option<i32>, Option<Anchor>)> {
    let (rest, _) = opt(one_of(&["من", "في", "ل"])).parse(input)?;
    if let Ok((rest, date)) = year_with_word(rest) {
        return Ok((rest, (date.year, None)));
    }
    if let Ok((rest, year)) = year(rest) {
        return if counts_what_follows(rest) { no() } else { Ok((rest, (Some(year), None))) };
    }
    match directed(rest)? {
        (rest, anchor @ Anchor::Named(_, Grain::Year)) => Ok((rest, (None, Some(anchor)))),
        _ => no(),
    }
}

/// «الربع الأول من 2021», «النصف الثاني من العام الماضي».
fn part_of_year(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let half = |w: &str| matches!(w, "النصف" | "والنصف" | "بالنصف" | "للنصف");
    let fourth = |w: &str| matches!(w, "الربع" | "والربع" | "بالربع" | "للربع");
    let word = folded(input, 0);
    let last = |i| one_of(&["الاخير"])(i).map(|(rest, _)| (rest, if half(&word) { 2 } else { 4 }));
    let (rest, n) = alt((ordinal, last)).parse(input.skip(1))?;
    // «الربع الأول من العام», which is not the first of «العام المالي».
    let plain = |i| {
        let (rest, of) = opt(one_of(&["من", "في"])).parse(i)?;
        let (rest, _) = match of {
            Some(_) => one_of(&["العام", "السنه"])(rest)?,
            None => one_of(&["للعام", "للسنه"])(rest)?,
        };
        if folded(rest, 0).starts_with("المالي") { no() } else { Ok((rest, (None, None))) }
    };
    // «الربع الثاني كان الأقوى»
    let bare = |i| match folded(i, 0).as_ref() {
        "من" | "المالي" | "النهائي" => no(),
        _ if fourth(&word) => Ok((i, (None, None))),
        _ => no(),
    };
    let (rest, (year, anchor)) = alt((of_year, plain, bare)).parse(rest)?;
    let name = match u8::try_from(n) {
        Ok(n @ 1..=2) if half(&word) => PeriodName::Half(n),
        Ok(n @ 1..=4) if fourth(&word) => PeriodName::Quarter(n),
        _ => return no(),
    };
    Ok((rest, PeriodExpr { year, anchor, ..PeriodExpr::named(name, Grain::Quarter) }))
}

/// «النصف الثاني من القرن العشرين», «الربع الأول من القرن الماضي».
fn part_of_century(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, word) = one_of(&["النصف", "والنصف", "بالنصف", "للنصف", "الربع", "والربع", "الثلث"])(
        input,
    )?;
    let size = match input.text(word) {
        text if text.ends_with("النصف") || text.ends_with("للنصف") => 50,
        text if text.ends_with("الربع") => 25,
        _ => return no(),
    };
    let (rest, n) = ordinal(rest)?;
    let (rest, _) = one_of(&["من"])(rest)?;
    let (rest, hundreds) = century_years(rest)?;
    match i32::try_from(n) {
        Ok(n) if (1..=100 / size).contains(&n) => {
            let end = |year| DateExpr { year: Some(year), ..DateExpr::default() };
            let first = hundreds + (n - 1) * size;
            Ok((rest, span(end(first), end(first + size - 1))))
        }
        _ => no(),
    }
}

/// «صيف 2020», «خريف العام الماضي», «الشتاء المقبل».
fn seasons(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, n) = season(input)?;
    let name = PeriodExpr::named(PeriodName::Season(n), Grain::Quarter);
    if has_article(input) {
        let (rest, direction) = direction(rest)?;
        return Ok((rest, PeriodExpr { anchor: Some(Anchor::Named(direction, Grain::Quarter)), ..name }));
    }
    let (rest, (year, anchor)) = of_year(rest)?;
    Ok((rest, PeriodExpr { year, anchor, ..name }))
}

/// «شهر رمضان», «رمضان الماضي», «رمضان 1442».
fn fasting(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, month_word) = maybe(input, one_of(&["شهر", "وشهر", "بشهر", "لشهر"]));
    let (after, month) = crate::language::times::feast(rest)?;
    let (after, direction) = maybe(after, direction);
    let (after, year) = maybe(after, year);
    let (after, _) = maybe(after, era);
    // Ramadan is a man's name too.
    let shown =
        month_word.is_some() || direction.is_some() || year.is_some() || led_in(rest) || glued_lead(rest);
    let name = after.first().is_some_and(|t| t.kind == TokenKind::Digits);
    if !shown || name {
        return no();
    }
    let anchor = direction.map(|d| Anchor::Named(d, Grain::Year));
    Ok((after, PeriodExpr { year, anchor, ..PeriodExpr::named(PeriodName::Feast(month), Grain::Month) }))
}
