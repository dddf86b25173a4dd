//! Files as an editor has them open, else as they are on disk.

use super::Why;
use super::memo::Stamp;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Error, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// Where a newsroom reads.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// Files that are open, with their texts.
    open: BTreeMap<PathBuf, String>,
    /// Paths below this folder are shown from it.
    here: Option<PathBuf>,
}

impl Files {
    /// What is on disk; messages name what lies below the current folder from there.
    pub fn from_here() -> Files {
        let here = std::env::current_dir().and_then(|here| here.canonicalize());
        Files { open: BTreeMap::new(), here: here.ok() }
    }

    /// What an editor has open, with its text, and the rest from disk.
    pub fn behind(open: BTreeMap<PathBuf, String>) -> Files {
        Files { open: open.into_iter().map(|(path, text)| (whole(&path), text)).collect(), here: None }
    }

    fn opened(&self, file: &Path) -> Option<&String> {
        if self.open.is_empty() { None } else { self.open.get(&whole(file)) }
    }

    /// The text of a file; `None` where there is none of this name.
    pub(super) fn text(&self, file: &Path) -> Result<Option<String>, Why> {
        if let Some(text) = self.opened(file) {
            return Ok(Some(text.clone()));
        }
        match bytes(file) {
            Ok(bytes) => String::from_utf8(bytes).map(Some).map_err(|_| Why::NoText),
            Err(Why::Missing) => Ok(None),
            Err(why) => Err(why),
        }
    }

    /// Whether there is a file of this name.
    pub(super) fn is_there(&self, file: &Path) -> bool {
        self.opened(file).is_some() || file.is_file()
    }

    pub(super) fn stamp(&self, file: &Path) -> Stamp {
        self.opened(file).map_or_else(|| Stamp::of(file), |_| Stamp::open())
    }

    /// The name of a file in messages.
    pub(super) fn shown(&self, file: &Path) -> String {
        let below = self.here.as_ref().and_then(|here| file.strip_prefix(here).ok());
        below.unwrap_or(file).to_string_lossy().into_owned()
    }
}

/// All of a file.
pub(super) fn bytes(file: &Path) -> Result<Vec<u8>, Why> {
    let mut bytes = Vec::new();
    let read = open(file).and_then(|mut file| file.read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| Why::from(&error))
}

/// Opens a file to be read. A pipe with a name is not opened, since nobody may ever write into it;
/// what the shell hands on (`/dev/stdin`, `<(…)`) is.
///
/// # Errors
/// Those of the system; of a pipe `Unsupported`.
pub fn open(path: &Path) -> std::io::Result<File> {
    if is_pipe(path) && !path.starts_with("/dev") && !path.starts_with("/proc") {
        return Err(Error::from(ErrorKind::Unsupported));
    }
    File::open(path)
}

#[cfg(unix)]
fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    std::fs::metadata(path).is_ok_and(|data| data.file_type().is_fifo())
}

#[cfg(not(unix))]
fn is_pipe(_: &Path) -> bool {
    false
}

/// The path without links and steps back; the file itself need not exist.
pub fn whole(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().map(PathBuf::from).unwrap_or_default();
    match path.canonicalize().or_else(|_| parent.canonicalize().map(|parent| parent.join(name))) {
        Ok(path) => path,
        Err(_) => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
    }
}
