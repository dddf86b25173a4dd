//! Statements: sentences and clauses, who states what of which measure.

mod lead;
mod measure;
mod quote;
mod sentence;
mod source;
pub mod voice;

pub use lead::Lead;
pub use measure::Measure;
pub use sentence::{LONGEST, Sentence, sentences};

use crate::document::{BlockKind, Document, Span};
use crate::language::{Modal, Sense, Token, TokenKind};
use crate::mention::{self, Amount, Kind, Mention, Reading, Value};
use crate::value::time::TimeExpr;
use std::ops::Range;

/// Everything a document states, in the order of the text.
pub struct Claims<'d> {
    /// The document.
    pub document: &'d Document,
    /// Its blocks as read.
    pub readings: &'d [Reading<'d>],
    /// All sentences, block by block.
    pub sentences: Vec<Place>,
    /// One claim for each mention.
    pub claims: Vec<Claim<'d>>,
    /// The quotations of each block, by their tokens.
    quotations: Vec<Vec<Range<usize>>>,
}

/// A sentence and its claims.
pub struct Place {
    /// Index of its block's reading.
    pub block: usize,
    /// Its tokens and clauses.
    pub sentence: Sentence,
    /// Indices of its claims.
    pub claims: Range<usize>,
    /// Who states it; `None` is the writer.
    pub source: Option<Span>,
    /// A word that makes it no plain fact.
    pub modal: Option<Modal>,
}

/// One figure or time that is stated.
pub struct Claim<'d> {
    /// What was read.
    pub mention: &'d Mention,
    /// Index of its block's reading.
    pub block: usize,
    /// Index of its sentence.
    pub sentence: usize,
    /// What leads up to it: preposition or cue.
    pub lead: Lead,
    /// What is counted or measured.
    pub measure: Measure,
    /// Who states it; `None` is the writer.
    pub source: Option<Span>,
    /// Stands in the headline.
    pub headline: bool,
}

impl<'d> Claim<'d> {
    /// The figure, if it is one.
    pub fn amount(&self) -> Option<&'d Amount> {
        match &self.mention.value {
            Value::Amount(amount) => Some(amount),
            _ => None,
        }
    }

    /// A count, a sum of money or a measured quantity: no share, no age, no range.
    pub fn is_quantity(&self) -> bool {
        matches!(self.mention.kind, Kind::Number | Kind::Quantity | Kind::Money)
    }

    /// A percentage or fraction.
    pub fn is_share(&self) -> bool {
        matches!(self.mention.kind, Kind::Percent | Kind::Fraction)
    }

    /// A date, day or period, other than the year in a thing's name.
    pub fn is_time(&self) -> bool {
        let of_name = matches!(&self.mention.value, Value::Time(TimeExpr::Date(date)) if date.of_name);
        !of_name && matches!(self.mention.kind, Kind::Date | Kind::Weekday | Kind::MonthPair | Kind::Period)
    }

    /// First token of the figure or its hedge.
    pub fn first_token(&self) -> usize {
        self.lead.end
    }

    /// One past its last token.
    pub fn end_token(&self) -> usize {
        self.mention.tokens.end
    }
}

/// Gathers the claims of a document that was read.
pub fn gather<'d>(document: &'d Document, readings: &'d [Reading<'d>]) -> Claims<'d> {
    let quotations = readings.iter().map(|r| quote::all(&r.scan)).collect();
    let mut all = Claims { document, readings, sentences: Vec::new(), claims: Vec::new(), quotations };
    let mut known: Vec<Span> = Vec::new();
    let mut spoken_of = None;
    for (block, reading) in readings.iter().enumerate() {
        let mut mentions = reading.mentions.iter().peekable();
        let begins = all.sentences.len();
        for sentence in sentences(&reading.scan) {
            let first = all.claims.len();
            let index = all.sentences.len();
            let sayings = source::sayings(&reading.scan, &sentence, &known, spoken_of);
            while let Some(mention) = mentions.next_if(|m| m.tokens.start < sentence.tokens.end) {
                all.claims.push(Claim {
                    mention,
                    block,
                    sentence: index,
                    lead: lead::before(&reading.scan, mention, sentence.tokens.start),
                    measure: measure::of(&reading.scan, mention, &sentence),
                    source: source::of(&sayings, mention.tokens.start),
                    headline: reading.block.kind == BlockKind::Headline,
                });
            }
            let source = source::first(&sayings);
            known.extend(source::names(&sayings));
            spoken_of = source::subject(&reading.scan, &sentence);
            let modal = modal_in(reading, &sentence);
            let claims = first..all.claims.len();
            all.sentences.push(Place { block, sentence, claims, source, modal });
        }
        all.spread(block, begins);
    }
    all
}

