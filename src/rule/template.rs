//! Message templates: text with `{figure}`, `{expression}`, `{expression as style}`.

use super::error::Fault;
use super::pattern::Pattern;
use super::resolve::resolve;
use super::syntax::parse_styled;
use super::typed::{Expr, ExprKind, Function, Prop, Type};

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
    /// Minutes past midnight as a time of day.
    Clock,
}

const STYLES: &[&str] = &["percent", "sum", "weekday", "month", "clock"];

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
        Some("clock") => Style::Clock,
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
    let expr = resolve(ast, pattern)?;
    unsayable(&expr, style).map_or(Ok(Part::Value(expr.clone(), style)), Err)
}

/// A value for which there are no words: nothing would be put in.
fn unsayable(expr: &Expr, style: Style) -> Option<Fault> {
    let number = matches!(expr.ty, Type::Number | Type::Any);
    let literal = |last: i64| matches!(&expr.kind, ExprKind::Number(n) if n.to_i64().is_some_and(|n| (1..=last).contains(&n)));
    let help = match style {
        Style::Auto => match expr.ty {
            _ if matches!(expr.kind, ExprKind::Var(_)) => return None,
            Type::Number | Type::Duration | Type::Any => return None,
            Type::Date => {
                "put in the date that was matched, “{year(…)}”, “{weekday(…) as weekday}” or “{month(…) as month}”"
            }
            _ => "put in a matched figure or what is worked out from figures",
        },
        Style::Percent | Style::Sum | Style::Clock if number => return None,
        Style::Percent | Style::Sum | Style::Clock => "it asks for a number",
        Style::Weekday => match &expr.kind {
            ExprKind::Call(Function::WeekdayOf, _) | ExprKind::Prop(_, Prop::Weekday) => return None,
            _ if literal(7) => return None,
            _ => "it asks for “weekday(…)” or “.weekday”",
        },
        Style::Month => match &expr.kind {
            ExprKind::Call(Function::MonthOf, _) | ExprKind::Prop(_, Prop::Month | Prop::OtherMonth) => {
                return None;
            }
            _ if literal(12) => return None,
            _ => "it asks for “month(…)” or “.month”",
        },
    };
    let message = match STYLES.get((style as usize).wrapping_sub(1)) {
        Some(name) => format!("there are no words for {} as {name}", expr.ty.name()),
        None => format!("there are no words for {} that is worked out", expr.ty.name()),
    };
    Some(Fault::new(expr.at.clone(), message, help))
}
