//! A text to be checked, and what was seen in it.

use super::rule_files::{self, Mistake};
use super::uri;
use crate::Study;
use crate::document::{Base, Document, Format, Lang};
use crate::finding::{FileReport, Implied, follows};
use crate::newsroom::Plan;
use crate::notation::{self, Fault, Sheet};
use crate::rule::Rules;
use crate::settings::{self, Configuration, Sidecar};
use lsp_types::Uri;
use ropey::Rope;
use std::path::Path;
use std::sync::Arc;

/// What a document is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// Copy, or claims in their own notation.
    Copy(Format),
    /// A rule file.
    Rule,
    /// addsup.toml.
    Configuration,
    /// What stands beside a draft in a file of settings.
    Sidecar,
    /// Nothing that is checked.
    Other,
}

impl Language {
    /// By the name that the client has for it, else by the file.
    pub fn of(id: &str, uri: &Uri, text: &str) -> Language {
        let path = uri::file(uri);
        match id {
            "plaintext" | "text" => {
                Language::Copy(Format::by_name(&path).filter(readable).unwrap_or(Format::Text))
            }
            "markdown" => Language::Copy(Format::Markdown),
            "html" | "xhtml" => Language::Copy(Format::Html),
            "claims" | "addsup-claims" => Language::Copy(Format::Claims),
            "addsup-rule" => Language::Rule,
            _ => Language::of_file(&path, text),
        }
    }

    /// Whether other files are checked by what it says.
    pub fn sets(self) -> bool {
        matches!(self, Language::Configuration | Language::Sidecar)
    }

    /// By a file's name and content.
    pub fn of_file(path: &Path, text: &str) -> Language {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name == settings::FILE {
            return Language::Configuration;
        }
        if name.ends_with(&format!(".{}", settings::SIDECAR)) {
            return Language::Sidecar;
        }
        if path.extension().is_some_and(|e| e == "toml") {
            return if is_rule(text) { Language::Rule } else { Language::Other };
        }
        let content = Format::by_content(text.as_bytes());
        let format = Format::by_name(path).filter(readable);
        match format {
            Some(_) if Format::is_shared_name(path) && content.is_none() => Language::Other,
            Some(_) => Language::Copy(Format::of(path, text.as_bytes())),
            None => Language::Other,
        }
    }
}

/// Whether a format is text that an editor shows; an article a line is too many documents.
fn readable(format: &Format) -> bool {
    !matches!(format, Format::Docx | Format::Picture | Format::Pdf | Format::NinjsLines)
}

/// A rule file says what it matches and what must hold.
fn is_rule(text: &str) -> bool {
    let key = |name: &str| {
        text.lines().any(|line| {
            line.trim_start().strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('='))
        })
    };
    key("match") && (key("require") || key("severity"))
}

/// A text to be checked.
pub(super) struct Subject {
    /// What it is called in reports.
    pub name: String,
    pub language: Language,
    pub text: Rope,
    pub revision: u64,
    pub plan: Plan,
}

/// A text as it was checked.
pub(super) struct Seen {
    pub revision: u64,
    pub text: Rope,
    /// What it was checked with.
    pub rules: Arc<Rules>,
    pub what: What,
    /// What of that which is set aside covers nothing any more.
    pub stale: Vec<String>,
    /// What follows from its figures.
    pub implied: Vec<Implied>,
}

/// What was seen in it.
pub(super) enum What {
    Copy(Box<Study>),
    Claims(Box<Study>, Sheet, Vec<Fault>),
    Rule(Vec<Mistake>),
    Settings(Option<Box<settings::Fault>>),
    /// It cannot be read; why.
    Unread(String),
    Nothing,
}

