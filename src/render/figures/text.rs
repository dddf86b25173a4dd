//! The checklist for people.

use super::value::{Numbers, Said};
use super::{Figure, FileFigures};
use crate::graph::WRITER;
use crate::language::{self, Wording, one_line};
use crate::render::variant;
use crate::value::{Hedge, Number};

impl Figure {
    /// What it is read as, in a few words.
    pub fn read_as(&self, words: &dyn Wording) -> String {
        let unit = match words.phrase(&format!("unit-{}", self.unit)) {
            _ if self.unit.is_empty() => String::new(),
            "" if self.unit == "%" => "%".to_owned(),
            "" => format!(" {}", self.unit),
            name => format!(" {name}"),
        };
        match &self.value {
            Said::Numbers(numbers) => told(numbers, self.hedge, &unit, words),
            Said::Time(time) => match words.phrase(&format!("time-{}", time.timex)) {
                "" => time.timex.clone(),
                loose => loose.to_owned(),
            },
        }
    }
}

/// One line a figure: place, words, what they are read as and their kind, who states it and how
/// far it got, in the language of messages.
pub fn figures_text(file: &FileFigures) -> String {
    let words = language::of(file.messages).wording();
    let published = file.published.as_deref().unwrap_or(words.phrase("no-date"));
    let comma = words.phrase("comma");
    let mut out = format!("{} ({}{comma}{published})\n", language::plain(&file.path), file.language);
    for figure in &file.figures {
        let (text, read) = (one_line(&figure.text), figure.read_as(words));
        let source = match figure.source.as_deref() {
            None => String::new(),
            Some(WRITER) => words.phrase("writer").to_owned() + comma,
            Some(source) => one_line(source) + comma,
        };
        let kind = words.phrase(&format!("kind-{}", variant(&figure.kind)));
        let status = words.phrase(&format!("status-{}", figure.status.name()));
        let place = format!("{}:{}", figure.line, figure.column);
        out += &format!("  {place}  {text}  = {read}  {kind}  ({source}{status})\n");
    }
    out
}

/// "about 3000 (2500 to 3500)": as stated, and the ends of the plain reading where it has two.
fn told(numbers: &Numbers, hedge: Option<Hedge>, unit: &str, words: &dyn Wording) -> String {
    let end =
        |end: &Option<String>| end.as_deref().map_or_else(|| words.phrase("open").to_owned(), for_people);
    let ends = words.phrase("range").replace("{0}", &end(&numbers.low)).replace("{1}", &end(&numbers.high));
    let hedge = hedge
        .map_or(String::new(), |hedge| format!("{} ", words.phrase(&format!("hedge-{}", variant(&hedge)))));
    let one = numbers.low.is_some() && numbers.low == numbers.high;
    match &numbers.stated {
        // "1/3 (31.8% to 34.8%)": a fraction stays as it was written, its ends are in per cent.
        Some(stated) if !one && stated.contains('/') && !unit.is_empty() => {
            let end = |e: &Option<String>| format!("{}{unit}", end(e));
            let range =
                words.phrase("range").replace("{0}", &end(&numbers.low)).replace("{1}", &end(&numbers.high));
            format!("{hedge}{stated} ({range})")
        }
        Some(stated) if one => format!("{hedge}{}{unit}", for_people(stated)),
        Some(stated) => format!("{hedge}{}{unit} ({ends})", for_people(stated)),
        None if one => format!("{hedge}{}{unit}", end(&numbers.low)),
        None => format!("{hedge}{ends}{unit}"),
    }
}

/// An exact fraction ("191/6") as a decimal with one place; anything else as it is.
fn for_people(number: &str) -> String {
    let parts = number.split_once('/').and_then(|(n, d)| Number::ratio(n.parse().ok()?, d.parse().ok()?));
    parts.map_or_else(|| number.to_owned(), |fraction| fraction.to_rounded_decimal(1))
}
