//! English.

mod numerals;
mod wording;
mod words;

use super::{Clitics, Language, Lexicon, Numeral, Res, Tokens, Wording};
use crate::document::Lang;
use crate::value::time::TimeExpr;
use std::borrow::Cow;
use std::sync::LazyLock;

struct English {
    lexicon: Lexicon,
}

static LANGUAGE: LazyLock<English> = LazyLock::new(|| English { lexicon: words::lexicon() });

/// The language object.
pub fn english() -> &'static dyn Language {
    &*LANGUAGE
}

impl Language for English {
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

    fn stem(&self, folded: &str) -> String {
        words::stem(folded)
    }

    fn numeral<'a>(&self, input: Tokens<'a>) -> Res<'a, Numeral> {
        numerals::numeral(input)
    }

    fn ordinal<'a>(&self, _input: Tokens<'a>) -> Res<'a, u32> {
        Err(nom::Err::Error(()))
    }

    fn fraction<'a>(&self, _input: Tokens<'a>) -> Res<'a, (u32, u32)> {
        Err(nom::Err::Error(()))
    }

    fn time<'a>(&self, _input: Tokens<'a>) -> Res<'a, TimeExpr> {
        Err(nom::Err::Error(()))
    }

    fn wording(&self) -> &dyn Wording {
        self
    }
}
