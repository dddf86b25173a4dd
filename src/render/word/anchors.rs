//! Marks in the text where comments begin and end.
//!
//! They stand between runs, so a run is cut where one falls inside its words. All that is done is
//! putting in: without what is put in the part is the same to the byte.

use crate::render::escape::prefix;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::ops::Range;

/// A comment and the bytes of the part that it is about.
pub(super) struct Comment {
    pub id: u32,
    pub range: Range<usize>,
}

/// Words of the text: a `w:t`.
#[derive(Debug)]
struct Words {
    /// Between its tags.
    inside: Range<usize>,
    /// Where its opening tag can take an attribute.
    tag: usize,
    /// Whether it says already that its spaces count.
    spaced: bool,
    /// The run that it stands in: of nested ones (a text box) the outermost.
    run: usize,
    /// Nothing but properties stands before it in the run, nothing behind.
    first: bool,
    last: bool,
    /// It cannot be cut: it stands in a text box, or in CDATA.
    whole: bool,
}

/// A run.
#[derive(Debug, Default)]
struct Run {
    /// From its opening tag to behind its closing one.
    range: Range<usize>,
    /// Its opening tag and its properties, which a piece of it needs too.
    tag: Range<usize>,
    properties: Range<usize>,
}

/// The part with its marks.
pub(super) fn anchored(xml: &str, comments: &[Comment]) -> String {
    let prefix = prefix(xml);
    let text = Text::read(xml, &prefix);
    // What is put in, by place; at one place ends stand before beginnings.
    let mut cuts: BTreeMap<Cut, (String, String)> = BTreeMap::new();
    for Comment { id, range } in comments {
        let (start, end) = (text.cut(range.start, true), text.cut(range.end, false));
        let (Some(start), Some(end)) = (start, end) else { continue };
        let from = format!("<{prefix}commentRangeStart {prefix}id=\"{id}\"/>");
        let to = format!(
            "<{prefix}commentRangeEnd {prefix}id=\"{id}\"/><{prefix}r><{prefix}commentReference {prefix}id=\"{id}\"/></{prefix}r>"
        );
        cuts.entry(start).or_default().1.push_str(&from);
        cuts.entry(end).or_default().0.push_str(&to);
    }
    let mut edits: BTreeMap<usize, String> = BTreeMap::new();
    for (cut, (ends, starts)) in cuts {
        let marks = ends + &starts;
        let Some(words) = cut.inside.and_then(|index| text.words.get(index)) else {
            edits.entry(cut.at).or_default().push_str(&marks);
            continue;
        };
        let run = text.runs.get(words.run);
        let slice = |range: &Range<usize>| xml.get(range.clone()).unwrap_or("");
        let tag = run.map_or("", |run| slice(&run.tag));
        let properties = without_changes(run.map_or("", |run| slice(&run.properties)), &prefix);
        let again = format!("{tag}{properties}<{prefix}t xml:space=\"preserve\">");
        edits.entry(cut.at).or_default().push_str(&format!("</{prefix}t></{prefix}r>{marks}{again}"));
        if !words.spaced {
            // Spaces at the new ends would be lost.
            edits.insert(words.tag, " xml:space=\"preserve\"".to_owned());
        }
    }
    let mut out = String::with_capacity(xml.len() + 256 * edits.len());
    let mut at = 0;
    for (place, words) in edits {
        out.push_str(xml.get(at..place).unwrap_or(""));
        out.push_str(&words);
        at = place;
    }
    out.push_str(xml.get(at..).unwrap_or(""));
    out
}

/// Where a mark goes: between runs, or into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cut {
    at: usize,
    inside: Option<usize>,
}

/// The runs of a part and their words, in order.
#[derive(Debug, Default)]
struct Text {
    runs: Vec<Run>,
    words: Vec<Words>,
}

impl Text {
    fn read(xml: &str, prefix: &str) -> Text {
        let mut walk = Walk { xml, ..Walk::default() };
        let mut reader = Reader::from_str(xml);
        let place = |at: u64| usize::try_from(at).unwrap_or(xml.len()).min(xml.len());
        let own = |name: &str| name.strip_prefix(prefix).unwrap_or_default().to_owned();
        loop {
            let start = place(reader.buffer_position());
            let Ok(event) = reader.read_event() else { break };
            let range = start..place(reader.buffer_position());
            match event {
                Event::Start(tag) => walk.start(&own(tag.name().into_inner()), range),
                Event::Empty(tag) if own(tag.name().into_inner()) != "rPr" => walk.fill(),
                Event::End(tag) => walk.end(&own(tag.name().into_inner()), range),
                Event::CData(_) => walk.words.iter_mut().for_each(|words| words.whole = true),
                Event::Eof => break,
                _ => {}
            }
        }
        walk.text
    }

