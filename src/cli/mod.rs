//! The command line: reads files, calls the library, prints.

mod check;
mod choice;
mod date;
mod desk;
mod draw;
mod figures;
mod input;
mod keeper;
mod message;
mod pipeline;
mod print;
mod rules;
mod serve;
mod shell;
mod usage;
mod word;

use crate::document::{Document, Format as InputFormat, Lang, Options, parse_lang};
use crate::newsroom::{Asked, Config};
use clap::{Args, Parser, Subcommand};
use desk::Desk;
use input::{Input, Wanted};
use message::Message;
use print::Out;
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
    Check(check::Check),
    /// Run the examples of rules, or begin a rule of your own
    Rules {
        #[command(subcommand)]
        what: rules::Verb,
    },
    /// List every figure that was read, in order, and what became of it: seen, linked with
    /// another figure or the calendar, or checked by a rule
    Figures(figures::Figures),
    /// Print what was understood, in the claim notation
    Claims {
        #[command(flatten)]
        copy: Copy,
    },
    /// Draw the claim graph: what hangs together with what
    Graph {
        #[command(flatten)]
        copy: Copy,
        #[arg(long, value_enum, default_value = "dot")]
        format: draw::Format,
    },
    /// Serve an editor: the language server, over standard input and output
    Lsp {
        /// Over standard input and output, as editors ask for; there is no other way
        #[arg(long)]
        stdio: bool,
    },
    Serve(serve::Serve),
    /// Say what a rule looks for, with its examples
    Explain {
        /// The rule's id, or a kind of clash
        rule: String,
        /// A folder of your own rule files, looked through first
        #[arg(long = "rules", value_name = "DIR")]
        dir: Option<PathBuf>,
    },
    /// Print what a shell needs to complete the command
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man {
        /// A folder to write it to, with the pages of all subcommands
        folder: Option<PathBuf>,
    },
}

/// What to read, and what is known of it beforehand.
#[derive(Args)]
struct Copy {
    /// Files and folders of copy; - is standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Publication date, YYYY-MM-DD; goes before the front matter's
    #[arg(long, value_parser = date::parse, allow_hyphen_values = true)]
    date: Option<jiff::civil::Date>,
    /// Language, en or ar; goes before the front matter's
    #[arg(long, value_parser = language)]
    lang: Option<Lang>,
    /// Language of the report, en or ar [default: that of the copy]
    #[arg(long, value_name = "LANG", value_parser = language)]
    messages: Option<Lang>,
    /// The format of the copy: text, markdown, html, docx, ninjs, ninjs-lines, nitf, newsml or
    /// claims
    /// [default: by name and content]
    #[arg(long, value_name = "FORMAT", value_parser = input_format)]
    input_format: Option<InputFormat>,
    /// The name of what comes from standard input; its extension tells the format
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<String>,
    /// Settings in the place of the addsup.toml that is found in the folder of the copy or above
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Use no addsup.toml
    #[arg(long, conflicts_with = "config")]
    no_config: bool,
}

impl Copy {
    /// Gives each document to `take` as soon as it is read; whether something could not be had.
    fn each(&self, desk: &Desk, take: &mut dyn FnMut(Document)) -> bool {
        let failed = input::each(&self.paths, &self.wanted(), &|name| desk.options(name), take);
        failed || desk.failed()
    }

    fn read(&self, desk: &Desk) -> Input {
        let input = input::read(&self.paths, &self.wanted(), &|name| desk.options(name));
        Input { failed: input.failed || desk.failed(), ..input }
    }

    fn asked(&self) -> Asked {
        let config = match &self.config {
            Some(file) => Config::File(file.clone()),
            None if self.no_config => Config::None,
            None => Config::Nearest,
        };
        Asked { options: self.wanted().options, config, ..Asked::default() }
    }

    fn wanted(&self) -> Wanted {
        let (date, lang, messages) = (self.date, self.lang, self.messages);
        Wanted {
            options: Options { date, lang, messages, ..Options::default() },
            format: self.input_format,
            noted: false,
            stdin_name: self.stdin_filename.clone(),
        }
    }
}

fn input_format(name: &str) -> Result<InputFormat, String> {
    let known = || InputFormat::names().map(|(name, _)| name).collect::<Vec<_>>().join(", ");
    let found = InputFormat::names().find(|(known, _)| *known == name);
    found.map(|(_, format)| format).ok_or_else(|| Message::Formats(&known()).say())
}

fn language(name: &str) -> Result<Lang, String> {
    parse_lang(name).ok_or_else(|| Message::Languages.say())
}

/// Runs the command. Exit status: 0 nothing to report, 1 findings at or above `--fail-on`,
/// 2 some file could not be read (the others are checked all the same).
pub fn run() -> ExitCode {
    let command = match Command::try_parse() {
        Ok(command) => command,
        Err(error) => return ExitCode::from(usage::end(&error)),
    };
    let (out, failed, found) = match command.verb {
        Verb::Check(check) => {
            let (failed, found) = check.run();
            (String::new(), failed, found)
        }
        Verb::Claims { copy } => {
            let (mut out, mut first) = (Out::default(), true);
            let failed = copy.each(&Desk::of(&copy), &mut |document| {
                let between = if std::mem::take(&mut first) { "" } else { "\n" };
                out.write(between.to_owned() + &crate::claims_of(&document).print(&document));
            });
            (String::new(), failed || out.failed(), false)
        }
        Verb::Lsp { .. } => return crate::lsp::run(),
        Verb::Serve(serve) => {
            serve.run();
            (String::new(), true, false)
        }
        Verb::Rules { what } => rules::run(what),
        Verb::Graph { copy, format } => {
            let input = copy.read(&Desk::of(&copy));
            (draw::all(&input.documents, format), input.failed, false)
        }
        Verb::Explain { rule, dir } => rules::explain(&rule, dir.as_deref()),
        Verb::Completions { shell } => (shell::completions(shell), false, false),
        Verb::Man { folder } => {
            let (page, failed) = shell::man(folder.as_deref());
            (page, failed, false)
        }
        Verb::Figures(figures) => (String::new(), figures.run(), false),
    };
    let mut printed = Out::default();
    printed.write(&out);
    ExitCode::from(match (failed || printed.failed(), found) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    })
}

fn to_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default() + "\n"
}
