//! What a figure counts.

use super::Sentence;
use crate::language::{Clitics, Cue, Function, Noun, NounClass, Scan, Sense, TokenKind};
use crate::mention::{Mention, Value};
use crate::value::Unit;
use std::collections::BTreeSet;

/// How many tokens around a figure its verb may stand.
const VERB_REACH: usize = 6;

/// How far before a figure "the number of …" may stand, in tokens.
const COUNT_REACH: usize = 16;

/// What is counted or measured, as far as the words say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Dictionary form or stem of the counted noun; empty where none is written.
    pub head: String,
    /// What kind of thing it is.
    pub class: Option<NounClass>,
    /// Stems of the words that set the group apart.
    pub qualities: BTreeSet<String>,
    /// What happened to the counted, where the verb stands beside the figure.
    pub fate: Option<NounClass>,
    /// Written with an article or demonstrative: taken up again.
    pub definite: bool,
}

impl Measure {
    /// Whether both can count members of one set: people with people, things with their kind.
    /// A noun of unknown kind can be counted among anything; only a cue may rely on that.
    pub fn compatible(&self, other: &Measure) -> bool {
        if self.head.is_empty() || other.head.is_empty() || self.head == other.head {
            return true;
        }
        match (self.class, other.class) {
            (Some(a), Some(b)) => a == b || (a.is_people() && b.is_people()),
            _ => true,
        }
    }

    /// Whether both name the same thing outright.
    pub fn same(&self, other: &Measure) -> bool {
        !self.head.is_empty() && self.head == other.head && self.fate_or_class() == other.fate_or_class()
    }

    /// Whether both name something, and not the same.
    pub fn differs(&self, other: &Measure) -> bool {
        !self.head.is_empty() && !other.head.is_empty() && self.head != other.head
    }

    fn fate_or_class(&self) -> Option<NounClass> {
        self.befallen()
    }

    /// What happened to the counted, said by the verb or by the noun itself ("14 dead").
    pub fn befallen(&self) -> Option<NounClass> {
        self.class.filter(|c| c.befalls()).or(self.fate)
    }

    /// Whether people are counted.
    pub fn is_people(&self) -> bool {
        self.class.map_or(self.fate.is_some(), NounClass::is_people)
    }
}

pub(super) fn of(scan: &Scan<'_>, mention: &Mention, sentence: &Sentence) -> Measure {
    let Value::Amount(amount) = &mention.value else {
        return Measure { definite: definite(scan, mention), ..ordinal(scan, mention, sentence) };
    };
    let mut measure = Measure { definite: definite(scan, mention), ..Measure::default() };
    match (&amount.unit, &amount.noun) {
        (Unit::None, Some(noun)) => {
            measure.head = match noun.lemma {
                Some(lemma) => scan.language.lexicon().lemma_name(lemma).to_owned(),
                None => stem_at(scan, noun.token),
            };
            measure.class = noun.class;
            let around = mention.tokens.start..mention.tokens.end + 1;
            measure.qualities = qualities(scan, around, noun.token);
        }
        (Unit::None, None) => {
            if let Some(noun) = counted_before(scan, mention, sentence) {
                measure.head = scan.language.lexicon().lemma_name(noun.lemma).to_owned();
                measure.class = Some(noun.class);
            }
        }
        (unit, _) => measure.head = unit.symbol().to_owned(),
    }
    measure.fate = counted_before(scan, mention, sentence)
        .map(|noun| noun.class)
        .filter(|class| class.befalls())
        .or_else(|| fate(scan, mention, sentence));
    measure
}

/// The noun of "عدد المصابين بلغ 19", "the number of dead rose to 19".
fn counted_before(scan: &Scan<'_>, mention: &Mention, sentence: &Sentence) -> Option<Noun> {
    let clause = sentence.clause_of(mention.tokens.start);
    let before = clause.start.max(mention.tokens.start.saturating_sub(COUNT_REACH))..mention.tokens.start;
    let free = before.clone().rev().take_while(|at| !is_digits(scan, *at));
    free.into_iter().find_map(|at| {
        let input = scan.slice(at, before.end);
        let (_, len) = input.head_senses().find(|(s, _)| **s == Sense::Cue(Cue::CountOf))?;
        // "the number of the city's evacuees": the noun stands near.
        (at + len..before.end.min(at + len + 3)).find_map(|at| {
            scan.slice(at, before.end).head_senses().find_map(|(s, _)| match s {
                Sense::Noun(noun) => Some(*noun),
                _ => None,
            })
        })
    })
}

/// How far behind an ordinal its noun may stand where another adjective joins it, in tokens.
const JOINED: usize = 4;

