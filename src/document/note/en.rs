//! Notes in English.

use super::{Note, Unopened};

#[rustfmt::skip]
pub(super) fn say(note: &Note) -> String {
    match note {
        Note::Legacy(name) => format!("not UTF-8: read as {name}"),
        Note::Empty => "no copy in this file, it is empty: check that it is the right one and that it was saved".into(),
        Note::BadDate(value) => format!("date \"{value}\" is no calendar date; write it as 2021-04-07, or give --date"),
        Note::BadLang(value) => format!("language \"{value}\" is not known; write en or ar, or give --lang"),
        Note::Unclosed => "front matter is opened by --- and never closed; close it with a line ---".into(),
        Note::Binary(offset) => format!("not a text file: byte {offset} cannot stand in text; save the copy as plain text (.txt) in UTF-8"),
        Note::BrokenUtf8 { offset, position } => format!("line {}, column {}: byte {offset} is not valid UTF-8; open the file at that place and save it again as UTF-8", position.line, position.column),
        Note::Malformed { encoding, offset } => format!("byte {offset} is not valid {encoding}; save the file again as UTF-8"),
        Note::TooLarge(limit) => format!("the file is larger than {limit} MiB; split it"),
        Note::LineTooLarge(limit) => format!("an article of more than {limit} MiB on one line; split it"),
        Note::Picture => "a picture: figures in it are not read; check its words as text".into(),
        Note::Pdf => "a PDF: it is not read; check the text or Word file that it was made from".into(),
        Note::NotWord => "not a Word file (.docx); save the copy as .docx or as text".into(),
        Note::Damaged(why) => format!("the Word file is damaged ({why}); open it in Word or LibreOffice and save it again"),
        Note::Bomb(limit) => format!("the file unpacks to more than {limit} MiB; it is not read"),
        Note::Json { position, why } => format!("line {}, column {}: not valid JSON ({why})", position.line, position.column),
        Note::Xml { position, why } => format!("line {}, column {}: not valid XML ({why})", position.line, position.column),
        Note::Entities => "entities that the XML declares itself are left out".into(),
        Note::NoArticle => "no article in this file: neither headline nor body was found".into(),
        Note::WrongType(field) => format!("the field \"{field}\" is no text; it is left out"),
        Note::Deep(limit) => format!("elements nested deeper than {limit} are read as if they stood side by side"),
        Note::TooMany(limit) => format!("more than {limit} elements: the rest is not read; split the file"),
        Note::FirstOnly(count) => format!("{count} articles in one file: only the first is read; save each in a file of its own"),
        Note::WideLines => "one article a line must be UTF-8; save the file again as UTF-8".into(),
        Note::Unopened(Unopened::Missing) => "there is no such file or folder; check the name".into(),
        Note::Unopened(Unopened::Forbidden) => "may not be read; check its permissions".into(),
        Note::Unopened(Unopened::Pipe) => "a pipe with a name is not read, since nothing may ever come through it; hand its output on instead: command | addsup check -".into(),
        Note::Unopened(Unopened::Other(why)) => format!("cannot be read: {why}; check the name and its permissions"),
        Note::NoCopyHere(names) => format!("no copy in this folder or those below it; it may hold {names}: name a file, or another folder"),
        Note::Link => "a link to a folder: it is not followed".into(),
        Note::NoFile => "neither a file nor a folder: it is not read".into(),
        Note::LongSentence(limit) => format!("more than {limit} words without a full stop: lists in them are not added up, and figures far apart not compared; end each sentence with a full stop"),
        Note::LongText(limit) => format!("more than {limit} figures: those with {limit} others between them are not compared; split the file"),
        Note::Tangled => "so many figures hang together that not all of them are checked against each other; split the file".into(),
    }
}
