//! Figures that other figures of the text make together. Those stand near each other: in a long text
//! some two figures make any third.

use super::profile::Profile;
use super::{MEMORY, alike};
use crate::value::{Interval, Number, Truth};

/// How many sentences apart two figures stand that make a third.
const BESIDE: usize = 1;

/// A figure that may make another one together with a third.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Addend<'p> {
    value: &'p Number,
    /// Counts what the whole counts.
    same: bool,
    /// Goes with any noun.
    loose: bool,
    sentence: usize,
    /// Is said to come besides.
    besides: bool,
}

impl Addend<'_> {
    /// "Three locals … the two other locals": what is said to come besides adds up from afar.
    fn is_near(&self, other: &Addend<'_>) -> bool {
        self.sentence.abs_diff(other.sentence) <= BESIDE || self.besides || other.besides
    }
}

/// Whether two other figures of the same sort make this one together, or differ by it. A bare
/// "seven" may be one of them; what a headline adds up may be of any noun.
pub(super) fn is_sum(profiles: &[Profile], whole: &Profile) -> bool {
    let measured = |p: &&Profile| p.claim != whole.claim && !p.headline && p.measured == whole.measured;
    // "23 soldiers and five civilians … the 28 held": people of any sort add up.
    let same_sort = |p: &Profile| p.counts && (alike::compatible(p, whole) || p.people && whole.people);
    let mut others: Vec<Addend<'_>> = profiles
        .iter()
        .rev()
        .filter(measured)
        .map(|p| Addend {
            value: &p.stated,
            same: same_sort(p),
            loose: !p.counts || whole.headline,
            sentence: p.sentence,
            besides: p.apart,
        })
        .filter(|a| a.same || a.loose)
        .take(MEMORY)
        .collect();
    others.sort_unstable();
    // Whether another one near the one at `index` has this value and goes with it.
    let any = |value: &Number, index: usize, goes: &dyn Fn(&Addend<'_>) -> bool| {
        let from = others.partition_point(|a| a.value < value);
        let equal = others.iter().enumerate().skip(from).take_while(|(_, a)| a.value == value);
        let near = |a: &Addend<'_>| others.get(index).is_some_and(|one| one.is_near(a));
        equal.into_iter().any(|(at, a)| at != index && near(a) && goes(a))
    };
    others.iter().enumerate().any(|(index, one)| {
        let loosely = |other: &Addend<'_>| one.loose && other.loose && whole.headline;
        any(&(&whole.stated - one.value), index, &|other| one.same || other.same || loosely(other))
            || one.same && any(&(&whole.stated + one.value), index, &|other| other.same)
    })
}

/// "Some fifty held" over "31 in the capital … 17 others": two figures that make about what a
/// headline says with a hedge.
pub(super) fn is_about(profiles: &[Profile], head: &Profile) -> bool {
    let parts = || profiles.iter().filter(|p| !p.headline && p.measured == head.measured).take(MEMORY);
    let fits = |a: &Profile, b: &Profile| {
        let sum = Interval::exact(&a.stated + &b.stated);
        a.sentence.abs_diff(b.sentence) <= BESIDE && head.lenient.equals(&sum) != Truth::Breaks
    };
    head.hedge.is_some()
        && parts().any(|a| parts().any(|b| a.claim < b.claim && a.people == b.people && fits(a, b)))
}
