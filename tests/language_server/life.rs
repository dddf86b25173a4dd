//! Beginning, end, and everything that goes wrong between.

use crate::editor::{Editor, range};
use crate::{ARABIC, ENGLISH};
use serde_json::{Value, json};

#[test]
fn a_client_that_says_goodbye_ends_with_0_and_one_that_vanishes_with_1() {
    assert_eq!(Editor::plain().quit(), 0);
    assert_eq!(Editor::plain().vanish(), 1);
    assert_eq!(Editor::start().vanish(), 1);
    let mut editor = Editor::plain();
    editor.tell("exit", Value::Null);
    assert_eq!(editor.vanish(), 1);
}

#[test]
fn nothing_is_answered_before_the_introduction_and_after_the_goodbye() {
    let mut editor = Editor::start();
    assert_eq!(editor.ask("textDocument/hover", json!({}))["error"]["code"], -32002);
    editor.tell("textDocument/didOpen", json!({}));
    assert!(editor.ask("initialize", json!({ "capabilities": {} }))["result"].is_object());
    assert_eq!(editor.ask("initialize", json!({ "capabilities": {} }))["error"]["code"], -32600);
    assert_eq!(editor.ask("shutdown", Value::Null)["result"], Value::Null);
    assert_eq!(editor.ask("textDocument/hover", json!({}))["error"]["code"], -32600);
}

#[test]
fn columns_are_counted_as_the_client_wants() {
    let line = ENGLISH.lines().last().expect("the last line");
    let before = line.split("162 women").next().expect("what stands before");
    let units: [usize; 3] = [before.len(), before.encode_utf16().count(), before.chars().count()];
    for (offered, agreed, start) in [
        (json!(["utf-8", "utf-16"]), "utf-8", units[0]),
        (json!(["utf-16", "utf-32"]), "utf-32", units[2]),
        (json!(["utf-16"]), "utf-16", units[1]),
        (Value::Null, "utf-16", units[1]),
        (json!("all"), "utf-16", units[1]),
    ] {
        let mut editor = Editor::start();
        let capabilities = json!({ "general": { "positionEncodings": offered } });
        let answer = editor.ask("initialize", json!({ "capabilities": capabilities }));
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], agreed);
        editor.tell("initialized", json!({}));
        editor.open("untitled:1", "plaintext", ENGLISH);
        let found = editor.diagnostics("untitled:1", 1);
        let place = |at: usize| json!({ "line": 6, "character": at });
        assert_eq!(found[0]["range"], json!({ "start": place(start), "end": place(start + 9) }), "{agreed}");
    }
}

