//! The report for people, as it is printed: what it shows, how wide it is, what it keeps out.

use addsup::document::{Document, Options};
use addsup::render::{Look, text};
use addsup::rule::Rules;
use unicode_width::UnicodeWidthStr;

fn document(name: &str, copy: &[u8]) -> Document {
    Document::from_bytes(name, copy, &Options::default()).expect("copy")
}

fn demo(language: &str) -> Document {
    let name = format!("fixtures/demo/{language}-clashing.txt");
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(&name);
    document(&name, &std::fs::read(path).expect("the demo"))
}

fn printed(document: &Document, look: Look) -> String {
    text(&addsup::check(std::slice::from_ref(document), &Rules::builtin().stable_and(&[])), look)
}

fn bare(width: usize) -> Look {
    Look { color: false, width }
}

#[test]
fn english_has_its_places_underlined() {
    insta::assert_snapshot!(printed(&demo("en"), bare(80)));
}

#[test]
fn arabic_has_numbered_marks() {
    insta::assert_snapshot!(printed(&demo("ar"), bare(80)));
}

#[test]
fn no_line_is_wider_than_asked() {
    for language in ["en", "ar"] {
        let document = demo(language);
        for width in [60, 80, 100, 160] {
            let report = printed(&document, bare(width));
            let wide: Vec<&str> = report.lines().filter(|l| l.width() > width).collect();
            assert!(wide.is_empty(), "{width}: {wide:#?}");
        }
    }
}

#[test]
fn colours_change_nothing_but_colours() {
    for language in ["en", "ar"] {
        let document = demo(language);
        let colored = printed(&document, Look { color: true, width: 200 });
        let mut stripped = String::new();
        for (index, piece) in colored.split("\u{1b}[").enumerate() {
            let kept = if index == 0 { piece } else { piece.split_once('m').expect("a colour").1 };
            stripped.push_str(kept);
        }
        assert!(colored.contains('\u{1b}'));
        assert_eq!(stripped, printed(&document, bare(200)));
    }
}

#[test]
fn a_quotation_from_right_to_left_takes_marks_in_english_copy_too() {
    let copy = "---\nlang: en\n---\nThe dairy (ملبنة النور) employs 48 packers, among them 63 women.\n";
    let report = printed(&document("a.txt", copy.as_bytes()), bare(100));
    assert!(report.contains("⟦① 48 packers⟧, among them ⟦② 63 women⟧"), "{report}");
}

#[test]
fn labels_have_room_beside_their_places() {
    let copy = "The firm makes 2.5 million cars, among them 3.1 million electric cars.\n";
    for width in [60, 80, 120] {
        let report = printed(&document("a.txt", copy.as_bytes()), bare(width));
        let lines = report.lines().filter(|l| l.contains('│') && !l.contains("2.5 million cars,")).count();
        assert!(lines <= 6, "{width}: {report}");
    }
}

#[test]
fn a_draft_cannot_reorder_or_paint_its_report() {
    let hostile = "\u{1b}[31m\u{202E}\u{2066}\u{200F}\u{61C}";
    for copy in [
        format!("---\nlang: en\n---\nThe {hostile}dairy employs 48 packers, among them 63 women.\n"),
        format!("---\nlang: ar\n---\nيعمل في {hostile} المصنع 48 عاملا، بينهم 63 امرأة.\n"),
    ] {
        let report = printed(&document("\u{202E}a\u{1b}.txt", copy.as_bytes()), bare(100));
        assert!(report.contains("part-exceeds-whole"), "{report}");
        for c in hostile.chars().filter(|c| !c.is_ascii_graphic()) {
            assert!(!report.contains(c), "{c:?} in {report:?}");
        }
    }
}

#[test]
fn places_far_apart_are_drawn_apart() {
    let between = "The cooperative has bought milk from the farms of the valley since the war. ".repeat(4);
    let copy = format!(
        "---\nlang: en\n---\nDairy in Tolven to hire 48 packers\n\n{between}The dairy in Tolven will hire 84 packers.\n"
    );
    let report = printed(&document("a.txt", copy.as_bytes()), bare(80));
    assert!(report.contains("a.txt:4:25") && report.contains("a.txt:6:"), "{report}");
}
