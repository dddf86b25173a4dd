//! A headline told again by its story in other words: "200 arrested in protest" over "police detained
//! 150 people at a demonstration".
//!
//! A headline says once what its first paragraphs say at length. So where each holds one figure of a
//! sort and at least half of what the headline speaks of is told in the sentence of the other, in
//! whatever words (`Topics::akin`), both are one figure, unless something in the story bears the
//! headline's out.

use super::alike;
use super::profile::{Measured, Profile};
use crate::claim::Claim;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::graph::link::topic::Root;
use crate::language::{Cue, Function, Sense};
use crate::mention::{Kind, Value};
use crate::value::{Number, Unit};

/// Paragraphs of body copy that restate the headline.
const LEDE: usize = 2;
/// A slip is hardly ever out by more.
const TIMES: i64 = 2;
/// A headline rounds by no more than one part in so many.
const CLOSE: i64 = 50;
/// So many words of the headline in the sentence are enough, however long it is.
const MANY: usize = 3;

/// Whether a figure of the body is the headline's, told in other words; the headline's is the only one
/// of its sort and nothing bears it out.
pub(super) fn of<'p>(draft: &Draft<'_, '_>, profiles: &'p [Profile], head: &Profile) -> Option<&'p Profile> {
    let like = |p: &&Profile| p.measured == head.measured;
    // «السجن عشر سنوات لوزير سابق»: the adjective is another noun's.
    let adjective = || {
        draft.get(head.claim).is_some_and(|c| {
            let behind = c.end_token()..c.end_token() + 2;
            draft.is_arabic(c.block)
                && !head.rate
                && c.lead.cues.is_empty()
                && !draft
                    .claims
                    .has(c.block, behind, |s| matches!(s, Sense::Cue(Cue::Further | Cue::Others | Cue::Rest)))
        })
    };
    if head.apart && !adjective() {
        return None;
    }
    if profiles.iter().filter(like).filter(|p| p.headline).count() != 1 {
        return None;
    }
    let lede = |p: &&Profile| !p.headline && p.block <= head.block + LEDE;
    let mut found = profiles.iter().filter(like).filter(lede).filter(|p| counts_what(draft, head, p));
    let only = found.next().filter(|p| !told_so(head, p))?;
    if found.next().is_some() || other_way(draft, head, only) {
        return None;
    }
    // "Leaving seven people dead" leaves nobody over.
    let leaves = only.fate.is_some() && draft.get(only.claim).is_some_and(|c| c.lead.cues(Cue::Leaving));
    let apart = only.apart && !leaves || only.running || is_old(draft, only);
    // "10 percent over two years" and "a year later" are two lengths.
    let long = !matches!(head.measured, Measured::Length(_)) || only.stated != Number::ONE;
    let near = long && alike::within(&head.stated, &only.stated, TIMES)
        || digits(&head.stated) && digits(&only.stated) && head.stated.is_misprint_of(&only.stated);
    (near
        && !apart
        && !alike::other_mode(head, only)
        && !alike::other_time(head, only)
        && tells(draft, head.sentence, only.sentence))
    .then_some(only)
}

/// Whether a fair reader takes the figure of the body for that of the headline.
pub(super) fn told_so(head: &Profile, p: &Profile) -> bool {
    // "10 percent" for 9.99.
    let coarse = head.stated.last_place() > p.stated.last_place();
    let near = coarse && &(&head.stated - &p.stated).abs() * &Number::from(CLOSE) <= head.stated.abs();
    // "57 million dollars" and "57 million": the unit may be said once.
    let bare = p.stated == head.stated && p.measured == Measured::Count;
    bare || p.measured == head.measured
        && (near
            || head.stated.told_as(&p.stated, head.hedge, p.hedge).unwrap_or_else(|| alike::agree(head, p)))
}

fn digits(n: &Number) -> bool {
    *n >= Number::from(100)
}

/// People are counted as people, things by their noun; a headline leaves the noun out.
fn counts_what(draft: &Draft<'_, '_>, head: &Profile, p: &Profile) -> bool {
    if head.measured != Measured::Count {
        return head.extent.zip(p.extent).is_none_or(|(a, b)| a == b);
    }
    if head.fate.zip(p.fate).is_some_and(|(a, b)| a != b) || !p.counts {
        return false;
    }
    let people = (head.people || head.head.is_empty()) && p.people;
    let noun = |p: &Profile| {
        let token =
            draft.get(p.claim).and_then(|c| c.amount()).and_then(|a| a.noun.as_ref()).map(|n| n.token);
        token.map_or_else(Vec::new, |at| {
            draft.topics.words(p.sentence, &(at..at + 1)).map(|(_, r)| r).collect::<Vec<Root>>()
        })
    };
    let (own, other) = (noun(head), noun(p));
    people || own.iter().any(|a| other.iter().any(|b| draft.topics.akin(*a, *b)))
}

