//! Verbs of change and the prepositions behind them, which say which figure is old, which
//! is new and which is the difference.

use super::frame::Frame;
use crate::claim::{Claim, Lead};
use crate::document::Lang;
use crate::graph::build::Draft;
use crate::graph::link::enumeration::claims_in;
use crate::language::{Clitics, Cue, Function, NounClass, Sense, VerbClass};
use crate::mention::Kind;
use crate::value::{Number, Unit};
use std::ops::Range;

/// How far from its verb a figure may stand, in tokens.
const REACH: usize = 28;

/// Adds the frame of each verb of change in a sentence, full or not.
pub(super) fn frames(draft: &Draft<'_, '_>, sentence: usize, found: &mut Vec<Frame>) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let claims = draft.claims_of(sentence);
    let verbs = verbs_of(draft, sentence);
    for (nth, (at, class)) in verbs.iter().enumerate() {
        // A noun of change behind its verb ("rose to 60, a rise of 50%") adds to the same frame.
        let end = verbs.get(nth + 1..).unwrap_or(&[]).iter().find(|(next, other)| {
            other != class
                || tells_anew(draft, place.block, &claims, (at, next))
                || has_both(draft, place.block, &claims, (at, next))
                || is_told_before(draft, place.block, next)
        });
        let end = end.map_or(usize::MAX, |(next, _)| next.start);
        let again = verbs.get(..nth).unwrap_or(&[]).iter().any(|(b, c)| {
            c == class
                && at.start - b.start <= REACH
                && !begins_another(draft, place.block, b.end..at.end)
                && !has_both(draft, place.block, &claims, (b, at))
                && !is_told_before(draft, place.block, at)
                && !tells_anew(draft, place.block, &claims, (b, at))
        });
        if !again {
            let mut frame = Frame::new(sentence, place.block, at.clone(), Some(*class));
            frame.hedged = is_hedged(draft, place.block, at);
            gather(draft, &claims, &mut frame, end);
            new_before_verb(draft, &mut frame, &claims);
            found.push(frame);
        }
    }
}

/// "up 5 percent, after it rose from 10 to 11", "rose 5 percent last year, and have climbed from 10 to 12
/// since 2017": another change, of another time.
fn is_told_before(draft: &Draft<'_, '_>, block: usize, verb: &Range<usize>) -> bool {
    let before = verb.start.saturating_sub(2)..verb.start;
    let noun = draft.claims.has(block, verb.clone(), |s| matches!(s, Sense::Noun(_)));
    let after = |s: &Sense| (*s == Sense::Cue(Cue::AfterEvent)).then_some(());
    let comma = before.start.checked_sub(1).is_some_and(|at| draft.claims.is_mark(block, at, ","));
    let and = comma
        && draft.claims.has(block, before.clone(), |s| *s == Sense::Function(Function::And))
        && draft.claims.has(block, verb.end..verb.end + 1, |s| *s == Sense::Function(Function::From));
    !noun && (and || draft.claims.find(block, before, after).is_some())
}

/// "Raised it 30 in May and 40 in June, so that it rose 120, from 780": a second verb with a
/// difference of its own right behind it, where the first has told one.
fn tells_anew(
    draft: &Draft<'_, '_>,
    block: usize,
    claims: &[usize],
    (first, second): (&Range<usize>, &Range<usize>),
) -> bool {
    let bare = |c: &&Claim<'_>| c.is_quantity() && c.lead.functions.is_empty() && c.lead.cues.is_empty();
    let told = || claims.iter().filter_map(|c| draft.get(*c)).filter(bare);
    let noun = draft.claims.has(block, second.clone(), |s| matches!(s, Sense::Noun(_)));
    !noun && told().any(|c| c.first_token() == second.end) && told().any(|c| c.first_token() == first.end)
}

