//! Digits and number words that are no figure of the story: addresses, names of
//! models and flights, telephone numbers, scores, list markers, idioms.

use crate::document::Lang;
use crate::language::{
    Cue, Function, GrammaticalNumber, Res, Scan, Sense, Side, Token, TokenKind, Tokens, sense,
};
use crate::value::{Number, ReadingTable};

/// Words a page, flight or article number may stand behind ("flight no. 12": 4 tokens).
const LONGEST: usize = 4;

/// Where what is no figure and starts at token `at` ends, as a token index.
pub(super) fn end_at(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let token = scan.tokens.get(at)?;
    if let Some(end) = address_end(scan, at) {
        return Some(end);
    }
    match token.kind {
        TokenKind::Digits => digits_end(scan, at, token),
        _ => idiom_end(scan, at, token),
    }
}

/// A web or mail address, or a tag with letters in it: one glued run of tokens behind a space.
pub(super) fn address_end(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let run = scan.tokens.get(at..)?;
    if !run.first()?.space_before || run.get(1)?.space_before {
        return None;
    }
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
    // "COVID -19": a name that a space slipped into.
    if before(1).is_some_and(|t| t.space_before && is_hyphen(text(t)) && !token.space_before)
        && before(2).is_some_and(|t| t.kind == TokenKind::Word && is_initials(text(t)))
    {
        return Some(at + 1);
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
    let read = || scan.slice(at, scan.tokens.len()).numeral().map_or(at, |(rest, _)| rest.from);
    if slashes > at + 1 && read() < slashes {
        return Some(slashes);
    }
    let hyphens = joined(&is_hyphen);
    // A pair that is no range ("3-1", "2014-2017") is a score, a season or a date.
    if before(1).is_some_and(|t| text(t) == "+" && t.space_before) {
        // "+964 770 1234567"
        let groups = scan.tokens.iter().skip(at + 1).take_while(|t| t.kind == TokenKind::Digits).count();
        if groups > 0 {
            return Some(at + 1 + groups);
        }
    }
    let pair = hyphens == at + 3 && super::range::read_at(scan, at, &ReadingTable::default()).is_none();
    if pair || hyphens > at + 3 || is_telephone(text(token), before(1).map(text)) {
        return Some(hyphens);
    }
    let named = || named_before(scan, at) || named_behind(scan, at) || named_with(scan, at);
    if is_label(scan, at) || is_list_marker(scan, at) || named() {
        return Some(at + 1);
    }
    None
}

/// Capital letters alone, more than one.
pub(super) fn is_initials(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase())
}

pub(super) fn is_hyphen(mark: &str) -> bool {
    matches!(mark, "-" | "–" | "‑" | "−")
}

/// Particles, currencies, hedges and numbers may be glued to a figure; one Latin letter
/// is a name ("K2").
fn may_lead(scan: &Scan<'_>, at: usize) -> bool {
    let letter = |t: &Token| t.span.end - t.span.start == 1;
    let named = scan.tokens.get(at).is_some_and(letter);
    !named
        && scan.slice(at, at + 1).head_senses().any(|(s, _)| match s {
            Sense::Function(f) => !matches!(f, Function::A),
            Sense::Currency(_) | Sense::Hedge(..) | Sense::Cardinal(_) | Sense::Scale(_) => true,
            Sense::Month(_) | Sense::Minus => true,
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
                | Sense::Grain(_)
                | Sense::DayPart(_)
                | Sense::Era(_)
        )
    });
    let unit = unit || super::quantity::unit_behind(behind, true).is_some();
    let read = || scan.slice(at, scan.tokens.len()).numeral();
    // "2.1e6"
    let exponent =
        behind.text_at(0).eq_ignore_ascii_case("e") && read().is_ok_and(|(rest, _)| rest.from > at + 1);
    unit || exponent || scan.language.ordinal(scan.slice(at, scan.tokens.len())).is_ok()
}

fn is_telephone(digits: &str, before: Option<&str>) -> bool {
    let plain = digits.chars().all(|c| c.is_ascii_digit());
    plain && ((before == Some("+") && digits.len() >= 6) || (digits.starts_with('0') && digits.len() >= 6))
}

