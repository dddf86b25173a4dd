//! What went and what is left: "60 of the 100 left, leaving 40", "و بقي 40", "the remaining 40".

use super::part::comparable;
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::build::Draft;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::language::{Cue, Function, NounClass, QualityClass, Sense, TokenKind, VerbClass};
use crate::value::Number;

/// How many sentences before the rest the part that went may have been told.
const BACK: usize = 3;

/// How far before a figure the word for the rest may stand ("الباقون، وعددهم 70").
const REST_REACH: usize = 6;

/// How far before «سوى» the verb may stand, in tokens.
const ONLY: usize = 10;

/// How sure the words are that this is all that is left.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// "the remaining 40", "الباقون"
    Rest,
    /// "leaving 40", "40 remain"
    Verb,
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for index in 0..draft.claims.claims.len() {
        let Some(left) = left_of(draft, index) else { continue };
        if let Some((gone, whole, basis)) =
            departure(draft, index, left).or_else(|| untold(draft, index, left))
        {
            if another_completes(draft, &gone, index, whole)
                || has_rest(draft, whole)
                || told_anew(draft, &gone, index, whole)
                || is_of_more(draft, &gone, index, whole)
            {
                continue;
            }
            for gone in gone {
                draft.edge(gone, whole, Edge { basis, ..Edge::stated(EdgeKind::LeavesOf, None) });
            }
            draft.edge(index, whole, Edge { basis, ..Edge::stated(EdgeKind::RemainsOf, None) });
        }
    }
}

/// A whole has one rest: what remains elsewhere is another ("while a further 70 wait abroad").
fn has_rest(draft: &Draft<'_, '_>, whole: usize) -> bool {
    draft.nodes.get(whole).is_some_and(|node| {
        draft.graph.edges_directed(*node, petgraph::Incoming).any(|e| e.weight().kind == EdgeKind::RemainsOf)
    })
}

/// "19 were hurt, of whom one died, which left 18. Six go home and twelve stay": the number that part
/// and rest make was told in between.
fn told_anew(draft: &Draft<'_, '_>, gone: &[usize], left: usize, whole: usize) -> bool {
    let sum = gone
        .iter()
        .try_fold(draft.stated(left).unwrap_or(Number::ZERO), |sum, c| Some(&sum + &draft.stated(*c)?));
    let counts = |c: &usize| draft.get(*c).is_some_and(|c| c.is_quantity() && !c.headline);
    let first = gone.iter().copied().min().unwrap_or(left);
    sum != draft.stated(whole)
        && (whole + 1..first).filter(counts).any(|c| draft.stated(c).is_some() && draft.stated(c) == sum)
}

/// "120 flats … 70 tenants have their keys and 20 gave up theirs, which leaves 30": the whole is one of
/// the parts of a larger one, and of that the rest is right.
fn is_of_more(draft: &Draft<'_, '_>, gone: &[usize], left: usize, whole: usize) -> bool {
    let parts = gone.iter().chain([&left, &whole]);
    let Some(sum) = parts.map(|c| draft.stated(*c)).try_fold(Number::ZERO, |sum, n| Some(&sum + &n?)) else {
        return false;
    };
    let Some(claim) = draft.get(left) else { return false };
    let from =
        draft.claims.sentences.get(claim.sentence.saturating_sub(BACK)).map_or(left, |s| s.claims.start);
    (from..left)
        .any(|c| draft.get(c).is_some_and(Claim::is_quantity) && draft.stated(c).as_ref() == Some(&sum))
}

/// "Of the 164, 121 were rescued, 12 drowned and 31 are still missing": a third group makes the
/// sum right, so what is left is not all that did not go.
fn another_completes(draft: &Draft<'_, '_>, gone: &[usize], left: usize, whole: usize) -> bool {
    let stated = |c: usize| draft.stated(c);
    let (Some(all), Some(rest), Some(claim)) = (stated(whole), stated(left), draft.get(left)) else {
        return false;
    };
    let Some(told) = gone.iter().map(|c| stated(*c)).try_fold(rest, |sum, n| Some(&sum + &n?)) else {
        return false;
    };
    let lacking = &all - &told;
    let sentences = [Some(claim.sentence), gone.first().and_then(|c| draft.get(*c)).map(|c| c.sentence)];
    lacking != Number::ZERO
        && sentences.into_iter().flatten().flat_map(|s| draft.claims_of(s)).any(|c| {
            let counted = draft.get(c).is_some_and(Claim::is_quantity);
            counted && c != left && c != whole && !gone.contains(&c) && stated(c).as_ref() == Some(&lacking)
        })
}

