//! Units of measurement and currencies that a figure can carry.

use super::Number;
use serde::Serialize;

/// An ISO 4217 currency code ("USD"), or a bare currency name whose country is
/// not said ("dinar", "pound") in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Currency(pub &'static str);

/// What a physical unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Dimension {
    Length,
    Area,
    Volume,
    Mass,
    Temperature,
    Speed,
    Energy,
    Power,
    Pressure,
    Frequency,
    Data,
    Voltage,
    Current,
    Angle,
    /// Any other unit that only compares with itself.
    Other,
}

/// A physical or customary unit.
///
/// A value `v` in this unit is `v * factor + offset` in the base unit of its
/// dimension (metre, square metre, litre, kilogram, kelvin-free degree Celsius,
/// metre a second, joule, watt, pascal, hertz, byte).
#[derive(Debug, PartialEq)]
pub struct UnitDef {
    /// Short symbol, unique among units ("km", "°F").
    pub symbol: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// Size in base units, as an exact fraction.
    pub factor: (i64, i64),
    /// Added after scaling, as an exact fraction (only temperatures have one).
    pub offset: (i64, i64),
}

impl UnitDef {
    /// `value` of this unit, in the base unit of the dimension.
    pub fn to_base(&self, value: &Number) -> Option<Number> {
        let factor = Number::ratio(self.factor.0, self.factor.1)?;
        let offset = Number::ratio(self.offset.0, self.offset.1)?;
        Some(&(value * &factor) + &offset)
    }
}

/// What stands behind the number.
#[derive(Clone, Copy, Debug, Default)]
pub enum Unit {
    /// Nothing, or a counted noun.
    #[default]
    None,
    /// Per cent of a whole; the value is the number before the sign.
    Percent,
    /// Percentage points: a difference of shares.
    Points,
    /// Money in a currency.
    Money(Currency),
    /// A physical unit.
    Physical(&'static UnitDef),
    /// A unit of time (durations, ages).
    Time(super::time::Grain),
}

impl PartialEq for Unit {
    fn eq(&self, other: &Unit) -> bool {
        match (self, other) {
            (Unit::None, Unit::None) | (Unit::Percent, Unit::Percent) | (Unit::Points, Unit::Points) => true,
            (Unit::Money(a), Unit::Money(b)) => a == b,
            (Unit::Physical(a), Unit::Physical(b)) => a.symbol == b.symbol,
            (Unit::Time(a), Unit::Time(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Unit {}

impl Unit {
    /// A short name for reports: "%", "USD", "km", "year", or empty.
    pub fn symbol(&self) -> &'static str {
        match self {
            Unit::None => "",
            Unit::Percent => "%",
            Unit::Points => "pp",
            Unit::Money(currency) => currency.0,
            Unit::Physical(def) => def.symbol,
            Unit::Time(grain) => grain.name(),
        }
    }
}

macro_rules! units {
    ($($symbol:literal $dimension:ident $factor:expr $(, $offset:expr)?;)*) => {
        /// Every unit the lexicons may name. Factors: the international yard and pound
        /// (1959), US and imperial gallons, and the SI brochure.
        pub const UNITS: &[UnitDef] = &[$(UnitDef {
            symbol: $symbol,
            dimension: Dimension::$dimension,
            factor: $factor,
            offset: units!(@offset $($offset)?),
        }),*];
    };
    (@offset) => { (0, 1) };
    (@offset $offset:expr) => { $offset };
}

units! {
    "µm" Length (1, 1_000_000);
    "mm" Length (1, 1000);
    "cm" Length (1, 100);
    "dm" Length (1, 10);
    "m" Length (1, 1);
    "km" Length (1000, 1);
    "in" Length (254, 10_000);
    "ft" Length (3048, 10_000);
    "yd" Length (9144, 10_000);
    "mi" Length (1_609_344, 1000);
    "nmi" Length (1852, 1);
    "nm" Length (1, 1_000_000_000);
    "ly" Length (9_460_730_472_580_800, 1);
    "m²" Area (1, 1);
    "dunam" Area (1000, 1);
    "km²" Area (1_000_000, 1);
    "ha" Area (10_000, 1);
    "acre" Area (40_468_564_224, 10_000_000);
    "mi²" Area (2_589_988_110_336, 1_000_000);
    "ft²" Area (9_290_304, 100_000_000);
    "ml" Volume (1, 1000);
    "cl" Volume (1, 100);
    "hl" Volume (100, 1);
    "l" Volume (1, 1);
    "m³" Volume (1000, 1);
    "gal" Volume (3_785_411_784, 1_000_000_000);
    "bbl" Volume (158_987_294_928, 1_000_000_000);
    "µg" Mass (1, 1_000_000_000);
    "mg" Mass (1, 1_000_000);
    "g" Mass (1, 1000);
    "kg" Mass (1, 1);
    "t" Mass (1000, 1);
    "qintar" Mass (100, 1);
    "oz" Mass (28_349_523_125, 1_000_000_000_000);
    "lb" Mass (45_359_237, 100_000_000);
    "st" Mass (635_029_318, 100_000_000);
    "°C" Temperature (1, 1);
    "°F" Temperature (5, 9), (-160, 9);
    "km/h" Speed (10, 36);
    "mph" Speed (44_704, 100_000);
    "m/s" Speed (1, 1);
    "kn" Speed (1852, 3600);
    "W" Power (1, 1);
    "kW" Power (1000, 1);
    "MW" Power (1_000_000, 1);
    "GW" Power (1_000_000_000, 1);
    "hp" Power (745_699_872, 1_000_000);
    "kWh" Energy (3_600_000, 1);
    "MWh" Energy (3_600_000_000, 1);
    "GWh" Energy (3_600_000_000_000, 1);
    "TWh" Energy (3_600_000_000_000_000, 1);
    "cal" Energy (4_184, 1000);
    "kcal" Energy (4_184, 1);
    "Hz" Frequency (1, 1);
    "kHz" Frequency (1000, 1);
    "MHz" Frequency (1_000_000, 1);
    "GHz" Frequency (1_000_000_000, 1);
    "B" Data (1, 1);
    "KB" Data (1000, 1);
    "MB" Data (1_000_000, 1);
    "GB" Data (1_000_000_000, 1);
    "TB" Data (1_000_000_000_000, 1);
    "PB" Data (1_000_000_000_000_000, 1);
    "EB" Data (1_000_000_000_000_000_000, 1);
    "Mbit/s" Other (1_000_000, 1);
    "Gbit/s" Other (1_000_000_000, 1);
    "MP" Other (1_000_000, 1);
    "V" Voltage (1, 1);
    "bar" Pressure (100_000, 1);
    "psi" Pressure (6_894_757_293_168, 1_000_000_000);
    "hPa" Pressure (100, 1);
    "°" Angle (1, 1);
    "rad" Other (1, 1);
    "mpg" Other (1, 1);
}
