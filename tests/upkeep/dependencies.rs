//! What is built in: each crate has its reason, all of them licences that we allow.

use spdx::{Expression, LicenseReq, ParseMode};
use std::collections::BTreeSet;
use std::process::Command;
use toml::{Table, Value};

fn read(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn table(name: &str) -> Table {
    read(name).parse().unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The names that stand in backquotes in the first cell of each row.
fn listed(section: &str) -> BTreeSet<String> {
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.flat_map(|row| row.split('|').nth(1).unwrap_or("").split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_crate_has_its_reason() {
    let cargo = table("Cargo.toml");
    let page = read("docs/dependencies.md");
    let sections: Vec<BTreeSet<String>> = page.split("\n## ").skip(1).map(listed).collect();
    let [library, command, tests] = &sections[..] else { panic!("three lists: {sections:?}") };
    let named = |key: &str| cargo[key].as_table().expect("a table").clone();
    let optional = |value: &Value| value.get("optional").and_then(Value::as_bool) == Some(true);
    let (only_command, everywhere): (Vec<_>, Vec<_>) =
        named("dependencies").into_iter().partition(|(_, value)| optional(value));
    let names = |all: Vec<(String, Value)>| all.into_iter().map(|(name, _)| name).collect::<BTreeSet<_>>();
    assert_eq!(library, &names(everywhere));
    assert_eq!(command, &names(only_command));
    assert_eq!(tests, &names(named("dev-dependencies").into_iter().collect()));
}

#[test]
fn every_licence_is_one_that_we_allow() {
    let deny = table("deny.toml");
    let allowed: Vec<&str> = deny["licenses"]["allow"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|v| v.as_str().expect("a name"))
        .collect();
    let allows = |wanted: &LicenseReq| allowed.contains(&wanted.to_string().as_str());
    let mut wrong = Vec::new();
    for package in packages() {
        let (name, licence) =
            (package["name"].as_str().unwrap_or(""), package["license"].as_str().unwrap_or(""));
        // Older crates write "MIT/Apache-2.0".
        match Expression::parse_mode(licence, ParseMode::LAX) {
            Ok(expression) if expression.evaluate(allows) => {}
            Ok(_) => wrong.push(format!("{name}: {licence}")),
            Err(error) => wrong.push(format!("{name}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is built for this machine, tests included; it has all been fetched to build this.
fn packages() -> Vec<serde_json::Value> {
    let version = Command::new("rustc").arg("-vV").output().expect("rustc runs").stdout;
    let version = String::from_utf8_lossy(&version).into_owned();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    metadata["packages"].as_array().expect("packages").clone()
}
