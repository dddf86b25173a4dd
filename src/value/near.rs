//! Near misses: values that look like a slip of one figure.

use super::{Hedge, Number};

impl Number {
    /// Within a half of each other, a power of ten apart, or the same digits in another
    /// order. Wild differences usually mean that two figures are not of one thing.
    pub fn looks_like(&self, other: &Number) -> bool {
        let (a, b) = (self.abs(), other.abs());
        let (small, large) = if a <= b { (a, b) } else { (b, a) };
        if small.is_zero() {
            return large.is_zero();
        }
        let close = &large * &Number::from(2) <= &small * &Number::from(3);
        close || self.is_misprint_of(other)
    }

    /// The exponent of ten of the last digit that is not a round zero.
    pub fn last_place(&self) -> i32 {
        let mut unit = (-12..=0).rev().find(|u| self.round_to(-u) == *self).unwrap_or(-12);
        while (0..30).contains(&unit) && !self.is_zero() && self.round_to(-(unit + 1)) == *self {
            unit += 1;
        }
        unit
    }

    /// Whether the two stay two numbers when both are rounded as far as the rounder one is.
    pub fn rounds_apart(&self, other: &Number) -> bool {
        let unit = self.last_place().max(other.last_place());
        self.round_to(-unit) != other.round_to(-unit)
    }

    /// Whether both may be told of one thing: nobody rounds off more than a twentieth, nor anything
    /// of two digits, and "about" is not farther off than a quarter. `None` under other hedges, which
    /// leave one side open.
    pub fn told_as(&self, other: &Number, hedge: Option<Hedge>, others: Option<Hedge>) -> Option<bool> {
        let loose = |h: Option<Hedge>| h.is_some_and(Hedge::is_loose);
        let plain = |h: Option<Hedge>| h.is_none_or(|h| h.is_loose() || h == Hedge::Exactly);
        if !plain(hedge) || !plain(others) {
            return None;
        }
        let apart = (self - other).abs();
        let large = self.abs().max(other.abs());
        if loose(hedge) || loose(others) {
            return Some(&apart * &Number::from(4) <= large);
        }
        let unit = Number::power_of_ten(self.last_place().max(other.last_place()));
        let little = &apart * &Number::from(20) <= large && large >= Number::from(100) || unit <= Number::ONE;
        Some(apart == Number::ZERO || &apart + &apart < unit && little)
    }

    /// The same digits in another order, or a power of ten apart.
    pub fn is_misprint_of(&self, other: &Number) -> bool {
        let (a, b) = (self.abs(), other.abs());
        let (small, large) = if a <= b { (a, b) } else { (b, a) };
        let slip = match (small.to_i128(), large.to_i128()) {
            (Some(a), Some(b)) => (1..=9).any(|n| a.checked_mul(10i128.pow(n)) == Some(b)),
            _ => (1..=9).any(|n| &small * &Number::power_of_ten(n) == large),
        };
        slip || digits(&small) == digits(&large)
    }
}

/// How often each digit stands in a number as it is written.
fn digits(n: &Number) -> [u32; 10] {
    let mut counts = [0; 10];
    let mut count = |digit: usize| counts.get_mut(digit).map(|n| *n += 1);
    match n.to_i128() {
        Some(whole) => {
            let mut rest = whole.unsigned_abs();
            while {
                count((rest % 10) as usize);
                rest /= 10;
                rest > 0
            } {}
        }
        None => {
            n.to_string().bytes().filter(u8::is_ascii_digit).for_each(|b| _ = count(usize::from(b - b'0')))
        }
    }
    counts
}
