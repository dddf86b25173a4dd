//! How much something changed, wherever its sentence says so: "a rise of 50 percent", "20 dollars
//! more", "up fivefold", «زاد راتب المعلم 50 دولارا», «أي بضعف السعر».

use super::frame::Frame;
use super::verb::{before_noun, change, is_year};
use crate::claim::Claim;
use crate::document::Lang;
use crate::graph::build::Draft;
use crate::graph::link::enumeration::claims_in;
use crate::language::{Clitics, Cue, Function, NounClass, Sense, TokenKind, VerbClass};
use crate::mention::Kind;
use crate::value::{Hedge, Number, Unit};
use std::ops::Range;

/// How many tokens may stand between a verb and the difference behind its subject.
const SUBJECT: usize = 8;

/// How far before the size of a change its noun may stand ("a rise on the year of 5", «زيادة في السعر قدرها»).
const NOUN: usize = 5;

/// How far behind a verb that multiplies the number of times may stand, in tokens.
const TIMES: usize = 9;

/// A change with its size, before it is known what changed.
pub(super) struct Size {
    /// The words that tell the change.
    pub words: Range<usize>,
    /// Which way it went, where they say so.
    pub class: Option<VerbClass>,
    /// The figure that is the difference.
    pub claim: Option<usize>,
    /// The factor, where it is told as one.
    pub times: Option<(u32, u32)>,
    /// "twice the 20", "5 more than": what stands behind it is what it is measured from.
    pub of_what_follows: bool,
}

impl Size {
    /// A size by its words alone.
    pub fn of_words(words: Range<usize>, class: Option<VerbClass>) -> Size {
        Size { words, class, claim: None, times: None, of_what_follows: false }
    }

    /// Whether a figure is the size, and a verb tells it ("receipts dropped by 4 percent") that takes up
    /// nothing («أي أنها ارتفعت 10»).
    pub fn is_verb(&self, draft: &Draft<'_, '_>, block: usize) -> bool {
        let noun = is_noun(draft, block, &self.words) || noun_at(draft, block, self.words.start).is_some();
        let verb = draft.claims.has(block, self.words.clone(), |s| change(s).is_some());
        let particle = draft.claims.has(block, self.words.clone(), |s| *s == Sense::Cue(Cue::Particle));
        let from = self.words.start.saturating_sub(3);
        let again = draft.claims.has(block, from..self.words.start, |s| *s == Sense::Cue(Cue::Restates));
        self.claim.is_some() && verb && !noun && !particle && !again
    }
}

/// The sizes of change that a sentence tells, in its order.
pub(super) fn all(draft: &Draft<'_, '_>, sentence: usize) -> Vec<Size> {
    let Some(place) = draft.claims.sentences.get(sentence) else { return Vec::new() };
    let figures = place.claims.clone();
    let mut found: Vec<Size> = figures.filter_map(|c| of_figure(draft, c)).collect();
    for at in place.sentence.tokens.clone() {
        let inside = claims_in(draft, place.block, &(at.saturating_sub(2)..at + 1))
            .any(|c| draft.get(c).is_some_and(|c| c.mention.tokens.contains(&at)));
        if !inside && let Some(size) = multiple(draft, place.block, at) {
            found.push(size);
        }
    }
    found
}

/// The size that a figure is, if its words say that it is one.
fn of_figure(draft: &Draft<'_, '_>, index: usize) -> Option<Size> {
    let claim = draft.get(index).filter(|c| c.amount().is_some() && !c.headline)?;
    if let Some(size) = times(draft, index, claim).or_else(|| to_a_fraction(draft, claim)) {
        return Some(size);
    }
    // "fell below 28": a level; and what is bounded clashes with nothing.
    let bounded = matches!(
        claim.amount().and_then(|a| a.hedge),
        Some(Hedge::MoreThan | Hedge::LessThan | Hedge::AtLeast | Hedge::AtMost)
    );
    if bounded || is_year(draft, claim) || !(claim.is_share() || claim.is_quantity()) {
        return None;
    }
    let owned = [Function::From, Function::To, Function::At, Function::And, Function::In, Function::With];
    let owned = owned.iter().any(|f| claim.lead.is(*f)) && !claim.lead.is(Function::By);
    if owned || claim.lead.cues(Cue::OldValue) || claim.lead.cues(Cue::Comparison) {
        return None;
    }
    let (words, class) = match draft.claims.document.language {
        Lang::En => english(draft, claim),
        Lang::Ar => arabic(draft, claim),
    }?;
    let end = claim.end_token();
    let compared = draft.claims.has(claim.block, words.clone(), |s| comparative(s).is_some())
        // «بانخفاض 16 في المئة عن العام الماضي»
        || draft.claims.has(claim.block, end..end + 1, |s| *s == Sense::Cue(Cue::Beyond));
    Some(Size { claim: Some(index), of_what_follows: compared, ..Size::of_words(words, class) })
}

