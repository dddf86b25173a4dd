//! Numbers and shares, with the hedge around them.

use super::{Amount, Kind, Mention, Value};
use crate::document::Span;
use crate::language::{Scan, Sense, Side, TokenKind, Tokens, sense};
use crate::value::{Hedge, Printed, Reading, ReadingTable, Unit};

/// How many tokens before a figure a hedge may begin.
const LONGEST_HEDGE: usize = 4;

/// The number, percentage or difference of shares whose figure starts at token `from`.
pub(super) fn read_at(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let input = scan.slice(from, scan.tokens.len());
    let (after_figure, numeral) = scan.language.numeral(input).ok()?;
    let unit_here = sense(|s| match s {
        Sense::Percent => Some((Unit::Percent, Kind::Percent)),
        Sense::Points => Some((Unit::Points, Kind::Percent)),
        _ => None,
    });
    let (end, (unit, kind)) = unit_here(after_figure).unwrap_or((after_figure, (Unit::None, Kind::Number)));
    let (hedge, hedge_span) = hedge_before(scan, from).or_else(|| hedge_after(end)).unzip();
    let printed = match (numeral.printed, unit) {
        (Printed::Count { unit, .. }, Unit::Percent | Unit::Points) => Printed::Share { unit: unit.min(0) },
        (printed, _) => printed,
    };
    let amount = Amount {
        reading: Reading::of(numeral.value, printed, hedge, table),
        hedge,
        unit,
        noun: None,
        ratio: None,
        ends: None,
        other: numeral.other,
        in_words: input.first().is_some_and(|t| t.kind == TokenKind::Word),
    };
    Some(Mention {
        span: input.span_to(end),
        figure: input.span_to(after_figure),
        hedge: hedge_span,
        tokens: from..end.from,
        kind,
        value: Value::Amount(amount),
    })
}

/// The longest hedge that ends right before the figure.
fn hedge_before(scan: &Scan<'_>, from: usize) -> Option<(Hedge, Span)> {
    (1..=LONGEST_HEDGE.min(from)).rev().find_map(|back| {
        let start = scan.slice(from - back, from);
        let (rest, hedge) = hedge_at(start, Side::Before)?;
        rest.is_empty().then(|| (hedge, start.span_to(rest)))
    })
}

fn hedge_after(rest: Tokens<'_>) -> Option<(Hedge, Span)> {
    let (after, hedge) = hedge_at(rest, Side::After)?;
    Some((hedge, rest.span_to(after)))
}

fn hedge_at(input: Tokens<'_>, side: Side) -> Option<(Tokens<'_>, Hedge)> {
    sense(|s| match s {
        Sense::Hedge(hedge, at) if *at == side => Some(*hedge),
        _ => None,
    })(input)
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Lang;
    use crate::language::{of, scan};

    /// Span, figure and hedge words of every mention.
    fn read(text: &str, lang: Lang) -> Vec<(String, String, Option<Hedge>)> {
        let scan = scan(text, Span::new(0, text.len()), of(lang));
        super::super::read_block(&scan, &ReadingTable::default())
            .into_iter()
            .map(|m| {
                let Value::Amount(amount) = &m.value else { panic!("an amount") };
                (m.span.of(text).into(), m.figure.of(text).into(), amount.hedge)
            })
            .collect()
    }

    fn one(span: &str, figure: &str, hedge: Option<Hedge>) -> (String, String, Option<Hedge>) {
        (span.into(), figure.into(), hedge)
    }

    #[test]
    fn english_numbers_shares_and_hedges() {
        assert_eq!(
            read("Nearly 60% left, more than 3,000 stayed, thirty or so wavered.", Lang::En),
            [
                one("60%", "60", Some(Hedge::Nearly)),
                one("3,000", "3,000", Some(Hedge::MoreThan)),
                one("thirty", "thirty", Some(Hedge::About)),
            ]
        );
    }

    #[test]
    fn arabic_numbers_shares_and_hedges() {
        assert_eq!(
            read("غادر ما يقرب من ٦٠٪ وبقي نحو 3 آلاف وانضم 12 على الأقل", Lang::Ar),
            [
                one("٦٠٪", "٦٠", Some(Hedge::Nearly)),
                one("3 آلاف", "3 آلاف", Some(Hedge::About)),
                one("12", "12", Some(Hedge::AtLeast)),
            ]
        );
    }

    #[test]
    fn what_stands_before_or_behind_never_changes_a_figure() {
        for (text, lang) in [("in all 2.5 million.", Lang::En), ("وبلغ العدد ألفين وخمسمئة.", Lang::Ar)]
        {
            let alone = read(text, lang);
            let longer = read(&format!("{text} {text}"), lang);
            assert_eq!(alone.len(), 1, "{text}");
            assert_eq!(longer, [alone.clone(), alone].concat(), "{text}");
        }
    }
}
