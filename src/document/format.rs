//! Which format a file is in: by its name, by its first bytes.

use std::path::Path;

/// The formats in which copy arrives, and two in which it cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text, with front matter or without.
    Text,
    /// Markdown, CommonMark with tables and footnotes.
    Markdown,
    /// A web page or a piece of one.
    Html,
    /// A Word file.
    Docx,
    /// ninjs, one article in JSON.
    Ninjs,
    /// ninjs, one article a line.
    NinjsLines,
    /// NITF, an article in XML.
    Nitf,
    /// NewsML-G2, an article or a package of them in XML.
    NewsMl,
    /// The claim notation.
    Claims,
    /// A picture.
    Picture,
    /// A page description.
    Pdf,
}

/// Name for `--input-format`, extensions, whether any file with that extension is taken for copy.
type Row = (Format, &'static str, &'static [&'static str]);

#[rustfmt::skip]
const FORMATS: &[Row] = &[
    (Format::Text, "text", &["txt", "text"]),
    (Format::Markdown, "markdown", &["md", "markdown", "mdown", "mkd"]),
    (Format::Html, "html", &["html", "htm", "xhtml"]),
    // The others are told as what they are not.
    (Format::Docx, "docx", &["docx", "docm", "doc", "odt", "rtf"]),
    (Format::Ninjs, "ninjs", &["ninjs", "json"]),
    (Format::NinjsLines, "ninjs-lines", &["jsonl", "ndjson"]),
    (Format::Nitf, "nitf", &["nitf", "xml"]),
    (Format::NewsMl, "newsml", &["newsml", "nar"]),
    (Format::Claims, "claims", &["claims"]),
    (Format::Picture, "", &["png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp", "heic", "avif", "svg"]),
    (Format::Pdf, "", &["pdf"]),
];

/// Extensions of files that hold other things than copy as often.
const SHARED: [&str; 4] = ["json", "jsonl", "ndjson", "xml"];

/// How many bytes are looked at to tell a format.
const LOOK: usize = 4096;

impl Format {
    /// Every format that can be asked for, with its name.
    pub fn names() -> impl Iterator<Item = (&'static str, Format)> {
        FORMATS.iter().filter(|(_, name, _)| !name.is_empty()).map(|(format, name, _)| (*name, *format))
    }

    /// By the extension of a file's name; an unknown one tells nothing.
    pub fn by_name(path: &Path) -> Option<Format> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        FORMATS.iter().find(|(_, _, all)| all.contains(&extension.as_str())).map(|(format, ..)| *format)
    }

    /// Whether files of this name hold copy only if their content says so.
    pub fn is_shared_name(path: &Path) -> bool {
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("").to_ascii_lowercase();
        SHARED.contains(&extension.as_str())
    }

    /// By the bytes that a file begins with: signatures first, then markup. Plain text shows
    /// nothing, so `None` may be text.
    pub fn by_content(bytes: &[u8]) -> Option<Format> {
        let head = bytes.get(..LOOK).unwrap_or(bytes);
        if let Some((format, _)) = SIGNATURES.iter().find(|(_, signature)| head.starts_with(signature)) {
            return Some(*format);
        }
        if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
            return Some(Format::Picture);
        }
        // UTF-16 markup shows through with its zeros left out.
        let words: Vec<u8> = head.iter().copied().filter(|b| *b != 0).collect();
        let words = String::from_utf8_lossy(&words).to_ascii_lowercase();
        let words = words.trim_start_matches(|c: char| !c.is_ascii() || c.is_whitespace());
        match words.as_bytes().first() {
            Some(b'<') => of_markup(words),
            Some(b'{') => is_ninjs(words).then_some(Format::Ninjs),
            _ => None,
        }
    }

    /// The format of a file: as its name says unless its content says better. A page that is
    /// called .txt stays a text, a picture that is called .html does not become a page.
    pub fn of(path: &Path, bytes: &[u8]) -> Format {
        let content = Format::by_content(bytes);
        match (Format::by_name(path), content) {
            (_, Some(packed @ (Format::Docx | Format::Picture | Format::Pdf))) => packed,
            (Some(Format::Nitf), Some(Format::NewsMl)) => Format::NewsMl,
            (Some(Format::Nitf), Some(Format::Html)) => Format::Html,
            (Some(Format::NewsMl), Some(Format::Nitf)) => Format::Nitf,
            (Some(name), _) => name,
            (None, Some(content)) => content,
            (None, None) => Format::Text,
        }
    }
}