/// «ارتفعت الإيرادات إلى 22 من 21، لأن الحصة زادت من 50 إلى 60»: a second verb with both values behind
/// it, where the first has a value of its own.
fn has_both(
    draft: &Draft<'_, '_>,
    block: usize,
    claims: &[usize],
    (first, second): (&Range<usize>, &Range<usize>),
) -> bool {
    let noun = draft.claims.has(block, second.clone(), |s| matches!(s, Sense::Noun(_)));
    let figures = || claims.iter().filter_map(|c| draft.get(*c)).filter(|c| c.amount().is_some());
    let from = |c: &Claim<'_>| c.lead.is(Function::From) || c.lead.cues(Cue::OldValue);
    let level = |c: &Claim<'_>| from(c) || c.lead.is(Function::To);
    let mut behind = figures().filter(|c| c.first_token() >= second.end);
    let (a, b) = (behind.next(), behind.next());
    let both = a.zip(b).is_some_and(|(a, b)| {
        level(a) && level(b) && from(a) != from(b) && b.first_token() - second.end <= REACH
    });
    let told = figures().any(|c| level(c) && c.first_token() >= first.end && c.end_token() <= second.start);
    !noun && (both && told || is_relative(draft, block, second.start))
}

/// «غلاء الخضر التي صعدت أسعارها»: what is told of a noun, not of the subject.
fn is_relative(draft: &Draft<'_, '_>, block: usize, verb: usize) -> bool {
    let which = |s: &Sense| matches!(s, Sense::Function(Function::Which | Function::Who));
    draft.is_arabic(block) && draft.claims.has(block, verb.saturating_sub(1)..verb, which)
}

/// "almost doubled", "تضاعف أكثر من أربع مرات": a hedge before the verb, or behind it the
/// number of times.
fn is_hedged(draft: &Draft<'_, '_>, block: usize, verb: &Range<usize>) -> bool {
    let before = verb.start.saturating_sub(3)..verb.start;
    let behind = verb.end..verb.end + 4;
    draft.claims.has(block, before, |s| matches!(s, Sense::Hedge(..)))
        || (draft.claims.document.language == Lang::Ar
            && draft.claims.has(block, behind, |s| {
                matches!(s, Sense::Multiple(_) | Sense::Hedge(..) | Sense::Cardinal(_))
            }))
        // «تضاعف عدد المسافرين عبر المطار ثلاث مرات»
        || (draft.claims.document.language == Lang::Ar
            && draft.claims.has(block, verb.end..verb.end + TIMES, |s| *s == Sense::Cue(Cue::Often)))
}

/// How far behind a verb that multiplies the number of times may stand, in tokens.
const TIMES: usize = 12;

/// "a loaf will cost 20 cents more": a sum with "more" behind it is a difference, told without
/// a verb of change.
pub(super) fn surcharges(draft: &Draft<'_, '_>, sentence: usize, found: &mut Vec<Frame>) {
    for index in draft.claims_of(sentence) {
        let Some(claim) = draft.get(index).filter(|c| c.mention.kind == Kind::Money) else { continue };
        let at = claim.end_token();
        let more = draft.claims.has(claim.block, at..at + 1, |s| *s == Sense::Cue(Cue::Further));
        let than = draft.claims.has(claim.block, at + 1..at + 2, |s| *s == Sense::Function(Function::Than));
        let held = found.iter().any(|f| f.sentence == sentence && f.holds(index));
        if more && !than && !held && draft.claims.document.language == Lang::En {
            let mut frame = Frame::new(sentence, claim.block, at..at + 1, Some(VerbClass::Rise));
            frame.by = Some(index);
            found.push(frame);
        }
    }
}

fn verbs_of(draft: &Draft<'_, '_>, sentence: usize) -> Vec<(Range<usize>, VerbClass)> {
    let Some(place) = draft.claims.sentences.get(sentence) else { return Vec::new() };
    let tokens = place.sentence.tokens.clone();
    let mut found = Vec::new();
    let mut from = tokens.start;
    while let Some((at, class)) = draft.claims.find(place.block, from..tokens.end, change) {
        let subject = found.last().is_some_and(|(last, _): &(Range<usize>, _)| last.end == at.start);
        from = at.end;
        // "تباطأ النمو": the noun of change is the subject of the verb before it.
        if !subject {
            found.push((at, class));
        }
    }
    found
}

/// The change that a sense names.
pub(super) fn change(sense: &Sense) -> Option<VerbClass> {
    use VerbClass::*;
    match sense {
        Sense::Verb(v) if matches!(v.class, Rise | Fall | Double | Triple | Quadruple | Halve | Move) => {
            Some(v.class)
        }
        _ => None,
    }
}

