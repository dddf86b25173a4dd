//! The century or decade that a thing is of, and the year of its making told apart from it: "a
//! letter of the 19th century … it was written in 1745", «تعود إلى القرن التاسع عشر، وقد نسخت عام
//! 1745», "his films of the 1980s, among them The Ferry, shot in 1994".

use super::calendar;
use super::occurrence::{self, Occurrence, name};
use super::span::date;
use super::topic::Root;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, NounClass, Sense};
use crate::mention::Value;
use crate::value::time::{Calendar, DateExpr, Days, PeriodExpr, PeriodName, TimeExpr};
use jiff::civil::Date;
use std::ops::Range;

/// How many tokens before a stretch the word stands that dates a thing to it.
const LEAD: usize = 8;
/// How many tokens before a making its subject stands.
const SUBJECT: usize = 4;
/// How many sentences behind a stretch the making may be told.
const NEXT: usize = 2;

/// What gives a thing its date, by deed.
const MADE: &[&str] =
    &["build", "write", "paint", "make-film", "begin-work", "complete", "publish", "record", "dated-to"];

/// What is made or done of the things of a decade, besides.
const SHOWN: &[&str] = &["premiere", "launch-ship", "open"];

pub(super) fn link(draft: &mut Draft<'_, '_>, occurrences: &[Occurrence]) {
    for index in 0..draft.claims.claims.len() {
        let Some(name) = stretch(draft, index) else { continue };
        if let Some(made) = made(draft, index, occurrences) {
            by_common_era(draft, made, name);
            calendar::place(draft, index, made);
        }
    }
}

fn stretch(draft: &Draft<'_, '_>, index: usize) -> Option<PeriodName> {
    match &draft.get(index)?.mention.value {
        Value::Time(TimeExpr::Period(p)) if p.ends.is_none() => {
            Some(p.name).filter(|n| matches!(n, PeriodName::Decade(_) | PeriodName::Century(_)))
        }
        _ => None,
    }
}

/// «القرن الثاني عشر، عام 1327»: a bare year beside a century is of the same era, unless the other
/// calendar makes it right.
pub(super) fn by_common_era(draft: &mut Draft<'_, '_>, year: usize, stretch: PeriodName) {
    let PeriodName::Century(century) = stretch else { return };
    let text = draft.get(year).map(|c| c.mention.span.of(&draft.claims.document.text)).unwrap_or_default();
    let told = ["هـ", "هجري", "للهجرة"].iter().any(|mark| text.contains(mark)) || text.contains("AH");
    let Some(day) = date(draft, year).filter(|d| d.calendar == Calendar::Hijri && !told).cloned() else {
        return;
    };
    let fits = day.days.and_then(Days::first).is_some_and(|d| century_of(i32::from(d.year())) == century);
    let bare = day.month.is_none() && day.day.is_none();
    let Some(number) = day.year.and_then(|y| i16::try_from(y).ok()).filter(|_| bare && !fits) else { return };
    let (Ok(first), Ok(last)) = (Date::new(number, 1, 1), Date::new(number, 12, 31)) else { return };
    if let Some(Value::Time(TimeExpr::Date(date))) = draft.mention_mut(year).map(|m| &mut m.value) {
        let days = Some(Days::between(first, last));
        *date = DateExpr { calendar: Calendar::Gregorian, days, ..date.clone() };
    }
}

fn century_of(year: i32) -> u8 {
    u8::try_from((year - 1).div_euclid(100) + 1).unwrap_or(0)
}

