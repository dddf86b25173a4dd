//! What shells, `man` and registries are given.

use crate::common::{addsup, folder, status};
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn completions_know_the_commands_and_their_options() {
    let at = folder("shell-completions", &[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = addsup(&at, &["completions", shell], "");
        assert_eq!(status(&output), 0, "{shell}");
        let script = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(["figures", "write-baseline"].iter().all(|w| script.contains(w)), "{shell}");
    }
    assert_eq!(status(&addsup(&at, &["completions", "cmd"], "")), 2);
}

#[test]
fn there_is_a_page_for_each_command() {
    let at = folder("shell-man", &[("file", b"")]);
    let output = addsup(&at, &["man"], "");
    assert!(String::from_utf8_lossy(&output.stdout).contains(".TH addsup 1"));
    assert_eq!(status(&addsup(&at, &["man", "pages"], "")), 0);
    for (page, words) in [("addsup-check.1", "write\\-baseline"), ("addsup-rules-new.1", "id")] {
        let text = std::fs::read_to_string(at.join("pages").join(page)).expect("a page");
        assert!(text.contains(words), "{page}");
    }
    assert_eq!(status(&addsup(&at, &["man", "file/pages"], "")), 2);
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// The package that a registry gets holds all that is compiled in.
#[test]
fn the_package_holds_the_rules_and_the_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(env!("CARGO"))
        .args(["package", "--list", "--allow-dirty", "--offline"])
        .current_dir(root)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let list = String::from_utf8_lossy(&output.stdout).replace('\\', "/");
    let packed: Vec<&str> = list.lines().collect();
    let mut found = Vec::new();
    ["src", "rules"].iter().for_each(|name| files(&root.join(name), &mut found));
    assert!(found.len() > 200);
    for path in found {
        let name = path.strip_prefix(root).expect("inside").to_string_lossy().replace('\\', "/");
        assert!(packed.contains(&name.as_str()), "{name} is not packed");
    }
}
