//! Places as the protocol counts them: lines from 0, and in a line what was agreed upon.

use lsp_types::{Position, PositionEncodingKind, Range};
use ropey::Rope;

/// What columns count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// What every client knows.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// The first of ours among those that a client offers: bytes cost nothing.
    pub fn agreed(offered: &[PositionEncodingKind]) -> Encoding {
        let all = [Encoding::Utf8, Encoding::Utf32, Encoding::Utf16];
        all.into_iter().find(|e| offered.contains(&e.kind())).unwrap_or_default()
    }

    /// As the protocol names it.
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }
}

/// The character at a position. What lies behind the end of a line is its end, what lies behind
/// the text is the end of the text, what lies in the middle of a character is its beginning.
pub(super) fn char_at(text: &Rope, position: Position, encoding: Encoding) -> usize {
    let line = position.line as usize;
    if line >= text.len_lines() {
        return text.len_chars();
    }
    let start = text.line_to_char(line);
    let words = text.line(line);
    let end = start + words.len_chars() - line_end(words);
    let column = position.character as usize;
    let at = match encoding {
        Encoding::Utf32 => start.saturating_add(column),
        Encoding::Utf8 => {
            text.byte_to_char(text.char_to_byte(start).saturating_add(column).min(text.len_bytes()))
        }
        Encoding::Utf16 => {
            let unit = text.char_to_utf16_cu(start).saturating_add(column);
            text.utf16_cu_to_char(unit.min(text.len_utf16_cu()))
        }
    };
    at.min(end)
}

/// The byte at a position.
pub(super) fn byte_at(text: &Rope, position: Position, encoding: Encoding) -> usize {
    text.char_to_byte(char_at(text, position, encoding))
}

/// The position of a byte; of one inside a character, that of the character.
pub(super) fn position(text: &Rope, byte: usize, encoding: Encoding) -> Position {
    let byte = byte.min(text.len_bytes());
    let at = text.byte_to_char(byte);
    let line = text.char_to_line(at);
    let start = text.line_to_char(line);
    let column = match encoding {
        Encoding::Utf32 => at - start,
        Encoding::Utf8 => text.char_to_byte(at) - text.char_to_byte(start),
        Encoding::Utf16 => text.char_to_utf16_cu(at) - text.char_to_utf16_cu(start),
    };
    Position { line: number(line), character: number(column) }
}

/// The range of some bytes.
pub(super) fn range(text: &Rope, bytes: std::ops::Range<usize>, encoding: Encoding) -> Range {
    Range { start: position(text, bytes.start, encoding), end: position(text, bytes.end, encoding) }
}

/// The whole text.
pub(super) fn whole(text: &Rope, encoding: Encoding) -> Range {
    range(text, 0..text.len_bytes(), encoding)
}

/// How many characters end a line.
fn line_end(line: ropey::RopeSlice<'_>) -> usize {
    let last = line.len_chars().checked_sub(1).map(|at| line.char(at));
    match last {
        Some('\n') if line.len_chars() > 1 && line.char(line.len_chars() - 2) == '\r' => 2,
        Some('\n' | '\r') => 1,
        _ => 0,
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    fn at(text: &str, words: &str, encoding: Encoding) -> (u32, u32) {
        let byte = text.find(words).expect("the words stand in the text");
        let found = position(&Rope::from_str(text), byte, encoding);
        (found.line, found.character)
    }

    #[test]
    fn columns_behind_arabic_marks_and_emoji() {
        let text = "حُبّ 12\r\n😀 شهيدًا 7\rx 9\n";
        assert_eq!(ALL.map(|e| at(text, "12", e)), [(0, 9), (0, 5), (0, 5)]);
        assert_eq!(ALL.map(|e| at(text, "7", e)), [(1, 18), (1, 10), (1, 9)]);
        assert_eq!(ALL.map(|e| at(text, "9", e)), [(2, 2), (2, 2), (2, 2)]);
    }

    #[test]
    fn what_is_out_of_range_is_the_nearest_place() {
        let text = Rope::from_str("a😀\r\nb");
        let find = |line, character| byte_at(&text, Position { line, character }, Encoding::Utf16);
        assert_eq!((find(0, 99), find(0, 2), find(7, 0), find(1, u32::MAX)), (5, 1, 8, 8));
    }

    #[test]
    fn the_cheapest_encoding_is_agreed_upon() {
        let offered = [PositionEncodingKind::UTF16, PositionEncodingKind::UTF32];
        assert_eq!(Encoding::agreed(&offered), Encoding::Utf32);
        assert_eq!(Encoding::agreed(&[]), Encoding::Utf16);
        assert_eq!(Encoding::agreed(&[PositionEncodingKind::new("utf-7")]), Encoding::Utf16);
    }

    proptest! {
        #[test]
        fn every_character_is_found_again(text in "[a-zًّ\u{640}ا-ي٠-٩😀🏳\u{200f}\r\n ]{0,60}") {
            let rope = Rope::from_str(&text);
            for encoding in ALL {
                for (byte, c) in text.char_indices() {
                    let place = position(&rope, byte, encoding);
                    // A line feed behind a carriage return belongs to the end of that line.
                    let inside = c == '\n' && text[..byte].ends_with('\r');
                    let found = byte_at(&rope, place, encoding);
                    prop_assert_eq!(found, if inside { byte - 1 } else { byte });
                }
            }
        }

        #[test]
        fn any_position_is_a_place_in_the_text(text in "\\PC{0,40}(\r\n|\n|\r)?\\PC{0,9}", line: u32, character: u32) {
            let rope = Rope::from_str(&text);
            for encoding in ALL {
                for line in [line, line % 4] {
                    for character in [character, character % 50] {
                        let byte = byte_at(&rope, Position { line, character }, encoding);
                        prop_assert!(text.is_char_boundary(byte));
                    }
                }
            }
        }
    }
}
