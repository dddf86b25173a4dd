//! Copy as the library reads it: what is understood, and what the report would write into it.

mod corpus;
mod hostile;
mod mention_spans;
mod number_words;
mod replacements;
mod sources;
