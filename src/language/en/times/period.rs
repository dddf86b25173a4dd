//! English periods: ranges, decades, centuries, quarters, seasons.

use super::{counts_what_follows, date};
use crate::language::times::{
    DASHES, before, complete, direction, feast, folded, grain, maybe, no, one_of, part_of, plain,
    range as span, same_sort, season, year, year_range,
};
use crate::language::{Res, TokenKind, Tokens, no_space, punct, word};
use crate::value::time::{Anchor, DateExpr, Direction, Grain, PartOf, PeriodExpr, PeriodName, TimeExpr};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// "from 2014 to 2020", "2014-2020", "6-12 September", "June-August 2020".
pub(super) fn range(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    alt((worded, days_of_month, years, dashed, months_to)).map(TimeExpr::Period).parse(input)
}

/// "from … to …", "between … and …", with dates at both ends.
fn worded(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, lead) = one_of(&["from", "between"])(input)?;
    let from = input.text(lead).eq_ignore_ascii_case("from");
    let joins: &'static [&'static str] = if from { &["to", "until", "till", "through"] } else { &["and"] };
    if let Ok(read) = days_of_month(rest) {
        return Ok(read);
    }
    let (rest, mut first) = date::placed(rest)?;
    let (rest, _) = one_of(joins)(rest)?;
    let (rest, last) = date::placed(rest)?;
    let years_only = last.month.is_none() && last.year.is_some();
    if !same_sort(&first, &last) || (years_only && counts_what_follows(rest)) {
        return no();
    }
    complete(&mut first, &last);
    Ok((rest, span(first, last)))
}

/// "6-12 September 2020", "6 to 12 September", "September 6-12, 2020".
fn days_of_month(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let month_leads = date::month_name(input);
    let (rest, month_first) = match month_leads {
        Ok((rest, month)) => (rest, Some(month)),
        Err(_) => (input, None),
    };
    let article = |i| opt(word("the")).parse(i).map(|(rest, the)| (rest, the.is_some()));
    let led = matches!(before(input, 1).as_ref(), "from" | "between") || month_first.is_some();
    let (rest, the) = article(rest)?;
    let (rest, from) = date::day_number(rest, the || led)?;
    let joined = |i| alt((punct(DASHES), one_of(&["to", "and", "through", "till", "until"]))).parse(i);
    let (rest, _) = joined(rest)?;
    let (unread, the) = article(rest)?;
    let (after, to) = date::day_number(unread, the || led)?;
    let rest = if month_first.is_some() { unread } else { rest };
    let (after, last) = match month_first {
        None => date::placed(rest)?,
        Some(month) => {
            let (after, year) = maybe(after, |i| {
                let (i, _) = opt(punct(",")).parse(i)?;
                year(i)
            });
            let date =
                DateExpr { calendar: month.calendar, month: Some(month.number), year, ..DateExpr::default() };
            (after, date)
        }
    };
    if last.month.is_none() || (month_first.is_none() && last.day != Some(to)) || from >= to {
        return no();
    }
    let last = DateExpr { day: Some(to), ..last };
    let first = DateExpr { day: Some(from), weekday: None, ..last.clone() };
    Ok((after, span(first, last)))
}

fn years(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, (first, last)) = year_range(input)?;
    if counts_what_follows(rest) && folded(rest, 0) != "series" {
        return no();
    }
    let end = |year| DateExpr { year: Some(year), ..DateExpr::default() };
    Ok((rest, span(end(first), end(last))))
}

/// "June-August 2020", "7 April - 9 May".
fn dashed(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, mut first) = date::placed(input)?;
    let (rest, mark) = punct(DASHES)(rest)?;
    let (rest, last) = date::placed(rest)?;
    // A spaced dash between a date and another thought is no range.
    let loose = mark.space_before && (first.month.is_none() || last.month.is_none());
    if loose || !same_sort(&first, &last) || first.anchor.is_some() || last.anchor.is_some() {
        return no();
    }
    complete(&mut first, &last);
    Ok((rest, span(first, last)))
}

