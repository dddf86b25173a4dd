//! SARIF 2.1.0: the form in which code hosts take reports.
//!
//! Results are written as they come; the rules that they name stand behind them, since only
//! then it is known which ones there are.

mod model;
mod result;

use super::json::{Items, written};
use super::output::Output;
use super::place::slashed;
use crate::finding::{FileReport, Finding, Severity};
use crate::language::plain;
use crate::rule::{self, Rules};
use model::{Configuration, Descriptor, Driver, Invocation, Level, Location, Message, Notification, Tool};

const SCHEMA: &str =
    "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json";

/// A log of one run.
#[derive(Default)]
pub struct Sarif {
    rules: Vec<Descriptor>,
    notes: Vec<Notification>,
    items: Items,
}

impl Output for Sarif {
    fn begin(&mut self) -> String {
        format!(
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"columnKind\":\"unicodeCodePoints\",\"results\":["
        )
    }

    fn file(&mut self, report: &FileReport, rules: &Rules) -> String {
        let mut out = String::new();
        for finding in &report.findings {
            let index = self.rule(finding, rules);
            let Some(result) = result::of(&report.document, finding, index) else { continue };
            out += &self.items.next(&result);
        }
        let path = slashed(&report.document.path);
        self.notes.extend(report.document.notes.iter().map(|note| Notification {
            level: Level::Note,
            message: Message::new(plain(note)),
            locations: vec![Location::file(&path)],
        }));
        out
    }

    fn end(&mut self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        let rules = std::mem::take(&mut self.rules);
        let tool = Tool { driver: Driver { name: "addsup", version, semantic_version: version, rules } };
        let invocation = Invocation {
            execution_successful: true,
            tool_execution_notifications: std::mem::take(&mut self.notes),
        };
        format!("\n],\"tool\":{},\"invocations\":[{}]}}]}}\n", written(&tool), written(&invocation))
    }
}

impl Sarif {
    /// The index of a finding's rule among those told so far, itself included.
    fn rule(&mut self, finding: &Finding, rules: &Rules) -> usize {
        if let Some(index) = self.rules.iter().position(|known| known.id == finding.rule) {
            return index;
        }
        let named = rules.named(&finding.rule);
        let summary = named.iter().find(|r| r.id == finding.rule).or(named.first());
        let summary = summary.map_or(finding.rule.clone(), |r| r.summary.clone());
        let pages: Vec<String> = named.iter().map(|r| rule::page(r)).collect();
        let pages = if pages.is_empty() { summary.clone() } else { pages.join("\n") };
        self.rules.push(Descriptor {
            id: finding.rule.clone(),
            short_description: Message::new(summary.clone()),
            full_description: Message::new(summary),
            help: Message { text: pages.clone(), markdown: Some(pages) },
            default_configuration: Configuration {
                level: named.iter().map(|r| r.severity).max().unwrap_or(finding.severity).into(),
            },
        });
        self.rules.len() - 1
    }
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Level {
        match severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
            Severity::Note => Level::Note,
        }
    }
}
