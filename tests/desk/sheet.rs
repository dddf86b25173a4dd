//! The fact-checking sheet, as CSV and as a workbook.

use crate::common::{addsup, folder, said, status};
use std::io::Read;
use std::path::Path;

const EN: &str = "---\ndate: 2022-03-20\nlang: en\n---\nMaria Lopez said the dairy, \"the oldest\", employs 48 packers, among them 31 women. It opened in May 2014.\n";
const AR: &str = "---\ndate: 2022-03-20\nlang: ar\n---\nقال المدير إن في المصنع 48 عاملا، بينهم 31 امرأة. وافتتح في مايو 2014.\n";

fn sheet(at: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = addsup(at, &[&["figures"], arguments].concat(), "");
    assert_eq!(status(&output), 0, "{}", said(&output));
    output.stdout
}

fn records(bytes: &[u8]) -> Vec<Vec<String>> {
    let text =
        std::str::from_utf8(bytes).expect("UTF-8").strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let record = |r: csv::StringRecord| r.iter().map(str::to_owned).collect();
    reader.records().map(|r| record(r.expect("a record"))).collect()
}

#[test]
fn a_row_for_each_figure_in_both_languages() {
    let at = folder("sheet-rows", &[("en.txt", EN.as_bytes()), ("ar.txt", AR.as_bytes())]);
    for (file, headings, first, linked, source, tested) in [
        (
            "en.txt",
            ["Done", "Figure", "Sentence", "Stated by"],
            "48 packers",
            "31 women",
            "Maria Lopez",
            "checked: part-exceeds-whole",
        ),
        (
            "ar.txt",
            ["تم", "الرقم", "الجملة", "قائله"],
            "48 عاملا",
            "31 امرأة",
            "المدير",
            "مفحوص: part-exceeds-whole",
        ),
    ] {
        let rows = records(&sheet(&at, &[file, "--format", "csv"]));
        assert_eq!((rows.len(), &rows[0][..4]), (4, &headings.map(str::to_owned)[..]), "{rows:#?}");
        let row = &rows[1];
        assert_eq!((row[0].as_str(), row[1].as_str(), row[5].as_str()), ("☐", first, linked), "{row:?}");
        assert!(row[2].contains(linked) && !row[2].contains("2014"), "{row:?}");
        assert!(row[3].contains(source) && row[6] == tested, "{row:?}");
        assert_eq!(row[7..10], ["", "", ""].map(str::to_owned), "{row:?}");
        assert_eq!((row[10].as_str(), &rows[3][4][..]), (file, "2014-05"));
    }
    // Of both together one sheet with one heading.
    assert_eq!(records(&sheet(&at, &[".", "--format", "csv"])).len(), 7);
}

#[test]
fn no_cell_is_a_formula() {
    let at = folder(
        "sheet-formula",
        &[
            ("=1+2.txt", b"-3 degrees were measured. +4% was the rise, 5 said =HYPERLINK(\"x\")."),
            ("@a.txt", b"=9 men left."),
        ],
    );
    let rows = records(&sheet(&at, &["=1+2.txt", "@a.txt", "--format", "csv"]));
    assert!(rows.len() > 3, "{rows:?}");
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
    assert!(
        rows[1][10] == "'=1+2.txt" && rows.iter().flatten().any(|cell| cell.starts_with("'=9 men")),
        "{rows:?}"
    );
}

/// A part of a workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let mut text = String::new();
    zip.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

#[test]
fn a_workbook_holds_the_same_right_to_left_in_arabic() {
    let at = folder(
        "sheet-book",
        &[("en.txt", EN.as_bytes()), ("ar.txt", AR.as_bytes()), ("bad.txt", b"=9 men left.")],
    );
    for (file, words, rtl) in [("en.txt", "48 packers", false), ("ar.txt", "48 عاملا", true)] {
        assert_eq!(sheet(&at, &[file, "--format", "xlsx", "-o", "book.xlsx"]), b"");
        let book = std::fs::read(at.join("book.xlsx")).expect("a workbook");
        let page = part(&book, "xl/worksheets/sheet1.xml");
        assert!(part(&book, "xl/sharedStrings.xml").contains(words));
        assert_eq!(page.contains("rightToLeft=\"1\""), rtl);
        assert!(page.contains("dataValidation") && page.matches("<row ").count() == 4, "{page}");
        // Made at no time: the same bytes again.
        assert_eq!(sheet(&at, &[file, "--format", "xlsx"]), book);
    }
    let book = sheet(&at, &["bad.txt", "--format", "xlsx"]);
    assert!(!part(&book, "xl/worksheets/sheet1.xml").contains("<f>"));
}

#[test]
fn a_file_that_cannot_be_written_is_status_2() {
    let at = folder("sheet-unwritten", &[("en.txt", EN.as_bytes())]);
    for arguments in [["figures", "en.txt"], ["check", "en.txt"]] {
        let output = addsup(&at, &[&arguments[..], &["-o", "no/where.txt"]].concat(), "");
        assert_eq!(status(&output), 2);
        assert!(said(&output).contains("no/where.txt: cannot be written"), "{}", said(&output));
    }
}