/// "(April to June)", "the quarter, October through December": two months behind a mark.
fn months_to(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, mut first) = date::placed(input)?;
    let (rest, _) = one_of(&["to", "through", "until", "till"])(rest)?;
    let (rest, last) = date::placed(rest)?;
    let month = |d: &DateExpr| d.month.is_some() && d.day.is_none();
    if !month(&first) || !month(&last) || !matches!(before(input, 1).as_ref(), "(" | "," | "–" | "—") {
        return no();
    }
    complete(&mut first, &last);
    Ok((rest, span(first, last)))
}

/// A period with a name.
pub(super) fn period(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    let named = alt((decade, decade_in_words, century, quarter, year_first, short_quarter, half));
    let part = alt((of_decade, half_of, with_part));
    alt((part, named, last_season, seasons, in_season, fasting, week_of_year, numbered_week))
        .map(TimeExpr::Period)
        .parse(input)
}

/// "the 1980s", "'80s".
fn decade(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, (value, len)) = plain(input)?;
    no_space(rest)?;
    let (rest, _) = opt(punct("'’")).parse(rest)?;
    let (rest, _) = word("s")(rest)?;
    let short = len == 2
        && (20..100).contains(&value)
        && matches!(before(input, 1).as_ref(), "the" | "'" | "’" | "‘");
    let first = match (i32::try_from(value), len) {
        (Ok(year), 4) if (1000..2200).contains(&year) => year,
        (Ok(year), _) if short => 1900 + year,
        _ => return no(),
    };
    if first % 10 != 0 {
        return no();
    }
    Ok((rest, PeriodExpr::named(PeriodName::Decade(first), Grain::Decade)))
}

/// "early 2000s", "the mid-1970s", "the end of the 19th century".
fn with_part(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, part) = part_of(input)?;
    let (rest, _) = opt(punct("-‑")).parse(rest)?;
    let (rest, _) = opt(word("the")).parse(rest)?;
    let (rest, period) = alt((decade, decade_in_words, century)).parse(rest)?;
    Ok((rest, PeriodExpr { part: Some(part), ..period }))
}

/// "The last decade of the 19th century".
fn of_decade(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, n) = match one_of(&["last", "final", "closing"])(input) {
        Ok((rest, _)) => (rest, 10),
        Err(_) => date::ordinal(input)?,
    };
    let (rest, unit) = grain(rest)?;
    let (rest, _) = word("of")(rest)?;
    let (rest, _) = opt(word("the")).parse(rest)?;
    let (rest, hundreds) = century(rest)?;
    match (i32::try_from(n), hundreds.name) {
        (Ok(n @ 1..=10), PeriodName::Century(of)) if unit == Grain::Decade => Ok((
            rest,
            PeriodExpr::named(PeriodName::Decade((i32::from(of) - 1) * 100 + (n - 1) * 10), Grain::Decade),
        )),
        _ => no(),
    }
}

/// "The first half of the 20th century", "the second half of the 1980s".
fn half_of(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, n) = date::ordinal(input)?;
    let (rest, _) = one_of(&["half"])(rest)?;
    let (rest, _) = word("of")(rest)?;
    let (rest, _) = opt(word("the")).parse(rest)?;
    let (rest, period) = alt((decade, decade_in_words, century)).parse(rest)?;
    match u8::try_from(n) {
        Ok(n @ 1..=2) => Ok((rest, PeriodExpr { part: Some(PartOf::Half(n)), ..period })),
        _ => no(),
    }
}

/// Tens of years by name; the last two digits of the first year.
const DECADES: &[(&str, i32)] = &[
    ("twenties", 20),
    ("thirties", 30),
    ("forties", 40),
    ("fifties", 50),
    ("sixties", 60),
    ("seventies", 70),
    ("eighties", 80),
    ("nineties", 90),
];

/// "the seventies", "the nineteen seventies"; not "in his seventies".
fn decade_in_words(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, nineteen) = maybe(input, |i| {
        let (rest, _) = word("nineteen")(i)?;
        Ok((opt(punct("-")).parse(rest)?.0, ()))
    });
    let name = folded(rest, 0);
    let tens = DECADES.iter().find(|(word, _)| name == *word).map(|(_, tens)| *tens);
    let behind = before(input, 1);
    let led = behind == "the"
        || matches!(before(input, 2).as_ref(), "the") && matches!(behind.as_ref(), "early" | "mid" | "late");
    match tens {
        Some(tens) if nineteen.is_some() || led && tens > 20 => {
            Ok((rest.skip(1), PeriodExpr::named(PeriodName::Decade(1900 + tens), Grain::Decade)))
        }
        _ => no(),
    }
}

