//! Ranges: "between 50 and 60", "5 to 7 km", "10-15 people", "من 3 إلى 5 آلاف".

use super::draft::{Draft, span_of};
use super::money::{currency_before, currency_behind};
use super::no_figure::is_hyphen;
use super::percent::share_at;
use super::quantity::{measured, noun_behind, unit_behind};
use super::{Amount, Kind, Mention, Value, hedge};
use crate::document::Span;
use crate::language::{Clitics, Cue, Function, Scan, Sense, TokenKind, Tokens, VerbClass, sense};
use crate::value::{Number, Printed, Reading, ReadingTable, Unit};
use nom::Parser;
use nom::combinator::opt;

/// How many tokens back a verb of change makes "from X to Y" two values of one figure.
const CHANGE_BEFORE: usize = 30;
/// The same for "X to Y" without "from".
const CHANGE_NEAR: usize = 10;

/// One end of a range.
struct End<'a> {
    figure: Tokens<'a>,
    after: Tokens<'a>,
    value: Number,
    other: Option<Number>,
    printed: Printed,
    unit: Unit,
}

/// What stands before the first end or between the two.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    And,
    To,
    Or,
    Dash,
    /// A hyphen with white space on both sides.
    Apart,
}

/// The range that starts at token `from`.
pub(super) fn read_at(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    let (body, opener) = opener(start);
    let low = end_at(body)?;
    let (rest, link) = link_at(low.after)?;
    let high = end_at(rest)?;
    let fits = match (opener, link) {
        (Some(Function::Between), Link::And | Link::To | Link::Dash) => !is_respective(scan, from),
        // Running down, "from 21 to 16" is a change that no verb before it announced.
        (Some(Function::From), Link::To) => {
            let spread = low.value > Number::ZERO && is_spread(scan, from, high.after, Cue::Spread);
            (low.value <= high.value || spread) && !changes(scan, from, CHANGE_BEFORE)
        }
        // "from 600 in 2013 to 7,100 today": a year and the value after it.
        (None, Link::To) if is_year(&low) && !is_year(&high) && after_in(scan, from) => false,
        (None, Link::To) => {
            let widens = low.value < high.value || deepens(&low.value, &high.value);
            // "another 15 to eight centimetres": the unit is said once for both.
            let measured = low.unit == Unit::None && matches!(high.unit, Unit::Physical(_));
            let runs_down = measured && !changes(scan, from, CHANGE_BEFORE) && !facing(scan, from);
            // "the climb takes four to five hours"; "eight to 10 feet tall" is no change either,
            // whatever stood up before.
            let lasts = matches!(high.unit, Unit::Time(_));
            let extent = measured && high.after.head_senses().any(|(s, _)| *s == Sense::Cue(Cue::Extent));
            let changes = !lasts && !extent && changes(scan, from, CHANGE_NEAR);
            // "Expects the economy to grow by 3.5 to 2.5 percent": growth goes by so much, not to it.
            let share = high.unit == Unit::Percent && low.unit == Unit::None;
            let grows = share && !facing(scan, from) && is_spread(scan, from, high.after, Cue::Growing);
            (widens || runs_down) && !changes && !is_score(scan, from) || grows && low.value > high.value
        }
        (None, Link::Dash | Link::Apart) => is_dashed_range(&low, &high),
        (None, Link::Or) => is_choice(&low, &high),
        _ => false,
    };
    if !fits {
        return None;
    }
    let unit = match (low.unit, high.unit) {
        (Unit::None, unit) => unit,
        (unit, other) if unit == other || other == Unit::None => unit,
        _ => return None,
    };
    let counted = match unit {
        Unit::None => {
            noun_behind(high.after, &Number::from(2)).or_else(|| noun_behind(high.after, &high.value))
        }
        _ => None,
    };
    // "between 2012 and 2019": years, unless something is counted.
    if counted.is_none() && unit == Unit::None && is_year(&low) && is_year(&high) {
        return None;
    }
    // "between 1965-71": the century is said once.
    let short = low.value > high.value && high.value < Number::from(100);
    if link == Link::Dash && short && is_year(&low) && counted.is_none() {
        return None;
    }
    // "2000 - 2500": a dash set apart joins two figures of one measure only.
    if link == Link::Apart && counted.is_none() && unit == Unit::None {
        return None;
    }
    // A bare "3-1" or "two or three" of nothing said is as often a score or an idiom.
    if counted.is_none() && unit == Unit::None && link == Link::Dash && high.value < Number::from(30) {
        return None;
    }
    // "between nine and five" of nothing said are hours of the day.
    if counted.is_none() && unit == Unit::None && low.value > high.value && low.value <= Number::from(24) {
        return None;
    }
    // «تراوحت الارتفاعات ما بين 9.61 % إلى 1.39 %»: gains are told from the largest on.
    let falls = low.value > high.value && link == Link::To && unit == Unit::Percent;
    if falls && opener == Some(Function::Between) && moves(scan, from) {
        return None;
    }
    // "between 300 and 150 BC": years before the era run backwards.
    if counted.is_none() && unit == Unit::None && low.value > high.value && before_era(high.after) {
        return None;
    }
    let (end, noun) = counted.map_or((high.after, None), |(end, noun)| (end, Some(noun)));
    let hedge = hedge::before(scan, from).unzip();
    Some(Mention {
        span: span_of(start, end),
        figure: span_of(body, figure_end(&high)),
        hedge: hedge.1,
        tokens: from..end.from,
        kind: Kind::Range,
        value: Value::Amount(amount(low, high, unit, noun, hedge, table)),
    })
}

