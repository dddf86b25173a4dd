//! The clause of a date says that it is past or coming, and publication says otherwise: "is scheduled
//! for 1 July", "won the final on 20 August", «يعتزم الحزب عقد مؤتمره في فبراير 2021».
//!
//! Only words of the other side are looked for: of a day that is past those that tell it as coming,
//! and the reverse.

use super::span::date;
use crate::claim::Claim;
use crate::document::Span;
use crate::graph::build::Draft;
use crate::language::{Clitics, Cue, DeedForm, Function, Modal, Sense, TokenKind, VerbClass};
use crate::value::time::{Calendar, DateExpr, Days, Direction};
use std::ops::Range;

/// How far before a date the word stands that tells its time, in tokens.
const REACH: usize = 14;
/// How far behind a date that opens its sentence its verb stands.
const BEHIND: usize = 9;
/// How many tokens before a plan the word stands that tells it as present.
const BE: usize = 3;
/// A day without a year is that of another year where it lies so many days from publication.
const NEARBY: i64 = 45;
/// How many tokens before a date a verb that no lexicon holds may stand.
const UNKNOWN: usize = 4;
/// How many tokens of place may stand before the date of a dateline.
const DATELINE: usize = 6;
/// How many days a date line, a zone or a late edition explains.
const SLACK: i64 = 1;
/// How many sentences around a day without a year another year would be told.
const AROUND: usize = 4;

/// Whether the words of its clause tell a past day as coming (1) or a coming day as past (-1), and
/// which words do.
pub(super) fn of_clause(draft: &Draft<'_, '_>, index: usize, day: &DateExpr) -> Option<(Span, i8)> {
    let claim = draft.get(index)?;
    let now = Days::on(draft.claims.document.published?).from;
    let days = day.days.filter(|_| day.calendar == Calendar::Gregorian && !day.impossible)?;
    let sure = day.year.is_some() && day.anchor.is_none() || is_of_now(draft, claim, day, now);
    let quoted = draft.claims.sentences.get(claim.sentence).is_some_and(|p| {
        let marks = p.sentence.tokens.start..claim.first_token();
        let count = |marks: Range<usize>, of: &str| {
            marks.filter(|at| draft.claims.is_mark(claim.block, *at, of)).count()
        };
        count(marks.clone(), "“«") > count(marks.clone(), "”»") || count(marks, "\"") % 2 == 1
    });
    if !sure || quoted || !draft.is_prose(claim.sentence) {
        return None;
    }
    if days.to < now - SLACK && !is_seen_from_then(draft, index, days) {
        told_coming(draft, claim, day).map(|span| (span, 1))
    } else if days.from > now + SLACK && day.part.is_none() {
        told_past(draft, claim).map(|span| (span, -1))
    } else {
        None
    }
}

/// A day and month near publication, in a story that speaks of no other year.
fn is_of_now(draft: &Draft<'_, '_>, claim: &Claim<'_>, day: &DateExpr, now: i64) -> bool {
    let bare = day.year.is_none() && day.month.is_some() && day.day.is_some() && day.anchor.is_none();
    let near = day.days.is_some_and(|days| (days.from - now).abs() <= NEARBY);
    let published = draft.claims.document.published.map(|d| i32::from(d.year()));
    let other = || {
        let around = claim.sentence.saturating_sub(AROUND)..claim.sentence + AROUND;
        around
            .flat_map(|s| draft.claims_of(s))
            .any(|c| date(draft, c).is_some_and(|d| d.year.is_some() && d.year != published))
    };
    bare && near && !other() && !names_year(draft, claim, published)
}

/// «1965- الرئيس يوقع»: a number that is another year, whatever it was read as.
fn names_year(draft: &Draft<'_, '_>, claim: &Claim<'_>, published: Option<i32>) -> bool {
    let around = claim.sentence.saturating_sub(AROUND)..claim.sentence + AROUND;
    let tokens = around.filter_map(|s| draft.claims.sentences.get(s)).flat_map(|p| {
        let block = p.block;
        p.sentence.tokens.clone().map(move |at| (block, at))
    });
    tokens.into_iter().any(|(block, at)| {
        let year = draft.claims.text(block, at).parse::<i32>().ok();
        year.is_some_and(|year| (1000..2200).contains(&year) && Some(year) != published)
    })
}

