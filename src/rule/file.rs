//! One rule file: TOML to [`Rule`].

use super::error::{Fault, RuleError};
use super::examples::unmark;
use super::never;
use super::pattern::Pattern;
use super::resolve::resolve;
use super::syntax;
use super::template::Template;
use super::typed::{Expr, Type};
use super::{Example, Rule, Severity, Status};
use crate::document::{Lang, parse_date};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

type Text = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    summary: String,
    severity: Severity,
    status: Status,
    binds: Option<bool>,
    since: Option<u32>,
    kind: Option<String>,
    note: Option<String>,
    #[serde(rename = "match")]
    pattern: Text,
    #[serde(rename = "where")]
    condition: Option<Text>,
    require: Text,
    message: Spanned<BTreeMap<Lang, Text>>,
    #[serde(default)]
    explain: BTreeMap<Lang, Text>,
    #[serde(default)]
    help: BTreeMap<Lang, Text>,
    #[serde(default)]
    implied: BTreeMap<Lang, Text>,
    #[serde(default)]
    fires: Vec<BTreeMap<String, Text>>,
    #[serde(default)]
    silent: Vec<BTreeMap<String, Text>>,
}

/// How large a rule file may be, in bytes.
const LARGEST: usize = 200_000;

/// Reads one rule file. `name` is its path, the last part of which is the rule's id.
///
/// # Errors
/// The first fault of the file, with its place.
pub(super) fn read(name: &str, text: &str) -> Result<Rule, RuleError> {
    let file = File { name, text };
    if text.len() > LARGEST {
        let message = format!("a rule file of {} bytes", text.len());
        return Err(file.error(
            0..0,
            message,
            format!("a rule has at most {LARGEST} bytes, examples included"),
        ));
    }
    let raw: Raw = toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        file.error(span, first_line(error.message()), "see CONTRIBUTING.md for the form of a rule file")
    })?;
    let pattern = Pattern::parse(raw.pattern.get_ref()).map_err(|f| file.inside(&raw.pattern, f))?;
    if let Some(at) = never::impossible(&pattern) {
        let fault = Fault::new(at, "no such node can be", "the rule could never match");
        return Err(file.inside(&raw.pattern, fault));
    }
    let condition = raw.condition.as_ref().map(|t| file.condition(t, &pattern)).transpose()?;
    let require = file.condition(&raw.require, &pattern)?;
    if let Some((text, expr)) = raw.condition.as_ref().zip(condition.as_ref())
        && never::never_matches(&pattern, expr)
    {
        let help = "the rule could never match: these cannot hold together";
        return Err(file.inside(text, Fault::new(expr.at.clone(), "nothing can be so", help)));
    }
    if never::never_breaks(&pattern, condition.as_ref(), &require) {
        let help = "the rule could never find anything: ask for more here, or for less in where";
        let fault = Fault::new(require.at.clone(), "whatever matches fulfils this", help);
        return Err(file.inside(&raw.require, fault));
    }
    let mut message = Vec::new();
    for (lang, words) in raw.message.get_ref() {
        let template = Template::parse(words.get_ref(), &pattern).map_err(|f| file.inside(words, f))?;
        message.push((*lang, template));
    }
    if message.is_empty() {
        return Err(file.error(raw.message.span(), "no message in any language", "add en = \"…\""));
    }
    let mut explain = Vec::new();
    for (lang, words) in &raw.explain {
        let mut lines = Vec::new();
        for line in words.get_ref().lines().filter(|l| !l.trim().is_empty()) {
            // Offsets inside a text of several lines are not kept; the whole text is shown.
            let template = Template::parse(line.trim(), &pattern)
                .map_err(|f| file.error(words.span(), f.message, f.help))?;
            lines.push(template);
        }
        explain.push((*lang, lines));
    }
    let templates = |said: &BTreeMap<Lang, Text>| {
        let template =
            |words: &Text| Template::parse(words.get_ref(), &pattern).map_err(|f| file.inside(words, f));
        said.iter().map(|(lang, words)| Ok((*lang, template(words)?))).collect::<Result<Vec<_>, RuleError>>()
    };
    let (help, implied) = (templates(&raw.help)?, templates(&raw.implied)?);
    let fires = file.examples(&raw.fires, true)?;
    let silent = file.examples(&raw.silent, false)?;
    for (lang, words) in raw.message.get_ref() {
        for (examples, what) in [(&fires, "[[fires]]"), (&silent, "[[silent]]")] {
            if !examples.iter().any(|e| e.lang == *lang) {
                let message = format!("no {what} example in “{}”", lang.code());
                let help =
                    "a rule shows copy that fires and copy that stays silent in every language it speaks";
                return Err(file.error(words.span(), message, help));
            }
        }
    }
    let rule = Rule {
        id: id_of(name),
        kind: raw.kind.unwrap_or_else(|| id_of(name)),
        file: name.to_owned(),
        summary: raw.summary,
        severity: raw.severity,
        binds: raw.binds.unwrap_or(raw.severity == Severity::Error),
        status: raw.status,
        since: raw.since.unwrap_or(1),
        note: raw.note,
        pattern_text: raw.pattern.get_ref().clone(),
        pattern,
        condition,
        condition_text: raw.condition.as_ref().map(|t| t.get_ref().clone()),
        require,
        require_text: raw.require.get_ref().clone(),
        message,
        explain,
        help,
        implied,
        fires,
        silent,
    };
    file.all_used(&rule, &raw.pattern)?;
    Ok(rule)
}

