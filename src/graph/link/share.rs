//! Shares: "30 of the 120 seats, or 25%", "a third (33%)", "52% of voters".

use super::change::is_year;
use super::convert::restates;
use super::inherit;
use super::mixed;
use super::pairs;
use super::part::comparable;
use super::rate::is_rate;
use super::retold::{APART, is_glossed};
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind, Node, NodeKind};
use crate::language::{Clitics, Cue, Function, Lemma, NounClass, Sense, TokenKind, VerbClass};
use crate::mention::Kind;
use crate::value::Number;
use petgraph::visit::EdgeRef;
use std::ops::Range;

/// How many tokens may stand between a part and the share that resumes it.
const RESUMED: usize = 12;

/// How many sentences before a share a sum may stand that it names again.
const SUM: usize = 3;

/// How many tokens may name a whole before its size.
const SIZED: usize = 8;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        let claims = draft.claims_of(sentence);
        for (at, share) in claims.iter().enumerate() {
            if draft.get(*share).is_some_and(|c| c.is_share()) && !mixed::is_part(draft, *share) {
                restates_part(draft, &claims, at, *share);
                of_sum(draft, &claims, at, *share);
                of_figure(draft, &claims, at, *share);
                told_next(draft, sentence, &claims, at);
                one_unit(draft, *share);
            }
        }
    }
}

/// "155 million cubic metres, or 31 percent of its capacity of 500 million": the unit is said once.
fn one_unit(draft: &mut Draft<'_, '_>, share: usize) {
    let ends = (draft.target(share, EdgeKind::ShareIs), draft.target(share, EdgeKind::ShareOf));
    if let (Some(part), Some(whole)) = ends {
        inherit::unit(draft, whole, part);
        inherit::unit(draft, part, whole);
    }
}

/// "72 billion … fuel alone came to 69 billion, or 96 percent of the total", "2.3 مليار دولار، أي
/// نصف الكلفة": of a sum that was told before and is named again.
fn of_sum(draft: &mut Draft<'_, '_>, claims: &[usize], at: usize, share: usize) {
    let Some(s) = draft.get(share).filter(|s| !s.headline && names_sum(draft, s)) else { return };
    let figure = |c: &usize| draft.get(*c).is_some_and(|c| c.amount().is_some());
    let Some(part) = claims.get(..at).and_then(|c| c.iter().rev().copied().find(figure)) else { return };
    let Some(p) = draft.get(part).filter(|p| p.is_quantity()) else { return };
    let said = restates(draft, part, share)
        || (s.lead.cues(Cue::Restates) && s.first_token() - p.end_token() <= APART)
        || is_glossed(draft, s);
    let from = draft.claims.sentences.get(s.sentence.saturating_sub(SUM)).map_or(part, |s| s.claims.start);
    let unit = |c: &Claim<'_>| c.amount().map(|a| a.unit);
    let sum = |c: &usize| {
        draft.get(*c).is_some_and(|w| {
            w.is_quantity()
                && unit(w) == unit(p)
                && w.measure.head == p.measure.head
                && !w.measure.head.is_empty()
                && !w.headline
        })
    };
    let sums: Vec<usize> = (from..part).filter(sum).collect();
    let [whole] = sums.as_slice() else { return };
    let told = draft.draws(share, EdgeKind::ShareIs);
    if said && !told {
        draft.state(share, EdgeKind::ShareIs, part, None);
        draft.state(share, EdgeKind::ShareOf, *whole, None);
    }
}

/// "of the total", "half the cost", "من المجموع", "نصف الكلفة".
fn names_sum(draft: &Draft<'_, '_>, share: &Claim<'_>) -> bool {
    let (block, end) = (share.block, share.end_token());
    let language = crate::language::of(draft.claims.document.language);
    let word = |at: usize| {
        draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Cue(Cue::SumWord | Cue::Total)))
    };
    let the = |at: usize| {
        draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::THE))
            || language.may_be_definite(draft.claims.text(block, at))
            || draft.claims.has(block, at.saturating_sub(1)..at, |s| {
                matches!(s, Sense::Function(Function::The | Function::This | Function::Their))
            })
    };
    (end..end + 4).any(|at| word(at) && the(at))
}

