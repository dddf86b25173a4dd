//! The words that a checklist shows of a figure: more of them than linking asks for.

use crate::document::Span;
use crate::language::{Clitics, Function, NounClass, Scan, Sense, TokenKind};
use crate::mention::{Mention, Value};
use crate::value::{Dimension, Unit};

/// The figure with what it is an amount of ("500 grams of cocaine", «500 غرام من الكوكايين»), and
/// with the bracket before a count that was set in brackets («(15) شخصا»).
pub fn shown(scan: &Scan<'_>, mention: &Mention) -> Span {
    let span = mention.span;
    let end = substance(scan, mention).unwrap_or(span.end);
    let before = scan.text.get(..span.start as usize).unwrap_or("").trim_end();
    let closes = span.of(scan.text).find(')').is_some_and(|at| !span.of(scan.text)[..at].contains('('));
    let start = if closes && before.ends_with('(') { before.len() - 1 } else { span.start as usize };
    Span { start: u32::try_from(start).unwrap_or(span.start), end }
}

/// The end of the noun behind "of", where a mass or volume is measured.
fn substance(scan: &Scan<'_>, mention: &Mention) -> Option<u32> {
    let Value::Amount(amount) = &mention.value else { return None };
    let Unit::Physical(def) = amount.unit else { return None };
    if !matches!(def.dimension, Dimension::Mass | Dimension::Volume) {
        return None;
    }
    let all = scan.slice(mention.tokens.end, scan.tokens.len());
    let of = |s: &Sense| matches!(s, Sense::Function(Function::Of | Function::From));
    // «من أصل» begins a phrase that names the whole.
    let plain = all.first().is_some_and(|t| t.phrase_len == 0);
    let arabic_from = scan.language.lang() == crate::document::Lang::Ar;
    let joins = |s: &Sense| of(s) && (arabic_from || *s == Sense::Function(Function::Of));
    let other = |s: &Sense| {
        matches!(
            s,
            Sense::Function(_)
                | Sense::Cue(_)
                | Sense::Verb(_)
                | Sense::Cardinal(_)
                | Sense::Grain(_)
                | Sense::Direction(_)
                | Sense::RelativeDay(_)
                | Sense::Hedge(..)
                | Sense::Town(_)
                | Sense::Name
        ) || matches!(s, Sense::Noun(noun) if !is_stuff(noun.class))
    };
    let word = |n: usize| {
        let token = all.get(n).filter(|t| t.kind == TokenKind::Word && !t.capital)?;
        let done = n > 1 && all.text(token).ends_with("ed");
        // «من احتياطياتها» is "out of its reserves".
        let owned = token.clitics.has(Clitics::OWNER);
        let named = !owned && !all.skip(n).head_senses().any(|(s, _)| other(s));
        (named && !done).then_some(token.span.end)
    };
    if !plain || !all.head_senses().any(|(s, _)| joins(s)) {
        return None;
    }
    // "1.7 million tonnes of liquefied natural gas"; in Arabic the noun comes first.
    (1..=if arabic_from { 1 } else { LONGEST }).map_while(word).last()
}

/// What can be weighed out: no place, house or body of people that something comes from.
fn is_stuff(class: NounClass) -> bool {
    matches!(
        class,
        NounClass::Thing | NounClass::Abstract | NounClass::Document | NounClass::Animal | NounClass::Change
    )
}

/// How many words a substance has at most.
const LONGEST: usize = 3;
