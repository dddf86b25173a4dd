//! A lexicon: written forms and what they can mean, read from tab-separated data.

use super::Sense;
use rustc_hash::FxHashMap;

/// An entry of a lexicon; [`EntryId::NONE`] for unknown words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct EntryId(pub u32);

impl EntryId {
    /// No entry.
    pub const NONE: EntryId = EntryId(0);
}

/// A dictionary form shared by inflected forms; compare, don't print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lemma(pub u32);

/// Written forms (folded) and their senses.
///
/// Data lines are `form<TAB>tag<TAB>argument…`; `#` starts a comment line. A form
/// with spaces is a phrase of several words. The same form may have several lines.
#[derive(Debug, Default)]
pub struct Lexicon {
    entries: FxHashMap<Box<str>, EntryId>,
    senses: Vec<Vec<Sense>>,
    /// First words of phrases, with the largest number of words a phrase of theirs has.
    phrase_heads: FxHashMap<Box<str>, u8>,
    lemmas: Vec<Box<str>>,
    lemma_ids: FxHashMap<Box<str>, Lemma>,
}

impl Lexicon {
    /// An empty lexicon.
    pub fn new() -> Lexicon {
        Lexicon { senses: vec![Vec::new()], ..Lexicon::default() }
    }

    /// Adds the lines of one data file. `fold` is the language's folding.
    ///
    /// # Errors
    /// The first bad line with its number and what is wrong with it.
    pub fn load(&mut self, data: &str, fold: impl Fn(&str) -> String) -> Result<(), String> {
        for (index, line) in data.lines().enumerate() {
            let line = line.trim_end();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut fields = line.split('\t');
            let form = fields.next().unwrap_or("");
            let tag = fields.next().unwrap_or("");
            let args: Vec<&str> = fields.collect();
            let sense = Sense::parse(tag, &args, |lemma| self.lemma(lemma))
                .ok_or_else(|| format!("line {}: unknown sense {line:?}", index + 1))?;
            self.add(&fold(form), sense);
        }
        Ok(())
    }

    /// Adds one sense to a folded form; a sense that is already there is not repeated.
    pub fn add(&mut self, folded: &str, sense: Sense) {
        let next = EntryId(u32::try_from(self.senses.len()).unwrap_or(u32::MAX));
        let id = *self.entries.entry(folded.into()).or_insert(next);
        if id == next {
            self.senses.push(Vec::new());
            let words = folded.split(' ').count();
            if words > 1 {
                let head = folded.split(' ').next().unwrap_or("");
                let longest = self.phrase_heads.entry(head.into()).or_insert(0);
                *longest = (*longest).max(u8::try_from(words).unwrap_or(u8::MAX));
            }
        }
        let senses = &mut self.senses[id.0 as usize];
        if !senses.contains(&sense) {
            senses.push(sense);
        }
    }

    /// The lemma of this name, made if it is new.
    pub fn lemma(&mut self, name: &str) -> Lemma {
        if let Some(id) = self.lemma_ids.get(name) {
            return *id;
        }
        let id = Lemma(u32::try_from(self.lemmas.len()).unwrap_or(u32::MAX));
        self.lemmas.push(name.into());
        self.lemma_ids.insert(name.into(), id);
        id
    }

    /// The name of a lemma.
    pub fn lemma_name(&self, lemma: Lemma) -> &str {
        self.lemmas.get(lemma.0 as usize).map_or("", |name| name)
    }

    /// The entry of a folded form.
    pub fn entry(&self, folded: &str) -> EntryId {
        self.entries.get(folded).copied().unwrap_or_default()
    }

    /// The longest phrase, in words, that begins with this folded word; 0 if none.
    pub fn longest_phrase(&self, folded: &str) -> u8 {
        self.phrase_heads.get(folded).copied().unwrap_or(0)
    }

    /// What an entry can mean, in the order of the data.
    pub fn senses(&self, entry: EntryId) -> &[Sense] {
        self.senses.get(entry.0 as usize).map_or(&[], Vec::as_slice)
    }
}
