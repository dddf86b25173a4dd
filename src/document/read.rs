//! A file's bytes to a [`Document`].

use super::decode::{Undecodable, decode};
use super::front::{self, BadValue};
use super::{Document, Lang, LineIndex, Position, blocks};
use jiff::civil::Date;

/// What the caller knows better than the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Publication date; goes before the text's own.
    pub date: Option<Date>,
    /// Language; goes before the text's own.
    pub lang: Option<Lang>,
}

/// Why a file is no document. The messages say where and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// No text file.
    #[error(
        "not a text file: byte {offset} cannot stand in text; give a plain text file (export the copy as .txt)"
    )]
    Binary {
        /// Byte of the file.
        offset: usize,
    },
    /// UTF-8 with a damaged place.
    #[error(
        "line {}, column {}: byte {offset} is not valid UTF-8; open the file at that place and save it again as UTF-8",
        .position.line, .position.column
    )]
    BrokenUtf8 {
        /// Byte of the file.
        offset: usize,
        /// The same place for people.
        position: Position,
    },
    /// Damaged in another encoding.
    #[error("byte {offset} is not valid {encoding}; save the file again as UTF-8")]
    Malformed {
        /// Byte of the file.
        offset: usize,
        /// The encoding that was tried.
        encoding: &'static str,
    },
    /// Longer than spans can point into.
    #[error("the file is larger than 1 GiB; split it")]
    TooLarge,
}

/// A value of the front matter that could not be read; the document is checked without it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {kind}")]
pub struct FrontMatterError {
    /// Line of the text, from 1.
    pub line: usize,
    /// What is wrong with it and what to write instead.
    pub kind: String,
}

impl Document {
    /// Reads a plain text file.
    ///
    /// # Errors
    /// When the bytes are no text; see [`DocumentError`].
    pub fn from_bytes(path: &str, bytes: &[u8], options: &Options) -> Result<Document, DocumentError> {
        if bytes.len() > 1 << 30 {
            return Err(DocumentError::TooLarge);
        }
        let decoded = decode(bytes, options.lang == Some(Lang::Ar)).map_err(|e| explain(e, bytes))?;
        let text = decoded.text;
        let front = front::read(&text);
        let blocks = blocks::cut(&text, front.end);
        let mut notes = Vec::new();
        if let Some(name) = decoded.legacy {
            notes.push(format!("not UTF-8: read as {name}"));
        }
        if blocks.is_empty() {
            notes.push("no copy in this file: it is empty".to_owned());
        }
        let problems = problems(&text, &front, options);
        notes.extend(problems.iter().map(ToString::to_string));
        let language =
            options.lang.or(front.lang).unwrap_or_else(|| by_script(text.get(front.end..).unwrap_or("")));
        Ok(Document {
            path: path.to_owned(),
            offsets: decoded.offsets,
            blocks,
            language,
            published: options.date.or(front.date),
            notes,
            problems,
            text,
        })
    }
}

/// Bad values of the front matter; one that an option overrides does no harm.
fn problems(text: &str, front: &front::FrontMatter, options: &Options) -> Vec<FrontMatterError> {
    if front.bad.is_empty() {
        return Vec::new();
    }
    let lines = LineIndex::new(text);
    let describe = |bad: &BadValue| match bad {
        BadValue::Date(value) if options.date.is_none() => {
            Some(format!("date \"{value}\" is no calendar date; write it as 2021-04-07, or give --date"))
        }
        BadValue::Lang(value) if options.lang.is_none() => {
            Some(format!("language \"{value}\" is not known; write en or ar, or give --lang"))
        }
        BadValue::Unclosed => {
            Some("front matter is opened by --- and never closed; close it with a line ---".to_owned())
        }
        _ => None,
    };
    front
        .bad
        .iter()
        .filter_map(|(span, bad)| {
            let line = lines.position(text, span.start as usize).line;
            Some(FrontMatterError { line, kind: describe(bad)? })
        })
        .collect()
}

fn explain(error: Undecodable, bytes: &[u8]) -> DocumentError {
    match error {
        Undecodable::Binary(offset) => DocumentError::Binary { offset },
        Undecodable::Malformed(encoding, offset) => DocumentError::Malformed { offset, encoding },
        Undecodable::BrokenUtf8(offset) => {
            let before = bytes.get(..offset).unwrap_or(&[]);
            let valid = String::from_utf8_lossy(before);
            let valid = valid.trim_start_matches('\u{feff}');
            let position = LineIndex::new(valid).position(valid, valid.len());
            DocumentError::BrokenUtf8 { offset, position }
        }
    }
}

/// Arabic when at least half of the letters are.
fn by_script(text: &str) -> Lang {
    let (mut arabic, mut others) = (0usize, 0usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        match is_arabic(c) {
            true => arabic += 1,
            false => others += 1,
        }
    }
    if arabic > 0 && arabic >= others { Lang::Ar } else { Lang::En }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08FF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(bytes: &[u8]) -> Document {
        Document::from_bytes("a.txt", bytes, &Options::default()).expect("document")
    }

    #[test]
    fn language_and_date_by_option_then_front_matter_then_script() {
        let text = "---\ndate: 2022-03-01\nlang: en\n---\nعدد السكان 40 ألفا.\n";
        let document = read(text.as_bytes());
        assert_eq!((document.language, document.published), (Lang::En, Some(date(2022, 3, 1))));
        let options = Options { date: Some(date(2020, 1, 1)), lang: Some(Lang::Ar) };
        let document = Document::from_bytes("a", text.as_bytes(), &options).expect("document");
        assert_eq!((document.language, document.published), (Lang::Ar, Some(date(2020, 1, 1))));
        assert_eq!(read("قال المدير إن البنك".as_bytes()).language, Lang::Ar);
        assert_eq!(read(b"Rain fell.").language, Lang::En);
        let body = document.blocks[0].span.of(&document.text);
        assert!(body.starts_with("عدد") && document.blocks.len() == 1);
    }

    #[test]
    fn bad_values_are_told() {
        let document = read(b"---\ndate: soon\nlang: fr\n---\nRain fell.\n");
        assert_eq!(document.problems.iter().map(|p| p.line).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(read(b"").notes, ["no copy in this file: it is empty"]);
        let error =
            Document::from_bytes("a", b"na\xC3\xAFve\n\xC3\xA9\xFF", &Options::default()).unwrap_err();
        assert_eq!(error.to_string().split(';').next(), Some("line 2, column 2: byte 9 is not valid UTF-8"));
    }
}
