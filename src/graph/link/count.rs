//! A count and the list of names that is said to be its members: "three ministers: …",
//! "They were named as …", "شخصين، هما …".

use super::names::{Names, read};
use super::outcome;
use crate::claim::Claim;
use crate::document::{Lang, Span};
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind, Node, NodeId, NodeKind};
use crate::language::{Clitics, Cue, EntryId, Function, GrammaticalNumber, NounClass, Sense, TokenKind};
use crate::mention::Kind;
use crate::value::Number;
use std::ops::Range;

/// How many tokens may stand between a count and the mark or pronoun that opens its list.
const GAP: usize = 12;

/// The longest list that copy counts and names.
const LONGEST: i64 = 12;

/// By how many a list may miss its count; more means that the two are not one thing.
const SLIP: i64 = 2;

/// A count that a list may be of.
#[derive(Clone, Copy, PartialEq)]
enum Count {
    Claim(usize),
    /// "both ministers"
    Both(Span),
}

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for sentence in 0..draft.claims.sentences.len() {
        if !draft.is_prose(sentence) {
            continue;
        }
        let mut lists = opened(draft, sentence);
        lists.extend(leading(draft, sentence));
        let fits = |(names, counts): &(Names, Vec<Count>)| {
            let range = i64::from(names.low)..=i64::from(names.high);
            counts.iter().filter_map(|c| value(draft, *c)).any(|n| range.contains(&n))
        };
        // Where one way to read the list fits, that is how it is meant.
        if lists.iter().any(fits) {
            continue;
        }
        if let Some((names, counts)) = lists.first() {
            let (names, count) = (*names, counts.first().copied());
            bind(draft, names, count);
        }
    }
}

fn value(draft: &Draft<'_, '_>, count: Count) -> Option<i64> {
    match count {
        Count::Claim(c) => draft.get(c)?.amount()?.reading.stated.as_ref()?.to_i64(),
        Count::Both(_) => Some(2),
    }
}

/// Draws the edge to the nearest count.
fn bind(draft: &mut Draft<'_, '_>, names: Names, count: Option<Count>) {
    let Some(count) = count else { return };
    let near = value(draft, count)
        .is_some_and(|n| i64::from(names.low) - n <= SLIP && n - i64::from(names.high) <= SLIP);
    if !near {
        return;
    }
    let target = match count {
        Count::Claim(c) => draft.nodes.get(c).copied(),
        Count::Both(span) => Some(super::total::member_node(draft, 2, span)),
    };
    if let Some(target) = target {
        let list = list_node(draft, names);
        draft.join(list, target, Edge::stated(EdgeKind::Lists, None));
    }
}

fn list_node(draft: &mut Draft<'_, '_>, names: Names) -> NodeId {
    let text = names.span.of(&draft.claims.document.text);
    let node = Node::named(NodeKind::List, text, Some(names.span));
    draft.graph.add_node(Node { members: Some((names.low, names.high)), ..node })
}

/// What opens a list.
struct Opener {
    /// Where the list starts.
    start: usize,
    /// How many tokens before the opener its count may end.
    reach: usize,
    /// The count may stand in the sentence before.
    back: bool,
    /// The subject that takes the counted up again: they may have been counted farther back.
    subject: Option<Range<usize>>,
    /// The opener speaks of things, not of people.
    things: bool,
    /// Nothing but bare names may follow: the opener is a word of many uses.
    bare: bool,
}

