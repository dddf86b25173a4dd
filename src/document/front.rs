//! Front matter: what stands between two `---` lines at the head of a text.

use super::{Lang, Note, Span};
use jiff::civil::Date;

/// What front matter says.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub date: Option<Date>,
    pub lang: Option<Lang>,
    /// Where the title stands, without its quotes.
    pub title: Option<Span>,
    /// What could not be read: where, and what stands there.
    pub bad: Vec<(Span, Note)>,
    /// First byte after it; 0 where there is none.
    pub end: usize,
}

/// Reads front matter; a text without any gives an empty one. Keys that are not
/// known are another tool's and passed over.
pub(super) fn read(text: &str) -> FrontMatter {
    let mut out = FrontMatter::default();
    let mut at = 0;
    let mut lines = text.split_inclusive('\n');
    match lines.next() {
        Some(first) if first.trim_end() == "---" => at += first.len(),
        _ => return out,
    }
    for line in lines {
        let start = at;
        at += line.len();
        let content = line.trim_end();
        if content == "---" {
            out.end = at;
            return out;
        }
        let Some((key, value)) = content.split_once(':') else { continue };
        let raw = value.trim();
        let value = raw.trim_matches(['"', '\'']);
        let span = Span::new(start, start + content.len());
        match key.trim() {
            "date" | "published" => match parse_date(value) {
                Some(date) => out.date = Some(date),
                None => out.bad.push((span, Note::BadDate(value.to_owned()))),
            },
            "lang" | "language" => match parse_lang(value) {
                Some(lang) => out.lang = Some(lang),
                None => out.bad.push((span, Note::BadLang(value.to_owned()))),
            },
            "title" | "headline" if !value.is_empty() => {
                // The value is a piece of the line, so its place is found by its address.
                let at = start + (value.as_ptr() as usize - line.as_ptr() as usize);
                out.title = Some(Span::new(at, at + value.len()));
            }
            _ => {}
        }
    }
    // A thematic break at the head of a text is no front matter.
    FrontMatter { bad: vec![(Span::new(0, 3), Note::Unclosed)], ..FrontMatter::default() }
}

/// A date as `2021-04-07`, a time of day behind it allowed and left out.
pub fn parse_date(value: &str) -> Option<Date> {
    let value = value.trim();
    let (day, rest) = match value.find(['T', ' ']) {
        Some(at) => value.split_at(at),
        None => (value, ""),
    };
    let shaped = day.len() == 10 && day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let clock = rest.trim_start_matches(['T', ' ']);
    let clocked = rest.is_empty() || clock.starts_with(|c: char| c.is_ascii_digit());
    if shaped && clocked { day.parse().ok() } else { None }
}

/// A language by its code, region and case ignored ("en-GB").
pub fn parse_lang(value: &str) -> Option<Lang> {
    let code = value.split(['-', '_']).next().unwrap_or("");
    [Lang::En, Lang::Ar].into_iter().find(|lang| lang.code().eq_ignore_ascii_case(code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn keys_and_bad_values() {
        let front = read("---\r\ndate: 2021-04-07T10:00:00Z\r\nlang: \"ar\"\r\nexpect: x\r\n---\r\nBody");
        assert_eq!((front.date, front.lang, front.end), (Some(date(2021, 4, 7)), Some(Lang::Ar), 61));
        let front = read("---\ndate: 2021-02-30\n---\n");
        assert_eq!(front.bad, vec![(Span::new(4, 20), Note::BadDate("2021-02-30".into()))]);
        assert_eq!((read("--- no").end, read("").end), (0, 0));
        assert_eq!(read("---\nno end").bad.len(), 1);
        assert_eq!(
            (parse_date("7/4/2021"), parse_lang("en-GB"), parse_lang("fr")),
            (None, Some(Lang::En), None)
        );
    }
}
