//! Rule files of a newsroom, read from a folder.

use crate::cli::message::{Message, Why};
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
    let fault = |message: Message<'_>| format!("addsup: {}\n", message.say());
    for entry in ignore::WalkBuilder::new(dir).sort_by_file_name(std::cmp::Ord::cmp).build() {
        let path = match entry {
            Ok(entry) => entry.into_path(),
            Err(error) => {
                let why = error.io_error().map_or_else(|| Why::Other(error.to_string()), Why::from);
                read.faults.push(fault(Message::UnreadRules(dir, why)));
                continue;
            }
        };
        if !path.is_file() || path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        match std::fs::read_to_string(&path) {
            Ok(text) => files.push((path.to_string_lossy().into_owned(), text)),
            Err(error) => {
                read.faults.push(fault(Message::Unread(&path, (&error).into())));
            }
        }
    }
    if files.is_empty() && read.faults.is_empty() {
        read.faults.push(fault(Message::NoRuleFiles(dir)));
    }
    let (rules, faults) = Rules::load(&files);
    read.faults.extend(faults.iter().map(render::rule_fault));
    read.broken = faults.iter().map(RuleError::rule).collect();
    read.rules = rules;
    read
}
