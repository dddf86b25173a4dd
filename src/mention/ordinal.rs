//! Ordinal numbers: the place in a sequence.

use super::draft::span_of;
use super::{Kind, Mention, Value};
use crate::language::{Scan, Sense, TokenKind};
use crate::value::ReadingTable;

/// "third", "the 21st", "الثالثة", "الـ20".
pub(super) fn read_at(scan: &Scan<'_>, from: usize, _table: &ReadingTable) -> Option<Mention> {
    let start = scan.slice(from, scan.tokens.len());
    let (end, number) = scan.language.ordinal(start).ok()?;
    Some(mention(scan, from, end.from, span_of(start, end), Kind::Ordinal, number))
}

/// A mention of a place in a sequence; `span` is the bare figure.
pub(super) fn mention(
    scan: &Scan<'_>,
    from: usize,
    to: usize,
    figure: crate::document::Span,
    kind: Kind,
    number: u32,
) -> Mention {
    let whole = scan.slice(from, to);
    Mention {
        span: span_of(whole, scan.slice(to, to.max(scan.tokens.len()))),
        figure,
        hedge: None,
        tokens: from..to,
        kind,
        value: Value::Ordinal(number),
    }
}

/// A number behind which nothing more of it stands, as digits or words.
pub(super) fn small_whole(scan: &Scan<'_>, from: usize) -> Option<(usize, u32)> {
    let start = scan.slice(from, scan.tokens.len());
    let (rest, numeral) = start.numeral().ok()?;
    let number = numeral.value.to_i64().and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0)?;
    let scaled = start.first().is_some_and(|t| t.kind == TokenKind::Digits)
        && scan.slice(from + 1, rest.from).head_senses().any(|(s, _)| matches!(s, Sense::Scale(_)));
    (number < 100_000 && !scaled).then_some((rest.from, number))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ar, en};

    #[test]
    fn english() {
        assert_eq!(en("The third round ended."), ["ordinal third [third] #3"]);
        assert_eq!(en("on her 21st visit"), ["ordinal 21st [21st] #21"]);
        assert_eq!(en("the twenty-second meeting"), ["ordinal twenty-second [twenty-second] #22"]);
        assert_eq!(
            en("the first of four rounds").first().map(String::as_str),
            Some("ordinal first [first] #1")
        );
        assert_eq!(en("He first spoke to staff."), Vec::<String>::new());
    }

    #[test]
    fn arabic() {
        assert_eq!(ar("الجولة الثالثة من الحوار"), ["ordinal الثالثة [الثالثة] #3"]);
        assert_eq!(ar("ثالث اجتماع للجنة"), ["ordinal ثالث [ثالث] #3"]);
        assert_eq!(ar("في دورته الحادية والعشرين"), ["ordinal الحادية والعشرين [الحادية والعشرين] #21"]);
        assert_eq!(ar("الدورة الـ12 للمهرجان"), ["ordinal الـ12 [الـ12] #12"]);
        assert_eq!(ar("المؤتمر الثاني عشر"), ["ordinal الثاني عشر [الثاني عشر] #12"]);
    }
}
