//! The checklist for people.

use super::value::{Numbers, Said};
use super::{Figure, FileFigures};
use crate::graph::WRITER;
use crate::language::{self, Wording};
use crate::value::Number;

impl Figure {
    /// What it is read as, in a few words.
    pub fn read_as(&self, words: &dyn Wording) -> String {
        let ends = match &self.value {
            Said::Time(time) => time.timex.clone(),
            Said::Numbers(Numbers { low: Some(low), high: Some(high), .. }) if low == high => for_people(low),
            Said::Numbers(Numbers { low, high, .. }) => {
                let open = || words.phrase("open").to_owned();
                let end = |end: &Option<String>| end.as_deref().map_or_else(open, for_people);
                words.phrase("range").replace("{0}", &end(low)).replace("{1}", &end(high))
            }
        };
        if self.unit.is_empty() { ends } else { format!("{ends} {}", self.unit) }
    }
}

/// One line a figure: place, words, and what they are read as, in the language of messages.
pub fn figures_text(file: &FileFigures) -> String {
    let words = language::of(file.messages).wording();
    let published = file.published.as_deref().unwrap_or(words.phrase("no-date"));
    let comma = words.phrase("comma");
    let mut out = format!("{} ({}{comma}{published})\n", language::plain(&file.path), file.language);
    for figure in &file.figures {
        let reading = figure.read_as(words);
        let text = one_line(&figure.text);
        let source = match figure.source.as_deref() {
            None => String::new(),
            Some(WRITER) => words.phrase("writer").to_owned() + comma,
            Some(source) => one_line(source) + comma,
        };
        let status = words.phrase(&format!("status-{}", figure.status.name()));
        out += &format!("  {}:{}  {text}  = {reading}  ({source}{status})\n", figure.line, figure.column);
    }
    out
}

/// An exact fraction ("191/6") as a decimal with one place; anything else as it is.
fn for_people(number: &str) -> String {
    let parts = number.split_once('/').and_then(|(n, d)| Number::ratio(n.parse().ok()?, d.parse().ok()?));
    parts.map_or_else(|| number.to_owned(), |fraction| fraction.to_rounded_decimal(1))
}

pub(in crate::render) fn one_line(text: &str) -> String {
    language::plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
