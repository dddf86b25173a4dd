//! Bytes to text, with a map back.
//!
//! UTF-8 first, then UTF-16 by its byte order mark, else the legacy encodings in
//! which Arabic and English copy still arrives.

use super::OffsetMap;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, ISO_8859_6, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};

/// Decoded text.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    pub offsets: OffsetMap,
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

/// Decodes a whole file. `arabic` is a hint from the caller's language option.
pub(super) fn decode(bytes: &[u8], arabic: bool) -> Result<Decoded, Undecodable> {
    if let Some(body) = bytes.strip_prefix(b"\xFF\xFE") {
        return transcode(body, 2, UTF_16LE);
    }
    if let Some(body) = bytes.strip_prefix(b"\xFE\xFF") {
        return transcode(body, 2, UTF_16BE);
    }
    if let Some(nul) = bytes.iter().position(|b| *b == 0) {
        return Err(Undecodable::Binary(nul));
    }
    let (body, skipped) = match bytes.strip_prefix(BOM) {
        Some(body) => (body, BOM.len()),
        None => (bytes, 0),
    };
    match std::str::from_utf8(body) {
        Ok(text) => {
            let steps = if skipped > 0 { vec![(0, skipped)] } else { Vec::new() };
            prose(Decoded { text: text.to_owned(), offsets: OffsetMap { steps }, legacy: None })
        }
        Err(error) if skipped > 0 || is_damaged_utf8(body) => {
            Err(Undecodable::BrokenUtf8(skipped + error.valid_up_to()))
        }
        Err(_) => transcode(body, 0, detect(body, arabic)),
    }
}

/// Legacy bytes seldom form longer UTF-8 sequences by chance, so a file in which
/// most of them do was UTF-8 before something broke it.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
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
    let mut steps: Vec<(usize, usize)> = Vec::new();
    let mut shift = 0i64;
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
            let file = skipped + char_start;
            let now = file as i64 - text.len() as i64;
            if now != shift {
                steps.push((text.len(), file));
                shift = now;
            }
            text.push_str(piece);
            char_start = at + 1;
        }
    }
    let end = skipped + bytes.len();
    if end as i64 - text.len() as i64 != shift {
        steps.push((text.len(), end));
    }
    prose(Decoded { text, offsets: OffsetMap { steps }, legacy: Some(encoding.name()) })
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
            Err(Undecodable::Binary(decoded.offsets.to_file(at)))
        }
        _ => Ok(decoded),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_slices(bytes: &[u8], decoded: &Decoded, piece: &str) -> Vec<u8> {
        let at = decoded.text.find(piece).expect("piece");
        let (from, to) = (decoded.offsets.to_file(at), decoded.offsets.to_file(at + piece.len()));
        bytes[from..to].to_vec()
    }

    #[test]
    fn utf8_with_and_without_mark() {
        let plain = decode("٦٥٪ left".as_bytes(), false).expect("text");
        assert_eq!((plain.offsets.to_file(3), plain.legacy), (3, None));
        let marked = decode("\u{feff}٦٥٪ left".as_bytes(), false).expect("text");
        assert_eq!((marked.text.as_str(), marked.offsets.to_file(2)), ("٦٥٪ left", 5));
    }

    #[test]
    fn windows_1256_and_back() {
        let text = "غادر نحو 120 عاملا الموقع أمس، وبقي فيه 45 عاملا بحسب المدير.";
        let (bytes, _, _) = WINDOWS_1256.encode(text);
        let decoded = decode(&bytes, false).expect("text");
        assert_eq!((decoded.text.as_str(), decoded.legacy), (text, Some("windows-1256")));
        assert_eq!(file_slices(&bytes, &decoded, "120"), b"120");
        assert_eq!(file_slices(&bytes, &decoded, "عاملا الموقع").len(), 12);
    }

    #[test]
    fn windows_1252_and_utf16() {
        let (bytes, _, _) = WINDOWS_1252.encode("The caf\u{e9} sold 40 cups \u{2013} a record.");
        let decoded = decode(&bytes, false).expect("text");
        assert_eq!(decoded.legacy, Some("windows-1252"));
        assert_eq!(file_slices(&bytes, &decoded, "record"), b"record");
        let mut wide = vec![0xFF, 0xFE];
        wide.extend("𝟛 men, 2 dogs".encode_utf16().flat_map(u16::to_le_bytes));
        let decoded = decode(&wide, false).expect("text");
        assert_eq!(decoded.text, "𝟛 men, 2 dogs");
        assert_eq!(file_slices(&wide, &decoded, "dogs"), b"d\0o\0g\0s\0");
        assert_eq!(decoded.offsets.to_file(decoded.text.len()), wide.len());
    }

    #[test]
    fn what_is_no_text() {
        assert_eq!(decode(b"PK\x03\x04\0\0", false).err(), Some(Undecodable::Binary(4)));
        assert_eq!(decode(b"caf\xC3\xA9 na\xC3\xAFve \xFF", false).err(), Some(Undecodable::BrokenUtf8(13)));
        assert!(matches!(
            decode(b"\xFF\xFE\x00\xD8a\0", false).err(),
            Some(Undecodable::Malformed("UTF-16LE", _))
        ));
    }
}
