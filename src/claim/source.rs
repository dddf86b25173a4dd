//! Who states a sentence and what stands in it.

use super::Sentence;
use crate::document::{Lang, Span};
use crate::language::{Clitics, Cue, Function, NounClass, Scan, Sense, Token, TokenKind, VerbClass};

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
/// ("قائلا", "he said"), one of them that the sentence names again speaks, else the last. Where
/// nobody spoke yet, it is the one who is the subject of the sentence before, `spoken_of`.
pub(super) fn sayings(
    scan: &Scan<'_>,
    sentence: &Sentence,
    known: &[Span],
    spoken_of: Option<Span>,
) -> Vec<Saying> {
    let arabic = scan.language.lang() == Lang::Ar;
    let end = sentence.tokens.end;
    let mut found: Vec<Saying> = Vec::new();
    for at in sentence.tokens.clone() {
        let Some((after, according)) = saying_at(scan, at, end) else { continue };
        let resumed = !found.is_empty() && at > 0 && is_comma(scan, at - 1);
        let start = if found.is_empty() { sentence.tokens.start } else { sentence.clause_of(at).start };
        let inverted = at > start && is_closed(scan, at - 1);
        let named = match according || arabic {
            true => name_from(scan, after, end, according),
            false if resumed => None,
            // '"…," said Stan': the name stands behind the verb.
            false if inverted && !is_aside(scan, start, at) => {
                name_from(scan, after, end, false).or_else(|| name_before(scan, start, at))
            }
            false => name_before(scan, start, at)
                .or_else(|| if inverted || at == start { name_from(scan, after, end, false) } else { None }),
        };
        // «رسم النقيب صورة قاتمة، مؤكدا أن …»: who did it says it.
        let does = || if is_circumstance(scan, sentence, at) { subject(scan, sentence) } else { None };
        // "She told a committee": the one whom the sentence before spoke of, if it did of one.
        let they = spoken_of.filter(|_| !arabic && at > 0 && is_pronoun(scan, at - 1));
        let before = found.last().map_or_else(
            || {
                does()
                    .or_else(|| named_again(scan, sentence, known))
                    .or(they)
                    .or(known.last().copied())
                    .or(spoken_of)
            },
            |saying| saying.name,
        );
        found.push(Saying { at, name: named.or(before) });
    }
    if found.is_empty() {
        found.extend(introduced(scan, sentence, arabic));
    }
    found
}

/// «ونشر مكتبه على تويتر: "…"»: any verb may lead to a quotation; who does it stands behind it.
fn introduced(scan: &Scan<'_>, sentence: &Sentence, verb_first: bool) -> Option<Saying> {
    let is = |at: usize, marks: &[&str]| {
        scan.tokens.get(at).is_some_and(|t| marks.contains(&t.span.of(scan.text)))
    };
    let colon = sentence.tokens.clone().find(|at| is(*at, &[":"]) && is(at + 1, &["\"", "“", "«"]))?;
    let start = sentence.tokens.start;
    let verb = scan.slice(start, start + 1).first().is_some_and(|t| !t.clitics.has(Clitics::THE));
    let noun = scan.slice(start, start + 1).head_senses().any(|(s, _)| matches!(s, Sense::Noun(_)));
    let name = name_from(scan, start + 1, colon, false).filter(|_| verb_first && verb && !noun)?;
    Some(Saying { at: start, name: Some(name) })
}

/// A verb of saying or a "according to" at a token: where it ends, and whether it is the latter.
fn saying_at(scan: &Scan<'_>, at: usize, end: usize) -> Option<(usize, bool)> {
    // "النقل" is transport, "نقل" reported; "the United States agreed" states nothing.
    let noun = scan.tokens.get(at).is_some_and(|t| t.clitics.has(Clitics::THE)) || is_in_name(scan, at);
    scan.slice(at, end).head_senses().filter(|_| !noun).find_map(|(s, len)| match s {
        Sense::Cue(Cue::AccordingTo) => Some((at + len, true)),
        Sense::Verb(v) if v.class == VerbClass::Say => Some((at + len, false)),
        _ => None,
    })
}

fn is_pronoun(scan: &Scan<'_>, at: usize) -> bool {
    scan.slice(at, at + 1)
        .head_senses()
        .any(|(s, _)| matches!(s, Sense::Function(Function::He | Function::She)))
}