/// "Game 2", "Phase 3": a noun in the singular with a capital, and nothing that is counted.
fn is_label(scan: &Scan<'_>, at: usize) -> bool {
    let Some(name) = at.checked_sub(1).and_then(|i| scan.tokens.get(i)) else { return false };
    let singular = |s: &Sense| matches!(s, Sense::Noun(n) if n.number == GrammaticalNumber::Singular);
    let senses = scan.language.lexicon().senses(name.entry);
    let unit = |t: Tokens<'_>| {
        t.head_senses().any(|(s, _)| {
            matches!(
                s,
                Sense::Percent | Sense::Unit(_) | Sense::Currency(_) | Sense::Scale(_) | Sense::Grain(_)
            )
        })
    };
    let behind = scan.slice(at + 1, scan.tokens.len());
    // "737 MAX 8", "ITV 4"
    let text = name.span.of(scan.text);
    let initials =
        text.chars().count() > 1 && text.chars().all(|c| c.is_ascii_uppercase()) && senses.is_empty();
    name.kind == TokenKind::Word
        && name.capital
        && (initials || senses.iter().any(singular))
        && !unit(behind)
        && scan.language.counted(behind, &Number::from(2)).is_none()
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
    // "وأيد القانون 66 نائبا": a counted noun behind makes it a figure after all.
    let behind = scan.slice(at + 1, scan.tokens.len());
    let spaced = behind.first().is_some_and(|t| t.space_before);
    if marks == 0 && spaced && counts_known(scan, behind) {
        return false;
    }
    (1..=LONGEST.min(end)).any(|back| {
        let start = scan.slice(end - back, end);
        // «بلغ عدد المواد 40»
        let counted = (end - back).checked_sub(1).is_some_and(|at| {
            scan.slice(at, at + 1).head_senses().any(|(s, _)| *s == Sense::Cue(Cue::CountOf))
        });
        !counted && not_figure(Side::Before)(start).is_ok_and(|(rest, ())| rest.is_empty())
    })
}

/// Whether a noun that the lexicon knows stands right where a counted one would.
fn counts_known(scan: &Scan<'_>, behind: Tokens<'_>) -> bool {
    super::quantity::noun_behind(behind, &Number::from(20))
        .is_some_and(|(_, noun)| noun.class.is_some() && noun.token == behind.from && scan.tokens.len() > 1)
}

/// «في الدقيقتين 12 و58», «المواد 3 و7 و9»: one more number of a name that stands before the first.
fn named_with(scan: &Scan<'_>, at: usize) -> bool {
    let digits = |at: usize| scan.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits);
    let joins = |at: usize| {
        let word = scan.slice(at, at + 1);
        matches!(word.text_at(0), "," | "،")
            || word.head_senses().any(|(s, _)| matches!(s, Sense::Function(Function::And | Function::Or)))
    };
    let mut first = at;
    for _ in 0..LISTED {
        match first.checked_sub(2).filter(|before| joins(first - 1) && digits(*before)) {
            Some(before) => first = before,
            None => break,
        }
    }
    let behind = scan.slice(at + 1, scan.tokens.len());
    scan.language.lang() == Lang::Ar && first < at && !counts_known(scan, behind) && named_before(scan, first)
}

/// How many numbers one name may have.
const LISTED: usize = 6;

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
    // "found that one in five", "the one percent increase", "that one mile": a figure begins with the last word.
    let table = ReadingTable::default();
    let figure = || {
        let at = at + len.saturating_sub(1);
        let read = super::fraction::read_at(scan, at, &table).filter(|m| m.tokens.len() > 2);
        let measured = || {
            let rest = scan.slice(at + 1, scan.tokens.len());
            super::quantity::unit_behind(rest, false).is_some()
        };
        read.or_else(|| super::percent::read_at(scan, at, &table)).is_some() || measured()
    };
    let led = scan
        .slice(at, at + 1)
        .head_senses()
        .any(|(s, _)| matches!(s, Sense::Function(Function::That | Function::The)));
    (len > 1 && !(led && figure()) && senses.iter().any(|s| matches!(s, Sense::NotFigure(_))))
        .then_some(at + len)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ar, en};

    #[test]
    fn names_addresses_scores_and_idioms() {
        for text in [
            "an A320 and two-way radios of type 5",
            "the G7 and the F-16 jet",
            "see page 12 or https://example.org/2021/04/3000-soldiers",
            "Flight 302 left",
            "mail desk24@example.org or call +964 7701234567",
            "They lost 3-1.",
            "a 5G mast",
            "no one spoke to one another",
            "He was the one.",
            "open 24/7",
            "under resolution 2254",
        ] {
            assert_eq!(en(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(en("2. The board meets."), Vec::<String>::new());
        for text in [
            "المادة 140",
            "القرار رقم 2254",
            "وصل يوم الاثنين",
            "كل واحد منهم",
            "كوفيد-19",
            "سجل في الدقائق 12 و58 و80",
        ] {
            assert_eq!(ar(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_is_a_figure_all_the_same() {
        assert_eq!(en("2,500 left."), ["number 2,500 [2,500] = 2500"]);
        assert_eq!(ar("أيد القانون 66 نائبا"), ["quantity 66 نائبا [66] = 66 نائب"]);
        assert_eq!(ar("بلغ عدد المواد 40"), ["number 40 [40] = 40"]);
        assert_eq!(ar("و50 جنديا"), ["quantity 50 جنديا [50] = 50 جندي"]);
    }
}