/// "275 of the 1,250 volunteers … That share, 12 percent, …", "That is 12 percent", "That left three
/// quarters of the communes without light": the first figure of a sentence that begins by taking
/// up the part and whole told right before it, the only ones there.
fn told_next(draft: &mut Draft<'_, '_>, sentence: usize, claims: &[usize], at: usize) {
    let figure = |c: &usize| draft.get(*c).is_some_and(|c| c.amount().is_some());
    let (Some(share), Some(last)) = (claims.get(at).copied(), sentence.checked_sub(1)) else { return };
    let Some(s) = draft.get(share).filter(|_| !claims.get(..at).unwrap_or(&[]).iter().any(figure)) else {
        return;
    };
    let Some(place) = draft.claims.sentences.get(sentence) else { return };
    let lead = place.sentence.tokens.start..s.first_token();
    let points = |s: &Sense| {
        matches!(s, Sense::Function(Function::This | Function::That | Function::Those | Function::The))
    };
    // "Put differently, 24 percent of the stock": said to be the same in other words.
    let again = draft.claims.has(s.block, lead.start..lead.start + 1, |s| *s == Sense::Cue(Cue::Restates));
    let opens = again || draft.claims.has(s.block, lead.start..lead.start + 1, points);
    let said = draft.claims.has(s.block, lead.clone(), |s| {
        matches!(s, Sense::Cue(Cue::ShareWord | Cue::Leaving | Cue::Restates | Cue::MakesUp))
            || matches!(s, Sense::Function(Function::Was | Function::Be))
            || matches!(s, Sense::Verb(v) if v.class == VerbClass::Reach)
    });
    // "That share has grown by 12 percent" is another figure.
    let changed =
        draft.claims.has(s.block, lead.clone(), super::change::is_change) || s.lead.is(Function::By);
    let free = !draft.claims.has(s.block, lead.clone(), |s| matches!(s, Sense::Modal(_)));
    // «وتمثل الإناث 57 في المئة»: the share has a subject of its own.
    let the = |at: usize| {
        draft.claims.token(s.block, at).is_some_and(|t| t.clitics.has(Clitics::THE))
            && !draft.claims.has(s.block, at..at + 1, |s| *s == Sense::Cue(Cue::ShareWord))
    };
    let subject = again && draft.is_arabic(s.block) && (lead.start + 1..lead.end).any(the);
    let another = subject || !again && names_another(draft, s);
    if !opens || !said || changed || !free || lead.len() > TAKEN || another {
        return;
    }
    let pairs: Vec<(usize, usize)> =
        draft.claims_of(last).into_iter().filter_map(|c| pair_ending(draft, c)).collect();
    let [(part, whole)] = pairs.as_slice() else { return };
    let told = draft.draws(share, EdgeKind::ShareIs);
    // "That leaves a third": the share of what is left, not of what went.
    if !told && (!s.lead.cues(Cue::Leaving) || is_shared_with(draft, s, *whole)) {
        draft.state(share, EdgeKind::ShareIs, *part, None);
        draft.state(share, EdgeKind::ShareOf, *whole, None);
    }
}

/// How many tokens may stand before a share that takes up a part and its whole.
const TAKEN: usize = 5;

