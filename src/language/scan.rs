//! One pass over the text: tokens with their lexicon entries.

use super::memo::Memo;
use super::{Clitics, EntryId, Language, Opens, Sense, Token, TokenKind, Tokens};
use crate::document::Span;
use rustc_hash::FxHashMap;

/// A scanned block of text.
pub struct Scan<'t> {
    /// The document's whole text, which spans refer to.
    pub text: &'t str,
    /// Whose words it is written in.
    pub language: &'static dyn Language,
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
    /// Numbers that were read in it.
    pub(super) memo: Memo,
}

impl<'t> Scan<'t> {
    /// All tokens as parser input.
    pub fn tokens(&'t self) -> Tokens<'t> {
        Tokens { scan: self, from: 0, to: self.tokens.len() }
    }

    /// The tokens `from..to` as parser input.
    pub fn slice(&'t self, from: usize, to: usize) -> Tokens<'t> {
        Tokens { scan: self, from, to: to.min(self.tokens.len()) }
    }
}

/// Scans the bytes `part` of `text`.
pub fn scan<'t>(text: &'t str, part: Span, language: &'static dyn Language) -> Scan<'t> {
    Scanner::new(text, language).scan(part)
}

/// Scans the parts of one text. A word is looked up once, however often it stands there.
pub struct Scanner<'t> {
    text: &'t str,
    language: &'static dyn Language,
    known: FxHashMap<&'t str, Known>,
}

/// What the lexicon makes of a word.
struct Known {
    entry: EntryId,
    clitics: Clitics,
    opens: Opens,
    /// What is left of it after particles where a phrase may begin, likeliest first.
    heads: Box<[(Clitics, Box<str>)]>,
}

impl<'t> Scanner<'t> {
    /// A scanner of this text.
    pub fn new(text: &'t str, language: &'static dyn Language) -> Scanner<'t> {
        Scanner { text, language, known: FxHashMap::default() }
    }

