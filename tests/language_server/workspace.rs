//! Folders, settings, and files that change.

use crate::common::{addsup, folder, status};
use crate::editor::{Editor, uri};
use crate::{ARABIC, ENGLISH};
use serde_json::{Value, json};

fn pulling() -> Value {
    json!({ "textDocument": { "diagnostic": {} }, "window": { "workDoneProgress": true } })
}

#[test]
fn the_whole_workspace_is_pulled_once() {
    let files: [(&str, &[u8]); 5] = [
        ("en.txt", ENGLISH.as_bytes()),
        ("خبر.md", ARABIC.as_bytes()),
        ("sound.txt", b"The dairy employs 48 packers, among them 31 women.\n"),
        ("package.json", b"{\"version\": 3}"),
        ("old.txt", b"caf\xe9 12"),
    ];
    let at = folder("lsp-pull", &files);
    let mut editor = Editor::in_folder(Some(&at), pulling(), Value::Null);
    let params = json!({ "previousResultIds": [], "workDoneToken": "sweep" });
    let first = editor.result("workspace/diagnostic", params);
    let items = first["items"].as_array().expect("a list");
    let count = |name: &str| {
        let item = items.iter().find(|i| i["uri"] == uri(&at.join(name)));
        item.and_then(|i| i["items"].as_array()).map(Vec::len)
    };
    assert_eq!(
        ["en.txt", "خبر.md", "sound.txt", "package.json", "old.txt"].map(count),
        [Some(1), Some(1), Some(0), None, None]
    );
    let steps: Vec<Value> = (0..3).map(|_| editor.told("$/progress")["value"]["kind"].clone()).collect();
    assert_eq!(steps, ["begin", "report", "end"]);

    let had: Vec<Value> = items.iter().map(|i| json!({ "uri": i["uri"], "value": i["resultId"] })).collect();
    let again = editor.result("workspace/diagnostic", json!({ "previousResultIds": had }));
    assert!(again["items"].as_array().expect("a list").iter().all(|i| i["kind"] == "unchanged"), "{again}");
    assert_eq!(editor.quit(), 0);
}

#[test]
fn a_check_of_the_workspace_is_pushed_and_shows_its_progress() {
    let at = folder("lsp-push", &[("en.txt", ENGLISH.as_bytes()), ("ar.txt", ARABIC.as_bytes())]);
    let mut editor =
        Editor::in_folder(Some(&at), json!({ "window": { "workDoneProgress": true } }), Value::Null);
    let id = editor
        .begin("workspace/executeCommand", json!({ "command": "addsup.checkWorkspace", "arguments": [] }));
    let token = editor.told("window/workDoneProgress/create")["token"].clone();
    assert_eq!(editor.told("$/progress")["token"], token);
    assert_eq!(editor.answer(id)["result"], 2);
    let pushed = editor.told("textDocument/publishDiagnostics");
    assert_eq!(pushed["diagnostics"].as_array().map(Vec::len), Some(1));
}

#[test]
fn settings_are_asked_for_and_hold_at_once() {
    let mut editor = Editor::with(json!({ "workspace": { "configuration": true } }), Value::Null);
    editor.open("untitled:1", "plaintext", ENGLISH);
    let asked = editor.wait(|m| m["method"] == "workspace/configuration");
    editor.send(
        json!({ "id": asked["id"], "result": [{ "messages": "ar", "rules": { "off": ["nothing"] } }] }),
    );
    let told = editor.told("window/showMessage");
    assert!(told["message"].as_str().expect("words").contains("nothing"), "{told}");
    let arabic =
        |m: &Value| m["params"]["diagnostics"][0]["message"].as_str().is_some_and(|m| m.contains("لا يمكن"));
    editor.wait(arabic);
    editor.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
    let asked = editor.wait(|m| m["method"] == "workspace/configuration");
    editor.send(json!({ "id": asked["id"], "result": [{ "rules": { "off": ["part-exceeds-whole"] } }] }));
    editor.wait(|m| m["params"]["diagnostics"] == json!([]));
}

