//! A length of time against the beginning and the end that are told around it: "ran the
//! city for six years, from 2011 until his defeat in 2019"; "it began on 28 February and was
//! called off on 14 March … nearly a month"; "led it from 2004 until 2013 … in his seven
//! years".

use super::occurrence::{Occurrence, comparable, numbered, one_subject, told_alike};
use super::span::date;
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, DeedForm, Function, Modal, Sense, VerbClass};
use crate::mention::{Kind, Value};
use crate::value::time::{DateExpr, Grain, TimeExpr};

/// How far before a date the word stands that makes it a beginning or an end, in tokens.
const REACH: usize = 7;
/// How many tokens before a length the word stands that says what it is the length of.
const LEAD: usize = 4;

/// What begins something with what ends it, by deed: what was begun must be what is ended.
const PAIRS: &[(&str, &[&str])] = &[
    ("open", &["close"]),
    ("begin-work", &["complete", "close"]),
    ("missing", &["found"]),
    ("depart", &["arrive"]),
    ("appoint", &["resign", "retire"]),
    ("swear", &["resign"]),
    ("arrest", &["release"]),
    ("admit", &["discharge"]),
    ("marry", &["divorce"]),
    ("kidnap", &["release", "found", "escape"]),
    ("strike", &["close"]),
    ("walkout", &["close"]),
    ("blackout", &["reopen", "close"]),
    ("attack", &["close"]),
    ("invade", &["free-town"]),
    ("close", &["reopen"]),
    ("elect", &["resign"]),
    ("open", &["complete"]),
    ("found", &["seal"]),
    ("arrive", &["depart", "close"]),
];

/// Beginnings and ends of one sentence that may be told of anything.
const BEGINS: &[&str] = &[
    "open",
    "begin-work",
    "depart",
    "arrest",
    "kidnap",
    "admit",
    "appoint",
    "swear",
    "missing",
    "strike",
    "build",
];
const ENDS: &[&str] = &["close", "complete", "arrive", "release", "discharge", "resign", "retire", "found"];

/// A stretch of time: from one date to another, or a period that holds both.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stretch {
    Between(usize, usize),
    Period(usize),
}

pub(super) fn link(draft: &mut Draft<'_, '_>, occurrences: &[Occurrence]) {
    let mut stretches: Vec<Stretch> = (0..draft.claims.sentences.len())
        .filter_map(|s| ends(draft, s))
        .map(|(first, last)| Stretch::Between(first, last))
        .collect();
    stretches.extend(told(draft, occurrences));
    stretches.extend(dated(draft));
    stretches.extend((0..draft.claims.claims.len()).filter(|c| is_period(draft, *c)).map(Stretch::Period));
    for stretch in &stretches {
        // "From 2011 to 2014 and from 2016 to 2019, six years in all": a length of both.
        if is_one_of_several(draft, &stretches, *stretch) {
            continue;
        }
        if let Some(length) = length_of(draft, *stretch) {
            match *stretch {
                Stretch::Between(first, last) => {
                    draft.state(length, EdgeKind::Starts, first, None);
                    draft.state(length, EdgeKind::Ends, last, None);
                }
                Stretch::Period(period) => draft.state(length, EdgeKind::During, period, None),
            }
        }
    }
}

/// Another stretch that shares no end with it stands in the same sentence.
fn is_one_of_several(draft: &Draft<'_, '_>, stretches: &[Stretch], one: Stretch) -> bool {
    let ends = |s: Stretch| match s {
        Stretch::Between(first, last) => (first, last),
        Stretch::Period(period) => (period, period),
    };
    let sentence = |c: usize| draft.get(c).map(|c| c.sentence);
    let (first, last) = ends(one);
    stretches.iter().any(|other| {
        let (from, to) = ends(*other);
        let apart = from != first && to != last && from != last && to != first;
        apart && sentence(from) == sentence(first) && sentence(to) == sentence(last)
    })
}

/// Beginnings with their ends, one right after the other in the text.
fn told(draft: &Draft<'_, '_>, occurrences: &[Occurrence]) -> Vec<Stretch> {
    let pair = |a: &Occurrence, b: &Occurrence| {
        let joined = a.sentence == b.sentence && is_joined(draft, b);
        joined && BEGINS.iter().any(|name| a.is(name)) && ENDS.iter().any(|name| b.is(name))
            || PAIRS.iter().any(|(name, ends)| a.is(name) && ends.iter().any(|end| b.is(end)))
    };
    occurrences
        .windows(2)
        .filter_map(|two| {
            let [a, b] = two else { return None };
            let near = b.sentence <= a.sentence + 1 && a.tokens != b.tokens;
            let one = near && pair(a, b) && one_subject(draft, a, b);
            let plain = one && told_alike(draft, a, b) && !numbered(draft, a) && !numbered(draft, b);
            (plain && comparable(draft, a.claim, b.claim)).then_some(Stretch::Between(a.claim, b.claim))
        })
        .collect()
}

