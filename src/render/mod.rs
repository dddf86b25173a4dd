//! Outputs, one file each.

mod figures;
mod json;
mod rule_fault;
mod rule_tests;
mod text;

pub use figures::{FiguresReport, FileFigures, figures_of, figures_text};
pub use json::{JsonReport, json};
pub use rule_fault::rule_fault;
pub use rule_tests::rule_tests;
pub use text::text;
