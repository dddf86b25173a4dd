//! The smallest pieces of the notation: blanks, names, texts, numbers; and errors that know what
//! was expected.

use super::fault::{Problem, Want};
use crate::document::Span;
use crate::value::Number;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::combinator::{opt, recognize};
use nom::error::{ErrorKind, ParseError};
use nom::sequence::preceded;
use nom::{IResult, Parser};

/// How many bytes the words of a figure may have, and how many digits a number.
pub(super) const LONGEST_FIGURE: usize = 10_000;
const LONGEST_NUMBER: usize = 200;

/// A parse that failed: what is left from the place on, and why.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stop<'a> {
    pub rest: &'a str,
    pub why: Why,
}

/// Why a parse failed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Why {
    /// Something else should stand there.
    Want(Want),
    /// A mistake of its own, with the number of bytes that are at fault.
    Problem(Problem, usize),
}

impl<'a> ParseError<&'a str> for Stop<'a> {
    fn from_error_kind(rest: &'a str, _: ErrorKind) -> Self {
        Stop { rest, why: Why::Want(Want::Property) }
    }

    fn append(_: &'a str, _: ErrorKind, other: Self) -> Self {
        other
    }

    /// Of two ways that failed, the one that came further knows more.
    fn or(self, other: Self) -> Self {
        if other.rest.len() < self.rest.len() { other } else { self }
    }
}

pub(super) type Parsed<'a, T> = IResult<&'a str, T, Stop<'a>>;

/// A word or a text, and where it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub text: &'a str,
    pub span: Span,
}

/// The file, to tell where a piece of it stands.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub text: &'a str,
    /// A text was opened and not closed anywhere: no other one is looked for beyond its line, or a
    /// file full of them would be gone through again and again.
    pub by_line: bool,
}

impl<'a> Source<'a> {
    /// A piece that begins where `rest` begins.
    pub fn piece(&self, rest: &str, text: &'a str) -> Piece<'a> {
        let start = self.text.len().saturating_sub(rest.len());
        Piece { text, span: Span::new(start, start + text.len()) }
    }
}

/// No parse: `want` should stand at `rest`.
pub(super) fn want<T>(rest: &str, want: Want) -> Parsed<'_, T> {
    Err(nom::Err::Error(Stop { rest, why: Why::Want(want) }))
}

/// A mistake in the first `bytes` of `rest`.
pub(super) fn wrong<T>(rest: &str, problem: Problem, bytes: usize) -> Parsed<'_, T> {
    Err(nom::Err::Failure(Stop { rest, why: Why::Problem(problem, bytes) }))
}

/// Blanks of a line.
pub(super) fn blanks(input: &str) -> Parsed<'_, &str> {
    take_while(|c: char| c.is_whitespace() && !is_line_end(c))(input)
}

/// What ends a line.
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

/// The mark, blanks before it skipped.
pub(super) fn mark<'a>(text: &'static str) -> impl Parser<&'a str, Output = &'a str, Error = Stop<'a>> {
    preceded(blanks, tag(text))
}

/// Whether a letter may stand in a name; Arabic vowel signs may.
pub(super) fn in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

/// A name: a letter, then letters, digits, dots, hyphens.
pub(super) fn name<'a>(source: Source<'a>) -> impl FnMut(&'a str) -> Parsed<'a, Piece<'a>> {
    move |input| {
        let (start, _) = blanks(input)?;
        match take_while1::<_, _, Stop<'a>>(in_name)(start) {
            Ok((rest, word)) if word.starts_with(char::is_alphabetic) => {
                Ok((rest, source.piece(start, word)))
            }
            _ => want(start, Want::Name),
        }
    }
}