/// "a 5 percent rise", "a rise of 5 percent", "up 5 percent", "5 dollars more than".
fn english(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<(Range<usize>, Option<VerbClass>)> {
    let (block, start, end) = (claim.block, claim.lead.start, claim.end_token());
    if before_noun(draft, claim) {
        return draft.claims.find(block, end..end + 1, change).map(|(w, class)| (w, Some(class)));
    }
    // One adjective between: "a 5 percent monthly rise".
    if let Some((words, class)) =
        noun_at(draft, block, end + 1).filter(|_| claims_in(draft, block, &(end..end + 2)).next().is_none())
        && draft.claims.token(block, end).is_some_and(|t| t.kind == TokenKind::Word)
        && !draft.claims.has(block, end..end + 1, |s| matches!(s, Sense::Function(_) | Sense::Verb(_)))
    {
        return Some((words, Some(class)));
    }
    // "5 dollars more than", "5 percent lower than"
    let than = |at: usize| draft.claims.has(block, at..at + 1, |s| *s == Sense::Function(Function::Than));
    // "seven more, four of them children" are others; "or 4 percent more" is a difference.
    let restated = claim.is_share() || claim.lead.cues(Cue::Restates);
    let compared = draft.claims.find(block, end..end + 1, comparative);
    if let Some((words, class)) = compared
        && (than(words.end) || restated && draft.claims.is_mark(block, words.end, ".,"))
    {
        return Some((words, Some(class)));
    }
    // "rose 5 percent", "a rise of 5 percent", "increased by 5"
    let before = start.checked_sub(1)?;
    let last = draft.claims.find(block, before..before + 1, change).or_else(|| {
        let two = before.checked_sub(1)?;
        draft.claims.find(block, two..before, change).filter(|(w, _)| w.end == start)
    });
    if let Some((words, class)) = last.filter(|(words, _)| !is_particle(draft, block, words)) {
        let of = claim.lead.is(Function::Of);
        let noun = noun_at(draft, block, words.start).is_some();
        let plain = claim.lead.functions.is_empty() && claim.lead.cues.is_empty();
        return (plain || claim.lead.is(Function::By) || of && noun).then_some((words, Some(class)));
    }
    // "a rise in the price of 5 dollars" may be the price; "rose last year by 5" is the difference.
    let by = claim.lead.is(Function::By);
    let from = start.saturating_sub(SUBJECT);
    let clear = |words: &Range<usize>| {
        let gap = words.end..start;
        claims_in(draft, block, &gap).all(|c| draft.get(c).is_some_and(Claim::is_time))
            && !gap.clone().any(|at| draft.claims.is_mark(block, at, ",;:"))
    };
    let verb =
        (from..start).rev().find_map(|at| draft.claims.find(block, at..at + 1, change)).filter(|_| by)?;
    clear(&verb.0).then_some((verb.0, Some(verb.1)))
}

/// The noun of change at a token and its way.
fn noun_at(draft: &Draft<'_, '_>, block: usize, at: usize) -> Option<(Range<usize>, VerbClass)> {
    let found = draft.claims.find(block, at..at + 1, change)?;
    let noun = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Change);
    draft.claims.has(block, at..at + 1, noun).then_some(found)
}

/// "give up 18 slots", "picked up": no change, the particle belongs to a verb.
fn is_particle(draft: &Draft<'_, '_>, block: usize, words: &Range<usize>) -> bool {
    let before = words.start.saturating_sub(1)..words.start;
    let alone = draft.claims.has(block, before.clone(), |s| {
        matches!(s, Sense::Function(Function::Was | Function::Be | Function::And | Function::It))
            || matches!(s, Sense::Verb(_) | Sense::Cue(_))
    });
    words.start > 0
        && draft.claims.has(block, words.clone(), |s| *s == Sense::Cue(Cue::Particle))
        && draft.claims.token(block, before.start).is_some_and(|t| t.kind == TokenKind::Word)
        && !alone
}

