//! Arabic ordinals ("الثالثة", "الحادية والعشرين", "الـ20") and fractions ("ثلثا").

use crate::language::{
    Clitics, Cue, Function, GrammaticalNumber, NounClass, Res, Sense, TokenKind, Tokens, VerbClass, digits,
    sense,
};
use nom::Parser;
use nom::branch::alt;

fn no<'a, T>() -> Res<'a, T> {
    Err(nom::Err::Error(()))
}

/// See [`crate::language::Language::ordinal`].
pub(super) fn ordinal(input: Tokens<'_>) -> Res<'_, u32> {
    alt((numbered, words, tens)).parse(input)
}

/// "الـ20", "ال 20" behind a singular noun: its number in a sequence.
fn numbered(input: Tokens<'_>) -> Res<'_, u32> {
    let Some(article) = input.first().filter(|t| t.kind == TokenKind::Word) else { return no() };
    if input.language().fold(input.text(article)) != "ال" {
        return no();
    }
    let before = input.from.checked_sub(1).map(|i| input.scan.slice(i, input.from));
    let plural = before.is_some_and(|b| {
        b.head_senses().any(|(s, _)| matches!(s, Sense::Noun(n) if n.number != GrammaticalNumber::Singular))
    });
    let (rest, token) = digits(input.skip(1))?;
    let number = crate::language::read_figure(input.text(token), input.language().lang())
        .and_then(|n| n.value.to_i64())
        .and_then(|n| u32::try_from(n).ok());
    // A noun behind makes it a count: "الـ20 جنديا".
    let bare = rest.first().is_some_and(|t| t.clitics == Clitics::NONE);
    let counts = bare
        && rest.head_senses().any(|(s, _)| matches!(s, Sense::Noun(_) | Sense::Scale(_) | Sense::Percent));
    match number {
        Some(number) if !(plural || counts || number > DAYS && is_of_many(input)) => Ok((rest, number)),
        _ => no(),
    }
}

/// A month has so many days, which are numbered without a noun.
const DAYS: u32 = 31;

/// «أن الـ680 الباقية», «أعضاء المجلس الـ329»: no noun stands before, or one that the things counted
/// belong to and that comes in no row.
fn is_of_many(input: Tokens<'_>) -> bool {
    let has = |back: usize, test: fn(&Sense) -> bool| {
        input
            .from
            .checked_sub(back)
            .is_some_and(|i| input.scan.slice(i, i + 1).head_senses().any(|(s, _)| test(s)))
    };
    let word = input.from.checked_sub(1).and_then(|i| input.scan.tokens.get(i));
    let numbered = has(1, |s| {
        matches!(s, Sense::Noun(n) if matches!(n.class, NounClass::Sequence | NounClass::Event))
            || matches!(s, Sense::Cue(Cue::Anniversary) | Sense::Grain(_))
    });
    let many = has(2, |s| matches!(s, Sense::Noun(n) if n.number == GrammaticalNumber::Plural));
    let bare = word.is_none_or(|t| t.kind != TokenKind::Word) || has(1, |s| matches!(s, Sense::Function(_)));
    !numbered && (many || bare)
}

/// «الذكرى الثلاثون»، «الدورة الأربعين»: behind one thing the tens number it.
fn tens(input: Tokens<'_>) -> Res<'_, u32> {
    let definite = input.first().is_some_and(|t| t.clitics.has(Clitics::THE));
    let one_thing = input.from.checked_sub(1).is_some_and(|i| {
        input.scan.slice(i, input.from).head_senses().any(|(s, _)| {
            matches!(s, Sense::Noun(n) if n.number == GrammaticalNumber::Singular)
                || matches!(s, Sense::Cue(Cue::Anniversary))
        })
    });
    if !definite || !one_thing {
        return no();
    }
    sense(|s| match s {
        Sense::Cardinal(n @ 20..=90) if n % 10 == 0 => Some(*n),
        _ => None,
    })(input)
}

/// "ثالث", "الثالثة", "الثاني عشر", "الحادي والعشرين"
fn words(input: Tokens<'_>) -> Res<'_, u32> {
    let (rest, unit) = one(input)?;
    let definite = input.first().is_some_and(|t| t.clitics.has(Clitics::THE));
    if unit < 10 {
        let ten = sense(|s| (*s == Sense::Cardinal(10)).then_some(()));
        let glued = rest.first().is_some_and(|t| t.clitics.has(Clitics::AND));
        let apart = rest.first().is_some_and(|t| rest.text(t) == "و");
        let (joined, rest) = (glued || apart, rest.skip(usize::from(apart)));
        if !joined && let Ok((after, ())) = ten(rest) {
            return Ok((after, unit + 10));
        }
        let tens = sense(|s| match s {
            Sense::Cardinal(n @ 20..=90) if n % 10 == 0 => Some(*n),
            _ => None,
        });
        let definite_tens = rest.first().is_some_and(|t| t.clitics.has(Clitics::THE));
        if joined
            && (definite_tens || !definite)
            && let Ok((after, tens)) = tens(rest)
        {
            return Ok((after, unit + tens));
        }
    }
    // 11 is only ever said with its ten or tens ("حادي" alone is no ordinal).
    let partial = input.head_senses().any(|(s, _)| matches!(s, Sense::Ordinal(11)));
    let adverb = unit <= 2 && !definite && !places(rest);
    if partial || adverb { no() } else { Ok((rest, unit)) }
}

fn one(input: Tokens<'_>) -> Res<'_, u32> {
    let (rest, number) = sense(|s| match s {
        Sense::Ordinal(n) => Some(*n),
        _ => None,
    })(input)?;
    // "الأولية" is no "أول" with a pronoun.
    if input.first().is_some_and(|t| t.clitics.has(Clitics::OWNER)) {
        return no();
    }
    Ok((rest, if number == 11 { 1 } else { number }))
}

/// "أول اجتماع": a noun behind, not "أول من أمس".
fn places(rest: Tokens<'_>) -> bool {
    rest.head_senses().any(|(s, _)| matches!(s, Sense::Noun(_)))
}

/// See [`crate::language::Language::fraction`].
pub(super) fn fraction(input: Tokens<'_>) -> Res<'_, (u32, u32)> {
    alt((several, single)).parse(input)
}

/// "ثلاثة أرباع", "أربعة أخماس"
fn several(input: Tokens<'_>) -> Res<'_, (u32, u32)> {
    let (rest, over) = sense(|s| match s {
        Sense::Cardinal(n @ 2..=9) => Some(*n),
        _ => None,
    })(input)?;
    let joined = rest.first().is_some_and(|t| t.clitics != Clitics::NONE);
    // "خمسة عشر" is fifteen: a count of parts takes their plural.
    if rest.head_senses().any(|(s, _)| matches!(s, Sense::Cardinal(_))) {
        return no();
    }
    let (rest, under) = part(rest)?;
    if joined || over >= under.1 { no() } else { Ok((rest, (over, under.1))) }
}

fn part(input: Tokens<'_>) -> Res<'_, (u32, u32)> {
    let mine = |t: &crate::language::Token| {
        t.phrase_len == 0
            && t.clitics.has(Clitics::OWNER)
            && input.language().fold(input.text(t)).ends_with('ي')
    };
    if input.first().is_some_and(mine) {
        return no();
    }
    sense(|s| match s {
        Sense::Fraction(over, under) => Some((u32::from(*over), u32::from(*under))),
        _ => None,
    })(input)
}

/// A word that leads up to the size of a change or a share stands before: "بزيادة", "بمقدار", "بنسبة".
fn sizes(input: Tokens<'_>) -> bool {
    let before = input.from.saturating_sub(1);
    input.scan.slice(before, input.from).head_senses().any(|(s, _)| match s {
        Sense::Verb(v) => matches!(v.class, VerbClass::Rise | VerbClass::Fall | VerbClass::Move),
        Sense::Noun(n) => n.class == NounClass::Change,
        Sense::Cue(cue) => matches!(cue, Cue::ShareWord | Cue::Amounting),
        Sense::Function(function) => *function == Function::By,
        _ => false,
    })
}

/// "ثلث", "ثلثا", "نصف السكان"; not "النصف الأول", "نصف النهائي", "نصف ساعة", "خمس سنوات".
fn single(input: Tokens<'_>) -> Res<'_, (u32, u32)> {
    let (rest, fraction) = part(input)?;
    let Some(token) = input.first() else { return no() };
    let behind = |test: fn(&Sense) -> bool| rest.head_senses().any(|(s, _)| test(s));
    let time = behind(|s| matches!(s, Sense::Grain(_)));
    let scale = behind(|s| matches!(s, Sense::Scale(_)));
    let ordinal = behind(|s| matches!(s, Sense::Ordinal(_)));
    let definite = |t: Tokens<'_>| {
        t.first().is_some_and(|t| t.clitics.has(Clitics::THE) || t.clitics.has(Clitics::OWNER))
            || t.first().is_some_and(|f| t.language().fold(t.text(f)).starts_with("ال"))
    };
    // "خمس", "سبع", "تسع", "عشر" are numbers first; a definite whole behind decides.
    let number_too = input.head_senses().any(|(s, _)| matches!(s, Sense::Cardinal(_)));
    let article = token.clitics.has(Clitics::THE);
    let owned = token.clitics.has(Clitics::OWNER);
    // «بزيادة الربع», «بنسبة الخُمس», no adjective behind it ("نمو الربع الماضي").
    let sized = article && sizes(input) && !rest.first().is_some_and(|t| t.clitics.has(Clitics::THE));
    // A vowel tells "خُمس" from "خَمس".
    let voiced = number_too && input.text(token).contains('\u{64f}');
    if time || scale || ordinal || (number_too && !definite(rest) && !owned && !sized && !voiced) {
        return no();
    }
    // "الربع" alone is a quarter of a year or of a town; "الثلث" and "الثلثان" are shares.
    let share_word = !article || sized || voiced || fraction.0 > 1 || matches!(fraction.1, 2 | 3);
    if share_word { Ok((rest, fraction)) } else { no() }
}