/// "Up 4 percent" and "rose to 3 percent": one tells how much, the other where to.
fn other_way(draft: &Draft<'_, '_>, head: &Profile, p: &Profile) -> bool {
    let (Some(a), Some(b)) = (draft.get(head.claim), draft.get(p.claim)) else { return true };
    let to = |c: &Claim<'_>| c.lead.is(Function::To) || c.lead.cues(Cue::Became);
    let change = |c: &Claim<'_>| {
        let around = c.first_token().saturating_sub(2)..c.first_token();
        c.lead.is(Function::By) || draft.claims.has(c.block, around, crate::graph::link::change::is_change)
    };
    to(a) && !to(b) && change(b) || to(b) && !to(a) && change(a)
}

/// A value of before, a part, what is left.
fn is_old(draft: &Draft<'_, '_>, p: &Profile) -> bool {
    let Some(claim) = draft.get(p.claim) else { return true };
    let Some(node) = draft.nodes.get(p.claim) else { return true };
    let mut into = draft.graph.edges_directed(*node, petgraph::Incoming);
    let old = into.any(|e| e.weight().kind == EdgeKind::ChangeFrom);
    let part = [EdgeKind::PartOf, EdgeKind::RemainsOf, EdgeKind::LeavesOf].into_iter();
    // «بيعت مقابل تسعة ملايين»: what was paid for it.
    let price = draft.is_arabic(claim.block) && matches!(p.measured, Measured::In(Unit::Money(_)));
    let compared = claim.lead.cues(Cue::Comparison) && !price;
    let mut led = [Cue::OldValue, Cue::Earlier, Cue::PartFollows].into_iter();
    old || compared
        || part.into_iter().any(|k| draft.draws(p.claim, k))
        || led.any(|cue| claim.lead.cues(cue))
}

/// What else a headline says once: how old somebody is, which week or round it is.
pub(super) fn others(draft: &Draft<'_, '_>) -> Vec<(usize, usize)> {
    let claims = &draft.claims.claims;
    let heads = claims.iter().take_while(|c| c.headline).count();
    let Some(block) = claims.first().filter(|_| heads > 0).map(|c| c.block) else { return Vec::new() };
    let lede = claims.iter().take_while(|c| c.block <= block + LEDE).count();
    let sole = |range: std::ops::Range<usize>, one: &Claim<'_>| {
        let mut found = range.filter(|c| draft.get(*c).is_some_and(|c| is_alike(draft, one, c)));
        found.next().filter(|_| found.next().is_none())
    };
    let link = |head: usize| {
        let one = draft.get(head).filter(|c| value(c).is_some())?;
        let body = sole(0..heads, one).and_then(|_| sole(heads..lede, one))?;
        let other = draft.get(body)?;
        let told = claims.iter().skip(heads).any(|c| is_alike(draft, one, c) && value(c) == value(one));
        (!told && tells(draft, one.sentence, other.sentence)).then_some((body, head))
    };
    (0..heads).filter_map(link).collect()
}

/// An age or an ordinal.
fn value(claim: &Claim<'_>) -> Option<Number> {
    match (&claim.mention.value, claim.mention.kind) {
        (Value::Ordinal(n), _) => Some(Number::from(i64::from(*n))),
        (Value::Amount(amount), Kind::Age) => amount.reading.stated.clone(),
        _ => None,
    }
}

/// Two ages, or two ordinals of one noun.
fn is_alike(draft: &Draft<'_, '_>, a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let language = crate::language::of(draft.claims.document.language);
    let head = |c: &Claim<'_>| language.matter(&language.fold(&c.measure.head));
    let series = |c: &Claim<'_>| c.mention.kind != Kind::Age;
    let both = value(a).is_some() && value(b).is_some() && series(a) == series(b);
    both && (!series(a) || !a.measure.head.is_empty() && head(a) == head(b))
}

/// Half of the words of the headline are told in the sentence of the figure.
fn tells(draft: &Draft<'_, '_>, head: usize, sentence: usize) -> bool {
    let words = |sentence: usize| -> Vec<Root> {
        let tokens = draft.claims.sentences.get(sentence).map_or(0..0, |place| place.sentence.tokens.clone());
        draft.topics.words(sentence, &tokens).map(|(_, root)| root).collect()
    };
    let own: Vec<Root> = words(head).into_iter().filter(|r| !draft.topics.says_nothing(*r)).collect();
    let told = words(sentence);
    let met = own.iter().filter(|a| told.iter().any(|b| draft.topics.akin(**a, *b))).count();
    met >= 1 && met * 2 >= own.len().min(2 * MANY)
}