/// Whether words say that this is what is left.
pub(super) fn left_of(draft: &Draft<'_, '_>, index: usize) -> Option<Left> {
    let claim = draft.get(index).filter(|c| c.is_quantity() && !c.headline)?;
    if claim.lead.cues(Cue::Rest) || rest_before(draft, index, claim) || rest_behind(draft, claim) {
        return Some(Left::Rest);
    }
    let remains = verb_of_remaining(draft, claim);
    // "The outstanding 175 million", "the 32 people still on the pass".
    let english = !draft.is_arabic(claim.block);
    let first = claim.first_token();
    let the = |s: &Sense| *s == Sense::Function(Function::The);
    let named = draft.claims.has(claim.block, first.saturating_sub(2)..first, the);
    if remains && english && (claim.measure.definite || named) {
        return Some(Left::Rest);
    }
    (claim.lead.cues(Cue::Leaving) || remains).then_some(Left::Verb)
}

/// "الخيام الباقية، وعددها 70", "the rest, some 40,": the word for the rest stands before the
/// figure that tells its number, no other figure between.
fn rest_before(draft: &Draft<'_, '_>, index: usize, claim: &Claim<'_>) -> bool {
    let start = draft.claims.sentences.get(claim.sentence).map_or(0, |s| s.sentence.tokens.start);
    let last = index
        .checked_sub(1)
        .and_then(|i| draft.get(i))
        .filter(|c| c.sentence == claim.sentence)
        .map_or(start, Claim::end_token);
    let from = last.max(claim.first_token().saturating_sub(REST_REACH));
    let window = from..claim.first_token();
    let Some((cue, ())) =
        draft.claims.find(claim.block, window.clone(), |s| (*s == Sense::Cue(Cue::Rest)).then_some(()))
    else {
        return false;
    };
    let gap = cue.end..claim.first_token();
    let comma = gap.clone().any(|at| draft.claims.is_mark(claim.block, at, ",،–—("));
    let pronoun =
        claim.lead.is(Function::They) || claim.lead.is(Function::He) || claim.lead.is(Function::She);
    let verb = draft.claims.has(claim.block, gap, |s| matches!(s, Sense::Verb(_)));
    (comma || pronoun || claim.lead.cues(Cue::Amounting)) && !verb
}

/// "ملفات 160 الباقين": an adjective right behind the figure.
fn rest_behind(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let end = claim.end_token();
    let open = !draft.claims.has(claim.block, end + 1..end + 2, |s| matches!(s, Sense::Noun(_)));
    // "السبع والعشرون الباقية": by then others may have been told of without their noun; «الـ680 الباقية»
    // goes back to a number.
    let digits = |at: usize| draft.claims.token(claim.block, at).is_some_and(|t| t.kind == TokenKind::Digits);
    let known = claim.measure.definite && !claim.mention.tokens.clone().any(digits);
    draft.claims.document.language == Lang::Ar
        && open
        && !known
        && draft.claims.has(claim.block, end..end + 1, |s| *s == Sense::Cue(Cue::Rest))
}

/// "40 remain", "بقي 40", "40 are still missing", beside the figure and in its clause.
fn verb_of_remaining(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let (start, end) = (claim.first_token(), claim.end_token());
    // "27 boys, spent what was left of the night": behind a comma another phrase begins.
    let reach = end..clause.end.min(end + 4);
    let behind =
        end..reach.clone().find(|at| draft.claims.is_mark(claim.block, *at, ",،")).unwrap_or(reach.end);
    // «لم يبق في القاعة سوى 65»
    let only = claim.lead.cues(Cue::Only);
    let before = clause.start.max(start.saturating_sub(if only { ONLY } else { 3 }))..start;
    // "9,000 of them remain, some 2,500 of them pensioners"
    let comma = before.clone().rev().find(|at| draft.claims.is_mark(claim.block, *at, ","));
    let before = comma.map_or(before.start, |at| at + 1)..before.end;
    let remain = |s: &Sense| {
        matches!(s, Sense::Verb(v) if v.class == VerbClass::Remain)
            || matches!(s, Sense::Noun(n) if n.class == NounClass::Missing)
    };
    // «سيبقى عند 240»: a level that stays.
    let owned = claim.lead.is(Function::Of) || claim.lead.is(Function::At);
    !owned && (draft.claims.has(claim.block, behind, remain) || draft.claims.has(claim.block, before, remain))
}

