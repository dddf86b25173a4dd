//! What the words around a figure speak of.

use crate::claim::{Claims, senses};
use crate::document::Lang;
use crate::language::{Clitics, Gist, Language, Sense, TokenKind};
use crate::value::time::Grain;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::ops::Range;

/// How far from a figure a word may stand and still speak of it, in tokens.
const REACH: usize = 12;

/// How far the words that name the figure may stand, in tokens.
const CLOSE: usize = 5;

/// A root that occurs in a document, by number.
pub type Root = u32;

/// The content words of a document by sentence, with how often each root occurs.
pub struct Topics {
    /// For each sentence its content words: token index and root.
    words: Vec<Vec<(usize, Root)>>,
    /// For each root, in how many sentences it occurs.
    sentences: Vec<usize>,
    /// For each root, what it can say of a figure (`language::Gist`).
    gists: Vec<Vec<u16>>,
}

impl Topics {
    /// Reads the content words of every sentence.
    pub fn of(claims: &Claims<'_>) -> Topics {
        let mut known: FxHashMap<String, Root> = FxHashMap::default();
        let mut topics = Topics { words: Vec::new(), sentences: Vec::new(), gists: Vec::new() };
        for place in &claims.sentences {
            let mut words = Vec::new();
            for at in place.sentence.tokens.clone() {
                let Some((language, word)) = word_at(claims, place.block, at) else { continue };
                let matter = language.matter(&word);
                if matter.chars().count() < 2 {
                    continue;
                }
                let next = Root::try_from(known.len()).unwrap_or(Root::MAX);
                let root = *known.entry(matter).or_insert(next);
                if root == next {
                    topics.gists.push(Vec::new());
                }
                // Words of one kin have roots of their own.
                if let Some(gists) = topics.gists.get_mut(root as usize) {
                    for root in [language.root(&word), bare_root(claims, place.block, at)] {
                        let new = language.gist().of(&root).iter().filter(|g| !gists.contains(g));
                        let new: Vec<u16> = new.copied().collect();
                        gists.extend(new);
                    }
                }
                words.push((at, root));
            }
            topics.sentences.resize(known.len(), 0);
            for root in words.iter().map(|(_, r)| *r).collect::<BTreeSet<Root>>() {
                if let Some(count) = topics.sentences.get_mut(root as usize) {
                    *count += 1;
                }
            }
            topics.words.push(words);
        }
        topics
    }

    /// The roots of a sentence that stand near the tokens `around`, those inside left out.
    pub fn near(&self, sentence: usize, around: &Range<usize>) -> BTreeSet<Root> {
        self.within(sentence, around, REACH)
    }

    /// The same for the words right beside the tokens.
    pub fn beside(&self, sentence: usize, around: &Range<usize>) -> BTreeSet<Root> {
        self.within(sentence, around, CLOSE)
    }

    fn within(&self, sentence: usize, around: &Range<usize>, reach: usize) -> BTreeSet<Root> {
        let near = |at: usize| at + reach >= around.start && at < around.end + reach && !around.contains(&at);
        self.pick(sentence, near)
    }

    /// The roots of a sentence inside these tokens.
    pub fn inside(&self, sentence: usize, tokens: &Range<usize>) -> BTreeSet<Root> {
        self.pick(sentence, |at| tokens.contains(&at))
    }

    /// The content words of a sentence inside these tokens, each with its token.
    pub fn words(
        &self,
        sentence: usize,
        tokens: &Range<usize>,
    ) -> impl Iterator<Item = (usize, Root)> + Clone + use<'_> {
        let words = self.words.get(sentence).map_or(&[][..], Vec::as_slice);
        let tokens = tokens.clone();
        words.iter().filter(move |(at, _)| tokens.contains(at)).copied()
    }

    /// Whether two words can say one thing of a figure.
    pub fn akin(&self, a: Root, b: Root) -> bool {
        let gists = |r: Root| self.gists.get(r as usize).map_or(&[][..], Vec::as_slice);
        let (x, y) = (gists(a), gists(b));
        a == b || x.iter().any(|g| !Gist::is_nothing(&[*g]) && y.contains(g))
    }

    /// Whether a word says nothing of a figure.
    pub fn says_nothing(&self, root: Root) -> bool {
        self.gists.get(root as usize).is_some_and(|gists| Gist::is_nothing(gists))
    }

    fn pick(&self, sentence: usize, wanted: impl Fn(usize) -> bool) -> BTreeSet<Root> {
        let words = self.words.get(sentence).map_or(&[][..], Vec::as_slice);
        words.iter().filter(|(at, _)| wanted(*at)).map(|(_, root)| *root).collect()
    }

    /// Whether a root tells something: a word that is in every other sentence does not.
    pub fn tells(&self, root: Root) -> bool {
        let count = self.sentences.get(root as usize).copied().unwrap_or(0);
        count <= 4.max(self.words.len() / 2)
    }
}

/// The root of a word without what may be glued to it: «والوفيات».
fn bare_root(claims: &Claims<'_>, block: usize, at: usize) -> String {
    let Some(language) = claims.readings.get(block).map(|r| r.scan.language) else { return String::new() };
    let text = claims.words(block, at..at + 1).map_or("", |span| span.of(&claims.document.text));
    let bare = if language.may_be_joined(text) { text.strip_prefix('و').unwrap_or(text) } else { text };
    language.root(&language.fold(bare))
}

/// A content word, folded; `None` for figures, times, marks and grammar words.
fn word_at(claims: &Claims<'_>, block: usize, at: usize) -> Option<(&'static dyn Language, String)> {
    let reading = claims.readings.get(block)?;
    let token = reading.scan.tokens.get(at).filter(|t| t.kind == TokenKind::Word)?;
    // "The march" is no month.
    let noun = |sense: &Sense| {
        matches!(sense, Sense::Month(_)) && reading.scan.language.lang() == Lang::En && !token.capital
    };
    let empty = senses(reading, at).any(|(sense, len)| len == 1 && is_empty(sense) && !noun(sense));
    if empty {
        return None;
    }
    let language = reading.scan.language;
    // «بذهبية» speaks of «الذهبية».
    let glued = token.clitics.has(Clitics::BY) || token.clitics.has(Clitics::TO);
    let span = if glued { claims.words(block, at..at + 1)? } else { token.span };
    Some((language, language.fold(span.of(reading.scan.text)).into_owned()))
}

/// Words that say nothing of the matter.
fn is_empty(sense: &Sense) -> bool {
    use crate::language::VerbClass;
    match sense {
        Sense::Function(_)
        | Sense::Cardinal(_)
        | Sense::Scale(_)
        | Sense::DualScale(_)
        | Sense::Fraction(..)
        | Sense::Multiple(_)
        | Sense::Group(_)
        | Sense::Vague(..)
        | Sense::Hedge(..)
        | Sense::Percent
        | Sense::Currency(_)
        | Sense::Unit(_)
        | Sense::Month(_)
        | Sense::Weekday(_)
        | Sense::RelativeDay(_)
        | Sense::Direction(_)
        | Sense::DayPart(_) => true,
        // عقد is a decade and a contract.
        Sense::Grain(grain) => *grain != Grain::Decade,
        Sense::Verb(verb) => matches!(verb.class, VerbClass::Say | VerbClass::Reach),
        _ => false,
    }
}
