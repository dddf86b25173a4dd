//! Changes that are no new figure: a word for its opposite, two figures in each other's place.

use super::Replacement;
use crate::document::{Document, Lang, Span};
use crate::graph::Node;
use crate::language::of;
use crate::mention::{Mention, Value};

/// "Fell" for "rose".
pub(super) fn opposite(word: Option<&Node>, document: &Document) -> Option<Replacement> {
    let span = word?.span?;
    let written = span.of(&document.text);
    let language = of(document.language);
    let other = language.opposites().of(&language.fold(written))?;
    // "Up 4%" at the head of a sentence.
    let capital = written.chars().next().is_some_and(char::is_uppercase);
    let mut letters = other.chars();
    let text = match letters.next().filter(|_| capital) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => other.to_owned(),
    };
    Some(change(span, written, text))
}

/// "From 31 to 48" for "from 48 to 31": one change that spans both figures. Where both name what
/// they count the nouns go along; in Arabic a noun that only one of them has would not fit the other.
pub(super) fn places(a: &Node, b: &Node, document: &Document) -> Option<Replacement> {
    let (a, b) = (a.mention.as_ref()?, b.mention.as_ref()?);
    let noun = |m: &Mention| matches!(&m.value, Value::Amount(amount) if amount.noun.is_some());
    let whole = noun(a) == noun(b);
    if !whole && document.language == Lang::Ar {
        return None;
    }
    let place = |m: &Mention| if whole { m.span } else { m.figure };
    let (first, second) = (place(a).min(place(b)), place(a).max(place(b)));
    if first.overlaps(second) {
        return None;
    }
    let span = first.to(second);
    let between = Span { start: first.end, end: second.start }.of(&document.text);
    let text = [second.of(&document.text), between, first.of(&document.text)].concat();
    // Figures of two sentences hardly ever changed places.
    (!between.contains(['.', '\n', '؟', '!'])).then(|| change(span, span.of(&document.text), text))
}

fn change(span: Span, before: &str, after: String) -> Replacement {
    Replacement { span, text: after.clone(), was: before.to_owned(), reads: after }
}
