//! Rates whose "each" stands elsewhere than right behind the figure ("each lorry carried 40 tonnes",
//! «فنال كل منهم 20 ألفا», «بسعر 5 دولارات للجرعة», "an annual salary of 60,000"), and the total and the
//! number that they belong to, where each is the only one of its kind beside the rate.

use super::{Per, counts, per, stated, thing};
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::graph::link::enumeration::claims_in;
use crate::graph::link::part::comparable;
use crate::language::{Clitics, Cue, Function, GrammaticalNumber, Modal, Sense, of};
use crate::mention::Kind;
use crate::value::{Hedge, Number, Unit};

/// How far before a figure its "each" may stand, in tokens.
const BEFORE: usize = 9;

/// How many tokens a figure has at most that an "each" follows.
const TAKEN: usize = 8;

/// By what factor the total may miss what rate and number make.
const OFF: i64 = 4;

/// What a figure is so much for, told before it or by an adjective.
pub(super) fn told(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Per> {
    let (block, first, end) = (claim.block, claim.first_token(), claim.end_token());
    let place = draft.claims.sentences.get(claim.sentence)?;
    // "each can carry up to 40 tonnes": no share of anything.
    let bounded = matches!(
        claim.amount().and_then(|a| a.hedge),
        Some(Hedge::AtMost | Hedge::AtLeast | Hedge::MoreThan | Hedge::LessThan)
    );
    // «فنال كل منهما خمسة آلاف من أصل عشرة», «لا تتجاوز مديونية الواحد منهم مئة ألف»
    let of_whole = draft.claims.has(block, end..end + 1, |s| *s == Sense::Cue(Cue::WholeFollows));
    let denied = draft
        .claims
        .has(block, first.saturating_sub(BEFORE)..first, |s| *s == Sense::Function(Function::Not));
    if of_whole || denied || claim.lead.cues(Cue::PartFollows) {
        return None;
    }
    if bounded || claim.lead.is(Function::From) || claim.lead.is(Function::To) {
        return None;
    }
    let start = place.sentence.tokens.start.max(first.saturating_sub(BEFORE));
    let adjective = (start.max(first.saturating_sub(4))..first).rev().find_map(|at| {
        draft.claims.find(block, at..at + 1, |s| match s {
            Sense::Rate(grain) => Some(Per::Time(*grain)),
            _ => None,
        })
    });
    let figure = |at: usize| {
        claims_in(draft, block, &(at..first)).any(|c| draft.get(c).is_some_and(|c| c.amount().is_some()))
    };
    if let Some((words, per)) = adjective.filter(|(words, _)| !figure(words.end)) {
        let mark = (words.end..first).any(|at| draft.claims.is_mark(block, at, ",،;؛:"));
        return (!mark).then_some(per);
    }
    // "100 dollars each and took in 6,000": an "each" right behind a figure is that one's.
    let taken = |at: usize| {
        claims_in(draft, block, &(at.saturating_sub(TAKEN)..at)).any(|c| {
            draft.get(c).is_some_and(|c| {
                c.amount().is_some()
                    && (c.end_token()..at)
                        .all(|gap| gap + 1 == at && !draft.claims.is_mark(block, gap, ".,;:،؛"))
            })
        })
    };
    let before = (start..first)
        .rev()
        .filter(|at| !taken(*at))
        .find_map(|at| each_at(draft, block, at).map(|per| (at, per)));
    if let Some((at, per)) = before {
        let gap = at..first;
        let mark = gap.clone().any(|at| draft.claims.is_mark(block, at, ";؛."));
        // "each of the 200 workers will get 500": a number of those, and nothing else, between.
        let between: Vec<usize> = claims_in(draft, block, &gap)
            .filter(|c| draft.get(*c).is_some_and(|c| c.amount().is_some()))
            .collect();
        let own = between.iter().all(|c| counts(draft, *c, &per) || counts(draft, *c, &Per::Each));
        return (!mark && own && between.len() <= 1).then_some(per);
    }
    (draft.claims.document.language == Lang::Ar).then(|| behind(draft, claim, end))?
}

/// "each", "every household", «كل منهم», «كل شاحنة», «لكل ابن», «الواحدة منها» at a token.
fn each_at(draft: &Draft<'_, '_>, block: usize, at: usize) -> Option<Per> {
    let claims = draft.claims;
    if let Some((word, ())) = claims.find(block, at..at + 1, |s| (*s == Sense::Cue(Cue::Each)).then_some(()))
    {
        return Some(thing(draft, block, word.end).unwrap_or(Per::Each));
    }
    if draft.claims.document.language == Lang::En {
        return None;
    }
    let every = claims.has(block, at..at + 1, |s| *s == Sense::Function(Function::All));
    let definite = claims.token(block, at + 1).is_some_and(|t| t.clitics.has(Clitics::THE));
    if every && !definite {
        let of = claims.has(block, at + 1..at + 2, |s| *s == Sense::Function(Function::Of));
        return one_thing(draft, block, at + 1).or_else(|| of.then_some(Per::Each));
    }
    super::single(draft, block, at)
        .then(|| at.checked_sub(1).and_then(|noun| thing(draft, block, noun)).unwrap_or(Per::Each))
}

/// The noun at a token, where it is one thing: «كل مباراتين» are two, «جميع الركاب» all of them.
fn one_thing(draft: &Draft<'_, '_>, block: usize, at: usize) -> Option<Per> {
    let dual = |s: &Sense| {
        matches!(s, Sense::Noun(n) if n.number != GrammaticalNumber::Singular)
            || matches!(s, Sense::DualGrain(_))
    };
    if draft.claims.has(block, at..at + 1, dual) { None } else { thing(draft, block, at) }
}

/// «150 لترا كل يوم», «5 دولارات للجرعة», «45 تلميذا في الصف».
fn behind(draft: &Draft<'_, '_>, claim: &Claim<'_>, end: usize) -> Option<Per> {
    let (block, claims) = (claim.block, draft.claims);
    let every = |at: usize| claims.has(block, at..at + 1, |s| *s == Sense::Function(Function::All));
    let within = claims.has(block, end..end + 1, |s| *s == Sense::Function(Function::In));
    let at = end + usize::from(within);
    if every(at) {
        return one_thing(draft, block, at + 1);
    }
    let token = claims.token(block, end)?;
    // «بسعر 5 دولارات للجرعة»; «100 ألف للجائزة الكبرى» is one of several sums.
    let first = claim.first_token();
    let priced = (first.saturating_sub(3)..first)
        .any(|at| draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::BY)));
    let glued = priced && token.clitics.has(Clitics::TO) && token.clitics.has(Clitics::THE);
    if glued && !claims.has(block, end..end + 1, |s| matches!(s, Sense::Currency(_))) {
        return thing(draft, block, end);
    }
    let start = claim.first_token().saturating_sub(4);
    let average = claims.has(block, start..claim.first_token(), |s| *s == Sense::Cue(Cue::Average));
    let the = of(Lang::Ar).may_be_definite(claims.text(block, end + 1));
    (average && within && the).then(|| thing(draft, block, end + 1).unwrap_or(Per::Each))
}