/// Lists that marks or words open, each with the counts before it, nearest first.
fn opened(draft: &Draft<'_, '_>, sentence: usize) -> Vec<(Names, Vec<Count>)> {
    let Some(place) = draft.claims.sentences.get(sentence) else { return Vec::new() };
    let tokens = place.sentence.tokens.clone();
    let mut found = Vec::new();
    for at in tokens.clone() {
        let Some(opener) = opener(draft, sentence, at) else { continue };
        let bracket = draft.claims.is_mark(place.block, at, "(");
        let closing =
            (opener.start..tokens.end).find(|t| bracket && draft.claims.is_mark(place.block, *t, ")"));
        let list = opener.start..closing.unwrap_or(tokens.end);
        let capital = draft.claims.token(place.block, opener.start).is_some_and(|t| t.capital);
        let english = draft.claims.document.language == Lang::En;
        if opener.bare && english && !capital {
            continue;
        }
        let counts = counts_before(draft, sentence, at, &opener);
        if counts.is_empty() {
            continue;
        }
        let Some(mut names) = read(draft, place.block, list) else { continue };
        // "the two moons of Mars, Phobos and Deimos": the first name may be another thing.
        if opener.bare && english {
            names.low -= 1;
        }
        if !opener.bare || names.bare {
            found.push((names, counts));
        }
    }
    found
}

fn opener(draft: &Draft<'_, '_>, sentence: usize, at: usize) -> Option<Opener> {
    let claims = draft.claims;
    let place = claims.sentences.get(sentence)?;
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    if claims.document.language == Lang::Ar {
        return arabic_opener(draft, sentence, at);
    }
    let open = |start, reach| Opener { start, reach, back: false, subject: None, bare: false, things: false };
    if claims.is_mark(block, at, ":") {
        return Some(open(at + 1, 2 * GAP));
    }
    let named = |s: &Sense| (*s == Sense::Cue(Cue::Named)).then_some(());
    if let Some((cue, ())) = claims.find(block, at..at + 1, named) {
        return Some(Opener { back: true, subject: Some(at..at), ..open(cue.end, GAP) });
    }
    let dash =
        claims.is_mark(block, at, "-–—") && claims.token(block, at + 1).is_some_and(|t| t.space_before);
    if dash || claims.is_mark(block, at, "(") {
        return Some(open(at + 1, 0));
    }
    // "seven counties of A, B and C", "the ten directors are A, B and C"
    let direct = |s: &Sense| matches!(s, Sense::Function(Function::Of | Function::Be | Function::Was));
    if claims.has(block, at..at + 1, direct) {
        // "Those charged are A, 51, B, 34, and C": who were counted before, wherever that was.
        if let Some(subject) = taken_up(draft, sentence, at) {
            return Some(Opener { back: true, subject: Some(subject), ..open(at + 1, 0) });
        }
        let they = claims.has(block, tokens.start..at, |s| *s == Sense::Function(Function::They));
        return Some(Opener { back: they && at <= tokens.start + 3, bare: true, ..open(at + 1, 0) });
    }
    claims.is_mark(block, at, ",").then(|| open(at + 1, GAP))
}

fn arabic_opener(draft: &Draft<'_, '_>, sentence: usize, at: usize) -> Option<Opener> {
    let claims = draft.claims;
    let place = claims.sentences.get(sentence)?;
    let (block, tokens) = (place.block, place.sentence.tokens.clone());
    if claims.is_mark(block, at, ":") {
        return Some(Opener {
            start: at + 1,
            reach: 3,
            back: false,
            subject: None,
            bare: false,
            things: false,
        });
    }
    let pronoun = |s: &Sense| matches!(s, Sense::Function(Function::They | Function::She | Function::Both));
    let she = claims.has(block, at..at + 1, |s| *s == Sense::Function(Function::She));
    let glued =
        claims.token(block, at).is_some_and(|t| t.clitics.has(Clitics::TO) || t.clitics.has(Clitics::BY));
    if claims.has(block, at..at + 1, pronoun) && !glued {
        let colon = usize::from(claims.is_mark(block, at + 1, ":"));
        // "أن الموقوفين، وهم …", "والمحالون هم …": a noun that takes up people counted before.
        let back = (tokens.start..at).rev().take(2).any(|t| {
            claims.token(block, t).is_some_and(|t| t.clitics.has(Clitics::THE))
                && claims.has(
                    block,
                    t..t + 1,
                    |s| matches!(s, Sense::Noun(n) if n.number != GrammaticalNumber::Singular),
                )
                || claims.token(block, t).is_some_and(|w| w.entry == EntryId::NONE)
                    && crate::language::of(Lang::Ar).may_be_definite(claims.text(block, t))
        });
        let subject = (!she).then(|| subject_before(draft, block, tokens.start..at)).flatten();
        let back = back || subject.is_some();
        return Some(Opener { start: at + 1 + colon, reach: GAP, back, subject, bare: false, things: she });
    }
    // "غادر الوزيران سليم الخوري ووائل منصور": names right behind the people counted.
    let claim = place.claims.clone().find_map(|c| draft.get(c).filter(|c| c.end_token() == at))?;
    let person = claim.measure.class == Some(NounClass::Person);
    let unknown = |at: usize| {
        claims.token(block, at).is_some_and(|t| t.kind == TokenKind::Word && t.entry == EntryId::NONE)
    };
    // "أحمد العونان" is a name that looks like a dual.
    let led = claim.first_token().checked_sub(1).is_none_or(unknown);
    let particle = crate::language::of(Lang::Ar).may_be_definite(claims.text(block, at));
    (person && !led && unknown(at) && !particle && claim.measure.definite).then_some(Opener {
        start: at,
        reach: 0,
        back: false,
        subject: None,
        bare: true,
        things: false,
    })
}

