//! Systems of linear inequalities, and the fewest statements that make one impossible.

use super::propagate::propagate;
use super::simplex;
use crate::value::Number;
use std::collections::BTreeSet;

/// `terms ≤ bound`, or below it where `strict`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inequality {
    /// Variables, each once and in order, with their coefficients; none is zero.
    pub terms: Vec<(usize, Number)>,
    /// The right-hand side.
    pub bound: Number,
    /// The bound itself is left out.
    pub strict: bool,
    /// The statement it belongs to. Statements are kept or given up as a whole.
    pub statement: usize,
}

/// Above this many inequalities only propagation is tried: an article that states so much
/// of one thing is a table, and must not cost more than its length.
pub const LARGEST: usize = 240;

/// A set of statements, none of which can be left out, that cannot all be true; `None`
/// where there is none, or where the system is too large to say.
pub fn impossible(variables: usize, system: &[Inequality]) -> Option<BTreeSet<usize>> {
    let mut core = if propagate(variables, system).is_none() {
        system.iter().map(|i| i.statement).collect::<BTreeSet<_>>()
    } else if system.len() <= LARGEST {
        let conflict = simplex::conflict(variables, system)?;
        conflict.iter().filter_map(|at| system.get(*at)).map(|i| i.statement).collect()
    } else {
        return None;
    };
    if core.len() > LARGEST {
        return None;
    }
    // The deletion filter: what can be given up without a way out opening was not needed.
    for statement in core.clone() {
        let without: Vec<Inequality> = system
            .iter()
            .filter(|i| i.statement != statement && core.contains(&i.statement))
            .cloned()
            .collect();
        if !possible(variables, &without) {
            core.remove(&statement);
        }
    }
    Some(core)
}

/// Whether some values satisfy the whole system. Large systems count as possible unless
/// propagation says otherwise.
pub fn possible(variables: usize, system: &[Inequality]) -> bool {
    propagate(variables, system).is_some()
        && (system.len() > LARGEST || simplex::conflict(variables, system).is_none())
}
