//! A Word file handed back with comments: at the right words, and nothing else changed.

use crate::common::{addsup, folder, said, status};
use serde_json::Value;
use std::io::{Read, Write};
use std::path::Path;

const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPES: &str = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
const LINKS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"addsup\" Type=\"x\" Target=\"y.xml\"/></Relationships>";

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("a package").into_inner()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    zip.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

/// The paragraphs of a body in Word's own elements.
fn body(paragraphs: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"{SPACE}\" xmlns:mc=\"m\"><w:body>{paragraphs}</w:body></w:document>"
    )
}

fn run(words: &str) -> String {
    format!("<w:r w:rsidR=\"00A1\"><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r>")
}

/// The file with its comments, checked in this language; the status must be 1.
fn commented(name: &str, lang: &str, parts: &[(&str, &str)]) -> (Vec<u8>, Vec<u8>) {
    let before = packed(parts);
    let at = folder(&format!("word-{name}"), &[("a.docx", &before)]);
    let output = addsup(&at, &["check", "a.docx", "--lang", lang, "--format", "docx", "-o", "b.docx"], "");
    assert_eq!(status(&output), 1, "{name}: {}", said(&output));
    let after = std::fs::read(at.join("b.docx")).expect("a file");
    untouched(name, &before, &after);
    again(&at, lang);
    (before, after)
}

/// What was there is there still, byte by byte; only something was put in.
fn untouched(name: &str, before: &[u8], after: &[u8]) {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(before)).expect("a package");
    for index in 0..zip.len() {
        let mut text = String::new();
        let mut old = zip.by_index(index).expect("a part");
        old.read_to_string(&mut text).expect("text");
        let part_name = old.name().expect("a name").into_owned();
        let new = part(after, &part_name);
        let mut rest = new.chars();
        assert!(text.chars().all(|c| rest.any(|other| other == c)), "{name}: {part_name}\n{text}\n{new}");
    }
}