/// The part that went and its whole, where a cue tied them: in the sentence of the rest or one
/// of those before it. Of several parts the one that explains the rest, else the largest.
fn departure(draft: &Draft<'_, '_>, left: usize, how: Left) -> Option<(Vec<usize>, usize, Basis)> {
    let claim = draft.get(left)?;
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for sentence in (claim.sentence.saturating_sub(BACK)..=claim.sentence).rev() {
        for part in draft.claims_of(sentence).into_iter().filter(|c| *c < left) {
            let Some(whole) = whole_of(draft, part).filter(|w| *w != left) else { continue };
            // "30 of the 120 seats, or 25%": the share only says the part again.
            let again = draft.draws(part, EdgeKind::ShareIs);
            if again {
                continue;
            }
            if how == Left::Verb && (is_left_itself(draft, part, whole) || stays(draft, part, whole)) {
                continue;
            }
            // "21 flats of 24 … four people are still missing": of another kind than the part.
            let counted = |c: &Claim<'_>| !c.measure.head.is_empty();
            let strange = draft.get(part).is_some_and(|p| {
                p.is_quantity()
                    && counted(p)
                    && counted(claim)
                    && p.measure.is_people() != claim.measure.is_people()
            });
            let kin =
                !strange && draft.get(whole).is_some_and(|w| comparable(claim, w) && same_scale(claim, w));
            if kin && pairs.first().is_none_or(|(_, first)| *first == whole) {
                pairs.push((part, whole));
            }
        }
    }
    let whole = pairs.first()?.1;
    if others_between(draft, left, whole, &pairs) {
        return None;
    }
    let explains = |(part, whole): &&(usize, usize)| explained(draft, *part, *whole, left);
    let (part, whole) = pairs
        .iter()
        .find(explains)
        .or_else(|| pairs.iter().max_by_key(|(part, _)| draft.stated(*part)))
        .copied()?;
    let same = draft.get(part).is_some_and(|p| p.sentence == claim.sentence);
    // Sentences away "44 remain" is the rest only of something taken up again ("the 44 remain").
    // "اثني عشر من النزلاء الثلاثين. … خمسة عشر لا يزالون طلقاء": in the next sentence, of that size.
    let next = draft.get(part).is_some_and(|p| p.sentence + 1 == claim.sentence);
    let still = how == Left::Verb && next && is_very_near(draft, part, whole, left);
    let near =
        same || still || (is_near(draft, part, whole, left) && (how == Left::Rest || claim.measure.definite));
    let basis = if same { Basis::Stated } else { Basis::Inferred };
    // "of them 8 …, 12 … and the rest, 15": all that were told went, unless one alone explains it.
    let several: Vec<usize> = pairs
        .iter()
        .map(|(part, _)| *part)
        .filter(|c| draft.get(*c).is_some_and(|c| c.sentence == claim.sentence))
        .collect();
    if several.len() > 1 && !explained(draft, part, whole, left) {
        return Some((several, whole, Basis::Stated));
    }
    near.then_some((vec![part], whole, basis))
}

/// "Nine remain in hospital, four of them …": the whole is itself what is left of others.
fn is_left_itself(draft: &Draft<'_, '_>, part: usize, whole: usize) -> bool {
    let (Some(p), Some(w)) = (draft.get(part), draft.get(whole)) else { return false };
    let Some(place) = draft.claims.sentences.get(w.sentence) else { return false };
    let before = place.sentence.clause_of(w.mention.tokens.start).start..w.first_token();
    let between = w.end_token()..if p.sentence == w.sentence { p.first_token() } else { w.end_token() };
    let remain = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Remain);
    draft.claims.has(w.block, before, remain) || draft.claims.has(w.block, between, remain)
}

/// "four of them in critical condition": a part that is told apart by how it is, and did not go.
fn stays(draft: &Draft<'_, '_>, part: usize, whole: usize) -> bool {
    draft.get(part).is_some_and(|p| {
        let end = p.end_token();
        let mark = (end..end + STATE).find(|at| draft.claims.is_mark(p.block, *at, ",،.;؛"));
        let behind = end..mark.unwrap_or(end + STATE);
        let state = |s: &Sense| matches!(s, Sense::Quality(_, QualityClass::State));
        let moved = |s: &Sense| matches!(s, Sense::Verb(_));
        // «أصيب 30، بينهم خمسة أطفال، وما زال ستة في المستشفى»: who they are, not what became of them.
        let first = p.first_token();
        let among = |s: &Sense| *s == Sense::Cue(Cue::PartFollows);
        let kind = draft.is_arabic(p.block)
            && p.measure.is_people()
            && !p.measure.head.is_empty()
            && draft.claims.has(p.block, first.saturating_sub(1)..first, among)
            // «نجا منهم 31 شخصا»
            && first.checked_sub(2).is_some_and(|at| draft.claims.is_mark(p.block, at, ",،"));
        part > whole
            && (kind || draft.claims.has(p.block, behind.clone(), state))
            && !draft.claims.has(p.block, behind, moved)
    })
}

