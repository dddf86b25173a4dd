//! Times that date nothing by themselves: "now", "recently", "every week".

use super::{Res, TokenKind, Tokens};
use crate::value::time::Feast;
use rustc_hash::{FxHashMap, FxHashSet};

/// A loose time as the checklist shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LooseTime {
    /// It says how often, not when.
    pub repeats: bool,
    /// TIMEX3: "PRESENT_REF", "P1D", "PXW".
    pub timex: &'static str,
    /// How many of its units from publication it is ("last fiscal year": -1), where the
    /// words say so; the X of its form stand for that year, month, week or day.
    pub step: Option<i8>,
    /// The step is counted from what the story tells of, which may be another day than
    /// publication ("the previous week").
    pub from_story: bool,
    /// A named day, and how it is found in a year.
    pub feast: Option<Feast>,
}

/// A language's loose times by their folded words.
///
/// Kept out of the lexicon: they mean nothing to the grammars of figures, and a word
/// with an entry there is no longer an unknown noun.
pub struct LooseTimes {
    forms: FxHashMap<String, LooseTime>,
    /// The first words of all forms.
    heads: FxHashSet<String>,
    longest: usize,
}

impl LooseTimes {
    /// Lines of `words<TAB>ref|rel|set<TAB>timex[<TAB>step]`, and lines of feasts: `words<TAB>rule`
    /// ([`Feast::parse`]); `#` starts a comment line. Lines that are not of this form are left out.
    pub fn load(data: &'static str, feasts: &'static str, fold: impl Fn(&str) -> String) -> LooseTimes {
        let mut forms = FxHashMap::default();
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            if let (Some(words), Some(kind), Some(timex)) = (fields.next(), fields.next(), fields.next()) {
                let step = fields.next().and_then(|n| n.parse().ok());
                forms.insert(
                    fold(words),
                    LooseTime { repeats: kind == "set", timex, step, from_story: kind == "rel", feast: None },
                );
            }
        }
        for line in feasts.lines().filter(|line| !line.starts_with('#')) {
            let read = line.split_once('\t').and_then(|(words, rule)| Some((words, Feast::parse(rule)?)));
            if let Some((words, feast)) = read {
                let day = LooseTime {
                    repeats: false,
                    timex: "",
                    step: None,
                    from_story: false,
                    feast: Some(feast),
                };
                forms.insert(fold(words), day);
            }
        }
        let longest = forms.keys().map(|words| words.split(' ').count()).max().unwrap_or(0);
        let heads = forms.keys().filter_map(|words| words.split(' ').next()).map(str::to_owned).collect();
        LooseTimes { forms, heads, longest }
    }

    /// The longest loose time at the head of the tokens; `first` gives the spellings under
    /// which the first word is looked up, and of how many words the time must be then.
    pub fn at<'a, const N: usize>(
        &self,
        input: Tokens<'a>,
        first: impl Fn(&str) -> [(Option<&str>, usize); N],
    ) -> Res<'a, LooseTime> {
        let fold = |n: usize| {
            let token = input.get(n).filter(|t| t.kind == TokenKind::Word || n > 0)?;
            Some(input.language().fold(input.text(token)))
        };
        let mut best: Res<'a, LooseTime> = Err(nom::Err::Error(()));
        let Some(head) = fold(0) else { return best };
        for (known, least) in first(&head) {
            let Some(known) = known.filter(|word| self.heads.contains(*word)) else { continue };
            let mut key = known.to_owned();
            for n in 1..=self.longest {
                if let Some(found) = self.forms.get(&key).filter(|_| n >= least) {
                    best = Ok((input.skip(n), *found));
                }
                let Some(next) = fold(n) else { break };
                key.push(' ');
                key.push_str(&next);
            }
            if best.is_ok() {
                break;
            }
        }
        best
    }
}
