//! "The court freed him on 3 May. Police had arrested him on 9 May": what the text says had been
//! done before is dated later than what it told right before.

use super::occurrence::comparable;
use super::span::date;
use super::told_order::led_plainly;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::language::{Cue, Function, Modal, Sense, TokenKind, VerbClass};
use std::ops::Range;

/// How many tokens may stand between "had" and the date.
const REACH: usize = 16;
/// How many tokens before "had" what it is told of may stand: the subject of the sentence.
const SUBJECT: usize = 9;
/// How many tokens before a date in the sentence told first "had" would make it earlier too.
const BEFORE: usize = 12;
/// Days of one year that lie farther apart are of two years.
const NEAR: i64 = 75;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for index in 0..draft.claims.claims.len() {
        if let Some((told, had)) = told(draft, index)
            && comparable(draft, index, told)
            && is_settled(draft, index, told)
        {
            let block = draft.get(index).map_or(0, |c| c.block);
            let cue = draft.claims.words(block, had);
            draft.state(index, EdgeKind::Before, told, cue);
        }
    }
}

/// The date that was told right before a date in the pluperfect, and the words of that.
fn told(draft: &Draft<'_, '_>, index: usize) -> Option<(usize, Range<usize>)> {
    let claim = draft.get(index).filter(|c| !c.headline)?;
    let place = draft.claims.sentences.get(claim.sentence)?;
    let start = place.sentence.tokens.start;
    let had = pluperfect(draft, claim.block, start, claim.first_token())?;
    let between = had.end..claim.first_token();
    let apart = |s: &Sense| match s {
        Sense::Modal(_) | Sense::Ordinal(_) => true,
        Sense::Function(f) => {
            matches!(
                f,
                Function::But
                    | Function::While
                    | Function::Who
                    | Function::Which
                    | Function::To
                    | Function::For
            )
        }
        // "Had promised an opening in 2016".
        Sense::Verb(verb) => verb.class == VerbClass::Say,
        Sense::Cue(cue) => matches!(
            cue,
            Cue::When
                | Cue::AfterEvent
                | Cue::BeforeEvent
                | Cue::Also
                | Cue::Further
                | Cue::Since
                | Cue::Until
        ),
        _ => false,
    };
    let again = |s: &Sense| is_anew(draft, claim.block, s);
    let lead = had.start.saturating_sub(SUBJECT).max(start)..had.start;
    let conditional = |s: &Sense| {
        matches!(
            s,
            Sense::Modal(_)
                | Sense::Cue(Cue::When | Cue::Until | Cue::Since | Cue::AfterEvent | Cue::BeforeEvent)
        ) || *s == Sense::Function(Function::By)
    };
    let quoted = draft.claims.is_quoted(claim.block, had.start);
    let sole = dates(draft, claim.sentence).into_iter().filter(|c| *c >= index).count() == 1;
    if quoted
        || !sole
        || draft.claims.has(claim.block, between.clone(), apart)
        || draft.claims.has(claim.block, between.start..claim.end_token() + 2, again)
        || draft.claims.has(claim.block, lead, conditional)
        || between.clone().any(|at| draft.claims.is_mark(claim.block, at, ";:()—–\"“”"))
        || !led_plainly(draft, index)
    {
        return None;
    }
    let here: Vec<usize> = dates(draft, claim.sentence).into_iter().filter(|c| *c < index).collect();
    let before = match here.as_slice() {
        [] => dates(draft, claim.sentence.checked_sub(1)?),
        _ => here,
    };
    let [one] = before.as_slice() else { return None };
    // "Broken on 6 November, it had been signed": what is told first stands apart.
    let comma = |c: usize| {
        draft.get(c).is_some_and(|c| {
            c.sentence != claim.sentence || draft.claims.is_mark(c.block, c.end_token(), ",")
        })
    };
    if !comma(*one) {
        return None;
    }
    let told = draft.get(*one).filter(|c| !c.headline)?;
    let at = draft.claims.sentences.get(told.sentence)?;
    let floor = at.sentence.tokens.start.max(told.first_token().saturating_sub(BEFORE));
    let fact = at.modal.is_none() || told.sentence == claim.sentence;
    let plain = pluperfect(draft, told.block, floor, told.first_token()).is_none();
    let born =
        draft.claims.has(told.block, floor..told.end_token(), |s| is_deed(draft, told.block, s, "born"));
    (fact && plain && !born && led_plainly(draft, *one)).then_some((*one, had))
}

