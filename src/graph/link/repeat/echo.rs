//! What one voice says twice: a paraphrase and its quotation ("three boats were lost … 'we lost
//! eight boats,' she said"), or two sayings of one speaker on one occasion.
//!
//! Nothing is asked of the size of the difference. That both are of one voice, that each is the
//! only figure of its sort where it stands, and that they share their words makes them one.

use super::alike;
use super::profile::{Measured, Profile};
use super::told::{Sort, Told};
use crate::claim::{Claim, voice};
use crate::document::Span;
use crate::graph::build::Draft;
use crate::graph::link::occurrence::name;
use crate::graph::link::topic::Root;
use crate::graph::{Basis, Edge, EdgeKind};
use crate::language::{Clitics, Cue, Function, Sense, VerbClass};
use crate::value::{Number, Truth, Unit};
use std::ops::Range;

/// How many sentences apart two sayings stand.
const NEAR: usize = 2;
/// How many tokens behind a figure its place stands.
const PLACE: usize = 8;
/// How many figures before a saying are looked at.
const WINDOW: usize = 24;
/// Evidence that a quotation gives its paraphrase again.
const QUOTED: i32 = 2;
/// Evidence that a speaker says the same again.
const SAID: i32 = 3;

/// The earlier saying that this one gives again with another value.
pub(super) fn of(draft: &Draft<'_, '_>, told: &[Told<'_>], at: usize) -> Option<(usize, usize, Edge)> {
    let later = told.get(at)?;
    if let Some(link) = opening(draft, told, at) {
        return Some(link);
    }
    // "Put the number of children taken ill at 342": what is sized was told, however long before.
    let near = if is_sized(draft, later) { NEAR + SIZED } else { NEAR };
    let from = told.partition_point(|t| t.sentence + near < later.sentence).max(at.saturating_sub(WINDOW));
    let behind = told.get(at + 1..)?.iter().take(WINDOW).take_while(|t| t.sentence == later.sentence);
    let before = told.get(from..at)?;
    if let Some(same) = before.iter().rev().find(|t| t.sort == later.sort && agree(t, later)) {
        return borne_out(draft, same, later);
    }
    // "Three of our nine wells": what both sayings agree on is no rival of what they do not.
    let here = before.iter().filter(|t| t.sentence == later.sentence).chain(behind);
    let here: Vec<&Told<'_>> = here.collect();
    let settled = |t: &Told<'_>| here.iter().any(|h| h.claim != t.claim && h.sort == t.sort && agree(h, t));
    // Shares of one whole are told alike, whatever else hangs on one of them.
    let role = |t: &Told<'_>| t.derived() == later.derived() || !t.complement.is_disjoint(&later.complement);
    let fits = |t: &&Told<'_>| one_sort(draft, t, later) && !settled(t) && role(t);
    let named = |t: &&Told<'_>| one_noun(draft, t, later);
    let only =
        |found: &mut dyn Iterator<Item = &Told<'_>>| found.next().map(|t| (t.claim, found.next().is_none()));
    // A figure of the same noun goes before one of no noun.
    let (claim, true) = only(&mut before.iter().filter(|t| fits(t) && named(t)))
        .or_else(|| only(&mut before.iter().filter(fits)))?
    else {
        return None;
    };
    let earlier = before.iter().find(|t| t.claim == claim)?;
    let met = |t: &Told<'_>| before.iter().any(|b| b.claim != t.claim && b.sort == t.sort && agree(b, t));
    let nouns = one_noun(draft, earlier, later);
    let rival = |t: &&&Told<'_>| {
        let same = if nouns { one_noun(draft, earlier, t) } else { one_sort(draft, earlier, t) };
        t.claim != earlier.claim && same && !met(t)
    };
    if here.iter().any(|t| rival(&t)) || !clash(earlier, later) || is_apart(draft, earlier, later) {
        return None;
    }
    let (kind, enough) = bond(draft, earlier, later)?;
    let basis = if kind == EdgeKind::Disputes { Basis::Inferred } else { Basis::Stated };
    let edge = Edge { basis, ..Edge::stated(kind, None) };
    // Both sayings hold a figure that agrees: "22 billion in one year".
    let agreed = here.iter().any(|t| t.claim != later.claim && met(t));
    (words(draft, earlier, later) + i32::from(agreed) >= enough).then_some((later.claim, earlier.claim, edge))
}