/// "Said in 2018 that it would be ready in 2020": told from an earlier day of the sentence.
fn is_seen_from_then(draft: &Draft<'_, '_>, index: usize, days: Days) -> bool {
    let earlier =
        |c: usize| c != index && date(draft, c).and_then(|d| d.days).is_some_and(|d| d.to < days.from);
    draft.get(index).is_some_and(|c| draft.claims_of(c.sentence).into_iter().any(earlier))
}

/// Whether a token is one of a time of the same sentence.
fn is_in_time(draft: &Draft<'_, '_>, claim: &Claim<'_>, at: usize) -> bool {
    let inside = |c: usize| draft.get(c).is_some_and(|c| c.is_time() && c.mention.tokens.contains(&at));
    draft.claims.sentences.get(claim.sentence).is_some_and(|p| p.claims.clone().any(inside))
}

/// The tokens of the clause before a date, from the nearest on.
fn clause(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Range<usize> {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return 0..0 };
    let end = claim.first_token();
    let start = place.sentence.tokens.start.max(end.saturating_sub(REACH));
    let stop = |at: &usize| {
        let hard = draft.claims.is_mark(claim.block, *at, ";؛:\"“”«»()—–");
        let said = |s: &Sense| {
            matches!(s, Sense::Verb(v) if v.class == VerbClass::Say)
                || matches!(
                    s,
                    Sense::Function(Function::Who | Function::Which | Function::But | Function::While)
                )
                || matches!(
                    s,
                    Sense::Cue(Cue::When | Cue::BeforeEvent | Cue::AfterEvent | Cue::Since | Cue::Until)
                )
        };
        hard || draft.claims.has(claim.block, *at..*at + 1, said)
    };
    let first = (start..end).rev().find(stop).map_or(start, |at| at + 1);
    let times = place.claims.clone().filter_map(|c| draft.get(c));
    let other = times.filter(|c| c.is_time() && c.end_token() <= end && c.mention.span != claim.mention.span);
    first.max(other.map(|c| c.end_token()).max().unwrap_or(0)).min(end)..end
}

/// The sentence tells of something done.
fn is_story(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return true };
    let done = |s: &Sense| {
        matches!(s, Sense::Function(Function::Was) | Sense::Cue(Cue::Had | Cue::Pluperfect))
            || matches!(s, Sense::Deed(d) if d.form == DeedForm::Past)
    };
    draft.claims.has(claim.block, place.sentence.tokens.clone(), done)
}

