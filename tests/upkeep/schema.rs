//! The JSON Schemas under docs/schema are those of the types, and real reports keep to them.
//!
//! `ADDSUP_UPDATE=1 cargo test --test upkeep schema` writes them anew.

use std::path::{Path, PathBuf};
use std::process::Command;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/schema/{name}.json"))
}

#[test]
fn the_schemas_are_those_of_the_types() {
    let all = addsup::render::schemas().into_iter().chain(addsup::settings::schemas());
    let all = all.map(|(name, schema)| (name, serde_json::to_string_pretty(&schema)));
    let own = serde_json::to_string_pretty(&addsup::serve::openapi());
    for (name, written) in all.chain([("openapi", own)]) {
        let wanted = written.expect("JSON") + "\n";
        if std::env::var_os("ADDSUP_UPDATE").is_some() {
            std::fs::create_dir_all(path(name).parent().expect("a folder")).expect("docs/schema");
            std::fs::write(path(name), &wanted).expect("the schema can be written");
        }
        let stands = std::fs::read_to_string(path(name)).unwrap_or_default().replace("\r\n", "\n");
        assert!(stands == wanted, "docs/schema/{name}.json is stale: run with ADDSUP_UPDATE=1");
    }
}

#[test]
fn reports_keep_to_their_schema() {
    for (name, schema) in addsup::render::schemas() {
        let validator = jsonschema::validator_for(schema.as_value()).expect("a schema");
        for copy in ["fixtures/demo", "fixtures/articles/en", "fixtures/articles/ar"] {
            let (command, format) = if name == "check-line" { ("check", "jsonl") } else { (name, "json") };
            let output = Command::new(env!("CARGO_BIN_EXE_addsup"))
                .args([command, copy, "--format", format])
                .current_dir(env!("CARGO_MANIFEST_DIR"))
                .output()
                .expect("addsup runs");
            // One object, or one a line.
            let reports = serde_json::Deserializer::from_slice(&output.stdout).into_iter();
            for report in reports {
                let report = report.expect("JSON");
                let errors: Vec<String> =
                    validator.iter_errors(&report).map(|e| format!("{}: {e}", e.instance_path())).collect();
                assert!(errors.is_empty(), "{name} {copy}: {errors:#?}");
            }
            assert!(!output.stdout.is_empty(), "{name} {copy}");
        }
        assert!(!validator.is_valid(&serde_json::json!({ "version": 1 })), "{name} accepts anything");
    }
}