/// "… to open twelve accounts a day. 'Eighteen a day, that was the order'": a quotation that begins
/// with a figure gives the one figure of its sort that was told right before it, in whatever words.
fn opening(draft: &Draft<'_, '_>, told: &[Told<'_>], at: usize) -> Option<(usize, usize, Edge)> {
    let later = told.get(at)?;
    let claim = draft.get(later.claim)?;
    let first = claim.first_token();
    let opens = first > 0 && draft.claims.is_mark(claim.block, first - 1, "\"“«");
    let end = claim.end_token();
    // "Three of them", "ten minutes later": told of something else.
    let turned = draft.claims.has(claim.block, end..end + 2, |s| {
        matches!(s, Sense::Cue(Cue::PartFollows | Cue::Later | Cue::Earlier | Cue::Further | Cue::Others))
            || matches!(s, Sense::Away(_) | Sense::Function(Function::Other))
    });
    let one = later.profile.is_some_and(|p| p.stated == Number::ONE);
    if !opens || !later.quoted || turned || one || matches!(later.sort, Sort::Date(_) | Sort::Clock) {
        return None;
    }
    let before = told.get(at.saturating_sub(WINDOW)..at)?;
    // "Nine million dollars … 'Nineteen million is what it takes'": the unit was said before.
    let scaled = later.profile.is_some_and(|p| p.head.is_empty() && p.stated >= Number::from(1000));
    let like = |t: &Told<'_>| {
        let money = matches!(t.sort, Sort::Figure(Measured::In(Unit::Money(_))));
        t.sort == later.sort || scaled && money && later.sort == Sort::Figure(Measured::Count)
    };
    let near = before.iter().filter(|t| t.sentence + 1 >= later.sentence && like(t));
    let near: Vec<&Told<'_>> = near.collect();
    let [earlier] = near.as_slice() else { return None };
    let bare = later.profile.is_none_or(|p| p.head.is_empty());
    let noun = later.sort != Sort::Figure(Measured::Count) || bare || one_noun(draft, earlier, later);
    let size = match (earlier.profile, later.profile) {
        (Some(x), Some(y)) => alike::within(&x.stated, &y.stated, 3) || x.stated.is_misprint_of(&y.stated),
        _ => true,
    };
    let differs = match (earlier.profile, later.profile) {
        (Some(x), Some(y)) if earlier.sort != later.sort => x.lenient.equals(&y.lenient) == Truth::Breaks,
        _ => clash(earlier, later),
    };
    let strange = later.sort == Sort::Figure(Measured::Share)
        && (is_strange(draft, earlier, later) || is_strange(draft, later, earlier));
    let told = noun && size && !strange && !earlier.quoted && differs && !is_other(draft, earlier);
    let voice = one_voice(draft, earlier, later, true, false);
    (told && voice).then(|| (later.claim, earlier.claim, Edge::stated(EdgeKind::Repeats, None)))
}

/// A quotation that gives the figure of its paraphrase: nothing clashes, and what is said of
/// either is said of both.
fn borne_out(draft: &Draft<'_, '_>, earlier: &Told<'_>, later: &Told<'_>) -> Option<(usize, usize, Edge)> {
    let (kind, enough) = bond(draft, earlier, later)?;
    let figures = matches!(later.sort, Sort::Figure(_)) && kind == EdgeKind::Repeats;
    // "Two million" and "three million" are one only for who rounds generously.
    let told = earlier
        .profile
        .zip(later.profile)
        .is_none_or(|(x, y)| x.stated.told_as(&y.stated, x.hedge, y.hedge) != Some(false));
    let same = figures && told && !is_apart(draft, earlier, later) && words(draft, earlier, later) >= enough;
    same.then(|| (later.claim, earlier.claim, Edge::stated(kind, None)))
}