impl Seen {
    /// Checks a text.
    pub fn of(subject: Subject) -> Seen {
        let (name, plan) = (&subject.name, &subject.plan);
        let mut stale = Vec::new();
        let what = match subject.language {
            Language::Copy(format) => copy(&subject, format, &mut stale),
            Language::Rule => What::Rule(rule_files::mistakes(name, &subject.text.to_string(), &plan.rules)),
            Language::Configuration => {
                let folder = Path::new(name).parent().unwrap_or(Path::new(""));
                let read = Configuration::read(name, folder, &subject.text.to_string());
                let near = |id: &str| plan.rules.nearest(id).map(str::to_owned);
                // Rules of the folders that it names are in the plan, since it is its own configuration.
                let knows = |id: &str| plan.rules.knows(id) || plan.rules.is_off(id);
                What::Settings(match read {
                    Ok(read) => read.unknown_rule(knows, near).map(Box::new),
                    Err(fault) => Some(fault),
                })
            }
            Language::Sidecar => What::Settings(Sidecar::read(name, &subject.text.to_string()).err()),
            Language::Other => What::Nothing,
        };
        let Subject { text, revision, plan, .. } = subject;
        let mut seen = Seen { revision, text, rules: plan.rules, what, stale, implied: Vec::new() };
        seen.implied = seen
            .study()
            .map_or(Vec::new(), |study| follows(&study.report.document, &study.graph, &seen.rules));
        seen
    }

    /// What a text is of which nothing can be said.
    pub fn nothing(revision: u64, text: Rope, rules: Arc<Rules>) -> Seen {
        Seen { revision, text, rules, what: What::Nothing, stale: Vec::new(), implied: Vec::new() }
    }

    pub fn study(&self) -> Option<&Study> {
        match &self.what {
            What::Copy(study) | What::Claims(study, ..) => Some(study),
            _ => None,
        }
    }

    pub fn report(&self) -> Option<&FileReport> {
        self.study().map(|study| &study.report)
    }
}

fn copy(subject: &Subject, format: Format, stale: &mut Vec<String>) -> What {
    let text = subject.text.to_string();
    let plan = &subject.plan;
    let document =
        match Document::read(&subject.name, text.as_bytes(), format, Base::default(), &plan.options) {
            Ok(document) => document,
            Err(note) => return What::Unread(note.say(plan.options.messages.unwrap_or(Lang::En))),
        };
    let sheet = notation::is_sheet(&document).then(|| notation::parse(&document));
    let mut study = Box::new(crate::study(document, plan.facts.as_deref(), &plan.rules));
    let before = study.report.document.notes.len();
    study.report = plan.settle(study.report);
    stale.extend(study.report.document.notes.iter().skip(before).cloned());
    match sheet {
        Some((sheet, faults)) => What::Claims(study, sheet, faults),
        None => What::Copy(study),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    #[test]
    fn a_document_is_what_the_client_says_else_what_its_name_says() {
        let language = |id: &str, uri: &str, text: &str| {
            Language::of(id, &Uri::from_str(uri).expect("an address"), text)
        };
        assert_eq!(language("plaintext", "untitled:1", ""), Language::Copy(Format::Text));
        assert_eq!(language("plaintext", "file:///a.claims", ""), Language::Copy(Format::Claims));
        assert_eq!(language("markdown", "file:///a", ""), Language::Copy(Format::Markdown));
        assert_eq!(language("rust", "file:///a.rs", "12 of 9"), Language::Other);
        assert_eq!(language("json", "file:///package.json", "{\"a\": 1}"), Language::Other);
        assert_eq!(language("json", "file:///a.json", "{\"headline\": 1}"), Language::Copy(Format::Ninjs));
        assert_eq!(language("toml", "file:///Cargo.toml", "[package]"), Language::Other);
        assert_eq!(language("toml", "file:///a.toml", "severity = \"error\"\nmatch = \"\""), Language::Rule);
        assert_eq!(language("toml", "file:///a/addsup.toml", ""), Language::Configuration);
        assert_eq!(language("toml", "file:///a/draft.addsup.toml", ""), Language::Sidecar);
        assert_eq!(language("", "file:///photo.png", ""), Language::Other);
    }
}