/// "the first week of 2019", "the last week of this year".
fn week_of_year(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, n) = match word("last")(input) {
        Ok((rest, _)) => (rest, 0),
        Err(_) => date::ordinal(input)?,
    };
    let (rest, _) = word("week")(rest)?;
    word("of")(rest)?;
    let (rest, when) = of_year(rest)?;
    match u8::try_from(n) {
        Ok(n @ 0..=53) => Ok((rest, dated(PeriodExpr::named(PeriodName::Week(n), Grain::Week), when))),
        _ => no(),
    }
}

/// "week 31", "Week 3 of 2027".
fn numbered_week(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, _) = word("week")(input)?;
    let (rest, (n, len)) = plain(rest)?;
    let (rest, when) = of_year(rest).unwrap_or((rest, (None, None)));
    match u8::try_from(n) {
        Ok(n @ 1..=53) if len <= 2 => {
            Ok((rest, dated(PeriodExpr::named(PeriodName::Week(n), Grain::Week), when)))
        }
        _ => no(),
    }
}

/// "the 21st century".
fn century(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, n) = date::ordinal(input)?;
    let (rest, _) = opt(punct("-")).parse(rest)?;
    let (rest, unit) = grain(rest)?;
    match u8::try_from(n) {
        Ok(n) if unit == Grain::Century && (1..=30).contains(&n) => {
            Ok((rest, PeriodExpr::named(PeriodName::Century(n), Grain::Century)))
        }
        _ => no(),
    }
}

/// "[of] 2021", "of last year".
fn of_year(input: Tokens<'_>) -> Res<'_, (Option<i32>, Option<Anchor>)> {
    let (rest, _) = opt(alt((word("of"), punct(",")))).parse(input)?;
    if let Ok((rest, year)) = year(rest) {
        return if counts_what_follows(rest) { no() } else { Ok((rest, (Some(year), None))) };
    }
    let (rest, _) = opt(word("the")).parse(rest)?;
    let (rest, direction) = direction(rest)?;
    match grain(rest)? {
        (rest, Grain::Year) => Ok((rest, (None, Some(Anchor::Named(direction, Grain::Year))))),
        _ => no(),
    }
}

/// "Of the year": of a year that is not said.
fn of_some_year(input: Tokens<'_>) -> Res<'_, (Option<i32>, Option<Anchor>)> {
    let (rest, _) = word("of")(input)?;
    let (rest, _) = word("the")(rest)?;
    match grain(rest)? {
        (rest, Grain::Year) if !before(rest, 1).ends_with('s') => Ok((rest, (None, None))),
        _ => no(),
    }
}

fn dated(period: PeriodExpr, (year, anchor): (Option<i32>, Option<Anchor>)) -> PeriodExpr {
    PeriodExpr { year, anchor, ..period }
}

/// "the first quarter of 2021".
fn quarter(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let last = |i| one_of(&["last", "final", "closing"])(i).map(|(rest, _)| (rest, None));
    let (rest, n) = alt((|i| date::ordinal(i).map(|(rest, n)| (rest, Some(n))), last)).parse(input)?;
    let (rest, _) = opt(punct("-")).parse(rest)?;
    let (rest, unit) = grain(rest)?;
    // Without a year it is a quarter of a year that is not said.
    let (rest, when) = of_year(rest).unwrap_or((rest, (None, None)));
    // "In the last quarter" is the one before this; "the last quarter of 2019" the fourth.
    match u8::try_from(n.unwrap_or(4)) {
        Ok(n_of @ 1..=4) if unit == Grain::Quarter && (n.is_some() || when.0.is_some()) => {
            let n = n_of;
            Ok((rest, dated(PeriodExpr::named(PeriodName::Quarter(n), Grain::Quarter), when)))
        }
        _ => no(),
    }
}

/// "the 1998 first quarter".
fn year_first(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, year) = year(input)?;
    let (rest, n) = date::ordinal(rest)?;
    let (rest, _) = opt(punct("-")).parse(rest)?;
    match (u8::try_from(n), grain(rest)?) {
        (Ok(n @ 1..=4), (rest, Grain::Quarter)) => Ok((
            rest,
            PeriodExpr { year: Some(year), ..PeriodExpr::named(PeriodName::Quarter(n), Grain::Quarter) },
        )),
        _ => no(),
    }
}

/// "Q1 2021".
fn short_quarter(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    // "2019 Q3" and "Q3-2019"
    let (start, year_before) = maybe(input, |i| {
        let (rest, year) = year(i)?;
        Ok((opt(punct("-")).parse(rest)?.0, year))
    });
    let (rest, letter) = one_of(&["q", "h"])(start)?;
    let half = input.text(letter).eq_ignore_ascii_case("h");
    no_space(rest)?;
    let (rest, (n, _)) = plain(rest)?;
    let dashed = |i| {
        no_space(i)?;
        let (rest, _) = punct("-/")(i)?;
        year(rest).map(|(rest, year)| (rest, (Some(year), None)))
    };
    let (rest, when) = match year_before {
        Some(_) => (rest, (year_before, None)),
        None => alt((dashed, of_year)).parse(rest).unwrap_or((rest, (None, None))),
    };
    let name = match u8::try_from(n) {
        Ok(n @ 1..=4) if !half => PeriodName::Quarter(n),
        // Without a year "H2" is hydrogen.
        Ok(n @ 1..=2) if half && when != (None, None) => PeriodName::Half(n),
        _ => return no(),
    };
    Ok((rest, dated(PeriodExpr::named(name, Grain::Quarter), when)))
}

/// "the first half of 2021".
fn half(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, n) = date::ordinal(input)?;
    let (rest, _) = word("half")(rest)?;
    let (rest, when) = alt((of_year, of_some_year)).parse(rest)?;
    match u8::try_from(n) {
        Ok(n @ 1..=2) => Ok((rest, dated(PeriodExpr::named(PeriodName::Half(n), Grain::Quarter), when))),
        _ => no(),
    }
}

