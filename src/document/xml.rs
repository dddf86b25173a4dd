//! NITF and NewsML-G2: an article in XML.

use super::copy::{Copy, Mapped};
use super::html::{self, Attribute, Emitter, NodeKind, Tree, known, known_attribute};
use super::{BlockKind, LineIndex, Note, parse_lang, stamp};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// Reads an article of either form. Of a NewsML-G2 package the first item that holds text.
pub(super) fn read(source: &Mapped) -> Result<Copy, Note> {
    let mut copy = Copy::default();
    let tree = tree(&source.text, &mut copy)?;
    html::limits(&tree, &mut copy);
    let all = 0..tree.nodes.len();
    let items: Vec<usize> =
        all.clone().filter(|i| tree.get(*i).is_some_and(|n| n.name() == "newsitem")).collect();
    let article = match items.as_slice() {
        [] => tree.find(all.clone(), "nitf").ok_or(Note::NoArticle)?,
        several => {
            let bodies: Vec<usize> = several.iter().copied().filter(|i| body(&tree, *i).is_some()).collect();
            if bodies.len() > 1 {
                copy.notes.push(Note::FirstOnly(bodies.len()));
            }
            bodies.first().or(several.first()).copied().ok_or(Note::NoArticle)?
        }
    };
    describe(&tree, source, article, &mut copy);
    let Some(body) = body(&tree, article) else { return Ok(copy) };
    let mut tables = 0;
    // Text that is no markup by itself but holds it, with its marks written as entities.
    let text: Vec<Range<usize>> = escaped(&tree, body);
    if text.is_empty() {
        let mut emitter = Emitter::new(&tree, source, &mut copy, &mut tables);
        emitter.nodes(tree.inside(body), |_| false);
        return Ok(copy);
    }
    let mut inner = Mapped::default();
    for span in text {
        html::put_words(&mut inner, source, span);
    }
    inner.close();
    html::fragment(&inner, 0..inner.text.len(), &mut copy, &mut tables);
    Ok(copy)
}

/// The element that holds the copy of an article.
fn body(tree: &Tree, article: usize) -> Option<usize> {
    let inside = tree.inside(article);
    ["body.content", "inlinexml", "inlinedata"].into_iter().find_map(|name| tree.find(inside.clone(), name))
}

/// The texts of an `inlineData` that is said to hold HTML and no elements.
fn escaped(tree: &Tree, body: usize) -> Vec<Range<usize>> {
    let Some(node) = tree.get(body).filter(|n| n.name() == "inlinedata") else { return Vec::new() };
    let html = node.get("contenttype").is_some_and(|t| t.contains("html"));
    let inside = tree.nodes.get(body + 1..tree.inside(body).end).unwrap_or(&[]);
    let plain = inside.iter().all(|n| n.is_text());
    if html && plain { inside.iter().map(|n| n.span.clone()).collect() } else { Vec::new() }
}

/// Headline, date and language of an article.
fn describe(tree: &Tree, source: &Mapped, article: usize, copy: &mut Copy) {
    let inside = tree.inside(article);
    let node = |name: &str| tree.find(inside.clone(), name);
    let lang = |index: usize| parse_lang(tree.get(index)?.get("lang").or(tree.get(index)?.get("tag"))?);
    copy.lang = [Some(article), node("language"), Some(1), node("html"), node("nitf")]
        .into_iter()
        .flatten()
        .find_map(lang);
    // The time of this very version first.
    let stamps = [
        "versioncreated",
        "contentcreated",
        "firstcreated",
        "date.issue",
        "story.date",
        "date.release",
        "pubdata",
    ];
    copy.date = stamps.into_iter().find_map(|name| {
        let index = node(name)?;
        let of = tree.get(index)?;
        let text = tree.get(index + 1).filter(|n| n.is_text()).and_then(|n| source.text.get(n.span.clone()));
        of.get("norm").or(of.get("date.publication")).and_then(stamp::date).or_else(|| stamp::date(text?))
    });
    if let Some(index) = ["hl1", "headline", "title"].into_iter().find_map(node) {
        let mut tables = 0;
        let end = tree.inside(index).end;
        Emitter::new(tree, source, copy, &mut tables).nodes(index + 1..end, |_| false);
        if let Some(block) = copy.blocks.first_mut() {
            block.kind = BlockKind::Headline;
        }
    }
    if let Some(index) = node("hl2") {
        let mut tables = 0;
        Emitter::new(tree, source, copy, &mut tables).nodes(tree.inside(index), |_| false);
    }
}

/// Why XML that ends inside its elements is not valid.
pub(super) const CUT_OFF: &str = "the file ends before its elements do";

/// Parses XML. Entities that it declares itself are never put in: a few lines of them can
/// stand for gigabytes.
fn tree(text: &str, copy: &mut Copy) -> Result<Tree, Note> {
    let mut reader = Reader::from_str(text);
    let mut tree = Tree::new();
    // How many elements are open that stand too deep to be in the tree.
    let mut beyond = 0usize;
    let mut open = 0usize;
    let place = |at: u64| usize::try_from(at).unwrap_or(text.len()).min(text.len());
    loop {
        let start = place(reader.buffer_position());
        let event = reader.read_event().map_err(|error| {
            let at = place(reader.error_position());
            Note::Xml { position: LineIndex::new(text).position(text, at), why: error.to_string() }
        })?;
        let span = start..place(reader.buffer_position());
        match event {
            Event::Start(tag) => {
                open += 1;
                if !tree.enter(known(local(&tag)), span, attributes(&tag, text)) {
                    beyond += 1;
                }
            }
            Event::Empty(tag) => {
                tree.leaf(NodeKind::Element(known(local(&tag))), span, attributes(&tag, text))
            }
            // The parser has seen to it that it is the end of the innermost element.
            Event::End(_) => {
                open = open.saturating_sub(1);
                match beyond {
                    0 => tree.leave(|_| true, |_| false),
                    _ => beyond -= 1,
                }
            }
            Event::Text(_) => tree.leaf(NodeKind::Text, span, Vec::new()),
            Event::CData(words) => {
                let start = span.start + "<![CDATA[".len();
                tree.leaf(NodeKind::Verbatim, start..start + words.len(), Vec::new());
            }
            Event::GeneralRef(_) => match html::decoded_reference(text.get(span.clone()).unwrap_or("")) {
                Some(_) => tree.leaf(NodeKind::Text, span, Vec::new()),
                None if copy.notes.contains(&Note::Entities) => {}
                None => copy.notes.push(Note::Entities),
            },
            // What was cut off is checked as far as it goes, and said.
            Event::Eof if open > 0 => {
                let position = LineIndex::new(text).position(text, text.len());
                copy.notes.push(Note::Xml { position, why: CUT_OFF.to_owned() });
                break;
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if tree.full {
            break;
        }
    }
    tree.finish();
    Ok(tree)
}

fn local<'t>(tag: &'t BytesStart<'_>) -> &'t [u8] {
    tag.local_name().into_inner().as_bytes()
}

fn attributes(tag: &BytesStart<'_>, text: &str) -> Vec<Attribute> {
    let mut all = tag.attributes();
    let known = all.with_checks(false).flatten().filter_map(|attribute| {
        let name = known_attribute(attribute.key.into_inner().as_bytes())?;
        let value = attribute.value.into_owned();
        Some(Attribute { name, value, span: text.len()..text.len() })
    });
    known.collect()
}
