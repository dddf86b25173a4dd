//! What happened when: each date with the words that say what it is the date of.

use super::span::date;
use super::whose::{another_named, relative};
use crate::claim::{Claim, senses};
use crate::document::Span;
use crate::graph::build::Draft;
use crate::graph::{Edge, EdgeKind, Node, NodeId, NodeKind};
use crate::language::{Clitics, Cue, Deed, DeedForm, Function, Modal, Sense, TokenKind};
use crate::mention::Value;
use crate::value::time::{Anchor, Calendar, DateExpr, Days, TimeExpr};
use std::ops::Range;

/// How many tokens may stand between a date and the word for what happened.
const REACH: usize = 9;
/// How many tokens behind a date the word may stand.
const BEHIND: usize = 6;
/// How many tokens words for one deed have at most, save the last.
const LONGEST: usize = 3;
/// How many tokens before "took place" what took place may stand.
const HAPPENS: usize = 5;
/// How many tokens before "began" what begins may stand.
const SUBJECT: usize = 8;
/// How many tokens before a deed the word stands that makes it no fact.
const MODAL_REACH: usize = 4;
/// So many days from publication a weekday alone is no longer that of the week around it.
const WEEK: i64 = 7;
/// How many sentences back a name still takes up the one who did it.
const NEAR: usize = 4;

/// A date and what happened on it.
pub(super) struct Occurrence {
    /// The claim that holds the date.
    pub claim: usize,
    /// What happened: the deeds that its words can name.
    pub deeds: Vec<Deed>,
    /// The names of these deeds, the same in every language.
    pub names: Vec<&'static str>,
    /// The words' block.
    pub block: usize,
    /// The words' tokens.
    pub tokens: Range<usize>,
    /// The words' place in the text.
    pub span: Span,
    /// The sentence of both.
    pub sentence: usize,
}

/// All occurrences of a document, in the order of their dates in the text.
pub(super) fn all(draft: &Draft<'_, '_>) -> Vec<Occurrence> {
    (0..draft.claims.claims.len()).filter_map(|index| of(draft, index)).collect()
}

impl Occurrence {
    /// Whether its words can name this deed.
    pub fn is(&self, name: &str) -> bool {
        self.names.contains(&name)
    }

    /// Adds it to the graph as an event that has this date.
    pub fn event(&self, draft: &mut Draft<'_, '_>, direction: i8) -> Option<NodeId> {
        event(draft, self.span, direction, self.claim)
    }
}

/// The occurrences of the sentences `from` to `to`, ends included.
pub(super) fn within(occurrences: &[Occurrence], from: usize, to: usize) -> &[Occurrence] {
    let first = occurrences.partition_point(|o| o.sentence < from);
    let last = occurrences.partition_point(|o| o.sentence <= to);
    occurrences.get(first..last).unwrap_or(&[])
}

/// Adds an event with the date of a claim to the graph, once for the same words.
pub(super) fn event(draft: &mut Draft<'_, '_>, span: Span, direction: i8, claim: usize) -> Option<NodeId> {
    let date = *draft.nodes.get(claim)?;
    let known = draft.graph.neighbors_directed(date, petgraph::Incoming).find(|n| {
        draft
            .graph
            .node_weight(*n)
            .is_some_and(|n| n.kind == NodeKind::Event && n.span == Some(span) && n.direction == direction)
    });
    if known.is_some() {
        return known;
    }
    let name = span.of(&draft.claims.document.text);
    let node = Node { direction, ..Node::named(NodeKind::Event, name, Some(span)) };
    let id = draft.graph.add_node(node);
    draft.join(id, date, Edge::stated(EdgeKind::Dated, None));
    Some(id)
}

