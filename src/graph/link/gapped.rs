//! Parts of one whole that share no member, told in a row with what they have in common said once:
//! "Of the 900 patients, 500 live on the coast, 250 in the capital and 200 in the hills",
//! "eight of the workers died and 17 were hurt". Together they cannot be more than the whole.

use super::enumeration::{Member, claims_in, members};
use super::outcome;
use super::part::comparable;
use super::total::{Parts, split};
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Function, NounClass, QualityClass, Sense};
use std::ops::Range;

/// How far behind the first part the word may stand that tells it apart, in tokens.
const FIRST: usize = 9;

/// The same for those behind it, whose verb is not said again.
const NEXT: usize = 3;

/// What tells a part apart from the others.
#[derive(Clone, Debug, PartialEq)]
enum Mark {
    /// Where it is, or where from.
    Place(Function),
    /// A people or a trade, by its dictionary form.
    Kind(QualityClass, String),
    /// What befell it.
    Outcome(outcome::Outcome),
    /// One kind of a set: men, women, children.
    Of(String, String),
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if !draft.is_prose(sentence) {
            continue;
        }
        for part in draft.claims_of(sentence) {
            let Some(whole) = draft.whole_of(part, &[EdgeKind::PartOf]) else { continue };
            let parts = row(draft, sentence, part, whole);
            if let Some(parts) = parts.or_else(|| fates(draft, sentence, part, whole)) {
                split(draft, &parts, whole);
                break;
            }
        }
    }
}

/// The part and those that follow it, each told apart in the same way from the others.
fn row(draft: &Draft<'_, '_>, sentence: usize, part: usize, whole: usize) -> Option<Vec<Member>> {
    let claim = draft.get(part)?;
    let place = draft.claims.sentences.get(sentence)?;
    let w = draft.get(whole)?;
    let fits = |c: &Claim<'_>| c.is_quantity() && c.first_token() != w.first_token() && alike(c, claim);
    let list = claim.first_token()..place.sentence.tokens.end;
    let parts = members(draft, claim.block, list, &fits, w.measure.is_people())?;
    let figures: Vec<usize> = parts
        .iter()
        .filter_map(|m| match m {
            Member::Figure(c) => Some(*c),
            Member::Unnumbered(..) => None,
        })
        .collect();
    if figures.len() != parts.len() || figures.contains(&whole) {
        return None;
    }
    let marks: Vec<Vec<Mark>> = figures
        .iter()
        .enumerate()
        .map(|(nth, c)| marks(draft, *c, if nth == 0 { FIRST } else { NEXT }))
        .collect();
    let apart = (0..4).any(|sort| is_apart(&marks, sort));
    let sums = Parts::of(draft, &parts).is_some_and(|parts| parts.near(w, super::total::Promise::Behind));
    (apart && sums).then_some(parts)
}

/// Counts of one unit.
fn alike(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let unit = |c: &Claim<'_>| c.amount().map(|a| a.unit);
    comparable(a, b) && unit(a) == unit(b)
}

/// «ثمانية من العمال توفوا، وأن 17 أصيبوا»: those who met different fates, in clauses of their own.
fn fates(draft: &Draft<'_, '_>, sentence: usize, part: usize, whole: usize) -> Option<Vec<Member>> {
    let (first, w) = (draft.get(part)?, draft.get(whole)?);
    let mut row: Vec<usize> = Vec::new();
    let mut told: Vec<Mark> = Vec::new();
    for index in draft.claims_of(sentence).into_iter().filter(|c| *c >= part && *c != whole) {
        let Some(claim) = draft.get(index).filter(|c| c.amount().is_some()) else { continue };
        let near = row
            .last()
            .and_then(|c| draft.get(*c))
            .is_none_or(|last| claim.first_token().saturating_sub(last.end_token()) <= FIRST);
        let fate = marks(draft, index, FIRST).into_iter().find(|m| sort(m) == 2);
        let Some(fate) = fate.filter(|f| near && alike(claim, first) && !told.contains(f)) else { break };
        row.push(index);
        told.push(fate);
    }
    let parts: Vec<Member> = row.into_iter().map(Member::Figure).collect();
    let sums = Parts::of(draft, &parts).is_some_and(|p| p.near(w, super::total::Promise::Behind));
    (parts.len() > 1 && sums && w.measure.is_people()).then_some(parts)
}