/// "last summer".
fn last_season(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, direction) = direction(input)?;
    let (rest, n) = season(rest)?;
    if rest.first().is_some_and(|t| t.capital && t.kind == TokenKind::Word) {
        return no();
    }
    let anchor = Some(Anchor::Named(direction, Grain::Quarter));
    Ok((rest, PeriodExpr { anchor, ..PeriodExpr::named(PeriodName::Season(n), Grain::Quarter) }))
}

/// "summer 2020", "the winter of 2019-20", "spring of last year".
fn seasons(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, n) = season(input)?;
    let name = PeriodExpr::named(PeriodName::Season(n), Grain::Quarter);
    let (after, _) = opt(word("of")).parse(rest)?;
    if n == 4
        && let Ok((rest, (first, _))) = year_range(after)
    {
        // The winter that begins in the first year is the one before the second's spring.
        return Ok((rest, PeriodExpr { year: Some(first), ..name }));
    }
    let (rest, when) = of_year(rest)?;
    Ok((rest, dated(name, when)))
}

/// "In the autumn", "during winter": of a year that is not said.
fn in_season(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, n) = season(input)?;
    let the = before(input, 1) == "the";
    let led = matches!(before(input, if the { 2 } else { 1 }).as_ref(), "in" | "during");
    let doubtful = !the && matches!(folded(input, 0).as_ref(), "spring" | "fall");
    let ends = rest.first().is_none_or(|t| t.kind == TokenKind::Mark)
        || matches!(folded(rest, 0).as_ref(), "in" | "on" | "when" | "and" | "was" | "with" | "as");
    if !led || doubtful || !ends {
        return no();
    }
    Ok((rest, PeriodExpr::named(PeriodName::Season(n), Grain::Quarter)))
}

/// "Ramadan", "Ramadan 2021".
fn fasting(input: Tokens<'_>) -> Res<'_, PeriodExpr> {
    let (rest, direction) = maybe(input, direction);
    let (rest, month) = feast(rest)?;
    let (rest, year) = maybe(rest, year);
    let anchor = direction.map(|d: Direction| Anchor::Named(d, Grain::Year));
    Ok((rest, PeriodExpr { year, anchor, ..PeriodExpr::named(PeriodName::Feast(month), Grain::Month) }))
}
