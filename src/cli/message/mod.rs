//! What the command itself says on standard error, in both languages: of files that cannot be
//! written, of options, of names. What is wrong with copy, settings and rules is told by their rooms.

mod ar;
mod en;

use crate::document::Lang;
use crate::newsroom::Why;
use std::io::Error;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::OnceLock;

/// One message.
pub(super) enum Message<'m> {
    /// A file that cannot be written, and why.
    Unwritten(&'m Path, Why),
    /// The report, on standard output.
    ReportUnwritten(Why),
    /// A workbook for a terminal.
    Workbook,
    /// A workbook that cannot be made.
    WorkbookFails(&'m str),
    /// Several files where a Word file is to be handed back.
    OneWordFile,
    /// A Word file for a terminal.
    WordFile,
    /// Something else than a Word file.
    NoWordFile(&'m Path),
    /// A Word file that comments cannot be put into, and why.
    NoComments(&'m Path, &'m str),
    /// Threads that cannot be started.
    Jobs(&'m str),
    /// No name for a rule.
    RuleName(&'m str),
    /// The name of a rule that there is, and its file.
    RuleTaken(&'m str, &'m str),
    /// A file that is there already.
    Exists(&'m Path),
    /// No rule of this name; the one that is written almost like it.
    NoRule(&'m str, Option<&'m str>),
    /// Languages.
    Languages,
    /// Formats of copy.
    Formats(&'m str),
    /// A number of columns.
    Width,
    /// A number of files.
    Files,
    /// A date in another form.
    DateForm,
    /// A day that its month does not have: year, month and the last day.
    DateDay(&'m str, i8, i8),
    /// A month that there is not.
    DateMonth,
    /// RULE=LEVEL in another form.
    SeverityForm,
    /// A level that there is not.
    Severity(&'m str),
    /// An empty token.
    EmptyToken,
    /// An address that others can reach, without a token.
    OpenAddress(&'m SocketAddr),
    /// An address that cannot be listened on.
    Address(&'m SocketAddr, &'m Error),
}

impl Message<'_> {
    /// In the language of the run.
    pub fn say(&self) -> String {
        match language() {
            Lang::En => en::say(self),
            Lang::Ar => ar::say(self),
        }
    }
}

/// The language that the command speaks of itself: that of `--messages`, of `--lang`, else of the
/// user's locale. It must be known before the options are read, for they may be wrong.
pub(super) fn language() -> Lang {
    static SPOKEN: OnceLock<Lang> = OnceLock::new();
    *SPOKEN.get_or_init(|| {
        let args: Vec<String> = std::env::args_os().map(|a| a.to_string_lossy().into_owned()).collect();
        asked(&args, "--messages").or_else(|| asked(&args, "--lang")).unwrap_or_else(locale)
    })
}

/// The language that an option names, if it names one.
fn asked(args: &[String], option: &str) -> Option<Lang> {
    let apart = args.iter().position(|a| a == option).and_then(|at| args.get(at + 1));
    let joined = || args.iter().find_map(|a| a.strip_prefix(option)?.strip_prefix('='));
    crate::document::parse_lang(apart.map(String::as_str).or_else(joined)?)
}

/// That of the user's locale.
pub(super) fn locale() -> Lang {
    let set = |name: &&str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set);
    let arabic = locale.is_some_and(|l| l == "ar" || l.starts_with("ar_") || l.starts_with("ar."));
    if arabic { Lang::Ar } else { Lang::En }
}
