//! Words: tokens, lexicons and what a language must provide.
//!
//! A language is one folder here. Its lexicon is data (`lexicon/*.tsv`), its
//! grammar of numerals and times is nom parsers over [`Tokens`], its wording is
//! how a report speaks. Nothing outside a language's folder knows a word of it.

pub mod ar;
mod cue;
mod distance;
pub mod en;
mod figures;
mod function;
mod gist;
mod inflect;
mod kin;
mod known;
mod lexicon;
mod loose;
mod memo;
mod opens;
mod opposites;
mod scan;
mod sense;
mod sense_data;
mod times;
mod token;
mod tokens;
mod wording;

pub use cue::Cue;
pub use distance::distance;
pub use figures::{figure_at, read_figure};
pub use function::*;
pub use gist::Gist;
pub use inflect::{Counted, Inflection, Place};
pub use kin::Kin;
pub use known::{currency, zone};
pub use lexicon::{EntryId, Form, Lemma, Lexicon};
pub use loose::{LooseTime, LooseTimes};
pub use opens::Opens;
pub use opposites::Opposites;
pub use scan::{Scan, Scanner, scan};
pub use sense::*;
pub use token::{Clitics, Token, TokenKind};
pub use tokens::{Res, Tokens, digits, end_of_word, no_space, punct, sense, word};
pub use wording::Wording;

use crate::document::Lang;
use crate::value::time::{NthOf, TimeExpr};
use crate::value::{Number, Printed};
use std::borrow::Cow;

/// A cardinal number as the grammar read it, hedge and unit not yet attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Its exact value.
    pub value: Number,
    /// How it was printed, for the reading.
    pub printed: Printed,
    /// A second value it could have ("2.500", "5ر4"), where the text leaves it open.
    pub other: Option<Number>,
}

/// A figure that stands behind the noun it counts ("الجنود الثلاثة").
pub struct NounFirst<'a> {
    /// From the figure's first token on.
    pub figure: Tokens<'a>,
    /// Its value.
    pub numeral: Numeral,
    /// What follows the figure.
    pub end: Tokens<'a>,
}

/// What stands before a day and is placed by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
    /// A part of the day, as TIMEX3 writes it: "MO", "AF", "EV", "NI".
    Part(&'static str),
    /// The week that the day is in.
    Week,
}

/// What the rest of the program asks of a language.
pub trait Language: Send + Sync {
    /// Which language this is.
    fn lang(&self) -> Lang;

    /// Its words.
    fn lexicon(&self) -> &Lexicon;

