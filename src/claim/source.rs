//! Who states a sentence and what stands in it.

use super::Sentence;
use crate::document::{Lang, Span};
use crate::language::{Clitics, Cue, Function, Scan, Sense, Token, TokenKind, VerbClass};

/// The longest name that is taken for a source, in tokens.
const LONGEST: usize = 12;

/// How many of the sources named before are looked for in a sentence.
const KNOWN: usize = 12;

/// A saying in a sentence: where its verb or cue begins, and who speaks.
pub(super) struct Saying {
    at: usize,
    name: Option<Span>,
}

/// The sayings of a sentence in their order. A pronoun, a participle ("adding that") or a bare
/// "he added" keeps the source before it.
///
/// `known` are the sources named before this sentence: where the words of a saying name nobody
/// ("قائلا", "he said"), one of them that the sentence names again speaks, else the last.
pub(super) fn sayings(scan: &Scan<'_>, sentence: &Sentence, known: &[Span]) -> Vec<Saying> {
    let arabic = scan.language.lang() == Lang::Ar;
    let end = sentence.tokens.end;
    let mut found: Vec<Saying> = Vec::new();
    for at in sentence.tokens.clone() {
        let Some((after, according)) = saying_at(scan, at, end) else { continue };
        let resumed = !found.is_empty() && at > 0 && is_comma(scan, at - 1);
        let start = if found.is_empty() { sentence.tokens.start } else { sentence.clause_of(at).start };
        let inverted = at > start && is_closed(scan, at - 1);
        let named = match according || arabic {
            true => name_from(scan, after, end),
            false if resumed => None,
            // '"…," said Stan': the name stands behind the verb.
            false => name_before(scan, start, at)
                .or_else(|| if inverted || at == start { name_from(scan, after, end) } else { None }),
        };
        let before = found.last().map_or_else(
            || named_again(scan, sentence, known).or(known.last().copied()),
            |saying| saying.name,
        );
        found.push(Saying { at, name: named.or(before) });
    }
    found
}

/// A verb of saying or a "according to" at a token: where it ends, and whether it is the latter.
fn saying_at(scan: &Scan<'_>, at: usize, end: usize) -> Option<(usize, bool)> {
    // "النقل" is transport, "نقل" reported.
    let noun = scan.tokens.get(at).is_some_and(|t| t.clitics.has(Clitics::THE));
    scan.slice(at, end).head_senses().filter(|_| !noun).find_map(|(s, len)| match s {
        Sense::Cue(Cue::AccordingTo) => Some((at + len, true)),
        Sense::Verb(v) if v.class == VerbClass::Say => Some((at + len, false)),
        _ => None,
    })
}

/// The sources that a sentence names, in their order.
pub(super) fn names(sayings: &[Saying]) -> impl Iterator<Item = Span> {
    sayings.iter().filter_map(|saying| saying.name)
}

/// Who states a sentence: the first that speaks in it. `None` is the writer's own voice.
pub(super) fn first(sayings: &[Saying]) -> Option<Span> {
    sayings.first()?.name
}

/// Who states what stands at a token: the last that spoke before it, else the first behind it.
pub(super) fn of(sayings: &[Saying], at: usize) -> Option<Span> {
    sayings.iter().rev().find(|saying| saying.at <= at).or(sayings.first())?.name
}

/// The source named before whose name this sentence says again.
fn named_again(scan: &Scan<'_>, sentence: &Sentence, known: &[Span]) -> Option<Span> {
    let word = |at: usize| scan.tokens.get(at).filter(|t| t.kind == TokenKind::Word);
    let text = |span: Span| span.of(scan.text);
    known.iter().rev().take(KNOWN).copied().find(|name| {
        // The last word of a name is the surname; a common noun would be anybody.
        let surname = text(*name).rsplit(char::is_whitespace).next().filter(|w| w.chars().count() > 3);
        let lexicon = scan.language.lexicon();
        let named = surname.filter(|w| lexicon.entry(&scan.language.fold(w)) == Default::default());
        named.is_some_and(|name| {
            sentence.tokens.clone().filter_map(word).any(|token| text(token.span) == name)
        })
    })
}

