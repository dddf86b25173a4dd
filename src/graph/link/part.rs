//! Parts and wholes: "3,000 soldiers, among them 2,500 Americans", "40 of the 60 seats",
//! "12 people: five women, four men and three children".

use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind};
use crate::language::{Cue, Function, NounClass, Sense, TokenKind};
use crate::mention::Kind;
use crate::value::Unit;

/// How many tokens may stand between a cue and the first part.
const REACH: usize = 8;

/// How far behind a total the colon of its list may stand.
const COLON_REACH: usize = 12;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let claims = draft.claims_of(sentence);
        after_cues(draft, sentence, &claims);
        of_wholes(draft, &claims);
        lists(draft, &claims);
    }
}

/// Whether two figures can be counts of one kind of thing.
pub(super) fn comparable(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let (Some(x), Some(y)) = (a.amount(), b.amount()) else { return false };
    match (&x.unit, &y.unit) {
        (Unit::None, Unit::None) => a.measure.compatible(&b.measure),
        // The unit is often said only once: "60 million euros from 40 million".
        (Unit::None, _) => x.noun.is_none(),
        (_, Unit::None) => y.noun.is_none(),
        (x, y) => x == y,
    }
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
        // "164 people, 121 of whom were rescued": the part stands before the cue.
        if let Some((part, whole)) = part_before(draft, claims, cue.start) {
            draft.state(part, EdgeKind::PartOf, whole, span);
            continue;
        }
        let Some(whole) = whole_before(draft, sentence, claims, cue.start) else { continue };
        let parts = parts_after(draft, claims, cue.end, tokens.end);
        for part in parts {
            let (Some(p), Some(w)) = (draft.get(part), draft.get(whole)) else { continue };
            if comparable(p, w) && p.is_quantity() {
                draft.state(part, EdgeKind::PartOf, whole, span);
            }
        }
    }
}

/// A figure glued to the cue behind it, and the figure before that one.
fn part_before(draft: &Draft<'_, '_>, claims: &[usize], cue: usize) -> Option<(usize, usize)> {
    let mut before =
        claims.iter().rev().copied().skip_while(|c| draft.get(*c).is_some_and(|c| c.end_token() > cue));
    let part =
        before.next().filter(|c| draft.get(*c).is_some_and(|c| c.end_token() == cue && c.is_quantity()))?;
    let whole = before.find(|c| draft.get(*c).is_some_and(can_be_whole))?;
    let (p, w) = (draft.get(part)?, draft.get(whole)?);
    let near = p.first_token().saturating_sub(w.end_token()) <= REACH;
    (near && comparable(p, w) && p.measure.head.is_empty()).then_some((part, whole))
}

fn is_part_cue(sense: &Sense) -> Option<()> {
    matches!(sense, Sense::Cue(Cue::PartFollows)).then_some(())
}

/// The nearest figure before the cue that can be a whole; at the head of a sentence the
/// last one of the sentence before it.
fn whole_before(draft: &Draft<'_, '_>, sentence: usize, claims: &[usize], cue: usize) -> Option<usize> {
    let here = claims
        .iter()
        .rev()
        .copied()
        .find(|c| draft.get(*c).is_some_and(|claim| claim.end_token() <= cue && can_be_whole(claim)));
    if here.is_some() {
        return here;
    }
    let place = draft.claims.sentences.get(sentence)?;
    let first = cue <= place.sentence.tokens.start + 1;
    let before = draft.claims.sentences.get(sentence.checked_sub(1)?)?;
    if !first || before.block != place.block {
        return None;
    }
    before.claims.clone().rev().find(|c| draft.get(*c).is_some_and(can_be_whole))
}

fn can_be_whole(claim: &Claim<'_>) -> bool {
    claim.is_quantity() && !claim.is_share() && claim.amount().is_some_and(|a| a.reading.stated.is_some())
}

/// The figure right after a cue and those coordinated with it.
fn parts_after(draft: &Draft<'_, '_>, claims: &[usize], cue: usize, end: usize) -> Vec<usize> {
    let mut parts: Vec<usize> = Vec::new();
    let mut last = cue;
    for index in claims {
        let Some(claim) = draft.get(*index) else { break };
        if claim.first_token() < cue {
            continue;
        }
        let gap = last..claim.first_token();
        let limit = if parts.is_empty() { REACH } else { 6 };
        let joined = parts.is_empty() || is_joint(draft, claim.block, gap.clone());
        if claim.first_token() >= end || gap.len() > limit || !joined || breaks(draft, claim.block, gap) {
            break;
        }
        parts.push(*index);
        last = claim.end_token();
    }
    parts
}

/// A comma or an "and" stands between two members of a list.
fn is_joint(draft: &Draft<'_, '_>, block: usize, gap: std::ops::Range<usize>) -> bool {
    let word = |at: usize| {
        draft.claims.is_mark(block, at, ",،")
            || draft.claims.has(block, at..at + 1, |s| *s == Sense::Function(Function::And))
    };
    let glued =
        draft.claims.token(block, gap.end).is_some_and(|t| t.clitics.has(crate::language::Clitics::AND));
    glued || gap.into_iter().any(word)
}

