//! What a page says of itself: titles, dates, language.

use super::tree::{NodeKind, Tree};
use super::words;
use crate::document::copy::Mapped;
use crate::document::{Lang, json, parse_lang, stamp};
use jiff::civil::Date;
use std::ops::Range;

/// What was found, the surest first.
#[derive(Debug, Default)]
pub(super) struct Meta {
    /// Titles of the article with their places; of a text in JSON with its escapes.
    pub titles: Vec<Title>,
    pub date: Option<Date>,
    pub lang: Option<Lang>,
}

/// A title somewhere outside the copy.
#[derive(Debug)]
pub(super) struct Title {
    pub words: Mapped,
    /// A site's name may stand before or behind it.
    pub with_site: bool,
}

/// Types of schema.org that are an article.
fn is_article(kind: &str) -> bool {
    let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
    kind.ends_with("Article") || matches!(kind, "BlogPosting" | "Report" | "LiveBlogPosting")
}

/// Names of meta tags that tell when an article was published, the surest first.
const DATES: &[&str] = &[
    "article:published_time",
    "article:published",
    "datepublished",
    "og:article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dc.terms.issued",
    "dc.date.created",
    "publish-date",
    "publishdate",
    "publish_date",
    "published-date",
    "published_at",
    "publication_date",
    "pubdate",
    "og:pubdate",
    "originalpublicationdate",
    "article_date_original",
    "datecreated",
    "date",
    "article.published",
    "article.created",
    "created",
    "pdate",
    "ptime",
    "displaydate",
    "last-modified",
    "article:modified_time",
];

/// Reads the head of a page and the marked elements of its body.
pub(super) fn read(tree: &Tree, source: &Mapped) -> Meta {
    let mut meta = Meta::default();
    let mut stated = Linked::default();
    // The rank of the date that was found.
    let mut best = usize::MAX;
    let mut keep = |meta: &mut Meta, rank: usize, stamp: &str| {
        if let Some(date) = stamp::date(stamp).filter(|_| rank < best) {
            (meta.date, best) = (Some(date), rank);
        }
    };
    let mut site_titles = Vec::new();
    // The day in the page's address.
    let mut address = None;
    for (index, node) in tree.nodes.iter().enumerate() {
        let NodeKind::Element(name) = node.kind else { continue };
        match name {
            "html" | "body" => {
                let dir = node.get("dir").filter(|d| d.eq_ignore_ascii_case("rtl")).map(|_| Lang::Ar);
                meta.lang = meta.lang.or_else(|| parse_lang(node.get("lang").unwrap_or(""))).or(dir);
            }
            "title" => site_titles.extend(content(tree, source, index)),
            "script"
                if node.get("type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                if let Some(text) = tree.get(index + 1).filter(|n| n.is_text()) {
                    linked(&mut stated, source, text.span.clone());
                }
            }
            "meta" => {
                let Some(value) = node.attribute("content").or(node.attribute("value")) else { continue };
                for key in ["property", "name", "itemprop"].into_iter().filter_map(|k| node.get(k)) {
                    let key = key.to_ascii_lowercase();
                    if matches!(key.as_str(), "og:title" | "twitter:title" | "dc.title" | "headline") {
                        let mut words = Mapped::default();
                        words::put(&mut words, source, value.span.clone());
                        meta.titles.push(Title { words, with_site: key != "headline" });
                    } else if let Some(rank) = DATES.iter().position(|d| *d == key) {
                        keep(&mut meta, 1 + rank, &value.value);
                    } else if key == "og:url" {
                        address = address.or_else(|| in_address(&value.value));
                    } else if matches!(
                        key.as_str(),
                        "inlanguage" | "language" | "content-language" | "og:locale"
                    ) {
                        meta.lang = meta.lang.or_else(|| parse_lang(value.value.trim()));
                    }
                }
            }
            "link" if node.get("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) => {
                address = in_address(node.get("href").unwrap_or("")).or(address);
            }
            _ => {
                // Dates in the body: marked ones before any other `time`.
                let marked = node.get("itemprop").is_some_and(|p| p.eq_ignore_ascii_case("datepublished"));
                let rank = match (marked, name == "time", node.get("pubdate").is_some()) {
                    (true, ..) => 1,
                    (_, true, true) => 2 + DATES.len(),
                    (_, true, false) => 3 + DATES.len(),
                    _ if is_date_line(node.get("class").unwrap_or("")) => 4 + DATES.len(),
                    _ => continue,
                };
                let stated = ["datetime", "content", "title"].into_iter().find_map(|a| node.get(a));
                keep(&mut meta, rank, stated.unwrap_or(""));
                keep(
                    &mut meta,
                    rank,
                    &content(tree, source, index).map_or(String::new(), |words| words.text),
                );
            }
        }
    }
    if let Some(words) = stated.headline {
        meta.titles.insert(0, Title { words, with_site: false });
    }
    meta.titles.extend(site_titles.into_iter().map(|words| Title { words, with_site: true }));
    meta.date = local_day(stated.date.or(meta.date), address);
    meta.lang = stated.lang.or(meta.lang);
    meta
}