/// The dates of a sentence, whatever they are of.
fn dates(draft: &Draft<'_, '_>, sentence: usize) -> Vec<usize> {
    draft.claims_of(sentence).into_iter().filter(|c| date(draft, *c).is_some()).collect()
}

fn is_deed(draft: &Draft<'_, '_>, block: usize, sense: &Sense, name: &str) -> bool {
    let lexicon = draft.claims.readings.get(block).map(|r| r.scan.language.lexicon());
    matches!(sense, Sense::Deed(d) if lexicon.is_some_and(|l| l.lemma_name(d.lemma) == name))
}

fn is_anew(draft: &Draft<'_, '_>, block: usize, sense: &Sense) -> bool {
    is_deed(draft, block, sense, "anew")
}

/// "Had arrested", "had been signed", «كانت قد وقعت»: the last one before a date.
fn pluperfect(draft: &Draft<'_, '_>, block: usize, from: usize, date: usize) -> Option<Range<usize>> {
    let cue = |at: usize, cue: Cue| draft.claims.has(block, at..at + 1, |s| *s == Sense::Cue(cue));
    let at = (from.max(date.saturating_sub(REACH))..date).rev().find(|at| cue(*at, Cue::Had))?;
    if draft.is_arabic(block) {
        let was = (at.saturating_sub(3)..at).rev().find(|at| cue(*at, Cue::Pluperfect));
        return was.map(|was| was..at + 1);
    }
    // "Had 40 workers", "had a licence": no deed.
    let language = draft.claims.readings.get(block)?.scan.language;
    let done = |at: usize| {
        let word = draft.claims.token(block, at).is_some_and(|t| t.kind == TokenKind::Word);
        let verb = |s: &Sense| matches!(s, Sense::Verb(_) | Sense::Deed(_) | Sense::Function(Function::Be));
        let noun = |s: &Sense| matches!(s, Sense::Function(Function::A | Function::The));
        let told =
            language.is_participle(draft.claims.text(block, at)) || draft.claims.has(block, at..at + 1, verb);
        word && told && !draft.claims.has(block, at..at + 1, noun)
    };
    let modal = draft.claims.has(block, at + 1..at + 3, |s| {
        matches!(s, Sense::Modal(Modal::Negated | Modal::Planned | Modal::Expected | Modal::Possible))
    });
    ((at + 1..at + 3).any(done) && !modal && plain_had(draft, block, at)).then_some(at..at + 1)
}

/// "Had", not "having".
fn plain_had(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    draft.claims.has(block, at..at + 1, |s| *s == Sense::Cue(Cue::Pluperfect))
}

/// Both name their year, or lie in one season.
fn is_settled(draft: &Draft<'_, '_>, a: usize, b: usize) -> bool {
    let (Some(x), Some(y)) = (date(draft, a), date(draft, b)) else { return false };
    let near = x.days.zip(y.days).is_some_and(|(x, y)| (x.from - y.from).abs() <= NEAR);
    // "In 2012" may be before "March 2012", or behind it.
    // "The club, opened in 2011, had been fined on 18 December 2014": the year tells of the club.
    let exact = x.day.is_some() && y.month.is_none();
    let both = x.year.is_some() && y.year.is_some() && !exact;
    both || near && x.day.is_some() && y.day.is_some()
}