/// Who does what a sentence begins with: "Farm minister Lotte Aarhaug wants …", «دافع وزير التجارة
/// لؤي السمان أمام اللجنة عن …».
pub(super) fn subject(scan: &Scan<'_>, sentence: &Sentence) -> Option<Span> {
    if scan.language.lang() == Lang::En {
        return english_subject(scan, sentence);
    }
    let start = sentence.tokens.start;
    let verb =
        scan.tokens.get(start).filter(|t| t.kind == TokenKind::Word && !t.clitics.has(Clitics::THE))?;
    let is =
        |at: usize, test: &dyn Fn(&Sense) -> bool| scan.slice(at, at + 1).head_senses().any(|(s, _)| test(s));
    let noun = |s: &Sense| matches!(s, Sense::Noun(_) | Sense::Function(_) | Sense::Cue(_));
    let person = |s: &Sense| matches!(s, Sense::Noun(n) if matches!(n.class, NounClass::Person | NounClass::Organisation));
    let led = verb.clitics.has(Clitics::BY) || verb.clitics.has(Clitics::TO);
    let does = scan.language.lang() == Lang::Ar && !led && !is(start, &noun) && is(start + 1, &person);
    name_from(scan, start + 1, sentence.tokens.end, false).filter(|_| does)
}

/// A person named at the head of an English sentence: a title and a name, or two words of a name.
fn english_subject(scan: &Scan<'_>, sentence: &Sentence) -> Option<Span> {
    let (start, end) = (sentence.tokens.start, sentence.tokens.end);
    let capital = |at: usize| {
        scan.tokens.get(at).is_some_and(|t| {
            t.kind == TokenKind::Word && t.span.of(scan.text).starts_with(char::is_uppercase)
        })
    };
    let unknown = |at: usize| scan.slice(at, at + 1).head_senses().next().is_none();
    let is =
        |at: usize, test: &dyn Fn(&Sense) -> bool| scan.slice(at, at + 1).head_senses().any(|(s, _)| test(s));
    let does = |s: &Sense| matches!(s, Sense::Verb(_) | Sense::Deed(_));
    let taken = (start..end.min(start + LONGEST))
        .take_while(|at| part_of_name(scan, *at) && (capital(*at) || !is(*at, &does)))
        .collect::<Vec<_>>();
    // The name ends with its last word that has a capital.
    let last = taken.iter().copied().rfind(|at| capital(*at) && unknown(*at))?;
    let named = last > start && capital(last - 1) && unknown(last - 1);
    let title =
        (start..last).any(|at| is(at, &|s| matches!(s, Sense::Noun(n) if n.class == NounClass::Person)));
    if named || title { span(scan, start, last + 1) } else { None }
}

