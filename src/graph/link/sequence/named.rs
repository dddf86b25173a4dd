//! Those that came before, by their names: "the third man on the moon, after Conrad and Bean",
//! «رابع دولة تطبع بعد الإمارات والبحرين والسودان», "third behind Spain and Italy".

use super::SLIP;
use crate::claim::Claim;
use crate::graph::build::Draft;
use crate::graph::link::names::{self, Names};
use crate::graph::{Edge, EdgeKind, Node, NodeKind};
use crate::language::{Clitics, Cue, NounClass, Sense};
use crate::mention::{Kind, Value};

/// How many tokens behind a place the word may stand that leads up to the names.
const REACH: usize = 16;

pub(super) fn link(draft: &mut Draft<'_, '_>) {
    for index in 0..draft.claims.claims.len() {
        if draft.draws(index, EdgeKind::Succeeds) {
            continue;
        }
        let Some(names) = names_of(draft, index) else { continue };
        let name = names.span.of(&draft.claims.document.text);
        let members = Some((names.low, names.high));
        let list = Node { members, ..Node::named(NodeKind::List, name, Some(names.span)) };
        let list = draft.graph.add_node(list);
        if let Some(node) = draft.nodes.get(index).copied() {
            draft.join(node, list, Edge::stated(EdgeKind::Succeeds, None));
        }
    }
}

/// The names right behind "after", "joining" or "behind" in the sentence of a place.
fn names_of(draft: &Draft<'_, '_>, index: usize) -> Option<Names> {
    let nth = draft.get(index)?;
    let Value::Ordinal(number) = nth.mention.value else { return None };
    let place = draft.claims.sentences.get(nth.sentence)?;
    let (end, until) = (nth.end_token(), place.sentence.tokens.end);
    // Arabic names have no capital: only people and places come after others by name.
    let named = matches!(nth.measure.class, Some(NounClass::Person | NounClass::Anyone | NounClass::Place));
    let ranked = if draft.is_arabic(nth.block) {
        named
    } else {
        nth.mention.kind == Kind::Rank || nth.measure.class != Some(NounClass::Sequence)
    };
    let joint = |s: &Sense| match s {
        Sense::Cue(Cue::Joining) => Some(()),
        Sense::Cue(Cue::AfterEvent) => ranked.then_some(()),
        _ => None,
    };
    let owned = |at: usize| draft.claims.token(nth.block, at).is_some_and(|t| t.clitics.has(Clitics::OWNER));
    let found = draft.claims.find(nth.block, end..until.min(end + REACH), joint);
    // «عقبة»: a name, and no "after it".
    let (words, ()) = found.filter(|(words, ())| !owned(words.start))?;
    // Another figure between belongs to the names.
    let between = |c: &Claim<'_>| c.first_token() >= end && c.first_token() < words.start && !c.is_time();
    if place.claims.clone().filter_map(|c| draft.get(c)).any(between) {
        return None;
    }
    let names = names::read(draft, nth.block, words.end..until).filter(|n| n.bare && n.low > 1)?;
    let closed = draft.claims.is_mark(nth.block, names.end, ",،.;؛!?)")
        || names.end >= until
        || draft.claims.is_mark(nth.block, names.end - 1, ",،.;؛!?)");
    // «بعد ابتعاد رموزه الإداريين وحضور الجيل الجديد»: deeds, and no names.
    let sure =
        !draft.is_arabic(nth.block) || names.low == names.high && are_names(draft, nth.block, words.end);
    let (low, high) = (i64::from(names.low), i64::from(names.high));
    let number = i64::from(number);
    let near = number >= 2 && number - 1 - high <= SLIP && low - (number - 1) <= SLIP;
    (closed && near && sure).then_some(names)
}

/// Whether a list begins with a name: with no word for a thing or deed.
fn are_names(draft: &Draft<'_, '_>, block: usize, at: usize) -> bool {
    let word = |s: &Sense| matches!(s, Sense::Verb(_) | Sense::Deed(_) | Sense::Noun(_));
    let people = |s: &Sense| matches!(s, Sense::Noun(n) if n.class.is_people());
    !draft.claims.has(block, at..at + 1, word) || draft.claims.has(block, at..at + 1, people)
}
