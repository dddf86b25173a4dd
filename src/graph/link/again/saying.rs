//! The words that a figure is told with, and whether they were told before.

use super::{Figure, is_pronoun};
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::link::repeat::profile::{Measured, is_amounting};
use crate::graph::link::topic::Root;
use crate::language::{Clitics, Function, NounClass, Sense, TokenKind};
use crate::value::Unit;
use std::ops::Range;

/// How many tokens before a figure its article stands: "the fine of three million", "its 2020 profit of".
const ARTICLE: usize = 5;
/// How many tokens before "which number" what is numbered begins.
const NUMBERED: usize = 6;
/// How many words behind a noun tell which ones are meant.
const BEHIND: usize = 5;
/// How many tokens before "that" somebody says something.
const SPEAKER: usize = 5;
/// How many tokens before a figure a relative clause begins that holds it.
const RELATIVE: usize = 9;
/// How far around a figure the words stand that it counts by.
const BESIDE: usize = 6;

/// How a figure is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// With its article: "the 15 stolen paintings", "its workforce of 6,500", «الموظفون الـ700».
    Given,
    /// In a clause of its own: "the blast claimed 19 lives", «بلغ عدد المعتقلين 40».
    Told,
}

/// The words that a figure is told with.
pub struct Saying {
    /// How it is told.
    pub form: Form,
    /// The tokens that say what it is the figure of.
    pub tokens: Range<usize>,
    /// The part of the sentence that holds it.
    pub segment: Range<usize>,
    /// The words among these tokens.
    words: Vec<Root>,
    /// What it counts: its noun, or the words around it where it has none.
    heads: Vec<Root>,
    /// A pronoun or article takes up what was spoken of.
    taken_up: bool,
    /// The noun is one for people of any description, or there is none.
    generic: bool,
    block: usize,
    sentence: usize,
    /// All tokens of its sentence.
    whole: Range<usize>,
}

impl Saying {
    /// What the figure of a claim is told with.
    pub fn of(draft: &Draft<'_, '_>, index: usize) -> Option<Saying> {
        let claim = draft.get(index)?;
        let segment = segment(draft, claim)?;
        let given = if draft.is_arabic(claim.block) {
            given_arabic(draft, claim, &segment)
        } else {
            given(draft, claim, &segment)
        };
        let form = if given.is_some() { Form::Given } else { Form::Told };
        let tokens = given.or_else(|| clause(draft, claim, &segment))?;
        let words: Vec<Root> = draft.topics.words(claim.sentence, &tokens).map(|(_, root)| root).collect();
        let head = head(draft, claim);
        Some(Saying {
            form,
            taken_up: takes_up(draft, claim, &tokens, &segment),
            generic: claim.measure.class == Some(NounClass::Anyone) || words.is_empty(),
            heads: if head.is_empty() { words.clone() } else { head },
            words,
            tokens,
            segment,
            whole: draft.claims.sentences.get(claim.sentence)?.sentence.tokens.clone(),
            block: claim.block,
            sentence: claim.sentence,
        })
    }

    /// Whether a figure can count what this one counts.
    pub fn counts_what(&self, draft: &Draft<'_, '_>, earlier: &Figure, later: &Figure) -> bool {
        if earlier.measured != later.measured {
            return false;
        }
        let (Some(a), Some(b)) = (draft.get(earlier.claim), draft.get(later.claim)) else { return false };
        if earlier.measured != Measured::Count {
            return true;
        }
        let fates = a.measure.befallen().zip(b.measure.befallen()).is_none_or(|(x, y)| x == y);
        let people = a.measure.is_people() && (b.measure.is_people() || self.generic);
        let akin = |r: Root| self.heads.iter().any(|h| draft.topics.akin(*h, r));
        let noun = head(draft, a);
        // A figure with a noun of its own counts by that.
        if !noun.is_empty() && a.measure.class != Some(NounClass::Anyone) {
            return fates && (people || noun.into_iter().any(akin));
        }
        let phrase = a.first_token().saturating_sub(BESIDE)..a.end_token() + BESIDE;
        let named = || draft.topics.words(a.sentence, &phrase).any(|(_, r)| akin(r));
        fates && (people || named())
    }

