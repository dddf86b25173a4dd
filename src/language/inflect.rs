//! How a language writes another number in the place of one, and what it counts.

use crate::value::Number;

/// A figure in its place, as written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place<'t> {
    /// The word before it.
    pub before: &'t str,
    /// Its number: digits, words, a scale behind them.
    pub number: &'t str,
    /// What stands between the number and the noun.
    pub between: &'t str,
    /// The noun or unit that is counted; empty where none follows.
    pub noun: &'t str,
    /// The word behind it.
    pub behind: &'t str,
}

/// What becomes of the counted noun behind another number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// It stays as it is.
    Same,
    /// It takes this form.
    Form(String),
    /// Number and noun together are this: "جنديان", "جندي واحد".
    Whole(String),
    /// It would have to change, and how is not known.
    Unknown,
}

/// Number words and counted nouns.
pub trait Inflection: Send + Sync {
    /// A number in words, with what it must agree with in its place. `None` where copy writes
    /// such a number in digits.
    fn cardinal(&self, n: i64, place: &Place<'_>) -> Option<String>;

    /// A count of ten to the power of `exponent` in words: "three million", "مليونان".
    fn scaled(&self, count: i64, exponent: u8, place: &Place<'_>) -> Option<String>;

    /// The word for ten to the power of `exponent` behind its count. `None` where copy would
    /// write the figure without it.
    fn scale(&self, exponent: u8, count: &Number, place: &Place<'_>) -> Option<String>;

    /// An ordinal in words, in the form that `like` has. `None` where copy writes it in digits.
    fn ordinal(&self, n: i64, like: &str) -> Option<String>;

    /// The word for an hour from 1 to 12: "three", «الثالثة».
    fn hour(&self, n: i64) -> Option<String>;

    /// The text of a time with the part of the day in which `hour` lies: "8 pm" for "8 am".
    fn day_part(&self, text: &str, hour: u8) -> String;

    /// A noun with the article that says a number itself, and the word behind the figure where
    /// that must agree with it: «الجولتين» and «السابقتين» for «الجولات الثلاث السابقة».
    fn taken_up(&self, _n: i64, _place: &Place<'_>) -> Option<(String, Option<String>)> {
        None
    }

    /// A verb or noun that says a factor, with another factor (numerator and denominator) in its
    /// place: "tripled" for "doubled".
    fn factor(&self, _written: &str, _factor: (i64, i64)) -> Option<String> {
        None
    }

    /// The noun at `place` behind the number `new`, written `number`, where `old` stood.
    fn counted(&self, old: &Number, new: &Number, number: &str, place: &Place<'_>) -> Counted;
}
