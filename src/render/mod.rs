//! Outputs, one file each.

mod carets;
mod checkstyle;
mod claim_fault;
mod escape;
mod excerpt;
mod figures;
mod github;
mod gitlab;
mod graph;
mod html;
mod json;
mod junit;
mod marks;
mod output;
mod place;
mod rdjson;
mod rule_fault;
mod rule_list;
mod rule_tests;
mod sarif;
mod schema;
mod settings_fault;
mod sheet;
mod text;
mod utf16;
mod word;

pub use checkstyle::Checkstyle;
pub use claim_fault::claim_fault;
pub use figures::{Figure, FiguresReport, FileFigures, Numbers, Said, Timex, figures_of, figures_text};
pub use github::Github;
pub use gitlab::Gitlab;
pub use graph::{FileGraph, GraphReport, graph_dot, graph_json, graph_mermaid};
pub use html::Html;
pub use json::{Json, JsonFile, JsonLine, JsonLines, JsonReport};
pub use junit::Junit;
pub use output::Output;
#[cfg(feature = "command")]
pub(crate) use place::{primary, told};
pub use rdjson::Rdjson;
pub use rule_fault::rule_fault;
pub use rule_list::rule_list;
pub use rule_tests::rule_tests;
pub use sarif::Sarif;
pub use schema::schemas;
pub use settings_fault::settings_fault;
pub use sheet::{figures_csv, figures_xlsx};
#[cfg(feature = "command")]
pub(crate) use text::suggestion;
pub use text::{Look, Text, text};
pub use utf16::Utf16;
pub use word::commented;

/// The name of a kind, a hedge or another variant as reports write it.
pub(crate) fn variant(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
