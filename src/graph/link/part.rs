//! Parts and wholes: "3,000 soldiers, among them 2,500 Americans", "40 of the 60 seats".

mod glued;
mod kin;
mod named;
mod of;

use super::group;
use super::outcome;
use super::rate::is_rate;
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, Modal, NounClass, Sense, TokenKind};
use crate::mention::Kind;
use crate::value::{Number, Truth, Unit};
use glued::{glued_before, is_limit, whole_of_glued};
use std::ops::Range;

/// So many times the one figure is the other, they count two things.
const FAR: i64 = 1000;

/// How many tokens may stand between a cue and the first part.
const REACH: usize = 8;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let claims = draft.claims_of(sentence);
        after_cues(draft, sentence, &claims);
        among_those(draft, sentence, &claims);
        of::link(draft, &claims);
        named::link(draft, sentence, &claims);
    }
}

/// Whether two figures can be counts of one kind of thing.
pub(super) fn comparable(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let (Some(x), Some(y)) = (a.amount(), b.amount()) else { return false };
    // "64 gowns … the estimate of 1.2 million": a bare figure of another order is of another kind.
    let far = |n: &Number| y.reading.stated.as_ref().is_some_and(|m| *n > m * &Number::from(FAR));
    if x.unit == Unit::None && x.noun.is_none() && x.reading.stated.as_ref().is_some_and(far) {
        return false;
    }
    match (&x.unit, &y.unit) {
        (Unit::None, Unit::None) => a.measure.compatible(&b.measure),
        // The unit is often said only once: "60 million euros from 40 million".
        (Unit::None, _) => x.noun.is_none(),
        (_, Unit::None) => y.noun.is_none(),
        (x, y) => x == y,
    }
}

/// Whether the words of a cue can speak of what a figure counts: "منهم" and "of whom" of people,
/// "منها" and "of which" of things, where the noun is known.
pub(super) fn agrees(draft: &Draft<'_, '_>, cue: &Range<usize>, whole: &Claim<'_>) -> bool {
    use NounClass::*;
    let class = whole.measure.class;
    let says =
        |kind: Cue| draft.claims.has(whole.block, cue.start..cue.start + 1, |s| *s == Sense::Cue(kind));
    // Bodies and families are both.
    let things = matches!(
        class,
        Some(
            Seat | Vote
                | Vehicle
                | Building
                | Place
                | Event
                | Thing
                | Document
                | Change
                | Sequence
                | Abstract
        )
    );
    let people = matches!(class, Some(Person | Anyone | Hurt | Held));
    !(things && says(Cue::OfPeople) || people && says(Cue::OfThings))
}

/// Whether the part's noun can name a kind of what the whole counts: people among people, lorries
/// among vehicles, but no classrooms among schools.
pub(super) fn is_kind(draft: &Draft<'_, '_>, part: usize, whole: usize) -> bool {
    let (Some(p), Some(w)) = (draft.get(part), draft.get(whole)) else { return false };
    let counted =
        |c: &Claim<'_>| c.amount().is_some_and(|a| a.unit == Unit::None) && !c.measure.head.is_empty();
    let generic = draft.claims.has(w.block, w.mention.tokens.clone(), |s| *s == Sense::Cue(Cue::Generic));
    // "the six children" among four are six of another group.
    if p.measure.definite && !holds(draft, part, whole) {
        return false;
    }
    !(counted(p) && counted(w) && w.measure.class.is_some())
        || generic
        || p.measure.head == w.measure.head
        || w.measure.is_people()
        || w.measure.class == Some(NounClass::Animal)
}

/// Another sentence's whole of another noun: what "among them" speaks of was not counted.
fn is_strange(draft: &Draft<'_, '_>, part: usize, whole: usize) -> bool {
    let (Some(p), Some(w)) = (draft.get(part), draft.get(whole)) else { return false };
    let generic = draft.claims.has(w.block, w.mention.tokens.clone(), |s| *s == Sense::Cue(Cue::Generic));
    p.sentence != w.sentence
        && p.measure.differs(&w.measure)
        && !(p.measure.is_people() || w.measure.is_people() || generic)
}

