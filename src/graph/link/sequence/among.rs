//! A place among so many: "the fifth of his three books", "the seventh member of the six-member
//! jury", «الفصل السادس من كتاب يضم أربعة فصول», "ninth in the eight-team league". No place is
//! beyond the last; "the sixth and last" is the last.

use super::{SLIP, exact, is_all, matter};
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind};
use crate::language::{Clitics, Cue, Function, NounClass, Sense, VerbClass};
use crate::mention::{Kind, Value};

/// How many tokens may stand between "of" and the count behind it.
const OF: usize = 3;
/// How many tokens before a count the word stands that says what has so many.
const HAS: usize = 3;
/// The same between a place and the field it was taken in ("in a race in which … took part").
const FIELD: usize = 8;

/// Each place with the count that says how many there are.
pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for index in 0..draft.claims.claims.len() {
        let Some((number, count)) = field(draft, index) else { continue };
        let all = number > 1 && is_last(draft, index);
        draft.edge(index, count, Edge { all, ..Edge::stated(EdgeKind::NthOf, None) });
    }
}

/// How many there are of what a place is one of.
fn field(draft: &Draft<'_, '_>, index: usize) -> Option<(u32, usize)> {
    let nth = draft.get(index)?;
    let Value::Ordinal(number) = nth.mention.value else { return None };
    let place = draft.claims.sentences.get(nth.sentence)?;
    let here = place.claims.clone();
    let next = index + 1;
    if here.contains(&next) && draft.get(next).is_some_and(|c| is_of(draft, nth, c)) {
        return exact(draft, next).map(|_| (number, next));
    }
    let near = |c: &usize| {
        let (Some(count), Some(_)) = (draft.get(*c), exact(draft, *c)) else { return false };
        *c != index && is_near(number, exact(draft, *c)) && is_field(draft, nth, count)
    };
    let mut found = here.filter(near);
    if let Some(one) = found.next() {
        return found.next().is_none().then_some((number, one));
    }
    // "The 12th and final witness … A total of nine witnesses were called."
    let around = [nth.sentence.checked_sub(1), Some(nth.sentence + 1)];
    let beside = around.into_iter().flatten().filter_map(|s| draft.claims.sentences.get(s));
    let beside = beside.filter(|p| p.block == nth.block).flat_map(|p| p.claims.clone());
    let told =
        |c: &usize| near(c) && draft.get(*c).is_some_and(|c| c.lead.cues(Cue::Total) || c.measure.definite);
    let mut told = beside.filter(|c| is_last(draft, index) && told(c));
    told.next().filter(|_| told.next().is_none()).map(|one| (number, one))
}

/// "The third of two sisters", "sixth among five candidates", «الحادي عشر من أصل عشرة بلدان».
fn is_of(draft: &Draft<'_, '_>, nth: &Claim<'_>, count: &Claim<'_>) -> bool {
    let gap = nth.end_token()..count.first_token();
    if gap.len() > OF || count.is_time() || !count.is_quantity() || count.mention.kind == Kind::Money {
        return false;
    }
    let ranked = nth.mention.kind == Kind::Rank || nth.measure.class.is_some_and(NounClass::is_people);
    let joint = |s: &Sense| match s {
        Sense::Function(Function::Of) | Sense::Cue(Cue::WholeFollows) => true,
        Sense::Function(Function::In | Function::Between) => ranked || often_lost(draft, nth, count),
        _ => false,
    };
    let plain = |at: usize| {
        draft.claims.has(nth.block, at..at + 1, |s| {
            joint(s) || s.points_back() || matches!(s, Sense::Function(Function::All) | Sense::Cue(_))
        }) || last_word(draft, nth.block, at)
    };
    let bare = !count.measure.head.is_empty() || count.measure.definite;
    bare && draft.claims.has(nth.block, gap.clone(), joint)
        && gap.clone().all(|at| plain(at) || is_of_all(draft, nth.block, at))
}

/// A word inside "of a total of", «من أصل».
fn is_of_all(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    let before = at.saturating_sub(2)..at;
    draft
        .claims
        .find(block, before, |s| (*s == Sense::Cue(Cue::WholeFollows)).then_some(()))
        .is_some_and(|(tokens, ())| tokens.contains(&at))
}

/// "Lost for the sixth time in its five matches": each match is lost or won once.
fn often_lost(draft: &Draft<'_, '_>, nth: &Claim<'_>, count: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(nth.sentence) else { return false };
    let matches = matches!(count.measure.class, Some(NounClass::Event | NounClass::Sequence));
    let outcome = |s: &Sense| {
        matches!(s, Sense::Verb(v) if matches!(v.class, VerbClass::Win | VerbClass::Lose))
            || matches!(s, Sense::Cue(Cue::Often))
    };
    let around = place.sentence.tokens.start..nth.end_token() + 1;
    matches && draft.claims.has(nth.block, around, outcome)
}