fn sort(mark: &Mark) -> usize {
    match mark {
        Mark::Place(_) => 0,
        Mark::Kind(..) => 1,
        Mark::Outcome(_) => 2,
        Mark::Of(..) => 3,
    }
}

/// Whether all parts have a mark of this sort: places with one preposition, of the others no two
/// the same.
fn is_apart(marks: &[Vec<Mark>], of: usize) -> bool {
    let told: Vec<&Mark> = marks.iter().filter_map(|m| m.iter().find(|m| sort(m) == of)).collect();
    let all = told.len() == marks.len();
    let distinct = (1..told.len()).all(|i| told.iter().take(i).all(|m| Some(m) != told.get(i)));
    let one = told.windows(2).all(|pair| match (pair[0], pair[1]) {
        (Mark::Place(a), Mark::Place(b)) => a == b,
        (Mark::Kind(a, _), Mark::Kind(b, _)) => a == b,
        (Mark::Of(a, _), Mark::Of(b, _)) => a == b,
        _ => true,
    });
    all && one && (of == 0 || distinct)
}

/// What tells a part apart, as far as the next figure.
fn marks(draft: &Draft<'_, '_>, index: usize, reach: usize) -> Vec<Mark> {
    let Some(claim) = draft.get(index) else { return Vec::new() };
    let (block, end) = (claim.block, claim.end_token());
    let next = claims_in(draft, block, &(end..end + reach)).next().and_then(|c| draft.get(c));
    let until = next.map_or(end + reach, |c| c.lead.start.max(end));
    let until = (end..until).find(|at| draft.claims.is_mark(block, *at, ",،;؛.")).unwrap_or(until);
    let behind = end..until;
    let mut found: Vec<Mark> = Vec::new();
    found.extend(placed(draft, block, &behind).map(Mark::Place));
    let lexicon = crate::language::of(draft.claims.document.language).lexicon();
    let whole = claim.mention.tokens.start..until;
    let kind = draft.claims.find(block, whole.clone(), |s| match s {
        Sense::Quality(lemma, class @ (QualityClass::Nationality | QualityClass::Occupation)) => {
            Some((*class, lexicon.lemma_name(*lemma).to_owned()))
        }
        _ => None,
    });
    // "18 speak French": what they are stands in the phrase or behind its copula.
    let own =
        |at: usize| draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Function(_) | Sense::Cue(_)));
    let kind = kind.filter(|(words, _)| (end..words.start).all(own));
    found.extend(kind.map(|(_, (class, name))| Mark::Kind(class, name)));
    let of = draft.claims.find(block, whole.clone(), |s| match s {
        Sense::Kind(set, _, name) => {
            Some((lexicon.lemma_name(*set).to_owned(), lexicon.lemma_name(*name).to_owned()))
        }
        _ => None,
    });
    found.extend(of.map(|(_, (set, name))| Mark::Of(set, name)));
    let fate = claim.measure.befallen().map(outcome::Outcome::Befell);
    // Held and missing people may be hurt as well.
    let sure = fate.filter(|o| matches!(o, outcome::Outcome::Befell(NounClass::Dead | NounClass::Hurt)));
    found.extend(sure.or_else(|| outcome::named(draft, block, behind.clone())).map(Mark::Outcome));
    found
}

/// The preposition of place behind a part, with no more than its verb and its whole before it.
fn placed(draft: &Draft<'_, '_>, block: usize, behind: &Range<usize>) -> Option<Function> {
    let (words, function) = draft.claims.find(block, behind.clone(), |s| match s {
        Sense::Function(Function::In | Function::At | Function::On) => Some(Function::In),
        Sense::Function(Function::From) => Some(Function::From),
        _ => None,
    })?;
    // "720 have relatives on the coast": they may have some elsewhere too.
    let other = |s: &Sense| {
        matches!(s, Sense::Function(Function::Have | Function::And | Function::But))
            || matches!(s, Sense::Modal(_))
    };
    (!draft.claims.has(block, behind.start..words.start, other)).then_some(function)
}
