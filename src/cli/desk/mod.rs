//! How each file is to be checked: what the command asks for, laid over what the settings of its
//! folder say. Settings, rules and sheets are read once, mistakes in them told once.

mod choice;
mod folders;
mod keeper;
pub(super) mod rule_files;

pub(super) use choice::Choice;
pub(super) use keeper::Keeper;

use super::{Copy, input, print};
use crate::Facts;
use crate::cli::message::Message;
use crate::document::{Format, Lang, Options};
use crate::finding::{Aside, Baseline, BaselineFinding, FileReport, Ignore, settle};
use crate::render::settings_fault;
use crate::rule::{Rules, Selection};
use crate::settings::{self, Configuration, Fault, Sidecar, Tick, layer};
use folders::Folders;
use rule_files::RuleFiles;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How one file is checked.
pub(super) struct Plan {
    /// Date and language.
    pub options: Options,
    /// The rules that are run.
    pub rules: Arc<Rules>,
    /// The fact sheet to check against.
    pub facts: Option<Arc<Facts>>,
    /// The figures that somebody has looked at.
    pub ticks: Vec<Tick>,
    ignores: Vec<Ignore>,
    baseline: Vec<BaselineFinding>,
    /// The file holds several articles.
    piece: bool,
}

impl Plan {
    /// Sets aside what is not to be told.
    pub fn settle(&self, report: FileReport) -> FileReport {
        let aside = Aside { ignores: &self.ignores, baseline: &self.baseline, piece: self.piece };
        settle(report, &self.rules, &aside)
    }
}

/// What the command asks for, whatever settings say.
#[derive(Default)]
pub(super) struct Asked {
    /// Date, language, messages.
    pub options: Options,
    /// The choice of rules.
    pub rules: Choice,
    /// A fact sheet.
    pub against: Option<PathBuf>,
    /// A baseline.
    pub baseline: Option<PathBuf>,
    /// A baseline is written: the one that is set is not asked.
    pub anew: bool,
    /// A configuration in the place of those that would be found.
    pub config: Option<PathBuf>,
    /// No configuration.
    pub no_config: bool,
}

/// The rules of a choice: folders of own rules, selection.
type Chosen = (Vec<PathBuf>, Selection);

/// Makes plans.
pub(super) struct Desk {
    asked: Asked,
    folders: Folders,
    own: RefCell<BTreeMap<PathBuf, Arc<RuleFiles>>>,
    rules: RefCell<Vec<(Chosen, Option<Arc<Rules>>)>>,
    sheets: RefCell<BTreeMap<PathBuf, Option<Arc<Facts>>>>,
    baselines: RefCell<BTreeMap<PathBuf, Option<Arc<Baseline>>>>,
    last: RefCell<Option<(PathBuf, Option<Arc<Plan>>)>>,
    failed: Cell<bool>,
}

impl Desk {
    /// For a command that asks for this.
    pub fn new(asked: Asked) -> Desk {
        Desk {
            asked,
            folders: Folders::default(),
            own: RefCell::default(),
            rules: RefCell::default(),
            sheets: RefCell::default(),
            baselines: RefCell::default(),
            last: RefCell::default(),
            failed: Cell::new(false),
        }
    }

    /// For a command that only reads copy.
    pub fn of(copy: &Copy) -> Desk {
        Desk::new(copy.asked())
    }

    /// Whether something that was asked for or set could not be had; it was said on standard error.
    pub fn failed(&self) -> bool {
        self.failed.get()
    }

    /// How the file of this name is checked. `None` where its settings cannot be read.
    pub fn plan(&self, name: &Path) -> Option<Arc<Plan>> {
        if let Some((last, plan)) = &*self.last.borrow()
            && last == name
        {
            return plan.clone();
        }
        let plan = self.make(name).map(Arc::new);
        *self.last.borrow_mut() = Some((name.to_owned(), plan.clone()));
        plan
    }

    /// What is known of the copy of a file before it is read.
    pub fn options(&self, name: &Path) -> Option<Options> {
        self.plan(name).map(|plan| plan.options)
    }

    fn make(&self, name: &Path) -> Option<Plan> {
        let path = folders::whole(name);
        let found = self.configuration(&path)?;
        let set = found.as_ref().map(|found| found.plan(&path)).unwrap_or_default();
        let asked = &self.asked;
        let sidecar = self.sidecar(name)?;
        let options = set.options(&asked.options, &sidecar, Some(&path));
        let mut selection = set.selection;
        layer(&mut selection, &asked.rules.on, &asked.rules.off, &asked.rules.severity);
        let own = [set.rules, asked.rules.dirs.clone()].concat();
        let rules = self.rules((own, selection), found.as_deref())?;
        let facts = match asked.against.as_ref().or(set.against.as_ref()) {
            Some(sheet) if folders::whole(sheet) != path => Some(self.sheet(sheet)?),
            _ => None,
        };
        let set_baseline = set.baseline.as_ref().filter(|_| !asked.anew);
        let baseline = match asked.baseline.as_ref().or(set_baseline) {
            Some(file) => self.baseline(file)?.of(&folders::inside(file, name)).to_vec(),
            None => Vec::new(),
        };
        let ignores = [sidecar.ignores, set.ignores].concat();
        let piece = Format::by_name(name) == Some(Format::NinjsLines);
        Some(Plan { options, rules, facts, ticks: sidecar.ticks, ignores, baseline, piece })
    }

