//! Words that name one matter without a common root: "homes" and "dwellings", "killed" and
//! "the dead", "عمال" and "موظفين".

use rustc_hash::FxHashMap;

/// A language's kindred words, by their roots.
///
/// Kept out of the lexicon, as the loose times are: what is of one kin is evidence that two
/// places speak of one matter, and means nothing to the grammars of figures.
pub struct Kin(FxHashMap<String, &'static str>);

impl Kin {
    /// Lines of `name<TAB>word word …`; `#` starts a comment line. `root` folds a word and
    /// takes its root.
    pub fn load(data: &'static str, root: impl Fn(&str) -> String) -> Kin {
        let lines = data.lines().filter(|line| !line.starts_with('#'));
        let named = lines.filter_map(|line| line.split_once('\t'));
        Kin(named.flat_map(|(name, words)| words.split(' ').map(move |w| (w, name))).fold(
            FxHashMap::default(),
            |mut known, (word, name)| {
                known.entry(root(word)).or_insert(name);
                known
            },
        ))
    }

    /// The kin that a root belongs to.
    pub fn of(&self, root: &str) -> Option<&'static str> {
        self.0.get(root).copied()
    }
}
