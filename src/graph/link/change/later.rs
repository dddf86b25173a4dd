//! What a frame lacks, told a clause or a sentence away: "The toll goes up by 2 zlotys. … The
//! crossing rises to 14 zlotys from 12"; "Licences fell … 380 were issued, against 412".
//!
//! Nothing but nearness ties such values to their verb, so a difference or a factor is only
//! joined where it is of the size of the change: a wild difference means another thing.

use super::frame::{Frame, alike};
use super::topic;
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::Basis;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, NounClass, Sense, VerbClass};
use crate::mention::{Kind, Value};
use crate::value::Number;
use crate::value::time::{Anchor, Direction, Grain, TimeExpr};
use std::ops::Range;

/// How many sentences after its verb a value may stand.
const AFTER: usize = 3;

/// How many tokens a subject has at most that only takes up what was told.
const SUMMING: usize = 5;

/// The frames of these sentences, by index; frames stand in the order of sentences.
fn in_sentences(frames: &[Frame], first: usize, last: usize) -> Range<usize> {
    frames.partition_point(|f| f.sentence < first)..frames.partition_point(|f| f.sentence <= last)
}

/// Whether a frame holds the claim, which stands in or near this sentence.
fn is_held(frames: &[Frame], claim: usize, sentence: usize) -> bool {
    // A frame's values stand at most so far from its verb as they are looked for.
    let near = in_sentences(frames, sentence.saturating_sub(2 * AFTER), sentence + 2 * AFTER);
    frames.get(near).unwrap_or(&[]).iter().any(|f| f.holds(claim))
}

pub(super) fn complete(draft: &Draft<'_, '_>, frames: &mut [Frame]) {
    for at in 0..frames.len() {
        let Some(frame) = frames.get(at) else { continue };
        if frame.class.is_none() || frame.is_full() {
            continue;
        }
        if frame.new.is_none() && frame.old.is_none() && !give(draft, frames, at) {
            sum_up(draft, frames, at);
        }
        let Some(frame) = frames.get(at) else { continue };
        let plain = matches!(frame.class, Some(VerbClass::Rise | VerbClass::Fall)) && !frame.hedged;
        if frame.new.is_some()
            && frame.old.is_none()
            && (frame.by.is_some() || frame.factor().is_some() || plain)
        {
            find_old(draft, frames, at);
        }
    }
}

/// Gives the direction, and the difference if there is one, to the comparison or change that
/// the verb announces or sums up.
fn give(draft: &Draft<'_, '_>, frames: &mut [Frame], from: usize) -> bool {
    let Some(giver) = frames.get(from) else { return false };
    let (class, by, sentence, hedged) = (giver.class, giver.by, giver.sentence, giver.hedged);
    let full = |f: &Frame| f.is_full() && draft.get(f.new.unwrap_or(0)).is_some_and(|c| !c.headline);
    // "Permits doubled, as they rose from 80 to 120": the factor goes with the plainer verb's values.
    let factor = giver.factor().is_some();
    let plain = |f: &Frame| match f.class {
        None => true,
        Some(VerbClass::Rise) => factor && giver.direction() == 1,
        Some(VerbClass::Fall) => factor && giver.direction() == -1,
        _ => false,
    };
    let fits = |f: &Frame| plain(f) && f.by.is_none() && full(f) && follows(draft, giver, f);
    let same = in_sentences(frames, sentence, sentence).find(|at| frames.get(*at).is_some_and(fits));
    // "79 nests, compared with 38. The number has thus tripled."
    let before = || {
        let mut last = in_sentences(frames, sentence.checked_sub(1)?, sentence - 1).rev();
        last.find(|at| frames.get(*at).is_some_and(|f| f.class.is_none() && f.by.is_none() && full(f)))
    };
    let to = same.or_else(|| before().filter(|_| factor && sums_up(draft, giver))).or_else(|| {
        let mut after = in_sentences(frames, sentence + 1, sentence + AFTER);
        let at = after.find(|at| frames.get(*at).is_some_and(full))?;
        let next = frames.get(at)?;
        let agrees = next.class.is_none() || next.class == class;
        // "From 20 to 25 dinars, that is by a quarter": it has its own size.
        let own = |c: usize| draft.get(c).is_some_and(Claim::is_share) && !next.holds(c);
        let sized = draft.claims_of(next.sentence).into_iter().any(own);
        let unsaid = next.by.is_none() && next.factor().is_none() && !sized;
        let told = if by.is_some() { agrees } else { next.class.is_none() };
        let taken_up = by.is_some() && next.sentence <= sentence + 2 && names_known(draft, next);
        let speaks =
            next.sentence <= sentence + 1 + usize::from(by.is_some()) && speaks_of(draft, giver, next);
        let heads = heads_paragraph(draft, giver) && (taken_up || speaks);
        (unsaid && told && heads).then_some(at)
    });
    let Some(to) = to else { return false };
    let Some(target) = frames.get(to) else { return false };
    if by.is_some_and(|by| !is_near(draft, target, by) || is_borne_out(draft, target, by)) {
        return false;
    }
    let inferred = target.sentence != sentence;
    if let Some(target) = frames.get_mut(to) {
        target.by = by;
        target.class = if factor { class } else { target.class.or(class) };
        target.hedged |= hedged;
        if inferred {
            target.basis = Basis::Inferred;
        }
    }
    true
}

