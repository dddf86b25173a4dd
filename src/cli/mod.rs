//! The command line: reads files, calls the library, prints.

use crate::document::{Document, Options, parse_date, parse_lang};
use crate::mention;
use crate::render::{FiguresReport, figures_of, figures_text};
use crate::value::ReadingTable;
use clap::{Parser, Subcommand, ValueEnum};
use std::io::{Read, Write};
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
    /// List every figure that was read, in order
    Figures {
        /// Files and folders of .txt copy; - is standard input
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Publication date, YYYY-MM-DD
        #[arg(long, value_parser = |s: &str| parse_date(s).ok_or("write the date as YYYY-MM-DD"))]
        date: Option<jiff::civil::Date>,
        /// Language: en or ar
        #[arg(long, value_parser = |s: &str| parse_lang(s).ok_or("known languages: en, ar"))]
        lang: Option<crate::document::Lang>,
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Runs the command; the exit status is 2 when some file could not be read.
pub fn run() -> ExitCode {
    let Verb::Figures { paths, date, lang, format } = Command::parse().verb;
    let options = Options { date, lang };
    let mut failed = false;
    let mut files = Vec::new();
    for path in copy_files(&paths, &mut failed) {
        match document(&path, &options) {
            Ok(document) => {
                for problem in &document.problems {
                    complain(&path, problem, &mut failed);
                }
                let readings = mention::read(&document, &ReadingTable::default());
                files.push(figures_of(&document, &readings));
            }
            Err(error) => complain(&path, &error, &mut failed),
        }
    }
    let out = match format {
        Format::Text => files.iter().map(figures_text).collect(),
        Format::Json => {
            serde_json::to_string(&FiguresReport { version: 1, files }).unwrap_or_default() + "\n"
        }
    };
    // A reader that goes away early (head, less) is no failure of ours.
    let _ = std::io::stdout().write_all(out.as_bytes());
    ExitCode::from(if failed { 2 } else { 0 })
}

fn complain(path: &std::path::Path, error: &dyn std::fmt::Display, failed: &mut bool) {
    eprintln!("addsup: {}: {error}", path.display());
    *failed = true;
}

/// The files to read: as given, folders walked in the order of their names.
fn copy_files(paths: &[PathBuf], failed: &mut bool) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let before = files.len();
        let walk = ignore::WalkBuilder::new(path).sort_by_file_name(std::cmp::Ord::cmp).build();
        for entry in walk {
            match entry {
                Ok(entry) if entry.path().extension().is_some_and(|e| e == "txt") => {
                    files.push(entry.into_path());
                }
                Ok(_) => {}
                Err(error) => complain(path, &error, failed),
            }
        }
        if files.len() == before {
            complain(path, &"no .txt copy in this folder; name a file or another folder", failed);
        }
    }
    files
}

fn document(path: &std::path::Path, options: &Options) -> Result<Document, String> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    read.map_err(|error| format!("cannot be read: {error}; check the name and its permissions"))?;
    Document::from_bytes(&path.to_string_lossy(), &bytes, options).map_err(|error| error.to_string())
}