/// What follows "among them" is part of the figure before it.
fn after_cues(draft: &mut Draft<'_, '_>, sentence: usize, claims: &[usize]) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let block = place.block;
    let tokens = place.sentence.tokens.clone();
    let mut from = tokens.start;
    while let Some((cue, ())) = draft.claims.find(block, from..tokens.end, is_part_cue) {
        from = cue.end;
        let span = draft.claims.token(block, cue.start).map(|t| t.span);
        // "skirmishes between them and 200 policemen" parts nothing.
        if draft.claims.has(block, cue.start..cue.start + 1, |s| *s == Sense::Function(Function::Between)) {
            continue;
        }
        let named = draft.claims.has(block, cue.clone(), |s| *s == Sense::Function(Function::Those))
            || (cue.len() > 2
                && draft.claims.has(block, cue.clone(), |s| *s == Sense::Function(Function::The)));
        // "each of them", "كل واحدة منها": not a part, a rate.
        let each = cue.start.saturating_sub(2)..cue.start;
        if draft.claims.has(block, each, |s| {
            matches!(s, Sense::Cue(Cue::Each | Cue::Per) | Sense::Function(Function::All))
        }) {
            continue;
        }
        // "164 people, 121 of whom were rescued": the part stands before the cue, unless another
        // stands right behind it ("111 عاملا منهم 44").
        let behind = claims.iter().any(|c| {
            draft.get(*c).is_some_and(|c| c.first_token() == cue.end && counts_anew(c) && !is_limit(c))
        });
        let glued = glued_before(draft, claims, cue.start);
        if let Some(whole) = glued.filter(|g| behind && draft.get(*g).is_some_and(Claim::is_quantity)) {
            let part = parts_after(draft, claims, cue.end, tokens.end).first().copied();
            // «أربعة من هؤلاء الستة»: the definite figure is the whole.
            let taken = part.filter(|c| named && draft.get(*c).is_some_and(|c| c.measure.definite));
            if let Some(group) = taken {
                draft.state(whole, EdgeKind::PartOf, group, span);
                continue;
            }
            let counts =
                |c: usize| draft.get(c).and_then(Claim::amount).is_some_and(|a| a.unit == Unit::None);
            if let Some(part) = part.filter(|part| counts(*part) && counts(whole)) {
                draft.state(part, EdgeKind::PartOf, whole, span);
            }
            continue;
        }
        if let Some(part) = glued.filter(|_| !behind) {
            // "£399 (£469 including VAT)": the part is what follows.
            if names_no_whole(draft, block, &cue) {
                continue;
            }
            if let Some(whole) = whole_of_glued(draft, claims, part)
                .filter(|whole| {
                    let outcome = outcome::named(draft, block, cue.clone());
                    draft
                        .get(*whole)
                        .is_some_and(|w| agrees(draft, &cue, w) && outcome::admits(draft, outcome, w))
                })
                .or_else(|| {
                    // A group of its own sentence, however far, goes before those of others.
                    let context = !has_group(draft, claims, part);
                    context.then(|| group::whole_in_context(draft, sentence, part, cue.clone())).flatten()
                })
            {
                let share = draft.get(part).is_some_and(Claim::is_share);
                let kind = if share { EdgeKind::ShareOf } else { EdgeKind::PartOf };
                draft.state(part, kind, whole, span);
            }
            continue;
        }
        // "Among them, 3,700 were minors": the comma closes the cue, not a list.
        let all = draft.claims.has(block, cue.end..cue.end + 1, |s| *s == Sense::Function(Function::All));
        let end = cue.end + usize::from(all);
        let heads = cue.start <= tokens.start + 1 && draft.claims.is_mark(block, end, ",،");
        // "the number of those infected is 1,501": what follows is no part of what was before.
        if named && !heads {
            continue;
        }
        // At the head of a sentence, or of what is reported ("قالت الهيئة إن بينهم 69").
        let that = cue.start.saturating_sub(1)..cue.start;
        // "…, ومن بينهم 231 رجلا": a clause of its own, and no other group in its sentence.
        let comma = cue.start > tokens.start && draft.claims.is_mark(block, cue.start - 1, ",،");
        let counted =
            |c: &usize| draft.get(*c).is_some_and(|c| c.is_quantity() && c.end_token() <= cue.start);
        let alone = comma && !claims.iter().any(counted);
        let leads = alone
            || cue.start <= tokens.start + 2
            || draft.claims.has(block, that, |s| *s == Sense::Function(Function::That));
        // "Twelve people, most of them over 75": what a word stands before is no part by number.
        let word = |at: usize| draft.claims.token(block, at).is_some_and(|t| t.kind == TokenKind::Word);
        let of = draft.claims.has(block, cue.start..cue.start + 1, |s| *s == Sense::Function(Function::Of));
        let most = of && cue.start > tokens.start && word(cue.start - 1) && glued.is_none();
        for part in parts_after(draft, claims, end + usize::from(heads), tokens.end) {
            if most && draft.get(part).is_some_and(|c| c.measure.head.is_empty()) {
                continue;
            }
            let context = || group::whole_in_context(draft, sentence, part, cue.clone());
            let whole = whole_before(draft, sentence, claims, &cue, part)
                .or_else(|| if leads { context() } else { None });
            if let Some(whole) =
                whole.filter(|whole| is_kind(draft, part, *whole) && !is_strange(draft, part, *whole))
            {
                draft.state(part, EdgeKind::PartOf, whole, span);
            }
        }
    }
}