/// A verb or a border of clauses stands in the gap.
fn breaks(draft: &Draft<'_, '_>, block: usize, gap: std::ops::Range<usize>) -> bool {
    draft.claims.has(block, gap.clone(), |s| matches!(s, Sense::Verb(_) | Sense::Cue(Cue::AccordingTo)))
        || gap.into_iter().any(|at| draft.claims.is_mark(block, at, ";؛.:"))
}

/// "40 of the 60 seats", "121 من أصل 164".
fn of_wholes(draft: &mut Draft<'_, '_>, claims: &[usize]) {
    for pair in claims.windows(2) {
        let [part, whole] = [pair[0], pair[1]];
        let (Some(p), Some(w)) = (draft.get(part), draft.get(whole)) else { continue };
        let gap = p.end_token()..w.first_token();
        if !p.is_quantity() || !can_be_whole(w) || gap.is_empty() || gap.len() > 5 || !comparable(p, w) {
            continue;
        }
        let cue = draft.claims.has(p.block, gap.clone(), |s| matches!(s, Sense::Cue(Cue::WholeFollows)));
        let of = draft
            .claims
            .has(p.block, p.end_token()..p.end_token() + 1, |s| *s == Sense::Function(Function::Of));
        let english = draft.claims.document.language == crate::document::Lang::En;
        let definite = w.measure.definite || owned(draft, w.block, gap.clone());
        let marks = gap.clone().any(|at| {
            draft.claims.token(p.block, at).is_some_and(|t| t.kind == TokenKind::Mark)
                && !draft.claims.is_mark(p.block, at, "'’")
        });
        if !marks && (cue || (english && of && definite)) {
            let span = draft.claims.token(p.block, gap.start).map(|t| t.span);
            draft.state(part, EdgeKind::PartOf, whole, span);
        }
    }
    leading_whole(draft, claims);
}

/// "Of the 100 passengers, 60 left": the whole comes first.
fn leading_whole(draft: &mut Draft<'_, '_>, claims: &[usize]) {
    let [whole, part, ..] = claims else { return };
    let (Some(w), Some(p)) = (draft.get(*whole), draft.get(*part)) else { return };
    let start = draft.claims.sentences.get(w.sentence).map_or(0, |s| s.sentence.tokens.start);
    let leads = w.lead.cues(Cue::WholeFollows) || w.lead.is(Function::Of) || of_at(draft, w.block, start);
    let comma = (w.end_token()..p.first_token()).any(|at| draft.claims.is_mark(w.block, at, ",،"));
    if w.first_token() > start + 3 || !leads || !comma || !can_be_whole(w) {
        return;
    }
    if p.is_share() {
        draft.state(*part, EdgeKind::ShareOf, *whole, None);
    } else if p.is_quantity() && comparable(p, w) {
        draft.state(*part, EdgeKind::PartOf, *whole, None);
    }
}

fn of_at(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    draft.claims.has(block, at..at + 1, |s| {
        matches!(s, Sense::Function(Function::Of) | Sense::Cue(Cue::WholeFollows))
    })
}

/// A possessive in the gap: "of the city's 60 bakeries", "of its 1,300 workers".
fn owned(draft: &Draft<'_, '_>, block: usize, gap: std::ops::Range<usize>) -> bool {
    gap.clone().any(|at| draft.claims.is_mark(block, at, "'’"))
        || draft.claims.has(block, gap, |s| matches!(s, Sense::Function(Function::The | Function::Their)))
}

/// "12 people: five women, four men and three children": a colon promises all parts.
fn lists(draft: &mut Draft<'_, '_>, claims: &[usize]) {
    let figures: Vec<usize> =
        claims.iter().copied().filter(|c| draft.get(*c).is_some_and(|c| c.amount().is_some())).collect();
    for (at, whole) in figures.iter().enumerate() {
        let Some(w) = draft.get(*whole) else { continue };
        let Some(first) = figures.get(at + 1).and_then(|c| draft.get(*c)) else { continue };
        let colon =
            (w.end_token()..first.first_token()).rev().find(|t| draft.claims.is_mark(w.block, *t, ":"));
        let near = colon.is_some_and(|c| first.first_token() - c <= 4 && c - w.end_token() <= COLON_REACH);
        let end = draft.claims.sentences.get(w.sentence).map_or(0, |s| s.sentence.tokens.end);
        if !near || !can_be_whole(w) {
            continue;
        }
        let parts = parts_after(draft, figures.get(at + 1..).unwrap_or(&[]), first.first_token(), end);
        let kind_of = |part: &usize| draft.get(*part).is_some_and(|p| p.is_quantity() && is_kind_of(p, w));
        if parts.len() < 2 || !parts.iter().all(kind_of) {
            continue;
        }
        for part in parts {
            draft.edge(part, *whole, Edge { all: true, ..Edge::stated(EdgeKind::PartOf, None) });
        }
    }
}

/// Members of a list count the same kind of thing as the total, or kinds of it.
fn is_kind_of(part: &Claim<'_>, whole: &Claim<'_>) -> bool {
    let vague =
        |class: Option<NounClass>| matches!(class, None | Some(NounClass::Thing | NounClass::Abstract));
    comparable(part, whole)
        || (part.mention.kind == Kind::Quantity && vague(part.measure.class) && vague(whole.measure.class))
}
