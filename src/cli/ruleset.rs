//! The choice of rules on the command line.

use super::rule_files;
use crate::rule::{Rules, Selection, Severity};
use clap::Args;
use std::path::PathBuf;

/// Which rules are run.
#[derive(Args)]
pub(super) struct Choice {
    /// A folder of your own rule files; one of the same id takes the place of ours
    #[arg(long = "rules", value_name = "DIR")]
    dirs: Vec<PathBuf>,
    /// Switch a preview rule on
    #[arg(long = "on", value_name = "RULE")]
    on: Vec<String>,
    /// Switch a rule, or all rules of a kind, off
    #[arg(long = "off", value_name = "RULE")]
    off: Vec<String>,
    /// Another severity for a rule: RULE=error, RULE=warning or RULE=note
    #[arg(long = "severity", value_name = "RULE=LEVEL", value_parser = severity)]
    severity: Vec<(String, Severity)>,
}

impl Choice {
    /// The rules that are chosen. `None` when something is wrong with it, which was said on
    /// standard error: a check with half the rules would be worse than none.
    pub fn load(&self) -> Option<Rules> {
        let mut all = Rules::builtin();
        let mut faults = Vec::new();
        for dir in &self.dirs {
            let (own, errors) = rule_files::read(dir);
            all.extend(own);
            faults.extend(errors);
        }
        let selection = Selection {
            on: self.on.clone(),
            off: self.off.clone(),
            severity: self.severity.iter().cloned().collect(),
        };
        faults.iter().for_each(|fault| eprint!("{fault}"));
        match all.select(&selection) {
            Ok(rules) => faults.is_empty().then_some(rules),
            Err(unknown) => {
                unknown.iter().for_each(|line| eprintln!("addsup: {line}"));
                None
            }
        }
    }
}

fn severity(text: &str) -> Result<(String, Severity), String> {
    let level = |word: &str| match word {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "note" => Some(Severity::Note),
        _ => None,
    };
    let (id, word) = text.split_once('=').ok_or("write RULE=error, RULE=warning or RULE=note")?;
    let severity = level(word).ok_or_else(|| format!("“{word}” is none of error, warning, note"))?;
    Ok((id.to_owned(), severity))
}
