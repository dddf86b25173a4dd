//! A lexicon: written forms and what they can mean, read from tab-separated data.

use super::{Opens, Sense};
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

/// What the lexicon knows of a word, or of several with a space between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Form {
    /// Its entry, if it has one.
    pub entry: EntryId,
    /// Longer phrases begin with it.
    pub goes_on: bool,
}

/// Written forms (folded) and their senses.
///
/// Data lines are `form<TAB>tag<TAB>argument…`; `#` starts a comment line. A form
/// with spaces is a phrase of several words. The same form may have several lines.
#[derive(Debug, Default)]
pub struct Lexicon {
    forms: FxHashMap<Box<str>, Form>,
    senses: Vec<Vec<Sense>>,
    /// What each entry may open, by its senses.
    opens: Vec<Opens>,
    lemmas: Vec<Box<str>>,
    lemma_ids: FxHashMap<Box<str>, Lemma>,
}

/// "semi-final" as its tokens are looked up: "semi - final".
fn hyphens_apart(form: &str) -> String {
    let inside = |(at, _): (usize, &str)| {
        let before = form[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = form[at + 1..].chars().next().is_some_and(char::is_alphanumeric);
        before && after
    };
    let mut apart = String::new();
    let mut from = 0;
    for at in form.match_indices('-').filter(|m| inside(*m)).map(|(at, _)| at) {
        apart.push_str(&form[from..at]);
        apart.push_str(" - ");
        from = at + 1;
    }
    apart + &form[from..]
}

impl Lexicon {
    /// An empty lexicon.
    pub fn new() -> Lexicon {
        Lexicon { senses: vec![Vec::new()], opens: vec![Opens::NONE], ..Lexicon::default() }
    }

    /// Adds the lines of one data file. `fold` is the language's folding.
    ///
    /// # Errors
    /// The first bad line with its number and what is wrong with it.
    pub fn load(&mut self, data: &str, fold: impl Fn(&str) -> String) -> Result<(), String> {
        for (form, sense) in self.parse(data, fold)? {
            self.add(&form, sense);
        }
        Ok(())
    }

    /// The same for forms that no other data knows; the others keep the meanings they have.
    ///
    /// # Errors
    /// The first bad line with its number and what is wrong with it.
    pub fn load_unknown(&mut self, data: &str, fold: impl Fn(&str) -> String) -> Result<(), String> {
        let mut lines = self.parse(data, fold)?;
        lines.retain(|(form, _)| self.entry(form) == EntryId::NONE);
        for (form, sense) in lines {
            self.add(&form, sense);
        }
        Ok(())
    }

    fn parse(&mut self, data: &str, fold: impl Fn(&str) -> String) -> Result<Vec<(String, Sense)>, String> {
        let lines = data.lines().map(str::trim_end).enumerate();
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let parsed = lines.map(|(index, line)| {
            let mut fields = line.split('\t');
            let (form, tag) = (fields.next().unwrap_or(""), fields.next().unwrap_or(""));
            let args: Vec<&str> = fields.collect();
            let sense = Sense::parse(tag, &args, |lemma| self.lemma(lemma));
            let sense = sense.ok_or_else(|| format!("line {}: unknown sense {line:?}", index + 1))?;
            // A hyphen inside a word is a token of its own in copy.
            Ok((hyphens_apart(&fold(form)), sense))
        });
        parsed.collect()
    }

    /// Adds one sense to a folded form; a sense that is already there is not repeated.
    pub fn add(&mut self, folded: &str, sense: Sense) {
        let next = EntryId(u32::try_from(self.senses.len()).unwrap_or(u32::MAX));
        let form = self.forms.entry(folded.into()).or_default();
        let new = form.entry == EntryId::NONE;
        if new {
            form.entry = next;
        }
        let id = form.entry.0 as usize;
        if new {
            self.senses.push(Vec::new());
            self.opens.push(Opens::NONE);
            for (space, _) in folded.match_indices(' ') {
                self.forms.entry(folded[..space].into()).or_default().goes_on = true;
            }
        }
        if !self.senses[id].contains(&sense) {
            self.senses[id].push(sense);
            self.opens[id] = self.opens[id].with(Opens::of(&sense));
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

    /// The lemma of this name, if there is one.
    pub fn known_lemma(&self, name: &str) -> Option<Lemma> {
        self.lemma_ids.get(name).copied()
    }

    /// All meanings of all words.
    pub fn all_senses(&self) -> impl Iterator<Item = &Sense> {
        self.senses.iter().flatten()
    }

    /// The entry of a folded form.
    pub fn entry(&self, folded: &str) -> EntryId {
        self.form(folded).entry
    }

    /// The entry of a folded form, and whether phrases begin with it.
    pub fn form(&self, folded: &str) -> Form {
        self.forms.get(folded).copied().unwrap_or_default()
    }

    /// What may open at a word or phrase of this entry.
    pub fn opens(&self, entry: EntryId) -> Opens {
        self.opens.get(entry.0 as usize).copied().unwrap_or_default()
    }

    /// What an entry can mean, in the order of the data.
    pub fn senses(&self, entry: EntryId) -> &[Sense] {
        self.senses.get(entry.0 as usize).map_or(&[], Vec::as_slice)
    }
}