/// "12 percent of the men": a share of something else than the whole that was told.
fn names_another(draft: &Draft<'_, '_>, share: &Claim<'_>) -> bool {
    let end = share.end_token();
    let of = draft.claims.has(share.block, end..end + 1, |s| matches!(s, Sense::Function(Function::Of)));
    let Some(before) = share.sentence.checked_sub(1).and_then(|s| draft.claims.sentences.get(s)) else {
        return true;
    };
    let met = draft.topics.inside(share.sentence - 1, &before.sentence.tokens);
    let noun =
        (end + 1..end + 4).find_map(|at| draft.topics.inside(share.sentence, &(at..at + 1)).pop_first());
    // "12 percent among women", "12 percent in 2004": of others, or of another time.
    let narrowed = draft.claims.has(share.block, end..end + 1, |s| {
        matches!(
            s,
            Sense::Function(Function::In | Function::At | Function::For | Function::From | Function::Between)
                | Sense::Cue(Cue::PartFollows | Cue::OldValue | Cue::Comparison)
        )
    });
    let timed = draft.claims_of(share.sentence).into_iter().any(|c| draft.get(c).is_some_and(Claim::is_time));
    narrowed || timed || of && noun.is_some_and(|root| !met.contains(&root))
}

/// The share's own words name the noun of the whole: "three quarters of the communes".
fn is_shared_with(draft: &Draft<'_, '_>, share: &Claim<'_>, whole: usize) -> bool {
    let end = share.end_token();
    draft.get(whole).is_some_and(|w| {
        let nouns = draft.topics.inside(w.sentence, &w.mention.tokens);
        !draft.topics.inside(share.sentence, &(end..end + 4)).is_disjoint(&nouns)
    })
}

/// More than a hundred per cent.
fn is_over(claim: &Claim<'_>) -> bool {
    let hundred = Number::from(100);
    claim.amount().and_then(|a| a.reading.stated.as_ref()).is_some_and(|s| *s > hundred)
}

/// "3,000 of 5,000 stayed, after 40% left": the share of those who went.
pub(super) fn of_those_gone(draft: &Draft<'_, '_>, share: usize) -> bool {
    draft.get(share).is_some_and(|s| {
        let before = s.first_token().saturating_sub(GONE)..s.first_token();
        draft.claims.has(s.block, before, |s| matches!(s, Sense::Verb(v) if v.class == VerbClass::Leave))
    })
}

/// How far before a share the verb stands that says who went, in tokens.
const GONE: usize = 3;

/// A share behind a part and its whole: "30 of 120 seats, or 25%".
fn restates_part(draft: &mut Draft<'_, '_>, claims: &[usize], at: usize, share: usize) {
    if of_those_gone(draft, share) {
        return;
    }
    let before: Vec<usize> = claims
        .get(..at)
        .unwrap_or(&[])
        .iter()
        .copied()
        .filter(|c| draft.get(*c).is_some_and(Claim::is_quantity))
        .collect();
    for last in before.iter().rev().take(2).copied() {
        let Some((part, whole)) = pair_ending(draft, last) else { continue };
        // «أي 1020 من 6000، وأن أربعة من كل عشرة منهم»: another statement.
        let that = |s: &Sense| *s == Sense::Function(Function::That);
        if let (Some(l), Some(s)) = (draft.get(last), draft.get(share))
            && draft.is_arabic(s.block)
            && draft.claims.has(s.block, l.end_token()..s.first_token(), that)
        {
            return;
        }
        if mixed::are_opposite(draft, part, share) {
            return;
        }
        // "نصفها" behind "26 of 1,300, that is 2%" is half of the part.
        let said = draft.nodes.get(part).is_some_and(|node| {
            let mut told = draft.graph.edges_directed(*node, petgraph::Incoming);
            told.any(|e| e.weight().kind == EdgeKind::ShareIs)
        });
        if said {
            return;
        }
        if is_rough(draft, share, part, whole) || is_of_another(draft, share, part, whole) {
            return;
        }
        if restates(draft, last, share)
            || resumes(draft, last, share, whole)
            || is_apposed(draft, claims, last, share)
        {
            draft.state(share, EdgeKind::ShareIs, part, None);
            draft.state(share, EdgeKind::ShareOf, whole, None);
            return;
        }
    }
}

