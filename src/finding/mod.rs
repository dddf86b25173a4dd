//! Findings: what every output is a view of.

mod model;

pub use model::{FigureCounts, FileReport, Finding, Label, Replacement, Report, Role, Severity};
