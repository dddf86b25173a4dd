//! Which rules are on, and how serious they are: a newsroom's choice over the files.

use super::error::nearest;
use super::{Rule, Rules, Severity, Status};
use std::collections::BTreeMap;

/// A choice of rules. Ids are those of rules or of kinds; a kind stands for all its rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Selection {
    /// The set of rules to keep to: those that came with a later one are off.
    pub version: Option<u32>,
    /// Rules to switch on: preview rules, and those of a later set.
    pub on: Vec<String>,
    /// Rules to switch off; goes before `on`.
    pub off: Vec<String>,
    /// Other severities than the files give: how findings are shown. What is found is the same.
    pub severity: BTreeMap<String, Severity>,
}

impl Rules {
    /// The rules that `selection` leaves: the stable ones and those switched on, without
    /// those switched off.
    ///
    /// # Errors
    /// A sentence for every id that is neither a rule nor a kind.
    pub fn select(mut self, selection: &Selection) -> Result<Rules, Vec<String>> {
        let wanted = selection.on.iter().chain(&selection.off).chain(selection.severity.keys());
        let unknown: Vec<String> = wanted.filter(|id| !self.knows(id)).map(|id| self.unknown(id)).collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let named = |ids: &[String], rule: &Rule| ids.iter().any(|id| is(rule, id));
        let old = |r: &Rule| selection.version.is_none_or(|version| r.since <= version);
        let stays = |r: &Rule| {
            (r.status == Status::Stable && old(r) || named(&selection.on, r)) && !named(&selection.off, r)
        };
        let (on, off) = self.rules.into_iter().partition(stays);
        self.rules = on;
        self.off.extend(off);
        for rule in &mut self.rules {
            let own = selection.severity.get(&rule.id).or(selection.severity.get(&rule.kind));
            rule.severity = own.copied().unwrap_or(rule.severity);
        }
        Ok(self)
    }

    /// A set of this rule alone.
    pub fn only(rule: &Rule) -> Rules {
        Rules { rules: vec![rule.clone()], off: Vec::new() }
    }

    /// The rules that `id` names: the one of this id, or all of this kind.
    pub fn named<'r>(&'r self, id: &'r str) -> Vec<&'r Rule> {
        match self.get(id) {
            Some(rule) if rule.kind != rule.id => vec![rule],
            _ => self.iter().filter(|rule| is(rule, id)).collect(),
        }
    }

    /// Whether `id` names a rule or a kind.
    pub fn knows(&self, id: &str) -> bool {
        self.iter().any(|rule| is(rule, id))
    }

    /// Whether `id` names a rule or a kind that was switched off.
    pub fn is_off(&self, id: &str) -> bool {
        self.off.iter().any(|rule| is(rule, id))
    }

    /// The id or kind that is written almost like `id`.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, self.iter().chain(&self.off).flat_map(|r| [r.id.as_str(), r.kind.as_str()]))
    }

    /// What to say of an id that is not known.
    pub fn unknown(&self, id: &str) -> String {
        let near = self.nearest(id).map_or(String::new(), |near| format!("did you mean {near}? "));
        format!("there is no rule “{id}”; {near}addsup rules list shows them all")
    }
}

fn is(rule: &Rule, id: &str) -> bool {
    rule.id == id || rule.kind == id
}
