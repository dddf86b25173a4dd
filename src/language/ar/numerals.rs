//! Arabic cardinals, in digits, words and both.
//!
//! The parts of a number are joined by و, units before tens ("ثلاثة وعشرون"),
//! and a scale stands right behind its count ("ثلاثة ملايين").

use crate::document::Lang;
use crate::language::{Clitics, Numeral, Res, Sense, TokenKind, Tokens, figure_at, sense, word};
use crate::value::{Number, Printed};
use nom::Parser;
use nom::branch::alt;

/// One joined part of a number and the exponent of its scale (0 without one).
struct Part {
    count: Numeral,
    scale: u8,
}

/// "2500", "3 آلاف", "30 ألفا و331", "ألفان وخمسمئة", "ثلاثة ملايين ونصف المليون".
pub(super) fn numeral(input: Tokens<'_>) -> Res<'_, Numeral> {
    if is_monday(input) {
        return Err(nom::Err::Error(()));
    }
    if let Ok(read) = share_of_scale(input) {
        return Ok(read);
    }
    let (mut rest, first) = part(input)?;
    let in_digits = input.first().is_some_and(|t| t.kind == TokenKind::Digits);
    if in_digits && first.scale == 0 {
        return Ok((rest, first.count));
    }
    let unit_of = |part: &Part| match part.count.printed {
        Printed::Count { unit, .. } => unit.saturating_add(i8::try_from(part.scale).unwrap_or(i8::MAX)),
        _ => 0,
    };
    let power = |scale: u8| Number::power_of_ten(scale.into());
    let mut unit = unit_of(&first);
    let mut total = &first.count.value * &power(first.scale);
    let other = first.count.other.as_ref().map(|other| other * &power(first.scale));
    let scaled = first.scale > 0;
    let mut last = first.scale;
    while last > 0 {
        let Ok((joined, ())) = and(rest) else { break };
        if let Ok((after, (over, under))) = fraction_of(joined, last) {
            let share = Number::ratio(over.into(), under.into()).unwrap_or(Number::ZERO);
            total = &total + &(&share * &power(last));
            unit = i8::try_from(last).unwrap_or(i8::MAX).saturating_sub(2);
            rest = after;
            break;
        }
        let Ok((after, next)) = part(joined) else { break };
        let value = &next.count.value * &power(next.scale);
        // What is joined must fit below the scale before it, or it is another number.
        if next.scale >= last || value >= power(last) {
            break;
        }
        unit = unit_of(&next);
        total = &total + &value;
        (rest, last) = (after, next.scale);
    }
    Ok((rest, Numeral { value: total, printed: Printed::Count { unit, scaled }, other }))
}

fn part(input: Tokens<'_>) -> Res<'_, Part> {
    alt((dual_scale, counted_scale, bare_scale)).parse(input)
}

fn dual_scale(input: Tokens<'_>) -> Res<'_, Part> {
    let dual = |s: &Sense| match s {
        Sense::DualScale(exponent) => Some(*exponent),
        _ => None,
    };
    let (rest, scale) = sense(dual)(input)?;
    Ok((rest, Part { count: whole(2), scale }))
}

fn counted_scale(input: Tokens<'_>) -> Res<'_, Part> {
    let (rest, count) = alt((with_point, figure, group)).parse(input)?;
    match scale(rest) {
        Ok((after, exponent)) if exponent >= 3 && !has_and(rest) => {
            Ok((after, Part { count, scale: exponent }))
        }
        _ => Ok((rest, Part { count, scale: 0 })),
    }
}

/// "ألف", "مليون" without a count is one of it; plurals alone ("آلاف") are vague, not this.
fn bare_scale(input: Tokens<'_>) -> Res<'_, Part> {
    let (rest, exponent) = scale(input)?;
    let word = input.first().map(|t| input.language().fold(input.text(t)).into_owned()).unwrap_or_default();
    let plural = ["الاف", "ملايين", "مليارات", "بلايين", "الوف", "تريليونات"].iter().any(|p| word.ends_with(p));
    if plural {
        return Err(nom::Err::Error(()));
    }
    // "ألفا ريال" is the dual in construct, "بلغ ألفا وخمسمئة" the accusative of one.
    // and «مليارا للطرق» too: what is counted takes no preposition.
    let free = rest.first().is_some_and(|t| !t.clitics.has(Clitics::TO) && !t.clitics.has(Clitics::BY));
    let construct = word.ends_with('ا')
        && free
        && !has_and(rest)
        && rest.head_senses().any(|(s, _)| matches!(s, Sense::Noun(_) | Sense::Currency(_) | Sense::Unit(_)));
    let mut count = whole(if construct { 2 } else { 1 });
    count.other = construct.then_some(Number::ONE);
    Ok((rest, Part { count, scale: exponent }))
}

/// "1 فاصلة 5", "واحد فاصلة خمسة": digits behind the spoken point.
fn with_point(input: Tokens<'_>) -> Res<'_, Numeral> {
    let (rest, whole) = alt((figure, group)).parse(input)?;
    let (rest, _) = alt((word("فاصله"), word("فاصل"))).parse(rest)?;
    let (rest, decimals) = alt((figure, group)).parse(rest)?;
    let places = i8::try_from(decimals.value.to_string().len()).ok().filter(|n| (1..=6).contains(n));
    let fits = whole.value.is_integer() && decimals.value.is_integer() && !decimals.value.is_negative();
    match (places, Number::parse_decimal(&format!("{}.{}", whole.value, decimals.value))) {
        (Some(places), Some(value)) if fits => {
            let printed = Printed::Count { unit: -places, scaled: false };
            Ok((rest, Numeral { value, printed, other: None }))
        }
        _ => Err(nom::Err::Error(())),
    }
}

fn figure(input: Tokens<'_>) -> Res<'_, Numeral> {
    figure_at(input, Lang::Ar)
}

/// Number words below a thousand: hundreds, then units and tens.
fn group(input: Tokens<'_>) -> Res<'_, Numeral> {
    let (mut rest, first) = simple(input)?;
    let mut total = first;
    let mut last = first;
    while let Ok((joined, ())) = and(rest) {
        let Ok((after, next)) = simple(joined) else { break };
        let below_hundred = last >= 100 && next < 100;
        let tens_of_unit = last < 10 && (20..100).contains(&next) && next % 10 == 0;
        // A count of a scale that is joined ("مئة وألف") starts a part of its own.
        if !(below_hundred || tens_of_unit) || scale(joined).is_ok_and(|(_, e)| e >= 3) {
            break;
        }
        total += next;
        (rest, last) = (after, next);
    }
    Ok((rest, whole(total)))
}

/// One number word, teens ("ثلاثة عشر") and open hundreds ("ثلاث مئة") included.
fn simple(input: Tokens<'_>) -> Res<'_, u32> {
    let hundred = |input| scale(input).ok().filter(|(_, exponent)| *exponent == 2);
    if let Some((rest, _)) = hundred(input) {
        return Ok((rest, 100));
    }
    let (rest, number) = cardinal(input)?;
    if number < 10 && !has_and(rest) {
        if let Ok((after, 10)) = cardinal(rest) {
            return Ok((after, number + 10));
        }
        if let Some((after, _)) = hundred(rest) {
            return Ok((after, number * 100));
        }
    }
    Ok((rest, number))
}

fn cardinal(input: Tokens<'_>) -> Res<'_, u32> {
    // "تسعى" (seeks) is not nine with a pronoun; "ثلاثتهم" is three.
    let mine = |t: &crate::language::Token| {
        t.phrase_len == 0
            && t.clitics.has(Clitics::OWNER)
            && input.language().fold(input.text(t)).ends_with('ي')
    };
    if input.first().is_some_and(mine) {
        return Err(nom::Err::Error(()));
    }
    sense(|s| match s {
        Sense::Cardinal(n) => Some(*n),
        _ => None,
    })(input)
}

fn scale(input: Tokens<'_>) -> Res<'_, u8> {
    sense(|s| match s {
        Sense::Scale(exponent) => Some(*exponent),
        _ => None,
    })(input)
}

/// "الاثنين" is Monday, unless it stands behind the two things it counts.
fn is_monday(input: Tokens<'_>) -> bool {
    let two = input.head_senses().any(|(s, _)| *s == Sense::Cardinal(2));
    let definite = |t: &crate::language::Token| t.clitics.has(Clitics::THE);
    let behind_noun = input.from.checked_sub(1).is_some_and(|i| {
        let before = input.scan.slice(i, input.from);
        before.first().is_some_and(definite) && before.head_senses().any(|(s, _)| matches!(s, Sense::Noun(_)))
    });
    // «الاثني عشر»: twelve.
    let teen = input.skip(1).head_senses().any(|(s, _)| *s == Sense::Cardinal(10));
    two && input.first().is_some_and(definite) && !behind_noun && !teen
}

/// "نصف مليون", "ربع مليار", "ثلاثة أرباع المليون"
fn share_of_scale(input: Tokens<'_>) -> Res<'_, Numeral> {
    let fail = nom::Err::Error(());
    let fraction = |input| {
        sense(|s| match s {
            Sense::Fraction(over, under) => Some((u32::from(*over), u32::from(*under))),
            _ => None,
        })(input)
    };
    let (rest, (over, under)) = match (cardinal(input), fraction(input)) {
        // "اثنا عشر مليونا" is twelve million, not two tenths of one.
        (Ok((rest, count @ 2..=9)), _) if cardinal(rest).is_err() && !has_and(rest) => {
            let (rest, (_, under)) = fraction(rest)?;
            (rest, (count, under))
        }
        (Err(_), Ok(read)) => read,
        _ => return Err(fail),
    };
    match scale(rest) {
        Ok((after, exponent @ 3..)) if !has_and(rest) => {
            let share = Number::ratio(over.into(), under.into()).ok_or(fail)?;
            let unit =
                i8::try_from(exponent).unwrap_or(i8::MAX).saturating_sub(if under == 4 { 2 } else { 1 });
            let printed = Printed::Count { unit, scaled: true };
            Ok((
                after,
                Numeral { value: &share * &Number::power_of_ten(exponent.into()), printed, other: None },
            ))
        }
        _ => Err(fail),
    }
}

/// "نصف المليون" or plain "نصف" behind a scale.
fn fraction_of(input: Tokens<'_>, last: u8) -> Res<'_, (u16, u16)> {
    let (rest, fraction) = sense(|s| match s {
        Sense::Fraction(over, under @ 2..=4) => Some((*over, *under)),
        _ => None,
    })(input)?;
    match scale(rest) {
        Ok((after, exponent)) if exponent == last => Ok((after, fraction)),
        _ => Ok((rest, fraction)),
    }
}

fn has_and(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|t| t.clitics.has(Clitics::AND))
}

/// A و glued to the next word, or standing before digits as a token of its own.
fn and(input: Tokens<'_>) -> Res<'_, ()> {
    match input.first() {
        Some(t) if t.clitics.has(Clitics::AND) => Ok((input, ())),
        Some(t) if t.kind == TokenKind::Word && input.text(t) == "و" => Ok((input.skip(1), ())),
        _ => Err(nom::Err::Error(())),
    }
}

fn whole(value: u32) -> Numeral {
    let zeros = (1..9).take_while(|e| value != 0 && value.is_multiple_of(10u32.pow(*e))).last().unwrap_or(0);
    let unit = i8::try_from(zeros).unwrap_or(0);
    Numeral { value: i64::from(value).into(), printed: Printed::Count { unit, scaled: false }, other: None }
}

#[cfg(test)]
mod tests {
    use crate::document::{Lang, Span};
    use crate::language::{of, scan};

    fn read(text: &str) -> Option<(String, String)> {
        let scan = scan(text, Span::new(0, text.len()), of(Lang::Ar));
        let (rest, numeral) = of(Lang::Ar).numeral(scan.tokens()).ok()?;
        let left = rest.first().map_or("", |t| &text[t.span.start as usize..]);
        Some((numeral.value.to_string(), left.to_owned()))
    }

    #[test]
    fn words_digits_and_mixtures() {
        for (text, value) in [
            ("سبعة", "7"),
            ("ثلاثة وعشرون", "23"),
            ("أحد عشر", "11"),
            ("ثلاث عشرة", "13"),
            ("مئة وخمسة", "105"),
            ("ثلاثمائة وخمسة وأربعين", "345"),
            ("ثلاث مئة", "300"),
            ("ألفان وخمسمئة", "2500"),
            ("ألف ومئتين وخمسين", "1250"),
            ("خمسة وعشرين ألفا", "25000"),
            ("ثلاثة ملايين ونصف المليون", "3500000"),
            ("مليون ونصف", "1500000"),
            ("مليونا ومئتي ألف", "1200000"),
            ("3 آلاف", "3000"),
            ("٣ آلاف", "3000"),
            ("2.5 مليار", "2500000000"),
            ("30 ألفا و331", "30331"),
        ] {
            assert_eq!(read(text), Some((value.into(), String::new())), "{text}");
        }
    }

    #[test]
    fn reading_stops_where_the_number_does() {
        assert_eq!(read("خمسة وستة"), Some(("5".into(), "وستة".into())));
        assert_eq!(read("40 و50"), Some(("40".into(), "و50".into())));
        assert_eq!(read("ثلاثين جنديا"), Some(("30".into(), "جنديا".into())));
        assert_eq!(read("آلاف الجنود"), None);
    }
}
