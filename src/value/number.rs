//! Exact rational numbers: `i128` fractions while they fit, big integers beyond.

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, ToPrimitive, Zero};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

/// An exact rational number.
///
/// Arithmetic never rounds and never overflows: results that leave the range of
/// an `i128` fraction are carried on with big integers.
#[derive(Clone)]
pub struct Number(Repr);

#[derive(Clone)]
enum Repr {
    Small(Ratio<i128>),
    Big(Box<BigRational>),
}

impl Number {
    /// Zero.
    pub const ZERO: Number = Number(Repr::Small(Ratio::new_raw(0, 1)));
    /// One.
    pub const ONE: Number = Number(Repr::Small(Ratio::new_raw(1, 1)));

    /// The fraction `numerator / denominator`; `None` when the denominator is zero.
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Number> {
        (denominator != 0).then(|| Number(Repr::Small(Ratio::new(numerator.into(), denominator.into()))))
    }

    /// Ten to the power of `exponent` (an exact fraction where it is negative).
    pub fn power_of_ten(exponent: i32) -> Number {
        let magnitude = exponent.unsigned_abs();
        let power = if magnitude <= 36 {
            Number(Repr::Small(Ratio::from_integer(10i128.pow(magnitude))))
        } else {
            Number::from_big(BigRational::from_integer(num_traits::pow(BigInt::from(10), magnitude as usize)))
        };
        match (&power.0, exponent < 0) {
            (_, false) => power,
            (Repr::Small(r), true) => Number(Repr::Small(Ratio::new_raw(1, *r.numer()))),
            (Repr::Big(_), true) => Number::ONE.checked_div(&power).unwrap_or(Number::ZERO),
        }
    }

