//! What a newsroom has set: `addsup.toml` for a folder and all below it, a sidecar for one file.
//!
//! Nothing here looks for files: the text of one is read into a [`Configuration`] or a [`Sidecar`],
//! and a configuration answers with the [`Plan`] of a file. Paths in it count from its folder.

mod dated;
mod fault;
mod file;
mod plan;
mod readings;
mod sidecar;
#[cfg(test)]
mod tests;

pub use dated::date_in;
pub use fault::{Fault, Kind, Wrong};
pub use file::DateSource;
pub use plan::{Configuration, Plan, layer};
pub use sidecar::{Sidecar, Tick};

use crate::finding::Baseline;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

/// The name of a configuration.
pub const FILE: &str = "addsup.toml";

/// What the name of a sidecar ends in, in the place of the copy's own extension.
pub const SIDECAR: &str = "addsup.toml";

/// Name and schema (draft 2020-12) of each file that is written for the program.
pub fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("settings", of::<file::Settings>()),
        ("sidecar", of::<file::Beside>()),
        ("baseline", of::<Baseline>()),
    ]
}

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}
