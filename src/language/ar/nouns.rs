//! The noun that a figure counts: "3500 جندي", "ثلاثة من الجنود", "الجنود الثلاثة".

use crate::language::{
    Clitics, Cue, Function, GrammaticalNumber, NounClass, NounFirst, QualityClass, Sense, TokenKind, Tokens,
};
use crate::value::Number;

/// See [`crate::language::Language::counted`].
pub(super) fn counted<'a>(input: Tokens<'a>, count: &Number) -> Option<(Tokens<'a>, usize)> {
    let token = input.first().filter(|t| t.kind == TokenKind::Word)?;
    let has = |clitics| token.clitics.has(clitics);
    if let Some(len) = noun_here(input) {
        // "3 آلاف وجندي": what is joined is another figure's.
        let joined = has(Clitics::AND) || has(Clitics::BY) || has(Clitics::TO) || has(Clitics::THE);
        return (!joined).then(|| (input.skip(len), input.from));
    }
    // "ثلاثة من الجنود"
    let of = input.head_senses().any(|(s, len)| len == 1 && *s == Sense::Function(Function::Of));
    // «أربعة من هؤلاء الستة من الأطفال»: a definite figure takes up a group and counts no other.
    let known = input.before().is_some_and(|t| {
        let scale = |s: &Sense| matches!(s, Sense::Scale(_));
        t.clitics.has(Clitics::THE) && !input.language().lexicon().senses(t.entry).iter().any(scale)
    });
    if of && !known {
        let inner = input.skip(1);
        // «ثلاثة من مسؤولي الصندوق»: a sound plural before its owner looks like "my official".
        let construct = inner.first().is_some_and(|t| {
            t.clitics.has(Clitics::OWNER) && input.language().fold(inner.text(t)).ends_with('ي')
        });
        let many = |s: &Sense| match s {
            Sense::Noun(n) if n.number == GrammaticalNumber::Plural => true,
            Sense::Noun(n) => construct && n.class == NounClass::Person,
            _ => false,
        };
        // «تسعة من النواب المئة»: the noun has its own figure.
        if definite_figure(inner.skip(1)).is_some() {
            return None;
        }
        return (noun_here(inner).is_some() && inner.head_senses().any(|(s, _)| many(s)))
            .then(|| (inner.skip(1), inner.from));
    }
    unknown_noun(input, count).then(|| (input.skip(1), input.from))
}

/// A noun the lexicon knows, or a nationality that stands for its people; its length.
fn noun_here(input: Tokens<'_>) -> Option<usize> {
    input.head_senses().find_map(|(s, len)| match s {
        Sense::Noun(_) => Some(len),
        Sense::Quality(_, class) if *class != QualityClass::State => Some(len),
        _ => None,
    })
}

/// A word the lexicon does not know where the form is the one that the figure asks for:
/// plural after 3 to 10, the accusative ا (or ة) after 11 to 99.
fn unknown_noun(input: Tokens<'_>, count: &Number) -> bool {
    let Some(token) = input.first() else { return false };
    if input.head_senses().next().is_some() {
        return false;
    }
    let folded = input.language().fold(input.text(token));
    let letters = folded.chars().count();
    let definite = ["ال", "وال", "بال", "لل", "فال"].iter().any(|p| folded.starts_with(p));
    let joined = folded.starts_with('و') || definite || letters < 3;
    let tail = count.to_i64().map_or(0, |n| n.rem_euclid(100));
    let fits = match tail {
        3..=10 => folded.ends_with("ات") || folded.ends_with("ين") || folded.ends_with("ون"),
        11..=99 => {
            let accusative = folded.ends_with('ا') && !folded.ends_with("ها") && !folded.ends_with("وا");
            // "38 عارضوه": only a written ta marbuta tells a noun from a pronoun.
            accusative || input.text(token).ends_with('ة')
        }
        _ => false,
    };
    !joined && fits
}

/// See [`crate::language::Language::noun_first`].
pub(super) fn noun_first(input: Tokens<'_>) -> Option<NounFirst<'_>> {
    let token = input.first().filter(|t| t.kind == TokenKind::Word)?;
    let number = input.head_senses().find_map(|(s, len)| match s {
        Sense::Noun(n) if len == 1 => Some(n.number),
        Sense::Unit(_) | Sense::Currency(_) if len == 1 && is_plural(input) => {
            Some(GrammaticalNumber::Plural)
        }
        _ => None,
    })?;
    let behind = input.skip(1);
    if number == GrammaticalNumber::Singular {
        // "جندي واحد"
        let (end, numeral) = behind.numeral().ok()?;
        let first = behind.first()?;
        let one = first.kind == TokenKind::Word && numeral.value == Number::ONE;
        let plain = !first.clitics.has(Clitics::AND) && !first.clitics.has(Clitics::THE);
        let single =
            end.from == behind.from + 1 && behind.head_senses().any(|(s, _)| matches!(s, Sense::Cardinal(1)));
        return (one && plain && single).then_some(NounFirst { figure: behind, numeral, end });
    }
    // "الجولات الثلاث", "مدارسها الأربع"
    if !token.clitics.has(Clitics::THE) && !token.clitics.has(Clitics::OWNER) {
        return None;
    }
    // One adjective may stand between: "الجولات السابقة الثلاث".
    let adjective = behind.head_senses().any(|(s, _)| {
        matches!(s, Sense::Quality(..) | Sense::Cue(Cue::PreviousOf | Cue::Rest | Cue::Earlier))
    }) || is_adjective(behind);
    let at = [Some(behind), adjective.then(|| behind.skip(1))];
    at.into_iter().flatten().find_map(definite_figure)
}

/// «الدوائر الانتخابية العشر»: a definite adjective that no lexicon knows.
fn is_adjective(input: Tokens<'_>) -> bool {
    let Some(token) = input.first().filter(|t| t.kind == TokenKind::Word) else { return false };
    let word = input.language().fold(input.text(token));
    let definite = word.starts_with("ال") && word.ends_with("يه");
    definite && !input.head_senses().any(|(s, _)| matches!(s, Sense::Noun(_) | Sense::Function(_)))
}

/// Plurals of units and currencies that are no sound ones in ات.
const BROKEN: &[&str] =
    &["امتار", "اميال", "اطنان", "افدنه", "فدادين", "براميل", "دنانير", "دراهم", "اقدام", "ارطال", "قناطير"];

/// «الكيلومترات»، «الأمتار»: a unit in the plural.
fn is_plural(input: Tokens<'_>) -> bool {
    let word = input.first().map_or(String::new(), |t| input.language().fold(input.text(t)).into_owned());
    word.ends_with("ات") || BROKEN.iter().any(|plural| word.ends_with(plural))
}

/// "الثلاثة", "الـ27"
fn definite_figure(input: Tokens<'_>) -> Option<NounFirst<'_>> {
    let first = input.first()?;
    let article = matches!(&*input.language().fold(input.text(first)), "ال");
    let inner = if article { input.skip(1) } else { input };
    if !article && !first.clitics.has(Clitics::THE) {
        return None;
    }
    let (end, numeral) = inner.numeral().ok()?;
    Some(NounFirst { figure: input, numeral, end })
}
