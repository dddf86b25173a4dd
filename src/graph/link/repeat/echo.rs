//! What one voice says twice: a paraphrase and its quotation ("three boats were lost … 'we lost
//! eight boats,' she said"), or two sayings of one speaker on one occasion.
//!
//! Nothing is asked of the size of the difference. That both are of one voice, that each is the
//! only figure of its sort where it stands, and that they share their words makes them one.

use super::alike;
use super::profile::{Measured, Profile};
use crate::claim::{Claim, voice};
use crate::graph::build::Draft;
use crate::graph::link::occurrence::name;
use crate::graph::link::span::date;
use crate::graph::link::topic::Root;
use crate::graph::{Edge, EdgeKind};
use crate::language::{Cue, Function, Sense, VerbClass};
use crate::mention::Value;
use crate::value::time::{Anchor, Days, Grain, TimeExpr};
use std::collections::BTreeSet;
use std::ops::Range;

/// How many sentences apart two sayings stand.
const NEAR: usize = 2;
/// How many tokens behind a figure name what it is a figure of.
const COMPLEMENT: usize = 6;
/// How many tokens behind a figure its place stands.
const PLACE: usize = 8;
/// How many figures before a saying are looked at.
const WINDOW: usize = 24;
/// Evidence that a quotation gives its paraphrase again.
const QUOTED: i32 = 2;
/// Evidence that a speaker says the same again.
const SAID: i32 = 4;

/// What sort of figure it is; only like compares with like.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Figure(Measured),
    /// A length of time, in days.
    Days,
    /// A date of this grain.
    Date(Grain),
    /// A time of day.
    Clock,
}

/// A figure that is said.
pub(super) struct Told<'p> {
    claim: usize,
    sentence: usize,
    sort: Sort,
    quoted: bool,
    /// What there is to compare, for counts, sums and shares.
    profile: Option<&'p Profile>,
    /// The days or minutes it can mean, for times.
    days: Option<Days>,
    /// The words around it.
    near: BTreeSet<Root>,
    /// The words behind it that say what it is a figure of.
    complement: BTreeSet<Root>,
}

/// The figures of a document that can be said again.
pub(super) fn all<'p>(draft: &Draft<'_, '_>, profiles: &'p [Profile], quoted: &[bool]) -> Vec<Told<'p>> {
    let told = |claim: usize| {
        let found = draft.get(claim)?;
        let profile = profiles.binary_search_by_key(&claim, |p| p.claim).ok().and_then(|at| profiles.get(at));
        let (sort, days) = sort(draft, claim, profile)?;
        let phrase = found.first_token()..found.end_token();
        Some(Told {
            claim,
            sentence: found.sentence,
            sort,
            quoted: quoted.get(claim).copied().unwrap_or(false),
            profile,
            days,
            near: draft.topics.near(found.sentence, &phrase),
            complement: complement(draft, found),
        })
    };
    (0..draft.claims.claims.len()).filter(|c| draft.get(*c).is_some_and(|c| !c.headline)).filter_map(told).collect()
}

fn sort(draft: &Draft<'_, '_>, claim: usize, profile: Option<&Profile>) -> Option<(Sort, Option<Days>)> {
    match &draft.get(claim)?.mention.value {
        Value::Time(TimeExpr::Duration(length)) => {
            let [part] = length.parts.as_slice() else { return None };
            let (low, high) = part.grain.days()?;
            let count = part.amount.stated.as_ref()?.to_i64()?;
            Some((Sort::Days, Some(Days { from: count.saturating_mul(low), to: count.saturating_mul(high) })))
        }
        Value::Time(TimeExpr::Clock(clock)) if !clock.impossible && clock.zone.is_none() => {
            let minute = |(hour, minute): (u8, u8)| i64::from(hour) * 60 + i64::from(minute);
            let from = minute((clock.hour, clock.minute));
            let to = clock.until.map_or(from, minute);
            Some((Sort::Clock, Some(Days { from: from.min(to), to: from.max(to) })))
        }
        Value::Time(TimeExpr::Date(_)) => {
            let day = date(draft, claim).filter(|d| !d.impossible && d.weekday.is_none() && d.part.is_none())?;
            let plain = !matches!(day.anchor, Some(Anchor::Day(_) | Anchor::Away(..)));
            let grain = match (day.day, day.month, day.year) {
                (Some(_), Some(_), _) => Grain::Day,
                (None, Some(_), _) => Grain::Month,
                (None, None, Some(_)) => Grain::Year,
                _ => return None,
            };
            day.days.filter(|_| plain).map(|days| (Sort::Date(grain), Some(days)))
        }
        _ => {
            let profile = profile.filter(|p| !p.apart && !p.derived)?;
            Some((Sort::Figure(profile.measured), None))
        }
    }
}

