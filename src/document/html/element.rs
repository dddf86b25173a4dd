//! What elements mean for the copy in them: those of HTML, and those of NITF, which are like.

use crate::document::BlockKind;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The part of an element in the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) enum Role {
    /// Part of the line it stands in.
    Inline,
    /// Parts what stands before from what stands behind; its words are paragraphs.
    Block,
    /// The same, of this kind.
    Kind(BlockKind),
    Table,
    Row,
    Cell,
    /// A new line.
    Break,
    /// No copy.
    Hidden,
}

/// The elements that are known; names of others say nothing.
#[rustfmt::skip]
const ELEMENTS: &[(&str, Role)] = {
    use BlockKind::{Caption, Footnote, Heading, ListItem, Quotation};
    use Role::{Block, Break, Cell, Hidden, Inline, Kind, Row, Table};
    &[
        ("a", Inline), ("abbr", Inline), ("abstract", Block), ("article", Block), ("aside", Hidden),
        ("audio", Hidden), ("b", Inline), ("base", Hidden), ("blockquote", Kind(Quotation)), ("block", Block),
        ("body", Block), ("body.content", Block), ("body.end", Hidden), ("body.head", Block),
        ("bq", Kind(Quotation)), ("br", Break), ("button", Hidden), ("byline", Hidden), ("canvas", Hidden),
        ("caption", Kind(Caption)), ("cite", Inline), ("code", Hidden), ("col", Hidden), ("credit", Hidden),
        ("dateline", Hidden), ("datalist", Hidden), ("date.issue", Hidden), ("date.release", Hidden),
        ("dd", Kind(ListItem)), ("del", Hidden), ("details", Block), ("dialog", Hidden), ("div", Block),
        ("dl", Block), ("docdata", Hidden), ("dt", Kind(ListItem)), ("em", Inline), ("embed", Hidden),
        ("fieldset", Hidden), ("figcaption", Kind(Caption)), ("figure", Block), ("fn", Kind(Footnote)),
        ("footer", Hidden), ("form", Block), ("h1", Kind(Heading)), ("h2", Kind(Heading)),
        ("h3", Kind(Heading)), ("h4", Kind(Heading)), ("h5", Kind(Heading)), ("h6", Kind(Heading)),
        ("head", Hidden), ("header", Block), ("hedline", Block), ("hl1", Kind(Heading)),
        ("hl2", Kind(Heading)), ("hr", Block), ("html", Block), ("i", Inline), ("iframe", Hidden),
        ("img", Hidden), ("inlinedata", Block), ("inlinexml", Block), ("input", Hidden), ("label", Hidden),
        ("li", Kind(ListItem)), ("link", Hidden), ("main", Block), ("map", Hidden), ("math", Hidden),
        ("media", Block), ("media-caption", Kind(Caption)), ("media-metadata", Hidden),
        ("media-producer", Hidden), ("media-reference", Hidden), ("menu", Hidden), ("meta", Hidden),
        ("nav", Hidden), ("newsitem", Block), ("nitf", Block), ("noscript", Hidden), ("object", Hidden),
        ("ol", Block), ("optgroup", Hidden), ("option", Hidden), ("p", Block), ("param", Hidden),
        ("picture", Hidden), ("pre", Block), ("pubdata", Hidden), ("q", Inline), ("rt", Hidden), ("rp", Hidden),
        ("s", Hidden), ("samp", Hidden), ("script", Hidden), ("section", Block), ("select", Hidden),
        ("small", Inline), ("source", Hidden), ("span", Inline), ("story.date", Hidden),
        ("strike", Hidden), ("strong", Inline), ("style", Hidden), ("sub", Inline), ("summary", Block),
        ("sup", Inline), ("svg", Hidden), ("table", Table), ("tagline", Hidden), ("tbody", Block), ("td", Cell),
        ("template", Hidden), ("textarea", Hidden), ("tfoot", Block), ("th", Cell), ("thead", Block),
        ("time", Inline), ("title", Hidden), ("tr", Row), ("track", Hidden), ("u", Inline), ("ul", Block),
        ("video", Hidden), ("wbr", Inline),
        // NewsML-G2: read by name, never as copy.
        ("contentcreated", Hidden), ("contentmeta", Hidden), ("contentset", Block), ("firstcreated", Hidden),
        ("headline", Hidden), ("itemmeta", Hidden), ("language", Hidden), ("versioncreated", Hidden),
    ]
};

static ROLES: LazyLock<HashMap<&str, Role>> = LazyLock::new(|| ELEMENTS.iter().copied().collect());

/// A known name, to be kept in place of a copy of it.
pub(in crate::document) fn known(name: &[u8]) -> &'static str {
    let lower = name.to_ascii_lowercase();
    let found = std::str::from_utf8(&lower).ok().and_then(|name| ROLES.get_key_value(name));
    found.map_or("", |(name, _)| name)
}

/// What an element means.
pub(in crate::document) fn role(name: &str) -> Role {
    ROLES.get(name).copied().unwrap_or(Role::Inline)
}

/// HTML elements that hold nothing and are never closed.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// HTML elements before which an open paragraph ends by itself.
pub(super) fn ends_paragraph(name: &str) -> bool {
    matches!(role(name), Role::Block | Role::Kind(_) | Role::Table)
        && !matches!(name, "body" | "html" | "tbody" | "thead" | "tfoot" | "caption")
        || matches!(name, "aside" | "footer" | "nav" | "fieldset" | "menu")
}

/// The attributes that are kept.
const ATTRIBUTES: &[&str] = &[
    "aria-hidden",
    "class",
    "colspan",
    "content",
    "contenttype",
    "date.publication",
    "datetime",
    "dir",
    "hidden",
    "href",
    "id",
    "itemprop",
    "itemtype",
    "lang",
    "name",
    "norm",
    "property",
    "pubdate",
    "rel",
    "role",
    "style",
    "tag",
    "title",
    "type",
    "value",
];

/// A kept attribute's name; that of "xml:lang" is "lang".
pub(in crate::document) fn known_attribute(name: &[u8]) -> Option<&'static str> {
    let local = name.strip_prefix(b"xml:").unwrap_or(name);
    ATTRIBUTES.iter().find(|known| known.as_bytes().eq_ignore_ascii_case(local)).copied()
}
