//! Outputs, one file each.

mod figures;

pub use figures::{FiguresReport, figures_of, figures_text};