/// The nearest deed before a date, or right behind it, with no other time between.
fn of(draft: &Draft<'_, '_>, index: usize) -> Option<Occurrence> {
    let claim = draft.get(index)?;
    let known = match &claim.mention.value {
        Value::Time(TimeExpr::Date(day)) => {
            day.days.is_some() && !day.impossible && !day.of_name && day.calendar != Calendar::Hijri
        }
        // "In the summer of 2020".
        Value::Time(TimeExpr::Period(period)) => period.days.is_some() && period.ends.is_none(),
        _ => false,
    };
    if !known {
        return None;
    }
    let led_away = [Cue::Since, Cue::Until, Cue::BeforeEvent, Cue::AfterEvent];
    if led_away.into_iter().any(|cue| claim.lead.cues(cue))
        || claim.lead.is(Function::From)
        || is_dateline(draft, claim)
    {
        return None;
    }
    let place = draft.claims.sentences.get(claim.sentence)?;
    let times = |c: &usize| draft.get(*c).is_some_and(Claim::is_time);
    // "the following morning, 25 August": one time, told twice.
    let apart = |c: &usize| draft.get(*c).is_some_and(|c| c.end_token() + 1 < claim.first_token());
    let previous = place.claims.clone().rfind(|c| *c < index && times(c) && apart(c));
    let start = previous.and_then(|c| draft.get(c)).map_or(place.sentence.tokens.start, Claim::end_token);
    let next = place.claims.clone().find(|c| *c > index && times(c));
    let end = next.and_then(|c| draft.get(c)).map_or(place.sentence.tokens.end, Claim::first_token);
    let first = claim.first_token();
    let before = (start.max(first.saturating_sub(REACH))..first).rev();
    let behind = claim.end_token()..(claim.end_token() + BEHIND).min(end);
    let nearest = before.chain(behind).find_map(|at| deed_at(draft, claim.block, at))?;
    let nearest = named_before(draft, claim.block, &nearest, start).unwrap_or(nearest);
    let tokens = whole(draft, claim.block, nearest, start);
    let mut deeds = deeds(draft, claim.block, tokens.start);
    if let Some(begun) = begun(draft, claim.block, &tokens, &deeds) {
        deeds.push(begun);
    }
    let lexicon = draft.claims.readings.get(claim.block)?.scan.language.lexicon();
    let names = deeds.iter().map(|d| lexicon.lemma_name(d.lemma)).collect();
    let span = draft.claims.words(claim.block, tokens.clone())?;
    Some(Occurrence {
        claim: index,
        deeds,
        names,
        block: claim.block,
        tokens,
        span,
        sentence: claim.sentence,
    })
}

/// "LONDON, March 1 - Talks …": the day of writing, which dates nothing of the story.
fn is_dateline(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let end = claim.end_token();
    claim.first_token() <= DATELINE && (end..end + 2).any(|at| draft.claims.is_mark(claim.block, at, "-–—:"))
}

/// How many tokens of place may stand before the date of a dateline.
const DATELINE: usize = 6;

/// «التسمم الذي وقع في»: the noun before a word that says no more than that it happened.
fn named_before(
    draft: &Draft<'_, '_>,
    block: usize,
    found: &Range<usize>,
    from: usize,
) -> Option<Range<usize>> {
    let happens = |s: &Sense| matches!(s, Sense::Cue(Cue::Happens));
    let noun = |at: usize| {
        let deed = |s: &Sense| matches!(s, Sense::Deed(d) if d.form == DeedForm::Noun).then_some(());
        draft.claims.find(block, at..at + 1, deed).map(|(tokens, ())| tokens)
    };
    let before = from.max(found.start.saturating_sub(HAPPENS))..found.start;
    let noun = before.rev().find_map(noun);
    noun.filter(|_| draft.claims.has(block, found.start..found.start + 1, happens))
}

fn deed_at(draft: &Draft<'_, '_>, block: usize, at: usize) -> Option<Range<usize>> {
    // "The Foundation", "the Launch Group": a noun with a capital inside a sentence is a name.
    let name = draft.claims.token(block, at).is_some_and(|t| t.capital)
        && at
            .checked_sub(1)
            .and_then(|at| draft.claims.token(block, at))
            .is_some_and(|t| t.kind == TokenKind::Word);
    let deed = |s: &Sense| matches!(s, Sense::Deed(d) if !(name && d.form == DeedForm::Noun)).then_some(());
    draft.claims.find(block, at..at + 1, deed).map(|(tokens, ())| tokens)
}

/// "The stoppage began on …": what began is dated too.
fn begun(draft: &Draft<'_, '_>, block: usize, tokens: &Range<usize>, found: &[Deed]) -> Option<Deed> {
    let lexicon = draft.claims.readings.get(block)?.scan.language.lexicon();
    let opens = found.iter().any(|d| d.form != DeedForm::Noun && lexicon.lemma_name(d.lemma) == "open");
    let noun = |s: &Sense| match s {
        Sense::Deed(deed) if deed.form == DeedForm::Noun => Some(*deed),
        _ => None,
    };
    let beside = (tokens.start.saturating_sub(SUBJECT)..tokens.start).rev().chain(tokens.end..tokens.end + 1);
    let mut nouns = beside.filter_map(|at| draft.claims.find(block, at..at + 1, noun));
    nouns.next().filter(|_| opens).map(|(_, deed)| deed)
}

