//! ninjs: an article in JSON, by the field names of its first, second and third version.

use super::copy::{Copy, Mapped};
use super::{BlockKind, Note, html, json, parse_lang, stamp};

/// A field's name in small letters, and the source of its value.
type Field<'a> = (String, &'a str);

/// Reads an article.
pub(super) fn read(source: &Mapped) -> Result<Copy, Note> {
    let Some(fields) = json::fields(&source.text) else {
        return Err(json::fault(&source.text).unwrap_or(Note::NoArticle));
    };
    let fields = lowered(fields);
    let mut reader = Reader { source, copy: Copy::default(), tables: 0 };
    reader.article(&fields);
    let found = !reader.copy.blocks.is_empty();
    let claims = fields.iter().any(|(k, _)| FIELDS.contains(&k.as_str()));
    if found || claims { Ok(reader.copy) } else { Err(Note::NoArticle) }
}

/// Fields that only an article has.
const FIELDS: [&str; 7] =
    ["headline", "headlines", "body_text", "body_html", "body_xhtml", "bodies", "description_text"];

/// When an article was published, the surest first: the time of this very version.
const DATES: [&str; 7] = [
    "versioncreated",
    "published",
    "firstpublished",
    "publishedon",
    "contentcreated",
    "firstcreated",
    "contentmodified",
];

fn lowered(fields: Vec<(String, &str)>) -> Vec<Field<'_>> {
    fields.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value)).collect()
}

fn field<'a>(fields: &[Field<'a>], name: &str) -> Option<&'a str> {
    fields.iter().find(|(k, v)| k == name && *v != "null").map(|(_, v)| *v)
}

struct Reader<'s> {
    source: &'s Mapped,
    copy: Copy,
    tables: u32,
}

