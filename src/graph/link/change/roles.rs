//! Changes by the roles of their figures: two values of one thing and how far they lie apart, in
//! whatever order and joints a sentence tells the three ("120, against 100 the year before, a rise of
//! 50 percent", «خسر 200 نقطة ليغلق عند 900 بعد أن افتتح عند 1000»).
//!
//! The size is what its words call a size, the values are the only two of one kind beside it; which of
//! them is the old one their own words and times say.

use super::frame::{Frame, alike, is_each};
use super::later::tells_earlier;
use super::placed::{placed, time_of};
use super::size::{self, Size};
use super::verb::{change, is_year};
use super::way;
use crate::claim::Claim;
use crate::graph::Basis;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, Sense};
use crate::value::Number;

/// By what factor a size may miss the change that it is told of.
const OFF: i64 = 5;

/// The same where nothing but nearness ties it to the values.
const CLOSE: i64 = 3;

/// How many times an old value a new one may be, where no factor is told.
const FAR: i64 = 12;

/// Gives each change that was told by a size and two values what it lacks.
pub(super) fn tell(draft: &Draft<'_, '_>, frames: &mut Vec<Frame>) {
    let mut made: Vec<Frame> = Vec::new();
    for sentence in 0..draft.claims.sentences.len() {
        let Some(place) = draft.claims.sentences.get(sentence) else { continue };
        if !draft.is_prose(sentence) {
            continue;
        }
        let first = frames.partition_point(|f| f.sentence < sentence);
        let last = frames.partition_point(|f| f.sentence <= sentence);
        let here = frames.get(first..last).unwrap_or(&[]);
        let mut sizes = size::all(draft, sentence);
        sizes.extend(here.iter().filter(|f| !f.is_full()).filter_map(|f| size::of_verb(draft, f)));
        // Of several sizes it is not said which is the change's.
        let told = |s: &Size| here.iter().any(|f| f.is_full() && f.by.is_some() && f.by == s.claim);
        sizes.retain(|s| !told(s));
        let size = match sizes.as_slice() {
            [_] => sizes.pop(),
            [] => way::told(draft, here, sentence),
            _ => None,
        };
        let Some((size, frame)) = size.and_then(|s| of_size(draft, sentence, &s).map(|f| (s, f))) else {
            continue;
        };
        let sized = |f: &Frame| f.by.is_some() || f.factor().is_some();
        let same = |f: &Frame| f.old == frame.old && f.new == frame.new;
        let rival = |f: &&Frame| {
            f.is_full()
                && [frame.old, frame.new].iter().flatten().any(|c| f.holds(*c))
                && (!same(f) || sized(f))
        };
        let near = sentence.saturating_sub(1)..=sentence + 1;
        if frames
            .iter()
            .skip(frames.partition_point(|f| f.sentence < *near.start()))
            .take_while(|f| near.contains(&f.sentence))
            .any(|f| rival(&f))
        {
            continue;
        }
        // "narrowed to 2.1 from 2.6, even though receipts dropped by 4 percent": a verb of its own.
        let other_verb = |f: &&Frame| same(f) && f.class.is_some() && f.words != size.words;
        if size.is_verb(draft, place.block) && here.iter().any(|f| other_verb(&f)) {
            continue;
        }
        for twin in frames
            .iter_mut()
            .filter(|f| same(f) || f.sentence == sentence && !f.is_full() && f.by == frame.by)
        {
            (twin.old, twin.new, twin.by) = (None, None, None);
        }
        made.push(frame);
    }
    frames.append(&mut made);
    frames.sort_by_key(|f| f.sentence);
}

/// The change of this size, where its two values are told.
fn of_size(draft: &Draft<'_, '_>, sentence: usize, size: &Size) -> Option<Frame> {
    let place = draft.claims.sentences.get(sentence)?;
    let (a, b) = values(draft, sentence, size)?;
    let (old, new) = roles(draft, a, b, size)?;
    if another_time(draft, size, sentence, (a, b)) || is_listed(draft, size, a, b) {
        return None;
    }
    if !are_bound(draft, size, old, new) {
        return None;
    }
    let mut frame = Frame::new(sentence, place.block, size.words.clone(), size.class);
    (frame.old, frame.new, frame.by, frame.times) = (Some(old), Some(new), size.claim, size.times);
    if draft.get(a)?.sentence != sentence || draft.get(b)?.sentence != sentence {
        frame.basis = Basis::Inferred;
    }
    is_near(draft, &frame).then_some(frame)
}

