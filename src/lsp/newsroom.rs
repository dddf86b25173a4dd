//! How each file is to be checked: what the client's user set, laid over what `addsup.toml` and the
//! sidecar of the file say, as the command lays its options over them.
//!
//! A newsroom stays as it is; when something changes, the server makes a new one. Files of settings
//! that are open are read as they are in the editor.

use super::settings::Settings;
use super::view::say;
use crate::Facts;
use crate::document::{Document, Lang, Options};
use crate::finding::{Baseline, BaselineFinding, Ignore};
use crate::rule::{Rules, Selection};
use crate::settings::{self, Configuration, Fault, Sidecar, layer};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// How one file is checked.
#[derive(Clone)]
pub(super) struct Plan {
    pub options: Options,
    pub rules: Arc<Rules>,
    pub facts: Option<Arc<Facts>>,
    pub ignores: Vec<Ignore>,
    pub baseline: Vec<BaselineFinding>,
}

/// Folders of own rules, and the choice among all.
type Chosen = (Vec<PathBuf>, Selection);

/// What holds for all files, and what has been read for it so far.
pub(super) struct Newsroom {
    core: Arc<Rules>,
    settings: Settings,
    /// The folders of the workspace, in which the settings' paths are looked for.
    folders: Vec<PathBuf>,
    /// Files of settings that are open, with their texts.
    open: BTreeMap<PathBuf, String>,
    lang: Lang,
    rules: Mutex<Vec<(Chosen, Arc<Rules>)>>,
    sheets: Mutex<BTreeMap<PathBuf, Option<Arc<Facts>>>>,
    complaints: Mutex<Complaints>,
}

/// What is wrong with settings, each told once.
#[derive(Default)]
struct Complaints {
    known: BTreeSet<String>,
    new: Vec<String>,
}

impl Newsroom {
    pub fn new(
        core: Arc<Rules>,
        settings: Settings,
        folders: Vec<PathBuf>,
        open: BTreeMap<PathBuf, String>,
        lang: Lang,
    ) -> Newsroom {
        Newsroom {
            core,
            settings,
            folders,
            open,
            lang,
            rules: Mutex::default(),
            sheets: Mutex::default(),
            complaints: Mutex::default(),
        }
    }

    /// What is wrong with the settings and was not told yet.
    pub fn complaints(&self) -> Vec<String> {
        self.complaints.lock().map_or(Vec::new(), |mut all| std::mem::take(&mut all.new))
    }

    /// How a file is checked; without a path, how a draft is that was never saved. What cannot be
    /// used of its settings is as if it were not there.
    pub fn plan(&self, path: Option<&Path>) -> Plan {
        let asked = &self.settings;
        let found = path.and_then(|path| self.configuration(path));
        let set = path.zip(found.as_ref()).map(|(path, found)| found.plan(path)).unwrap_or_default();
        let sidecar = path.map(|path| self.sidecar(path)).unwrap_or_default();
        let options = set.options(&asked.options, &sidecar, path);
        let mut selection = set.selection;
        layer(&mut selection, &asked.on, &asked.off, &asked.severity);
        let own = set.rules.into_iter().chain(asked.rules.iter().map(|path| self.located(path)));
        let sheet = asked.facts.as_ref().map(|sheet| self.located(sheet)).or(set.against);
        let facts = sheet.filter(|sheet| Some(sheet.as_path()) != path).and_then(|sheet| self.sheet(&sheet));
        let baseline = set.baseline.and_then(|file| Some((self.baseline(&file)?, file)));
        let known =
            baseline.zip(path).map(|((all, file), path)| all.of(&Baseline::name(&file, path)).to_vec());
        Plan {
            options,
            rules: self.chosen((own.collect(), selection), found.as_ref()),
            facts,
            ignores: [sidecar.ignores, set.ignores].concat(),
            baseline: known.unwrap_or_default(),
        }
    }

    /// The text of a file as it is in the editor, else on disk.
    pub fn text(&self, file: &Path) -> Option<String> {
        self.open.get(file).cloned().or_else(|| std::fs::read_to_string(file).ok())
    }

    /// The nearest configuration above a file.
    fn configuration(&self, path: &Path) -> Option<Configuration> {
        let nearest = path.ancestors().skip(1).find_map(|folder| {
            let file = folder.join(settings::FILE);
            self.text(&file).map(|text| (file, folder, text))
        });
        let (file, folder, text) = nearest?;
        self.understood(Configuration::read(&file.to_string_lossy(), folder, &text))
    }

