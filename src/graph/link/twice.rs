//! One event dated twice: "the bus plunged into the ravine on 3 October … the accident of
//! 5 October"; "launched in October 2023 … when it started, 18 months ago".

use super::calendar;
use super::occurrence::{Occurrence, name, numbered, told_alike};
use super::span::date;
use super::topic::Root;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind, HORIZON};
use crate::language::{Clitics, Cue, DeedForm, Function, Modal, Sense};
use crate::mention::Value;
use crate::value::time::{Anchor, DateExpr, Days, Direction, Grain, PeriodName, TimeExpr};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Two days of one thing lie at most so many days apart; more is another thing.
const SLIP: i64 = 31;
/// The same for months and for days of which both name their year.
const FAR: i64 = 400;
/// The same for years.
const YEARS: i64 = 40 * 366;
/// How many tokens before an event the article or owner stands.
const ARTICLE: usize = 3;
/// How many tokens before an event "three weeks after" begins.
const ORDERED: usize = 6;
/// How many tokens before a verb the word stands that takes up what happened.
const TAKEN: usize = 7;
/// How many tokens behind an event its owner stands.
const OWNER: usize = 5;

/// How many tokens may stand between an event and its date.
const BESIDE: usize = 5;
/// The same in Arabic.
const BESIDE_AR: usize = 3;

/// How many sentences back what was met counts as known.
const MEMORY: usize = 30;

/// Words for whatever happened, and what they may stand for.
const GENERIC: &[(&str, &[&str])] = &[
    (
        "mishap",
        &[
            "crash",
            "sink",
            "collapse",
            "fire",
            "blast",
            "landslide",
            "poison",
            "flood",
            "quake",
            "storm",
            "erupt",
        ],
    ),
    ("attack", &["blast", "murder", "kidnap", "rob"]),
];

pub(super) fn link(draft: &mut Draft<'_, '_>, occurrences: &[Occurrence]) {
    let mut by_deed: BTreeMap<&str, Vec<&Occurrence>> = BTreeMap::new();
    for occurrence in occurrences.iter().filter(|o| grain(draft, o).is_some()) {
        let names: BTreeSet<&str> = occurrence.names.iter().flat_map(|name| all_names(name)).collect();
        for name in names {
            by_deed.entry(name).or_default().push(occurrence);
        }
    }
    for (name, dated) in &by_deed {
        for (at, second) in dated.iter().enumerate() {
            let before = dated.get(at.saturating_sub(HORIZON)..at).unwrap_or(&[]);
            if let Some(first) = taken_up(draft, name, before, second) {
                join(draft, first, second);
            }
        }
    }
}

/// The names that an occurrence may be taken up by.
pub(super) fn all_names_of(occurrence: &Occurrence) -> impl Iterator<Item = &'static str> {
    occurrence.names.iter().flat_map(|name| all_names(name))
}

/// The name of a deed and the names of whatever it is an example of.
fn all_names(name: &'static str) -> impl Iterator<Item = &'static str> {
    let generic = GENERIC.iter().filter(move |(_, kinds)| kinds.contains(&name)).map(|(generic, _)| *generic);
    std::iter::once(name).chain(generic)
}

/// The earlier date of the event that `second` takes up.
fn taken_up<'o>(
    draft: &Draft<'_, '_>,
    deed: &str,
    before: &[&'o Occurrence],
    second: &Occurrence,
) -> Option<&'o Occurrence> {
    let again = second.tokens.start.saturating_sub(2)..second.tokens.end + 2;
    if told_before(draft, second)
        || draft.claims.has(second.block, again, |s| *s == Sense::Cue(Cue::Anew))
        || !(is_known(draft, second) || described(draft, second).is_some())
        || numbered(draft, second)
        || !is_beside(draft, second)
    {
        return None;
    }
    // "To open in May … on 12 May": a month without a year is that of the day.
    let month = |o: &Occurrence| {
        date(draft, o.claim).filter(|d| d.year.is_none() && d.day.is_none()).and_then(|d| d.month)
    };
    let of_day = |o: &Occurrence| date(draft, o.claim).and_then(|d| d.month);
    let apart = |o: &&Occurrence| {
        let same = month(o).is_some() && month(o) == of_day(second)
            || month(second).is_some() && month(second) == of_day(o);
        !same && days(draft, o).zip(days(draft, second)).is_some_and(|(a, b)| a.intersect(b).is_none())
    };
    let (others, agreed): (Vec<&Occurrence>, Vec<&Occurrence>) = before.iter().partition(|o| apart(o));
    // Of two earlier dates it is not said which is meant.
    let [first, rest @ ..] = others.as_slice() else { return None };
    let one = rest.iter().all(|o| days(draft, o) == days(draft, first));
    // A word for anything stands for something once.
    let plain = second.is(deed) || first.is(deed);
    let known = is_known(draft, second) || is_told_of(draft, first, second);
    let fits = one
        && known
        && agreed.is_empty()
        && plain
        && (first.sentence < second.sentence || is_next_clause(draft, first, second))
        && is_near(draft, first, second)
        && is_attached(draft, first)
        && (told_alike(draft, first, second) || is_coming(draft, first) && is_coming(draft, second))
        && !is_parted_by_now(draft, first, second)
        && !numbered(draft, first)
        && is_same(draft, second);
    fits.then_some(*first)
}

