//! What to do about a clash, in a sentence: every change that would settle it.

use super::Replacement;
use crate::document::Document;
use crate::language::{of, one_line};

/// How many changes are told one by one; where there are more, the first and then the others.
pub(super) const LISTED: usize = 3;

/// How many of the others are named.
const OTHERS: usize = 8;

/// The changes that are offered, or, where there are none, that the places must be checked.
pub(super) fn help<'r>(
    options: impl Iterator<Item = &'r Replacement>,
    places: usize,
    document: &Document,
) -> String {
    let words = of(document.messages).wording();
    let phrase = |key: &str, change: &Replacement| {
        words.phrase(key).replace("{0}", &one_line(&change.was)).replace("{1}", &one_line(&change.reads))
    };
    match options.collect::<Vec<_>>().as_slice() {
        [] if places == 1 => words.phrase("help-check-one").to_owned(),
        [] => words.phrase("help-check").to_owned(),
        [only] => phrase("help-one", only),
        [first, rest @ ..] => {
            let mut text = phrase("help-first", first);
            if rest.len() < LISTED {
                rest.iter().for_each(|change| text.push_str(&phrase("help-more", change)));
            } else if rest.len() <= OTHERS {
                // Each figure once, in the way that changes it first.
                let mut told: Vec<&Replacement> = vec![first];
                for change in rest {
                    if !told.iter().any(|known| known.span.overlaps(change.span)) {
                        told.push(change);
                    }
                }
                let others = told.iter().skip(1);
                let each: Vec<String> = others.map(|change| phrase("help-each", change)).collect();
                let joined = each.join(words.phrase("help-between"));
                if !joined.is_empty() {
                    text.push_str(&words.phrase("help-others").replace("{0}", &joined));
                }
            } else {
                text.push_str(words.phrase("help-other"));
            }
            text + words.phrase("help-end")
        }
    }
}
