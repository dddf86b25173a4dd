//! The command line: reads files, calls the library, prints.

mod draw;
mod input;
mod rule_files;
mod rules;
mod ruleset;

use crate::claim;
use crate::document::{Document, Format as InputFormat, Lang, Options, parse_date, parse_lang};
use crate::finding::{Report, Severity, check_graph};
use crate::graph;
use crate::mention;
use crate::render::{self, FiguresReport, Look, figures_of, figures_text};
use crate::rule::{self, Rules};
use crate::value::ReadingTable;
use clap::{Args, Parser, Subcommand, ValueEnum};
use input::Wanted;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "addsup", version, about = "A spell-checker for figures and dates in news copy")]
struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Check copy and point at statements that cannot all be true
    Check {
        #[command(flatten)]
        copy: Copy,
        /// The lowest severity that makes the exit status 1
        #[arg(long, value_enum, default_value = "error")]
        fail_on: FailOn,
        #[command(flatten)]
        rules: ruleset::Choice,
        /// Note the figures that follow from others without being told
        #[arg(long)]
        implied: bool,
        /// When to colour the text report
        #[arg(long, value_enum, default_value = "auto")]
        color: Color,
        /// Columns to wrap the text report at [default: those of the terminal, else 100]
        #[arg(long, value_name = "COLUMNS")]
        width: Option<usize>,
    },
    /// Run the examples of rules, or begin a rule of your own
    Rules {
        #[command(subcommand)]
        what: rules::Verb,
    },
    /// List every figure that was read, in order
    Figures {
        #[command(flatten)]
        copy: Copy,
    },
    /// Draw the claim graph: what hangs together with what
    Graph {
        /// Files and folders of copy; - is standard input
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        about: About,
        #[arg(long, value_enum, default_value = "dot")]
        format: draw::Format,
    },
    /// Say what a rule looks for, with its examples
    Explain {
        /// The rule's id, or a kind of clash
        rule: String,
    },
}

/// What to read and how to print it.
#[derive(Args)]
struct Copy {
    /// Files and folders of copy; - is standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    about: About,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// What is known of the copy beforehand.
#[derive(Args)]
struct About {
    /// Publication date, YYYY-MM-DD; goes before the front matter's
    #[arg(long, value_parser = |s: &str| parse_date(s).ok_or("write the date as YYYY-MM-DD"))]
    date: Option<jiff::civil::Date>,
    /// Language, en or ar; goes before the front matter's
    #[arg(long, value_parser = |s: &str| parse_lang(s).ok_or("known languages: en, ar"))]
    lang: Option<Lang>,
    /// The format of the copy: text, markdown, html, docx, ninjs, ninjs-lines, nitf or newsml
    /// [default: by name and content]
    #[arg(long, value_name = "FORMAT", value_parser = input_format)]
    input_format: Option<InputFormat>,
    /// The name of what comes from standard input; its extension tells the format
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<String>,
}

impl About {
    fn wanted(&self) -> Wanted {
        Wanted {
            options: Options { date: self.date, lang: self.lang },
            format: self.input_format,
            stdin_name: self.stdin_filename.clone(),
        }
    }
}

fn input_format(name: &str) -> Result<InputFormat, String> {
    let known = || InputFormat::names().map(|(name, _)| name).collect::<Vec<_>>().join(", ");
    let found = InputFormat::names().find(|(known, _)| *known == name);
    found.map(|(_, format)| format).ok_or_else(|| format!("known formats: {}", known()))
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
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

/// Runs the command. Exit status: 0 nothing to report, 1 findings at or above `--fail-on`,
/// 2 some file could not be read (the others are checked all the same).
pub fn run() -> ExitCode {
    let (out, failed, found) = match Command::parse().verb {
        Verb::Check { copy, fail_on, rules, implied, color, width } => {
            let Some(rules) = rules.load() else { return ExitCode::from(2) };
            let wanted = copy.about.wanted();
            let mut input = input::read(&copy.paths, &wanted);
            for document in input.documents.iter_mut().filter(|_| implied) {
                let notes = crate::implied(document, &rules);
                document.notes.extend(notes);
            }
            let report = crate::check(&input.documents, &rules);
            let text = match copy.format {
                Format::Text => render::text(&report, Look { color: colored(color), width: columns(width) }),
                Format::Json => to_json(&render::json(&report)),
            };
            (text, input.failed, fails(&report, fail_on))
        }
        Verb::Rules { what } => rules::run(what),
        Verb::Graph { paths, about, format } => {
            let wanted = about.wanted();
            let input = input::read(&paths, &wanted);
            (draw::all(&input.documents, format), input.failed, false)
        }
        Verb::Explain { rule } => explain(&rule),
        Verb::Figures { copy } => {
            let wanted = copy.about.wanted();
            let input = input::read(&copy.paths, &wanted);
            let rules = Rules::builtin().stable_and(&[]);
            let files: Vec<_> = input.documents.iter().map(|d| figures(d, &rules)).collect();
            let text = match copy.format {
                Format::Text => files.iter().map(figures_text).collect(),
                Format::Json => to_json(&FiguresReport { version: 1, files }),
            };
            (text, input.failed, false)
        }
    };
    // A reader that goes away early (head, less) is no failure of ours.
    let _ = std::io::stdout().write_all(out.as_bytes());
    ExitCode::from(match (failed, found) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    })
}

/// The pages of a rule and of those that share its kind.
fn explain(wanted: &str) -> (String, bool, bool) {
    let rules = Rules::builtin();
    let pages: Vec<String> =
        rules.iter().filter(|r| r.id == wanted || r.kind == wanted).map(rule::page).collect();
    if pages.is_empty() {
        eprintln!("addsup: there is no rule “{wanted}”; addsup rules list shows them all");
    }
    let failed = pages.is_empty();
    (pages.join("\n"), failed, false)
}

fn figures(document: &Document, rules: &Rules) -> render::FileFigures {
    let readings = mention::read(document, &ReadingTable::default());
    let graph = graph::build(&claim::gather(document, &readings));
    let checked = check_graph(document, &graph, rules);
    figures_of(document, &readings, &graph, &checked)
}

fn to_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default() + "\n"
}

fn colored(when: Color) -> bool {
    match when {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

/// What was asked for, else COLUMNS, else the terminal's width; a pipe has none.
fn columns(asked: Option<usize>) -> usize {
    let exported = || std::env::var("COLUMNS").ok()?.parse().ok().filter(|n| *n > 0);
    let terminal = || Some(usize::from(terminal_size::terminal_size_of(std::io::stdout())?.0.0));
    asked.or_else(exported).or_else(terminal).unwrap_or(WIDTH)
}

fn fails(report: &Report, fail_on: FailOn) -> bool {
    let least = match fail_on {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Never => return false,
    };
    report.files.iter().flat_map(|f| &f.findings).any(|f| !f.suppressed && f.severity >= least)
}
