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
    ("kind-number", "number"), ("kind-quantity", "quantity"), ("kind-percent", "per cent"), ("kind-fraction", "fraction"),
    ("kind-money", "money"), ("kind-ordinal", "ordinal"), ("kind-rank", "rank"), ("kind-score", "score"), ("kind-range", "range"),
    ("kind-date", "date"), ("kind-weekday", "weekday"), ("kind-month-pair", "two month names"), ("kind-time", "time"),
    ("kind-duration", "length of time"), ("kind-age", "age"), ("kind-period", "period"),
    ("hedge-about", "about"), ("hedge-nearly", "nearly"), ("hedge-more-than", "more than"), ("hedge-less-than", "less than"),
    ("hedge-at-least", "at least"), ("hedge-at-most", "at most"), ("hedge-exactly", "exactly"),
    ("time-PRESENT_REF", "now"), ("time-PAST_REF", "past"), ("time-FUTURE_REF", "to come"),
    ("status-seen", "seen"), ("status-linked", "linked"), ("status-checked", "checked"),
    ("writer", "writer"), ("range", "{0} to {1}"), ("open", "…"), ("no-date", "no date"),
    ("unchecked-seen", "{0}: “{1}” is not checked, nothing in the copy bears on it"),
    ("unchecked-linked", "{0}: “{1}” is not checked, it is linked with another figure but no rule tests the two"),
    ("sheet-done", "Done"), ("sheet-figure", "Figure"), ("sheet-sentence", "Sentence"), ("sheet-source", "Stated by"),
    ("sheet-reading", "Read as"), ("sheet-linked", "Linked to"), ("sheet-tested", "Tested by addsup"), ("sheet-person", "Checked by"),
    ("sheet-consulted", "Source consulted"), ("sheet-date", "Date"), ("sheet-file", "File"), ("sheet-line", "Place"), ("semicolon", "; "),
    ("page-title", "What does not add up"), ("page-sound", "Nothing in this copy contradicts itself."),
    ("page-places", "Places"), ("page-aside", "Set aside: {0}"), ("page-aside-bare", "Set aside"),
    ("page-figures", "{seen} figures, {linked} linked, {checked} checked"),
    ("page-marks", "Underlined: checked. Dotted: read, nothing to check it against."),
    ("severity-error", "clash"), ("severity-warning", "clash unless rounded"), ("severity-note", "worth knowing"),
    ("other-place", "the other place: {0}"),
    ("unused-ignore", "{0}: {1} is ignored here, but nothing of the kind is found any more: take the remark or entry out"),
    ("bad-ignore", "{0}: a remark for addsup that cannot be read, or without a reason; write addsup: ignore RULE REASON, or addsup: ignore-file RULE REASON"),
    ("unknown-ignore", "{0}: there is no rule {1} that could be ignored; addsup rules list shows them all"),
    ("unknown-ignore-near", "{0}: there is no rule {1} that could be ignored; did you mean {2}?"),
    ("baseline-gone", "in the baseline, but not found any more: {0}; --write-baseline writes it anew"),
    ("closing-aside", "; set aside: {aside}"),
    ("fact-differs", "{0} here, but {1} in the fact sheet"),
    ("fact-sheet", "the fact sheet {0} says “{1}”"),
    // In an editor.
    ("edit-change", "Change “{0}” to “{1}”"), ("edit-page", "Open the page of the rule {0}"), ("edit-hint", "→ {0}"),
    ("edit-ignore", "Set {0} aside here: {1}"), ("edit-ignore-file", "Set {0} aside in the whole file: {1}"),
    ("edit-reason-right", "both figures were confirmed"), ("edit-reason-said", "quoted as it was said"),
    ("edit-read", "read as {0}"), ("edit-widest", "at its widest {0}"),
    ("edit-hedge-about", "told as about so much"), ("edit-hedge-nearly", "told as nearly so much"),
    ("edit-hedge-more-than", "told as more than that"), ("edit-hedge-less-than", "told as less than that"),
    ("edit-hedge-at-least", "told as at least that"), ("edit-hedge-at-most", "told as at most that"),
    ("edit-hedge-exactly", "told as exact"),
    ("edit-writer", "stated by the writer"), ("edit-stated", "stated by {0}"),
    ("edit-seen", "nothing in the copy bears on it"), ("edit-linked", "linked, but no rule tests it"), ("edit-checked", "checked"),
    ("edit-checking", "Checking the figures of all files"), ("edit-files", "files checked: {0}"),
    ("edit-bad-setting", "The setting addsup.{0} has a value that it cannot have; what comes with the program holds instead."),
    ("edit-no-command", "no such command"),
    // What an edge of the claim graph says, from its one end to its other.
    ("edge-PART_OF", "{0} is part of {1}"), ("edge-APART_IN", "{0} is a part of {1} by itself"),
    ("edge-SHARE_OF", "{0} is a share of {1}"), ("edge-SHARE_IS", "{0} is the share that {1} is"),
    ("edge-REMAINS_OF", "{0} is what is left of {1}"), ("edge-LEAVES_OF", "{0} went away from {1}"),
    ("edge-VOTE_IN", "{0} voted in {1}"), ("edge-BEATS", "{0} beats {1}"), ("edge-MAJORITY_OF", "{0} is a majority of {1}"),
    ("edge-RATE_OF", "{0} is the rate of {1}"), ("edge-PER_EACH", "{0} is told for each of {1}"),
    ("edge-CHANGE_FROM", "{0}: from {1}"), ("edge-CHANGE_TO", "{0}: to {1}"), ("edge-CHANGE_BY", "{0}: by {1}"),
    ("edge-SAME_AS", "{0} is the same as {1}"), ("edge-REPEATS", "{0} repeats {1}"),
    ("edge-DISPUTES", "{0} is another source’s figure for {1}"), ("edge-CONVERTS", "{0} is {1} in another unit"),
    ("edge-BEFORE", "{0} comes before {1}"), ("edge-DURING", "{0} is within {1}"), ("edge-DATED", "{0} is dated {1}"),
    ("edge-STARTS", "{0} begins on {1}"), ("edge-ENDS", "{0} ends on {1}"), ("edge-SUCCEEDS", "{0} comes after {1}"),
    ("edge-LISTS", "{0} lists {1}"), ("edge-AGED_AT", "{0} is the age on {1}"), ("edge-BORN_ON", "{0} is the age of one born on {1}"),
    ("and", " and "), ("comma", ", "), ("list-comma", ", "), ("percent", "{0}%"), ("not", "{0}, not {1}"),
    ("more", "{0} > {1}"), ("less", "{0} < {1}"), ("apart", "{0} and {1} are {2} apart"), ("converts", "{0} ≈ {1}, not {2}"),
    ("implied", "It follows: {0}."),
    ("joint-exact", "{0} does not fit: the other figures make it {1}"),
    ("joint-most", "{0} does not fit: the other figures leave at most {1}"),
    ("joint-least", "{0} does not fit: the other figures ask for at least {1}"),
    ("joint-open", "{0} does not fit the other figures"),
    ("help-first", "Either “{0}” should be “{1}”"), ("help-more", ", or “{0}” should be “{1}”"),
    ("help-others", ", or one of the others is wrong: {0}"), ("help-between", ", "), ("both-ends", "{0} ({1} with both ends)"), ("help-each", "“{0}” should be “{1}”"),
    ("help-other", ", or another of these figures is wrong"), ("help-end", "."),
    ("help-one", "If the rest is right, “{0}” should be “{1}”."),
    ("help-check", "One of these is wrong: check each against its source."),
    ("help-check-one", "Check it against the source."),
    ("quoted", "“{0}”"), ("or", " or "), ("fits", "would fit: {0}"),
    ("minute-one", "one minute"), ("minute-two", "two minutes"), ("minute-few", "{0} minutes"), ("minute-many", "{0} minutes"),
    ("hour-one", "one hour"), ("hour-two", "two hours"), ("hour-few", "{0} hours"), ("hour-many", "{0} hours"),
    ("point-one", "1 percentage point"), ("point-two", "2 percentage points"), ("point-few", "{0} percentage points"), ("point-many", "{0} percentage points"),
    ("million-one", "1 million"), ("million-two", "2 million"), ("million-few", "{0} million"), ("million-many", "{0} million"),
    ("billion-one", "1 billion"), ("billion-two", "2 billion"), ("billion-few", "{0} billion"), ("billion-many", "{0} billion"),
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
    ("fraction-1-2", "half"), ("fraction-1-3", "a third"), ("fraction-2-3", "two thirds"), ("fraction-1-4", "a quarter"), ("fraction-3-4", "three quarters"),
    ("fraction-1-5", "a fifth"), ("fraction-2-5", "two fifths"), ("fraction-3-5", "three fifths"), ("fraction-4-5", "four fifths"), ("fraction-1-6", "a sixth"),
    ("fraction-5-6", "five sixths"), ("fraction-1-7", "a seventh"), ("fraction-1-8", "an eighth"), ("fraction-3-8", "three eighths"), ("fraction-5-8", "five eighths"),
    ("fraction-7-8", "seven eighths"), ("fraction-1-10", "a tenth"), ("fraction-3-10", "three tenths"), ("fraction-7-10", "seven tenths"), ("fraction-9-10", "nine tenths"),
    ("cardinal-1", "one"), ("cardinal-2", "two"), ("cardinal-3", "three"), ("cardinal-4", "four"),
    ("cardinal-5", "five"), ("cardinal-6", "six"), ("cardinal-7", "seven"), ("cardinal-8", "eight"),
    ("cardinal-9", "nine"), ("cardinal-10", "ten"), ("cardinal-11", "eleven"), ("cardinal-12", "twelve"),
    ("cardinal-13", "thirteen"), ("cardinal-14", "fourteen"), ("cardinal-15", "fifteen"),
    ("cardinal-16", "sixteen"), ("cardinal-17", "seventeen"), ("cardinal-18", "eighteen"),
    ("cardinal-19", "nineteen"), ("cardinal-20", "twenty"), ("cardinal-30", "thirty"),
    ("cardinal-40", "forty"), ("cardinal-50", "fifty"), ("cardinal-60", "sixty"),
    ("cardinal-70", "seventy"), ("cardinal-80", "eighty"), ("cardinal-90", "ninety"),
    ("hijri-month-1", "Muharram"), ("hijri-month-2", "Safar"), ("hijri-month-3", "Rabi al-Awwal"), ("hijri-month-4", "Rabi al-Thani"),
    ("hijri-month-5", "Jumada al-Awwal"), ("hijri-month-6", "Jumada al-Thani"), ("hijri-month-7", "Rajab"), ("hijri-month-8", "Shaaban"),
    ("hijri-month-9", "Ramadan"), ("hijri-month-10", "Shawwal"), ("hijri-month-11", "Dhu al-Qadah"), ("hijri-month-12", "Dhu al-Hijjah"),
    ("decade-20", "twenties"), ("decade-30", "thirties"), ("decade-40", "forties"), ("decade-50", "fifties"),
    ("decade-60", "sixties"), ("decade-70", "seventies"), ("decade-80", "eighties"), ("decade-90", "nineties"),
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