fn name_from(scan: &Scan<'_>, start: usize, end: usize) -> Option<Span> {
    // "وقال بالحرف", "وأضاف أمام أنصاره", "وأوضحت لاحقا": how it was said, not who said it.
    let particle = |t: &Token| t.clitics.has(Clitics::BY) || t.clitics.has(Clitics::TO);
    let placed = |s: &Sense| {
        matches!(s, Sense::Function(Function::In | Function::At | Function::On | Function::During))
            || matches!(s, Sense::Cue(Cue::Later | Cue::Earlier | Cue::SameOccasion | Cue::AfterEvent))
    };
    if scan.tokens.get(start).is_some_and(particle)
        || scan.slice(start, end).head_senses().any(|(s, _)| placed(s))
    {
        return None;
    }
    let taken = (start..end.min(start + LONGEST)).take_while(|at| part_of_name(scan, *at)).count();
    let end = start + taken;
    // "ونقلت صحيفة عن المدير": who is quoted, not who quotes.
    let quoted = |at: usize| scan.slice(at, end).head_senses().any(|(s, _)| *s == Sense::Cue(Cue::AgedAt));
    let from = (start + 1..end).find(|at| quoted(*at)).map_or(start, |at| at + 1);
    span(scan, from, end)
}

fn name_before(scan: &Scan<'_>, start: usize, verb: usize) -> Option<Span> {
    let has =
        |at: usize| scan.slice(at, at + 1).head_senses().any(|(s, _)| *s == Sense::Function(Function::Have));
    // "Otxoa, who was there, also said"
    let adverb = |at: usize| at > start && is_comma(scan, at - 1) && is_adverb(scan, at);
    let end = (start..verb).rev().take_while(|at| has(*at) || adverb(*at)).last().unwrap_or(verb);
    let back = |end: usize| {
        let from = start.max(end.saturating_sub(LONGEST));
        let taken = (from..end).rev().take_while(|at| part_of_name(scan, *at)).count();
        end - taken..end
    };
    let Some(comma) = end.checked_sub(1).filter(|at| *at > start && is_comma(scan, *at)) else {
        let name = back(end);
        return span(scan, name.start, name.end);
    };
    // "The director, Omar Haddad, said": title and name stand on both sides of a comma; "The
    // chamber, which sent inspectors, said": the name stands before an aside.
    let inner = back(comma);
    let open = (start..comma).rev().find(|at| is_comma(scan, *at));
    let outer = open.map(back).filter(|name| !name.is_empty());
    match outer {
        Some(outer) if !inner.is_empty() && Some(inner.start) == open.map(|at| at + 1) => {
            span(scan, outer.start, inner.end)
        }
        Some(outer) => span(scan, outer.start, outer.end),
        None => span(scan, inner.start, inner.end),
    }
}

/// A word in small letters that is no noun.
fn is_adverb(scan: &Scan<'_>, at: usize) -> bool {
    let Some(token) = scan.tokens.get(at).filter(|t| t.kind == TokenKind::Word && !t.capital) else {
        return false;
    };
    let known = scan.slice(at, at + 1).head_senses().any(|(s, _)| matches!(s, Sense::Noun(_) | Sense::Function(_)));
    token.span.of(scan.text).is_ascii() && !known
}

fn is_comma(scan: &Scan<'_>, at: usize) -> bool {
    scan.tokens.get(at).is_some_and(|t| matches!(t.span.of(scan.text), "," | "،"))
}

/// A comma or the end of a quotation.
fn is_closed(scan: &Scan<'_>, at: usize) -> bool {
    scan.tokens.get(at).is_some_and(|t| matches!(t.span.of(scan.text), "," | "\"" | "”" | "’" | "'"))
}

/// The mark in "Lopez-Hernandez" and "O'Hara".
fn is_inside_word(scan: &Scan<'_>, at: usize) -> bool {
    let Some(mark) = scan.tokens.get(at).filter(|t| !t.space_before) else { return false };
    let next = scan.tokens.get(at + 1).is_some_and(|t| !t.space_before && t.kind == TokenKind::Word);
    next && matches!(mark.span.of(scan.text), "-" | "‑" | "'" | "’")
}

fn part_of_name(scan: &Scan<'_>, at: usize) -> bool {
    let Some(token) = scan.tokens.get(at) else { return false };
    if is_inside_word(scan, at) {
        return true;
    }
    let ends = |s: &Sense| {
        matches!(s, Sense::Function(f) if !matches!(f, Function::The | Function::Of | Function::In | Function::From))
            || matches!(s, Sense::Verb(v) if v.class == VerbClass::Say && !token.clitics.has(Clitics::THE))
            || matches!(s, Sense::Weekday(_) | Sense::RelativeDay(_))
    };
    let particle = token.clitics.has(Clitics::AND) && scan.language.lang() == Lang::Ar;
    token.kind == TokenKind::Word && !particle && !scan.slice(at, at + 1).head_senses().any(|(s, _)| ends(s))
}

fn span(scan: &Scan<'_>, from: usize, to: usize) -> Option<Span> {
    let words: &[Token] = scan.tokens.get(from..to)?;
    let (first, last) = (words.first()?, words.last()?);
    Some(first.span.to(last.span))
}
