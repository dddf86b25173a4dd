//! Outputs, one file each.

mod carets;
mod excerpt;
mod figures;
mod graph;
mod json;
mod marks;
mod rule_fault;
mod rule_list;
mod rule_tests;
mod schema;
mod text;

pub use figures::{FiguresReport, FileFigures, figures_of, figures_text};
pub use graph::{GraphReport, graph_dot, graph_json, graph_mermaid};
pub use json::{JsonReport, json};
pub use rule_fault::rule_fault;
pub use rule_list::rule_list;
pub use rule_tests::rule_tests;
pub use schema::schemas;
pub use text::{Look, text};
