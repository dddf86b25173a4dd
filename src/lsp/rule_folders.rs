//! The rules and the fact sheet that a user's settings ask for.

use super::settings::Settings;
use super::subject::Means;
use super::view::say;
use crate::Facts;
use crate::document::{Document, Lang, Options};
use crate::rule::Rules;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What copy is to be checked with, and what of the settings does not hold. `core` are the rules
/// that come with the program; paths are looked for in `folders`.
pub(super) fn means(
    core: &Rules,
    settings: &Settings,
    folders: &[PathBuf],
    lang: Lang,
) -> (Means, Vec<String>) {
    let mut wrong = Vec::new();
    let mut all = core.clone();
    for path in &settings.rules {
        match files(&located(path, folders)) {
            // What is wrong with a rule file is shown in the file.
            Ok(files) => all.extend(Rules::load(&files).0),
            Err(error) => {
                wrong.push(say(lang, "edit-no-file", &[&path.to_string_lossy(), &error.to_string()]))
            }
        }
    }
    let rules = all.clone().select(&settings.selection).unwrap_or_else(|unknown| {
        wrong.extend(unknown);
        // The other choices hold.
        let mut selection = settings.selection.clone();
        selection.on.retain(|id| all.knows(id));
        selection.off.retain(|id| all.knows(id));
        selection.severity.retain(|id, _| all.knows(id));
        all.select(&selection).unwrap_or_default()
    });
    let facts = settings.facts.as_ref().and_then(|path| {
        let file = located(path, folders);
        let facts = std::fs::read(&file).map_err(|error| error.to_string()).and_then(|bytes| {
            let document = Document::from_bytes(&file.to_string_lossy(), &bytes, &Options::default());
            let document = document.map_err(|note| note.say(lang))?;
            Facts::of(document).ok_or_else(|| say(lang, "edit-no-sheet", &[]))
        });
        facts.map_err(|error| wrong.push(say(lang, "edit-no-file", &[&path.to_string_lossy(), &error]))).ok()
    });
    (Means { rules: Arc::new(rules), facts: facts.map(Arc::new) }, wrong)
}

/// A path of the settings: in the first folder of the workspace that has it.
fn located(path: &Path, folders: &[PathBuf]) -> PathBuf {
    let found = folders.iter().map(|folder| folder.join(path)).find(|path| path.exists());
    found.unwrap_or_else(|| path.to_owned())
}

/// The rule files under a path, by name.
fn files(path: &Path) -> std::io::Result<Vec<(String, String)>> {
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