/// "Trial opened" where "opened" was found: the longest words that end there.
fn whole(draft: &Draft<'_, '_>, block: usize, found: Range<usize>, from: usize) -> Range<usize> {
    let earlier = from.max(found.start.saturating_sub(LONGEST))..found.start;
    let covers = |at: usize| deed_at(draft, block, at).filter(|t| t.end >= found.end);
    earlier.into_iter().find_map(covers).unwrap_or(found)
}

fn deeds(draft: &Draft<'_, '_>, block: usize, at: usize) -> Vec<Deed> {
    let Some(reading) = draft.claims.readings.get(block) else { return Vec::new() };
    let longest = senses(reading, at).filter(|(s, _)| matches!(s, Sense::Deed(_))).map(|(_, len)| len).max();
    senses(reading, at)
        .filter(|(_, len)| Some(*len) == longest)
        .filter_map(|(s, _)| match s {
            Sense::Deed(deed) => Some(*deed),
            _ => None,
        })
        .collect()
}

/// "another fire", "the second quake", "was arrested again".
pub(super) fn numbered(draft: &Draft<'_, '_>, occurrence: &Occurrence) -> bool {
    let at = occurrence.tokens.start;
    // «الانهيار في الرابع عشر»: the day's own number.
    let date =
        draft.get(occurrence.claim).map(|c| c.first_token()).filter(|date| *date >= occurrence.tokens.end);
    let end = (occurrence.tokens.end + 2).min(date.unwrap_or(usize::MAX));
    draft.claims.has(occurrence.block, at.saturating_sub(3)..end, |s| {
        matches!(s, Sense::Ordinal(n) if *n > 1)
            || matches!(
                s,
                Sense::Cue(Cue::Further | Cue::PreviousOf | Cue::Others | Cue::Earlier | Cue::Later)
            )
            || matches!(s, Sense::Function(Function::Other))
    })
}

/// Whether both are told as they happened, or both as they will.
pub(super) fn told_alike(draft: &Draft<'_, '_>, a: &Occurrence, b: &Occurrence) -> bool {
    let modal = |o: &Occurrence| {
        let around = o.tokens.start.saturating_sub(MODAL_REACH)..o.tokens.end;
        // «كان قد انهار»: done, not possible.
        let done = o.deeds.iter().any(|d| d.form == DeedForm::Past);
        let governs = |s: &Sense| match s {
            Sense::Modal(Modal::Possible) if done => None,
            Sense::Modal(modal) => Some(*modal),
            _ => None,
        };
        let will = draft.claims.token(o.block, o.tokens.start).is_some_and(|t| t.clitics.has(Clitics::WILL));
        let said = draft.claims.find(o.block, around, governs).map(|(_, modal)| modal);
        said.or(will.then_some(Modal::Future))
    };
    match (modal(a), modal(b)) {
        (None, None) => true,
        (Some(Modal::Future), Some(Modal::Future)) => a.sentence == b.sentence,
        _ => false,
    }
}

/// Whether it is plain which of two dates is the later one: both name their year, or both
/// days lie around the day of publication, or one is "today". "In March" may be any March.
pub(super) fn comparable(draft: &Draft<'_, '_>, a: usize, b: usize) -> bool {
    let (Some(a), Some(b)) = (date(draft, a), date(draft, b)) else { return false };
    // "Begins on Sunday, 13 October … ends on Thursday": the Thursday behind a day that is far off.
    let now = draft.claims.document.published.map(|day| Days::on(day).from);
    let bare = |d: &DateExpr| d.weekday.is_some() && d.day.is_none() && d.anchor.is_none();
    let far =
        |d: &DateExpr| now.zip(d.days).is_some_and(|(now, days)| (days.from - now).abs() >= WEEK && !bare(d));
    if bare(a) && far(b) || bare(b) && far(a) {
        return false;
    }
    let near = |d: &DateExpr| d.year.is_none() && d.days.is_some_and(|days| days.from == days.to);
    let now = |d: &DateExpr| matches!(d.anchor, Some(Anchor::Day(_)));
    let placed = |d: &DateExpr| d.year.is_some() || now(d);
    a.days.is_some() && b.days.is_some() && (placed(a) && placed(b) || near(a) && near(b))
}

