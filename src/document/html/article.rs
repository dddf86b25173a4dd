//! Which part of a page is its article.

use super::element::{Role, role};
use super::tree::{NodeKind, Tree};
use crate::document::copy::Mapped;
use std::ops::Range;

/// The fewest letters of a line that is prose by its length alone.
const PROSE: usize = 60;

/// Words of a class, an id or a role by which pages mark what is no part of the article.
#[rustfmt::skip]
const ASIDE: &[&str] = &[
    "ad", "ads", "advert", "advertisement", "advertising", "banner", "breadcrumb", "breadcrumbs", "comment",
    "comments", "commentlist", "complementary", "consent", "contentinfo", "cookie", "cookies", "disqus",
    "follow", "footer", "gdpr", "latest", "login", "masthead", "menu", "modal", "mostread", "nav",
    "navbar", "navigation", "newsletter", "newsletters", "outbrain", "pager", "pagination", "paywall",
    "popular", "popup", "promo", "promos", "promotion", "recirc", "recommended", "recommendation",
    "recommendations", "register", "related", "replies", "respond", "search", "share", "sharing",
    "sidebar", "signup", "skip", "social", "sponsor", "sponsored", "subscribe", "subscription", "taboola",
    "tags", "toolbar", "trending", "widget", "widgets",
];

/// The same about a line of words inside the article.
#[rustfmt::skip]
const LINE_ASIDE: &[&str] = &[
    "author", "authors", "bio", "byline", "copyright", "credit", "credits", "date", "dateline", "disclaimer",
    "kicker", "meta", "metadata", "pubdate", "published", "readmore", "readtime", "tag", "timestamp",
    "topics", "updated",
];

/// What of a page is copy.
pub(super) struct Article {
    /// The element that holds it.
    pub root: usize,
    /// Nodes that are left out, elements with all in them.
    pub out: Vec<bool>,
}

/// Finds the article: of all elements the one with the most prose, links against it. What
/// pages mark as something else is left out unless it holds most of the prose.
pub(super) fn find(tree: &Tree, source: &Mapped) -> Article {
    let mut out = vec![false; tree.nodes.len()];
    for (flag, node) in out.iter_mut().zip(&tree.nodes) {
        *flag = is_unseen(node);
    }
    let weigh = Weights::of(tree, source, &out);
    let whole = weigh.prose(0..tree.nodes.len());
    // Words that name the page's own layout: something so called holds most of the prose.
    let mut excused: Vec<&str> = Vec::new();
    for (index, node) in tree.nodes.iter().enumerate() {
        if is_page(node.name()) {
            continue;
        }
        let words = marks(node, ASIDE);
        if words.iter().all(|w| excused.contains(w)) {
            continue;
        }
        if weigh.prose(tree.inside(index)) * 2 > whole {
            excused.extend(words);
        } else if let Some(flag) = out.get_mut(index) {
            *flag = true;
        }
    }
    let weights = Weights::of(tree, source, &out);
    for index in &weights.teasers {
        if let Some(flag) = out.get_mut(*index) {
            *flag = true;
        }
    }
    let mut best = (0i64, 0usize);
    for (index, node) in tree.nodes.iter().enumerate() {
        // A piece of a page has no element around it all: there the root holds it.
        if index != 0 && !matches!(role(node.name()), Role::Block | Role::Cell | Role::Kind(_)) {
            continue;
        }
        let mut score = weights.score(tree.inside(index));
        if is_declared(node) {
            score += score / 3;
        }
        // Of two that hold the same the inner one.
        if score > 0 && score >= best.0 {
            best = (score, index);
        }
    }
    for (index, node) in tree.nodes.iter().enumerate() {
        let line = weights.prose(tree.inside(index)) == 0 || tree.inside(index).len() < 4;
        let aside = line && !node.is_text() && !marks(node, LINE_ASIDE).is_empty();
        if let Some(flag) = out.get_mut(index).filter(|_| aside && !node.name().starts_with('h')) {
            *flag = true;
        }
    }
    Article { root: best.1, out }
}

fn is_page(name: &str) -> bool {
    matches!(name, "html" | "body" | "main" | "article" | "h1" | "p")
}

/// What no reader sees.
fn is_unseen(node: &super::tree::Node) -> bool {
    let style = node.get("style").unwrap_or("");
    role(node.name()) == Role::Hidden && node.kind != NodeKind::Text
        || node.attribute("hidden").is_some()
        || node.get("aria-hidden") == Some("true")
        || style.split_whitespace().collect::<String>().contains("display:none")
}

/// Whether the page itself says that this element is the article's body.
fn is_declared(node: &super::tree::Node) -> bool {
    let body = ["articlebody", "storybody", "articletext", "storytext", "entrycontent", "postcontent"];
    node.get("itemprop").is_some_and(|p| p.eq_ignore_ascii_case("articleBody"))
        || ["class", "id"].into_iter().filter_map(|k| node.get(k)).any(|value| {
            let joined: String =
                value.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
            body.iter().any(|b| joined.contains(b))
        })
}

