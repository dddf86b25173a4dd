//! Arabic.

mod cardinals;
mod conjugation;
mod inflect;
mod nouns;
mod numerals;
mod ordinals;
mod paradigm;
mod retell;
mod times;
mod wording;
mod words;

use super::{
    Clitics, Inflection, Kin, Language, Lexicon, LooseTime, LooseTimes, NounFirst, Numeral, Res, Tokens,
    Wording,
};
use crate::document::Lang;
use crate::language::{Gist, Opposites, Placed};
use crate::value::Number;
use crate::value::time::{NthOf, TimeExpr};
use std::borrow::Cow;
use std::sync::LazyLock;

struct Arabic {
    lexicon: Lexicon,
    loose: LooseTimes,
    kin: Kin,
    opposites: Opposites,
    gist: Gist,
}

static LANGUAGE: LazyLock<Arabic> = LazyLock::new(|| Arabic {
    lexicon: words::lexicon(),
    loose: words::loose_times(),
    kin: words::kin(),
    opposites: words::opposites(),
    gist: words::gist(),
});

/// The language object.
pub fn arabic() -> &'static dyn Language {
    &*LANGUAGE
}

impl Language for Arabic {
    fn lang(&self) -> Lang {
        Lang::Ar
    }

    fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    fn fold<'w>(&self, word: &'w str) -> Cow<'w, str> {
        words::fold(word)
    }

    fn analyses(&self, folded: &str, try_entry: &mut dyn FnMut(Clitics, &str) -> bool) {
        words::analyses(folded, try_entry);
    }

    fn root(&self, folded: &str) -> String {
        words::root(folded)
    }

    fn kin(&self) -> &Kin {
        &self.kin
    }

    fn opposites(&self) -> &Opposites {
        &self.opposites
    }

    fn gist(&self) -> &Gist {
        &self.gist
    }

    fn stem(&self, folded: &str) -> String {
        words::stem(folded)
    }

    fn numeral<'a>(&self, input: Tokens<'a>) -> Res<'a, Numeral> {
        numerals::numeral(input)
    }

    fn ordinal<'a>(&self, input: Tokens<'a>) -> Res<'a, u32> {
        ordinals::ordinal(input)
    }

    fn fraction<'a>(&self, input: Tokens<'a>) -> Res<'a, (u32, u32)> {
        ordinals::fraction(input)
    }

    fn counted<'a>(&self, input: Tokens<'a>, count: &Number) -> Option<(Tokens<'a>, usize)> {
        nouns::counted(input, count)
    }

    fn noun_first<'a>(&self, input: Tokens<'a>) -> Option<NounFirst<'a>> {
        nouns::noun_first(input)
    }

    fn may_be_joined(&self, word: &str) -> bool {
        word.starts_with('و') && word.chars().count() > 3
    }

    fn may_be_definite(&self, word: &str) -> bool {
        let bare = word.trim_start_matches('و');
        ["ال", "لل", "بال"].iter().any(|article| bare.starts_with(article))
    }

    fn may_be_verb(&self, word: &str) -> bool {
        let bare = word.trim_start_matches(['و', 'ف']);
        ["سي", "ست", "سن", "سأ"].iter().any(|future| bare.starts_with(future))
            && bare.chars().count() > 4
            && !bare.ends_with('ة')
    }

    fn may_be_plural_verb(&self, word: &str) -> bool {
        word.ends_with("وا")
    }

    fn puts_elsewhere(&self, word: &str) -> bool {
        words::PUT.contains(&self.fold(word).trim_start_matches(['و', 'ف']))
    }

    fn may_be_past(&self, word: &str) -> bool {
        let bare = word.trim_start_matches(['و', 'ف']);
        !bare.starts_with(['ي', 'ت', 'ن', 'س', 'م', 'إ'])
    }

    fn looks_dual(&self, word: &str) -> bool {
        word.ends_with("ين") || word.ends_with("ان")
    }

    fn counts_by_itself(&self) -> bool {
        true
    }

    fn part_before<'a>(&self, input: Tokens<'a>) -> Res<'a, Placed> {
        times::part_before(input)
    }

    fn brackets_counts(&self) -> bool {
        true
    }

    fn marks_dual(&self, word: &str) -> bool {
        ["\u{64e}ين", "يان", "يتان"].iter().any(|end| word.ends_with(end))
    }

    fn time<'a>(&self, input: Tokens<'a>) -> Res<'a, TimeExpr> {
        times::time(input)
    }

    fn is_given_name(&self, word: &str) -> bool {
        word == "علي"
    }

    fn opens_time(&self, word: &str) -> bool {
        times::opens(word)
    }

    fn nth_of<'a>(&self, input: Tokens<'a>) -> Res<'a, NthOf> {
        times::nth_of(input)
    }

    fn loose_time<'a>(&self, input: Tokens<'a>) -> Option<(Tokens<'a>, LooseTime)> {
        self.loose.at(input, words::loose_heads).ok()
    }

    fn inflection(&self) -> &dyn Inflection {
        self
    }

    fn wording(&self) -> &dyn Wording {
        self
    }
}
