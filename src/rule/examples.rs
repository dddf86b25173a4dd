//! Examples of rules, and running them.

use super::{Example, Rule, Rules, Status};
use crate::document::{Document, Lang, Options, Span};
use std::fmt;

/// A finding as the runner needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The kind of clash, as findings name it.
    pub rule: String,
    /// The places it points at.
    pub labels: Vec<Span>,
}

/// An example that does not do what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFailure {
    /// The rule's id.
    pub rule: String,
    /// The language of the example.
    pub lang: Lang,
    /// Its copy.
    pub text: String,
    /// What went wrong.
    pub problem: String,
}

impl fmt::Display for ExampleFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]: {}\n    {}", self.rule, self.lang.code(), self.problem, self.text)
    }
}

/// How the examples of one rule came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleOutcome {
    /// The rule's id.
    pub rule: String,
    /// Whether it is off unless asked for: then what it needs may not be there yet.
    pub preview: bool,
    /// How many of the examples that must fire do, and how many there are.
    pub fires: (usize, usize),
    /// The same of those that must stay silent.
    pub silent: (usize, usize),
    /// How many are known not to come out yet, and do not.
    pub missed: usize,
    /// What did not come out as written.
    pub failures: Vec<ExampleFailure>,
    /// What comes out, but is not what a check with all rules reports: another one tells of the
    /// same words.
    pub hidden: Vec<ExampleFailure>,
}

impl RuleOutcome {
    /// Whether an example that is not known to be missed does not do what it says, or one that
    /// is does.
    pub fn fails(&self) -> bool {
        !self.failures.is_empty()
    }
}

/// Runs every example of every rule through `alone`, which must give what the rule finds in the
/// document; what fires is looked for in `beside` too, which gives what all rules find together.
pub fn run_examples(
    rules: &Rules,
    alone: impl Fn(&Rule, &Document) -> Vec<Hit>,
    beside: impl Fn(&Document) -> Vec<Hit>,
) -> Vec<RuleOutcome> {
    rules.iter().map(|rule| outcome(rule, &|document| alone(rule, document), &beside)).collect()
}

fn outcome(
    rule: &Rule,
    check: &impl Fn(&Document) -> Vec<Hit>,
    beside: &impl Fn(&Document) -> Vec<Hit>,
) -> RuleOutcome {
    let (mut failures, mut hidden, mut missed) = (Vec::new(), Vec::new(), 0);
    let mut count = |examples: &[Example], fires: bool| {
        let mut right = 0;
        for example in examples {
            let failure = |problem| {
                let (rule, text) = (rule.id.clone(), example.text.clone());
                ExampleFailure { rule, lang: example.lang, text, problem }
            };
            let problem = match (run(rule, example, fires, check), example.missed) {
                (Ok(()), false) => {
                    right += 1;
                    let other = if fires { hides(rule, example, beside) } else { None };
                    hidden.extend(other.map(failure));
                    continue;
                }
                (Err(_), true) => {
                    missed += 1;
                    continue;
                }
                (Err(problem), false) => problem,
                (Ok(()), true) => {
                    right += 1;
                    "comes out now: take its line out of rules/misses.txt".to_owned()
                }
            };
            failures.push(failure(problem));
        }
        (right, examples.len())
    };
    let (fires, silent) = (count(&rule.fires, true), count(&rule.silent, false));
    let preview = rule.status == Status::Preview;
    RuleOutcome { rule: rule.id.clone(), preview, fires, silent, missed, failures, hidden }
}

/// How a check with all rules tells of the words of an example, if not by this rule.
fn hides(rule: &Rule, example: &Example, beside: &impl Fn(&Document) -> Vec<Hit>) -> Option<String> {
    let hits = beside(&document(rule, example).ok()?);
    if hits.iter().any(|hit| hit.rule == rule.kind && points_at(hit, example)) {
        return None;
    }
    let same = |hit: &&Hit| hit.labels.iter().any(|label| example.marks.iter().any(|m| m.overlaps(*label)));
    Some(match hits.iter().find(same) {
        Some(hit) => format!("fires, but with all rules {} tells of these words", hit.rule),
        None => "fires, but with all rules nothing tells of these words".to_owned(),
    })
}

fn document(rule: &Rule, example: &Example) -> Result<Document, String> {
    let options = Options { date: example.published, lang: Some(example.lang), ..Options::default() };
    Document::from_bytes(&rule.file, example.text.as_bytes(), &options).map_err(|error| error.to_string())
}

/// Whether a finding points at the marked words and at nothing else.
fn points_at(hit: &Hit, example: &Example) -> bool {
    hit.labels.len() == example.marks.len()
        && hit.labels.iter().zip(&example.marks).all(|(label, mark)| label.overlaps(*mark))
}

fn run(
    rule: &Rule,
    example: &Example,
    fires: bool,
    check: &impl Fn(&Document) -> Vec<Hit>,
) -> Result<(), String> {
    let document = document(rule, example)?;
    let hits: Vec<Hit> = check(&document).into_iter().filter(|hit| hit.rule == rule.kind).collect();
    let words = |hit: &Hit| {
        let words: Vec<&str> = hit.labels.iter().map(|span| span.of(&document.text)).collect();
        words.join(" | ")
    };
    if !fires {
        return match hits.first() {
            None => Ok(()),
            Some(hit) => Err(format!("should be silent, points at: {}", words(hit))),
        };
    }
    match hits.first() {
        None => Err("should fire, finds nothing".to_owned()),
        Some(_) if hits.iter().any(|hit| points_at(hit, example)) => Ok(()),
        Some(hit) => Err(format!("points at other words than the marked ones: {}", words(hit))),
    }
}

/// Takes the marks out of `text`. `Err` with the byte of the fault where they do not pair.
pub(super) fn unmark(text: &str) -> Result<(String, Vec<Span>), usize> {
    let mut plain = String::new();
    let mut marks = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match c {
            '⟦' if open.is_none() => open = Some(plain.len()),
            '⟧' => marks.push(Span::new(open.take().ok_or(at)?, plain.len())),
            '⟦' => return Err(at),
            _ => plain.push(c),
        }
    }
    if open.is_some() { Err(text.len()) } else { Ok((plain, marks)) }
}