/// These words, with blanks between them, and not as the head of a longer word.
pub(super) fn words<'a>(phrase: &'static str) -> impl FnMut(&'a str) -> Parsed<'a, ()> {
    move |input| {
        let mut rest = input;
        for word in phrase.split(' ') {
            let (start, _) = blanks(rest)?;
            match start.strip_prefix(word) {
                Some(after) if !after.starts_with(in_name) => rest = after,
                _ => return want(start, Want::Property),
            }
        }
        Ok((rest, ()))
    }
}

/// The first row of a table whose words stand here; of several the longest.
pub(super) fn one_of<'a, T: Copy>(
    table: &[(&'static str, T)],
    missing: Want,
) -> impl FnMut(&'a str) -> Parsed<'a, T> {
    move |input| {
        let fits = table.iter().filter_map(|(phrase, value)| {
            let (rest, ()) = words(phrase)(input).ok()?;
            Some((rest, *value))
        });
        match fits.min_by_key(|(rest, _)| rest.len()) {
            Some(found) => Ok(found),
            None => want(blanks(input)?.0, missing),
        }
    }
}

/// A text between quotation marks, which may have bars around them: `|"…"|` holds quotation
/// marks and line ends, `||"…"||` also holds quotation marks with a bar.
pub(super) fn text<'a>(source: Source<'a>) -> impl FnMut(&'a str) -> Parsed<'a, Piece<'a>> {
    move |input| {
        let (start, _) = blanks(input)?;
        let opened: Parsed<'a, (&str, &str)> = (take_while(|c| c == '|'), tag("\"")).parse(start);
        let Ok((opened, (bars, _))) = opened else { return want(start, Want::Text) };
        // Word by word: a search for the end of the line at each text would go through a long line
        // again and again.
        let lines = !bars.is_empty() && !source.by_line;
        let ends = |c: char| c == '"' || !lines && is_line_end(c);
        let mut from = 0;
        while let Some(at) = opened.get(from..).and_then(|rest| rest.find(ends)) {
            let at = from + at;
            let Some(behind) = opened.get(at..).and_then(|rest| rest.strip_prefix('"')) else { break };
            if let Some(rest) = behind.strip_prefix(bars) {
                return Ok((rest, source.piece(opened, opened.get(..at).unwrap_or(""))));
            }
            from = at + 1;
        }
        wrong(start, Problem::Unclosed, bars.len() + 1)
    }
}

/// How a text is written so that it reads back.
pub(super) fn quoted(text: &str) -> String {
    let runs = text.match_indices('"').map(|(at, _)| {
        let after = text.get(at + 1..).unwrap_or("");
        after.len() - after.trim_start_matches('|').len() + 1
    });
    let least = usize::from(text.contains(is_line_end));
    let bars = "|".repeat(runs.max().unwrap_or(0).max(least));
    format!("{bars}\"{text}\"{bars}")
}

fn decimal(input: &str) -> Parsed<'_, &str> {
    fn digits(input: &str) -> Parsed<'_, &str> {
        take_while1(|c: char| c.is_ascii_digit())(input)
    }
    recognize((opt(tag("-")), digits, opt((tag("."), digits)))).parse(input)
}

/// A number: digits with a point or not, or one over another.
pub(super) fn number(input: &str) -> Parsed<'_, Number> {
    let (start, _) = blanks(input)?;
    let shaped: Parsed<'_, &str> = recognize((decimal, opt((tag("/"), decimal)))).parse(start);
    let Ok((rest, written)) = shaped else { return want(start, Want::Number) };
    if written.len() > LONGEST_NUMBER {
        return wrong(start, Problem::TooLong(LONGEST_NUMBER), written.len());
    }
    let (over, under) = written.split_once('/').unwrap_or((written, "1"));
    let value = Number::parse_decimal(over)
        .zip(Number::parse_decimal(under))
        .and_then(|(over, under)| over.checked_div(&under));
    value.map_or_else(|| want(start, Want::Number), |value| Ok((rest, value)))
}

/// A whole number of a type.
pub(super) fn whole<T: std::str::FromStr>(input: &str) -> Parsed<'_, T> {
    let (start, _) = blanks(input)?;
    let sign = |c: char| matches!(c, '-' | '+');
    let shaped: Parsed<'_, &str> =
        recognize((take_while(sign), take_while1(|c: char| c.is_ascii_digit()))).parse(start);
    match shaped {
        Ok((rest, written)) if written.len() < 25 => match written.parse() {
            Ok(value) => Ok((rest, value)),
            Err(_) => want(start, Want::Number),
        },
        _ => want(start, Want::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_hold_whatever_is_put_into_them() {
        for inside in ["", "a", "a \"b\" c", "\"|", "x\"||y\"", "||", "line\nline", "«نص»"] {
            let written = quoted(inside);
            let (rest, piece) = text(Source { text: &written, by_line: false })(&written).expect(inside);
            assert_eq!((rest, piece.text, piece.span.of(&written)), ("", inside, inside));
        }
        assert!(matches!(
            text(Source { text: "\"open", by_line: false })("\"open"),
            Err(nom::Err::Failure(_))
        ));
    }

    #[test]
    fn numbers_and_words() {
        assert_eq!(number(" 2.50 x").map(|(rest, n)| (rest, n.to_string())), Ok((" x", "2.5".into())));
        assert_eq!(number("-1/3").map(|(_, n)| n.to_string()), Ok("-1/3".into()));
        assert!(number("1/0").is_err() && number("٣").is_err() && number(&"9".repeat(300)).is_err());
        assert_eq!(words("part of")(" part   of x"), Ok((" x", ())));
        assert!(words("part of")("part office").is_err());
        assert_eq!(whole::<i32>("-12 "), Ok((" ", -12)));
        assert!(whole::<u8>("256").is_err());
    }
}