    /// Whether all the words that the figure is told with were told with the earlier one, and some
    /// were.
    pub fn is_told(&self, draft: &Draft<'_, '_>, earlier: &Figure) -> bool {
        let Some(place) = draft.claims.sentences.get(earlier.sentence) else { return false };
        // What stands with the later figure in its own part of the sentence was not told before.
        let own = |at: &usize| earlier.sentence == self.sentence && self.segment.contains(at);
        let words = draft.topics.words(earlier.sentence, &place.sentence.tokens);
        let told: Vec<Root> = words.filter(|(at, _)| !own(at)).map(|(_, root)| root).collect();
        let known = |root: &Root| told.iter().any(|r| draft.topics.akin(*root, *r));
        let new = |root: &Root| !known(root) && !draft.topics.says_nothing(*root);
        // "People" are whoever: a second word must say who.
        let counted = earlier.measured == Measured::Count;
        let enough = match self.form {
            // "Its 800 kilometres".
            Form::Given
                if self.taken_up
                    && self.words.is_empty()
                    && matches!(earlier.measured, Measured::In(Unit::Physical(_))) =>
            {
                0
            }
            Form::Given if !(counted && self.generic) => 1,
            Form::Told if self.taken_up && !counted => 1,
            _ => 2,
        };
        // "The 96 people aboard": a word right behind that was told as well.
        let behind = self.tokens.end..self.tokens.end + 1;
        let behind = draft.topics.words(self.sentence, &behind).map(|(_, root)| root);
        let met = self.words.iter().copied().chain(behind).filter(|r| known(r)).count();
        self.taken_up(draft, &known) && !self.words.iter().any(new) && met >= enough
    }

    /// Whether one of its words was told with the earlier figure, and nothing is told of with an article
    /// that was not.
    pub fn names(&self, draft: &Draft<'_, '_>, earlier: &Figure) -> bool {
        let Some(place) = draft.claims.sentences.get(earlier.sentence) else { return false };
        let own = |at: &usize| earlier.sentence == self.sentence && self.segment.contains(at);
        let words = draft.topics.words(earlier.sentence, &place.sentence.tokens);
        let told: Vec<Root> = words.filter(|(at, _)| !own(at)).map(|(_, root)| root).collect();
        let known = |root: Root| told.iter().any(|r| draft.topics.akin(root, *r));
        let mut words = draft.topics.words(self.sentence, &self.segment);
        let met = words.clone().any(|(_, root)| known(root));
        met && !words
            .any(|(at, root)| self.has_article(draft, at) && !known(root) && !draft.topics.says_nothing(root))
    }

    /// Whether a word has the article.
    fn has_article(&self, draft: &Draft<'_, '_>, at: usize) -> bool {
        let language = crate::language::of(draft.claims.document.language);
        match draft.is_arabic(self.block) {
            true => language.may_be_definite(draft.claims.text(self.block, at)),
            false => draft
                .claims
                .has(self.block, at.saturating_sub(2)..at, |s| *s == Sense::Function(Function::The)),
        }
    }

    /// Whether one of its words can say what this one says.
    pub fn holds(&self, draft: &Draft<'_, '_>, root: Root) -> bool {
        self.words.iter().any(|r| draft.topics.akin(*r, root))
    }

    /// A pronoun stands for what was spoken of, or an article takes up a word that was told.
    fn taken_up(&self, draft: &Draft<'_, '_>, known: &dyn Fn(&Root) -> bool) -> bool {
        let the = |at: usize| self.has_article(draft, at);
        self.taken_up
            || self.form == Form::Given
            || draft.topics.words(self.sentence, &self.whole).any(|(at, root)| the(at) && known(&root))
    }
}