/// "Laid down their tools on 3 November, and the furnaces were lit again on 24 November. … the
/// eight-week strike": a length with a hyphen that points back, and the only two days told in
/// the sentences before it, both in one.
fn dated(draft: &Draft<'_, '_>) -> Vec<Stretch> {
    let length = |c: &usize| {
        draft.get(*c).is_some_and(|claim| claim.mention.kind == Kind::Duration && compound(draft, claim))
    };
    let days = |sentence: usize| -> Vec<usize> {
        let day = |c: &usize| date(draft, *c).is_some_and(|d| d.day.is_some() && d.days.is_some());
        draft.claims_of(sentence).into_iter().filter(day).collect()
    };
    (0..draft.claims.claims.len())
        .filter(length)
        .filter_map(|c| {
            let sentence = draft.get(c)?.sentence;
            let near: Vec<Vec<usize>> =
                (sentence.saturating_sub(DATED)..sentence).map(days).filter(|d| !d.is_empty()).collect();
            let [two] = near.as_slice() else { return None };
            let [a, b] = two.as_slice() else { return None };
            let plain = |c: usize| draft.get(c).and_then(|c| draft.claims.sentences.get(c.sentence));
            let fact = plain(*a).is_some_and(|place| place.modal.is_none());
            (fact && days(sentence).is_empty()).then_some(Stretch::Between(*a, *b))
        })
        .collect()
}

/// How many sentences before a length with a hyphen its two days may stand.
const DATED: usize = 2;

/// "And was called off": what ends is what began.
fn is_joined(draft: &Draft<'_, '_>, last: &Occurrence) -> bool {
    let start = last.tokens.start;
    let and = |s: &Sense| matches!(s, Sense::Function(Function::And));
    let glued = draft.claims.token(last.block, start).is_some_and(|t| t.clitics.has(Clitics::AND));
    glued || draft.claims.has(last.block, start.saturating_sub(2)..start, and)
}

/// A length whose words point back at what was told: "the five-week walkout", "his seven years",
/// "after nine hours of talks", "making it a four-day trip", «مستغرقا خمسة أعوام».
pub(super) fn points_back(draft: &Draft<'_, '_>, index: usize) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    let first = claim.first_token();
    let has = |back: usize, test: &dyn Fn(&Sense) -> bool| {
        draft.claims.has(claim.block, first.saturating_sub(back)..first, test)
    };
    let owned = has(2, &Sense::points_back);
    let told = has(LEAD, &|s| matches!(s, Sense::Cue(Cue::Restates | Cue::Lasting)));
    let led = [Function::For, Function::During].into_iter().any(|f| claim.lead.is(f))
        || claim.lead.cues(Cue::AfterEvent);
    let each = has(3, &|s| matches!(s, Sense::Cue(Cue::Each | Cue::Per | Cue::Further) | Sense::Ordinal(_)));
    (owned || told || led || claim.measure.definite) && !each
}

fn is_period(draft: &Draft<'_, '_>, index: usize) -> bool {
    draft.get(index).is_some_and(
        |c| matches!(&c.mention.value, Value::Time(TimeExpr::Period(p)) if p.ends.is_some() && p.days.is_some()),
    )
}

/// The one length that is told of a stretch: in its sentences or right beside them.
fn length_of(draft: &Draft<'_, '_>, stretch: Stretch) -> Option<usize> {
    let (first, last) = match stretch {
        Stretch::Between(first, last) => (first, last),
        Stretch::Period(period) => (period, period),
    };
    let (from, to) = (draft.get(first)?.sentence, draft.get(last)?.sentence);
    let inside = from..to + 1;
    let around = from.saturating_sub(1)..to + 2;
    let lengths: Vec<usize> = around
        .flat_map(|s| draft.claims_of(s))
        .filter(|c| {
            is_length(draft, *c, stretch, draft.get(*c).is_some_and(|c| inside.contains(&c.sentence)))
        })
        .collect();
    match lengths.as_slice() {
        [length] if comparable_length(draft, *length, stretch) => Some(*length),
        _ => None,
    }
}

