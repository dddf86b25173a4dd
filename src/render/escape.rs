//! Text inside XML, HTML and addresses.

/// Text for an element or an attribute of XML or HTML. Characters that XML cannot hold
/// become U+FFFD.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // In an attribute they would be read as spaces.
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}

/// The prefix of the elements of a part of a Word file, with its colon: that of its root.
pub(super) fn prefix(part: &str) -> String {
    let roots = part.split('<').filter(|tag| !tag.starts_with(['?', '!']) && !tag.trim().is_empty());
    let name =
        roots.map(|tag| tag.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or("")).next();
    name.and_then(|name| name.split_once(':')).map_or(String::new(), |(prefix, _)| format!("{prefix}:"))
}

/// A path as a relative address, or a `file:` one where it is absolute.
pub(super) fn uri(path: &str) -> String {
    let mut out = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_is_written_otherwise() {
        assert_eq!(xml("a<b> & \"c\"\u{1}\n"), "a&lt;b&gt; &amp; &quot;c&quot;\u{fffd}&#10;");
        assert_eq!(uri("a b/خبر:1.md"), "a%20b/%D8%AE%D8%A8%D8%B1%3A1.md");
        assert_eq!(uri("/srv/a.txt"), "file:///srv/a.txt");
    }
}