/// The part of the sentence between marks that holds a figure.
fn segment(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Range<usize>> {
    let sentence = &draft.claims.sentences.get(claim.sentence)?.sentence.tokens;
    let mark = |at: usize| draft.claims.is_mark(claim.block, at, ",،;؛:()—–-\"“”«».!?؟");
    let start =
        (sentence.start..claim.first_token()).rev().find(|at| mark(*at)).map_or(sentence.start, |at| at + 1);
    let end = (claim.end_token()..sentence.end).find(|at| mark(*at)).unwrap_or(sentence.end);
    // "He added that the death toll was 27."
    let that = |at: &usize| {
        draft.claims.has(claim.block, *at..*at + 1, |s| *s == Sense::Function(Function::That))
            && draft.claims.has(claim.block, at.saturating_sub(SPEAKER).max(start)..*at, is_saying)
    };
    let start = (start..claim.first_token()).rev().find(that).map_or(start, |at| at + 1);
    Some(start..end)
}

fn is_saying(sense: &Sense) -> bool {
    matches!(sense, Sense::Verb(v) if v.class == crate::language::VerbClass::Say)
}

/// All that leads up to a figure in its sentence, and what follows it in its part of that: "In the
/// course of the trial, 65 witnesses testified", "the loan, which carries interest of 6 percent".
fn clause(draft: &Draft<'_, '_>, claim: &Claim<'_>, segment: &Range<usize>) -> Option<Range<usize>> {
    let sentence = &draft.claims.sentences.get(claim.sentence)?.sentence.tokens;
    let new = |at: &usize| draft.claims.is_mark(claim.block, *at, ";؛:()—–\"“”«»");
    let comma = segment.start > sentence.start && draft.claims.is_mark(claim.block, segment.start - 1, ",،");
    let start = match comma {
        true => (sentence.start..segment.start).rev().find(new).map_or(sentence.start, |at| at + 1),
        false => segment.start,
    };
    // Arabic verbs stand before; behind the figure only a place follows that belongs to it, or a verb
    // of which it is the subject.
    let end = match draft.is_arabic(claim.block) {
        true => phrase_end(draft, claim, segment).max(claim.end_token() + 1).min(segment.end),
        false => segment.end,
    };
    Some(start..end)
}

/// The noun phrase of a figure with its article, and what stands behind it to say which ones are meant.
fn given(draft: &Draft<'_, '_>, claim: &Claim<'_>, segment: &Range<usize>) -> Option<Range<usize>> {
    let (block, first) = (claim.block, claim.first_token());
    let points = |s: &Sense| s.points_back() || matches!(s, Sense::Function(Function::All | Function::Both));
    // "Sunday's high of 44 degrees".
    let owner = |at: usize| draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::OWNER));
    let article = |at: usize| draft.claims.has(block, at..at + 1, points) || owner(at);
    let back = |n: usize| first.checked_sub(n).filter(|at| *at >= segment.start && article(*at));
    // "The same 40,000 homes": one word between, if it is no noun of its own.
    let plain = |at: usize| {
        !draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Noun(_) | Sense::Function(_)))
    };
    let start = back(1).or_else(|| back(2).filter(|_| plain(first - 1)));
    let end = phrase_end(draft, claim, segment);
    if let Some(start) = start {
        return Some(start + 1..end);
    }
    // "Its workforce of 6,500".
    let of = draft.claims.has(block, first.saturating_sub(1)..first, |s| *s == Sense::Function(Function::Of));
    if !of {
        return None;
    }
    let start = (segment.start.max(first.saturating_sub(ARTICLE))..first).rev().find(|at| article(*at))?;
    Some(start + 1..end)
}

/// One past the noun phrase of a figure: "the 300,000 dollars he received | went to charity".
fn phrase_end(draft: &Draft<'_, '_>, claim: &Claim<'_>, segment: &Range<usize>) -> usize {
    let block = claim.block;
    let mut end = claim.end_token();
    let compound = claim.mention.span.of(&draft.claims.document.text).contains(['-', '‑']);
    let word = |at: usize| draft.claims.token(block, at).is_some_and(|t| t.kind == TokenKind::Word);
    let function = |at: usize| {
        draft.claims.find(block, at..at + 1, |s| match s {
            Sense::Function(f) => Some(*f),
            _ => None,
        })
    };
    // "The 550-bed hospital", "the 70 million euro project".
    // "The 70 million euro project": behind a unit in the singular its noun follows.
    let unit = claim.amount().is_some_and(|a| !matches!(a.unit, Unit::None));
    let english = !draft.is_arabic(block);
    let singular = english && unit && word(end - 1) && !draft.claims.text(block, end - 1).ends_with('s');
    if (compound || singular) && end < segment.end && word(end) && function(end).is_none() {
        end += 1;
    }
    let language = crate::language::of(draft.claims.document.language);
    if end >= segment.end {
        return end;
    }
    let next = function(end).map(|(_, f)| f);
    use Function::*;
    let stop = (end + BEHIND).min(segment.end);
    let verb = |at: usize| {
        matches!(function(at), Some((_, Be | Was | Have)))
            || draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Verb(_)))
    };
    match next {
        Some(He | She | They | It) => (end + 2).min(segment.end),
        Some(Of | In | At | From | On | With | By | For) => {
            (end + 1..stop).find(|at| verb(*at)).unwrap_or(stop)
        }
        Some(That | Which | Who) => stop,
        None if language.is_participle(draft.claims.text(block, end)) => {
            // "The nine soldiers injured in the bombing are …", but "the hospital opened in 1998".
            let finite = !(segment.start..claim.first_token()).any(verb) && !(end + 1..segment.end).any(verb);
            let inside = (end + 1..stop).find(|at| verb(*at)).unwrap_or(stop);
            match function(end + 1) {
                _ if finite => end,
                Some(_) => inside,
                None => end + 1,
            }
        }
        _ => end,
    }
}