/// Counts that end within reach before a token of the sentence, and those of the sentence
/// before where there is none.
fn counts_before(draft: &Draft<'_, '_>, sentence: usize, at: usize, opener: &Opener) -> Vec<Count> {
    let Some(place) = draft.claims.sentences.get(sentence) else { return Vec::new() };
    let ended = |c: &usize| draft.get(*c).is_some_and(|c| c.end_token() <= at);
    let fits = |c: &usize| {
        draft.get(*c).is_some_and(|c| {
            at - c.end_token() <= opener.reach
                && !(opener.things && c.measure.class == Some(NounClass::Person))
                && can_be_listed(draft, c)
                && is_free(draft, c.block, c.end_token()..at)
        })
    };
    // "four projects, of which three are being built, namely …": the nearest figure is meant.
    let figures = |c: &usize| draft.get(*c).is_some_and(|c| c.is_quantity() || c.is_share());
    let before: Vec<usize> = place.claims.clone().rev().filter(ended).filter(figures).collect();
    match before.first() {
        Some(nearest) if fits(nearest) => before.iter().copied().map(Count::Claim).collect(),
        Some(_) => Vec::new(),
        None => {
            let both: Vec<Count> =
                both_before(draft, place.block, place.sentence.tokens.start, at).into_iter().collect();
            match sentence.checked_sub(1) {
                Some(before) if opener.back && both.is_empty() => {
                    let near = earlier(draft, before);
                    let far = || opener.subject.clone().map(|s| far(draft, sentence, s));
                    if near.is_empty() { far().unwrap_or_default() } else { near }
                }
                _ => both,
            }
        }
    }
}

/// "both ministers" before the opener of a list.
fn both_before(draft: &Draft<'_, '_>, block: usize, from: usize, at: usize) -> Option<Count> {
    let claims = draft.claims;
    let both = (from.max(at.saturating_sub(GAP))..at)
        .rev()
        .find(|t| claims.has(block, *t..*t + 1, |s| *s == Sense::Function(Function::Both)))?;
    let plural = |s: &Sense| match s {
        Sense::Noun(n) if n.number == GrammaticalNumber::Plural && n.class == NounClass::Person => Some(()),
        _ => None,
    };
    let (noun, ()) = claims.find(block, both + 1..(both + 4).min(at), plural)?;
    let span = claims.token(block, both)?.span.to(claims.token(block, noun.end - 1)?.span);
    is_free(draft, block, noun.end..at).then_some(Count::Both(span))
}

/// All counts of a sentence that a list in the next may name, people first: "four climbers
/// stranded for two nights".
fn earlier(draft: &Draft<'_, '_>, sentence: usize) -> Vec<Count> {
    let Some(place) = draft.claims.sentences.get(sentence) else { return Vec::new() };
    let fits = |c: &usize| draft.get(*c).is_some_and(|c| can_be_listed(draft, c) && !c.headline);
    let mut found: Vec<usize> = place.claims.clone().filter(fits).collect();
    found.sort_by_key(|c| {
        draft.get(*c).is_some_and(|c| !matches!(c.measure.class, None | Some(NounClass::Person)))
    });
    found.into_iter().map(Count::Claim).collect()
}