fn figure_end<'a>(high: &End<'a>) -> Tokens<'a> {
    high.figure.numeral().map_or(high.after, |(rest, _)| rest)
}

fn amount(
    low: End<'_>,
    high: End<'_>,
    unit: Unit,
    noun: Option<super::Counted>,
    hedge: (Option<crate::value::Hedge>, Option<Span>),
    table: &ReadingTable,
) -> Amount {
    let in_words = low.figure.first().is_some_and(|t| t.kind == TokenKind::Word);
    let lifted = lift(&low, &high);
    let printed = |printed: Printed| match (unit, printed) {
        (Unit::Percent | Unit::Points, Printed::Count { unit, .. }) => Printed::Share { unit: unit.min(0) },
        (Unit::Physical(_), printed) => measured(printed),
        (_, printed) => printed,
    };
    let a = Reading::of(lifted.clone(), printed(low.printed), None, table);
    let b = Reading::of(high.value.clone(), printed(high.printed), None, table);
    let reading = if lifted <= high.value { Reading::range(&a, &b) } else { Reading::range(&b, &a) };
    // "From -2.8 to -16.8 percent" goes deeper, and does not run backwards.
    let deeper = high.value < Number::ZERO && lifted > high.value;
    let ends = if deeper { (high.value, lifted) } else { (lifted, high.value) };
    Amount {
        reading,
        hedge: hedge.0,
        unit,
        noun,
        ratio: None,
        ends: Some(ends),
        other: low.other.or(high.other),
        in_words,
    }
}

/// "between 5 and 7 million": the scale of the high end is meant for both.
fn lift(low: &End<'_>, high: &End<'_>) -> Number {
    let scaled = |p: Printed| matches!(p, Printed::Count { scaled: true, .. });
    // "$200,000 to $414 million" says its low end in full.
    if scaled(low.printed) || !scaled(high.printed) || low.value >= Number::from(1000) {
        return low.value.clone();
    }
    let scale = [12, 9, 6, 3]
        .into_iter()
        .map(Number::power_of_ten)
        .find(|scale| high.value >= *scale && &low.value * scale <= &high.value * &Number::from(3));
    scale.map_or_else(|| low.value.clone(), |scale| &low.value * &scale)
}

fn opener(start: Tokens<'_>) -> (Tokens<'_>, Option<Function>) {
    let pick = |s: &Sense| match s {
        Sense::Function(f @ (Function::Between | Function::From)) => Some(*f),
        _ => None,
    };
    match sense(pick)(start) {
        Ok((rest, function)) => (rest, Some(function)),
        Err(_) => (start, None),
    }
}

