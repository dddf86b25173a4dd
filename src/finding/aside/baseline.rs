//! The clashes that were there when a newsroom began to use the program.

use crate::finding::{FileReport, Suppression, Suppressor};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// What is known already, by files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// Version of the form: 1.
    #[schemars(extend("const" = 1))]
    pub version: u32,
    /// Paths from the folder of the baseline, with slashes, and what is known of each file.
    pub files: BTreeMap<String, Vec<BaselineFinding>>,
}

/// A clash that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BaselineFinding {
    /// What it is known by; for the rest of the fields see the report in JSON.
    pub fingerprint: String,
    /// The kind of clash.
    pub rule: String,
    /// What it said, for people who read the file.
    pub message: String,
}

impl Baseline {
    /// One without anything in it.
    pub fn new() -> Baseline {
        Baseline { version: 1, files: BTreeMap::new() }
    }

    /// The name of a file in a baseline: its path from the folder of the baseline, with slashes.
    /// Both paths are complete.
    pub fn name(baseline: &Path, file: &Path) -> String {
        let folder = baseline.parent().unwrap_or(Path::new(""));
        let path = file.strip_prefix(folder).unwrap_or(file).to_string_lossy().into_owned();
        if std::path::MAIN_SEPARATOR == '\\' { path.replace('\\', "/") } else { path }
    }

    /// What is known of a file.
    pub fn of(&self, path: &str) -> &[BaselineFinding] {
        self.files.get(path).map_or(&[], Vec::as_slice)
    }

    /// Takes up what a report tells of the file `path`, and sets it aside there.
    pub fn take(&mut self, path: &str, report: &mut FileReport) {
        let baseline = Suppression { by: Suppressor::Baseline, reason: String::new() };
        for finding in &mut report.findings {
            if finding.suppressed.is_none() {
                finding.suppressed = Some(baseline.clone());
            }
            if finding.suppressed.as_ref() == Some(&baseline) {
                let known = BaselineFinding {
                    fingerprint: finding.fingerprint.clone(),
                    rule: finding.rule.clone(),
                    message: finding.message.clone(),
                };
                let all = self.files.entry(path.to_owned()).or_default();
                if let Err(at) = all.binary_search(&known) {
                    all.insert(at, known);
                }
            }
        }
    }
}
