//! Exact numbers, intervals, readings, units and times. Knows nothing of text.

mod interval;
pub mod linear;
mod near;
mod number;
mod reading;
pub mod time;
mod unit;

pub use interval::{Bound, Interval, Truth};
pub use number::Number;
pub use reading::{Hedge, Printed, Reading, ReadingTable, Width};
pub use unit::{Currency, Dimension, UNITS, Unit, UnitDef};
