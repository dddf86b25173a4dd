//! What a figure says of which thing: what two figures must share to be one.

use super::around::{names, ordinals};
use crate::claim::Claim;
use crate::document::Span;
use crate::graph::EdgeKind;
use crate::graph::build::Draft;
use crate::graph::link::topic::Root;
use crate::language::{Clitics, Cue, Function, Modal, NounClass, Sense, Side, TokenKind, VerbClass};
use crate::mention::{Kind, Value};
use crate::value::time::{Days, Grain, TimeExpr};
use crate::value::{Hedge, Interval, Number, Unit};
use std::collections::BTreeSet;

/// How far before a figure a modal word may stand, in tokens.
const MODAL_REACH: usize = 6;

/// How far before a figure the word for a margin stands, in tokens.
const MARGIN: usize = 4;

/// How far behind a figure without a noun the words stand that describe it, in tokens.
const DESCRIBED: usize = 5;
/// How far behind a figure the words stand that say which ones are meant, in tokens.
const COMPLEMENT: usize = 9;

/// What the figure is measured in; only like compares with like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measured {
    /// Counted people or things.
    Count,
    /// Percent.
    Share,
    /// Money or a physical unit.
    In(Unit),
    /// A length of time in one grain.
    Length(Grain),
}

/// A figure with what its surroundings tell of it.
pub struct Profile {
    /// Index of the claim.
    pub claim: usize,
    /// Its sentence and block.
    pub sentence: usize,
    /// Block of its sentence.
    pub block: usize,
    /// In the headline.
    pub headline: bool,
    /// What it is measured in.
    pub measured: Measured,
    /// The figure as stated.
    pub stated: Number,
    /// The lenient reading.
    pub lenient: Interval,
    /// The word that loosens it.
    pub hedge: Option<Hedge>,
    /// Says what it counts: a bare "seven" only adds up with others.
    pub counts: bool,
    /// The counted noun: its unit, its root or the kin of that; may be empty.
    pub head: String,
    /// Counts people.
    pub people: bool,
    /// Counts people of any description, or says of nothing what it counts.
    pub generic: bool,
    /// Stands in quotation marks.
    pub quoted: bool,
    /// The words right beside the figure.
    pub beside: BTreeSet<Root>,
    /// The noun itself says what befell them: "the 14 dead".
    pub named_by_fate: bool,
    /// What befell them.
    pub fate: Option<NounClass>,
    /// Words say that the figure is known already: "the 14 dead", "وعددهم 14".
    pub taken_up: bool,
    /// A clause or phrase behind the noun says which ones are meant ("the 25 people whose …").
    pub postmodified: bool,
    /// The words behind figure and noun that say which ones: "in the drama category".
    pub complement: BTreeSet<Root>,
    /// "For" leads that on: so much for this, so much for that.
    pub purpose: bool,
    /// The words right behind a figure that has no noun: "the 27 found in the lorry".
    pub described: BTreeSet<Root>,
    /// Words of the noun phrase that narrow it.
    pub narrowing: BTreeSet<Root>,
    /// What the sentence speaks of near the figure.
    pub topic: BTreeSet<Root>,
    /// Ordinals in its sentence: the first accident, the second one.
    pub in_turn: BTreeSet<u32>,
    /// The names near the figure: of whom or of where it is told.
    pub names: BTreeSet<String>,
    /// Who states it; `None` is the writer.
    pub source: Option<Span>,
    /// Said on an occasion that was told before: "in the same interview".
    pub again: bool,
    /// The time that the sentence places it in, where it does.
    pub when: Option<Days>,
    /// Planned, demanded, denied.
    pub modal: Option<Modal>,
    /// Words set it apart from what was said before: another, each, earlier.
    pub apart: bool,
    /// Set apart as an average or a rate only.
    pub rate: bool,
    /// A count that is still going on: "so far", "to date".
    pub running: bool,
    /// The root of the word that says what a length is the length of: "deep", "long".
    pub extent: Option<Root>,
    /// Has its place in another relation: a part, a difference, an old value.
    pub derived: bool,
}