/// How far behind a part the word for its state may stand, in tokens.
const STATE: usize = 4;

/// The figure that a figure or share is said to be of, unless it is one of all the parts.
fn whole_of(draft: &Draft<'_, '_>, part: usize) -> Option<usize> {
    draft.whole_of(part, &[EdgeKind::PartOf, EdgeKind::ShareOf])
}

/// Other figures of the same kind between whole and rest: more than one group went.
fn others_between(draft: &Draft<'_, '_>, left: usize, whole: usize, pairs: &[(usize, usize)]) -> bool {
    let Some(w) = draft.get(whole) else { return true };
    // What stands between a whole and its part describes the whole.
    let first = pairs.iter().map(|(part, whole)| *part.max(whole)).min().unwrap_or(whole);
    (first + 1..left).any(|c| {
        let told = pairs.iter().any(|(part, whole)| *part == c || *whole == c);
        let counts = draft.get(c).is_some_and(|c| {
            let of_those = c.end_token()..c.end_token() + 1;
            (c.is_share() || (c.is_quantity() && comparable(c, w)))
                && !draft.claims.has(c.block, of_those, |s| *s == Sense::Cue(Cue::PartFollows))
        });
        counts && !told && whole_of(draft, c).is_none()
    })
}

/// "The hall held 80. Ushers led out 50 and went back for the other 30": whole and part are
/// the only two figures of the kind before the rest.
fn untold(draft: &Draft<'_, '_>, left: usize, how: Left) -> Option<(Vec<usize>, usize, Basis)> {
    let claim = draft.get(left)?;
    let from = claim.sentence.saturating_sub(BACK);
    let other = |c: &Claim<'_>| {
        c.lead.cues(Cue::OldValue) || c.lead.cues(Cue::Comparison) || c.lead.is(Function::By) || c.headline
    };
    let figures: Vec<usize> = (from..=claim.sentence)
        .flat_map(|s| draft.claims_of(s))
        .filter(|c| *c < left && whole_of(draft, *c).is_none())
        .filter(|c| draft.get(*c).is_some_and(|f| f.is_quantity() && comparable(f, claim) && !other(f)))
        .filter(|c| draft.get(*c).is_some_and(|f| !is_adjunct(f, claim)))
        .collect();
    let [first, second] = figures.as_slice() else { return None };
    // "Brought up 48 men after a fire trapped 75. That left 37", «انسحب 45 … وكان عددهم 120»: the
    // part may be told first.
    let sums_up = sums_up(draft, claim);
    let gone = (how == Left::Rest || claim.lead.cues(Cue::Only)) && has_gone(draft, *first);
    let turned = draft.stated(*first) < draft.stated(*second) && (sums_up || gone);
    let (whole, part) = if turned { (second, first) } else { (first, second) };
    // Parts and shares told in between are not the only thing that went, but those of the part
    // are none of the whole.
    let told = |c: usize| {
        let share = draft.get(c).is_some_and(Claim::is_share) && draft.stated(c).is_some();
        whole_of(draft, c).is_some_and(|w| w != *part) || share
    };
    if (*first..left).any(told) || others_went(draft, *first.max(second), left) {
        return None;
    }
    let near = match how {
        Left::Verb if sums_up => is_near(draft, *part, *whole, left),
        Left::Rest => is_near(draft, *part, *whole, left),
        // "and 58 are still being built": told right behind what was done, and near the sum.
        Left::Verb => {
            let told = claim.lead.cues(Cue::Leaving) && is_near(draft, *part, *whole, left);
            (turned || follows_at_once(draft, *whole, *part, left))
                && (told || is_very_near(draft, *part, *whole, left))
        }
    };
    let counted = draft.get(*whole).is_some_and(|w| {
        (!w.measure.head.is_empty() || claim.measure.head.is_empty()) && same_scale(claim, w)
    });
    (counted && near).then_some((vec![*part], *whole, Basis::Inferred))
}

