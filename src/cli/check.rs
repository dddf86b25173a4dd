//! `addsup check`: what does not add up.

use super::choice::Choice;
use super::desk::{self, Desk};
use super::keeper::Keeper;
use super::message::{self, Message};
use super::pipeline::{Job, Pipeline};
use super::print::Out;
use super::{Copy, input, word};
use crate::Telling;
use crate::document::Document;
use crate::finding::Severity;
use crate::newsroom::Asked;
use crate::render::{
    Checkstyle, Github, Gitlab, Html, Json, JsonLines, Junit, Look, Output, Rdjson, Sarif, Text,
};
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
    /// A file to write to, in the place of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    rules: Choice,
    /// A fact sheet in the claim notation to check the copy against
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// A baseline: what it holds is not told
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write a baseline of what is found, which then is not told any more
    #[arg(long, value_name = "FILE")]
    write_baseline: Option<PathBuf>,
    /// Note the figures that follow from others without being told
    #[arg(long)]
    implied: bool,
    /// Note every figure that no rule tested
    #[arg(long)]
    unchecked: bool,
    /// How many files to check at once [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = jobs)]
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
    /// The Word file itself, a comment at each place of a clash
    Docx,
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
        let keeper = match self.write_baseline.as_deref().map(|file| self.keeper(file)) {
            Some(None) => return (true, false),
            keeper => keeper.flatten(),
        };
        let fails = self.fail_on.least();
        let telling = Telling { implied: self.implied, unchecked: self.unchecked };
        let Some(mut out) = Out::to(self.output.as_deref()) else { return (true, false) };
        let desk = Desk::new(Asked {
            against: self.against.clone(),
            baseline: self.baseline.clone(),
            anew: self.write_baseline.is_some(),
            ..self.rules.asked(self.copy.asked())
        });
        let noted = matches!(self.format, Format::Text) && self.output.is_none();
        let (job, wanted) = (Job { telling, fails }, input::Wanted { noted, ..self.copy.wanted() });
        let known = |name: &Path| desk.options(name);
        let plan = |document: &Document| desk.plan(Path::new(&document.path));
        let Some(output) = self.form(fails) else {
            let (failed, found) = word::run(&self.copy.paths, &wanted, &known, plan, job, &mut out);
            return (failed || desk.failed(), found);
        };
        let Some(mut pipeline) = Pipeline::start(job, output, out, self.jobs) else { return (true, false) };
        pipeline.keeper = keeper;
        let mut take = |document: Document| {
            if let Some(plan) = plan(&document) {
                pipeline.take(document, plan);
            }
        };
        let failed = input::each(&self.copy.paths, &wanted, &known, &mut take);
        let (unwritten, found) = pipeline.finish();
        (failed || desk.failed() || unwritten, found)
    }

    fn keeper(&self, file: &Path) -> Option<Keeper> {
        Keeper::new(file).map_err(|trouble| desk::complain(&trouble, &self.copy.wanted().options)).ok()
    }

    /// `None` for what is no report.
    fn form(&self, fails: Option<Severity>) -> Option<Box<dyn Output>> {
        let text = || {
            Text::new(Look { color: colored(self.color), width: columns(self.width) })
                .speaking(message::language())
        };
        Some(match self.format {
            Format::Text => Box::new(text()),
            Format::Json => Box::new(Json::default()),
            Format::Jsonl => Box::new(JsonLines),
            Format::Sarif => Box::new(Sarif::default()),
            Format::Github => Box::new(Github),
            Format::Gitlab => Box::new(Gitlab::default()),
            Format::Junit => Box::new(Junit { fails }),
            Format::Checkstyle => Box::new(Checkstyle),
            Format::Rdjson => Box::new(Rdjson::default()),
            Format::Html => Box::new(Html::default()),
            Format::Docx => return None,
        })
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

fn colored(when: Color) -> bool {
    match when {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

fn width(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|n| (1..=10_000).contains(n));
    number.ok_or_else(|| Message::Width.say())
}

fn jobs(text: &str) -> Result<u16, String> {
    text.parse().ok().filter(|n| *n > 0).ok_or_else(|| Message::Files.say())
}

/// What was asked for, else COLUMNS, else the terminal's width; a pipe has none.
fn columns(asked: Option<usize>) -> usize {
    let exported = || std::env::var("COLUMNS").ok()?.parse().ok().filter(|n| *n > 0);
    let terminal = || Some(usize::from(terminal_size::terminal_size_of(std::io::stdout())?.0.0));
    asked.or_else(exported).or_else(terminal).unwrap_or(WIDTH)
}
