//! Lengths of time against their dates: "three years ago, in 2015", "from 2014 to 2020,
//! for six years", "seven years, since 2014", ages and births.

use crate::claim::Place;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, Sense, TokenKind, VerbClass};
use crate::mention::{Kind, Value};
use crate::value::time::{Anchor, DateExpr, TimeExpr};

/// How many tokens may stand between a length and its dates.
const REACH: usize = 5;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let claims = draft.claims_of(sentence);
        for pair in claims.windows(2) {
            ago(draft, pair[0], pair[1]);
            ago(draft, pair[1], pair[0]);
            length(draft, pair[0], pair[1]);
        }
        ages(draft, sentence, &claims);
    }
}

pub(super) fn date<'c>(draft: &Draft<'c, '_>, index: usize) -> Option<&'c DateExpr> {
    match &draft.claims.get(index)?.mention.value {
        Value::Time(TimeExpr::Date(date)) => (!date.of_name).then_some(date),
        _ => None,
    }
}

/// Only marks and grammar words stand between two mentions.
pub(super) fn adjacent(draft: &Draft<'_, '_>, a: usize, b: usize) -> bool {
    let (Some(x), Some(y)) = (draft.get(a.min(b)), draft.get(a.max(b))) else { return false };
    let gap = x.end_token()..y.mention.tokens.start;
    gap.len() <= REACH
        && gap.clone().all(|at| {
            draft.claims.is_mark(x.block, at, ",،()") || draft.claims.has(x.block, at..at + 1, |s| {
                matches!(s, Sense::Function(f) if !matches!(f, Function::And | Function::But | Function::To))
                    || matches!(s, Sense::Cue(Cue::Restates | Cue::Since))
            })
        })
}

fn ago(draft: &mut Draft<'_, '_>, ago: usize, at: usize) {
    let away =
        date(draft, ago).is_some_and(|d| matches!(d.anchor, Some(Anchor::Away(..))) && d.year.is_none());
    let dated = date(draft, at).is_some_and(|d| match d.anchor {
        None => d.year.is_some() || d.month.is_some() && d.days.is_some(),
        Some(Anchor::Named(..)) => d.month.is_some() && d.days.is_some(),
        _ => false,
    });
    // "In February a year ago" is one time; "a week ago, on 26 February" is told twice.
    let twice = date(draft, at).is_some_and(|d| d.year.is_some()) || comma_between(draft, ago, at);
    if away && dated && twice && adjacent(draft, ago, at) {
        draft.state(ago, EdgeKind::Dated, at, None);
    }
}

fn comma_between(draft: &Draft<'_, '_>, a: usize, b: usize) -> bool {
    let (Some(x), Some(y)) = (draft.get(a.min(b)), draft.get(a.max(b))) else { return false };
    (x.end_token()..y.mention.tokens.start).any(|at| draft.claims.is_mark(x.block, at, ",،("))
}

/// A duration beside a period, or beside the date since when it runs.
fn length(draft: &mut Draft<'_, '_>, a: usize, b: usize) {
    let is = |index: usize, kind: Kind| draft.get(index).is_some_and(|c| c.mention.kind == kind);
    let (length, other) = match () {
        () if is(a, Kind::Duration) => (a, b),
        () if is(b, Kind::Duration) => (b, a),
        () => return,
    };
    if !adjacent(draft, a, b) || is_rate_or_part(draft, length) {
        return;
    }
    let period = is(other, Kind::Period)
        && draft.get(other).is_some_and(
            |c| matches!(&c.mention.value, Value::Time(TimeExpr::Period(p)) if p.ends.is_some()),
        );
    let since = date(draft, other).is_some_and(|d| d.year.is_some())
        && draft.get(other).is_some_and(|c| c.lead.cues(Cue::Since));
    if period {
        draft.state(length, EdgeKind::During, other, None);
    } else if since {
        draft.state(length, EdgeKind::Starts, other, None);
    }
}

