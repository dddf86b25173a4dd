//! Which figure of the copy a name of the sheet belongs to.

use crate::claim::{Claim, Claims, Place};
use crate::graph::{ClaimGraph, EdgeKind, NodeId, NodeKind};
use crate::language::{Cue, Function, QualityClass, Sense, TokenKind, VerbClass};
use crate::mention::{Counted, Value};
use std::ops::Range;

/// How many tokens may stand between a figure and the name of what it measures.
const REACH: usize = 5;

/// How many where a verb says of the named how much it is or that it took place.
const FAR: usize = 16;

/// How many tokens behind its subject a verb may stand ("was finally held").
const VERB: usize = 3;

/// A name of the sheet as it stands in copy.
pub struct Named<'n, 'd> {
    pub claims: &'n Claims<'d>,
    pub place: &'n Place,
    /// The tokens of the name.
    pub tokens: &'n Range<usize>,
    /// What it names.
    pub kind: Option<NodeKind>,
}

impl Named<'_, '_> {
    /// The figure that the name belongs to: the nearest of its clause that can be meant. `fact`
    /// finds the figure of the sheet that one of the copy should be.
    pub fn figure(&self, graph: &ClaimGraph, fact: impl Fn(usize) -> Option<NodeId>) -> Option<usize> {
        let event = self.kind? == NodeKind::Event;
        let clause = self.place.sentence.clause_of(self.tokens.start);
        let near = self.place.claims.clone().filter_map(|index| {
            let claim = self.claims.get(index)?;
            let between = self.between(claim);
            let fits = match event {
                true => claim.is_time() && self.happens_at(claim, &between),
                false => {
                    let fact = fact(index).and_then(|fact| graph.node_weight(fact)?.mention.as_ref());
                    let fact = fact.and_then(|mention| match &mention.value {
                        Value::Amount(amount) => amount.noun.as_ref(),
                        _ => None,
                    });
                    self.amounts_to(claim, &between, fact)
                }
            };
            let follows = claim.mention.tokens.start > self.tokens.start;
            (clause.contains(&claim.mention.tokens.start) && fits).then_some((between.len(), follows, index))
        });
        let (.., index) = near.min()?;
        let told = graph.node_weight(NodeId::new(index))?;
        (told.factual && (event || self.is_whole(index, graph))).then_some(index)
    }

    /// The tokens between the name and a figure.
    fn between(&self, claim: &Claim<'_>) -> Range<usize> {
        let figure = &claim.mention.tokens;
        match figure.start >= self.tokens.end {
            // Its hedge is the figure's own.
            true => self.tokens.end..claim.first_token().clamp(self.tokens.end, figure.start),
            false => figure.end..self.tokens.start.max(figure.end),
        }
    }

    /// Whether one of the first words behind the name, if the figure is there, or the word right
    /// before it is a verb that `test` accepts.
    fn has_verb(&self, between: &Range<usize>, test: impl Fn(&Sense) -> bool) -> bool {
        let behind = match between.start == self.tokens.end {
            true => between.start..between.end.min(between.start + VERB),
            false => 0..0,
        };
        let block = self.place.block;
        self.claims.has(block, behind, &test) || self.claims.has(block, self.word_before(), &test)
    }

    fn word_before(&self) -> Range<usize> {
        self.tokens.start.saturating_sub(1).max(self.place.sentence.tokens.start)..self.tokens.start
    }

    /// Whether a time is that of the named event: right beside it or told as the time at which it
    /// took place, not as that at which it was announced, called off or sold out.
    fn happens_at(&self, claim: &Claim<'_>, between: &Range<usize>) -> bool {
        let block = self.place.block;
        let happens = |s: &Sense| match s {
            Sense::Verb(verb) => matches!(verb.class, VerbClass::Hold | VerbClass::Begin),
            sense => matches!(sense, Sense::Cue(Cue::Happens)),
        };
        // What may stand between words without saying that anything was done.
        let grammar = |at: usize| {
            let word = self.claims.token(block, at).is_some_and(|t| t.kind == TokenKind::Word);
            let function =
                |s: &Sense| matches!(s, Sense::Function(f) if !matches!(f, Function::Be | Function::Was));
            !word || self.claims.has(block, at..at + 1, function)
        };
        if between.end == self.tokens.start && between.start >= claim.mention.tokens.end {
            let behind = self.tokens.end..self.tokens.end + VERB;
            let told = self.claims.has(block, between.clone(), happens)
                || between.clone().all(grammar) && self.claims.has(block, behind, happens);
            return between.is_empty() || told && between.len() <= FAR;
        }
        let alone = |other: usize| {
            let other = self.claims.get(other);
            other.is_none_or(|o| !o.is_time() || !between.contains(&o.mention.tokens.start))
        };
        let beside = between.len() <= REACH && between.clone().take(1).chain(self.word_before()).all(grammar);
        let told = between.len() <= FAR && self.has_verb(between, happens);
        let unsure = |s: &Sense| matches!(s, Sense::Modal(_));
        (beside || told) && !self.has_verb(between, unsure) && self.place.claims.clone().all(alone)
    }