/// Two other figures near the change make it, so it is theirs.
fn is_borne_out(draft: &Draft<'_, '_>, target: &Frame, by: usize) -> bool {
    let Some(claim) = draft.get(by).filter(|c| c.is_share()) else { return false };
    let Some(reading) = claim.amount().map(|a| &a.reading.lenient) else { return false };
    let near = claim.sentence.saturating_sub(AFTER)..=claim.sentence + AFTER;
    let last = draft.claims.sentences.len().saturating_sub(1);
    let value = |c: usize| draft.stated(c);
    let counts: Vec<Number> = near
        .filter(|s| *s <= last)
        .flat_map(|s| draft.claims_of(s))
        .filter(|c| !target.holds(*c) && draft.get(*c).is_some_and(|c| c.is_quantity() && !c.headline))
        .filter_map(value)
        .take(MANY)
        .collect();
    let makes = |a: &Number, b: &Number| {
        let hundred = &(&(b - a).abs() * &Number::from(100));
        hundred
            .checked_div(a)
            .is_some_and(|p| reading.equals(&crate::value::Interval::exact(p)) != crate::value::Truth::Breaks)
    };
    counts.iter().any(|a| counts.iter().any(|b| a != b && makes(a, b)))
}

/// How many figures around a change are looked at for what makes it.
const MANY: usize = 24;

/// The verb's subject only takes up what was told, and its sentence holds no figure of its own:
/// "the number has thus tripled", "that is", «فتضاعف العدد».
fn sums_up(draft: &Draft<'_, '_>, verb: &Frame) -> bool {
    let figures = draft.claims_of(verb.sentence).into_iter();
    let none = figures.filter_map(|c| draft.get(c)).all(|c| !c.is_quantity() && !c.is_share());
    let subject = subject(draft, verb);
    let known = match draft.claims.document.language {
        Lang::En => draft.claims.has(verb.block, subject.start..subject.start + 1, |s| {
            matches!(
                s,
                Sense::Function(
                    Function::The
                        | Function::This
                        | Function::That
                        | Function::It
                        | Function::They
                        | Function::Those
                )
            )
        }),
        Lang::Ar => subject
            .clone()
            .any(|at| draft.claims.token(verb.block, at).is_some_and(|t| t.clitics.has(Clitics::THE))),
    };
    none && known && subject.len() <= SUMMING
}

