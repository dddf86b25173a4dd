//! Configurations on disk: the nearest one above a file.

use crate::document::Lang;
use crate::finding::Baseline;
use crate::settings::{Configuration, FILE, Fault};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why a configuration is not to be had.
pub(super) enum Trouble {
    /// There is a mistake in it.
    Fault(Box<Fault>),
    /// It cannot be read; why.
    Unread(PathBuf, String),
}

/// What a folder has: a configuration, none, or one that cannot be used.
type Found = Result<Option<Arc<Configuration>>, ()>;

/// What has been found so far, by folders.
#[derive(Default)]
pub(super) struct Folders {
    known: RefCell<BTreeMap<PathBuf, Found>>,
}

impl Folders {
    /// The configuration in the nearest folder from this one upwards. Trouble with one is told
    /// once; after that there is nothing to tell.
    pub fn find(&self, folder: &Path) -> Result<Option<Arc<Configuration>>, Option<Trouble>> {
        for folder in folder.ancestors() {
            if let Some(found) = self.known.borrow().get(folder) {
                match found {
                    Ok(None) => continue,
                    found => return found.clone().map_err(|()| None),
                }
            }
            let file = folder.join(FILE);
            let found = if file.is_file() { read(&file, folder).map(Some) } else { Ok(None) };
            let known = found.as_ref().map(Clone::clone).map_err(|_| ());
            self.known.borrow_mut().insert(folder.to_owned(), known);
            match found {
                Ok(None) => {}
                Ok(found) => return Ok(found),
                Err(trouble) => return Err(Some(trouble)),
            }
        }
        Ok(None)
    }

    /// The configuration in this file; its paths count from the folder that it is in.
    pub fn read(&self, file: &Path) -> Result<Arc<Configuration>, Option<Trouble>> {
        let file = whole(file);
        if let Some(found) = self.known.borrow().get(&file) {
            return found.clone().ok().flatten().ok_or(None);
        }
        let found = read(&file, file.parent().unwrap_or(Path::new("")));
        let known = found.as_ref().map(|found| Some(found.clone())).map_err(|_| ());
        self.known.borrow_mut().insert(file, known);
        found.map_err(Some)
    }
}

fn read(file: &Path, folder: &Path) -> Result<Arc<Configuration>, Trouble> {
    let shown = shown(file);
    match std::fs::read_to_string(file) {
        Ok(text) => {
            Configuration::read(&shown.to_string_lossy(), folder, &text).map(Arc::new).map_err(Trouble::Fault)
        }
        Err(error) => Err(Trouble::Unread(shown, error.to_string())),
    }
}

/// The path from the current folder, where it lies below.
fn shown(file: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    here.ok().and_then(|here| file.strip_prefix(here).ok()).unwrap_or(file).to_owned()
}

/// The path without links and steps back; the file itself need not exist.
pub(super) fn whole(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().map(PathBuf::from).unwrap_or_default();
    match path.canonicalize().or_else(|_| parent.canonicalize().map(|parent| parent.join(name))) {
        Ok(path) => path,
        Err(_) => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
    }
}

/// The path of a file from the folder of a baseline, with slashes.
pub(super) fn inside(baseline: &Path, file: &Path) -> String {
    Baseline::name(&whole(baseline), &whole(file))
}

/// Reads a baseline.
///
/// # Errors
/// A line that says what is wrong with it.
pub(super) fn baseline(file: &Path, lang: Lang) -> Result<Baseline, String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string());
    let read = text.and_then(|text| serde_json::from_str::<Baseline>(&text).map_err(|e| e.to_string()));
    read.map_err(|why| match lang {
        Lang::En => format!("{}: no baseline ({why}); --write-baseline writes one", file.display()),
        Lang::Ar => format!("{}: ليس خط أساس ({why})؛ يكتبه الخيار --write-baseline", file.display()),
    })
}