/// Fills the frame with the figures behind its verb, up to token `end` or where another
/// statement begins.
fn gather(draft: &Draft<'_, '_>, claims: &[usize], frame: &mut Frame, end: usize) {
    let (block, verb) = (frame.block, frame.words.clone());
    let mut last = verb.end;
    for index in claims {
        let Some(claim) = draft.get(*index) else { continue };
        let start = claim.first_token();
        if start < verb.end || start >= end || start - verb.start > REACH || claim.amount().is_none() {
            continue;
        }
        // «التزام الدول باتفاق خفض الإنتاج بلغ 97%»: the verb of the sentence has another subject.
        if is_named_after(draft, block, verb.start) && draft.claims.has(block, verb.end..start, is_reach) {
            break;
        }
        // Another statement begins: its figures are not ours. Before the first figure a verb
        // may stand in a relative clause of the subject ("عدد السفن التي جرى إصلاحها").
        // "حين كان 15.6%" tells the old value and begins no statement of its own.
        let gap = last..claim.lead.start.max(last);
        let clause =
            draft.claims.has(block, gap, |s| matches!(s, Sense::Function(Function::But | Function::While)));
        let after = draft
            .claims
            .find(block, last..start, |s| (*s == Sense::Cue(Cue::AfterEvent)).then_some(()))
            .is_some_and(|(cue, ())| {
                draft.claims.has(block, cue.end..start, |s| matches!(s, Sense::Verb(_)) && !is_reach(s))
            });
        if (last > verb.end && draft.claims.has(block, last..start, is_other_verb))
            || clause
            || after
            || is_another(draft, claim)
            || (frame.is_full()
                && (goes_on(draft, block, last..start) || begins_another(draft, block, last..start)))
            || (last..start).any(|at| draft.claims.is_mark(block, at, ";؛"))
        {
            break;
        }
        fill(draft, frame, *index);
        last = claim.end_token();
    }
}

/// A bare word of change right behind a noun, which it only tells apart ("an agreement on a cut").
pub(super) fn is_named_after(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    let clitics = |at: usize| draft.claims.token(block, at).is_some_and(|t| t.clitics != Clitics::NONE);
    let noun = |s: &Sense| matches!(s, Sense::Noun(n) if n.class != NounClass::Change);
    draft.is_arabic(block)
        && !clitics(at)
        && at.checked_sub(1).is_some_and(|at| draft.claims.has(block, at..at + 1, noun))
}

/// "when the roof fell, and from eight to a dozen are missing"
fn is_another(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let start = claim.lead.start;
    let and = |s: &Sense| *s == Sense::Function(Function::And);
    claim.lead.is(Function::From) && draft.claims.has(claim.block, start.saturating_sub(1)..start + 1, and)
}

fn is_other_verb(sense: &Sense) -> bool {
    use VerbClass::*;
    matches!(sense, Sense::Verb(v) if !matches!(v.class, Rise | Fall | Double | Triple | Quadruple | Halve | Move | Reach | Event | Say))
}

/// "…, and fell by 10% in the villages": a verb of change with an "and" begins another change.
fn goes_on(draft: &Draft<'_, '_>, block: usize, gap: Range<usize>) -> bool {
    draft.claims.find(block, gap.clone(), |s| change(s).is_some().then_some(())).is_some_and(|(verb, ())| {
        let noun = draft.claims.has(block, verb.clone(), |s| matches!(s, Sense::Noun(_)));
        let glued = draft.claims.token(block, verb.start).is_some_and(|t| t.clitics.has(Clitics::AND));
        let and = verb.start.saturating_sub(1).max(gap.start)..verb.start;
        !noun && (glued || draft.claims.has(block, and, |s| *s == Sense::Function(Function::And)))
    })
}

