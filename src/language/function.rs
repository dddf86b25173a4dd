//! Words that carry grammar: what makes a statement no plain fact, and the small words that parsers
//! look for.

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

/// Grammar words that parsers look for, the same in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Function {
    The,
    A,
    And,
    Or,
    Of,
    In,
    On,
    At,
    From,
    To,
    By,
    For,
    With,
    Between,
    Than,
    That,
    Who,
    Which,
    Their,
    He,
    She,
    They,
    It,
    This,
    Those,
    Both,
    All,
    Be,
    Was,
    Have,
    Not,
    There,
    Other,
    But,
    While,
    During,
    Per,
}
