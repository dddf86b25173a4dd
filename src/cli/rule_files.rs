//! Rule files of a newsroom, read from a folder.

use crate::render;
use crate::rule::Rules;
use std::path::Path;

/// Every `.toml` file under `dir`, by name. Gives the rules that load, and for everything
/// else what to tell on standard error.
pub(super) fn read(dir: &Path) -> (Rules, Vec<String>) {
    let mut files: Vec<(String, String)> = Vec::new();
    let mut errors = Vec::new();
    for entry in ignore::WalkBuilder::new(dir).sort_by_file_name(std::cmp::Ord::cmp).build() {
        let path = match entry {
            Ok(entry) => entry.into_path(),
            Err(error) => {
                errors.push(format!("addsup: {}: {error}\n", dir.display()));
                continue;
            }
        };
        if !path.is_file() || path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        match std::fs::read_to_string(&path) {
            Ok(text) => files.push((path.to_string_lossy().into_owned(), text)),
            Err(error) => errors.push(format!("addsup: {}: cannot be read: {error}\n", path.display())),
        }
    }
    if files.is_empty() && errors.is_empty() {
        errors.push(format!("addsup: {}: no rule file (.toml) in this folder\n", dir.display()));
    }
    let (rules, faults) = Rules::load(&files);
    errors.extend(faults.iter().map(render::rule_fault));
    (rules, errors)
}
