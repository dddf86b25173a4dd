//! The XML of a part of a Word file as copy.

use super::styles::{Styles, value};
use crate::document::copy::{Copy, Mapped};
use crate::document::xml::CUT_OFF;
use crate::document::{BlockKind, Cell, LineIndex, Note, html};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// Between two lines of one paragraph: a line feed ends a paragraph of the copy.
const LINE: &str = "\u{2028}";

/// The name spaces of WordprocessingML, transitional and strict.
const SPACES: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// Reads one part.
pub(super) struct Body<'a> {
    source: &'a Mapped,
    copy: &'a mut Copy,
    styles: &'a Styles,
    /// What a paragraph without a style is.
    plain: BlockKind,
    tables: &'a mut u32,
    /// The prefix of Word's own elements, with its colon.
    prefix: String,
    /// What the paragraph is, once its properties say so.
    kind: BlockKind,
    /// Inside a `w:t`.
    in_text: bool,
    /// How deep inside something that is no copy: a deletion, a fallback.
    hidden: usize,
    /// Inside properties of a paragraph, so that `w:del` is that of its mark.
    in_properties: bool,
    /// The mark of the paragraph is deleted: the next one goes on with it.
    joined: bool,
    /// The run is struck out or hidden.
    struck: bool,
    /// The next cells of the tables that are open.
    cells: Vec<Cell>,
    /// Columns that the open cell takes.
    wide: u32,
}