/// What has so many of the place's noun, or the field of a ranking.
fn is_field(draft: &Draft<'_, '_>, nth: &Claim<'_>, count: &Claim<'_>) -> bool {
    if count.is_time() || !count.is_quantity() || !is_all(draft, count) {
        return false;
    }
    let same = !count.measure.head.is_empty() && matter(draft, nth) == matter(draft, count);
    let hyphen = count.mention.tokens.clone().any(|at| draft.claims.is_mark(count.block, at, "-‑"));
    let has = says_how_many(draft, count);
    if same && !nth.measure.head.is_empty() {
        return hyphen || has || is_of_them(draft, nth) && count.end_token() <= nth.first_token();
    }
    // "Ninth in the eight-team league", "15th in the race with 12 runners".
    let ranked = nth.mention.kind == Kind::Rank || nth.measure.head.is_empty() && finished(draft, nth);
    let competes = matches!(
        count.measure.class,
        Some(NounClass::Person | NounClass::Organisation | NounClass::Place | NounClass::Anyone)
    );
    let (first, last) = if nth.end_token() <= count.first_token() { (nth, count) } else { (count, nth) };
    let gap = first.end_token()..last.first_token();
    let among = |s: &Sense| {
        matches!(s, Sense::Function(Function::In | Function::Between) | Sense::Cue(Cue::WholeFollows))
    };
    let joined = draft.claims.has(nth.block, gap.start.saturating_sub(FIELD)..gap.end, among);
    ranked
        && competes
        && gap.len() <= FIELD
        && joined
        && (hyphen || has || count.lead.is(Function::Between) || takes_part(draft, count))
}

/// «المباراة الرابعة منها», "the fourth of them": of those that were counted before.
fn is_of_them(draft: &Draft<'_, '_>, nth: &Claim<'_>) -> bool {
    let behind = nth.end_token()..nth.end_token() + 1;
    draft.claims.has(nth.block, behind, |s| matches!(s, Sense::Cue(Cue::OfThings | Cue::OfPeople)))
}

/// "Finished ninth", "came 15th", «جاءت ثانية».
fn finished(draft: &Draft<'_, '_>, nth: &Claim<'_>) -> bool {
    let before = nth.first_token().saturating_sub(2)..nth.first_token();
    draft.claims.has(nth.block, before, |s| *s == Sense::Cue(Cue::Finishes))
}

/// «شارك فيه ثمانية عدائين», "in which eight runners took part".
fn takes_part(draft: &Draft<'_, '_>, count: &Claim<'_>) -> bool {
    let around = count.first_token().saturating_sub(HAS)..count.end_token() + HAS;
    draft.claims.has(count.block, around, |s| matches!(s, Sense::Cue(Cue::TakesPart)))
}

/// "Which has three periods", "made up of six", "a total of nine witnesses", «يضم أربعة فصول».
fn says_how_many(draft: &Draft<'_, '_>, count: &Claim<'_>) -> bool {
    let first = count.first_token();
    let before = first.saturating_sub(HAS)..first;
    let has = |s: &Sense| match s {
        Sense::Function(Function::Have | Function::With) => true,
        Sense::Cue(cue) => matches!(cue, Cue::MadeOf | Cue::Total),
        _ => false,
    };
    // "Has played three periods": no count of what there is.
    let deed = |s: &Sense| matches!(s, Sense::Verb(_) | Sense::Deed(_) | Sense::Function(Function::Not));
    let owned = draft.claims.find(count.block, before, |s| has(s).then_some(()));
    owned.is_some_and(|(words, ())| {
        words.end >= first || !draft.claims.has(count.block, words.end..first, deed)
    })
}

/// "The sixth and last", «الثالث والأخير».
fn is_last(draft: &Draft<'_, '_>, index: usize) -> bool {
    let Some(nth) = draft.get(index) else { return false };
    let end = nth.end_token();
    let and = |at: usize| {
        draft.claims.has(nth.block, at..at + 1, |s| *s == Sense::Function(Function::And))
            || draft.claims.token(nth.block, at).is_some_and(|t| t.clitics.has(Clitics::AND))
    };
    and(end) && (last_word(draft, nth.block, end) || last_word(draft, nth.block, end + 1))
}

fn last_word(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    draft.claims.has(block, at..at + 1, |s| *s == Sense::Cue(Cue::LastOf))
}

/// A slip of the pen: not the tenth of a book's two prizes.
fn is_near(number: u32, count: Option<i64>) -> bool {
    count.is_some_and(|count| i64::from(number) <= 2 * count + SLIP)
}