/// What the two sayings are to each other, and the evidence that it takes.
fn bond(draft: &Draft<'_, '_>, earlier: &Told<'_>, later: &Told<'_>) -> Option<(EdgeKind, i32)> {
    let quotes = later.quoted != earlier.quoted;
    let writ = draft.get(later.claim).and_then(|c| c.source);
    let writ = writ.is_some_and(|name| voice::is_document(draft.claims.document, name));
    let again = writ
        || is_again(draft, later.sentence)
        || same_thing(draft, earlier, later) && of_size(earlier, later, 3);
    let apart = earlier.sentence != later.sentence;
    if one_voice(draft, earlier, later, quotes, again) {
        let kind = if quotes { EdgeKind::Repeats } else { EdgeKind::SameAs };
        // In one sentence a speaker hardly ever says one thing twice.
        let dated = !matches!(later.sort, Sort::Figure(_));
        let whole = !earlier.complement.is_disjoint(&later.complement);
        let share = later.sort == Sort::Figure(Measured::Share);
        // What a speaker says twice unquoted must be named alike: one noun, one whole.
        let alike = one_noun(draft, earlier, later) && (whole || !share);
        return match () {
            () if dated && !(apart && quotes) => None,
            () if quotes && apart && (dated || of_one_size(earlier, later)) => Some((kind, QUOTED)),
            () if quotes && apart => Some((kind, SAID)),
            () if again && apart && (alike || later.profile.is_some_and(|p| p.head.is_empty() && !share)) => {
                Some((kind, QUOTED))
            }
            () if quotes => Some((kind, SAID)),
            () if apart && is_sized(draft, later) && of_size(earlier, later, 3) => Some((kind, QUOTED)),
            () if apart && alike && of_one_size(earlier, later) && is_retelling(draft, earlier, later) => {
                Some((kind, SAID))
            }
            () => None,
        };
    }
    let source = |t: &Told<'_>| draft.get(t.claim).and_then(|c| c.source);
    let two = source(earlier).zip(source(later))?;
    let others = !voice::same(draft.claims.document, two.0, two.1);
    (others && matches!(later.sort, Sort::Figure(_))).then_some((EdgeKind::Disputes, QUOTED))
}

/// A good part of the words around the one figure stand around the other: little new is told.
fn is_retelling(draft: &Draft<'_, '_>, a: &Told<'_>, b: &Told<'_>) -> bool {
    let telling = |t: &Told<'_>| t.near.iter().filter(|root| draft.topics.tells(**root)).count();
    let shared = a.near.intersection(&b.near).filter(|root| draft.topics.tells(**root)).count();
    3 * shared >= telling(a).min(telling(b))
}

/// "Put the number of dead at nine", "said the toll was nine": the size of what is spoken of.
fn is_sized(draft: &Draft<'_, '_>, told: &Told<'_>) -> bool {
    let Some(claim) = draft.get(told.claim) else { return false };
    let before = claim.first_token().saturating_sub(SIZED)..claim.first_token();
    let has = |test: &dyn Fn(&Sense) -> bool| draft.claims.has(claim.block, before.clone(), test);
    let put = claim.lead.is(Function::At)
        && has(&|s| matches!(s, Sense::Verb(v) if v.class == VerbClass::Say))
        && has(&|s| *s == Sense::Function(Function::The));
    put || has(&|s| *s == Sense::Cue(Cue::CountOf))
}

/// How many tokens before a figure its size is announced.
const SIZED: usize = 9;

/// A slip is out by little, or is a misprint: 77 and 26 per cent are told of two things.
fn of_one_size(a: &Told<'_>, b: &Told<'_>) -> bool {
    let (Some(x), Some(y)) = (a.profile, b.profile) else { return true };
    let (two, three) = (Number::from(2), Number::from(3));
    let near = &x.stated * &two <= &y.stated * &three && &y.stated * &two <= &x.stated * &three;
    near || x.stated.is_misprint_of(&y.stated)
}

/// Within so many times of each other.
fn of_size(a: &Told<'_>, b: &Told<'_>, times: i64) -> bool {
    a.profile.zip(b.profile).is_none_or(|(x, y)| alike::within(&x.stated, &y.stated, times))
}

/// Whether both are figures of one sort: one unit, one noun, one grain.
fn one_sort(draft: &Draft<'_, '_>, a: &Told<'_>, b: &Told<'_>) -> bool {
    if a.sort != b.sort {
        return false;
    }
    let apart =
        !a.complement.is_empty() && !b.complement.is_empty() && a.complement.is_disjoint(&b.complement);
    let (Some(x), Some(y)) = (a.profile, b.profile) else { return true };
    if a.sort == Sort::Figure(Measured::Share) && (is_strange(draft, a, b) || is_strange(draft, b, a)) {
        return false;
    }
    match a.sort {
        Sort::Figure(Measured::Count) => {
            let people = x.people && y.people && (x.fate == y.fate || x.generic || y.generic);
            let bare = |p: &Profile, told: &Told<'_>| p.head.is_empty() && next(draft, told).is_none();
            bare(x, a) || bare(y, b) || people || one_noun(draft, a, b)
        }
        _ => !apart,
    }
}

