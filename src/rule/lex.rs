//! What patterns and expressions share: blanks, names, and errors that say what was expected.

use super::error::Fault;
use nom::bytes::complete::{tag, take_while};
use nom::character::complete::multispace0;
use nom::error::{ContextError, ErrorKind, ParseError};
use nom::sequence::preceded;
use nom::{IResult, Parser};

/// A parse error: where, and what should have stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Expected<'a> {
    pub rest: &'a str,
    pub what: &'static str,
}

impl<'a> ParseError<&'a str> for Expected<'a> {
    fn from_error_kind(input: &'a str, _: ErrorKind) -> Self {
        Expected { rest: input, what: "" }
    }

    fn append(_: &'a str, _: ErrorKind, other: Self) -> Self {
        other
    }

    /// Of two ways that failed, the one that came further knows more.
    fn or(self, other: Self) -> Self {
        if other.rest.len() < self.rest.len() { other } else { self }
    }
}

impl<'a> ContextError<&'a str> for Expected<'a> {
    fn add_context(_: &'a str, what: &'static str, other: Self) -> Self {
        if other.what.is_empty() { Expected { what, ..other } } else { other }
    }
}

pub(super) type Parsed<'a, T> = IResult<&'a str, T, Expected<'a>>;

/// A piece of syntax with the room left before and after it; see [`Tail::range`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Tail {
    pub before: usize,
    pub after: usize,
}

impl Tail {
    /// Bytes of the string, whose whole length is `total`.
    pub fn range(self, total: usize) -> std::ops::Range<usize> {
        total.saturating_sub(self.before)..total.saturating_sub(self.after)
    }
}

/// Skips blanks, then notes what `inner` covers.
pub(super) fn spanned<'a, T>(
    mut inner: impl Parser<&'a str, Output = T, Error = Expected<'a>>,
) -> impl FnMut(&'a str) -> Parsed<'a, (T, Tail)> {
    move |input| {
        let (input, _) = multispace0(input)?;
        let (rest, value) = inner.parse(input)?;
        Ok((rest, (value, Tail { before: input.len(), after: rest.len() })))
    }
}

/// The mark `text`, blanks before it skipped.
pub(super) fn mark<'a>(text: &'static str) -> impl Parser<&'a str, Output = &'a str, Error = Expected<'a>> {
    preceded(multispace0, tag(text))
}

/// A name: a letter, then letters, digits, `_`.
pub(super) fn name(input: &str) -> Parsed<'_, &str> {
    let (input, _) = multispace0(input)?;
    let (rest, word) = take_while(|c: char| c.is_alphanumeric() || c == '_')(input)?;
    if word.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        Ok((rest, word))
    } else {
        Err(nom::Err::Error(Expected { rest: input, what: "" }))
    }
}

/// The word `text`, not as the head of a longer name.
pub(super) fn keyword<'a>(text: &'static str) -> impl FnMut(&'a str) -> Parsed<'a, ()> {
    move |input| match name(input)? {
        (rest, word) if word == text => Ok((rest, ())),
        _ => Err(nom::Err::Error(Expected { rest: input, what: "" })),
    }
}

/// How long a pattern, an expression or a template may be, in bytes. What is computed over
/// its tree recurses: a rule file must not be able to exhaust the stack.
pub(super) const LONGEST: usize = 4_000;

/// Runs `parser` over all of `text`.
pub(super) fn whole<'a, T>(
    text: &'a str,
    mut parser: impl FnMut(&'a str) -> Parsed<'a, T>,
) -> Result<T, Fault> {
    let fail = |rest: &str, what: &str| {
        let rest = rest.trim_start();
        let start = text.len() - rest.len();
        let end = start + rest.chars().next().map_or(0, char::len_utf8);
        let found = if rest.is_empty() {
            "it ends here".to_owned()
        } else {
            let words: String = rest.chars().take(12).collect();
            format!("found “{words}”")
        };
        let what = if what.is_empty() { "the end, or an operator" } else { what };
        Fault::new(start..end, format!("expected {what}"), found)
    };
    if text.len() > LONGEST {
        let help = format!("at most {LONGEST} bytes; split the rule in two");
        return Err(Fault::new(0..text.len(), "this is too long", help));
    }
    match parser(text) {
        Ok((rest, value)) if rest.trim().is_empty() => Ok(value),
        Ok((rest, _)) => Err(fail(rest, "")),
        Err(nom::Err::Error(e) | nom::Err::Failure(e)) => Err(fail(e.rest, e.what)),
        Err(nom::Err::Incomplete(_)) => Err(fail("", "more")),
    }
}
