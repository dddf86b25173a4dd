//! The headline of a page: the heading that says what its titles say.

use super::article::Article;
use super::meta::{Meta, Title};
use super::tree::Tree;
use super::words;
use crate::document::BlockKind;
use crate::document::copy::{Copy, Mapped};

/// The heading that is the headline: among those of the first level and those that are marked,
/// the one nearest to a title; without any that is near, the only one of the first level.
pub(super) fn find(tree: &Tree, source: &Mapped, meta: &Meta, article: &Article) -> Option<usize> {
    let mut best: Option<(u32, usize)> = None;
    let mut first_level = Vec::new();
    for (index, node) in tree.nodes.iter().enumerate() {
        let marked = node.get("itemprop").is_some_and(|p| p.eq_ignore_ascii_case("headline"));
        let level = match node.name() {
            "h1" => 3,
            "h2" | "h3" => 1,
            "" | "meta" => continue,
            _ if marked => 2,
            _ => continue,
        };
        let text = text_of(tree, source, index);
        let heading = normal(&text);
        if heading.is_empty() || heading.len() > 60 {
            continue;
        }
        if level == 3 {
            first_level.push(index);
        }
        let near = meta.titles.iter().map(|t| nearness(&heading, t)).max();
        let Some(near) = near.filter(|n| *n >= 60) else { continue };
        // Of equals the higher level, then the first.
        let rank = near * 4 + level;
        if best.is_none_or(|(r, _)| rank > r) {
            best = Some((rank, index));
        }
    }
    let only = match first_level.as_slice() {
        [one] => Some(*one),
        // Behind the name of the site stands the article's own.
        several => several.iter().copied().find(|i| tree.inside(article.root).contains(i)),
    };
    // A page whose stated headline no heading says has other headings: the stated one is meant.
    let sure = meta.titles.iter().any(|t| !t.with_site);
    best.map(|(_, index)| index).or(only.filter(|_| !sure))
}

/// Writes the best title itself, where no heading of the page says it.
pub(super) fn stated(meta: &Meta, copy: &mut Copy) {
    let Some(title) = meta.titles.iter().find(|t| !t.words.text.trim().is_empty()) else { return };
    let range = if title.with_site { without_site(&title.words.text) } else { 0..title.words.text.len() };
    copy.block(BlockKind::Headline, &title.words, range);
}

fn text_of(tree: &Tree, source: &Mapped, index: usize) -> String {
    let mut out = String::new();
    for node in tree.nodes.get(tree.inside(index)).unwrap_or(&[]).iter().filter(|n| n.is_text()) {
        out.push_str(&words::text(source, node.span.clone()));
        if out.len() > 2000 {
            break;
        }
    }
    out
}

/// The words in small letters.
fn normal(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).take(80).collect()
}

/// How much of a heading and a title are the same words, in hundredths.
fn nearness(heading: &[String], title: &Title) -> u32 {
    let words = &title.words.text;
    let title = normal(if title.with_site { words.get(without_site(words)).unwrap_or("") } else { words });
    let common = heading.iter().filter(|w| title.contains(w)).count();
    u32::try_from(common * 100 / heading.len().max(title.len()).max(1)).unwrap_or(0)
}

/// A title without the name of its site: the longest piece between marks that part.
fn without_site(title: &str) -> std::ops::Range<usize> {
    let mut best = 0..0;
    let mut start = 0;
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • "] {
        ends.extend(title.match_indices(mark).map(|(at, m)| (at, at + m.len())));
    }
    ends.sort_unstable();
    for (end, next) in ends.into_iter().chain([(title.len(), title.len())]) {
        if end > start
            && title.get(start..end).map_or(0, |p| p.chars().count())
                > title.get(best.clone()).map_or(0, |p| p.chars().count())
        {
            best = start..end;
        }
        start = next;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_is_no_part_of_a_title() {
        for (title, wanted) in [
            ("Mill to close in May | The Post", "Mill to close in May"),
            ("خبر - إغلاق المصنع في مايو المقبل - الصحيفة", "إغلاق المصنع في مايو المقبل"),
            ("Mill-workers", "Mill-workers"),
        ] {
            assert_eq!(title.get(without_site(title)), Some(wanted));
        }
        let mut copy = Copy::default();
        let title = Title { words: Mapped::plain("Mill to close in May | Post".into()), with_site: true };
        let meta = Meta { titles: vec![title], ..Meta::default() };
        stated(&meta, &mut copy);
        assert_eq!(copy.blocks[0].span.of(&copy.copy.text), "Mill to close in May");
    }
}
