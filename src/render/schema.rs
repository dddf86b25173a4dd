//! JSON Schemas of the reports, drawn from the types that are written.

use super::{FiguresReport, JsonLine, JsonReport};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

/// Name and schema (draft 2020-12) of each report in JSON.
pub fn schemas() -> Vec<(&'static str, Schema)> {
    vec![("check", of::<JsonReport>()), ("check-line", of::<JsonLine>()), ("figures", of::<FiguresReport>())]
}

/// What is written, not what would be read: a field that may be left out is not required.
fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}
