//! Whether two names are of one voice.

use crate::document::{Document, Span};
use crate::language::{EntryId, Function, Language, NounClass, Sense, of};

/// Whether both name one source. "Isbister" is "Magnus Isbister", and "the ministry" "the health
/// ministry", which is not "the ministry of defence"; where it was said ("الوزير في المؤتمر")
/// tells nobody apart.
pub fn same(document: &Document, a: Span, b: Span) -> bool {
    let (x, y) = (words(document, a), words(document, b));
    let (few, many) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    few.iter().all(|word| many.contains(word))
}

/// The roots of a name's words.
fn words(document: &Document, name: Span) -> Vec<String> {
    let language = of(document.language);
    name.of(&document.text)
        .split(|c: char| !c.is_alphanumeric())
        .map(|word| language.fold(word).into_owned())
        .enumerate()
        .take_while(|(at, word)| *at == 0 || !is_place(language, word))
        .map(|(_, word)| word)
        .filter(|word| word.chars().count() > 2 && !is_grammar(language, word))
        .map(|word| language.root(&word))
        .collect()
}

/// The words of a name that no lexicon knows: first names and surnames.
pub fn proper(document: &Document, name: Span) -> Vec<&str> {
    let language = of(document.language);
    let unknown = |word: &&str| language.lexicon().entry(&language.fold(word)) == EntryId::default();
    let words = name.of(&document.text).split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.chars().count() > 3).filter(unknown).collect()
}

/// Whether a name tells what somebody is and not who: "its commander", "the chief doctor".
pub fn is_role(document: &Document, name: Span) -> bool {
    let language = of(document.language);
    let lexicon = language.lexicon();
    let person = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Person);
    let mut words = name.of(&document.text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let lower = |word: &str| word.chars().next().is_some_and(char::is_lowercase);
    let last = words.clone().next_back().is_some_and(|word| {
        lexicon.senses(lexicon.entry(&language.fold(word))).iter().any(person)
    });
    // The first word of a sentence has a capital.
    words.next();
    last && words.all(lower)
}

/// Words that begin a place or an occasion: "in", "before", "نفسه".
fn is_place(language: &dyn Language, word: &str) -> bool {
    let lexicon = language.lexicon();
    let of = |s: &Sense| matches!(s, Sense::Function(Function::In | Function::At | Function::This));
    lexicon.senses(lexicon.entry(word)).iter().any(of)
}

fn is_grammar(language: &dyn Language, word: &str) -> bool {
    let lexicon = language.lexicon();
    lexicon.senses(lexicon.entry(word)).iter().any(|s| matches!(s, Sense::Function(_)))
}
