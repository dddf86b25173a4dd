//! Rule files of a newsroom, read from a folder.

use super::{Trouble, Why, files};
use crate::rule::{RuleError, Rules};
use std::path::Path;

/// What a folder of rule files holds.
#[derive(Default)]
pub struct RuleFiles {
    /// The rules that load.
    pub rules: Rules,
    /// The ids of the files that do not load.
    pub broken: Vec<String>,
    /// What could not be read, and mistakes in rules.
    pub troubles: Vec<Trouble>,
}

impl RuleFiles {
    /// Reads every `.toml` file under `dir`, by name.
    pub fn read(dir: &Path) -> RuleFiles {
        let mut texts: Vec<(String, String)> = Vec::new();
        let mut read = RuleFiles::default();
        for entry in ignore::WalkBuilder::new(dir).sort_by_file_name(std::cmp::Ord::cmp).build() {
            let path = match entry {
                Ok(entry) => entry.into_path(),
                Err(error) => {
                    let why = error.io_error().map_or_else(|| Why::Other(error.to_string()), Why::from);
                    read.troubles.push(Trouble::UnreadRules(dir.to_owned(), why));
                    continue;
                }
            };
            if !path.is_file() || path.extension().is_none_or(|e| e != "toml") {
                continue;
            }
            match files::bytes(&path).and_then(|bytes| String::from_utf8(bytes).map_err(|_| Why::NoText)) {
                Ok(text) => texts.push((path.to_string_lossy().into_owned(), text)),
                Err(why) => read.troubles.push(Trouble::Unread(path, why)),
            }
        }
        if texts.is_empty() && read.troubles.is_empty() {
            read.troubles.push(Trouble::NoRuleFiles(dir.to_owned()));
        }
        let (rules, errors) = Rules::load(&texts);
        read.broken = errors.iter().map(RuleError::rule).collect();
        read.troubles.extend(errors.into_iter().map(|error| Trouble::Rule(Box::new(error))));
        read.rules = rules;
        read
    }
}