    fn sidecar(&self, path: &Path) -> Sidecar {
        let beside = path.with_extension(settings::SIDECAR);
        let read = self.text(&beside).map(|text| Sidecar::read(&beside.to_string_lossy(), &text));
        read.and_then(|read| self.understood(read)).unwrap_or_default()
    }

    fn understood<T>(&self, read: Result<T, Box<Fault>>) -> Option<T> {
        read.map_err(|fault| self.fault(&fault)).ok()
    }

    fn fault(&self, fault: &Fault) {
        let (line, column) = fault.place();
        let (message, help) = fault.say(self.lang);
        self.complain(format!("{}:{line}:{column}: {message} {help}", fault.file).trim().to_owned());
    }

    fn complain(&self, line: String) {
        if let Ok(mut all) = self.complaints.lock()
            && all.known.insert(line.clone())
        {
            all.new.push(line);
        }
    }

    /// A path of the user's settings: in the first folder of the workspace that has it.
    fn located(&self, path: &Path) -> PathBuf {
        let found = self.folders.iter().map(|folder| folder.join(path)).find(|path| path.exists());
        found.unwrap_or_else(|| path.to_owned())
    }

    fn chosen(&self, chosen: Chosen, found: Option<&Configuration>) -> Arc<Rules> {
        let mut known = match self.rules.lock() {
            Ok(known) => known,
            Err(broken) => broken.into_inner(),
        };
        if let Some((_, rules)) = known.iter().find(|(other, _)| *other == chosen) {
            return rules.clone();
        }
        let rules = Arc::new(self.choose(&chosen, found));
        known.push((chosen, rules.clone()));
        rules
    }

    fn choose(&self, (own, selection): &Chosen, found: Option<&Configuration>) -> Rules {
        let mut all = Rules::clone(&self.core);
        for path in own {
            match rule_files(path) {
                // What is wrong with a rule file is shown in the file.
                Ok(files) => all.extend(Rules::load(&files).0),
                Err(error) => {
                    self.complain(self.say("edit-no-file", &[&path.to_string_lossy(), &error.to_string()]));
                }
            }
        }
        let near = |id: &str| all.nearest(id).map(str::to_owned);
        if let Some(fault) = found.and_then(|found| found.unknown_rule(|id| all.knows(id), near)) {
            self.fault(&fault);
        }
        let named = selection.on.iter().chain(&selection.off).chain(selection.severity.keys());
        let unknown: Vec<String> = named.filter(|id| !all.knows(id)).map(|id| all.unknown(id)).collect();
        unknown.into_iter().for_each(|line| self.complain(line));
        // The other choices hold.
        let mut selection = selection.clone();
        selection.on.retain(|id| all.knows(id));
        selection.off.retain(|id| all.knows(id));
        selection.severity.retain(|id, _| all.knows(id));
        all.select(&selection).unwrap_or_default()
    }

    fn sheet(&self, file: &Path) -> Option<Arc<Facts>> {
        let mut known = self.sheets.lock().ok()?;
        known.entry(file.to_owned()).or_insert_with(|| self.read_sheet(file).map(Arc::new)).clone()
    }

    fn read_sheet(&self, file: &Path) -> Option<Facts> {
        let read = std::fs::read(file).map_err(|error| error.to_string()).and_then(|bytes| {
            let options = self.settings.options;
            let document = Document::from_bytes(&file.to_string_lossy(), &bytes, &options);
            let document = document.map_err(|note| note.say(self.lang))?;
            Facts::of(document).ok_or_else(|| self.say("edit-no-sheet", &[]))
        });
        read.map_err(|why| self.complain(self.say("edit-no-file", &[&file.to_string_lossy(), &why]))).ok()
    }

    fn baseline(&self, file: &Path) -> Option<Baseline> {
        let text = std::fs::read_to_string(file).map_err(|error| error.to_string());
        let read = text.and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()));
        read.map_err(|why| self.complain(self.say("edit-no-file", &[&file.to_string_lossy(), &why]))).ok()
    }

    fn say(&self, key: &str, values: &[&str]) -> String {
        say(self.lang, key, values)
    }
}

/// The rule files under a path, by name.
fn rule_files(path: &Path) -> std::io::Result<Vec<(String, String)>> {
    std::fs::metadata(path)?;
    let mut files = Vec::new();
    for entry in ignore::WalkBuilder::new(path).sort_by_file_name(std::cmp::Ord::cmp).build().flatten() {
        let file = entry.into_path();
        if file.is_file() && file.extension().is_some_and(|e| e == "toml") {
            // A file that cannot be read is not there.
            let text = std::fs::read_to_string(&file);
            files.extend(text.ok().map(|text| (file.to_string_lossy().into_owned(), text)));
        }
    }
    Ok(files)
}