    /// Scans the bytes `part` of the text.
    pub fn scan(&mut self, part: Span) -> Scan<'t> {
        let body = part.of(self.text);
        let mut tokens = Vec::with_capacity(body.len() / 6);
        let mut heads = Vec::new();
        let mut rest = body;
        let mut space_before = true;
        while let Some(first) = rest.chars().next() {
            let start = part.start as usize + (body.len() - rest.len());
            let (kind, len) = match () {
                () if first.is_whitespace() || is_invisible(first) => {
                    space_before |= first.is_whitespace();
                    rest = &rest[first.len_utf8()..];
                    continue;
                }
                () if digit_value(first).is_some() => (TokenKind::Digits, digits_len(rest)),
                () if is_letter(first) => (TokenKind::Word, word_len(rest)),
                () => (TokenKind::Mark, first.len_utf8()),
            };
            let mut token = Token {
                span: Span::new(start, start + len),
                kind,
                entry: EntryId::NONE,
                phrase: EntryId::NONE,
                phrase_len: 0,
                opens: Opens::NONE,
                clitics: Clitics::NONE,
                space_before,
                capital: first.is_uppercase(),
            };
            if kind != TokenKind::Digits {
                let word = &rest[..len];
                let known = self.known.entry(word).or_insert_with(|| look_up(word, kind, self.language));
                (token.entry, token.clitics, token.opens) = (known.entry, known.clitics, known.opens);
                if !known.heads.is_empty() {
                    heads.push(tokens.len());
                }
            }
            tokens.push(token);
            space_before = false;
            rest = &rest[len..];
        }
        self.find_phrases(&mut tokens, &heads);
        if self.language.brackets_counts() {
            self.open_brackets(&mut tokens);
        }
        Scan { text: self.text, language: self.language, tokens, memo: Memo::default() }
    }

    /// «قتل (15) شخصا», «(200) مليون ريال»: marks about a count that its noun follows say nothing,
    /// and are no tokens.
    fn open_brackets(&self, tokens: &mut Vec<Token>) {
        let text = |t: &Token| t.span.of(self.text);
        // «في العام (2019) جنود …» is a year, «خمسة عشر (15) شخصا» told the number before.
        let counts = |window: &[Token]| match window {
            [before, open, figure, close, after] => {
                text(open) == "("
                    && text(close) == ")"
                    && figure.kind == TokenKind::Digits
                    && after.kind == TokenKind::Word
                    && text(figure).chars().filter(|c| digit_value(*c).is_some()).count() != 4
                    && !self.any_sense(before, is_number)
                    && self.any_sense(after, is_counted)
            }
            _ => false,
        };
        let found: Vec<usize> = tokens
            .windows(5)
            .enumerate()
            .filter(|(_, window)| counts(window))
            .map(|(at, _)| at + 1)
            .collect();
        if found.is_empty() {
            return;
        }
        for &open in &found {
            tokens[open + 1].space_before = tokens[open].space_before;
        }
        let mut marks = found.iter().flat_map(|&open| [open, open + 2]).peekable();
        let mut at = 0;
        tokens.retain(|_| {
            let goes = marks.next_if_eq(&at).is_some();
            at += 1;
            !goes
        });
    }

    fn any_sense(&self, token: &Token, is: impl Fn(&Sense) -> bool) -> bool {
        let lexicon = self.language.lexicon();
        lexicon.senses(token.phrase).iter().chain(lexicon.senses(token.entry)).any(is)
    }

    /// Marks the longest phrase that starts at each of the tokens `heads`. A phrase's first
    /// word may carry particles; its other words must stand as the data writes them.
    fn find_phrases(&self, tokens: &mut [Token], heads: &[usize]) {
        let lexicon = self.language.lexicon();
        let mut key = String::new();
        for &i in heads {
            let Some(known) = self.known.get(tokens[i].span.of(self.text)) else { continue };
            for (clitics, head) in &known.heads {
                key.clear();
                key.push_str(head);
                let mut best = (EntryId::NONE, 0_u8);
                let behind = tokens.iter().skip(i + 1).take_while(|t| t.kind != TokenKind::Digits);
                for (n, next) in behind.enumerate() {
                    key.push(' ');
                    key.push_str(&self.language.fold(next.span.of(self.text)));
                    let form = lexicon.form(&key);
                    if form.entry != EntryId::NONE {
                        best = (form.entry, u8::try_from(n + 2).unwrap_or(u8::MAX));
                    }
                    if !form.goes_on {
                        break;
                    }
                }
                if best.1 > 0 {
                    let token = &mut tokens[i];
                    (token.phrase, token.phrase_len) = best;
                    token.clitics = token.clitics.with(*clitics);
                    token.opens = token.opens.with(lexicon.opens(best.0));
                    break;
                }
            }
        }
    }
}

fn is_number(sense: &Sense) -> bool {
    matches!(sense, Sense::Cardinal(_) | Sense::Scale(_) | Sense::DualScale(_))
}

/// What a number right before it counts or measures.
fn is_counted(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::Scale(_)
            | Sense::Noun(_)
            | Sense::Currency(_)
            | Sense::Unit(_)
            | Sense::Percent
            | Sense::Grain(_)
            | Sense::Month(_)
    )
}

fn look_up(word: &str, kind: TokenKind, language: &dyn Language) -> Known {
    let lexicon = language.lexicon();
    let folded = language.fold(word);
    let form = lexicon.form(&folded);
    let (mut entry, mut found_clitics) = (form.entry, Clitics::NONE);
    let mut heads: Vec<(Clitics, Box<str>)> = Vec::new();
    if form.goes_on {
        heads.push((Clitics::NONE, folded.as_ref().into()));
    }
    // A mark carries no particles. Phrases are looked for behind every analysis, the
    // entry is that of the first one that has any.
    if kind == TokenKind::Word {
        language.analyses(&folded, &mut |clitics, rest| {
            let form = lexicon.form(rest);
            if form.goes_on {
                heads.push((clitics, rest.into()));
            }
            if entry == EntryId::NONE && form.entry != EntryId::NONE {
                (entry, found_clitics) = (form.entry, clitics);
            }
            false
        });
    }
    let by_spelling = match kind {
        TokenKind::Mark => Opens::of_mark(word),
        _ if language.opens_time(word) => Opens::TIME,
        _ => Opens::NONE,
    };
    let opens = lexicon.opens(entry).with(by_spelling);
    Known { entry, clitics: found_clitics, opens, heads: heads.into() }
}

