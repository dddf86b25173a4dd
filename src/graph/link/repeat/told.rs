//! Figures and times as they are said: what a second saying can be held against.

use super::profile::{Measured, Profile};
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::link::span::date;
use crate::graph::link::topic::Root;
use crate::language::{Function, Sense};
use crate::mention::Value;
use crate::value::time::{Anchor, Days, Grain, TimeExpr};
use std::collections::BTreeSet;

/// How many tokens behind a figure name what it is a figure of.
const COMPLEMENT: usize = 6;

/// What sort of figure it is; only like compares with like.
#[derive(Clone, Copy, PartialEq)]
pub enum Sort {
    /// A count, a sum, a share.
    Figure(Measured),
    /// A length of time, in seconds.
    Length,
    /// A date of this grain.
    Date(Grain),
    /// A time of day.
    Clock,
}

/// A figure that is said.
pub struct Told<'p> {
    /// Index of the claim.
    pub claim: usize,
    /// Its sentence.
    pub sentence: usize,
    /// What it can be held against.
    pub sort: Sort,
    /// Stands in quotation marks.
    pub quoted: bool,
    /// What there is to compare, for counts, sums and shares.
    pub profile: Option<&'p Profile>,
    /// The days, minutes or seconds it can mean, for times.
    pub days: Option<Days>,
    /// Year, month and day as written, for dates.
    pub written: [Option<i32>; 3],
    /// The words around it.
    pub near: BTreeSet<Root>,
    /// The words behind it that say what it is a figure of.
    pub complement: BTreeSet<Root>,
}

impl Told<'_> {
    /// Has its place in another relation: a part, a difference, an old value.
    pub fn derived(&self) -> bool {
        self.profile.is_some_and(|p| p.derived)
    }
}

/// The figures of a document that can be said again.
pub fn all<'p>(draft: &Draft<'_, '_>, profiles: &'p [Profile]) -> Vec<Told<'p>> {
    let told = |claim: usize| {
        let found = draft.get(claim)?;
        let profile = profiles.binary_search_by_key(&claim, |p| p.claim).ok().and_then(|at| profiles.get(at));
        let (sort, days) = sort(draft, claim, profile)?;
        let phrase = found.first_token()..found.end_token();
        Some(Told {
            claim,
            sentence: found.sentence,
            sort,
            quoted: draft.claims.is_quoted(found.block, found.mention.tokens.start),
            profile,
            days,
            written: date(draft, claim)
                .map_or([None; 3], |d| [d.year, d.month.map(i32::from), d.day.map(i32::from)]),
            near: draft.topics.near(found.sentence, &phrase),
            complement: complement(draft, found),
        })
    };
    (0..draft.claims.claims.len())
        .filter(|c| draft.get(*c).is_some_and(|c| !c.headline))
        .filter_map(told)
        .collect()
}

fn sort(draft: &Draft<'_, '_>, claim: usize, profile: Option<&Profile>) -> Option<(Sort, Option<Days>)> {
    match &draft.get(claim)?.mention.value {
        Value::Time(TimeExpr::Duration(length)) => {
            let [part] = length.parts.as_slice() else { return None };
            let days = |n: i64| n.saturating_mul(24 * 60 * 60);
            let whole = part.grain.days().map(|(low, high)| (days(low), days(high)));
            let (low, high) = whole.or_else(|| part.grain.seconds().map(|n| (n, n)))?;
            let count = part.amount.stated.as_ref()?.to_i64()?;
            Some((
                Sort::Length,
                Some(Days { from: count.saturating_mul(low), to: count.saturating_mul(high) }),
            ))
        }
        Value::Time(TimeExpr::Clock(clock)) if !clock.impossible && clock.zone.is_none() => {
            let minute = |(hour, minute): (u8, u8)| i64::from(hour) * 60 + i64::from(minute);
            let from = minute((clock.hour, clock.minute));
            let to = clock.until.map_or(from, minute);
            Some((Sort::Clock, Some(Days { from: from.min(to), to: from.max(to) })))
        }
        Value::Time(TimeExpr::Date(_)) => {
            let day =
                date(draft, claim).filter(|d| !d.impossible && d.weekday.is_none() && d.part.is_none())?;
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
            let profile = profile?;
            Some((Sort::Figure(profile.measured), None))
        }
    }
}

/// "of bream", "of the district's millet", «من القنب».
fn complement(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> BTreeSet<Root> {
    let end = claim.end_token();
    let of = |s: &Sense| matches!(s, Sense::Function(Function::Of | Function::From));
    // «ثلث المياه»
    let of =
        draft.claims.has(claim.block, end..end + 1, of) || draft.is_arabic(claim.block) && claim.is_share();
    let stops = |at: usize| draft.claims.is_mark(claim.block, at, ",،.;؛:\"”»");
    let last = (end..end + COMPLEMENT).find(|at| stops(*at)).unwrap_or(end + COMPLEMENT);
    if of { draft.topics.inside(claim.sentence, &(end..last)) } else { BTreeSet::new() }
}
