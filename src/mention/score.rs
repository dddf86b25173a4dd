//! Scores: "won 3-1", "passed 52-47", "6-4, 3-6, 6-2". Each side is a figure of its own, read only
//! where words near tell of a match or a vote: a bare "3-1" is as often a street or a paragraph.

use super::no_figure::is_hyphen;
use super::{Amount, Kind, Mention, Value, range};
use crate::language::{Cue, Function, NounClass, Scan, Sense, TokenKind, VerbClass};
use crate::value::{Reading, ReadingTable};

/// How many tokens around a score the word may stand that makes it one.
const REACH: usize = 30;
/// The most digits that one side has.
const DIGITS: usize = 3;

/// Both sides of the score that starts at token `from`.
pub(super) fn read_at(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<[Mention; 2]> {
    let token = |at: usize| scan.tokens.get(at);
    let glued = |at: usize| token(at).is_some_and(|t| !t.space_before);
    let hyphen = |at: usize| glued(at) && token(at).is_some_and(|t| is_hyphen(t.span.of(scan.text)));
    let digits = |at: usize| {
        token(at)
            .is_some_and(|t| t.kind == TokenKind::Digits && t.span.of(scan.text).chars().count() <= DIGITS)
    };
    if !digits(from) || !hyphen(from + 1) || !glued(from + 2) || !digits(from + 2) {
        return None;
    }
    // "4-4-2", "555-12", "A-3-1", "18-24s"
    let goes_on =
        hyphen(from + 3) || glued(from + 3) && token(from + 3).is_some_and(|t| t.kind != TokenKind::Mark);
    let behind = from.checked_sub(1);
    let led = token(from).is_some_and(|t| !t.space_before)
        && behind.and_then(token).is_some_and(|t| {
            !matches!(t.span.of(scan.text), "(" | "“" | "«" | "\"" | "ـ" | "و" | "ب" | "بـ")
        });
    let preposition = behind.is_some_and(|at| {
        scan.slice(at, from).head_senses().any(|(s, _)| {
            matches!(
                s,
                Sense::Function(
                    Function::In | Function::Of | Function::From | Function::Between | Function::At
                ) | Sense::Age(_)
                    | Sense::NotFigure(_)
            )
        })
    });
    if goes_on || led || preposition || counts(scan, from, table) || !is_told(scan, from) {
        return None;
    }
    Some([side(scan, from, table)?, side(scan, from + 2, table)?])
}

/// "10-15 people", "3-5 percent" are ranges.
fn counts(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> bool {
    range::read_at(scan, from, table).is_some_and(|m| m.tokens.end > from + 3)
}

fn side(scan: &Scan<'_>, at: usize, table: &ReadingTable) -> Option<Mention> {
    let start = scan.slice(at, at + 1);
    let (_, numeral) = start.numeral().ok()?;
    let span = scan.tokens.get(at)?.span;
    let reading = Reading::of(numeral.value, numeral.printed, None, table);
    let amount = Amount { in_words: false, ..Amount::bare(reading) };
    Some(Mention {
        span,
        figure: span,
        hedge: None,
        tokens: at..at + 1,
        kind: Kind::Score,
        value: Value::Amount(amount),
    })
}

/// Whether a word of its sentence tells of a match or a vote.
fn is_told(scan: &Scan<'_>, from: usize) -> bool {
    let stop = |at: &usize| {
        scan.tokens.get(*at).is_none_or(|t| {
            t.kind == TokenKind::Mark && matches!(t.span.of(scan.text), "." | ";" | "!" | "?" | "؟" | "؛")
        })
    };
    let tells = |at: usize| {
        scan.slice(at, scan.tokens.len()).head_senses().any(|(s, _)| match s {
            Sense::Verb(verb) => matches!(verb.class, VerbClass::Win | VerbClass::Lose),
            Sense::Noun(noun) => noun.class == NounClass::Vote,
            Sense::Cue(cue) => matches!(
                cue,
                Cue::ScoreWord
                    | Cue::Voted
                    | Cue::Carried
                    | Cue::Rejected
                    | Cue::Draws
                    | Cue::Match
                    | Cue::Aggregate
            ),
            _ => false,
        })
    };
    let before = (from.saturating_sub(REACH)..from).rev().take_while(|at| !stop(at)).any(tells);
    before || (from + 3..from + 3 + REACH).take_while(|at| !stop(at)).any(tells)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ar, en};

    #[test]
    fn english() {
        assert_eq!(en("United won 3-1."), ["score 3 [3] = 3", "score 1 [1] = 1"]);
        assert_eq!(en("The bill passed 52-47."), ["score 52 [52] = 52", "score 47 [47] = 47"]);
        assert_eq!(en("He lives in flat 3-1."), Vec::<String>::new());
        assert_eq!(en("They won with a 4-4-2 formation."), Vec::<String>::new());
    }

    #[test]
    fn arabic() {
        assert_eq!(ar("فاز الفريق 3-1"), ["score 3 [3] = 3", "score 1 [1] = 1"]);
        assert_eq!(ar("يسكن في الشقة 3-1"), Vec::<String>::new());
    }
}
