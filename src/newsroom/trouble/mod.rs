//! What cannot be had of what was asked for or set, told in both languages.

mod ar;
mod en;

use crate::document::{Document, Lang, Note};
use crate::notation;
use crate::rule::RuleError;
use crate::settings::Fault;
use std::collections::BTreeSet;
use std::io::{Error, ErrorKind};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// What cannot be had.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// A mistake in a file of settings.
    Fault(Box<Fault>),
    /// A mistake in a rule file.
    Rule(Box<RuleError>),
    /// Mistakes in a fact sheet.
    Claims(Box<Document>, Vec<notation::Fault>),
    /// Something of a fact sheet that is lost.
    Sheet(PathBuf, String),
    /// A file that cannot be read.
    Unread(PathBuf, Why),
    /// A folder of rule files that cannot be read.
    UnreadRules(PathBuf, Why),
    /// A folder without rule files.
    NoRuleFiles(PathBuf),
    /// A fact sheet that is none; why, if it could not be read.
    NoSheet(PathBuf, Option<Note>),
    /// A baseline that is none; why.
    NoBaseline(PathBuf, String),
    /// No rule of this name; the one that is written almost like it.
    NoRule(String, Option<String>),
}

/// Why a file could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is not there, nor is its folder.
    Missing,
    /// It is not allowed.
    Forbidden,
    /// The disk is full.
    Full,
    /// It is no text.
    NoText,
    /// It is a pipe.
    Pipe,
    /// In the words of the system.
    Other(String),
}

impl From<&Error> for Why {
    fn from(error: &Error) -> Why {
        match error.kind() {
            ErrorKind::NotFound => Why::Missing,
            ErrorKind::PermissionDenied => Why::Forbidden,
            ErrorKind::StorageFull => Why::Full,
            ErrorKind::InvalidData => Why::NoText,
            ErrorKind::Unsupported => Why::Pipe,
            _ => Why::Other(error.to_string()),
        }
    }
}

impl Why {
    /// The reason as part of a sentence.
    pub fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::En => en::because(self),
            Lang::Ar => ar::because(self),
        }
    }
}

impl Trouble {
    /// It in a line, with what to do about it.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Trouble::Fault(fault) => {
                let (line, column) = fault.place();
                let (message, help) = fault.say(lang);
                format!("{}:{line}:{column}: {message} {help}", fault.file).trim().to_owned()
            }
            Trouble::Rule(error) => error.to_string(),
            Trouble::Claims(document, faults) => {
                let lines = document.lines();
                let first = faults.first().map_or(String::new(), |fault| fault.line(document, &lines));
                format!("{}:{first}", document.path)
            }
            Trouble::Sheet(file, line) => format!("{}: {line}", file.display()),
            other => match lang {
                Lang::En => en::say(other),
                Lang::Ar => ar::say(other),
            },
        }
    }
}

/// All that was in the way so far, each told once.
#[derive(Default)]
pub(super) struct Troubles(Mutex<Told>);

#[derive(Default)]
struct Told {
    known: BTreeSet<String>,
    new: Vec<Trouble>,
}

impl Troubles {
    pub fn tell(&self, trouble: Trouble) {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if told.known.insert(trouble.say(Lang::En)) {
            told.new.push(trouble);
        }
    }

    pub fn take(&self) -> Vec<Trouble> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner).new)
    }
}
