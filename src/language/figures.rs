//! Numbers in digits: scripts and separator conventions.
//!
//! `2,500`, `2.500`, `٢٬٥٠٠` and `2'500` may all be the same number; where the
//! convention can't be told, the likelier value is given and the other is kept.

use super::scan::digit_value;
use super::{Numeral, Res, Sense, TokenKind, Tokens, digits, punct};
use crate::document::Lang;
use crate::value::{Number, Printed};

/// More digits than this are a key or a code, no figure.
const MOST_DIGITS: usize = 36;

/// Reads a digits token. `None` for what is no single number: clock times (`14:30`),
/// dates (`7.4.2021`), broken groups (`1,23,4`).
pub fn read_figure(token: &str, lang: Lang) -> Option<Numeral> {
    if token.bytes().all(|b| b.is_ascii_digit()) {
        return numeral(token, "");
    }
    let (groups, separators) = split(token)?;
    let whole = || groups.concat();
    match separators.as_slice() {
        [] => numeral(&whole(), ""),
        ['٫'] => numeral(groups.first()?, groups.get(1)?),
        ['ر'] => reversed(groups.first()?, groups.get(1)?),
        [one @ (',' | '.' | '،')] => {
            let (left, right) = (groups.first()?, groups.get(1)?);
            let decimal = numeral(left, right)?;
            if !(right.len() == 3 && (1..=3).contains(&left.len()) && !left.starts_with('0')) {
                return Some(decimal);
            }
            let grouped = numeral(&whole(), "")?;
            // English and Arabic copy groups by comma and points decimals; only
            // Maghrebi and European habits make the other value worth keeping.
            let (mut first, second) = if *one == '.' { (decimal, grouped) } else { (grouped, decimal) };
            first.other = (lang == Lang::Ar || *one == '.').then_some(second.value);
            Some(first)
        }
        many => {
            let (last, before) = many.split_last()?;
            let (decimals, bodies) = groups.split_last()?;
            let threes = |parts: &[String]| parts.iter().skip(1).all(|g| g.len() == 3);
            let one_kind = before.iter().all(|s| Some(s) == before.first());
            // "12,34,567": lakhs and crores group by two above the thousands.
            let indian = |bodies: &[String]| {
                bodies.last().is_some_and(|g| g.len() == 3)
                    && bodies.first().is_some_and(|g| (1..=2).contains(&g.len()))
                    && bodies.iter().rev().skip(1).rev().skip(1).all(|g| g.len() == 2)
                    && bodies.len() > 2
            };
            let commas = separators.iter().all(|s| *s == ',');
            match () {
                () if commas && indian(&groups) => numeral(&whole(), ""),
                () if *last == '.' && before.iter().all(|s| *s == ',') && indian(bodies) => {
                    numeral(&bodies.concat(), decimals)
                }
                () if one_kind && before.first() == Some(last) && threes(&groups) => numeral(&whole(), ""),
                () if one_kind && before.first() != Some(last) && threes(bodies) => {
                    numeral(&bodies.concat(), decimals)
                }
                () => None,
            }
        }
    }
}

/// The number in digits at the head of the tokens: one token, or groups parted by
/// spaces ("2 500"), a leading point (".5") or a vulgar fraction behind ("2½", "2 1/2").
pub fn figure_at(input: Tokens<'_>, lang: Lang) -> Res<'_, Numeral> {
    let fail = nom::Err::Error(());
    if let Ok((rest, point)) = punct(".٫")(input)
        && point.space_before
        && rest.first().is_some_and(|t| !t.space_before)
    {
        let (rest, token) = digits(rest)?;
        let read = split(input.text(token)).filter(|(groups, _)| groups.len() == 1);
        let decimals = read.map(|(groups, _)| groups.concat()).ok_or(fail)?;
        return numeral("0", &decimals).map(|read| (rest, read)).ok_or(nom::Err::Error(()));
    }
    if let Some((rest, share)) = vulgar(input)
        && (rest.from == input.from + 1 || rest.head_senses().any(|(s, _)| measures(s)))
    {
        let printed = Printed::Count { unit: -2, scaled: false };
        return Ok((rest, Numeral { value: share, printed, other: None }));
    }
    let (rest, token) = digits(input)?;
    let text = input.text(token);
    let mut read = read_figure(text, lang).ok_or(fail)?;
    if let Some((rest, grouped)) = spaced_groups(input) {
        return Ok((rest, grouped));
    }
    if let Some((rest, exponent)) = power_behind(rest) {
        read.value = &read.value * &Number::power_of_ten(exponent.into());
        if let Printed::Count { unit, .. } = read.printed {
            read.printed = Printed::Count { unit: unit.saturating_add(exponent), scaled: true };
        }
        read.other = None;
        return Ok((rest, read));
    }
    // "98-1/4", as exchanges quote
    let dashed = punct("-")(rest).ok().filter(|(_, mark)| !mark.space_before).map(|(after, _)| after);
    let dashed = dashed.and_then(|after| {
        let glued = after.first().is_some_and(|t| !t.space_before);
        vulgar_at(after, glued)
    });
    if let Some((rest, share)) = vulgar(rest).or(dashed).filter(|_| read.value.is_integer()) {
        read.value = &read.value + &share;
        read.printed = Printed::Count { unit: -2, scaled: false };
        return Ok((rest, read));
    }
    Ok((rest, read))
}

/// "2 500 000": a group of up to three digits, then groups of just three.
fn spaced_groups(input: Tokens<'_>) -> Option<(Tokens<'_>, Numeral)> {
    input.get(1).filter(|t| t.kind == TokenKind::Digits && t.space_before)?;
    let group = |t: Tokens<'_>| {
        let (groups, separators) = split(t.text(digits(t).ok()?.1))?;
        (separators.is_empty() && t.first()?.kind == TokenKind::Digits).then(|| groups.concat())
    };
    let mut whole = group(input).filter(|g| g.len() <= 3 && !g.starts_with('0'))?;
    let mut rest = input.skip(1);
    let mut count = 0;
    while count <= 3
        && rest.first().is_some_and(|t| t.space_before)
        && let Some(next) = group(rest).filter(|g| g.len() == 3)
    {
        whole.push_str(&next);
        rest = rest.skip(1);
        count += 1;
    }
    // A longer run is a row of a table.
    (1..=3).contains(&count).then(|| numeral(&whole, "").map(|read| (rest, read)))?
}