/// «بزيادة قدرها 5», «ارتفع السعر 5 دولارات», «أي خمسة بالمئة».
fn arabic(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<(Range<usize>, Option<VerbClass>)> {
    let (block, first) = (claim.block, claim.first_token());
    let place = draft.claims.sentences.get(claim.sentence)?;
    let start = place.sentence.tokens.start;
    let words = |from: usize| {
        (from.max(start)..first).rev().find_map(|at| draft.claims.find(block, at..at + 1, change))
    };
    let figure =
        |gap: &Range<usize>| claims_in(draft, block, gap).any(|c| draft.get(c).is_some_and(|c| !c.is_time()));
    let mark = |gap: &Range<usize>| gap.clone().any(|at| draft.claims.is_mark(block, at, "،,؛:("));
    let sized = |gap: &Range<usize>| {
        gap.is_empty()
            || claim.lead.is(Function::By)
            || draft.claims.has(block, gap.clone(), |s| {
                *s == Sense::Cue(Cue::Amounting) || matches!(s, Sense::Verb(v) if v.class == VerbClass::Reach)
            })
    };
    if let Some((words, class)) = words(first.saturating_sub(NOUN)) {
        let gap = words.end..first;
        let of = claim.lead.is(Function::Of);
        let noun = is_noun(draft, block, &words);
        if noun && !of && !figure(&gap) && !mark(&gap) && sized(&gap) {
            return Some((words, Some(class)));
        }
    }
    // Behind the subject of the verb, with nothing that leads up to it.
    if let Some((words, class)) = words(first.saturating_sub(SUBJECT)) {
        let gap = words.end..first;
        let verb = draft.claims.has(block, gap.clone(), |s| {
            matches!(
                s,
                Sense::Verb(_)
                    | Sense::Function(Function::Which | Function::Who | Function::To | Function::That)
            )
        });
        let led = claim.lead.functions.iter().any(|f| *f != Function::By) || !claim.lead.cues.is_empty();
        let ends = goes_on(draft, block, claim.end_token());
        if !verb && !led && !figure(&gap) && !mark(&gap) && ends && !is_noun(draft, block, &words) {
            return Some((words, Some(class)));
        }
    }
    // «من 30 يوما إلى 45، أي عشرة أيام إضافية», «أي أكثر بخمسة»
    let end = claim.end_token();
    let further = draft.claims.has(block, end..end + 1, |s| *s == Sense::Cue(Cue::Further));
    if further && claim.lead.cues(Cue::Restates) {
        return Some((end..end + 1, Some(VerbClass::Rise)));
    }
    let by = claim.lead.is(Function::By);
    let above = draft.claims.find(block, first.saturating_sub(1)..first, comparative);
    if let Some((words, class)) = above.filter(|(words, _)| by && words.end == first) {
        return Some((words, Some(class)));
    }
    said_again(draft, claim)
}

/// «تراجع من 12 إلى 9 بالمئة، أي بنسبة 25 بالمئة»: what restates a change is its size.
fn said_again(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<(Range<usize>, Option<VerbClass>)> {
    let (block, at) = (claim.block, claim.lead.start);
    let place = draft.claims.sentences.get(claim.sentence)?;
    let restates = |at: usize| draft.claims.has(block, at..at + 1, |s| *s == Sense::Cue(Cue::Restates));
    let said = claim.lead.cues(Cue::Restates)
        || claim.lead.is(Function::By) && at.checked_sub(1).is_some_and(restates);
    let start = place.sentence.tokens.start;
    let verb = (start..at).rev().find_map(|v| draft.claims.find(block, v..v + 1, change))?;
    (said && goes_on(draft, block, claim.end_token())).then_some((verb.0, Some(verb.1)))
}

/// What may follow a difference: the values, a comma, the end.
fn goes_on(draft: &Draft<'_, '_>, block: usize, end: usize) -> bool {
    draft.claims.is_mark(block, end, "،,.؛)")
        || draft.claims.token(block, end).is_none()
        || draft.claims.has(block, end..end + 1, |s| {
            matches!(s, Sense::Function(Function::From | Function::To | Function::In | Function::At))
                || matches!(s, Sense::Verb(_) | Sense::Deed(_) | Sense::Cue(Cue::Became | Cue::Only | Cue::AfterEvent))
        })
        // «ليغلق عند 900»: so that it …
        || draft.claims.token(block, end).is_some_and(|t| t.clitics.has(Clitics::TO))
}

/// «أعلى», «أقل»: one value set against another.
pub(super) fn comparative(sense: &Sense) -> Option<VerbClass> {
    match sense {
        Sense::Cue(Cue::Above) => Some(VerbClass::Rise),
        Sense::Cue(Cue::Under) => Some(VerbClass::Fall),
        _ => None,
    }
}

fn is_noun(draft: &Draft<'_, '_>, block: usize, words: &Range<usize>) -> bool {
    let noun = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Change);
    let glued = draft
        .claims
        .token(block, words.start)
        .is_some_and(|t| t.clitics.has(Clitics::BY) || t.clitics.has(Clitics::THE));
    glued || draft.claims.has(block, words.clone(), noun)
}

/// "three times as many", "five times the 20", «تضاعف خمس مرات», «ثلاثة أضعاف ما أنفقته».
fn times(draft: &Draft<'_, '_>, index: usize, claim: &Claim<'_>) -> Option<Size> {
    let (block, end) = (claim.block, claim.end_token());
    let often = |s: &Sense| *s == Sense::Cue(Cue::Often);
    let fold = |s: &Sense| *s == Sense::Cue(Cue::Fold);
    let counted = draft.claims.has(block, claim.mention.tokens.start + 1..end + 1, |s| often(s) || fold(s));
    if !counted || !claim.is_quantity() {
        return None;
    }
    let n = draft.stated(index)?;
    let whole = (1..=100u32).find(|k| Number::from(i64::from(*k)) == n);
    let half = || (1..=40u32).find(|k| &Number::from(2) * &n == Number::from(i64::from(*k)));
    let factor = whole.map(|k| (k, 1)).or_else(|| half().map(|k| (k, 2)))?;
    let hedged = claim.amount().is_some_and(|a| a.hedge.is_some());
    let place = draft.claims.sentences.get(claim.sentence)?;
    let words = claim.mention.tokens.clone();
    let by_verb = (place.sentence.tokens.start.max(words.start.saturating_sub(TIMES))..words.start)
        .rev()
        .find_map(|at| draft.claims.find(block, at..at + 1, change));
    let multiplies = by_verb.as_ref().is_some_and(|(verb, class)| {
        matches!(class, VerbClass::Double)
            && !claims_in(draft, block, &(verb.end..words.start))
                .any(|c| draft.get(c).is_some_and(|c| c.amount().is_some()))
    });
    let folded = draft.claims.has(block, words.start + 1..end + 1, fold);
    let as_many = draft.claims.document.language == Lang::En && compares(draft, block, end);
    let fits = !hedged && (multiplies || folded || as_many);
    let end = if folded { end.max(words.end) } else { words.end };
    let ends = draft.claims.is_mark(block, end, "،,.؛)") || draft.claims.token(block, end).is_none();
    let of_what_follows = !multiplies && !ends && !claim.lead.is(Function::To);
    let size = Size::of_words(words.start..end, Some(VerbClass::Rise));
    fits.then_some(Size { times: Some(factor), of_what_follows, ..size })
}

/// "was cut to a third", «تقلص إلى الربع».
fn to_a_fraction(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Size> {
    let ratio = claim.amount()?.ratio.filter(|(over, under)| over < under)?;
    let block = claim.block;
    let led =
        claim.lead.is(Function::To) || claim.lead.is(Function::By) && claim.lead.start == claim.first_token();
    let hedged = claim.amount()?.hedge.is_some();
    let start = draft.claims.sentences.get(claim.sentence)?.sentence.tokens.start;
    let from = start.max(claim.lead.start.saturating_sub(SUBJECT));
    let fell = |class: VerbClass| matches!(class, VerbClass::Fall | VerbClass::Halve);
    let (words, _) = (from..claim.lead.start)
        .rev()
        .find_map(|at| draft.claims.find(block, at..at + 1, change))
        .filter(|(_, class)| fell(*class))?;
    let gap = words.end..claim.lead.start;
    let plain = claims_in(draft, block, &gap).next().is_none();
    (claim.lead.is(Function::To) && led && !hedged && plain && is_own_fraction(draft, claim))
        .then_some(Size { times: Some(ratio), ..Size::of_words(words, Some(VerbClass::Fall)) })
}

/// "cut to a third", «إلى الثلث»: of what it was; "to a third of the vote", «إلى ثلث الأصوات» is a level.
pub(super) fn is_own_fraction(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let (block, end) = (claim.block, claim.end_token());
    let of = draft.claims.has(block, end..end + 1, |s| *s == Sense::Function(Function::Of));
    let the =
        draft.claims.token(block, claim.mention.tokens.start).is_some_and(|t| t.clitics.has(Clitics::THE));
    claim.mention.kind == Kind::Fraction && !of && (the || draft.claims.document.language == Lang::En)
}

/// "twice the 30", "double last year's", «ضعف ما كان», "a threefold rise", "has tripled".
fn multiple(draft: &Draft<'_, '_>, block: usize, at: usize) -> Option<Size> {
    let claims = draft.claims;
    if let Some(size) = quarter(draft, block, at) {
        return Some(size);
    }
    let (words, n) = claims.find(block, at..at + 1, |s| match s {
        Sense::Multiple(n) if *n > 1 => Some(u32::from(*n)),
        _ => None,
    })?;
    let hedged = claims.has(block, at.saturating_sub(2)..at, |s| matches!(s, Sense::Hedge(..)));
    // "twice the 20 of last year", "double what it was"; «بضعف السعر» needs no word between.
    let fold = claims.has(block, words.clone(), |s| *s == Sense::Cue(Cue::Fold));
    let compares = fold || claims.document.language == Lang::Ar || compares(draft, block, words.end);
    let to = claims.has(block, at.saturating_sub(1)..at, |s| *s == Sense::Function(Function::To));
    let size = Size::of_words(words, Some(VerbClass::Rise));
    (!hedged && compares).then_some(Size { times: Some((n, 1)), of_what_follows: !to && !fold, ..size })
}

/// «تقلص إلى الربع»: a fraction that was not read as a figure, since it may be of something else.
fn quarter(draft: &Draft<'_, '_>, block: usize, at: usize) -> Option<Size> {
    let claims = draft.claims;
    let (words, ratio) = claims.find(block, at..at + 1, |s| match s {
        Sense::Fraction(over, under) if over < under => Some((u32::from(*over), u32::from(*under))),
        _ => None,
    })?;
    let the = claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::THE));
    let to = claims.has(block, at.checked_sub(1)?..at, |s| *s == Sense::Function(Function::To));
    let from = at.saturating_sub(SUBJECT);
    let fell = |s: &Sense| change(s).filter(|class| *class == VerbClass::Fall);
    let (verb, _) =
        (from..at).rev().find_map(|v| claims.find(block, v..v + 1, fell)).filter(|_| the && to)?;
    let between = claims_in(draft, block, &(verb.end..at)).next().is_some();
    let ends = words.end;
    let open = claims.is_mark(block, ends, "،,.") || claims.token(block, ends).is_none();
    (open && !between).then_some(Size { times: Some(ratio), ..Size::of_words(verb, Some(VerbClass::Fall)) })
}

