//! «أول ثلاثاء من أكتوبر»، «الجمعة الأخيرة من الشهر»، «اليوم الثالث من مارس».

use super::date::{month_and_year, month_by_number};
use super::names::{has_article, weekday_name};
use super::relative::directed;
use crate::language::times::{folded, grain, no, one_of, weekday};
use crate::language::{Clitics, Res, Sense, Tokens, sense};
use crate::value::time::{Anchor, Counted, DateExpr, Direction, Grain, NthOf};
use nom::Parser;
use nom::branch::alt;

/// See [`crate::language::Language::nth_of`].
pub(in crate::language) fn nth_of(input: Tokens<'_>) -> Res<'_, NthOf> {
    let (rest, (nth, unit)) = alt((number_first, noun_first)).parse(input)?;
    let (rest, of) = within(rest)?;
    // Weeks of a year are counted by [`super::period`].
    let month = of.month.is_some() || matches!(of.anchor, Some(Anchor::Named(_, Grain::Month)));
    if month || unit != Counted::Grain(Grain::Week) { Ok((rest, NthOf { nth, unit, of })) } else { no() }
}

/// «أول ثلاثاء», «ثاني أسبوع», «آخر يوم»
fn number_first(input: Tokens<'_>) -> Res<'_, (i8, Counted)> {
    let (rest, nth) = alt((last(&["اخر"]), ordinal)).parse(input)?;
    if has_article(input) || has_article(rest) {
        return no();
    }
    let day = |i| {
        let (rest, _) = nom::combinator::opt(one_of(&["يوم"])).parse(i)?;
        weekday(rest).map(|(rest, day)| (rest, Counted::Weekday(day)))
    };
    alt((day, counted_grain)).parse(rest).map(|(rest, unit)| (rest, (nth, unit)))
}

/// «الثلاثاء الأول», «يوم الجمعة الأخير», «الأسبوع الثاني»
fn noun_first(input: Tokens<'_>) -> Res<'_, (i8, Counted)> {
    let thing = |i| match counted_grain(i)? {
        // «اليوم» is one word to the lexicon, since it is today as well.
        (rest, unit) if has_article(i) || folded(i, 0) == "اليوم" => Ok((rest, unit)),
        _ => no(),
    };
    let (rest, unit) = alt((weekday_name.map(Counted::Weekday), thing)).parse(input)?;
    let feminine = folded(rest, 0).ends_with(['ه', 'ي']);
    let (rest, nth) = alt((last(&["الاخير", "الاخيره"]), definite)).parse(rest)?;
    // «السبت الأول من مايو» is Saturday, 1 May; only «الجمعة الأولى» is no day of the month.
    let date = matches!(unit, Counted::Weekday(_)) && nth > 0 && !(unit == Counted::Weekday(5) && feminine);
    if date { no() } else { Ok((rest, (nth, unit))) }
}

fn definite(input: Tokens<'_>) -> Res<'_, i8> {
    if has_article(input) { ordinal(input) } else { no() }
}

fn last<'a>(words: &'static [&'static str]) -> impl Fn(Tokens<'a>) -> Res<'a, i8> {
    move |input| one_of(words)(input).map(|(rest, _)| (rest, -1))
}

fn ordinal(input: Tokens<'_>) -> Res<'_, i8> {
    let bare = sense(|s| match s {
        Sense::Ordinal(n @ 1..=10) => Some(*n),
        _ => None,
    });
    let named = |i: Tokens<'_>| i.first().is_some_and(|t| t.clitics.has(Clitics::OWNER));
    let (rest, n) = alt((super::names::ordinal, bare)).parse(input)?;
    i8::try_from(n).ok().filter(|n| *n > 0 && !named(input)).map_or_else(no, |n| Ok((rest, n)))
}

fn counted_grain(input: Tokens<'_>) -> Res<'_, Counted> {
    const SINGLE: [&str; 3] = ["يوم", "اسبوع", "شهر"];
    match grain(input)? {
        (rest, unit @ (Grain::Day | Grain::Week | Grain::Month))
            if SINGLE.contains(&bare(&folded(input, 0))) =>
        {
            Ok((rest, Counted::Grain(unit)))
        }
        _ => no(),
    }
}

/// Without particles and article.
fn bare(word: &str) -> &str {
    let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let word = word.strip_prefix(['ب', 'ل']).unwrap_or(word);
    word.strip_prefix("ال").or_else(|| word.strip_prefix('ل')).unwrap_or(word)
}

/// «من أكتوبر», «في شهر مارس 2014», «بشهر أكتوبر», «من الشهر الجاري», «من الشهر»
fn within(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let glued = input.first().is_some_and(|t| t.clitics.has(Clitics::BY));
    let rest = match one_of(&["من", "في"])(input) {
        Ok((rest, _)) => rest,
        Err(_) if glued => input,
        Err(error) => return Err(error),
    };
    if let Ok((rest, of)) = alt((month_and_year, month_by_number)).parse(rest) {
        return Ok((rest, of));
    }
    let named =
        |direction, unit| DateExpr { anchor: Some(Anchor::Named(direction, unit)), ..DateExpr::default() };
    match directed(rest) {
        Ok((rest, Anchor::Named(side, unit @ (Grain::Month | Grain::Year)))) => Ok((rest, named(side, unit))),
        _ => {
            let (after, word) = one_of(&["الشهر", "العام"])(rest)?;
            let unit = if rest.text(word).ends_with("شهر") { Grain::Month } else { Grain::Year };
            Ok((after, named(Direction::At, unit)))
        }
    }
}
