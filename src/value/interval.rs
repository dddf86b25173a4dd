//! Intervals of exact numbers and three-valued comparison.

use super::Number;

/// One end of an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Where the interval ends.
    pub value: Number,
    /// Whether the end itself is left out ("more than 3,000").
    pub open: bool,
}

/// A set of numbers without gaps; a missing bound is unlimited.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Interval {
    /// The lower end, `None` for minus infinity.
    pub low: Option<Bound>,
    /// The upper end, `None` for infinity.
    pub high: Option<Bound>,
}

/// The outcome of comparing two intervals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// True for every choice of values.
    Holds,
    /// False for every choice of values.
    Breaks,
    /// True for some values and false for others.
    Unknown,
}

impl Truth {
    /// Both hold; breaks as soon as one breaks.
    pub fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::Breaks, _) | (_, Truth::Breaks) => Truth::Breaks,
            (Truth::Holds, Truth::Holds) => Truth::Holds,
            _ => Truth::Unknown,
        }
    }

    /// At least one holds; breaks only when both break.
    pub fn or(self, other: Truth) -> Truth {
        self.not().and(other.not()).not()
    }

    /// The contrary.
    #[allow(clippy::should_implement_trait)]
    pub fn not(self) -> Truth {
        match self {
            Truth::Holds => Truth::Breaks,
            Truth::Breaks => Truth::Holds,
            Truth::Unknown => Truth::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Truth {
        if value { Truth::Holds } else { Truth::Breaks }
    }
}

impl Interval {
    /// Exactly one number.
    pub fn exact(value: Number) -> Interval {
        Interval::closed(value.clone(), value)
    }

    /// From `low` to `high`, both ends included.
    pub fn closed(low: Number, high: Number) -> Interval {
        Interval {
            low: Some(Bound { value: low, open: false }),
            high: Some(Bound { value: high, open: false }),
        }
    }

    /// Everything above `low`.
    pub fn above(low: Number, open: bool) -> Interval {
        Interval { low: Some(Bound { value: low, open }), high: None }
    }

    /// Everything below `high`.
    pub fn below(high: Number, open: bool) -> Interval {
        Interval { low: None, high: Some(Bound { value: high, open }) }
    }

    /// The single number the interval holds, if it holds just one.
    pub fn as_exact(&self) -> Option<&Number> {
        match (&self.low, &self.high) {
            (Some(a), Some(b)) if a.value == b.value => Some(&a.value),
            _ => None,
        }
    }

    /// Whether `value` lies inside.
    pub fn contains(&self, value: &Number) -> bool {
        let above =
            self.low.as_ref().is_none_or(|b| if b.open { *value > b.value } else { *value >= b.value });
        let below =
            self.high.as_ref().is_none_or(|b| if b.open { *value < b.value } else { *value <= b.value });
        above && below
    }

    /// Whether no number at all lies inside.
    pub fn is_empty(&self) -> bool {
        match (&self.low, &self.high) {
            (Some(a), Some(b)) => a.value > b.value || (a.value == b.value && (a.open || b.open)),
            _ => false,
        }
    }

    /// The numbers in both.
    pub fn intersect(&self, other: &Interval) -> Interval {
        Interval {
            low: tighter(&self.low, &other.low, |a, b| a > b),
            high: tighter(&self.high, &other.high, |a, b| a < b),
        }
    }

    /// The smallest interval that holds both.
    pub fn hull(&self, other: &Interval) -> Interval {
        let wider = |a: &Option<Bound>, b: &Option<Bound>, keep_first: fn(&Number, &Number) -> bool| {
            let (a, b) = (a.as_ref()?, b.as_ref()?);
            Some(match a.value == b.value {
                true => Bound { value: a.value.clone(), open: a.open && b.open },
                false if keep_first(&a.value, &b.value) => a.clone(),
                false => b.clone(),
            })
        };
        Interval {
            low: wider(&self.low, &other.low, |a, b| a < b),
            high: wider(&self.high, &other.high, |a, b| a > b),
        }
    }

    /// `self + other`, end by end.
    pub fn add(&self, other: &Interval) -> Interval {
        Interval { low: join(&self.low, &other.low), high: join(&self.high, &other.high) }
    }

    /// The interval mirrored at zero.
    pub fn neg(&self) -> Interval {
        let flip = |b: &Option<Bound>| b.as_ref().map(|b| Bound { value: -b.value.clone(), open: b.open });
        Interval { low: flip(&self.high), high: flip(&self.low) }
    }

    /// `self - other`.
    pub fn sub(&self, other: &Interval) -> Interval {
        self.add(&other.neg())
    }

    /// `self * other`; exact for bounded and for non-negative half-open intervals,
    /// unlimited where a sign can't be told.
    pub fn mul(&self, other: &Interval) -> Interval {
        if let (Some(a), Some(b), Some(c), Some(d)) = (&self.low, &self.high, &other.low, &other.high) {
            let corners = [(a, c), (a, d), (b, c), (b, d)]
                .map(|(x, y)| Bound { value: &x.value * &y.value, open: x.open || y.open });
            return corners
                .into_iter()
                .map(|b| Interval { low: Some(b.clone()), high: Some(b) })
                .reduce(|x, y| x.hull(&y))
                .unwrap_or_default();
        }
        if !self.is_non_negative() || !other.is_non_negative() {
            return Interval::default();
        }
        let product = |x: &Option<Bound>, y: &Option<Bound>| {
            let (x, y) = (x.as_ref()?, y.as_ref()?);
            Some(Bound { value: &x.value * &y.value, open: x.open || y.open })
        };
        Interval { low: product(&self.low, &other.low), high: product(&self.high, &other.high) }
    }

    /// `self / other`; unlimited where the divisor may be zero or negative.
    pub fn div(&self, other: &Interval) -> Interval {
        let Some(low) = other.low.as_ref().filter(|b| !b.value.is_negative() && !b.value.is_zero()) else {
            return Interval::default();
        };
        let inverse =
            |b: &Bound| Number::ONE.checked_div(&b.value).map(|value| Bound { value, open: b.open });
        let reciprocal = Interval {
            low: other.high.as_ref().and_then(inverse).or(Some(Bound { value: Number::ZERO, open: true })),
            high: inverse(low),
        };
        self.mul(&reciprocal)
    }

    /// Whether every number inside is zero or more.
    pub fn is_non_negative(&self) -> bool {
        self.low.as_ref().is_some_and(|b| !b.value.is_negative())
    }

    /// Whether the two could be the same number: breaks when they lie apart.
    pub fn equals(&self, other: &Interval) -> Truth {
        if self.intersect(other).is_empty() {
            return Truth::Breaks;
        }
        match (self.as_exact(), other.as_exact()) {
            (Some(_), Some(_)) => Truth::Holds,
            _ => Truth::Unknown,
        }
    }

    /// Whether `self <= other`.
    pub fn at_most(&self, other: &Interval) -> Truth {
        if let (Some(low), Some(high)) = (&self.low, &other.high)
            && (low.value > high.value || (low.value == high.value && (low.open || high.open)))
        {
            return Truth::Breaks;
        }
        match (&self.high, &other.low) {
            (Some(high), Some(low)) if high.value <= low.value => Truth::Holds,
            _ => Truth::Unknown,
        }
    }

    /// Whether `self < other`.
    pub fn below_all(&self, other: &Interval) -> Truth {
        other.at_most(self).not()
    }
}

fn tighter(a: &Option<Bound>, b: &Option<Bound>, first: fn(&Number, &Number) -> bool) -> Option<Bound> {
    match (a, b) {
        (Some(x), Some(y)) if x.value == y.value => {
            Some(Bound { value: x.value.clone(), open: x.open || y.open })
        }
        (Some(x), Some(y)) => Some(if first(&x.value, &y.value) { x.clone() } else { y.clone() }),
        (x, None) => x.clone(),
        (None, y) => y.clone(),
    }
}

fn join(a: &Option<Bound>, b: &Option<Bound>) -> Option<Bound> {
    let (a, b) = (a.as_ref()?, b.as_ref()?);
    Some(Bound { value: &a.value + &b.value, open: a.open || b.open })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn closed(a: i64, b: i64) -> Interval {
        Interval::closed(a.min(b).into(), a.max(b).into())
    }

    fn inside(i: &Interval, at: i64) -> Number {
        // A number of the interval: `at` hundredths of the way through it.
        let (Some(low), Some(high)) = (&i.low, &i.high) else { return Number::ZERO };
        let width = &high.value - &low.value;
        &low.value + &(&width * &Number::ratio(at, 100).unwrap_or(Number::ZERO))
    }

    proptest! {
        #[test]
        fn arithmetic_encloses_every_choice(a in -50i64..50, b in -50i64..50, c in -50i64..50, d in 1i64..50,
                                            s in 0i64..=100, t in 0i64..=100) {
            let (x, y, positive) = (closed(a, b), closed(c, d), closed(d, d + 7));
            let (p, q, r) = (inside(&x, s), inside(&y, t), inside(&positive, t));
            prop_assert!(x.add(&y).contains(&(&p + &q)));
            prop_assert!(x.sub(&y).contains(&(&p - &q)));
            prop_assert!(x.mul(&y).contains(&(&p * &q)));
            prop_assert!(x.div(&positive).contains(&p.checked_div(&r).unwrap_or(Number::ZERO)));
            if x.at_most(&y) == Truth::Breaks { prop_assert!(p > q); }
            if x.at_most(&y) == Truth::Holds { prop_assert!(p <= q); }
            if x.equals(&y) == Truth::Breaks { prop_assert!(p != q); }
        }
    }

    #[test]
    fn open_ends_decide_touching_intervals() {
        let above = Interval::above(3000.into(), true);
        assert_eq!(above.equals(&Interval::exact(3000.into())), Truth::Breaks);
        assert_eq!(above.at_most(&Interval::exact(3000.into())), Truth::Breaks);
        assert_eq!(Interval::above(3000.into(), false).equals(&Interval::exact(3000.into())), Truth::Unknown);
    }
}
