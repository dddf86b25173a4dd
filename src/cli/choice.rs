//! The choice of rules on the command line.

use crate::cli::message::Message;
use crate::newsroom::Asked;
use crate::rule::Severity;
use clap::Args;
use std::path::PathBuf;

/// Which rules are run.
#[derive(Args, Clone, Default)]
pub(super) struct Choice {
    /// A folder of your own rule files; one of the same id takes the place of ours
    #[arg(long = "rules", value_name = "DIR")]
    pub dirs: Vec<PathBuf>,
    /// Switch a rule on: a preview rule, or one that settings switch off
    #[arg(long = "on", value_name = "RULE")]
    pub on: Vec<String>,
    /// Switch a rule, or all rules of a kind, off
    #[arg(long = "off", value_name = "RULE")]
    pub off: Vec<String>,
    /// Another severity for a rule: RULE=error, RULE=warning or RULE=note
    #[arg(long = "severity", value_name = "RULE=LEVEL", value_parser = severity)]
    pub severity: Vec<(String, Severity)>,
}

impl Choice {
    /// What is asked for, with this choice.
    pub fn asked(&self, asked: Asked) -> Asked {
        let Choice { dirs, on, off, severity } = self.clone();
        Asked { rules: dirs, on, off, severity, ..asked }
    }
}

fn severity(text: &str) -> Result<(String, Severity), String> {
    let level = |word: &str| match word {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "note" => Some(Severity::Note),
        _ => None,
    };
    let (id, word) = text.split_once('=').ok_or_else(|| Message::SeverityForm.say())?;
    let severity = level(word).ok_or_else(|| Message::Severity(word).say())?;
    Ok((id.to_owned(), severity))
}