/// "of bream", "of the district's millet", «من القنب».
fn complement(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> BTreeSet<Root> {
    let end = claim.end_token();
    let of = draft.claims.has(claim.block, end..end + 1, |s| matches!(s, Sense::Function(Function::Of | Function::From)));
    let stops = |at: usize| draft.claims.is_mark(claim.block, at, ",،.;؛:\"”»");
    let last = (end..end + COMPLEMENT).find(|at| stops(*at)).unwrap_or(end + COMPLEMENT);
    if of { draft.topics.inside(claim.sentence, &(end..last)) } else { BTreeSet::new() }
}

/// The earlier saying that this one gives again with another value.
pub(super) fn of(draft: &Draft<'_, '_>, told: &[Told<'_>], at: usize) -> Option<(usize, usize, Edge)> {
    let later = told.get(at)?;
    let from = told.partition_point(|t| t.sentence + NEAR < later.sentence).max(at.saturating_sub(WINDOW));
    let before = told.get(from..at)?;
    let mut found = before.iter().filter(|t| one_sort(draft, t, later));
    let (earlier, None) = (found.next()?, found.next()) else { return None };
    let around = told.get(from..)?.iter().take_while(|t| t.sentence <= later.sentence);
    let rival = |t: &&Told<'_>| t.claim != later.claim && t.claim != earlier.claim && one_sort(draft, earlier, t);
    if around.into_iter().any(|t| rival(&t)) || !clash(earlier, later) || is_apart(draft, earlier, later) {
        return None;
    }
    let quotes = later.quoted != earlier.quoted;
    let again = is_again(draft, later.sentence);
    if !one_voice(draft, earlier, later, quotes, again) {
        return None;
    }
    // In one sentence a speaker hardly ever says one thing twice.
    let apart = earlier.sentence != later.sentence;
    let enough = match () {
        () if apart && (quotes || again) => QUOTED,
        () if apart || quotes => SAID,
        () => return None,
    };
    let kind = if quotes { EdgeKind::Repeats } else { EdgeKind::SameAs };
    (words(draft, earlier, later) >= enough).then(|| (later.claim, earlier.claim, Edge::stated(kind, None)))
}

/// Whether both are figures of one sort: one unit, one noun, one grain.
fn one_sort(draft: &Draft<'_, '_>, a: &Told<'_>, b: &Told<'_>) -> bool {
    if a.sort != b.sort {
        return false;
    }
    let apart = !a.complement.is_empty() && !b.complement.is_empty() && a.complement.is_disjoint(&b.complement);
    let (Some(x), Some(y)) = (a.profile, b.profile) else { return true };
    match a.sort {
        Sort::Figure(Measured::Count) => {
            let same = !x.head.is_empty() && x.head == y.head || shares_next(draft, a, b);
            same || x.people && y.people && (x.fate == y.fate || x.generic || y.generic)
        }
        _ => !apart,
    }
}

/// The same word stands right behind both: a noun that no lexicon knows.
fn shares_next(draft: &Draft<'_, '_>, a: &Told<'_>, b: &Told<'_>) -> bool {
    let next = |t: &Told<'_>| {
        let claim = draft.get(t.claim)?;
        let end = claim.end_token();
        draft.topics.inside(claim.sentence, &(end..end + 1)).into_iter().next()
    };
    next(a).zip(next(b)).is_some_and(|(a, b)| a == b)
}

fn clash(a: &Told<'_>, b: &Told<'_>) -> bool {
    match (a.sort, a.days, b.days) {
        (Sort::Figure(_), ..) => a.profile.zip(b.profile).is_some_and(|(x, y)| alike::clash(x, y)),
        (_, Some(x), Some(y)) => x.intersect(y).is_none(),
        _ => false,
    }
}

/// Words that tell the two apart: other times, other moods, other places.
fn is_apart(draft: &Draft<'_, '_>, a: &Told<'_>, b: &Told<'_>) -> bool {
    let apart = a.profile.zip(b.profile).is_some_and(|(x, y)| alike::told_apart(x, y));
    let place = |t: &Told<'_>| draft.get(t.claim).and_then(|c| place(draft, c));
    let elsewhere = place(a).zip(place(b)).is_some_and(|(x, y)| x != y);
    apart || elsewhere || is_other(draft, a) || is_other(draft, b)
}

/// "Another", "earlier", "the previous", "each", right around a figure.
fn is_other(draft: &Draft<'_, '_>, told: &Told<'_>) -> bool {
    let Some(claim) = draft.get(told.claim) else { return true };
    let around = claim.first_token().saturating_sub(2)..claim.end_token() + 2;
    draft.claims.has(claim.block, around, |s| {
        matches!(s, Sense::Cue(Cue::Further | Cue::Earlier | Cue::Later | Cue::PreviousOf | Cue::Others | Cue::Each | Cue::Rest))
            || *s == Sense::Function(Function::Other)
    })
}

/// "In Velm" behind a figure.
fn place<'d>(draft: &Draft<'_, 'd>, claim: &Claim<'_>) -> Option<&'d str> {
    let end = claim.end_token();
    let into = |at: &usize| {
        draft.claims.has(claim.block, *at..*at + 1, |s| matches!(s, Sense::Function(Function::In | Function::At)))
    };
    let at = (end..end + PLACE).find(into)?;
    (!draft.is_arabic(claim.block)).then(|| name(draft, claim.block, at + 1)).flatten()
}