/// "The army flew out 41 and others walked down": more went than were counted.
fn others_went(draft: &Draft<'_, '_>, last: usize, left: usize) -> bool {
    let (Some(a), Some(b)) = (draft.get(last), draft.get(left)) else { return true };
    let others = |s: &Sense| matches!(s, Sense::Cue(Cue::Others | Cue::Further) | Sense::Vague(..));
    let uncounted = |tokens: std::ops::Range<usize>| {
        tokens.clone().any(|at| {
            let inside = draft.claims_of(a.sentence).into_iter().chain(draft.claims_of(b.sentence));
            let figure = inside
                .filter_map(|c| draft.get(c))
                .any(|c| (c.first_token()..c.end_token() + 1).contains(&at));
            draft.claims.has(a.block, at..at + 1, others) && !figure
        })
    };
    let end = match a.sentence == b.sentence {
        true => b.lead.start.max(a.end_token()),
        false => draft.claims.sentences.get(a.sentence).map_or(0, |p| p.sentence.tokens.end),
    };
    !draft.is_arabic(a.block) && uncounted(a.end_token()..end)
}

/// "Were on board in six cabins": where, and not how many.
fn is_adjunct(figure: &Claim<'_>, left: &Claim<'_>) -> bool {
    use Function::*;
    let placed = [In, At, On, With, For, From, During].into_iter().any(|f| figure.lead.is(f));
    let named = !figure.measure.head.is_empty() && figure.measure.head != left.measure.head;
    placed && named && figure.measure.class != Some(NounClass::Anyone)
}

/// "That left 37 still below": a sentence that begins with the rest of what was told right before.
fn sums_up(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return false };
    claim.lead.cues(Cue::Leaving) && claim.lead.start <= place.sentence.tokens.start + 1
}

/// «انسحب منها 45 نائبا», «138 كيلومترا من الطريق»: said to have gone, or to be of something.
fn has_gone(draft: &Draft<'_, '_>, part: usize) -> bool {
    let Some(claim) = draft.get(part) else { return false };
    let (start, end) = (claim.first_token(), claim.end_token());
    let leave = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Leave);
    let of = |s: &Sense| *s == Sense::Function(Function::Of);
    draft.claims.has(claim.block, start.saturating_sub(4)..start, leave)
        || draft.claims.has(claim.block, end..end + 1, of)
}

/// Part and rest in one sentence, the whole there or in the one before.
fn follows_at_once(draft: &Draft<'_, '_>, whole: usize, part: usize, left: usize) -> bool {
    let sentence = |c: usize| draft.get(c).map(|c| c.sentence);
    sentence(part) == sentence(left) && sentence(whole).zip(sentence(left)).is_some_and(|(w, l)| l - w <= 1)
}

/// Off by no more than a quarter, or by one digit of ten.
fn is_very_near(draft: &Draft<'_, '_>, part: usize, whole: usize, left: usize) -> bool {
    let (Some(should), Some(told)) = (expected(draft, part, whole), draft.stated(left)) else {
        return false;
    };
    &(&should - &told).abs() * &Number::from(3) <= should
}

/// "the three others" of four billion are three billion: the scale was not said again.
fn same_scale(left: &Claim<'_>, whole: &Claim<'_>) -> bool {
    let value = |c: &Claim<'_>| c.amount().and_then(|a| a.reading.stated.clone());
    let small = value(left).is_some_and(|n| n < Number::from(100));
    let large = value(whole).is_some_and(|n| n >= Number::from(10_000));
    !(small && large)
}

/// What should be left when `part`, a count or a share, went of `whole`.
fn expected(draft: &Draft<'_, '_>, part: usize, whole: usize) -> Option<Number> {
    let (p, w) = (draft.stated(part)?, draft.stated(whole)?);
    let gone = match draft.get(part)?.is_share() {
        true => (&w * &p).checked_div(&Number::from(100))?,
        false => p,
    };
    Some(&w - &gone)
}

fn explained(draft: &Draft<'_, '_>, part: usize, whole: usize, left: usize) -> bool {
    let expected = expected(draft, part, whole);
    let lenient = draft.get(left).and_then(|c| c.amount()).map(|a| &a.reading.lenient);
    expected.zip(lenient).is_some_and(|(value, reading)| {
        let low = reading.low.as_ref().is_none_or(|b| b.value <= value);
        let high = reading.high.as_ref().is_none_or(|b| value <= b.value);
        low && high
    })
}

/// The rest is of the size of what should be left: within a factor of two.
fn is_near(draft: &Draft<'_, '_>, part: usize, whole: usize, left: usize) -> bool {
    let (Some(should), Some(told)) = (expected(draft, part, whole), draft.stated(left)) else {
        return false;
    };
    let two = Number::from(2);
    should > Number::ZERO && told <= &should * &two && should <= &told * &two
}