/// «…، وإن حصتها تراجعت»: what is reported next has a change of its own.
fn begins_another(draft: &Draft<'_, '_>, block: usize, gap: Range<usize>) -> bool {
    let Some((verb, ())) = draft.claims.find(block, gap.clone(), |s| change(s).is_some().then_some(()))
    else {
        return false;
    };
    let noun = draft.claims.has(block, verb.clone(), |s| matches!(s, Sense::Noun(_)));
    let that = (gap.start..verb.start).any(|at| {
        let and = draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::AND))
            || at > gap.start
                && draft.claims.has(block, at - 1..at, |s| *s == Sense::Function(Function::And));
        and && draft.claims.has(block, at..at + 1, |s| *s == Sense::Function(Function::That))
    });
    !noun && that
}

/// Puts a figure where its lead says; a figure without a lead behind the verb is the difference.
fn fill(draft: &Draft<'_, '_>, frame: &mut Frame, index: usize) {
    let verb = frame.words.clone();
    let Some(claim) = draft.get(index) else { return };
    let lead = &claim.lead;
    // «رفعت العمليتان الكمية إلى»: a noun in the dual is the subject.
    let dual = claim.mention.tokens.len() == 1
        && claim.amount().is_some_and(|a| a.noun.is_some() && a.reading.stated == Some(Number::from(2)));
    if dual && lead.functions.is_empty() {
        return;
    }
    let arabic = draft.claims.document.language == Lang::Ar;
    let was = frame.new.is_some() && was_before(draft, claim, verb.end);
    let from = lead.is(Function::From) || lead.cues(Cue::OldValue) || was;
    let to = lead.is(Function::To)
        || draft.claims.has(claim.block, lead.start.saturating_sub(1)..lead.end, is_reach);
    let bare = lead.start == verb.end || (claim.first_token() == verb.end);
    let points = matches!(claim.amount().map(|a| a.unit), Some(Unit::Points));
    // "its 1985 dividend", "إلى النصف": no level and no difference.
    if !from && !to && is_year(draft, claim) {
        return;
    }
    let half = claim.amount().is_some_and(|a| a.ratio == Some((1, 2)));
    if to && half && claim.mention.kind == Kind::Fraction {
        if frame.class == Some(VerbClass::Fall) {
            frame.class = Some(VerbClass::Halve);
            frame.words = claim.mention.tokens.clone();
        }
        return;
    }
    if to && frame.class == Some(VerbClass::Fall) && super::size::is_own_fraction(draft, claim) {
        frame.times = claim.amount().and_then(|a| a.ratio);
        return;
    }
    let slot = match () {
        () if from => &mut frame.old,
        () if to => &mut frame.new,
        () if lead.is(Function::By) || points => &mut frame.by,
        // "rose to 6% from 5%, a 1% rise"
        () if before_noun(draft, claim) && !lead.is(Function::Of) => &mut frame.by,
        // "a rise of 50%"
        () if !arabic
            && lead.is(Function::Of)
            && nested_noun(draft, claim.block, lead.end.saturating_sub(1)) =>
        {
            &mut frame.by
        }
        () if bare => &mut frame.by,
        // "profits rose 20% to 510 million": the share comes before the new level.
        () if claim.is_share() && unled(lead) && frame.new.is_none() && frame.old.is_none() => &mut frame.by,
        () if lead.is(Function::And) => return,
        // "rose to 12.4% from the spring, when it was 11.8%"
        () if lead.is(Function::Was) && frame.new.is_some() => &mut frame.old,
        () if arabic && claim.is_share() && frame.is_full() && lead.cues(Cue::Restates) => &mut frame.by,
        () if arabic && nested_noun(draft, claim.block, lead.end) => &mut frame.by,
        () => return,
    };
    slot.get_or_insert(index);
}