impl Profile {
    /// The profile of a claim that states one value.
    pub fn of(draft: &Draft<'_, '_>, index: usize) -> Option<Profile> {
        let claim = draft.get(index)?;
        let topics = &draft.topics;
        let (measured, stated, lenient) = measured(draft, index)?;
        let counts = !claim.measure.head.is_empty() || claim.measure.fate.is_some() || claim.headline;
        let named = is_name(draft, claim, &stated);
        match measured {
            Measured::Count if stated == Number::ONE || named => return None,
            // «خلال سنوات الحفر العشر»: what it counts stands somewhere before.
            Measured::Count if is_adjective(draft, claim) => return None,
            Measured::In(Unit::Physical(_)) if named => return None,
            _ => {}
        }
        // "Half a point": a size of a change, no share.
        let points = claim.end_token()..claim.end_token() + 3;
        if claim.mention.kind == Kind::Fraction
            && draft.claims.has(claim.block, points, |s| *s == Sense::Points)
        {
            return None;
        }
        let language = crate::language::of(draft.claims.document.language);
        let phrase = claim.first_token()..claim.end_token();
        let head_token = claim.amount().and_then(|a| a.noun.as_ref()).map(|n| n.token);
        let mut narrowing = topics.inside(claim.sentence, &claim.mention.tokens);
        if let Some(token) = head_token.filter(|_| measured == Measured::Count) {
            topics.inside(claim.sentence, &(token..token + 1)).iter().for_each(|r| {
                narrowing.remove(r);
            });
        }
        Some(Profile {
            claim: index,
            sentence: claim.sentence,
            block: claim.block,
            headline: claim.headline,
            measured,
            stated,
            lenient,
            hedge: claim.amount().and_then(|amount| amount.hedge),
            counts: counts || measured != Measured::Count,
            head: match measured {
                Measured::Count if !claim.measure.head.is_empty() => {
                    language.matter(&language.fold(&claim.measure.head))
                }
                _ => claim.measure.head.clone(),
            },
            people: claim.measure.is_people(),
            generic: claim.measure.class == Some(NounClass::Anyone) || claim.measure.head.is_empty(),
            quoted: draft.claims.is_quoted(claim.block, claim.mention.tokens.start),
            beside: topics.beside(claim.sentence, &phrase),
            named_by_fate: claim.measure.class.is_some() && claim.measure.befallen() == claim.measure.class,
            fate: claim.measure.befallen(),
            taken_up: is_taken_up(draft, claim),
            postmodified: is_postmodified(draft, claim),
            complement: behind(draft, claim, COMPLEMENT),
            purpose: draft.claims.has(claim.block, claim.end_token()..claim.end_token() + 1, |s| {
                *s == Sense::Function(Function::For)
            }),
            described: match claim.measure.head.is_empty() {
                true => behind(draft, claim, DESCRIBED),
                false => BTreeSet::new(),
            },
            narrowing,
            topic: topics.near(claim.sentence, &phrase),
            in_turn: ordinals(draft, claim),
            names: names(draft, claim),
            source: claim.source,
            again: draft.claims.sentences.get(claim.sentence).is_some_and(|place| {
                let tokens = place.sentence.tokens.clone();
                draft.claims.has(claim.block, tokens, |s| *s == Sense::Cue(Cue::SameOccasion))
            }),
            when: when(draft, claim),
            modal: modal(draft, claim),
            apart: is_apart(draft, claim) || is_rate(draft, claim) || is_booked(draft, claim),
            rate: is_rate(draft, claim) && !is_apart(draft, claim),
            derived: has_role(draft, index),
            running: is_running(draft, claim),
            extent: extent(draft, claim),
        })
    }
}

/// "1987 results", "a 12-member team", the film "Three Kings", the "M 16": the figure names its
/// noun, it does not count it.
fn is_name(draft: &Draft<'_, '_>, claim: &Claim<'_>, stated: &Number) -> bool {
    if draft.claims.is_held_off(claim.block, claim.mention.tokens.start) {
        return true;
    }
    let year = *stated >= Number::from(1900) && *stated < Number::from(2100);
    let figure = claim.mention.figure.of(&draft.claims.document.text);
    let behind = claim.mention.span.of(&draft.claims.document.text).get(figure.len()..);
    let digits = figure.chars().count() == 4 && figure.chars().all(char::is_numeric);
    (year && digits) || behind.is_some_and(|b| b.starts_with(['-', '‑']))
}