/// "Including", which unlike "of whom" and "among them" speaks of nothing before it.
fn names_no_whole(draft: &Draft<'_, '_>, block: usize, cue: &Range<usize>) -> bool {
    !draft.is_arabic(block)
        && cue.len() == 1
        && !draft.claims.has(block, cue.clone(), |s| {
            matches!(s, Sense::Function(_) | Sense::Cue(Cue::OfPeople | Cue::OfThings))
        })
}

/// "وأن بين المعينين 270 معلمة": a group that is named again without its number holds the figure
/// right behind it. English says "among the appointed" of anything ("among the Six Nations").
fn among_those(draft: &mut Draft<'_, '_>, sentence: usize, claims: &[usize]) {
    if draft.claims.document.language != Lang::Ar {
        return;
    }
    for part in claims.iter().copied() {
        let Some(claim) = draft.get(part).filter(|c| c.is_quantity() && c.lead.functions.is_empty()) else {
            continue;
        };
        // «من مجموع المسجلين البالغ 60 ألفا»: the number of that group itself.
        let amounts = |s: &Sense| *s == Sense::Cue(Cue::Amounting);
        let first = claim.first_token();
        if draft.claims.has(claim.block, first.saturating_sub(3)..first, amounts) {
            continue;
        }
        let Some(cue) = naming(draft, claim) else { continue };
        let span = draft.claims.token(claim.block, cue.start).map(|t| t.span);
        if let Some(whole) = group::whole_in_context(draft, sentence, part, cue) {
            draft.state(part, EdgeKind::PartOf, whole, span);
        }
    }
}

/// "بين" and the group's name right before a figure, all its words definite.
fn naming(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Range<usize>> {
    let (claims, block, end) = (draft.claims, claim.block, claim.first_token());
    let start = claims.sentences.get(claim.sentence)?.sentence.tokens.start;
    let cue = |s: &Sense| {
        matches!(s, Sense::Cue(Cue::WholeFollows) | Sense::Function(Function::Between)).then_some(())
    };
    let (found, ()) = (start.max(end.saturating_sub(NAMED))..end)
        .rev()
        .find_map(|at| claims.find(block, at..at + 1, cue))?;
    let language = crate::language::of(claims.document.language);
    let definite = |at: usize| {
        claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::THE))
            || language.may_be_definite(claims.text(block, at))
    };
    let mut name = found.end..end;
    (!name.is_empty() && name.all(definite)).then_some(found.start..end)
}

/// How far before its part a named group may begin, in tokens.
const NAMED: usize = 5;

/// A figure that can be a part, behind a cue: no noun in the dual ("4300 منهم الجرعتين").
fn counts_anew(claim: &Claim<'_>) -> bool {
    let two = Number::from(2);
    let dual = claim.mention.tokens.len() == 1
        && claim.amount().is_some_and(|a| a.reading.stated.as_ref() == Some(&two));
    claim.is_quantity() && !dual
}

/// Whether a group that the part can be of is counted before it in its sentence.
fn has_group(draft: &Draft<'_, '_>, claims: &[usize], part: usize) -> bool {
    claims.iter().any(|c| {
        let can = |w: &Claim<'_>| can_be_whole(w) && draft.get(part).is_some_and(|p| comparable(p, w));
        *c < part && draft.get(*c).is_some_and(can) && !is_rate(draft, *c)
    })
}

