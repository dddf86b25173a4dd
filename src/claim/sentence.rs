//! Sentences and clauses of a block, as ranges of tokens.

use crate::language::{Scan, Sense, TokenKind};
use std::ops::Range;

/// The most tokens that a sentence of prose has; a longer run is a table or a heap.
pub const LONGEST: usize = 400;

/// A run of more tokens than this is cut into stretches of this length: what looks at pairs of
/// places in a sentence then costs no more than the length of the copy.
const STRETCH: usize = 1_000;

/// A sentence: its tokens and where its clauses end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Indices of its tokens in the block's scan, closing mark included.
    pub tokens: Range<usize>,
    /// Its clauses in order; together they are the sentence.
    pub clauses: Vec<Range<usize>>,
    /// Whether it is one by its length, no table and no stretch of a heap.
    pub whole: bool,
}

impl Sentence {
    /// The clause that holds token `index`; the whole sentence if none does.
    pub fn clause_of(&self, index: usize) -> Range<usize> {
        let after = self.clauses.partition_point(|clause| clause.end <= index);
        self.clauses.get(after).cloned().unwrap_or_else(|| self.tokens.clone())
    }
}

/// Cuts a block into sentences.
///
/// A full stop ends a sentence unless it follows an abbreviation or an initial
/// and the next word goes on in the same sentence; closing quotes and brackets
/// belong to the sentence they close.
pub fn sentences(scan: &Scan<'_>) -> Vec<Sentence> {
    let count = scan.tokens.len();
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < count {
        let ends = ends_sentence(scan, at);
        at += 1;
        if !ends {
            continue;
        }
        while mark(scan, at).is_some_and(|m| "\"”’»)]".contains(m)) && is_glued(scan, at) {
            at += 1;
        }
        push(scan, start..at, &mut found);
        start = at;
    }
    if start < count {
        push(scan, start..count, &mut found);
    }
    found
}

/// Adds a sentence, or the stretches of a run that is too long for one.
fn push(scan: &Scan<'_>, tokens: Range<usize>, found: &mut Vec<Sentence>) {
    let whole = tokens.len() <= LONGEST;
    for start in tokens.clone().step_by(STRETCH) {
        found.push(sentence(scan, start..tokens.end.min(start + STRETCH), whole));
    }
}

fn mark<'t>(scan: &Scan<'t>, index: usize) -> Option<&'t str> {
    let token = scan.tokens.get(index).filter(|t| t.kind == TokenKind::Mark)?;
    Some(token.span.of(scan.text))
}

fn is_glued(scan: &Scan<'_>, index: usize) -> bool {
    scan.tokens.get(index).is_some_and(|t| !t.space_before)
}

fn ends_sentence(scan: &Scan<'_>, index: usize) -> bool {
    match mark(scan, index) {
        Some("!" | "?" | "؟" | "…") => true,
        Some(".") => {
            !is_inside(scan, index) && !follows_abbreviation(scan, index) && !precedes_initial(scan, index)
        }
        _ => false,
    }
}

/// "كريم. ب (31 عاما)": no sentence begins with a lone letter of an alphabet without capitals.
fn precedes_initial(scan: &Scan<'_>, index: usize) -> bool {
    let letter = |t: &crate::language::Token| {
        t.kind == TokenKind::Word
            && !t.span.of(scan.text).is_ascii()
            && t.span.of(scan.text).chars().count() == 1
    };
    scan.tokens.get(index + 1).is_some_and(letter)
}

/// A stop with a word glued behind it ("U.S", "example.org", "p.m") is inside a word.
fn is_inside(scan: &Scan<'_>, index: usize) -> bool {
    scan.tokens.get(index + 1).is_some_and(|next| !next.space_before && next.kind != TokenKind::Mark)
}

/// What follows the name of a town whose clock is meant.
const CLOCK: &str = "time";

