//! Changes that are no new figure: a word for its opposite, two figures in each other's place.

use super::Replacement;
use super::replace::Rewriter;
use crate::document::{Document, Lang, Span};
use crate::graph::Node;
use crate::language::of;
use crate::mention::{Mention, Value};
use crate::value::Number;

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

/// "Tripled" for "doubled", where a word says the factor.
pub(super) fn factor(word: Option<&Node>, factor: &Number, document: &Document) -> Option<Replacement> {
    let span = word?.span?;
    let written = span.of(&document.text);
    let near = |n: i64, d: i64| {
        let told = Number::ratio(n, d)?;
        ((factor - &told).abs() <= &told * &Number::ratio(1, 20)?).then_some((n, d))
    };
    let told = [(1, 2), (2, 1), (3, 1), (4, 1)].into_iter().find_map(|(n, d)| near(n, d))?;
    let text = of(document.language).inflection().factor(written, told)?;
    Some(change(span, written, text))
}

/// "From 31 to 48" for "from 48 to 31": one change that spans both figures. Where both name what
/// they count the nouns go along; in Arabic a noun that only one of them has would not fit the other.
pub(super) fn places(a: &Node, b: &Node, document: &Document) -> Option<Replacement> {
    let (a, b) = (a.mention.as_ref()?, b.mention.as_ref()?);
    let noun = |m: &Mention| matches!(&m.value, Value::Amount(amount) if amount.noun.is_some());
    let whole = noun(a) == noun(b);
    if !whole && document.language == Lang::Ar {
        return values(a, b, document);
    }
    let place = |m: &Mention| if whole { m.span } else { m.figure };
    let (first, second) = (place(a).min(place(b)), place(a).max(place(b)));
    if first.overlaps(second) {
        return None;
    }
    let span = first.to(second);
    let between = Span { start: first.end, end: second.start }.of(&document.text);
    let text = [second.of(&document.text), between, first.of(&document.text)].concat();
    is_near(between).then(|| change(span, span.of(&document.text), text))
}

/// Two figures of which one names what they count say each other's value: «من 2.3 مليون إلى 1.9 مليون
/// حاوية» for «من 1.9 مليون إلى 2.3 مليون حاوية».
fn values(a: &Mention, b: &Mention, document: &Document) -> Option<Replacement> {
    let stated = |m: &Mention| match &m.value {
        Value::Amount(amount) => amount.reading.stated.clone(),
        _ => None,
    };
    let anew = |m: &Mention, value| Some(Rewriter::new(document, m).figure(&value)?.replacement);
    let (a, b) = (anew(a, stated(b)?)?, anew(b, stated(a)?)?);
    let (first, second) = if a.span < b.span { (a, b) } else { (b, a) };
    if first.span.overlaps(second.span) {
        return None;
    }
    let span = first.span.to(second.span);
    let between = Span { start: first.span.end, end: second.span.start }.of(&document.text);
    let text = [&first.text, between, &second.text].concat();
    is_near(between).then(|| change(span, span.of(&document.text), text))
}

/// Figures of two sentences hardly ever changed places.
fn is_near(between: &str) -> bool {
    !between.contains(['\n', '؟', '!']) && !between.contains(". ")
}

fn change(span: Span, before: &str, after: String) -> Replacement {
    Replacement { span, text: after.clone(), was: before.to_owned(), reads: after }
}
