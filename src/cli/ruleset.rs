//! The choice of rules on the command line.

use super::{print, rule_files};
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
    /// The rules that are chosen, and whether a rule file could not be read, which was said on
    /// standard error; the others hold. `None` where an option names a rule that there is not.
    pub fn load(&self) -> (Option<Rules>, bool) {
        let mut all = Rules::builtin();
        let (mut broken, mut failed) = (Vec::new(), false);
        for dir in &self.dirs {
            let own = rule_files::read(dir);
            failed |= own.complain();
            all.extend(own.rules);
            broken.extend(own.broken);
        }
        // What is asked of a rule that did not load has been answered.
        let there = |id: &&String| all.knows(id) || !broken.contains(id);
        let ids = |wanted: &[String]| wanted.iter().filter(there).cloned().collect();
        let selection = Selection {
            on: ids(&self.on),
            off: ids(&self.off),
            severity: self.severity.iter().filter(|(id, _)| there(&id)).cloned().collect(),
        };
        match all.select(&selection) {
            Ok(rules) => (Some(rules), failed),
            Err(unknown) => {
                unknown.iter().for_each(|line| print::tell(line));
                (None, true)
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