/// "It baked 800 last year. Now it bakes 600, a fall of 25%": a noun of change sums up the two
/// values of one thing that were told last, one of them of an earlier time.
fn sum_up(draft: &Draft<'_, '_>, frames: &mut [Frame], at: usize) {
    let sums = |f: &&Frame| f.by.is_some() && (is_noun(draft, f) || is_apposed(draft, f));
    let Some(frame) = frames.get(at).filter(sums) else { return };
    let told: Vec<usize> = (frame.sentence.saturating_sub(1)..=frame.sentence)
        .flat_map(|s| draft.claims_of(s))
        .filter(|c| {
            draft.get(*c).is_some_and(|c| {
                let before = c.sentence < frame.sentence || c.end_token() <= frame.words.start;
                before && c.is_quantity() && !c.headline
            })
        })
        .collect();
    let Some((Some(a), Some(b))) =
        told.len().checked_sub(2).map(|i| (told.get(i).copied(), told.get(i + 1).copied()))
    else {
        return;
    };
    let (Some(x), Some(y)) = (draft.get(a), draft.get(b)) else { return };
    let near = frame.words.start.saturating_sub(y.end_token()) <= 8 && y.sentence == frame.sentence;
    let near = near && (x.sentence == y.sentence || is_noun(draft, frame));
    let (old, new) = match (is_earlier(draft, x, y, Some(frame)), is_earlier(draft, y, x, Some(frame))) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return,
    };
    let around = in_sentences(frames, x.sentence.saturating_sub(2 * AFTER), y.sentence + 2 * AFTER);
    let taken = frames.get(around).unwrap_or(&[]).iter().any(|f| f.is_full() && (f.holds(a) || f.holds(b)));
    let mut full = Frame::new(frame.sentence, frame.block, frame.words.clone(), frame.class);
    (full.old, full.new, full.by, full.basis) = (Some(old), Some(new), frame.by, Basis::Inferred);
    let fits = near && !taken && full.by.is_some_and(|by| is_near(draft, &full, by));
    if let Some(frame) = frames.get_mut(at).filter(|_| fits) {
        *frame = full;
    }
}

/// A noun of change, not a verb.
fn is_noun(draft: &Draft<'_, '_>, frame: &Frame) -> bool {
    let at = frame.words.start;
    draft.claims.has(
        frame.block,
        frame.words.clone(),
        |s| matches!(s, Sense::Noun(n) if n.class == NounClass::Change),
    ) || (draft.claims.document.language == Lang::Ar
        && draft.claims.token(frame.block, at).is_some_and(|t| t.clitics.has(Clitics::BY))
        || frame.by.and_then(|c| draft.get(c)).is_some_and(|c| c.lead.is(Function::By)))
}

/// "Is now 1,000 euros, up 40 percent": words of change right behind a comma.
fn is_apposed(draft: &Draft<'_, '_>, frame: &Frame) -> bool {
    frame.words.start.checked_sub(1).is_some_and(|at| draft.claims.is_mark(frame.block, at, ",،"))
}

/// Whether a comparison in the verb's own sentence is what the verb tells: behind a colon, of
/// the same topic, or right before a noun of change ("640, against 800, a drop of 20%").
fn follows(draft: &Draft<'_, '_>, verb: &Frame, pair: &Frame) -> bool {
    let (Some(new), Some(old)) = (pair.new.and_then(|c| draft.get(c)), pair.old.and_then(|c| draft.get(c)))
    else {
        return false;
    };
    if new.first_token() < verb.words.start {
        let gap = old.end_token()..verb.words.start;
        return verb.by.is_some()
            && gap.len() <= 8
            && gap.clone().any(|at| draft.claims.is_mark(verb.block, at, ",،"));
    }
    let gap = verb.words.end..new.first_token();
    let other = gap.start..gap.end.min(pair.words.start.max(gap.start));
    if draft.claims.has(verb.block, other, |s| {
        matches!(s, Sense::Function(Function::But | Function::While)) || super::verb::change(s).is_some()
    }) {
        return false;
    }
    let colon = gap.clone().any(|at| draft.claims.is_mark(verb.block, at, ":"));
    // "closed up 3 percent on Thursday, at 24.25 against 25.00"
    colon || new.lead.is(Function::At) || speaks_of(draft, verb, pair)
}

