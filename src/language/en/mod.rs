//! English.

mod inflect;
mod nouns;
mod numerals;
mod ordinals;
mod retell;
mod times;
mod wording;
mod words;

use super::{
    Clitics, Inflection, Kin, Language, Lexicon, LooseTime, LooseTimes, Numeral, Res, Tokens, Wording,
};
use crate::document::Lang;
use crate::language::{Gist, Opposites, Placed};
use crate::value::Number;
use crate::value::time::{NthOf, TimeExpr};
use std::borrow::Cow;
use std::sync::LazyLock;

struct English {
    lexicon: Lexicon,
    loose: LooseTimes,
    kin: Kin,
    opposites: Opposites,
    gist: Gist,
}

static LANGUAGE: LazyLock<English> = LazyLock::new(|| English {
    lexicon: words::lexicon(),
    loose: words::loose_times(),
    kin: words::kin(),
    opposites: words::opposites(),
    gist: words::gist(),
});

/// The language object.
pub fn english() -> &'static dyn Language {
    &*LANGUAGE
}

impl Language for English {
    fn puts_elsewhere(&self, word: &str) -> bool {
        words::PUT.contains(&word)
    }

    fn may_be_past(&self, word: &str) -> bool {
        word.ends_with("ed") || words::PAST.contains(&word)
    }

    fn lang(&self) -> Lang {
        Lang::En
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

    fn is_participle(&self, word: &str) -> bool {
        word.len() > 4 && (word.ends_with("ing") || word.ends_with("ed"))
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

    fn time<'a>(&self, input: Tokens<'a>) -> Res<'a, TimeExpr> {
        times::time(input)
    }

    fn part_before<'a>(&self, input: Tokens<'a>) -> Res<'a, Placed> {
        times::part_before(input)
    }

    fn nth_of<'a>(&self, input: Tokens<'a>) -> Res<'a, NthOf> {
        times::nth_of(input)
    }

    fn loose_time<'a>(&self, input: Tokens<'a>) -> Option<(Tokens<'a>, LooseTime)> {
        self.loose.at(input, |head| [(Some(head), 1)]).ok()
    }

    fn opens_time(&self, word: &str) -> bool {
        words::opens_time(word)
    }

    fn inflection(&self) -> &dyn Inflection {
        self
    }

    fn wording(&self) -> &dyn Wording {
        self
    }
}
