//! The claim graph: model, linking, export.

mod build;
mod link;
mod model;

pub use build::{HORIZON, build};
pub use model::{Basis, ClaimGraph, Edge, EdgeKind, Node, NodeId, NodeKind};

/// The name that the source of the writer's own voice has.
pub const WRITER: &str = "writer";
