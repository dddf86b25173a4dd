//! JSON that knows where its texts stand: values are slices of the source.

use super::copy::Mapped;
use super::{LineIndex, Note};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::ops::Range;

/// The fields of an object in order, each with the source of its value; `None` when `raw` is
/// no object.
pub(super) fn fields(raw: &str) -> Option<Vec<(String, &str)>> {
    if !raw.trim_start().starts_with('{') {
        return None;
    }
    let fields: Fields<'_> = serde_json::from_str(raw).ok()?;
    Some(fields.0.into_iter().map(|(name, value)| (name, value.get())).collect())
}

/// The items of a list; `None` when `raw` is no list.
pub(super) fn items(raw: &str) -> Option<Vec<&str>> {
    if !raw.trim_start().starts_with('[') {
        return None;
    }
    let items: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
    Some(items.into_iter().map(RawValue::get).collect())
}

/// A text by its value.
pub(super) fn string(raw: &str) -> Option<String> {
    serde_json::from_str(raw).ok()
}

/// A text with its place: `raw` is a slice of the source.
pub(super) fn text(source: &Mapped, raw: &str) -> Option<Mapped> {
    let inner = raw.trim().strip_prefix('"')?.strip_suffix('"')?;
    // Both point into the same text, so the distance is the place.
    let start = (inner.as_ptr() as usize).checked_sub(source.text.as_ptr() as usize)?;
    if source.text.get(start..start + inner.len()) != Some(inner) {
        return None;
    }
    let mut out = Mapped::default();
    let mut at = start;
    let end = start + inner.len();
    while let Some(escape) = next_escape(&source.text, at..end) {
        out.put(source, at..escape.start);
        let words: String = serde_json::from_str(&format!("\"{}\"", source.text.get(escape.clone())?))
            .unwrap_or_else(|_| char::REPLACEMENT_CHARACTER.into());
        at = escape.end;
        out.put_as(source, escape, &words);
    }
    out.put(source, at..end);
    out.close();
    Some(out)
}

/// The next escape; two halves of one character are one.
fn next_escape(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(range.clone())?;
    let at = rest.find('\\')?;
    let escape = rest.get(at..)?.as_bytes();
    let half = |from: usize, digits: &[u8]| {
        let unit = escape.get(from..from + 4)?;
        (unit.eq_ignore_ascii_case(b"\\ud8") || unit.get(..3)?.eq_ignore_ascii_case(b"\\ud"))
            .then(|| unit.get(3).is_some_and(|d| digits.contains(&d.to_ascii_lowercase())))
    };
    let len = match escape.get(1) {
        Some(b'u') if half(0, b"89ab") == Some(true) && half(6, b"cdef") == Some(true) => 12,
        Some(b'u') => 6,
        // An escape of a character is never longer than that of it.
        _ => 1 + rest.get(at + 1..)?.chars().next().map_or(0, char::len_utf8),
    };
    let start = range.start + at;
    Some(start..(start + len).min(range.end))
}

/// Why `source` is not JSON, if it is not.
pub(super) fn fault(source: &str) -> Option<Note> {
    let error = serde_json::from_str::<serde::de::IgnoredAny>(source).err()?;
    // serde_json counts columns in bytes; its words end in the place, which is told apart.
    let why = error.to_string();
    let why = why.split(" at line ").next().unwrap_or("").to_owned();
    let lines = LineIndex::new(source);
    let line = lines.line(source, error.line()).map_or(0, |l| l.start);
    Some(Note::Json { position: lines.position(source, line + error.column().saturating_sub(1)), why })
}

/// An object as a list: a name that comes twice is no fault.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Fields<'de>, M::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        let fields = deserializer.deserialize_map(Reader)?;
        Ok(Fields(fields.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_lead_back_through_their_escapes() {
        let source =
            Mapped::plain(r#" {"a": [1, "12 \"men\" caf\u00e9 \ud835\udfdb \ud800 left"], "a": 2}"#.into());
        let fields = fields(&source.text).expect("an object");
        assert_eq!(fields.len(), 2);
        let items = items(fields[0].1).expect("a list");
        let text = text(&source, items[1]).expect("a text");
        assert_eq!(text.text, "12 \"men\" café 𝟛 \u{fffd} left");
        let slice = |piece: &str| {
            let at = text.text.find(piece).expect("piece");
            source.text.get(text.map.range(at..at + piece.len()))
        };
        assert_eq!(slice("𝟛"), Some("\\ud835\\udfdb"));
        assert_eq!(slice("men\" café"), Some("men\\\" caf\\u00e9"));
        assert_eq!(slice("left"), Some("left"));
        assert!(super::fields("[]").is_none() && super::items("{}").is_none() && string("12").is_none());
    }

    #[test]
    fn faults_are_placed() {
        let Some(Note::Json { position, why }) = fault("{\n \"مقال\": 12,, }") else { panic!("a fault") };
        assert_eq!((position.line, position.column), (2, 13), "{why}");
        assert_eq!(fault("{}"), None);
        assert!(fault(&"[".repeat(100_000)).is_some());
    }
}
