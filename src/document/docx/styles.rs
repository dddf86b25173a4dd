//! The names of a Word file's styles, which say what a paragraph is.

use crate::document::BlockKind;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// Built-in styles by the id that this file gives them: it depends on the language of the
/// Word that wrote it, the name does not.
#[derive(Debug, Default)]
pub(super) struct Styles {
    kinds: BTreeMap<String, BlockKind>,
}

impl Styles {
    /// Reads `styles.xml`; what is broken in it only loses kinds.
    pub fn read(xml: &str) -> Styles {
        let mut styles = Styles::default();
        let mut reader = Reader::from_str(xml);
        let mut id = String::new();
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().into_inner() {
                    "style" => id = value(&tag, "styleId").unwrap_or_default(),
                    "name" if !id.is_empty() => {
                        if let Some(kind) = value(&tag, "val").and_then(|name| kind_of(&name)) {
                            styles.kinds.insert(std::mem::take(&mut id), kind);
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        styles
    }

    /// What paragraphs of a style are.
    pub fn kind(&self, id: &str) -> BlockKind {
        self.kinds.get(id).copied().or_else(|| kind_of(id)).unwrap_or(BlockKind::Paragraph)
    }
}

/// The kind of a built-in style by its name or its usual id.
fn kind_of(name: &str) -> Option<BlockKind> {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    match name.as_str() {
        "title" => Some(BlockKind::Headline),
        "caption" => Some(BlockKind::Caption),
        "quote" | "intensequote" | "blocktext" => Some(BlockKind::Quotation),
        "listparagraph" => Some(BlockKind::ListItem),
        "subtitle" => Some(BlockKind::Heading),
        "footnotetext" | "endnotetext" => Some(BlockKind::Footnote),
        name if name.starts_with("heading") => Some(BlockKind::Heading),
        name if name.starts_with("listbullet") || name.starts_with("listnumber") => Some(BlockKind::ListItem),
        _ => None,
    }
}

/// An attribute by its local name.
pub(super) fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes();
    all.with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().into_inner() == name)
        .map(|a| a.value.into_owned())
}