/// "e6", "×10^6", "× 10⁻⁶", "×10−6": the exponent of ten.
fn power_behind(input: Tokens<'_>) -> Option<(Tokens<'_>, i8)> {
    if matches!(input.text_at(0), "e" | "E") && glued(input) {
        return exponent(input.skip(1));
    }
    let ten = input.skip(1);
    if !matches!(input.text_at(0), "×" | "·") || ten.text_at(0) != "10" {
        return None;
    }
    let behind = ten.skip(1);
    if behind.text_at(0) == "^" {
        return exponent(behind.skip(1));
    }
    raised(behind).or_else(|| exponent(behind))
}

fn glued(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|t| !t.space_before)
}

/// Digits of an exponent with their sign, all glued.
fn exponent(input: Tokens<'_>) -> Option<(Tokens<'_>, i8)> {
    let sign = punct("-−–‑+")(input).ok().filter(|_| glued(input));
    let (at, minus) = sign.map_or((input, false), |(rest, mark)| (rest, input.text(mark) != "+"));
    let (rest, token) = digits(at).ok().filter(|_| glued(at))?;
    let size = at.text(token).parse::<i8>().ok().filter(|n| *n <= 36)?;
    Some((rest, if minus { -size } else { size }))
}

/// An exponent in raised digits.
fn raised(input: Tokens<'_>) -> Option<(Tokens<'_>, i8)> {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let minus = input.text_at(0) == "⁻";
    let mut rest = input.skip(usize::from(minus));
    let mut value = 0_i8;
    while let Some(digit) = RAISED.chars().position(|c| rest.text_at(0).chars().eq([c])) {
        value = value.checked_mul(10)?.checked_add(i8::try_from(digit).ok()?)?;
        rest = rest.skip(1);
    }
    let read = rest.from > input.from + usize::from(minus) && value <= 36;
    read.then_some((rest, if minus { -value } else { value }))
}

/// What "1/2" stands before where it is no date and no ratio.
fn measures(sense: &Sense) -> bool {
    matches!(sense, Sense::Unit(_) | Sense::Currency(_) | Sense::Grain(_) | Sense::Scale(_) | Sense::Percent)
}

/// "½" or "1/2" behind a whole number.
fn vulgar(input: Tokens<'_>) -> Option<(Tokens<'_>, Number)> {
    vulgar_at(input, input.first()?.space_before)
}

/// The same where `apart` says whether the figures "1/2" may belong to what stands before.
fn vulgar_at(input: Tokens<'_>, apart: bool) -> Option<(Tokens<'_>, Number)> {
    let first = input.first()?;
    let sign = match input.text(first) {
        "½" => Some((1, 2)),
        "¼" => Some((1, 4)),
        "¾" => Some((3, 4)),
        "⅓" => Some((1, 3)),
        "⅔" => Some((2, 3)),
        "⅕" => Some((1, 5)),
        "⅙" => Some((1, 6)),
        "⅛" => Some((1, 8)),
        "⅜" => Some((3, 8)),
        "⅝" => Some((5, 8)),
        "⅞" => Some((7, 8)),
        _ => None,
    };
    if let Some((over, under)) = sign {
        return Some((input.skip(1), Number::ratio(over, under)?));
    }
    let small = |n: usize| {
        let token = input.get(n).filter(|t| t.kind == TokenKind::Digits && (n == 0 || !t.space_before))?;
        input.text(token).parse::<i64>().ok().filter(|n| (1..=8).contains(n))
    };
    input.get(1).filter(|t| input.text(t) == "/" && !t.space_before)?;
    let (over, under) = (small(0)?, small(2)?);
    (over < under && apart).then(|| Number::ratio(over, under).map(|share| (input.skip(3), share)))?
}