/// "16 of the 37, a little less than half": a hedged fraction that the two come near to.
pub(super) fn is_rough(draft: &Draft<'_, '_>, share: usize, part: usize, whole: usize) -> bool {
    let hedged = draft
        .get(share)
        .is_some_and(|s| s.mention.kind == Kind::Fraction && s.amount().is_some_and(|a| a.hedge.is_some()));
    let ratio = || draft.stated(part)?.checked_div(&draft.stated(whole)?);
    hedged
        && ratio().zip(draft.stated(share)).is_some_and(|(ratio, told)| {
            (&(&ratio * &Number::from(100)) - &told).abs() <= Number::from(ROUGH)
        })
}

/// "600 of its 800 employees there, or 5 percent of its staff in the world": words behind the share
/// name another whole, and somewhere else.
fn is_of_another(draft: &Draft<'_, '_>, share: usize, part: usize, whole: usize) -> bool {
    let Some(s) = draft.get(share) else { return true };
    let pairs::Named::As(noun) = pairs::names_whole(draft, s) else { return false };
    let placed = draft.claims.has(s.block, noun.clone(), |s| *s == Sense::Function(Function::In));
    placed && [part, whole].iter().all(|c| !pairs::is_named(draft, s, noun.clone(), *c))
}

/// By how many points a hedged fraction may be off.
const ROUGH: i64 = 7;

/// "…, a turnout of 52 percent", "…، وهو ما يمثل 60 في المئة من المشاركين": behind a comma and a
/// word that resumes the clause, whatever verbs stand in it, and no other figure between.
fn is_apposed(draft: &Draft<'_, '_>, claims: &[usize], last: usize, share: usize) -> bool {
    let (Some(l), Some(s)) = (draft.get(last), draft.get(share)) else { return false };
    let gap = l.end_token()..s.first_token();
    let between = claims.iter().filter(|c| **c > last && **c < share);
    let free = between.filter_map(|c| draft.get(*c)).all(|c| c.amount().is_none());
    let word = s
        .lead
        .is(Function::Of)
        .then(|| s.lead.start.saturating_sub(1))
        .filter(|at| draft.claims.has(s.block, *at..*at + 1, |s| *s == Sense::Cue(Cue::ShareWord)));
    let apposed = word.is_some_and(|at| {
        let comma = (gap.start..at).rev().find(|at| draft.claims.is_mark(s.block, *at, ",،–—("));
        comma.is_some_and(|comma| at - comma <= 3)
    });
    let glossed =
        is_glossed(draft, s) || (s.lead.cues(Cue::Restates) && draft.claims.document.language == Lang::Ar);
    free && gap.len() <= APART && (apposed || glossed)
}

/// ", two thirds of them", "، 55% من الإجمالي": a comma, the share, and the whole again.
fn resumes(draft: &Draft<'_, '_>, last: usize, share: usize, whole: usize) -> bool {
    let (Some(l), Some(s), Some(w)) = (draft.get(last), draft.get(share), draft.get(whole)) else {
        return false;
    };
    let gap = l.end_token()..s.first_token();
    let comma = (gap.start..s.first_token()).rev().find(|at| draft.claims.is_mark(l.block, *at, ",،–—-("));
    let glued = comma.is_some_and(|at| s.first_token() - at <= 2) && gap.len() <= RESUMED;
    let end = s.end_token();
    // ", two thirds of them,": the pronoun says it whatever verbs describe the whole.
    let pronoun = draft.claims.has(s.block, end..end + 1, |s| *s == Sense::Cue(Cue::PartFollows));
    let clause = draft.claims.has(l.block, gap, |s| {
        matches!(s, Sense::Function(Function::And | Function::But | Function::While))
            || matches!(s, Sense::Verb(v) if v.class != VerbClass::Event && !pronoun)
    });
    let of = draft.claims.has(s.block, end..end + 1, |s| {
        matches!(s, Sense::Function(Function::Of) | Sense::Cue(Cue::PartFollows | Cue::WholeFollows))
    });
    let again = draft.claims.has(s.block, end..end + 3, |s| match s {
        Sense::Function(Function::They) | Sense::Cue(Cue::PartFollows | Cue::Total) => true,
        Sense::Noun(n) => w.measure.head == lemma(draft, n.lemma) && !w.measure.head.is_empty(),
        _ => false,
    });
    glued && !clause && of && again
}

