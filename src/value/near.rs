//! Near misses: values that look like a slip of one figure.

use super::Number;

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

    /// The same digits in another order, or a power of ten apart.
    pub fn is_misprint_of(&self, other: &Number) -> bool {
        let (a, b) = (self.abs(), other.abs());
        let (small, large) = if a <= b { (a, b) } else { (b, a) };
        let slip = (1..=9).any(|n| &small * &Number::power_of_ten(n) == large);
        slip || sorted_digits(&small) == sorted_digits(&large)
    }
}

fn sorted_digits(n: &Number) -> Vec<u8> {
    let mut digits: Vec<u8> = n.to_string().bytes().filter(u8::is_ascii_digit).collect();
    digits.sort_unstable();
    digits
}
