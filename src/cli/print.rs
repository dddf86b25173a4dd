//! What the command prints: the report on standard output, everything else on standard error.

use super::message::{self, Message};
use crate::document::{Lang, Options};
use std::fs::File;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;

/// Standard output, until nobody takes it any more; or a file.
#[derive(Default)]
pub(super) struct Out {
    state: State,
    file: Option<File>,
}

#[derive(Default, PartialEq, Eq)]
enum State {
    #[default]
    Open,
    /// The reader went away early (head, less), which is no failure of ours.
    Closed,
    /// It could not be written (a full disk), which was said on standard error.
    Failed,
}

impl Out {
    /// The file of this name, if one is given. `None` where it cannot be written, which was said.
    pub fn to(path: Option<&Path>) -> Option<Out> {
        let Some(path) = path else { return Some(Out::default()) };
        let file = File::create(path).inspect_err(|error| {
            tell(&Message::Unwritten(path, error.into()).say());
        });
        Some(Out { file: Some(file.ok()?), ..Out::default() })
    }

    /// Whether a person would read it on a terminal.
    pub fn is_terminal(&self) -> bool {
        self.file.is_none() && std::io::stdout().is_terminal()
    }

    /// Writes text or bytes at once, so that nothing is lost unseen when the program ends.
    pub fn write(&mut self, text: impl AsRef<[u8]>) {
        if self.state != State::Open {
            return;
        }
        let mut out: Box<dyn Write + '_> = match &mut self.file {
            Some(file) => Box::new(file),
            None => Box::new(std::io::stdout().lock()),
        };
        match out.write_all(text.as_ref()).and_then(|()| out.flush()) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::BrokenPipe => self.state = State::Closed,
            Err(error) => {
                tell(&Message::ReportUnwritten((&error).into()).say());
                drop(out);
                self.state = State::Failed;
            }
        }
    }

    /// Whether the report is not all there.
    pub fn failed(&self) -> bool {
        self.state == State::Failed
    }
}

/// A line on standard error, under the program's name.
pub(super) fn tell(line: &str) {
    raw(&format!("addsup: {line}\n"));
}

/// The same for what has its own form. Where standard error is closed too, nobody can be told.
pub(super) fn raw(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// The language to speak where there is no copy whose language could be spoken: the one that was
/// asked for, else that of the user's locale.
pub(super) fn language(asked: &Options) -> Lang {
    asked.messages.or(asked.lang).unwrap_or_else(message::locale)
}
