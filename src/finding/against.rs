//! Clashes of copy with a fact sheet.

use super::{Checked, Fact, Finding, Label, Role, check_below};
use crate::document::{Document, Span};
use crate::language::{of, plain};
use crate::notation::Joined;
use crate::rule::Rules;

/// Tests copy and the fact sheet `facts` that it is joined with. Told are the clashes that the copy
/// has a part in: what clashes inside the sheet only is another matter.
pub fn check_against(joined: &Joined, facts: &Document, rules: &Rules) -> Checked {
    let mut checked = check_below(&joined.document, &joined.graph, rules, joined.border);
    let findings = std::mem::take(&mut checked.findings);
    let told = findings.into_iter().filter_map(|finding| across(finding, joined, facts));
    checked.findings = told.collect();
    checked
}

/// The finding with its places in the sheet told apart from those in the copy; `None` where it has
/// none in the copy.
fn across(mut finding: Finding, joined: &Joined, facts: &Document) -> Option<Finding> {
    let border = joined.border;
    let (mut own, theirs): (Vec<Label>, Vec<Label>) =
        finding.labels.into_iter().partition(|label| label.span.start < border);
    let first = own.first_mut()?;
    if theirs.iter().any(|label| label.role == Role::Primary) {
        first.role = Role::Primary;
    }
    let lines = facts.lines();
    let words = of(joined.document.language).wording();
    // "Before" and "further down" is said of copy only.
    if let ([here], [there]) = (own.as_slice(), theirs.as_slice())
        && joined.twins.contains(&(here.span, there.span))
    {
        let text = |label: &Label| plain(label.span.of(&joined.document.text));
        let pair = words.phrase("fact-differs").replace("{0}", &text(here));
        finding.message = pair.replace("{1}", &text(there));
    }
    finding.labels = own;
    for label in theirs {
        let span = Span { start: label.span.start - border, end: label.span.end - border };
        let (start, end) = (lines.position(span.start as usize), lines.end_position(span.end as usize));
        let text = span.of(&facts.text).to_owned();
        let place = format!("{}:{}", facts.path, start.line);
        let line = words.phrase("fact-sheet").replace("{0}", &place).replace("{1}", &plain(&text));
        finding.explanation.push(line);
        finding.against.push(Fact {
            path: facts.path.clone(),
            start,
            end,
            bytes: facts.file_range(span),
            text,
        });
    }
    Some(finding)
}
