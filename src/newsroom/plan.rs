//! How one file is checked.

use crate::Facts;
use crate::document::Options;
use crate::finding::{Aside, BaselineFinding, FileReport, Ignore, settle};
use crate::rule::Rules;
use crate::settings::Tick;
use std::sync::Arc;

/// How one file is checked.
#[derive(Clone)]
pub struct Plan {
    /// Date, language and how far figures are read.
    pub options: Options,
    /// The rules that are run.
    pub rules: Arc<Rules>,
    /// The fact sheet to check against.
    pub facts: Option<Arc<Facts>>,
    /// The figures that somebody has looked at.
    pub ticks: Vec<Tick>,
    /// Nothing of what is set for the file is missing or mistaken.
    pub sound: bool,
    pub(super) ignores: Vec<Ignore>,
    pub(super) baseline: Vec<BaselineFinding>,
    /// The file holds several articles.
    pub(super) piece: bool,
}

impl Plan {
    /// Sets aside what is not to be told.
    pub fn settle(&self, report: FileReport) -> FileReport {
        let aside = Aside { ignores: &self.ignores, baseline: &self.baseline, piece: self.piece };
        settle(report, &self.rules, &aside)
    }
}