impl Reader<'_> {
    fn article(&mut self, fields: &[Field<'_>]) {
        for name in DATES {
            let Some(raw) = field(fields, name) else { continue };
            match json::string(raw) {
                Some(stamp) => self.copy.date = self.copy.date.or_else(|| stamp::date(&stamp)),
                None => self.copy.notes.push(Note::WrongType(name.to_owned())),
            }
        }
        let lang = field(fields, "language").and_then(json::string);
        self.copy.lang = lang.and_then(|l| parse_lang(&l));
        if let Some((words, _)) = self.one_of(fields, &["headline"], "headlines") {
            self.copy.block(BlockKind::Headline, &words, 0..words.text.len());
        }
        let body = self.one_of(fields, &["body_xhtml", "body_html", "body_text"], "bodies");
        let before = self.copy.blocks.len();
        if let Some((words, markup)) = body {
            self.body(&words, markup);
        }
        if self.copy.blocks.len() == before {
            // A picture or a brief: its description is all there is.
            self.caption(fields);
        }
        self.associations(fields);
    }

    /// The text of the first of these fields, or the best of a list of texts with their types;
    /// and whether it is markup.
    fn one_of(&mut self, fields: &[Field<'_>], names: &[&str], list: &str) -> Option<(Mapped, bool)> {
        for name in names {
            let Some(raw) = field(fields, name) else { continue };
            match json::text(self.source, raw) {
                Some(words) if words.text.trim().is_empty() => {}
                Some(words) => return Some((words, name.ends_with("html"))),
                None => self.copy.notes.push(Note::WrongType((*name).to_owned())),
            }
        }
        let raw = field(fields, list)?;
        let Some(items) = json::items(raw) else {
            self.copy.notes.push(Note::WrongType(list.to_owned()));
            return None;
        };
        let mut best: Option<(u8, Mapped, bool)> = None;
        for item in items {
            let item = json::fields(item).map(lowered).unwrap_or_default();
            let Some(words) = field(&item, "value").and_then(|raw| json::text(self.source, raw)) else {
                self.copy.notes.push(Note::WrongType(format!("{list}.value")));
                continue;
            };
            let kind = field(&item, "contenttype").and_then(json::string).unwrap_or_default();
            let role = field(&item, "role").and_then(json::string).unwrap_or_default();
            let markup = kind.contains("html") || kind.contains("xml");
            // Markup tells more of the copy than plain text; the main role goes before others.
            let rank = 2 * u8::from(role.is_empty() || role.contains("main")) + u8::from(markup);
            if !words.text.trim().is_empty() && best.as_ref().is_none_or(|(r, ..)| rank > *r) {
                best = Some((rank, words, markup));
            }
        }
        best.map(|(_, words, markup)| (words, markup))
    }

    fn body(&mut self, words: &Mapped, markup: bool) {
        if markup {
            return html::fragment(words, 0..words.text.len(), &mut self.copy, &mut self.tables);
        }
        let mut at = 0;
        for line in words.text.split_inclusive('\n') {
            self.copy.block(BlockKind::Paragraph, words, at..at + line.len());
            at += line.len();
        }
    }

    /// The description of a picture, or of an article without a body.
    fn caption(&mut self, fields: &[Field<'_>]) {
        if let Some((words, markup)) =
            self.one_of(fields, &["description_text", "description_html"], "descriptions")
        {
            match markup {
                true => self.body(&words, true),
                false => self.copy.block(BlockKind::Caption, &words, 0..words.text.len()),
            }
        }
    }

    /// The captions of pictures: an object of them, or in later versions a list.
    fn associations(&mut self, fields: &[Field<'_>]) {
        let Some(raw) = field(fields, "associations") else { return };
        let all = json::items(raw)
            .or_else(|| Some(json::fields(raw)?.into_iter().map(|(_, value)| value).collect()))
            .unwrap_or_default();
        for item in all {
            let item = json::fields(item).map(lowered).unwrap_or_default();
            let kind = field(&item, "type").and_then(json::string).unwrap_or_default();
            if matches!(kind.as_str(), "picture" | "video" | "graphic") {
                self.caption(&item);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Lang;
    use jiff::civil::date;

    fn blocks(text: &str) -> (Vec<(BlockKind, String)>, Copy) {
        let copy = read(&Mapped::plain(text.to_owned())).expect("an article");
        (copy.blocks.iter().map(|b| (b.kind, b.span.of(&copy.copy.text).to_owned())).collect(), copy)
    }

    #[test]
    fn the_first_version_with_a_body_of_markup() {
        let (found, copy) = blocks(
            r#"{"uri":"a","type":"text","language":"en-GB","versioncreated":"2021-04-07T10:00:00Z",
            "headline":"Mill to \"close\"","body_text":"no","body_html":"<p>It lost <b>12&nbsp;men<\/b>.</p><ul><li>3 left</li></ul>",
            "associations":{"main":{"type":"picture","description_text":"The 9 who stayed"}}}"#,
        );
        use BlockKind::{Caption, Headline, ListItem, Paragraph};
        let wanted = [
            (Headline, "Mill to \"close\""),
            (Paragraph, "It lost 12\u{a0}men."),
            (ListItem, "3 left"),
            (Caption, "The 9 who stayed"),
        ];
        assert_eq!(found, wanted.map(|(k, w)| (k, w.to_owned())));
        assert_eq!((copy.date, copy.lang), (Some(date(2021, 4, 7)), Some(Lang::En)));
    }

    #[test]
    fn later_versions_with_lists() {
        let (found, copy) = blocks(
            r#"{"language":"ar","versionCreated":"2021-04-07","headlines":[{"role":"seo","value":"لا"},{"role":"main","value":"إغلاق المصنع"}],
            "bodies":[{"contentType":"text/plain","value":"غادر 12 رجلا.\nوبقي 3."}],"headline":null}"#,
        );
        let words: Vec<&str> = found.iter().map(|(_, w)| w.as_str()).collect();
        assert_eq!((words, copy.lang), (vec!["إغلاق المصنع", "غادر 12 رجلا.", "وبقي 3."], Some(Lang::Ar)));
    }

    #[test]
    fn wrong_types_are_noted_and_the_rest_is_read() {
        let (found, copy) = blocks(
            r#"{"headline":12,"body_html":["a"],"body_text":"12 men.","versioncreated":{},"language":4,"associations":7,"bodies":true}"#,
        );
        assert_eq!(found, [(BlockKind::Paragraph, "12 men.".to_owned())]);
        assert_eq!(copy.notes.len(), 3, "{:?}", copy.notes);
        for none in ["{}", "[1]", "12", "{\"name\":\"a\"}"] {
            assert_eq!(read(&Mapped::plain(none.into())).err(), Some(Note::NoArticle), "{none}");
        }
        assert!(matches!(read(&Mapped::plain("{\"headline\":".into())), Err(Note::Json { .. })));
    }
}