/// A part and whole of which `last` is the later to be told, wherever the other stands.
fn pair_ending(draft: &Draft<'_, '_>, last: usize) -> Option<(usize, usize)> {
    let node = draft.nodes.get(last)?;
    let part =
        draft.graph.edges_directed(*node, petgraph::Incoming).find(|e| e.weight().kind == EdgeKind::PartOf);
    if let Some(part) = part.and_then(|e| draft.index_of(e.source())).filter(|part| *part < last) {
        return Some((part, last));
    }
    let whole = draft.graph.edges(*node).find(|e| e.weight().kind == EdgeKind::PartOf)?;
    draft.index_of(whole.target()).filter(|whole| *whole < last).map(|whole| (last, whole))
}

fn lemma<'l>(draft: &'l Draft<'_, '_>, lemma: Lemma) -> &'l str {
    draft.claims.readings.first().map_or("", |r| r.scan.language.lexicon().lemma_name(lemma))
}

/// "60% of the 800 workers"; of anything else the share still cannot pass a hundred.
fn of_figure(draft: &mut Draft<'_, '_>, claims: &[usize], at: usize, share: usize) {
    let Some(claim) = draft.get(share) else { return };
    let (block, end) = (claim.block, claim.end_token());
    let of = draft.claims.has(block, end..end + 1, |s| {
        matches!(s, Sense::Function(Function::Of) | Sense::Cue(Cue::WholeFollows))
    });
    if !of {
        return;
    }
    if let Some(next) = claims.get(at + 1)
        && let Some(whole) = draft.get(*next)
        && whole.is_quantity()
        && !is_year(draft, whole)
        && !whole.lead.cues(Cue::OldValue)
        && !(whole.mention.kind == Kind::Money && is_over(claim))
        && (whole.first_token() <= end + 3
            || (whole.first_token() <= end + 5 && total(draft, block, end + 1..whole.first_token()))
            || owned(draft, block, end + 1..whole.first_token())
            // "107% of its target of 60 million" may well be.
            || (!is_over(claim) && sized(draft, whole, end + 1)))
    {
        draft.state(share, EdgeKind::ShareOf, *next, None);
        apposition(draft, claims, at, share, *next);
        return;
    }
    let people = draft.claims.find(block, end + 1..end + 4, |s| match s {
        Sense::Noun(noun) if is_countable(noun.class) => Some(()),
        _ => None,
    });
    // "140% of the country's gross domestic product": the country only owns it.
    // More than a hundred per cent can only be too much of what is counted one by one.
    let counted = people.as_ref().is_some_and(|(tokens, ())| tokens.start <= end + 2);
    let owner =
        !counted || people.as_ref().is_some_and(|(tokens, ())| draft.claims.is_mark(block, tokens.end, "'’"));
    // "112% of the number of workers that were planned": another number, not the workers.
    let number = draft.claims.has(block, end + 1..end + 4, |s| *s == Sense::Cue(Cue::CountOf));
    if owner || number {
        return;
    }
    if let (Some((tokens, ())), Some(node)) = (people, draft.nodes.get(share).copied()) {
        let word = draft.claims.token(block, tokens.start);
        let name = draft.claims.text(block, tokens.start);
        let measure = draft.graph.add_node(Node::named(NodeKind::Measure, name, word.map(|t| t.span)));
        draft.join(node, measure, Edge::stated(EdgeKind::ShareOf, None));
    }
}

