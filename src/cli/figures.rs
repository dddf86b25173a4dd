//! `addsup figures`: the checklist.

use super::desk::Desk;
use super::message::Message;
use super::print::{self, Out};
use super::{Copy, to_json};
use crate::document::Document;
use crate::render::{FiguresReport, figures_csv, figures_text, figures_xlsx};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// List every figure that was read, in order, and what became of it: seen, linked with
/// another figure or the calendar, or checked by a rule
#[derive(Args)]
pub(super) struct Figures {
    #[command(flatten)]
    copy: Copy,
    /// How to list them
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// A file to write to, in the place of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Forms of the list.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, in a terminal
    Text,
    /// One JSON object
    Json,
    /// The fact-checking sheet, comma-separated
    Csv,
    /// The fact-checking sheet, for Excel and LibreOffice
    Xlsx,
}

impl Figures {
    /// Whether something could not be read or written.
    pub fn run(&self) -> bool {
        let Some(mut out) = Out::to(self.output.as_deref()) else { return true };
        if self.format == Format::Xlsx && out.is_terminal() {
            print::tell(&Message::Workbook.say());
            return true;
        }
        let desk = Desk::of(&self.copy);
        let input = self.copy.read(&desk);
        let plan = |document: &Document| desk.plan(Path::new(&document.path));
        let listed = |document: &Document| {
            let plan = plan(document)?;
            let mut figures = crate::figures(document, &plan.rules);
            figures.tick(&plan.ticks);
            Some(figures)
        };
        let files: Vec<_> = input.documents.iter().filter_map(listed).collect();
        match self.format {
            Format::Text => out.write(files.iter().map(figures_text).collect::<String>()),
            Format::Json => out.write(to_json(&FiguresReport { version: 1, files })),
            Format::Csv => out.write(figures_csv(&files)),
            Format::Xlsx => match figures_xlsx(&files) {
                Ok(bytes) => out.write(bytes),
                Err(why) => {
                    print::tell(&Message::WorkbookFails(&why.to_string()).say());
                    return true;
                }
            },
        }
        input.failed || out.failed()
    }
}
