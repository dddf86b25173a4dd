//! `addsup rules`: looking after rule files.

use super::desk::complain;
use super::message::Message;
use super::print;
use crate::document::{Document, Options};
use crate::newsroom::RuleFiles;
use crate::render;
use crate::rule::{self, Hit, Rule, Rules, run_examples, starting_file};
use clap::Subcommand;
use std::path::{Path, PathBuf};
use std::slice;

/// What to do with rules.
#[derive(Subcommand)]
pub(super) enum Verb {
    /// List the rules: id, kind, severity, status, origin
    List {
        /// A folder of your own rule files, listed with those that come with the program
        #[arg(long = "rules", value_name = "DIR")]
        dir: Option<PathBuf>,
    },
    /// Run the examples of the rules, or of the rule files in a folder, and print a table
    Test {
        /// A folder of your own rule files; without it the rules that come with the program
        dir: Option<PathBuf>,
    },
    /// Write a starting file for a rule of your own
    New {
        /// The rule's id, which is the file's name: small letters, digits and hyphens
        id: String,
        /// The folder to write it to
        #[arg(long, default_value = ".")]
        dir: PathBuf,
    },
}

/// What was printed, whether the command could not do its work, and whether an example failed.
pub(super) fn run(verb: Verb) -> (String, bool, bool) {
    match verb {
        Verb::List { dir } => list(dir.as_deref()),
        Verb::Test { dir } => test(dir.as_deref()),
        Verb::New { id, dir } => new(&id, &dir),
    }
}

/// Says what could not be read of a folder of rules; whether that is something.
fn said(files: &RuleFiles) -> bool {
    files.troubles.iter().for_each(|trouble| complain(trouble, &Options::default()));
    !files.troubles.is_empty()
}

fn list(dir: Option<&Path>) -> (String, bool, bool) {
    let own = dir.map(RuleFiles::read).unwrap_or_default();
    let failed = said(&own);
    (render::rule_list(&Rules::builtin(), &own.rules), failed, false)
}

/// The pages of a rule and of those that share its kind. What asks for a rule that did not load has
/// been answered with what is wrong with it.
pub(super) fn explain(wanted: &str, dir: Option<&Path>) -> (String, bool, bool) {
    let own = dir.map(RuleFiles::read).unwrap_or_default();
    let mut failed = said(&own);
    let mut all = Rules::builtin();
    all.extend(own.rules);
    let named = all.iter().filter(|r| r.id == wanted || r.kind == wanted);
    let pages: Vec<String> = named.map(rule::page).collect();
    if pages.is_empty() && !own.broken.iter().any(|id| id == wanted) {
        print::tell(&Message::NoRule(wanted, all.nearest(wanted)).say());
        failed = true;
    }
    (pages.join("\n"), failed, false)
}

fn test(dir: Option<&Path>) -> (String, bool, bool) {
    let mut all = Rules::builtin();
    let mut failed = false;
    let tested = match dir {
        None => all.clone(),
        Some(dir) => {
            let own = RuleFiles::read(dir);
            failed = said(&own);
            all.extend(own.rules.clone());
            own.rules
        }
    };
    let hits = |document: &Document, rules: &Rules| -> Vec<Hit> {
        let report = crate::check(slice::from_ref(document), rules);
        let findings = report.files.into_iter().flat_map(|file| file.findings);
        findings.map(|f| Hit { rule: f.rule, labels: f.labels.iter().map(|l| l.span).collect() }).collect()
    };
    // A newsroom's rule is judged by what it finds itself; those of the program go together.
    let alone = |rule: &Rule, document: &Document| match dir {
        Some(_) => hits(document, &Rules::only(rule)),
        None => hits(document, &all),
    };
    let outcomes = run_examples(&tested, alone, |document| hits(document, &all));
    let wrong = outcomes.iter().any(|o| o.fails());
    (render::rule_tests(&outcomes), failed, wrong)
}

fn new(id: &str, dir: &Path) -> (String, bool, bool) {
    let said = |error: String| {
        print::tell(&error);
        (String::new(), true, false)
    };
    let Some(text) = starting_file(id) else {
        return said(Message::RuleName(id).say());
    };
    if let Some(builtin) = Rules::builtin().get(id) {
        return said(Message::RuleTaken(id, &builtin.file).say());
    }
    let path = dir.join(format!("{id}.toml"));
    if path.exists() {
        return said(Message::Exists(&path).say());
    }
    match std::fs::write(&path, text) {
        Ok(()) => (format!("{}\n", path.display()), false, false),
        Err(error) => said(Message::Unwritten(&path, (&error).into()).say()),
    }
}
