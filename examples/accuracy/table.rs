//! Tables in Markdown.

/// A table; every row has as many cells as `head`. The first column is text, the others numbers.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head: Vec<String> = head.iter().map(|&cell| cell.to_owned()).collect();
    let marks: Vec<String> =
        (0..head.len()).map(|column| if column == 0 { "---" } else { "--:" }.to_owned()).collect();
    let body: String = rows.iter().map(|row| line(row)).collect();
    format!("{}{}{body}", line(&head), line(&marks))
}

/// `part` of `whole` in percent, with one decimal; a dash where there is no whole.
pub fn percent(part: usize, whole: usize) -> String {
    match whole {
        0 => "–".to_owned(),
        _ => {
            let tenths = (part * 2000 + whole) / (whole * 2);
            format!("{}.{}%", tenths / 10, tenths % 10)
        }
    }
}

/// `count` for each 10,000 of `words`, with two decimals.
pub fn per_ten_thousand(count: usize, words: usize) -> String {
    match words {
        0 => "–".to_owned(),
        _ => {
            let hundredths = (count * 2_000_000 + words) / (words * 2);
            format!("{}.{:02}", hundredths / 100, hundredths % 100)
        }
    }
}