    /// Where the mark at byte `at` goes; `None` outside of all words and runs.
    fn cut(&self, at: usize, begins: bool) -> Option<Cut> {
        let index = match begins {
            true => self.words.partition_point(|words| words.inside.end <= at),
            false => self.words.partition_point(|words| words.inside.end < at),
        };
        let words = self.words.get(index).filter(|words| words.inside.start <= at);
        let Some(words) = words else {
            // The mark of a note has no words: its run is taken.
            let run = self.runs.iter().find(|run| run.range.start <= at && at <= run.range.end)?;
            return Some(Cut { at: if begins { run.range.start } else { run.range.end }, inside: None });
        };
        let run = self.runs.get(words.run)?;
        let before = words.whole && begins || words.first && at == words.inside.start;
        let behind = words.whole && !begins || words.last && at == words.inside.end;
        Some(match (before, behind) {
            (true, _) => Cut { at: run.range.start, inside: None },
            (_, true) => Cut { at: run.range.end, inside: None },
            _ => Cut { at, inside: Some(index) },
        })
    }
}

/// Goes through a part.
#[derive(Default)]
struct Walk<'x> {
    xml: &'x str,
    text: Text,
    /// Runs that are open, and properties that are.
    open: usize,
    properties: usize,
    /// The outermost run holds more than properties.
    filled: bool,
    /// The words that are open.
    words: Option<Words>,
}

impl Walk<'_> {
    fn start(&mut self, name: &str, range: Range<usize>) {
        match name {
            "rPr" if self.open > 0 => {
                self.properties += 1;
                if self.properties == 1 && self.open == 1 && !self.filled {
                    self.run(|run| run.properties = range.clone());
                }
            }
            _ if self.properties > 0 => {}
            "r" => {
                self.open += 1;
                if self.open == 1 {
                    let properties = range.end..range.end;
                    self.text.runs.push(Run { range: range.clone(), tag: range, properties });
                    self.filled = false;
                } else {
                    self.fill();
                }
            }
            "t" if self.open > 0 => {
                let first = !self.filled;
                self.fill();
                self.words = Some(Words {
                    inside: range.end..range.end,
                    tag: range.end.saturating_sub(1),
                    spaced: self.xml.get(range).is_some_and(|tag| tag.contains("preserve")),
                    run: self.text.runs.len().saturating_sub(1),
                    first,
                    last: true,
                    whole: self.open > 1,
                });
            }
            _ => self.fill(),
        }
    }

    fn end(&mut self, name: &str, range: Range<usize>) {
        match name {
            "rPr" if self.open > 0 => {
                self.properties = self.properties.saturating_sub(1);
                if self.properties == 0 && self.open == 1 && !self.filled {
                    self.run(|run| run.properties.end = range.end);
                }
            }
            "r" if self.properties == 0 => {
                self.open = self.open.saturating_sub(1);
                if self.open == 0 {
                    self.run(|run| run.range.end = range.end);
                }
            }
            "t" => {
                if let Some(mut words) = self.words.take() {
                    words.inside.end = range.start;
                    self.text.words.push(words);
                }
            }
            _ => {}
        }
    }

    fn run(&mut self, change: impl FnOnce(&mut Run)) {
        if let Some(run) = self.text.runs.last_mut() {
            change(run);
        }
    }

    /// The outermost run holds something more: words that stood in it are not its last.
    fn fill(&mut self) {
        if self.open == 0 || self.properties > 0 {
            return;
        }
        self.filled = true;
        let run = self.text.runs.len().saturating_sub(1);
        let of_run = self.text.words.iter_mut().rev().take_while(|words| words.run == run);
        of_run.for_each(|words| words.last = false);
    }
}

/// Properties without the record of how they were before: that is told once.
fn without_changes(properties: &str, prefix: &str) -> String {
    let (open, close) = (format!("<{prefix}rPrChange"), format!("</{prefix}rPrChange>"));
    match (properties.find(&open), properties.find(&close)) {
        (Some(start), Some(end)) if start < end => {
            let before = properties.get(..start).unwrap_or("");
            before.to_owned() + properties.get(end + close.len()..).unwrap_or("")
        }
        _ => properties.to_owned(),
    }
}