/// "Opens on 3 May", "will be held on", "scheduled for": what is still to come.
fn is_coming(draft: &Draft<'_, '_>, dated: &Occurrence) -> bool {
    let end = draft.get(dated.claim).map_or(0, |c| c.first_token()).max(dated.tokens.end);
    let around = dated.tokens.start.saturating_sub(ARTICLE)..end;
    let verb = dated.deeds.iter().any(|d| d.form == DeedForm::Verb);
    let will = around
        .clone()
        .any(|at| draft.claims.token(dated.block, at).is_some_and(|t| t.clitics.has(Clitics::WILL)));
    let plan = |s: &Sense| {
        matches!(s, Sense::Modal(Modal::Future | Modal::Planned | Modal::Expected) | Sense::Cue(Cue::Coming))
            || matches!(s, Sense::Direction(Direction::After))
    };
    verb || will || draft.claims.has(dated.block, around, plan)
}

/// "Abdicated in 1946; his abdication in 1948", "(parliament passed it in 2005)": a clause of its own.
fn is_next_clause(draft: &Draft<'_, '_>, first: &Occurrence, second: &Occurrence) -> bool {
    let Some(end) = draft.get(first.claim).map(Claim::end_token) else { return false };
    let Some(date) = draft.get(second.claim).map(|c| c.first_token()) else { return false };
    let start = second.tokens.start.min(date);
    let mark = (end..start).any(|at| draft.claims.is_mark(first.block, at, ",،;؛()–—-:"));
    // "His abdication", "since it fell", "the 17 October vote": nothing else than what was just told.
    let has =
        |range: Range<usize>, test: &dyn Fn(&Sense) -> bool| draft.claims.has(second.block, range, test);
    let led = |s: &Sense| {
        matches!(s, Sense::Cue(Cue::Since | Cue::AfterEvent | Cue::BeforeEvent))
            || *s == Sense::Function(Function::Their)
    };
    // "Announced its discovery in 2005": the day of the telling.
    let told = second.tokens.start.saturating_sub(2).max(end)..second.tokens.start;
    let language = crate::language::of(draft.claims.document.language);
    let told = told.clone().any(|at| {
        has(at..at + 1, &|s| matches!(s, Sense::Verb(_) | Sense::Deed(_)))
            || !draft.is_arabic(second.block) && language.may_be_past(draft.claims.text(second.block, at))
    });
    let before = second.tokens.start.saturating_sub(ARTICLE).max(end)..second.tokens.start;
    let owned = second
        .tokens
        .clone()
        .any(|at| draft.claims.token(second.block, at).is_some_and(|t| t.clitics.has(Clitics::OWNER)));
    let attribute = draft.get(second.claim).is_some_and(|c| c.end_token() == second.tokens.start);
    let strong = !told && (owned || attribute || has(before, &led)) || described(draft, second).is_some();
    let mark = mark && strong;
    first.sentence == second.sentence && first.tokens.end <= end && mark && first.tokens != second.tokens
}

/// «غرق المركب الاثنين … يشيع ضحايا الحادث غدا»: what is past is not to come.
fn is_parted_by_now(draft: &Draft<'_, '_>, a: &Occurrence, b: &Occurrence) -> bool {
    let tomorrow = |o: &Occurrence| {
        date(draft, o.claim).is_some_and(|d| matches!(d.anchor, Some(Anchor::Day(n)) if n > 0))
    };
    tomorrow(a) != tomorrow(b)
}

