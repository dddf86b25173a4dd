//! Figures and times as written: spans and readings. One file a kind.

mod age;
mod draft;
mod fraction;
mod hedge;
mod life_year;
pub mod listing;
mod model;
mod money;
mod no_figure;
mod number;
mod ordinal;
mod percent;
mod quantity;
mod range;
mod rank;
mod score;
pub mod time;
mod vague;

pub use model::{Amount, Counted, Kind, Mention, Value};

use crate::document::{Block, Document, Span};
use crate::language::{self, Opens, Scan};
use crate::value::ReadingTable;

/// One block with its tokens and what was read in it.
pub struct Reading<'d> {
    /// The block of the document.
    pub block: &'d Block,
    /// Its tokens.
    pub scan: Scan<'d>,
    /// What was read, in order; spans never overlap.
    pub mentions: Vec<Mention>,
}

/// The bytes of the tokens from `from` up to `to`, without the particles glued to the first.
pub fn bare_span(scan: &Scan<'_>, from: usize, to: usize) -> Span {
    draft::span_of(scan.slice(from, to), scan.slice(to, to))
}

/// Reads every figure and time of a document, block by block.
pub fn read<'d>(document: &'d Document) -> Vec<Reading<'d>> {
    let (language, table) = (language::of(document.language), &document.readings);
    let mut scanner = language::Scanner::new(&document.text, language);
    document
        .blocks
        .iter()
        .map(|block| {
            let scan = scanner.scan(block.span);
            let mentions = read_block(&scan, table, |at| time::read_at(&scan, at, document, table));
            Reading { block, scan, mentions }
        })
        .collect()
}

/// A kind's reader: what starts at a token, if anything of that kind does.
type Reader = fn(&Scan<'_>, usize, &ReadingTable) -> Option<Mention>;

/// The kinds of figures; of two that read equally far the first here wins.
const KINDS: &[Reader] = &[
    range::read_at,
    // "سبعة في المئة" is seven per cent before it is seven in a hundred.
    percent::read_at,
    fraction::read_at,
    money::read_at,
    rank::read_at,
    quantity::read_at,
    vague::read_at,
    ordinal::read_at,
    number::read_at,
];

/// Walks the tokens from left to right. At each token the kind that reads farthest
/// wins and what it read is skipped, so spans never overlap.
fn read_block(
    scan: &Scan<'_>,
    table: &ReadingTable,
    time_at: impl Fn(usize) -> Option<Mention>,
) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        let opens = scan.language.may_open(scan.slice(at, scan.tokens.len()));
        if opens == Opens::NONE {
            at = no_figure::address_end(scan, at).unwrap_or(at + 1);
            continue;
        }
        let figures = opens.has(Opens::FIGURE);
        // An age reads as far as the duration it looks like, and says more.
        let mut best = None;
        if let Some(pair) = figures.then(|| score::read_at(scan, at, table)).flatten() {
            at += 3;
            mentions.extend(pair);
            continue;
        }
        if figures {
            best = age::read_at(scan, at, table).or_else(|| life_year::read_at(scan, at, table));
        }
        let longer = |best: &Option<Mention>, new: &Mention| {
            best.as_ref().is_none_or(|best| new.tokens.end > best.tokens.end)
        };
        if let Some(time) = time_at(at).filter(|m| longer(&best, m)) {
            best = Some(time);
        }
        let beyond = no_figure::end_at(scan, at);
        if beyond.is_none() && figures {
            for read_at in KINDS {
                if let Some(new) = read_at(scan, at, table).filter(|m| longer(&best, m)) {
                    best = Some(new);
                }
            }
        }
        match (best, beyond) {
            (Some(mention), _) => {
                at = mention.tokens.end.max(at + 1);
                mentions.push(mention);
            }
            (None, Some(end)) => at = end.max(at + 1),
            (None, None) => at += 1,
        }
    }
    mentions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Lang, Span};
    use crate::language::{of, scan};
    use crate::value::Unit;

    /// Every figure in English copy, as `kind span [figure] hedge = value unit`.
    pub fn en(text: &str) -> Vec<String> {
        read_text(text, Lang::En)
    }

    /// The same for Arabic copy.
    pub fn ar(text: &str) -> Vec<String> {
        read_text(text, Lang::Ar)
    }

    fn read_text(text: &str, lang: Lang) -> Vec<String> {
        let scan = scan(text, Span::new(0, text.len()), of(lang));
        let mentions = read_block(&scan, &ReadingTable::default(), |_| None);
        mentions.iter().map(|m| describe(m, text, &scan)).collect()
    }

    fn describe(m: &Mention, text: &str, scan: &Scan<'_>) -> String {
        let kind = serde_json::to_string(&m.kind).unwrap_or_default();
        let head = format!("{} {} [{}]", kind.trim_matches('"'), m.span.of(text), m.figure.of(text));
        let amount = match &m.value {
            Value::Amount(amount) => amount,
            Value::Ordinal(n) => return format!("{head} #{n}"),
            Value::Time(_) => return head,
        };
        let hedge = amount.hedge.map(|h| serde_json::to_string(&h).unwrap_or_default().replace('"', ""));
        let hedge = hedge.map(|h| format!(" {h}")).unwrap_or_default();
        let value = match (&amount.ends, &amount.reading.stated) {
            (Some((low, high)), _) => format!("{low}..{high}"),
            (None, Some(stated)) => stated.to_rounded_decimal(3),
            (None, None) => {
                let low = amount.reading.plain.low.as_ref().map(|b| b.value.to_string());
                let high = amount.reading.plain.high.as_ref().map(|b| b.value.to_string());
                format!("{}..{}", low.unwrap_or_default(), high.unwrap_or_default())
            }
        };
        let noun = amount.noun.as_ref().and_then(|n| n.lemma).map(|l| scan.language.lexicon().lemma_name(l));
        let unit = match (&amount.unit, noun, &amount.noun) {
            (Unit::None, Some(noun), _) => format!(" {noun}"),
            (Unit::None, None, Some(_)) => " ?".into(),
            (unit, ..) if *unit != Unit::None => format!(" {}", unit.symbol()),
            _ => String::new(),
        };
        format!("{head}{hedge} = {value}{unit}")
    }
}