/// «بعد أن كانت الحصيلة السابقة تشير إلى 22», «بعدما كان عند 35»: what was, told with its subject.
fn was_before(draft: &Draft<'_, '_>, claim: &Claim<'_>, verb: usize) -> bool {
    if draft.claims.document.language != Lang::Ar {
        return false;
    }
    let (block, first) = (claim.block, claim.first_token());
    let clear = |at: usize| {
        claims_in(draft, block, &(at..first)).all(|c| draft.get(c).is_some_and(Claim::is_time))
            && !draft.claims.is_mark(block, at, "،,؛")
    };
    let told = |at: usize| {
        let old = |s: &Sense| (*s == Sense::Cue(Cue::OldValue)).then_some(());
        let after = |s: &Sense| (*s == Sense::Cue(Cue::AfterEvent)).then_some(());
        let cue = draft.claims.find(block, at..at + 1, old).is_some_and(|(cue, ())| cue.len() > 1);
        // «بعدما ناهزت 40», «بعدما كان عند 35»
        cue || draft.claims.find(block, at..at + 1, after).is_some_and(|(cue, ())| {
            draft
                .claims
                .has(block, cue.end..cue.end + 2, |s| is_reach(s) || *s == Sense::Function(Function::Was))
        })
    };
    let near = first.saturating_sub(WAS).max(verb)..first;
    let Some(at) = near.rev().take_while(|at| clear(*at)).find(|at| told(*at)) else { return false };
    // "in a third rise since October, when it was 4.25": of a longer change.
    !draft.claims.has(block, verb..at, |s| *s == Sense::Cue(Cue::Since))
}

/// How far before an old value «بعد أن كان» may stand, in tokens.
const WAS: usize = 7;

fn unled(lead: &Lead) -> bool {
    lead.functions.is_empty() && lead.cues.is_empty()
}

/// "أي بزيادة 70": the noun of change stands right before the figure.
fn nested_noun(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| draft.claims.has(block, before..at, |s| change(s).is_some()))
}

fn is_reach(sense: &Sense) -> bool {
    matches!(sense, Sense::Verb(v) if v.class == VerbClass::Reach)
}

/// "60, up from 40", "at 60, up 3 percent", "عند 60 مرتفعا 3 في المئة": the new value stands
/// before the words of change. "The share came to 30 percent, having slumped by ten percent from
/// 40": farther off where old value and difference are both told.
fn new_before_verb(draft: &Draft<'_, '_>, frame: &mut Frame, claims: &[usize]) {
    let verb = frame.words.clone();
    if frame.new.is_some() || (frame.old.is_none() && frame.by.is_none()) {
        return;
    }
    let level =
        |c: &usize| draft.get(*c).is_some_and(|c| c.end_token() <= verb.start && c.amount().is_some());
    let Some(before) = claims.iter().rev().copied().find(level) else { return };
    let Some(claim) = draft.get(before) else { return };
    let gap = claim.end_token()..verb.start;
    let arabic = draft.claims.document.language == Lang::Ar;
    let comma = gap.clone().any(|at| draft.claims.is_mark(claim.block, at, ",،("));
    let near = match frame.old.is_some() {
        true => gap.len() <= 5 && comma,
        // "10,140 points, up 1.8 percent": at a level, that a participle or "up" follows.
        false => {
            let level = claim.lead.is(Function::At) || claim.lead.is(Function::To);
            level && !claim.is_share() && (gap.len() == 1 && comma || arabic && gap.is_empty())
        }
    };
    let mut full = Frame::new(frame.sentence, frame.block, verb, frame.class);
    (full.old, full.new, full.by) = (frame.old, Some(before), frame.by);
    let borne = || frame.old.is_some() && frame.by.is_some_and(|by| super::later::is_near(draft, &full, by));
    // "23 million, or 48 cents a share, up from 16 million": which of the two is not said.
    let restated = claim.lead.cues(Cue::Restates);
    if (near || comma && borne()) && !restated {
        frame.new = Some(before);
    }
}

/// A bare number that can be a year.
pub(in crate::graph::link) fn is_year(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let digits = draft.claims.text(claim.block, claim.mention.tokens.start);
    let plain = digits.chars().count() == 4 && digits.chars().all(char::is_numeric);
    let year = |n: &Number| *n >= Number::from(1900) && *n <= Number::from(2100);
    plain
        && claim.mention.kind == Kind::Number
        && claim.mention.tokens.len() == 1
        && claim.amount().and_then(|a| a.reading.stated.as_ref()).is_some_and(year)
}

/// "a 1% rise": the noun of change stands right behind the figure.
pub(in crate::graph::link) fn before_noun(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let at = claim.end_token();
    draft.claims.has(claim.block, at..at + 1, |s| matches!(s, Sense::Noun(n) if n.class == NounClass::Change))
}
