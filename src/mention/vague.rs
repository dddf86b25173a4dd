//! Vague quantities ("dozens of soldiers", "بضعة آلاف") and groups ("a dozen", "trio").

use super::draft::Draft;
use super::quantity::noun_behind;
use super::{Amount, Counted, Kind, Mention, Value};
use crate::language::{Function, Numeral, Scan, Sense, TokenKind, Tokens, sense};
use crate::value::{Interval, Number, Printed, Reading, ReadingTable, Unit};
use nom::Parser;
use nom::combinator::opt;

/// A vague quantity or a group that starts at token `from`.
pub(super) fn read_at(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    group(scan, from, table).or_else(|| vague(scan, from))
}

/// "dozens", "several hundred", "tens of thousands of protesters", "عشرات القتلى".
fn vague(scan: &Scan<'_>, from: usize) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    let (mut after, (low, high)) = sense(|s| match s {
        Sense::Vague(low, high) => Some((*low, *high)),
        _ => None,
    })(start)
    .ok()?;
    let mut factor = Number::ONE;
    while let Some((rest, exponent)) = scale(after) {
        factor = &factor * &Number::power_of_ten(exponent.into());
        after = rest;
    }
    let ends = |low: u32, high: u32| {
        let low = &Number::from(i64::from(low)) * &factor;
        let high = &Number::from(i64::from(high)) * &factor;
        if high.is_zero() { Interval::above(low, false) } else { Interval::closed(low, high) }
    };
    // "dozens" has been said of eighteen, "several" of eleven.
    let reading = Reading {
        stated: None,
        plain: ends(low, high),
        lenient: ends(low - low / 3, high.saturating_mul(3) / 2),
    };
    let many = Number::from(i64::from(low.max(2)));
    let (end, noun) = noun_of(after, &many).map_or((after, None), |(end, noun)| (end, Some(noun)));
    Some(Mention {
        span: start.span_to(end),
        figure: start.span_to(after),
        hedge: None,
        tokens: from..end.from,
        kind: if noun.is_some() { Kind::Quantity } else { Kind::Number },
        value: Value::Amount(Amount {
            reading,
            hedge: None,
            unit: Unit::None,
            noun,
            ratio: None,
            ends: None,
            other: None,
            in_words: true,
        }),
    })
}

/// "a dozen", "two dozen eggs", "half a dozen", "a trio of ministers".
fn group(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    let article = |input| opt(sense(|s| (*s == Sense::Function(Function::A)).then_some(()))).parse(input);
    let (after_count, count) = match scan.language.numeral(start) {
        Ok((rest, numeral)) => (rest, numeral.value),
        Err(_) => match sense(|s| (*s == Sense::Fraction(1, 2)).then_some(()))(start) {
            Ok((rest, ())) => (article(rest).ok()?.0, Number::ratio(1, 2)?),
            Err(_) => (article(start).ok()?.0, Number::ONE),
        },
    };
    let hyphen = crate::language::punct("-‑");
    let (after_count, _) = opt(hyphen).parse(after_count).ok()?;
    let (after, size) = sense(|s| match s {
        Sense::Group(size) => Some(*size),
        _ => None,
    })(after_count)
    .ok()?;
    let value = &count * &Number::from(i64::from(size));
    let numeral = Numeral { value, printed: Printed::Count { unit: 0, scaled: false }, other: None };
    let (end, noun) = noun_of(after, &numeral.value).map_or((after, None), |(end, noun)| (end, Some(noun)));
    // "pair", "trio" without a noun are players and singers more often than a count.
    let bare_article = count == Number::ONE && size < 10;
    if noun.is_none() && bare_article {
        return None;
    }
    let kind = if noun.is_some() { Kind::Quantity } else { Kind::Number };
    let draft = Draft { start, figure: start, after_figure: after, end, numeral, hedge: None };
    Some(draft.finish(kind, Unit::None, noun, table))
}

fn scale(input: Tokens<'_>) -> Option<(Tokens<'_>, u8)> {
    let spaced = input.first().is_some_and(|t| t.kind == TokenKind::Word && t.space_before);
    let one_letter = input.first().is_some_and(|t| t.span.end - t.span.start == 1);
    if !spaced || one_letter {
        return None;
    }
    sense(|s| match s {
        Sense::Scale(exponent) => Some(*exponent),
        _ => None,
    })(input)
    .ok()
}

/// The noun behind, "of" and an article between them allowed.
fn noun_of<'a>(input: Tokens<'a>, count: &Number) -> Option<(Tokens<'a>, Counted)> {
    let function = |which| opt(sense(move |s: &Sense| (*s == Sense::Function(which)).then_some(())));
    let (rest, of) = function(Function::Of).parse(input).ok()?;
    let (rest, _) = match of {
        Some(()) => function(Function::The).parse(rest).ok()?,
        None => (rest, None),
    };
    noun_behind(rest, count).or_else(|| noun_behind(input, count))
}
