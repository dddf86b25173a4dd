//! Bytes to text, with a map back.
//!
//! UTF-8 first, then UTF-16 by its byte order mark, else the legacy encodings in
//! which Arabic and English copy still arrives.

use super::map::Map;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, ISO_8859_6, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};

/// Decoded text.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    /// Leads back to the bytes.
    pub map: Map,
    /// The encoding, where it was not UTF-8.
    pub legacy: Option<&'static str>,
}

/// Why bytes are no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Undecodable {
    /// No text file at all; the byte at which that shows.
    Binary(usize),
    /// UTF-8 with a damaged place at this byte.
    BrokenUtf8(usize),
    /// Damaged in another encoding: its name and the byte.
    Malformed(&'static str, usize),
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// What is known of a file before it is decoded.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hints {
    /// The caller says that it is Arabic.
    pub arabic: bool,
    /// It is markup, which may name its encoding and in which a damaged place does no harm.
    pub markup: bool,
}

/// Decodes a whole file.
pub(super) fn decode(bytes: &[u8], hints: Hints) -> Result<Decoded, Undecodable> {
    if let Some(body) = bytes.strip_prefix(b"\xFF\xFE") {
        return transcode(body, 2, UTF_16LE);
    }
    if let Some(body) = bytes.strip_prefix(b"\xFE\xFF") {
        return transcode(body, 2, UTF_16BE);
    }
    if let Some(nul) = bytes.iter().position(|b| *b == 0) {
        let wide = [UTF_16LE, UTF_16BE].into_iter().find(|encoding| is_wide_copy(bytes, encoding));
        return wide.map_or(Err(Undecodable::Binary(nul)), |encoding| transcode(bytes, 0, encoding));
    }
    let (body, skipped) = match bytes.strip_prefix(BOM) {
        Some(body) => (body, BOM.len()),
        None => (bytes, 0),
    };
    match std::str::from_utf8(body) {
        Ok(text) => {
            let map = Map::shifted(skipped);
            prose(Decoded { text: text.to_owned(), map, legacy: None })
        }
        Err(error) if skipped > 0 || is_damaged_utf8(body) => match hints.markup {
            true => prose(mended(body, skipped)),
            false => Err(Undecodable::BrokenUtf8(skipped + error.valid_up_to())),
        },
        Err(_) => {
            let named = if hints.markup { named(body) } else { None };
            transcode(body, 0, named.unwrap_or_else(|| detect(body, hints.arabic)))
        }
    }
}

/// UTF-16 without a mark at its head: nearly all of it Arabic letters and ASCII.
fn is_wide_copy(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let unit = |pair: &[u8]| match pair {
        [low, high] if encoding == UTF_16LE => u16::from_le_bytes([*low, *high]),
        [high, low] => u16::from_be_bytes([*high, *low]),
        _ => 0,
    };
    let units = bytes.chunks_exact(2).map(unit);
    let copy = units
        .filter(|u| matches!(u, 9 | 10 | 13 | 0x20..=0x7E | 0xA0..=0xFF | 0x600..=0x6FF | 0x2010..=0x2026));
    bytes.len().is_multiple_of(2) && copy.count() * 20 >= bytes.len() / 2 * 19
}

/// UTF-8 with marks of replacement in its damaged places.
fn mended(bytes: &[u8], skipped: usize) -> Decoded {
    let (mut text, mut map, mut at) = (String::with_capacity(bytes.len()), Map::default(), skipped);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        if !valid.is_empty() {
            map.put(text.len(), at..at + valid.len());
            text.push_str(valid);
            at += valid.len();
        }
        if !chunk.invalid().is_empty() {
            map.put(text.len(), at..at + chunk.invalid().len());
            text.push(char::REPLACEMENT_CHARACTER);
            at += chunk.invalid().len();
        }
    }
    map.close(text.len());
    Decoded { text, map, legacy: None }
}

