//! What a writer sees and does, in both languages.

use crate::editor::{Editor, apply, position, range};
use crate::{ARABIC, ENGLISH};
use serde_json::{Value, json};

const URI: &str = "untitled:draft";

/// Both drafts with the words of the two sides.
const DRAFTS: [(&str, &str, &str); 2] =
    [(ENGLISH, "140 machinists", "162 women"), (ARABIC, "140 مهندسا", "162 مهندسة")];

/// A document with more to it: sources, a repeated figure, a sum, a date.
const RICH_EN: &str = "---\ndate: 2022-03-15\nlang: en\n---\nNearly 60% of the force left in March. About 3,000 soldiers of \
    the force remain, among them 2,500 Americans, the minister Karim Saleh said.\n\nThe plant opened on 7 April 2021. \
    It employs 140 machinists, and the 140 machinists are paid monthly.\n";
const RICH_AR: &str = "---\ndate: 2022-03-15\nlang: ar\n---\nقال الوزير كريم صالح إن في البلاد نحو 3 آلاف جندي، بينهم 2500 جندي أميركي.\n\n\
    وافتتح المصنع في 7 نيسان/أبريل 2021، ويعمل فيه 140 مهندسا، ويتقاضى المهندسون الـ140 أجورهم شهريا.\n";

fn document() -> Value {
    json!({ "uri": URI })
}

fn at(text: &str, words: &str) -> Value {
    let byte = text.find(words).expect("the words stand in the text");
    json!({ "textDocument": document(), "position": position(text, byte) })
}

fn actions(editor: &mut Editor, text: &str, words: &str) -> Vec<Value> {
    let params =
        json!({ "textDocument": document(), "range": range(text, words), "context": { "diagnostics": [] } });
    editor.result("textDocument/codeAction", params).as_array().expect("a list").clone()
}

#[test]
fn a_clash_is_pushed_with_both_places_and_the_page_of_its_rule() {
    for (text, first, second) in DRAFTS {
        let mut editor = Editor::plain();
        editor.open(URI, "plaintext", text);
        let found = editor.diagnostics(URI, 1);
        assert_eq!(found.len(), 1, "{found:?}");
        let clash = &found[0];
        let other = &clash["relatedInformation"][0];
        let mut places = [&clash["range"], &other["location"]["range"]];
        places.sort_by_key(|place| place["start"]["character"].as_u64());
        assert_eq!(places, [&range(text, first), &range(text, second)]);
        assert!(other["message"].as_str().expect("words").contains("140"), "{other}");
        assert_eq!(
            (&clash["severity"], &clash["code"], &clash["source"]),
            (&1.into(), &"part-exceeds-whole".into(), &"addsup".into())
        );
        let page = clash["codeDescription"]["href"].as_str().expect("a page");
        let file = page.strip_prefix("file://").expect("a file");
        assert!(std::fs::read_to_string(file).expect("the page").contains("part-exceeds-whole"), "{page}");
        assert!(clash["message"].as_str().expect("words").lines().count() >= 2, "{clash}");
        assert_eq!(editor.quit(), 0);
    }
}

#[test]
fn where_related_places_cannot_be_shown_the_message_tells_them() {
    let mut editor = Editor::with(json!({}), Value::Null);
    editor.open(URI, "plaintext", ENGLISH);
    let clash = &editor.diagnostics(URI, 1)[0];
    assert!(clash.get("relatedInformation").is_none() && clash.get("codeDescription").is_none());
    assert!(clash["message"].as_str().expect("words").contains("7:21 “140 machinists”"), "{clash}");
}

