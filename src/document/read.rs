//! A file's bytes to a [`Document`].

use super::copy::{Copy, Mapped};
use super::decode::{Decoded, Hints, Undecodable, decode};
use super::{
    Document, Format, Lang, LineIndex, Note, OffsetMap, blocks, claims, docx, html, markdown, ninjs, xml,
};
use crate::value::ReadingTable;
use jiff::civil::Date;
use std::path::Path;

/// The most bytes that a file (or a line that is an article) may have: 32 MiB, a hundred
/// times the longest page of a newspaper.
pub const LARGEST_FILE: usize = 32 << 20;

/// What the caller knows better than the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Publication date; goes before the text's own.
    pub date: Option<Date>,
    /// Language; goes before the text's own.
    pub lang: Option<Lang>,
    /// The language to report in, where it is not the copy's.
    pub messages: Option<Lang>,
    /// The date of a text that does not tell its own.
    pub presumed_date: Option<Date>,
    /// The language of a text that does not tell its own.
    pub presumed_lang: Option<Lang>,
    /// How far its figures may be read.
    pub readings: ReadingTable,
}

/// Where in a file an article begins that is one line of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// Bytes before it.
    pub byte: usize,
    /// Lines before it.
    pub line: usize,
}

impl Document {
    /// Reads a file in the format that its name and its content show.
    ///
    /// # Errors
    /// A note that says why it cannot be read.
    pub fn from_bytes(path: &str, bytes: &[u8], options: &Options) -> Result<Document, Note> {
        Document::read(path, bytes, Format::of(Path::new(path), bytes), Base::default(), options)
    }

    /// Reads a file, or the line of a file that begins at `base`, in this format.
    ///
    /// # Errors
    /// A note that says why it cannot be read.
    pub fn read(
        path: &str,
        bytes: &[u8],
        format: Format,
        base: Base,
        options: &Options,
    ) -> Result<Document, Note> {
        if bytes.len() > LARGEST_FILE {
            return Err(Note::TooLarge(LARGEST_FILE >> 20));
        }
        match format {
            Format::Picture => return Err(Note::Picture),
            Format::Pdf => return Err(Note::Pdf),
            _ => {}
        }
        let mut legacy = None;
        let (mut copy, source, file) = if format == Format::Docx {
            (docx::read(bytes)?, None, super::Map::default())
        } else {
            let decoded = decoded(bytes, format, options)?;
            legacy = decoded.legacy.map(Note::Legacy);
            let source = Mapped::plain(decoded.text);
            match parse(format, &source)? {
                // A plain text is its own copy.
                Copy { blocks, date, lang, problems, .. }
                    if matches!(format, Format::Text | Format::Claims) =>
                {
                    let copy = Copy { copy: source, blocks, date, lang, problems, ..Copy::default() };
                    (copy, None, decoded.map)
                }
                copy => (copy, Some(source.text), decoded.map),
            }
        };
        copy.copy.close();
        // What a claim file says of its day and language holds: the draft's are another matter.
        let of_sheet = Options {
            lang: options.lang.filter(|_| copy.lang.is_none() || copy.lang_is_guess),
            date: options.date.filter(|_| copy.date.is_none()),
            ..*options
        };
        let options = if format == Format::Claims { &of_sheet } else { options };
        Ok(assemble(path, copy, source, (base, file), legacy, options))
    }

    /// A document without a word in it.
    pub fn empty(options: &Options) -> Document {
        assemble("", Copy::default(), None, (Base::default(), super::Map::default()), None, options)
    }

    /// A document for a file that holds no copy that could be read, to carry the note.
    pub fn unread(path: &str, note: &Note, options: &Options) -> Document {
        let mut copy = Copy::default();
        copy.notes.push(note.clone());
        let document = assemble(path, copy, None, (Base::default(), super::Map::default()), None, options);
        // It is listed for what it is: nothing that could be read is lost.
        Document { problems: Vec::new(), ..document }
    }
}

fn decoded(bytes: &[u8], format: Format, options: &Options) -> Result<Decoded, Note> {
    let markup = !matches!(format, Format::Text | Format::Markdown | Format::Claims);
    let hints = Hints { arabic: options.lang.or(options.presumed_lang) == Some(Lang::Ar), markup };
    decode(bytes, hints).map_err(|error| explain(error, bytes))
}

/// The seam of the formats: what a decoded file holds.
fn parse(format: Format, source: &Mapped) -> Result<Copy, Note> {
    match format {
        Format::Text => Ok(blocks::read(&source.text)),
        Format::Claims => Ok(claims::read(&source.text)),
        Format::Markdown => Ok(markdown::read(source)),
        Format::Html => Ok(html::page(source)),
        Format::Ninjs | Format::NinjsLines => ninjs::read(source),
        Format::Nitf | Format::NewsMl => xml::read(source),
        Format::Picture => Err(Note::Picture),
        Format::Pdf => Err(Note::Pdf),
        Format::Docx => Err(Note::NotWord),
    }
}

