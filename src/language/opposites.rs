//! Words that say the opposite of each other, form by form: "rose" and "fell", «ارتفع» و«انخفض».

use rustc_hash::FxHashMap;

/// A language's opposites. Kept out of the lexicon: they are for writing, not for reading.
pub struct Opposites(FxHashMap<String, &'static str>);

impl Opposites {
    /// Lines of `word<TAB>its opposite`, which hold in both directions; of several opposites of one
    /// word the first is taken. `#` starts a comment line.
    pub fn load(data: &'static str, fold: impl Fn(&str) -> String) -> Opposites {
        let lines = data.lines().filter(|line| !line.starts_with('#'));
        let mut known = FxHashMap::default();
        for (one, other) in lines.filter_map(|line| line.split_once('\t')) {
            known.entry(fold(one)).or_insert(other);
            known.entry(fold(other)).or_insert(one);
        }
        Opposites(known)
    }

    /// The opposite of a folded word.
    pub fn of(&self, folded: &str) -> Option<&'static str> {
        self.0.get(folded).copied()
    }
}
