//! English cardinals, in digits, words and both.

use super::ordinals::parts;
use crate::document::Lang;
use crate::language::{Function, Numeral, Res, Sense, TokenKind, Tokens, figure_at, punct, sense, word};
use crate::value::{Number, Printed};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;

/// "2,500", "2.5 million", "three hundred and five", "two and a half million", "half a million".
pub(super) fn numeral(input: Tokens<'_>) -> Res<'_, Numeral> {
    let (rest, read) = alt((figure, part_of_scale, decimal_words, words)).parse(input)?;
    if rest.from > input.from && input.first().is_some_and(|t| t.kind == TokenKind::Word) {
        return Ok(and_a_part(rest, &read).unwrap_or((rest, read)));
    }
    Ok((rest, read))
}

/// "five and a quarter", "two and two-thirds", "a million and a half": what is added.
fn and_a_part<'a>(input: Tokens<'a>, read: &Numeral) -> Option<(Tokens<'a>, Numeral)> {
    let (rest, ()) = function(Function::And).parse(input).ok()?;
    // "one billion and a half million"
    if let Ok((after, part)) = part_of_scale(rest) {
        let falls = matches!(read.printed, Printed::Count { scaled: true, .. })
            && &part.value * &Number::from(10) <= read.value;
        let sum = Numeral { value: &read.value + &part.value, printed: part.printed, other: None };
        return falls.then_some((after, sum));
    }
    let (rest, (over, under)) = input.language().fraction(rest).ok()?;
    let mut share = Number::ratio(over.into(), under.into())?;
    let scaled = matches!(read.printed, Printed::Count { scaled: true, .. });
    let below_ten = read.value < Number::from(10);
    let of = rest.head_senses().any(|(s, _)| *s == Sense::Function(Function::Of));
    let mut unit = -2;
    if scaled {
        let exponent = (3..16).rev().find(|e| read.value >= Number::power_of_ten(*e))? / 3 * 3;
        // "a million and a half"; a third of a million is said otherwise.
        if scale(rest).is_ok() {
            return None;
        }
        share = &share * &Number::power_of_ten(exponent);
        unit = i8::try_from(exponent).ok()? - if under == 2 { 1 } else { 2 };
    }
    let printed = Printed::Count { unit, scaled };
    let sum = Numeral { value: &read.value + &share, printed, other: None };
    (!of && under > 1 && (scaled || below_ten || under > 2)).then_some((rest, sum))
}