/// «ثلاثون في المئة منها … ستون في المئة من المعلمين»: the one is of a pronoun, and the other of what
/// the sentence of the one does not name.
fn is_strange(draft: &Draft<'_, '_>, pronoun: &Told<'_>, named: &Told<'_>) -> bool {
    let (Some(p), Some(n)) = (draft.get(pronoun.claim), draft.get(named.claim)) else { return false };
    let taken = draft.claims.has(p.block, p.end_token()..p.end_token() + 1, |s| {
        matches!(s, Sense::Cue(Cue::PartFollows) | Sense::Function(Function::They))
    });
    let lemma = |s: &Sense| match s {
        Sense::Noun(noun) => Some(noun.lemma),
        _ => None,
    };
    let whole = draft.claims.find(n.block, n.end_token()..n.end_token() + 3, lemma);
    let Some((_, whole)) = whole.filter(|_| taken) else { return false };
    let told = |sentence: usize| {
        draft.claims.sentences.get(sentence).is_some_and(|place| {
            let tokens = place.sentence.tokens.clone();
            draft.claims.has(place.block, tokens, |s| lemma(s) == Some(whole))
        })
    };
    !told(p.sentence)
}

/// Whether both count by one noun, known or not; measures have their unit.
fn one_noun(draft: &Draft<'_, '_>, a: &Told<'_>, b: &Told<'_>) -> bool {
    let (Some(x), Some(y), Sort::Figure(Measured::Count)) = (a.profile, b.profile, a.sort) else {
        return one_sort(draft, a, b);
    };
    a.sort == b.sort && (!x.head.is_empty() && x.head == y.head || shares_next(draft, a, b))
}

/// The same word stands right behind both: a noun that no lexicon knows.
fn shares_next(draft: &Draft<'_, '_>, a: &Told<'_>, b: &Told<'_>) -> bool {
    next(draft, a).zip(next(draft, b)).is_some_and(|(a, b)| a == b)
}

/// The word right behind a figure, if it is no grammar.
fn next(draft: &Draft<'_, '_>, told: &Told<'_>) -> Option<Root> {
    let claim = draft.get(told.claim)?;
    let end = claim.end_token();
    draft.topics.inside(claim.sentence, &(end..end + 1)).into_iter().next()
}

fn agree(a: &Told<'_>, b: &Told<'_>) -> bool {
    match (a.sort, a.days, b.days) {
        (Sort::Figure(_), ..) => a.profile.zip(b.profile).is_some_and(|(x, y)| alike::agree(x, y)),
        // "September" in a quotation is the September that was told.
        (Sort::Date(_), ..)
            if a.written.iter().zip(&b.written).all(|(x, y)| x.is_none() || y.is_none() || x == y) =>
        {
            true
        }
        (_, Some(x), Some(y)) => x.intersect(y).is_some(),
        _ => false,
    }
}

fn clash(a: &Told<'_>, b: &Told<'_>) -> bool {
    match (a.sort, a.days, b.days) {
        (Sort::Figure(_), ..) => a.profile.zip(b.profile).is_some_and(|(x, y)| alike::clash(x, y)),
        (_, Some(x), Some(y)) => x.intersect(y).is_none() && !agree(a, b),
        _ => false,
    }
}

/// Words that tell the two apart: other times, other moods, other places.
fn is_apart(draft: &Draft<'_, '_>, a: &Told<'_>, b: &Told<'_>) -> bool {
    // "Four of the nine wells … three of our nine wells": parts of one whole.
    let parts = !a.complement.is_disjoint(&b.complement);
    // "Two more seasons … three more seasons": both are told as such.
    let both = is_other(draft, a) && is_other(draft, b);
    let apart = a.profile.zip(b.profile).is_some_and(|(x, y)| {
        !parts && !both && (x.apart && !x.rate || y.apart && !y.rate || x.derived != y.derived)
            || x.running
            || y.running
            || alike::other_time(x, y)
            || alike::other_mode(x, y)
    });
    let place = |t: &Told<'_>| draft.get(t.claim).and_then(|c| place(draft, c));
    let elsewhere = place(a).zip(place(b)).is_some_and(|(x, y)| x != y);
    apart || elsewhere || is_other(draft, a) != is_other(draft, b)
}

/// "Another", "earlier", "the previous", "each", right around a figure.
fn is_other(draft: &Draft<'_, '_>, told: &Told<'_>) -> bool {
    let Some(claim) = draft.get(told.claim) else { return true };
    let around = claim.first_token().saturating_sub(2)..claim.end_token() + 2;
    draft.claims.has(claim.block, around, |s| {
        matches!(
            s,
            Sense::Cue(Cue::Further | Cue::Earlier | Cue::PreviousOf | Cue::Others | Cue::Rest | Cue::Also)
        ) || *s == Sense::Function(Function::Other)
    })
}

