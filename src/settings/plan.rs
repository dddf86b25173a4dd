//! What a configuration makes of a file.

use super::file::{DateSource, Override, RuleChange, Settings};
use super::{Fault, Sidecar, Wrong, date_in};
use crate::document::{Lang, Options};
use crate::finding::{Ignore, Suppressor};
use crate::rule::{Rules, Selection, Severity};
use crate::value::ReadingTable;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// A configuration that was read.
#[derive(Clone, Debug)]
pub struct Configuration {
    /// The file, as it is named in messages.
    file: String,
    text: String,
    /// The folder that it is in, and that its paths count from.
    folder: PathBuf,
    settings: Settings,
    /// How far figures may be read.
    readings: ReadingTable,
    /// The files of each override, and of each ignore.
    overrides: Vec<GlobSet>,
    ignores: Vec<GlobSet>,
}

/// What is set for one file; paths are complete.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The language of copy that does not say its own.
    pub language: Option<Lang>,
    /// The language of reports.
    pub messages: Option<Lang>,
    /// Where the date of copy comes from that does not say its own.
    pub date: Option<DateSource>,
    /// A fact sheet.
    pub against: Option<PathBuf>,
    /// A baseline.
    pub baseline: Option<PathBuf>,
    /// Folders of a newsroom's own rules.
    pub rules: Vec<PathBuf>,
    /// The choice of rules.
    pub selection: Selection,
    /// How far figures may be read.
    pub readings: ReadingTable,
    /// What is set aside in it.
    pub ignores: Vec<Ignore>,
}

impl Plan {
    /// What is known of the copy of a file before it is read: what is asked for goes before its
    /// sidecar, and that before what is set. `path` is complete; its name may hold the date.
    pub fn options(&self, asked: &Options, sidecar: &Sidecar, path: Option<&Path>) -> Options {
        let named = path.filter(|_| self.date == Some(DateSource::Name));
        Options {
            date: asked.date.or(sidecar.date),
            lang: asked.lang.or(sidecar.language),
            messages: asked.messages.or(self.messages),
            presumed_date: named.and_then(|path| date_in(&path.to_string_lossy())),
            presumed_lang: self.language,
            readings: self.readings,
        }
    }
}

