//! Rules: files that match a pattern in the claim graph and say what must hold.
//!
//! A rule is one TOML file; its name is the rule's id. `match` is a path pattern
//! ([`Pattern`]), `require` and `where` are typed expressions ([`Expr`]). Core rules are
//! compiled in from `rules/`; a newsroom's own come in through [`Rules::load`].

mod error;
mod examples;
mod file;
mod label;
mod lex;
mod literal;
mod load;
mod model;
mod never;
mod page;
mod pattern;
mod resolve;
mod select;
mod start;
mod syntax;
mod template;
#[cfg(test)]
mod tests;
mod typed;

pub use error::RuleError;
pub(crate) use error::nearest;
pub use examples::{ExampleFailure, Hit, RuleOutcome, run_examples};
pub use label::Label;
pub use load::Rules;
pub use model::{Example, Rule, Severity, Status};
pub use page::page;
pub use pattern::{Link, Literal, Pattern, Slot};
pub use select::Selection;
pub use start::starting_file;
pub use template::{Part, Style, Template};
pub use typed::{Expr, ExprKind, Function, Op, Prop, Type};
