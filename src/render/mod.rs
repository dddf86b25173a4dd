//! Outputs, one file each.

mod carets;
mod excerpt;
mod figures;
mod json;
mod marks;
mod schema;
mod text;

pub use figures::{FiguresReport, FileFigures, figures_of, figures_text};
pub use json::{JsonReport, json};
pub use schema::schemas;
pub use text::{Look, text};