/// "In Velm" behind a figure.
fn place<'d>(draft: &Draft<'_, 'd>, claim: &Claim<'_>) -> Option<&'d str> {
    let end = claim.end_token();
    let into = |at: &usize| {
        draft
            .claims
            .has(claim.block, *at..*at + 1, |s| matches!(s, Sense::Function(Function::In | Function::At)))
    };
    let at = (end..end + PLACE).find(into)?;
    (!draft.is_arabic(claim.block)).then(|| name(draft, claim.block, at + 1)).flatten()
}

/// "In the same interview", "at that same news conference", «في اللقاء المتلفز نفسه».
fn is_again(draft: &Draft<'_, '_>, sentence: usize) -> bool {
    let Some(place) = draft.claims.sentences.get(sentence) else { return false };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let has = |range: Range<usize>, cue: Cue| draft.claims.has(block, range, |s| *s == Sense::Cue(cue));
    let beside = |at: usize| match draft.is_arabic(block) {
        true => tokens.start.max(at.saturating_sub(OCCASION))..at,
        false => at + 1..at + 1 + OCCASION,
    };
    has(tokens.clone(), Cue::SameOccasion)
        || tokens.clone().any(|at| has(at..at + 1, Cue::Same) && has(beside(at), Cue::Statement))
}

/// How many tokens from "same" the word for the occasion stands.
const OCCASION: usize = 3;

/// «في الموسم نفسه»، "of the same season": the later figure is told of what the earlier one is told
/// of; «الفترة نفسها من العام الماضي» is another.
fn same_thing(draft: &Draft<'_, '_>, earlier: &Told<'_>, later: &Told<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(later.sentence) else { return false };
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    let same = |at: &usize| draft.claims.has(block, *at..*at + 1, |s| *s == Sense::Cue(Cue::Same));
    let past = |s: &Sense| matches!(s, Sense::Direction(_)) || *s == Sense::Function(Function::From);
    let arabic = draft.is_arabic(block);
    // «عشرين في المئة من الأراضي نفسها»: another share of the same.
    let whole = draft.get(later.claim).map_or(0..0, |c| c.end_token()..c.end_token() + COMPLEMENT);
    tokens.filter(same).filter(|at| !whole.contains(at)).any(|at| {
        let noun = if arabic { at.saturating_sub(2)..at } else { at + 1..at + 3 };
        // «في تعز نفسها»: the town itself.
        let the = |at: usize| draft.claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::THE));
        if arabic && !noun.clone().any(the) {
            return false;
        }
        let known = draft.topics.inside(later.sentence, &noun);
        let other = draft.claims.has(block, at + 1..at + SAME, past);
        !known.is_disjoint(&earlier.near) && !other
    })
}

/// How many tokens behind "the same" tell of another time.
const SAME: usize = 4;
/// How many tokens behind a figure name what it is a figure of.
const COMPLEMENT: usize = 6;

/// Whether one and the same speaks both.
fn one_voice(draft: &Draft<'_, '_>, a: &Told<'_>, b: &Told<'_>, quotes: bool, again: bool) -> bool {
    let document = draft.claims.document;
    let source = |t: &Told<'_>| draft.get(t.claim).and_then(|c| c.source);
    let next = b.sentence <= a.sentence + 1;
    match (source(a), source(b)) {
        (Some(x), Some(y)) if voice::same(document, x, y) => true,
        // "Its captain said … Asked again, Petra Holm said: "…"": the name comes with the words.
        (Some(x), Some(y))
            if b.quoted
                && quotes
                && next
                && voice::is_role(document, x)
                && !voice::proper(document, y).is_empty() =>
        {
            true
        }
        // «وقال الرجل»: who was spoken of.
        (Some(x), Some(y)) if quotes && next && voice::is_anybody(document, y) => {
            !voice::is_document(document, x)
        }
        // "The minister said … His office put it in these words: "…""
        (Some(_), Some(y)) if b.quoted && quotes && next && voice::speaks_for(document, y) => true,
        // "Lantern accused the town of …": what somebody does is told, and then who says it.
        (None, Some(y)) if quotes && b.quoted => names(draft, a.sentence, y),
        // "The ministry said in a bulletin … the bulletin said".
        (Some(_), Some(y)) if voice::is_document(document, y) => true,
        (Some(_), None) => again,
        (None, None) => quotes && b.quoted && next && speaks(draft, b),
        _ => false,
    }
}

