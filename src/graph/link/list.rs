//! Parts that are said to be all there are: "12 people: five women, four men and three
//! children", "Those hurt were …", "توزعوا على …"; and parts that do not overlap.

use super::enumeration::{Member, claims_in, members};
use super::part::{can_be_whole, comparable};
use super::total::{Parts, Promise, all_of, split_of};
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, NounClass, Sense};
use crate::mention::Kind;
use std::ops::Range;

/// How many tokens a subject that takes up a total may have.
const SUBJECT: usize = 8;

/// How many tokens of the next sentence may name the rest.
const OPENING: usize = 3;

/// How far behind a colon or copula the first member may begin.
const NEAR: usize = 4;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if !draft.is_prose(sentence) {
            continue;
        }
        for frame in frames(draft, sentence) {
            let Some(parts) = parts(draft, sentence, &frame) else { continue };
            if rest_follows(draft, sentence, &parts) {
                continue;
            }
            all_of(draft, sentence, &frame.before, parts, (frame.reach, Promise::Before));
        }
        apart(draft, sentence);
        handed_out(draft, sentence);
    }
}

/// "25 are red and 10 are blue; the rest are green": the parts that are counted are not all. The
/// next sentence may say it too.
fn rest_follows(draft: &Draft<'_, '_>, sentence: usize, parts: &[Member]) -> bool {
    let figure = |member: &Member| match member {
        Member::Figure(claim) => draft.get(*claim).map(Claim::end_token),
        Member::Unnumbered(..) => None,
    };
    let Some(last) = parts.iter().filter_map(figure).max() else { return false };
    let Some(place) = draft.claims.sentences.get(sentence) else { return false };
    let rest = |tokens: Range<usize>| draft.claims.has(place.block, tokens, |s| *s == Sense::Cue(Cue::Rest));
    let next = draft.claims.sentences.get(sentence + 1).filter(|next| next.block == place.block);
    let opens = next.map_or(0, |next| next.sentence.tokens.start);
    rest(last..place.sentence.tokens.end) || next.is_some() && rest(opens..opens + OPENING)
}

/// A place whose words promise that all parts follow.
struct Frame {
    /// Where the members are.
    list: Range<usize>,
    /// Tokens of the sentence in which the total may stand.
    before: Range<usize>,
    /// How many sentences back the total may stand.
    reach: usize,
    /// Members without a figure count too ("the tram driver"): not so where something
    /// is made up of others ("a team of its chairman and a teacher").
    described: bool,
}

fn frames(draft: &Draft<'_, '_>, sentence: usize) -> Vec<Frame> {
    let Some(place) = draft.claims.sentences.get(sentence) else { return Vec::new() };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let mut found = Vec::new();
    for at in tokens.clone() {
        let before = tokens.start..at;
        let list = at + 1..tokens.end;
        if draft.claims.is_mark(block, at, ":") && near_figure(draft, block, &list) {
            let shared = draft.claims.has(block, before.clone(), is_shared_out);
            found.push(Frame { list, before, reach: if shared { 2 } else { 0 }, described: !shared });
        } else if let Some((cue, ())) =
            draft.claims.find(block, at..at + 1, |s| is_shared_out(s).then_some(()))
        {
            let colon = (cue.end..tokens.end).any(|t| draft.claims.is_mark(block, t, ":"));
            // "with 6,057 … with 4,857 …": each has its own.
            let again = draft.claims.has(block, cue.end..tokens.end, is_shared_out)
                || draft.claims.has(block, before.clone(), is_shared_out);
            if !colon && !again {
                // «توزع المرضى الأربعون على …»: what is shared out stands behind its verb.
                let start = shared_out(draft, block, &(cue.end..tokens.end)).unwrap_or(cue.end);
                let before = if start > cue.end { tokens.start..start } else { before };
                found.push(Frame { list: start..tokens.end, before, reach: 2, described: false });
            }
        } else if apposed(draft, sentence, at) {
            found.push(Frame { list, before, reach: 3, described: true });
        } else if let Some(start) = take_up(draft, sentence, at) {
            // «جميع الضحايا»: who met one fate were counted once, wherever that was.
            let fate = |s: &Sense| matches!(s, Sense::Noun(n) if matches!(n.class, NounClass::Dead | NounClass::Hurt | NounClass::Held));
            let subject = at.saturating_sub(SUBJECT).max(tokens.start)..at;
            let far = draft.is_arabic(block) && draft.claims.has(block, subject, fate);
            let reach = if start { if far { 6 } else { 3 } } else { 0 };
            found.push(Frame { list, before, reach, described: true });
        }
    }
    found
}

