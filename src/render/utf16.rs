//! Places in units of UTF-16, as browsers and editors on them count.

use ropey::Rope;

/// A text whose places are counted in UTF-16.
pub struct Utf16(Rope);

impl Utf16 {
    /// For places in this text.
    pub fn of(text: &str) -> Utf16 {
        Utf16(Rope::from_str(text))
    }

    /// Units before a byte; `None` behind the end of the text.
    pub fn at(&self, byte: usize) -> Option<usize> {
        let character = self.0.try_byte_to_char(byte).ok()?;
        self.0.try_char_to_utf16_cu(character).ok()
    }

    /// Both ends of a stretch.
    pub(super) fn ends(&self, start: usize, end: usize) -> (Option<usize>, Option<usize>) {
        (self.at(start), self.at(end))
    }
}

#[cfg(test)]
mod tests {
    use super::Utf16;

    #[test]
    fn what_takes_two_units_counts_for_two() {
        let utf16 = Utf16::of("٦٥ 😀 a");
        assert_eq!([0, 4, 5, 9, 11].map(|byte| utf16.at(byte)), [0, 2, 3, 5, 7].map(Some));
        assert_eq!(utf16.at(12), None);
    }
}
