//! How long somebody held an office or something went on, told far from when: "named governor in
//! 2009, she left office in 2016 … In her nine years at the helm", «تسلم الإدارة سنة 2009 … وخلال
//! خمسة عشر عاما من إدارته».

use super::occurrence::{Occurrence, numbered, told_alike, within};
use super::span::date;
use super::whose::relative;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{EdgeKind, NodeId};
use crate::language::{Clitics, Cue, Function, Sense};
use crate::mention::{Kind, Value};
use crate::value::time::{Days, Grain, TimeExpr};

/// How many sentences before a length its beginning and end may stand.
const BACK: usize = 8;
/// How many tokens before a length its owner stands.
const OWNER: usize = 3;
/// How many tokens behind a length the word for what was held stands.
const HELD: usize = 4;
/// How many years a slip is out at least, where the end is not told but the day of writing.
const SLIP: i64 = 2;
/// Days of a year.
const YEAR: i64 = 365;
/// So many times longer or shorter a length is another thing's.
const FAR: i64 = 3;

/// What begins an office or a work, by deed, and what ends it.
const TERMS: &[(&[&str], &[&str])] = &[
    (&["appoint", "swear"], &["resign", "retire", "close"]),
    (&["elect"], &["resign", "retire"]),
    (&["arrive"], &["depart", "close"]),
    (&["open"], &["close", "bankrupt"]),
    (&["strike", "walkout"], &["close", "reopen"]),
    (&["begin-work"], &["complete", "open"]),
    (&["depart"], &["arrive"]),
    (&["kidnap"], &["release", "escape"]),
    (&["arrest"], &["release"]),
];

pub(super) fn link(draft: &mut Draft<'_, '_>, occurrences: &[Occurrence]) {
    let lengths: Vec<usize> = (0..draft.claims.claims.len()).filter(|c| is_held(draft, *c)).collect();
    for length in lengths.iter().copied() {
        if is_linked(draft, length) || !is_alone(draft, &lengths, length) {
            continue;
        }
        if let Some(period) = period(draft, length) {
            draft.state(length, EdgeKind::During, period, None);
        } else if let Some((first, last)) = term(draft, length, occurrences) {
            draft.state(length, EdgeKind::Starts, first, None);
            if let Some(last) = last {
                draft.state(length, EdgeKind::Ends, last, None);
            }
        }
    }
}

fn is_linked(draft: &Draft<'_, '_>, length: usize) -> bool {
    let Some(node): Option<NodeId> = draft.nodes.get(length).copied() else { return true };
    draft.graph.edges(node).any(|e| {
        matches!(e.weight().kind, EdgeKind::Starts | EdgeKind::Ends | EdgeKind::During | EdgeKind::Dated)
    })
}

/// No other length of the same sort is told near it: of two it is not known which is meant.
fn is_alone(draft: &Draft<'_, '_>, lengths: &[usize], length: usize) -> bool {
    let sentence = |c: usize| draft.get(c).map_or(0, |c| c.sentence);
    !lengths.iter().any(|c| *c != length && sentence(*c).abs_diff(sentence(length)) <= BACK)
}

/// The days that a length in years or months has, where it is told in one unit.
fn days(draft: &Draft<'_, '_>, length: usize) -> Option<(i64, i64)> {
    let Value::Time(TimeExpr::Duration(told)) = &draft.get(length)?.mention.value else { return None };
    let [part] = told.parts.as_slice() else { return None };
    let (low, high) = part.grain.days()?;
    let count = part.amount.stated.as_ref()?.to_i64()?;
    matches!(part.grain, Grain::Year | Grain::Month | Grain::Week).then_some((count * low, count * high))
}

