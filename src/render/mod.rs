//! Outputs, one file each.

mod figures;
mod json;
mod text;

pub use figures::{FiguresReport, FileFigures, figures_of, figures_text};
pub use json::{JsonReport, json};
pub use text::text;
