//! What a clause speaks of, as far as its nouns tell.

use crate::graph::build::Draft;
use crate::language::{Cue, NounClass, Sense, TokenKind, VerbClass};
use std::collections::BTreeSet;
use std::ops::Range;

/// Shorter unknown words are no topic.
const LONG: usize = 4;

/// Dictionary forms of the nouns in a range of tokens, and stems of the words that the lexicon
/// does not know. Deaths are one topic, however they are told.
pub(super) fn of(draft: &Draft<'_, '_>, block: usize, range: Range<usize>) -> BTreeSet<String> {
    let mut topics = BTreeSet::new();
    let Some(reading) = draft.claims.readings.get(block) else { return topics };
    let language = reading.scan.language;
    for at in range {
        let Some(token) = reading.scan.tokens.get(at).filter(|t| t.kind == TokenKind::Word) else { continue };
        let (mut known, mut noun) = (false, false);
        for (sense, _) in crate::claim::senses(reading, at) {
            // "Revenue", "killings": words that stand for a matter too.
            known |=
                !matches!(sense, Sense::Cue(Cue::SumWord | Cue::ShareWord | Cue::Price) | Sense::Deed(_));
            match sense {
                Sense::Noun(noun) if noun.class == NounClass::Dead => {
                    topics.insert("†".to_owned());
                }
                Sense::Verb(v) if matches!(v.class, VerbClass::Die | VerbClass::Kill) => {
                    topics.insert("†".to_owned());
                }
                Sense::Noun(found) if found.class != NounClass::Change => {
                    noun = true;
                    topics.insert(language.matter(&language.fold(token.span.of(reading.scan.text))));
                    topics.insert(language.matter(language.lexicon().lemma_name(found.lemma)));
                }
                _ => {}
            }
        }
        let word = token.span.of(reading.scan.text);
        if matches!(language.matter(&language.fold(word)).as_str(), "=murder" | "=dead") {
            topics.insert("†".to_owned());
        }
        // A capital inside a sentence is a name.
        let first = at
            .checked_sub(1)
            .and_then(|i| reading.scan.tokens.get(i))
            .is_none_or(|t| t.kind == TokenKind::Mark);
        let name = token.capital && !first;
        if !known && !noun && word.chars().count() >= LONG && !name {
            topics.insert(language.matter(&language.fold(word)));
        }
    }
    topics
}

/// Whether two ranges speak of something in common.
pub(super) fn shared(
    draft: &Draft<'_, '_>,
    (block, range): (usize, Range<usize>),
    (other_block, other): (usize, Range<usize>),
) -> bool {
    !of(draft, block, range).is_disjoint(&of(draft, other_block, other))
}
