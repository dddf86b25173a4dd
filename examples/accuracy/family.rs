//! Kinds that name one slip from several sides: a finding of one of them meets a clash
//! labelled with another.

const PARTS: &[&str] = &[
    "part-exceeds-whole",
    "parts-sum-mismatch",
    "remainder-mismatch",
    "tally-mismatch",
    "count-list-mismatch",
    "rate-mismatch",
];
const SHARES: &[&str] = &[
    "percent-of-mismatch",
    "fraction-mismatch",
    "shares-exceed-100",
    "part-exceeds-whole",
    "remainder-mismatch",
];
const CHANGES: &[&str] = &["change-mismatch", "direction-mismatch", "point-vs-percent"];
const REPEATS: &[&str] = &[
    "same-figure-differs",
    "headline-body-mismatch",
    "quote-mismatch",
    "source-self-contradiction",
    "sources-disagree",
    "same-event-two-dates",
];
const DAYS: &[&str] =
    &["weekday-date-mismatch", "relative-day-mismatch", "impossible-date", "calendar-mismatch"];
/// Lengths of time, and orders: a wrong year shows as either.
const TIMES: &[&str] = &[
    "duration-mismatch",
    "elapsed-mismatch",
    "anniversary-mismatch",
    "age-mismatch",
    "order-mismatch",
    "tense-mismatch",
    "ordinal-mismatch",
    "period-mismatch",
];
const ENDS: &[&str] = &["order-mismatch", "range-inverted"];
const MONTHS: &[&str] = &["month-name-mismatch", "impossible-date"];

const FAMILIES: &[&[&str]] = &[PARTS, SHARES, CHANGES, REPEATS, DAYS, TIMES, ENDS, MONTHS];

/// A slip of magnitude shows as whatever the figure was part of.
const MAGNITUDE: &str = "magnitude-mismatch";

fn may_hide_a_magnitude(kind: &str) -> bool {
    kind == "conversion-mismatch" || [PARTS, SHARES, CHANGES, REPEATS].iter().any(|f| f.contains(&kind))
}

/// Whether a finding of kind `found` may be the clash labelled `labelled`.
pub fn akin(found: &str, labelled: &str) -> bool {
    found == labelled
        || FAMILIES.iter().any(|family| family.contains(&found) && family.contains(&labelled))
        || (found == MAGNITUDE && may_hide_a_magnitude(labelled))
        || (labelled == MAGNITUDE && may_hide_a_magnitude(found))
}