/// The encoding that markup names in its head: `charset=`, `encoding=`.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..2048).unwrap_or(bytes)).to_ascii_lowercase();
    let after = ["charset=", "encoding="].into_iter().find_map(|key| head.split_once(key))?.1;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c))
        .collect();
    // What is not valid UTF-8 and says that it is names nothing.
    Encoding::for_label(label.as_bytes()).filter(|e| e.is_ascii_compatible() && *e != encoding_rs::UTF_8)
}

/// Legacy bytes seldom form longer UTF-8 sequences by chance, so a file in which
/// most of them do was UTF-8 before something broke it.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    if has_surrogates_only(bytes) {
        return true;
    }
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

/// Halves of UTF-16 pairs written as if they were characters, and no other fault: a program cut
/// an emoji in two.
fn has_surrogates_only(bytes: &[u8]) -> bool {
    let is_half = |at: usize| matches!(bytes.get(at..at + 3), Some([0xED, 0xA0..=0xBF, 0x80..=0xBF]));
    let (mut at, mut any) = (0, false);
    for chunk in bytes.utf8_chunks() {
        at += chunk.valid().len();
        let part = chunk.invalid().len();
        // Each of the three bytes is a fault of its own.
        let half = (0..3).any(|back| at.checked_sub(back).is_some_and(is_half));
        if part > 0 && !half {
            return false;
        }
        any |= part > 0;
        at += part;
    }
    any
}

fn detect(bytes: &[u8], arabic: bool) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let tld: Option<&[u8]> = if arabic { Some(b"eg") } else { None };
    let guess = detector.guess(tld, Utf8Detection::Deny);
    // Copy is Arabic or English: any other guess is a short English text with a
    // curly quote or an accented name.
    if guess == WINDOWS_1256 || guess == ISO_8859_6 { guess } else { WINDOWS_1252 }
}

/// Decodes byte by byte, to know where each character came from.
fn transcode(bytes: &[u8], skipped: usize, encoding: &'static Encoding) -> Result<Decoded, Undecodable> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut map = Map::default();
    let mut char_start = 0usize;
    let mut buffer = [0u8; 32];
    for at in 0..=bytes.len() {
        let input = bytes.get(at..at + 1).unwrap_or(&[]);
        let (result, _, written) =
            decoder.decode_to_utf8_without_replacement(input, &mut buffer, at == bytes.len());
        if let DecoderResult::Malformed(..) = result {
            return Err(Undecodable::Malformed(encoding.name(), skipped + char_start));
        }
        let piece = buffer.get(..written).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("");
        if !piece.is_empty() {
            let end = (at + 1).min(bytes.len());
            map.put(text.len(), skipped + char_start..skipped + end);
            text.push_str(piece);
            char_start = end;
        }
    }
    map.close(text.len());
    prose(Decoded { text, map, legacy: Some(encoding.name()) })
}

