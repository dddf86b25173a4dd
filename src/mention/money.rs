//! Sums of money.

use super::draft::Draft;
use super::{Kind, Mention};
use crate::language::{Function, Scan, Sense, TokenKind, Tokens, punct, sense};
use crate::value::{Currency, Number, Printed, ReadingTable, Unit};
use nom::Parser;
use nom::combinator::opt;

/// "$2.5bn", "USD 500", "20 euros", "three million Iraqi dinars", "5 ملايين دولار".
pub(super) fn read_at(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    if let Some((after, currency)) = currency_before(start) {
        let mut draft = Draft::at(scan, after.from)?;
        // A code before a date or a year is no sum ("the dollar, 2014"): it must touch or be a code.
        draft.start = start;
        // "$5 dollars", "US$5m USD": said twice.
        if let Some((end, again)) = currency_behind(draft.end)
            && again == currency
            && end.first().is_none_or(|t| t.kind != TokenKind::Digits)
        {
            draft.end = end;
        }
        return Some(draft.finish(Kind::Money, Unit::Money(currency), None, table));
    }
    let mut draft = Draft::at(scan, from)?;
    if let Some((end, currency, exponent)) = scaled_code(draft.end) {
        draft.end = end;
        draft.numeral.value = &draft.numeral.value * &Number::power_of_ten(exponent.into());
        let unit = draft.last_digit().saturating_add(i8::try_from(exponent).unwrap_or(i8::MAX));
        draft.numeral.printed = Printed::Count { unit, scaled: true };
        return Some(draft.finish(Kind::Money, Unit::Money(currency), None, table));
    }
    let (end, currency) = currency_behind(draft.end).or_else(|| currency_behind(draft.over_hedge()))?;
    if currency.0 == "pound" && super::quantity::is_weight(start, end) {
        return None;
    }
    draft.end = end;
    if let Some((end, exponent)) = scale_behind_code(draft.end) {
        draft.end = end;
        draft.numeral.value = &draft.numeral.value * &Number::power_of_ten(exponent.into());
        let unit = draft.last_digit().saturating_add(i8::try_from(exponent).unwrap_or(i8::MAX));
        draft.numeral.printed = Printed::Count { unit, scaled: true };
    }
    if let Some((end, hundredths)) = small_change(draft.end).filter(|_| draft.numeral.value.is_integer()) {
        draft.end = end;
        draft.numeral.value = &draft.numeral.value + &hundredths;
        draft.numeral.printed = Printed::Count { unit: -2, scaled: false };
    }
    Some(draft.finish(Kind::Money, Unit::Money(currency), None, table))
}

/// "75 USD million": the scale behind a code.
fn scale_behind_code(input: Tokens<'_>) -> Option<(Tokens<'_>, u8)> {
    let code = input.before().is_some_and(|t| {
        let text = input.text(t);
        text.len() == 3 && text.chars().all(|c| c.is_ascii_uppercase())
    });
    let long = input.first().is_some_and(|t| t.span.end - t.span.start > 3);
    let scale = sense(|s| if let Sense::Scale(e @ 6..) = s { Some(*e) } else { None });
    (code && long).then(|| scale(input).ok())?
}

/// "48.5 MGBP", "20 KEUR": thousands and millions of a code, as accounts set them.
fn scaled_code(input: Tokens<'_>) -> Option<(Tokens<'_>, Currency, u8)> {
    let text = input.first().filter(|t| t.kind == TokenKind::Word).map(|t| input.text(t))?;
    let (letter, code) = text.split_at_checked(1).filter(|_| text.len() == 4)?;
    let exponent = match letter {
        "k" | "K" | "T" => 3,
        "M" => 6,
        _ => return None,
    };
    if !code.chars().all(|c| c.is_ascii_uppercase()) {
        return None;
    }
    let lexicon = input.scan.language.lexicon();
    let entry = lexicon.form(&input.scan.language.fold(code)).entry;
    let found = lexicon.senses(entry).iter().find_map(|s| match s {
        Sense::Currency(currency) => Some(*currency),
        _ => None,
    })?;
    Some((input.skip(1), found, exponent))
}

