//! What holds for one file, said beside it.

use super::file::Beside;
use super::{Fault, Wrong};
use crate::document::{Lang, parse_date};
use crate::finding::{Ignore, Suppressor};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// A sidecar that was read.
#[derive(Clone, Debug, Default)]
pub struct Sidecar {
    /// The publication date.
    pub date: Option<Date>,
    /// The language.
    pub language: Option<Lang>,
    /// What is set aside.
    pub ignores: Vec<Ignore>,
    /// What has been looked at.
    pub ticks: Vec<Tick>,
}

/// A figure of the checklist that somebody has looked at.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tick {
    /// Its words.
    pub words: String,
    /// Which it is of the figures with these words, from 1 in the order of the text.
    #[serde(default = "first")]
    #[schemars(range(min = 1))]
    pub number: usize,
    /// Whether it has been checked.
    #[serde(default)]
    pub done: bool,
    /// What it was checked against, or what is to be asked.
    #[serde(default)]
    pub note: String,
}

fn first() -> usize {
    1
}

impl Sidecar {
    /// Reads the text of a sidecar; `file` is its name in messages.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn read(file: &str, text: &str) -> Result<Sidecar, Box<Fault>> {
        let fault = |span, wrong| Box::new(Fault::new(file, text, span, wrong));
        let beside: Beside = toml::from_str(text).map_err(|error| fault(error.span(), Wrong::of(&error)))?;
        let date = beside.date.map(|date| {
            let wrong = || fault(Some(date.span()), Wrong::Date(date.get_ref().clone()));
            parse_date(date.get_ref()).ok_or_else(wrong)
        });
        let mut ignores = Vec::new();
        for ignore in beside.ignore {
            let reason = ignore.reason.get_ref().trim();
            if reason.is_empty() {
                return Err(fault(Some(ignore.reason.span()), Wrong::NoReason));
            }
            let line = text.get(..ignore.rule.span().start).unwrap_or("").matches('\n').count() + 1;
            ignores.push(Ignore {
                reason: reason.to_owned(),
                rule: ignore.rule.into_inner(),
                by: Suppressor::Sidecar,
                place: format!("{file}:{line}"),
                within: None,
                words: ignore.words,
                fingerprint: ignore.fingerprint,
                alone: true,
            });
        }
        Ok(Sidecar { date: date.transpose()?, language: beside.language, ignores, ticks: beside.figure })
    }
}