/// A length that is said to have passed: "for", "after", "those", "lasted", "أي", "استمر".
/// Of a stretch that stands in another sentence it must be said with a word that points
/// back to it ("his seven years", "the 12-day strike").
fn is_length(draft: &Draft<'_, '_>, index: usize, stretch: Stretch, inside: bool) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    if claim.mention.kind != Kind::Duration {
        return false;
    }
    let lead = claim.first_token().saturating_sub(LEAD)..claim.first_token();
    // «وكان مقررا أن تستغرق ستة أعوام»: it took another time.
    let meant = claim.first_token().saturating_sub(2 * LEAD)..claim.first_token();
    let planned = |s: &Sense| matches!(s, Sense::Modal(Modal::Planned | Modal::Expected | Modal::Required));
    // «في 49 يوما أخرى»
    let behind = claim.end_token()..claim.end_token() + 2;
    let other = |s: &Sense| {
        matches!(s, Sense::Cue(Cue::Others | Cue::Further)) || *s == Sense::Function(Function::Other)
    };
    if draft.claims.has(claim.block, meant, planned) || draft.claims.has(claim.block, behind, other) {
        return false;
    }
    // "A total of twelve days".
    let restated =
        draft.claims.has(claim.block, lead.clone(), |s| matches!(s, Sense::Cue(Cue::Restates | Cue::Total)));
    let owned = draft.claims.has(claim.block, lead.start + LEAD.saturating_sub(2)..lead.end, |s| {
        matches!(s, Sense::Function(Function::Their | Function::Those))
    });
    let lasting = lasts(draft, claim, inside);
    let leads = [Function::For, Function::During, Function::Those, Function::In]
        .into_iter()
        .any(|f| claim.lead.is(f));
    // "Held on 9 May, seen by a judge after two days": another step.
    let last = match stretch {
        Stretch::Between(_, last) => last,
        Stretch::Period(period) => period,
    };
    let behind = draft.get(last).is_some_and(|l| l.end_token() <= claim.first_token());
    let cues = claim.lead.cues(Cue::Restates) || claim.lead.cues(Cue::AfterEvent) && (!inside || behind);
    // "A closure of four years".
    let named = |s: &Sense| matches!(s, Sense::Deed(d) if d.form == DeedForm::Noun);
    let first = claim.first_token();
    let of = claim.lead.is(Function::Of)
        && draft.claims.has(claim.block, first.saturating_sub(2)..first.saturating_sub(1), named);
    let made = (restated || of) && inside && behind;
    match stretch {
        Stretch::Between(..) => {
            // "Over the four weeks".
            let over = draft
                .claims
                .has(claim.block, first.saturating_sub(3)..first, |s| *s == Sense::Cue(Cue::Lasting));
            let whole = claim.measure.definite && over;
            lasting || owned || leads || cues || made || whole || compound(draft, claim)
        }
        // "From 2008 to 2021 and spent those 16 years", "from 3 to 20 March, went on for 30 days".
        Stretch::Period(period) if inside => {
            restated || goes_on(draft, claim, period) || behind && (owned || took(draft, claim))
        }
        // "The nine weeks of full closure".
        Stretch::Period(period) => {
            lasting && index > period || owned || claim.measure.definite && is_of_something(draft, claim)
        }
    }
}

/// "Went on for 30 days"; "and spent six years in prison" is another stretch.
fn took(draft: &Draft<'_, '_>, length: &Claim<'_>) -> bool {
    let before = length.first_token().saturating_sub(2)..length.first_token();
    let has = |cue: Cue| draft.claims.has(length.block, before.clone(), |s| *s == Sense::Cue(cue));
    has(Cue::Lasting) && !has(Cue::Staying)
}

/// "For 14 years without a break, from 1998 to 2010": a comma, and no deed between.
fn goes_on(draft: &Draft<'_, '_>, length: &Claim<'_>, period: usize) -> bool {
    let Some(period) = draft.get(period).filter(|p| p.first_token() > length.end_token()) else {
        return false;
    };
    let gap = length.end_token()..period.first_token();
    let comma = gap.end.checked_sub(1).is_some_and(|at| draft.claims.is_mark(length.block, at, ",،"));
    let deed = |s: &Sense| {
        matches!(s, Sense::Verb(_) | Sense::Deed(_) | Sense::Function(Function::And | Function::But))
    };
    let before = length.first_token().saturating_sub(LEAD)..length.first_token();
    let has = |cue: Cue| draft.claims.has(length.block, before.clone(), |s| *s == Sense::Cue(cue));
    let went_on = has(Cue::Lasting) && !has(Cue::Staying);
    let led = length.lead.is(Function::For) || lasts(draft, length, true) || went_on;
    led && comma && !draft.claims.has(length.block, gap, deed)
}

fn is_of_something(draft: &Draft<'_, '_>, length: &Claim<'_>) -> bool {
    let end = length.end_token();
    draft.claims.has(length.block, end..end + 1, |s| *s == Sense::Function(Function::Of))
}

/// "The five-week dispute", "the nine-year project".
pub(super) fn compound(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let hyphen = claim.mention.span.of(&draft.claims.document.text).contains(['-', '‑']);
    let first = claim.first_token();
    hyphen && draft.claims.has(claim.block, first.saturating_sub(1)..first, Sense::points_back)
}

