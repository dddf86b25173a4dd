//! A mistake in a file of settings: where it is, and what to write instead, in both languages.

mod ar;
mod en;

use crate::document::Lang;
use crate::rule::nearest;
use std::ops::Range;

/// A mistake; `render` draws it with the line it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, as it is named in messages.
    pub file: String,
    /// The whole of it.
    pub text: String,
    /// Bytes of it that are wrong.
    pub span: Range<usize>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Wrong {
    /// A key, or a word for a value, that there is not; those there are, and the one that is
    /// written almost like it.
    Word { word: String, key: bool, known: Vec<String>, near: Option<String> },
    /// A value of another kind than this.
    Kind(Kind),
    /// A key that is missing here.
    Missing(String),
    /// A key that is there twice.
    Twice,
    /// The form is not right; why, in the words of the library.
    Form(String),
    /// Not a pattern of paths; why.
    Glob(String),
    /// No rule of this name.
    Rule { id: String, near: Option<String> },
    /// A set of rules that this version of the program does not have.
    Version { pinned: u32, newest: u32 },
    /// Not a number from the least to the most, of two decimals.
    Number { least: u32, most: u32 },
    /// Two ends the wrong way round.
    Ends,
    /// Nothing is set aside without a reason.
    NoReason,
    /// Not a date.
    Date(String),
}

/// What a value must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Text,
    Number,
    /// A number without decimals or sign.
    Whole,
    List,
    /// A list of two numbers.
    Pair,
    Table,
}

impl Fault {
    /// A mistake at a place, or in the file as a whole.
    pub fn new(file: &str, text: &str, span: Option<Range<usize>>, wrong: Wrong) -> Fault {
        Fault { file: file.to_owned(), text: text.to_owned(), span: span.unwrap_or(0..0), wrong }
    }

    /// Line and column, both from 1, columns in Unicode scalar values.
    pub fn place(&self) -> (usize, usize) {
        let before = self.text.get(..self.span.start).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(line_start..).map_or(0, |line| line.chars().count());
        (before.matches('\n').count() + 1, column + 1)
    }

    /// What is wrong, and what to do about it.
    pub fn say(&self, lang: Lang) -> (String, String) {
        match lang {
            Lang::En => en::say(&self.wrong),
            Lang::Ar => ar::say(&self.wrong),
        }
    }
}

impl Wrong {
    /// What the library says. It names words that it does not know in backquotes, with those
    /// that it knows behind.
    pub(super) fn of(error: &toml::de::Error) -> Wrong {
        let said = error.message();
        let key = said.starts_with("unknown field");
        if key || said.starts_with("unknown variant") {
            let mut words = said.split('`').skip(1).step_by(2).map(str::to_owned);
            if let Some(word) = words.next() {
                let known: Vec<String> = words.collect();
                let near = nearest(&word, known.iter().map(String::as_str)).map(str::to_owned);
                return Wrong::Word { word, key, known, near };
            }
        }
        if let Some(kind) = Kind::of(said) {
            return Wrong::Kind(kind);
        }
        if said.starts_with("missing field")
            && let Some(key) = said.split('`').nth(1)
        {
            return Wrong::Missing(key.to_owned());
        }
        if said == "duplicate key" {
            return Wrong::Twice;
        }
        Wrong::Form(said.lines().next().unwrap_or_default().to_owned())
    }
}

impl Kind {
    /// The kind that the library misses.
    fn of(said: &str) -> Option<Kind> {
        if said == "wanted string or table" {
            return Some(Kind::Text);
        }
        let (_, expected) = said.split_once(", expected ").filter(|_| said.starts_with("invalid "))?;
        Some(match expected {
            "a string" | "string" | "string or table" => Kind::Text,
            "f64" => Kind::Number,
            "u32" | "usize" => Kind::Whole,
            "a sequence" => Kind::List,
            "an array of length 2" => Kind::Pair,
            "a map" => Kind::Table,
            name if name.starts_with("struct ") => Kind::Table,
            _ => return None,
        })
    }
}