/// «مؤكدا»، «مشيرة إلى»: a participle that goes with the subject of its sentence.
fn is_circumstance(scan: &Scan<'_>, sentence: &Sentence, at: usize) -> bool {
    let word = scan.tokens.get(at).map(|t| scan.language.fold(t.span.of(scan.text)));
    // «قائلا» has the shape of who does it.
    let shaped = |word: &str| word.starts_with('م') || word.chars().nth(1) == Some('ا');
    at > sentence.tokens.start && word.is_some_and(|word| shaped(&word) && word.ends_with(['ا', 'ه']))
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

fn name_from(scan: &Scan<'_>, start: usize, end: usize, according: bool) -> Option<Span> {
    // "وقال بالحرف", "وأضاف أمام أنصاره", "وأوضحت لاحقا": how it was said, not who said it.
    let particle = |t: &Token| t.clitics.has(Clitics::BY) || t.clitics.has(Clitics::TO);
    let placed = |s: &Sense| {
        matches!(s, Sense::Function(Function::In | Function::At | Function::On | Function::During))
            || matches!(s, Sense::Cue(Cue::Later | Cue::Earlier | Cue::SameOccasion | Cue::AfterEvent))
    };
    let imam = scan.tokens.get(start).is_some_and(|t| t.span.of(scan.text).starts_with('إ'));
    // "According to a statement by the department": who made it.
    let start = match according {
        true => behind_statement(scan, start, end).unwrap_or(start),
        false => start,
    };
    // «وفقا للوزارة» names the ministry.
    if !according && scan.tokens.get(start).is_some_and(particle)
        || !imam && scan.slice(start, end).head_senses().any(|(s, _)| placed(s))
    {
        return None;
    }
    // «إمام» the imam is written like «أمام» in front of; a name does not begin with the latter.
    let title = |at: usize| {
        at == start && scan.slice(at, at + 1).head_senses().any(|(s, _)| *s == Sense::Function(Function::At))
    };
    let mut words = start..end.min(start + LONGEST);
    let taken = words.by_ref().take_while(|at| title(*at) || part_of_name(scan, *at)).count();
    let end = start + taken;
    // "ونقلت صحيفة عن المدير": who is quoted, not who quotes.
    let quoted = |at: usize| scan.slice(at, end).head_senses().any(|(s, _)| *s == Sense::Cue(Cue::AgedAt));
    let from = (start + 1..end).find(|at| quoted(*at)).map_or(start, |at| at + 1);
    span(scan, from, end)
}

/// "A statement by", "the report of": where the one begins who made it; behind an article alone
/// what speaks begins.
fn behind_statement(scan: &Scan<'_>, start: usize, end: usize) -> Option<usize> {
    let is =
        |at: usize, test: &dyn Fn(&Sense) -> bool| scan.slice(at, end).head_senses().any(|(s, _)| test(s));
    let a = is(start, &|s| *s == Sense::Function(Function::A));
    let article = a || is(start, &|s| *s == Sense::Function(Function::The));
    let writ = (start + usize::from(article)..end.min(start + 4)).find(|at| is_statement(scan, *at))?;
    let by = |s: &Sense| matches!(s, Sense::Function(Function::By | Function::From | Function::Of));
    match is(writ + 1, &by) {
        true => Some(writ + 2),
        false => a.then_some(start + 1),
    }
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
    let known =
        scan.slice(at, at + 1).head_senses().any(|(s, _)| matches!(s, Sense::Noun(_) | Sense::Function(_)));
    token.span.of(scan.text).is_ascii() && !known
}

/// A word with a capital behind another one, where what follows has none: the end of a name.
fn is_in_name(scan: &Scan<'_>, at: usize) -> bool {
    let word = |at: usize| scan.tokens.get(at).filter(|t| t.kind == TokenKind::Word);
    let capital = |at: usize| word(at).is_some_and(|t| t.span.of(scan.text).starts_with(char::is_uppercase));
    let plain = word(at + 1).is_some_and(|t| t.span.of(scan.text).starts_with(char::is_lowercase));
    capital(at) && plain && at.checked_sub(1).is_some_and(capital)
}

/// Whether the comma before a verb closes an aside: "The director, Omar Haddad, said".
fn is_aside(scan: &Scan<'_>, start: usize, verb: usize) -> bool {
    is_comma(scan, verb - 1) && (start..verb - 1).any(|at| is_comma(scan, at))
}

fn is_statement(scan: &Scan<'_>, at: usize) -> bool {
    scan.slice(at, at + 1).head_senses().any(|(s, _)| *s == Sense::Cue(Cue::Statement))
}

/// Where or how something was said, which is no part of who said it: "in a statement", «بختام».
fn is_occasion(scan: &Scan<'_>, at: usize) -> bool {
    let token = |at: usize| scan.tokens.get(at);
    let inside = scan.slice(at, at + 1).head_senses().any(|(s, _)| *s == Sense::Function(Function::In));
    let article = |at: usize| {
        scan.slice(at, at + 1)
            .head_senses()
            .any(|(s, _)| matches!(s, Sense::Function(Function::A | Function::The)))
    };
    inside
        && (is_statement(scan, at + 1)
            || article(at + 1) && (is_statement(scan, at + 2) || is_statement(scan, at + 3)))
        || token(at).is_some_and(|t| t.clitics.has(Clitics::BY)) && is_statement(scan, at)
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

/// What is said begins with it: «بحسب الوزارة أصيب …», «أعلن العميد وفاة …».
fn is_told(class: VerbClass) -> bool {
    matches!(class, VerbClass::Say | VerbClass::Die | VerbClass::Kill | VerbClass::Hurt)
}

fn part_of_name(scan: &Scan<'_>, at: usize) -> bool {
    let Some(token) = scan.tokens.get(at) else { return false };
    if is_inside_word(scan, at) {
        return true;
    }
    if is_occasion(scan, at) {
        return false;
    }
    let next = scan.tokens.get(at + 1).filter(|t| t.kind == TokenKind::Word && !t.clitics.has(Clitics::THE));
    if next.is_some() && !is_statement(scan, at + 1) && scan.language.is_given_name(token.span.of(scan.text))
    {
        return true;
    }
    let ends = |s: &Sense| {
        matches!(s, Sense::Function(f) if !matches!(f, Function::The | Function::Their | Function::Of | Function::In | Function::From))
            || matches!(s, Sense::Verb(v) if is_told(v.class) && !token.clitics.has(Clitics::THE))
            || matches!(s, Sense::Weekday(_) | Sense::RelativeDay(_))
    };
    let particle = token.clitics.has(Clitics::AND) && scan.language.lang() == Lang::Ar;
    token.kind == TokenKind::Word && !particle && !scan.slice(at, at + 1).head_senses().any(|(s, _)| ends(s))
}

fn span(scan: &Scan<'_>, from: usize, to: usize) -> Option<Span> {
    let words: &[Token] = scan.tokens.get(from..to)?;
    // "The 31-year-old announced": whoever was spoken of.
    let first = words.first().filter(|t| t.kind == TokenKind::Word)?;
    Some(first.span.to(words.last()?.span))
}
