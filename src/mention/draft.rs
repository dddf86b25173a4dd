//! A mention in the making: what the kinds share.

use super::{Amount, Counted, Kind, Mention, Value, hedge};
use crate::document::Span;
use crate::language::{Clitics, Numeral, Scan, Sense, TokenKind, Tokens, punct, sense};
use crate::value::{Hedge, Number, Printed, Reading, ReadingTable, Unit};

/// A figure that was read, and what stands around it.
pub(super) struct Draft<'a> {
    /// From the mention's first token on.
    pub start: Tokens<'a>,
    /// From the bare figure's first token on.
    pub figure: Tokens<'a>,
    /// What follows the bare figure.
    pub after_figure: Tokens<'a>,
    /// What follows the mention.
    pub end: Tokens<'a>,
    /// Value and print of the figure.
    pub numeral: Numeral,
    /// A hedge that stands between figure and noun ("30 or so people").
    pub hedge: Option<(Hedge, Span)>,
}

impl<'a> Draft<'a> {
    /// The number whose first token is `from`, with its sign.
    pub fn at(scan: &'a Scan<'a>, from: usize) -> Option<Draft<'a>> {
        let start = scan.slice(from, scan.tokens.len());
        let (figure, negative) = match sign(start) {
            Some(after) => (after, true),
            None => (start, false),
        };
        let (rest, mut numeral) = figure.numeral().ok()?;
        if negative {
            numeral.value = -numeral.value;
            numeral.other = numeral.other.map(|other| -other);
        }
        Some(Draft { start, figure: start, after_figure: rest, end: rest, numeral, hedge: None })
    }

    /// Whether the figure is written in words.
    pub fn in_words(&self) -> bool {
        self.figure.first().is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Steps over a hedge behind the figure ("30 or so", "12 على الأقل") to what it may count.
    pub fn over_hedge(&self) -> Tokens<'a> {
        hedge::after(self.end).map_or(self.end, |(after, ..)| after)
    }

    /// The mention with hedge and reading.
    pub fn finish(self, kind: Kind, unit: Unit, noun: Option<Counted>, table: &ReadingTable) -> Mention {
        let in_words = self.in_words();
        let Draft { start, figure, after_figure, end, numeral, hedge } = self;
        let behind = || hedge::after(end).map(|(_, hedge, span)| (hedge, span));
        let (hedge, hedge_span) = hedge::before(start.scan, start.from).or(hedge).or_else(behind).unzip();
        let amount = Amount {
            reading: Reading::of(numeral.value, numeral.printed, hedge, table),
            hedge,
            unit,
            noun,
            ratio: None,
            ends: None,
            other: numeral.other,
            in_words,
        };
        Mention {
            span: span_of(start, end),
            figure: span_of(figure, after_figure),
            hedge: hedge_span,
            tokens: start.from..end.from,
            kind,
            value: Value::Amount(amount),
        }
    }

    /// The exponent of the last significant digit as printed.
    pub fn last_digit(&self) -> i8 {
        match self.numeral.printed {
            Printed::Count { unit, .. } | Printed::Share { unit } => unit,
            _ => 0,
        }
    }

    /// Whether the figure is the bare word "one", which mostly counts nothing.
    pub fn is_bare_one(&self) -> bool {
        self.in_words()
            && self.numeral.value == Number::ONE
            && self.after_figure.from == self.figure.from + 1
            && self.figure.head_senses().any(|(s, _)| matches!(s, Sense::Cardinal(1)))
    }
}

/// The bytes from `start` to `end` without the particles glued to the first word: "وأربعة"
/// is replaced as "أربعة". Particles are a letter each; the article belongs to the figure.
pub(super) fn span_of(start: Tokens<'_>, end: Tokens<'_>) -> Span {
    let mut span = start.span_to(end);
    let Some(token) = start.first().filter(|t| t.kind == TokenKind::Word) else { return span };
    let has = |clitic| token.clitics.has(clitic);
    // لل is particle and article in one.
    if has(Clitics::TO) && has(Clitics::THE) {
        return span;
    }
    let particles =
        [Clitics::AND, Clitics::BY, Clitics::TO, Clitics::AS].into_iter().filter(|c| has(*c)).count();
    let text = start.text(token);
    let mut letters = text.char_indices().filter(|(_, c)| c.is_alphabetic());
    if particles > 0
        && let Some((at, _)) = letters.nth(particles)
    {
        span.start = span.start.saturating_add(u32::try_from(at).unwrap_or(0));
    }
    span
}

/// A minus that is glued to its figure and to nothing before it, or the word for it.
fn sign(input: Tokens<'_>) -> Option<Tokens<'_>> {
    let said = sense(|s| (*s == Sense::Minus).then_some(()));
    if let Ok((rest, ())) = said(input) {
        return Some(punct("-‑")(rest).map_or(rest, |(after, _)| after));
    }
    let (rest, mark) = punct("-−–")(input).ok()?;
    let glued = rest.first().is_some_and(|t| t.kind == TokenKind::Digits && !t.space_before);
    // "COVID -19": a name that a space slipped into.
    let name = input.before().is_some_and(|t| super::no_figure::is_initials(input.text(t)));
    // "a 70 -300mm lens": a dash that lost its space.
    let dash = input.before().is_some_and(|t| t.kind == TokenKind::Digits);
    // "Mature Services - 703 jobs - League, Inc. -183 jobs": one of a row of dashes.
    let row = input.before().is_some_and(|t| t.kind == TokenKind::Mark && input.text(t) == ".");
    (mark.space_before && glued && !name && !dash && !row).then_some(rest)
}
