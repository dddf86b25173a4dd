//! How many came before: "the third round" after "the two previous rounds", "its fifth title after
//! three earlier ones", «اللقب الخامس بعد ثلاثة ألقاب سابقة».

use super::{Member, matter};
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, Sense};
use crate::mention::{Kind, Value};
use crate::value::Number;
use std::collections::{BTreeMap, BTreeSet};

/// How far an ordinal may be from what it should be and still be meant.
const SLIP: i64 = 4;
/// How many tokens before a count "after" or "had" stands.
const LEAD: usize = 4;

/// Each count of earlier ones with the ordinal of its sentence, else the first of its noun with the
/// latest of the series.
pub(super) fn link(draft: &mut Draft<'_, '_>, series: &BTreeMap<String, Vec<Member>>) {
    let mut seen = BTreeSet::new();
    for count in 0..draft.claims.claims.len() {
        let Some(claim) = draft.get(count).filter(|c| is_earlier(draft, c)) else { continue };
        let noun = matter(draft, claim);
        if let Some(nth) = beside(draft, count) {
            draft.state(nth, EdgeKind::Succeeds, count, None);
        } else if is_previous(draft, claim)
            && let Some(members) = series.get(&noun).filter(|_| !seen.contains(&noun))
        {
            succeeds(draft, members, count);
        }
        seen.insert(noun);
    }
}

/// "Three earlier ones", "the two previous rounds"; "six other women" need not come before.
fn is_previous(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let around = claim.first_token().saturating_sub(1)..claim.end_token() + 1;
    let is = |test: &dyn Fn(&Sense) -> bool| draft.claims.has(claim.block, around.clone(), test);
    // «أكثر من الدورة الماضية بأربعين»
    claim.mention.kind == Kind::Quantity
        && !claim.lead.is(Function::By)
        && is(&|s| matches!(s, Sense::Cue(Cue::PreviousOf)))
        && !is(&|s| matches!(s, Sense::Function(Function::Other)))
}

/// The same, or a figure without a noun that words put before: "having won four before".
fn is_earlier(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    is_previous(draft, claim)
        || is_elliptical(draft, claim) && is_led(draft, claim) && is_closed(draft, claim)
}

/// "Four", "three earlier ones": what is counted was named before.
fn is_elliptical(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let ones = draft.claims.has(claim.block, claim.mention.tokens.clone(), |s| *s == Sense::Cue(Cue::Ones));
    matches!(claim.mention.kind, Kind::Number | Kind::Quantity) && (claim.measure.head.is_empty() || ones)
}

/// "After", "had" or "having" leads up to a count.
fn is_led(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let before = claim.first_token().saturating_sub(LEAD)..claim.first_token();
    draft.claims.has(claim.block, before, |s| {
        matches!(s, Sense::Cue(Cue::AfterEvent | Cue::Had) | Sense::Function(Function::Have))
    })
}

/// "Before", "earlier" or "previously" closes the clause right behind a count.
fn is_closed(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let end = claim.end_token();
    let earlier =
        |s: &Sense| matches!(s, Sense::Cue(Cue::Earlier | Cue::PreviousOf | Cue::BeforeEvent)).then_some(());
    let Some((words, ())) = draft.claims.find(claim.block, end..end + 1, earlier) else { return false };
    draft.claims.token(claim.block, words.end).is_none()
        || draft.claims.is_mark(claim.block, words.end, ",،.;؛!?")
}

/// The one ordinal of its sentence that a count of earlier ones belongs to.
fn beside(draft: &Draft<'_, '_>, count: usize) -> Option<usize> {
    let claim = draft.get(count)?;
    let earlier = draft.stated(count)?.to_i64()?;
    let noun = matter(draft, claim);
    let loose = is_elliptical(draft, claim);
    // "As the seventh president. … Her five predecessors": those of the sentence before.
    let here = draft.claims.sentences.get(claim.sentence)?.claims.clone();
    let before = claim.sentence.checked_sub(1).filter(|_| loose && is_previous(draft, claim));
    let before = before.and_then(|s| draft.claims.sentences.get(s)).map_or(0..0, |p| p.claims.clone());
    let fits = |c: &usize| {
        draft.get(*c).is_some_and(|nth| match nth.mention.value {
            Value::Ordinal(n) => {
                (loose || matter(draft, nth) == noun)
                    && (i64::from(n) - earlier - 1).abs() <= SLIP
                    && !(is_pair(draft, count) && n > 3)
            }
            _ => false,
        })
    };
    let mut found = before.chain(here).filter(|c| *c < count).filter(fits);
    found.next().filter(|_| found.next().is_none())
}

/// "The two previous rounds" of a tenth are the last two of nine; of all of somebody's ("her two
/// earlier novels") there are no more, and "after two earlier ones" counts all there were.
fn is_pair(draft: &Draft<'_, '_>, count: usize) -> bool {
    let Some(claim) = draft.get(count) else { return false };
    let before = claim.first_token().saturating_sub(2)..claim.first_token();
    let all = |s: &Sense| matches!(s, Sense::Function(Function::Their | Function::All));
    draft.stated(count) == Some(Number::from(2))
        && claim.measure.definite
        && !draft.claims.has(claim.block, before, all)
}

/// The latest of the series comes right after those that are called the previous ones.
fn succeeds(draft: &mut Draft<'_, '_>, members: &[Member], count: usize) {
    // "The fourth round, after three earlier ones; a fifth is planned."
    let next = draft.stated(count).map(|n| &n + &Number::ONE);
    if let Some(fits) = members.iter().find(|m| Some(Number::from(i64::from(m.number))) == next) {
        draft.state(fits.claim, EdgeKind::Succeeds, count, None);
        return;
    }
    let pair = is_pair(draft, count);
    if let Some(latest) = members.iter().max_by_key(|m| m.number).filter(|m| !pair || m.number <= 3) {
        draft.state(latest.claim, EdgeKind::Succeeds, count, None);
    }
}