/// "Those charged", "The ministers who resigned", "The accused": the subject of a copula that begins
/// its sentence and takes people up who were counted before.
fn taken_up(draft: &Draft<'_, '_>, sentence: usize, at: usize) -> Option<Range<usize>> {
    let place = draft.claims.sentences.get(sentence)?;
    let (block, start) = (place.block, place.sentence.tokens.start);
    let subject = start..at;
    let opens = draft.claims.has(block, start..start + 1, |s| {
        matches!(s, Sense::Function(Function::Those | Function::The | Function::They))
    });
    let figure = super::enumeration::claims_in(draft, block, &subject).next().is_some();
    let mark =
        subject.clone().any(|at| draft.claims.token(block, at).is_none_or(|t| t.kind == TokenKind::Mark));
    let modal = draft.claims.has(block, subject.clone(), |s| matches!(s, Sense::Modal(_)));
    let people = |s: &Sense| match s {
        Sense::Noun(n) => n.number == GrammaticalNumber::Plural && n.class.is_people(),
        Sense::Function(Function::Those | Function::They) => true,
        _ => false,
    };
    let told = draft.claims.has(block, subject.clone(), people) || is_class(draft, block, &subject);
    (opens && !figure && !mark && !modal && told && subject.len() <= SUBJECT).then_some(subject)
}

/// "The accused", "the dead": a word for people behind its article.
fn is_class(draft: &Draft<'_, '_>, block: usize, subject: &Range<usize>) -> bool {
    subject.len() == 2
        && draft.claims.has(block, subject.clone(), |s| {
            matches!(s, Sense::Noun(n) if n.class.befalls()) || matches!(s, Sense::Quality(..))
        })
}

/// «الموقوفين جميعهم من سكان الريف، وهم …»: the people that a pronoun takes up in its own sentence.
fn subject_before(draft: &Draft<'_, '_>, block: usize, before: Range<usize>) -> Option<Range<usize>> {
    let the = |at: &usize| draft.claims.token(block, *at).is_some_and(|t| t.clitics.has(Clitics::THE));
    let people =
        |at: &usize| {
            draft.claims.has(block, *at..*at + 1, |s| {
            matches!(s, Sense::Noun(n) if n.number == GrammaticalNumber::Plural && n.class.is_people())
        })
        };
    let figure = super::enumeration::claims_in(draft, block, &before).next().is_some();
    let noun = before.clone().find(|at| the(at) && people(at)).filter(|_| !figure)?;
    Some(noun..noun + 1)
}

/// The longest subject that takes people up, in tokens.
const SUBJECT: usize = 6;

/// How many sentences back people may have been counted that a subject takes up.
const BACK: usize = 8;

/// The one number of people that was told before: of the subject's own noun or deed, if there is one.
fn far(draft: &Draft<'_, '_>, sentence: usize, subject: Range<usize>) -> Vec<Count> {
    let words = draft.topics.inside(sentence, &subject);
    let block = draft.claims.sentences.get(sentence).map_or(0, |place| place.block);
    // "Those who died" are none of the five men who stand trial.
    let outcome = outcome::named(draft, block, subject);
    let held = outcome == Some(outcome::Outcome::Befell(NounClass::Held));
    let people = |c: &usize| {
        draft.get(*c).is_some_and(|c| {
            can_be_listed(draft, c)
                && !c.headline
                && c.measure.class.is_some_and(NounClass::is_people)
                && (outcome::admits(draft, outcome, c) || held && outcome::allows(draft, outcome, c))
        })
    };
    let found: Vec<usize> =
        (sentence.saturating_sub(BACK)..sentence).flat_map(|s| draft.claims_of(s)).filter(people).collect();
    let shared = |c: &usize| {
        draft.get(*c).is_some_and(|c| {
            let mut own = draft.topics.inside(c.sentence, &c.mention.tokens);
            own.extend(draft.topics.near(c.sentence, &c.mention.tokens));
            !own.is_disjoint(&words)
        })
    };
    let kin: Vec<usize> = found.iter().copied().filter(shared).collect();
    let meant = if kin.is_empty() { found } else { kin };
    let mut values: Vec<Option<i64>> = meant.iter().map(|c| value(draft, Count::Claim(*c))).collect();
    values.dedup();
    match (values.len(), meant.last()) {
        (1, Some(last)) => vec![Count::Claim(*last)],
        _ => Vec::new(),
    }
}