#[test]
fn diagnostics_are_pulled_and_not_sent_twice() {
    let mut editor = Editor::with(json!({ "textDocument": { "diagnostic": {} } }), Value::Null);
    for (text, ..) in DRAFTS {
        editor.open(URI, "markdown", text);
        let first = editor.result("textDocument/diagnostic", json!({ "textDocument": document() }));
        assert_eq!((&first["kind"], first["items"].as_array().map(Vec::len)), (&"full".into(), Some(1)));
        let again = json!({ "textDocument": document(), "previousResultId": first["resultId"] });
        assert_eq!(editor.result("textDocument/diagnostic", again.clone())["kind"], "unchanged");
        editor.change(URI, None, &text.replace("162", "122"));
        let fixed = editor.result("textDocument/diagnostic", again);
        assert_eq!((&fixed["kind"], &fixed["items"]), (&"full".into(), &json!([])));
    }
}

#[test]
fn both_changes_are_offered_and_each_settles_the_clash() {
    for (text, first, second) in DRAFTS {
        let mut editor = Editor::plain();
        editor.open(URI, "plaintext", text);
        // On whichever side the writer stands.
        for words in [first, second] {
            let offered = actions(&mut editor, text, words);
            assert_eq!(offered.len(), 2, "{offered:?}");
            for action in &offered {
                assert_eq!(
                    (&action["kind"], &action["diagnostics"][0]["code"]),
                    (&"quickfix".into(), &"part-exceeds-whole".into())
                );
                let edits = action["edit"]["changes"][URI].as_array().expect("changes");
                let settled = apply(text, edits);
                let version = editor.change(URI, None, &settled);
                assert_eq!(editor.diagnostics(URI, version), Vec::<Value>::new(), "{settled}");
                editor.change(URI, None, text);
            }
        }
        let titles: Vec<String> =
            actions(&mut editor, text, first).iter().map(|a| a["title"].to_string()).collect();
        assert!(titles.iter().all(|title| title.contains("140") && title.contains("162")), "{titles:?}");
        assert!(actions(&mut editor, text, "20").is_empty());
    }
}

