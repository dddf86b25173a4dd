//! Values that a rule file writes out: numbers, shares, amounts in a unit, lengths of time, dates.

use super::lex::{Expected, Parsed, keyword, mark};
use super::typed::ExprKind;
use crate::language::currency;
use crate::value::time::{Days, Grain, month_length};
use crate::value::{Number, Unit, UnitDef};
use jiff::civil::Date;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::multispace0;
use nom::combinator::{opt, recognize, value};

/// How many digits a number may have.
const MOST_DIGITS: usize = 30;

/// What may stand behind a number, in words.
const UNIT: &str = "a unit behind the number: percent, days, months, years, km, kg, USD …; or an operator";

/// `12`, `0.5`, `100 percent`, `100%`, `5 km`, `20 USD`, `3 years`, `2021-04-07`,
/// `2021-04`.
pub(super) fn literal(input: &str) -> Parsed<'_, ExprKind> {
    if let Some(found) = date(input) {
        return found;
    }
    let digits = |i| take_while1(|c: char| c.is_ascii_digit()).parse(i);
    let (rest, text) = recognize((digits, opt((tag("."), digits)))).parse(input)?;
    if text.len() > MOST_DIGITS {
        return Err(nom::Err::Failure(Expected { rest: input, what: "a number of at most 30 digits" }));
    }
    let Some(number) = Number::parse_decimal(text) else {
        return Err(nom::Err::Error(Expected { rest: input, what: "a number" }));
    };
    let (rest, percent) = opt(alt((keyword("percent"), value((), mark("%"))))).parse(rest)?;
    if percent.is_some() {
        return Ok((rest, ExprKind::Number(&number * &Number::power_of_ten(-2))));
    }
    let (behind, _) = multispace0(rest)?;
    let (after, word) = take_while(|c: char| c.is_alphabetic() || "°²³/".contains(c))(behind)?;
    let word = word.trim_end_matches('/');
    if word.is_empty() || matches!(word, "and" | "or" | "not" | "as") || word.starts_with('/') {
        return Ok((rest, ExprKind::Number(number)));
    }
    let after = behind.get(word.len()..).unwrap_or(after);
    match unit(word) {
        Some(Unit::Time(grain)) => Ok((after, ExprKind::Length(number, grain))),
        Some(unit) => Ok((after, ExprKind::Amount(number, unit))),
        None => Err(nom::Err::Failure(Expected { rest: behind, what: UNIT })),
    }
}

fn unit(word: &str) -> Option<Unit> {
    let plural = |word: &str| Grain::from_name(word.strip_suffix('s')?);
    let grain = match word {
        "centuries" => Some(Grain::Century),
        _ => Grain::from_name(word).or_else(|| plural(word)),
    };
    let physical = || UnitDef::by_symbol(word).map(Unit::Physical);
    let money = || currency(word).map(Unit::Money);
    grain.map(Unit::Time).or_else(physical).or_else(money)
}

/// A day or a month, as `--date` takes it; a minus between numbers has blanks around it.
fn date(input: &str) -> Option<Parsed<'_, ExprKind>> {
    fn number(text: &str, digits: usize) -> Option<(i16, &str)> {
        let found = text.get(..digits).filter(|t| t.bytes().all(|b| b.is_ascii_digit()))?;
        Some((found.parse().ok()?, text.get(digits..)?))
    }
    let (year, rest) = number(input, 4)?;
    let (month, rest) = number(rest.strip_prefix('-')?, 2)?;
    let day = rest.strip_prefix('-').and_then(|rest| number(rest, 2));
    let rest = day.map_or(rest, |(_, rest)| rest);
    if rest.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '.') {
        return None;
    }
    let on = |day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    let last = u8::try_from(month).ok().and_then(|month| month_length(year, month)).map(i16::from);
    let days = match day {
        Some((day, _)) => on(day).map(|day| (Days::on(day), Grain::Day)),
        None => on(1).zip(last.and_then(on)).map(|(first, last)| (Days::between(first, last), Grain::Month)),
    };
    Some(match days {
        Some((days, grain)) => Ok((rest, ExprKind::Date(days, grain))),
        None => Err(nom::Err::Failure(Expected { rest: input, what: "a day or a month that there is" })),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(ExprKind, &str)> {
        literal(text).ok().map(|(rest, kind)| (kind, rest))
    }

    #[test]
    fn numbers_with_their_units() {
        assert_eq!(read("12 + 3"), Some((ExprKind::Number(12.into()), " + 3")));
        assert_eq!(read("50 percent"), read("50%"));
        assert_eq!(read("3 years)"), Some((ExprKind::Length(3.into(), Grain::Year), ")")));
        assert_eq!(read("1 century"), Some((ExprKind::Length(1.into(), Grain::Century), "")));
        for (text, symbol) in [("5 km", "km"), ("5km/h", "km/h"), ("5 m²", "m²"), ("20 USD", "USD")] {
            let Some((ExprKind::Amount(_, unit), "")) = read(text) else { panic!("{text}") };
            assert_eq!(unit.symbol(), symbol);
        }
        assert_eq!(read("5 / whole"), Some((ExprKind::Number(5.into()), " / whole")));
        assert_eq!(read("5 and whole"), Some((ExprKind::Number(5.into()), " and whole")));
        assert_eq!(read("5 parsecs"), None);
    }

    #[test]
    fn days_and_months() {
        let Some((ExprKind::Date(days, Grain::Month), "")) = read("2024-02") else { panic!("a month") };
        assert_eq!(days.to - days.from, 28);
        assert!(matches!(read("2024-02-29 - a"), Some((ExprKind::Date(_, Grain::Day), " - a"))));
        assert_eq!((read("2023-02-29"), read("2023-13")), (None, None));
        assert_eq!(read("2021 - 04"), Some((ExprKind::Number(2021.into()), " - 04")));
    }
}
