//! Whether what a date is the date of is told as past or as coming.

use super::occurrence::event;
use super::span::date;
use super::told_tense;
use crate::claim::Claim;
use crate::document::Span;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, DeedForm, Function, Modal, Sense, TokenKind, VerbClass};
use crate::mention::Value;
use crate::value::time::{Anchor, Calendar, DateExpr, Days, Direction, TimeExpr, weekday_of};
use jiff::civil::Date;

/// How far before a date the word stands that governs it, in tokens.
const REACH: usize = 14;
/// How far before a date a verb that no lexicon holds may stand, in tokens.
const UNKNOWN: usize = 4;
/// A day called coming is taken for one that is just past up to so many days back.
const JUST_PAST: i64 = 21;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for index in 0..draft.claims.claims.len() {
        tense(draft, index);
    }
}

/// Marks a day that the text tells as coming or as past by the word that governs it.
fn tense(draft: &mut Draft<'_, '_>, index: usize) {
    let Some(day) = date(draft, index).cloned() else { return };
    let day = &day;
    if let Some(span) = called_coming(draft, index, day) {
        event(draft, span, 1, index);
        return;
    }
    if let Some((span, told)) = told_tense::of_clause(draft, index, day) {
        event(draft, span, told, index);
        return;
    }
    let pointed = matches!(day.anchor, Some(Anchor::Named(Direction::Before, _))) && day.month.is_some();
    let named = day.year.is_some() && day.month.is_some() && day.anchor.is_none();
    if day.calendar == Calendar::Hijri || day.impossible || !(pointed || named) {
        return;
    }
    let direction = if pointed { 1 } else { 0 };
    if let Some((span, told)) = governor(draft, index, day)
        && (direction == 0 || told == direction)
    {
        event(draft, span, told, index);
    }
}

/// "5 March 2024 next", and "6 April next" a few days after that day: the words call a day
/// coming that is past. Gives the words.
fn called_coming(draft: &mut Draft<'_, '_>, index: usize, day: &DateExpr) -> Option<Span> {
    let claim = draft.get(index)?;
    if day.year.is_some() && day.month.is_some() {
        let next = draft.claims.token(claim.block, claim.end_token())?;
        let after = |s: &Sense| matches!(s, Sense::Direction(Direction::After));
        let range = claim.end_token()..claim.end_token() + 1;
        return draft.claims.has(claim.block, range, after).then_some(next.span);
    }
    let published = draft.claims.document.published?;
    let (month, number) = (day.month?, day.day?);
    if !matches!(day.anchor, Some(Anchor::Named(Direction::After, _))) || day.calendar == Calendar::Hijri {
        return None;
    }
    let this_year =
        Date::new(published.year(), i8::try_from(month).ok()?, i8::try_from(number).ok()?).ok()?;
    let past = Days::on(this_year);
    let gone = Days::on(published).from - past.from;
    let fits = day.weekday.is_some_and(|weekday| weekday_of(this_year) == weekday);
    if !(1..=JUST_PAST).contains(&gone) || !fits {
        return None;
    }
    let span = claim.mention.span;
    if let Some(Value::Time(TimeExpr::Date(date))) = draft.mention_mut(index).map(|m| &mut m.value) {
        date.days = Some(past);
        date.anchor = None;
    }
    Some(span)
}

/// «من المقرر أن تفتح»: what follows is no noun.
fn is_bare(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    draft.claims.token(block, at).is_some_and(|t| t.kind == TokenKind::Word && !t.clitics.has(Clitics::THE))
        && !draft.claims.has(block, at..at + 1, |s| matches!(s, Sense::Noun(_) | Sense::Function(_)))
}

