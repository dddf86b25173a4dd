//! `addsup check`: what does not add up.

use super::pipeline::{Job, Pipeline};
use super::{Copy, input, ruleset};
use crate::finding::Severity;
use crate::render::{
    Checkstyle, Github, Gitlab, Html, Json, JsonLines, Junit, Look, Output, Rdjson, Sarif, Text,
};
use crate::{Facts, Telling};
use clap::{Args, ValueEnum};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Check copy and point at statements that cannot all be true
#[derive(Args)]
pub(super) struct Check {
    #[command(flatten)]
    copy: Copy,
    /// How to report
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The lowest severity that makes the exit status 1
    #[arg(long, value_enum, default_value = "error")]
    fail_on: FailOn,
    #[command(flatten)]
    rules: ruleset::Choice,
    /// A fact sheet in the claim notation to check the copy against
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Note the figures that follow from others without being told
    #[arg(long)]
    implied: bool,
    /// Note every figure that no rule tested
    #[arg(long)]
    unchecked: bool,
    /// How many files to check at once [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    /// When to colour the text report
    #[arg(long, value_enum, default_value = "auto")]
    color: Color,
    /// Columns to wrap the text report at [default: those of the terminal, else 100]
    #[arg(long, value_name = "COLUMNS", value_parser = width)]
    width: Option<usize>,
}

/// Forms of the report.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people, in a terminal
    Text,
    /// One JSON object
    Json,
    /// A JSON object a file, each on a line
    Jsonl,
    /// SARIF 2.1.0, for code hosts
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
    /// The code-quality report of GitLab
    Gitlab,
    /// JUnit XML
    Junit,
    /// Checkstyle XML
    Checkstyle,
    /// The diagnostics of reviewdog
    Rdjson,
    /// A page for the browser, the copy with its clashes marked
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Never,
}

#[derive(Clone, Copy, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// The width of a report that goes to no terminal.
const WIDTH: usize = 100;

impl Check {
    /// Whether something could not be read, and whether something was found that counts.
    pub fn run(self) -> (bool, bool) {
        let (Some(rules), broken) = self.rules.load() else { return (true, false) };
        let facts = match self.against.as_deref().map(facts) {
            Some(None) => return (true, false),
            facts => facts.flatten(),
        };
        let unclear = facts.as_ref().is_some_and(|(_, failed)| *failed);
        let against = facts.as_ref().map(|(facts, _)| facts);
        let wanted = self.copy.wanted();
        let fails = self.fail_on.least();
        let telling = Telling { implied: self.implied, unchecked: self.unchecked };
        let job = Job { rules: &rules, against, telling, fails };
        let Some(mut pipeline) = Pipeline::start(&job, self.output(fails), self.jobs) else {
            return (true, false);
        };
        let failed = input::each(&self.copy.paths, &wanted, &|_| wanted.options, &mut |d| pipeline.take(d));
        let (unwritten, found) = pipeline.finish();
        (broken || failed || unclear || unwritten, found)
    }

    fn output(&self, fails: Option<Severity>) -> Box<dyn Output> {
        match self.format {
            Format::Text => {
                Box::new(Text::new(Look { color: colored(self.color), width: columns(self.width) }))
            }
            Format::Json => Box::new(Json::default()),
            Format::Jsonl => Box::new(JsonLines),
            Format::Sarif => Box::new(Sarif::default()),
            Format::Github => Box::new(Github),
            Format::Gitlab => Box::new(Gitlab::default()),
            Format::Junit => Box::new(Junit { fails }),
            Format::Checkstyle => Box::new(Checkstyle),
            Format::Rdjson => Box::new(Rdjson::default()),
            Format::Html => Box::new(Html::default()),
        }
    }
}

impl FailOn {
    fn least(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Never => None,
        }
    }
}

/// The fact sheet in a file, and whether there are mistakes in it. `None` when there is no such
/// sheet, which was said on standard error.
fn facts(path: &Path) -> Option<(Facts, bool)> {
    let input = input::read(&[path.to_owned()], &input::Wanted::default());
    let facts = input.documents.into_iter().next().and_then(Facts::of);
    if facts.is_none() && !input.failed {
        super::print::tell(&format!("{}: no fact sheet; its name must end in .claims", path.display()));
    }
    Some((facts?, input.failed))
}

fn colored(when: Color) -> bool {
    match when {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

fn width(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|n| (1..=10_000).contains(n));
    number.ok_or_else(|| "write a number of columns from 1 to 10000, such as 80".to_owned())
}

/// What was asked for, else COLUMNS, else the terminal's width; a pipe has none.
fn columns(asked: Option<usize>) -> usize {
    let exported = || std::env::var("COLUMNS").ok()?.parse().ok().filter(|n| *n > 0);
    let terminal = || Some(usize::from(terminal_size::terminal_size_of(std::io::stdout())?.0.0));
    asked.or_else(exported).or_else(terminal).unwrap_or(WIDTH)
}