/// Whether a sentence speaks of this source: by its name, or by all its words.
fn names(draft: &Draft<'_, '_>, sentence: usize, source: Span) -> bool {
    let Some(place) = draft.claims.sentences.get(sentence) else { return false };
    let (document, tokens) = (draft.claims.document, place.sentence.tokens.clone());
    let proper = voice::proper(document, source);
    tokens.clone().any(|at| proper.contains(&draft.claims.text(place.block, at)))
        || draft
            .claims
            .words(place.block, tokens)
            .is_some_and(|all| voice::is_named_in(document, source, all))
}

/// A verb of saying leads up to the quotation.
fn speaks(draft: &Draft<'_, '_>, told: &Told<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(told.sentence) else { return false };
    let tokens: Range<usize> = place.sentence.tokens.clone();
    draft.claims.has(place.block, tokens, |s| matches!(s, Sense::Verb(v) if v.class == VerbClass::Say))
}

/// How much speaks for one thing: shared words, one noun, one fate, one governing word.
fn words(draft: &Draft<'_, '_>, a: &Told<'_>, b: &Told<'_>) -> i32 {
    let shared = a.near.intersection(&b.near).filter(|root| draft.topics.tells(**root)).count();
    let mut weight = i32::try_from(shared.min(3)).unwrap_or(3);
    let next = shares_next(draft, a, b);
    if !a.complement.is_disjoint(&b.complement) {
        weight += 2;
    }
    if let (Sort::Figure(Measured::Count), Some(x), Some(y)) = (a.sort, a.profile, b.profile) {
        weight += i32::from(!x.head.is_empty() && x.head == y.head && !x.generic || next);
        weight += i32::from(x.fate.is_some() && x.fate == y.fate);
    }
    let leads = |t: &Told<'_>, cue: Cue| draft.get(t.claim).is_some_and(|c| c.lead.cues(cue));
    let governed = [Cue::BeforeEvent, Cue::AfterEvent, Cue::Until, Cue::Since];
    if governed.into_iter().any(|cue| leads(a, cue) && leads(b, cue)) {
        weight += 2;
    }
    let hedge = |t: &Told<'_>| draft.get(t.claim).and_then(|c| c.amount()).and_then(|amount| amount.hedge);
    weight + i32::from(hedge(a).is_some() && hedge(a) == hedge(b))
}

/// A measure that is taken up with its article, "the 11.4 km line", after the only other one of
/// its unit.
pub(super) fn measure(draft: &Draft<'_, '_>, told: &[Told<'_>], at: usize) -> Option<(usize, usize, Edge)> {
    let later = told.get(at)?;
    let profile = later.profile.filter(|p| p.taken_up && !p.apart && !p.derived && !p.quoted)?;
    let Sort::Figure(Measured::In(unit)) = later.sort else { return None };
    let mut same = told.iter().filter(|t| t.sort == later.sort && t.claim != later.claim);
    let (earlier, None) = (same.next()?, same.next()) else { return None };
    let other = earlier.profile.filter(|p| !p.apart && !p.derived)?;
    let near = earlier.sentence < later.sentence && later.sentence - earlier.sentence <= FAR;
    let (x, y) = (&other.stated, &profile.stated);
    let money = matches!(unit, crate::value::Unit::Money(_));
    // "The 430 million dollar price": what it is the measure of stands behind it.
    let claim = draft.get(later.claim)?;
    let named = draft.topics.inside(claim.sentence, &(claim.end_token()..claim.end_token() + 1));
    let met = |sentence: usize| {
        let place = draft.claims.sentences.get(sentence);
        place.is_some_and(|p| !draft.topics.inside(sentence, &p.sentence.tokens).is_disjoint(&named))
    };
    let known = (earlier.sentence.saturating_sub(1)..later.sentence).any(met);
    let priced = draft
        .claims
        .has(claim.block, claim.end_token()..claim.end_token() + 1, |s| matches!(s, Sense::Cue(Cue::Price)));
    let fits =
        near && alike::clash(other, profile) && alike::within(x, y, 2) && !is_apart(draft, earlier, later);
    let slip = x.is_misprint_of(y);
    (fits && (known && !named.is_empty() || money && priced || slip))
        .then(|| (later.claim, earlier.claim, Edge::stated(EdgeKind::SameAs, None)))
}

/// How many sentences apart a measure is taken up.
const FAR: usize = 4;
