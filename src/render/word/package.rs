//! A package with some of its parts replaced.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The most bytes that a part may unpack to; a larger one was refused when it was read.
const MOST: u64 = 64 << 20;

/// An open package.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    replaced: BTreeMap<String, String>,
}

impl<'b> Package<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Package<'b>, String> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| e.to_string())?;
        Ok(Package { archive, replaced: BTreeMap::new() })
    }

    /// The text of a part, as it now is; `None` where there is none.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, String> {
        if let Some(text) = self.replaced.get(name) {
            return Ok(Some(text.clone()));
        }
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(error.to_string()),
        };
        let mut text = String::new();
        part.take(MOST).read_to_string(&mut text).map_err(|e| e.to_string())?;
        Ok(Some(text))
    }

    /// Puts another text in the place of a part, or a new part behind the others.
    pub fn replace(&mut self, name: &str, text: String) {
        self.replaced.insert(name.to_owned(), text);
    }

    /// The package; what was not replaced is the same, packed bytes included.
    pub fn packed(mut self) -> Result<Vec<u8>, String> {
        let said = |error: ZipError| error.to_string();
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.archive.len() {
            let part = self.archive.by_index_raw(index).map_err(said)?;
            let name = part.name().map_err(said)?.into_owned();
            match self.replaced.remove(&name) {
                None => out.raw_copy_file(part).map_err(said)?,
                Some(text) => write(&mut out, &name, &text)?,
            }
        }
        for (name, text) in std::mem::take(&mut self.replaced) {
            write(&mut out, &name, &text)?;
        }
        Ok(out.finish().map_err(said)?.into_inner())
    }
}

/// Without the time of day, so that the same input gives the same bytes.
fn write(out: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> Result<(), String> {
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    out.start_file(name, options).map_err(|error| error.to_string())?;
    out.write_all(text.as_bytes()).map_err(|error| error.to_string())
}
