//! Linear inequalities over exact rationals: whether they can hold together, and the fewest
//! statements that cannot.

mod propagate;
mod simplex;
mod system;

pub use propagate::{narrow, propagate};
pub use system::{Inequality, LARGEST, impossible, possible};