fn follows_abbreviation(scan: &Scan<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).and_then(|i| scan.tokens.get(i)) else { return false };
    let Some(next) = scan.tokens.get(index + 1) else { return false };
    if before.kind != TokenKind::Word {
        return false;
    }
    let senses = scan.language.lexicon().senses(before.entry);
    let abbreviation = senses.contains(&Sense::Abbreviation);
    let initial = before.capital && before.span.of(scan.text).chars().count() == 1;
    // "Dr. Smith" goes on although a capital follows; "6 p.m. The" does not.
    let title = abbreviation && before.capital;
    // "7 a.m. Nairobi time", "7 p.m. Friday": the clock of a town, or the day.
    let timed = scan.tokens.get(index + 2).is_some_and(|t| {
        let senses = scan.language.lexicon().senses(t.entry);
        senses.iter().any(|s| matches!(s, Sense::Zone(_))) || t.span.of(scan.text) == CLOCK
    });
    let day = scan.language.lexicon().senses(next.entry).iter().any(|s| matches!(s, Sense::Weekday(_)));
    initial || title || (abbreviation && (!next.capital || timed || day))
}

fn sentence(scan: &Scan<'_>, tokens: Range<usize>, whole: bool) -> Sentence {
    let mut clauses = Vec::new();
    let mut start = tokens.start;
    for index in tokens.clone() {
        let separates = match mark(scan, index) {
            Some(";" | "؛" | "—" | "–") => true,
            Some("," | "،") => has_verb(scan, start..index) && has_verb(scan, index + 1..tokens.end),
            _ => false,
        };
        if separates && index + 1 < tokens.end {
            clauses.push(start..index + 1);
            start = index + 1;
        }
    }
    clauses.push(start..tokens.end);
    Sentence { tokens, clauses, whole }
}

/// Whether a verb that matters stands before the next comma of `range`: only then
/// is a comma the border of a clause and not of a list.
fn has_verb(scan: &Scan<'_>, range: Range<usize>) -> bool {
    let lexicon = scan.language.lexicon();
    let to_comma = range.clone().take_while(|i| !matches!(mark(scan, *i), Some("," | "،")));
    to_comma.filter_map(|i| scan.tokens.get(i)).any(|token| {
        let senses = lexicon.senses(token.phrase).iter().chain(lexicon.senses(token.entry));
        senses.into_iter().any(|s| matches!(s, Sense::Verb(_)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Lang, Span};
    use crate::language::{of, scan};

    fn cut(text: &str, lang: Lang) -> Vec<(String, usize)> {
        let scan = scan(text, Span::new(0, text.len()), of(lang));
        let words = |r: &Range<usize>| {
            let spans: Vec<Span> = scan.tokens[r.clone()].iter().map(|t| t.span).collect();
            spans[0].to(spans[spans.len() - 1]).of(text).to_owned()
        };
        sentences(&scan).iter().map(|s| (words(&s.tokens), s.clauses.len())).collect()
    }

    fn texts(text: &str, lang: Lang) -> Vec<String> {
        cut(text, lang).into_iter().map(|(t, _)| t).collect()
    }

    #[test]
    fn stops_after_titles_initials_and_inside_words_end_nothing() {
        assert_eq!(
            texts("Dr. Amal Said of the U.S. agency spoke. \"We have 3.5 tons.\" J. Hart left.", Lang::En),
            ["Dr. Amal Said of the U.S. agency spoke.", "\"We have 3.5 tons.\"", "J. Hart left."]
        );
    }

    #[test]
    fn arabic_question_marks_and_quotes() {
        assert_eq!(
            texts("كم بقي؟ قال «بقي 40 جنديا.» ثم غادر.", Lang::Ar),
            ["كم بقي؟", "قال «بقي 40 جنديا.»", "ثم غادر."]
        );
    }

    #[test]
    fn a_run_that_is_no_sentence_is_cut() {
        let text = format!("Before it. {}", "12 ".repeat(STRETCH + 5));
        let scan = scan(&text, Span::new(0, text.len()), of(Lang::En));
        let found: Vec<_> = sentences(&scan).iter().map(|s| (s.tokens.len(), s.whole)).collect();
        assert_eq!(found, [(3, true), (STRETCH, false), (5, false)]);
    }

    #[test]
    fn a_comma_between_two_verbs_parts_clauses_but_not_a_list() {
        assert_eq!(cut("Sales rose to 40, profit fell to 12.", Lang::En)[0].1, 2);
        assert_eq!(cut("Police arrested two men, a woman and a boy.", Lang::En)[0].1, 1);
        assert_eq!(cut("ارتفع عدد الركاب إلى 40، وانخفض عدد الرحلات إلى 12.", Lang::Ar)[0].1, 2);
    }
}
