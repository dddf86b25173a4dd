//! The claim graph: model, linking, export.

mod model;

pub use model::{Basis, ClaimGraph, Edge, EdgeKind, Node, NodeId, NodeKind};
