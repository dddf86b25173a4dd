//! Arabic dates told from the day of publication.

use super::date::whole;
use super::names::{direction, has_article, weekday_name};
use crate::language::times::{before, folded, grain, maybe, no, one_of, relative_day};
use crate::language::{Clitics, Res, Sense, TokenKind, Tokens, punct, word};
use crate::value::time::{Anchor, DateExpr, Direction, Grain};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// «أمس», «اليوم الثلاثاء», «غدا الاثنين», «أول من أمس (الأحد)», «مساء اليوم, 7 أبريل».
pub(super) fn day(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, away) = relative_day(input)?;
    // «لامس» is the verb "touched".
    let other_word = |c: Clitics| {
        [Clitics::OWNER, Clitics::WILL, Clitics::AS].iter().any(|wrong| c.has(*wrong))
            || c.has(Clitics::TO) && away < 0
    };
    // «بكرة» is "with a ball" too, and «عن بكرة أبيهم» everybody.
    let ball = matches!(folded(input, 0).as_ref(), "بكره" | "بكرا")
        && !(rest.first().is_none_or(|t| t.kind == TokenKind::Mark) || weekday_name(rest).is_ok());
    if ball || input.first().is_some_and(|t| other_word(t.clitics)) || is_a_day_of_many(input, rest, away) {
        return no();
    }
    let anchor = Some(Anchor::Day(i32::from(away)));
    let date = DateExpr { anchor, ..DateExpr::default() };
    // «بعد عشرة أيام من اليوم، السبت 15 نوفمبر»: what follows repeats the day that is counted to.
    let counted = input
        .from
        .checked_sub(2)
        .is_some_and(|unit| before(input, 1) == "من" && grain(input.scan.slice(unit, input.from)).is_ok());
    if counted {
        return Ok((rest, date));
    }
    // The mark before what repeats the day: none, a comma or a bracket.
    let (inner, mark) = opt(punct("،,(")).parse(rest)?;
    let Ok((after, more)) = alt((whole, just_weekday)).parse(inner) else { return Ok((rest, date)) };
    let after = match mark.map(|m| rest.text(m)) {
        Some("(") => match punct(")")(after) {
            Ok((after, _)) => after,
            Err(_) => return Ok((rest, date)),
        },
        _ => after,
    };
    Ok((after, DateExpr { anchor, ..more }))
}

fn just_weekday(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, weekday) = weekday_name(input)?;
    Ok((rest, DateExpr { weekday: Some(weekday), ..DateExpr::default() }))
}

/// «في اليوم» (a day), «اليوم الأول», «اليوم التالي», «ذلك اليوم» are not today.
fn is_a_day_of_many(input: Tokens<'_>, rest: Tokens<'_>, away: i8) -> bool {
    const PER: &[&str] =
        &["في", "ذلك", "هذا", "لهذا", "بهذا", "نفس", "ذات", "طوال", "طيله", "منتصف", "نهايه", "بدايه", "خلال"];
    const WHICH: &[&str] = &[
        "التالي",
        "الواحد",
        "نفسه",
        "ذاته",
        "السابق",
        "الذي",
        "الوطني",
        "العالمي",
        "الدولي",
        "الماضي",
        "المقبل",
    ];
    if away != 0 || rest.from != input.from + 1 {
        return false;
    }
    let ordinal = rest.first().is_some_and(|t| {
        t.clitics.has(Clitics::THE)
            && rest.scan.language.lexicon().senses(t.entry).iter().any(|s| matches!(s, Sense::Ordinal(_)))
            && weekday_name(rest).is_err()
    });
    ordinal || PER.contains(&before(input, 1).as_ref()) || WHICH.contains(&folded(rest, 0).as_ref())
}

/// «العام الماضي», «هذا الشهر», «الأسبوع المقبل», «العام قبل الماضي» as a date.
pub(super) fn named_time(input: Tokens<'_>) -> Res<'_, DateExpr> {
    let (rest, anchor) = directed(input)?;
    Ok((rest, DateExpr { anchor: Some(anchor), ..DateExpr::default() }))
}

/// A unit of a week or more, with «الماضي» and the like behind or «هذا» before it.
pub(super) fn directed(input: Tokens<'_>) -> Res<'_, Anchor> {
    if let Ok((rest, _)) = one_of(&["هذا", "هذه", "وهذا"])(input) {
        let (after, unit) = unit(rest)?;
        let (after, _) = maybe(after, direction);
        // «هذا العام 2014» is that year.
        if after.first().is_some_and(|t| t.kind == TokenKind::Digits) {
            return no();
        }
        return Ok((after, Anchor::Named(Direction::At, unit)));
    }
    let (rest, unit) = unit(input)?;
    if let Ok((after, _)) = word("قبل")(rest) {
        return match direction(after)? {
            (after, Direction::Before) => Ok((after, Anchor::Away(Direction::Before, unit, 2))),
            _ => no(),
        };
    }
    let (rest, direction) = direction(rest)?;
    Ok((rest, Anchor::Named(direction, unit)))
}

/// «العام», «السنة», «الشهر», «الأسبوع», «القرن»; only the singular.
fn unit(input: Tokens<'_>) -> Res<'_, Grain> {
    // With the article's ل, which the plural «الأشهر» has before another letter.
    const SINGLE: &[&str] = &["لعام", "لسنه", "لشهر", "لاسبوع", "لقرن", "لعقد"];
    let (rest, found) = grain(input)?;
    let single = SINGLE.iter().any(|s| folded(input, 0).ends_with(s));
    if has_article(input) && single && found >= Grain::Week { Ok((rest, found)) } else { no() }
}