#[test]
fn what_is_no_message_is_answered_and_passed_over() {
    let mut editor = Editor::plain();
    let framed = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
    editor.raw(b"rubbish\r\n\r\n\x00\xff\n");
    editor.raw(framed("{ \"jsonrpc\": ").as_bytes());
    let refused = editor.wait(|message| message.get("error").is_some());
    assert_eq!((&refused["id"], &refused["error"]["code"]), (&Value::Null, &json!(-32700)));
    editor.raw(framed("{\"jsonrpc\":\"2.0\",\"id\":77,\"method\":[]}").as_bytes());
    let refused = editor.wait(|message| message["id"] == 77);
    assert_eq!(refused["error"]["code"], -32600);
    editor.raw(framed("[1, 2]").as_bytes());
    editor.raw(framed("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":7}").as_bytes());
    assert_eq!(editor.ask("textDocument/hover", json!({ "textDocument": 3 }))["error"]["code"], -32602);
    assert_eq!(editor.ask("textDocument/foldEverything", json!({}))["error"]["code"], -32601);
    editor.tell("$/whatever", json!({ "a": 1 }));
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": "untitled:never" } }));
    let bad = json!({ "textDocument": { "uri": "untitled:9" }, "position": "here" });
    editor.open("untitled:9", "plaintext", ARABIC);
    assert_eq!(editor.ask("textDocument/hover", bad)["error"]["code"], -32602);
    assert_eq!(editor.quit(), 0);
}

#[test]
fn positions_beyond_the_text_are_the_nearest_places() {
    let mut editor = Editor::plain();
    for (line, character) in [(0, 999), (6, u32::MAX), (4_000_000, 0), (u32::MAX, u32::MAX)] {
        editor.open("untitled:1", "plaintext", ENGLISH);
        let position = json!({ "line": line, "character": character });
        let at = json!({ "textDocument": { "uri": "untitled:1" }, "position": position });
        assert!(editor.ask("textDocument/hover", at.clone()).get("error").is_none());
        assert!(editor.ask("textDocument/definition", at).get("error").is_none());
        let whole = json!({ "start": position, "end": { "line": 0, "character": 0 } });
        let version = editor.change("untitled:1", Some(whole), "x");
        editor.diagnostics("untitled:1", version);
    }
    assert_eq!(editor.quit(), 0);
}

#[test]
fn changes_are_taken_where_they_are_made() {
    let mut editor = Editor::plain();
    for (text, women) in [(ENGLISH, "1 women"), (ARABIC, "1 مهندسة")] {
        editor.open("untitled:1", "plaintext", text);
        assert_eq!(editor.diagnostics("untitled:1", 1).len(), 1);
        // In two steps, as somebody types.
        editor.change("untitled:1", Some(range(text, "162")), "1");
        let end = range(&text.replace("162", "1"), women)["start"].clone();
        let end =
            json!({ "line": end["line"], "character": end["character"].as_u64().expect("a column") + 1 });
        let version = editor.change("untitled:1", Some(json!({ "start": end, "end": end })), "22");
        let found = editor.diagnostics("untitled:1", version);
        assert_eq!(found, Vec::<Value>::new());
        editor = Editor::plain();
    }
}

#[test]
fn a_question_that_is_taken_back_is_answered_as_such() {
    let mut editor = Editor::with(json!({ "textDocument": { "diagnostic": {} } }), Value::Null);
    let long = ENGLISH.to_owned() + &"The town has 12 people and 30 dogs. ".repeat(3_000);
    editor.open("untitled:1", "plaintext", &long);
    let id = editor.begin("textDocument/diagnostic", json!({ "textDocument": { "uri": "untitled:1" } }));
    editor.tell("$/cancelRequest", json!({ "id": id }));
    editor.tell("$/cancelRequest", json!({ "id": "never asked" }));
    assert_eq!(editor.answer(id)["error"]["code"], -32800);
    // A document that is closed answers what was asked of it.
    let id = editor.begin("textDocument/diagnostic", json!({ "textDocument": { "uri": "untitled:1" } }));
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": "untitled:1" } }));
    assert_eq!(editor.answer(id)["result"]["items"], json!([]));
    assert_eq!(editor.quit(), 0);
}

#[test]
fn every_question_in_every_wrong_form_has_an_answer() {
    let mut editor = Editor::plain();
    editor.open("untitled:1", "plaintext", ARABIC);
    let document = json!({ "uri": "untitled:1" });
    let methods = [
        "hover",
        "definition",
        "references",
        "codeAction",
        "documentSymbol",
        "inlayHint",
        "completion",
        "formatting",
        "diagnostic",
        "rename",
    ];
    for method in methods.map(|method| format!("textDocument/{method}")) {
        for params in [
            Value::Null,
            json!([]),
            json!("x"),
            json!({ "textDocument": document }),
            json!({ "textDocument": { "uri": "not an address" }, "position": { "line": 1, "character": 1 } }),
            json!({ "textDocument": document, "position": { "line": -1, "character": 0.5 } }),
            json!({ "textDocument": document, "range": { "start": 3 }, "context": [] }),
        ] {
            let id = editor.begin(&method, params);
            editor.answer(id);
        }
    }
    for command in
        [json!(null), json!(7), json!("addsup.graph"), json!("addsup.rule"), json!("addsup.figures")]
    {
        for arguments in [json!(null), json!([]), json!([[1]]), json!(["no such thing", 3])] {
            let id = editor
                .begin("workspace/executeCommand", json!({ "command": command, "arguments": arguments }));
            editor.answer(id);
        }
    }
    let id = editor.begin("workspace/diagnostic", json!({ "previousResultIds": 9 }));
    editor.answer(id);
    assert_eq!(editor.quit(), 0);
}

#[test]
fn a_document_that_is_closed_and_opened_again_is_seen_as_it_is_now() {
    let mut editor = Editor::plain();
    let sound = ENGLISH.replace("162", "62");
    for _ in 0..20 {
        editor.open("untitled:1", "plaintext", ENGLISH);
        editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": "untitled:1" } }));
    }
    editor.open("untitled:1", "plaintext", &sound);
    let all = json!({ "textDocument": { "uri": "untitled:1" } });
    let pulled = editor.result("textDocument/diagnostic", all);
    assert_eq!(pulled["items"], json!([]));
    assert_eq!(editor.quit(), 0);
}
