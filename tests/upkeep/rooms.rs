//! The order of the rooms (see ARCHITECTURE.md): a room imports from those left of it only,
//! its tests included.

use std::path::{Path, PathBuf};

/// From left to right. Rooms of one rank may not import each other.
const ROOMS: [&[&str]; 12] = [
    &["value"],
    &["document"],
    &["language"],
    &["mention"],
    &["claim"],
    &["graph"],
    &["notation"],
    &["rule"],
    &["solve"],
    &["finding"],
    &["settings"],
    &["render"],
];

/// The rank of a room; the front door, the language server and the command line
/// stand right of all others.
fn rank(room: &str) -> usize {
    ROOMS.iter().position(|rank| rank.contains(&room)).unwrap_or(match room {
        "Facts" | "Study" | "Telling" | "check" | "check_against" | "check_one" | "check_telling"
        | "claims_of" | "figures" | "study" | "understand" => ROOMS.len(),
        "newsroom" => ROOMS.len() + 1,
        "lsp" | "serve" => ROOMS.len() + 2,
        _ => ROOMS.len() + 3,
    })
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).expect("src can be read").flatten().map(|e| e.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn all_sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).expect("under src").to_string_lossy().replace('\\', "/");
        (name, std::fs::read_to_string(&path).expect("a source can be read"))
    };
    found.into_iter().map(read).collect()
}

/// The rooms that a source names behind `crate::`, one by one or in braces.
fn named(source: &str) -> Vec<String> {
    let code: String =
        source.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let word = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect()
    };
    let mut rooms = Vec::new();
    for after in code.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(list) => {
                // Only what stands directly in these braces is a room.
                let mut depth = 0;
                let mut item = String::new();
                for c in list.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => rooms.push(word(&std::mem::take(&mut item))),
                        _ => {}
                    }
                    if c != ',' && depth == 0 {
                        item.push(c);
                    }
                }
                rooms.push(word(&item));
            }
            None => rooms.push(word(after)),
        }
    }
    rooms.retain(|room| !room.is_empty());
    rooms
}

#[test]
fn rooms_import_leftwards_only() {
    let mut wrong = Vec::new();
    for (name, source) in all_sources() {
        let Some((room, _)) = name.split_once('/') else { continue };
        for other in named(&source) {
            if other != room && rank(&other) >= rank(room) {
                wrong.push(format!("src/{name}: {room} imports {other}, which stands right of it"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_imports_sees_braces() {
    let source = "use crate::{solve::Conflict, rule::{Rule, Rules}, value};\nlet a = crate::graph::build;";
    assert_eq!(named(source), ["solve", "rule", "value", "graph"]);
}

#[test]
fn files_stay_short() {
    for (name, source) in all_sources() {
        let most = if name == "main.rs" { 59 } else { 500 };
        let lines = source.lines().count();
        assert!(lines <= most, "src/{name} has {lines} lines, at most {most} are allowed");
    }
}

/// Browsers have no files, threads and clock: what is to run in them goes without.
#[test]
fn the_library_touches_no_file_thread_or_clock() {
    let hosts = ["cli/", "lsp/", "newsroom/", "serve/host/", "main.rs"];
    let outside = ["std::fs", "std::thread", "std::time", "std::net", "std::env", "std::process", "rayon::"];
    let mut wrong = Vec::new();
    for (name, source) in all_sources() {
        if hosts.iter().any(|host| name.starts_with(host)) {
            continue;
        }
        let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code.filter(|line| outside.iter().any(|word| line.contains(word))) {
            wrong.push(format!("src/{name}: {}", line.trim()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