/// The name without folders and ending.
pub(super) fn id_of(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    last.strip_suffix(".toml").unwrap_or(last).to_owned()
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

struct File<'a> {
    name: &'a str,
    text: &'a str,
}

impl File<'_> {
    fn error(&self, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> RuleError {
        RuleError {
            file: self.name.to_owned(),
            text: self.text.to_owned(),
            span,
            message: message.into(),
            help: help.into(),
        }
    }

    /// A fault inside the string `at`: past its opening quotes. Escapes before the
    /// fault would shift it; rule files have no need of them.
    fn inside(&self, at: &Text, fault: Fault) -> RuleError {
        let raw = self.text.get(at.span()).unwrap_or("");
        let quotes = ["\"\"\"\n", "'''\n", "\"\"\"", "'''", "\"", "'"];
        let opening = quotes.iter().find(|q| raw.starts_with(**q)).map_or(0, |q| q.len());
        let start = at.span().start + opening;
        let clamp = |n: usize| (start + n).min(at.span().end);
        self.error(clamp(fault.span.start)..clamp(fault.span.end), fault.message, fault.help)
    }

    fn condition(&self, text: &Text, pattern: &Pattern) -> Result<Expr, RuleError> {
        let expr = syntax::parse(text.get_ref())
            .and_then(|ast| resolve(ast, pattern))
            .map_err(|f| self.inside(text, f))?;
        if let Some(at) = expr.zero_divisor() {
            let fault = Fault::new(at, "this divides by zero", "divide by another number, or by a figure");
            return Err(self.inside(text, fault));
        }
        if let Some(at) = expr.too_large() {
            let help = "a product of so many figures tells a reader nothing: make it shorter";
            return Err(self.inside(text, Fault::new(at, "this grows too large", help)));
        }
        if expr.ty == Type::Bool && expr.slots().is_empty() {
            let help = "it is the same for every match: compare something that was matched";
            return Err(self.inside(text, Fault::new(expr.at, "this depends on nothing in the match", help)));
        }
        if expr.ty == Type::Bool {
            return Ok(expr);
        }
        let message = format!("expected a condition, found {}", expr.ty.name());
        Err(self.inside(text, Fault::new(expr.at, message, "compare it with something: =, <=, …")))
    }

    fn examples(&self, raw: &[BTreeMap<String, Text>], fires: bool) -> Result<Vec<Example>, RuleError> {
        let mut examples = Vec::new();
        for table in raw {
            let date = table.get("published").map(|t| {
                let help = "write the day as 2021-04-07";
                parse_date(t.get_ref()).ok_or_else(|| self.error(t.span(), "not a date", help))
            });
            let published = date.transpose()?;
            let headline = table.get("headline").map(|t| t.get_ref().as_str());
            for (key, body) in table.iter().filter(|(k, _)| !matches!(k.as_str(), "published" | "headline")) {
                let help = "an example has en or ar, and may have published and headline";
                let lang = crate::document::parse_lang(key)
                    .ok_or_else(|| self.error(body.span(), format!("unknown key “{key}”"), help))?;
                let text = match headline {
                    Some(headline) => format!("{headline}\n\n{}", body.get_ref()),
                    None => body.get_ref().clone(),
                };
                let (text, marks) = unmark(&text)
                    .map_err(|_| self.error(body.span(), "⟦ and ⟧ do not pair", "mark each place once"))?;
                if fires == marks.is_empty() {
                    let (message, help) = match fires {
                        true => ("no words are marked", "put ⟦ ⟧ around the words to be pointed at"),
                        false => ("words are marked in silent copy", "take the marks out"),
                    };
                    return Err(self.error(body.span(), message, help));
                }
                examples.push(Example { lang, text, marks, published, missed: false });
            }
        }
        Ok(examples)
    }

    /// A named variable that joins nothing and is used nowhere is a slip of the pen,
    /// unless its name groups the matches for an aggregate.
    fn all_used(&self, rule: &Rule, pattern: &Text) -> Result<(), RuleError> {
        if rule.condition.iter().chain([&rule.require]).any(Expr::has_aggregate) {
            return Ok(());
        }
        let mut used: Vec<usize> = rule.require.slots().into_iter().map(|(slot, _)| slot).collect();
        used.extend(rule.condition.iter().flat_map(|c| c.slots()).map(|(slot, _)| slot));
        used.extend(rule.message.iter().flat_map(|(_, t)| t.slots()));
        used.extend(rule.help.iter().flat_map(|(_, t)| t.slots()));
        used.extend(rule.implied.iter().flat_map(|(_, t)| t.slots()));
        used.extend(rule.explain.iter().flat_map(|(_, lines)| lines).flat_map(Template::slots));
        for (slot, node) in rule.pattern.slots.iter().enumerate() {
            let links = rule.pattern.links.iter().filter(|l| l.from == slot || l.to == slot).count();
            if let Some(name) = &node.name
                && links < 2
                && !used.contains(&slot)
            {
                let message = format!("“{name}” is never used");
                let fault = Fault::new(
                    node.at.clone(),
                    message,
                    "use it in require or message, or take its name out",
                );
                return Err(self.inside(pattern, fault));
            }
        }
        Ok(())
    }
}