/// Whether two occurrences are told of the same person or thing: in one sentence without
/// another one between them, or with a pronoun, an omitted subject or a name that takes it up.
pub(super) fn one_subject(draft: &Draft<'_, '_>, a: &Occurrence, b: &Occurrence) -> bool {
    let (first, second) =
        if a.tokens.start <= b.tokens.start || a.sentence < b.sentence { (a, b) } else { (b, a) };
    if relative(draft, first) != relative(draft, second) {
        return false;
    }
    if first.sentence == second.sentence {
        // ", and was called off": the subject goes on over what stands between.
        let joined = second.tokens.start.saturating_sub(2)..second.tokens.start;
        let glued = draft
            .claims
            .token(second.block, second.tokens.start)
            .is_some_and(|t| t.clitics.has(Clitics::AND));
        if glued || draft.claims.has(second.block, joined, |s| matches!(s, Sense::Function(Function::And))) {
            return true;
        }
        let between = first.tokens.end..second.tokens.start;
        let apart = |s: &Sense| {
            matches!(s, Sense::Function(Function::While | Function::But | Function::Other))
                || matches!(s, Sense::Cue(Cue::Others | Cue::Further))
        };
        return !draft.claims.has(first.block, between, apart);
    }
    if second.sentence - first.sentence > NEAR {
        return false;
    }
    taken_up(draft, second) && !another_named(draft, first, second) || shares_name(draft, first, second)
}

/// "His appeal was turned down", "He died", «واعتقل في مايو»: no subject of its own.
fn taken_up(draft: &Draft<'_, '_>, occurrence: &Occurrence) -> bool {
    let Some(place) = draft.claims.sentences.get(occurrence.sentence) else { return false };
    let clause = place.sentence.clause_of(occurrence.tokens.start);
    if draft.is_arabic(occurrence.block) {
        let token = |at: usize| draft.claims.token(occurrence.block, at);
        let owned =
            occurrence.tokens.clone().any(|at| token(at).is_some_and(|t| t.clitics.has(Clitics::OWNER)));
        let bare =
            draft.claims.has(occurrence.block, occurrence.tokens.end..occurrence.tokens.end + 1, |s| {
                matches!(
                    s,
                    Sense::Function(
                        Function::In | Function::On | Function::At | Function::From | Function::By
                    )
                )
            });
        return owned || bare;
    }
    let before = clause.start..occurrence.tokens.start;
    let around = before.start..occurrence.tokens.end + 3;
    draft.claims.has(occurrence.block, around, |s| {
        matches!(
            s,
            Sense::Function(
                Function::He
                    | Function::She
                    | Function::It
                    | Function::They
                    | Function::Their
                    | Function::Those
            )
        )
    })
}

/// A word that no lexicon knows stands in both sentences: a name.
fn shares_name(draft: &Draft<'_, '_>, a: &Occurrence, b: &Occurrence) -> bool {
    let theirs = names(draft, b.sentence);
    names(draft, a.sentence).iter().any(|name| theirs.contains(name))
}

/// The words of a sentence that no lexicon knows and that can be names.
pub(super) fn names<'d>(draft: &Draft<'_, 'd>, sentence: usize) -> Vec<&'d str> {
    let Some(place) = draft.claims.sentences.get(sentence) else { return Vec::new() };
    place.sentence.tokens.clone().filter_map(|at| name(draft, place.block, at)).collect()
}

/// A word that no lexicon knows and that can be a name, without the «و» that may be glued to it.
pub(super) fn name<'d>(draft: &Draft<'_, 'd>, block: usize, at: usize) -> Option<&'d str> {
    let token = draft.claims.token(block, at).filter(|t| t.kind == TokenKind::Word)?;
    let word = draft.claims.text(block, at);
    let language = draft.claims.readings.get(block)?.scan.language;
    let cased = draft.is_arabic(block) || token.capital && word.chars().any(char::is_lowercase);
    if !cased || draft.claims.has(block, at..at + 1, |_| true) {
        return None;
    }
    let bare = if language.may_be_joined(word) { word.strip_prefix('و').unwrap_or(word) } else { word };
    (bare.chars().count() > 3).then_some(bare)
}