/// The word before a past day that tells it as coming.
fn told_coming(draft: &Draft<'_, '_>, claim: &Claim<'_>, day: &DateExpr) -> Option<Span> {
    let (block, arabic) = (claim.block, draft.is_arabic(claim.block));
    let place = draft.claims.sentences.get(claim.sentence)?;
    let language = draft.claims.readings.get(block)?.scan.language;
    let leads = [Cue::Since, Cue::BeforeEvent, Cue::AfterEvent, Cue::OldValue];
    let placed = [Function::In, Function::On, Function::By, Function::For];
    let placed = placed.into_iter().any(|f| claim.lead.is(f)) || is_adverb(draft, claim);
    let glued = draft.claims.token(block, claim.first_token()).is_some_and(|t| t.clitics.has(Clitics::AND));
    if leads.into_iter().any(|c| claim.lead.cues(c)) || is_dateline(draft, claim) || glued {
        return None;
    }
    let range = clause(draft, claim);
    let has = |range: Range<usize>, test: &dyn Fn(&Sense) -> bool| draft.claims.has(block, range, test);
    // "If", "may", "was to": nothing that is still to come.
    let unsure = |s: &Sense| {
        matches!(s, Sense::Modal(Modal::Possible | Modal::Conditional | Modal::Negated | Modal::Demanded))
            || matches!(s, Sense::Function(Function::Was) | Sense::Cue(Cue::Had | Cue::Pluperfect))
    };
    if has(range.start.saturating_sub(BE)..range.end, &unsure) {
        return None;
    }
    // "A shipment due on 12 April will arrive on 22 April".
    let later = place
        .claims
        .clone()
        .any(|c| date(draft, c).and_then(|d| d.days).zip(day.days).is_some_and(|(a, b)| a.from > b.to));
    let story = is_story(draft, claim);
    for at in range.clone().rev() {
        let token = draft.claims.token(block, at)?;
        let text = draft.claims.text(block, at);
        let is = |test: &dyn Fn(&Sense) -> bool| has(at..at + 1, test);
        let word = draft.claims.token(block, at + 1).is_some_and(|t| t.kind != TokenKind::Mark);
        // «ستستضيف»: a verb that no lexicon holds.
        let unknown = !story
            && token.kind == TokenKind::Word
            && !is(&|_| true)
            && (at == place.sentence.tokens.start || at + UNKNOWN >= range.end)
            && language.may_be_verb(text);
        let to_be = is(&|s| *s == Sense::Function(Function::To));
        let will = token.clitics.has(Clitics::WILL)
            || unknown
            || word && !to_be && is(&|s| *s == Sense::Modal(Modal::Future));
        if will && placed && !story {
            return Some(token.span);
        }
        let coming = is(&|s| *s == Sense::Cue(Cue::Coming));
        let plan = is(&|s| matches!(s, Sense::Modal(Modal::Planned | Modal::Expected))) && !arabic;
        let present = has(at.saturating_sub(BE)..at, &|s| *s == Sense::Function(Function::Be));
        let led = plan && (present || !story && !later) && leads_to(draft, block, at, claim);
        if placed && (led || coming && !story && !later) {
            return Some(token.span);
        }
        // "The coming season starts on"; "next month" is a time of its own.
        let adjective = coming && arabic || is(&|s| *s == Sense::Direction(Direction::After));
        let the = token.clitics.has(Clitics::THE)
            || has(at.saturating_sub(1)..at, &|s| {
                matches!(s, Sense::Function(Function::The | Function::Their))
            });
        let bracket =
            claim.first_token().checked_sub(1).is_some_and(|at| draft.claims.is_mark(block, at, "("));
        if adjective && the && !story && (placed || bracket) && !is_in_time(draft, claim, at) {
            return Some(token.span);
        }
        let opens = is(&|s| matches!(s, Sense::Deed(d) if d.form == DeedForm::Verb));
        if opens && placed && day.day.is_some() && !arabic && !story && at + BE >= range.end {
            return Some(token.span);
        }
        // "Will have been completed by": of the same verb.
        let passive = has(at.saturating_sub(1)..at, &|s| *s == Sense::Function(Function::Be));
        // "A rule published on", "lower than in", "the last election in": another's day.
        let apart = |s: &Sense| {
            matches!(s, Sense::Function(Function::Than | Function::That)) && !arabic
                || matches!(s, Sense::Direction(Direction::Before) | Sense::Cue(Cue::Comparison))
                || matches!(s, Sense::Deed(d) if d.form == DeedForm::Past) && !passive
        };
        let lead = at + 2 >= range.end;
        let mark = draft.claims.is_mark(block, at, ",،.") && !lead;
        let done = !arabic && token.kind == TokenKind::Word && language.may_be_past(text) && !passive;
        if mark || is(&apart) || done && !plan {
            return None;
        }
    }
    None
}

/// «عام 2014», «يوم 5 مايو»: a date that needs no preposition; «هجمات 11 سبتمبر» has one of its own.
fn is_adverb(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let first = claim.first_token();
    let grain = |s: &Sense| matches!(s, Sense::Grain(_) | Sense::Weekday(_));
    draft.is_arabic(claim.block)
        && claim.lead.functions.is_empty()
        && draft.claims.has(claim.block, first..first + 1, grain)
}

/// "LONDON, March 1 (Reuters)": the day of writing.
fn is_dateline(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let start = draft.claims.sentences.get(claim.sentence).map_or(0, |p| p.sentence.tokens.start);
    let end = claim.end_token();
    claim.first_token() <= start + DATELINE
        && (end..end + 2).any(|at| draft.claims.is_mark(claim.block, at, "-–—:("))
}