    /// Reads ASCII digits with an optional decimal point and sign ("-2.50").
    /// `None` when the text is anything else.
    ///
    /// ```
    /// use addsup::value::Number;
    /// assert_eq!(Number::parse_decimal("-2.50"), Number::ratio(-5, 2));
    /// assert_eq!(Number::parse_decimal("2,5"), None);
    /// ```
    pub fn parse_decimal(text: &str) -> Option<Number> {
        let (negative, body) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, decimals) = body.split_once('.').unwrap_or((body, ""));
        if whole.is_empty() && decimals.is_empty() {
            return None;
        }
        let digits = match decimals {
            "" => Cow::Borrowed(whole),
            _ => Cow::Owned([whole, decimals].concat()),
        };
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let scaled = match digits.parse::<i128>() {
            Ok(small) => Number(Repr::Small(Ratio::from_integer(small))),
            Err(_) => {
                Number::from_big(BigRational::from_integer(BigInt::parse_bytes(digits.as_bytes(), 10)?))
            }
        };
        let value = match decimals {
            "" => scaled,
            _ => &scaled * &Number::power_of_ten(-i32::try_from(decimals.len()).ok()?),
        };
        Some(if negative { -value } else { value })
    }

    /// `self / other`; `None` when `other` is zero.
    pub fn checked_div(&self, other: &Number) -> Option<Number> {
        if other.is_zero() {
            return None;
        }
        if let (Repr::Small(a), Repr::Small(b)) = (&self.0, &other.0)
            && let Some(quotient) = a.checked_div(b)
        {
            return Some(Number(Repr::Small(quotient)));
        }
        Some(Number::from_big(self.to_big() / other.to_big()))
    }

    /// Whether this is zero.
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Repr::Small(r) => r.is_zero(),
            Repr::Big(r) => r.is_zero(),
        }
    }

    /// Whether this is below zero.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small(r) => r.is_negative(),
            Repr::Big(r) => r.is_negative(),
        }
    }

    /// Whether this is a whole number.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Small(r) => r.is_integer(),
            Repr::Big(r) => r.is_integer(),
        }
    }

    /// The largest whole number not above this.
    pub fn floor(&self) -> Number {
        match &self.0 {
            Repr::Small(r) => Number(Repr::Small(r.floor())),
            Repr::Big(r) => Number::from_big(r.floor()),
        }
    }

    /// The nearest whole number, halves away from zero.
    pub fn round(&self) -> Number {
        match &self.0 {
            Repr::Small(r) => Number(Repr::Small(r.round())),
            Repr::Big(r) => Number::from_big(r.round()),
        }
    }

    /// Rounded to `decimals` places, halves away from zero.
    pub fn round_to(&self, decimals: i32) -> Number {
        let scale = Number::power_of_ten(decimals);
        let scaled = (self * &scale).round();
        &scaled * &Number::power_of_ten(-decimals)
    }

    /// The magnitude without its sign.
    pub fn abs(&self) -> Number {
        if self.is_negative() { -self.clone() } else { self.clone() }
    }

    /// The value as `i64` when it is a whole number that fits.
    pub fn to_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Small(r) if r.is_integer() => r.to_integer().to_i64(),
            _ => None,
        }
    }

    /// The value as `i128` when it is a whole number that fits; most figures are.
    pub(super) fn to_i128(&self) -> Option<i128> {
        match &self.0 {
            Repr::Small(r) if *r.denom() == 1 => Some(*r.numer()),
            _ => None,
        }
    }

    /// An approximation for display only; never used in a verdict.
    pub fn to_f64(&self) -> f64 {
        match &self.0 {
            Repr::Small(r) => r.to_f64().unwrap_or(f64::NAN),
            Repr::Big(r) => r.to_f64().unwrap_or(f64::NAN),
        }
    }

    /// Exact decimal digits where they end within `max_decimals`, else `None`.
    pub fn to_decimal(&self, max_decimals: i32) -> Option<String> {
        if let Some(whole) = self.to_i128() {
            return Some(whole.to_string());
        }
        let rounded = self.round_to(max_decimals);
        (rounded == *self).then(|| rounded.decimal_digits(max_decimals))
    }

    /// Decimal digits rounded to `decimals` places, trailing zeros dropped.
    pub fn to_rounded_decimal(&self, decimals: i32) -> String {
        self.round_to(decimals).decimal_digits(decimals)
    }

    fn decimal_digits(&self, decimals: i32) -> String {
        let scaled = (&self.abs() * &Number::power_of_ten(decimals)).to_big().to_integer().to_string();
        let places = decimals.max(0) as usize;
        let padded = format!("{scaled:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        let fraction = fraction.trim_end_matches('0');
        let sign = if self.is_negative() { "-" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Small(r) => BigRational::new((*r.numer()).into(), (*r.denom()).into()),
            Repr::Big(r) => (**r).clone(),
        }
    }

    fn from_big(big: BigRational) -> Number {
        match (big.numer().to_i128(), big.denom().to_i128()) {
            (Some(n), Some(d)) => Number(Repr::Small(Ratio::new(n, d))),
            _ => Number(Repr::Big(Box::new(big))),
        }
    }

    fn combine(
        &self,
        other: &Number,
        whole: impl Fn(i128, i128) -> Option<i128>,
        small: impl Fn(&Ratio<i128>, &Ratio<i128>) -> Option<Ratio<i128>>,
        big: impl Fn(BigRational, BigRational) -> BigRational,
    ) -> Number {
        // Whole numbers need no common denominator.
        if let (Some(a), Some(b)) = (self.to_i128(), other.to_i128())
            && let Some(result) = whole(a, b)
        {
            return Number(Repr::Small(Ratio::from_integer(result)));
        }
        if let (Repr::Small(a), Repr::Small(b)) = (&self.0, &other.0)
            && let Some(result) = small(a, b)
        {
            return Number(Repr::Small(result));
        }
        Number::from_big(big(self.to_big(), other.to_big()))
    }
}

impl Add for &Number {
    type Output = Number;
    fn add(self, other: &Number) -> Number {
        self.combine(other, i128::checked_add, |a, b| a.checked_add(b), |a, b| a + b)
    }
}

impl Sub for &Number {
    type Output = Number;
    fn sub(self, other: &Number) -> Number {
        self.combine(other, i128::checked_sub, |a, b| a.checked_sub(b), |a, b| a - b)
    }
}

impl Mul for &Number {
    type Output = Number;
    fn mul(self, other: &Number) -> Number {
        self.combine(other, i128::checked_mul, |a, b| a.checked_mul(b), |a, b| a * b)
    }
}

impl Neg for Number {
    type Output = Number;
    fn neg(self) -> Number {
        &Number::ZERO - &self
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Number {
        Number(Repr::Small(Ratio::from_integer(value.into())))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Small(a), Repr::Small(b)) => a.cmp(b),
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

/// Exact: decimals where they end within twelve places, else `n/d`.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_decimal(12) {
            Some(decimal) => f.write_str(&decimal),
            None => {
                let big = self.to_big();
                write!(f, "{}/{}", big.numer(), big.denom())
            }
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