/// The one year of making that is told of what is dated to a stretch.
fn made(draft: &Draft<'_, '_>, index: usize, occurrences: &[Occurrence]) -> Option<usize> {
    let claim = draft.get(index)?;
    let place = draft.claims.sentences.get(claim.sentence)?;
    if !draft.is_prose(claim.sentence) {
        return None;
    }
    let first = claim.first_token();
    let lead = place.sentence.tokens.start.max(first.saturating_sub(LEAD))..first;
    let lexicon = draft.claims.readings.get(claim.block)?.scan.language.lexicon();
    let deed = |s: &Sense| matches!(s, Sense::Deed(d) if MADE.contains(&lexicon.lemma_name(d.lemma)));
    // «تعود المخطوطة إلى القرن»
    let goes_back = draft.is_arabic(claim.block) && claim.lead.is(Function::To);
    let dated = goes_back || draft.claims.has(claim.block, lead.clone(), deed);
    let last = claim.sentence + if dated { NEXT } else { 0 };
    let shown = |o: &Occurrence| SHOWN.iter().any(|name| o.is(name)) && !dated;
    let year = |o: &&Occurrence| {
        o.claim != index
            && stretch(draft, o.claim).is_none()
            && date(draft, o.claim).is_some_and(|d| d.year.is_some() && d.anchor.is_none())
            && (MADE.iter().any(|name| o.is(name)) || shown(o))
    };
    let made: Vec<&Occurrence> =
        occurrence::within(occurrences, claim.sentence, last).iter().filter(year).collect();
    let [one] = made.as_slice() else { return None };
    // Another stretch stands nearer, or is one of two that the thing may be of.
    let from = claim.sentence.saturating_sub(1);
    let other = |c: usize| c != index && stretch(draft, c).is_some();
    if (from..=one.sentence).flat_map(|s| draft.claims_of(s)).any(other) {
        return None;
    }
    // «في نهاية القرن الثامن … بناء النواة سنة 1070»: told closely, and of something else further on.
    let part = |p: &PeriodExpr| p.part.is_some();
    let close = matches!(&claim.mention.value, Value::Time(TimeExpr::Period(p)) if part(p));
    if close && one.sentence > claim.sentence {
        return None;
    }
    let behind =
        draft.get(one.claim).is_some_and(|y| one.sentence > claim.sentence || y.first_token() > first);
    let fits = match one.sentence == claim.sentence {
        true if dated => is_of_it(draft, claim, one),
        true => among(draft, claim, one),
        false => speaks_of_it(draft, claim, one, &lead),
    };
    (behind && fits).then_some(one.claim)
}

/// "Among them", "the largest of them": one of the things of the decade follows.
fn among(draft: &Draft<'_, '_>, claim: &Claim<'_>, made: &Occurrence) -> bool {
    let gap = claim.end_token()..made.tokens.start.max(claim.end_token());
    draft
        .claims
        .has(claim.block, gap, |s| matches!(s, Sense::Cue(Cue::PartFollows | Cue::OfThings | Cue::OfPeople)))
}

/// "And was copied in", "it bears the date": nothing that was not met does or undergoes the making.
fn is_of_it(draft: &Draft<'_, '_>, claim: &Claim<'_>, made: &Occurrence) -> bool {
    let block = claim.block;
    let Some(year) = draft.get(made.claim) else { return false };
    if made.tokens.start < claim.end_token() {
        return false;
    }
    let owned = made
        .tokens
        .clone()
        .any(|at| draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::OWNER)));
    let from = claim.end_token().max(made.tokens.start.saturating_sub(SUBJECT));
    let fresh = |at: usize| {
        let thing = draft.claims.has(
            block,
            at..at + 1,
            |s| matches!(s, Sense::Noun(n) if !matches!(n.class, NounClass::Person | NounClass::Document)),
        );
        (thing || name(draft, block, at).is_some()) && !is_met(draft, claim, at)
    };
    let before = (from..made.tokens.start).rev().take_while(|at| !draft.claims.is_mark(block, *at, ",،;؛"));
    let behind = made.tokens.end..year.first_token().max(made.tokens.end);
    let any = draft.claims.has(block, from..made.tokens.start, |s| *s == Sense::Function(Function::A));
    owned || !any && !before.chain(behind).any(fresh)
}

/// The word was met before the stretch.
fn is_met(draft: &Draft<'_, '_>, claim: &Claim<'_>, at: usize) -> bool {
    let roots = draft.topics.inside(claim.sentence, &(at..at + 1));
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let told = draft.topics.inside(claim.sentence, &(place.sentence.tokens.start..claim.first_token()));
    !roots.is_disjoint(&told)
}

/// The thing that is dated is named again beside its making.
fn speaks_of_it(draft: &Draft<'_, '_>, claim: &Claim<'_>, made: &Occurrence, lead: &Range<usize>) -> bool {
    let Some(year) = draft.get(made.claim) else { return false };
    let deed = |at: usize| {
        draft.claims.has(claim.block, at..at + 1, |s| matches!(s, Sense::Deed(_) | Sense::Quality(..)))
    };
    let words = lead.clone().filter(|at| !deed(*at));
    let named: Vec<Root> = words.flat_map(|at| draft.topics.inside(claim.sentence, &(at..at + 1))).collect();
    let around = made.tokens.start.saturating_sub(SUBJECT)..year.end_token().max(made.tokens.end + 2);
    let told = draft.topics.inside(made.sentence, &around);
    let any =
        draft.claims.has(made.block, around.start..made.tokens.start, |s| *s == Sense::Function(Function::A));
    // "It was built in".
    let opens = draft.claims.sentences.get(made.sentence).map_or(0, |place| place.sentence.tokens.start);
    let it = |s: &Sense| *s == Sense::Function(Function::It);
    let it = made.sentence == claim.sentence + 1 && draft.claims.has(made.block, opens..opens + 2, it);
    !any && (it || named.into_iter().any(|root| told.contains(&root)))
}
