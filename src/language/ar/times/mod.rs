//! Arabic times: dates, weekdays, clock times, durations and periods.

mod clock;
mod date;
mod length;
mod names;
mod nth;
mod period;
mod relative;
#[cfg(test)]
mod tests;

use crate::language::times::no;
use crate::language::{GrammaticalNumber, Placed, Res, Sense, TokenKind, Tokens};
use crate::value::time::TimeExpr;

pub(super) use nth::nth_of;

/// The longest time expression at the head of the tokens.
pub(super) fn time(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    let read: [fn(Tokens<'_>) -> Res<'_, TimeExpr>; 6] =
        [clock::clock, period::range, period::period, date::time, length::away, length::duration];
    let mut best: Res<'_, TimeExpr> = no();
    for grammar in read {
        if let Ok((rest, expr)) = grammar(input)
            && best.as_ref().map_or(true, |(longest, _)| rest.from > longest.from)
        {
            best = Ok((rest, expr));
        }
    }
    best
}

/// «مساء», «صباح», «فجر» before a day: «مساء الخميس», «صباح يوم الأحد».
pub(super) fn part_before(input: Tokens<'_>) -> Res<'_, Placed> {
    use crate::language::times::folded;
    let named = |word: &str| {
        Some(match word {
            "صباح" | "فجر" | "ضحي" => "MO",
            "ظهر" | "ظهيره" => "MI",
            "عصر" => "AF",
            "مساء" | "عشيه" => "EV",
            "ليل" => "NI",
            _ => return None,
        })
    };
    let (rest, side) = match folded(input, 0).as_ref() {
        "قبل" | "وقبل" => (input.skip(1), Some("MO")),
        "بعد" | "وبعد" => (input.skip(1), Some("AF")),
        _ => (input, None),
    };
    let word = folded(rest, 0);
    let part = named(&word).or_else(|| named(word.strip_prefix(['و', 'ف'])?));
    match (part, side) {
        (Some("MI"), Some(side)) => Ok((rest.skip(1), Placed::Part(side))),
        (Some(part), None) => Ok((rest.skip(1), Placed::Part(part))),
        _ => no(),
    }
}

/// Words without a sense that the grammars know by their spelling, a particle before them
/// or none.
const OPENERS: &[&str] = &["موسم", "عامي", "نهار", "ليلة", "الأعوام", "غرة", "غرّة", "فاتح", "الفاتح"];

/// See [`crate::language::Language::opens_time`].
pub(super) fn opens(word: &str) -> bool {
    let bare = word.trim_start_matches(['و', 'ب', 'ل', 'ف']);
    word.ends_with("ات") || OPENERS.contains(&bare) || OPENERS.contains(&word)
}

/// Whether a noun follows that the figure counts: «2014 جنديا», «2000 شخص».
fn counts_what_follows(rest: Tokens<'_>) -> bool {
    let Some(next) = rest.first().filter(|t| t.kind == TokenKind::Word) else { return false };
    let word = names::folded_bare(rest);
    let senses = rest.scan.language.lexicon().senses(next.entry);
    let person = next.clitics.0 == 0
        && senses.iter().any(|s| matches!(s, Sense::Noun(n) if n.number != GrammaticalNumber::Dual));
    let scale = senses.iter().any(|s| matches!(s, Sense::Scale(_) | Sense::Percent | Sense::Currency(_)));
    // The accusative of a counted noun: جنديا, شخصا, طنا.
    let accusative = next.clitics.0 == 0
        && word.chars().count() > 3
        && word.ends_with('ا')
        && !names::ADVERBS.contains(&word.as_ref())
        && !senses.iter().any(|s| matches!(s, Sense::Verb(_)));
    person || scale || accusative
}
