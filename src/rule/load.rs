//! The rules there are.

use super::file::{id_of, read};
use super::{Rule, RuleError, Status};
use include_dir::{Dir, include_dir};
use rustc_hash::FxHashSet;

/// Everything under `rules/`: dropping a file there is all it takes.
static CORE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// A set of rules, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    pub(super) rules: Vec<Rule>,
    /// Those that were switched off.
    pub(super) off: Vec<Rule>,
}

impl Rules {
    /// The set of rules that comes with this version of the program. A rule that is added says
    /// `since` with the next number; a pipeline that pins an older set does not run it.
    pub const VERSION: u32 = 1;

    /// The rules that come with the program. Files that do not load are left out (a
    /// test holds that there are none).
    pub fn builtin() -> Rules {
        let mut files = Vec::new();
        collect(&CORE, &mut files);
        let mut rules = Rules::load(&files).0;
        let misses = CORE.get_file("misses.txt").and_then(|file| file.contents_utf8()).unwrap_or("");
        let misses: FxHashSet<&str> = misses.lines().collect();
        for rule in &mut rules.rules {
            let id = &rule.id;
            for example in rule.fires.iter_mut().chain(&mut rule.silent) {
                example.missed = misses.contains(example.line(id).as_str());
            }
        }
        rules
    }

    /// The lines of `rules/misses.txt` that name no example.
    pub fn stale_misses(&self) -> Vec<&'static str> {
        let misses = CORE.get_file("misses.txt").and_then(|file| file.contents_utf8()).unwrap_or("");
        let examples =
            |rule: &Rule| rule.fires.iter().chain(&rule.silent).map(|e| e.line(&rule.id)).collect::<Vec<_>>();
        let known: FxHashSet<String> = self.iter().flat_map(examples).collect();
        let line = |line: &&str| !line.is_empty() && !line.starts_with('#');
        misses.lines().filter(line).filter(|line| !known.contains(*line)).collect()
    }

    /// Reads rule files given as (path, text). Those that load are in the set; every
    /// other has its error.
    pub fn load<N: AsRef<str>, T: AsRef<str>>(files: &[(N, T)]) -> (Rules, Vec<RuleError>) {
        let mut rules: Vec<Rule> = Vec::new();
        let mut errors = Vec::new();
        for (name, text) in files {
            let (name, text) = (name.as_ref(), text.as_ref());
            if let Some(twin) = rules.iter().find(|r| r.id == id_of(name)) {
                errors.push(RuleError {
                    file: name.to_owned(),
                    text: text.to_owned(),
                    span: 0..0,
                    message: format!("the rule “{}” is there already, in {}", twin.id, twin.file),
                    help: "the file's name is the rule's id: give it another name".to_owned(),
                });
                continue;
            }
            match read(name, text) {
                Ok(rule) => rules.push(rule),
                Err(error) => errors.push(error),
            }
        }
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        (Rules { rules, off: Vec::new() }, errors)
    }

    /// Adds the rules of `other`; one of the same id takes the place of the old.
    pub fn extend(&mut self, other: Rules) {
        self.rules.retain(|mine| other.get(&mine.id).is_none());
        self.rules.extend(other.rules);
        self.rules.sort_by(|a, b| a.id.cmp(&b.id));
    }

    /// Takes out every rule of status preview whose id is not in `wanted`.
    #[must_use]
    pub fn stable_and(mut self, wanted: &[&str]) -> Rules {
        self.rules.retain(|r| r.status == Status::Stable || wanted.contains(&r.id.as_str()));
        self
    }

    /// All rules, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter()
    }

    /// The rule with this id.
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|r| r.id == id)
    }
}

/// The core rule files as (path, text), for tests and `rules list`.
pub(super) fn collect<'d>(dir: &'d Dir<'d>, files: &mut Vec<(&'d str, &'d str)>) {
    for file in dir.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8())
            && path.ends_with(".toml")
        {
            files.push((path, text));
        }
    }
    dir.dirs().for_each(|dir| collect(dir, files));
}

#[cfg(test)]
pub(super) fn core_files() -> Vec<(&'static str, &'static str)> {
    let mut files = Vec::new();
    collect(&CORE, &mut files);
    files
}
