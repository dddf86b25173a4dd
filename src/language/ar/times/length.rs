//! Arabic durations, and dates told by one («قبل ثلاثة أيام»).

use super::counts_what_follows;
use crate::language::times::{
    away as before_or_after, before, dual_grain, folded, grain, halves, maybe, no, one_of, part,
    vague_part as vague, whole,
};
use crate::language::{Clitics, Res, Sense, Side, TokenKind, Tokens, digits, sense, word};
use crate::value::time::{Anchor, DateExpr, DurationExpr, DurationPart, Grain, TimeExpr};
use crate::value::{Number, Reading};
use nom::Parser;
use nom::branch::alt;

/// «سبع سنوات», «عامين», «أربع سنوات وستة أشهر», «سنة ونصف».
pub(super) fn duration(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    let (rest, parts) = parts(input, false)?;
    if is_age(input, rest, &parts) { no() } else { Ok((rest, TimeExpr::Duration(DurationExpr { parts }))) }
}

/// «قبل ثلاثة أيام», «منذ عامين»: a length counted back from publication. With
/// «من» behind it, it is counted from something else and stays a length.
pub(super) fn away(input: Tokens<'_>) -> Res<'_, TimeExpr> {
    let (rest, direction) = before_or_after(input)?;
    let (rest, _) = maybe(rest, one_of(&["نحو", "حوالي", "قرابه", "زهاء"]));
    let (rest, parts) = parts(rest, true)?;
    // «قبل عشرة أيام من اليوم»
    let now = folded(rest, 0) == "من" && matches!(folded(rest, 1).as_ref(), "اليوم" | "الان");
    let rest = if now { rest.skip(2) } else { rest };
    if matches!(folded(rest, 0).as_ref(), "من" | "علي" | "عن") {
        return no();
    }
    let Some((count, grain)) = whole(&parts) else { return no() };
    let anchor = Some(Anchor::Away(direction, grain, count));
    Ok((rest, TimeExpr::Date(DateExpr { anchor, ..DateExpr::default() })))
}

fn parts(input: Tokens<'_>, single: bool) -> Res<'_, Vec<DurationPart>> {
    let (mut rest, first) =
        alt((dual, counted, vague, count_behind, part_of, |i| lone(i, single))).parse(input)?;
    let mut smallest = first.grain;
    let mut parts = vec![first];
    if let Ok((after, extra)) = with_half(rest, smallest)
        && let Some(only) = parts.first_mut()
    {
        if let Some(stated) = &only.amount.stated {
            only.amount = Reading::exact(stated + &extra);
        }
        rest = after;
    }
    while let Ok((after, next)) = next_part(rest) {
        if next.grain >= smallest {
            break;
        }
        smallest = next.grain;
        parts.push(next);
        rest = after;
    }
    Ok((rest, parts))
}

/// «وستة أشهر», «و6 أشهر», «ويومين».
fn next_part(input: Tokens<'_>) -> Res<'_, DurationPart> {
    let token = input.first().ok_or(nom::Err::Error(()))?;
    if folded(input, 0) == "و" {
        return alt((dual, counted)).parse(input.skip(1));
    }
    if !token.clitics.has(Clitics::AND) {
        return no();
    }
    alt((dual, counted, with_and)).parse(input)
}

/// «وشهر» as one more month.
fn with_and(input: Tokens<'_>) -> Res<'_, DurationPart> {
    let (rest, unit) = grain(input)?;
    Ok((rest, halves(2, unit)))
}

/// «عامين»: two by its form. A decade's dual is also two contracts.
fn dual(input: Tokens<'_>) -> Res<'_, DurationPart> {
    let token = input.first().ok_or(nom::Err::Error(()))?;
    if token.clitics.has(Clitics::OWNER) || token.clitics.has(Clitics::THE) && before(input, 1) == "هذين"
    {
        return no();
    }
    let (rest, unit) = dual_grain(input)?;
    if unit == Grain::Decade && !measuring(input) { no() } else { Ok((rest, halves(4, unit))) }
}

/// A number and what it counts: «ثلاث سنوات», «30 يوما».
fn counted(input: Tokens<'_>) -> Res<'_, DurationPart> {
    let (rest, count) = input.numeral()?;
    let (after, unit) = grain(rest)?;
    let named = rest.first().is_some_and(|t| t.clitics != Clitics::NONE);
    // «3 عقود» are contracts as well, and «100 عام» with a year behind is a name.
    let year_behind = unit == Grain::Year && digits(after).is_ok() && !counts_what_follows(after);
    // «120 مريضا يوم الاثنين و90 يوم الثلاثاء»: the day is the weekday's.
    let weekday = sense(|s| matches!(s, Sense::Weekday(_)).then_some(()))(after).is_ok();
    let named = named || weekday && folded(rest, 0) == "يوم";
    if named || year_behind || count.value.is_negative() || (unit == Grain::Decade && !measuring(input)) {
        return no();
    }
    Ok((after, part(count, unit)))
}

/// «السنوات الخمس», «الأيام الثلاثة»: the number stands behind.
fn count_behind(input: Tokens<'_>) -> Res<'_, DurationPart> {
    let (rest, unit) = grain(input)?;
    let both =
        |i: Tokens<'_>| i.first().is_some_and(|t| t.kind == TokenKind::Word && t.clitics.has(Clitics::THE));
    if !both(input) || !both(rest) {
        return no();
    }
    // «الأعوام الـ10»
    let (rest, prefixed) = maybe(rest, |i| match word("ال")(i)? {
        (after, _) if digits(after).is_ok() => Ok((after, ())),
        _ => no(),
    });
    let (rest, count) = rest.numeral()?;
    let few = count.value >= Number::from(3) && count.value <= Number::from(10) || prefixed.is_some();
    if few { Ok((rest, part(count, unit))) } else { no() }
}

/// «نصف ساعة», «نصف عام», «ربع قرن», «ثلث ساعة».
fn part_of(input: Tokens<'_>) -> Res<'_, DurationPart> {
    let (rest, (over, under)) = sense(|s| match s {
        Sense::Fraction(over, under) => Some((*over, *under)),
        _ => None,
    })(input)?;
    let (rest, unit) = grain(rest)?;
    let named = input.first().is_some_and(|t| t.clitics.has(Clitics::THE));
    let usual = (over, under) == (1, 2) || over == 1 && matches!(unit, Grain::Hour | Grain::Century);
    let amount = Number::ratio(over.into(), under.into()).filter(|_| usual && !named);
    amount.map_or_else(no, |amount| Ok((rest, DurationPart { amount: Reading::exact(amount), grain: unit })))
}

/// One of a unit without a number: «عام ونصف», and behind «قبل» or «منذ» «عام».
fn lone(input: Tokens<'_>, single: bool) -> Res<'_, DurationPart> {
    const ONE: &[&str] = &["عام", "سنه", "شهر", "اسبوع", "يوم", "ساعه", "قرن", "دقيقه"];
    let (rest, unit) = grain(input)?;
    let bare = ONE.contains(&folded(input, 0).as_ref());
    let half = with_half(rest, unit).is_ok();
    // «منذ عام 2014», «قبل شهر رمضان», «قبل يوم الثلاثاء» name what follows.
    let noun_behind = rest
        .first()
        .is_some_and(|t| t.kind != TokenKind::Mark && (t.kind == TokenKind::Digits || names_it(rest)));
    let (rest, one) = maybe(rest, one_of(&["واحد", "واحده"]));
    let measured = (single || measures_one(input)) && !noun_behind;
    if bare && (half || one.is_some() || measured) { Ok((rest, halves(2, unit))) } else { no() }
}

/// Words before a lone unit that make it a length of one: «لمدة سنة», «أكثر من عام».
fn measures_one(input: Tokens<'_>) -> bool {
    const MEASURES: &[&str] = &["لمده", "مده", "بمده", "خلال", "بعد", "غضون", "طوال", "طيله", "مدي", "مدار"];
    let word = before(input, 1);
    let listed = MEASURES.contains(&word.strip_prefix('و').unwrap_or(&word));
    let hedged = (1..=3.min(input.from)).any(|back| {
        let start = input.scan.slice(input.from - back, input.from);
        sense(|s| matches!(s, Sense::Hedge(_, Side::Before)).then_some(()))(start)
            .is_ok_and(|(rest, ())| rest.is_empty())
    });
    listed || hedged
}

/// What stands behind is the name of the unit: a month, a weekday, a noun with the article.
fn names_it(rest: Tokens<'_>) -> bool {
    crate::language::times::month(rest).is_ok()
        || rest.first().is_some_and(|t| t.clitics.has(Clitics::THE))
        || folded(rest, 0).starts_with("ال")
}

/// «ونصف», «ونصف العام», «وربع الساعة»: what it adds.
fn with_half(input: Tokens<'_>, unit: Grain) -> Res<'_, Number> {
    let (rest, extra) = match folded(input, 0).as_ref() {
        "ونصف" | "والنصف" => (input.skip(1), Number::ratio(1, 2)),
        "وربع" if unit == Grain::Hour => (input.skip(1), Number::ratio(1, 4)),
        "وثلث" if unit == Grain::Hour => (input.skip(1), Number::ratio(1, 3)),
        _ => return no(),
    };
    let same = |i| match grain(i)? {
        (rest, other) if other == unit => Ok((rest, ())),
        _ => no(),
    };
    let (rest, _) = maybe(rest, same);
    extra.map_or_else(no, |extra| Ok((rest, extra)))
}

/// Words before a length that show that «عقود» are decades.
fn measuring(input: Tokens<'_>) -> bool {
    const MEASURES: &[&str] = &[
        "منذ",
        "قبل",
        "مدي",
        "خلال",
        "طوال",
        "طيله",
        "بعد",
        "مدار",
        "امتداد",
        "من",
        "نحو",
        "استمرت",
        "دامت",
        "غضون",
    ];
    (1..=3).any(|n| {
        let word = before(input, n);
        MEASURES.contains(&word.strip_prefix(['و', 'ف']).unwrap_or(&word))
    })
}

/// «عمره 34 عاما», «البالغ من العمر 34 عاما», «(34 عاما)», «عن عمر ناهز 80 عاما».
fn is_age(input: Tokens<'_>, rest: Tokens<'_>, parts: &[DurationPart]) -> bool {
    const AGES: &[&str] = &[
        "عمر",
        "عمره",
        "عمرها",
        "العمر",
        "عمري",
        "اعمارهم",
        "سن",
        "السن",
        "بعمر",
        "ذو",
        "ذات",
        "ذي",
        "ابن",
        "ابنه",
        "بسن",
    ];
    const LINKS: &[&str] =
        &["ناهز", "يناهز", "نحو", "حوالي", "بين", "قرابه", "ال", "يبلغ", "تناهز", "ناهزت", "تجاوز"];
    let years = parts.first().is_some_and(|p| p.grain == Grain::Year);
    // «عمرها 4000 عام»: nobody is that old.
    let ancient = |p: &DurationPart| p.amount.stated.as_ref().is_some_and(|n| *n >= Number::from(130));
    if !years || parts.first().is_some_and(ancient) {
        return false;
    }
    let listed = |words: &[&str], n: usize| {
        let word = before(input, n);
        words.contains(&word.strip_prefix('و').unwrap_or(&word)) || words.contains(&word.as_ref())
    };
    let near = listed(AGES, 1) || listed(LINKS, 1) && listed(AGES, 2);
    let bracketed = before(input, 1) == "(" && folded(rest, 0) == ")";
    let of_life = word("من")(rest)
        .is_ok_and(|(rest, _)| folded(rest, 0).starts_with("العمر") || folded(rest, 0).starts_with("عمر"));
    near || bracketed || of_life
}