/// The verb's subject is named again beside the values.
fn speaks_of(draft: &Draft<'_, '_>, verb: &Frame, pair: &Frame) -> bool {
    let (Some(new), Some(old)) = (pair.new.and_then(|c| draft.get(c)), pair.old.and_then(|c| draft.get(c)))
    else {
        return false;
    };
    let Some(place) = draft.claims.sentences.get(pair.sentence) else { return false };
    let clause = place.sentence.clause_of(new.mention.tokens.start);
    let start = match pair.sentence == verb.sentence {
        true => clause.start.max(verb.words.end + 1),
        false => clause.start,
    };
    let beside = match pair.sentence == verb.sentence {
        true => start..old.end_token(),
        false => start..new.end_token() + 4,
    };
    topic::shared(draft, (verb.block, subject(draft, verb)), (pair.block, beside))
}

/// The values' sentence begins with a definite subject ("The toll rises to 14"), in
/// Arabic has one before the value: something that was spoken of.
fn names_known(draft: &Draft<'_, '_>, pair: &Frame) -> bool {
    let Some(place) = draft.claims.sentences.get(pair.sentence) else { return false };
    let (start, first) = (place.sentence.tokens.start, pair.new.and_then(|c| draft.get(c)));
    let Some(new) = first else { return false };
    match draft.claims.document.language {
        Lang::En => draft.claims.has(pair.block, start..start + 1, |s| {
            matches!(s, Sense::Function(Function::The | Function::This | Function::It))
        }),
        Lang::Ar => {
            let near = new.first_token().saturating_sub(4).max(start)..new.first_token();
            new.first_token() <= start + 10
                && near
                    .into_iter()
                    .any(|at| draft.claims.token(pair.block, at).is_some_and(|t| t.clitics.has(Clitics::THE)))
        }
    }
}

/// The words of a verb's subject: before it in English, behind it in Arabic.
fn subject(draft: &Draft<'_, '_>, verb: &Frame) -> Range<usize> {
    let Some(place) = draft.claims.sentences.get(verb.sentence) else { return 0..0 };
    let clause = place.sentence.clause_of(verb.words.start);
    match draft.claims.document.language {
        Lang::En => clause.start.max(verb.words.start.saturating_sub(7))..verb.words.start,
        Lang::Ar => verb.words.end..clause.end.min(verb.words.end + 5),
    }
}

/// The verb is the first of change in its sentence: the sentence tells the change.
fn heads_paragraph(draft: &Draft<'_, '_>, verb: &Frame) -> bool {
    let Some(place) = draft.claims.sentences.get(verb.sentence) else { return false };
    let before = place.sentence.tokens.start..verb.words.start;
    !draft.claims.has(verb.block, before, |s| super::verb::change(s).is_some())
}

/// Whether the difference is of the size of the change.
pub(super) fn is_near(draft: &Draft<'_, '_>, frame: &Frame, by: usize) -> bool {
    let value = |c: Option<usize>| draft.get(c?)?.amount()?.reading.stated.clone();
    let (Some(old), Some(new), Some(told)) = (value(frame.old), value(frame.new), value(Some(by))) else {
        return false;
    };
    let Some(claim) = draft.get(by) else { return false };
    let difference = (&new - &old).abs();
    let shares = frame.old.and_then(|c| draft.get(c)).is_some_and(Claim::is_share);
    if claim.is_share() && !shares {
        let hundred = &difference * &Number::from(100);
        return hundred.checked_div(&old).is_some_and(|percent| within(&percent, &told));
    }
    // Cents against euros, or a difference of shares, in points or of the old one.
    let hundred = &difference * &Number::from(100);
    within(&difference, &told)
        || within(&hundred, &told)
        || (shares && hundred.checked_div(&old).is_some_and(|percent| within(&percent, &told)))
}

/// Within a factor of two of each other.
fn within(a: &Number, b: &Number) -> bool {
    let two = Number::from(2);
    a <= &(b * &two) && b <= &(a * &two)
}