/// Turns away what decodes but is no copy: more than one control character in fifty.
fn prose(decoded: Decoded) -> Result<Decoded, Undecodable> {
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}');
    let mut first = None;
    let (mut count, mut all) = (0usize, 0usize);
    for (at, c) in decoded.text.char_indices() {
        all += 1;
        if c == '\0' || odd(c) {
            count += 1;
            first = first.or(Some(at));
        }
    }
    match first {
        Some(at) if count * 50 > all || decoded.text.contains('\0') => {
            Err(Undecodable::Binary(decoded.map.start(at)))
        }
        _ => Ok(decoded),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_slices(bytes: &[u8], decoded: &Decoded, piece: &str) -> Vec<u8> {
        let at = decoded.text.find(piece).expect("piece");
        let (from, to) = (decoded.map.start(at), decoded.map.end(at + piece.len()));
        bytes[from..to].to_vec()
    }

    #[test]
    fn half_an_emoji_is_a_damaged_place() {
        let error = decode(b"48 men \xED\xA0\xBD ran", Hints::default()).unwrap_err();
        assert_eq!(error, Undecodable::BrokenUtf8(7));
        let (arabic, _, _) = WINDOWS_1256.encode("قال «الصحفي»، وهو عضو في النقابة، إن العدد زاد");
        assert_eq!(decode(&arabic, Hints::default()).expect("text").legacy, Some("windows-1256"));
    }

    #[test]
    fn utf8_with_and_without_mark() {
        let plain = decode("٦٥٪ left".as_bytes(), Hints::default()).expect("text");
        assert_eq!((plain.map.start(3), plain.legacy), (3, None));
        let marked = decode("\u{feff}٦٥٪ left".as_bytes(), Hints::default()).expect("text");
        assert_eq!((marked.text.as_str(), marked.map.start(2)), ("٦٥٪ left", 5));
    }

    #[test]
    fn windows_1256_and_back() {
        let text = "غادر نحو 120 عاملا الموقع أمس، وبقي فيه 45 عاملا بحسب المدير.";
        let (bytes, _, _) = WINDOWS_1256.encode(text);
        let decoded = decode(&bytes, Hints::default()).expect("text");
        assert_eq!((decoded.text.as_str(), decoded.legacy), (text, Some("windows-1256")));
        assert_eq!(file_slices(&bytes, &decoded, "120"), b"120");
        assert_eq!(file_slices(&bytes, &decoded, "عاملا الموقع").len(), 12);
    }

    #[test]
    fn windows_1252_and_utf16() {
        let (bytes, _, _) = WINDOWS_1252.encode("The caf\u{e9} sold 40 cups \u{2013} a record.");
        let decoded = decode(&bytes, Hints::default()).expect("text");
        assert_eq!(decoded.legacy, Some("windows-1252"));
        assert_eq!(file_slices(&bytes, &decoded, "record"), b"record");
        let mut wide = vec![0xFF, 0xFE];
        wide.extend("𝟛 men, 2 dogs".encode_utf16().flat_map(u16::to_le_bytes));
        let decoded = decode(&wide, Hints::default()).expect("text");
        assert_eq!(decoded.text, "𝟛 men, 2 dogs");
        assert_eq!(file_slices(&wide, &decoded, "dogs"), b"d\0o\0g\0s\0");
        assert_eq!(decoded.map.end(decoded.text.len()), wide.len());
    }

    #[test]
    fn what_is_no_text() {
        assert_eq!(decode(b"PK\x03\x04\0\0", Hints::default()).err(), Some(Undecodable::Binary(4)));
        assert_eq!(
            decode(b"caf\xC3\xA9 na\xC3\xAFve \xFF", Hints::default()).err(),
            Some(Undecodable::BrokenUtf8(13))
        );
        assert!(matches!(
            decode(b"\xFF\xFE\x00\xD8a\0", Hints::default()).err(),
            Some(Undecodable::Malformed("UTF-16LE", _))
        ));
    }

    #[test]
    fn wide_text_without_its_mark_and_iso_8859_6() {
        let text = "غادر 120 عاملا الموقع، وبقي فيه 45 عاملا.";
        for wide in [
            text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
            text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ] {
            let decoded = decode(&wide, Hints::default()).expect("text");
            assert_eq!((decoded.text.as_str(), file_slices(&wide, &decoded, "45").len()), (text, 4));
        }
        // encoding_rs writes no ISO-8859-6; its letters are one row of Unicode.
        let iso: Vec<u8> = text
            .chars()
            .map(|c| match u32::from(c) {
                arabic @ 0x600..=0x6FF => (arabic - 0x560) as u8,
                other => other as u8,
            })
            .collect();
        let decoded = decode(&iso, Hints::default()).expect("text");
        assert_eq!((decoded.text.as_str(), decoded.legacy), (text, Some("ISO-8859-6")));
    }

    #[test]
    fn markup_names_its_encoding_and_is_read_with_damaged_places() {
        let hints = Hints { markup: true, arabic: false };
        let page = "<meta charset=\"windows-1252\"><p>12 m\u{fc} \u{2013}";
        let (bytes, _, _) = WINDOWS_1252.encode(page);
        assert_eq!(decode(&bytes, hints).expect("page").text, page);
        let damaged = b"caf\xC3\xA9 na\xC3\xAFve \xFF 12";
        let decoded = decode(damaged, hints).expect("page");
        assert_eq!(
            (decoded.text.as_str(), file_slices(damaged, &decoded, "12")),
            ("café naïve \u{fffd} 12", b"12".to_vec())
        );
    }
}
