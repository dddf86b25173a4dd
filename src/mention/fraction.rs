//! Fractions in words ("two-thirds", "ثلث") and ratios ("one in four", "واحد من كل أربعة").

use super::draft::Draft;
use super::quantity::noun_behind;
use super::{Kind, Mention, Value};
use crate::language::{Cue, Function, NounClass, Numeral, Res, Scan, Sense, Tokens, sense};
use crate::value::{Number, Printed, ReadingTable, Unit};
use nom::Parser;
use nom::branch::alt;

/// Denominators that ratios of more than one ("three in ten") are given in.
const ROUND: &[u32] = &[3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000];

/// The fraction or ratio that starts at token `from`, held in per cent.
pub(super) fn read_at(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    let (end, (over, under)) = alt((ratio, |input| scan.language.fraction(input))).parse(start).ok()?;
    let value = Number::ratio(i64::from(over) * 100, i64::from(under))?;
    let numeral = Numeral { value, printed: Printed::Fraction, other: None };
    let draft = Draft { start, figure: start, after_figure: end, end, numeral, hedge: None };
    let mut mention = draft.finish(Kind::Fraction, Unit::Percent, None, table);
    if let Value::Amount(amount) = &mut mention.value {
        amount.ratio = Some((over, under));
    }
    Some(mention)
}

/// "one in four", "nine out of ten", "واحد من كل أربعة".
fn ratio(input: Tokens<'_>) -> Res<'_, (u32, u32)> {
    let fail = || nom::Err::Error(());
    let (rest, over) = whole(input)?;
    let rest = if over == 1 { over_noun(rest) } else { rest };
    let (rest, every) = alt((link_every, link)).parse(rest)?;
    let (rest, under) = whole(rest)?;
    // Both in words or both in digits; "3 in ten" is no ratio.
    let kind_before = |t: Tokens<'_>| t.before().map(|t| t.kind);
    let same = input.first().map(|t| t.kind) == kind_before(rest);
    let plausible = over >= 1 && over < under && (every || over == 1 || ROUND.contains(&under));
    // "three in ten raids" counts raids; a ratio is of people.
    let noun = noun_behind(rest, &Number::from(i64::from(under)));
    let things = noun.is_some_and(|(_, noun)| {
        noun.class.is_some_and(|c| !matches!(c, NounClass::Person | NounClass::Anyone))
    });
    let plausible = plausible && (every || over == 1 || !things);
    // "one in 2014", "one in ten days": a date or a stretch of time.
    let bounded = every || under <= 1000;
    let time = rest.head_senses().any(|(s, _)| matches!(s, Sense::Grain(_) | Sense::Month(_)));
    if same && plausible && bounded && !time { Ok((rest, (over, under))) } else { Err(fail()) }
}

/// "one household in five": the noun may stand inside.
fn over_noun(input: Tokens<'_>) -> Tokens<'_> {
    let noun = input.head_senses().any(|(s, len)| {
        len == 1
            && matches!(s, Sense::Noun(n) if matches!(n.class, NounClass::Person | NounClass::Organisation
                | NounClass::Building | NounClass::Dead))
    });
    let after = input.skip(1);
    let then = after.head_senses().any(|(s, _)| *s == Sense::Function(Function::In));
    let number = after.skip(1).numeral().is_ok();
    if noun && then && number { after } else { input }
}

/// A whole number up to ten thousand, no scale word in it.
fn whole(input: Tokens<'_>) -> Res<'_, u32> {
    let fail = nom::Err::Error(());
    let (rest, numeral) = input.numeral()?;
    match numeral.value.to_i64().and_then(|n| u32::try_from(n).ok()) {
        Some(n) if n <= 10_000 => Ok((rest, n)),
        _ => Err(fail),
    }
}

/// "in every", "out of every", "من كل", "من بين كل": sure signs of a ratio.
fn link_every(input: Tokens<'_>) -> Res<'_, bool> {
    let every = sense(|s| matches!(s, Sense::Cue(Cue::Each) | Sense::Function(Function::All)).then_some(()));
    let of = sense(|s| {
        matches!(
            s,
            Sense::Function(Function::In | Function::Of | Function::From) | Sense::Cue(Cue::WholeFollows)
        )
        .then_some(())
    });
    let per = sense(|s| (*s == Sense::Cue(Cue::Per)).then_some(()));
    alt(((of, every).map(|_| true), per.map(|()| true))).parse(input)
}

/// Plain "in" and "out of".
fn link(input: Tokens<'_>) -> Res<'_, bool> {
    let of = |t: Tokens<'_>| t.head_senses().any(|(s, _)| *s == Sense::Function(Function::Of));
    if of(input) {
        return Err(nom::Err::Error(()));
    }
    sense(|s| matches!(s, Sense::Function(Function::In) | Sense::Cue(Cue::WholeFollows)).then_some(false))(
        input,
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ar, en};

    #[test]
    fn english() {
        assert_eq!(en("almost a third of them"), ["fraction a third [a third] nearly = 33.333 %"]);
        assert_eq!(en("two-thirds voted"), ["fraction two-thirds [two-thirds] = 66.667 %"]);
        assert_eq!(en("three quarters of the crop"), ["fraction three quarters [three quarters] = 75 %"]);
        assert_eq!(en("half of the seats"), ["fraction half [half] = 50 %"]);
        assert_eq!(en("one in four voters"), ["fraction one in four [one in four] = 25 %"]);
        assert_eq!(en("nine out of ten pupils"), ["fraction nine out of ten [nine out of ten] = 90 %"]);
        assert!(en("in the second half").iter().all(|m| !m.starts_with("fraction")));
    }

    #[test]
    fn arabic() {
        assert_eq!(ar("نحو ثلث السكان"), ["fraction ثلث [ثلث] about = 33.333 %"]);
        assert_eq!(ar("غادر ثلثا الموظفين"), ["fraction ثلثا [ثلثا] = 66.667 %"]);
        assert_eq!(ar("ثلاثة أرباع المساحة"), ["fraction ثلاثة أرباع [ثلاثة أرباع] = 75 %"]);
        assert_eq!(ar("واحد من كل أربعة أطفال"), ["fraction واحد من كل أربعة [واحد من كل أربعة] = 25 %"]);
        assert_eq!(ar("أكثر من نصف المقاعد"), ["fraction نصف [نصف] more-than = 50 %"]);
    }
}