/// "Plans to open in", "is due on": a deed or a day follows, not "due to the strike".
fn leads_to(draft: &Draft<'_, '_>, block: usize, at: usize, claim: &Claim<'_>) -> bool {
    let from = at + 1;
    let grammar = |s: &Sense| {
        matches!(
            s,
            Sense::Function(
                Function::To | Function::For | Function::On | Function::In | Function::That | Function::By
            )
        )
    };
    let noun = |at: usize| {
        draft.claims.has(block, at..at + 1, |s| {
            matches!(s, Sense::Function(Function::The | Function::A | Function::Their) | Sense::Noun(_))
        }) || draft.claims.token(block, at).is_some_and(|t| t.capital || t.clitics.has(Clitics::THE))
    };
    // "Expected to", "scheduled for", "intends to".
    let to = draft.claims.has(block, from..from + 1, |s| *s == Sense::Function(Function::To));
    let beside = from >= claim.first_token().saturating_sub(1);
    let ends_in_to = draft.claims.find(block, at..at + 1, |s| matches!(s, Sense::Modal(_)).then_some(()));
    let verb_at = match (to, ends_in_to) {
        (true, _) => from + 1,
        (_, Some((tokens, ()))) => tokens.end,
        _ => from,
    };
    beside
        || to && !noun(verb_at)
        || verb_at > from && !noun(verb_at)
        || draft.is_arabic(block)
        || draft.claims.has(block, from..from + 1, grammar) && from + 2 >= claim.first_token()
}

/// The word that tells a coming day as past.
fn told_past(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Span> {
    let block = claim.block;
    let place = draft.claims.sentences.get(claim.sentence)?;
    let placed = claim.lead.is(Function::In) || claim.lead.is(Function::On);
    if !(placed || is_adverb(draft, claim)) {
        return None;
    }
    if claim.headline && draft.is_arabic(block) {
        return None;
    }
    let whole = place.sentence.tokens.clone();
    let planned = |s: &Sense| matches!(s, Sense::Modal(_) | Sense::Cue(Cue::Coming));
    let will =
        whole.clone().any(|at| draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::WILL)));
    let language = draft.claims.readings.get(block)?.scan.language;
    let put = whole.clone().any(|at| language.puts_elsewhere(draft.claims.text(block, at)));
    if will || put || draft.claims.has(block, whole.clone(), planned) {
        return None;
    }
    let opens = claim.lead.start <= whole.start + 1;
    let range = match opens {
        true => claim.end_token()..(claim.end_token() + BEHIND).min(whole.end),
        false => clause(draft, claim),
    };
    let stops = |at: usize| {
        draft.claims.has(block, at..at + 1, |s| {
            matches!(s, Sense::Function(Function::To | Function::That | Function::For | Function::By))
                || matches!(s, Sense::Verb(v) if v.class == VerbClass::Say)
        }) || !opens && draft.claims.is_mark(block, at, ",،")
    };
    let mut found = None;
    let steps: Vec<usize> = if opens { range.collect() } else { range.rev().collect() };
    for at in steps {
        let token = draft.claims.token(block, at)?;
        if stops(at) && !(opens && found.is_some()) {
            return found.filter(|_| opens);
        }
        let has = |test: &dyn Fn(&Sense) -> bool| draft.claims.has(block, at..at + 1, test);
        let done = has(&|s| matches!(s, Sense::Deed(d) if d.form == DeedForm::Past))
            || has(&|s| *s == Sense::Cue(Cue::Happens))
            || has(&|s| *s == Sense::Function(Function::Was)) && !draft.is_arabic(block)
            || token.kind == TokenKind::Word
                && (!draft.is_arabic(block) || at == whole.start && !token.clitics.has(Clitics::THE))
                && has(&|s| matches!(s, Sense::Verb(v) if v.class != VerbClass::Say))
                && language.may_be_past(draft.claims.text(block, at));
        if done && found.is_none() {
            found = Some(token.span);
        }
        if draft.claims.is_mark(block, at, ",،") && opens && at > claim.end_token() {
            break;
        }
    }
    found
}