/// "Had closed on Sunday at 114": what came before the story, one of many such.
fn told_before(draft: &Draft<'_, '_>, second: &Occurrence) -> bool {
    let before = second.tokens.start.saturating_sub(ARTICLE)..second.tokens.end;
    draft.claims.has(second.block, before, |s| matches!(s, Sense::Cue(Cue::Had | Cue::Pluperfect)))
}

fn join(draft: &mut Draft<'_, '_>, first: &Occurrence, second: &Occurrence) {
    match (stretch(draft, first), stretch(draft, second)) {
        (Some(_), None) => return calendar::place(draft, first.claim, second.claim),
        (None, Some(_)) => return calendar::place(draft, second.claim, first.claim),
        _ => {}
    }
    match (is_away(draft, first.claim), is_away(draft, second.claim)) {
        (false, false) => {
            let (x, y) = (first.event(draft, 0), second.event(draft, 0));
            if let (Some(x), Some(y)) = (x, y) {
                draft.join(y, x, Edge::stated(EdgeKind::SameAs, None));
            }
        }
        // "18 months ago" is counted from publication.
        (false, true) => draft.state(second.claim, EdgeKind::Dated, first.claim, None),
        (true, false) => draft.state(first.claim, EdgeKind::Dated, second.claim, None),
        (true, true) => {}
    }
}

/// "18 months ago", "eight days after the signing": a date that is counted to.
fn is_away(draft: &Draft<'_, '_>, claim: usize) -> bool {
    date(draft, claim).is_some_and(|d| matches!(d.anchor, Some(Anchor::Away(..))))
}

/// The decade or century of an occurrence that is dated no better.
fn stretch(draft: &Draft<'_, '_>, occurrence: &Occurrence) -> Option<Days> {
    match &draft.get(occurrence.claim)?.mention.value {
        Value::Time(TimeExpr::Period(p))
            if p.ends.is_none() && matches!(p.name, PeriodName::Decade(_) | PeriodName::Century(_)) =>
        {
            p.days
        }
        _ => None,
    }
}

fn days(draft: &Draft<'_, '_>, occurrence: &Occurrence) -> Option<Days> {
    date(draft, occurrence.claim).and_then(|d| d.days).or_else(|| stretch(draft, occurrence))
}

/// How exactly an occurrence is dated.
fn grain(draft: &Draft<'_, '_>, occurrence: &Occurrence) -> Option<Grain> {
    if stretch(draft, occurrence).is_some() {
        return Some(Grain::Decade);
    }
    let day: &DateExpr = date(draft, occurrence.claim)?;
    day.days?;
    match day.anchor {
        Some(Anchor::Away(_, grain, _)) => return Some(grain),
        // "This year", "last month".
        Some(Anchor::Named(..)) if day.month.is_none() && day.weekday.is_none() && day.day.is_none() => {
            return None;
        }
        _ => {}
    }
    match day {
        DateExpr { day: Some(_), .. } | DateExpr { weekday: Some(_), .. } => Some(Grain::Day),
        DateExpr { anchor: Some(Anchor::Day(_)), .. } => Some(Grain::Day),
        DateExpr { month: Some(_), .. } => Some(Grain::Month),
        DateExpr { year: Some(_), .. } => Some(Grain::Year),
        _ => None,
    }
}

/// Whether the two dates are near enough for a slip.
fn is_near(draft: &Draft<'_, '_>, a: &Occurrence, b: &Occurrence) -> bool {
    let (Some(x), Some(y)) = (days(draft, a), days(draft, b)) else { return false };
    let gap = (x.from - y.to).max(y.from - x.to);
    let year = |o: &Occurrence| date(draft, o.claim).is_some_and(|d| d.year.is_some());
    match (grain(draft, a), grain(draft, b)) {
        _ if is_away(draft, a.claim) || is_away(draft, b.claim) => gap <= YEARS,
        (Some(Grain::Decade), Some(Grain::Year)) | (Some(Grain::Year), Some(Grain::Decade)) => true,
        (Some(Grain::Decade), _) | (_, Some(Grain::Decade)) => false,
        (Some(Grain::Year), Some(Grain::Year)) => gap <= YEARS,
        (Some(Grain::Year), _) | (_, Some(Grain::Year)) => false,
        (Some(Grain::Day), Some(Grain::Day)) if !(year(a) && year(b)) => gap <= SLIP,
        // One digit of the year.
        (Some(Grain::Day), Some(Grain::Day)) if is_of_other_year(draft, a, b) => gap <= YEARS / 4,
        _ => gap <= FAR,
    }
}