/// The only two figures of one kind in the sentence, or one there and one in the sentence before.
pub(super) fn values(draft: &Draft<'_, '_>, sentence: usize, size: &Size) -> Option<(usize, usize)> {
    let place = draft.claims.sentences.get(sentence)?;
    let english = !draft.is_arabic(place.block);
    let by = size.claim.and_then(|c| draft.get(c));
    let counted = by.filter(|c| c.is_quantity());
    let level = |c: &usize| {
        let Some(l) = draft.get(*c).filter(|l| !l.headline && Some(*c) != size.claim) else { return false };
        let inside = size.words.start <= l.mention.tokens.start
            && l.mention.tokens.start < size.words.end
            && l.sentence == sentence;
        let figure = l.is_quantity() || l.is_share();
        let fraction = size.times.is_some()
            && l.is_share()
            && l.lead.is(Function::To)
            && l.amount().is_some_and(|a| a.ratio.is_some());
        // "by 2% in a month" is another difference.
        let differs = english && l.lead.is(Function::By);
        figure
            && !differs
            && !inside
            && !fraction
            && !is_year(draft, l)
            && !is_each(draft, l)
            && counted.is_none_or(|b| l.is_quantity() && alike(b, l))
    };
    let here: Vec<usize> = draft.claims_of(sentence).into_iter().filter(level).collect();
    let pair = |a: usize, b: usize| {
        let (x, y) = (draft.get(a)?, draft.get(b)?);
        (alike(x, y) && !x.measure.differs(&y.measure)).then_some((a, b))
    };
    // "900 of its 1,400, 200 more than had been offered": the base has no figure.
    let than = draft
        .claims
        .has(place.block, size.words.end..size.words.end + 1, |s| *s == Sense::Function(Function::Than));
    let follows = here.iter().any(|c| draft.get(*c).is_some_and(|c| c.first_token() >= size.words.end));
    let ranged = here.first().and_then(|c| draft.get(*c)).is_some_and(|c| c.lead.is(Function::From));
    if size.of_what_follows && than && !follows {
        let [a, b] = here.as_slice() else { return None };
        return if ranged { pair(*a, *b) } else { None };
    }
    if size.of_what_follows {
        return compared(draft, sentence, size, &here, level).and_then(|(a, b)| pair(a, b));
    }
    match here.as_slice() {
        [a, b] => pair(*a, *b),
        [b] => {
            let before: Vec<usize> =
                draft.claims_of(sentence.checked_sub(1)?).into_iter().filter(level).collect();
            let [a] = before.as_slice() else { return None };
            let one_paragraph = draft.get(*a)?.block == draft.get(*b)?.block;
            one_paragraph.then(|| pair(*a, *b))?
        }
        _ => None,
    }
}

/// "5 percent more than the 1.2 million", «ثلاثة أضعاف ما كان»: the value told last, in this sentence or
/// the one before, and what follows the size; or, where nothing follows, the one told before that.
fn compared(
    draft: &Draft<'_, '_>,
    sentence: usize,
    size: &Size,
    here: &[usize],
    level: impl Fn(&usize) -> bool,
) -> Option<(usize, usize)> {
    let first = |c: &usize| draft.get(*c).map_or(0, Claim::first_token);
    let behind = here.iter().copied().find(|c| first(c) >= size.words.end);
    let place = draft.claims.sentences.get(sentence)?;
    let start = place.sentence.tokens.start;
    // "That was 5 percent more than …": what was told last is taken up.
    let taken_up = draft.claims.has(place.block, start..start + 1, |s| {
        matches!(
            s,
            Sense::Function(
                Function::This
                    | Function::That
                    | Function::It
                    | Function::They
                    | Function::He
                    | Function::She
            )
        )
    });
    let mut before: Vec<usize> = here.iter().copied().filter(|c| first(c) < size.words.start).collect();
    if before.is_empty() && taken_up || behind.is_none() && before.len() == 1 {
        let earlier: Vec<usize> =
            draft.claims_of(sentence.checked_sub(1)?).into_iter().filter(level).collect();
        let [one] = earlier.as_slice() else { return None };
        before.insert(0, *one);
    }
    let new = before.pop()?;
    let base = behind.or_else(|| before.pop())?;
    let one_paragraph = draft.get(new)?.block == draft.get(base)?.block;
    (before.is_empty() && one_paragraph).then_some((new.min(base), new.max(base)))
}

