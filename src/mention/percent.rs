//! Shares in per cent, percentage points, basis points and per mille.

use super::draft::Draft;
use super::{Kind, Mention};
use crate::language::{
    Cue, Function, GrammaticalNumber, Numeral, Scan, Sense, TokenKind, Tokens, punct, sense,
};
use crate::value::{Number, Printed, ReadingTable, Unit};
use nom::Parser;
use nom::combinator::opt;

/// "60%", "sixty per cent", "٪60", "2.5 percentage points", "25 basis points".
pub(super) fn read_at(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    if let Some(after_sign) = sign_before(start) {
        let mut draft = Draft::at(scan, after_sign.from)?;
        draft.start = start;
        return Some(finish(draft, Share::PERCENT, table));
    }
    if let Some(mention) = part_of_point(scan, from, table) {
        return Some(mention);
    }
    let mut draft = Draft::at(scan, from)?;
    let (end, share) = share_at(draft.end)?;
    draft.end = end;
    Some(finish(draft, share, table))
}

/// "half a percentage point", "نصف نقطة مئوية"
fn part_of_point(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    // "نقطتان مئويتان": the dual is the figure.
    if let Some((Sense::Points, len)) = start.head_senses().next()
        && scan.language.lexicon().senses(start.first()?.entry).iter().any(is_dual)
    {
        let (after, end) = (start.skip(1), start.skip(len));
        let numeral = Numeral { value: 2.into(), printed: Printed::Share { unit: 0 }, other: None };
        let draft = Draft { start, figure: start, after_figure: after, end, numeral, hedge: None };
        return Some(finish(draft, Share { unit: Unit::Points, below_percent: 0 }, table));
    }
    let (after, (over, under)) = scan.language.fraction(start).ok()?;
    let article = |s: &Sense| matches!(s, Sense::Function(Function::A | Function::Of)).then_some(());
    let (rest, _) = (opt(sense(article)), opt(sense(article))).parse(after).ok()?;
    // «نقطة ونصف النقطة» is more than half a one.
    let more = from.checked_sub(1).is_some_and(|at| point_at(scan.slice(at, from)).is_some());
    let (end, share) = share_at(rest).or_else(|| point_at(rest).filter(|_| !more))?;
    let value = Number::ratio(over.into(), under.into())?;
    let unit = if under == 2 { -1 } else { -2 };
    let numeral = Numeral { value, printed: Printed::Count { unit, scaled: false }, other: None };
    let draft = Draft { start, figure: start, after_figure: after, end, numeral, hedge: None };
    Some(finish(draft, share, table))
}

/// "half a point", «ربع نقطة»: only what is counted in per cent has parts of a point.
fn point_at(input: Tokens<'_>) -> Option<(Tokens<'_>, Share)> {
    let has = |test: &dyn Fn(&Sense) -> bool| input.head_senses().any(|(s, _)| test(s));
    let one = |s: &Sense| matches!(s, Sense::Noun(n) if n.number == GrammaticalNumber::Singular);
    let point = has(&|s| *s == Sense::Cue(Cue::ScoreWord)) && has(&one);
    point.then(|| (input.skip(1), Share { unit: Unit::Points, below_percent: 0 }))
}

fn is_dual(sense: &Sense) -> bool {
    matches!(sense, Sense::Noun(n) if n.number == GrammaticalNumber::Dual)
}

/// A unit of shares, and how many powers of ten it lies below per cent.
#[derive(Clone, Copy)]
pub(super) struct Share {
    pub unit: Unit,
    pub below_percent: i8,
}

impl Share {
    const PERCENT: Share = Share { unit: Unit::Percent, below_percent: 0 };
}

/// The unit of shares at the head, a hyphen before it allowed ("a 5-percent rise").
pub(super) fn share_at(input: Tokens<'_>) -> Option<(Tokens<'_>, Share)> {
    let (rest, _) = opt(punct("-‑")).parse(input).ok()?;
    sense(|s| match s {
        Sense::Percent => Some(Share::PERCENT),
        Sense::Points => Some(Share { unit: Unit::Points, below_percent: 0 }),
        Sense::PerMille => Some(Share { unit: Unit::Percent, below_percent: 1 }),
        Sense::BasisPoints => Some(Share { unit: Unit::Points, below_percent: 2 }),
        _ => None,
    })(rest)
    .ok()
}

/// Arabic copy also sets the sign first: "%60".
fn sign_before(input: Tokens<'_>) -> Option<Tokens<'_>> {
    let (rest, mark) =
        sense(|s| (*s == Sense::Percent).then_some(()))(input).ok().map(|(r, ())| (r, input))?;
    let sign = mark.first().is_some_and(|t| t.kind == TokenKind::Mark && t.space_before);
    let glued = rest.first().is_some_and(|t| t.kind == TokenKind::Digits && !t.space_before);
    (sign && glued).then_some(rest)
}

fn finish(mut draft: Draft<'_>, share: Share, table: &ReadingTable) -> Mention {
    let shift = |value: &Number| value * &Number::power_of_ten(-i32::from(share.below_percent));
    let unit = draft.last_digit().min(0).saturating_sub(share.below_percent);
    draft.numeral.value = shift(&draft.numeral.value);
    draft.numeral.other = draft.numeral.other.as_ref().map(shift);
    draft.numeral.printed = Printed::Share { unit };
    draft.finish(Kind::Percent, share.unit, None, table)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ar, en};

    #[test]
    fn english() {
        assert_eq!(en("Nearly 60% left."), ["percent 60% [60] nearly = 60 %"]);
        assert_eq!(en("turnout of sixty-two per cent"), ["percent sixty-two per cent [sixty-two] = 62 %"]);
        assert_eq!(en("up 2.5 percentage points"), ["percent 2.5 percentage points [2.5] = 2.5 pp"]);
        assert_eq!(en("cut by 25 basis points"), ["percent 25 basis points [25] = 0.25 pp"]);
        assert_eq!(
            en("a 5-percent rise to 3.4 pct"),
            ["percent 5-percent [5] = 5 %", "percent 3.4 pct [3.4] = 3.4 %"]
        );
        assert_eq!(en("at -2% a year"), ["percent -2% [-2] = -2 %"]);
    }

    #[test]
    fn arabic() {
        assert_eq!(ar("غادر ما يقرب من ٦٠٪ منهم"), ["percent ٦٠٪ [٦٠] nearly = 60 %"]);
        assert_eq!(ar("بنسبة 12,5 في المائة"), ["percent 12,5 في المائة [12,5] = 12.5 %"]);
        assert_eq!(ar("بلغت %78.4 تقريبا"), ["percent %78.4 [78.4] about = 78.4 %"]);
        assert_eq!(ar("ارتفع خمسة بالمئة"), ["percent خمسة بالمئة [خمسة] = 5 %"]);
        assert_eq!(ar("بزيادة نقطتين مئويتين"), ["percent نقطتين مئويتين [نقطتين] = 2 pp"]);
        assert_eq!(ar("نصف نقطة مئوية"), ["percent نصف نقطة مئوية [نصف] = 0.5 pp"]);
        assert_eq!(ar("ثلاثة أرباع النقطة"), ["percent ثلاثة أرباع النقطة [ثلاثة أرباع] = 0.75 pp"]);
        assert_eq!(ar("زاد 3 نقاط مئوية"), ["percent 3 نقاط مئوية [3] = 3 pp"]);
    }
}