/// "14 February 2005 … 14 February 2007".
fn is_of_other_year(draft: &Draft<'_, '_>, a: &Occurrence, b: &Occurrence) -> bool {
    let day = |o: &Occurrence| date(draft, o.claim).and_then(|d| d.day.zip(d.month));
    day(a).is_some() && day(a) == day(b)
}

/// "The fire", "its closure", "since it was built", "the day the deal closed": what the reader
/// has met.
fn is_known(draft: &Draft<'_, '_>, dated: &Occurrence) -> bool {
    let (block, tokens) = (dated.block, &dated.tokens);
    let noun = dated.deeds.iter().any(|d| d.form == DeedForm::Noun);
    let token = |at: usize| draft.claims.token(block, at);
    let glued = tokens
        .clone()
        .any(|at| token(at).is_some_and(|t| t.clitics.has(Clitics::THE) || t.clitics.has(Clitics::OWNER)));
    // «انهيار الجسر»: known by its owner.
    let owner = draft.is_arabic(block) && token(tokens.end).is_some_and(|t| t.clitics.has(Clitics::THE));
    // "Since lift-off".
    let led = |s: &Sense| matches!(s, Sense::Cue(Cue::Since));
    let since = draft.claims.has(block, tokens.start.saturating_sub(1)..tokens.start, led);
    if noun
        && (glued
            || owner
            || since
            || draft.claims.has(
                block,
                tokens.start.saturating_sub(ARTICLE)..tokens.start,
                Sense::points_back,
            ))
    {
        return true;
    }
    if noun && !dated.deeds.iter().any(|d| d.form != DeedForm::Noun) {
        return false;
    }
    let Some(place) = draft.claims.sentences.get(dated.sentence) else { return false };
    let lead = tokens.start.saturating_sub(TAKEN).max(place.sentence.tokens.start)..tokens.start;
    let takes = |s: &Sense| matches!(s, Sense::Cue(Cue::Since | Cue::AfterEvent | Cue::When)).then_some(());
    let Some((cue, ())) = draft.claims.find(block, lead, takes) else { return false };
    let someone = |s: &Sense| {
        s.points_back()
            || matches!(s, Sense::Function(Function::It | Function::They | Function::He | Function::She))
    };
    let subject = draft.claims.has(block, cue.end.min(tokens.start)..tokens.start, someone);
    subject || draft.is_arabic(block) && (glued || owner)
}

/// "The treaty, signed in", "the law which parliament passed in", "Born in 1926, he", «القانون الذي
/// أقره البرلمان»: a clause that describes something; the words for it, none for a pronoun.
fn described(draft: &Draft<'_, '_>, dated: &Occurrence) -> Option<Range<usize>> {
    let (block, start) = (dated.block, dated.tokens.start);
    let from = draft.claims.sentences.get(dated.sentence)?.sentence.tokens.start;
    let has = |range: Range<usize>, test: &dyn Fn(&Sense) -> bool| draft.claims.has(block, range, test);
    let which = |s: &Sense| matches!(s, Sense::Function(Function::Which | Function::Who));
    if !dated.deeds.iter().any(|d| d.form == DeedForm::Past) {
        return None;
    }
    if draft.is_arabic(block) {
        let relative = (start.saturating_sub(1).max(from)..start).find(|at| has(*at..*at + 1, &which))?;
        return relative.checked_sub(1).filter(|head| *head >= from).map(|head| head..relative);
    }
    let someone = |s: &Sense| {
        matches!(s, Sense::Function(Function::He | Function::She | Function::It | Function::They))
    };
    let end = draft.get(dated.claim).map_or(start, Claim::end_token);
    if start == from {
        let taken = draft.claims.is_mark(block, end, ",") && has(end + 1..end + 2, &someone);
        return taken.then_some(start..start);
    }
    let comma = draft.claims.is_mark(block, start - 1, ",");
    let lead = start.saturating_sub(CLAUSE).max(from)..start;
    let relative = lead.rev().find(|at| has(*at..*at + 1, &which));
    let head = relative.or_else(|| comma.then(|| start - 1))?;
    let before = head.saturating_sub(CLAUSE).max(from)..head;
    let the = before.rev().find(|at| has(*at..*at + 1, &Sense::points_back))?;
    let finite = |s: &Sense| {
        matches!(s, Sense::Function(Function::Was | Function::Have | Function::And) | Sense::Deed(_))
            || someone(s)
    };
    (!has(the + 1..head, &finite) && the + 1 < head).then(|| the + 1..head)
}

