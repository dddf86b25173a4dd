//! English years by themselves.

use super::{counts_what_follows, led_in};
use crate::language::times::{DASHES, ascii, before, era, folded, maybe, no, one_of, year};
use crate::language::{Cue, Res, Sense, TokenKind, Tokens, punct, sense};
use crate::value::time::{Calendar, DateExpr};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// "nineteen ninety-six", "twenty ten".
pub(super) fn year_in_words(input: Tokens<'_>) -> Res<'_, i32> {
    let small = |i| {
        sense(|s| match s {
            Sense::Cardinal(n) => Some(*n),
            _ => None,
        })(i)
    };
    let (rest, hundreds) = small(input)?;
    // "nineteen oh-six"
    let oh = |i| {
        let (rest, _) = one_of(&["oh", "o"])(i)?;
        let (rest, _) = opt(punct("-'’")).parse(rest)?;
        small(rest)
    };
    if let (Ok((after, ones @ 1..=9)), 17..=20, Ok(hundreds)) = (oh(rest), hundreds, i32::try_from(hundreds))
    {
        return i32::try_from(ones).map_or_else(|_| no(), |ones| Ok((after, hundreds * 100 + ones)));
    }
    let (rest, tens) = small(rest)?;
    let (rest, ones) = match tens {
        20.. if tens % 10 == 0 => maybe(rest, |i| match small(opt(punct("-")).parse(i)?.0)? {
            (rest, n @ 1..=9) => Ok((rest, n)),
            _ => no(),
        }),
        _ => (rest, None),
    };
    let year = hundreds * 100 + tens + ones.unwrap_or(0);
    match i32::try_from(year) {
        Ok(year) if (17..=20).contains(&hundreds) && tens >= 10 => Ok((rest, year)),
        _ => no(),
    }
}

/// "A.D. 1000"
fn after_era(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, calendar) = era(input)?;
    let (rest, year) = year(rest)?;
    Ok((rest, DateExpr { year: Some(year), calendar, ..DateExpr::default() }))
}

/// A year with or without its era.
pub(super) fn bare_year(input: Tokens<'_>) -> Res<'_, DateExpr> {
    if let Ok(read) = after_era(input) {
        return Ok(read);
    }
    let (rest, year) = alt((year, year_in_words)).parse(input)?;
    let (rest, calendar) = maybe(rest, era);
    Ok((rest, DateExpr { year: Some(year), calendar: calendar.unwrap_or_default(), ..DateExpr::default() }))
}

/// The same where no noun behind it is counted by it.
pub(super) fn sure_bare_year(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, date) = bare_year(input)?;
    if counts_what_follows(rest) { no() } else { Ok((rest, date)) }
}

/// A year by itself, where the words about it show that it is one.
pub(super) fn year_alone(input: Tokens<'_>) -> Res<'_, DateExpr> {
    if let Ok(read) = after_era(input) {
        return Ok(read);
    }
    let (rest, mut date) = bare_year(input)?;
    let said = date.year.unwrap_or(0);
    let in_words = input.first().is_some_and(|t| t.kind == TokenKind::Word);
    let marked =
        date.calendar == Calendar::Hijri || !in_words && before(rest, 1) != ascii(input).unwrap_or_default();
    // "in 1634," and "in 1634 at", but not "in 1200 homes": older years end their phrase.
    let grammar =
        rest.head_senses().any(|(s, _)| matches!(s, Sense::Function(_) | Sense::Cue(Cue::AfterEvent)));
    let ends = rest.first().is_none_or(|t| match t.kind {
        TokenKind::Mark => !DASHES.contains(rest.text(t)),
        _ => grammar,
    });
    let old = (1000..1700).contains(&said) && said % 100 != 0 && before(input, 1) == "in" && ends;
    let ahead = (2100..2200).contains(&said) && before(input, 1) == "by" && ends;
    let likely = (1700..2100).contains(&said) || old || ahead || before(input, 1) == "year";
    let next = folded(rest, 0);
    let bracketed = before(input, 1) == "(" && next == ")";
    let listed =
        matches!(before(input, 1).as_ref(), "and" | "or" | ",") && is_year(before(input, 2).as_ref());
    let attribute = before(input, 1) == "the"
        && rest.first().is_some_and(|t| t.kind == TokenKind::Word && t.space_before);
    // "In 2014 voters …": what opens a sentence is a year even before a plural.
    let opens = led_in(input)
        && input.from.checked_sub(1).and_then(|i| input.scan.tokens.get(i)).is_some_and(|t| t.capital);
    let fraction = rest.first().is_some_and(|t| {
        !t.space_before
            && matches!(rest.text(t), "-" | "/" | "–")
            && rest.get(1).is_some_and(|n| !n.space_before)
    });
    let scaled = matches!(
        next.as_ref(),
        "million" | "billion" | "thousand" | "percent" | "per" | "dollars" | "euros" | "pounds"
    );
    let placed = led_in(input) || bracketed || listed || attribute;
    // "from 2014 to 2020 soldiers": the second figure's noun is the first one's too.
    let shared = |i: Tokens<'_>| year(i.skip(1)).is_ok_and(|(after, _)| counts_what_follows(after));
    let counted = !opens
        && (counts_what_follows(rest) || (matches!(next.as_ref(), "to" | "and" | "-" | "–") && shared(rest)));
    // What is no amount by its hedge, unit or noun is a year: "the 2007 novel", "fiscal 1987".
    let measured = rest.head_senses().any(|(s, _)| {
        matches!(s, Sense::Unit(_) | Sense::Currency(_) | Sense::Percent | Sense::Scale(_) | Sense::Grain(_))
    });
    let plain = in_words || (1900..=2060).contains(&said);
    // "its 1986 operations", "the fiscal year 2004 budgets": round figures count, the others don't.
    let owner = matches!(before(input, 1).as_ref(), "its" | "his" | "her" | "their" | "our" | "the" | "s");
    let owned =
        plain && said % 100 != 0 && owner || matches!(before(input, 1).as_ref(), "year" | "years" | "fiscal");
    let counted = counted && !owned;
    let bare = plain && !hedged(input) && !measured && !after_currency(input);
    date.of_name = !marked && !placed;
    if marked || likely && (placed || bare) && !counted && !scaled && !fraction {
        Ok((rest, date))
    } else {
        no()
    }
}

fn hedged(input: Tokens<'_>) -> bool {
    (1..=4.min(input.from)).any(|back| {
        let start = input.scan.slice(input.from - back, input.from);
        sense(|s| matches!(s, Sense::Hedge(..)).then_some(()))(start).is_ok_and(|(rest, ())| rest.is_empty())
    })
}

fn after_currency(input: Tokens<'_>) -> bool {
    input.from.checked_sub(1).is_some_and(|i| {
        let before = input.scan.slice(i, input.from);
        before
            .head_senses()
            .any(|(s, _)| matches!(s, Sense::Currency(_) | Sense::Minus | Sense::NotFigure(_)))
            || matches!(before.text_at(0), "#" | "-" | "–" | "+" | "." | "/")
    })
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}