/// An ordinal counts in the series that its noun names: behind it in English,
/// before it in Arabic.
fn ordinal(scan: &Scan<'_>, mention: &Mention, sentence: &Sentence) -> Measure {
    let noun_at = |at: usize| {
        scan.slice(at, at + 1).head_senses().find_map(|(s, _)| match s {
            Sense::Noun(noun) => Some(*noun),
            _ => None,
        })
    };
    let end = mention.tokens.end;
    // "The sixth and probably last round".
    let joined = scan.slice(end, end + 1).head_senses().any(|(s, _)| *s == Sense::Function(Function::And));
    let reach = if joined { JOINED } else { 2 };
    let behind = (end..(end + reach).min(sentence.tokens.end)).find_map(noun_at);
    let before =
        mention.tokens.start.checked_sub(1).filter(|at| *at >= sentence.tokens.start).and_then(noun_at);
    let arabic = scan.language.lang() == crate::document::Lang::Ar;
    let inside = mention.tokens.clone().find_map(noun_at);
    // «دوري الدرجة الأولى»: behind a definite word an ordinal goes with it, noun or not.
    let the = |at: usize| scan.tokens.get(at).is_some_and(|t| t.clitics.has(Clitics::THE));
    let start = mention.tokens.start;
    let bound = the(start) && start.checked_sub(1).is_some_and(the);
    let arabic_noun = if bound { before } else { before.or(behind) };
    match inside.or(if arabic { arabic_noun } else { behind }) {
        Some(noun) => {
            let head = scan.language.lexicon().lemma_name(noun.lemma).to_owned();
            Measure { head, class: Some(noun.class), ..Measure::default() }
        }
        // A word the lexicon does not know can only be the noun of an English ordinal.
        None => {
            let next = mention.tokens.end;
            let word =
                scan.tokens.get(next).filter(|t| t.kind == TokenKind::Word && next < sentence.tokens.end);
            let unknown = !arabic
                && word.is_some_and(|t| t.entry == Default::default() && t.phrase == Default::default());
            Measure { head: if unknown { stem_at(scan, next) } else { String::new() }, ..Measure::default() }
        }
    }
}

pub(super) fn stem_at(scan: &Scan<'_>, at: usize) -> String {
    let Some(token) = scan.tokens.get(at) else { return String::new() };
    scan.language.stem(&scan.language.fold(token.span.of(scan.text)))
}

fn definite(scan: &Scan<'_>, mention: &Mention) -> bool {
    let before = mention.tokens.start.checked_sub(1).and_then(|i| scan.tokens.get(i));
    let article = |at: usize| {
        scan.slice(at, at + 1)
            .head_senses()
            .any(|(s, _)| matches!(s, Sense::Function(Function::The | Function::Those | Function::All)))
    };
    let first = scan.tokens.get(mention.tokens.start);
    first.is_some_and(|t| t.clitics.has(Clitics::THE))
        || before.is_some_and(|t| {
            t.clitics.has(Clitics::THE) && !t.clitics.has(Clitics::AND) && mention.tokens.len() == 1
        }) && scan.language.lang() == crate::document::Lang::Ar
        || mention.tokens.start > 0 && article(mention.tokens.start - 1)
}

/// Stems of the words in the noun phrase other than figure, head and grammar words.
fn qualities(scan: &Scan<'_>, around: std::ops::Range<usize>, head: usize) -> BTreeSet<String> {
    let figure =
        |s: &Sense| matches!(s, Sense::Cardinal(_) | Sense::Scale(_) | Sense::Hedge(..) | Sense::Function(_));
    around
        .filter(|at| *at != head && scan.tokens.get(*at).is_some_and(|t| t.kind == TokenKind::Word))
        .filter(|at| {
            let input = scan.slice(*at, *at + 1);
            let quality = input.head_senses().any(|(s, _)| matches!(s, Sense::Quality(..)));
            quality || (*at < head && !input.head_senses().any(|(s, _)| figure(s)))
        })
        .map(|at| stem_at(scan, at))
        .collect()
}

/// What the nearest verb of the clause says of the counted people.
fn fate(scan: &Scan<'_>, mention: &Mention, sentence: &Sentence) -> Option<NounClass> {
    let clause = sentence.clause_of(mention.tokens.start);
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let after = (end..clause.end.min(end + VERB_REACH)).take_while(|at| !is_digits(scan, *at));
    let before = (clause.start.max(start.saturating_sub(VERB_REACH))..start)
        .rev()
        .take_while(|at| !is_digits(scan, *at));
    let fate_at = |at: usize| {
        scan.slice(at, clause.end).head_senses().find_map(|(s, _)| match s {
            Sense::Verb(verb) => verb.class.befalls(),
            _ => None,
        })
    };
    // English passives follow the figure, Arabic verbs and verbal nouns precede it.
    match scan.language.lang() {
        crate::document::Lang::Ar => before.into_iter().find_map(fate_at),
        crate::document::Lang::En => {
            // "killing nine people and injuring six": a participle governs what follows it.
            let governs =
                |at: &usize| scan.tokens.get(*at).is_some_and(|t| t.span.of(scan.text).ends_with("ing"));
            let passive = after.into_iter().filter(|at| !governs(at)).find_map(fate_at);
            passive.or_else(|| before.into_iter().find_map(fate_at))
        }
    }
}

fn is_digits(scan: &Scan<'_>, at: usize) -> bool {
    scan.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits)
}