/// Whether what the clause of the second describes is what the first was told of, by the same verb.
fn is_told_of(draft: &Draft<'_, '_>, first: &Occurrence, second: &Occurrence) -> bool {
    let Some(head) = described(draft, second) else { return false };
    let there = draft.claims.sentences.get(first.sentence).map_or(0..0, |p| p.sentence.tokens.clone());
    let roots = |sentence: usize, tokens: &Range<usize>| draft.topics.inside(sentence, tokens);
    let own = roots(second.sentence, &head);
    let met = head.is_empty() || !own.is_empty() && own.is_subset(&roots(first.sentence, &there));
    let verb = !roots(first.sentence, &first.tokens).is_disjoint(&roots(second.sentence, &second.tokens));
    let counted = is_away(draft, first.claim) || is_away(draft, second.claim);
    // «وهناك المقال الذي نشر»: another one.
    let lead = head.start.saturating_sub(2)..head.start;
    let another = draft.claims.has(second.block, lead, |s| *s == Sense::Function(Function::There));
    let dated = stretch(draft, first).is_none() && stretch(draft, second).is_none();
    met && verb && dated && !counted && !another
}

/// How many tokens before a deed the clause that describes something begins, and its noun before it.
const CLAUSE: usize = 5;

/// A noun stands right before its date, with nothing between that happens to it: "the crash on
/// 5 October", "the strike of May", but not "the crash was looked into in May".
fn is_beside(draft: &Draft<'_, '_>, dated: &Occurrence) -> bool {
    let Some(claim) = draft.get(dated.claim) else { return false };
    let verb = dated.deeds.iter().any(|d| d.form != DeedForm::Noun);
    let between = dated.tokens.end..claim.first_token();
    let reach = if draft.is_arabic(dated.block) { BESIDE_AR } else { BESIDE };
    // «الموافقة صدرت في»: what happens is the deed itself.
    let takes_place =
        draft.claims.has(dated.block, between.clone(), |s| matches!(s, Sense::Cue(Cue::Happens)));
    let happens = |s: &Sense| match s {
        Sense::Verb(_) => !takes_place,
        Sense::Modal(modal) => *modal != Modal::Planned,
        Sense::Function(f) => {
            matches!(f, Function::Was | Function::Be | Function::Have | Function::To) && !takes_place
        }
        _ => false,
    };
    // "Its opening night, in 1984".
    let aside = between.len() <= 2;
    let comma = !aside && between.clone().any(|at| draft.claims.is_mark(dated.block, at, ",،;؛:()"));
    let which = |s: &Sense| matches!(s, Sense::Function(Function::Which | Function::Who | Function::That));
    let relative = draft.claims.has(dated.block, between.clone(), which);
    let passes = |s: &Sense| happens(s) && !(relative && matches!(s, Sense::Verb(_)));
    let reach = if relative { 2 * reach } else { reach };
    let near =
        between.len() <= reach && (!comma || relative) && !draft.claims.has(dated.block, between, passes);
    is_attached(draft, dated) && (verb || near)
}

