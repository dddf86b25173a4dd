//! Whether the day that the copy was written for is the day it is dated with: copy gathered a
//! day late carries another date than its words do.

use super::span::date;
use crate::graph::build::Draft;
use crate::mention::Value;
use crate::value::time::{Anchor, TimeExpr, weekday_of};

/// How many days copy may be older than its date.
const LATE: i32 = 4;

/// A day told with its weekday ("yesterday, Tuesday").
struct Told {
    claim: usize,
    /// Said by somebody in a sentence that says on which other day.
    quoted: bool,
    /// Days from publication: -1 yesterday.
    away: i32,
    /// The weekday of publication that it means, 1 is Monday.
    published: u8,
}

/// Leaves such days unresolved that say nothing against the copy: where two of them mean one
/// other day of publication, or "today" is one of the days before that of publication and no
/// other day bears publication out. Who writes "today, Tuesday" knows the day of writing; it is the
/// copy that was published, or gathered, on another one.
pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let Some(published) = draft.claims.document.published else { return };
    let told: Vec<Told> = (0..draft.claims.claims.len()).filter_map(|claim| told(draft, claim)).collect();
    let dated = weekday_of(published);
    let mut meant = [0_usize; 8];
    for day in &told {
        if let Some(count) = meant.get_mut(usize::from(day.published)) {
            *count += 1;
        }
    }
    for day in told.iter().filter(|day| day.published != dated) {
        let agreed = meant.get(usize::from(day.published)).is_some_and(|count| *count > 1);
        let borne_out = meant.get(usize::from(dated)).is_some_and(|count| *count > 0);
        let since = (i32::from(dated) - i32::from(day.published)).rem_euclid(7);
        let late = day.away == 0 && !borne_out && since <= LATE;
        if let (true, Some(Value::Time(TimeExpr::Date(date)))) =
            (agreed || late || day.quoted, draft.mention_mut(day.claim).map(|m| &mut m.value))
        {
            (date.anchor, date.days) = (None, None);
        }
    }
}

fn told(draft: &Draft<'_, '_>, claim: usize) -> Option<Told> {
    let day = date(draft, claim)?;
    let (Some(Anchor::Day(away)), Some(weekday), None) = (day.anchor, day.weekday, day.day) else {
        return None;
    };
    let published = (i32::from(weekday) - 1 - away).rem_euclid(7) + 1;
    let found = draft.get(claim)?;
    // "He told us on Sunday: "We begin tomorrow, Monday""
    let aside = |c: usize| {
        c != claim
            && date(draft, c).is_some_and(|d| d.weekday.is_some())
            && draft.get(c).is_some_and(|c| !draft.claims.is_quoted(c.block, c.mention.tokens.start))
    };
    let said = draft.claims.is_quoted(found.block, found.mention.tokens.start);
    let quoted = said && draft.claims_of(found.sentence).into_iter().any(aside);
    Some(Told { claim, quoted, away, published: u8::try_from(published).ok()? })
}
