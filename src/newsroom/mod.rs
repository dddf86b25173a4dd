//! How each file is to be checked: what is asked for, laid over what the settings of its folder and
//! its sidecar say. The command line and the language server ask the same questions here.
//!
//! Files are read once and again when they change; what an editor has open goes before the disk.
//! Nothing is printed: what cannot be had is a [`Trouble`], each told once.

mod files;
mod memo;
mod plan;
mod rule_files;
#[cfg(test)]
mod tests;
mod trouble;

pub use files::{Files, open, whole};
pub use plan::Plan;
pub use rule_files::RuleFiles;
pub use trouble::{Trouble, Why};

use crate::Facts;
use crate::document::{Document, Format, Options};
use crate::finding::Baseline;
use crate::rule::{Rules, Selection, Severity};
use crate::settings::{self, Configuration, Fault, Sidecar, layer};
use crate::value::ReadingTable;
use memo::{Memo, Stamp};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use trouble::Troubles;

/// What is asked for, whatever settings say.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Date, language, messages.
    pub options: Options,
    /// Rules to switch on.
    pub on: Vec<String>,
    /// Rules to switch off.
    pub off: Vec<String>,
    /// Other severities.
    pub severity: Vec<(String, Severity)>,
    /// Folders of rule files.
    pub rules: Vec<PathBuf>,
    /// A fact sheet.
    pub against: Option<PathBuf>,
    /// A baseline.
    pub baseline: Option<PathBuf>,
    /// A baseline is written: the one that is set is not asked.
    pub anew: bool,
    /// Which configuration holds.
    pub config: Config,
}

/// Which configuration holds.
#[derive(Clone, Debug, Default)]
pub enum Config {
    /// The nearest one above the copy.
    #[default]
    Nearest,
    /// This one, wherever the copy is.
    File(PathBuf),
    /// None.
    None,
}

/// What holds for all files, and what has been read for it so far.
pub struct Newsroom {
    core: Arc<Rules>,
    asked: Asked,
    files: Files,
    configurations: Memo<PathBuf, Option<Arc<Configuration>>>,
    own: Memo<PathBuf, Arc<RuleFiles>>,
    all: Memo<Vec<PathBuf>, Arc<All>>,
    chosen: Memo<(Vec<PathBuf>, Selection), Arc<Rules>>,
    sheets: Memo<(PathBuf, ReadingTable), Option<Arc<Facts>>>,
    baselines: Memo<PathBuf, Option<Arc<Baseline>>>,
    troubles: Troubles,
}

/// The rules that there are to choose from.
struct All {
    rules: Rules,
    /// Those whose files do not load.
    broken: Vec<String>,
}

impl All {
    /// Whether there is a rule of this id. What is asked of one that does not load has been answered.
    fn has(&self, id: &str) -> bool {
        self.rules.knows(id) || self.broken.iter().any(|other| other == id)
    }
}

impl Newsroom {
    /// A newsroom that has `core` for its rules, and looks for files in `files`.
    pub fn new(core: Arc<Rules>, asked: Asked, files: Files) -> Newsroom {
        Newsroom {
            core,
            asked,
            files,
            configurations: Memo::default(),
            own: Memo::default(),
            all: Memo::default(),
            chosen: Memo::default(),
            sheets: Memo::default(),
            baselines: Memo::default(),
            troubles: Troubles::default(),
        }
    }

    /// What could not be had and was not told yet.
    pub fn troubles(&self) -> Vec<Trouble> {
        self.troubles.take()
    }

    /// The text of a file as it is in the editor, else on disk.
    pub fn text(&self, file: &Path) -> Option<String> {
        self.files.text(file).ok().flatten()
    }

    /// How a file is checked; without a path, how a draft is that was never saved. What cannot be
    /// used of what is set is as if it were not there, and the plan is not [`Plan::sound`].
    pub fn plan(&self, path: Option<&Path>) -> Plan {
        let asked = &self.asked;
        let mut sound = true;
        let (given, path) = (path, path.map(whole));
        let path = path.as_deref();
        let found = path.and_then(|path| self.configuration(path, &mut sound));
        let set = path.zip(found.as_ref()).map(|(path, found)| found.plan(path)).unwrap_or_default();
        let sidecar = given.map(|given| self.sidecar(given, &mut sound)).unwrap_or_default();
        let options = set.options(&asked.options, &sidecar, path);
        let mut selection = set.selection;
        layer(&mut selection, &asked.on, &asked.off, &asked.severity);
        let own = [set.rules, asked.rules.clone()].concat();
        let rules = self.rules(own, selection, found.as_deref(), &mut sound);
        let sheet = asked.against.clone().or(set.against).map(|sheet| whole(&sheet));
        let sheet = sheet.filter(|sheet| Some(sheet.as_path()) != path);
        let facts = sheet.and_then(|sheet| had(self.sheet(&sheet, options.readings), &mut sound));
        let baseline = asked.baseline.clone().or(set.baseline.filter(|_| !asked.anew));
        let baseline = baseline.zip(path).and_then(|(file, path)| {
            let all = had(self.baseline(&file), &mut sound)?;
            Some(all.of(&Baseline::name(&whole(&file), path)).to_vec())
        });
        Plan {
            options,
            rules,
            facts,
            ticks: sidecar.ticks,
            sound,
            ignores: [sidecar.ignores, set.ignores].concat(),
            baseline: baseline.unwrap_or_default(),
            piece: path.is_some_and(|path| Format::by_name(path) == Some(Format::NinjsLines)),
        }
    }

