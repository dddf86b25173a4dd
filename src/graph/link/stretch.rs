//! A length of time against the beginning and the end that are told around it: "ran the
//! city for six years, from 2011 until his defeat in 2019"; "it began on 28 February and was
//! called off on 14 March … nearly a month".

use super::span::date;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, Sense, VerbClass};
use crate::mention::{Kind, Value};
use crate::value::time::{DateExpr, Grain, TimeExpr};

/// How far before a date the word stands that makes it a beginning or an end, in tokens.
const REACH: usize = 7;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let Some((first, last)) = ends(draft, sentence) else { continue };
        let near = [Some(sentence), sentence.checked_sub(1), Some(sentence + 1)];
        let lengths: Vec<usize> = near
            .into_iter()
            .flatten()
            .flat_map(|s| draft.claims_of(s))
            .filter(|c| is_length(draft, *c))
            .collect();
        let [length] = lengths.as_slice() else { continue };
        if comparable(draft, *length, first, last) {
            draft.state(*length, EdgeKind::Starts, first, None);
            draft.state(*length, EdgeKind::Ends, last, None);
        }
    }
}

/// A length that is said to have passed: "for", "after", "those", "أي", "استمر".
fn is_length(draft: &Draft<'_, '_>, index: usize) -> bool {
    draft.get(index).is_some_and(|c| {
        let leads = [Function::For, Function::During, Function::Those, Function::In]
            .into_iter()
            .any(|f| c.lead.is(f));
        let cues = [Cue::AfterEvent, Cue::Restates].into_iter().any(|cue| c.lead.cues(cue));
        c.mention.kind == Kind::Duration && (leads || cues)
    })
}

/// The one beginning and the one end of a sentence with two dates.
fn ends(draft: &Draft<'_, '_>, sentence: usize) -> Option<(usize, usize)> {
    let dates: Vec<usize> = draft
        .claims_of(sentence)
        .into_iter()
        .filter(|c| {
            date(draft, *c).is_some_and(|d| d.anchor.is_none() && d.days.is_some() && d.part.is_none())
        })
        .collect();
    let [a, b] = dates.as_slice() else { return None };
    let starts = led(draft, *a, VerbClass::Begin, &[Cue::Since], Some(Function::From));
    let ends = led(draft, *b, VerbClass::End, &[Cue::Until], None);
    (starts && ends).then_some((*a, *b))
}

fn led(
    draft: &Draft<'_, '_>,
    index: usize,
    class: VerbClass,
    cues: &[Cue],
    function: Option<Function>,
) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let previous = index.checked_sub(1).and_then(|i| draft.get(i)).filter(|c| c.sentence == claim.sentence);
    let from = previous.map_or(place.sentence.tokens.start, |c| c.end_token());
    let range = from.max(claim.first_token().saturating_sub(REACH))..claim.first_token();
    draft.claims.has(claim.block, range, |s| match s {
        Sense::Verb(v) => v.class == class,
        Sense::Cue(cue) => cues.contains(cue),
        Sense::Function(f) => Some(*f) == function,
        _ => false,
    })
}

/// Years are held against years or months, days against days; and nothing that is so far
/// off that it must be another stretch.
fn comparable(draft: &Draft<'_, '_>, length: usize, first: usize, last: usize) -> bool {
    let (Some(a), Some(b)) = (date(draft, first), date(draft, last)) else { return false };
    let Some(Value::Time(TimeExpr::Duration(duration))) = draft.get(length).map(|c| &c.mention.value) else {
        return false;
    };
    let Some(part) = duration.parts.first() else { return false };
    let (Some(from), Some(to)) = (a.days, b.days) else { return false };
    let (Some(count), Some((low, high))) =
        (part.amount.stated.as_ref().and_then(|n| n.to_i64()), part.grain.days())
    else {
        return false;
    };
    let precise = |d: &DateExpr| match part.grain {
        Grain::Year | Grain::Decade => true,
        Grain::Month => d.month.is_some(),
        _ => d.day.is_some(),
    };
    let told = (count * low, count * high);
    let apart = (to.from - from.to, to.to - from.from);
    precise(a) && precise(b) && apart.0 > 0 && told.0 <= apart.1 * 3 && apart.0 <= told.1 * 3
}
