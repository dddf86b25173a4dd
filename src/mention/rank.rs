//! Places in a ranking: "No. 3", "ranked third", "third place", "المركز الثالث".

use super::draft::span_of;
use super::ordinal::{mention, small_whole};
use super::{Kind, Mention};
use crate::language::{Cue, Scan, Sense, Side, TokenKind, Tokens, punct, sense};
use crate::value::ReadingTable;
use nom::Parser;
use nom::combinator::opt;

/// The rank that starts at token `from`.
pub(super) fn read_at(scan: &Scan<'_>, from: usize, _table: &ReadingTable) -> Option<Mention> {
    led(scan, from).or_else(|| followed(scan, from))
}

/// Rank words, then a number or an ordinal.
fn led(scan: &Scan<'_>, from: usize) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    let words = start.first().is_some_and(|t| t.kind == TokenKind::Word);
    let figure = mark(start, Side::Before).filter(|_| words)?;
    let (to, number) = match scan.language.ordinal(figure) {
        Ok((rest, number)) => (rest.from, number),
        Err(_) => small_whole(scan, figure.from)?,
    };
    let span = span_of(figure, scan.slice(to, scan.tokens.len().max(to)));
    Some(mention(scan, from, to, span, Kind::Rank, number))
}

/// An ordinal, then a word of rank ("third place", "second-largest").
fn followed(scan: &Scan<'_>, from: usize) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    // «ابن التاسعة عشرة أصغر الفائزين»: an age.
    let having = |(s, _): (&Sense, usize)| *s == Sense::Cue(Cue::Having);
    if from.checked_sub(1).is_some_and(|at| scan.slice(at, from).head_senses().any(having)) {
        return None;
    }
    let (rest, number) = scan.language.ordinal(start).ok()?;
    let (behind, _) = opt(punct("-‑")).parse(rest).ok()?;
    let to = mark(behind, Side::After)?.from;
    Some(mention(scan, from, to, span_of(start, rest), Kind::Rank, number))
}

fn mark(input: Tokens<'_>, side: Side) -> Option<Tokens<'_>> {
    sense(|s| (*s == Sense::Rank(side)).then_some(()))(input).ok().map(|(rest, ())| rest)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ar, en};

    #[test]
    fn english() {
        assert_eq!(en("She finished in third place."), ["rank third place [third] #3"]);
        assert_eq!(en("ranked 12th in Asia"), ["rank ranked 12th [12th] #12"]);
        assert_eq!(en("the second-largest city"), ["rank second-largest [second] #2"]);
        assert_eq!(en("the world number three"), ["rank world number three [three] #3"]);
    }

    #[test]
    fn arabic() {
        assert_eq!(ar("حل في المركز الثالث"), ["rank المركز الثالث [الثالث] #3"]);
        assert_eq!(ar("جاءت في المرتبة 12 عالميا"), ["rank المرتبة 12 [12] #12"]);
    }
}
