//! What is published builds and runs by itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        match entry.path() {
            path if path.is_dir() => files(&path, found),
            path => found.push(path),
        }
    }
}

#[test]
fn the_package_holds_all_that_is_built_in() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(env!("CARGO"))
        .args(["package", "--list", "--allow-dirty", "--offline"])
        .current_dir(root)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8_lossy(&output.stdout).replace('\\', "/");
    let listed: BTreeSet<&str> = listed.lines().collect();
    let mut needed = Vec::new();
    ["rules", "page/dist", "src"].into_iter().for_each(|folder| files(&root.join(folder), &mut needed));
    let missing: Vec<String> = needed
        .iter()
        .map(|path| path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/"))
        .filter(|name| !listed.contains(name.as_str()))
        .collect();
    assert!(needed.len() > 300 && missing.is_empty(), "{missing:?}");
}