/// The word that says whether a day is past or coming, in the same clause before it.
fn governor(draft: &Draft<'_, '_>, index: usize, day: &DateExpr) -> Option<(Span, i8)> {
    let claim = draft.get(index)?;
    let place = draft.claims.sentences.get(claim.sentence)?;
    let leads = [Cue::Since, Cue::Until, Cue::BeforeEvent, Cue::AfterEvent, Cue::OldValue];
    let wrong = [Function::From, Function::To, Function::By, Function::For, Function::Of, Function::Than];
    if leads.into_iter().any(|c| claim.lead.cues(c)) || wrong.into_iter().any(|f| claim.lead.is(f)) {
        return None;
    }
    let start = place.sentence.tokens.start;
    let reading = draft.claims.readings.get(place.block)?;
    let mut past = None;
    for at in (start..claim.first_token()).rev().take(REACH) {
        if draft.claims.is_mark(place.block, at, ";؛:\"“”«»()—–") {
            break;
        }
        // "Was held last June, and the second in August 2020": the verb of the day before.
        let told = |c: &Claim<'_>| c.is_time() && c.mention.tokens.contains(&at);
        if place.claims.clone().any(|c| draft.get(c).is_some_and(told)) {
            break;
        }
        let token = draft.claims.token(place.block, at)?;
        let has = |test: &dyn Fn(&Sense) -> bool| draft.claims.has(place.block, at..at + 1, test);
        let passes = has(&|s| matches!(s, Sense::Function(Function::That | Function::To)));
        // "due to ill health", "a target written into the budget": no deed is planned.
        let deed = draft.claims.has(place.block, at + 1..at + 2, |s| {
            matches!(s, Sense::Verb(_) | Sense::Deed(_) | Sense::Function(Function::Be))
        }) || has(&|s| matches!(s, Sense::Function(Function::That)))
            && is_bare(draft, place.block, at + 1);
        let noun = draft.claims.token(place.block, at + 1).is_some_and(|t| {
            t.clitics.has(Clitics::THE)
                || reading.scan.language.may_be_definite(draft.claims.text(place.block, at + 1))
        });
        let deed = deed && !noun;
        let planned = draft.claims.has(place.block, at.saturating_sub(3).max(start)..at, |s| {
            matches!(s, Sense::Modal(Modal::Planned))
        });
        // «ستستضيف»: a verb that no lexicon holds, behind its preposition.
        let unknown = token.kind == TokenKind::Word
            && !has(&|_| true)
            && at + UNKNOWN >= claim.first_token()
            && reading.scan.language.may_be_verb(draft.claims.text(place.block, at));
        let will =
            token.clitics.has(Clitics::WILL) || unknown || has(&|s| matches!(s, Sense::Modal(Modal::Future)));
        if passes && planned && deed || will && day.anchor.is_none() {
            let was = |s: &Sense| matches!(s, Sense::Function(Function::Was));
            let other = place
                .claims
                .clone()
                .take_while(|c| *c < index)
                .any(|c| date(draft, c).is_some_and(|d| d.year.is_some()));
            let plain = !other && past.is_none() && !draft.claims.has(place.block, start..at + 1, was);
            return plain.then_some((token.span, 1));
        }
        let apart =
            |s: &Sense| matches!(s, Sense::Modal(_) | Sense::Function(Function::Who | Function::Which));
        // "Will travel to the border": no deed.
        let somewhere = draft.claims.token(place.block, at + 1).is_some_and(|t| t.capital)
            || draft.claims.has(place.block, at + 1..at + 2, |s| {
                matches!(s, Sense::Function(Function::The | Function::A | Function::Their))
                    || matches!(s, Sense::Noun(_))
            });
        let to = has(&|s| matches!(s, Sense::Function(Function::To)))
            && !has(&|s| matches!(s, Sense::Function(Function::That)));
        if passes && !(to && somewhere) || has(&apart) {
            break;
        }
        if draft.claims.is_mark(place.block, at, ",،") && past.is_some() {
            break;
        }
        let said = has(&|s| matches!(s, Sense::Verb(v) if v.class == VerbClass::Say));
        if said {
            break;
        }
        let done = has(&|s| matches!(s, Sense::Function(Function::Was)))
            || has(&|s| matches!(s, Sense::Deed(d) if d.form == DeedForm::Past))
            || has(&|s| matches!(s, Sense::Cue(Cue::Happens)));
        if done {
            past = past.or(Some(token.span));
        } else if draft.claims.is_mark(place.block, at, ",،") {
            past = None;
            // "the bill, which was passed, takes effect on 3 March": another clause.
            if !draft.claims.has(place.block, at + 1..claim.first_token(), |s| {
                matches!(s, Sense::Verb(_) | Sense::Deed(_))
            }) {
                continue;
            }
            break;
        }
    }
    let placed = [Function::In, Function::On, Function::At].into_iter().any(|f| claim.lead.is(f));
    // «افتتح الوزير يوم 20 فبراير»
    let named =
        draft.is_arabic(claim.block) && (claim.lead.functions.is_empty() || claim.lead.is(Function::On));
    past.filter(|_| placed || named).map(|span| (span, -1))
}
