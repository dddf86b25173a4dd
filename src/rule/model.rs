//! What a rule is.

use super::pattern::Pattern;
use super::template::Template;
use super::typed::Expr;
use crate::document::{Lang, Span};
use jiff::civil::Date;

/// How sure and how serious.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Legitimate but worth telling.
    Note,
    /// Contradiction under the plain reading only.
    Warning,
    /// Contradiction under the lenient reading too.
    Error,
}

impl Severity {
    /// As reports and rule files write it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Whether a rule is on by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Always on.
    Stable,
    /// Off unless asked for.
    Preview,
}

/// One rule, ready to be matched.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The file's name without folder and ending.
    pub id: String,
    /// The kind of inconsistency it finds; the id where the file says nothing.
    pub kind: String,
    /// The file as it was given, for messages.
    pub file: String,
    /// One sentence for people.
    pub summary: String,
    /// The most it can be.
    pub severity: Severity,
    /// Whether what it requires holds of the figures, so that all statements are solved together
    /// with it; advice binds nobody. What severity it is reported with changes nothing of this.
    pub binds: bool,
    /// Whether it is on by itself.
    pub status: Status,
    /// The set of rules that it came with, from 1.
    pub since: u32,
    /// Why it is as it is, for `addsup explain`.
    pub note: Option<String>,
    /// What it looks for in the graph.
    pub pattern: Pattern,
    /// The pattern as the file writes it.
    pub pattern_text: String,
    /// Only matches for which this holds are looked at.
    pub condition: Option<Expr>,
    /// The same as the file writes it.
    pub condition_text: Option<String>,
    /// What must be true.
    pub require: Expr,
    /// The requirement as the file writes it.
    pub require_text: String,
    /// The message in each language the rule claims.
    pub message: Vec<(Lang, Template)>,
    /// Further lines of explanation.
    pub explain: Vec<(Lang, Vec<Template>)>,
    /// What to do where no single figure settles it, in each language the file gives it.
    pub help: Vec<(Lang, Template)>,
    /// What it makes of figures from which one follows, in each language the file gives it.
    pub implied: Vec<(Lang, Template)>,
    /// Copy in which it must find something.
    pub fires: Vec<Example>,
    /// Copy in which it must find nothing.
    pub silent: Vec<Example>,
}

impl Rule {
    /// The message template for `lang`, or the first there is.
    pub fn message_in(&self, lang: Lang) -> Option<&Template> {
        self.message.iter().find(|(l, _)| *l == lang).or(self.message.first()).map(|(_, t)| t)
    }

    /// The explanation templates for `lang`; empty where the file has none.
    pub fn explain_in(&self, lang: Lang) -> &[Template] {
        self.explain.iter().find(|(l, _)| *l == lang).map_or(&[], |(_, t)| t)
    }

    /// What to do where no single figure settles it; `None` where the file has no words for it.
    pub fn help_in(&self, lang: Lang) -> Option<&Template> {
        self.help.iter().find(|(l, _)| *l == lang).map(|(_, t)| t)
    }

    /// How it tells a figure that follows from others; `None` where the file has no words for it.
    pub fn implied_in(&self, lang: Lang) -> Option<&Template> {
        self.implied.iter().find(|(l, _)| *l == lang).map(|(_, t)| t)
    }

    /// How closely the pattern describes what it matches; of two rules that point at
    /// the same words the higher one speaks.
    pub fn specificity(&self) -> usize {
        self.pattern.weight() + usize::from(self.condition.is_some())
    }
}

/// A piece of copy that shows what a rule does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its language.
    pub lang: Lang,
    /// The copy, marks taken out; a headline stands first with a blank line behind it.
    pub text: String,
    /// The words between ⟦ and ⟧, in bytes of `text`.
    pub marks: Vec<Span>,
    /// The day it was published.
    pub published: Option<Date>,
    /// Known not to come out yet (`rules/misses.txt`); pages do not show it.
    pub missed: bool,
}

impl Example {
    /// Its line in the list of what does not come out yet.
    pub fn line(&self, rule: &str) -> String {
        format!("{rule} | {} | {}", self.lang.code(), self.text.replace('\n', " "))
    }

    /// The copy with its marks.
    pub fn marked(&self) -> String {
        let mut text = self.text.clone();
        for mark in self.marks.iter().rev() {
            text.insert(mark.end as usize, '⟧');
            text.insert(mark.start as usize, '⟦');
        }
        text
    }
}