/// Between count and opener no other clause, name or mark makes them two things.
fn is_free(draft: &Draft<'_, '_>, block: usize, gap: Range<usize>) -> bool {
    let at = gap.end;
    if !draft.claims.is_mark(block, at, ",") {
        return true;
    }
    let other =
        |t: usize| draft.claims.token(block, t).is_some_and(|t| t.kind == TokenKind::Mark || t.capital);
    !draft.claims.has(block, gap.clone(), |s| matches!(s, Sense::Verb(_))) && !gap.clone().any(other)
}

/// A small exact count of people, places or bodies.
fn can_be_listed(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let class = !matches!(
        claim.measure.class,
        Some(
            NounClass::Vote
                | NounClass::Seat
                | NounClass::Change
                | NounClass::Abstract
                | NounClass::Sequence
                | NounClass::Event
                | NounClass::Animal
                | NounClass::Missing
        )
    );
    let exact = claim.amount().is_some_and(|a| {
        a.hedge.is_none()
            && a.reading.stated.as_ref().and_then(Number::to_i64).is_some_and(|n| (2..=LONGEST).contains(&n))
    });
    let arabic = draft.claims.document.language == Lang::Ar;
    let alone = claim.mention.tokens.len() == 1;
    // An Arabic noun with the ending of a dual may be a plural too, and another word
    // altogether where it is short.
    let plural = |s: &Sense| matches!(s, Sense::Noun(n) if n.number == GrammaticalNumber::Plural);
    let noun_at = claim.mention.tokens.start;
    let doubtful = arabic
        && alone
        && (draft.claims.has(claim.block, noun_at..noun_at + 1, plural)
            || claim.measure.head.chars().count() < 3);
    // "The Three Rooms of Melancholia" is a title.
    let noun = claim.mention.tokens.end.saturating_sub(1);
    let title = draft.claims.token(claim.block, noun).is_some_and(|t| t.capital);
    let known = !arabic || claim.measure.class.is_some();
    claim.mention.kind == Kind::Quantity && class && exact && known && !doubtful && (alone || !title)
}

/// A list that opens a sentence and names the people whom the sentence before counts, by
/// their office or with their ages: "Three ministers resigned. Justice minister A, health
/// minister B …".
fn leading(draft: &Draft<'_, '_>, sentence: usize) -> Option<(Names, Vec<Count>)> {
    let before = sentence.checked_sub(1)?;
    let place = draft.claims.sentences.get(sentence)?;
    let tokens = place.sentence.tokens.clone();
    if draft.claims.document.language != Lang::En {
        return None;
    }
    let names = read(draft, place.block, tokens.clone()).filter(|n| n.low > 2)?;
    let lexicon = crate::language::of(Lang::En).lexicon();
    let titled = |c: &Count| {
        let Count::Claim(c) = c else { return false };
        draft.get(*c).is_some_and(|count| {
            let title = |at: usize| {
                draft.claims.has(
                    place.block,
                    at..at + 1,
                    |s| matches!(s, Sense::Noun(n) if lexicon.lemma_name(n.lemma) == count.measure.head),
                )
            };
            (tokens.start..names.end).filter(|at| title(*at)).count() > 1
        })
    };
    let ages = place
        .claims
        .clone()
        .filter(|c| draft.get(*c).is_some_and(|c| c.mention.kind == Kind::Age && c.end_token() <= names.end))
        .count();
    let counts: Vec<Count> = earlier(draft, before).into_iter().filter(|c| ages > 1 || titled(c)).collect();
    (!counts.is_empty()).then_some((names, counts))
}
