//! `addsup figures`: the checklist.

use super::Copy;
use super::desk::Desk;
use super::message::Message;
use super::print::{self, Out};
use crate::render::{FileFigures, figures_csv, figures_text, figures_xlsx};
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
        let mut sheet = Vec::new();
        let mut report = Listed::default();
        let failed = self.copy.each(&desk, &mut |document| {
            let Some(plan) = desk.plan(Path::new(&document.path)) else { return };
            let mut figures = crate::figures(&document, &plan.rules);
            figures.tick(&plan.ticks);
            match self.format {
                Format::Text => out.write(figures_text(&figures)),
                Format::Json => out.write(report.file(&figures)),
                // The language of its headings is that of all files.
                Format::Csv | Format::Xlsx => sheet.push(figures),
            }
        });
        match self.format {
            Format::Text => {}
            Format::Json => out.write(report.end()),
            Format::Csv => out.write(figures_csv(&sheet)),
            Format::Xlsx => match figures_xlsx(&sheet) {
                Ok(bytes) => out.write(bytes),
                Err(why) => {
                    print::tell(&Message::WorkbookFails(&why.to_string()).say());
                    return true;
                }
            },
        }
        failed || out.failed()
    }
}

/// A [`crate::render::FiguresReport`] written file by file, of which none need be kept.
#[derive(Default)]
struct Listed {
    begun: bool,
}

impl Listed {
    fn begin(&mut self) -> &'static str {
        if std::mem::replace(&mut self.begun, true) { "," } else { "{\"version\":1,\"files\":[" }
    }

    fn file(&mut self, figures: &FileFigures) -> String {
        self.begin().to_owned() + &serde_json::to_string(figures).unwrap_or_default()
    }

    fn end(&mut self) -> String {
        let open = if self.begun { "" } else { self.begin() };
        format!("{open}]}}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::Listed;
    use crate::document::{Document, Options};
    use crate::render::FiguresReport;
    use crate::rule::Rules;

    #[test]
    fn what_is_written_file_by_file_is_the_report() {
        let list = |name| {
            let document = Document::from_bytes(name, b"There are 12 mills.", &Options::default());
            crate::figures(&document.expect("text"), &Rules::builtin())
        };
        for names in [&[][..], &["a"], &["a", "b", "c"]] {
            let mut listed = Listed::default();
            let written: String = names.iter().map(|name| listed.file(&list(name))).collect();
            let files = names.iter().map(|name| list(name)).collect();
            assert_eq!(written + &listed.end(), super::super::to_json(&FiguresReport { version: 1, files }));
        }
    }
}
