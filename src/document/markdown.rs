//! Markdown: CommonMark with tables, footnotes and struck-out words.

use super::copy::{Copy, Mapped};
use super::{BlockKind, Cell, front, html};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads a Markdown text. Code is no copy, nor is what is struck out or shown in the place of
/// a picture; HTML in it is read as HTML.
pub(super) fn read(source: &Mapped) -> Copy {
    let front = front::read(&source.text);
    let body = source.text.get(front.end..).unwrap_or("");
    let problems = front.bad.into_iter().map(|(span, note)| (span.start as usize, note)).collect();
    let copy = Copy { date: front.date, lang: front.lang, problems, ..Copy::default() };
    let mut reader = Reader { source, copy, inside: Vec::new(), hidden: 0, cell: first_cell(), html: None };
    if let Some(title) = front.title.filter(|_| !has_title(body)) {
        reader.copy.block(BlockKind::Headline, source, title.range());
    }
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        reader.event(event, front.end + range.start..front.end + range.end);
    }
    reader.copy.shut();
    reader.copy
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Whether a heading of the first level stands in the text.
fn has_title(body: &str) -> bool {
    Parser::new_ext(body, options())
        .any(|event| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })))
}

fn first_cell() -> Cell {
    Cell { table: 0, row: 0, column: 0, header: false }
}

struct Reader<'s> {
    source: &'s Mapped,
    copy: Copy,
    /// What the current place is inside of, the innermost last.
    inside: Vec<BlockKind>,
    /// How many elements are open whose words are no copy.
    hidden: usize,
    /// The next cell.
    cell: Cell,
    /// The HTML block that is being collected.
    html: Option<Range<usize>>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.hidden == 0 => self.words(&words, range),
            Event::Html(_) => {
                let start = self.html.as_ref().map_or(range.start, |html| html.start);
                self.html = Some(start..range.end);
            }
            Event::InlineHtml(tag) => self.inline_html(&tag, range.start),
            Event::SoftBreak | Event::HardBreak if self.hidden == 0 => {
                self.copy.copy.put_as(self.source, range, "\n");
            }
            // Two words that code parts are two.
            Event::Code(_) => self.copy.copy.put_gap(" "),
            Event::Rule => self.copy.shut(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if !self.copy.is_open() {
            self.copy.open(self.kind());
        }
        match self.source.text.get(range.clone()) == Some(words) {
            true => self.copy.copy.put(self.source, range),
            false => self.copy.copy.put_as(self.source, range, words),
        }
    }

    fn inline_html(&mut self, tag: &str, at: usize) {
        if let Some(words) = tag.strip_prefix("<!--").and_then(|t| t.strip_suffix("-->")) {
            self.copy.comment(words, self.source, at);
        } else if tag.get(..3).is_some_and(|t| t.eq_ignore_ascii_case("<br")) {
            self.copy.copy.put_gap("\n");
        }
    }

    /// The kind of a paragraph here.
    fn kind(&self) -> BlockKind {
        self.inside.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => self.copy.open(self.kind()),
            Tag::Heading { level, .. } => {
                let first = self.copy.blocks.is_empty() || *level == HeadingLevel::H1;
                let headline = first && self.copy.blocks.iter().all(|b| b.kind != BlockKind::Headline);
                self.copy.open(if headline { BlockKind::Headline } else { BlockKind::Heading });
            }
            Tag::BlockQuote(_) => self.inside(BlockKind::Quotation),
            Tag::Item => self.inside(BlockKind::ListItem),
            Tag::FootnoteDefinition(_) => self.inside(BlockKind::Footnote),
            Tag::CodeBlock(_) | Tag::Image { .. } | Tag::Strikethrough | Tag::MetadataBlock(_) => {
                self.hidden += 1;
            }
            Tag::Table(_) => {
                self.copy.shut();
                self.cell = Cell { row: 0, column: 0, ..self.cell };
            }
            Tag::TableHead => self.cell.header = true,
            Tag::TableCell => self.copy.open(BlockKind::TableCell),
            Tag::List(_) => self.copy.shut(),
            _ => {}
        }
    }

    fn inside(&mut self, kind: BlockKind) {
        self.copy.shut();
        self.inside.push(kind);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.copy.shut(),
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.copy.shut();
                self.inside.pop();
            }
            TagEnd::CodeBlock | TagEnd::Image | TagEnd::Strikethrough | TagEnd::MetadataBlock(_) => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            TagEnd::TableCell => {
                self.copy.shut_cell(self.cell);
                self.cell.column += 1;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.cell = Cell { row: self.cell.row + 1, column: 0, header: false, ..self.cell };
            }
            TagEnd::Table => self.cell.table += 1,
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    html::fragment(self.source, html, &mut self.copy, &mut self.cell.table);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let copy = read(&Mapped::plain(text.to_owned()));
        copy.blocks.iter().map(|b| (b.kind, b.span.of(&copy.copy.text).to_owned())).collect()
    }

    #[test]
    fn headings_quotes_lists_and_footnotes() {
        use BlockKind::{Footnote, Heading, Headline, ListItem, Paragraph, Quotation};
        let text = "# Mill to close\n\nIt *shuts* in 2024.[^1] See `let x = 12;` now.\n\n## Why\n\n> We lost\n> 40%.\n\n- 12 men\n- 9 ~~10~~ women &amp; 3 ![4 cats](a.png) boys\n\n```\n99 lines\n```\n\n[^1]: The 30th year.\n";
        let wanted: Vec<(BlockKind, String)> = [
            (Headline, "Mill to close"),
            (Paragraph, "It shuts in 2024. See   now."),
            (Heading, "Why"),
            (Quotation, "We lost\n40%."),
            (ListItem, "12 men"),
            (ListItem, "9  women & 3  boys"),
            (Footnote, "The 30th year."),
        ]
        .map(|(kind, words)| (kind, words.to_owned()))
        .into();
        assert_eq!(blocks(text), wanted);
        assert_eq!(blocks("أغلق المصنع\n===\n\n- ١٢ رجلا\n")[0].0, Headline);
    }

    #[test]
    fn the_title_of_the_front_matter_is_the_headline_where_there_is_no_other() {
        let text = "---\ntitle: \"Mill to close\"\ndate: 2021-04-07\n---\nIt shuts.\n";
        assert_eq!(blocks(text)[0], (BlockKind::Headline, "Mill to close".to_owned()));
        assert_eq!(blocks(&text.replace("It shuts", "# Gone\n\nIt shuts")).len(), 2);
    }

    #[test]
    fn cells_know_their_place_and_html_inside_is_read() {
        let text = "| City | Dead |\n|---|---|\n| Basra | 12 |\n\n<div>They <b>found</b> 3.</div>\n<!-- addsup: off -->\n\nOne<br>two <!-- why --> three\n";
        let copy = read(&Mapped::plain(text.to_owned()));
        let cells: Vec<_> = copy.blocks.iter().filter_map(|b| b.cell).collect();
        assert_eq!(cells[3], Cell { table: 0, row: 1, column: 1, header: false });
        assert_eq!((cells.len(), cells[1].header), (4, true));
        assert_eq!(copy.blocks[4].span.of(&copy.copy.text), "They found 3.");
        assert_eq!(copy.blocks[5].span.of(&copy.copy.text), "One\ntwo  three");
        let remarks: Vec<&str> = copy.comments.iter().map(|c| c.words.as_str()).collect();
        assert_eq!(remarks, ["addsup: off", "why"]);
    }
}