/// A definite Arabic number word without its noun beside it.
fn is_adjective(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let at = claim.mention.tokens.start;
    let word = draft.claims.token(claim.block, at);
    claim.mention.kind == Kind::Number
        && draft.is_arabic(claim.block)
        && claim.mention.tokens.len() == 1
        && claim.measure.head.is_empty()
        && word.is_some_and(|t| t.kind == TokenKind::Word && t.clitics.has(Clitics::THE))
}

pub(in crate::graph::link) fn measured(
    draft: &Draft<'_, '_>,
    index: usize,
) -> Option<(Measured, Number, Interval)> {
    let node = draft.graph.node_weight(*draft.nodes.get(index)?)?;
    let mention = node.mention.as_ref()?;
    match &mention.value {
        Value::Amount(amount) => {
            let stated = amount.reading.stated.clone()?;
            let measured = match (mention.kind, amount.unit) {
                (Kind::Percent | Kind::Fraction, Unit::Percent) => Measured::Share,
                (Kind::Fraction, _) => Measured::Share,
                (Kind::Quantity | Kind::Number, Unit::None) => Measured::Count,
                (Kind::Quantity | Kind::Money, unit) => Measured::In(unit),
                _ => return None,
            };
            Some((measured, stated, amount.reading.lenient.clone()))
        }
        Value::Time(TimeExpr::Duration(length)) => {
            let part = length.parts.first()?;
            let stated = part.amount.stated.clone()?;
            // "three months and a half" is three months in a headline.
            let lenient = match length.parts.len() {
                1 => part.amount.lenient.clone(),
                _ => Interval::closed(stated.clone(), &stated + &Number::ONE),
            };
            Some((Measured::Length(part.grain), stated, lenient))
        }
        _ => None,
    }
}

/// "the 14 dead", "those 14", "all 14 of them"; "الضحايا الستة عشر"; "وعددهم 14", "البالغ 14".
fn is_taken_up(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let dual = claim.mention.tokens.len() == 1 && claim.amount().is_some_and(|a| a.noun.is_some());
    !dual && (claim.measure.definite || is_amounting(draft, claim))
}

/// A relative clause, a participle or a preposition follows the noun at once.
fn is_postmodified(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let next = claim.end_token()..claim.end_token() + 1;
    let grammar = draft.claims.has(claim.block, next.clone(), |s| {
        use Function::*;
        matches!(s, Sense::Function(Who | Which | That | In | Of | From | With | At | On | For))
    });
    let language = crate::language::of(draft.claims.document.language);
    grammar || language.is_participle(draft.claims.text(claim.block, next.start))
}

/// The words that many tokens behind a figure, as far as its phrase goes.
fn behind(draft: &Draft<'_, '_>, claim: &Claim<'_>, reach: usize) -> BTreeSet<Root> {
    let end = claim.end_token();
    let stops = |at: &usize| draft.claims.is_mark(claim.block, *at, ",،.;؛:()\"”»");
    let last = (end..end + reach).find(stops).unwrap_or(end + reach);
    draft.topics.inside(claim.sentence, &(end..last))
}

/// An apposition gives the number of what was just named.
pub(in crate::graph::link) fn is_amounting(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let before = claim.first_token().saturating_sub(3)..claim.first_token();
    let amounts = |s: &Sense| matches!(s, Sense::Cue(Cue::Amounting)).then_some(());
    let Some((cue, ())) = draft.claims.find(claim.block, before, amounts) else { return false };
    // «تزيد على معدل عام كامل، وهو 80 ملليمترا»: a thing that is told of for the first time.
    let words = cue.start.saturating_sub(NAMED)..cue.start;
    let new = draft.is_arabic(claim.block)
        && draft.claims.has(claim.block, words, |s| *s == Sense::Cue(Cue::Average));
    !new
}

/// How many tokens before the number of a thing its name stands.
const NAMED: usize = 5;