/// Things of which a share beyond a hundred per cent makes no sense.
fn is_countable(class: NounClass) -> bool {
    use NounClass::*;
    matches!(class, Person | Dead | Hurt | Missing | Held | Seat | Vote | Vehicle | Building | Organisation)
}

/// "40% of the total of 500 million"
fn total(draft: &Draft<'_, '_>, block: usize, gap: Range<usize>) -> bool {
    !gap.clone().any(|at| draft.claims.is_mark(block, at, ",،():;"))
        && draft.claims.has(block, gap, |s| matches!(s, Sense::Cue(Cue::Total)))
}

/// "eight percent of its entire loan book of 300 million": a noun phrase, and its size.
fn sized(draft: &Draft<'_, '_>, whole: &Claim<'_>, from: usize) -> bool {
    let gap = from..whole.first_token();
    let of = draft
        .claims
        .has(whole.block, gap.end.saturating_sub(1)..gap.end, |s| *s == Sense::Function(Function::Of));
    let phrase = gap.len() <= SIZED
        && !gap
            .clone()
            .any(|at| draft.claims.token(whole.block, at).is_none_or(|t| t.kind == TokenKind::Mark));
    of && phrase
        && !draft.claims.has(whole.block, gap, |s| {
            matches!(s, Sense::Function(Function::And | Function::From | Function::To | Function::By))
        })
}

/// "40% of the island's 40,000 homes": a possessive or a noun phrase leads to the whole.
fn owned(draft: &Draft<'_, '_>, block: usize, gap: Range<usize>) -> bool {
    gap.len() <= 5
        && gap.end > 1
        && gap.clone().rev().take(2).any(|at| draft.claims.is_mark(block, at, "'’"))
        && !draft.claims.has(block, gap, |s| matches!(s, Sense::Verb(_) | Sense::Function(Function::And)))
}

/// "12,000 homes without power, 40% of the island's 40,000": the figure before the comma is
/// what the share says, where it counts the same thing and nothing else is told in between.
fn apposition(draft: &mut Draft<'_, '_>, claims: &[usize], at: usize, share: usize, whole: usize) {
    // Days and dates stand between ("it disclosed on Thursday"), and what each comes to ("480
    // megawatts, 80 each, or 60 percent of the country's 800").
    let figure = |c: &usize| draft.get(*c).is_some_and(|c| c.amount().is_some()) && !is_rate(draft, *c);
    let Some(part) = claims.get(..at).and_then(|c| c.iter().rev().copied().find(figure)) else { return };
    let (Some(p), Some(s), Some(w)) = (draft.get(part), draft.get(share), draft.get(whole)) else { return };
    let gap = p.end_token()..s.first_token();
    let comma = gap.clone().rev().take(2).any(|at| draft.claims.is_mark(p.block, at, ",،"));
    let taken = w.measure.head.is_empty() && w.measure.definite;
    let same = (p.measure.head == w.measure.head && !w.measure.head.is_empty()) || taken;
    let led = s.lead.cues(Cue::Restates);
    let other = draft.claims.has(p.block, gap.clone(), |s| {
        matches!(s, Sense::Function(Function::And | Function::But | Function::While | Function::That))
    });
    let kind = p.is_quantity() && comparable(p, w) && (same || led);
    let reach = if led { APART } else { RESUMED };
    // «300 عامل في الميناء و180 في السهل، أي 12 في المئة من أربعة آلاف»: of both together, or of the last.
    let joined = p.lead.is(Function::And)
        && claims.get(..at).is_some_and(|before| {
            before
                .iter()
                .any(|c| *c < part && draft.get(*c).is_some_and(|c| c.is_quantity() && comparable(c, w)))
        });
    if kind && !other && !joined && (comma || led) && gap.len() <= reach {
        draft.state(share, EdgeKind::ShareIs, part, None);
    }
}
