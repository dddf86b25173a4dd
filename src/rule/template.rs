//! Message templates: text with `{figure}`, `{expression}`, `{expression as style}`.

use super::error::Fault;
use super::pattern::Pattern;
use super::resolve::resolve;
use super::syntax::parse_styled;
use super::typed::Expr;

/// A parsed template.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// Its pieces in order.
    pub parts: Vec<Part>,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Words as they are.
    Text(String),
    /// A value to be put in.
    Value(Expr, Style),
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A matched figure in its own words, anything else as a number.
    Auto,
    /// A ratio as per cent.
    Percent,
    /// The bare numbers of a group, joined by plus signs.
    Sum,
    /// The name of a weekday, 1 is Monday.
    Weekday,
    /// The name of a month, 1 is January.
    Month,
}

const STYLES: &[&str] = &["percent", "sum", "weekday", "month"];

impl Template {
    /// Parses `text`; `{{` and `}}` stand for the marks themselves.
    pub(super) fn parse(text: &str, pattern: &Pattern) -> Result<Template, Fault> {
        let mut parts = Vec::new();
        let mut words = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, mark) = rest.split_at(at);
            words.push_str(before);
            let offset = text.len() - mark.len();
            if let Some(after) = mark.strip_prefix("{{").or(mark.strip_prefix("}}")) {
                words.extend(mark.chars().next());
                rest = after;
                continue;
            }
            let Some(inner) = mark.strip_prefix('{') else {
                return Err(Fault::new(
                    offset..offset + 1,
                    "“}” without “{”",
                    "write “}}” for the mark itself",
                ));
            };
            let Some((value, after)) = inner.split_once('}') else {
                return Err(Fault::new(
                    offset..offset + 1,
                    "“{” is not closed",
                    "write “{{” for the mark itself",
                ));
            };
            if !words.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut words)));
            }
            parts.push(self::value(value, pattern).map_err(|mut fault| {
                fault.span = fault.span.start + offset + 1..fault.span.end + offset + 1;
                fault
            })?);
            rest = after;
        }
        words.push_str(rest);
        if !words.is_empty() {
            parts.push(Part::Text(words));
        }
        Ok(Template { parts })
    }

    /// The slots it uses.
    pub(super) fn slots(&self) -> impl Iterator<Item = usize> + '_ {
        self.parts
            .iter()
            .flat_map(|part| match part {
                Part::Text(_) => Vec::new(),
                Part::Value(expr, _) => expr.slots(),
            })
            .map(|(slot, _)| slot)
    }
}

fn value(text: &str, pattern: &Pattern) -> Result<Part, Fault> {
    let (ast, style) = parse_styled(text)?;
    let style = match style.as_deref() {
        None => Style::Auto,
        Some("percent") => Style::Percent,
        Some("sum") => Style::Sum,
        Some("weekday") => Style::Weekday,
        Some("month") => Style::Month,
        Some(other) => {
            let help = super::error::known("styles", other, STYLES);
            let end = text.trim_end().len();
            return Err(Fault::new(
                end.saturating_sub(other.len())..end,
                format!("no style “{other}”"),
                help,
            ));
        }
    };
    Ok(Part::Value(resolve(ast, pattern)?, style))
}