/// The value of a decimal digit in Western, Arabic-Indic or Persian script.
pub fn digit_value(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '٠'..='٩' => Some((c as u32 - '٠' as u32) as u8),
        '۰'..='۹' => Some((c as u32 - '۰' as u32) as u8),
        _ => None,
    }
}

/// Letters and the marks that belong to them (tashkeel, tatweel).
fn is_letter(c: char) -> bool {
    // Most of what is read is ASCII or plain Arabic; the tables of Unicode are slow.
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphabetic(),
        '\u{0620}'..='\u{064A}' => true,
        _ => c.is_alphabetic() || is_mark(c),
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}')
}

/// Direction marks and zero-width characters: no token, no white space.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}')
}

fn word_len(text: &str) -> usize {
    text.char_indices().find(|(_, c)| !is_letter(*c)).map_or(text.len(), |(i, _)| i)
}

/// Digits with single separators between them: `3,500.25`, `٢٬٥٠٠`, `14:30`, `5ر4`.
fn digits_len(text: &str) -> usize {
    let mut end = 0;
    // Since the last digit: one separator may stand between two, and behind it invisible marks.
    let (mut separator, mut hidden) = (false, false);
    for (i, c) in text.char_indices() {
        match c {
            c if digit_value(c).is_some() => (end, separator, hidden) = (i + c.len_utf8(), false, false),
            ',' | '.' | '٬' | '٫' | '،' | ':' | 'ر' | '\'' | '’' if !separator && !hidden => {
                separator = true
            }
            c if is_invisible(c) => hidden = true,
            _ => break,
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Lang;
    use crate::language::{Cue, Function, Sense, VerbClass, of};
    use proptest::prelude::*;

    fn words(text: &str, lang: Lang) -> Vec<&str> {
        let scan = scan(text, Span::new(0, text.len()), of(lang));
        scan.tokens.iter().map(|t| t.span.of(text)).collect()
    }

    fn means(text: &str, lang: Lang, token: usize, sense: Sense) -> bool {
        let scan = scan(text, Span::new(0, text.len()), of(lang));
        scan.slice(token, scan.tokens.len()).head_senses().any(|(s, _)| *s == sense)
    }

    #[test]
    fn digits_keep_their_separators_and_leave_the_full_stop() {
        assert_eq!(words("From 3,500.25 to 14:30.", Lang::En), ["From", "3,500.25", "to", "14:30", "."]);
        assert_eq!(words("٢٬٥٠٠ جندي و331", Lang::Ar), ["٢٬٥٠٠", "جندي", "و", "331"]);
        assert_eq!(words("5ر4 مليار", Lang::Ar), ["5ر4", "مليار"]);
    }

    #[test]
    fn phrases_win_over_their_first_word() {
        assert!(means("among them 2,500", Lang::En, 0, Sense::Cue(Cue::PartFollows)));
        assert!(means("ومن بينهم 2500", Lang::Ar, 0, Sense::Cue(Cue::PartFollows)));
        assert!(means("بينهم 2500", Lang::Ar, 0, Sense::Cue(Cue::PartFollows)));
    }

    #[test]
    fn particles_and_spelling_do_not_hide_a_word() {
        let text = "وارتفعت";
        let scan = scan(text, Span::new(0, text.len()), of(Lang::Ar));
        assert!(scan.tokens[0].clitics.has(Clitics::AND));
        let rises = |s: &Sense| matches!(s, Sense::Verb(v) if v.class == VerbClass::Rise);
        assert!(scan.tokens().head_senses().any(|(s, _)| rises(s)));
        assert!(means("الى", Lang::Ar, 0, Sense::Function(Function::To)));
        assert!(means("إِلَى", Lang::Ar, 0, Sense::Function(Function::To)));
    }

    proptest! {
        #[test]
        fn tokens_slice_to_the_text_in_order(text in "[a-z ,.0-9٠-٩أ-يـً٬\u{200f}%«»\n]{0,80}") {
            for lang in [Lang::En, Lang::Ar] {
                let scan = scan(&text, Span::new(0, text.len()), of(lang));
                let mut end = 0;
                for token in &scan.tokens {
                    prop_assert!(token.span.start >= end);
                    prop_assert!(!token.span.of(&text).is_empty());
                    end = token.span.end;
                }
            }
        }
    }
}