/// Digit groups in ASCII and the separators between them, invisible marks dropped.
fn split(token: &str) -> Option<(Vec<String>, Vec<char>)> {
    let (mut groups, mut separators) = (vec![String::new()], Vec::new());
    for c in token.chars() {
        match digit_value(c) {
            Some(digit) => groups.last_mut()?.push(char::from(b'0' + digit)),
            None => match c {
                ',' | '.' | '،' | '٫' | 'ر' => separators.push(c),
                '٬' | '\'' | '’' => separators.push('٬'),
                ':' => return None,
                _ => continue,
            },
        }
        if separators.len() == groups.len() {
            groups.push(String::new());
        }
    }
    // A separator that only groups says nothing more once its group has three digits.
    if separators.iter().all(|s| *s == '٬') {
        let fits = groups.iter().skip(1).all(|g| g.len() == 3);
        return fits.then(|| (vec![groups.concat()], Vec::new()));
    }
    (groups.iter().all(|g| !g.is_empty())).then_some((groups, separators))
}

/// `5ر4` is typed right to left: 4.5; `000ر22` is 22,000. The straight value is kept.
fn reversed(left: &str, right: &str) -> Option<Numeral> {
    let grouped = left.len() == 3 && (1..=3).contains(&right.len());
    let mut read = if grouped { numeral(&[right, left].concat(), "")? } else { numeral(right, left)? };
    read.other = numeral(left, right).map(|n| n.value);
    Some(read)
}

/// The number `whole.decimals` with the exponent of its last significant digit.
fn numeral(whole: &str, decimals: &str) -> Option<Numeral> {
    if whole.len() + decimals.len() > MOST_DIGITS {
        return None;
    }
    let value = match decimals {
        "" => Number::parse_decimal(whole)?,
        _ => Number::parse_decimal(&format!("{whole}.{decimals}"))?,
    };
    let unit = if decimals.is_empty() {
        let zeros = whole.len() - whole.trim_end_matches('0').len();
        if value.is_zero() { 0 } else { i8::try_from(zeros).unwrap_or(i8::MAX) }
    } else {
        i8::try_from(decimals.len()).map_or(i8::MIN, |n| -n)
    };
    Some(Numeral { value, printed: Printed::Count { unit, scaled: false }, other: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(token: &str, lang: Lang) -> Option<(String, Option<String>)> {
        read_figure(token, lang).map(|n| (n.value.to_string(), n.other.map(|o| o.to_string())))
    }

    fn sure(value: &str) -> Option<(String, Option<String>)> {
        Some((value.into(), None))
    }

    fn or(value: &str, other: &str) -> Option<(String, Option<String>)> {
        Some((value.into(), Some(other.into())))
    }

    #[test]
    fn separators_by_language() {
        assert_eq!(read("2,500", Lang::En), sure("2500"));
        assert_eq!(read("2.5", Lang::En), sure("2.5"));
        assert_eq!(read("2.500", Lang::En), or("2.5", "2500"));
        assert_eq!(read("1,234,567.25", Lang::En), sure("1234567.25"));
        assert_eq!(read("1.234.567,5", Lang::En), sure("1234567.5"));
        assert_eq!(read("15,1", Lang::Ar), sure("15.1"));
        assert_eq!(read("1,057", Lang::Ar), or("1057", "1.057"));
        assert_eq!(read("٢٬٥٠٠", Lang::Ar), sure("2500"));
        assert_eq!(read("٢٫٥", Lang::Ar), sure("2.5"));
        assert_eq!(read("۲۵۰۰", Lang::Ar), sure("2500"));
        assert_eq!(read("0,125", Lang::Ar), sure("0.125"));
    }

    #[test]
    fn reversed_decimals_of_arabic_desks() {
        assert_eq!(read("5ر4", Lang::Ar), or("4.5", "5.4"));
        assert_eq!(read("000ر22", Lang::Ar), or("22000", "0.22"));
    }

    #[test]
    fn what_is_no_number() {
        for token in ["14:30", "7.4.2021", "1,23,4", "2٬50"] {
            assert_eq!(read(token, Lang::En), None, "{token}");
        }
    }

    #[test]
    fn the_last_significant_digit() {
        let unit = |token| read_figure(token, Lang::En).map(|n| n.printed);
        let count = |unit| Some(Printed::Count { unit, scaled: false });
        assert_eq!(unit("3,000"), count(3));
        assert_eq!(unit("2,487"), count(0));
        assert_eq!(unit("2.50"), count(-2));
        assert_eq!(unit("0"), count(0));
    }
}
