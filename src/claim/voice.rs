//! Whether two names are of one voice.

use crate::document::{Document, Span};
use crate::language::{Cue, EntryId, Function, Language, NounClass, Sense, of};

/// Whether both name one source. "Isbister" is "Magnus Isbister", and "the ministry" "the health
/// ministry", which is not "the ministry of defence"; where it was said ("الوزير في المؤتمر")
/// tells nobody apart.
pub fn same(document: &Document, a: Span, b: Span) -> bool {
    let (x, y) = (words(document, a), words(document, b));
    let (few, many) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    few.iter().all(|word| many.contains(word))
}

/// The roots of a name's words, as far as the place or occasion behind it.
fn words(document: &Document, name: Span) -> Vec<String> {
    let language = of(document.language);
    let words = folded(document, name).enumerate();
    let own = words.take_while(|(at, word)| *at == 0 || !is_place(language, word));
    roots(language, own.map(|(_, word)| word))
}

fn folded(document: &Document, text: Span) -> impl Iterator<Item = String> {
    let language = of(document.language);
    let words = text.of(&document.text).split(|c: char| !c.is_alphanumeric());
    words.map(|word| language.fold(word).into_owned())
}

/// The roots of words that are no grammar.
fn roots(language: &dyn Language, words: impl Iterator<Item = String>) -> Vec<String> {
    words
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

/// Whether the words of a name all stand in this text: "the harbour master" in "accused the
/// harbour master of …".
pub fn is_named_in(document: &Document, name: Span, text: Span) -> bool {
    let (wanted, there) = (words(document, name), roots(of(document.language), folded(document, text)));
    !wanted.is_empty() && wanted.iter().all(|word| there.contains(word))
}

/// Whether a name tells what somebody is and not who: "its commander", "the chief doctor".
pub fn is_role(document: &Document, name: Span) -> bool {
    let language = of(document.language);
    let lexicon = language.lexicon();
    let body = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Organisation);
    let words = name.of(&document.text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let lower = |word: &str| word.chars().next().is_some_and(char::is_lowercase);
    let senses = |word: &str| lexicon.senses(lexicon.entry(&language.fold(word)));
    let last = words.clone().next_back().is_some_and(|word| lower(word) && !senses(word).iter().any(body));
    // The first word of a sentence has a capital.
    last && words.skip(1).all(lower)
}

/// Whether a name is no more than "the man", «السيدة»: the one who was spoken of.
pub fn is_anybody(document: &Document, name: Span) -> bool {
    let language = of(document.language);
    let words: Vec<String> = folded(document, name).filter(|word| !is_grammar(language, word)).collect();
    let lexicon = language.lexicon();
    let known = |word: &str| {
        let bare = word.strip_prefix("ال").unwrap_or(word);
        lexicon.senses(lexicon.entry(bare)).contains(&Sense::Cue(Cue::Anybody))
    };
    matches!(words.as_slice(), [one] if known(one))
}

/// Whether a name is that of a document that was spoken of: "the bulletin", «ختام بيانها».
pub fn is_document(document: &Document, name: Span) -> bool {
    let language = of(document.language);
    let lexicon = language.lexicon();
    let writ = |s: &Sense| matches!(s, Sense::Noun(n) if n.class == NounClass::Document);
    let known = |word: &str| lexicon.senses(lexicon.entry(word)).iter().any(writ);
    let bare = |word: &str| {
        let word = word.strip_prefix("ال").unwrap_or(word);
        let owned = ["ها", "هم", "ه"].into_iter().find_map(|owner| word.strip_suffix(owner));
        known(word) || owned.is_some_and(known)
    };
    let words: Vec<String> = folded(document, name).filter(|word| !is_grammar(language, word)).collect();
    words.len() <= 2 && words.last().is_some_and(|word| bare(word))
}

/// Whether a name is that of what speaks for the one named before: "his press office", «مكتبه
/// الإعلامي», «المتحدثة باسمها».
pub fn speaks_for(document: &Document, name: Span) -> bool {
    const OWNERS: [&str; 3] = ["ها", "هم", "ه"];
    let language = of(document.language);
    let lexicon = language.lexicon();
    let says = |word: &str, wanted: Sense| lexicon.senses(lexicon.entry(word)).contains(&wanted);
    let mouth = |word: &str| says(word.strip_prefix("ال").unwrap_or(word), Sense::Cue(Cue::Mouthpiece));
    let owned = |word: &str| OWNERS.into_iter().filter_map(|owner| word.strip_suffix(owner)).any(mouth);
    let words: Vec<String> = folded(document, name).collect();
    let theirs = |word: &String| {
        says(word, Sense::Function(Function::Their))
            || word.strip_prefix("باسم").is_some_and(|o| OWNERS.contains(&o))
    };
    words.iter().any(|word| owned(word)) || words.iter().any(theirs) && words.iter().any(|word| mouth(word))
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
