//! Vague quantities ("dozens of soldiers", "بضعة آلاف") and groups ("a dozen", "trio").

use super::draft::{Draft, span_of};
use super::quantity::{counted_at, noun_behind};
use super::{Amount, Counted, Kind, Mention, Value};
use crate::language::{Clitics, Function, Numeral, Scan, Sense, TokenKind, Tokens, sense};
use crate::value::{Interval, Number, Printed, Reading, ReadingTable, Unit};
use nom::Parser;
use nom::combinator::opt;

/// A vague quantity or a group that starts at token `from`.
pub(super) fn read_at(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    group(scan, from, table).or_else(|| vague(scan, from, table))
}

/// "dozens", "several hundred", "tens of thousands of protesters", "عشرات القتلى".
fn vague(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    let (mut after, [low, high]) = sense(|s| match s {
        Sense::Vague(low, high) => Some(table.vague(*low, *high)),
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
    // "Thousands pay respects": without "of" only a determiner ("several") takes a noun.
    let found = definite_noun(after).or_else(|| noun_of(after, &many, high == 0));
    let (end, noun) = found.map_or((after, None), |(end, noun)| (end, Some(noun)));
    Some(Mention {
        span: span_of(start, end),
        figure: span_of(start, after),
        hedge: None,
        tokens: from..end.from,
        kind: if noun.is_some() { Kind::Quantity } else { Kind::Number },
        value: Value::Amount(Amount { noun, ..Amount::bare(reading) }),
    })
}

/// "a dozen", "two dozen eggs", "half a dozen", "a trio of ministers".
fn group(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    let article = |input| opt(sense(|s| (*s == Sense::Function(Function::A)).then_some(()))).parse(input);
    let (after_count, count) = match start.numeral() {
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
    let (end, noun) =
        noun_of(after, &numeral.value, false).map_or((after, None), |(end, noun)| (end, Some(noun)));
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

/// The noun behind, "of" and an article between them allowed; `strict` asks for the "of".
fn noun_of<'a>(input: Tokens<'a>, count: &Number, strict: bool) -> Option<(Tokens<'a>, Counted)> {
    let function = |which| opt(sense(move |s: &Sense| (*s == Sense::Function(which)).then_some(())));
    let (rest, of) = function(Function::Of).parse(input).ok()?;
    let (rest, _) = match of {
        Some(()) => function(Function::The).parse(rest).ok()?,
        None => (rest, None),
    };
    let behind = |at| noun_behind(at, count);
    match of {
        Some(()) => behind(rest).or_else(|| behind(input)),
        // "ثلاثة من الجنود" is a noun phrase of its own kind and brings its "of".
        None if strict => None,
        None => behind(input),
    }
}

/// "عشرات القتلى": the vague word governs a definite noun.
fn definite_noun(input: Tokens<'_>) -> Option<(Tokens<'_>, Counted)> {
    let definite = input.first().is_some_and(|t| t.clitics.has(Clitics::THE) && !t.clitics.has(Clitics::AND));
    let noun = input.head_senses().any(|(s, _)| matches!(s, Sense::Noun(_)));
    (definite && noun).then(|| (input.skip(1), counted_at(input.scan, input.from)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ar, en};

    #[test]
    fn english() {
        assert_eq!(en("Thousands pay respects"), ["number Thousands [Thousands] = 2000.."]);
        assert_eq!(en("dozens of soldiers"), ["quantity dozens of soldiers [dozens] = 20.. soldier"]);
        assert_eq!(
            en("several hundred homes"),
            ["quantity several hundred homes [several hundred] = 300..900 home"]
        );
        assert_eq!(
            en("tens of thousands marched"),
            ["number tens of thousands [tens of thousands] = 20000.."]
        );
        assert_eq!(en("two dozen eggs"), ["quantity two dozen eggs [two dozen] = 24 egg"]);
        assert_eq!(en("half a dozen ships"), ["quantity half a dozen ships [half a dozen] = 6 ship"]);
        assert_eq!(en("a trio of ministers"), ["quantity a trio of ministers [a trio] = 3 minister"]);
    }

    #[test]
    fn arabic() {
        assert_eq!(ar("عشرات القتلى"), ["quantity عشرات القتلى [عشرات] = 20.. قتيل"]);
        assert_eq!(ar("بضعة آلاف"), ["number بضعة آلاف [بضعة آلاف] = 3000..9000"]);
        assert_eq!(
            ar("عشرات الآلاف من المتظاهرين"),
            ["quantity عشرات الآلاف من المتظاهرين [عشرات الآلاف] = 20000.. متظاهر"]
        );
    }
}