    /// Whether what a figure counts can be what is named: it counts nothing else ("Coalition
    /// soldiers ate 9,000 meals"), unless these are said to be of what is named ("3,000 men of the
    /// coalition"), or the named is said to be so many of what the sheet counts too ("the
    /// population is 52,000 residents").
    fn amounts_to(&self, claim: &Claim<'_>, between: &Range<usize>, fact: Option<&Counted>) -> bool {
        let Some(amount) = claim.amount() else { return false };
        let block = self.place.block;
        let level = |s: &Sense| match s {
            Sense::Verb(verb) => {
                matches!(verb.class, VerbClass::Reach | VerbClass::Rise | VerbClass::Fall)
            }
            sense => matches!(sense, Sense::Cue(Cue::Amounting)),
        };
        let is = |s: &Sense| {
            matches!(
                s,
                Sense::Function(Function::Be | Function::Was | Function::By | Function::At)
                    | Sense::Hedge(..)
            )
        };
        let stands = self.has_verb(between, level);
        if between.len() > if stands { FAR } else { REACH } || self.is_apart(claim, between) {
            return false;
        }
        let Some(noun) = &amount.noun else { return true };
        let same = |s: &Sense| matches!(s, Sense::Noun(known) if Some(known.lemma) == noun.lemma);
        let of = |s: &Sense| matches!(s, Sense::Function(Function::Of | Function::From | Function::In));
        let behind = claim.mention.tokens.end..self.tokens.start;
        let people = |noun: &Counted| noun.class.is_some_and(crate::language::NounClass::is_people);
        let alike = fact.is_some_and(|fact| {
            fact.lemma.is_some() && fact.lemma == noun.lemma || people(fact) && people(noun)
        });
        self.tokens.contains(&noun.token)
            || self.claims.has(block, self.tokens.clone(), same)
            || behind.len() <= 2 && self.claims.has(block, behind, of)
            || alike && (stands || between.clone().all(|at| self.claims.has(block, at..at + 1, is)))
    }

    /// Whether the figure is told of some of the named only ("the jobless rate among women"), or
    /// of how far they rose or fell.
    fn is_apart(&self, claim: &Claim<'_>, between: &Range<usize>) -> bool {
        let block = self.place.block;
        let some = |s: &Sense| match s {
            Sense::Quality(_, class) => matches!(class, QualityClass::Sex | QualityClass::AgeGroup),
            sense => matches!(sense, Sense::Half(..) | Sense::Kind(..) | Sense::Cue(Cue::PartFollows)),
        };
        let moves = |s: &Sense| matches!(s, Sense::Verb(verb) if matches!(verb.class, VerbClass::Rise | VerbClass::Fall));
        let start = claim.mention.tokens.start;
        let to = |s: &Sense| matches!(s, Sense::Function(Function::To | Function::At));
        self.claims.has(block, between.clone(), some)
            || self.has_verb(between, moves)
                && !self.claims.has(block, start.saturating_sub(1)..start + 1, to)
    }

    /// Whether a figure is that of its measure as such: not another one, an old one, a difference,
    /// one of each, and of no other time.
    fn is_whole(&self, index: usize, graph: &ClaimGraph) -> bool {
        use EdgeKind::{ChangeBy, ChangeFrom, LeavesOf, PerEach, RateOf, RemainsOf};
        let id = NodeId::new(index);
        let out = graph.edges(id).any(|e| matches!(e.weight().kind, LeavesOf | RemainsOf | RateOf | PerEach));
        let into = graph
            .edges_directed(id, petgraph::Incoming)
            .any(|e| matches!(e.weight().kind, ChangeFrom | ChangeBy));
        let Self { claims, place, .. } = *self;
        let Some(claim) = claims.get(index) else { return false };
        let clause = place.sentence.clause_of(claim.mention.tokens.start);
        let apart = |sense: &Sense| {
            matches!(
                sense,
                Sense::Function(Function::Other | Function::Per | Function::Not)
                    | Sense::Cue(
                        Cue::Each
                            | Cue::Per
                            | Cue::Average
                            | Cue::Further
                            | Cue::Earlier
                            | Cue::PreviousOf
                            | Cue::Others
                            | Cue::Rest
                            | Cue::OldValue
                            | Cue::Leaving
                            | Cue::Revised
                    )
            )
        };
        let timed = place
            .claims
            .clone()
            .filter_map(|other| claims.get(other))
            .any(|c| c.is_time() && place.sentence.tokens.contains(&c.mention.tokens.start));
        // The words of a name say nothing besides it: «معدل البطالة» is no average.
        let before = clause.start..self.tokens.start.max(clause.start);
        let after = self.tokens.end.min(clause.end)..clause.end;
        let told_apart = claims.has(place.block, before, apart) || claims.has(place.block, after, apart);
        !out && !into && !timed && !told_apart
    }
}