/// The old value of "output doubled to 7.4 million" or "climbed 20% to 60": told as the
/// value of an earlier time in one of the sentences around.
fn find_old(draft: &Draft<'_, '_>, frames: &mut [Frame], at: usize) {
    let Some(frame) = frames.get(at) else { return };
    let Some(new) = frame.new.and_then(|c| draft.get(c)) else { return };
    let last = (frame.sentence + AFTER).min(draft.claims.sentences.len().saturating_sub(1));
    let around = frame.sentence.saturating_sub(1)..=last;
    // "Dropped by 8 percent to 5.4 million, after they had brought in 5.0 million in 2016".
    let behind = |old: &Claim<'_>| old.sentence == frame.sentence && old.first_token() >= new.end_token();
    let candidates: Vec<usize> = around
        .flat_map(|s| draft.claims_of(s))
        .filter(|c| {
            draft.get(*c).is_some_and(|old| match old.sentence == frame.sentence {
                true => behind(old) && is_earlier(draft, old, new, Some(frame)),
                false => is_earlier(draft, old, new, None),
            })
        })
        .filter(|c| !draft.get(*c).is_some_and(|old| is_held(frames, *c, old.sentence)))
        .collect();
    let [old] = candidates.as_slice() else { return };
    let mut full = Frame::new(frame.sentence, frame.block, frame.words.clone(), frame.class);
    (full.old, full.new, full.by, full.basis) = (Some(*old), frame.new, frame.by, Basis::Inferred);
    let near = match full.factor() {
        Some(factor) => factor_is_near(draft, &full, factor),
        // "Cut its rate to 3.5 percent. It had been 3.25".
        None if full.by.is_none() => {
            draft.get(*old).is_some_and(|o| told_next(draft, o, new)) && of_one_size(draft, &full)
        }
        None => full.by.is_some_and(|by| is_near(draft, &full, by)),
    };
    if let Some(frame) = frames.get_mut(at).filter(|_| near) {
        *frame = full;
    }
}

/// A figure of the same unit that is told of an earlier time than the rest of the story. `sum` is
/// the change that the two make: its own words change nothing else.
fn is_earlier(draft: &Draft<'_, '_>, old: &Claim<'_>, new: &Claim<'_>, sum: Option<&Frame>) -> bool {
    let same = match (old.amount(), new.amount()) {
        (Some(a), Some(b)) => {
            let bare = |c: &Claim<'_>| c.mention.kind == Kind::Number;
            bare(new)
                || bare(old) && told_next(draft, old, new)
                || (a.unit == b.unit && old.measure.head == new.measure.head)
        }
        _ => false,
    };
    let Some(place) = draft.claims.sentences.get(old.sentence).filter(|_| same && alike(old, new)) else {
        return false;
    };
    let tokens = place.sentence.tokens.clone();
    let end = sum.filter(|f| f.sentence == old.sentence).map_or(tokens.end, |f| f.words.start);
    let changes = draft.claims.has(old.block, tokens.start..end, |s| super::verb::change(s).is_some());
    let owned = old.lead.is(Function::Of) || old.mention.kind == Kind::Ordinal;
    !changes && !owned && (is_of_earlier(draft, old) || told_next(draft, old, new))
}

/// "It had been 110 million", "on Wednesday they had counted 31": the next sentence tells in the
/// pluperfect what it was.
fn told_next(draft: &Draft<'_, '_>, old: &Claim<'_>, new: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(old.sentence).filter(|_| old.sentence == new.sentence + 1)
    else {
        return false;
    };
    let start = place.sentence.tokens.start;
    let before = start..old.first_token();
    let had = draft.claims.has(old.block, before.clone(), |s| *s == Sense::Cue(Cue::Pluperfect));
    let takes = draft
        .claims
        .has(old.block, start..start + 1, |s| matches!(s, Sense::Function(Function::It | Function::They)));
    let counted = !new.measure.head.is_empty() && new.measure.head == old.measure.head;
    let befallen = new.measure.befallen().is_some() && new.measure.befallen() == old.measure.befallen();
    had && before.len() <= PLUPERFECT && (takes || counted || befallen)
}

/// How many tokens of its sentence stand at most before what something had been.
const PLUPERFECT: usize = 10;