/// Which of two values is the old one and which the new: as their own words say, as the words around
/// them, as their times; and a multiple is of what stands behind it.
pub(super) fn roles(draft: &Draft<'_, '_>, a: usize, b: usize, size: &Size) -> Option<(usize, usize)> {
    let (x, y) = (draft.get(a)?, draft.get(b)?);
    let one = |first: bool, second: bool, old: bool| match (first, second) {
        (true, false) => Some(if old { (a, b) } else { (b, a) }),
        (false, true) => Some(if old { (b, a) } else { (a, b) }),
        _ => None,
    };
    let led = |c: &Claim<'_>| {
        c.lead.cues(Cue::OldValue)
            || c.lead.cues(Cue::Comparison)
            || c.lead.is(Function::From) && !c.lead.is(Function::By) && !suffers(draft, c)
    };
    let to = |c: &Claim<'_>| c.lead.is(Function::To) && !led(c);
    let was = |c: &Claim<'_>| placed(draft, c) == Some(true);
    let now = |c: &Claim<'_>| placed(draft, c) == Some(false);
    // "rose to 20, missing the forecast of 25": what is told behind a new value is no old one by that.
    let free = |new: &Claim<'_>, old: &Claim<'_>| {
        old.first_token() < new.first_token() || old.sentence < new.sentence
    };
    let place = |c: &Claim<'_>| (c.sentence, c.first_token());
    let at = place(x).0.max(place(y).0);
    let behind = |c: &Claim<'_>| place(c) > (at, size.words.start);
    // What follows a comparative is the base; where nothing does, what was told last is compared.
    let based = size.of_what_follows.then(|| if behind(y) { (b, a) } else { (a, b) });
    let timed = || {
        let (t, u) = (time_of(draft, x)?, time_of(draft, y)?);
        if t.to < u.from { Some((a, b)) } else { (u.to < t.from).then_some((b, a)) }
    };
    let follows = size.of_what_follows && behind(y);
    based
        .filter(|_| follows)
        .or_else(|| one(led(x), led(y), true))
        .or(based)
        .or_else(|| one(was(x), was(y), true))
        .or_else(|| one(to(x) && free(x, y), to(y) && free(y, x), false))
        .or_else(|| one(now(x) && free(x, y), now(y) && free(y, x), false))
        .or_else(timed)
        .or_else(|| one(tells_earlier(draft, x), tells_earlier(draft, y), true))
}

/// «وعانينا من 18»: "from" belongs to a verb of another clause.
fn suffers(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    claim
        .lead
        .start
        .checked_sub(1)
        .is_some_and(|at| draft.claims.token(claim.block, at).is_some_and(|t| t.clitics.has(Clitics::AND)))
}

/// "up 5 percent in July, after it rose in June from 1,000 to 1,100", "from 200 to 300, after rising 20
/// percent in ten years alone": size and values are told of two changes.
pub(super) fn another_time(
    draft: &Draft<'_, '_>,
    size: &Size,
    sentence: usize,
    values: (usize, usize),
) -> bool {
    let Some(place) = draft.claims.sentences.get(sentence) else { return true };
    let from = place.sentence.tokens.start;
    let after = |until: usize| {
        let found = (from..until).rev().find_map(|at| {
            draft.claims.find(place.block, at..at + 1, |s| (*s == Sense::Cue(Cue::AfterEvent)).then_some(()))
        });
        found.filter(|(cue, ())| draft.claims.has(place.block, cue.end..cue.end + 2, |s| change(s).is_some()))
    };
    let first = |c: usize| draft.get(c).filter(|c| c.sentence == sentence).map(Claim::first_token);
    let (Some(a), Some(b)) = (first(values.0), first(values.1)) else { return false };
    let of_size = after(size.words.start + 1).is_some_and(|(cue, ())| a < cue.start && b < cue.start);
    let of_values =
        size.claim.is_some() && after(a.min(b)).is_some_and(|(cue, ())| size.words.start < cue.start);
    of_size || of_values
}

