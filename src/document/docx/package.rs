//! A Word file as a package: its parts, unpacked within bounds.

use crate::document::Note;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most MiB to which a part may unpack.
pub(super) const LARGEST_PART: usize = 64;

/// An open package.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    /// Opens a file.
    pub fn open(bytes: &'b [u8]) -> Result<Package<'b>, Note> {
        if !bytes.starts_with(b"PK") {
            return Err(Note::NotWord);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| Note::Damaged(e.to_string()))?;
        Ok(Package { archive })
    }

    /// The text of a part; `None` when there is none of this name.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Note> {
        let damaged = |error: &dyn std::fmt::Display| Note::Damaged(error.to_string());
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&error)),
        };
        let most = LARGEST_PART << 20;
        let mut bytes = Vec::new();
        // What the package says of the size of a part may be false.
        let read = file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|e| damaged(&e))?;
        if read > most {
            return Err(Note::Bomb(LARGEST_PART));
        }
        // The mark at the head of a part is no text, but its bytes count.
        String::from_utf8(bytes).map(Some).map_err(|e| damaged(&e))
    }
}
