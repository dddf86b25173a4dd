//! Bare numbers.

use super::draft::Draft;
use super::{Kind, Mention, hedge};
use crate::language::Scan;
use crate::value::{ReadingTable, Unit};

/// The number that starts at token `from`, whatever stands behind it.
pub(super) fn read_at(scan: &Scan<'_>, from: usize, table: &ReadingTable) -> Option<Mention> {
    let draft = Draft::at(scan, from)?;
    // "one" is mostly a pronoun; a hedge ("at least one") makes it count.
    if draft.is_bare_one() && hedge::before(scan, from).is_none() {
        return None;
    }
    Some(draft.finish(Kind::Number, Unit::None, None, table))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ar, en};

    #[test]
    fn english() {
        assert_eq!(en("more than 3,000 stayed"), ["number 3,000 [3,000] more-than = 3000"]);
        assert_eq!(en("in all 2.5 million."), ["number 2.5 million [2.5 million] = 2500000"]);
        assert_eq!(en("at least one survived"), ["number one [one] at-least = 1"]);
        assert_eq!(
            en("passes 40k and 1.2m and 3bn"),
            ["number 40k [40k] = 40000", "number 1.2m [1.2m] = 1200000", "number 3bn [3bn] = 3000000000"]
        );
        assert_eq!(
            en("2 500 and 12 345 678"),
            ["number 2 500 [2 500] = 2500", "number 12 345 678 [12 345 678] = 12345678"]
        );
        assert_eq!(en("rose 7 1/2 and 2½"), ["number 7 1/2 [7 1/2] = 7.5", "number 2½ [2½] = 2.5"]);
        assert_eq!(en("twelve point five"), ["number twelve point five [twelve point five] = 12.5"]);
    }

    #[test]
    fn arabic() {
        assert_eq!(ar("نحو 3 آلاف"), ["number 3 آلاف [3 آلاف] about = 3000"]);
        assert_eq!(ar("تسعى الشركة"), Vec::<String>::new());
        assert_eq!(ar("زهاء ٢٬٥٠٠"), ["number ٢٬٥٠٠ [٢٬٥٠٠] about = 2500"]);
        assert_eq!(ar("ألفين وخمسمئة"), ["number ألفين وخمسمئة [ألفين وخمسمئة] = 2500"]);
        assert_eq!(ar("نصف مليون"), ["number نصف مليون [نصف مليون] = 500000"]);
        assert_eq!(ar("واحد وعشرين"), ["number واحد وعشرين [واحد وعشرين] = 21"]);
    }
}
