//! What could not be read, and what to do about it, in the languages of the copy.

mod ar;
mod en;

use super::{Lang, Position};
use std::fmt;

/// Something about a file that its reader should know.
///
/// A note travels beside the document; where there is no document, it says why.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Note {
    /// Not UTF-8, but an older encoding of this name.
    Legacy(&'static str),
    /// There is no copy in it.
    Empty,
    /// A date that is none.
    BadDate(String),
    /// A language that is not known.
    BadLang(String),
    /// Front matter without an end.
    Unclosed,
    /// Not text: this byte cannot stand in any.
    Binary(usize),
    /// UTF-8 with a damaged place.
    BrokenUtf8 { offset: usize, position: Position },
    /// Damaged in another encoding.
    Malformed { encoding: &'static str, offset: usize },
    /// More than this many MiB.
    TooLarge(usize),
    /// A line of more than this many MiB.
    LineTooLarge(usize),
    /// A picture.
    Picture,
    /// A PDF.
    Pdf,
    /// A package of another program, or an old Word file.
    NotWord,
    /// A package that cannot be unpacked; why, in the words of the library.
    Damaged(String),
    /// A part of a package that unpacks to more than this many MiB.
    Bomb(usize),
    /// JSON that breaks off at a place; why.
    Json { position: Position, why: String },
    /// XML that breaks off at a place; why.
    Xml { position: Position, why: String },
    /// XML entities of its own, left out.
    Entities,
    /// JSON or XML that holds no article.
    NoArticle,
    /// A field with a value of another kind than text.
    WrongType(String),
    /// Elements nested deeper than this were read as if side by side.
    Deep(usize),
    /// More elements than this: the rest was left out.
    TooMany(usize),
    /// A package of this many articles, of which the first was read.
    FirstOnly(usize),
    /// One article a line in an encoding that has no lines of bytes.
    WideLines,
    /// The operating system's reason.
    Unopened(Unopened),
    /// A folder without copy; the extensions that are looked for.
    NoCopyHere(String),
    /// A link to a folder, not followed.
    Link,
    /// Something in a folder that is neither file nor folder.
    NoFile,
    /// A run without a full stop of more than this many words and marks: its lists are not
    /// added up, and figures far apart in it not compared.
    LongSentence(usize),
    /// More figures than this: those farther apart are not compared.
    LongText(usize),
    /// So many figures hang together that not all are checked against each other.
    Tangled,
}

/// Why a file could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// There is none of this name.
    Missing,
    /// It may not be read.
    Forbidden,
    /// It is a pipe.
    Pipe,
    /// What the system says.
    Other(String),
}

impl From<&std::io::Error> for Unopened {
    fn from(error: &std::io::Error) -> Unopened {
        match error.kind() {
            std::io::ErrorKind::NotFound => Unopened::Missing,
            std::io::ErrorKind::PermissionDenied => Unopened::Forbidden,
            std::io::ErrorKind::Unsupported => Unopened::Pipe,
            _ => Unopened::Other(error.to_string()),
        }
    }
}

impl Note {
    /// The note as a sentence.
    pub fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::En => en::say(self),
            Lang::Ar => ar::say(self),
        }
    }

    /// Whether it is about an article that was not read, or not to its end.
    pub fn is_loss(&self) -> bool {
        !matches!(
            self,
            Note::Legacy(_)
                | Note::Empty
                | Note::Entities
                | Note::Deep(_)
                | Note::Link
                | Note::WrongType(_)
                | Note::LongSentence(_)
                | Note::LongText(_)
                | Note::Tangled
        )
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl std::error::Error for Note {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_note_is_said_in_every_language() {
        let position = Position { line: 7, column: 9 };
        let why = || "eof".to_owned();
        let all = [
            Note::Legacy("windows-1256"),
            Note::Empty,
            Note::BadDate(why()),
            Note::BadLang(why()),
            Note::Unclosed,
            Note::Binary(4),
            Note::BrokenUtf8 { offset: 1, position },
            Note::Malformed { encoding: "UTF-16LE", offset: 5 },
            Note::TooLarge(32),
            Note::LineTooLarge(32),
            Note::Picture,
            Note::Pdf,
            Note::NotWord,
            Note::Damaged(why()),
            Note::Bomb(64),
            Note::Json { position, why: why() },
            Note::Xml { position, why: why() },
            Note::Entities,
            Note::NoArticle,
            Note::WrongType(why()),
            Note::Deep(512),
            Note::TooMany(100),
            Note::FirstOnly(32),
            Note::WideLines,
            Note::Unopened(Unopened::Other(why())),
            Note::Unopened(Unopened::Pipe),
            Note::NoCopyHere(why()),
            Note::Link,
            Note::NoFile,
            Note::LongSentence(400),
            Note::LongText(1000),
            Note::Tangled,
        ];
        for note in all {
            let (english, arabic) = (note.say(Lang::En), note.say(Lang::Ar));
            assert!(!english.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c)), "{english}");
            assert!(arabic.chars().filter(|c| ('\u{600}'..'\u{700}').contains(c)).count() > 8, "{arabic}");
            // Whatever figure or name is told in one language is told in the other.
            for fact in ["windows-1256", "eof", "512", "32", "64", "100", "400", "1000"] {
                assert_eq!(english.contains(fact), arabic.contains(fact), "{english} / {arabic}");
            }
        }
    }
}
