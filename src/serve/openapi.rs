//! The description of the interface (OpenAPI 3.1), drawn from the types that are read and written.

use super::api::SERVICES;
use super::draft::Draft;
use super::fault::Error;
use super::study::StudyReport;
use crate::render::{FiguresReport, GraphReport, JsonReport};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

/// The description.
pub fn openapi() -> Value {
    let settings = |write: bool| {
        let mut settings = SchemaSettings::draft2020_12().with(|s| {
            s.definitions_path = "/components/schemas".into();
            s.meta_schema = None;
        });
        if write {
            settings = settings.for_serialize();
        }
        settings.into_generator()
    };
    let (mut read, mut written) = (settings(false), settings(true));
    let draft = read.subschema_for::<Draft>();
    let reports: [(&str, Schema); 4] = [
        ("/api/check", of::<JsonReport>(&mut written)),
        ("/api/figures", of::<FiguresReport>(&mut written)),
        ("/api/graph", of::<GraphReport>(&mut written)),
        ("/api/study", of::<StudyReport>(&mut written)),
    ];
    let error = of::<Error>(&mut written);
    let fault =
        |what: &str| json!({ "description": what, "content": { "application/json": { "schema": error } } });
    let mut paths = Map::new();
    for service in &SERVICES {
        let schema = reports.iter().find(|(path, _)| *path == service.path).map(|(_, schema)| schema);
        let content = match schema {
            Some(schema) => json!({ "application/json": { "schema": schema } }),
            None => json!({ service.kind: {} }),
        };
        let post = json!({
            "operationId": service.path.trim_start_matches("/api/"),
            "summary": service.summary,
            "requestBody": { "required": true, "content": { "application/json": { "schema": draft } } },
            "responses": {
                "200": { "description": service.summary, "content": content },
                "400": fault("The request is not right; why"),
                "401": fault("The token is missing, or another"),
                "403": fault("A page of another origin"),
                "413": fault("More than is taken"),
                "422": fault("The draft cannot be read; why"),
                "503": fault("Too much to do; try again"),
            },
        });
        paths.insert(service.path.to_owned(), json!({ "post": post }));
    }
    let own = json!({ "get": {
        "operationId": "openapi.json",
        "summary": "This description",
        "responses": { "200": { "description": "OpenAPI 3.1", "content": { "application/json": {} } },
            "401": fault("The token is missing, or another") },
    } });
    paths.insert("/api/openapi.json".to_owned(), own);
    let mut schemas = read.take_definitions(true);
    schemas.extend(written.take_definitions(true));
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "addsup",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Points at figures and dates of a draft that cannot all be true. Nothing that is sent is kept.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "http://127.0.0.1:8765" }],
        "security": [{}, { "token": [] }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
        },
    })
}

fn of<T: JsonSchema>(generator: &mut schemars::SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}