/// "It lasted six days", «واستمر ستة أيام»: what lasted is what was spoken of, and nothing else
/// that the sentence names ("his trial lasted six years").
fn lasts(draft: &Draft<'_, '_>, claim: &Claim<'_>, inside: bool) -> bool {
    let first = claim.first_token();
    // «أمضى فلان اثنين وعشرين عاما»
    let lead = if inside && draft.is_arabic(claim.block) { 2 * LEAD } else { LEAD };
    let found = (first.saturating_sub(lead)..first).rev().find_map(|at| {
        draft.claims.find(claim.block, at..at + 1, |s| matches!(s, Sense::Cue(Cue::Lasting)).then_some(()))
    });
    let Some((cue, ())) = found else { return false };
    let someone = draft.claims.has(claim.block, cue.start.saturating_sub(2)..cue.start, |s| {
        matches!(
            s,
            Sense::Function(Function::It | Function::They | Function::He | Function::She | Function::And)
        )
    });
    // "Was to take six years" is no length that passed.
    let planned = |s: &Sense| matches!(s, Sense::Modal(_));
    let meant = draft.claims.has(claim.block, cue.start.saturating_sub(LEAD)..cue.start, planned);
    let told = draft.is_arabic(claim.block) && (inside || cue.end >= first) || cue.end >= first && someone;
    told && !meant
}

/// The one beginning and the one end of a sentence with two dates.
fn ends(draft: &Draft<'_, '_>, sentence: usize) -> Option<(usize, usize)> {
    let dates: Vec<usize> = draft
        .claims_of(sentence)
        .into_iter()
        .filter(|c| {
            date(draft, *c).is_some_and(|d| d.anchor.is_none() && d.days.is_some() && d.part.is_none())
        })
        .collect();
    let [a, b] = dates.as_slice() else { return None };
    // "1,260 since 1 October, against 1,212 by Monday": two counts, each with its day.
    let counted = (*a + 1..*b).any(|c| draft.get(c).is_some_and(Claim::is_quantity));
    let since = draft.get(*a).is_some_and(|c| c.lead.cues(Cue::Since));
    if counted && since {
        return None;
    }
    let starts = led(draft, *a, VerbClass::Begin, &[Cue::Since], Some(Function::From));
    let ends = led(draft, *b, VerbClass::End, &[Cue::Until], None);
    let leads = |c: usize, f: Function| draft.get(c).is_some_and(|c| c.lead.is(f));
    let from_to = leads(*a, Function::From) && leads(*b, Function::To);
    (starts && ends || from_to).then_some((*a, *b))
}

fn led(
    draft: &Draft<'_, '_>,
    index: usize,
    class: VerbClass,
    cues: &[Cue],
    function: Option<Function>,
) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let previous = index.checked_sub(1).and_then(|i| draft.get(i)).filter(|c| c.sentence == claim.sentence);
    let from = previous.map_or(place.sentence.tokens.start, |c| c.end_token());
    let range = from.max(claim.first_token().saturating_sub(REACH))..claim.first_token();
    draft.claims.has(claim.block, range, |s| match s {
        Sense::Verb(v) => v.class == class,
        Sense::Cue(cue) => cues.contains(cue),
        Sense::Function(f) => Some(*f) == function,
        _ => false,
    })
}

/// Years are held against years or months, days against days; and nothing that is so far
/// off that it must be another stretch.
fn comparable_length(draft: &Draft<'_, '_>, length: usize, stretch: Stretch) -> bool {
    let Some((a, b)) = bounds(draft, stretch) else { return false };
    let Some(Value::Time(TimeExpr::Duration(duration))) = draft.get(length).map(|c| &c.mention.value) else {
        return false;
    };
    let Some(part) = duration.parts.first() else { return false };
    let (Some(from), Some(to)) = (a.days, b.days) else { return false };
    let (Some(count), Some((low, high))) =
        (part.amount.stated.as_ref().and_then(|n| n.to_i64()), part.grain.days())
    else {
        return false;
    };
    let precise = |d: &DateExpr| match part.grain {
        Grain::Year | Grain::Decade => true,
        Grain::Month => d.month.is_some(),
        _ => d.day.is_some(),
    };
    let told = (count * low, count * high);
    let apart = (to.from - from.to, to.to - from.from);
    precise(a) && precise(b) && apart.0 > 0 && told.0 <= apart.1 * 3 && apart.0 <= told.1 * 3
}

/// The dates at the ends of a stretch.
fn bounds<'a>(draft: &'a Draft<'_, '_>, stretch: Stretch) -> Option<(&'a DateExpr, &'a DateExpr)> {
    match stretch {
        Stretch::Between(first, last) => Some((date(draft, first)?, date(draft, last)?)),
        Stretch::Period(period) => match &draft.claims.get(period)?.mention.value {
            Value::Time(TimeExpr::Period(period)) => period.ends.as_deref().map(|(a, b)| (a, b)),
            _ => None,
        },
    }
}