fn assemble(
    path: &str,
    copy: Copy,
    source: Option<String>,
    (base, file): (Base, super::Map),
    legacy: Option<Note>,
    options: &Options,
) -> Document {
    let text = copy.copy.text;
    let own = || by_script(copy.blocks.iter().map(|b| b.span.of(&text)));
    let told = copy.lang.filter(|lang| !copy.lang_is_guess || copy.blocks.is_empty() || own() == *lang);
    let language = options.lang.or(told).or(options.presumed_lang).unwrap_or_else(own);
    let mut notes: Vec<Note> = legacy.into_iter().chain(copy.notes).collect();
    if copy.blocks.is_empty() && notes.is_empty() {
        notes.push(Note::Empty);
    }
    let messages = options.messages.unwrap_or(language);
    let mut notes: Vec<(String, bool)> = notes.iter().map(|n| (n.say(messages), n.is_loss())).collect();
    let lines =
        LineIndex::new(if copy.problems.is_empty() { "" } else { source.as_deref().unwrap_or(&text) });
    for (at, problem) in &copy.problems {
        let overridden = match problem {
            Note::BadDate(_) => options.date.is_some(),
            Note::BadLang(_) => options.lang.is_some(),
            _ => false,
        };
        if !overridden {
            let line = base.line + lines.position(source.as_deref().unwrap_or(&text), *at).line;
            let said = problem.say(messages);
            let line = match messages {
                Lang::En => format!("line {line}: {said}"),
                Lang::Ar => format!("السطر {line}: {said}"),
            };
            notes.push((line, true));
        }
    }
    Document {
        path: path.to_owned(),
        offsets: OffsetMap { source: copy.copy.map, file },
        source,
        base,
        parts: copy.parts,
        blocks: copy.blocks,
        comments: copy.comments,
        language,
        messages,
        published: options.date.or(copy.date).or(options.presumed_date),
        readings: options.readings,
        problems: notes.iter().filter(|(_, loss)| *loss).map(|(said, _)| said.clone()).collect(),
        notes: notes.into_iter().map(|(said, _)| said).collect(),
        text,
    }
}

fn explain(error: Undecodable, bytes: &[u8]) -> Note {
    match error {
        Undecodable::Binary(offset) => Note::Binary(offset),
        Undecodable::Malformed(encoding, offset) => Note::Malformed { offset, encoding },
        Undecodable::BrokenUtf8(offset) => {
            let before = bytes.get(..offset).unwrap_or(&[]);
            let valid = String::from_utf8_lossy(before);
            let valid = valid.trim_start_matches('\u{feff}');
            let position = LineIndex::new(valid).position(valid, valid.len());
            Note::BrokenUtf8 { offset, position }
        }
    }
}

/// Arabic when at least half of the letters are.
fn by_script<'t>(pieces: impl Iterator<Item = &'t str>) -> Lang {
    let (mut arabic, mut others) = (0usize, 0usize);
    for c in pieces.flat_map(str::chars).filter(|c| c.is_alphabetic()) {
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
        let options = Options { date: Some(date(2020, 1, 1)), lang: Some(Lang::Ar), ..Options::default() };
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
        let lines: Vec<&str> = document.problems.iter().filter_map(|p| p.split(':').next()).collect();
        assert_eq!((lines, &document.notes), (vec!["line 2", "line 3"], &document.problems));
        assert_eq!(
            read(b"").notes,
            ["no copy in this file, it is empty: check that it is the right one and that it was saved"]
        );
        let arabic = read("---\ndate: غدا\n---\nهطل المطر.\n".as_bytes());
        assert!(arabic.notes[0].starts_with("السطر 2: التاريخ «غدا»"), "{:?}", arabic.notes);
        let error =
            Document::from_bytes("a", b"na\xC3\xAFve\n\xC3\xA9\xFF", &Options::default()).unwrap_err();
        assert_eq!(error.to_string().split(';').next(), Some("line 2, column 2: byte 9 is not valid UTF-8"));
    }

    #[test]
    fn a_file_of_the_largest_size_is_read_and_one_byte_more_is_not() {
        let mut bytes = vec![b' '; LARGEST_FILE];
        bytes[..7].copy_from_slice(b"12 men.");
        assert_eq!(read(&bytes).blocks.len(), 1);
        bytes.push(b' ');
        let error = Document::from_bytes("a.txt", &bytes, &Options::default()).unwrap_err();
        assert_eq!(error, Note::TooLarge(32));
    }
}
