//! A length in hours or minutes against the clock times that it is told of: "failed at 2.10 pm
//! and was back at 5.40 pm … the four-hour outage"; "from 9 am to noon, for five hours".

use super::stretch::{compound, points_back};
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, DeedForm, Function, Sense, VerbClass};
use crate::mention::Value;
use crate::value::time::{ClockTime, Grain, TimeExpr};

/// How many tokens before a time the word stands that makes it an end.
const REACH: usize = 9;

/// What ends something, by deed.
const ENDS: &[&str] =
    &["close", "complete", "arrive", "release", "discharge", "reopen", "found", "resign", "landing"];

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if !draft.is_prose(sentence) {
            continue;
        }
        let clocks: Vec<usize> =
            draft.claims_of(sentence).into_iter().filter(|c| clock(draft, *c).is_some()).collect();
        match clocks.as_slice() {
            [range] if clock(draft, *range).is_some_and(|c| c.until.is_some()) => {
                if let Some(length) = length_of(draft, sentence, *range, true) {
                    draft.state(length, EdgeKind::During, *range, None);
                }
            }
            [from, to] if plain(draft, *from) && plain(draft, *to) && ends(draft, *from, *to) => {
                if let Some(length) = length_of(draft, sentence, *to, false) {
                    draft.state(length, EdgeKind::Starts, *from, None);
                    draft.state(length, EdgeKind::Ends, *to, None);
                }
            }
            _ => {}
        }
    }
}

fn clock<'c>(draft: &Draft<'c, '_>, index: usize) -> Option<&'c ClockTime> {
    match &draft.claims.get(index)?.mention.value {
        Value::Time(TimeExpr::Clock(clock)) if clock.zone.is_none() && !clock.impossible => Some(clock),
        _ => None,
    }
}

fn plain(draft: &Draft<'_, '_>, index: usize) -> bool {
    clock(draft, index).is_some_and(|c| c.until.is_none())
}

/// The second time is that of an end: "and was called off at 5 pm", "until 5 pm".
fn ends(draft: &Draft<'_, '_>, from: usize, to: usize) -> bool {
    let (Some(a), Some(b)) = (draft.get(from), draft.get(to)) else { return false };
    let Some(reading) = draft.claims.readings.get(b.block) else { return false };
    let lexicon = reading.scan.language.lexicon();
    let between = a.end_token().max(b.first_token().saturating_sub(REACH))..b.first_token();
    let ends = |s: &Sense| match s {
        Sense::Verb(verb) => verb.class == VerbClass::End,
        Sense::Deed(deed) => deed.form != DeedForm::Noun && ENDS.contains(&lexicon.lemma_name(deed.lemma)),
        Sense::Cue(cue) => *cue == Cue::Until,
        _ => false,
    };
    let other = |s: &Sense| matches!(s, Sense::Function(Function::Other | Function::While));
    draft.claims.has(b.block, between.clone(), ends) && !draft.claims.has(b.block, between, other)
}

/// The one length in hours or minutes behind the times, in their sentence or the next, that
/// points back at them. A range may be another thing's hours: in the next sentence a length must
/// name what it is the length of ("the four-hour outage").
fn length_of(draft: &Draft<'_, '_>, sentence: usize, last: usize, range: bool) -> Option<usize> {
    let hours = |c: &usize| match draft.get(*c).map(|c| &c.mention.value) {
        Some(Value::Time(TimeExpr::Duration(d))) => {
            d.parts.first().is_some_and(|p| matches!(p.grain, Grain::Hour | Grain::Minute))
        }
        _ => false,
    };
    let found: Vec<usize> = (sentence..sentence + 2)
        .flat_map(|s| draft.claims_of(s))
        .filter(hours)
        .filter(|c| *c > last && points_back(draft, *c))
        .filter(|c| {
            let here = draft.get(*c).is_some_and(|c| c.sentence == sentence);
            // "Freed after two hours": from something else on, unless it says of what.
            let after = draft.get(*c).is_some_and(|c| {
                let of = |s: &Sense| matches!(s, Sense::Function(Function::Of | Function::From));
                c.lead.cues(Cue::AfterEvent)
                    && !draft.claims.has(c.block, c.end_token()..c.end_token() + 1, of)
            });
            here || !after && (!range || draft.get(*c).is_some_and(|c| compound(draft, c)))
        })
        .collect();
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}
