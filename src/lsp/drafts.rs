//! The open documents.

use super::position::{Encoding, byte_at};
use super::subject::{Language, Seen};
use lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};
use ropey::Rope;
use std::sync::Arc;
use std::time::Instant;

/// An open document.
pub(super) struct Draft {
    pub uri: Uri,
    pub language: Language,
    /// The client's number of its text.
    pub version: i32,
    /// Ours: counts every change, whatever the client counts.
    pub revision: u64,
    pub text: Rope,
    /// When it is to be checked next.
    pub due: Option<Instant>,
    /// As it was checked last.
    pub seen: Option<Arc<Seen>>,
    /// What was changed since.
    pub shift: Shift,
    /// What was changed since it was given to the worker.
    pub since: Shift,
}

/// The stretch that all changes of a text stand in; outside of it words have only moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shift {
    /// First byte, before and after.
    start: usize,
    /// Where it ended before.
    before: usize,
    /// Where it ends now.
    after: usize,
    changed: bool,
}

impl Shift {
    /// One more change: these bytes of the text as it is now become so many.
    fn add(&mut self, bytes: std::ops::Range<usize>, new: usize) {
        if !self.changed {
            *self = Shift { start: bytes.start, before: bytes.end, after: bytes.start + new, changed: true };
            return;
        }
        self.start = self.start.min(bytes.start);
        self.before += bytes.end.saturating_sub(self.after);
        self.after = self.after.max(bytes.end) + new - bytes.len();
    }

    /// Where a byte of the text before is now; of one that was changed, the end of the changes.
    pub fn forth(&self, byte: usize) -> usize {
        match byte {
            _ if !self.changed || byte <= self.start => byte,
            _ if byte >= self.before => byte - self.before + self.after,
            _ => self.after,
        }
    }

    /// Where a byte of the text was before; nowhere where it was changed.
    pub fn back(&self, byte: usize) -> Option<usize> {
        match byte {
            _ if !self.changed || byte < self.start => Some(byte),
            _ if byte > self.after => Some(byte - self.after + self.before),
            _ => None,
        }
    }
}

impl Draft {
    pub fn open(item: TextDocumentItem) -> Draft {
        Draft {
            language: Language::of(&item.language_id, &item.uri, &item.text),
            text: Rope::from_str(&item.text),
            uri: item.uri,
            version: item.version,
            revision: 0,
            due: None,
            seen: None,
            shift: Shift::default(),
            since: Shift::default(),
        }
    }

    /// Takes a change; a range that is not in the text is the nearest one that is.
    pub fn change(&mut self, change: &TextDocumentContentChangeEvent, encoding: Encoding) {
        self.revision += 1;
        let all = 0..self.text.len_bytes();
        let bytes = change.range.map_or(all, |range| {
            let start = byte_at(&self.text, range.start, encoding);
            start..byte_at(&self.text, range.end, encoding).max(start)
        });
        self.shift.add(bytes.clone(), change.text.len());
        self.since.add(bytes.clone(), change.text.len());
        let (start, end) = (self.text.byte_to_char(bytes.start), self.text.byte_to_char(bytes.end));
        self.text.remove(start..end);
        self.text.insert(start, &change.text);
    }

    /// It was checked.
    pub fn take(&mut self, seen: Seen) {
        self.seen = Some(Arc::new(seen));
        self.shift = self.since;
    }

    /// Whether it was checked as it is.
    pub fn is_fresh(&self) -> bool {
        self.seen.as_ref().is_some_and(|seen| seen.revision == self.revision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lsp_types::{Position, Range};
    use proptest::prelude::*;
    use std::str::FromStr;

    fn draft(text: &str) -> Draft {
        let uri = Uri::from_str("untitled:1").expect("an address");
        Draft::open(TextDocumentItem { uri, language_id: "plaintext".into(), version: 1, text: text.into() })
    }

    fn change(from: (u32, u32), to: (u32, u32), text: &str) -> TextDocumentContentChangeEvent {
        let place = |(line, character)| Position { line, character };
        let range = Some(Range { start: place(from), end: place(to) });
        TextDocumentContentChangeEvent { range, range_length: None, text: text.into() }
    }

    #[test]
    fn changes_behind_arabic_and_emoji() {
        let mut draft = draft("قُتل ٣ 😀 أشخاص\r\nو 4 جرحى");
        draft.change(&change((0, 5), (0, 6), "٥"), Encoding::Utf16);
        draft.change(&change((0, 9), (0, 10), ""), Encoding::Utf16);
        draft.change(&change((1, 2), (1, 3), "14"), Encoding::Utf16);
        assert_eq!(draft.text.to_string(), "قُتل ٥ 😀أشخاص\r\nو 14 جرحى");
    }

    proptest! {
        #[test]
        fn no_change_is_too_wild(
            text in "[a-zا-ي😀\r\n]{0,30}",
            changes in prop::collection::vec((0u32..6, 0u32..40, 0u32..6, 0u32..40, "[ب😀\r\n]{0,4}"), 0..8),
        ) {
            let mut draft = draft(&text);
            for (a, b, c, d, new) in changes {
                for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                    draft.change(&change((a, b), (c, d), &new), encoding);
                }
            }
            // What did not change is found again, both ways.
            let now = draft.text.to_string();
            for byte in 0..=now.len() {
                if let Some(before) = draft.shift.back(byte) {
                    prop_assert_eq!(now.as_bytes().get(byte), text.as_bytes().get(before));
                    prop_assert_eq!(draft.shift.forth(before), byte);
                }
            }
        }
    }
}
