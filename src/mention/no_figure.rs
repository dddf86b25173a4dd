//! Digits and number words that are no figure of the story: addresses, names of
//! models and flights, telephone numbers, scores, list markers, idioms.

use crate::language::{Function, Res, Scan, Sense, Side, Token, TokenKind, Tokens, sense};
use crate::value::ReadingTable;

/// Words a page, flight or article number may stand behind ("flight no. 12": 4 tokens).
const LONGEST: usize = 4;

/// Where what is no figure and starts at token `at` ends, as a token index.
pub(super) fn end_at(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let token = scan.tokens.get(at)?;
    if token.space_before
        && let Some(end) = address_end(scan, at)
    {
        return Some(end);
    }
    match token.kind {
        TokenKind::Digits => digits_end(scan, at, token),
        _ => idiom_end(scan, at, token),
    }
}

/// A web or mail address, or a tag with letters in it: one glued run of tokens.
fn address_end(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let run = scan.tokens.get(at..)?;
    let len = 1 + run.iter().skip(1).take_while(|t| !t.space_before).count();
    let run = run.get(..len)?;
    let text = |n: usize| run.get(n).map_or("", |t| t.span.of(scan.text));
    let slashes = |n: usize| text(n) == ":" && text(n + 1) == "/" && text(n + 2) == "/";
    let address = (0..len).any(|n| slashes(n) || (text(n) == "@" && n > 0))
        || (text(0).eq_ignore_ascii_case("www") && text(1) == ".")
        || (matches!(text(0), "#" | "@") && run.get(1).is_some_and(|t| t.kind == TokenKind::Word));
    address.then_some(at + len)
}

fn digits_end(scan: &Scan<'_>, at: usize, token: &Token) -> Option<usize> {
    let glued = |n: usize| scan.tokens.get(n).filter(|t| !t.space_before);
    let text = |t: &Token| t.span.of(scan.text);
    let before = |n: usize| at.checked_sub(n).and_then(|i| scan.tokens.get(i));
    // A320, F-16, COVID-19: letters right before the digits.
    if !token.space_before {
        if before(1).is_some_and(|t| t.kind == TokenKind::Word && !may_lead(scan, at - 1)) {
            return Some(at + 1);
        }
        let hyphen = before(1).is_some_and(|t| !t.space_before && is_hyphen(text(t)));
        if hyphen && before(2).is_some_and(|t| t.kind == TokenKind::Word && !may_lead(scan, at - 2)) {
            return Some(at + 1);
        }
        if before(1).is_some_and(|t| matches!(text(t), "#" | "[" | "_")) {
            return Some(at + 1);
        }
    }
    // 5G, 3D, 737s: letters right behind them that are no unit.
    if glued(at + 1).is_some_and(|t| t.kind == TokenKind::Word && text(t).is_ascii()) && !may_follow(scan, at)
    {
        return Some(at + 2);
    }
    // 24/7, 1986/87, 7/4/2021; telephone numbers; scores.
    let joined = |mark: &dyn Fn(&str) -> bool| {
        let mut end = at + 1;
        while glued(end).is_some_and(|t| mark(text(t)))
            && glued(end + 1).is_some_and(|t| t.kind == TokenKind::Digits)
        {
            end += 2;
        }
        end
    };
    let slashes = joined(&|m| m == "/" || m == "\\");
    if slashes > at + 1 {
        return Some(slashes);
    }
    let hyphens = joined(&is_hyphen);
    // A pair that is no range ("3-1", "2014-2017") is a score, a season or a date.
    let pair = hyphens == at + 3 && super::range::read_at(scan, at, &ReadingTable::default()).is_none();
    if pair || hyphens > at + 3 || is_telephone(text(token), before(1).map(text)) {
        return Some(hyphens);
    }
    if is_list_marker(scan, at) || named_before(scan, at) || named_behind(scan, at) {
        return Some(at + 1);
    }
    None
}

pub(super) fn is_hyphen(mark: &str) -> bool {
    matches!(mark, "-" | "–" | "‑" | "−")
}

/// Particles, currencies, hedges and numbers may be glued to a figure.
fn may_lead(scan: &Scan<'_>, at: usize) -> bool {
    scan.slice(at, at + 1).head_senses().any(|(s, _)| match s {
        Sense::Function(f) => !matches!(f, Function::A),
        Sense::Currency(_) | Sense::Hedge(..) | Sense::Cardinal(_) | Sense::Scale(_) => true,
        Sense::Month(_) => true,
        _ => false,
    })
}

/// Units, scales and the endings of ordinals ("21st") may be glued behind a figure.
fn may_follow(scan: &Scan<'_>, at: usize) -> bool {
    let behind = scan.slice(at + 1, scan.tokens.len());
    let unit = behind.head_senses().any(|(s, _)| {
        matches!(
            s,
            Sense::Scale(_)
                | Sense::Percent
                | Sense::Currency(_)
                | Sense::Unit(_)
                | Sense::Grain(_)
                | Sense::DayPart(_)
                | Sense::Era(_)
        )
    });
    unit || scan.language.ordinal(scan.slice(at, scan.tokens.len())).is_ok()
}

fn is_telephone(digits: &str, before: Option<&str>) -> bool {
    let plain = digits.chars().all(|c| c.is_ascii_digit());
    plain && ((before == Some("+") && digits.len() >= 6) || (digits.starts_with('0') && digits.len() >= 6))
}

/// "1. ", "2) ", "(3) " at the start of a block.
fn is_list_marker(scan: &Scan<'_>, at: usize) -> bool {
    let text = |n: usize| scan.tokens.get(n).map_or("", |t| t.span.of(scan.text));
    let opened = at == 1 && text(0) == "(";
    let short = scan.tokens.get(at).is_some_and(|t| t.span.end - t.span.start <= 4);
    let closed = match opened {
        true => text(at + 1) == ")",
        false => at == 0 && matches!(text(at + 1), "." | ")" | "-" | "–" | ":"),
    };
    let spaced = |n: usize| scan.tokens.get(n).is_some_and(|t| t.space_before);
    short && closed && spaced(at + 2) && (opened || !spaced(at + 1) || text(at + 1) != ".")
}

/// "page 12", "flight no. 302", "المادة 5".
fn named_before(scan: &Scan<'_>, at: usize) -> bool {
    // Marks that may stand between the name and its number.
    let marks = (1..=2.min(at))
        .take_while(|n| {
            let mark = scan.tokens.get(at - n).map_or("", |t| t.span.of(scan.text));
            matches!(mark, "." | "#" | ":" | "°")
        })
        .count();
    let end = at - marks;
    (1..=LONGEST.min(end)).any(|back| {
        let start = scan.slice(end - back, end);
        not_figure(Side::Before)(start).is_ok_and(|(rest, ())| rest.is_empty())
    })
}

fn named_behind(scan: &Scan<'_>, at: usize) -> bool {
    not_figure(Side::After)(scan.slice(at + 1, scan.tokens.len())).is_ok()
}

fn not_figure<'a>(side: Side) -> impl Fn(Tokens<'a>) -> Res<'a, ()> {
    sense(move |s| (*s == Sense::NotFigure(side)).then_some(()))
}

/// Phrases with a number word in them that count nothing ("one another", "at first").
fn idiom_end(scan: &Scan<'_>, at: usize, token: &Token) -> Option<usize> {
    let len = usize::from(token.phrase_len);
    let senses = scan.language.lexicon().senses(token.phrase);
    (len > 1 && senses.iter().any(|s| matches!(s, Sense::NotFigure(_)))).then_some(at + len)
}
