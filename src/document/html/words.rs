//! The words of a text: white space as it stands, references to characters as those.

use crate::document::copy::Mapped;
use html5gum::{Token, Tokenizer};
use std::ops::Range;

/// The longest name of a character there is, with room for numbers.
const LONGEST: usize = 40;

/// Puts the text of a range of `source` into `copy`, each reference as the character that it
/// stands for; one that stands for nothing known is put as it is.
pub(in crate::document) fn put(copy: &mut Mapped, source: &Mapped, range: Range<usize>) {
    let mut at = range.start;
    while let Some(reference) = next_reference(&source.text, at..range.end) {
        copy.put(source, at..reference.start);
        at = reference.end;
        let raw = source.text.get(reference.clone()).unwrap_or("");
        match decoded(raw) {
            Some(character) => copy.put_as(source, reference, &character),
            None => copy.put(source, reference),
        }
    }
    copy.put(source, at..range.end);
}

/// The same as a text by itself.
pub(in crate::document) fn text(source: &Mapped, range: Range<usize>) -> String {
    let mut copy = Mapped::default();
    put(&mut copy, source, range);
    copy.text
}

/// What looks like a reference: `&`, a name or number, `;` if it has one.
fn next_reference(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let start = range.start + text.get(range.clone())?.find('&')?;
    let rest = text.get(start + 1..range.end)?.as_bytes();
    let name = rest.iter().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
    let stop = usize::from(rest.get(name) == Some(&b';'));
    Some(start..start + 1 + name + stop)
}

/// The characters of a reference; `None` when it is none.
pub(in crate::document) fn decoded(raw: &str) -> Option<String> {
    let mut out = String::new();
    for token in Tokenizer::new(raw) {
        let Ok(token) = token;
        if let Token::String(words) = token {
            out.push_str(&String::from_utf8_lossy(&words));
        }
    }
    (out != raw).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters_and_lead_back() {
        let source = Mapped::plain("A &amp; B&nbsp;&#1632;&#x6F1; &none; R&D; &eacute".into());
        let mut copy = Mapped::default();
        put(&mut copy, &source, 0..source.text.len());
        copy.close();
        assert_eq!(copy.text, "A & B\u{a0}٠۱ &none; R&D; é");
        let at = copy.text.find('٠').expect("digit");
        assert_eq!(source.text.get(copy.map.range(at..at + 2)), Some("&#1632;"));
        let end = copy.text.len();
        assert_eq!(source.text.get(copy.map.range(end - 2..end)), Some("&eacute"));
    }
}