#[test]
fn changes_carry_the_version_where_the_client_wants_it() {
    let capabilities = json!({ "workspace": { "workspaceEdit": { "documentChanges": true } }, "window": { "showDocument": { "support": true } } });
    let mut editor = Editor::with(capabilities, Value::Null);
    editor.open(
        URI,
        "html",
        "<p lang='en'>The yard employs <b>140</b> machinists, among them <b>162 women</b>.</p>",
    );
    let text = "<p lang='en'>The yard employs <b>140</b> machinists, among them <b>162 women</b>.</p>";
    let offered = actions(&mut editor, text, "162");
    assert_eq!(offered.len(), 6, "{offered:?}");
    let change = &offered[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": URI, "version": 1 }));
    let settled = apply(text, change["edits"].as_array().expect("changes"));
    assert!(settled.contains("<b>140") && settled.matches("<b>").count() == 2, "{settled}");
    // The page of the rule is a command of the server, which asks the client to show it.
    let command = &offered[5]["command"];
    let id = editor.begin(
        "workspace/executeCommand",
        json!({ "command": command["command"], "arguments": command["arguments"] }),
    );
    let asked = editor.told("window/showDocument");
    assert!(asked["uri"].as_str().expect("a page").ends_with("part-exceeds-whole.md"), "{asked}");
    assert!(editor.answer(id).get("error").is_none());
    let only = json!({ "textDocument": document(), "range": range(text, "162"), "context": { "diagnostics": [], "only": ["refactor"] } });
    assert_eq!(editor.result("textDocument/codeAction", only), json!([]));
}

#[test]
fn a_clash_is_set_aside_in_the_copy_with_a_reason() {
    for (text, _, second) in DRAFTS {
        for language in ["markdown", "html"] {
            let text = if language == "html" { html(text) } else { text.to_owned() };
            let mut editor = Editor::plain();
            editor.open(URI, language, &text);
            let offered = actions(&mut editor, &text, second);
            assert_eq!(offered.len(), 5, "{offered:?}");
            for action in &offered[2..] {
                let aside = apply(&text, action["edit"]["changes"][URI].as_array().expect("changes"));
                assert!(aside.contains("<!-- addsup: ignore"), "{aside}");
                let version = editor.change(URI, None, &aside);
                assert_eq!(editor.diagnostics(URI, version), Vec::<Value>::new(), "{aside}");
                editor.change(URI, None, &text);
            }
        }
    }
}

/// A draft as a page.
fn html(text: &str) -> String {
    let copy = text.trim_end().rsplit('\n').next().expect("copy");
    let lang = if text.contains("lang: ar") { "ar" } else { "en" };
    format!("<html lang='{lang}'><body><article><p>{copy}</p></article></body></html>\n")
}

fn hover(editor: &mut Editor, text: &str, words: &str) -> String {
    let told = editor.result("textDocument/hover", at(text, words));
    told["contents"]["value"].as_str().unwrap_or("").to_owned()
}

#[test]
fn a_figure_tells_how_it_is_read_and_a_clash_why() {
    let mut editor = Editor::plain();
    editor.open(URI, "plaintext", RICH_EN);
    let told = hover(&mut editor, RICH_EN, "3,000 soldiers");
    for words in [
        "3,000 soldiers",
        "read as",
        "told as about",
        "Karim Saleh",
        "“2,500 Americans” is part of “3,000 soldiers”",
        "checked",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let told = hover(&mut editor, RICH_EN, "7 April 2021");
    assert!(told.contains("Wednesday, 2021-04-07"), "{told}");
    assert!(!hover(&mut editor, RICH_EN, "paid monthly").contains("140"));

    editor.open(URI, "plaintext", RICH_AR);
    let told = hover(&mut editor, RICH_AR, "3 آلاف");
    for words in ["يقرأ: ", "قيل على وجه التقريب", "كريم صالح", "«2500 جندي» جزء من «3 آلاف جندي»", "مفحوص"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
    for (text, _, second) in DRAFTS {
        editor.open(URI, "plaintext", text);
        let told = hover(&mut editor, text, second);
        assert!(told.contains("162") && told.contains("part-exceeds-whole.md"), "{told}");
    }
}

#[test]
fn the_messages_are_in_the_language_that_was_asked_for() {
    let mut editor = Editor::with(json!({}), json!({ "messages": "ar" }));
    editor.open(URI, "plaintext", ENGLISH);
    let clash = editor.diagnostics(URI, 1)[0]["message"].to_string();
    assert!(clash.contains("لا يمكن"), "{clash}");
}

#[test]
fn claims_are_listed_by_who_states_them() {
    let nested =
        json!({ "textDocument": { "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } } });
    for (text, writer, source, figure) in
        [(RICH_EN, "writer", "Karim Saleh", "2,500 Americans"), (RICH_AR, "الكاتب", "كريم صالح", "2500 جندي")]
    {
        let mut editor = Editor::with(nested.clone(), Value::Null);
        editor.open(URI, "plaintext", text);
        let all = editor.result("textDocument/documentSymbol", json!({ "textDocument": document() }));
        let sources: Vec<&Value> = all.as_array().expect("a list").iter().collect();
        let named =
            |name: &str| sources.iter().find(|s| s["name"].as_str().is_some_and(|n| n.contains(name)));
        let said = named(source).unwrap_or_else(|| panic!("{source}: {all}"));
        assert!(named(writer).is_some(), "{all}");
        let claims = said["children"].as_array().expect("claims");
        let claim = claims.iter().find(|c| c["name"] == figure).unwrap_or_else(|| panic!("{figure}: {all}"));
        assert_eq!(claim["selectionRange"], range(text, figure));

        let mut editor = Editor::plain();
        editor.open(URI, "plaintext", text);
        let flat = editor.result("textDocument/documentSymbol", json!({ "textDocument": document() }));
        let claim =
            flat.as_array().expect("a list").iter().find(|c| c["name"] == figure).expect("the figure");
        assert!(claim["containerName"].as_str().is_some_and(|name| name.contains(source)), "{claim}");
    }
}

#[test]
fn a_part_leads_to_its_whole_and_a_figure_to_its_like() {
    let mut editor = Editor::plain();
    for (text, part, whole, later) in [
        (RICH_EN, "2,500 Americans", "3,000 soldiers", "140 machinists are"),
        (RICH_AR, "2500 جندي", "3 آلاف جندي", "الـ140"),
    ] {
        editor.open(URI, "plaintext", text);
        let found = editor.result("textDocument/definition", at(text, part));
        assert_eq!(found[0]["range"], range(text, whole), "{found}");
        let first = if text == RICH_EN { "140 machinists" } else { "140 مهندسا" };
        let found = editor.result("textDocument/definition", at(text, later));
        assert_eq!(found[0]["range"], range(text, first), "{found}");
        let mut about = at(text, later);
        about["context"] = json!({ "includeDeclaration": true });
        assert_eq!(editor.result("textDocument/references", about).as_array().map(Vec::len), Some(2));
        editor = Editor::plain();
    }
}

#[test]
fn hints_are_shown_to_those_who_want_them() {
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let params = json!({ "textDocument": document(), "range": whole });
    for (text, weekday, value) in [(RICH_EN, "(Wednesday)", "7,500"), (RICH_AR, "(الأربعاء)", "")] {
        let mut editor = Editor::plain();
        editor.open(URI, "plaintext", text);
        assert_eq!(editor.result("textDocument/inlayHint", params.clone()), json!([]));
        let mut editor = Editor::with(json!({}), json!({ "inlayHints": true }));
        editor.open(URI, "plaintext", text);
        let hints = editor.result("textDocument/inlayHint", params.clone());
        let label = |wanted: &str| {
            hints
                .as_array()
                .expect("a list")
                .iter()
                .any(|h| h["label"].as_str().is_some_and(|l| l.contains(wanted)))
        };
        assert!(label(weekday) && label(value), "{hints}");
    }
}

#[test]
fn the_claim_graph_is_drawn() {
    let mut editor = Editor::plain();
    for text in [RICH_EN, RICH_AR] {
        editor.open(URI, "plaintext", text);
        for (form, begins) in [("mermaid", "flowchart"), ("dot", "digraph"), ("text", "untitled:draft")] {
            let drawn = editor.result(
                "workspace/executeCommand",
                json!({ "command": "addsup.graph", "arguments": [URI, form] }),
            );
            let drawn = drawn.as_str().expect("text");
            assert!(drawn.starts_with(begins) && drawn.contains("2"), "{drawn}");
        }
        let figures = editor
            .result("workspace/executeCommand", json!({ "command": "addsup.figures", "arguments": [URI] }));
        assert!(
            figures["seen"].as_u64() >= figures["checked"].as_u64() && figures["checked"].as_u64() > Some(0),
            "{figures}"
        );
    }
    let unknown = editor.ask("workspace/executeCommand", json!({ "command": "addsup.fly", "arguments": [] }));
    assert_eq!(unknown["error"]["code"], -32602);
    let never = editor.result(
        "workspace/executeCommand",
        json!({ "command": "addsup.graph", "arguments": ["untitled:no"] }),
    );
    assert_eq!(never, Value::Null);
}

#[test]
fn what_is_typed_moves_what_was_seen() {
    // Nothing is checked again within the test: the answers come from the first check.
    let mut editor = Editor::with(json!({}), json!({ "delay": 600_000 }));
    for text in [RICH_EN, RICH_AR] {
        editor.open(URI, "plaintext", text);
        editor.diagnostics(URI, 1);
        let start = json!({ "line": 4, "character": 0 });
        editor.change(URI, Some(json!({ "start": start, "end": start })), "😀 خبر\n\n");
        let moved =
            text.replacen("---\n", "@", 1).replacen("---\n", "---\n😀 خبر\n\n", 1).replacen('@', "---\n", 1);
        let words = if text == RICH_EN { "2,500 Americans" } else { "2500 جندي" };
        let told = editor.result("textDocument/hover", at(&moved, words));
        assert_eq!(told["range"], range(&moved, words), "{told}");
        editor.tell("textDocument/didClose", json!({ "textDocument": document() }));
        editor = Editor::with(json!({}), json!({ "delay": 600_000 }));
    }
}