/// The words of a list that stand in an element's class, id or role.
fn marks<'w>(node: &super::tree::Node, words: &[&'w str]) -> Vec<&'w str> {
    let mut found = Vec::new();
    for attribute in node.attributes.iter().filter(|a| matches!(a.name, "class" | "id" | "role")) {
        let value = separated(&attribute.value);
        let pieces = value.split(|c: char| !c.is_ascii_alphanumeric());
        found.extend(pieces.filter_map(|piece| words.iter().find(|w| **w == piece).copied()));
    }
    found
}

/// "relatedStories" as "related stories".
fn separated(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut small = false;
    for c in name.chars() {
        if c.is_ascii_uppercase() && small {
            out.push(' ');
        }
        small = c.is_ascii_lowercase();
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// Sums of letters over the nodes before each, so that those of an element are a difference.
struct Weights {
    prose: Vec<i64>,
    links: Vec<i64>,
    /// The texts of lines that are nothing but links: they lead to other articles.
    teasers: Vec<usize>,
}

impl Weights {
    /// Weighs every line of the page: a run of text that no block parts.
    fn of(tree: &Tree, source: &Mapped, out: &[bool]) -> Weights {
        let len = tree.nodes.len();
        let mut weights = Weights { prose: vec![0; len + 1], links: vec![0; len + 1], teasers: Vec::new() };
        let mut line = Line::default();
        // One past the last node of the link, and of the block that is open.
        let (mut link, mut block_ends) = (0, Vec::new());
        let mut at = 0;
        while let Some(node) = tree.get(at) {
            while block_ends.pop_if(|end| *end <= at).is_some() {
                line.end(&mut weights);
            }
            let end = node.end as usize;
            match node.kind {
                NodeKind::Comment => {}
                NodeKind::Text | NodeKind::Verbatim => {
                    let text = source.text.get(node.span.clone()).unwrap_or("");
                    let letters = text.chars().filter(|c| c.is_alphanumeric()).count() as i64;
                    line.add(at, letters, at < link, text);
                }
                NodeKind::Element(name) => {
                    if out.get(at) == Some(&true) {
                        at = end.max(at + 1);
                        continue;
                    }
                    if name == "a" {
                        link = link.max(end);
                    } else if role(name) != Role::Inline {
                        if role(name) != Role::Break {
                            line.end(&mut weights);
                            block_ends.push(end);
                        } else if std::mem::replace(&mut line.broken, true) {
                            line.end(&mut weights);
                        }
                    }
                }
            }
            at += 1;
        }
        line.end(&mut weights);
        for sums in [&mut weights.prose, &mut weights.links] {
            let mut sum = 0;
            for value in sums.iter_mut() {
                sum += std::mem::replace(value, sum);
            }
        }
        weights
    }

    fn between(sums: &[i64], range: Range<usize>) -> i64 {
        let at = |index: usize| sums.get(index).copied().unwrap_or(0);
        at(range.end) - at(range.start)
    }

    fn prose(&self, range: Range<usize>) -> i64 {
        Weights::between(&self.prose, range)
    }

    fn score(&self, range: Range<usize>) -> i64 {
        Weights::between(&self.prose, range.clone()) - Weights::between(&self.links, range)
    }
}

/// A line that is being weighed.
#[derive(Default)]
struct Line {
    texts: Vec<usize>,
    letters: i64,
    linked: i64,
    stops: bool,
    /// A line break was the last that was seen.
    broken: bool,
}

impl Line {
    fn add(&mut self, at: usize, letters: i64, linked: bool, text: &str) {
        if letters == 0 {
            self.stops |= text.contains(['.', '!', '?', '؟']);
            return;
        }
        self.texts.push(at);
        self.letters += letters;
        self.linked += if linked { letters } else { 0 };
        self.stops = text.contains(['.', '!', '?', '؟', '،', ',']);
        self.broken = false;
    }

    fn end(&mut self, weights: &mut Weights) {
        let line = std::mem::take(self);
        let plain = line.letters - line.linked;
        let prose = line.linked * 2 < line.letters
            && (plain > 2 * PROSE as i64 || plain > PROSE as i64 && line.stops);
        let first = line.texts.first().copied().unwrap_or(0);
        let slot = |sums: &mut Vec<i64>, value: i64| {
            if let Some(sum) = sums.get_mut(first) {
                *sum += value;
            }
        };
        if prose {
            slot(&mut weights.prose, plain);
        } else if line.linked * 2 >= line.letters {
            slot(&mut weights.links, line.linked);
            if line.linked * 5 >= line.letters * 4 {
                weights.teasers.extend(line.texts);
            }
        }
    }
}