/// "as many", "the 20", "what it was": what a multiple is of.
fn compares(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    draft.claims.has(block, at..at + 1, |s| {
        matches!(
            s,
            Sense::Cue(Cue::AsMuch) | Sense::Function(Function::The | Function::That | Function::Their)
        ) || matches!(s, Sense::Direction(crate::value::time::Direction::Before))
    })
}

/// A change whose size is in its verb: "tripled", «تضاعفت», with no figure of its own, told as done.
pub(super) fn of_verb(draft: &Draft<'_, '_>, frame: &Frame) -> Option<Size> {
    let factor = frame.factor().filter(|_| !frame.hedged && frame.by.is_none())?;
    let fact = draft.claims.sentences.get(frame.sentence)?.modal.is_none();
    let size = Size { times: Some(factor), ..Size::of_words(frame.words.clone(), frame.class) };
    (fact && is_done(draft, frame.block, frame.words.start)).then_some(size)
}

/// Not "hopes to double", «أن تتضاعف»: something that is still to come.
pub(super) fn is_done(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    let before = at.saturating_sub(1)..at;
    let to = |s: &Sense| match draft.claims.document.language {
        Lang::En => *s == Sense::Function(Function::To),
        Lang::Ar => *s == Sense::Function(Function::That),
    };
    !draft.claims.has(block, before, to)
}

/// Whether a figure is counted in points or per cent.
pub(super) fn is_relative(claim: &Claim<'_>) -> bool {
    claim.is_share() || claim.amount().is_some_and(|a| a.unit == Unit::Points)
}