impl<'a> Body<'a> {
    /// Goes on with `copy`.
    pub fn new(
        source: &'a Mapped,
        copy: &'a mut Copy,
        styles: &'a Styles,
        plain: BlockKind,
        tables: &'a mut u32,
    ) -> Body<'a> {
        Body {
            source,
            copy,
            styles,
            plain,
            tables,
            prefix: String::new(),
            kind: plain,
            in_text: false,
            hidden: 0,
            in_properties: false,
            joined: false,
            struck: false,
            cells: Vec::new(),
            wide: 1,
        }
    }

    /// Reads to the end.
    pub fn read(mut self) -> Result<(), Note> {
        let text = self.source.text.as_str();
        let mut reader = Reader::from_str(text);
        let place = |at: u64| usize::try_from(at).unwrap_or(text.len()).min(text.len());
        let mut first = true;
        let mut open = 0usize;
        loop {
            let start = place(reader.buffer_position());
            let event = reader.read_event().map_err(|error| {
                let position = LineIndex::new(text).position(text, place(reader.error_position()));
                Note::Damaged(format!("{}:{}: {error}", position.line, position.column))
            })?;
            let span = start..place(reader.buffer_position());
            match event {
                Event::Start(tag) => {
                    if std::mem::take(&mut first) {
                        self.prefix = prefix(&tag);
                    }
                    open += 1;
                    self.start(&tag);
                }
                Event::Empty(tag) => {
                    self.start(&tag);
                    self.end(tag.name().into_inner());
                }
                Event::End(tag) => {
                    open = open.saturating_sub(1);
                    self.end(tag.name().into_inner());
                }
                Event::Text(_) if self.in_text => self.words(span),
                Event::CData(words) if self.in_text => {
                    let start = span.start + "<![CDATA[".len();
                    self.words(start..start + words.len());
                }
                Event::GeneralRef(_) if self.in_text => self.reference(span),
                Event::Eof if open > 0 => {
                    self.copy.notes.push(Note::Damaged(CUT_OFF.to_owned()));
                    break;
                }
                Event::Eof => break,
                _ => {}
            }
        }
        self.copy.shut();
        Ok(())
    }

    fn reference(&mut self, span: Range<usize>) {
        match html::decoded_reference(self.source.text.get(span.clone()).unwrap_or("")) {
            Some(character) if self.shows() => {
                self.begin();
                self.copy.copy.put_as(self.source, span, &character);
            }
            Some(_) => {}
            None if self.copy.notes.contains(&Note::Entities) => {}
            None => self.copy.notes.push(Note::Entities),
        }
    }

    fn shows(&self) -> bool {
        self.hidden == 0 && !self.struck
    }

    fn words(&mut self, span: Range<usize>) {
        if self.shows() {
            self.begin();
            self.copy.copy.put(self.source, span);
        }
    }

    /// Opens the paragraph's block with its first words: its kind is known by then.
    fn begin(&mut self) {
        if !self.copy.is_open() {
            let in_cell = !self.cells.is_empty() && self.kind != BlockKind::Footnote;
            self.copy.open(if in_cell { BlockKind::TableCell } else { self.kind });
        }
    }

    fn gap(&mut self, words: &str) {
        if self.copy.is_open() && self.shows() {
            self.copy.copy.put_gap(words);
        }
    }

    /// Ends the paragraph's block.
    fn shut(&mut self) {
        match self.cells.last() {
            Some(cell) => self.copy.shut_cell(*cell),
            None => self.copy.shut(),
        }
    }

    fn own<'n>(&self, name: &'n str) -> Option<&'n str> {
        name.strip_prefix(self.prefix.as_str()).filter(|local| !local.contains(':'))
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name().into_inner();
        if name.ends_with(":Fallback") {
            self.hidden += 1;
            return;
        }
        let Some(local) = self.own(name) else { return };
        let on = || !matches!(value(tag, "val").as_deref(), Some("0" | "false" | "off" | "none"));
        match local {
            "p" => self.paragraph(),
            "pPr" => self.in_properties = true,
            "del" if self.in_properties => self.joined = true,
            "ins" | "moveTo" => {}
            "del" | "moveFrom" => self.hidden += usize::from(!self.in_properties),
            "pStyle" => {
                let kind = self.styles.kind(&value(tag, "val").unwrap_or_default());
                self.kind = if kind == BlockKind::Paragraph { self.plain } else { kind };
            }
            "numPr" if matches!(self.kind, BlockKind::Paragraph) => self.kind = BlockKind::ListItem,
            "outlineLvl" if self.kind == BlockKind::Paragraph => {
                let level = value(tag, "val").and_then(|v| v.parse::<u8>().ok());
                self.kind = if level.is_some_and(|l| l < 9) { BlockKind::Heading } else { self.kind };
            }
            "r" => self.struck = false,
            "strike" | "dstrike" | "vanish" if !self.in_properties => self.struck |= on(),
            "t" => self.in_text = true,
            "tab" if !self.in_properties => self.gap("\t"),
            "br" | "cr" => self.gap(LINE),
            "noBreakHyphen" => self.gap("-"),
            "tbl" => {
                self.shut();
                self.cells.push(Cell { table: *self.tables, row: 0, column: 0, header: false });
                *self.tables += 1;
            }
            "tblHeader" => {
                if let Some(cell) = self.cells.last_mut() {
                    cell.header = on();
                }
            }
            "tc" => self.wide = 1,
            "gridSpan" => {
                self.wide = value(tag, "val").and_then(|v| v.parse().ok()).unwrap_or(1u32).clamp(1, 1000);
            }
            // The lines above the notes, which are notes to Word.
            "footnote" | "endnote" if value(tag, "type").is_some_and(|t| t != "normal") => self.hidden += 1,
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        if std::mem::take(&mut self.joined) {
            return;
        }
        self.shut();
        self.kind = self.plain;
    }

    fn end(&mut self, name: &str) {
        if name.ends_with(":Fallback") {
            self.hidden = self.hidden.saturating_sub(1);
            return;
        }
        let Some(local) = self.own(name) else { return };
        match local {
            "p" if !self.joined => self.shut(),
            "pPr" => self.in_properties = false,
            "del" | "moveFrom" if !self.in_properties => self.hidden = self.hidden.saturating_sub(1),
            "t" => self.in_text = false,
            "r" => self.struck = false,
            "tc" => {
                self.joined = false;
                self.shut();
                let wide = std::mem::replace(&mut self.wide, 1);
                if let Some(cell) = self.cells.last_mut() {
                    cell.column = cell.column.saturating_add(wide);
                }
            }
            "tr" => {
                if let Some(cell) = self.cells.last_mut() {
                    *cell = Cell { row: cell.row + 1, column: 0, header: false, ..*cell };
                }
            }
            "tbl" => {
                self.shut();
                self.cells.pop();
            }
            "footnote" | "endnote" => {
                self.joined = false;
                self.shut();
                self.hidden = 0;
            }
            _ => {}
        }
    }
}

/// The prefix that the root binds to Word's name space, with its colon.
fn prefix(root: &BytesStart<'_>) -> String {
    let bound = root.attributes().with_checks(false).flatten().find(|a| SPACES.contains(&a.value.as_ref()));
    match bound.map(|a| a.key.into_inner().to_owned()) {
        Some(key) => key.strip_prefix("xmlns:").map_or(String::new(), |p| format!("{p}:")),
        None => "w:".to_owned(),
    }
}