/// "In the same interview".
fn is_again(draft: &Draft<'_, '_>, sentence: usize) -> bool {
    draft.claims.sentences.get(sentence).is_some_and(|place| {
        draft.claims.has(place.block, place.sentence.tokens.clone(), |s| *s == Sense::Cue(Cue::SameOccasion))
    })
}

/// Whether one and the same speaks both.
fn one_voice(draft: &Draft<'_, '_>, a: &Told<'_>, b: &Told<'_>, quotes: bool, again: bool) -> bool {
    let document = draft.claims.document;
    let source = |t: &Told<'_>| draft.get(t.claim).and_then(|c| c.source);
    let next = b.sentence - a.sentence <= 1;
    match (source(a), source(b)) {
        (Some(x), Some(y)) if voice::same(document, x, y) => true,
        // "Its captain said … Asked again, Petra Holm said: "…"": the name comes with the words.
        (Some(x), Some(y)) => {
            b.quoted && quotes && next && voice::is_role(document, x) && !voice::proper(document, y).is_empty()
        }
        // "Lantern accused the town of …": what somebody does is told, and then who says it.
        (None, Some(y)) if quotes => names(draft, a.sentence, &voice::proper(document, y)),
        (Some(_), None) => again,
        (None, None) => quotes && b.quoted && next && speaks(draft, b),
        _ => false,
    }
}

/// One of the names stands in the sentence.
fn names(draft: &Draft<'_, '_>, sentence: usize, wanted: &[&str]) -> bool {
    let Some(place) = draft.claims.sentences.get(sentence) else { return false };
    place.sentence.tokens.clone().any(|at| wanted.contains(&draft.claims.text(place.block, at)))
}

/// A verb of saying leads up to the quotation.
fn speaks(draft: &Draft<'_, '_>, told: &Told<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(told.sentence) else { return false };
    let tokens: Range<usize> = place.sentence.tokens.clone();
    draft.claims.has(place.block, tokens, |s| matches!(s, Sense::Verb(v) if v.class == VerbClass::Say))
}

/// How much speaks for one thing: shared words, one noun, one fate, one governing word.
fn words(draft: &Draft<'_, '_>, a: &Told<'_>, b: &Told<'_>) -> i32 {
    let shared = a.near.intersection(&b.near).filter(|root| draft.topics.tells(**root)).count();
    let mut weight = i32::try_from(shared.min(3)).unwrap_or(3);
    if !a.complement.is_disjoint(&b.complement) {
        weight += 2;
    }
    if let (Sort::Figure(Measured::Count), Some(x), Some(y)) = (a.sort, a.profile, b.profile) {
        weight += i32::from(!x.head.is_empty() && x.head == y.head && !x.generic);
        weight += i32::from(x.fate.is_some() && x.fate == y.fate);
    }
    let leads = |t: &Told<'_>, cue: Cue| draft.get(t.claim).is_some_and(|c| c.lead.cues(cue));
    let governed = [Cue::BeforeEvent, Cue::AfterEvent, Cue::Until, Cue::Since];
    if governed.into_iter().any(|cue| leads(a, cue) && leads(b, cue)) {
        weight += 2;
    }
    let hedge = |t: &Told<'_>| draft.get(t.claim).and_then(|c| c.amount()).and_then(|amount| amount.hedge);
    weight + i32::from(hedge(a).is_some() && hedge(a) == hedge(b))
}
