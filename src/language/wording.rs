//! How reports speak a language.

use crate::value::Number;

/// Words for reports. Fixed messages are looked up by key, figures are formatted.
pub trait Wording: Send + Sync {
    /// A number for running text: grouped digits, rounded to at most `decimals` places.
    fn number(&self, value: &Number, decimals: i32) -> String;

    /// A fixed piece of wording by key ("or", "figures-line"); a missing key gives the key back.
    fn phrase(&self, key: &str) -> &'static str;
}
