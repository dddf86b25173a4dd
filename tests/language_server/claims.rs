//! Files of claims, and rule files.

use crate::common::{addsup, folder, status};
use crate::editor::{Editor, apply, position, range};
use serde_json::{Value, json};

const URI: &str = "untitled:sheet.claims";

const SHEETS: [(&str, &str); 2] = [
    (
        "document \"Talks\" published 2021-04-07 language en\n\nsource kadhimi \"Mustafa al-Kadhimi\"\n\nkadhimi says \"About 3,000 soldiers are there, among them 3,500 Americans.\"\n    soldiers = 3,000 soldiers\n    americans = 3,500 Americans, part of soldiers\n",
        "soldiers",
    ),
    (
        "document \"المحادثات\" published 2021-04-07 language ar\n\nsource الكاظمي \"مصطفى الكاظمي\"\n\nالكاظمي says \"في البلاد 3000 جندي، بينهم 3500 أميركي.\"\n    الجنود = 3000 جندي\n    الأميركيون = 3500 أميركي, part of الجنود\n",
        "الجنود",
    ),
];

fn at(text: &str, byte: usize) -> Value {
    json!({ "textDocument": { "uri": URI }, "position": position(text, byte) })
}

#[test]
fn claims_that_clash_are_told_at_their_figures() {
    for (text, _) in SHEETS {
        let mut editor = Editor::plain();
        editor.open(URI, "claims", text);
        let found = editor.diagnostics(URI, 1);
        assert_eq!(
            found.iter().map(|d| d["code"].as_str()).collect::<Vec<_>>(),
            [Some("part-exceeds-whole")]
        );
    }
}

#[test]
fn a_mistake_is_told_where_it_stands() {
    for ((text, name), wrong) in SHEETS.into_iter().zip(["soldeirs", "الجنودد"]) {
        let mut editor = Editor::plain();
        let broken = text.replace(&format!("part of {name}"), &format!("part of {wrong}"));
        editor.open(URI, "claims", &broken);
        let found = editor.diagnostics(URI, 1);
        let mistake =
            found.iter().find(|d| d["range"] == range(&broken, wrong)).unwrap_or_else(|| panic!("{found:?}"));
        assert!(mistake["message"].as_str().expect("words").contains(name), "{mistake}");
    }
}

#[test]
fn names_are_found_and_completed() {
    for (text, name) in SHEETS {
        let mut editor = Editor::plain();
        editor.open(URI, "claims", text);
        let last = text.rfind(name).expect("the name");
        let given = editor.result("textDocument/definition", at(text, last));
        let definition = text.find(&format!("{name} =")).expect("where it is given");
        assert_eq!(given[0]["range"]["start"], position(text, definition), "{given}");
        let mut about = at(text, last);
        about["context"] = json!({ "includeDeclaration": true });
        assert_eq!(editor.result("textDocument/references", about).as_array().map(Vec::len), Some(2));

        let items = editor.result("textDocument/completion", at(text, last));
        let labels: Vec<&str> =
            items.as_array().expect("a list").iter().filter_map(|i| i["label"].as_str()).collect();
        assert!(labels.contains(&name) && labels.contains(&"part of"), "{labels:?}");
        let quoted = text.find("says \"").expect("a quotation") + "says \"".len() + 2;
        assert_eq!(editor.result("textDocument/completion", at(text, quoted)), json!([]));
    }
}

#[test]
fn a_file_is_brought_into_its_normal_form_and_stays_so() {
    let params = json!({ "textDocument": { "uri": URI }, "options": { "tabSize": 4, "insertSpaces": true } });
    for (text, _) in SHEETS {
        let mut editor = Editor::plain();
        let loose = text.replace("    ", "  ").replace("\n\n\n", "\n");
        editor.open(URI, "claims", &loose);
        let edits = editor.result("textDocument/formatting", params.clone());
        let neat = apply(&loose, edits.as_array().expect("changes"));
        assert!(neat.contains("\n    "), "{neat}");
        editor.change(URI, None, &neat);
        assert_eq!(editor.result("textDocument/formatting", params.clone()), json!([]));
        // Remarks and mistakes would be lost.
        editor.change(URI, None, &format!("{loose}# a remark\n"));
        assert_eq!(editor.result("textDocument/formatting", params.clone()), Value::Null);
        editor.change(URI, None, &format!("{loose}what = \n"));
        assert_eq!(editor.result("textDocument/formatting", params.clone()), Value::Null);
    }
}

#[test]
fn rule_files_tell_their_own_mistakes() {
    let at = folder("lsp-rule", &[]);
    assert_eq!(status(&addsup(&at, &["rules", "new", "my-rule"], "")), 0);
    let rule = std::fs::read_to_string(at.join("my-rule.toml")).expect("a starting file");
    let line = rule.lines().position(|line| line.starts_with("match")).expect("a pattern");
    let rule = rule.replacen("PART_OF", "PART_OFF", 1);
    let mut editor = Editor::plain();
    editor.open("untitled:my-rule.toml", "toml", &rule);
    let found = editor.diagnostics("untitled:my-rule.toml", 1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0]["message"].as_str().expect("words").contains("PART_OF"), "{found:?}");
    assert_eq!(found[0]["range"]["start"]["line"], line);
    // An example that does not come out is told at its line.
    let rule = rule.replacen("PART_OFF", "PART_OF", 1);
    let version = editor.change("untitled:my-rule.toml", None, &rule);
    assert_eq!(editor.diagnostics("untitled:my-rule.toml", version), Vec::<Value>::new());
    let lazy = rule.replacen("3,000 soldiers, among them 1,100", "3,000 soldiers, among them 2,100", 1);
    let version = editor.change("untitled:my-rule.toml", None, &lazy);
    let found = editor.diagnostics("untitled:my-rule.toml", version);
    assert_eq!((found.len(), &found[0]["severity"]), (1, &2.into()), "{found:?}");
    let line = lazy.lines().position(|line| line.contains("2,100")).expect("the example");
    assert_eq!(found[0]["range"]["start"]["line"], line);
    editor.open("untitled:Cargo.toml", "toml", "[package]\nname = 3\n");
    assert_eq!(editor.diagnostics("untitled:Cargo.toml", 3), Vec::<Value>::new());
}
