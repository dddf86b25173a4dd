//! Word files.
//!
//! A place in a Word file is a part of the package (`word/document.xml`, `word/footnotes.xml`,
//! `word/endnotes.xml`) and bytes of that part as it is unpacked: they lie in the `w:t` of the
//! run that holds the words. For people the paragraphs are counted: a line is a paragraph of
//! the copy (a cell or a footnote has its own), a column a character of it.

mod body;
mod package;
mod styles;

use super::copy::{Copy, Mapped};
use super::{BlockKind, Note};
use body::Body;
use package::Package;
use styles::Styles;

/// Reads a Word file: paragraphs, tables, footnotes and endnotes, with tracked changes taken as
/// accepted. Comments, headers and footers are no copy.
pub(super) fn read(bytes: &[u8]) -> Result<Copy, Note> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let Some(document) = package.part(&main)? else { return Err(Note::NotWord) };
    let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let styles =
        package.part(&format!("{folder}styles.xml"))?.map(|xml| Styles::read(&xml)).unwrap_or_default();
    let mut copy = Copy::default();
    let mut tables = 0;
    let mut part = |copy: &mut Copy, name: &str, xml: String, kind: BlockKind| {
        copy.part(name);
        let source = Mapped::plain(xml);
        Body::new(&source, copy, &styles, kind, &mut tables).read()
    };
    part(&mut copy, &main, document, BlockKind::Paragraph)?;
    for name in ["footnotes.xml", "endnotes.xml"] {
        let name = format!("{folder}{name}");
        if let Some(notes) = package.part(&name)? {
            part(&mut copy, &name, notes, BlockKind::Footnote)?;
        }
    }
    promote(&mut copy);
    Ok(copy)
}

/// The name of the part that holds the text.
fn main_part(package: &mut Package<'_>) -> Result<String, Note> {
    let usual = "word/document.xml".to_owned();
    let Some(links) = package.part("_rels/.rels")? else { return Ok(usual) };
    let mut reader = quick_xml::Reader::from_str(&links);
    while let Ok(event) = reader.read_event() {
        match event {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag)
                if styles::value(&tag, "Type").is_some_and(|t| t.ends_with("/officeDocument")) =>
            {
                let target = styles::value(&tag, "Target").unwrap_or(usual);
                return Ok(target.trim_start_matches('/').to_owned());
            }
            _ => {}
        }
    }
    Ok(usual)
}

/// A first heading is the headline where nothing is styled as a title; without any style the
/// first line is, by the rule of plain text: more follows and no full stop ends it.
fn promote(copy: &mut Copy) {
    if copy.blocks.iter().any(|b| b.kind == BlockKind::Headline) {
        return;
    }
    let more = copy.blocks.len() > 1;
    let Some(first) = copy.blocks.first_mut() else { return };
    let words = first.span.of(&copy.copy.text).trim_end_matches(['"', '”', '»', ')']);
    let heading = first.kind == BlockKind::Heading;
    if heading
        || first.kind == BlockKind::Paragraph
            && more
            && !words.ends_with(['.', '。', '۔', ':', '؟', '!', '?'])
    {
        first.kind = BlockKind::Headline;
    }
}
