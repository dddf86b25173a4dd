//! How reports speak English.

use super::English;
use crate::language::Wording;
use crate::value::Number;

impl Wording for English {
    fn number(&self, value: &Number, decimals: i32) -> String {
        grouped(&value.to_rounded_decimal(decimals))
    }

    fn phrase(&self, key: &str) -> &'static str {
        PHRASES.iter().find(|(k, _)| *k == key).map_or("", |(_, phrase)| phrase)
    }
}

/// Commas between groups of three digits, from four digits on.
fn grouped(digits: &str) -> String {
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(w, d)| (w, Some(d)));
    let mut out = String::new();
    let count = whole.chars().filter(char::is_ascii_digit).count();
    let mut left = count;
    for c in whole.chars() {
        if c.is_ascii_digit() {
            if left != count && left.is_multiple_of(3) {
                out.push(',');
            }
            left -= 1;
        }
        out.push(c);
    }
    if let Some(decimals) = decimals {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

#[rustfmt::skip]
const PHRASES: &[(&str, &str)] = &[
    ("closing-line", "{seen} figures seen, {linked} linked, {checked} checked; findings: {findings}"),
    ("closing-line-one", "1 figure seen, {linked} linked, {checked} checked; findings: {findings}"),
    ("heading-error", "error[{0}]"), ("heading-warning", "warning[{0}]"), ("heading-note", "note[{0}]"),
    ("status-seen", "seen"), ("status-linked", "linked"), ("status-checked", "checked"),
    ("writer", "writer"), ("range", "{0} to {1}"), ("open", "…"), ("no-date", "no date"),
    ("unchecked-seen", "{0}: “{1}” is not checked, nothing in the copy bears on it"),
    ("unchecked-linked", "{0}: “{1}” is not checked, it is linked with another figure but no rule tests the two"),
    ("page-title", "What does not add up"), ("page-sound", "Nothing in this copy contradicts itself."),
    ("page-places", "Places"), ("page-aside", "Set aside: {0}"), ("page-aside-bare", "Set aside"),
    ("page-figures", "{seen} figures, {linked} linked, {checked} checked"),
    ("page-marks", "Underlined: checked. Dotted: read, nothing to check it against."),
    ("severity-error", "clash"), ("severity-warning", "clash unless rounded"), ("severity-note", "worth knowing"),
    ("other-place", "the other place: {0}"),
    ("unused-ignore", "{0}: set aside here, but nothing of it is found any more ({1}); take it out"),
    ("bad-ignore", "a remark that cannot be read: write <!-- addsup: ignore RULE because REASON -->"),
    ("unknown-ignore", "“{0}” is set aside here, but there is no such rule"),
    ("newer-rule", "new in rule set {0}, told as a note since the configuration pins {1}: {2}"),
    ("fact-differs", "{0} here, but {1} in the fact sheet"),
    ("fact-sheet", "the fact sheet {0} says “{1}”"),
    ("and", " and "), ("comma", ", "), ("percent", "{0}%"), ("not", "{0}, not {1}"),
    ("more", "{0} > {1}"), ("less", "{0} < {1}"), ("apart", "{0} and {1} are {2} apart"), ("converts", "{0} ≈ {1}, not {2}"),
    ("implied", "It follows: {0}."),
    ("joint-exact", "{0} does not fit: the other figures make it {1}"),
    ("joint-most", "{0} does not fit: the other figures leave at most {1}"),
    ("joint-least", "{0} does not fit: the other figures ask for at least {1}"),
    ("joint-open", "{0} does not fit the other figures"),
    ("help-first", "Either “{0}” should be “{1}”"), ("help-more", ", or “{0}” should be “{1}”"),
    ("help-other", ", or another of these figures is wrong"), ("help-end", "."),
    ("help-one", "If the rest is right, “{0}” should be “{1}”."),
    ("help-check", "One of these is wrong: check each against its source."),
    ("help-check-one", "Check it against the source."),
    ("quoted", "“{0}”"), ("or", " or "), ("fits", "would fit: {0}"),
    ("minute-one", "one minute"), ("minute-two", "two minutes"), ("minute-few", "{0} minutes"), ("minute-many", "{0} minutes"),
    ("hour-one", "one hour"), ("hour-two", "two hours"), ("hour-few", "{0} hours"), ("hour-many", "{0} hours"),
    ("day-one", "one day"), ("day-two", "two days"), ("day-few", "{0} days"), ("day-many", "{0} days"),
    ("week-one", "one week"), ("week-two", "two weeks"), ("week-few", "{0} weeks"), ("week-many", "{0} weeks"),
    ("month-one", "one month"), ("month-two", "two months"), ("month-few", "{0} months"), ("month-many", "{0} months"),
    ("year-one", "one year"), ("year-two", "two years"), ("year-few", "{0} years"), ("year-many", "{0} years"),
    ("decade-one", "one decade"), ("decade-two", "two decades"), ("decade-few", "{0} decades"), ("decade-many", "{0} decades"),
    ("century-one", "one century"), ("century-two", "two centuries"), ("century-few", "{0} centuries"), ("century-many", "{0} centuries"),
    ("weekday-1", "Monday"), ("weekday-2", "Tuesday"), ("weekday-3", "Wednesday"), ("weekday-4", "Thursday"),
    ("weekday-5", "Friday"), ("weekday-6", "Saturday"), ("weekday-7", "Sunday"),
    ("month-1", "January"), ("month-2", "February"), ("month-3", "March"), ("month-4", "April"),
    ("month-5", "May"), ("month-6", "June"), ("month-7", "July"), ("month-8", "August"),
    ("month-9", "September"), ("month-10", "October"), ("month-11", "November"), ("month-12", "December"),
    ("cardinal-1", "one"), ("cardinal-2", "two"), ("cardinal-3", "three"), ("cardinal-4", "four"),
    ("cardinal-5", "five"), ("cardinal-6", "six"), ("cardinal-7", "seven"), ("cardinal-8", "eight"),
    ("cardinal-9", "nine"), ("cardinal-10", "ten"), ("cardinal-11", "eleven"), ("cardinal-12", "twelve"),
    ("cardinal-13", "thirteen"), ("cardinal-14", "fourteen"), ("cardinal-15", "fifteen"),
    ("cardinal-16", "sixteen"), ("cardinal-17", "seventeen"), ("cardinal-18", "eighteen"),
    ("cardinal-19", "nineteen"), ("cardinal-20", "twenty"), ("cardinal-30", "thirty"),
    ("cardinal-40", "forty"), ("cardinal-50", "fifty"), ("cardinal-60", "sixty"),
    ("cardinal-70", "seventy"), ("cardinal-80", "eighty"), ("cardinal-90", "ninety"),
    ("ordinal-1", "first"), ("ordinal-2", "second"), ("ordinal-3", "third"), ("ordinal-4", "fourth"),
    ("ordinal-5", "fifth"), ("ordinal-6", "sixth"), ("ordinal-7", "seventh"), ("ordinal-8", "eighth"),
    ("ordinal-9", "ninth"), ("ordinal-10", "tenth"), ("ordinal-11", "eleventh"), ("ordinal-12", "twelfth"),
    ("ordinal-13", "thirteenth"), ("ordinal-14", "fourteenth"), ("ordinal-15", "fifteenth"),
    ("ordinal-16", "sixteenth"), ("ordinal-17", "seventeenth"), ("ordinal-18", "eighteenth"),
    ("ordinal-19", "nineteenth"), ("ordinal-20", "twentieth"),
    ("ordinal-mark-st", "st"), ("ordinal-mark-nd", "nd"), ("ordinal-mark-rd", "rd"), ("ordinal-mark-th", "th"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_in_groups() {
        for (digits, shown) in
            [("7500", "7,500"), ("-1234567.25", "-1,234,567.25"), ("999", "999"), ("0.5", "0.5")]
        {
            assert_eq!(grouped(digits), shown);
        }
    }
}
