//! The nom input of every grammar: a run of tokens.

use super::{Language, Scan, Sense, Token, TokenKind};
use crate::document::Span;
use nom::{Err, IResult};

/// A run of tokens that a grammar reads from the left; cheap to copy.
#[derive(Clone, Copy)]
pub struct Tokens<'a> {
    /// The scanned text it belongs to.
    pub scan: &'a Scan<'a>,
    /// Index of the first token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
}

/// The result of a grammar over tokens: the rest and what was read.
pub type Res<'a, T> = IResult<Tokens<'a>, T, ()>;

impl<'a> Tokens<'a> {
    /// The first token.
    pub fn first(self) -> Option<&'a Token> {
        self.get(0)
    }

    /// The `n`th token from the first.
    pub fn get(self, n: usize) -> Option<&'a Token> {
        (self.from + n < self.to).then(|| self.scan.tokens.get(self.from + n)).flatten()
    }

    /// The token before the first, which may be scope words of another expression.
    pub fn before(self) -> Option<&'a Token> {
        self.from.checked_sub(1).and_then(|i| self.scan.tokens.get(i))
    }

    /// Without the first `n` tokens.
    pub fn skip(self, n: usize) -> Tokens<'a> {
        Tokens { from: (self.from + n).min(self.to), ..self }
    }

    /// How many tokens there are.
    pub fn len(self) -> usize {
        self.to - self.from
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.from >= self.to
    }

    /// The text of a token.
    pub fn text(self, token: &Token) -> &'a str {
        token.span.of(self.scan.text)
    }

    /// The text of the `n`th token; empty where there is none.
    pub fn text_at(self, n: usize) -> &'a str {
        self.get(n).map_or("", |t| self.text(t))
    }

    /// The language of the text.
    pub fn language(self) -> &'static dyn Language {
        self.scan.language
    }

    /// The bytes from the first token up to where `rest` begins.
    pub fn span_to(self, rest: Tokens<'a>) -> Span {
        let last = rest.from.saturating_sub(1).max(self.from);
        match (self.scan.tokens.get(self.from), self.scan.tokens.get(last)) {
            (Some(a), Some(b)) => a.span.to(b.span),
            _ => Span::default(),
        }
    }

    /// The meanings at the head: those of the longest phrase first, then of the
    /// word, each with the number of tokens it takes.
    pub fn head_senses(self) -> impl Iterator<Item = (&'a Sense, usize)> {
        let lexicon = self.scan.language.lexicon();
        let token = self.first();
        let phrase = token
            .filter(|t| self.from + usize::from(t.phrase_len) <= self.to)
            .map_or(&[][..], |t| lexicon.senses(t.phrase));
        let word = token.map_or(&[][..], |t| lexicon.senses(t.entry));
        let len = token.map_or(1, |t| usize::from(t.phrase_len));
        phrase.iter().map(move |s| (s, len)).chain(word.iter().map(|s| (s, 1)))
    }
}

/// A recoverable "not here".
fn no<'a, T>() -> Res<'a, T> {
    Err(Err::Error(()))
}

/// Takes a phrase or word one of whose senses `pick` accepts.
pub fn sense<'a, T>(pick: impl Fn(&Sense) -> Option<T>) -> impl Fn(Tokens<'a>) -> Res<'a, T> {
    move |input| {
        for (sense, len) in input.head_senses() {
            if let Some(value) = pick(sense) {
                return Ok((input.skip(len), value));
            }
        }
        no()
    }
}

/// Takes a word token with exactly this folded spelling.
pub fn word<'a>(folded: &'static str) -> impl Fn(Tokens<'a>) -> Res<'a, &'a Token> {
    move |input| match input.first() {
        Some(t) if t.kind == TokenKind::Word && input.language().fold(input.text(t)) == folded => {
            Ok((input.skip(1), t))
        }
        _ => no(),
    }
}

/// Takes a digits token.
pub fn digits<'a>(input: Tokens<'a>) -> Res<'a, &'a Token> {
    match input.first() {
        Some(t) if t.kind == TokenKind::Digits => Ok((input.skip(1), t)),
        _ => no(),
    }
}

/// Takes one of these marks.
pub fn punct<'a>(marks: &'static str) -> impl Fn(Tokens<'a>) -> Res<'a, &'a Token> {
    move |input| match input.first() {
        Some(t) if t.kind == TokenKind::Mark && marks.contains(input.text(t)) => Ok((input.skip(1), t)),
        _ => no(),
    }
}

/// Succeeds, taking nothing, where no white space stands before the next token.
pub fn no_space<'a>(input: Tokens<'a>) -> Res<'a, ()> {
    match input.first() {
        Some(t) if !t.space_before => Ok((input, ())),
        _ => no(),
    }
}

/// Succeeds, taking nothing, unless a letter or digit is glued to what was read.
pub fn end_of_word<'a>(input: Tokens<'a>) -> Res<'a, ()> {
    match input.first() {
        Some(t) if !t.space_before && t.kind != TokenKind::Mark => no(),
        _ => Ok((input, ())),
    }
}

impl std::fmt::Debug for Tokens<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words: Vec<&str> = (self.from..self.to)
            .filter_map(|i| self.scan.tokens.get(i))
            .map(|t| t.span.of(self.scan.text))
            .collect();
        write!(f, "{words:?}")
    }
}

/// Two runs are equal when they are the same place of the same text.
impl PartialEq for Tokens<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.scan, other.scan) && self.from == other.from && self.to == other.to
    }
}

impl<'a> nom::Input for Tokens<'a> {
    type Item = &'a Token;
    type Iter = std::slice::Iter<'a, Token>;
    type IterIndices = std::iter::Enumerate<std::slice::Iter<'a, Token>>;

    fn input_len(&self) -> usize {
        self.len()
    }

    fn take(&self, index: usize) -> Self {
        Tokens { to: (self.from + index).min(self.to), ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        self.skip(index)
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.iter_elements().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.scan.tokens.get(self.from..self.to).unwrap_or(&[]).iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, nom::Needed> {
        if count <= self.len() { Ok(count) } else { Err(nom::Needed::new(count - self.len())) }
    }
}