/// The total and the number of a rate that are each the only one in its sentence, or in that and the one
/// before.
pub(super) fn operands(draft: &Draft<'_, '_>, rate: usize, each: &Per) -> Option<(usize, usize)> {
    let claim = draft.get(rate)?;
    let place = draft.claims.sentences.get(claim.sentence)?;
    let open =
        matches!(place.modal, Some(Modal::Possible | Modal::Conditional | Modal::Negated | Modal::Demanded));
    if !draft.is_prose(claim.sentence) || open {
        return None;
    }
    let (block, first) = (claim.block, claim.first_token());
    // Much goes on in so many days: only what is called an average, or sums up, is of all that was told.
    let timed = matches!(each, Per::Time(_));
    let near = first.saturating_sub(BEFORE).max(place.sentence.tokens.start)..first;
    let average = draft.claims.has(block, near, |s| matches!(s, Sense::Cue(Cue::Average | Cue::Restates)))
        || claim.lead.cues(Cue::Restates);
    let mark = (first.saturating_sub(2)..first).any(|at| draft.claims.is_mark(block, at, ",:"));
    if timed && !average && !mark {
        return None;
    }
    let value = stated(claim)?;
    let here: Vec<usize> = place.claims.clone().filter(|c| *c != rate).collect();
    let before: Vec<usize> = claim.sentence.checked_sub(1).map_or(Vec::new(), |s| draft.claims_of(s));
    let near = |c: &usize| draft.get(*c).is_some_and(|c| c.block == claim.block && !c.headline);
    let wider: Vec<usize> = before.into_iter().chain(here.iter().copied()).filter(near).collect();
    let total = |c: &usize| is_total(draft, *c, claim, &value, each);
    let number = |c: &usize| is_number(draft, *c, claim, each);
    // "Each lorry carried 40 tonnes.", "That works out at four a game.": of what was told before.
    let start = place.sentence.tokens.start;
    let goes_on = draft.claims.has(claim.block, start..start + 1, |s| {
        matches!(s, Sense::Cue(Cue::Each) | Sense::Function(Function::This | Function::That))
    });
    let reach = if goes_on { wider.clone() } else { here.clone() };
    let found = [&here, &reach].into_iter().find_map(|all| {
        let totals: Vec<usize> = all.iter().copied().filter(total).collect();
        let numbers: Vec<usize> = all.iter().copied().filter(|c| number(c) && !totals.contains(c)).collect();
        match (totals.as_slice(), numbers.as_slice()) {
            ([t], [n]) => Some((*t, *n)),
            _ => None,
        }
    });
    let (t, n) = found?;
    let (sum, count) = (draft.stated(t)?, stated(draft.get(n)?)?);
    let made = &value * &count;
    // "81 million, of which its 12,000 members shared 72 million, 6,000 each": another sum bears it out.
    let borne = wider.iter().filter(|c| **c != t && **c != n).any(|c| {
        let ten = Number::from(10);
        let sum = draft.get(*c).filter(|c| c.is_quantity()).and_then(stated);
        sum.is_some_and(|s| &(&made - &s).abs() * &ten <= s)
    });
    if borne {
        return None;
    }
    let off = Number::from(OFF);
    // Told elsewhere of something: a part, a share, an old value.
    let free = [EdgeKind::PartOf, EdgeKind::ShareIs, EdgeKind::RateOf];
    let taken = free.iter().any(|kind| draft.draws(rate, *kind));
    (!taken && made <= &sum * &off && sum <= &made * &off).then_some((t, n))
}