/// A value of another time than the story's: led as one ("against 240"), told in the pluperfect
/// ("it had cost 240", "كان استقبل 240"), or of an earlier time.
pub(super) fn tells_earlier(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let before = clause.start..claim.first_token();
    claim.lead.cues(Cue::OldValue)
        || claim.lead.cues(Cue::Comparison)
        || draft.claims.has(claim.block, before, |s| *s == Sense::Cue(Cue::Pluperfect))
        || draft.claims.has(claim.block, clause.clone(), |s| *s == Sense::Cue(Cue::Since))
        || is_of_earlier(draft, claim)
}

/// The clause of a figure tells of an earlier time: by a word, or by a year shortly before.
fn is_of_earlier(draft: &Draft<'_, '_>, old: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(old.sentence) else { return false };
    let clause = place.sentence.clause_of(old.mention.tokens.start);
    let cue = draft.claims.has(old.block, clause.clone(), |s| {
        matches!(s, Sense::Cue(Cue::Earlier | Cue::PreviousOf | Cue::BeforeEvent))
    });
    let cue = cue || is_dated_before(draft, old);
    let year = draft.claims.document.published.map(|d| i32::from(d.year()));
    let past = place.claims.clone().filter_map(|c| draft.get(c)).any(|c| match &c.mention.value {
        Value::Time(TimeExpr::Date(date)) if clause.contains(&c.mention.tokens.start) => {
            date.year.zip(year).is_some_and(|(told, now)| told < now && told + 3 >= now)
        }
        _ => false,
    });
    cue || past
}

/// "800 euros two years ago", "last year it baked 800": a time before publication right beside
/// the figure, with no other figure nearer to it.
fn is_dated_before(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let told: Vec<&Claim<'_>> = place.claims.clone().filter_map(|c| draft.get(c)).collect();
    let Some(at) = told.iter().position(|c| c.first_token() == claim.first_token()) else { return false };
    let before = |c: &&&Claim<'_>| match &c.mention.value {
        Value::Time(TimeExpr::Date(date)) => matches!(
            date.anchor,
            Some(Anchor::Away(Direction::Before, ..) | Anchor::Named(Direction::Before, Grain::Year))
        ),
        _ => false,
    };
    let near = |a: &Claim<'_>, b: &Claim<'_>| b.first_token().saturating_sub(a.end_token()) <= BESIDE;
    let behind = told.get(at + 1).filter(|t| before(t) && near(claim, t));
    // "Last year it baked 800", not "compared with last year, it came to 800".
    let opens = |t: &Claim<'_>| t.first_token() <= place.sentence.tokens.start + 1;
    let ahead =
        at.checked_sub(1).and_then(|i| told.get(i)).filter(|t| before(t) && near(t, claim) && opens(t));
    // "rose to 60 last year, 80 now": the time belongs to the figure before it.
    let taken = at.checked_sub(2).and_then(|i| told.get(i)).is_some_and(|c| c.is_quantity());
    behind.is_some() || ahead.is_some() && !taken
}

/// How many tokens may stand between a figure and its time.
const BESIDE: usize = 5;

/// Within twice of each other.
fn of_one_size(draft: &Draft<'_, '_>, frame: &Frame) -> bool {
    let value = |c: Option<usize>| draft.get(c?)?.amount()?.reading.stated.clone();
    value(frame.old).zip(value(frame.new)).is_some_and(|(a, b)| within(&a, &b))
}

fn factor_is_near(draft: &Draft<'_, '_>, frame: &Frame, (over, under): (u32, u32)) -> bool {
    let value = |c: Option<usize>| draft.get(c?)?.amount()?.reading.stated.clone();
    let (Some(old), Some(new)) = (value(frame.old), value(frame.new)) else { return false };
    let Some(factor) = Number::ratio(over.into(), under.into()) else { return false };
    let up = matches!(frame.class, Some(VerbClass::Double | VerbClass::Triple | VerbClass::Quadruple));
    let right_way = if up { new > old } else { new < old };
    right_way && within(&(&old * &factor), &new)
}