/// "and forty-five cents", "50 pence" behind the whole units, as a part of one.
fn small_change(input: Tokens<'_>) -> Option<(Tokens<'_>, Number)> {
    let (rest, _) = opt(sense(|s| (*s == Sense::Function(Function::And)).then_some(()))).parse(input).ok()?;
    let (rest, numeral) = rest.numeral().ok()?;
    // "15 dollars 50."
    let bare =
        rest.first().is_none_or(|t| t.kind == TokenKind::Mark && matches!(rest.text(t), "." | "," | ";"));
    let spelt = input.before().is_some_and(|t| t.kind == TokenKind::Word);
    let tens = numeral.value >= Number::from(10) && numeral.value < Number::from(100);
    // "15 dollars and 50.", "thirteen dollars forty-five."
    if bare && spelt && tens && rest.from <= input.from + 4 {
        return numeral.value.checked_div(&Number::from(100)).map(|part| (rest, part));
    }
    let (end, small) = currency(rest)?;
    let hundredth = matches!(small.0, "cent" | "pence" | "penny");
    let fits = numeral.value.is_integer() && numeral.value < Number::from(100);
    (hundredth && fits).then(|| numeral.value.checked_div(&Number::from(100)).map(|part| (end, part)))?
}

fn currency(input: Tokens<'_>) -> Option<(Tokens<'_>, Currency)> {
    sense(|s| match s {
        Sense::Currency(currency) => Some(*currency),
        _ => None,
    })(input)
    .ok()
}

/// A symbol or a code ("US$", "€", "EUR") right before digits.
pub(super) fn currency_before(input: Tokens<'_>) -> Option<(Tokens<'_>, Currency)> {
    // The s of "the fund's $60 million" begins no "S$".
    if input.first().is_some_and(|t| input.text(t) == "s" && !t.space_before) {
        return None;
    }
    let (rest, found) = currency(input)?;
    let last = rest.before()?;
    let text = input.text(last);
    let symbol = last.kind == TokenKind::Mark;
    let code = (2..=3).contains(&text.len()) && text.chars().all(|c| c.is_ascii_uppercase() || c == 's');
    let digits = rest.first().is_some_and(|t| t.kind == TokenKind::Digits);
    (digits && (symbol || code)).then_some((rest, found))
}

/// A name, symbol or code behind the figure, a hyphen between them allowed.
pub(super) fn currency_behind(input: Tokens<'_>) -> Option<(Tokens<'_>, Currency)> {
    let (rest, hyphen) = opt(punct("-‑")).parse(input).ok()?;
    if hyphen.is_some_and(|mark| mark.space_before) {
        return None;
    }
    currency(rest)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ar, en};

    #[test]
    fn english() {
        assert_eq!(en("over $2.5bn in aid"), ["money $2.5bn [2.5bn] more-than = 2500000000 USD"]);
        assert_eq!(en("US$ 40 million"), ["money US$ 40 million [40 million] = 40000000 USD"]);
        assert_eq!(en("about £300 a week"), ["money £300 [300] about = 300 GBP"]);
        assert_eq!(
            en("half a million dollars"),
            ["money half a million dollars [half a million] = 500000 USD"]
        );
        assert_eq!(en("EUR 1,200"), ["money EUR 1,200 [1,200] = 1200 EUR"]);
        assert_eq!(en("600 Iraqi dinars"), ["money 600 Iraqi dinars [600] = 600 IQD"]);
        assert_eq!(
            en("thirteen dollars and forty-five cents"),
            ["money thirteen dollars and forty-five cents [thirteen] = 13.45 USD"]
        );
        assert_eq!(en("a 20-dollar bill"), ["money 20-dollar [20] = 20 USD"]);
    }

    #[test]
    fn arabic() {
        assert_eq!(ar("نحو 5 ملايين دولار"), ["money 5 ملايين دولار [5 ملايين] about = 5000000 USD"]);
        assert_eq!(ar("ألفي دينار عراقي"), ["money ألفي دينار عراقي [ألفي] = 2000 IQD"]);
        assert_eq!(ar("$30 للبرميل"), ["money $30 [30] = 30 USD"]);
        assert_eq!(ar("نصف مليار يورو"), ["money نصف مليار يورو [نصف مليار] = 500000000 EUR"]);
    }
}
