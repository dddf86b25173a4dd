//! Tables: a row or a column of sums is checked against what it adds up.

use crate::common::{addsup, folder, said};
use serde_json::Value;

/// The words that each finding points at, of a Markdown table.
fn clashes(name: &str, lang: &str, table: &str) -> Vec<Vec<String>> {
    let copy = format!("---\ndate: 2022-03-15\nlang: {lang}\n---\n{table}");
    let file = if table.starts_with('<') { "a.html" } else { "a.md" };
    let copy = if file == "a.html" { table.to_owned() } else { copy };
    let at = folder(&format!("tables-{name}"), &[(file, copy.as_bytes())]);
    let output = addsup(&at, &["check", file, "--lang", lang, "--format", "json"], "");
    let report: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&output)));
    let findings = report["files"][0]["findings"].as_array().expect("findings").clone();
    let words = |f: &Value| {
        let labels = f["labels"].as_array().expect("labels");
        labels.iter().map(|l| l["text"].as_str().unwrap_or("").to_owned()).collect()
    };
    findings.iter().filter(|f| f["rule"] == "parts-sum-mismatch").map(words).collect()
}

const EN: &str = "| Yard | Men | Women | Total |\n|---|---:|---:|---:|\n| Port Hallen | 310 | 42 | 352 |\n\
    | Eastmouth | 1,208 | 115 | 1,323 |\n| Skerry | 77 | – | 77 |\n| Total | 1,595 | 157 | 1,752 |\n";
const AR: &str = "| الحوض | رجال | نساء | المجموع |\n|---|---:|---:|---:|\n| ميناء الرمال | ٣١٠ | ٤٢ | ٣٥٢ |\n\
    | الشرقية | ١٢٠٨ | ١١٥ | ١٣٢٣ |\n| المجموع | ١٥١٨ | ١٥٧ | ١٦٧٥ |\n";

#[test]
fn sums_that_are_right_are_silent() {
    assert!(clashes("sound-en", "en", EN).is_empty());
    assert!(clashes("sound-ar", "ar", AR).is_empty());
}

#[test]
fn a_row_and_a_column_of_sums_are_added_up() {
    for (name, lang, table, wanted) in [
        ("row-en", "en", EN.replace("| 157 |", "| 167 |"), vec!["42", "115", "167"]),
        ("column-en", "en", EN.replace("1,323", "1,332"), vec!["1,208", "115", "1,332"]),
        ("row-ar", "ar", AR.replace("| ١٥٧ |", "| ١٦٧ |"), vec!["٤٢", "١١٥", "١٦٧"]),
        ("column-ar", "ar", AR.replace("١٣٢٣", "١٣٣٢"), vec!["١٢٠٨", "١١٥", "١٣٣٢"]),
    ] {
        let found = clashes(name, lang, &table);
        assert!(found.iter().any(|words| *words == wanted), "{name}: {found:?}");
    }
}

#[test]
fn tables_of_pages_are_added_up_too() {
    let row = |cells: &[&str]| cells.iter().map(|c| format!("<td>{c}</td>")).collect::<String>();
    let page = |sum: &str| {
        format!(
            "<article><h1>Yards</h1><table><tr><th>Yard<th>Workers</tr><tr>{}</tr><tr>{}</tr><tr>{}</tr></table></article>",
            row(&["Port Hallen", "352"]),
            row(&["Eastmouth", "1,323"]),
            row(&["Total", sum])
        )
    };
    assert_eq!(clashes("page", "en", &page("1,657")), [["352", "1,323", "1,657"]]);
    assert!(clashes("page-sound", "en", &page("1,675")).is_empty());
}

#[test]
fn what_is_no_sum_is_left_alone() {
    for (name, column, values) in [
        ("years", "Opened", ["1931", "1950", "1963"]),
        ("averages", "Median age", ["41", "39", "40"]),
        ("shares", "Share", ["19%", "76%", "100%"]),
        ("units", "Area", ["12 km", "30 hectares", "44 km"]),
        ("words", "Workers", ["352", "not told", "1,675"]),
    ] {
        let [a, b, total] = values;
        let table = format!(
            "| Yard | {column} |\n|---|---|\n| Port Hallen | {a} |\n| Eastmouth | {b} |\n| Total | {total} |\n"
        );
        let found = clashes(name, "en", &table);
        assert!(found.is_empty(), "{name}: {found:?}");
    }
    // With sums in between it is not told what the last adds up.
    let table = EN
        .replace("| Skerry | 77 | – | 77 |", "| Subtotal | 1,518 | 157 | 1,675 |\n| Skerry | 77 | – | 77 |");
    assert!(clashes("subtotals", "en", &table).is_empty());
}
