//! The book under `docs/`: every command in it runs, and prints what the page says.
//!
//! A `console` block holds commands behind `$ `, what they print, and `? N` for a status that is
//! not 0; `...` stands for lines that are left out. `<!-- file NAME -->` before a block makes a
//! file of it. `UPDATE_BOOK=1 cargo test --test book` writes anew what commands print, but for
//! blocks in which lines or words are left out (`[..]`).

mod common;

use common::folder;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

const PAGES: [&str; 7] = [
    "fact-checker.md",
    "fact-checker.ar.md",
    "page.md",
    "page.ar.md",
    "pipeline.md",
    "writing-rules.md",
    "configuration.md",
];

/// A command of a page, and what stands behind it.
struct Step {
    command: String,
    output: String,
    status: i32,
    /// The line that the command stands in, from 0, and how many of its own follow.
    line: usize,
    follow: usize,
}

/// What a page asks for, in its order.
enum Item {
    File(String, String),
    Step(Step),
}

fn items(page: &str) -> Vec<Item> {
    let mut items = Vec::new();
    let mut lines = page.lines().enumerate().peekable();
    let mut name = None;
    while let Some((_, line)) = lines.next() {
        if let Some(file) = line.strip_prefix("<!-- file ").and_then(|l| l.strip_suffix(" -->")) {
            name = Some(file.to_owned());
        }
        let Some(kind) = line.strip_prefix("```").or(line.strip_prefix("````")) else { continue };
        let fence = if line.starts_with("````") { "````" } else { "```" };
        let mut block = Vec::new();
        for (at, line) in lines.by_ref() {
            if line == fence {
                break;
            }
            block.push((at, line));
        }
        let text = || block.iter().fold(String::new(), |text, (_, line)| text + line + "\n");
        match (name.take(), kind) {
            (Some(name), _) => items.push(Item::File(name, text())),
            (None, "console") => items.extend(steps(&block).into_iter().map(Item::Step)),
            _ => {}
        }
    }
    items
}

fn steps(block: &[(usize, &str)]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (line, text) in block {
        if let Some(step) = steps.last_mut().filter(|_| !text.starts_with("$ ")) {
            step.follow += 1;
        }
        match (text.strip_prefix("$ "), text.strip_prefix("? "), steps.last_mut()) {
            (Some(command), ..) => steps.push(Step {
                command: command.to_owned(),
                output: String::new(),
                status: 0,
                line: *line,
                follow: 0,
            }),
            (_, Some(status), Some(step)) => step.status = status.parse().expect("a status"),
            (_, _, Some(step)) => step.output += &format!("{text}\n"),
            _ => panic!("line {}: no command before “{text}”", line + 1),
        }
    }
    steps
}

/// What a command prints, errors behind the rest, and how it ends.
fn run(at: &Path, command: &str) -> (String, i32) {
    let words: Vec<&str> = command.split_whitespace().collect();
    let (first, mut rest) = words.split_first().expect("a command");
    assert_eq!(*first, "addsup", "only addsup is run: {command}");
    let mut to = None;
    if let [before @ .., ">", file] = rest {
        (rest, to) = (before, Some(at.join(file)));
    }
    let output = Command::new(env!("CARGO_BIN_EXE_addsup"))
        .args(rest)
        .current_dir(at)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("COLUMNS")
        .env("LANG", "C")
        .output()
        .expect("addsup runs");
    let mut told = String::from_utf8_lossy(&output.stdout).into_owned();
    if let Some(file) = to {
        std::fs::write(file, &output.stdout).expect("a file");
        told.clear();
    }
    (told + &String::from_utf8_lossy(&output.stderr), output.status.code().expect("a status"))
}

/// A folder with the four drafts of the demonstration.
fn desk(name: &str) -> PathBuf {
    let at = folder(&format!("book-{name}"), &[]);
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/demo");
    std::fs::create_dir_all(at.join("demo")).expect("a folder");
    for entry in std::fs::read_dir(demo).expect("the demonstration").flatten() {
        std::fs::copy(entry.path(), at.join("demo").join(entry.file_name())).expect("a copy");
    }
    at
}

#[test]
fn every_command_of_the_book_does_what_it_says() {
    for name in PAGES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
        let page = std::fs::read_to_string(&path).expect("a page").replace("\r\n", "\n");
        let at = desk(name);
        let mut fresh: Vec<(usize, usize, String)> = Vec::new();
        let update = std::env::var_os("UPDATE_BOOK").is_some();
        for item in items(&page) {
            match item {
                Item::File(file, text) => {
                    let file = at.join(file);
                    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
                    std::fs::write(file, text).expect("a file");
                }
                Item::Step(step) => {
                    let (told, status) = run(&at, &step.command);
                    let whole = !step.output.contains("[..]") && !step.output.lines().any(|l| l == "...");
                    if update && whole {
                        let mut lines = told;
                        if status != 0 {
                            let _ = writeln!(lines, "? {status}");
                        }
                        fresh.push((step.line, step.follow, lines));
                        continue;
                    }
                    assert_eq!(status, step.status, "{name}: {}\n{told}", step.command);
                    let place = format!("{name}: {}", step.command);
                    let wanted = snapbox::IntoData::into_data(step.output.as_str());
                    let same = snapbox::Assert::new().try_eq(Some(&place), told.into(), wanted);
                    same.unwrap_or_else(|error| panic!("{error}"));
                }
            }
        }
        if !fresh.is_empty() {
            let mut out = String::new();
            let old = |at: usize| fresh.iter().any(|(line, n, _)| at > *line && at <= line + n);
            for (at, line) in page.lines().enumerate().filter(|(at, _)| !old(*at)) {
                let _ = writeln!(out, "{line}");
                if let Some((.., told)) = fresh.iter().find(|(line, ..)| *line == at) {
                    out += told;
                }
            }
            std::fs::write(&path, out).expect("the page can be written");
        }
    }
}

/// Whatever a page names of the command is there: commands in running text too.
#[test]
fn commands_in_running_text_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages: Vec<PathBuf> = PAGES.iter().map(|name| root.join("docs").join(name)).collect();
    pages.extend(
        ["README.md", "CONTRIBUTING.md", "docs/claims.md", "docs/README.md"].map(|name| root.join(name)),
    );
    let help = |words: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_addsup")).args(words).arg("--help").output();
        let output = output.expect("addsup runs");
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    for page in pages {
        let text = std::fs::read_to_string(&page).expect("a page");
        for piece in text.split("addsup ").skip(1) {
            let words: Vec<&str> =
                piece.split(['`', '\n', '…']).next().unwrap_or("").split_whitespace().collect();
            let [verb, rest @ ..] = words.as_slice() else { continue };
            let known = [
                "check",
                "claims",
                "figures",
                "graph",
                "explain",
                "rules",
                "completions",
                "man",
                "lsp",
                "serve",
            ];
            if !known.contains(verb) {
                continue;
            }
            let (there, told) = match (*verb, rest) {
                ("rules", [what @ ("list" | "test" | "new"), ..]) => help(&["rules", what]),
                _ => help(&[verb]),
            };
            assert!(there, "{}: addsup {verb}", page.display());
            for option in rest.iter().filter_map(|word| word.strip_prefix("--")) {
                let option = option.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '-');
                let option = option.split(['=', '|', ',']).next().unwrap_or("");
                assert!(
                    told.contains(&format!("--{option}")),
                    "{}: addsup {verb} --{option}",
                    page.display()
                );
            }
        }
    }
}