/// "up 64, after 71 and 58", "22 in 2022 and another 18, so that it will have shed 85", «منذ كان 4.25»:
/// values that are told one beside the other, or of a longer time than the size.
fn is_listed(draft: &Draft<'_, '_>, size: &Size, a: usize, b: usize) -> bool {
    let (Some(x), Some(y)) = (draft.get(a), draft.get(b)) else { return true };
    if x.sentence != y.sentence {
        return false;
    }
    let gap = x.end_token()..y.first_token() + 1;
    let and = y.lead.is(Function::And)
        || draft.claims.has(x.block, gap.clone(), |s| *s == Sense::Function(Function::And));
    let role = draft.claims.has(x.block, gap.clone(), |s| {
        matches!(s, Sense::Cue(Cue::Became | Cue::OldValue)) || matches!(s, Sense::Function(Function::Was))
    });
    let count = size.claim.and_then(|c| draft.get(c)).is_some_and(|c| !c.is_share());
    let since = draft.claims.has(x.block, gap, |s| *s == Sense::Cue(Cue::Since));
    let before = size.words.end <= x.first_token();
    and && !role && count || since && before
}

/// Whether words bind the two values to each other: "from" before the old one, or one clause that holds
/// both with nothing else changing in it. Of two percentages only "from" and "to" say so, for a third
/// may be a change of its own; and of a value of the sentence before, that it is of the same noun.
fn are_bound(draft: &Draft<'_, '_>, size: &Size, old: usize, new: usize) -> bool {
    let (Some(o), Some(n)) = (draft.get(old), draft.get(new)) else { return false };
    let led = o.lead.cues(Cue::OldValue) || o.lead.cues(Cue::Comparison) || o.lead.is(Function::From);
    let relative = size.claim.and_then(|c| draft.get(c)).is_some_and(size::is_relative);
    if o.is_share() && relative {
        return led && o.sentence == n.sentence && !draft.claims.has(o.block, between(o, n), other_clause);
    }
    if o.sentence != n.sentence {
        return !o.measure.differs(&n.measure)
            && (!o.measure.head.is_empty() && o.mention.kind == n.mention.kind
                || time_of(draft, o).is_some());
    }
    let moves = |s: &Sense| other_clause(s) || change(s).is_some();
    let both = [o, n].iter().all(|c| c.lead.is(Function::To)) || n.lead.is(Function::By);
    led || !both
        && !between(o, n).any(|at| !size.words.contains(&at) && draft.claims.has(o.block, at..at + 1, moves))
}

/// The tokens between two figures of a sentence.
fn between(a: &Claim<'_>, b: &Claim<'_>) -> std::ops::Range<usize> {
    let (first, last) = if a.first_token() < b.first_token() { (a, b) } else { (b, a) };
    first.end_token()..last.first_token()
}

fn other_clause(sense: &Sense) -> bool {
    matches!(sense, Sense::Function(Function::While | Function::But))
}

/// The size is of the order of what the two values make.
fn is_near(draft: &Draft<'_, '_>, frame: &Frame) -> bool {
    let value = |c: Option<usize>| draft.stated(c?);
    let (Some(old), Some(new)) = (value(frame.old), value(frame.new)) else { return false };
    if old == Number::ZERO || old == new {
        return false;
    }
    let close =
        frame.basis == Basis::Inferred || frame.old.and_then(|c| draft.get(c)).is_some_and(Claim::is_share);
    let off = Number::from(if close { CLOSE } else { OFF });
    let far = Number::from(FAR);
    if frame.times.is_none() && (old > &new * &far || new > &old * &far) {
        return false;
    }
    let within = |a: &Number, b: &Number| a <= &(b * &off) && b <= &(a * &off);
    if let Some((over, under)) = frame.factor() {
        let (Some(factor), Some(made)) = (Number::ratio(over.into(), under.into()), new.checked_div(&old))
        else {
            return false;
        };
        let way = (made > Number::ONE) == (over > under);
        return way && within(&made, &factor);
    }
    let Some(by) = frame.by.and_then(|c| draft.get(c)) else {
        // Only which way it went: the two are of one size.
        let two = Number::from(2);
        return old <= &new * &two && new <= &old * &two;
    };
    let Some(told) = value(frame.by) else { return false };
    let difference = (&new - &old).abs();
    let shares = frame.old.and_then(|c| draft.get(c)).is_some_and(Claim::is_share);
    let percent = (&difference * &Number::from(100)).checked_div(&old);
    let relative = percent.is_some_and(|p| within(&p, &told));
    match (size::is_relative(by), shares) {
        (true, false) => relative,
        (true, true) => relative || within(&difference, &told),
        _ => within(&difference, &told) || within(&(&difference * &Number::from(100)), &told),
    }
}