/// The days of the one dated time in the clause of a figure.
fn when(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Days> {
    let place = draft.claims.sentences.get(claim.sentence)?;
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let mut times = place.claims.clone().filter_map(|c| {
        let time = draft.get(c)?;
        if !clause.contains(&time.mention.tokens.start) {
            return None;
        }
        match &time.mention.value {
            Value::Time(TimeExpr::Date(date)) => date.days,
            Value::Time(TimeExpr::Period(period)) => period.days,
            _ => None,
        }
    });
    let first = times.next()?;
    times.next().is_none().then_some(first)
}

/// A word that makes the figure no fact, shortly before it in its clause.
pub(in crate::graph::link) fn modal(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Modal> {
    let place = draft.claims.sentences.get(claim.sentence)?;
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let near = clause.start.max(claim.first_token().saturating_sub(MODAL_REACH))..claim.first_token();
    let found = draft.claims.find(claim.block, near, |s| match s {
        Sense::Modal(modal) => Some(*modal),
        _ => None,
    })?;
    Some(found.1)
}

/// Words that make it another quantity than what was said before.
pub(in crate::graph::link) fn is_apart(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return true };
    let whole = &place.sentence.tokens;
    let (first, end) = (claim.first_token(), claim.end_token());
    let after = end..whole.end.min(end + 2);
    let around = whole.start.max(first.saturating_sub(2))..after.end;
    let revised = draft.claims.has(claim.block, around.clone(), |s| {
        matches!(s, Sense::Cue(Cue::Revised)) || matches!(s, Sense::Function(Function::Between))
    });
    // Arabic adjectives stand behind what they tell apart; before the figure they are another noun's.
    let arabic = draft.claims.document.language == crate::document::Lang::Ar;
    let other = draft.claims.has(claim.block, if arabic { after } else { around }, |s| {
        matches!(s, Sense::Cue(Cue::Further | Cue::Earlier | Cue::PreviousOf | Cue::Others))
            || *s == Sense::Function(Function::Other)
    });
    // "the remaining seats, 12 of them", "المقاعد الباقية، وعددها 12"
    let rest = draft
        .claims
        .has(claim.block, first.saturating_sub(4).max(whole.start)..end + 1, |s| *s == Sense::Cue(Cue::Rest));
    // "the 34 seats that are left"
    let relative = draft.claims.has(claim.block, end..end + 1, |s| {
        matches!(s, Sense::Function(Function::That | Function::Which | Function::Who))
    });
    let left = relative
        && draft.claims.has(
            claim.block,
            end..end + 4,
            |s| matches!(s, Sense::Verb(v) if v.class == VerbClass::Remain),
        );
    let told = revised || other || rest || left;
    let led = [Cue::OldValue, Cue::Rest, Cue::Leaving, Cue::Further, Cue::PreviousOf]
        .into_iter()
        .any(|cue| claim.lead.cues(cue));
    let before = first.saturating_sub(2)..first;
    let function = |f| draft.claims.has(claim.block, before.clone(), |s| *s == Sense::Function(f));
    // Arabic says "than" with the word for "from".
    let than = function(Function::Than) && !function(Function::From);
    let ordinal =
        draft.claims.has(claim.block, first.saturating_sub(1)..first, |s| matches!(s, Sense::Ordinal(_)));
    // "1,340 new cases, 210 fewer than a week ago": by how much, not how many.
    let english = draft.claims.document.language == crate::document::Lang::En;
    let differs =
        english && draft.claims.has(claim.block, end + 1..end + 3, |s| *s == Sense::Function(Function::Than));
    // "21 of their 58 points": the first is a part, whatever a linker made of it.
    let of = claim.measure.head.is_empty()
        && draft.claims.has(claim.block, end..end + 1, |s| *s == Sense::Function(Function::Of));
    // "A margin of error of 2.8 points", "a lead of 5 points".
    let margin = draft.claims.has(claim.block, first.saturating_sub(MARGIN).max(whole.start)..first, |s| {
        *s == Sense::Cue(Cue::Margin)
    });
    // "The toll on Monday evening was 59": what it was at another time.
    let clause = place.sentence.clause_of(claim.mention.tokens.start);
    let timed = place
        .claims
        .clone()
        .filter_map(|c| draft.get(c))
        .any(|c| c.is_time() && clause.contains(&c.mention.tokens.start) && c.end_token() <= first);
    let then = timed
        && draft.is_arabic(claim.block)
        && draft.claims.has(claim.block, clause.start..first, |s| *s == Sense::Cue(Cue::Pluperfect));
    // «واحدا من كل 15»
    let every = draft.is_arabic(claim.block)
        && draft
            .claims
            .has(claim.block, first.saturating_sub(1)..first, |s| *s == Sense::Function(Function::All))
        && draft.claims.has(claim.block, first.saturating_sub(2)..first.saturating_sub(1), |s| {
            *s == Sense::Function(Function::Of)
        });
    // "The 20 biggest clubs": so many of a ranking, however long it is.
    let ranked = draft.claims.has(claim.block, end..end + 1, |s| matches!(s, Sense::Rank(Side::After)));
    told || led || than || differs || ordinal || of || ranked || margin || then || every
}

/// "In the nine months ended 27 September": the length of what is accounted for.
fn is_booked(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let end = claim.end_token();
    claim.is_time()
        && draft.claims.has(claim.block, end..end + 1, |s| {
            matches!(s, Sense::Verb(v) if v.class == VerbClass::End) || *s == Sense::Cue(Cue::Until)
        })
}

/// "An average of 40", "12 a day each".
pub(in crate::graph::link) fn is_rate(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let Some(place) = draft.claims.sentences.get(claim.sentence) else { return true };
    let whole = &place.sentence.tokens;
    // "430 costumes, every one of them": behind a comma another phrase begins.
    let behind = claim.end_token()..whole.end.min(claim.end_token() + 2);
    let end = behind.clone().find(|at| draft.claims.is_mark(claim.block, *at, ",،")).unwrap_or(behind.end);
    let around = whole.start.max(claim.first_token().saturating_sub(2))..end;
    draft.claims.has(claim.block, around, |s| {
        matches!(s, Sense::Cue(Cue::Each | Cue::Per | Cue::Average))
            || matches!(s, Sense::Function(Function::Per))
    }) || is_of_each(draft, claim, whole.start)
}

/// «سدد كل فريق ثماني ركلات»: "all" before one in the singular, which has no article.
fn is_of_each(draft: &Draft<'_, '_>, claim: &Claim<'_>, start: usize) -> bool {
    let first = claim.first_token();
    let all = |at: usize| draft.claims.has(claim.block, at..at + 1, |s| *s == Sense::Function(Function::All));
    let the = |at: usize| {
        draft.claims.token(claim.block, at).is_some_and(|t| t.clitics.has(Clitics::THE))
            || draft.claims.has(claim.block, at..at + 1, |s| matches!(s, Sense::Function(_)))
    };
    draft.is_arabic(claim.block)
        && (start.max(first.saturating_sub(3))..first.saturating_sub(1)).any(|at| all(at) && !the(at + 1))
}

pub(in crate::graph::link) fn is_running(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> bool {
    let around = claim.first_token().saturating_sub(2)..claim.end_token() + 2;
    draft.claims.has(claim.block, around.clone(), |s| *s == Sense::Cue(Cue::SoFar))
}

/// «على عمق 90 مترا»، "46 metres long": the word beside a measure.
pub(super) fn extent(draft: &Draft<'_, '_>, claim: &Claim<'_>) -> Option<Root> {
    let (start, end) = (claim.first_token(), claim.end_token());
    let word = |at: &usize| draft.claims.has(claim.block, *at..*at + 1, |s| *s == Sense::Cue(Cue::Extent));
    let around = if draft.is_arabic(claim.block) { start.saturating_sub(3)..start } else { end..end + 2 };
    let at = around.rev().find(word)?;
    draft.topics.inside(claim.sentence, &(at..at + 1)).into_iter().next()
}

/// A part, a difference, an old value, a remainder or a conversion.
pub(in crate::graph::link) fn has_role(draft: &Draft<'_, '_>, index: usize) -> bool {
    let Some(node) = draft.nodes.get(index) else { return false };
    let out = draft.graph.edges(*node).any(|e| {
        use EdgeKind::*;
        matches!(e.weight().kind, PartOf | ShareIs | RemainsOf | LeavesOf | Converts)
    });
    let into = draft
        .graph
        .edges_directed(*node, petgraph::Incoming)
        .any(|e| matches!(e.weight().kind, EdgeKind::ChangeFrom | EdgeKind::ChangeBy | EdgeKind::Converts));
    out || into
}

/// Whether a definite article stands alone on the word: an adjective behind an Arabic figure.
pub fn adjective_behind(draft: &Draft<'_, '_>, claim: usize) -> bool {
    draft
        .get(claim)
        .and_then(|c| draft.claims.token(c.block, c.end_token()))
        .is_some_and(|t| t.clitics.has(Clitics::THE) && t.clitics == Clitics::THE)
}