/// A comma behind a subject that opens its sentence and takes people up, with their groups right
/// behind it: "The children, 22 girls and 18 boys, were …"; «الضحايا، وهم …» is no such thing.
fn apposed(draft: &Draft<'_, '_>, sentence: usize, at: usize) -> bool {
    let Some(place) = draft.claims.sentences.get(sentence) else { return false };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let subject = tokens.start..at;
    if !draft.claims.is_mark(block, at, ",،") || subject.is_empty() || subject.len() > APPOSED {
        return false;
    }
    let glued = draft.claims.token(block, tokens.start).is_some_and(|t| t.clitics.has(Clitics::THE));
    let opens = glued
        || draft.claims.has(block, tokens.start..tokens.start + 1, |s| {
            matches!(s, Sense::Function(Function::The | Function::Those | Function::All))
        });
    let people = draft.claims.has(
        block,
        subject.clone(),
        |s| matches!(s, Sense::Noun(n) if n.class == NounClass::Person || n.class.befalls()),
    );
    let verb = draft
        .claims
        .has(block, subject.clone(), |s| matches!(s, Sense::Function(Function::Was | Function::Be)));
    let first = claims_in(draft, block, &(at + 1..at + 3)).next().and_then(|c| draft.get(c));
    let groups = first.is_some_and(|c| c.mention.kind == Kind::Quantity && c.measure.is_people());
    opens && people && groups && !verb && claims_in(draft, block, &subject).next().is_none()
}

/// How many tokens a subject has that is told again in an apposition.
const APPOSED: usize = 5;

/// Where the parts begin behind a total that is the subject of the verb before it.
fn shared_out(draft: &Draft<'_, '_>, block: usize, list: &Range<usize>) -> Option<usize> {
    let first = claims_in(draft, block, list).next().and_then(|c| draft.get(c))?;
    let end = first.end_token();
    let on = draft.claims.has(block, end..end + 1, |s| *s == Sense::Function(Function::On));
    (draft.is_arabic(block) && first.measure.definite && on).then_some(end + 1)
}

fn is_shared_out(sense: &Sense) -> bool {
    *sense == Sense::Cue(Cue::SharedOut)
}

fn near_figure(draft: &Draft<'_, '_>, block: usize, list: &Range<usize>) -> bool {
    let near = list.start..(list.start + NEAR).min(list.end);
    claims_in(draft, block, &near).next().is_some()
}

/// A copula at `at` whose subject takes up a total: "Those hurt were", "they were", "وهم";
/// whether the subject opens the sentence, so that the total stands in an earlier one.
fn take_up(draft: &Draft<'_, '_>, sentence: usize, at: usize) -> Option<bool> {
    let place = draft.claims.sentences.get(sentence)?;
    let block = place.block;
    let tokens = place.sentence.tokens.clone();
    if draft.claims.document.language == Lang::Ar {
        let pronoun = draft.claims.has(block, at..at + 1, |s| {
            matches!(s, Sense::Function(Function::They | Function::She | Function::He))
        });
        let near = (at + 1)..(at + 3).min(tokens.end);
        // "وهي أم لخمسة": a preposition before the figure makes it somebody else's.
        let own = |c: &Claim<'_>| {
            let bare =
                |f: &Function| matches!(f, Function::And | Function::They | Function::She | Function::He);
            c.mention.kind == Kind::Quantity && c.lead.functions.iter().all(bare)
        };
        let figure = || claims_in(draft, block, &near).any(|c| draft.get(c).is_some_and(own));
        // «أوضح الناطق أن القتلى هم خمسة …»: the subject of what is reported.
        let that = (at.saturating_sub(SUBJECT).max(tokens.start)..at).any(|t| {
            draft.claims.has(block, t..t + 1, |s| *s == Sense::Function(Function::That))
                && draft.claims.token(block, t + 1).is_some()
        });
        return (pronoun && figure()).then_some(that || at <= tokens.start + 3);
    }
    let copula =
        draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Function(Function::Was | Function::Be)));
    if !copula {
        return None;
    }
    let near = (at + 1)..(at + 1 + NEAR).min(tokens.end);
    // "The boat was licensed for 20 people" counts something else.
    let figure = claims_in(draft, block, &near)
        .any(|c| draft.get(c).is_some_and(|c| c.mention.kind == Kind::Quantity && !c.lead.is(Function::For)));
    let described = super::enumeration::described(draft, block, &(at + 1..tokens.end)).is_some();
    let clause = place.sentence.clause_of(at).start;
    let subject = clause..at;
    if !(figure || described) || subject.is_empty() || subject.len() > SUBJECT {
        return None;
    }
    let head = draft.claims.has(block, clause..clause + 2, |s| {
        matches!(
            s,
            Sense::Function(
                Function::They | Function::Those | Function::The | Function::All | Function::Their
            )
        )
    });
    let told = draft.claims.has(block, subject.clone(), |s| {
        matches!(
            s,
            Sense::Function(Function::Was | Function::Be | Function::There | Function::Not) | Sense::Modal(_)
        )
    });
    // "Its 36 passengers were …" has its total in the subject.
    let own = claims_in(draft, block, &subject).next().is_some();
    (head && !told).then_some(!own && clause <= tokens.start + 1)
}