/// «ويخضع 9360 للعلاج، 210 منهم في العناية المركزة»: the figure right before the part counts what was
/// counted before, without its noun.
fn unnamed_group(draft: &Draft<'_, '_>, claims: &[usize], part: usize) -> Option<usize> {
    let p = draft.get(part).filter(|p| p.is_quantity() && draft.is_arabic(p.block))?;
    let last = claims.iter().rev().copied().find(|c| *c < part)?;
    let w = draft.get(last)?;
    let counts = w.mention.kind == Kind::Number && w.measure.head.is_empty() && counts_anew(w);
    let gap = w.end_token()..p.first_token();
    let comma = gap.end.checked_sub(1).is_some_and(|at| draft.claims.is_mark(p.block, at, ",،"));
    let led = w.lead.cues(Cue::OldValue) || w.lead.cues(Cue::Comparison) || w.lead.is(Function::By);
    let many = draft.stated(last).is_some_and(|n| n >= Number::from(3) && n.to_i64().is_some());
    (counts
        && many
        && comma
        && !led
        && gap.len() <= REACH
        && !is_rate(draft, last)
        && holds(draft, part, last))
    .then_some(last)
}

fn is_part_cue(sense: &Sense) -> Option<()> {
    matches!(sense, Sense::Cue(Cue::PartFollows)).then_some(())
}

/// The figure before the cue that `part` is counted in; at the head of a sentence one of the
/// sentence before it. Where several could be meant, the nearest that can hold the part: a
/// clash is only one if no reading of the sentence saves it.
fn whole_before(
    draft: &Draft<'_, '_>,
    sentence: usize,
    claims: &[usize],
    words: &Range<usize>,
    part: usize,
) -> Option<usize> {
    let cue = words.start;
    let p = draft.get(part).filter(|p| p.is_quantity())?;
    let place = draft.claims.sentences.get(sentence)?;
    let fits = |c: &usize| {
        draft.get(*c).is_some_and(|w| {
            w.end_token() <= cue
                && can_be_whole(w)
                && comparable(p, w)
                && agrees(draft, words, w)
                && !is_average(draft, w)
        }) && !is_rate(draft, *c)
    };
    // A figure of another kind right before the cue is what the cue speaks of.
    let nearest = claims.iter().rev().copied().find(|c| draft.get(*c).is_some_and(|w| w.end_token() <= cue));
    let taken = nearest.and_then(|c| draft.get(c)).is_some_and(|w| {
        cue - w.end_token() <= 2 && matches!(w.mention.kind, Kind::Duration | Kind::Age | Kind::Range)
    });
    if taken {
        return None;
    }
    let mut candidates: Vec<usize> = claims.iter().rev().copied().filter(fits).collect();
    if candidates.is_empty() && cue <= place.sentence.tokens.start + 1 {
        let before = draft.claims.sentences.get(sentence.checked_sub(1)?)?;
        let can = |c: &usize| draft.get(*c).is_some_and(|w| can_be_whole(w) && comparable(p, w));
        let same_block = before.block == place.block;
        candidates.extend(before.claims.clone().rev().filter(can).filter(|_| same_block));
    }
    let holding = candidates.iter().find(|whole| holds(draft, part, **whole));
    let together = || group::holds_together(draft, claims, cue, part);
    // "320 publishers from 28 countries, 128 of them local": a group whose noun nobody knows.
    let unnamed = || {
        claims.iter().any(|c| {
            draft.get(*c).is_some_and(|w| {
                let bare = w.mention.kind == Kind::Number && w.measure.head.is_empty();
                bare && w.end_token() <= cue && holds(draft, part, *c)
            }) && comparable_size(draft, part, *c)
        })
    };
    holding.or_else(|| candidates.first().filter(|_| !together() && !unnamed())).copied()
}

/// A number that is no thousand times the other.
fn comparable_size(draft: &Draft<'_, '_>, part: usize, whole: usize) -> bool {
    draft.stated(part).zip(draft.stated(whole)).is_some_and(|(p, w)| w <= &p * &Number::from(FAR))
}

/// Whether the part can be among the whole by value.
pub(super) fn holds(draft: &Draft<'_, '_>, part: usize, whole: usize) -> bool {
    match (draft.get(part).and_then(Claim::amount), draft.get(whole).and_then(Claim::amount)) {
        (Some(a), Some(b)) => a.reading.plain.at_most(&b.reading.plain) != Truth::Breaks,
        _ => false,
    }
}

