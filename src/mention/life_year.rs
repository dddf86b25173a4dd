//! Ages told by the year of life: «في الثلاثين من العمر», «ابنة الخامسة والعشرين», «في سن
//! السادسة عشرة», «وهو في الثانية والعشرين».

use super::age::mark;
use super::draft::Draft;
use super::{Kind, Mention, Value};
use crate::language::{Clitics, Cue, Function, Numeral, Scan, Sense, Side, TokenKind, Tokens, sense};
use crate::value::time::Grain;
use crate::value::{Interval, Number, Printed, ReadingTable, Unit};

/// The oldest that anybody is.
const OLDEST: u32 = 115;
/// Below this an hour of the day or a place in a list may be meant.
const CHILD: u32 = 5;

/// The year of life that starts at token `from`. Who is "in the thirtieth year" may be 29 or 30.
pub(super) fn read_at(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    let (after, year) = year(start)?;
    let end = mark(after, Side::After).or_else(|| grain(after)).unwrap_or(after);
    let marked = mark(after, Side::After).is_some();
    let bare = end.from > after.from || !counts(after);
    if !(marked || bare && led(scan, from, year)) || year > OLDEST {
        return None;
    }
    let value = Number::from(i64::from(year));
    let numeral =
        Numeral { value: value.clone(), printed: Printed::Count { unit: 0, scaled: false }, other: None };
    let draft = Draft { start, figure: start, after_figure: after, end, numeral, hedge: None };
    let mut mention = draft.finish(Kind::Age, Unit::Time(Grain::Year), None, table);
    if let Value::Amount(amount) = &mut mention.value
        && amount.hedge.is_none()
    {
        amount.reading.plain = Interval::closed(&value - &Number::ONE, value);
        amount.reading.lenient = amount.reading.plain.clone();
    }
    Some(mention)
}

/// A definite feminine ordinal or a definite round number: the year of a life is feminine.
fn year(input: Tokens<'_>) -> Option<(Tokens<'_>, u32)> {
    let head = input.first().filter(|t| t.kind == TokenKind::Word && t.clitics.has(Clitics::THE))?;
    let feminine = input.language().fold(input.text(head)).ends_with('ه');
    if let Ok((rest, year)) = input.language().ordinal(input)
        && feminine
    {
        return Some((rest, year));
    }
    let tens = sense(|s| match s {
        Sense::Cardinal(n @ 20..=90) if n % 10 == 0 => Some(*n),
        _ => None,
    });
    tens(input).ok()
}

/// «الثلاثين عاما», «الثلاثين ربيعا»
fn grain(input: Tokens<'_>) -> Option<Tokens<'_>> {
    let years = |s: &Sense| matches!(s, Sense::Grain(Grain::Year)).then_some(());
    sense(years)(input).ok().map(|(rest, ())| rest)
}

/// «ذات العشرين طابقا»: something else is counted.
fn counts(rest: Tokens<'_>) -> bool {
    let noun = |s: &Sense| matches!(s, Sense::Noun(_) | Sense::Unit(_) | Sense::Grain(_) | Sense::Scale(_));
    rest.first().is_some_and(|t| t.clitics == Clitics::NONE)
        && (rest.head_senses().any(|(s, _)| noun(s))
            || rest.first().is_some_and(|t| {
                let word = rest.language().fold(rest.text(t));
                t.entry == Default::default() && word.chars().count() > 3 && word.ends_with('ا')
            }))
}

/// Words before the figure that make it an age.
fn led(scan: &Scan<'_>, from: usize, year: u32) -> bool {
    let back = |n: usize, test: &dyn Fn(&Sense) -> bool| {
        from.checked_sub(n).is_some_and(|at| scan.slice(at, at + 1).head_senses().any(|(s, _)| test(s)))
    };
    let aged = (1..=3.min(from))
        .any(|n| mark(scan.slice(from - n, from), Side::Before).is_some_and(Tokens::is_empty));
    let has = back(1, &|s| *s == Sense::Cue(Cue::Having)) && year >= CHILD;
    let someone =
        |s: &Sense| matches!(s, Sense::Function(Function::He | Function::She) | Sense::Cue(Cue::Amounting));
    let within = back(1, &|s| *s == Sense::Function(Function::In)) && back(2, &someone) && year > CHILD;
    aged || has || within
}

#[cfg(test)]
mod tests {
    use super::super::tests::ar;

    #[test]
    fn arabic() {
        assert_eq!(ar("خلف أباه وهو في الثلاثين من العمر"), ["age الثلاثين من العمر [الثلاثين] = 30 year"]);
        assert_eq!(ar("تقول ابنة الخامسة والعشرين"), ["age الخامسة والعشرين [الخامسة والعشرين] = 25 year"]);
        assert_eq!(ar("هاجر في سن السادسة عشرة"), ["age السادسة عشرة [السادسة عشرة] = 16 year"]);
        assert_eq!(ar("وهي في الثانية والعشرين"), ["age الثانية والعشرين [الثانية والعشرين] = 22 year"]);
        assert_eq!(ar("وهو في الثانية"), ["ordinal الثانية [الثانية] #2"]);
        assert!(ar("العمارة ذات العشرين طابقا").iter().all(|m| !m.starts_with("age")));
    }
}