    fn configuration(&self, path: &Path) -> Option<Option<Arc<Configuration>>> {
        if self.asked.no_config {
            return Some(None);
        }
        let found = match &self.asked.config {
            Some(file) => self.folders.read(file).map(Some),
            None => self.folders.find(path.parent().unwrap_or(path)),
        };
        found.map_err(|told| self.tell(told)).ok()
    }

    fn sidecar(&self, name: &Path) -> Option<Sidecar> {
        let beside = name.with_extension(settings::SIDECAR);
        let Ok(text) = std::fs::read_to_string(&beside) else { return Some(Sidecar::default()) };
        let read = Sidecar::read(&beside.to_string_lossy(), &text);
        read.map_err(|fault| self.tell(Some(folders::Trouble::Fault(fault)))).ok()
    }

    /// The rules of a choice, which `found` has a part in.
    fn rules(&self, (own, selection): Chosen, found: Option<&Configuration>) -> Option<Arc<Rules>> {
        let chosen = (own, selection);
        if let Some((_, rules)) = self.rules.borrow().iter().find(|(known, _)| *known == chosen) {
            return rules.clone();
        }
        let rules = self.choose(&chosen, found).map(Arc::new);
        self.rules.borrow_mut().push((chosen, rules.clone()));
        rules
    }

    fn choose(&self, (own, selection): &Chosen, found: Option<&Configuration>) -> Option<Rules> {
        let mut all = Rules::builtin();
        let own: Vec<Arc<RuleFiles>> = own.iter().map(|dir| self.own(dir)).collect();
        own.iter().for_each(|files| all.extend(files.rules.clone()));
        // What is asked of a rule that did not load has been answered.
        let broken = |id: &str| own.iter().any(|files| files.broken.iter().any(|other| other == id));
        let there = |id: &str| all.knows(id) || broken(id);
        let near = |id: &str| all.nearest(id).map(str::to_owned);
        if let Some(fault) = found.and_then(|found| found.unknown_rule(there, near)) {
            self.tell(Some(folders::Trouble::Fault(Box::new(fault))));
            return None;
        }
        let mut selection = selection.clone();
        selection.on.retain(|id| !broken(id));
        selection.off.retain(|id| !broken(id));
        selection.severity.retain(|id, _| !broken(id));
        let wanted = selection.on.iter().chain(&selection.off).chain(selection.severity.keys());
        for id in wanted.filter(|id| !all.knows(id)) {
            self.failed.set(true);
            print::tell(&Message::NoRule(id, all.nearest(id)).say());
        }
        all.select(&selection).ok()
    }

    fn own(&self, dir: &Path) -> Arc<RuleFiles> {
        let read = || {
            let files = rule_files::read(dir);
            if files.complain() {
                self.failed.set(true);
            }
            Arc::new(files)
        };
        self.own.borrow_mut().entry(dir.to_owned()).or_insert_with(read).clone()
    }

    fn sheet(&self, file: &Path) -> Option<Arc<Facts>> {
        let read = || {
            let wanted = input::Wanted { options: self.asked.options, ..input::Wanted::default() };
            let input = input::read(&[file.to_owned()], &wanted, &|_| Some(wanted.options));
            let facts = input.documents.into_iter().next().and_then(Facts::of);
            if facts.is_none() && !input.failed {
                print::tell(&Message::NoSheet(file).say());
            }
            if facts.is_none() || input.failed {
                self.failed.set(true);
            }
            facts.map(Arc::new)
        };
        self.sheets.borrow_mut().entry(file.to_owned()).or_insert_with(read).clone()
    }

    fn baseline(&self, file: &Path) -> Option<Arc<Baseline>> {
        let read = || {
            let read = folders::baseline(file, self.language());
            read.map(Arc::new).map_err(|line| {
                print::tell(&line);
                self.failed.set(true);
            })
        };
        self.baselines.borrow_mut().entry(file.to_owned()).or_insert_with(|| read().ok()).clone()
    }

    fn tell(&self, trouble: Option<folders::Trouble>) {
        self.failed.set(true);
        match trouble {
            Some(folders::Trouble::Fault(fault)) => print::raw(&self.drawn(&fault)),
            Some(folders::Trouble::Unread(file, why)) => {
                print::tell(&format!("{}: {why}", file.display()));
            }
            None => {}
        }
    }

    fn drawn(&self, fault: &Fault) -> String {
        settings_fault(fault, self.language())
    }

    fn language(&self) -> Lang {
        print::language(&self.asked.options)
    }
}
