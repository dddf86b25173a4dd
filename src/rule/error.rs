//! What is wrong with a rule file, and where.

use crate::language::distance;
use std::fmt;
use std::ops::Range;

/// A fault of a rule file. `render` draws it with the file's lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// The file's name as it was given.
    pub file: String,
    /// The whole file.
    pub text: String,
    /// Bytes of `text` that are at fault.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What was expected, or what to do.
    pub help: String,
}

impl RuleError {
    /// The id that the file's name gives its rule.
    pub fn rule(&self) -> String {
        super::file::id_of(&self.file)
    }

    /// Line and column of the fault, both from 1, columns in Unicode scalar values.
    pub fn place(&self) -> (usize, usize) {
        let before = self.text.get(..self.span.start).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(line_start..).map_or(0, |line| line.chars().count());
        (before.matches('\n').count() + 1, column + 1)
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.place();
        write!(f, "{}:{line}:{column}: {}", self.file, self.message)?;
        if self.help.is_empty() { Ok(()) } else { write!(f, "; {}", self.help) }
    }
}

impl std::error::Error for RuleError {}

/// A fault inside one string of a rule file: bytes of that string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub span: Range<usize>,
    pub message: String,
    pub help: String,
}

impl Fault {
    pub fn new(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault { span, message: message.into(), help: help.into() }
    }
}

/// "expected one of …" with the nearest name first.
pub(crate) fn known(what: &str, wrong: &str, names: &[&str]) -> String {
    match nearest(wrong, names.iter().copied()) {
        Some(near) => format!("did you mean {near}? The {what} are {}", names.join(", ")),
        None => format!("the {what} are {}", names.join(", ")),
    }
}

/// The name that is written almost like `wrong`.
pub(crate) fn nearest<'n>(wrong: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let wrong = wrong.to_lowercase();
    let near = names.map(|name| (distance(&name.to_lowercase(), &wrong), name)).min();
    near.filter(|(away, _)| *away <= 3).map(|(_, name)| name)
}
