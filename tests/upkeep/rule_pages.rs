//! The pages under `docs/rules/` are what the rule files say.
//!
//! `UPDATE_PAGES=1 cargo test --test upkeep rule_pages` writes them anew.

use addsup::rule::{Rules, page};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[test]
fn pages_are_fresh() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let pages: BTreeMap<String, String> =
        Rules::builtin().iter().map(|rule| (format!("{}.md", rule.id), page(rule))).collect();
    let there = |folder: &Path| -> BTreeMap<String, String> {
        let files = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| {
            let path = entry.ok()?.path();
            Some((path.file_name()?.to_str()?.to_owned(), fs::read_to_string(&path).ok()?))
        });
        files.collect()
    };
    if std::env::var_os("UPDATE_PAGES").is_some() {
        fs::create_dir_all(&folder).expect("docs/rules can be made");
        for name in there(&folder).keys().filter(|name| !pages.contains_key(*name)) {
            fs::remove_file(folder.join(name)).expect("an old page can be removed");
        }
        for (name, text) in &pages {
            fs::write(folder.join(name), text).expect("a page can be written");
        }
    }
    let found = there(&folder);
    let stale = pages.iter().filter(|(name, text)| found.get(*name) != Some(*text)).map(|(name, _)| name);
    let gone = found.keys().filter(|name| !pages.contains_key(*name));
    let wrong: Vec<&String> = stale.chain(gone).collect();
    assert!(
        wrong.is_empty(),
        "run UPDATE_PAGES=1 cargo test --test upkeep rule_pages, then commit:\n{wrong:#?}"
    );
}