/// "His nine years at the helm", "those 11 years in the post", «خلال تسعة أعوام من إدارته».
fn is_held(draft: &Draft<'_, '_>, index: usize) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    if claim.mention.kind != Kind::Duration || days(draft, index).is_none() || !draft.is_prose(claim.sentence)
    {
        return false;
    }
    let (block, first, end) = (claim.block, claim.first_token(), claim.end_token());
    let has = |range, test: &dyn Fn(&Sense) -> bool| draft.claims.has(block, range, test);
    let lead = first.saturating_sub(OWNER)..first;
    let not = has(lead.clone(), &|s| {
        matches!(s, Sense::Cue(Cue::Each | Cue::Per | Cue::Further | Cue::AfterEvent | Cue::BeforeEvent))
            || matches!(s, Sense::Ordinal(_) | Sense::Modal(_))
    });
    let owned = has(lead.clone(), &|s| matches!(s, Sense::Function(Function::Their | Function::Those)));
    let led = has(lead.clone(), &|s| {
        matches!(s, Sense::Function(Function::In | Function::During | Function::For))
            || *s == Sense::Cue(Cue::Lasting)
    });
    let held = has(end..end + HELD, &|s| *s == Sense::Cue(Cue::Tenure));
    let theirs = (end..end + HELD).any(|at| {
        let glued = draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::OWNER));
        glued && draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Cue(Cue::Tenure)))
    });
    !not && held && (owned || theirs || led || claim.measure.definite)
}

/// The only period with a year at both ends that is told before it.
fn period(draft: &Draft<'_, '_>, length: usize) -> Option<usize> {
    let sentence = draft.get(length)?.sentence;
    let told = days(draft, length)?;
    let mut found = (sentence.saturating_sub(BACK)..=sentence).flat_map(|s| draft.claims_of(s)).filter(|c| {
        draft.get(*c).is_some_and(|claim| match &claim.mention.value {
            Value::Time(TimeExpr::Period(p)) => p.ends.as_deref().is_some_and(|(a, b)| {
                a.month.is_none() && a.year.is_some() && b.year.is_some() && b.month.is_none()
            }),
            _ => false,
        })
    });
    let one = found.next().filter(|_| found.next().is_none())?;
    let Value::Time(TimeExpr::Period(period)) = &draft.get(one)?.mention.value else { return None };
    let years = period.days.map(|d| d.to - d.from)?;
    is_near(told, years).then_some(one)
}

fn is_near(told: (i64, i64), apart: i64) -> bool {
    apart > 0 && told.0 <= apart * FAR && apart <= told.1 * FAR
}

/// The only beginning that is told before a length, with the only end; or with none, where the copy
/// says that it goes on, or ends these days.
fn term(draft: &Draft<'_, '_>, length: usize, occurrences: &[Occurrence]) -> Option<(usize, Option<usize>)> {
    let claim = draft.get(length)?;
    let near = within(occurrences, claim.sentence.saturating_sub(BACK), claim.sentence + 1);
    let plain = |o: &&Occurrence| {
        !numbered(draft, o) && relative(draft, o).is_none() && o.claim != length && is_year(draft, o.claim)
    };
    let all: Vec<&Occurrence> = near.iter().filter(plain).collect();
    for (begins, ends) in TERMS {
        let of = |names: &[&str]| -> Vec<&Occurrence> {
            all.iter().copied().filter(|o| names.iter().any(|name| o.is(name))).collect()
        };
        let (firsts, lasts) = (of(begins), of(ends));
        let [first] = firsts.as_slice() else { continue };
        let told = days(draft, length)?;
        match lasts.as_slice() {
            [last] if last.claim != first.claim && told_alike(draft, first, last) => {
                let (a, b) = (date(draft, first.claim)?.days?, date(draft, last.claim)?.days?);
                return is_near(told, b.to - a.from).then_some((first.claim, Some(last.claim)));
            }
            [] if goes_on(draft, claim, first) => {
                let now = Days::on(draft.claims.document.published?).from;
                let apart = now - date(draft, first.claim)?.days?.from;
                let off = told.0 - apart > SLIP * YEAR || apart - told.1 > SLIP * YEAR;
                return (off && is_near(told, apart)).then_some((first.claim, None));
            }
            _ => {}
        }
    }
    None
}

/// A date with its year, which is the grain of what is counted in years.
fn is_year(draft: &Draft<'_, '_>, claim: usize) -> bool {
    date(draft, claim).is_some_and(|d| d.year.is_some() && d.anchor.is_none() && d.days.is_some())
}

/// "Has held it until now", "the outgoing director", "in her farewell": it ends with the story.
fn goes_on(draft: &Draft<'_, '_>, length: &Claim<'_>, first: &Occurrence) -> bool {
    (first.sentence..=length.sentence).any(|s| {
        draft.claims.sentences.get(s).is_some_and(|place| {
            draft.claims.has(place.block, place.sentence.tokens.clone(), |s| *s == Sense::Cue(Cue::ToThisDay))
        })
    })
}
