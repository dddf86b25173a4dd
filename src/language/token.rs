//! Tokens: the words, digits and marks of a text.

use super::{EntryId, Opens};
use crate::document::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters with their marks.
    Word,
    /// Digits of any script, with separators that stand between two digits.
    Digits,
    /// One mark of punctuation or symbol.
    Mark,
}

/// Particles split off a word; bits may be combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Clitics(pub u8);

impl Clitics {
    /// No particle.
    pub const NONE: Clitics = Clitics(0);
    /// و or ف: and, so
    pub const AND: Clitics = Clitics(1);
    /// ب: by, with, at
    pub const BY: Clitics = Clitics(2);
    /// ل: to, for
    pub const TO: Clitics = Clitics(4);
    /// ك: as
    pub const AS: Clitics = Clitics(8);
    /// ال: the
    pub const THE: Clitics = Clitics(16);
    /// A possessive pronoun at the end (ها، هم، ه); also English 's
    pub const OWNER: Clitics = Clitics(32);
    /// س: will
    pub const WILL: Clitics = Clitics(64);

    /// Whether all particles of `other` are here.
    pub fn has(self, other: Clitics) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together.
    pub fn with(self, other: Clitics) -> Clitics {
        Clitics(self.0 | other.0)
    }
}

/// One token, small enough to copy. What it means is in the [`super::Lexicon`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the document's text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Its lexicon entry (after particles were split off), if it has one.
    pub entry: EntryId,
    /// The longest lexicon phrase of several words that starts here, if any.
    pub phrase: EntryId,
    /// How many tokens that phrase covers.
    pub phrase_len: u8,
    /// What may open here, by the senses of word and phrase.
    pub opens: Opens,
    /// Particles that were split off to find `entry`, or that a word without an
    /// entry may carry.
    pub clitics: Clitics,
    /// White space (or the block's start) stands before it.
    pub space_before: bool,
    /// It begins with a capital letter.
    pub capital: bool,
}