/// «الموظفون الـ700 المسرحون», «سكان القرية البالغ عددهم 800», «والوفيات المسجلة، وعددها 33», «الزلزال
/// الذي بلغت شدته 6.2», «المصنع المؤلف من ستة طوابق».
fn given_arabic(draft: &Draft<'_, '_>, claim: &Claim<'_>, segment: &Range<usize>) -> Option<Range<usize>> {
    let block = claim.block;
    let language = crate::language::of(draft.claims.document.language);
    let the = |at: usize| {
        let known = draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::THE));
        known || language.may_be_definite(draft.claims.text(block, at))
    };
    let whole = draft.claims.sentences.get(claim.sentence)?.sentence.tokens.clone();
    let (first, end) = (claim.first_token(), claim.end_token());
    let run = |last: usize| (whole.start..=last).rev().take_while(|at| the(*at)).last().unwrap_or(last);
    // The noun stands before its figure, both with the article.
    let number = claim.mention.tokens.start;
    if claim.measure.definite && claim.mention.tokens.clone().any(the) {
        let noun = (number.saturating_sub(1)..=number).find(|at| the(*at))?;
        let after = (claim.end_token()..segment.end).find(|at| !the(*at)).unwrap_or(segment.end);
        let relative = draft.claims.has(block, after..after + 1, is_relative);
        return Some(run(noun)..if relative { (after + BEHIND).min(segment.end) } else { after });
    }
    let pronoun = |f: &[Function]| {
        let before = first.saturating_sub(1)..first;
        draft.claims.has(block, before, |s| matches!(s, Sense::Function(g) if f.contains(g)))
    };
    // «الرقم القياسي، وهو 210» says what it is, «النازحون، وهم ثلاثة آلاف» how many there are.
    let defined = pronoun(&[Function::He, Function::She, Function::It]);
    if pronoun(&[Function::They]) || is_amounting(draft, claim) && !defined {
        let noun = (whole.start.max(first.saturating_sub(NUMBERED))..first).rev().find(|at| the(*at))?;
        return Some(run(noun)..end);
    }
    let from = whole.start.max(first.saturating_sub(RELATIVE));
    let relative = (from..first).rev().find(|at| draft.claims.has(block, *at..*at + 1, is_relative));
    if let Some(at) = relative {
        let noun = (from..at).rev().find(|at| the(*at))?;
        return Some(run(noun)..end);
    }
    // A participle with the article: its figure follows a preposition.
    let of = draft.claims.has(block, first.saturating_sub(1)..first, |s| matches!(s, Sense::Function(_)));
    let participle = first.checked_sub(2).filter(|at| of && *at > whole.start && the(*at) && the(*at - 1))?;
    Some(run(participle)..end)
}

fn is_relative(sense: &Sense) -> bool {
    matches!(sense, Sense::Function(Function::Which | Function::Who))
}

/// The root of the noun that a figure counts.
fn head(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Vec<Root> {
    let token = claim.amount().and_then(|a| a.noun.as_ref()).map(|n| n.token);
    token.map_or_else(Vec::new, |at| {
        draft.topics.words(claim.sentence, &(at..at + 1)).map(|(_, r)| r).collect()
    })
}

/// A pronoun in the words around a figure stands for what was spoken of.
fn takes_up(draft: &Draft<'_, '_>, claim: &Claim<'_>, tokens: &Range<usize>, segment: &Range<usize>) -> bool {
    let pronoun = |s: &Sense| matches!(s, Sense::Function(f) if is_pronoun(*f));
    let start = tokens.start.saturating_sub(1).max(segment.start).min(tokens.start);
    if draft.claims.has(claim.block, start..tokens.end, pronoun) {
        return true;
    }
    let the = |at: usize| draft.claims.token(claim.block, at).is_some_and(|t| t.clitics.has(Clitics::OWNER));
    if draft.is_arabic(claim.block) {
        return tokens.clone().any(the);
    }
    // "At a cost of 45 million euros, it is the dearest".
    draft.claims.is_mark(claim.block, segment.end, ",")
        && draft.claims.has(claim.block, segment.end + 1..segment.end + 2, pronoun)
}
