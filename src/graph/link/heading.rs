//! A headline's day, month, year or weekday against the body's: "Museum reopens on 12 March" over
//! "the museum reopens its doors on 21 March".
//!
//! Only a time that the body never gives is held against another: the one of its sort in the
//! first paragraphs that is told of the same thing.

use super::span::date;
use super::topic::Root;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Sense, VerbClass};
use crate::value::time::{Anchor, Calendar, DateExpr, Days, weekday_of};
use std::collections::BTreeSet;

/// Paragraphs of body copy that restate the headline.
const LEDE: usize = 2;
/// How many tokens around a time show that something was only said then.
const SAID: usize = 4;

/// What a time names; only like compares with like.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Day,
    Month,
    Year,
    Weekday,
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let head = |c: &usize| draft.get(*c).is_some_and(|c| c.headline);
    let heads: Vec<usize> =
        (0..draft.claims.claims.len()).take_while(head).filter(|c| date(draft, *c).is_some()).collect();
    let [head] = heads.as_slice() else { return };
    if let Some(body) = restated(draft, *head) {
        draft.state(body, EdgeKind::Repeats, *head, None);
    }
}

/// The time of the first paragraphs that the headline's should be.
fn restated(draft: &Draft<'_, '_>, head: usize) -> Option<usize> {
    let told = date(draft, head)?;
    let wanted = sort(told)?;
    let block = draft.get(head)?.block;
    let body = || {
        let all =
            (head + 1..draft.claims.claims.len()).filter(|c| draft.get(*c).is_some_and(|c| !c.headline));
        all.filter_map(|c| Some((c, date(draft, c)?)))
    };
    if body().any(|(_, other)| may_be_one(told, other)) {
        return None;
    }
    let lede = |c: usize| draft.get(c).is_some_and(|c| c.block <= block + LEDE);
    let mut found =
        body().filter(|(c, other)| lede(*c) && sort(other) == Some(wanted) && !is_said(draft, *c));
    let (only, other) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    // "12 March" for "21 March" is a slip of one field.
    let fields = |d: &DateExpr| [d.year, d.month.map(i32::from), d.day.map(i32::from)];
    let (a, b) = (fields(told), fields(other));
    let wrong = a.iter().zip(b).filter(|(a, b)| a.zip(*b).is_some_and(|(a, b)| a != b));
    let slip = wanted == Sort::Day && wrong.count() == 1;
    let own = words(draft, head, false);
    let shared = |close: bool| own.intersection(&words(draft, only, close)).count();
    // Years and weekdays are told of many things: a word right beside must be one of the headline's.
    let close = !matches!(wanted, Sort::Year | Sort::Weekday) || shared(true) > 0;
    let enough = if slip { 1 } else { own.len().clamp(1, 2) };
    (close && shared(false) >= enough).then_some(only)
}

fn sort(date: &DateExpr) -> Option<Sort> {
    let relative = matches!(date.anchor, Some(Anchor::Day(_) | Anchor::Away(..)));
    if relative || date.impossible || date.calendar == Calendar::Hijri {
        return None;
    }
    match (date.day, date.month, date.year, date.weekday) {
        (Some(_), Some(_), ..) => Some(Sort::Day),
        (None, Some(_), _, None) => Some(Sort::Month),
        (None, None, Some(_), None) => Some(Sort::Year),
        (None, None, None, Some(_)) => Some(Sort::Weekday),
        _ => None,
    }
}

/// Whether two times can be one: nothing that both say differs, or their days meet.
fn may_be_one(a: &DateExpr, b: &DateExpr) -> bool {
    let fields = |d: &DateExpr| {
        let day = d.days.and_then(Days::single);
        let weekday = d.weekday.or(day.map(weekday_of));
        [d.year, d.month.map(i32::from), d.day.map(i32::from), weekday.map(i32::from)]
    };
    let (x, y) = (fields(a), fields(b));
    let both = || x.iter().zip(&y).filter_map(|(a, b)| Some((*a)? == (*b)?));
    let meet = a.days.zip(b.days).is_some_and(|(a, b)| a.intersect(b).is_some());
    meet || both().next().is_some() && both().all(|same| same)
}

/// "The court said on Monday": when it was said, not what.
fn is_said(draft: &Draft<'_, '_>, index: usize) -> bool {
    let Some(claim) = draft.get(index) else { return true };
    let around = claim.first_token().saturating_sub(SAID)..claim.end_token() + 1;
    draft.claims.has(claim.block, around, |s| matches!(s, Sense::Verb(v) if v.class == VerbClass::Say))
}

/// The words of its clause that tell something; only those right beside it where it is `close`.
fn words(draft: &Draft<'_, '_>, index: usize, close: bool) -> BTreeSet<Root> {
    let Some(claim) = draft.get(index) else { return BTreeSet::new() };
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return BTreeSet::new() };
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let beside = || draft.topics.beside(claim.sentence, &claim.mention.tokens);
    let inside = if close { beside() } else { draft.topics.inside(claim.sentence, &clause) };
    inside.into_iter().filter(|root| draft.topics.tells(*root)).collect()
}