fn parts(draft: &Draft<'_, '_>, sentence: usize, frame: &Frame) -> Option<Vec<Member>> {
    let place = draft.claims.sentences.get(sentence)?;
    let mut listed = claims_in(draft, place.block, &frame.list).filter_map(|c| draft.get(c));
    let first = listed.find(|c| is_part(c))?;
    let shares = first.is_share();
    // «نال الجائزة مرتين»: how often, and no part of anything.
    let often =
        |c: &Claim<'_>| draft.claims.has(c.block, c.mention.tokens.clone(), |s| *s == Sense::Cue(Cue::Often));
    let fits = |c: &Claim<'_>| is_part(c) && c.is_share() == shares && !often(c);
    let people =
        matches!(first.measure.class, None | Some(NounClass::Person | NounClass::Dead | NounClass::Hurt));
    let found = members(draft, place.block, frame.list.clone(), &fits, people)?;
    let numbered = found.iter().filter(|m| matches!(m, Member::Figure(_))).count();
    (numbered > 1 || numbered == 1 && frame.described && found.len() > 2)
        .then_some(found)
        .filter(|found| frame.described || numbered == found.len())
}

fn is_part(claim: &Claim<'_>) -> bool {
    claim.is_quantity() || claim.is_share()
}

/// "among them 30 men, 28 women and 20 children": with no member in two groups, the groups
/// cannot be more than the whole together.
fn apart(draft: &mut Draft<'_, '_>, sentence: usize) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let mut from = tokens.start;
    let cue = |s: &Sense| (*s == Sense::Cue(Cue::PartFollows)).then_some(());
    while let Some((found, ())) = draft.claims.find(block, from..tokens.end, cue) {
        from = found.end;
        let list = found.end..tokens.end;
        if !near_figure(draft, block, &list) {
            continue;
        }
        let Some(parts) = members(draft, block, list, &is_part, true) else { continue };
        if are_disjoint(draft, &parts) {
            split_of(draft, sentence, &(tokens.start..found.start), parts, 0);
        }
    }
}

/// "Pensioners get 34 million of it, families 31 million and tenants 28 million": handed to
/// several, a sum cannot come to more than it was.
fn handed_out(draft: &mut Draft<'_, '_>, sentence: usize) {
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let of_it = |c: &usize| {
        draft.get(*c).is_some_and(|c| {
            let end = c.end_token();
            draft.claims.has(block, end..end + 1, |s| *s == Sense::Cue(Cue::PartFollows))
        })
    };
    let Some(first) = place.claims.clone().find(of_it) else { return };
    let Some(tied) = draft.get(first).filter(|c| c.is_quantity()) else { return };
    let head = tied.measure.head.clone();
    let start = tied.first_token();
    let fits = move |c: &Claim<'_>| c.is_quantity() && (c.measure.head.is_empty() || c.measure.head == head);
    let Some(parts) = members(draft, block, start..tokens.end, &fits, false) else { return };
    if parts.len() > 2 {
        split_of(draft, sentence, &(tokens.start..start), parts, 2);
    }
}

/// Whether no one can be in two of these groups: kinds of one set, peoples, or shares of one
/// thing in several places or times.
pub(super) fn are_disjoint(draft: &Draft<'_, '_>, parts: &[Member]) -> bool {
    let figures: Vec<&Claim<'_>> = parts
        .iter()
        .filter_map(|p| match p {
            Member::Figure(c) => draft.get(*c),
            Member::Unnumbered(..) => None,
        })
        .collect();
    if figures.len() != parts.len() || figures.len() < 2 {
        return false;
    }
    let kind = |c: &&Claim<'_>| {
        draft.claims.find(c.block, c.mention.tokens.start..c.end_token() + 1, |s| match s {
            Sense::Kind(set, _, name) => Some((*set, *name)),
            _ => None,
        })
    };
    let kinds: Vec<_> = figures.iter().filter_map(|c| kind(c).map(|(_, k)| k)).collect();
    let one_set = kinds.windows(2).all(|k| k[0].0 == k[1].0);
    let distinct = (1..kinds.len()).all(|i| kinds.iter().take(i).all(|k| Some(k) != kinds.get(i)));
    if kinds.len() == figures.len() {
        return one_set && distinct;
    }
    let placed = |c: &&Claim<'_>| {
        c.measure.head.is_empty()
            && draft.claims.has(c.block, c.end_token()..c.end_token() + 1, |s| {
                matches!(s, Sense::Function(Function::In | Function::At | Function::From))
            })
    };
    figures.iter().all(placed)
}

/// Whether a claim can be one of the parts of a total.
pub(super) fn is_kind_of(part: &Claim<'_>, whole: &Claim<'_>) -> bool {
    let vague =
        |class: Option<NounClass>| matches!(class, None | Some(NounClass::Thing | NounClass::Abstract));
    comparable(part, whole)
        || (part.mention.kind == Kind::Quantity && vague(part.measure.class) && vague(whole.measure.class))
}

/// Whether a claim can be the total of parts.
pub(super) fn is_total(claim: &Claim<'_>, parts: &Parts<'_>) -> bool {
    let share = claim.is_share() && parts.claims.iter().all(|p| p.is_share());
    (can_be_whole(claim) || share)
        && parts.claims.iter().all(|p| p.is_share() == claim.is_share() && is_kind_of(p, claim))
}