#[test]
fn a_setting_that_cannot_be_is_told_in_the_language_of_the_client() {
    let mut editor = Editor::with(json!({}), Value::Null);
    editor.tell("workspace/didChangeConfiguration", json!({ "settings": { "addsup": { "date": "soon" } } }));
    let told = editor.told("window/showMessage");
    assert!(told["message"].as_str().expect("words").contains("addsup.date"), "{told}");
    let mut editor = Editor::start();
    editor.ask(
        "initialize",
        json!({ "capabilities": {}, "locale": "ar-EG", "initializationOptions": { "delay": "x" } }),
    );
    let told = editor.told("window/showMessage");
    assert!(told["message"].as_str().expect("words").contains("الإعداد addsup.delay"), "{told}");
}

#[test]
fn rules_and_a_fact_sheet_of_the_newsroom_hold_and_are_watched() {
    let facts = "document \"Facts\" published 2021-04-01 language en\nmeasure machinists \"machinists\"\n\
        machinists.now = 140 machinists, measures machinists\n";
    let at = folder("lsp-facts", &[("facts.claims", facts.as_bytes())]);
    let capabilities = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } },
        "textDocument": { "publishDiagnostics": { "relatedInformation": true } } });
    let mut editor = Editor::in_folder(Some(&at), capabilities, json!({ "facts": "facts.claims" }));
    let asked = editor.wait(|m| m["method"] == "client/registerCapability");
    assert_eq!(asked["params"]["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    editor.open("untitled:1", "plaintext", "The yard employs 190 machinists, its owner said.\n");
    let found = editor.diagnostics("untitled:1", 1);
    let place = &found[0]["relatedInformation"][0]["location"];
    assert_eq!(
        (&place["uri"], &place["range"]["start"]["line"]),
        (&uri(&at.join("facts.claims")).into(), &2.into())
    );
    std::fs::write(at.join("facts.claims"), facts.replace("140", "190")).expect("a file");
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert_eq!(editor.diagnostics("untitled:1", 1), Vec::<Value>::new());
}

#[test]
fn a_rule_file_that_is_saved_holds_from_then_on() {
    let at = folder("lsp-save", &[("en.txt", ENGLISH.as_bytes())]);
    assert_eq!(status(&addsup(&at, &["rules", "new", "over-third", "--dir", "."], "")), 0);
    let rule = std::fs::read_to_string(at.join("over-third.toml")).expect("a rule");
    let mut editor = Editor::in_folder(Some(&at), json!({}), json!({ "rules": { "paths": ["."] } }));
    let text = ENGLISH.replace("162", "90");
    editor.open("untitled:1", "plaintext", &text);
    assert_eq!(editor.diagnostics("untitled:1", 1)[0]["code"], "over-third");
    std::fs::write(at.join("over-third.toml"), rule.replace("part * 2", "part")).expect("a file");
    editor.open(&uri(&at.join("over-third.toml")), "toml", &rule);
    editor
        .tell("textDocument/didSave", json!({ "textDocument": { "uri": uri(&at.join("over-third.toml")) } }));
    editor.wait(|m| m["params"]["uri"] == "untitled:1" && m["params"]["diagnostics"] == json!([]));
}

#[test]
fn figures_are_told_to_a_client_that_shows_them() {
    let mut editor = Editor::with(json!({ "experimental": { "addsupFigures": true } }), Value::Null);
    editor.open("untitled:1", "plaintext", ARABIC);
    let told = editor.told("addsup/figures");
    assert_eq!((&told["uri"], &told["figures"]["findings"]), (&"untitled:1".into(), &1.into()));
}

/// A client that makes files and takes changes with versions.
fn making() -> Value {
    json!({ "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] } } })
}

fn offered(editor: &mut Editor, address: &str, place: Value) -> Vec<Value> {
    let params =
        json!({ "textDocument": { "uri": address }, "range": place, "context": { "diagnostics": [] } });
    editor.result("textDocument/codeAction", params).as_array().expect("a list").clone()
}

#[test]
fn a_clash_in_a_text_is_set_aside_beside_it() {
    for (name, text, words) in [("en.txt", ENGLISH, "162 women"), ("خبر.txt", ARABIC, "162 مهندسة")]
    {
        let at = folder("lsp-sidecar", &[(name, text.as_bytes())]);
        let (address, beside) = (uri(&at.join(name)), at.join(name).with_extension("addsup.toml"));
        let mut editor = Editor::in_folder(Some(&at), making(), Value::Null);
        editor.open(&address, "plaintext", text);
        let found = editor.diagnostics(&address, 1);
        let all = offered(&mut editor, &address, found[0]["range"].clone());
        assert_eq!(all.len(), 5, "{all:?}");
        let [create, change] = [0, 1].map(|n| all[2]["edit"]["documentChanges"][n].clone());
        assert_eq!((&create["kind"], &create["uri"]), (&"create".into(), &uri(&beside).into()));
        let entry = change["edits"][0]["newText"].as_str().expect("an entry").to_owned();
        assert!(entry.contains(words), "{entry}");
        // As an editor does it that shows the new file before it is saved.
        editor.open(&uri(&beside), "toml", &entry);
        editor.wait(|m| m["params"]["uri"] == address.as_str() && m["params"]["diagnostics"] == json!([]));
        // A second entry goes behind the first, and one that covers nothing is told.
        editor.change(&address, None, &text.replace("162", "122"));
        let told = editor.wait(|m| {
            m["params"]["uri"] == address.as_str() && m["params"]["diagnostics"][0]["severity"] == 3
        });
        assert!(
            told["params"]["diagnostics"][0]["message"]
                .as_str()
                .expect("words")
                .contains("part-exceeds-whole")
        );
        editor.change(&uri(&beside), None, &entry.replace("reason", "raeson"));
        let told = editor.wait(|m| {
            m["params"]["uri"] == uri(&beside).as_str() && m["params"]["diagnostics"][0]["severity"] == 1
        });
        assert!(
            told["params"]["diagnostics"][0]["message"].as_str().expect("words").contains("reason"),
            "{told}"
        );
        assert_eq!(editor.quit(), 0);
    }
}

#[test]
fn a_configuration_holds_for_its_folder_as_it_is_typed() {
    let set = "messages = \"ar\"\n[rules]\noff = [\"part-exceeds-whole\"]\n";
    let at =
        folder("lsp-configuration", &[("copy/en.txt", ENGLISH.as_bytes()), ("addsup.toml", set.as_bytes())]);
    let mut editor = Editor::in_folder(Some(&at), json!({}), Value::Null);
    let (draft, configuration) = (uri(&at.join("copy/en.txt")), uri(&at.join("addsup.toml")));
    editor.open(&draft, "plaintext", ENGLISH);
    assert_eq!(editor.diagnostics(&draft, 1), Vec::<Value>::new());
    editor.open(&configuration, "toml", set);
    editor.change(&configuration, None, "messages = \"ar\"\n");
    let told =
        editor.wait(|m| m["params"]["uri"] == draft.as_str() && m["params"]["diagnostics"][0].is_object());
    assert!(
        told["params"]["diagnostics"][0]["message"].as_str().expect("words").contains("لا يمكن"),
        "{told}"
    );
    editor.change(&configuration, None, "mesages = \"ar\"\n");
    let told = editor
        .wait(|m| m["params"]["uri"] == configuration.as_str() && m["params"]["diagnostics"][0].is_object());
    assert!(
        told["params"]["diagnostics"][0]["message"].as_str().expect("words").contains("messages"),
        "{told}"
    );
    let told = editor.told("window/showMessage");
    assert!(told["message"].as_str().expect("words").contains("addsup.toml:1:1"), "{told}");
}
