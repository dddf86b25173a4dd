//! Writes a baseline: what is found from now on is not told any more.

use super::message::Message;
use crate::finding::{Baseline, FileReport};
use crate::newsroom::{Trouble, read_baseline, whole};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Gathers what a run finds. What the file knows of files that are not checked now stays.
pub(super) struct Keeper {
    file: PathBuf,
    baseline: Baseline,
    checked: BTreeSet<String>,
}

impl Keeper {
    /// To be written to `file`, which may be there already.
    ///
    /// # Errors
    /// What is wrong with the file that is there.
    pub fn new(file: &Path) -> Result<Keeper, Trouble> {
        let baseline = if file.exists() { read_baseline(file)? } else { Baseline::new() };
        Ok(Keeper { file: file.to_owned(), baseline, checked: BTreeSet::new() })
    }

    /// Takes up what is told of a file, and sets it aside in the report.
    pub fn take(&mut self, report: &mut FileReport) {
        let path = Baseline::name(&whole(&self.file), &whole(Path::new(&report.document.path)));
        if self.checked.insert(path.clone()) {
            self.baseline.files.remove(&path);
        }
        self.baseline.take(&path, report);
    }

    /// Writes the file.
    ///
    /// # Errors
    /// A line that says why that cannot be done.
    pub fn write(&self) -> Result<(), String> {
        let text = serde_json::to_string_pretty(&self.baseline).unwrap_or_default() + "\n";
        std::fs::write(&self.file, text)
            .map_err(|error| Message::Unwritten(&self.file, (&error).into()).say())
    }
}