fn end_at(input: Tokens<'_>) -> Option<End<'_>> {
    let (figure, prefix) = match currency_before(input) {
        Some((rest, currency)) => (rest, Unit::Money(currency)),
        None => (input, Unit::None),
    };
    let draft =
        Draft::at(figure.scan, figure.from).filter(|d| d.numeral.value != Number::ONE || !d.is_bare_one())?;
    let digits = !draft.in_words();
    let after = draft.after_figure;
    let behind = share_at(after)
        .filter(|(_, share)| share.below_percent == 0)
        .map(|(rest, share)| (rest, share.unit))
        .or_else(|| currency_behind(after).map(|(rest, currency)| (rest, Unit::Money(currency))))
        .or_else(|| unit_behind(after, digits).map(|(rest, def)| (rest, Unit::Physical(def))))
        .or_else(|| {
            let grain = |s: &Sense| if let Sense::Grain(g) = s { Some(Unit::Time(*g)) } else { None };
            // «إلى 2003 والثانية»: the second one, no second.
            let glued =
                after.first().is_some_and(|t| t.clitics.has(Clitics::AND) || t.clitics.has(Clitics::THE));
            if glued { None } else { sense(grain)(after).ok() }
        });
    let (after, unit) = match (behind, prefix) {
        (Some((rest, unit)), Unit::None) => (rest, unit),
        (_, prefix) => (after, prefix),
    };
    Some(End {
        figure: draft.figure,
        after,
        value: draft.numeral.value,
        other: draft.numeral.other,
        printed: draft.numeral.printed,
        unit,
    })
}

fn link_at(input: Tokens<'_>) -> Option<(Tokens<'_>, Link)> {
    let first = input.first()?;
    // A و glued to the next number, or standing alone before digits.
    if first.clitics.has(Clitics::AND) && input.text(first).chars().count() > 1 {
        return Some((input, Link::And));
    }
    // "8- to 16-metre"
    if is_hyphen(input.text(first))
        && input.get(1).is_some_and(|t| t.space_before && t.kind == TokenKind::Word)
    {
        return if first.space_before { None } else { link_at(input.skip(1)) };
    }
    if first.kind == TokenKind::Mark {
        let glued = !first.space_before && input.get(1).is_some_and(|t| !t.space_before);
        let long = input.text(first) == "–" || input.text(first) == "—";
        let apart = first.space_before && input.get(1).is_some_and(|t| t.space_before);
        if is_hyphen(input.text(first)) && apart && !long {
            return Some((input.skip(1), Link::Apart));
        }
        return (is_hyphen(input.text(first)) && (glued || long) || input.text(first) == "—")
            .then(|| (input.skip(1), Link::Dash));
    }
    let word = |s: &Sense| match s {
        Sense::Function(Function::And) => Some(Link::And),
        Sense::Function(Function::To) => Some(Link::To),
        Sense::Function(Function::Or) => Some(Link::Or),
        _ => None,
    };
    let (rest, link) = sense(word)(input).ok()?;
    let (rest, _) = opt(sense(|s| matches!(s, Sense::Hedge(..)).then_some(()))).parse(rest).ok()?;
    Some((rest, link))
}

/// Whether a verb of change stands before, in the same clause: then "from X to Y" is a change.
fn changes(scan: &Scan<'_>, from: usize, back: usize) -> bool {
    let before = scan.tokens.get(from.saturating_sub(back)..from).unwrap_or(&[]);
    let lexicon = scan.language.lexicon();
    before
        .iter()
        .rev()
        .take_while(|t| t.kind != TokenKind::Mark || !matches!(t.span.of(scan.text), "." | ";" | ":" | "؛"))
        .any(|t| {
            let senses = lexicon.senses(t.entry).iter().chain(lexicon.senses(t.phrase));
            senses.into_iter().any(|s| match s {
                Sense::Verb(verb) => matches!(
                    verb.class,
                    VerbClass::Rise
                        | VerbClass::Fall
                        | VerbClass::Double
                        | VerbClass::Triple
                        | VerbClass::Quadruple
                        | VerbClass::Halve
                        | VerbClass::Move
                ),
                _ => false,
            })
        })
}

/// "from 15 to 8 cm", "between": an opener that was not taken says which end is which.
fn facing(scan: &Scan<'_>, from: usize) -> bool {
    let opens = |s: &Sense| matches!(s, Sense::Function(Function::From | Function::Between));
    from.checked_sub(1).is_some_and(|at| scan.slice(at, from).head_senses().any(|(s, _)| opens(s)))
}

/// A word before the two figures, or behind them, that makes them the ends of a range.
fn is_spread(scan: &Scan<'_>, from: usize, after: Tokens<'_>, cue: Cue) -> bool {
    let said = |at: usize| scan.slice(at, at + 1).head_senses().any(|(s, _)| *s == Sense::Cue(cue));
    let mark = |at: usize| {
        scan.tokens
            .get(at)
            .is_some_and(|t| t.kind == TokenKind::Mark && matches!(t.span.of(scan.text), "." | ";" | ":"))
    };
    let before = (from.saturating_sub(SPREAD)..from).rev().take_while(|at| !mark(*at)).any(said);
    before || (after.from..scan.tokens.len().min(after.from + SPREAD)).take_while(|at| !mark(*at)).any(said)
}

/// A word for rising or falling stands before the range.
fn moves(scan: &Scan<'_>, from: usize) -> bool {
    (from.saturating_sub(SPREAD)..from).any(|at| {
        scan.slice(at, from).head_senses().any(|(s, _)| match s {
            Sense::Verb(verb) => matches!(verb.class, VerbClass::Rise | VerbClass::Fall),
            _ => false,
        })
    })
}

/// How far from two figures the word may stand that makes them the ends of a range, in tokens.
const SPREAD: usize = 9;

/// "by 51 to 49", "won 3 to 1": a result, not a range.
fn is_score(scan: &Scan<'_>, from: usize) -> bool {
    let Some(before) = from.checked_sub(1) else { return false };
    scan.slice(before, from).head_senses().any(|(s, _)| match s {
        Sense::Function(Function::By) => true,
        Sense::Verb(verb) => matches!(verb.class, VerbClass::Win | VerbClass::Lose),
        _ => false,
    })
}

/// "in 2013 …"
fn after_in(scan: &Scan<'_>, from: usize) -> bool {
    let Some(before) = from.checked_sub(1) else { return false };
    let input = scan.slice(before, from);
    input.head_senses().any(|(s, _)| *s == Sense::Function(Function::In))
}

/// "BC", "ق.م", "قبل الميلاد"
fn before_era(after: Tokens<'_>) -> bool {
    after.head_senses().any(|(s, _)| *s == Sense::BeforeEra)
}

/// Four bare digits that can be a year.
fn is_year(end: &End<'_>) -> bool {
    let text = end.figure.first().map_or("", |t| end.figure.text(t));
    let plain = text.chars().count() == 4 && text.chars().all(char::is_numeric);
    plain && end.value >= Number::from(1300) && end.value <= Number::from(2100)
}

/// "-18 to -34": what falls below zero is told from zero on.
fn deepens(low: &Number, high: &Number) -> bool {
    low.is_negative() && high < low
}

/// "10-15" rises and is no pair of years.
fn is_dashed_range(low: &End<'_>, high: &End<'_>) -> bool {
    let bare = low.unit == Unit::None && high.unit == Unit::None;
    let digits = |e: &End<'_>| e.figure.first().is_some_and(|t| t.kind == TokenKind::Digits);
    let years = is_year(low) && is_year(high) && bare;
    low.value < high.value && digits(low) && digits(high) && !years
}

/// "two or three": neighbours, both in words or both in digits.
fn is_choice(low: &End<'_>, high: &End<'_>) -> bool {
    let kind = |e: &End<'_>| e.figure.first().map(|t| t.kind);
    let near = high.value <= &(&low.value * &Number::from(2)) + &Number::ONE;
    low.unit == Unit::None
        && low.value < high.value
        && high.value < Number::from(100)
        && near
        && kind(low) == kind(high)
}

/// «على التوالي بين 5558 و5443 مليونا»: two values of two things.
fn is_respective(scan: &Scan<'_>, from: usize) -> bool {
    let before = from.saturating_sub(RESPECTIVE)..from;
    before
        .into_iter()
        .any(|at| scan.slice(at, from).head_senses().any(|(s, _)| *s == Sense::Cue(Cue::Respectively)))
        || {
            let mut behind = from + 1..scan.tokens.len().min(from + 2 * RESPECTIVE);
            behind.any(|at| {
                scan.slice(at, scan.tokens.len())
                    .head_senses()
                    .any(|(s, _)| *s == Sense::Cue(Cue::Respectively))
            })
        }
}

/// How far from a range "respectively" may stand, in tokens.
const RESPECTIVE: usize = 6;

#[cfg(test)]
mod tests {
    use super::super::tests::{ar, en};

    #[test]
    fn english() {
        assert_eq!(
            en("between 50 and 60 people"),
            ["range between 50 and 60 people [50 and 60] = 50..60 person"]
        );
        assert_eq!(
            en("5 to 7 million dollars"),
            ["range 5 to 7 million dollars [5 to 7 million] = 5000000..7000000 USD"]
        );
        assert_eq!(en("10-15 km away"), ["range 10-15 km [10-15] = 10..15 km"]);
        assert_eq!(
            en("two or three soldiers"),
            ["range two or three soldiers [two or three] = 2..3 soldier"]
        );
        assert_eq!(
            en("between 60 and 40 per cent"),
            ["range between 60 and 40 per cent [60 and 40] = 60..40 %"]
        );
        assert_eq!(
            en("from $200,000 to $4 million"),
            ["range from $200,000 to $4 million [$200,000 to $4 million] = 200000..4000000 USD"]
        );
        // A change and a score are two figures.
        assert_eq!(en("Sales rose from 200 to 300."), ["number 200 [200] = 200", "number 300 [300] = 300"]);
        assert!(en("It stood idle from 1974 to 1981.").iter().all(|m| !m.starts_with("range")));
    }

    #[test]
    fn arabic() {
        assert_eq!(ar("ما بين 50 و60 شخصا"), ["range ما بين 50 و60 شخصا [50 و60] = 50..60 شخص"]);
        assert_eq!(ar("من 3 إلى 5 آلاف جندي"), ["range من 3 إلى 5 آلاف جندي [3 إلى 5 آلاف] = 3000..5000 جندي"]);
        assert_eq!(ar("بين 20% و30%"), ["range بين 20% و30% [20% و30] = 20..30 %"]);
        assert_eq!(ar("ارتفع العدد من 200 إلى 300"), ["number 200 [200] = 200", "number 300 [300] = 300"]);
    }
}
