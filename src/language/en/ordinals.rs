//! English ordinals ("third", "21st", "twenty-second") and fractions ("two-thirds").

use super::numerals::tens;
use crate::language::{Cue, Function, Res, Sense, TokenKind, Tokens, digits, punct, sense, word};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

fn no<'a, T>() -> Res<'a, T> {
    Err(nom::Err::Error(()))
}

/// See [`crate::language::Language::ordinal`].
pub(super) fn ordinal(input: Tokens<'_>) -> Res<'_, u32> {
    let (rest, number) = alt((suffixed, hundreds, compound, plain)).parse(input)?;
    // "two thirds", "a third", "a third of": fractions.
    if rest.from == input.from + 1 && is_fraction_here(input, rest) {
        return no();
    }
    if number <= 2 && input.first().is_some_and(|t| t.kind == TokenKind::Word) && !places(input, rest) {
        return no();
    }
    Ok((rest, number))
}

/// "21st", "3rd"
fn suffixed(input: Tokens<'_>) -> Res<'_, u32> {
    let (rest, token) = digits(input)?;
    let suffix = rest.first().filter(|t| !t.space_before && t.kind == TokenKind::Word);
    let text = suffix.map(|t| rest.text(t).to_ascii_lowercase()).unwrap_or_default();
    if !matches!(text.as_str(), "st" | "nd" | "rd" | "th") {
        return no();
    }
    match input.text(token).parse() {
        Ok(number) => Ok((rest.skip(1), number)),
        Err(_) => no(),
    }
}

/// "one hundred and third", "two hundredth"
fn hundreds(input: Tokens<'_>) -> Res<'_, u32> {
    let small = sense(|s| match s {
        Sense::Cardinal(n @ 1..=99) => Some(*n),
        _ => None,
    });
    let (rest, count) = small(input)?;
    if let Ok((after, unit @ (100 | 1000 | 1_000_000))) = plain(rest) {
        return count.checked_mul(unit).map_or_else(no, |n| Ok((after, n)));
    }
    let (rest, ()) = sense(|s| (*s == Sense::Scale(2)).then_some(()))(rest)?;
    let (rest, _) = opt(sense(|s| (*s == Sense::Function(Function::And)).then_some(()))).parse(rest)?;
    let (rest, tail) = alt((compound, plain)).parse(rest)?;
    Ok((rest, count * 100 + tail))
}

/// "twenty-first"
fn compound(input: Tokens<'_>) -> Res<'_, u32> {
    let tens = sense(|s| match s {
        Sense::Cardinal(n @ 20..=90) => Some(*n),
        _ => None,
    });
    let (rest, tens) = tens(input)?;
    let (rest, _) = opt(punct("-‑")).parse(rest)?;
    match plain(rest)? {
        (rest, unit @ 1..=9) => Ok((rest, tens + unit)),
        _ => no(),
    }
}

fn plain(input: Tokens<'_>) -> Res<'_, u32> {
    sense(|s| match s {
        Sense::Ordinal(n) => Some(*n),
        _ => None,
    })(input)
}

/// Whether an ordinal word is the denominator of a fraction here: after a count or
/// "a", with no noun behind it.
fn is_fraction_here(input: Tokens<'_>, rest: Tokens<'_>) -> bool {
    let denominator = input.head_senses().any(|(s, _)| matches!(s, Sense::Fraction(..)));
    let Some(before) = input.from.checked_sub(1) else { return false };
    let before = input.scan.slice(before, input.from);
    let counted = before.head_senses().any(|(s, _)| matches!(s, Sense::Cardinal(_)));
    let article = before.head_senses().any(|(s, _)| *s == Sense::Function(Function::A));
    let hyphen = before.first().is_some_and(|t| input.text(t) == "-");
    let _ = hyphen;
    denominator && (counted || (article && !noun_behind(rest)))
}

/// "first" and "second" are adverbs and time units too; they count a place after a
/// determiner or before a noun.
fn places(input: Tokens<'_>, rest: Tokens<'_>) -> bool {
    let before = input.from.checked_sub(1).map(|i| input.scan.slice(i, input.from));
    let determined = before.is_some_and(|b| {
        let possessive = b.first().is_some_and(|t| b.text(t) == "s");
        let hyphen = b.first().is_some_and(|t| b.text(t) == "-");
        possessive
            || hyphen
            || b.head_senses().any(|(s, _)| {
                matches!(s, Sense::Function(Function::The | Function::Their | Function::A | Function::Of))
            })
    });
    let known = |s: &Sense| matches!(s, Sense::Noun(_) | Sense::Quality(..) | Sense::Grain(_));
    determined || rest.head_senses().any(|(s, _)| known(s))
}

/// A noun, an adjective or an unknown word, which makes the word before it a modifier.
fn noun_behind(rest: Tokens<'_>) -> bool {
    let Some(token) = rest.first().filter(|t| t.kind == TokenKind::Word) else { return false };
    let mut senses = rest.head_senses().peekable();
    if senses.peek().is_none() {
        // Unknown: "a third lawsuit" but not "a third voted".
        return !rest.text(token).ends_with("ed");
    }
    senses.any(|(s, _)| matches!(s, Sense::Noun(_) | Sense::Quality(..) | Sense::Grain(_)))
}

/// See [`crate::language::Language::fraction`].
pub(super) fn fraction(input: Tokens<'_>) -> Res<'_, (u32, u32)> {
    alt((several, half, over)).parse(input)
}

fn whole(input: Tokens<'_>) -> Res<'_, u32> {
    let (rest, read) = super::numerals::numeral(input)?;
    let small = read.value.to_i64().and_then(|n| u32::try_from(n).ok()).filter(|n| *n <= 10_000);
    match small {
        Some(n) if read.value.is_integer() => Ok((rest, n)),
        _ => no(),
    }
}

/// "one over twenty", "1 over 3": one divided by a number that counts nothing.
fn over(input: Tokens<'_>) -> Res<'_, (u32, u32)> {
    if word("over")(input.skip(1)).is_err() {
        return no();
    }
    let named = sense(|s| (*s == Sense::Cardinal(1)).then_some(()))(input).is_ok();
    if !named && input.text_at(0) != "1" {
        return no();
    }
    let rest = input.skip(1);
    let (rest, _) = word("over")(rest)?;
    // "one over one over …" is none, however long it goes on.
    if word("over")(rest.skip(1)).is_ok() {
        return no();
    }
    let (rest, under) = whole(rest)?;
    let ends =
        rest.first().is_none_or(|t| t.kind == TokenKind::Mark && matches!(rest.text(t), "." | "," | ";"));
    if ends && under > 1 { Ok((rest, (1, under))) } else { no() }
}

/// A count of parts, whatever stands behind: "a third", "twenty-three fifths".
pub(super) fn parts(input: Tokens<'_>) -> Res<'_, (u32, u32)> {
    let article = sense(|s| (*s == Sense::Function(Function::A)).then_some(1));
    let (rest, over) = alt((tens, article)).parse(input)?;
    let (denominator, _) = opt(punct("-‑")).parse(rest)?;
    if let Ok((rest, under)) = long_denominator(denominator, over) {
        return Ok((rest, (over, under)));
    }
    let (rest, under) = sense(|s| match s {
        Sense::Fraction(1, under) => Some(u32::from(*under)),
        _ => None,
    })(denominator)?;
    let plural = denominator.first().is_some_and(|t| denominator.text(t).ends_with('s'));
    if over == 0 || over > 1 && !plural { no() } else { Ok((rest, (over, under))) }
}

/// "twenty-fifth" behind "one", "twenty-fifths" behind more, "a hundred and fifth".
fn long_denominator(input: Tokens<'_>, over: u32) -> Res<'_, u32> {
    let several = |i| {
        let (rest, tens) = sense(|s| match s {
            Sense::Cardinal(n @ 20..=90) if n % 10 == 0 => Some(*n),
            _ => None,
        })(i)?;
        let (rest, _) = opt(punct("-‑")).parse(rest)?;
        let plural = rest.first().is_some_and(|t| rest.text(t).ends_with('s'));
        match sense(|s| if let Sense::Fraction(1, n @ 3..=9) = s { Some(u32::from(*n)) } else { None })(rest)?
        {
            (rest, unit) if plural => Ok((rest, tens + unit)),
            _ => no(),
        }
    };
    if over > 1 {
        return several(input);
    }
    let (rest, under) = alt((hundreds, compound)).parse(input)?;
    // "a twenty-first birthday", "one twenty-fifth floor": what follows is counted.
    let ends = rest.first().is_none_or(|t| t.kind == TokenKind::Mark);
    if ends || is_partitive(rest) { Ok((rest, under)) } else { no() }
}

/// "a third", "one-third", "three quarters"
fn several(input: Tokens<'_>) -> Res<'_, (u32, u32)> {
    let (rest, (over, under)) = parts(input)?;
    // "a third round", "one second", "a half hour": the noun makes it something else.
    let modifies = noun_behind(rest) && over == 1 && !is_partitive(rest);
    let hyphen = rest.first().is_some_and(|t| !t.space_before && rest.text(t) == "-");
    // "two halves" are of a match, "five quarters" of years.
    let whole = over >= under && (matches!(under, 2 | 4) || over.is_multiple_of(under));
    if whole || modifies || hyphen || is_scale(rest) {
        return no();
    }
    Ok((rest, (over, under)))
}

/// Bare "half"; not "second half", "half-time", "half a million", "half an hour".
fn half(input: Tokens<'_>) -> Res<'_, (u32, u32)> {
    let singular = input.first().is_some_and(|t| !input.text(t).ends_with('s'));
    let (rest, ()) = sense(|s| (*s == Sense::Fraction(1, 2)).then_some(()))(input)?;
    let before = input.from.checked_sub(1).map(|i| input.scan.slice(i, input.from));
    let counted = before.is_some_and(|b| {
        let joined = b.first().is_some_and(|t| b.text(t) == "-");
        joined
            || b.head_senses().any(|(s, _)| {
                matches!(
                    s,
                    Sense::Ordinal(_)
                        | Sense::Function(Function::The | Function::This | Function::A | Function::And)
                        | Sense::Direction(_)
                        | Sense::Cue(Cue::PreviousOf)
                )
            })
    });
    let hyphen = rest.first().is_some_and(|t| !t.space_before && rest.text(t) == "-");
    let article = rest.head_senses().any(|(s, _)| *s == Sense::Function(Function::A));
    let time = rest.head_senses().any(|(s, _)| matches!(s, Sense::Grain(_)))
        || (article
            && rest.skip(1).head_senses().any(|(s, _)| matches!(s, Sense::Grain(_) | Sense::Group(_))));
    if !singular || counted || hyphen || time || is_scale(rest) || (article && is_scale(rest.skip(1))) {
        return no();
    }
    Ok((rest, (1, 2)))
}

fn is_partitive(rest: Tokens<'_>) -> bool {
    rest.head_senses().any(|(s, _)| *s == Sense::Function(Function::Of))
}

fn is_scale(rest: Tokens<'_>) -> bool {
    rest.head_senses().any(|(s, _)| matches!(s, Sense::Scale(_)))
}