fn modal_in(reading: &Reading<'_>, sentence: &Sentence) -> Option<Modal> {
    // "On 3 May" is no "may".
    let month = |at: usize| {
        at > sentence.tokens.start
            && reading.scan.tokens.get(at).is_some_and(|t| t.capital)
            && senses(reading, at).any(|(s, _)| matches!(s, Sense::Month(_)))
    };
    sentence.tokens.clone().filter(|at| !month(*at)).find_map(|at| {
        senses(reading, at).find_map(|(s, _)| match s {
            Sense::Modal(modal) => Some(*modal),
            _ => None,
        })
    })
}

/// The meanings that begin at a token of a block, phrases first, with their length in tokens.
pub fn senses<'a>(reading: &'a Reading<'_>, at: usize) -> impl Iterator<Item = (&'a Sense, usize)> {
    let lexicon = reading.scan.language.lexicon();
    let token = reading.scan.tokens.get(at);
    let phrase = token.map_or(&[][..], |t| lexicon.senses(t.phrase));
    let word = token.map_or(&[][..], |t| lexicon.senses(t.entry));
    let len = token.map_or(1, |t| usize::from(t.phrase_len));
    phrase.iter().map(move |s| (s, len)).chain(word.iter().map(|s| (s, 1)))
}

impl<'d> Claims<'d> {
    /// Lets the speaker of a quotation speak all its sentences, from sentence `begins` on.
    fn spread(&mut self, block: usize, begins: usize) {
        let places = self.sentences.get(begins..).unwrap_or(&[]);
        let tokens: Vec<Range<usize>> = places.iter().map(|p| p.sentence.tokens.clone()).collect();
        let open = quote::open(self.quotations.get(block).map_or(&[], Vec::as_slice), &tokens);
        for (at, speaker) in quote::spoken_with(places, &open).into_iter().enumerate() {
            let source = speaker.and_then(|s| self.sentences.get(begins + s)).and_then(|p| p.source);
            let Some(place) = self.sentences.get_mut(begins + at).filter(|_| source.is_some()) else {
                continue;
            };
            place.source = source;
            let claims = self.claims.get_mut(place.claims.clone()).unwrap_or(&mut []);
            claims.iter_mut().filter(|c| c.source.is_none()).for_each(|c| c.source = source);
        }
    }

    /// Whether a token is among words that somebody is quoted with; a name in quotation marks
    /// is no such thing.
    pub fn is_quoted(&self, block: usize, at: usize) -> bool {
        self.quotation(block, at) == Some(true)
    }

    /// Whether a token is inside a name or title in quotation marks, or a word held off by them.
    pub fn is_held_off(&self, block: usize, at: usize) -> bool {
        self.quotation(block, at) == Some(false)
    }

    /// Whether the quotation around a token is long enough to be said; `None` outside of any.
    fn quotation(&self, block: usize, at: usize) -> Option<bool> {
        let quotations = self.quotations.get(block)?;
        let next = quotations.partition_point(|q| q.end <= at);
        let inside = quotations.get(next).filter(|q| q.start <= at)?;
        Some(quote::is_said(&self.readings.get(block)?.scan, inside))
    }

    /// The claim with this index.
    pub fn get(&self, index: usize) -> Option<&Claim<'d>> {
        self.claims.get(index)
    }

    /// The words of a token.
    pub fn text(&self, block: usize, at: usize) -> &'d str {
        self.token(block, at).map_or("", |t| t.span.of(&self.document.text))
    }

    /// A token of a block.
    pub fn token(&self, block: usize, at: usize) -> Option<&'d Token> {
        self.readings.get(block).and_then(|r| r.scan.tokens.get(at))
    }

    /// The bytes of these words, without the particles glued to the first: "وانخفض" is "انخفض".
    pub fn words(&self, block: usize, words: std::ops::Range<usize>) -> Option<Span> {
        let scan = &self.readings.get(block)?.scan;
        let last = words.end.checked_sub(1).filter(|last| *last >= words.start && *last < scan.tokens.len());
        last.map(|last| mention::bare_span(scan, words.start, last + 1))
    }

    /// Whether a token is one of these marks.
    pub fn is_mark(&self, block: usize, at: usize, marks: &str) -> bool {
        let mark = |t: &Token| t.kind == TokenKind::Mark && marks.contains(t.span.of(&self.document.text));
        self.token(block, at).is_some_and(mark)
    }

    /// The first place in `range` where a sense that `pick` accepts begins: its tokens and
    /// what was picked.
    pub fn find<T>(
        &self,
        block: usize,
        range: Range<usize>,
        pick: impl Fn(&Sense) -> Option<T>,
    ) -> Option<(Range<usize>, T)> {
        let reading = self.readings.get(block)?;
        range.into_iter().find_map(|at| {
            senses(reading, at).find_map(|(sense, len)| pick(sense).map(|found| (at..at + len, found)))
        })
    }

    /// Whether a sense that `test` accepts begins in `range`.
    pub fn has(&self, block: usize, range: Range<usize>, test: impl Fn(&Sense) -> bool) -> bool {
        self.find(block, range, |s| test(s).then_some(())).is_some()
    }
}
