//! So much for each: "36 million dollars for 240 km, 1.5 million a kilometre". The rate is
//! held to a total in its own unit and to a number of what it is for.

mod each;
mod stretch;

use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, Function, NounClass, Sense, of};
use crate::mention::{Kind, Value};
use crate::value::time::{Grain, TimeExpr};
use crate::value::{Number, Unit};
use std::collections::BTreeSet;

/// How many tokens behind a rate its "a kilometre", "لكل مدرسة" may begin.
const NEAR: usize = 3;

/// How far before a rate «كل أسرة» may stand, in tokens.
const EVERY: usize = 8;

/// How many sentences back total and number may stand.
const REACH: usize = 5;

/// What a rate is for.
#[derive(Clone, Debug, PartialEq)]
enum Per {
    /// "4,000 pesos each": of whatever was counted
    Each,
    /// "the mean gift was 320 pounds": the same, where the three are of one size
    Mean,
    People,
    Things(String),
    /// «المتدرب الواحد»: persons of this noun, or whoever was counted.
    Persons(String),
    Unit(&'static str),
    Time(Grain),
}

/// What the total and the number of a rate are.
enum Operands {
    /// They go together with it.
    Borne(usize, usize),
    /// They are meant, and do not.
    Meant(usize, usize),
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    let rates = (0..draft.claims.claims.len()).filter_map(|rate| Some((rate, per(draft, rate)?)));
    let rates: Vec<_> = rates.collect();
    let found: Vec<_> =
        rates.iter().filter_map(|(rate, per)| Some((*rate, operands(draft, *rate, per)?))).collect();
    let plain: Vec<_> = rates
        .iter()
        .filter(|(rate, _)| !found.iter().any(|(other, _)| other == rate))
        .filter_map(|(rate, per)| Some((*rate, each::operands(draft, *rate, per)?)))
        .collect();
    // "3.6 billion for 18 km, 200 million a kilometre; digging alone takes 90 million": what one
    // rate bears out is not held against another.
    let borne: BTreeSet<(usize, usize)> = found
        .iter()
        .filter_map(|(_, operands)| match operands {
            Operands::Borne(total, number) => Some((*total, *number)),
            Operands::Meant(..) => None,
        })
        .collect();
    for (rate, operands) in found {
        if let Operands::Meant(total, number) = operands
            && !borne.contains(&(total, number))
        {
            super::inherit::unit(draft, rate, total);
            draft.state(rate, EdgeKind::RateOf, total, None);
            draft.state(rate, EdgeKind::PerEach, number, None);
        }
    }
    for (rate, (total, number)) in plain {
        super::inherit::unit(draft, rate, total);
        draft.state(rate, EdgeKind::RateOf, total, None);
        draft.state(rate, EdgeKind::PerEach, number, None);
    }
    stretch::link(draft);
}

/// Whether a figure is so much for each of something.
pub(super) fn is_rate(draft: &Draft<'_, '_>, index: usize) -> bool {
    per(draft, index).is_some()
}

/// What a figure is so much for, if it is a rate.
fn per(draft: &Draft<'_, '_>, index: usize) -> Option<Per> {
    let claim = draft.get(index).filter(|c| c.is_quantity())?;
    let (block, end) = (claim.block, claim.end_token());
    if let Some((_, grain)) = draft.claims.find(block, end..end + 1, |s| match s {
        Sense::Rate(grain) => Some(*grain),
        _ => None,
    }) {
        return Some(Per::Time(grain));
    }
    match draft.claims.document.language {
        Lang::En => {
            english(draft, block, end).or_else(|| each_before(draft, claim)).or_else(|| mean(draft, claim))
        }
        Lang::Ar => arabic(draft, claim),
    }
    .or_else(|| each::told(draft, claim))
}

/// "The mean gift had been 320 pounds", "an average donation of 320 pounds": one of what was
/// counted, whatever it is.
fn mean(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Per> {
    let place = draft.claims.sentences.get(claim.sentence)?;
    let from = place.sentence.tokens.start.max(claim.first_token().saturating_sub(MEAN));
    let average = |s: &Sense| *s == Sense::Cue(Cue::Average);
    let (cue, ()) =
        draft.claims.find(claim.block, from..claim.first_token(), |s| average(s).then_some(()))?;
    let gap = cue.end..claim.first_token();
    // "The average wage rose by 20 pounds" is a difference; "an average of 20" is read elsewhere.
    let changed = draft.claims.has(claim.block, gap.clone(), super::change::is_change);
    let noun = draft.topics.inside(claim.sentence, &gap).len() == 1;
    (noun && !changed && !claim.lead.is(Function::By)).then_some(Per::Mean)
}

/// How far before a figure the word for an average may stand, in tokens.
const MEAN: usize = 5;

fn english(draft: &Draft<'_, '_>, block: usize, end: usize) -> Option<Per> {
    let claims = draft.claims;
    let head = |s: &Sense| (*s == Sense::Cue(Cue::PerHead)).then_some(());
    if claims.find(block, end..end + 1, head).is_some() {
        return Some(Per::People);
    }
    // "36,000 for each of the tournament's six match days", "4,000 pesos each"
    let led = claims.has(block, end..end + 1, |s| matches!(s, Sense::Function(Function::For | Function::To)));
    let at = end + usize::from(led);
    if let Some((word, ())) = claims.find(block, at..at + 1, |s| (*s == Sense::Cue(Cue::Each)).then_some(()))
    {
        let noun = word.end..word.end + 1;
        let of = claims
            .has(block, noun.clone(), |s| matches!(s, Sense::Noun(_) | Sense::Grain(_) | Sense::Unit(_)));
        return if of { thing(draft, block, word.end) } else { Some(Per::Each) };
    }
    if let Some((word, ())) = claims.find(block, end..end + 1, |s| (*s == Sense::Cue(Cue::Per)).then_some(()))
        && claims.has(block, word.end..word.end + 1, |s| *s == Sense::Function(Function::Of))
    {
        return Some(Per::Each);
    }
    let each = |s: &Sense| {
        matches!(s, Sense::Function(Function::A | Function::Per) | Sense::Cue(Cue::Per)).then_some(())
    };
    // "99,000 ounces of silver per year"
    let per = |s: &Sense| matches!(s, Sense::Function(Function::Per) | Sense::Cue(Cue::Per)).then_some(());
    let of = claims.has(block, end..end + 1, |s| *s == Sense::Function(Function::Of));
    let after = || claims.find(block, end + 2..end + 4, per).filter(|_| of);
    let (word, ()) = claims.find(block, end..end + 1, each).or_else(after)?;
    thing(draft, block, word.end)
}

/// "Each gets 75,000 euros", "gives each of them 450,000 dollars": money that comes to each.
fn each_before(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Per> {
    let place = draft.claims.sentences.get(claim.sentence)?;
    let first = claim.first_token();
    let from = place.sentence.tokens.start.max(first.saturating_sub(EVERY));
    let each = |s: &Sense| (*s == Sense::Cue(Cue::Each)).then_some(());
    let (cue, ()) = draft.claims.find(claim.block, from..first, each)?;
    let between = cue.end..first;
    let other = super::enumeration::claims_in(draft, claim.block, &between).next().is_some();
    let apart = between.clone().any(|at| draft.claims.is_mark(claim.block, at, ",;:()"));
    let of = draft.claims.has(claim.block, cue.end..cue.end + 1, |s| *s == Sense::Function(Function::Of));
    let gets = |s: &Sense| matches!(s, Sense::Noun(_) | Sense::Grain(_) | Sense::Unit(_));
    let named = !of && draft.claims.has(claim.block, cue.end..cue.end + 1, gets);
    let money =
        claim.mention.kind == Kind::Money && !claim.lead.is(Function::By) && !claim.lead.is(Function::Of);
    (money && !other && !apart && !named && !between.is_empty()).then_some(Per::Each)
}

fn arabic(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Per> {
    let claims = draft.claims;
    let (block, end) = (claim.block, claim.end_token());
    let comma = (end..end + NEAR).find(|at| claims.is_mark(block, *at, "،,؛"));
    for at in end..comma.unwrap_or(end + NEAR) {
        if claims.has(block, at..at + 1, |s| *s == Sense::Cue(Cue::PerHead)) {
            return Some(Per::People);
        }
        let each = |s: &Sense| matches!(s, Sense::Cue(Cue::Per)).then_some(());
        if let Some((word, ())) = claims.find(block, at..at + 1, each) {
            return thing(draft, block, word.end);
        }
        // "50 ألف لتر في اليوم"
        let day = |s: &Sense| match s {
            Sense::Grain(grain) => Some(Per::Time(*grain)),
            Sense::RelativeDay(0) => Some(Per::Time(Grain::Day)),
            _ => None,
        };
        let within = claims.has(block, at..at + 1, |s| *s == Sense::Function(Function::In));
        let the = of(Lang::Ar).may_be_definite(claims.text(block, at + 1));
        if let Some((_, per)) = claims.find(block, at + 1..at + 2, day).filter(|_| at == end && within && the)
        {
            return Some(per);
        }
        // "في المدرسة الواحدة", "للمستخدم الواحد"
        if single(draft, block, at + 1) {
            return thing(draft, block, at);
        }
    }
    // "نصيب كل أسرة 1400 دينار": each of them stands before the rate.
    let start = claim.first_token();
    let every = |at: usize| claims.has(block, at..at + 1, |s| *s == Sense::Function(Function::All));
    if let Some(noun) = start.checked_sub(1).filter(|at| *at > 0 && every(*at - 1)) {
        return thing(draft, block, noun);
    }
    // «نالت كل أسرة في المتوسط تسعة آلاف»: with an average between.
    if let Some(noun) = every_before(draft, claim) {
        return thing(draft, block, noun);
    }
    // "متوسط ما حصلت عليه الأسرة الواحدة بلغ 2000": the one stands before the rate.
    let place = claims.sentences.get(claim.sentence)?;
    let before = place.sentence.tokens.start..claim.first_token();
    let average = claims.has(block, before.clone(), |s| *s == Sense::Cue(Cue::Average));
    let one = before.clone().rev().find(|at| single(draft, block, *at)).filter(|_| average)?;
    let last = place
        .claims
        .clone()
        .rev()
        .find(|c| draft.get(*c).is_some_and(|c| c.end_token() <= claim.first_token()));
    let nearest =
        last.and_then(|c| draft.get(c)).is_none_or(|c| c.end_token() <= one + 1 || !c.is_quantity());
    nearest.then(|| thing(draft, block, one.checked_sub(1)?))?
}

/// «كل أسرة»: the noun, where an average and no other figure stands between it and the rate.
fn every_before(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<usize> {
    let claims = draft.claims;
    let start = claims.sentences.get(claim.sentence)?.sentence.tokens.start;
    let before = start.max(claim.first_token().saturating_sub(EVERY))..claim.first_token();
    let every = before
        .rev()
        .find(|at| claims.has(claim.block, *at..*at + 1, |s| *s == Sense::Function(Function::All)))?;
    let between = every..claim.first_token();
    let figure = super::enumeration::claims_in(draft, claim.block, &between).next().is_some();
    let average = claims.has(claim.block, between, |s| *s == Sense::Cue(Cue::Average));
    let noun = claims.has(claim.block, every + 1..every + 2, |s| matches!(s, Sense::Noun(_)));
    (average && noun && !figure).then_some(every + 1)
}

/// "الواحدة": the single one.
fn single(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::THE))
        && draft.claims.has(block, at..at + 1, |s| *s == Sense::Cardinal(1))
}

/// The noun, unit or stretch of time at a token.
fn thing(draft: &Draft<'_, '_>, block: usize, at: usize) -> Option<Per> {
    let lexicon = of(draft.claims.document.language).lexicon();
    let (_, per) = draft.claims.find(block, at..at + 1, |s| match s {
        Sense::Grain(grain) => Some(Per::Time(*grain)),
        Sense::Unit(unit) => Some(Per::Unit(unit.symbol)),
        Sense::Noun(noun) => {
            let name = lexicon.lemma_name(noun.lemma).to_owned();
            Some(if noun.class.is_people() { Per::Persons(name) } else { Per::Things(name) })
        }
        _ => None,
    })?;
    Some(per)
}

/// The total and the number that the rate belongs to. `None` where another pair could be meant.
fn operands(draft: &Draft<'_, '_>, rate: usize, per: &Per) -> Option<Operands> {
    let claim = draft.get(rate)?;
    let place = draft.claims.sentences.get(claim.sentence)?;
    let from = claim.sentence.saturating_sub(REACH);
    if !(from..=claim.sentence).all(|sentence| draft.is_prose(sentence)) {
        return None;
    }
    let first = draft.claims.sentences.get(from)?.claims.start;
    let window: Vec<usize> = (first..place.claims.end)
        .filter(|c| *c != rate && draft.get(*c).is_some_and(|c| !c.headline))
        .collect();
    let totals: Vec<usize> = window.iter().copied().filter(|c| is_total(draft, *c, claim, per)).collect();
    let numbers: Vec<usize> = window.iter().copied().filter(|c| counts(draft, *c, per)).collect();
    let value = |c: usize| draft.get(c).and_then(stated);
    let rate_value = value(rate)?;
    let bears_out = |total: &usize, number: &usize| {
        let told = draft.get(*total).and_then(|t| in_unit_of(t, claim));
        let (Some(t), Some(n)) = (told, value(*number)) else { return false };
        let tenth = Number::ratio(1, 10).unwrap_or(Number::ONE);
        (&(&rate_value * &n) - &t).abs() <= &t.abs() * &tenth
    };
    let pairs = || totals.iter().flat_map(|t| numbers.iter().map(move |n| (*t, *n)));
    let here = |(t, n): &(usize, usize)| place.claims.contains(t) && place.claims.contains(n);
    let borne = |(t, n): (usize, usize)| bears_out(&t, &n).then_some(Operands::Borne(t, n));
    // "2,900 of the 3,400 kilometres in 58 days, 50 a day": a figure without a unit fits.
    let plain = |c: &usize| draft.get(*c).is_some_and(Claim::is_quantity);
    let unsaid =
        || numbers.iter().any(|n| place.claims.clone().filter(plain).any(|t| t != rate && bears_out(&t, n)));
    // All three side by side in one sentence, and no others in it that go together.
    if let Some((total, number)) = pairs().find(|(t, n)| side_by_side(draft, &[*t, *n, rate])) {
        // «84 مليونا، أي 400 لكل متدرب، وشارك 9 آلاف معلم»: whom it is for may have been counted before.
        let other =
            matches!(per, Per::Persons(noun) if draft.get(number).is_some_and(|n| n.measure.head != *noun));
        let fits = pairs().filter(|pair| other || here(pair)).find_map(borne);
        return fits.or_else(|| (!unsaid()).then_some(Operands::Meant(total, number)));
    }
    if let Some(borne) = pairs().find_map(borne) {
        return Some(borne);
    }
    if *per == Per::Mean {
        return averaged(draft, &rate_value, pairs());
    }
    let distinct = |found: &[usize]| {
        let mut values: Vec<Number> = found.iter().filter_map(|c| value(*c)).collect();
        values.dedup();
        values.len() == 1
    };
    // Much goes on in so many days: only an average is of all that was told.
    // "A fund for all 2,400 workers at its two mills": money is shared by people.
    let people: Vec<usize> = numbers.iter().copied().filter(|c| counts(draft, *c, &Per::People)).collect();
    let numbers = match (per, people.len()) {
        (Per::Each, 1) if claim.mention.kind == Kind::Money => people,
        _ => numbers.clone(),
    };
    let timed = matches!(per, Per::Time(_)) && !is_average(draft, claim);
    if timed || !distinct(&totals) || !distinct(&numbers) {
        return None;
    }
    // "36 million dollars for 240 km", with the rate later.
    let (total, number) = (totals.last().copied()?, numbers.last().copied()?);
    let told = side_by_side(draft, &[total, number]) && !are_joined(draft, total, number);
    // "The win is worth 3.6 million. … Their shares come to 450,000 each".
    let near = |c: usize| {
        draft.get(c).is_some_and(|c| claim.sentence.abs_diff(c.sentence) <= 2 && c.first_token() != 0)
    };
    let money = claim.mention.kind == Kind::Money && !draft.is_arabic(claim.block);
    let shared =
        *per == Per::Each && money && is_shared_out(draft, claim.sentence) && near(total) && near(number);
    (told || shared || is_average(draft, claim)).then_some(Operands::Meant(total, number))
}

/// "Divided equally", "share", "split", "apiece": a sum goes out in equal parts.
fn is_shared_out(draft: &Draft<'_, '_>, sentence: usize) -> bool {
    (sentence.saturating_sub(2)..=sentence).any(|s| {
        draft.claims.sentences.get(s).is_some_and(|place| {
            draft.claims.has(place.block, place.sentence.tokens.clone(), |s| {
                matches!(
                    s,
                    Sense::Cue(Cue::Equal | Cue::Split | Cue::SharedOut | Cue::Partition | Cue::ShareWord)
                )
            })
        })
    })
}

/// The one total and number told side by side that a mean can be of, by its size.
fn averaged(
    draft: &Draft<'_, '_>,
    mean: &Number,
    pairs: impl Iterator<Item = (usize, usize)>,
) -> Option<Operands> {
    let value = |c: usize| draft.get(c).and_then(stated);
    let near = |(total, number): &(usize, usize)| {
        let (Some(sum), Some(n)) = (value(*total), value(*number)) else { return false };
        let (made, two) = (mean * &n, Number::from(2));
        made <= &sum * &two && sum <= &made * &two
    };
    let told = |(total, number): &(usize, usize)| {
        side_by_side(draft, &[*total, *number]) && !are_joined(draft, *total, *number)
    };
    let mut found = pairs.filter(told).filter(near);
    let (total, number) = found.next()?;
    found.next().is_none().then_some(Operands::Meant(total, number))
}

/// Figures of one sentence with no other quantity between them.
fn side_by_side(draft: &Draft<'_, '_>, figures: &[usize]) -> bool {
    let (Some(first), Some(last)) = (figures.iter().min(), figures.iter().max()) else { return false };
    let sentence = |c: usize| draft.get(c).map(|c| c.sentence);
    let other =
        |c: &usize| !figures.contains(c) && draft.get(*c).is_some_and(|c| c.is_quantity() || c.is_share());
    sentence(*first) == sentence(*last) && !(*first..*last).any(|c| other(&c))
}

/// "550 hectares and the loss at 16 million": told beside each other, not of each other.
fn are_joined(draft: &Draft<'_, '_>, a: usize, b: usize) -> bool {
    let (Some(first), Some(second)) = (draft.get(a.min(b)), draft.get(a.max(b))) else { return true };
    let gap = first.end_token()..second.first_token() + 1;
    second.lead.is(Function::And)
        || draft.claims.has(first.block, gap.clone(), |s| *s == Sense::Function(Function::And))
        || gap.clone().any(|at| draft.claims.is_mark(first.block, at, ",،;؛:"))
}

/// The words around a rate say that it is the total shared out.
fn is_average(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let from = place.sentence.tokens.start.max(claim.first_token().saturating_sub(10));
    let cue = |s: &Sense| matches!(s, Sense::Cue(Cue::Average));
    draft.claims.has(claim.block, from..claim.end_token() + 6, cue)
}

/// What a total comes to in the unit of the rate.
fn in_unit_of(total: &Claim<'_>, rate: &Claim<'_>) -> Option<Number> {
    let value = stated(total)?;
    let unit = |c: &Claim<'_>| c.amount().map(|a| a.unit);
    match (unit(total), unit(rate)) {
        (Some(Unit::Physical(a)), Some(Unit::Physical(b))) if a.symbol != b.symbol => {
            let scale = |factor: (i64, i64)| Number::ratio(factor.0, factor.1);
            (&value * &scale(a.factor)?).checked_div(&scale(b.factor)?)
        }
        _ => Some(value),
    }
}

fn stated(claim: &Claim<'_>) -> Option<Number> {
    match &claim.mention.value {
        Value::Amount(amount) => amount.reading.stated.clone(),
        Value::Time(TimeExpr::Duration(length)) => match length.parts.as_slice() {
            [one] => one.amount.stated.clone(),
            _ => None,
        },
        _ => None,
    }
}

/// A figure of the rate's own kind, larger than it, that is no rate itself.
fn is_total(draft: &Draft<'_, '_>, index: usize, rate: &Claim<'_>, per_rate: &Per) -> bool {
    let Some(claim) = draft.get(index).filter(|c| c.is_quantity()) else { return false };
    let (Some(a), Some(b)) = (claim.amount(), rate.amount()) else { return false };
    let kind = match (a.unit, b.unit) {
        (Unit::None, Unit::None) => {
            let bare = rate.measure.head.is_empty() && claim.sentence == rate.sentence;
            !claim.measure.head.is_empty() && (claim.measure.head == rate.measure.head || bare)
        }
        // "540 million gallons, an average of 4.8 million a day"
        (unit, Unit::None) => b.noun.is_none() && unit != Unit::None,
        // "90 tonnes, 30 kilograms a family"
        (Unit::Physical(a), Unit::Physical(b)) => a.dimension == b.dimension,
        (a, b) => a == b,
    };
    let larger = match (in_unit_of(claim, rate), stated(rate)) {
        (Some(t), Some(r)) => t > &r * &Number::from(2),
        _ => false,
    };
    // "another 500 million", "more than 200 million" are not what was shared out.
    let whole = a.reading.lenient.low.is_some() && a.reading.lenient.high.is_some();
    let other = claim.lead.cues(Cue::Further);
    kind && larger && whole && !other && per(draft, index).is_none() && !counts(draft, index, per_rate)
}

/// A number of what the rate is for.
fn counts(draft: &Draft<'_, '_>, index: usize, per: &Per) -> bool {
    let Some(claim) = draft.get(index) else { return false };
    let people = || {
        matches!(claim.measure.class, Some(NounClass::Person | NounClass::Anyone | NounClass::Animal))
            && claim.amount().is_some_and(|a| a.unit == Unit::None)
    };
    let known = stated(claim).is_some_and(|n| n > Number::ONE);
    known
        && match per {
            Per::Each | Per::Mean => {
                claim.mention.kind == Kind::Quantity
                    && !claim.measure.head.is_empty()
                    && claim.amount().is_some_and(|a| a.unit == Unit::None)
            }
            Per::People => claim.mention.kind == Kind::Quantity && people(),
            Per::Persons(lemma) => {
                claim.mention.kind == Kind::Quantity
                    && (claim.measure.head == *lemma
                        || draft.is_arabic(claim.block) && people() && !same_noun(draft, index, lemma))
            }
            Per::Things(lemma) => claim.mention.kind == Kind::Quantity && claim.measure.head == *lemma,
            Per::Unit(symbol) => {
                claim.amount().is_some_and(|a| matches!(a.unit, Unit::Physical(def) if def.symbol == *symbol))
            }
            Per::Time(grain) => match &claim.mention.value {
                // "The five-day average" is taken over any five days.
                Value::Time(TimeExpr::Duration(length)) => {
                    let end = claim.end_token();
                    matches!(length.parts.as_slice(), [one] if one.grain == *grain)
                        && !draft.claims.has(claim.block, end..end + 1, |s| *s == Sense::Cue(Cue::Average))
                }
                _ => false,
            },
        }
}

/// Whether a figure near this one counts by this noun.
fn same_noun(draft: &Draft<'_, '_>, index: usize, lemma: &str) -> bool {
    draft.around(index).any(|c| {
        draft
            .get(c)
            .is_some_and(|c| c.mention.kind == Kind::Quantity && c.measure.head == lemma && !c.headline)
    })
}