const SIGNATURES: &[(Format, &[u8])] = &[
    (Format::Docx, b"PK\x03\x04"),
    // Old Word files and rich text are told as what they are not.
    (Format::Docx, b"\xD0\xCF\x11\xE0"),
    (Format::Docx, b"{\\rtf"),
    (Format::Pdf, b"%PDF-"),
    (Format::Picture, b"\x89PNG"),
    (Format::Picture, b"\xFF\xD8\xFF"),
    (Format::Picture, b"GIF8"),
    (Format::Picture, b"II*\0"),
    (Format::Picture, b"MM\0*"),
];

/// Of markup by its first element; comments, declarations and prefixes stand before it.
fn of_markup(words: &str) -> Option<Format> {
    let mut rest = words;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..)?;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
            continue;
        }
        if rest.starts_with("!doctype html") {
            return Some(Format::Html);
        }
        let name: &str = rest.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next()?;
        let local = name.rsplit(':').next()?;
        match local {
            "nitf" => return Some(Format::Nitf),
            "newsitem" | "newsmessage" | "packageitem" => return Some(Format::NewsMl),
            "html" | "head" | "body" | "article" | "main" | "section" | "div" | "p" | "h1" | "meta"
            | "title" => return Some(Format::Html),
            _ if name.starts_with(['?', '!']) => {}
            _ => return None,
        }
    }
    None
}

/// An object with a field that only articles have.
fn is_ninjs(words: &str) -> bool {
    let fields =
        ["\"headline\"", "\"headlines\"", "\"body_text\"", "\"body_html\"", "\"body_xhtml\"", "\"bodies\""];
    fields.iter().any(|field| words.contains(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, bytes: &[u8]) -> Format {
        Format::of(Path::new(name), bytes)
    }

    #[test]
    fn the_name_then_the_content() {
        assert_eq!(of("a.txt", b"<p>one</p>"), Format::Text);
        assert_eq!(of("draft", b"\xEF\xBB\xBF<!-- x <b> -->\n<article><p>one"), Format::Html);
        assert_eq!(of("-", b"{ \"uri\": 1, \"body_text\": \"a\" }"), Format::Ninjs);
        assert_eq!(of("a.xml", b"<?xml version='1.0'?><!DOCTYPE x><g2:newsItem>"), Format::NewsMl);
        assert_eq!(of("a.xml", b"<nitf>"), Format::Nitf);
        assert_eq!(
            of("-", &"<html>".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()),
            Format::Html
        );
        assert_eq!(of("-", b"12 men {"), Format::Text);
        assert_eq!(of("-", "١٢ رجلا".as_bytes()), Format::Text);
        assert_eq!(of("A.HTML", b""), Format::Html);
    }

    #[test]
    fn what_is_no_text_is_known_whatever_it_is_called() {
        assert_eq!(of("a.txt", b"%PDF-1.7"), Format::Pdf);
        assert_eq!(of("a.html", b"\x89PNG\r\n"), Format::Picture);
        assert_eq!(of("a.md", b"PK\x03\x04"), Format::Docx);
        assert_eq!(Format::by_content(b"<svg><g/>"), None);
        assert_eq!(Format::by_content(b"{\"name\": \"package\"}"), None);
    }

    #[test]
    fn no_extension_and_no_name_stands_for_two_formats() {
        let mut all: Vec<&str> = FORMATS.iter().flat_map(|(_, _, all)| all.iter().copied()).collect();
        all.extend(Format::names().map(|(name, _)| name).filter(|n| !all.contains(n)).collect::<Vec<_>>());
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
