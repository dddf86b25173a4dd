//! `addsup`: a spell-checker for figures and dates in news copy.
//!
//! The way of the data, one direction, each stage a pure function of the one before:
//! document → mentions → claims → claim graph → rules → conflicts → findings → renderer.

mod check;
pub mod claim;
#[cfg(feature = "command")]
pub mod cli;
pub mod document;
pub mod finding;
pub mod graph;
pub mod language;
#[cfg(feature = "command")]
pub mod lsp;
pub mod mention;
#[cfg(feature = "command")]
pub mod newsroom;
pub mod notation;
pub mod render;
pub mod rule;
pub mod serve;
pub mod settings;
pub mod solve;
pub mod value;

pub use check::{
    Facts, Study, Telling, check, check_against, check_one, check_telling, claims_of, figures, study,
    understand,
};
