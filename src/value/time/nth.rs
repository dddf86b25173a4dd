//! "The first Tuesday of October": a day or week counted within a month or year.

use super::{Anchor, DateExpr, Days, Grain, TimeExpr, choices, nth_weekday};
use jiff::{Span, civil::Date};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// ISO weekday, 1 is Monday.
    Weekday(u8),
    /// Days, weeks or months.
    Grain(Grain),
}

/// The n-th of something in a month or year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NthOf {
    /// 1 for the first, -1 for the last.
    pub nth: i8,
    /// What is counted.
    pub unit: Counted,
    /// The month or year it is counted in.
    pub of: DateExpr,
}

impl NthOf {
    /// Whether it is counted within a month, not a year.
    fn in_month(&self) -> bool {
        self.of.month.is_some() || matches!(self.of.anchor, Some(Anchor::Named(_, Grain::Month)))
    }

    /// The days it is, one entry for each month or year that may be meant.
    pub fn days(&self, published: Option<Date>) -> Vec<Days> {
        let expr = TimeExpr::Date(self.of.clone());
        let open: Vec<Date> = choices(&expr, published).iter().filter_map(|day| day.parse().ok()).collect();
        let mut resolved = expr;
        super::resolve(&mut resolved, published);
        let TimeExpr::Date(DateExpr { days, .. }) = resolved else { return Vec::new() };
        let firsts = if open.is_empty() { days.and_then(Days::first).into_iter().collect() } else { open };
        firsts.into_iter().filter_map(|first| self.from(first.first_of_month())).collect()
    }

    /// TIMEX3: "XXXX-10-WXX-2-#1" for the first Tuesday of October.
    pub fn form(&self) -> String {
        let year = self.of.year.map_or("XXXX".into(), |y| format!("{y:04}"));
        let month = self.of.month.map_or(String::new(), |m| format!("-{m:02}"));
        let nth = format!("#{}", self.nth);
        match self.unit {
            Counted::Weekday(day) => format!("{year}{month}-WXX-{day}-{nth}"),
            Counted::Grain(Grain::Week) => format!("{year}{month}-WXX-{nth}"),
            Counted::Grain(_) => format!("{year}{month}-XX-{nth}"),
        }
    }

    /// The days counted from the first of the month or year.
    fn from(&self, first: Date) -> Option<Days> {
        let first = if self.in_month() { first } else { first.first_of_year() };
        match (self.unit, self.in_month()) {
            (Counted::Weekday(weekday), true) => {
                nth_weekday(first.year(), u8::try_from(first.month()).ok()?, weekday, self.nth).map(Days::on)
            }
            // A week belongs to the month of its Thursday.
            (Counted::Grain(Grain::Week), true) => {
                let thursday = nth_weekday(first.year(), u8::try_from(first.month()).ok()?, 4, self.nth)?;
                let monday = thursday.checked_sub(Span::new().days(3)).ok()?;
                Some(Days::between(monday, monday.checked_add(Span::new().days(6)).ok()?))
            }
            (Counted::Grain(Grain::Day), within) => {
                let last = if within { first.last_of_month() } else { first.last_of_year() };
                let day = match i32::from(self.nth) {
                    n @ 1.. => first.checked_add(Span::new().days(n - 1)).ok()?,
                    n => last.checked_sub(Span::new().days(-1 - n)).ok()?,
                };
                (first <= day && day <= last).then(|| Days::on(day))
            }
            (Counted::Grain(Grain::Month), false) => {
                let month = if self.nth > 0 { self.nth } else { self.nth.checked_add(13)? };
                let first = Date::new(first.year(), month, 1).ok()?;
                Some(Days::between(first, first.last_of_month()))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn days(nth: i8, unit: Counted, of: DateExpr) -> Vec<(Date, Date)> {
        let nth = NthOf { nth, unit, of };
        let ends = |days: &Days| Some((days.first()?, days.last()?));
        nth.days(Some(date(2021, 4, 7))).iter().filter_map(ends).collect()
    }

    #[test]
    fn counted_in_a_month_or_year() {
        let october = DateExpr { year: Some(2021), month: Some(10), ..DateExpr::default() };
        let on = |day: Date| vec![(day, day)];
        assert_eq!(days(1, Counted::Weekday(2), october.clone()), on(date(2021, 10, 5)));
        assert_eq!(days(-1, Counted::Weekday(5), october.clone()), on(date(2021, 10, 29)));
        assert_eq!(days(-1, Counted::Grain(Grain::Day), october.clone()), on(date(2021, 10, 31)));
        assert_eq!(
            days(-1, Counted::Grain(Grain::Week), october),
            [(date(2021, 10, 25), date(2021, 10, 31))]
        );
        let year = DateExpr { year: Some(2021), ..DateExpr::default() };
        assert_eq!(days(100, Counted::Grain(Grain::Day), year.clone()), on(date(2021, 4, 10)));
        assert_eq!(days(3, Counted::Grain(Grain::Month), year), [(date(2021, 3, 1), date(2021, 3, 31))]);
        let open = DateExpr { month: Some(10), ..DateExpr::default() };
        assert_eq!(days(1, Counted::Weekday(2), open).len(), 2);
    }
}
