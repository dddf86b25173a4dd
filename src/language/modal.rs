//! What takes a statement out of plain fact.

/// What takes a statement out of plain fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Modal {
    Future,
    Possible,
    Planned,
    Expected,
    Required,
    Conditional,
    Negated,
    Demanded,
}