/// One age and one date of birth, in a sentence or in two that follow each other.
fn ages(draft: &mut Draft<'_, '_>, sentence: usize, claims: &[usize]) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let tokens = place.sentence.tokens.clone();
    let born = draft.claims.find(place.block, tokens, |s| match s {
        Sense::Verb(v) if v.class == VerbClass::Born => Some(()),
        _ => None,
    });
    let Some((verb, ())) = born else { return };
    let birth = claims.iter().copied().find(|c| {
        let near =
            draft.get(*c).is_some_and(|c| c.first_token() >= verb.start && c.first_token() - verb.start <= 8);
        near && date(draft, *c).is_some_and(|d| d.year.is_some() && d.anchor.is_none())
    });
    let Some(birth) = birth else { return };
    let Some(age) = age_for(draft, sentence, claims) else { return };
    draft.state(age, EdgeKind::BornOn, birth, None);
    if let Some(died) = death_date(draft, age) {
        draft.state(age, EdgeKind::AgedAt, died, None);
    }
}

/// The age of the one who is born in this sentence: in it, in the sentence before, or the
/// only one of the text where it stands with a name that is taken up here.
fn age_for(draft: &Draft<'_, '_>, sentence: usize, claims: &[usize]) -> Option<usize> {
    let is_age = |c: &usize| draft.get(*c).is_some_and(|c| c.mention.kind == Kind::Age);
    let before = sentence.checked_sub(1).map_or(Vec::new(), |s| draft.claims_of(s));
    let near: Vec<usize> = before.into_iter().chain(claims.iter().copied()).filter(is_age).collect();
    if let [age] = near.as_slice() {
        return Some(*age);
    }
    let here = draft.claims.sentences.get(sentence)?;
    let reach = draft.around(here.claims.start);
    let named: Vec<usize> = reach
        .filter(is_age)
        .filter(|age| draft.get(*age).is_some_and(|c| c.sentence < sentence))
        .filter(|age| names_before(draft, *age).iter().any(|name| stands_in(draft, here, name)))
        .collect();
    match (near.len(), named.as_slice()) {
        (0, [age]) => Some(*age),
        _ => None,
    }
}

/// Words before an age that no lexicon knows: names.
fn names_before<'d>(draft: &Draft<'_, 'd>, age: usize) -> Vec<&'d str> {
    let Some(claim) = draft.get(age) else { return Vec::new() };
    let first = claim.first_token();
    let from = first.saturating_sub(4);
    (from..first).filter_map(|at| name(draft, claim.block, at)).collect()
}

fn name<'d>(draft: &Draft<'_, 'd>, block: usize, at: usize) -> Option<&'d str> {
    let token = draft.claims.token(block, at)?;
    let word = draft.claims.text(block, at);
    let unknown = token.kind == TokenKind::Word && !draft.claims.has(block, at..at + 1, |_| true);
    let cased = word.chars().any(char::is_lowercase);
    (unknown && token.capital && cased && word.chars().count() > 3).then_some(word)
}

fn stands_in(draft: &Draft<'_, '_>, place: &Place, name: &str) -> bool {
    place.sentence.tokens.clone().any(|at| draft.claims.text(place.block, at) == name)
}

/// "died on 5 March 2024 aged 73": the age holds on the day of death.
fn death_date(draft: &Draft<'_, '_>, age: usize) -> Option<usize> {
    let place = draft.claims.sentences.get(draft.get(age)?.sentence)?;
    let dies = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Die);
    if !draft.claims.has(place.block, place.sentence.tokens.clone(), dies) {
        return None;
    }
    let dated: Vec<usize> =
        place.claims.clone().filter(|c| date(draft, *c).is_some_and(|d| d.day.is_some())).collect();
    match dated.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// "every ten years since 1790", "the first nine months of 1986/87": no length of the whole.
fn is_rate_or_part(draft: &Draft<'_, '_>, length: usize) -> bool {
    let Some(claim) = draft.get(length) else { return true };
    let before = claim.first_token().saturating_sub(1)..claim.first_token();
    draft.claims.has(claim.block, before, |s| {
        matches!(s, Sense::Cue(Cue::Each | Cue::Per) | Sense::Ordinal(_) | Sense::Function(Function::All))
    })
}