    /// The configuration that holds for a file.
    fn configuration(&self, path: &Path, sound: &mut bool) -> Option<Arc<Configuration>> {
        let file = match &self.asked.config {
            Config::None => return None,
            Config::File(file) => whole(file),
            Config::Nearest => {
                let mut above = path.ancestors().skip(1).map(|folder| folder.join(settings::FILE));
                above.find(|file| self.files.is_there(file))?
            }
        };
        let make = || {
            let (shown, folder) = (self.files.shown(&file), file.parent().unwrap_or(Path::new("")));
            let read = Configuration::read(&shown, folder, &self.read(&file)?);
            self.understood(read).map(Arc::new)
        };
        had(self.configurations.get(file.clone(), self.files.stamp(&file), make), sound)
    }

    fn sidecar(&self, path: &Path, sound: &mut bool) -> Sidecar {
        let beside = path.with_extension(settings::SIDECAR);
        let text = match self.files.text(&beside) {
            Ok(Some(text)) => text,
            Ok(None) => return Sidecar::default(),
            Err(why) => {
                self.troubles.tell(Trouble::Unread(beside, why));
                return had(None, sound).unwrap_or_default();
            }
        };
        had(self.understood(Sidecar::read(&beside.to_string_lossy(), &text)), sound).unwrap_or_default()
    }

    /// The rules that a choice leaves, which `found` has a part in.
    fn rules(
        &self,
        own: Vec<PathBuf>,
        selection: Selection,
        found: Option<&Configuration>,
        sound: &mut bool,
    ) -> Arc<Rules> {
        let all = self.all.get(own.clone(), Stamp::default(), || Arc::new(self.gather(&own)));
        let near = |id: &str| all.rules.nearest(id).map(str::to_owned);
        if let Some(fault) = found.and_then(|found| found.unknown_rule(|id| all.has(id), near)) {
            self.troubles.tell(Trouble::Fault(Box::new(fault)));
            *sound = false;
        }
        let asked = &self.asked;
        let named = asked.on.iter().chain(&asked.off).chain(asked.severity.iter().map(|(id, _)| id));
        for id in named.filter(|id| !all.has(id)) {
            let near = all.rules.nearest(id).map(str::to_owned);
            self.troubles.tell(Trouble::NoRule(id.clone(), near));
            *sound = false;
        }
        let choose = || {
            // The other choices hold.
            let mut selection = selection.clone();
            selection.on.retain(|id| all.rules.knows(id));
            selection.off.retain(|id| all.rules.knows(id));
            selection.severity.retain(|id, _| all.rules.knows(id));
            Arc::new(all.rules.clone().select(&selection).unwrap_or_default())
        };
        self.chosen.get((own, selection.clone()), Stamp::default(), choose)
    }

    /// The rules of the program with those of some folders.
    fn gather(&self, own: &[PathBuf]) -> All {
        let mut all = All { rules: Rules::clone(&self.core), broken: Vec::new() };
        for dir in own {
            let files = self.own.get(dir.clone(), Stamp::default(), || Arc::new(RuleFiles::read(dir)));
            files.troubles.iter().for_each(|trouble| self.troubles.tell(trouble.clone()));
            all.rules.extend(files.rules.clone());
            all.broken.extend(files.broken.iter().cloned());
        }
        all
    }

    /// A fact sheet, its figures read as those of the copy.
    fn sheet(&self, file: &Path, readings: ReadingTable) -> Option<Arc<Facts>> {
        let make = || {
            let bytes = files::bytes(file).map_err(|why| self.unread(file, why)).ok()?;
            let (name, options) = (self.files.shown(file), Options { readings, ..self.asked.options });
            let document = Document::from_bytes(&name, &bytes, &options);
            let unfit = |why| self.troubles.tell(Trouble::NoSheet(PathBuf::from(&name), why));
            let document = document.map_err(|note| unfit(Some(note))).ok()?;
            document.problems.iter().for_each(|line| {
                self.troubles.tell(Trouble::Sheet(PathBuf::from(&name), line.clone()));
            });
            let Some((facts, faults)) = Facts::read(document) else {
                unfit(None);
                return None;
            };
            if !faults.is_empty() {
                self.troubles.tell(Trouble::Claims(Box::new(facts.document().clone()), faults));
            }
            Some(Arc::new(facts))
        };
        self.sheets.get((file.to_owned(), readings), self.files.stamp(file), make)
    }

    fn baseline(&self, file: &Path) -> Option<Arc<Baseline>> {
        let read = || read_baseline(file).map(Arc::new).map_err(|trouble| self.troubles.tell(trouble)).ok();
        self.baselines.get(file.to_owned(), self.files.stamp(file), read)
    }

    /// The text of a file that should be there.
    fn read(&self, file: &Path) -> Option<String> {
        let text = self.files.text(file).and_then(|text| text.ok_or(Why::Missing));
        text.map_err(|why| self.unread(file, why)).ok()
    }

    fn unread(&self, file: &Path, why: Why) {
        self.troubles.tell(Trouble::Unread(PathBuf::from(self.files.shown(file)), why));
    }

    fn understood<T>(&self, read: Result<T, Box<Fault>>) -> Option<T> {
        read.map_err(|fault| self.troubles.tell(Trouble::Fault(fault))).ok()
    }
}

/// Reads a baseline.
///
/// # Errors
/// What is wrong with it.
pub fn read_baseline(file: &Path) -> Result<Baseline, Trouble> {
    let bytes = files::bytes(file).map_err(|why| Trouble::Unread(file.to_owned(), why))?;
    serde_json::from_slice(&bytes).map_err(|why| Trouble::NoBaseline(file.to_owned(), why.to_string()))
}

/// What is missing makes a plan unsound.
fn had<T>(wanted: Option<T>, sound: &mut bool) -> Option<T> {
    *sound &= wanted.is_some();
    wanted
}
