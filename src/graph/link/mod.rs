//! Linkers: each draws one family of edges.

use super::build::Draft;

/// Draws all edges.
pub(super) fn all(_draft: &mut Draft<'_, '_>) {}
