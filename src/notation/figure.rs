//! The words of figures, read as the mention readers read copy.

use super::syntax::Reads;
use crate::document::{Block, BlockKind, Document, Options, Span};
use crate::language;
use crate::mention::{self, Amount, Counted, Kind, Mention, Value};
use crate::value::time::resolve;
use crate::value::{Number, Reading};

/// What was read in a phrase.
pub(super) enum Read {
    /// One figure.
    One(Box<Mention>),
    /// None at all.
    None,
    /// Several.
    Many,
}

/// Reads each phrase of `text` by itself, in the language and on the day of `like`.
pub(super) fn read(text: &str, phrases: &[Span], like: &Document) -> Vec<Read> {
    let options = Options {
        date: like.published,
        lang: Some(like.language),
        readings: like.readings,
        ..Options::default()
    };
    let blocks =
        phrases.iter().map(|span| Block { kind: BlockKind::Paragraph, span: *span, cell: None }).collect();
    let document = Document { text: text.to_owned(), blocks, ..Document::empty(&options) };
    let readings = mention::read(&document);
    readings
        .into_iter()
        .map(|reading| {
            let mut mentions = reading.mentions.into_iter();
            match (mentions.next(), mentions.next()) {
                (Some(mention), None) => Read::One(Box::new(normal(mention))),
                (None, _) => Read::None,
                _ => Read::Many,
            }
        })
        .collect()
}

/// Without what only the words around it could be found by.
pub(super) fn normal(mut mention: Mention) -> Mention {
    mention.tokens = 0..0;
    if let Value::Amount(amount) = &mut mention.value
        && let Some(noun) = &mut amount.noun
    {
        noun.token = 0;
    }
    mention
}

/// The words that a mention and its hedge take up.
pub(super) fn phrase(mention: &Mention) -> Span {
    let whole = mention.span.to(mention.figure);
    mention.hedge.map_or(whole, |hedge| whole.to(hedge))
}

/// One, told without a figure: "the tram driver".
pub(super) fn one(words: Span) -> Mention {
    let amount = Amount::bare(Reading::exact(Number::ONE));
    let value = Value::Amount(amount);
    Mention { span: words, figure: words, hedge: None, tokens: 0..0, kind: Kind::Quantity, value }
}

/// What a line says of its figure itself.
pub(super) fn told(reads: &Reads<'_>, phrase: Span, document: &Document) -> Mention {
    let text = phrase.of(&document.text);
    let byte = |count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    let place = |chars: Option<(usize, usize)>| {
        let (first, last) = chars?;
        let start = phrase.start as usize;
        Some(Span::new(start + byte(first - 1), start + byte(last)))
    };
    let span = place(reads.words).unwrap_or(phrase);
    let mut value = reads.value.clone();
    if let (Value::Amount(amount), Some(noun)) = (&mut value, &reads.noun) {
        let lexicon = language::of(document.language).lexicon();
        let lemma = noun.lemma.and_then(|lemma| lexicon.known_lemma(lemma.text));
        amount.noun = Some(Counted { token: 0, lemma, class: noun.class, number: noun.number });
    }
    if let (Value::Time(expr), false) = (&mut value, reads.settled) {
        resolve(expr, document.published);
    }
    Mention {
        span,
        figure: place(reads.figure).unwrap_or(span),
        hedge: place(reads.hedge),
        tokens: 0..0,
        kind: reads.kind,
        value,
    }
}
