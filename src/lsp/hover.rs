//! What is told under the pointer: how a figure is read and what hangs on it, and why it clashes.

use super::view::View;
use super::{navigation, pages};
use crate::finding::Finding;
use crate::graph::WRITER;
use crate::language::{Wording, one_line, plain};
use crate::mention::Kind;
use crate::render::{Figure, Numbers, Said, Timex, told, variant};
use crate::value::Number;
use crate::value::time::weekday_of;
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

/// What is told at a position; nothing where there is neither a figure nor a finding.
pub(super) fn at(view: &View<'_>, position: Position) -> Option<Hover> {
    let byte = view.byte(position)?;
    let study = view.seen.study()?;
    let touches = |figure: &&Figure| figure.byte_start <= byte && byte <= figure.byte_end;
    let figure = study.figures.figures.iter().find(touches);
    let findings = study.report.told().filter(|finding| concerns(finding, byte, view));
    let mut parts: Vec<String> = findings.map(|finding| clash(finding, view)).collect();
    parts.extend(figure.map(|figure| reading(figure, byte, view)));
    if parts.is_empty() {
        return None;
    }
    let range = figure.map(|figure| view.bytes(figure.byte_start..figure.byte_end));
    let value = parts.join("\n\n---\n\n");
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value }),
        range,
    })
}

/// Whether a finding points at a byte of the file.
pub(super) fn concerns(finding: &Finding, byte: usize, view: &View<'_>) -> bool {
    finding.labels.iter().any(|label| view.holds(label.span, byte))
}

/// The explanation of a finding, with the way to its rule's page.
fn clash(finding: &Finding, view: &View<'_>) -> String {
    let mut lines = told(finding).into_iter().map(|line| markdown(&line));
    let mut out = format!("**{}**", lines.next().unwrap_or_default());
    for line in lines {
        out += &format!("\n\n{line}");
    }
    let rule = match pages::address(&finding.rule, view.settings, view.rules()) {
        Some(page) => format!("[{}]({})", finding.rule, page.as_str()),
        None => finding.rule.clone(),
    };
    out + &format!("\n\n{rule}")
}

/// How a figure is read, who states it, what it is linked to, what follows from it.
fn reading(figure: &Figure, byte: usize, view: &View<'_>) -> String {
    let words = view.wording();
    let mut lines = vec![format!("**{}**", markdown(&one_line(&figure.text)))];
    match &figure.value {
        Said::Numbers(numbers) => lines.extend(numbers_read(numbers, figure, view)),
        Said::Time(time) => lines.push(view.say("edit-read", &[&time_read(time, words)])),
    }
    if let Some(hedge) = figure.hedge {
        lines.push(words.phrase(&format!("edit-hedge-{}", variant(&hedge))).to_owned());
    }
    match figure.source.as_deref() {
        Some(WRITER) => lines.push(words.phrase("edit-writer").to_owned()),
        Some(source) => lines.push(view.say("edit-stated", &[&markdown(&one_line(source))])),
        None => {}
    }
    lines.extend(navigation::relations(view, byte).into_iter().map(|line| markdown(&line)));
    let follows = view.seen.implied.iter();
    let follows = follows.filter(|implied| implied.places.iter().any(|place| view.holds(*place, byte)));
    lines.extend(follows.map(|implied| markdown(&plain(&implied.sentence))));
    lines.push(words.phrase(&format!("edit-{}", figure.status.name())).to_owned());
    lines.dedup();
    lines.join("  \n")
}

fn numbers_read(numbers: &Numbers, figure: &Figure, view: &View<'_>) -> Vec<String> {
    let words = view.wording();
    // A fraction has its ends in per cent.
    let unit = if figure.kind == Kind::Fraction { "%" } else { figure.unit };
    let ends = |low: &Option<String>, high: &Option<String>| {
        let end = |end: &Option<String>| {
            end.as_deref().map_or_else(|| words.phrase("open").to_owned(), |n| number(n, words))
        };
        let both = if low == high { end(low) } else { view.say("range", &[&end(low), &end(high)]) };
        if unit.is_empty() { both } else { format!("{both} {}", markdown(unit)) }
    };
    let plainly = ends(&numbers.low, &numbers.high);
    let widest = ends(&numbers.lenient_low, &numbers.lenient_high);
    let mut lines = vec![view.say("edit-read", &[&plainly])];
    if widest != plainly {
        lines.push(view.say("edit-widest", &[&widest]));
    }
    lines
}

/// An exact decimal or a fraction ("191/6") for people.
fn number(text: &str, words: &dyn Wording) -> String {
    let fraction = text.split_once('/').and_then(|(n, d)| Number::ratio(n.parse().ok()?, d.parse().ok()?));
    let exact = fraction.or_else(|| Number::parse_decimal(text));
    exact.map_or_else(|| text.to_owned(), |n| words.number(&n, 2))
}

/// A day with its weekday, a stretch with its ends, else the form in which times are exchanged.
fn time_read(time: &Timex, words: &dyn Wording) -> String {
    match (&time.from, &time.to) {
        (Some(from), Some(to)) if from == to => match from.parse::<jiff::civil::Date>() {
            Ok(day) => {
                let weekday = words.phrase(&format!("weekday-{}", weekday_of(day)));
                format!("{weekday}{}{from}", words.phrase("comma"))
            }
            Err(_) => from.clone(),
        },
        (Some(from), Some(to)) => words.phrase("range").replace("{0}", from).replace("{1}", to),
        _ => time.date.clone().unwrap_or_else(|| time.timex.clone()),
    }
}

/// Text that a client is not to take for markup.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
