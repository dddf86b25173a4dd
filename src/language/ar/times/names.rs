//! Names of months, weekdays and years' marks, with the particles copy glues to them.

use crate::language::times::{before, folded, maybe, month, no, one_of, weekday};
use crate::language::{Clitics, Res, Sense, TokenKind, Tokens, sense};
use crate::value::time::{Calendar, Month};
use std::borrow::Cow;

/// Accusatives that say when or how and are counted by nothing.
pub(super) const ADVERBS: &[&str] = &[
    "ايضا",
    "حاليا",
    "لاحقا",
    "سابقا",
    "تقريبا",
    "رسميا",
    "نهائيا",
    "مثلا",
    "بينما",
    "عندما",
    "لما",
    "هذا",
    "تحديدا",
    "ميلاديا",
    "هجريا",
    "دوليا",
    "محليا",
    "عالميا",
    "فصاعدا",
    "وما",
    "اما",
    "كما",
    "شهدا",
];

/// The folded head without what was split off for its entry.
pub(super) fn folded_bare(input: Tokens<'_>) -> Cow<'_, str> {
    folded(input, 0)
}

/// First words of the month names of the Levant.
const LEVANT: &[&str] = &["كانون", "شباط", "اذار", "نيسان", "ايار", "حزيران", "تموز", "اب", "ايلول", "تشرين"];

/// Months whose names are everyday words, verbs or people's names too.
const DOUBTFUL: &[&str] = &[
    "مارس",
    "اب",
    "ماي",
    "اوت",
    "صفر",
    "محرم",
    "المحرم",
    "رجب",
    "شعبان",
    "شوال",
    "رمضان",
    "ربيع",
    "جمادي",
    "نيسان",
    "تموز",
    "جوان",
];

/// A month as it is named.
#[derive(Clone, Copy)]
pub(super) struct Named {
    pub(super) month: Month,
    /// From the month names of the Levant, which stand in double names.
    pub(super) levant: bool,
    /// The name means something else too.
    pub(super) doubtful: bool,
}

/// A month's name, perhaps with و, ب, ل or ف before it.
pub(super) fn month_name(input: Tokens<'_>) -> Res<'_, Named> {
    let token = input.first().ok_or(nom::Err::Error(()))?;
    if token.clitics.has(Clitics::OWNER) || token.clitics.has(Clitics::WILL) || token.clitics.has(Clitics::AS)
    {
        return no();
    }
    let (rest, found) = month(input)?;
    // Latin names count with their capital alone: "may" is a word.
    if input.text(token).is_ascii() && !token.capital {
        return no();
    }
    if token.clitics.has(Clitics::THE) && found.calendar == Calendar::Gregorian {
        return no();
    }
    let head = folded(input, 0);
    let named_by = |names: &[&str]| names.iter().any(|n| is_name(&head, n));
    Ok((rest, Named { month: found, levant: named_by(LEVANT), doubtful: named_by(DOUBTFUL) }))
}

/// The word is the name, alone or behind one of the short particles.
fn is_name(word: &str, name: &str) -> bool {
    word == name || word.strip_prefix(['و', 'ب', 'ل', 'ف']).is_some_and(|rest| rest == name)
}

/// «الثلاثاء», «يوم الثلاثاء»; the article is asked for, since «أحد» is anybody.
pub(super) fn weekday_name(input: Tokens<'_>) -> Res<'_, u8> {
    let (rest, _) = maybe(input, one_of(&["يوم", "ويوم", "ليوم", "نهار", "ليله"]));
    let token = rest.first().filter(|t| t.clitics.has(Clitics::THE)).ok_or(nom::Err::Error(()))?;
    if token.clitics.has(Clitics::OWNER) || matches!(before(rest, 1).as_ref(), "صلاه" | "خطبه" | "سوق" | "جسر")
    {
        return no();
    }
    weekday(rest)
}

/// The head carries the article.
pub(super) fn has_article(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|t| t.clitics.has(Clitics::THE))
}

/// Words of one sense that carry the article: «الماضي», «المقبل».
pub(super) fn direction(input: Tokens<'_>) -> Res<'_, crate::value::time::Direction> {
    if has_article(input) { crate::language::times::direction(input) } else { no() }
}

/// «السابع», «الحادي عشر», «الثالث والعشرين», with their article.
pub(super) fn ordinal(input: Tokens<'_>) -> Res<'_, u32> {
    if let Ok(read) = input.language().ordinal(input) {
        return Ok(read);
    }
    let one = sense(|s| match s {
        Sense::Ordinal(n) => Some(*n),
        _ => None,
    });
    let (rest, first) = match folded(input, 0).as_ref() {
        "الحادي" | "الحاديه" | "والحادي" | "والحاديه" | "حادي" => {
            (input.skip(1), 1)
        }
        "الثاني" | "الثانيه" => (input.skip(1), 2),
        "العشرين" | "العشرون" => return Ok((input.skip(1), 20)),
        "الثلاثين" | "الثلاثون" => return Ok((input.skip(1), 30)),
        _ => one(input)?,
    };
    let tens = match folded(rest, 0).as_ref() {
        "عشر" | "عشره" => 10,
        "والعشرين" | "والعشرون" => 20,
        "والثلاثين" | "والثلاثون" => 30,
        _ if matches!(folded(input, 0).as_ref(), "الحادي" | "الحاديه") => return no(),
        _ => return Ok((rest, first)),
    };
    if first < 10 { Ok((rest.skip(1), tens + first)) } else { no() }
}

/// «هـ», «م» behind a year, glued or not.
pub(super) fn era(input: Tokens<'_>) -> Res<'_, Calendar> {
    let (rest, calendar) = crate::language::times::era(input)?;
    // A lone «م» after a space may be a unit (metres).
    let glued = input.first().is_some_and(|t| !t.space_before);
    if folded(input, 0) == "م" && !glued { no() } else { Ok((rest, calendar)) }
}

/// Whether the word before the head may lead in a bare month or year.
pub(super) fn led_in(input: Tokens<'_>) -> bool {
    const LEADS: &[&str] = &[
        "في",
        "منذ",
        "حتي",
        "بين",
        "قبل",
        "بعد",
        "خلال",
        "من",
        "الي",
        "بحلول",
        "عام",
        "سنه",
        "العام",
        "شهر",
        "شهري",
        "مطلع",
        "نهايه",
        "بدايه",
        "منتصف",
        "اواخر",
        "اوائل",
        "وفي",
        "ومنذ",
        "وحتي",
        "وبين",
        "عامي",
        "لعامي",
        "العامين",
        "عامين",
        "اعوام",
        "الاعوام",
        "سنوات",
        "السنوات",
        "سنتي",
        "موسم",
        "طوال",
        "مع",
        "عن",
        "لشهر",
        "وشهر",
        "بشهر",
        "مستهل",
        "ختام",
        "متم",
    ];
    let word = before(input, 1);
    LEADS.contains(&word.as_ref()) || word.strip_prefix('و').is_some_and(|bare| LEADS.contains(&bare))
}

/// A particle that may lead in a time is glued to the head.
pub(super) fn glued_lead(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|t| {
        t.kind == TokenKind::Word && (t.clitics.has(Clitics::BY) || t.clitics.has(Clitics::TO))
    })
}