/// The day of a page: as it is stamped, but many stamps are in universal time, which is a day
/// on when the newsroom's evening paper is made; the address has the day of the newsroom.
fn local_day(stamped: Option<Date>, address: Option<Date>) -> Option<Date> {
    let (Some(stamped), Some(address)) = (stamped, address) else { return stamped.or(address) };
    let near = address.yesterday().ok() == Some(stamped) || address.tomorrow().ok() == Some(stamped);
    Some(if near { address } else { stamped })
}

/// The day in an address: ".../2021/04/07/...", ".../2021-04-07/...".
fn in_address(address: &str) -> Option<Date> {
    let starts = address.match_indices(['/', '-']).map(|(at, _)| at + 1);
    starts.filter_map(|at| stamp::date(address.get(at..at + 10)?)).next()
}

/// Whether a class is that of the line below a headline that tells the day.
fn is_date_line(class: &str) -> bool {
    let mut words = class.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| {
        matches!(
            word.to_ascii_lowercase().as_str(),
            "date"
                | "datestamp"
                | "dateline"
                | "timestamp"
                | "pubdate"
                | "published"
                | "publish"
                | "posttime"
                | "time"
        )
    })
}

/// The words of the first text in an element.
fn content(tree: &Tree, source: &Mapped, index: usize) -> Option<Mapped> {
    let text = tree.nodes.get(tree.inside(index))?.iter().find(|n| n.is_text())?;
    let mut words = Mapped::default();
    words::put(&mut words, source, text.span.clone());
    Some(words)
}

/// What JSON-LD says of the article.
#[derive(Debug, Default)]
struct Linked {
    headline: Option<Mapped>,
    date: Option<Date>,
    lang: Option<Lang>,
}

/// Reads a script of JSON-LD: an object, a list of them, or a graph.
fn linked(found: &mut Linked, source: &Mapped, script: Range<usize>) {
    let Some(raw) = source.text.get(script.clone()) else { return };
    let trimmed = raw.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[");
    let trimmed = trimmed.trim_end_matches("//]]>").trim_end_matches("-->").trim().trim_end_matches(';');
    let mut open = vec![trimmed];
    // A graph is a list in an object in a list: deeper down nothing is the page's article.
    for _ in 0..4 {
        let mut next = Vec::new();
        for value in open {
            if let Some(items) = json::items(value) {
                next.extend(items);
            } else if let Some(fields) = json::fields(value) {
                read_linked(found, source, &fields);
                let inner = ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"];
                next.extend(fields.iter().filter(|(k, _)| inner.contains(&k.as_str())).map(|(_, v)| *v));
            }
        }
        open = next;
    }
}

fn read_linked(found: &mut Linked, source: &Mapped, fields: &[(String, &str)]) {
    let field = |name: &str| fields.iter().find(|(k, _)| k == name).map(|(_, v)| *v);
    let kinds = field("@type").map_or(Vec::new(), |t| json::items(t).unwrap_or_else(|| vec![t]));
    if !kinds.iter().filter_map(|k| json::string(k)).any(|k| is_article(&k)) {
        return;
    }
    let text = |name: &str| field(name).and_then(json::string);
    if found.headline.is_none() {
        found.headline =
            field("headline").and_then(|raw| json::text(source, raw)).filter(|t| !t.text.trim().is_empty());
    }
    let date = ["datePublished", "dateCreated"].into_iter().filter_map(text).find_map(|s| stamp::date(&s));
    found.date = found.date.or(date);
    found.lang = found.lang.or_else(|| parse_lang(&text("inLanguage")?));
}
