//! How the parts of a Word file name each other.

use super::package::Package;
use crate::render::escape::{prefix, xml};
use std::ops::Range;

const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const NO_LINKS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";

/// The name of the part that holds the comments on `main`. Where there is none yet, the package
/// is told of a new one.
pub(super) fn comments(package: &mut Package<'_>, main: &str) -> Result<String, String> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let within = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let links_name = within(&format!("_rels/{file}.rels"));
    let links = package.part(&links_name)?.unwrap_or_else(|| NO_LINKS.to_owned());
    let target = elements(&links, "Relationship")
        .find(|link| attribute(link, "Type").is_some_and(|kind| kind == KIND || kind == STRICT));
    if let Some(target) = target.and_then(|link| attribute(link, "Target")) {
        return Ok(target.strip_prefix('/').map_or_else(|| within(target), str::to_owned));
    }
    let mut name = within("comments.xml");
    let mut count = 1;
    while package.part(&name)?.is_some() {
        count += 1;
        name = within(&format!("comments{count}.xml"));
    }
    let strict = links.contains("purl.oclc.org/ooxml");
    let mut id = "addsup".to_owned();
    while links.contains(&format!("\"{id}\"")) {
        id.push('x');
    }
    let kind = if strict { STRICT } else { KIND };
    let target = name.rsplit('/').next().unwrap_or("comments.xml");
    let link = format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>");
    package.replace(&links_name, inside(&links, "Relationships", &link));
    let types = package.part("[Content_Types].xml")?.unwrap_or_default();
    let entry = format!("<Override PartName=\"/{}\" ContentType=\"{TYPE}\"/>", xml(&name));
    package.replace("[Content_Types].xml", inside(&types, "Types", &entry));
    Ok(name)
}

/// `text` with something more at the end of its root.
fn inside(text: &str, root: &str, more: &str) -> String {
    let close = format!("</{root}>");
    match text.rfind(&close) {
        Some(at) => {
            let (before, behind) = text.split_at(at);
            format!("{before}{more}{behind}")
        }
        None => text.to_owned(),
    }
}

/// The opening tags of elements of this name.
fn elements<'x>(text: &'x str, name: &str) -> impl Iterator<Item = &'x str> {
    let open = format!("<{name} ");
    let tags: Vec<&str> =
        text.split(open.as_str()).skip(1).filter_map(|rest| rest.split('>').next()).collect();
    tags.into_iter()
}

fn attribute<'x>(tag: &'x str, name: &str) -> Option<&'x str> {
    let rest = tag.split(&format!("{name}=")).nth(1)?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest.get(1..)?.split(quote).next()
}

/// The run in `text` that holds the mark of the note in which byte `at` of `notes` stands.
pub(super) fn mark(notes: &str, at: usize, text: &str) -> Option<Range<usize>> {
    let p = prefix(notes);
    let before = notes.get(..at)?;
    let opens = |kind: &str| before.rfind(&format!("<{p}{kind} ")).map(|at| (at, kind.to_owned()));
    let (start, kind) = opens("footnote").max(opens("endnote"))?;
    let id = attribute(notes.get(start..)?.split('>').next()?, &format!("{p}id"))?;
    let p = prefix(text);
    let open = format!("<{p}{kind}Reference ");
    let at = text.match_indices(open.as_str()).map(|(at, _)| at).find(|at| {
        let tag = text.get(*at..).and_then(|rest| rest.split('>').next()).unwrap_or("");
        attribute(tag, &format!("{p}id")) == Some(id)
    })?;
    Some(at..at)
}
