//! Reading copy from files, folders and standard input.

use crate::document::{Document, Options};
use std::fmt::Display;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Extensions of files that are taken for copy in folders.
const COPY: [&str; 3] = ["txt", "text", "md"];

/// What was read.
pub(super) struct Input {
    /// The documents, in the order of the paths; folders in the order of names.
    pub documents: Vec<Document>,
    /// Something could not be read; it was said on standard error.
    pub failed: bool,
}

/// Reads everything under `paths`. What cannot be read is named with its remedy; the rest
/// is read all the same.
pub(super) fn read(paths: &[PathBuf], options: &Options) -> Input {
    let mut input = Input { documents: Vec::new(), failed: false };
    for path in paths {
        if path.is_dir() {
            input.folder(path, options);
        } else {
            input.file(path, options);
        }
    }
    input
}

impl Input {
    fn folder(&mut self, folder: &Path, options: &Options) {
        let walk = ignore::WalkBuilder::new(folder).sort_by_file_name(std::cmp::Ord::cmp).build();
        let mut any = false;
        for entry in walk {
            match entry {
                Ok(entry) if is_copy(entry.path()) => {
                    any = true;
                    self.file(entry.path(), options);
                }
                Ok(_) => {}
                Err(error) => self.complain(folder, &error),
            }
        }
        if !any {
            let wanted = COPY.map(|e| format!(".{e}")).join(", ");
            self.complain(
                folder,
                &format!("no copy in this folder ({wanted}); name a file or another folder"),
            );
        }
    }

    fn file(&mut self, path: &Path, options: &Options) {
        let mut bytes = Vec::new();
        let read = if path.as_os_str() == "-" {
            std::io::stdin().read_to_end(&mut bytes).map(|_| ())
        } else {
            std::fs::read(path).map(|read| bytes = read)
        };
        if let Err(error) = read {
            return self
                .complain(path, &format!("cannot be read: {error}; check the name and its permissions"));
        }
        match Document::from_bytes(&path.to_string_lossy(), &bytes, options) {
            Ok(document) => {
                for problem in &document.problems {
                    self.complain(path, problem);
                }
                self.documents.push(document);
            }
            Err(error) => self.complain(path, &error),
        }
    }

    fn complain(&mut self, path: &Path, error: &dyn Display) {
        eprintln!("addsup: {}: {error}", path.display());
        self.failed = true;
    }
}

fn is_copy(path: &Path) -> bool {
    path.is_file() && path.extension().and_then(|e| e.to_str()).is_some_and(|e| COPY.contains(&e))
}