/// "40 dollars on average": what each of them came to.
fn is_average(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let end = claim.end_token();
    claim.lead.cues(Cue::Average)
        || draft.claims.has(claim.block, end..end + AVERAGE, |s| *s == Sense::Cue(Cue::Average))
}

/// How many tokens behind a figure the word for an average may stand.
const AVERAGE: usize = 3;

pub(super) fn can_be_whole(claim: &Claim<'_>) -> bool {
    let counted = !claim.measure.head.is_empty() || claim.measure.fate.is_some();
    let two = Number::from(2);
    // "a second of magnitude 6.1 that killed 38": nothing but a number with a noun comes in fractions.
    let whole = |claim: &Claim<'_>| {
        claim.amount().and_then(|a| a.reading.stated.as_ref()).is_none_or(|n| n.to_i64().is_some())
    };
    // A noun in the dual is too easily an adjective or a plural in another case.
    counted
        && (!claim.measure.head.is_empty() || whole(claim))
        && counts_anew(claim)
        && claim.is_quantity()
        && claim.amount().and_then(|a| a.reading.stated.as_ref()).is_some_and(|value| *value >= two)
}

/// The figure right after a cue and those coordinated with it, each glued to its joint: in
/// "and spending 17.9 billion" another subject begins.
fn parts_after(draft: &Draft<'_, '_>, claims: &[usize], cue: usize, end: usize) -> Vec<usize> {
    let mut parts: Vec<usize> = Vec::new();
    let mut last = cue;
    for index in claims {
        let Some(claim) = draft.get(*index) else { break };
        // "منهم 8 الدرجة الأولى، و12 الدرجة الثانية": a rank describes the part before it.
        if claim.first_token() < cue || (!parts.is_empty() && claim.mention.kind == Kind::Rank) {
            continue;
        }
        let gap = last..claim.first_token();
        let limit = if parts.is_empty() { REACH } else { 6 };
        let joined = parts.is_empty() || is_joint(draft, claim);
        let comma = parts.is_empty() && gap.clone().any(|at| draft.claims.is_mark(claim.block, at, ",،"));
        // "two polls, of which four are needed": no count of what is there.
        let behind = claim.end_token()..claim.end_token() + 4;
        let clause = behind.clone().take_while(|at| !draft.claims.is_mark(claim.block, *at, ",،.;؛")).count();
        let wanted = draft.claims.has(
            claim.block,
            behind.start..behind.start + clause,
            // What a sum will pay for is a part of it already.
            |s| matches!(s, Sense::Modal(modal) if !matches!(modal, Modal::Negated | Modal::Future)),
        );
        let stops = claim.first_token() >= end
            || gap.len() > limit
            || comma
            || wanted
            || breaks(draft, claim.block, gap);
        // «213 قتيلا، بينهم 61 طفلا، و1442 جريحا»: who met another fate is none of the dead.
        let befallen = claim.measure.class.filter(|c| c.befalls());
        let other_fate = !parts.is_empty()
            && befallen.is_some()
            && claims.iter().filter_map(|c| draft.get(*c)).any(|w| {
                w.end_token() <= cue && w.measure.befallen().is_some() && w.measure.befallen() != befallen
            });
        if other_fate {
            break;
        }
        // «ستة منهم فوق السبعين»: so many years.
        if is_limit(claim) && claim.measure.definite {
            break;
        }
        let vague = claim.amount().is_none_or(|a| a.reading.stated.is_none());
        if !claim.is_quantity() || vague || !joined || stops {
            break;
        }
        parts.push(*index);
        last = claim.end_token();
    }
    parts
}

/// A comma or an "and" stands right before a figure or its hedge.
pub(super) fn is_joint(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let before = claim.first_token().saturating_sub(1);
    claim.lead.is(Function::And)
        || draft.claims.is_mark(claim.block, before, ",،:")
        || draft.claims.has(claim.block, before..before + 1, |s| *s == Sense::Function(Function::And))
}

/// A verb or a border of clauses stands in the gap.
fn breaks(draft: &Draft<'_, '_>, block: usize, gap: std::ops::Range<usize>) -> bool {
    draft.claims.has(block, gap.clone(), |s| matches!(s, Sense::Verb(_) | Sense::Cue(Cue::AccordingTo)))
        || gap.into_iter().any(|at| draft.claims.is_mark(block, at, ";؛.:"))
}
