//! Words that say what a figure is the figure of: "employs" and "workforce", "high" and "tall",
//! «يمتد» and «طول».

use rustc_hash::FxHashMap;

/// Groups of words by what they say of a figure. Wider than kin, and a word may be in several
/// groups ("span" is a bridge and a length): it takes other words around the figure to say which.
pub struct Gist(FxHashMap<String, Vec<u16>>);

/// The group of the words that say nothing.
const NOTHING: u16 = 0;

impl Gist {
    /// Lines of `name<TAB>word word …`; the first group is that of the words that say nothing;
    /// `#` starts a comment line. `root` folds a word and takes its root.
    pub fn load(data: &'static str, root: impl Fn(&str) -> String) -> Gist {
        let lines = data.lines().filter(|line| !line.starts_with('#'));
        let mut known: FxHashMap<String, Vec<u16>> = FxHashMap::default();
        for (group, line) in (NOTHING..).zip(lines) {
            let words = line.split_once('\t').map_or("", |(_, words)| words);
            for word in words.split(' ') {
                let groups = known.entry(root(word)).or_default();
                if !groups.contains(&group) {
                    groups.push(group);
                }
            }
        }
        Gist(known)
    }

    /// The groups of a root.
    pub fn of(&self, root: &str) -> &[u16] {
        self.0.get(root).map_or(&[], Vec::as_slice)
    }

    /// Whether one of these groups is that of the words that say nothing.
    pub fn is_nothing(groups: &[u16]) -> bool {
        groups.contains(&NOTHING)
    }
}