    /// Folds spelling for look-up: case, marks, letter variants. Never used for offsets.
    fn fold<'w>(&self, word: &'w str) -> Cow<'w, str>;

    /// Splits attached particles off a folded word that the lexicon does not know
    /// as a whole: tries `(clitics, rest)` analyses in order of preference.
    fn analyses(&self, folded: &str, try_entry: &mut dyn FnMut(Clitics, &str) -> bool);

    /// A stem under which forms of one noun or adjective meet, for words that
    /// are not in the lexicon.
    fn stem(&self, folded: &str) -> String;

    /// A coarser key than the stem, under which verb, noun and adjective of one root mostly
    /// meet ("arrested", "arrests"; "السجن", "مسجون"). Good for evidence that two places speak
    /// of one matter, never for identity.
    fn root(&self, folded: &str) -> String;

    /// Words of other roots that name the same matter.
    fn kin(&self) -> &Kin;

    /// The root of a folded word, or the kin that it belongs to.
    fn matter(&self, folded: &str) -> String {
        let root = self.root(folded);
        match self.kin().of(&root) {
            Some(kin) => format!("={kin}"),
            None => root,
        }
    }

    /// Words that say what a figure is the figure of.
    fn gist(&self) -> &Gist;

    /// Words that say the opposite of each other.
    fn opposites(&self) -> &Opposites;

    /// Whether a word looks like a participle that sets a noun before it apart ("living in",
    /// "sold by").
    fn is_participle(&self, _word: &str) -> bool {
        false
    }

    /// A cardinal number at the head of the tokens, in digits, words or both.
    fn numeral<'a>(&self, input: Tokens<'a>) -> Res<'a, Numeral>;

    /// An ordinal number at the head of the tokens ("third", "21st", "الثالثة").
    fn ordinal<'a>(&self, input: Tokens<'a>) -> Res<'a, u32>;

    /// A fraction in words, as (numerator, denominator).
    fn fraction<'a>(&self, input: Tokens<'a>) -> Res<'a, (u32, u32)>;

    /// The noun that a figure of this value counts, where the tokens right behind the
    /// figure begin with its noun phrase: what follows the phrase as far as the head,
    /// and the index of the head's token in the scan.
    fn counted<'a>(&self, input: Tokens<'a>, count: &Number) -> Option<(Tokens<'a>, usize)>;

    /// A noun at the head of the tokens with its figure behind it.
    fn noun_first<'a>(&self, _input: Tokens<'a>) -> Option<NounFirst<'a>> {
        None
    }

    /// Whether a word that the lexicon does not know may begin with an "and" glued to it.
    fn may_be_joined(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word that the lexicon does not know may carry the article.
    fn may_be_definite(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word looks like a verb told of several people: «أصيبوا».
    fn may_be_plural_verb(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word that the lexicon does not know has the form of a verb.
    fn may_be_verb(&self, _word: &str) -> bool {
        false
    }

    /// Whether a date behind this word is not that of what was done ("postponed", "awarded").
    fn puts_elsewhere(&self, _word: &str) -> bool {
        false
    }

    /// Whether a verb has a form that tells of the past alone.
    fn may_be_past(&self, _word: &str) -> bool {
        false
    }

    /// Whether a noun without a figure may be a dual by its ending ("سائقين").
    fn looks_dual(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word's spelling tells a dual: «المتهمَين» with its mark, «لبنانيان».
    fn marks_dual(&self, _word: &str) -> bool {
        false
    }

    /// Whether a unit without an article or number is one of it: «لتر ونصف».
    fn counts_by_itself(&self) -> bool {
        false
    }

    /// What a day behind it places: "the morning of", «مساء», "the week of".
    fn part_before<'a>(&self, input: Tokens<'a>) -> Res<'a, Placed>;

    /// Whether writers set counts in brackets before what they count: «قتل (15) شخصا».
    fn brackets_counts(&self) -> bool {
        false
    }

    /// A time expression at the head of the tokens, not yet resolved.
    fn time<'a>(&self, input: Tokens<'a>) -> Res<'a, TimeExpr>;

    /// A time that dates nothing by itself ("now", "every week"), and what follows it.
    fn loose_time<'a>(&self, input: Tokens<'a>) -> Option<(Tokens<'a>, LooseTime)>;

    /// A day or week counted in a month or year ("the first Tuesday of October").
    fn nth_of<'a>(&self, input: Tokens<'a>) -> Res<'a, NthOf>;

    /// Which grammars may read something at the head of the tokens; a quick look that
    /// spares them most words of most copy.
    fn may_open(&self, input: Tokens<'_>) -> Opens {
        opens::at(input)
    }

    /// Whether a word (as written) is a given name although it folds to a preposition: «علي».
    fn is_given_name(&self, _word: &str) -> bool {
        false
    }

    /// Whether a time may open at a word (as written) by its spelling alone.
    fn opens_time(&self, _word: &str) -> bool {
        false
    }

    /// How another number is written in the place of one.
    fn inflection(&self) -> &dyn Inflection;

    /// How reports are worded.
    fn wording(&self) -> &dyn Wording;
}

/// The language object for a tag.
pub fn of(lang: Lang) -> &'static dyn Language {
    match lang {
        Lang::En => en::english(),
        Lang::Ar => ar::arabic(),
    }
}

/// `text` for a terminal: control and direction characters, which could reorder a
/// report, become spaces or go.
pub fn plain(text: &str) -> String {
    let kept = |c: char| {
        !matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{206F}' | '\u{FEFF}')
    };
    text.chars().filter(|c| kept(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// The same on one line, with single spaces.
pub fn one_line(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