/// A figure of the rate's kind, larger, and no rate itself.
fn is_total(draft: &Draft<'_, '_>, index: usize, rate: &Claim<'_>, value: &Number, each: &Per) -> bool {
    let Some(claim) = draft.get(index).filter(|c| c.is_quantity()) else { return false };
    let larger = draft.stated(index).is_some_and(|t| t > *value);
    let bounded =
        claim.amount().is_some_and(|a| a.reading.lenient.low.is_none() || a.reading.lenient.high.is_none());
    let other =
        claim.lead.cues(Cue::Further) || claim.lead.cues(Cue::OldValue) || claim.lead.cues(Cue::Comparison);
    let unit = |c: &Claim<'_>| c.amount().map(|a| a.unit);
    // A bare number is a total only of a bare rate.
    let bare = claim.mention.kind == Kind::Number && rate.mention.kind != Kind::Number;
    comparable(claim, rate)
        && (unit(claim) == unit(rate) || rate.mention.kind == Kind::Number)
        && larger
        && !bounded
        && !other
        && !bare
        && !counts(draft, index, each)
        && per(draft, index).is_none()
}

/// A number of what the rate is for; of "each" any count of another kind than the rate's.
fn is_number(draft: &Draft<'_, '_>, index: usize, rate: &Claim<'_>, each: &Per) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    if counts(draft, index, each) {
        return true;
    }
    let count = claim.amount().is_some_and(|a| a.unit == Unit::None)
        && matches!(claim.mention.kind, Kind::Quantity | Kind::Number)
        && !claim.headline
        && draft.stated(index).is_some_and(|n| n > Number::ONE && n < Number::from(100_000_000))
        && !crate::graph::link::change::is_year(draft, claim);
    let money = rate.amount().is_some_and(|a| a.unit != Unit::None) || rate.mention.kind == Kind::Number;
    let named = |lemma: &String| claim.measure.head.is_empty() || claim.measure.head == *lemma;
    match each {
        Per::Each | Per::Mean | Per::People => count && (money || claim.measure.differs(&rate.measure)),
        Per::Things(lemma) => count && money && named(lemma),
        Per::Persons(lemma) => {
            count && money && (named(lemma) || claim.measure.class.is_some_and(|c| c.is_people()))
        }
        Per::Unit(_) => false,
        Per::Time(_) => false,
    }
}