/// Digits, with the scale word behind them if there is one.
fn figure(input: Tokens<'_>) -> Res<'_, Numeral> {
    let (mut rest, read) = figure_at(input, Lang::En)?;
    let Ok((after, mut last)) = scale(rest) else { return Ok((rest, read)) };
    let mut sum = scaled(read, last);
    rest = after;
    while let Ok((after, (next, exponent))) = smaller_part(rest, last) {
        sum.value = &sum.value + &next.value;
        sum.printed = next.printed;
        (rest, last) = (after, exponent);
    }
    Ok((rest, sum))
}

/// "3 hundred" behind "4 thousand", "and 21" behind "3 hundred".
fn smaller_part(input: Tokens<'_>, last: u8) -> Res<'_, (Numeral, u8)> {
    let (rest, and) = opt(function(Function::And)).parse(input)?;
    let (rest, read) = figure_at(rest, Lang::En)?;
    let fits = read.value.is_integer() && read.value < Number::from(1000);
    match scale(rest) {
        Ok((after, exponent)) if exponent < last && fits => Ok((after, (scaled(read, exponent), exponent))),
        Err(_) if last == 2 && and.is_some() && fits && read.value < Number::from(100) => {
            Ok((rest, (read, 0)))
        }
        _ => Err(nom::Err::Error(())),
    }
}

/// Three or more: a one-letter scale ("1.2m", "40k") must be glued to its figure.
fn scale(input: Tokens<'_>) -> Res<'_, u8> {
    let (rest, _) = opt(glued_hyphen).parse(input)?;
    let letter = rest.first().is_some_and(|t| t.kind == TokenKind::Word && t.span.end - t.span.start == 1);
    let glued = rest.first().is_some_and(|t| !t.space_before);
    // "1.8m tall", "100m hurdles": metres.
    let unit = rest.head_senses().any(|(s, len)| len > 1 && matches!(s, Sense::Unit(_)))
        || rest.text_at(0) == "m" && (is_metre(rest.skip(1)) || is_raised(rest.skip(1)) || is_race(rest))
        || rest.text_at(0) == "t" && !behind_currency(rest);
    if letter && (!glued || unit) {
        return Err(nom::Err::Error(()));
    }
    sense(|s| match s {
        Sense::Scale(exponent) => Some(*exponent),
        _ => None,
    })(rest)
}

/// "$1.2t" is trillions, "100t" tonnes.
fn behind_currency(rest: Tokens<'_>) -> bool {
    rest.from.checked_sub(2).is_some_and(|i| {
        let before = rest.scan.slice(i, i + 1);
        before.head_senses().any(|(s, _)| matches!(s, Sense::Currency(_)))
    })
}

/// "250m2"
fn is_raised(behind: Tokens<'_>) -> bool {
    behind.first().is_some_and(|t| !t.space_before && matches!(behind.text(t), "2" | "3" | "²" | "³"))
}

/// "37m (121ft)", "a 50m-long wall": what stands behind makes it a length.
fn is_metre(behind: Tokens<'_>) -> bool {
    let length = |t: Tokens<'_>| {
        t.head_senses()
            .any(|(s, _)| matches!(s, Sense::Unit(def) if matches!(def.symbol, "ft" | "in" | "yd" | "mi")))
    };
    let bracket = behind.text_at(0) == "(" && length(behind.skip(2));
    let way = |word: &str| matches!(word, "long" | "high" | "wide" | "tall" | "deep" | "thick" | "across");
    bracket || way(behind.text_at(0)) || behind.text_at(0) == "-" && way(behind.text_at(1))
}

/// How far around a figure the name of a race is looked for, in tokens.
const AROUND: usize = 200;

/// "The men's 60m", and whatever is told in metres where a race over as many has its name.
fn is_race(rest: Tokens<'_>) -> bool {
    let scan = rest.scan;
    let text = |at: usize| scan.slice(at, at + 1).text_at(0);
    let Some(figure) = rest.from.checked_sub(1) else { return false };
    let whose = figure.saturating_sub(3)..figure;
    let runners = whose
        .clone()
        .any(|at| matches!(text(at), "men" | "women" | "men's" | "women's" | "men’s" | "women’s"));
    let named = || {
        (figure.saturating_sub(AROUND)..scan.tokens.len().min(figure + AROUND)).any(|at| {
            text(at) == text(figure)
                && text(at + 1) == "m"
                && scan
                    .slice(at + 1, scan.tokens.len())
                    .head_senses()
                    .any(|(s, len)| len > 1 && matches!(s, Sense::Unit(_)))
        })
    };
    runners || named()
}

fn glued_hyphen(input: Tokens<'_>) -> Res<'_, ()> {
    let (rest, token) = punct("-‑–")(input)?;
    let glued = rest.first().is_some_and(|next| !next.space_before);
    if token.space_before || !glued { Err(nom::Err::Error(())) } else { Ok((rest, ())) }
}

/// The hyphen of copy whose marks all stand apart ("fifty - two").
fn spaced_hyphen(input: Tokens<'_>) -> Res<'_, ()> {
    let (rest, token) = punct("-‑")(input)?;
    let spaced = rest.first().is_some_and(|next| next.space_before);
    if token.space_before && spaced { Ok((rest, ())) } else { Err(nom::Err::Error(())) }
}

fn scaled(read: Numeral, exponent: u8) -> Numeral {
    let factor = Number::power_of_ten(exponent.into());
    let unit = match read.printed {
        Printed::Count { unit, .. } => unit,
        _ => 0,
    };
    let unit = unit.saturating_add(i8::try_from(exponent).unwrap_or(i8::MAX));
    Numeral {
        value: &read.value * &factor,
        printed: Printed::Count { unit, scaled: true },
        other: read.other.map(|other| &other * &factor),
    }
}

fn fraction(input: Tokens<'_>) -> Res<'_, (u32, u32)> {
    input.language().fraction(input).or_else(|_| parts(input))
}

/// "half a million", "a quarter of a million", "three quarters of a billion"; without the
/// scale it is a fraction.
fn part_of_scale(input: Tokens<'_>) -> Res<'_, Numeral> {
    let half = sense(|s| matches!(s, Sense::Fraction(1, 2)).then_some((1, 2)));
    let (rest, (over, under)) = alt((half, fraction)).parse(input)?;
    let (rest, _) = opt(function(Function::Of)).parse(rest)?;
    let (rest, exponent) = preceded(opt(function(Function::A)), scale).parse(rest)?;
    let value = Number::ratio(over.into(), under.into()).ok_or(nom::Err::Error(()))?;
    let unit = if under == 2 { -1 } else { -2 };
    let read = Numeral { value, printed: Printed::Count { unit, scaled: false }, other: None };
    if exponent < 3 { Err(nom::Err::Error(())) } else { Ok((rest, scaled(read, exponent))) }
}

fn function<'a>(which: Function) -> impl Parser<Tokens<'a>, Output = (), Error = ()> {
    sense(move |s| (*s == Sense::Function(which)).then_some(()))
}

/// Number words: groups below a thousand, each with its scale, scales falling.
fn words(input: Tokens<'_>) -> Res<'_, Numeral> {
    let (mut rest, mut group) = below_thousand(input)?;
    let mut total = Number::ZERO;
    let mut last_scale = u8::MAX;
    loop {
        let (after_half, half) = opt(and_a_half).parse(rest)?;
        let exponent_at = |input| scale(input).ok().filter(|(_, e)| (3..last_scale).contains(e));
        let Some((after, exponent)) = exponent_at(after_half) else {
            // "seven and a half"
            if half.is_some() {
                let value = &(&total + &group) + &Number::ratio(1, 2).unwrap_or(Number::ZERO);
                let printed = Printed::Count { unit: -1, scaled: false };
                return Ok((after_half, Numeral { value, printed, other: None }));
            }
            total = &total + &group;
            break;
        };
        if half.is_some() {
            group = &group + &Number::ratio(1, 2).unwrap_or(Number::ZERO);
        }
        total = &total + &(&group * &Number::power_of_ten(exponent.into()));
        last_scale = exponent;
        rest = after;
        if counts_parts(rest) {
            break;
        }
        let next =
            preceded(opt(function(Function::And)), cardinals).parse(rest).or_else(|_| after_comma(rest));
        match next {
            // "two thousand and one hundred million" is two numbers: the scale would rise.
            Ok((after, small)) if scale(after).map_or(true, |(_, e)| e < last_scale) => {
                (rest, group) = (after, small);
            }
            _ => break,
        }
    }
    let scaled = last_scale != u8::MAX;
    Ok((
        rest,
        Numeral { printed: Printed::Count { unit: last_digit(&total), scaled }, value: total, other: None },
    ))
}

/// "two thousand, four hundred and twelve"; a smaller number behind a comma is another one.
fn after_comma(input: Tokens<'_>) -> Res<'_, Number> {
    let (rest, number) = preceded(punct(","), cardinals).parse(input)?;
    let scaled = scale(rest).is_ok_and(|(_, exponent)| exponent >= 3);
    if number < Number::from(100) && !scaled { Err(nom::Err::Error(())) } else { Ok((rest, number)) }
}

/// How many digits are said one by one behind a point.
const MOST_PLACES: usize = 9;

/// "two point five", "zero point one two million"
fn decimal_words(input: Tokens<'_>) -> Res<'_, Numeral> {
    let (rest, whole) = alt((below_thousand, zero)).parse(input)?;
    let (mut rest, _) = word("point")(rest)?;
    let mut digits = String::new();
    while let Ok((after, digit)) = alt((tens.map(|n| Number::from(i64::from(n))), zero)).parse(rest) {
        if digits.len() > MOST_PLACES {
            return Err(nom::Err::Error(()));
        }
        digits.push_str(&digit.to_string());
        rest = after;
    }
    let places = i8::try_from(digits.len()).ok().filter(|n| (1..10).contains(n));
    let value = Number::parse_decimal(&format!("{whole}.{digits}")).zip(places);
    let (value, places) = value.ok_or(nom::Err::Error(()))?;
    let read = Numeral { value, printed: Printed::Count { unit: -places, scaled: false }, other: None };
    match scale(rest) {
        Ok((after, exponent)) => Ok((after, scaled(read, exponent))),
        Err(_) => Ok((rest, read)),
    }
}

/// "nought" and "oh" are digits behind and before a point only.
fn zero(input: Tokens<'_>) -> Res<'_, Number> {
    alt((word("nought"), word("naught"), word("oh"), word("zero"))).map(|_| Number::ZERO).parse(input)
}

fn and_a_half(input: Tokens<'_>) -> Res<'_, ()> {
    let half = sense(|s| matches!(s, Sense::Fraction(1, 2)).then_some(()));
    (function(Function::And), function(Function::A), half).map(|_| ()).parse(input)
}

/// Exponent of ten of the last digit that is no zero.
fn last_digit(total: &Number) -> i8 {
    let up = |e: &i8| total.checked_div(&Number::power_of_ten((*e).into())).is_some_and(|q| q.is_integer());
    if total.is_zero() { 0 } else { (0..36).take_while(up).last().unwrap_or(-1) }
}

fn below_thousand(input: Tokens<'_>) -> Res<'_, Number> {
    let a_scale = |input| {
        let (rest, ()) = function(Function::A).parse(input)?;
        scale(rest).map(|_| (rest, Number::ONE))
    };
    let (rest, number) = alt((cardinals, a_scale)).parse(input)?;
    hundreds(rest, number)
}

/// "hundred" and its tail behind a count.
fn hundreds(rest: Tokens<'_>, number: Number) -> Res<'_, Number> {
    match scale(rest) {
        Ok((after, 2)) => tail_of_hundreds(after, &number * &Number::from(100)),
        _ => Ok((rest, number)),
    }
}

fn tail_of_hundreds(rest: Tokens<'_>, hundreds: Number) -> Res<'_, Number> {
    if counts_parts(rest) {
        return Ok((rest, hundreds));
    }
    match preceded(opt(function(Function::And)), tens).parse(rest) {
        Ok((after, small)) => Ok((after, &hundreds + &Number::from(i64::from(small)))),
        Err(_) => Ok((rest, hundreds)),
    }
}

/// "and three quarters": what is added is a fraction, no three.
fn counts_parts(input: Tokens<'_>) -> bool {
    preceded(function(Function::And), parts).parse(input).is_ok_and(|(_, (over, _))| over > 1)
}

/// A group below a thousand, or up to "nineteen hundred".
fn cardinals(input: Tokens<'_>) -> Res<'_, Number> {
    let (rest, small) = tens(input)?;
    hundreds(rest, Number::from(i64::from(small)))
}

/// Below a hundred: "twelve", "twenty-three", "twenty three".
pub(super) fn tens(input: Tokens<'_>) -> Res<'_, u32> {
    let (rest, first) = cardinal(input)?;
    if first < 20 || first % 10 != 0 {
        return Ok((rest, first));
    }
    match preceded(opt(alt((glued_hyphen, spaced_hyphen))), cardinal).parse(rest) {
        Ok((after, unit @ 1..=9)) => Ok((after, first + unit)),
        _ => Ok((rest, first)),
    }
}

fn cardinal(input: Tokens<'_>) -> Res<'_, u32> {
    sense(|s| match s {
        Sense::Cardinal(n) => Some(*n),
        _ => None,
    })(input)
}

#[cfg(test)]
mod tests {
    use crate::document::{Lang, Span};
    use crate::language::{of, scan};

    /// The value and how many bytes of the text were not read.
    fn read(text: &str) -> Option<(String, String)> {
        let scan = scan(text, Span::new(0, text.len()), of(Lang::En));
        let (rest, numeral) = of(Lang::En).numeral(scan.tokens()).ok()?;
        let left = rest.first().map_or("", |t| &text[t.span.start as usize..]);
        Some((numeral.value.to_string(), left.to_owned()))
    }

    #[test]
    fn words_digits_and_mixtures() {
        for (text, value) in [
            ("seven", "7"),
            ("Twenty-three", "23"),
            ("three hundred and five", "305"),
            ("a hundred", "100"),
            ("nineteen hundred", "1900"),
            ("two thousand four hundred and eighty-seven", "2487"),
            ("one million two hundred thousand", "1200000"),
            ("two and a half million", "2500000"),
            ("half a million", "500000"),
            ("a million", "1000000"),
            ("2.5bn", "2500000000"),
            ("1.2 million", "1200000"),
            ("40k", "40000"),
            ("3 thousand", "3000"),
        ] {
            assert_eq!(read(text), Some((value.into(), String::new())), "{text}");
        }
    }

    #[test]
    fn reading_stops_where_the_number_does() {
        assert_eq!(read("five and six"), Some(("5".into(), "and six".into())));
        assert_eq!(read("40 m away"), Some(("40".into(), "m away".into())));
        assert_eq!(read("thirty people"), Some(("30".into(), "people".into())));
        assert_eq!(read("hundred people"), None);
    }
}
