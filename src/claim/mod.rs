//! Statements: sentences and clauses, who states what of which measure.

mod sentence;

pub use sentence::{Sentence, sentences};