/// The date is that of the deed and of nothing nearer: no other date stands with the deed, and
/// a date before the deed opens its sentence.
fn is_attached(draft: &Draft<'_, '_>, dated: &Occurrence) -> bool {
    let (Some(claim), Some(place)) = (draft.get(dated.claim), draft.claims.sentences.get(dated.sentence))
    else {
        return false;
    };
    let start = dated.tokens.start;
    // "In 1946; his abdication": the other date is of another clause.
    let parted = |end: usize| (end..start).any(|at| draft.claims.is_mark(dated.block, at, ",،;؛.()–—-:"));
    // "Eight days after the signing" dates something else.
    let other = |c: usize| {
        c != dated.claim
            && !is_away(draft, c)
            && draft.get(c).is_some_and(|c| {
                c.is_time() && c.end_token() <= start && c.end_token() + 3 > start && !parted(c.end_token())
            })
    };
    let ahead = claim.first_token() >= dated.tokens.end;
    let told = |s: &Sense| matches!(s, Sense::Cue(Cue::When));
    let opens = claim.first_token() <= place.sentence.tokens.start + 2
        || draft.claims.has(dated.block, claim.end_token()..start.max(claim.end_token()), told);
    let before = start.saturating_sub(ARTICLE)..start;
    let last = draft.claims.has(dated.block, before, |s| matches!(s, Sense::Direction(_)));
    let any =
        draft.claims.has(dated.block, claim.first_token().saturating_sub(1)..claim.first_token(), |s| {
            matches!(s, Sense::Function(Function::A))
        });
    // "Backed it after the signing, on 7 May".
    let ordered = |s: &Sense| matches!(s, Sense::Cue(Cue::AfterEvent | Cue::BeforeEvent));
    let comma = (dated.tokens.end..claim.first_token()).any(|at| draft.claims.is_mark(dated.block, at, ",،"));
    // "In 1991, ten years after his death".
    let put =
        (comma || !ahead) && draft.claims.has(dated.block, start.saturating_sub(ORDERED)..start, ordered);
    !put && (ahead || opens) && !place.claims.clone().any(other) && !last && !any
}

/// Nothing in the words of the second tells it from the first: each noun and name beside it was
/// met before.
fn is_same(draft: &Draft<'_, '_>, second: &Occurrence) -> bool {
    let block = second.block;
    let Some(claim) = draft.get(second.claim) else { return false };
    let start = second.tokens.start;
    let points = |s: &Sense| matches!(s, Sense::Function(_) | Sense::Cue(_));
    // What stands between the article and the word.
    let article =
        (start.saturating_sub(ARTICLE)..start).rev().find(|at| draft.claims.has(block, *at..*at + 1, points));
    let own = if draft.is_arabic(block) { start..start } else { article.unwrap_or(start)..start };
    let behind = second.tokens.end..(second.tokens.end + OWNER);
    let met: BTreeSet<Root> = (0..=second.sentence)
        .rev()
        .take(MEMORY)
        .filter(|s| *s != second.sentence)
        .flat_map(|s| draft.claims.sentences.get(s).map(|p| draft.topics.inside(s, &p.sentence.tokens)))
        .flatten()
        .collect();
    let names = |at: usize| {
        let noun = draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Noun(_) | Sense::Town(_)));
        noun || name(draft, block, at).is_some()
    };
    let stranger = |at: usize| {
        names(at)
            && draft.topics.inside(second.sentence, &(at..at + 1)).iter().any(|root| !met.contains(root))
    };
    let before_date = |range: Range<usize>| range.start..range.end.min(claim.first_token().max(range.start));
    let ahead = claim.first_token() > second.tokens.start;
    // "When it launched an updated model": another one.
    let another = !ahead
        && draft.claims.has(block, behind.start..behind.start + 1, |s| *s == Sense::Function(Function::A));
    // "The July 5 earthquake killed": what it did is not what it is.
    let of = draft.claims.has(block, behind.start..behind.start + 1, |s| {
        matches!(s, Sense::Function(Function::Of | Function::In | Function::At))
    });
    let attribute = !ahead && !of && claim.end_token() == start;
    let behind = match (ahead, attribute) {
        (true, _) => before_date(behind),
        (_, true) => behind.start..behind.start,
        _ => behind.start..behind.end.min(behind.start + 3),
    };
    // «الزلزال الذي ضرب المنطقة»: a clause of its own.
    let which = |s: &Sense| matches!(s, Sense::Function(Function::Which | Function::Who | Function::That));
    let clause = behind
        .clone()
        .find(|at| draft.claims.has(block, *at..*at + 1, which) || draft.claims.is_mark(block, *at, ",،"));
    let behind = behind.start..clause.unwrap_or(behind.end);
    !another && !own.chain(behind).any(stranger)
}