/// Checked again, it is found the same.
fn again(at: &Path, lang: &str) {
    let messages = |file: &str| {
        let output = addsup(at, &["check", file, "--lang", lang, "--format", "json"], "");
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let findings = report["files"][0]["findings"].as_array().expect("findings").clone();
        findings.iter().map(|f| f["message"].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(messages("a.docx"), messages("b.docx"));
}

/// The words that each comment stands at, by id.
fn places(xml: &str) -> Vec<(u32, String)> {
    let mut found = Vec::new();
    for (at, _) in xml.match_indices("commentRangeStart") {
        let id = xml[at..].split('"').nth(1).expect("an id");
        let rest = &xml[at..];
        let end = rest.find(&format!("commentRangeEnd w:id=\"{id}\"")).expect("an end");
        let words = rest[..end].split("<w:t").skip(1).filter_map(|t| t.split_once('>')?.1.split('<').next());
        found.push((id.parse().expect("a number"), words.collect::<String>()));
    }
    found
}

fn words(xml: &str) -> Vec<String> {
    places(xml).into_iter().map(|(_, words)| words).collect()
}

#[test]
fn a_comment_stands_at_each_side_of_a_clash() {
    for (lang, copy, first, second, told) in [
        (
            "en",
            "The dairy employs 48 packers, among them 63 women &amp; more.",
            "48 packers",
            "63 women",
            "63 women cannot be among 48 packers",
        ),
        ("ar", "يعمل في المصنع 48 عاملا، بينهم 63 امرأة هناك.", "48 عاملا", "63 امرأة", "لا يمكن أن يكون"),
    ] {
        let document = body(&format!("<w:p>{}</w:p>", run(copy)));
        let (_, after) =
            commented(lang, lang, &[("[Content_Types].xml", TYPES), ("word/document.xml", &document)]);
        let xml = part(&after, "word/document.xml");
        assert_eq!(words(&xml), [first, second], "{xml}");
        assert_eq!(xml.matches("<w:rPr><w:b/></w:rPr>").count(), 5, "{xml}");
        let comments = part(&after, "word/comments.xml");
        assert_eq!(
            (comments.matches("<w:comment ").count(), comments.matches(told).count()),
            (2, 2),
            "{comments}"
        );
        assert!(comments.contains("63 &gt; 48") || comments.contains("63 أكثر من 48"), "{comments}");
        assert_eq!(comments.contains("<w:bidi/>"), lang == "ar");
        assert!(part(&after, "[Content_Types].xml").contains("/word/comments.xml"));
        assert!(part(&after, "word/_rels/document.xml.rels").contains("relationships/comments"));
    }
}

#[test]
fn runs_are_cut_only_where_a_place_begins_or_ends_inside() {
    let split = ["The dairy employs ", "48", " packers", ", among them <"];
    let runs: String = split[..3].iter().map(|words| run(words)).collect();
    let tracked = format!("<w:ins w:id=\"7\" w:author=\"x\">{}</w:ins>", run(", among them 63"));
    let deleted = "<w:del w:id=\"8\" w:author=\"x\"><w:r><w:delText>64</w:delText></w:r></w:del>";
    let last = "<w:r><w:rPr><w:i/><w:rPrChange w:id=\"9\" w:author=\"x\"><w:rPr/></w:rPrChange></w:rPr><w:t> women</w:t><w:tab/><w:t>now, they say.</w:t></w:r>";
    let document =
        body(&format!("<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>{runs}{tracked}{deleted}{last}</w:p>"));
    let (_, after) =
        commented("split", "en", &[("[Content_Types].xml", TYPES), ("word/document.xml", &document)]);
    let xml = part(&after, "word/document.xml");
    assert_eq!(words(&xml), ["48 packers", "63 women"], "{xml}");
    // The first place is whole runs: none of them is cut.
    assert_eq!(xml.matches("<w:t>48</w:t>").count() + xml.matches("<w:t> packers</w:t>").count(), 2, "{xml}");
    assert_eq!(xml.matches("rPrChange").count(), 2, "{xml}");
}

#[test]
fn comments_that_are_there_stay_and_notes_are_told_at_their_mark() {
    let comments = format!(
        "<w:comments xmlns:w=\"{SPACE}\"><w:comment w:id=\"4\" w:author=\"Huda\"><w:p/></w:comment></w:comments>"
    );
    let links = LINKS.replace("</Relationships>", "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"comments.xml\"/></Relationships>");
    let document = body(&format!(
        "<w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:p>{}</w:p>",
        run("The dairy employs 48 packers."),
        run("Rain fell.")
    ));
    let notes = format!(
        "<w:footnotes xmlns:w=\"{SPACE}\"><w:footnote w:id=\"1\"><w:p>{}</w:p></w:footnote><w:footnote w:id=\"2\"><w:p>{}</w:p></w:footnote></w:footnotes>",
        run("A note."),
        run("It opened on Tuesday, 14 March 2022.")
    );
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", &links),
        ("word/comments.xml", &comments),
        ("word/footnotes.xml", &notes),
    ];
    let (_, after) = commented("notes", "en", &parts);
    let xml = part(&after, "word/document.xml");
    assert_eq!(places(&xml), [(5, String::new())], "{xml}");
    assert!(xml.contains("<w:commentRangeStart w:id=\"5\"/><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:commentRangeEnd w:id=\"5\"/>"), "{xml}");
    let comments = part(&after, "word/comments.xml");
    assert!(
        comments.contains("w:author=\"Huda\"") && comments.contains("Monday, 14 March 2022"),
        "{comments}"
    );
    assert_eq!(part(&after, "word/_rels/document.xml.rels"), links);
    assert_eq!(part(&after, "word/footnotes.xml"), notes);
}

#[test]
fn a_text_box_is_told_at_its_run() {
    let inner = format!(
        "<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r>",
        run("The dairy employs 48 packers, among them 63 women.")
    );
    let document = body(&format!("<w:p>{inner}</w:p><w:p>{}</w:p>", run("Rain fell.")));
    let (_, after) = commented(
        "box",
        "en",
        &[
            ("[Content_Types].xml", TYPES),
            ("word/document.xml", &document),
            ("word/_rels/document.xml.rels", LINKS),
        ],
    );
    let xml = part(&after, "word/document.xml");
    let inside = xml.split("txbxContent").nth(1).expect("a box");
    assert!(!inside.contains("comment") && xml.matches("commentRangeStart").count() == 2, "{xml}");
    assert!(part(&after, "word/_rels/document.xml.rels").contains("Id=\"addsupx\""));
}

#[test]
fn a_sound_file_comes_back_as_it_is_and_anything_else_is_refused() {
    let sound = packed(&[
        ("[Content_Types].xml", TYPES),
        ("word/document.xml", &body(&format!("<w:p>{}</w:p>", run("Rain fell.")))),
    ]);
    let at = folder("word-sound", &[("a.docx", &sound), ("b.txt", b"Rain fell."), ("c.docx", b"PK\x03\x04")]);
    let output = addsup(&at, &["check", "a.docx", "--format", "docx"], "");
    assert_eq!((status(&output), output.stdout), (0, sound));
    for (paths, told) in [
        (&["b.txt"][..], "Word file"),
        (&["a.docx", "b.txt"], "one Word file at a time"),
        (&["c.docx"], "damaged"),
        (&["."], "Word file"),
        (&["no.docx"], "no.docx"),
    ] {
        let output = addsup(&at, &[&["check", "--format", "docx"], paths].concat(), "");
        assert_eq!(status(&output), 2, "{paths:?}");
        assert!(said(&output).contains(told) && output.stdout.is_empty(), "{paths:?}: {}", said(&output));
    }
}
