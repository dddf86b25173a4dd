//! Rule files of a newsroom, read from a folder.

use crate::cli::print;
use crate::render;
use crate::rule::{RuleError, Rules};
use std::path::Path;

/// What a folder of rule files holds.
#[derive(Default)]
pub(in crate::cli) struct RuleFiles {
    /// The rules that load.
    pub rules: Rules,
    /// The ids of the files that do not load.
    pub broken: Vec<String>,
    /// What to say on standard error of all that could not be read.
    faults: Vec<String>,
}

impl RuleFiles {
    /// Says what is wrong; whether something is.
    pub fn complain(&self) -> bool {
        self.faults.iter().for_each(|fault| print::raw(fault));
        !self.faults.is_empty()
    }
}

/// Every `.toml` file under `dir`, by name.
pub(in crate::cli) fn read(dir: &Path) -> RuleFiles {
    let mut files: Vec<(String, String)> = Vec::new();
    let mut read = RuleFiles::default();
    let fault = |path: &Path, why: &str| format!("addsup: {}: {why}\n", path.display());
    if !dir.exists() {
        let why = "there is no such folder; --rules names a folder of rule files, or one file (.toml)";
        read.faults.push(fault(dir, why));
        return read;
    }
    for entry in ignore::WalkBuilder::new(dir).sort_by_file_name(std::cmp::Ord::cmp).build() {
        let path = match entry {
            Ok(entry) => entry.into_path(),
            Err(error) => {
                // What it says of itself names the path again.
                let why = error.io_error().map_or(error.to_string(), ToString::to_string);
                let why = format!("cannot be read: {why}; check its permissions");
                read.faults.push(fault(dir, &why));
                continue;
            }
        };
        if !path.is_file() || path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        match std::fs::read_to_string(&path) {
            Ok(text) => files.push((path.to_string_lossy().into_owned(), text)),
            Err(error) => {
                let why = format!("cannot be read: {error}; check its permissions and save it as UTF-8");
                read.faults.push(fault(&path, &why));
            }
        }
    }
    if files.is_empty() && read.faults.is_empty() {
        let why =
            "no rule file (.toml) in this folder; addsup rules new ID --dir DIR writes one to begin with";
        read.faults.push(fault(dir, why));
    }
    let (rules, faults) = Rules::load(&files);
    read.faults.extend(faults.iter().map(render::rule_fault));
    read.broken = faults.iter().map(RuleError::rule).collect();
    read.rules = rules;
    read
}
