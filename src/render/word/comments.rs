//! The part of a Word file that holds its comments.

use crate::render::escape::{prefix, xml};
use crate::render::text::right_to_left;

const EMPTY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"></w:comments>";

/// An id that no comment has yet.
pub(super) fn next_id(part: &str) -> u32 {
    let name = format!("{}id=\"", prefix(part));
    let ids =
        part.split(name.as_str()).skip(1).filter_map(|rest| rest.split('"').next()?.parse::<u32>().ok());
    ids.max().map_or(0, |id| id.saturating_add(1))
}

/// The part, or a new one, with these comments behind those that are there.
pub(super) fn with(part: Option<&str>, comments: &[(u32, Vec<String>)], arabic: bool) -> String {
    let part = part.unwrap_or(EMPTY);
    let prefix = prefix(part);
    let new: String = comments.iter().map(|(id, lines)| comment(*id, lines, &prefix, arabic)).collect();
    let close = format!("</{prefix}comments>");
    match part.rfind(&close) {
        Some(at) => {
            let (before, behind) = part.split_at(at);
            format!("{before}{new}{behind}")
        }
        // A part without comments may be one empty element.
        None => part.trim_end().trim_end_matches("/>").to_owned() + ">" + &new + &close,
    }
}

/// No date: nothing here asks what time it is.
fn comment(id: u32, lines: &[String], p: &str, arabic: bool) -> String {
    let paragraph = |line: &String| {
        let rtl = arabic || line.chars().any(right_to_left);
        let (bidi, run) = match rtl {
            true => (format!("<{p}pPr><{p}bidi/></{p}pPr>"), format!("<{p}rPr><{p}rtl/></{p}rPr>")),
            false => (String::new(), String::new()),
        };
        let words = xml(line);
        format!("<{p}p>{bidi}<{p}r>{run}<{p}t xml:space=\"preserve\">{words}</{p}t></{p}r></{p}p>")
    };
    let text: String = lines.iter().map(paragraph).collect();
    format!("<{p}comment {p}id=\"{id}\" {p}author=\"addsup\" {p}initials=\"a\">{text}</{p}comment>")
}