impl Configuration {
    /// Reads the text of a configuration. `file` is its name in messages, `folder` where it is.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn read(file: &str, folder: &Path, text: &str) -> Result<Configuration, Box<Fault>> {
        let fault = |span, wrong| Box::new(Fault::new(file, text, span, wrong));
        let settings: Settings =
            toml::from_str(text).map_err(|error| fault(error.span(), Wrong::of(&error)))?;
        if let Some(version) = &settings.rules.version {
            let (pinned, newest) = (*version.get_ref(), Rules::VERSION);
            if !(1..=newest).contains(&pinned) {
                return Err(fault(Some(version.span()), Wrong::Version { pinned, newest }));
            }
        }
        if let Some(ignore) = settings.ignore.iter().find(|i| i.reason.get_ref().trim().is_empty()) {
            return Err(fault(Some(ignore.reason.span()), Wrong::NoReason));
        }
        let globs = |paths: &[Spanned<String>]| {
            globs(paths).map_err(|(span, why)| fault(Some(span), Wrong::Glob(why)))
        };
        let overrides = settings.overrides.iter().map(|o| globs(&o.paths)).collect::<Result<_, _>>()?;
        let ignores =
            settings.ignore.iter().map(|i| globs(std::slice::from_ref(&i.path))).collect::<Result<_, _>>()?;
        let wrong = |(span, wrong)| fault(Some(span), wrong);
        let readings = settings.readings.over(&ReadingTable::default()).map_err(wrong)?;
        settings.overrides.iter().try_for_each(|o| o.readings.over(&readings).map(|_| ()).map_err(wrong))?;
        let (file, text, folder) = (file.to_owned(), text.to_owned(), folder.to_owned());
        Ok(Configuration { file, text, folder, settings, readings, overrides, ignores })
    }

    /// The folder that its paths count from.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What holds for the file `path`, which lies in the folder of the configuration or below.
    pub fn plan(&self, path: &Path) -> Plan {
        let inside = path.strip_prefix(&self.folder).unwrap_or(path);
        let all = &self.settings;
        let mut plan = Plan {
            language: all.language,
            messages: all.messages,
            date: all.date,
            against: all.against.as_ref().map(|name| self.folder.join(name)),
            baseline: all.baseline.as_ref().map(|name| self.folder.join(name)),
            readings: self.readings,
            rules: all.rules.path.iter().map(|name| self.folder.join(name)).collect(),
            ..Plan::default()
        };
        plan.selection.version = all.rules.version.as_ref().map(|version| *version.get_ref());
        let base = RuleChange {
            on: all.rules.on.clone(),
            off: all.rules.off.clone(),
            severity: all.rules.severity.clone(),
        };
        base.change(&mut plan.selection);
        let hits = all.overrides.iter().zip(&self.overrides).filter(|(_, globs)| globs.is_match(inside));
        hits.for_each(|(change, _)| self.change(&mut plan, change));
        let hits = all.ignore.iter().zip(&self.ignores).filter(|(_, globs)| globs.is_match(inside));
        plan.ignores = hits
            .map(|(ignore, _)| Ignore {
                rule: ignore.rule.get_ref().clone(),
                reason: ignore.reason.get_ref().trim().to_owned(),
                by: Suppressor::Configuration,
                place: self.place(ignore.rule.span().start),
                within: None,
                words: ignore.words.clone(),
                fingerprint: ignore.fingerprint.clone(),
                alone: !ignore.path.get_ref().contains(['*', '?', '[', '{'])
                    && Path::new(ignore.path.get_ref()) == inside,
            })
            .collect();
        plan
    }

    fn change(&self, plan: &mut Plan, change: &Override) {
        plan.language = change.language.or(plan.language);
        plan.messages = change.messages.or(plan.messages);
        plan.date = change.date.or(plan.date);
        if let Some(name) = &change.against {
            plan.against = Some(self.folder.join(name));
        }
        change.rules.change(&mut plan.selection);
        // That it can be was seen when it was read.
        plan.readings = change.readings.over(&plan.readings).unwrap_or(plan.readings);
    }

    /// "addsup.toml:12".
    fn place(&self, at: usize) -> String {
        let line = self.text.get(..at).unwrap_or("").matches('\n').count() + 1;
        format!("{}:{line}", self.file)
    }

    /// The first rule that is named and not `known`, as a mistake; `near` finds one that is
    /// written almost like it.
    pub fn unknown_rule(
        &self,
        known: impl Fn(&str) -> bool,
        near: impl Fn(&str) -> Option<String>,
    ) -> Option<Fault> {
        let all = &self.settings;
        let own = [&all.rules.on, &all.rules.off].into_iter().flatten().chain(all.rules.severity.keys());
        let changes = all.overrides.iter().map(|o| &o.rules);
        let others = changes.flat_map(|c| c.on.iter().chain(&c.off).chain(c.severity.keys()));
        let ignored = all.ignore.iter().map(|ignore| &ignore.rule);
        let wrong = own.chain(others).chain(ignored).find(|id| !known(id.get_ref()))?;
        let id = wrong.get_ref().clone();
        let near = near(&id);
        Some(Fault::new(&self.file, &self.text, Some(wrong.span()), Wrong::Rule { id, near }))
    }
}

impl RuleChange {
    fn change(&self, selection: &mut Selection) {
        let ids = |words: &[Spanned<String>]| words.iter().map(|w| w.get_ref().clone()).collect::<Vec<_>>();
        let severity: Vec<(String, Severity)> =
            self.severity.iter().map(|(id, level)| (id.get_ref().clone(), *level)).collect();
        layer(selection, &ids(&self.on), &ids(&self.off), &severity);
    }
}

/// Lays a later choice over an earlier one: what it switches on is no longer off, and the other
/// way round.
pub fn layer(selection: &mut Selection, on: &[String], off: &[String], severity: &[(String, Severity)]) {
    selection.off.retain(|id| !on.contains(id));
    selection.on.retain(|id| !off.contains(id));
    selection.on.extend(on.iter().cloned());
    selection.off.extend(off.iter().cloned());
    selection.severity.extend(severity.iter().cloned());
}

/// Each path as it is, and all that is in it.
fn globs(paths: &[Spanned<String>]) -> Result<GlobSet, (Range<usize>, String)> {
    let mut set = GlobSetBuilder::new();
    for path in paths {
        let wrong = |error: globset::Error| (path.span(), error.kind().to_string());
        let name = path.get_ref().trim_start_matches("./").trim_end_matches('/');
        for pattern in [name.to_owned(), format!("{name}/**")] {
            set.add(GlobBuilder::new(&pattern).literal_separator(true).build().map_err(wrong)?);
        }
    }
    set.build().map_err(|error| (0..0, error.kind().to_string()))
}
