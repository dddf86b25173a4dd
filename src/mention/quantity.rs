//! Figures with a physical unit or a counted noun, and duals, which count two.

use super::draft::Draft;
use super::{Amount, Counted, Kind, Mention, Value, hedge};
use crate::language::{
    GrammaticalNumber, NounClass, NounFirst, QualityClass, Scan, Sense, TokenKind, Tokens, punct, sense,
};
use crate::value::{Number, Printed, Reading, ReadingTable, Unit, UnitDef};
use nom::Parser;
use nom::combinator::opt;

/// "3,500 American soldiers", "5 km", "3500 جندي", "الجنود الثلاثة", "شخصين".
pub(super) fn read_at(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    if let Some(mention) = noun_first(scan, from, table).or_else(|| dual(scan, from, table)) {
        return Some(mention);
    }
    let draft = Draft::at(scan, from)?;
    physical(draft, table).or_else(|| counted(Draft::at(scan, from)?, table))
}

/// Number and unit of measure; kept apart from counts because it was measured or converted.
fn physical(mut draft: Draft<'_>, table: &ReadingTable) -> Option<Mention> {
    let (end, def) = unit_behind(draft.end, !draft.in_words())
        .or_else(|| unit_behind(draft.over_hedge(), !draft.in_words()))?;
    draft.end = end;
    draft.numeral.printed = measured(draft.numeral.printed);
    Some(draft.finish(Kind::Quantity, Unit::Physical(def), None, table))
}

/// A measured figure is rounded at its last digit; one with round zeros like a count.
pub(super) fn measured(printed: Printed) -> Printed {
    match printed {
        Printed::Count { unit, scaled: false } if unit <= 0 => Printed::Share { unit },
        Printed::Count { unit, .. } => Printed::Count { unit, scaled: true },
        other => other,
    }
}

/// The unit at the head. A symbol of a letter or two needs digits before it.
pub(super) fn unit_behind(input: Tokens<'_>, digits: bool) -> Option<(Tokens<'_>, &'static UnitDef)> {
    let (rest, _) = opt(punct("-‑")).parse(input).ok()?;
    let short = rest.first().is_some_and(|t| t.span.end - t.span.start <= 2 && t.kind == TokenKind::Word);
    if short && !digits {
        return None;
    }
    sense(|s| match s {
        Sense::Unit(def) => Some(*def),
        _ => None,
    })(rest)
    .ok()
}

fn counted(mut draft: Draft<'_>, table: &ReadingTable) -> Option<Mention> {
    let (end, noun) = noun_behind(draft.end, &draft.numeral.value).or_else(|| {
        let (after, hedge, span) = hedge::after(draft.end)?;
        draft.hedge = Some((hedge, span));
        noun_behind(after, &draft.numeral.value)
    })?;
    draft.end = end;
    Some(draft.finish(Kind::Quantity, Unit::None, Some(noun), table))
}

/// The noun phrase that a figure counts, at the head of what stands behind it.
pub(super) fn noun_behind<'a>(input: Tokens<'a>, count: &Number) -> Option<(Tokens<'a>, Counted)> {
    let (end, head) = input.language().counted(input, count)?;
    Some((end, counted_at(input.scan, head)))
}

/// What the lexicon knows of the noun at a token.
pub(super) fn counted_at(scan: &Scan<'_>, token: usize) -> Counted {
    let senses = scan.slice(token, scan.tokens.len());
    let noun = senses.head_senses().find_map(|(s, _)| match s {
        Sense::Noun(noun) => Some((noun.lemma, noun.class, Some(noun.number))),
        _ => None,
    });
    // A nationality or age group that stands for the people who have it.
    let quality = || {
        senses.head_senses().find_map(|(s, _)| match s {
            Sense::Quality(lemma, class) if *class != QualityClass::State => {
                Some((*lemma, NounClass::Person, None))
            }
            _ => None,
        })
    };
    let known = noun.or_else(quality);
    Counted {
        token,
        lemma: known.map(|(lemma, ..)| lemma),
        class: known.map(|(_, class, _)| class),
        number: known.and_then(|(_, _, number)| number),
    }
}

/// The figure behind its noun: "الجنود الثلاثة", "جندي واحد".
fn noun_first(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let input = scan.slice(from, scan.tokens.len());
    let NounFirst { figure, numeral, end } = scan.language.noun_first(input)?;
    let in_words = figure.first().is_some_and(|t| t.kind == TokenKind::Word);
    let (hedge, hedge_span) =
        hedge::before(scan, from).or_else(|| hedge::after(end).map(|(_, hedge, span)| (hedge, span))).unzip();
    Some(Mention {
        span: input.span_to(end),
        figure: figure.span_to(end),
        hedge: hedge_span,
        tokens: from..end.from,
        kind: Kind::Quantity,
        value: Value::Amount(Amount {
            reading: Reading::of(numeral.value, numeral.printed, hedge, table),
            hedge,
            unit: Unit::None,
            noun: Some(counted_at(scan, from)),
            ratio: None,
            ends: None,
            other: numeral.other,
            in_words,
        }),
    })
}

/// A dual noun is the figure two ("جنديان", "الجولتين").
fn dual(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let input = scan.slice(from, scan.tokens.len());
    let is_dual =
        |s: &Sense| matches!(s, Sense::Noun(n) if n.number == GrammaticalNumber::Dual).then_some(());
    let (rest, ()) = sense(is_dual)(input).ok()?;
    // "شخصين اثنين": two, said twice.
    let again = |s: &Sense| (*s == Sense::Cardinal(2)).then_some(());
    let end = sense(again)(rest).map_or(rest, |(after, ())| after);
    let (hedge, hedge_span) =
        hedge::before(scan, from).or_else(|| hedge::after(end).map(|(_, hedge, span)| (hedge, span))).unzip();
    let printed = Printed::Count { unit: 0, scaled: false };
    Some(Mention {
        span: input.span_to(end),
        figure: input.span_to(rest),
        hedge: hedge_span,
        tokens: from..end.from,
        kind: Kind::Quantity,
        value: Value::Amount(Amount {
            reading: Reading::of(Number::from(2), printed, hedge, table),
            hedge,
            unit: Unit::None,
            noun: Some(counted_at(scan, from)),
            ratio: None,
            ends: None,
            other: None,
            in_words: true,
        }),
    })
}
